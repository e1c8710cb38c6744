"""Why a bid is not ranked: a minimum that it misses, a bound that it passes. Each condition is 1 where it holds.

What each reason is in words stands in `lcc.words.not_ranked`, by its code.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.award.fallen import Fallen
from lcc.award.quality import BidQuality
from lcc.award.rule_input import ASSESSED, ITEM_COST, MKI, OWN_COST, QUALITY, cell
from lcc.circularity.targets import Tested
from lcc.figure.figure import NOISE, Figure, Given, above, figure, in_cents
from lcc.model.award import FixedBudget, WeightedFactor
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path


class Condition(NamedTuple):
    """A reason not to rank a bid, and whether it holds: it does above 0."""

    why: Message
    holds: Figure

    @property
    def is_decided(self) -> bool:
        """Whether it is what the authority, or the bidder, decided; every other one follows from the rules."""
        return "ground" in self.why.context

    @property
    def criterion(self) -> str:
        """The criterion or indicator that it is about; empty where it is about none."""
        return str(self.why.context.get("criterion", ""))

    @property
    def item(self) -> str:
        """The code of the item that it is about; empty where it is about none."""
        return str(self.why.context.get("item", ""))

    def name_in(self, tender: Tender) -> str:
        """Return what it is about by its name: an item or a criterion; an indicator by its code."""
        return (
            tender.item_names[self.item]
            if self.item
            else tender.criterion_names.get(self.criterion, self.criterion)
        )


def conditions(
    tender: Tender,
    cost: float,
    assessed: float,
    mki: float,
    quality: BidQuality | None,
    targets: Sequence[Tested] = (),
    fallen: Fallen | None = None,
    by_item: Sequence[float] = (),
) -> Iterator[Condition]:
    """Yield every reason for which this tender does not rank a bid, whether it holds or not.

    A budget is about the cost itself, bounds are about the `assessed` cost, after fictive amounts: both in cents.
    `by_item` is what each item costs, where each earns points by itself.
    """
    rule = tender.award
    if fallen is not None:
        words = {"ground": fallen.ground, "article": fallen.article, "reason": fallen.reason}
        yield Condition(Message((), fallen.what, None, words), figure(1.0))
    if quality is not None and tender.quality is not None:
        for criterion in quality.criteria:
            if criterion.shortfall is not None:
                yield _condition("below_minimum", ("quality", "criteria"), criterion.shortfall, criterion.id)
        if tender.quality.minimum is not None:
            least = Given(tender.quality.minimum, "tender", ("quality", "minimum"))
            yield _condition("below_quality", least.path, above(least - NOISE, cell(QUALITY, quality.total.value)))
        if rule.needs_quality_above_zero:
            yield _condition("no_quality", ("award", "method"), 1 - above(cell(QUALITY, quality.total.value), 0.0))
    if rule.needs_cost_above_zero:
        yield _condition("no_cost", ("award", "method"), 1 - above(cell(ASSESSED, assessed), 0.0))
    for i, cost_of_item in enumerate(by_item if rule.counts_items else ()):
        is_above = above(Given(cost_of_item, "award", (ITEM_COST, i)), 0.0)
        yield _condition("item_no_cost", ("items", i), 1 - is_above, item=tender.items[i].id)
    if rule.mki_discount and rule.mki_discount.above_worst == "not_ranked":
        worst = Given(rule.mki_discount.worst, "tender", ("award", "mki_discount", "worst"))
        yield _condition("mki_above_worst", worst.path, above(cell(MKI, mki), in_cents(worst)))
    if isinstance(rule, FixedBudget):
        yield _condition(
            "over_budget", ("award", "budget"), above(cell(OWN_COST, cost), _stated(tender, "budget"))
        )
    if isinstance(rule, WeightedFactor) and rule.outside == "not_ranked":
        yield _condition(
            "below_bounds", ("award", "lowest"), above(_stated(tender, "lowest"), cell(ASSESSED, assessed))
        )
        yield _condition(
            "above_bounds", ("award", "highest"), above(cell(ASSESSED, assessed), _stated(tender, "highest"))
        )
    for one in targets:
        if one.target.required and one.missed is not None:
            yield _condition("misses_target", ("circularity", "targets"), one.missed, one.target.indicator)


def _condition(code: str, path: Path, holds: Figure, criterion: str = "", item: str = "") -> Condition:
    about = {"criterion": criterion, "item": item}
    return Condition(Message(path, code, None, {name: one for name, one in about.items() if one}), holds)


def _stated(tender: Tender, field: str) -> Figure:
    """Return a bound of the rule, in cents as amounts are that are held to it."""
    return in_cents(Given(getattr(tender.award, field), "tender", ("award", field)))
