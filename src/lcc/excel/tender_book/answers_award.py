"""Lots and award in the cells of the sheet of a tender, and back."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from lcc.excel.cells.lists import in_one_cell, parts_of
from lcc.excel.form.award_facts import own_fields
from lcc.language import Translate
from lcc.language.terms import term
from lcc.model.award import AWARD_RULES
from lcc.model.quality import WordsScale
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.message import Message
from lcc.record.path import Path

AwardAnswers = Mapping[Path, Any]

AWARD_PARTS = ("award", "lots", "quality")
"""The fields of a tender that are read and written here, and with `tender_answers_quality`."""

_LISTS = (("award", "tie_break"), ("quality", "assessors"))
_IN_TABLES = ("parts", "limits", "criteria")
_SET_BY_SCALE = (("version",), ("shares",))


def filled_rows(answers: AwardAnswers, table: str) -> list[int]:
    """Return the rows of a table in which anything stands, in their order."""
    return sorted({int(key[1]) for key in answers if key[0] == table})


class RuleAnswers(NamedTuple):
    """A field of a tender, what it is (None where it is left out), and the key of the cell that it stands in."""

    path: Path
    value: Any
    key: Path


def award_answers(tender: Tender, stated: Mapping[Path, Any], _: Translate) -> dict[Path, Any]:
    """Return what to write in the cells about award and lots, and about quality beside its criteria.

    `stated` is what is stated in the tender, by path.
    """
    answers: dict[Path, Any] = {("award", "method"): tender.award.method}
    own = own_fields(type(tender.award))
    has_scale = tender.award.co2_ladder is not None and tender.award.co2_ladder.scale is not None
    for path, value in stated.items():
        if path in _LISTS:
            called = _called(_, tender.criterion_names)
            answers[path] = in_one_cell(called.get(name, name) for name in value)
        elif path[0] == "award" and path[1] in own:
            answers["award", tender.award.method, path[1]] = value
        elif (
            path[0] in AWARD_PARTS and path[1] not in _IN_TABLES and not (has_scale and path[2:3] in _SET_BY_SCALE)
        ):
            answers[path] = value
    for k, lot in enumerate(tender.lots.parts if tender.lots else ()):
        answers |= {("lot", k, "id"): lot.id, ("lot", k, "title"): lot.title}
        answers["lot", k, "items"] = in_one_cell(lot.items)
    for k, limit in enumerate(tender.lots.limits if tender.lots else ()):
        answers |= {("lot_limits", k, "lots"): in_one_cell(limit.lots), ("lot_limits", k, "most"): limit.most}
    return answers


def names_in_one_cell(tender: Tender) -> Iterator[tuple[Path, list[str]]]:
    """Yield the names that share a cell of the sheet, and where they stand in the tender."""
    yield ("award", "tie_break"), tender.award.tie_break
    for k, lot in enumerate(tender.lots.parts if tender.lots else ()):
        yield ("lots", "parts", k, "items"), lot.items
    for k, limit in enumerate(tender.lots.limits if tender.lots else ()):
        yield ("lots", "limits", k, "lots"), limit.lots
    if tender.quality:
        yield ("quality", "assessors"), tender.quality.assessors
        for leaf in tender.quality.leaves():
            scale = leaf.criterion.scale
            yield (*leaf.path, "scale", "words"), [*scale.words] if isinstance(scale, WordsScale) else []


def _called(_: Translate, criteria: Collection[object]) -> dict[str, str]:
    """Return what breaks a tie by what it is called; what is called as a criterion goes by its own name."""
    words = {BY_COST: _("cost"), BY_QUALITY: _("quality"), BY_LOT: _("drawing lots")}
    return {name: word for name, word in words.items() if word not in criteria}


def _listed(key: Path, value: str, answers: AwardAnswers, _: Translate) -> list[str]:
    """Return the names in a cell; what breaks a tie by the word that it goes by in files."""
    if key != ("award", "tie_break"):
        return parts_of(value)
    codes = [answer for other, answer in answers.items() if other[0] == "criteria" and other[2] == "id"]
    meant = {word.casefold(): name for name, word in _called(_, codes).items()}
    return [meant.get(name.casefold(), name) for name in parts_of(value)]


def award_of(answers: AwardAnswers, _: Translate) -> Iterator[RuleAnswers]:
    """Yield the fields about award and lots, and about quality beside its criteria."""
    method = answers.get(("award", "method"), "lowest_lcc")
    for key, value in answers.items():
        if key[0] in AWARD_PARTS and not (key[0] == "award" and key[1] in AWARD_RULES):
            yield RuleAnswers(key, _listed(key, value, answers, _) if key in _LISTS else value, key)
    if any(key[0] == "award" for key in answers):
        yield RuleAnswers(("award", "method"), method, ("award", "method"))
        for name in own_fields(AWARD_RULES[method]):
            key = ("award", method, name)
            yield RuleAnswers(("award", name), answers.get(key), key)
    rows = filled_rows(answers, "lot")
    if rows or any(key[0] == "lots" for key in answers):
        yield RuleAnswers(("lots", "parts"), None, ("lot", 0, "title"))
    for position, k in enumerate(rows):
        at: Path = ("lots", "parts", position)
        items = answers.get(("lot", k, "items"))
        yield RuleAnswers((*at, "title"), answers.get(("lot", k, "title")), ("lot", k, "title"))
        yield RuleAnswers((*at, "id"), answers.get(("lot", k, "id")), ("lot", k, "id"))
        yield RuleAnswers((*at, "items"), None if items is None else parts_of(items), ("lot", k, "items"))
    for position, k in enumerate(filled_rows(answers, "lot_limits")):
        at, group = ("lots", "limits", position), answers.get(("lot_limits", k, "lots"))
        yield RuleAnswers((*at, "lots"), None if group is None else parts_of(group), ("lot_limits", k, "lots"))
        yield RuleAnswers((*at, "most"), answers.get(("lot_limits", k, "most")), ("lot_limits", k, "most"))


def misplaced_in_award(answers: AwardAnswers, _: Translate) -> Iterator[Message]:
    """Yield what stands in the block of a rule that was not chosen; the path of a finding is the key of its cell."""
    in_blocks = {key: value for key, value in answers.items() if key[0] == "award" and key[1] in AWARD_RULES}
    method = answers.get(("award", "method"))
    if in_blocks and method is None:
        yield Message(("award", "method"), "empty_cell", None, {})
        return
    for key, value in in_blocks.items():
        if key[1] != method:
            yield Message(key, "other_rule", value, {"chosen": term(str(method), _)})
