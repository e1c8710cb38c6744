"""Why a bid is not ranked, in words."""

from collections.abc import Iterator, Mapping

from lcc.award.conditions import Condition, conditions
from lcc.award.quality import BidQuality, Judged
from lcc.circularity.targets import tested
from lcc.figure.figure import figure
from lcc.language import N_, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.model.award import FixedBudget, WeightedFactor
from lcc.model.quality import Quality
from lcc.model.tender import Tender
from lcc.words.rule import in_currency, score_text
from lcc.words.targets import target_text

REASONS: dict[str, str] = {
    "excluded": N_("its bidder is excluded ({ground}): {reason}"),
    "invalid": N_("it is invalid ({ground}): {reason}"),
    "withdrawn": N_("it was withdrawn ({ground}): {reason}"),
    "not_accepted": N_("it is not accepted ({ground}): {reason}"),
    "below_minimum": N_("it scores less than the minimum of {minimum} on {criterion}"),
    "below_quality": N_("it earns less than {minimum} of quality"),
    "mki_above_worst": N_("its MKI is above {worst}"),
    "over_budget": N_("its cost is above the budget of {budget}"),
    "below_bounds": N_("its cost after fictive discounts and additions is below {lowest}"),
    "above_bounds": N_("its cost after fictive discounts and additions is above {highest}"),
    "no_quality": N_("it earns no quality above zero, and without that the award rule gives no score"),
    "no_cost": N_("its cost is zero or less, and the award rule divides by it"),
    "item_no_cost": N_("its cost of {item} is zero or less, and the award rule divides by it"),
    "misses_target": N_("it misses a required target: {target}"),
}
"""Of any bid, after "if" or "because"."""

TOLD: dict[str, str] = {
    "excluded": N_("You are excluded ({ground}): {reason}."),
    "invalid": N_("Your bid is invalid ({ground}): {reason}."),
    "withdrawn": N_("Your bid was withdrawn ({ground}): {reason}."),
    "not_accepted": N_("Your bid is not accepted ({ground}): {reason}."),
    "below_minimum": N_("Your bid scores less than the minimum of {minimum} on {criterion}."),
    "below_quality": N_("Your bid earns less than {minimum} of quality."),
    "mki_above_worst": N_("The MKI of your bid is above {worst}."),
    "over_budget": N_("The cost of your bid is above the budget of {budget}."),
    "below_bounds": N_("The cost of your bid after fictive discounts and additions is below {lowest}."),
    "above_bounds": N_("The cost of your bid after fictive discounts and additions is above {highest}."),
    "no_quality": N_("Your bid earns no quality above zero, and without that the award rule gives no score."),
    "no_cost": N_("The cost of your bid is zero or less, and the award rule divides by it."),
    "item_no_cost": N_("The cost of {item} in your bid is zero or less, and the award rule divides by it."),
    "misses_target": N_("Your bid misses a required target: {target}."),
}
"""Of one bid, to its bidder: each a sentence."""


def reasons_of(tender: Tender) -> Iterator[Text]:
    """Yield every reason for which this tender does not rank a bid."""
    rules = tender.circularity
    targets = [tested(k, target, figure(0.0)) for k, target in enumerate(rules.targets)] if rules else []
    quality = _any(tender.quality) if tender.quality else None
    by_item = (0.0,) * len(tender.items)
    for condition in conditions(tender, 0.0, 0.0, 0.0, quality, targets, by_item=by_item):
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
    """Return a reason as it stands after "if" or "because", with the bound that the tender sets."""
    return Text(REASONS[condition.why.code], _bounds(tender, condition))


def told(tender: Tender, condition: Condition) -> Text:
    """Return a reason as a sentence to the bidder."""
    return Text(TOLD[condition.why.code], _bounds(tender, condition))


def fell_away_text(what: str, found: Mapping[str, object]) -> Text:
    """Return that a bid fell away as it stands after "if" or "because": in which way, and what was found."""
    return Text(REASONS[what], _decided(found))


def _decided(found: Mapping[str, object]) -> dict[str, object]:
    """Return the ground on which a bid fell away, with the article, and the reason: as words of a text."""
    ground, article = Text(TERMS[str(found["ground"])]), found["article"]
    # Who writes "art. 2.113" has said that it is an article.
    named = N_("{ground}; article {article}") if str(article)[:1].isdigit() else "{ground}; {article}"
    said = Text(named, {"ground": ground, "article": article}) if article else ground
    return {"ground": said, "reason": str(found["reason"]).rstrip(" .")}


def _bounds(tender: Tender, condition: Condition) -> dict[str, object]:
    rule = tender.award
    if condition.is_decided:
        return _decided(condition.why.context)
    if condition.item:
        return {"item": condition.name_in(tender)}
    if condition.why.code == "below_minimum" and tender.quality:
        [criterion] = [one.criterion for one in tender.quality.leaves() if one.criterion.id == condition.criterion]
        return {
            "criterion": criterion.name,
            "minimum": score_text(criterion.minimum or 0, criterion.scale_used, tender.currency),
        }
    if condition.why.code == "misses_target" and tender.circularity:
        targets = [one for one in tender.circularity.targets if one.required]
        asked = [target_text(one, tender.currency) for one in targets if one.indicator == condition.criterion]
        return {"target": listed(asked, "; ")}
    if condition.why.code == "below_quality" and tender.quality:
        return {"minimum": Percent(tender.quality.minimum or 0)}
    if rule.mki_discount and condition.why.code == "mki_above_worst":
        return {"worst": in_currency(rule.mki_discount.worst, tender.currency)}
    if isinstance(rule, FixedBudget):
        return {"budget": in_currency(rule.budget, tender.currency)}
    if isinstance(rule, WeightedFactor):
        bounds = {"lowest": rule.lowest, "highest": rule.highest}
        return {name: in_currency(value, tender.currency) for name, value in bounds.items()}
    return {}
