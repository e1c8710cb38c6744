"""What stands on the sheet of a part that a tender has nothing in yet: a start to change, not a choice."""

from collections.abc import Collection, Mapping
from typing import Any

from lcc.excel.tender_book.answers import answers_of_tender, tender_of
from lcc.language import Translate
from lcc.language.terms import common_name
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_LOT
from lcc.record.path import Path

_STARTS: Mapping[str, Mapping[Path, Any]] = {
    "vat": {
        ("vat", "treatment"): "cost",
        ("vat_rates", 0, "name"): "standard",
        ("vat_rates", 0, "value"): 0.21,
        ("vat_rates", 1, "name"): "reduced",
        ("vat_rates", 1, "value"): 0.09,
    },
    "circularity": {("circularity", "passport"): "optional"},
}
"""The rates of VAT are those of the Netherlands."""


def start_of(parts: Collection[str], _: Translate) -> dict[Path, Any]:
    """Return the answers that these parts start with."""
    answers = {key: answer for part in parts for key, answer in _STARTS.get(part, {}).items()}
    return {key: common_name(answer, _) if key[-1] == "name" else answer for key, answer in answers.items()}


def without_parts(tender: Tender, parts: Collection[str], _: Translate) -> Tender:
    """Return a tender without what it has in these parts, as a no on the first sheet of its book leaves it.

    Quality that is not there any more settles no tie, and items have no weight in points that are not there.
    """
    if "award" in parts:
        kept = [name for name in tender.award.tie_break if name in (BY_COST, BY_LOT)]
        award = tender.award.model_copy(update={"tie_break": kept})
        items = [item.model_copy(update={"cost_weight": None}) for item in tender.items]
        tender = tender.model_copy(update={"award": award, "items": items})
    answers = answers_of_tender(tender, _) | {("more", part): False for part in parts}
    return Tender.model_validate(tender_of(answers, _)[0])
