"""What people read beside each cell to fill in: by it is known what an earlier form asked, whoever it was made for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.first_sheet import item_heading
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import LABEL, Layout, shown_first
from lcc.language import N_, Translate
from lcc.record.path import Path


class Spot(NamedTuple):
    """What people read beside a cell to fill in."""

    item: str
    """What the item is called that it is about; nothing for the bid as a whole."""
    heading: str
    label: str
    column: str
    row: int
    """Which of the rows under the titles of a table it stands in; 0 outside tables."""


def spots_of(sheets: Sequence[Layout], _: Translate) -> Iterator[tuple[Path, Spot]]:
    """Yield what stands beside each cell to fill in on sheets as they are laid out."""
    for layout in sheets:
        texts = {
            (cell.row, cell.column): agreed(cell.value) for cell in layout.cells if isinstance(cell.value, str)
        }
        looks = {(cell.row, cell.column): cell.style for cell in layout.cells}
        heads = {place for place, style in looks.items() if style in ("title", "heading", "subheading")}
        titles = {place for place, style in looks.items() if style == "column"}
        inputs = {(cell.row, cell.column): cell.input.key for cell in layout.cells if cell.input}
        for place, spot in _walk(texts, heads, titles, set(inputs), _):
            yield inputs[place], spot


def spots_on(sheet: Worksheet, _: Translate) -> Iterator[tuple[Spot, SheetCell]]:
    """Yield what stands beside each cell to fill in, on a sheet of whichever layout.

    Those are the cells that are not locked; headings and titles are bold, and titles of columns are wrapped too.
    """
    cells: Mapping[tuple[int, int], Any] = {
        (row - 1, column - 1): cell
        for (row, column), cell in sheet._cells.items()  # noqa: SLF001
    }
    inputs = {place for place, cell in cells.items() if not cell.protection.locked}
    texts = {
        place: agreed(shown_first(cell.value))
        for place, cell in cells.items()
        if isinstance(cell.value, str) and place not in inputs
    }
    bold = {place for place in texts if cells[place].font.b}
    wrapped = {place for place in bold if cells[place].alignment.wrap_text}
    for place, spot in _walk(texts, bold - wrapped, wrapped, inputs, _):
        yield spot, cells[place]


def _walk(
    texts: Mapping[tuple[int, int], str],
    headings: set[tuple[int, int]],
    titles: set[tuple[int, int]],
    inputs: set[tuple[int, int]],
    _: Translate,
) -> Iterator[tuple[tuple[int, int], Spot]]:
    """Yield each cell to fill in with what stands beside it, from top to bottom."""
    item = heading = ""
    columns: dict[int, str] = {}
    title_row, asking = -1, {row for row, _column in inputs}
    for row, column in sorted({*texts, *inputs}):
        place = (row, column)
        if place in titles:
            columns = {**columns, column: texts[place]} if title_row == row else {column: texts[place]}
            title_row = row
        elif place in headings and column == LABEL:
            if begun := item_begun(texts[place], _):
                item, heading = begun.name, ""
            else:
                heading = texts[place]
                item = "" if is_of_whole(texts[place], _) else item
            columns, title_row = {}, -1
        elif column == LABEL and row not in asking:
            columns = {}  # a table ends where something is said below it
        elif place in inputs:
            label = "" if (row, LABEL) in inputs else texts.get((row, LABEL), "")
            in_table = column in columns
            number = row - title_row if in_table and not label else 0
            title = columns.get(column, "") if in_table else ""
            yield place, Spot(item, columns.get(LABEL, "") if in_table else heading, label, title, number)


def bare(title: str) -> str:
    """Return the title of a column without the unit behind it.

    >>> bare("Fee per use (EUR per trip)")
    'Fee per use'
    """
    return title[: title.index(" (")] if title.endswith(")") and " (" in title else title


class ItemBegun(NamedTuple):
    """What the heading above an item says: which number it has, and what it is called."""

    number: str
    name: str


def item_begun(heading: str, _: Translate) -> ItemBegun | None:
    """Return which item a heading stands above; None where it is none of an item, as one of a lot."""
    before, _one, between = item_heading(0, "", _).partition("1")
    number, colon, name = heading.removeprefix(before).partition(between)
    is_item = heading.startswith(before) and number.isdecimal() and colon
    return ItemBegun(number, name) if is_item else None


_TELLING = (
    N_("What you price on"),
    N_("Information notices"),
    N_("How bids are compared"),
    N_("How the tender is awarded"),
)
_OF_WHOLE = (*_TELLING, N_("Bidder"), N_("Requirements"), N_("Combined lots"), N_("Signature"))


def is_of_whole(heading: str, _: Translate) -> bool:
    """Whether what stands under a heading is about the form as a whole: it leaves the item above it."""
    return heading in map(_, _OF_WHOLE)


def tells(heading: str, _: Translate) -> bool:
    """Whether a form tells what stands under a heading, and asks nothing there."""
    return heading in map(_, _TELLING)
