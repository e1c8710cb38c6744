"""Formulas of a purchaser's own that another bidder, or another row, stands behind once a ranking has changed."""

from collections.abc import Iterator, Mapping

from xlsxwriter.utility import xl_cell_to_rowcol

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.integrity import address
from lcc.excel.comparison.own_cells import blanks_beside
from lcc.excel.in_place.cell_map import NoPlaceError
from lcc.excel.in_place.shift_formula import is_of_bidders, places_in
from lcc.excel.in_place.shift_parts import Shift, write_formulas_out
from lcc.excel.untrusted.package import MAIN, Package, parsed
from lcc.language import N_, Text, listed


def read_otherwise(package: Package, before: Mapping[str, Page], change: Shift) -> Iterator[Text]:
    """Yield for each formula that refers into a ranking what it refers to now, where that is not what it was.

    The workbook is as the purchaser left it: nothing has moved yet.
    """
    if all(place.before == place.now for moves in change.moves.values() for place in moves.places.values()):
        return
    for name, part in package.sheets().items():
        if part.startswith("xl/worksheets/") and b"<f" in package.parts[part]:
            tree = parsed(package.parts[part])
            write_formulas_out(tree)
            cells = before[name].cells if name in before else {}
            ours = cells.keys() - blanks_beside(cells)
            for cell in tree.iter(f"{MAIN}c"):
                formula = cell.findtext(f"{MAIN}f")
                if formula and xl_cell_to_rowcol(cell.get("r")) not in ours:
                    yield from _said(name, cell.get("r"), formula, change)


def _said(sheet: str, at: str, formula: str, change: Shift) -> Iterator[Text]:
    own = change.own(sheet, at)
    try:
        moved = change.formula(formula, sheet, at)
    except NoPlaceError:
        return
    there = change.moves[sheet].cell(*xl_cell_to_rowcol(at)) if sheet in change.moves else None
    where = {"sheet": sheet, "cell": address(*there) if there else at, "formula": "=" + moved}
    places = dict.fromkeys(places_in(formula, sheet, change.moves, own))
    if is_of_bidders(formula, sheet, change.moves, own):
        yield Text(_BIDDERS, where)
    elif others := [place for place in places if place.before != place.now]:
        now = (
            Text(_PLACE, {"number": place.number, "now": place.now or "-", "before": place.before})
            for place in others
        )
        yield Text(_PLACES, {**where, "places": listed(now, "; ")})


_BIDDERS = N_(
    "Sheet {sheet}, cell {cell}: your formula {formula} refers to the same bidders as before, whatever their "
    "place in the ranking is now."
)
_PLACES = N_("Sheet {sheet}, cell {cell}: your formula {formula} refers to the ranking by place: {places}.")
_PLACE = N_("place {number} is now {now} and was {before}")
