"""Why a bid is not ranked: a minimum that it misses, a bound that it passes. Each condition is 1 where it holds."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lcc.award.quality import BidQuality
from lcc.award.seen import ASSESSED, MKI, OWN_COST, QUALITY, own
from lcc.circularity.targets import Tested
from lcc.figure.figure import NOISE, Figure, Given, above, in_cents
from lcc.model.award import FixedBudget, Superformula, ValueForMoney, WeightedFactor
from lcc.model.tender import Tender

Reason = Literal[
    "below_minimum",
    "below_quality",
    "mki_above_worst",
    "over_budget",
    "below_bounds",
    "above_bounds",
    "no_quality",
    "misses_target",
]


class Condition(NamedTuple):
    """A reason not to rank a bid, with the criterion or indicator where it is about one; it holds above 0."""

    reason: Reason
    holds: Figure
    criterion: str = ""


def conditions(
    tender: Tender,
    cost: float,
    assessed: float,
    mki: float,
    quality: BidQuality | None,
    targets: Sequence[Tested] = (),
) -> Iterator[Condition]:
    """Yield every reason for which this tender does not rank a bid, whether it holds or not.

    A budget is about the cost itself, bounds are about the `assessed` cost, after fictive discounts: both in cents.
    """
    rule = tender.award
    if quality is not None and tender.quality is not None:
        for criterion in quality.criteria:
            if criterion.shortfall is not None:
                yield Condition("below_minimum", criterion.shortfall, criterion.id)
        if tender.quality.minimum is not None:
            least = Given(tender.quality.minimum, "tender", ("quality", "minimum"))
            yield Condition("below_quality", above(least - NOISE, own(QUALITY, quality.total.value)))
        if isinstance(rule, ValueForMoney | Superformula):
            yield Condition("no_quality", 1 - above(own(QUALITY, quality.total.value), 0.0))
    if rule.mki_discount and rule.mki_discount.above_worst == "not_ranked":
        worst = Given(rule.mki_discount.worst, "tender", ("award", "mki_discount", "worst"))
        yield Condition("mki_above_worst", above(own(MKI, mki), in_cents(worst)))
    if isinstance(rule, FixedBudget):
        yield Condition("over_budget", above(own(OWN_COST, cost), _stated(tender, "budget")))
    if isinstance(rule, WeightedFactor) and rule.outside == "not_ranked":
        yield Condition("below_bounds", above(_stated(tender, "lowest"), own(ASSESSED, assessed)))
        yield Condition("above_bounds", above(own(ASSESSED, assessed), _stated(tender, "highest")))
    for one in targets:
        if one.target.required and one.missed is not None:
            yield Condition("misses_target", one.missed, one.target.indicator)


def _stated(tender: Tender, field: str) -> Figure:
    """Return a bound of the rule, in cents as amounts are that are held to it."""
    return in_cents(Given(getattr(tender.award, field), "tender", ("award", field)))
