"""A filled-in score sheet -> the scores that it states, and whose they are."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.checks.scoring import off_scale
from lcc.excel.form.filled_record import stated_on
from lcc.excel.form.layout import Layout
from lcc.excel.form.read import (
    SheetAnswers,
    answers_in,
    changes,
    filled_beside,
    first_mark,
    open_filled,
    sheet_with,
    sheets_in,
)
from lcc.excel.score_sheet.write import quality_of, score_layout
from lcc.language import LANGUAGES
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import refusal
from lcc.record.stated import Stated


class SheetOfScores(NamedTuple):
    """An opened score sheet: whose it is, and what it looked like when it was written."""

    workbook: Workbook
    on: Worksheet
    layout: Layout
    assessor: str | None


def open_score_sheet(content: bytes, tender: Tender, names: dict[str, str]) -> SheetOfScores:
    """Open a score sheet of a tender, and find out whose it is by its mark; `names` are those of the bids on it.

    Raises
    ------
    InputRefusedError
        It is no score sheet of this tender, with these bids.
    """
    empty = [score_layout(tender, names, language, None) for language in LANGUAGES]
    workbook = open_filled(content, (len(one.cells) for one in empty))
    mark = first_mark(workbook, "scores", "not_a_score_sheet")
    if not (whose := _whose(mark.of)):
        raise refusal("not_a_score_sheet")
    if whose[0] != tender.id:
        raise refusal("other_tender_scored", whose[0], tender=tender.id)
    layout = score_layout(tender, names, mark.language, whose[1], mark.version)
    if mark != layout.mark:
        raise refusal("old_score_sheet")
    return SheetOfScores(workbook, sheet_with(workbook, layout), layout, whose[1])


def _whose(of: str) -> tuple[str, str | None] | None:
    """Return the tender and the assessor in a mark, if it says them."""
    try:
        tender, assessor = json.loads(of.partition(" ")[2])
    except (ValueError, TypeError, RecursionError):
        return None
    return str(tender), None if assessor is None else str(assessor)


def scores_on(sheet: SheetOfScores, tender: Tender) -> Stated:
    """Return the scores that a sheet states, as far as they are whole, and all that is wrong there.

    That is what was changed beside the cells to fill in, what stands in those and can't, and what is empty.
    """
    on, layout = sheet.on, sheet.layout
    answers, findings = answers_in(on, layout)
    findings = [*changes(on, layout), *findings, *_off_scale(answers, tender)]
    said = {finding.path[-1] for finding in findings}
    addresses = layout.places
    findings += [
        Message((address,), "empty_cell", None, {})
        for key, address in addresses.items()
        if key not in answers and address not in said and not _is_left_empty(key, answers)
    ]
    findings += [
        Message((answers[key][1],), "score_beside_abstention", answers[key][0], {})
        for key in answers
        if key[2] == "score" and (*key[:2], "abstains") in answers
    ]
    findings += filled_beside(sheets_in(sheet.workbook), [on], layout.inputs)
    return stated_on(on, layout, _record(answers, sheet.assessor, tender), findings)


def _is_left_empty(key: Path, answers: SheetAnswers) -> bool:
    """Whether a cell can be empty: no score beside an abstention, no abstention beside a score."""
    return key[2] == "abstains" or (key[2] == "score" and (*key[:2], "abstains") in answers)


def _off_scale(answers: SheetAnswers, tender: Tender) -> Iterator[Message]:
    scales = {leaf.criterion.id: leaf.criterion.scale_used for leaf in quality_of(tender).scored_leaves()}
    for (_bid, criterion, field), (value, address) in answers.items():
        if field == "score":
            yield from off_scale(scales[str(criterion)], value, (address,))


def _record(
    answers: SheetAnswers, assessor: str | None, tender: Tender
) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the scores as plain values, as far as they are whole, and the key of the answer behind each."""
    data: dict[str, list[dict[str, Any]]] = {"scores": [], "abstentions": []}
    sources: dict[Path, Path] = {}
    for bid, criterion in dict.fromkeys(key[:2] for key in answers):
        is_abstained = (bid, criterion, "abstains") in answers
        kind, why = ("abstentions", "reason") if is_abstained else ("scores", "justification")
        keys: dict[str, Path] = {why: (bid, criterion, "justification")}
        if not is_abstained:
            keys["score"] = (bid, criterion, "score")
        whole = {name: answers[key][0] for name, key in keys.items() if key in answers}
        if len(whole) == len(keys):
            sources |= {(kind, len(data[kind]), name): key for name, key in keys.items()}
            data[kind].append({"bid": bid, "criterion": criterion, "assessor": assessor, **whole})
    return {"tender": tender.id, **data}, sources
