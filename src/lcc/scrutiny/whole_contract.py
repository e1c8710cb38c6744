"""What a bid costs a year over its own whole contract, against the part of it inside the horizon; and just after it.

Three things can make the part inside the cheaper one: a renewal that starts too late to count, a buy-back that pays
more at the horizon than the product has left, and a life that the tender does not settle as an annuity, so that what
falls late bears no interest. All else is settled by what the whole contract comes to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lcc.checks.lives import life_months, product_months
from lcc.model.bid import Offer
from lcc.model.business_models import BuyBack, Lease, Purchase
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import months
from lcc.scrutiny.otherwise import JUMP, Case, alone, at_horizon, costs_a_year, costs_a_year_as_stated
from lcc.scrutiny.remark import ReceivedBid, remark

CHEAPER_INSIDE = 0.05
"""From this part on, what is compared says too little of what the contract costs."""

_YEARS_AFTER = 5


class _Contract(NamedTuple):
    """An offer of which the part inside the horizon can be the cheaper one, its years, and what makes it so."""

    received: ReceivedBid
    position: int
    months: int
    cause: Path

    @property
    def years(self) -> int:
        """The years of the whole contract, up to the last one that it reaches into."""
        return -(-self.months // 12)

    @property
    def offer(self) -> Offer:
        return self.received.bid.offers[self.position]


def whole_contract(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield the bids whose part inside the horizon is cheaper than the whole contract, or that jump just after it."""
    concerned = [one for one in received if any(_whole(tender, offer) for offer in one.bid.offers)]
    contracts = [
        _Contract(one, k, *found)
        for one in concerned
        for k, offer in enumerate(one.bid.offers)
        if (found := _whole(tender, offer))
    ]
    as_stated = costs_a_year_as_stated(tender, concerned)
    stated = {one.bid.name: costs for one, costs in zip(concerned, as_stated, strict=True)}
    over_all = costs_a_year([_over_all(tender, one) for one in contracts])
    steep = []
    for one, whole in zip(contracts, over_all, strict=True):
        offers = stated[one.received.bid.name]
        inside, part = sum(offers), offers[one.position]
        dearer = inside + whole - part
        if dearer > 0 and inside <= (1 - CHEAPER_INSIDE) * dearer:
            words = {
                "inside": inside,
                "whole": dearer,
                "cheaper": 1 - inside / dearer,
                "years": round(one.months / 12, 1),
            }
            yield _check("whole_contract", one, words)
        elif isinstance(one.offer.business_model, BuyBack) or _has_uncounted(tender, one.offer):
            steep.append((one, inside))
    yield from _jumps(tender, steep)


def _whole(tender: Tender, offer: Offer) -> tuple[int, Path] | None:
    """Return the months of the whole contract, and what can make it dearer; None where nothing can."""
    model, at = offer.business_model, ("business_model",)
    if isinstance(model, Lease) and _has_uncounted(tender, offer):
        return model.leased_months, (*at, "renewals", len(model.counted_renewals(tender)))
    if tender.comparison != "common_horizon":
        return None
    lives = [life for life in (life_months(tender, offer), product_months(tender, offer)) if life is not None]
    cut = [life for life in lives if tender.horizon_months % life]
    if isinstance(model, BuyBack) and cut:
        return cut[0], (*at, "buy_back")
    return (max(cut), at) if cut and tender.residual_value != "annuity" else None


def _has_uncounted(tender: Tender, offer: Offer) -> bool:
    """Whether a lease has renewals that start too late to count."""
    model = offer.business_model
    return (
        isinstance(model, Lease)
        and model.used_option(tender) is None
        and len(model.counted_renewals(tender)) < len(model.renewals)
    )


def _share_at(model: BuyBack, age: int) -> float:
    ages = [months(step.after_years) for step in model.buy_back]
    return float(np.interp(age, ages, [step.share_of_price for step in model.buy_back], right=0.0))


def _over_all(tender: Tender, one: _Contract) -> Case:
    """Return an offer as it is over its whole contract.

    An annuity of a life is the same whatever the horizon; what is bought back is kept until its end, and sold then.
    """
    model, offer = one.offer.business_model, one.offer
    if isinstance(model, BuyBack):
        kept = Purchase(
            kind="purchase",
            price=model.price,
            service_life_years=model.service_life_years,
            instalments=model.instalments,
            resale_value=_share_at(model, one.months) * model.price,
            resale_basis="guaranteed",
            index=model.index,
            vat=model.vat,
        )
        offer = offer.model_copy(update={"business_model": kept})
    years = one.years if _has_uncounted(tender, offer) else tender.horizon_years
    return alone(at_horizon(tender, years), one.received.bid, offer)


def _jumps(tender: Tender, contracts: Sequence[tuple[_Contract, float]]) -> Iterator[Message]:
    """Yield where the cost a year jumps when the contract is used some years longer than the horizon."""
    first = tender.horizon_years
    spans = [range(first, min(first + _YEARS_AFTER, _ends_in(tender, one)) + 1) for one, _inside in contracts]
    costs = iter(
        costs_a_year(
            [
                alone(at_horizon(tender, years), one.received.bid, one.offer)
                for (one, _inside), span in zip(contracts, spans, strict=True)
                for years in span
            ]
        )
    )
    for (one, inside), span in zip(contracts, spans, strict=True):
        by_year = [next(costs) for _years in span]
        jumped = next(
            (k for k in range(1, len(by_year)) if by_year[k] - by_year[k - 1] > JUMP * abs(inside)), None
        )
        if jumped is not None:
            then = inside + by_year[jumped] - by_year[0]
            words = {"inside": inside, "then": then, "years": float(span[jumped])}
            yield _check("jump_after_horizon", one, words)


def _ends_in(tender: Tender, one: _Contract) -> int:
    """Return the last whole year of the contract, or of the life, that reaches the horizon."""
    return -(-tender.horizon_months // one.months) * one.months // 12


def _check(kind: str, one: _Contract, words: Mapping[str, object]) -> Message:
    path = ("offers", one.position, *one.cause)
    return remark(kind, (one.received.bid.name,), {"item": one.offer.item, **words}, path)
