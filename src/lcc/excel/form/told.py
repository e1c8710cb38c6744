"""What a form tells that binds nobody, and a proof of it: whether it still says that, whatever the tender says now."""

import hashlib
from collections.abc import Iterable, Iterator

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import Layout
from lcc.excel.form.read import last_that_binds

Told = tuple[tuple[int, int], object]
"""Something told: the row and the column, from one, and what stands there."""


def told_by(layout: Layout) -> Iterator[Told]:
    """Yield what a sheet tells as it is laid out."""
    yield from ((one.place, one.value) for one in layout.cells if not one.binds and one.value not in (None, ""))


def told_on(sheet: Worksheet, layout: Layout) -> Iterator[Told]:
    """Yield what stands where a sheet tells what may change, and anywhere below what binds."""
    places, last = {place for place, _value in told_by(layout)}, last_that_binds(layout)
    for place, cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if (place in places or place[0] > last) and cell.value not in (None, ""):
            yield place, cell.value


def proof_of(sheets: Iterable[Iterable[Told]]) -> str:
    """Return a short proof of what sheets tell; programs differ in the digits that they write."""
    told = [
        (number, place, written)
        for number, sheet in enumerate(sheets)
        for place, value in sorted(sheet)
        if (written := _written(value))
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _written(value: object) -> str:
    if isinstance(value, str):
        return agreed(value)
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)
