"""The award criteria as a notice states them: eForms business terms, and the OCDS extension for award criteria.

Sources: eForms BG-707 (docs.ted.europa.eu/eforms) and the rules of its SDK, under which a notice with a formula
(BT-543) states no numbers; open-contracting-extensions, ocds_awardCriteria_extension.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Literal, NamedTuple

from lcc.award.quality import weight_of
from lcc.language import N_, Text, Translate
from lcc.method.award_rules import rules_of_cost, rules_of_items, score_formula
from lcc.method.quality_rules import judged_by
from lcc.model.award import FixedBudget, Points, QualityValue, uses_quality
from lcc.model.quality import Leaf, MoneyScale, PointsScale
from lcc.model.tender import Tender
from lcc.words.rule import in_currency
from lcc.words.weight import share_said, weight_said

NoticeType = Literal["price", "cost", "quality"]
_PERCENT_DECIMALS = 4


class CriterionNumber(NamedTuple):
    """A number of a criterion, and what it is: a weight, a fixed amount or a threshold, by the codes of OCDS."""

    number: float
    what: Literal["weight", "fixed", "threshold"]
    code: Literal["percentageExact", "total", "minimumScore"]


@dataclass(frozen=True, slots=True)
class AwardCriterion:
    """One criterion. Life-cycle cost is a cost; the price of the offer alone is a price."""

    kind: NoticeType
    name: str
    description: str
    numbers: tuple[CriterionNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardCriteria:
    """The criteria of a notice; `weighting` is the formula where weights can't be stated for each criterion."""

    criteria: tuple[AwardCriterion, ...]
    weighting: str | None = None


def award_criteria(tender: Tender, _: Translate) -> AwardCriteria:
    """Return the criteria as a notice states them, in words of the reader's language.

    Rules that add up points have weights, in percent; they add up to 100. Under the others quality is worth money,
    or cost and quality are divided: a formula says so, and there are no numbers.
    """
    award, leaves = tender.award, list(tender.quality.leaves()) if tender.quality else []
    has_weights = isinstance(award, Points | FixedBudget)
    cost_weight = award.price_weight if isinstance(award, Points) else 0.0
    shares = [share_of(tender, leaf) for leaf in leaves]
    weights = _percentages([cost_weight, *((1 - cost_weight) * share for share in shares)])
    cost_numbers = [CriterionNumber(weights[0], "weight", "percentageExact")]
    if isinstance(award, FixedBudget):
        cost_numbers = [CriterionNumber(award.budget, "fixed", "total"), *cost_numbers]
    criteria = [
        AwardCriterion(
            "price" if award.basis == "price" else "cost",
            _("Price") if award.basis == "price" else _("Life-cycle cost"),
            " ".join(text.say(_) for text in _of_cost(tender)),
            tuple(cost_numbers) if has_weights else (),
        )
    ]
    for leaf, share, weight in zip(leaves, shares, weights[1:], strict=True):
        description = " ".join(text.say(_) for text in _of_quality(tender, leaf, share))
        numbers = tuple(_numbers(leaf, weight)) if has_weights else ()
        criteria.append(AwardCriterion("quality", leaf.criterion.name, description, numbers))
    return AwardCriteria(tuple(criteria), None if has_weights else score_formula(tender).say(_))


def share_of(tender: Tender, leaf: Leaf) -> float:
    """Return the part of all quality that a criterion is [0 to 1]."""
    return weight_of(tender, leaf).value


def _percentages(shares: list[float]) -> list[float]:
    """Return shares as rounded percentages that keep the sum: what rounding takes, the next one gets.

    >>> _percentages([1 / 3, 1 / 3, 1 / 3])
    [33.3333, 33.3334, 33.3333]
    """
    sums = [round(100 * share, _PERCENT_DECIMALS) for share in accumulate(shares, initial=0.0)]
    return [round(high - low, _PERCENT_DECIMALS) for low, high in pairwise(sums)]


def _numbers(leaf: Leaf, weight: float) -> Iterator[CriterionNumber]:
    yield CriterionNumber(weight, "weight", "percentageExact")
    least = leaf.criterion.minimum
    if isinstance(leaf.criterion.scale_used, PointsScale | MoneyScale) and isinstance(least, float | int):
        yield CriterionNumber(float(least), "threshold", "minimumScore")


def _of_cost(tender: Tender) -> Iterator[Text]:
    for _title, text in rules_of_cost(tender):
        yield text
    for _title, text in rules_of_items(tender):
        yield text
    yield Text(N_("The procurement documents have the whole method."))


def _of_quality(tender: Tender, leaf: Leaf, share: float) -> Iterator[Text]:
    criterion, award = leaf.criterion, tender.award
    if criterion.description:
        yield Text("{description}", {"description": criterion.description})
    if isinstance(award, QualityValue):
        worth = {"worth": in_currency(round(award.quality_value * share, 2), tender.currency)}
        yield Text(N_("Worth {worth} in full, taken off the cost for the comparison."), worth)
    elif uses_quality(award):
        points = tender.quality.points if tender.quality else None
        said = share_said(share) if points is None else weight_said(criterion, points)
        yield Text(N_("{share} of all quality."), {"share": said})
    else:
        yield Text(N_("Only a minimum: it does not count in the ranking."))
    yield from judged_by(criterion, tender.currency)


def as_ocds(found: AwardCriteria) -> dict[str, Any]:
    """Return the object that stands in a lot of an OCDS release, under the extension for award criteria."""
    criteria: dict[str, Any] = {"weightingDescription": found.weighting} if found.weighting else {}
    criteria["criteria"] = [
        {
            "type": one.kind,
            "name": one.name,
            "description": one.description,
            **({"numbers": [{"number": n.number, n.what: n.code} for n in one.numbers]} if one.numbers else {}),
        }
        for one in found.criteria
    ]
    return {"awardCriteria": criteria}


EFORMS_CODES = {
    "percentageExact": ("BT-5421", "per-exa"),
    "total": ("BT-5422", "fix-tot"),
    "minimumScore": ("BT-5423", "min-score"),
}
"""By the code of OCDS for a kind of number: the business term that says the kind, and its code in eForms."""

TERMS_OF_NOTICE = {
    "BT-539": N_("Type"),
    "BT-734": N_("Name"),
    "BT-540": N_("Description"),
    "BT-541": N_("Number"),
    "BT-5421": N_("Kind of weight"),
    "BT-5422": N_("Kind of fixed amount"),
    "BT-5423": N_("Kind of threshold"),
    "BT-543": N_("Formula in place of weights"),
}


def as_eforms(found: AwardCriteria) -> list[tuple[int, str, str]]:
    """Return what to fill in in a notice: which criterion, business term and value; 0 is about all criteria."""
    rows = []
    for k, one in enumerate(found.criteria, start=1):
        rows += [(k, "BT-539", one.kind), (k, "BT-734", one.name), (k, "BT-540", one.description)]
        for number in one.numbers:
            rows += [(k, "BT-541", f"{number.number:.15g}"), (k, *EFORMS_CODES[number.code])]
    return [*rows, (0, "BT-543", found.weighting)] if found.weighting else rows
