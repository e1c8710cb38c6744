"""A workbook in which a purchaser fills in a tender by hand, and bids too if they are typed over: no other file.

The sheet of a bid is the bid form without what the tender says, because that stands on the first sheets.
"""

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from xlsxwriter.worksheet import Worksheet

from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import item_heading
from lcc.excel.cells.formula import quoted
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.layout import LABEL, Cell, Layout, repeating
from lcc.excel.form.write import SheetWriter
from lcc.excel.tender_book.answers import answers_of_tender, beyond_a_book, notes_by_key
from lcc.excel.tender_book.laid_out import write_laid_out
from lcc.excel.tender_book.layout import FRONT, RULES, book_layout
from lcc.excel.tender_book.layout_front import MORE_ITEMS
from lcc.excel.tender_book.needed import needed_of
from lcc.excel.tender_book.shape import BIDS, MORE, REFERENCE, shape_for
from lcc.excel.tender_book.sheet_kinds import NAME, OF_BID, OF_REFERENCE, layout_of
from lcc.excel.tender_book.starts import start_of
from lcc.language import translator
from lcc.model.bid import Bid
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_of

EMPTY_BIDS = 3
"""How many empty sheets for bids a book has, beside those that are filled in, if it has any."""

Where = Mapping[Path, tuple[str, str]]
"""By key the sheet and the cell in which something is asked."""


def write_book(
    tender: Tender,
    language: str = "nl",
    notes: Mapping[Path, str] | None = None,
    bids: Sequence[Bid] = (),
    more: Collection[str] = (),
    filled: Sequence[Mapping[Path, Any]] = (),
    reference: Bid | Mapping[Path, Any] | None = None,
) -> bytes:
    """Return a book that starts from a tender, and from bids.

    Parameters
    ----------
    notes
        What stands beside the fields that it is about.
    bids, filled
        Bids, and the answers of bids that may be no more than begun: each gets a sheet.
    reference
        What the authority has already, or the answers of it.
    more
        Parts (`shape.MORE`) that are laid out although the tender has nothing in them yet.

    Raises
    ------
    InputRefusedError
        The tender is richer than the sheets for it, or a bid than a form.
    """
    _ = translator(language)
    answers = answers_of_tender(tender, _)
    started = start_of({*more} - {*shape_for(answers).parts}, _)
    answers |= started
    shape = shape_for(answers, more)
    # What was remarked on a value is not about the start that takes its place.
    beside = {key: note for key, note in notes_by_key(notes or {}, tender).items() if key not in started}
    layouts = book_layout(language, shape, beside)
    where = places_of(layouts)
    if beyond := list(beyond_a_book(tender, answers, where)):
        raise InputRefusedError(problem_of(finding, tender.id) for finding in beyond)
    of_bids = [*(answers_of(bid, tender, _) for bid in bids), *filled]
    has = {BIDS: bool(of_bids) or BIDS in more, REFERENCE: reference is not None or REFERENCE in more}
    answers |= {("more", part): has.get(part, part in shape.parts) for part in MORE}
    buffer, header = io.BytesIO(), (tender.title, made_with())
    workbook = new_workbook(buffer, title=tender.title)
    writer = SheetWriter(workbook)
    for layout in layouts.values():
        sheet = writer.write(without_repeats(layout), answers, name=layout.sheet, header=header)
        _write_repeats(sheet, layout, answers, where, writer)
        if layout is layouts[FRONT]:
            sheet.activate()
            _link_to_more_items(sheet, layouts, shape.rows["items"], writer)
    if has[REFERENCE]:
        kept = answers_of(reference, by_cost_alone(tender), _) if isinstance(reference, Bid) else reference
        kept = {NAME: tender.authority, **(kept or {})}
        layout = layout_of(OF_REFERENCE, tender, language)
        _write_bids(writer, layout, tender, {layout.sheet: kept}, where)
    if has[BIDS]:
        begun = enumerate([*of_bids, *({} for _empty in range(EMPTY_BIDS))], start=1)
        sheets = {_("Bid {number}").format(number=number): found for number, found in begun}
        _write_bids(writer, layout_of(OF_BID, tender, language), tender, sheets, where)
    write_laid_out(workbook, tender, layouts[FRONT].mark)
    return finished(workbook, buffer)


def still_needed(tender: Tender, language: str, more: Collection[str]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield what is to be filled in of each part of a book that the tender has nothing in yet.

    That is the name of its sheet, its cells by label and address, and whether one of them is enough.
    """
    answers = answers_of_tender(tender, translator(language))
    known = shape_for(answers).parts
    layouts = book_layout(language, shape_for(answers, more))
    for part, layout in layouts.items():
        needed = needed_of(part)
        if part in more and part not in known and needed.keys:
            cells = [f"{layout.called[key]} ({layout.places[key]})" for key in needed.keys]
            yield layout.sheet, cells, needed.is_one_of


def where_asked(tender: Tender, language: str, keys: Sequence[Path]) -> list[str]:
    """Return what each of these is called in the book of a tender, with its sheet and cell."""
    _ = translator(language)
    layouts = book_layout(language, shape_for(answers_of_tender(tender, _)))
    words = _("{label} (sheet {sheet}, cell {cell})")
    return [
        words.format(label=one.called[key], sheet=one.sheet, cell=one.places[key])
        for key in keys
        for one in layouts.values()
        if key in one.places
    ]


def places_of(layouts: Mapping[str, Layout]) -> dict[Path, tuple[str, str]]:
    """Return by key the sheet and the cell in which it is asked."""
    return {key: (one.sheet, address) for one in layouts.values() for key, address in one.places.items()}


def without_repeats(layout: Layout) -> Layout:
    """Return a sheet on which nothing is compared with what another sheet says: that is repeated by formulas."""
    cells = tuple(replace(cell, shows=None, style="note") if cell.shows else cell for cell in layout.cells)
    return replace(layout, cells=cells)


def headings(layout: Layout, tender: Tender) -> Iterator[tuple[Cell, int]]:
    """Yield the cells on the sheet of a bid with the names of items; in a book they are formulas."""
    _ = layout.translate
    titles = {item_heading(i, item.name, _): i for i, item in enumerate(tender.items)}
    for cell in layout.cells:
        if cell.style == "heading" and cell.column == LABEL and cell.value in titles:
            yield cell, titles[str(cell.value)]


def _write_repeats(
    sheet: Worksheet, layout: Layout, answers: Mapping[Path, Any], where: Where, writer: SheetWriter
) -> None:
    addresses = {key: f"'{name}'!{address}" for key, (name, address) in where.items()}
    for cell in layout.cells:
        if cell.shows:
            value = answers.get(cell.shows, cell.value)
            sheet.write_formula(
                cell.row, cell.column, repeating(cell, addresses), writer.styles[cell.style], value
            )


def _link_to_more_items(sheet: Worksheet, layouts: Mapping[str, Layout], first: int, writer: SheetWriter) -> None:
    rules = layouts[RULES]
    there = rules.places["items", first, "name"]
    text = rules.translate(MORE_ITEMS)
    for cell in layouts[FRONT].cells:
        if cell.style == "link":
            sheet.write_url(
                cell.row, cell.column, f"internal:'{rules.sheet}'!{there}", writer.styles["link"], text
            )


def _write_bids(
    writer: SheetWriter, layout: Layout, tender: Tender, sheets: Mapping[str, Mapping[Path, Any]], where: Where
) -> None:
    """Write a sheet for each of these answers, by what it is called."""
    _, header = layout.translate, (tender.title, made_with())
    for called, answers in sheets.items():
        sheet = writer.write(layout, answers, name=called, header=header)
        for cell, i in headings(layout, tender):
            name, address = where["items", i, "name"]
            formula = f"={quoted(item_heading(i, '', _))}&'{name}'!{address}"
            sheet.write_formula(cell.row, LABEL, formula, writer.styles["heading"], cell.value)
