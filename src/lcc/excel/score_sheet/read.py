"""Filled-in score sheets -> scores. All of them are read before any is refused."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.filled_record import record_on
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
from lcc.excel.score_sheet.write import names_on_sheet, quality_of, score_layout
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.interchange.records import maker_of
from lcc.language import LANGUAGES
from lcc.model.bid import Bid
from lcc.model.quality import Score, Scores
from lcc.model.scoring import off_scale
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path


class _Sheet(NamedTuple):
    """A score sheet: whose it is, and what it looked like when it was written."""

    file: str
    workbook: Workbook
    on: Worksheet
    layout: Layout
    assessor: str | None


def read_score_sheets(files: Mapping[str, bytes], tender: Tender, tender_file: str, bids: Sequence[Bid]) -> Scores:
    """Return what stands on all score sheets of a tender, by file: bid after bid, criterion after criterion.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: what was changed beside the cells to fill in, what stands in those and can't,
        what is empty, and the assessors of whom there is no sheet.
    """
    names = names_on_sheet(tender, bids)
    found: dict[str | None, str] = {}
    scores: list[Score] = []
    problems: list[Problem] = []
    for file, content in files.items():
        try:
            sheet = _opened(content, file, tender, names)
            if sheet.assessor in found:
                other = {"other": found[sheet.assessor]}
                problems.append(problem_of(Message((), "sheet_twice", sheet.assessor, other), file, {}))
                continue
            found[sheet.assessor] = file
            scores += _scores_on(sheet, tender)
        except InputRefusedError as refused:
            problems += refused.problems
    problems += [problem_of(finding, tender_file, {}) for finding in _missing(tender, found)]
    if problems:
        raise InputRefusedError(problems)
    return Scores(tender=tender.id, scores=sorted(scores, key=_place(tender, bids)))


def _opened(content: bytes, file: str, tender: Tender, names: dict[str, str]) -> _Sheet:
    """Open a workbook, and find out whose sheet it is by its mark."""
    empty = [score_layout(tender, names, language, None) for language in LANGUAGES]
    workbook = open_filled(content, file, empty)
    mark = first_mark(workbook, "scores", "not_a_score_sheet", file)
    if not (whose := _whose(mark.of)):
        wrong = Message((), "not_a_score_sheet", None, {})
    elif whose[0] != tender.id:
        wrong = Message((), "other_tender_scored", whose[0], {"tender": tender.id})
    else:
        layout = score_layout(tender, names, mark.language, whose[1], mark.version)
        if mark == layout.mark:
            return _Sheet(file, workbook, sheet_with(workbook, layout), layout, whose[1])
        wrong = Message((), "old_score_sheet", None, {})
    raise InputRefusedError([problem_of(wrong, file, {})])


def _whose(of: str) -> tuple[str, str | None] | None:
    """Return the tender and the assessor in a mark, if it says them."""
    try:
        tender, assessor = json.loads(of.partition(" ")[2])
    except (ValueError, TypeError, RecursionError):
        return None
    return str(tender), None if assessor is None else str(assessor)


def _scores_on(sheet: _Sheet, tender: Tender) -> list[Score]:
    on, layout = sheet.on, sheet.layout
    answers, findings = answers_in(on, layout)
    findings = [*changes(on, layout), *findings, *_off_scale(answers, tender)]
    said = {finding.path[-1] for finding in findings}
    addresses = layout.places
    findings += [
        Message((address,), "empty_cell", None, {})
        for key, address in addresses.items()
        if key not in answers and address not in said
    ]
    findings += filled_beside(sheets_in(sheet.workbook), on, layout)
    made_of = _record(answers, sheet.assessor, tender)
    return record_on(on, layout, sheet.file, made_of, maker_of(Scores), findings)[0].scores


def _off_scale(answers: SheetAnswers, tender: Tender) -> Iterator[Message]:
    scales = {leaf.criterion.id: leaf.criterion.scale_used for leaf in quality_of(tender).scored_leaves()}
    for (_bid, criterion, field), (value, address) in answers.items():
        if field == "score":
            yield from off_scale(scales[str(criterion)], value, (address,))


def _record(
    answers: SheetAnswers, assessor: str | None, tender: Tender
) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the scores as plain values, as far as they are whole, and the key of the answer behind each."""
    data: list[dict[str, Any]] = []
    sources: dict[Path, Path] = {}
    for bid, criterion in dict.fromkeys(key[:2] for key in answers):
        keys = {name: (bid, criterion, name) for name in ("score", "justification")}
        whole = {name: answers[key][0] for name, key in keys.items() if key in answers}
        if len(whole) == len(keys):
            sources |= {("scores", len(data), name): key for name, key in keys.items()}
            data.append({"bid": bid, "criterion": criterion, "assessor": assessor, **whole})
    return {"tender": tender.id, "scores": data}, sources


def _missing(tender: Tender, found: Mapping[str | None, str]) -> Iterator[Message]:
    """Yield the sheets without which there are no scores: that of all together, or one of each assessor."""
    quality = quality_of(tender)
    if quality.assessment == "consensus":
        if None not in found:
            yield Message((), "no_sheet_of_all", None, {})
        return
    for assessor in quality.assessors:
        if assessor not in found:
            yield Message((), "no_sheet_of", None, {"assessor": assessor})


def _place(tender: Tender, bids: Sequence[Bid]) -> Any:
    """Return what scores are sorted by: bid, criterion, assessor, each in the order of the tender."""
    names = [bid.name for bid in bids]
    criteria = [leaf.criterion.id for leaf in quality_of(tender).scored_leaves()]
    return lambda score: (names.index(score.bid), criteria.index(score.criterion), score.assessor or "")
