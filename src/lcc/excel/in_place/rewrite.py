"""A comparison scored again in the workbook that a purchaser has been working in.

The workbook they have is the base: every part that has nothing to do with us stays as it is. Our cells are brought to
what a fresh comparison says, and where bids came or went, or another one leads, rows and columns move with everything
that was added to them: cells, notes, colours, charts, and the references to them from elsewhere.
"""

from collections.abc import Collection, Iterator, Mapping, Set
from itertools import islice
from typing import NamedTuple

from lxml import etree

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.integrity import address, edited_cells
from lcc.excel.in_place.cell_map import Moves, moves_between
from lcc.excel.in_place.rewrite_sheet import rewrite_sheet, sheet_of
from lcc.excel.in_place.shift_parts import (
    Found,
    Shift,
    move_drawing,
    move_notes,
    refer_from,
    refer_from_name,
    refer_from_sheet,
    write_formulas_out,
    write_places_out,
)
from lcc.excel.in_place.style_transfer import CarriedStyles
from lcc.excel.untrusted.limits import OF_OUR_OWN
from lcc.excel.untrusted.opening import open_workbook
from lcc.excel.untrusted.package import CHART, DRAWING, MAIN, Package, parsed
from lcc.language import N_, Text, Translate, translator
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_at

_OF_THE_SHEET = ("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase")


class Rewritten(NamedTuple):
    """A workbook scored again in place, and what its reader should know of formulas of their own."""

    content: bytes
    said: tuple[Text, ...]


def rewritten(
    content: bytes,
    file: str,
    before: Mapping[str, Page],
    fresh_content: bytes,
    now: Mapping[str, Page],
    language: str,
    renamed: Mapping[str, str],
) -> Rewritten:
    """Return the workbook, with our cells as they are in the fresh one, and what formulas in it refer to now.

    Parameters
    ----------
    content, file
        The workbook that a purchaser has, and its name.
    before, now
        Our sheets by name, as they were written and as they are in the fresh workbook.
    language
        The language of both.
    renamed
        The names that bidders had, with those that they have now, where they differ.

    Raises
    ------
    InputRefusedError
        With everything that was added and has no place in the new comparison.
    """
    _ = translator(language)
    try:
        package, fresh = Package(content), Package(fresh_content)
        old_results = {_("Sensitivity"), _("Uncertainty")} & package.sheets().keys()
        findings = [Message((name, "A1"), "old_results", None, {}) for name in sorted(old_results)]
        chosen = {name: _chosen(package, name, page) for name, page in before.items()}
        moves = {name: moves_between(page, now[name], renamed, chosen[name]) for name, page in before.items()}
        change = _change(moves, before, now)
        found = list(_rewrite(package, fresh, before, now, moves, change))
        findings += [one for one in found if isinstance(one, Message)]
        said = [Text(_CHOSEN, {"sheet": name, "number": place}) for name, place in chosen.items() if place != 1]
        said += [one for one in found if isinstance(one, Text)]
        again = package.content()
        findings = findings or list(islice(_otherwise(again, now, _), 1))
    except Exception as error:
        # What strangers' programs write is past foreseeing; nothing has been touched yet.
        findings = [Message((), "not_rewritten", f"{type(error).__name__}: {error}", {})]
    if findings:
        raise InputRefusedError(problem_at(finding, file) for finding in findings)
    return Rewritten(again, tuple(said))


_CHOSEN = N_("Sheet {sheet} shows the bid at place 1 again; place {number} was chosen.")


def _chosen(package: Package, name: str, page: Page) -> int:
    """Return the place of which a sheet tells, where a reader chooses that."""
    if page.by_choice is None:
        return 1
    tree = package.edit(package.sheets()[name])
    write_places_out(tree)
    there = address(*page.by_choice.cell)
    typed = (cell for cell in tree.iter(f"{MAIN}c") if cell.get("r") == there and cell.get("t", "n") == "n")
    return int(float(next((cell.findtext(f"{MAIN}v") for cell in typed), None) or 1))


def _otherwise(content: bytes, now: Mapping[str, Page], _: Translate) -> Iterator[Message]:
    """Yield the cells of ours that, read back, are not what they should be."""
    workbook = open_workbook(content, limits=OF_OUR_OWN)
    for finding in edited_cells(workbook, {name: page.cells for name, page in now.items()}, _, whole=True):
        yield finding._replace(code="not_rewritten")


def _change(moves: Mapping[str, Moves], before: Mapping[str, Page], now: Mapping[str, Page]) -> Shift:
    moving = {name: there for name, there in moves.items() if not there.is_still}
    return Shift(moving, frozenset(name.upper() for name in _names(before) - _names(now)))


def _names(pages: Mapping[str, Page]) -> Set[str]:
    return set().union(*(page.names for page in pages.values()))


def _rewrite(
    package: Package,
    fresh: Package,
    before: Mapping[str, Page],
    now: Mapping[str, Page],
    moves: Mapping[str, Moves],
    change: Shift,
) -> Found:
    moving = change.moves
    styles, strings = CarriedStyles(fresh.styles, package.styles), fresh.strings()
    texts = package.strings()
    parts, fresh_parts = package.sheets(), fresh.sheets()
    for name, part in parts.items():
        if not part.startswith("xl/worksheets/"):
            continue
        if name not in now:
            if any(sign in package.parts[part] for sign in (b"<f", b":f", b"formula", b"location=")):
                write_places_out(package.edit(part))
                yield from refer_from_sheet(package.edit(part), name, change, lambda _address: False)
            continue
        tree, pages = package.edit(part), (before[name], now[name])
        write_places_out(tree)
        sheet = sheet_of(tree, texts, name, pages, moves[name], (strings, styles))
        write_formulas_out(tree)
        yield from refer_from_sheet(tree, name, change, sheet.is_ours)
        yield from rewrite_sheet(tree, fresh.edit(fresh_parts[name]), sheet)
    ours = {chart for name in moving for chart in _take_charts(package, parts[name], fresh, fresh_parts[name])}
    if not change.is_still:
        yield from _change_what_refers(package, parts, change, ours)
    for name, there in moving.items():
        for drawing in package.related(parts[name], "drawing").values():
            move_drawing(package.edit(drawing), there)
        yield from move_notes(package, parts[name], name, there)
    yield from _change_names(package, fresh, change, _names(before), _names(now))
    _calculate_when_opened(package)


def _change_what_refers(
    package: Package, sheets: Mapping[str, str], change: Shift, ours: Collection[str]
) -> Found:
    """Shift the references in drawings, in charts that are not ours, and in pivot tables."""
    for name, sheet in sheets.items():
        for drawing in package.related(sheet, "drawing").values():
            for part in (drawing, *package.related(drawing, "chart").values()):
                if part not in ours:
                    yield from refer_from(package.edit(part), name, change)
    for part in package.names("xl/pivotCache/"):
        for source in package.edit(part).iter(f"{MAIN}worksheetSource"):
            if source.get("sheet") in change.moves:
                yield Message((source.get("sheet"), source.get("ref")), "addition_immovable", "pivot table", {})


def _take_charts(package: Package, part: str, fresh: Package, fresh_part: str) -> Iterator[str]:
    """Replace our charts, known by their titles, by those of the fresh workbook; yield which those are."""
    there, new = _charts(package, part), _charts(fresh, fresh_part)
    for title in there.keys() & new.keys():
        package.replace(there[title], fresh.parts[new[title]])
        yield there[title]


def _charts(package: Package, part: str) -> dict[str, str]:
    """Return the parts of the charts on a sheet by their titles, without how many bids they show."""
    found: dict[str, str] = {}
    for drawing in package.related(part, "drawing").values():
        for chart in package.related(drawing, "chart").values():
            title = parsed(package.parts[chart]).find(f"{CHART}chart/{CHART}title")
            if title is not None:
                said = "".join(text.text or "" for text in title.iter(f"{DRAWING}t"))
                found.setdefault(said.partition(" (")[0], chart)
    return found


def _change_names(package: Package, fresh: Package, change: Shift, before: Set[str], now: Set[str]) -> Found:
    """Take over our names from the fresh workbook; move what the purchaser's own names refer to."""
    sheets = list(package.sheets())
    listed = package.workbook.find(f"{MAIN}definedNames")
    if listed is None:
        listed = etree.Element(f"{MAIN}definedNames")
        package.workbook.find(f"{MAIN}sheets").addnext(listed)
    for name in list(listed):
        local = name.get("localSheetId")
        sheet = sheets[int(local)] if local is not None else ""
        if name.get("name") in before and local is None:
            listed.remove(name)
        elif name.get("name") in now and local is None:
            yield Message((), "name_taken", name.get("name"), {})
        elif name.get("name") in _OF_THE_SHEET and sheet in change.moves:
            listed.remove(name)
        elif not change.is_still:
            yield from refer_from_name(name, sheet, change)
    fresh_sheets = list(fresh.sheets())
    for name in fresh.workbook.findall(f"{MAIN}definedNames/{MAIN}definedName"):
        local = name.get("localSheetId")
        if local is not None:
            sheet = fresh_sheets[int(local)]
            if sheet not in change.moves:
                continue
            name.set("localSheetId", str(sheets.index(sheet)))
        listed.append(name)
    if not len(listed):
        package.workbook.remove(listed)


def _calculate_when_opened(package: Package) -> None:
    """Let every program calculate the workbook when it is opened: what formulas showed may be true no longer."""
    package.remove("calcChain")
    calculation = package.workbook.find(f"{MAIN}calcPr")
    if calculation is None:
        calculation = etree.Element(f"{MAIN}calcPr")
        names = package.workbook.find(f"{MAIN}definedNames")
        (names if names is not None else package.workbook.find(f"{MAIN}sheets")).addnext(calculation)
    calculation.set("fullCalcOnLoad", "1")
