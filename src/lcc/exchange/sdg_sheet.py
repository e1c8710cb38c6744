"""What an authority contributes to SDG 12.7.1 as a workbook: its parts, and what they come to in live formulas."""

import io
from collections.abc import Mapping

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.exchange.outputs.of_sdg import SdgContribution, SdgPart, SdgPartName
from lcc.language import N_, Language, Translate, translator

PART_NAMES: Mapping[SdgPartName, str] = {
    "policy": N_("Policy, action plan or rules"),
    "legal_framework": N_("Legal framework"),
    "practical_support": N_("Practical support"),
    "criteria": N_("Purchasing criteria"),
    "monitoring": N_("Monitoring system"),
    "purchases": N_("Share of sustainable purchases of priority products"),
}
RESTS_ON: Mapping[str | None, str] = {
    "answer": N_("answer of the authority"),
    "tenders": N_("tenders that were read"),
    "all_tenders": N_("tenders that were read, of all that are published"),
    None: N_("not known"),
}
CAUTION = (
    N_("This is what the authority contributes, and no score: that is of the government of a country as a whole."),
    N_(
        "The formula A x (B + C + D + E + F) is recalled, and was not held against its text. Not known is no zero."
    ),
)
LETTER, WHAT, VALUE, LEAST, MOST, FROM, KNOWN, UNKNOWN, SOURCE = range(1, 10)
HEAD_ROW = 5
_WIDTHS = (1, 7, 52, 11, 11, 11, 46, 10, 10, 60)


def sdg_workbook(found: SdgContribution, language: Language) -> bytes:
    """Return the workbook: what is not known is an empty cell, and what the parts come to follows what stands there."""
    _ = translator(language)
    buffer = io.BytesIO()
    title = _("Contribution to SDG 12.7.1 in {year}: {authority}").format(
        year=found.year, authority=found.authority
    )
    workbook = new_workbook(buffer, title=title)
    page = Page(workbook, Styles(workbook), _("SDG 12.7.1"), "", _, (title, made_with()))
    page.text(0, LETTER, title, "title")
    for row, note in enumerate(CAUTION, start=1):
        page.text(row, LETTER, _(note), "note")
    page.widths(*_WIDTHS)
    page.heads(HEAD_ROW, LETTER, _("Part"), _("What it is about"))
    page.heads(HEAD_ROW, VALUE, _("Value"), _("At least"), _("At most"), style="number_column")
    page.heads(HEAD_ROW, FROM, _("Rests on"), style="indented_column")
    page.heads(HEAD_ROW, KNOWN, _("Known"), _("Unknown"), style="number_column")
    page.heads(HEAD_ROW, SOURCE, _("Source"), style="indented_column")
    page.keep_heads(HEAD_ROW)
    for row, part in enumerate(found.parts, start=HEAD_ROW + 1):
        _write_part(page, row, part, _)
    _write_sums(page, HEAD_ROW + 1 + len(found.parts), found, _)
    page.finish()
    return finished(workbook, buffer)


def _write_part(page: Page, row: int, part: SdgPart, _: Translate) -> None:
    page.text(row, LETTER, part.letter)
    page.text(row, WHAT, _(PART_NAMES[part.part]))
    if part.value is not None:
        page.number(row, VALUE, part.value, "money")
    is_in_part = part.value is not None and part.at_least < part.at_most
    for column, bound, unknown in ((LEAST, part.at_least, 0), (MOST, part.at_most, 1)):
        if is_in_part:
            page.number(row, column, bound, "money")
        else:
            value = page.cell(row, VALUE)
            page.formula(row, column, f"=IF(COUNT({value})=1,{value},{unknown})", bound, "money")
    page.text(row, FROM, _(RESTS_ON[part.rests_on]), "indented")
    for column, number in ((KNOWN, part.known), (UNKNOWN, part.unknown)):
        if number is not None:
            page.number(row, column, number, "number")
    page.text(row, SOURCE, part.source or "", "indented_lines")


def _write_sums(page: Page, row: int, found: SdgContribution, _: Translate) -> None:
    least, most = (
        f"{page.cell(HEAD_ROW + 1, column)}*SUM({page.range(HEAD_ROW + 2, column, row - 1, column)})"
        for column in (LEAST, MOST)
    )
    sums = {
        _("Contribution"): (f'=IF(ROUND({least}-{most},9)=0,{least},"")', found.contribution),
        _("At least, with nothing of what is not known"): (f"={least}", found.at_least),
        _("At most, with all of what is not known"): (f"={most}", found.at_most),
    }
    for at, (title, (formula, value)) in enumerate(sums.items(), start=row + 1):
        page.text(at, WHAT, title, "strong")
        page.formula(at, VALUE, formula, "" if value is None else value, "total")
