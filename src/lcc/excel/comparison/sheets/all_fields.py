"""All fields: what stands in the tender and the bids and not yet on another sheet, so that the workbook is whole.

With `assumptions`, `bid_inputs` and `quality` it holds everything that was stated, the scores too;
`lcc.excel.comparison.read` reads it back.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from lcc.checks.fields import field_at
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.values import Names, choices_of, kinds_in, label_of, names_in, said
from lcc.excel.comparison.changes import ChangeColumns, Changes, changes_on, write_changed
from lcc.excel.comparison.sheets.assumptions import TENDER, AssumptionCells, Submitted
from lcc.excel.comparison.sheets.bid_inputs import BidCells
from lcc.excel.comparison.sheets.quality import SCORES
from lcc.excel.form.mark import Mark
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import BidHistory
from lcc.model.draw import Draws
from lcc.model.lot_outcome import LotOutcome
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.tender import METHOD, Tender
from lcc.record.path import Path, entries_in, name_of, path_of, stated_in
from lcc.record.record import Record

BIDDER, FIELD, VALUE, SUBMITTED, CHANGED, KEY, SCORED = range(7)
COLUMNS = ChangeColumns(VALUE, SUBMITTED, CHANGED, SCORED)
HEAD_ROW = 3
MARK_AT = (2, 0)
COUNTS = "counts"
DRAWS, LOT, RECEIVED, KEPT, DECISIONS, HISTORY, PRICES = (" " * spaces for spaces in range(2, 9))
"""By what drawings of lots, the award of the lot, the files, what the authority has, what was decided on bids what
was offered in earlier rounds, and in earlier tenders, go among documents: names that no bidder can have."""
_LONGEST_LIST = 255


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    bids: BidCells,
    submitted: Submitted,
    mark: Mark,
) -> Changes:
    """Write the sheet, and return where it says what was changed."""
    _, tender = page._, evaluation.tender
    page.known_by = (BIDDER, KEY)
    page.widths(28, 58, 36, 36, 14, 44, 12)
    page.note(_("A change here counts once this workbook is scored again."))
    page.text(*MARK_AT, str(mark), "mark")
    page.heads(
        HEAD_ROW, 0, _("Bidder"), _("Field"), _("Value"), _("As submitted"), _("Changed"), _("Key"), _("As scored")
    )
    page.keep_heads(HEAD_ROW)
    stated = stated_in(tender)
    names = names_in(stated)
    page.heading(HEAD_ROW + 1, tender.title, KEY)
    fields = _left_over(stated, assumptions.by_path)
    row = _write_fields(page, HEAD_ROW + 2, TENDER, Tender, fields, names, submitted)
    for number, outcome in enumerate(evaluation.bids):
        name = outcome.bid.name
        page.heading(row, name, KEY)
        _write_counts(page, row + 1, name)
        fields = _left_over(stated_in(outcome.bid), bids.changeable[number])
        row = _write_fields(page, row + 2, name, Bid, fields, names, submitted)
    if evaluation.scores is not None:
        page.heading(row, _("Scores"), KEY)
        scored = stated_in(evaluation.scores)
        fields = _left_over(scored, {path for path in scored if path[0] == "scores" and path[-1] == "score"})
        row = _write_fields(page, row + 1, SCORES, Scores, fields, names, submitted)
    if evaluation.draws:
        page.heading(row, _("Drawings of lots"), KEY)
        _write_counts(page, row + 1, DRAWS)
        stated = entries_in(Draws(tender=tender.id, draws=list(evaluation.draws)))
        row = _write_fields(page, row + 2, DRAWS, Draws, stated, names, submitted)
    if evaluation.lot_outcome is not None:
        page.heading(row, _("Award of this lot, beside the other lots"), KEY)
        stated = stated_in(evaluation.lot_outcome)
        row = _write_fields(page, row + 1, LOT, LotOutcome, stated, names, submitted, "text")
    if evaluation.received is not None:
        page.heading(row, _("Files that were handed in"), KEY)
        stated = stated_in(evaluation.received)
        row = _write_fields(page, row + 1, RECEIVED, Received, stated, names, submitted, "text")
    if evaluation.reference is not None:
        page.heading(row, _("What we have"), KEY)
        stated = stated_in(evaluation.reference.bid)
        row = _write_fields(page, row + 1, KEPT, Bid, stated, names, submitted, "text")
    if evaluation.decisions is not None:
        page.heading(row, _("What was decided on bids"), KEY)
        stated = entries_in(evaluation.decisions)
        row = _write_fields(page, row + 1, DECISIONS, BidDecisions, stated, names, submitted, "text")
    if evaluation.history is not None:
        page.heading(row, _("What was offered in earlier rounds"), KEY)
        stated = stated_in(evaluation.history)
        row = _write_fields(page, row + 1, HISTORY, BidHistory, stated, names, submitted, "text")
    if evaluation.prices is not None:
        from lcc.model.price_memory import EarlierPrices

        page.heading(row, _("What was offered before for like items"), KEY)
        stated = stated_in(evaluation.prices)
        row = _write_fields(page, row + 1, PRICES, EarlierPrices, stated, names, submitted, "text")
    page.finish()
    return changes_on(page, HEAD_ROW + 1, row - 1, COLUMNS)


def kept_cells(page: Page) -> dict[Path, str]:
    """Return where the fields of what the authority has stand, by their paths; none where it was not given."""
    return {
        path_of(str(page.cells[row, KEY].value)): page.cell(row, VALUE)
        for (row, column), cell in page.cells.items()
        if column == BIDDER and cell.value == KEPT
    }


def _left_over(stated: Mapping[Path, Any], elsewhere: Collection[Path]) -> dict[Path, Any]:
    return {path: value for path, value in stated.items() if path not in elsewhere}


def _write_counts(page: Page, row: int, name: str) -> None:
    _ = page._
    page.text(row, BIDDER, name)
    page.text(row, FIELD, _("Counts in the comparison"))
    page.choice(row, VALUE, _("yes"), [_("yes"), _("no")], "input_later")
    page.text(row, SUBMITTED, _("yes"))
    write_changed(page, row, COLUMNS, "later")
    page.text(row, KEY, COUNTS, "key")


def _write_fields(
    page: Page, row: int, document: str, model: type[Record], fields: Mapping[Path, Any], names: Names,
    submitted: Submitted, style: str = "input_later",
) -> int:  # fmt: skip
    """Write a row for each field, and return the row after them; those of another style are not there to be changed."""
    _, kinds = page._, kinds_in(fields)
    for path, value in fields.items():
        field = field_at(model, path, kinds)
        choices = choices_of(str(path[-1]), field, names, _) if field else {}
        page.text(row, BIDDER, document)
        page.text(row, FIELD, label_of(model, path, kinds, _))
        page.value(row, VALUE, said(value, choices, _), style)
        page.value(row, SUBMITTED, said(submitted.get((document, path), value), choices, _), "text")
        if (
            choices
            and style == "input_later"
            and not isinstance(value, list)
            and len(",".join(choices)) < _LONGEST_LIST
        ):
            rule = {"validate": "list", "source": list(choices)}
            page.sheet.data_validation(row, VALUE, row, VALUE, rule)
        write_changed(page, row, COLUMNS, "later" if style == "input_later" else "never")
        page.text(row, KEY, name_of(path), "key")
        row += 1
    return row


def mark_of(kind: str, language: str, version: int) -> Mark:
    """Return the mark of a comparison, or of the workbook of all lots: its method is in it."""
    return Mark(kind, version, language, f"method {METHOD}")


def method_in(mark: Mark) -> int | None:
    """Return the method of a comparison by its mark; the first one was not in it. None where it says something else.

    >>> method_in(Mark("comparison", 1, "en")), method_in(Mark("comparison", 1, "en", "method 2"))
    (1, 2)
    """
    found = re.fullmatch(r"(?:method (\d+))?", mark.of)
    return int(found[1] or 1) if found else None
