"""What the cells of a form are called in messages: those to fill in, and those in which it tells something."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.first_sheet import item_heading
from lcc.excel.bid_form.spots import is_of_whole
from lcc.excel.form.filled_record import asked_on
from lcc.excel.form.layout import LABEL, Layout, address_of
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.place import Asked


def called_on(layout: Layout, tender: Tender) -> dict[Path, str]:
    """Return what is asked in each cell of a sheet, with the item that it is asked of."""
    return _called_on(layout, [item.name for item in tender.items])


def _called_on(layout: Layout, items: Sequence[str]) -> dict[Path, str]:
    names: dict[Path, str] = {("offers", i): name for i, name in enumerate(items)}
    return {key: _joined(names.get(key[:2], ""), said) for key, said in layout.called.items()}


def cells_on(sheet: Worksheet, layout: Layout, tender: Tender) -> Mapping[Path, Asked]:
    """Return where each cell of a sheet stands, and what it is called: by its key, or else by its sheet and address."""
    return _cells_on(sheet.title, layout, tuple(item.name for item in tender.items))


@lru_cache(maxsize=8)
def _cells_on(sheet: str, layout: Layout, items: tuple[str, ...]) -> Mapping[Path, Asked]:
    """Hundreds of forms are read with one layout."""
    called = _called_on(layout, items)
    asked = asked_on(sheet, layout, called)
    one = next(iter(asked.values()))
    told: dict[Path, Asked] = {
        (sheet, address): one.model_copy(update={"cell": address, "label": label})
        for address, label in _told(layout, items, called)
    }
    return {**asked, **told}


def _told(layout: Layout, items: Sequence[str], called: Mapping[Path, str]) -> Iterator[tuple[str, str]]:
    """Yield the address of each cell that is not filled in, and what it is called."""
    _, item = layout.translate, ""
    headings = {item_heading(i, name, _): name for i, name in enumerate(items)}
    in_order = sorted(layout.cells, key=lambda cell: (cell.row, cell.column))
    labels = {cell.row: str(cell.value) for cell in in_order if cell.column == LABEL and cell.value}
    questions: dict[int, str] = {}
    for cell in in_order:
        if cell.input:
            questions.setdefault(cell.row, called[cell.input.key])
    heads: dict[int, str] = {}
    for cell in in_order:
        text = str(cell.value or "")
        if cell.style == "heading" and cell.column == LABEL:
            item = headings.get(text, "" if is_of_whole(text, _) else item)
        if cell.style == "column":
            heads[cell.column] = text
        if not cell.input and (text or cell.live or cell.shows):
            own = text if cell.column == LABEL or cell.style == "column" else labels.get(cell.row, "")
            head = heads.get(cell.column, "") if cell.live else ""
            yield address_of(cell), questions.get(cell.row) or _joined(item, own, head)


def _joined(*parts: str) -> str:
    """Return what there is of several parts, each once."""
    return ", ".join(dict.fromkeys(part for part in parts if part))
