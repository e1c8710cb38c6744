"""Contents: what stands where, what the colours mean, and how to score again."""

from collections.abc import Iterable, Sequence

from lcc.excel.cells.sheet_writer import Page
from lcc.language import Translate

SHEET, TEXT = 0, 1
_HEAD_ROW = 2


def write(page: Page, others: Sequence[Page]) -> None:
    """Write a link to each of the other sheets, the legend and the instructions."""
    _ = page._
    page.widths(30, 100)
    page.heads(_HEAD_ROW, SHEET, _("Sheet"), _("What stands there"))
    page.sheet.freeze_panes(_HEAD_ROW + 1, 0)
    said = _sheets(_)
    row = _HEAD_ROW + 1
    # Sheets that not every comparison has come last: what follows keeps its place.
    not_everywhere = (_("Quality"), _("Circularity"), _("Passports"), _("Sensitivity"), _("Uncertainty"))
    for other in sorted(others, key=lambda other: other.name in not_everywhere):
        page.link(row, SHEET, other.name)
        page.text(row, TEXT, said[other.name])
        row += 1
    row = _HEAD_ROW + len(said) + 2
    page.heading(row, _("What cells look like"), TEXT)
    for text, style, meaning in _legend(_):
        row += 1
        page.value(row, SHEET, text, style)
        page.text(row, TEXT, meaning)
    row += 2
    page.heading(row, _("How to go on"), TEXT)
    for number, line in enumerate(_instructions(_), start=1):
        page.number(row + number, SHEET, number, "centred")
        page.text(row + number, TEXT, line)
    page.finish()


def _sheets(_: Translate) -> dict[str, str]:
    return {
        _("Summary"): _("The ranking, the cost of each phase, and what to keep in mind."),
        _("Award"): _("From cost and quality to score and rank, by the rule of the tender."),
        _("Quality"): _("What assessors scored and why, and the share of quality that each bid earns."),
        _("Circularity"): _(
            "Indicators beside cost, what it costs to do better, and whether targets are reached."
        ),
        _("Passports"): _("What each offer consists of, worked out to kilograms and indicators."),
        _("Checks"): _("What to look at in the rule and in the outcome, and what to do about it."),
        _("Assumptions"): _("What the tender sets: rates, indices, prices, quantities. Every cell has a name."),
        _("Bids"): _("What each bidder stated, with the place in its file."),
        _("Cash flows"): _("Every line of every bid: amount, moments, present value, and cash by year."),
        _("Budget"): _("What is paid and received by calendar year, for a budget proposal."),
        _("Per year"): _("The yearly budget and the cumulative cash of each bid."),
        _("Implied interest"): _("What lease, deposit and buy-back ask against the cash price."),
        _("Sensitivity"): _("What the comparison hangs on, and where the winner changes."),
        _("Uncertainty"): _("What bids may come to where numbers are uncertain."),
        _("Timeline"): _("The discount factor and the price factors of every month."),
        _("All fields"): _("Everything else in tender and bids, so that the workbook can be read back."),
        _("Method"): _("The rules in words, the version of the program, and the files with their checksums."),
    }


def _legend(_: Translate) -> Iterable[tuple[str | float, str, str]]:
    yield _("change me"), "input_choice", _("Can be changed: ranking, costs and charts follow at once.")
    yield _("change me"), "input_later", _("Can be changed; counts once the workbook is scored again.")
    yield 1234.56, "sample", _("Calculated: a formula, locked against slips. There is no password.")
    yield -1234.56, "sample", _("Blue with a minus: comes in, and lowers the cost.")
    yield "! ...", "warning", _("A warning about a bid or the tender.")


def _instructions(_: Translate) -> Iterable[str]:
    yield _(
        "Change a value, and see in column 'Changed' and on the first sheet what differs from the tender and bids."
    )
    yield _("Save, close, and score again: lcc score THIS_WORKBOOK -o THIS_WORKBOOK --force keeps what you added.")
    yield _("Whether a comparison is what its inputs come to: lcc verify THIS_WORKBOOK TENDER BIDS")
