"""Costs that a bid asks beside its price, where the price alone counts for the award."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lcc.award.ranking import HALF_CENT
from lcc.checks.lives import horizon_months
from lcc.engine.rates import annuity_factors
from lcc.library.phases import PHASES
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark


def beside_price(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield of each bid what it asks, or gives, beside its price: by phase, and what that comes to as costs compare.

    Nothing of it counts, so that a bidder can move money there without losing by it. External costs are no money that
    is asked, and are not among it.
    """
    if tender.award.basis != "price":
        return
    bands, by_year = tender.discount.bands, tender.comparison == "equivalent_annual_cost"
    years = [[horizon_months(tender, offer) // 12 for offer in one.bid.offers] for one in received]
    each = set(chain.from_iterable(years))
    factor = annuity_factors(bands, each) if by_year else dict.fromkeys(each, 1.0)
    for one, valued in zip(received, years, strict=True):
        if beside := _beside(one, [factor[n] for n in valued]):
            phases = tuple(phase for phase in PHASES if phase in beside)
            words = {"phases": phases, "beside": sum(beside.values()), "price": one.standing.contender.cost}
            yield remark("costs_beside_price", (one.bid.name,), words)


def _beside(one: ReceivedBid, factors: Sequence[float]) -> dict[str, float]:
    """Return by phase what is no part of the price; what settles a cost is in the phase of that cost."""
    found: dict[str, float] = {}
    for line, value in zip(one.lines, one.present_value.tolist(), strict=True):
        if not line.is_price and line.payer != "society":
            phase = line.settles or line.phase
            found[phase] = found.get(phase, 0.0) + value / factors[line.offer]
    return {phase: value for phase, value in found.items() if abs(value) >= HALF_CENT}
