"""What a bid costs a year over its own whole contract, against the part of it inside the horizon; and just after it.

Two things can make the part inside the cheaper one: a renewal that starts too late to count, and a buy-back that pays
more at the horizon than the product has left. All else is settled there by what the whole contract comes to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.award.check import Check, Kind, Received, Word
from lcc.award.otherwise import JUMP, alone, at_horizon, costs_a_year, costs_a_year_as_stated
from lcc.model.bid import Offer
from lcc.model.business_models import BuyBack, Lease
from lcc.model.lives import horizon_months, life_months
from lcc.model.record import Path, months
from lcc.model.tender import Tender

CHEAPER_INSIDE = 0.05
"""From this part on, what is compared says too little of what the contract costs: of a buy-back, if it jumps too."""

_YEARS_AFTER = 5


class _Contract(NamedTuple):
    """An offer of which the part inside the horizon can be the cheaper one, and the field that makes it so."""

    received: Received
    position: int
    years: int
    cause: Path

    @property
    def offer(self) -> Offer:
        return self.received.bid.offers[self.position]


def whole_contract(tender: Tender, received: Sequence[Received]) -> Iterator[Check]:
    """Yield the bids whose part inside the horizon is cheaper than the whole contract, or that jump just after it."""
    concerned = [one for one in received if any(_years(tender, offer) for offer in one.bid.offers)]
    contracts = [
        _Contract(one, k, *found)
        for one in concerned
        for k, offer in enumerate(one.bid.offers)
        if (found := _years(tender, offer))
    ]
    as_stated = costs_a_year_as_stated(tender, concerned)
    stated = {one.bid.name: costs for one, costs in zip(concerned, as_stated, strict=True)}
    over_all = costs_a_year(
        [alone(at_horizon(tender, one.years), one.received.bid, one.offer) for one in contracts]
    )
    steep = []
    for one, whole in zip(contracts, over_all, strict=True):
        offers = stated[one.received.bid.name]
        inside, part = sum(offers), offers[one.position]
        dearer = inside + whole - part
        is_lease = isinstance(one.offer.business_model, Lease)
        is_cheaper = dearer > 0 and inside <= (1 - CHEAPER_INSIDE) * dearer
        if is_cheaper and (is_lease or inside <= (1 - JUMP) * dearer):
            words: dict[str, Word] = {
                "inside": inside,
                "whole": dearer,
                "cheaper": 1 - inside / dearer,
                "years": float(one.years),
            }
            yield _check("whole_contract", one, words)
        elif is_lease or is_cheaper:
            steep.append((one, inside))
    yield from _jumps(tender, steep)


def _years(tender: Tender, offer: Offer) -> tuple[int, Path] | None:
    """Return the years of the whole contract, and what can make it dearer; None where nothing can."""
    model, horizon = offer.business_model, horizon_months(tender, offer)
    at = ("business_model",)
    if isinstance(model, Lease) and model.used_option(tender) is None:
        counted = len(model.counted_renewals(tender))
        uncounted = (-(-model.leased_months // 12), (*at, "renewals", counted))
        return uncounted if counted < len(model.renewals) else None
    if isinstance(model, BuyBack) and tender.comparison == "common_horizon":
        life = life_months(tender, offer) or horizon
        if horizon % life and _share_at(model, horizon % life) > 0:
            return max(life // 12, 1), (*at, "buy_back")
    return None


def _share_at(model: BuyBack, age: int) -> float:
    return next((step.share_of_price for step in model.buy_back if months(step.after_years) >= age), 0.0)


def _jumps(tender: Tender, contracts: Sequence[tuple[_Contract, float]]) -> Iterator[Check]:
    """Yield where the cost a year jumps when the contract is used some years longer than the horizon."""
    first = tender.horizon_years
    spans = [range(first, min(first + _YEARS_AFTER, max(one.years, first)) + 1) for one, _inside in contracts]
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
            words: dict[str, Word] = {"inside": inside, "then": then, "years": float(span[jumped])}
            yield _check("jump_after_horizon", one, words)


def _check(kind: Kind, one: _Contract, words: Mapping[str, Word]) -> Check:
    path = ("offers", one.position, *one.cause)
    return Check(kind, (one.received.bid.name,), {"item": one.offer.item, **words}, path)
