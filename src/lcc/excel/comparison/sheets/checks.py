"""Checks: what to look at before the rule is published or the award announced, and what else the workbook holds."""

from collections.abc import Iterable, Sequence

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.language import Text, Translate
from lcc.library.glossary import GlossaryTerm
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said
from lcc.words.stress_texts import said_of
from lcc.words.workbook_words import path_text

TITLE, ABOUT, FOUND, TO_DO = range(4)
HEAD_ROW = 3
_WIDTHS = (32, 28, 62, 52)


def write(page: Page, checks: Sequence[Message], tender: Tender | None = None) -> None:
    """Write a row for each check; about the rule itself they go by its field, otherwise by bids."""
    _write_checks(page, checks, tender)
    page.finish()


def _write_checks(page: Page, checks: Sequence[Message], tender: Tender | None) -> int:
    """Write the checks, and return the row below them."""
    _ = page._
    page.known_by = (TITLE, ABOUT)
    page.widths(*_WIDTHS)
    page.note(_("Remarks of the program. None of them excludes a bid or changes a score."))
    page.heads(HEAD_ROW, 0, _("Check"), _("About"), _("What was found"), _("What to do"))
    page.keep_heads(HEAD_ROW)
    row = HEAD_ROW + 1
    for check in checks:
        words = said(check, tender)
        about = ", ".join(check.bids) or path_text(check.path).say(_)
        if title := words.title.say(_):
            _row(page, row, [title, about, words.found.say(_), words.to_do.say(_)])
            row += 1
    if row == HEAD_ROW + 1:
        page.text(row, 0, _("Nothing to look at was found."), "note")
        row += 1
    return row


def in_short(evaluation: Evaluation, remarks: Sequence[Text]) -> list[Text]:
    """Return everything to look at, each in one sentence, what follows from the outcome first."""
    found = []
    for check in evaluation.checks:
        words = said(check, evaluation.tender)
        if words.title.template:
            found.append(words.short)
    return [*found, *remarks]


def write_of_outcome(
    page: Page,
    evaluation: Evaluation,
    remarks: Sequence[Text],
    hidden: Sequence[str],
    terms: Sequence[GlossaryTerm],
) -> None:
    """Write the checks of an outcome, and each bid without what it only promises, as it was scored.

    Then what is on the `hidden` sheets, and what the terms on the others mean.
    """
    _, currency = page._, evaluation.tender.currency
    row = _write_checks(page, evaluation.checks, evaluation.tender)
    for remark in remarks:
        _row(page, row, [_("Remark"), "", remark.say(_), ""])
        row += 1
    row += 1
    page.heading(row, _("If nothing comes back: each bid without what it only promises, as scored."), TO_DO)
    promised, cost = (f"{head} ({currency})" for head in (_("Only promised"), _("Cost without it")))
    for column, (head, style) in enumerate(
        [(_("Bidder"), "column"), (promised, "number_column"), (_("What that means"), "indented_column"),
         (cost, "number_column")]
    ):  # fmt: skip
        page.text(row + 1, column, head, style)
    row += 2
    for one in evaluation.stress:
        page.text(row, 0, one.name, "wrapped_middle")
        page.worked_out(row, 1, one.promised, "money")
        page.text(row, 2, said_of(one, currency).say(_), "indented_lines")
        page.worked_out(row, 3, one.cost, "money")
        page.grow(row)
        row += 1
    row = _write_hidden(page, row + 1, hidden)
    if terms:
        page.heading(row, _("What the terms mean"), TO_DO)
    for below, entry in enumerate(terms, start=row + 1):
        page.text(below, 0, entry.name, "wrapped_middle")
        page.text(below, 1, entry.meaning)
        page.grow(below)
    page.finish()


def _write_hidden(page: Page, row: int, hidden: Sequence[str]) -> int:
    """Write how to go on, and what each hidden sheet holds; return the row of what comes next."""
    _ = page._
    page.heading(row, _("How to go on"), TO_DO)
    for line in _instructions(_):
        row += 1
        page.text(row, 0, line)
    row += 2
    page.heading(row, _("What else is in this workbook: hidden sheets, not printed"), TO_DO)
    row += 1
    page.text(row, 0, _("To show one: right-click on the name of a sheet, below, and choose Unhide."), "note")
    for name in hidden:
        row += 1
        page.text(row, 0, name)
        page.text(row, 1, sheet_texts(_)[name])
    return row + 2


def sheet_texts(_: Translate) -> dict[str, str]:
    """Return what stands on each sheet that can be hidden."""
    return {
        _("Award"): _("From cost and quality to score and rank, by the rule of the tender."),
        _("Quality"): _("What assessors scored and why, and the share of quality that each bid earns."),
        _("Circularity"): _(
            "Indicators beside cost, what it costs to do better, and whether targets are reached."
        ),
        _("Passports"): _("What each offer consists of, worked out to kilograms and indicators."),
        _("Cash flows"): _("Every line of every bid: amount, moments, present value, and cash by year."),
        _("Per year"): _("What each bid costs by year, and together by then."),
        _("Implied interest"): _("What lease, deposit and buy-back ask against the cash price."),
        _("Timeline"): _("The discount factor and the price factors of every month."),
        _("All fields"): _("Everything else in tender and bids, so that the workbook can be read back."),
        _("Method"): _("The rules in words, the version of the program, and the files with their checksums."),
    }


def _instructions(_: Translate) -> Iterable[str]:
    yield _("Coloured cells can be changed, and everything follows at once; grey ones count once scored again.")
    yield _(
        "Save, keep a COPY, close, and score again: on the page lcc.html (choose: {road}), or with "
        "lcc score THIS_WORKBOOK -o THIS_WORKBOOK --force, which keeps what you added."
    ).format(road=_("Compare bids"))
    yield _(
        "Whether a comparison is what its inputs come to: open all of it on the page lcc.html (choose: {road}), or "
        "lcc verify THIS_WORKBOOK TENDER BIDS"
    ).format(road=_("Check an award"))
    yield _(
        "The same once it was scored again: open it with the copy from before, or lcc verify THIS_WORKBOOK COPY"
    )


def _row(page: Page, row: int, cells: Sequence[str]) -> None:
    for column, text in enumerate(cells):
        page.text(row, column, text, "wrapped")
    page.grow(row)
