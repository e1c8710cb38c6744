"""Why a bid is not ranked, in words."""

from collections.abc import Iterator

from lcc.award.conditions import Condition, Reason, conditions
from lcc.award.quality import BidQuality, Judged
from lcc.cashflow.figure import figure
from lcc.language import N_, Percent, Text
from lcc.model.award import FixedBudget, WeightedFactor
from lcc.model.quality import Quality
from lcc.model.tender import Tender
from lcc.report.rule import in_currency, score_text

REASONS: dict[Reason, str] = {
    "below_minimum": N_("it scores less than the minimum of {minimum} on {criterion}"),
    "below_quality": N_("it earns less than {minimum} of quality"),
    "mki_above_worst": N_("its MKI is above {worst}"),
    "over_budget": N_("its cost is above the budget of {budget}"),
    "below_bounds": N_("its cost after fictive discounts is below {lowest}"),
    "above_bounds": N_("its cost after fictive discounts is above {highest}"),
    "no_quality": N_("it earns no quality, and the award rule gives no score without"),
}


def reasons_of(tender: Tender) -> Iterator[Text]:
    """Yield every reason for which this tender does not rank a bid."""
    for condition in conditions(tender, 0.0, 0.0, 0.0, _any(tender.quality) if tender.quality else None):
        yield reason_text(tender, condition)


def _any(quality: Quality) -> BidQuality:
    """Return a bid on every criterion, so that each minimum is a condition."""
    return BidQuality(
        tuple(
            Judged(
                one.criterion.id,
                one,
                (),
                None,
                figure(1.0),
                figure(0.0),
                None if one.criterion.minimum is None else figure(0.0),
            )
            for one in quality.leaves()
        ),
        figure(0.0),
    )


def reason_text(tender: Tender, condition: Condition) -> Text:
    """Return a reason in words, with the bound that the tender sets."""
    rule, values = tender.award, dict[str, object]()
    if condition.reason == "below_minimum" and tender.quality:
        [criterion] = [one.criterion for one in tender.quality.leaves() if one.criterion.id == condition.criterion]
        least = score_text(criterion.minimum or 0, criterion.scale_used, tender.currency)
        values = {"criterion": criterion.name, "minimum": least}
    elif condition.reason == "below_quality" and tender.quality:
        values = {"minimum": Percent(tender.quality.minimum or 0)}
    elif rule.mki_discount and condition.reason == "mki_above_worst":
        values = {"worst": in_currency(rule.mki_discount.worst, tender.currency)}
    elif isinstance(rule, FixedBudget):
        values = {"budget": in_currency(rule.budget, tender.currency)}
    elif isinstance(rule, WeightedFactor):
        values = {
            "lowest": in_currency(rule.lowest, tender.currency),
            "highest": in_currency(rule.highest, tender.currency),
        }
    return Text(REASONS[condition.reason], values)
