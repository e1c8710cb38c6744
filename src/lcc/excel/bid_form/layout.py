"""Where everything stands on a bid form: two sheets. The writer follows it, and the reader compares with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lcc.excel.bid_form.fields import BidFields
from lcc.excel.bid_form.first_sheet import FirstSheet
from lcc.excel.bid_form.first_sheet import item_heading as item_heading  # for sheets that have the heading too
from lcc.excel.bid_form.more_sheet import MoreSheet
from lcc.excel.bid_form.needs import never_left_empty
from lcc.excel.form.layout import Cell, Layout, Question, address_of
from lcc.excel.form.mark import Mark
from lcc.excel.form.told import proof_of, told_by
from lcc.language import Translate
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.version import LAYOUT

MORE = "more"
"""The kind of the second sheet, as its mark says it."""

FIRST_WIDTHS = (2, 34, 16, 24, 27, 25)
MORE_WIDTHS = (2, 28, 11, 13, 13, 15, 16, 9, 10, 9)
"""In characters: what fits on A4 upright in letters of eight points."""


class Form(NamedTuple):
    """A bid form: the sheet that every bidder fills in, and the one with what few need."""

    first: Layout
    more: Layout

    @property
    def mark(self) -> Mark:
        """What the form is, and what it asks."""
        return self.first.mark

    @property
    def sheets(self) -> tuple[Layout, Layout]:
        """Both sheets, in their order."""
        return self.first, self.more

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of both sheets."""
        return (*self.first.cells, *self.more.cells)

    @property
    def inputs(self) -> list[Cell]:
        """The cells to fill in, of both sheets."""
        return [*self.first.inputs, *self.more.inputs]

    @property
    def places(self) -> dict[Path, str]:
        """The address of each cell to fill in, on whichever sheet, by its key."""
        return {**self.more.places, **self.first.places}

    @property
    def labels(self) -> dict[Path, str]:
        """What is asked in each cell to fill in, by its key."""
        return {**self.more.labels, **self.first.labels}

    def marked(self, mark: Mark) -> "Form":
        """Return it as it was made when it got another mark: when there were fewer information notices."""
        if mark.of == self.first.mark.of:
            return self
        return Form(*(marked_as(one, one.mark._replace(of=mark.of)) for one in self.sheets))

    @property
    def translate(self) -> Translate:
        """What turns English into its language, as its version says it."""
        return self.first.translate


def form_layout(tender: Tender, language: str, version: int = LAYOUT) -> Form:
    """Return the bid form of a tender; its mark ties it to what it asks and tells a bidder to price on."""
    form = BidFields(tender, Mark("form", version, language), FIRST_WIDTHS)
    more = BidFields(tender, Mark(MORE, version, language), MORE_WIDTHS)
    form.note_width, more.note_width = 60, 76
    name = form._("Bid form")
    on_first = FirstSheet(form)
    on_first.lay_out()
    asked_in = {
        int(c.input.key[1]): (c.row, c.column) for c in form.cells if c.input and c.input.key[2:] == ("kind",)
    }
    on_more = MoreSheet(more, asked_in, name)
    on_more.lay_out()
    questions = _with_edges(form, more)
    on_first.show_missing(questions, on_more.show_missing(questions))
    first = replace(form.layout(name), currency=tender.currency, portrait=True)
    second = replace(more.layout(more._("Additional")), currency=tender.currency, portrait=True)
    told = proof_of(map(told_by, (first, second)))
    of = f"{_proof((first, second))}/{tender.last_notice}/{told} {tender.id}"
    first, second = (marked_as(one, one.mark._replace(of=of)) for one in (first, second))
    return Form(
        replace(first, elsewhere=_seen_from_beside(second)), replace(second, elsewhere=_seen_from_beside(first))
    )


def questions_layout(tender: Tender, language: str, version: int = LAYOUT, *, of_bidder: bool = True) -> Layout:
    """Return the bid form on one sheet without what the authority says: for a workbook that has the tender itself.

    Its mark says what is asked where: only the sheet of a tender that asks the same fits it. Where it is not
    `of_bidder` the authority fills it in for itself, and nothing is asked that is of a supplier.
    """
    form = BidFields(tender, Mark("bid", version, language), MORE_WIDTHS, with_facts=False)
    FirstSheet(form, of_bidder=of_bidder).lay_out()
    asked_in = {
        int(c.input.key[1]): (c.row, c.column) for c in form.cells if c.input and c.input.key[2:] == ("kind",)
    }
    MoreSheet(form, asked_in, None, of_bidder=of_bidder).lay_out()
    _with_edges(form)
    layout = replace(form.layout(form._("Bid form")), currency=tender.currency, portrait=True)
    asked = repr([(cell.row, cell.column, cell.input.key) for cell in layout.inputs if cell.input])
    return marked_as(layout, layout.mark._replace(of=hashlib.sha256(asked.encode()).hexdigest()[:16]))


def _with_edges(*sheets: BidFields) -> list[Question]:
    """Let the cells that can't be left empty look so, and no others; return all that is asked."""
    asked = [cell.input for form in sheets for cell in form.cells if cell.input]
    needed = never_left_empty(asked, sheets[0].tender, sheets[0]._)
    for form in sheets:
        form.cells = [_seen(cell, cell.input.key in needed) if cell.input else cell for cell in form.cells]
    return asked


def _seen(cell: Cell, is_needed: bool) -> Cell:
    """Return a cell to fill in as it looks where it has to be, or only if it applies."""
    look, _between, kind = cell.style.partition("_")
    return (
        replace(cell, style=f"{'needed' if is_needed else 'input'}_{kind}")
        if look in ("needed", "input")
        else cell
    )


def marked_as(layout: Layout, mark: Mark) -> Layout:
    """Return a layout with a mark in its corner."""
    return replace(layout, mark=mark, cells=(replace(layout.cells[0], value=str(mark)), *layout.cells[1:]))


class OfTender(NamedTuple):
    """What the mark of a form says of its tender."""

    asked: str
    """The proof of what the form asks."""
    notice: int
    """The last information notice when it was made."""
    told: str
    """The proof of what it told that binds nobody; nothing in marks of before there was one."""
    tender: str
    """The code of the tender."""


def of_tender(mark: Mark) -> OfTender:
    """Return what the mark of a form says."""
    proof, _space, tender = mark.of.partition(" ")
    asked, notice, told = (*proof.split("/", 2), "", "")[:3]
    return OfTender(asked, int(notice) if notice.isdecimal() and len(notice) < 5 else 0, told, tender)


def _seen_from_beside(layout: Layout) -> dict[Path, str]:
    """Return the address of each answer on a sheet as formulas on another sheet have it."""
    quoted = layout.sheet.replace("'", "''")
    return {
        key: f"'{quoted}'!{address_of(cell)}"
        for cell in layout.cells
        if (key := cell.input.key if cell.input else cell.called)
    }


def _proof(sheets: Sequence[Layout]) -> str:
    """Return a short proof of what a form asks and of what it tells a bidder to price on; not of explanations."""
    asked = [
        (number, cell.row, cell.column, cell.value, _accepted(cell))
        for number, layout in enumerate(sheets)
        for cell in layout.cells[1:]
        if cell.binds and cell.style != "note"
    ]
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def _accepted(cell: Cell) -> object:
    one = cell.input
    return one and (one.key, one.kind, one.choices, one.minimum, one.maximum, one.required)
