"""A bid beside the others: what it costs to do better than a reference bid, and whether any other beats it."""

from collections.abc import Sequence
from typing import NamedTuple

from lcc.circularity.of_bid import BidCircularity
from lcc.figure.figure import NOISE, cents
from lcc.library.indicators import INDICATORS
from lcc.model.circularity import CircularityRules


class Compared(NamedTuple):
    """A bid as it is compared on circularity.

    `cost` is that by which bids are compared, `paid` the part of it that is no external cost; over the horizon or by
    year, in the currency of the tender. What is not ranked is no reference, and beats no other.
    """

    name: str
    is_ranked: bool
    cost: float
    paid: float
    circularity: BidCircularity


class BidComparison(NamedTuple):
    """A bid beside the others; whether it is efficient, beside those that are ranked.

    `per_kg_co2` and `per_kg_virgin` are what is paid more than for the reference bid for each kilogram less, in the
    currency of the tender; below 0 less is paid as well. None where nothing is avoided or known.
    """

    reference: str
    efficient: bool | None
    per_kg_co2: float | None
    per_kg_virgin: float | None


def beside_each_other(rules: CircularityRules, bids: Sequence[Compared]) -> list[BidComparison]:
    """Return each bid beside the others.

    The reference is the bid that the tender names, or else that for which least is paid, of those that are ranked; of
    all where none is.
    """
    if not bids:
        return []
    cheapest = min([one for one in bids if one.is_ranked] or bids, key=lambda one: one.paid)
    reference = next((one for one in bids if one.name == rules.reference_bid), cheapest)
    is_efficient = _efficient(rules, bids)
    return [
        BidComparison(
            reference.name,
            efficient,
            _per_kg(one, reference, "co2_total"),
            _per_kg(one, reference, "virgin_total"),
        )
        for one, efficient in zip(bids, is_efficient, strict=True)
    ]


def _per_kg(one: Compared, reference: Compared, total: str) -> float | None:
    found = [bid.circularity.totals.get(total) for bid in (one, reference)]
    if found[0] is None or found[1] is None:
        return None
    return cost_per_unit_avoided(one.paid, found[0].value, reference.paid, found[1].value)


def cost_per_unit_avoided(
    cost: float, impact: float, reference_cost: float, reference_impact: float
) -> float | None:
    """Return the extra cost of a bid for each unit of impact less than that of the reference [money a unit of impact].

    None where the bid has as much impact or more: nothing is avoided.

    >>> cost_per_unit_avoided(1200.0, 60.0, 1000.0, 100.0)
    5.0
    """
    avoided = reference_impact - impact
    return (cost - reference_cost) / avoided if avoided > 0 else None


def _efficient(rules: CircularityRules, bids: Sequence[Compared]) -> list[bool | None]:
    name = rules.shown_against_cost
    known = [one for one in bids if one.is_ranked and name in one.circularity.indicators]
    values = [one.circularity.indicators[name].value for one in known]
    more_is_better = INDICATORS[name].more_is_better
    found = efficient([one.cost for one in known], values, more_is_better=more_is_better)
    by_name = {one.name: is_efficient for one, is_efficient in zip(known, found, strict=True)}
    return [by_name.get(one.name) for one in bids]


def efficient(costs: Sequence[float], values: Sequence[float], *, more_is_better: bool) -> list[bool]:
    """Return which bids are efficient: no other costs no more and does no worse, and is better in one of the two.

    Costs are compared to the cent.

    >>> efficient([100.0, 110.0, 120.0], [0.5, 0.4, 0.8], more_is_better=True)
    [True, False, True]
    """
    good = values if more_is_better else [-value for value in values]
    both = [(cents(cost), value) for cost, value in zip(costs, good, strict=True)]
    return [
        not any(
            other <= cost and better >= value - NOISE and (other < cost or better > value + NOISE)
            for other, better in both
        )
        for cost, value in both
    ]
