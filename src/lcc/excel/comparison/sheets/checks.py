"""Checks: what to look at before the rule is published or the award announced, with what to do about it."""

from collections.abc import Mapping, Sequence

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.record.message import Message
from lcc.record.path import name_of
from lcc.words.remark_texts import said
from lcc.words.stress_texts import said_of

TITLE, ABOUT, FOUND, TO_DO = range(4)
HEAD_ROW = 3
_WIDTHS = (32, 28, 62, 52)


def write(page: Page, checks: Sequence[Message], criteria: Mapping[str, str] | None = None) -> None:
    """Write a row for each check; about the rule itself they go by its field, otherwise by bids."""
    _write_checks(page, checks, criteria)
    page.finish()


def _write_checks(page: Page, checks: Sequence[Message], criteria: Mapping[str, str] | None) -> int:
    """Write the checks, and return the row below them."""
    _ = page._
    page.known_by = (TITLE, ABOUT)
    page.widths(*_WIDTHS)
    page.note(_("Remarks of the program. None of them excludes a bid or changes a score."))
    page.heads(HEAD_ROW, 0, _("Check"), _("About"), _("What was found"), _("What to do"))
    page.keep_heads(HEAD_ROW)
    row = HEAD_ROW + 1
    for check in checks:
        words = said(check, criteria)
        about = ", ".join(check.bids) or name_of(check.path)
        if title := words.title.say(_):
            _row(page, row, [title, about, words.found.say(_), words.to_do.say(_)])
            row += 1
    if row == HEAD_ROW + 1:
        page.text(row, 0, _("Nothing to look at was found."), "note")
        row += 1
    return row


def write_of_outcome(page: Page, evaluation: Evaluation) -> None:
    """Write the checks of an outcome, and below them each bid without what it only promises, as it was scored."""
    _, currency = page._, evaluation.tender.currency
    row = _write_checks(page, evaluation.checks, evaluation.tender.criterion_names) + 1
    page.text(row, 0, _("If nothing comes back: each bid without what it only promises, as scored."), "note")
    promised, cost = (f"{head} ({currency})" for head in (_("Only promised"), _("Cost without it")))
    for column, (head, style) in enumerate(
        [(_("Bidder"), "column"), (promised, "number_column"), (_("What that means"), "indented_column"),
         (cost, "number_column")]
    ):  # fmt: skip
        page.text(row + 1, column, head, style)
    for below, one in enumerate(evaluation.stress, start=row + 2):
        page.text(below, 0, one.name)
        page.number(below, 1, one.promised, "money")
        page.text(below, 2, said_of(one, currency).say(_), "indented")
        page.number(below, 3, one.cost, "money")
    page.finish()


def _row(page: Page, row: int, cells: Sequence[str]) -> None:
    for column, text in enumerate(cells):
        page.text(row, column, text, "wrapped")
    lines = max(-(-len(text) // width) for text, width in zip(cells, _WIDTHS, strict=True))
    page.sheet.set_row(row, 14 * max(1, lines) + 4)
