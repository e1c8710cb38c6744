"""What keeps a reader of a sheet from seeing what a cell on it holds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from lxml import etree
from openpyxl.cell.text import InlineFont
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.shown.colours import BLACK, WHITE, Palette, is_set, least_contrast
from lcc.excel.shown.covered import Box, boxes_on
from lcc.excel.shown.number import colour_shown, format_of
from lcc.excel.shown.out_of_view import (
    Area,
    first_in_reach,
    hidden_columns,
    is_hidden_row,
    is_in,
    printed_areas,
    width_of,
)
from lcc.excel.shown.plain_formula import plain
from lcc.excel.untrusted.opened import package_of
from lcc.excel.untrusted.package import DRAWING, EXTENDED, MAIN, Element, parsed
from lcc.language import N_, Text

_LEAST_CONTRAST, _LEAST_POINTS = 2.0, 5.0
_USUAL_POINTS = 11.0
_OF_SUPERSCRIPT = 0.6
_NARROW = 5
_MOST_INDENT = 10
_MOST_RULES, _MOST_OF_A_CELL = 1_000, 50
"""Conditional formats of more areas than this, or more of one cell, are not looked at one by one."""

_OWN_TABLES = re.compile(r"TableStyle(?:Light|Medium|Dark)\d+")
_APPLIED = {"applyNumberFormat": "numFmtId", "applyFont": "fontId", "applyFill": "fillId"}
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"

_SYMBOLS = re.compile(
    "dings|symbol|marlett|mt extra|barcode|code ?(?:39|128)|ean|blank|redacted|outlook|reference specialty|icons?\\b|"
    "emoji|braille|map|fraction",
    re.IGNORECASE,
)
"""Fonts in which letters and digits are drawn as something else, or not at all."""
_NOT_SYMBOLS = re.compile("segoe ui(?! (?:symbol|emoji))|ubuntu|jean", re.IGNORECASE)
_OF_SYMBOLS = 2
"""The character set of such fonts."""

_NAMES = {"m": MAIN.strip("{}")}
_UNUSUAL = etree.XPath(
    "//m:c[@vm or count(m:v | m:is) > 1 or m:is/m:r or not(parent::m:row/parent::m:sheetData)]", namespaces=_NAMES
)
"""The cells that may be unusual where no style and no text that cells share is."""
_IN_PIECES = etree.XPath("boolean(*[count(*) > 1 or not(m:t)])", namespaces=_NAMES)
"""Whether any text that cells share is not of one piece."""

_ANSWER = r'"(?:[^"]|"")*"'
_OURS = re.compile(
    rf'AND\(((?:[^!"(),]+!)?)\$?([A-Z]+)\$?(\d+)<>""((?:,\1\$?\2\$?\3<>{_ANSWER})+)\)', re.IGNORECASE
)
"""The rule by which a form greys the blocks of other business models: on which sheet and where it is asked, and for
which answers."""

Wrong = tuple[str, object, dict[str, object]]
"""Kind of finding, what was found, and the words for it."""


class Sight:
    """A sheet as it is seen."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        workbook = sheet.parent
        assert workbook is not None, "a sheet is in a workbook"
        self._palette = Palette(workbook)
        self._package = package_of(workbook)
        self._part = self._package.sheets().get(sheet.title, "")
        self._themed = _fonts_of_theme(workbook.loaded_theme)
        self._hidden = hidden_columns(sheet)
        self._styles: dict[tuple[object, ...], _Style] = {}
        self._ruled: dict[tuple[object, ...], Text | None] = {}
        self._held: dict[int, bool] = {}
        self._hidden_rows: dict[int, bool] = {}
        self._widths: dict[int, float] = {}
        self._rules_of_row: dict[int, list[tuple[int, int, list[Any]]]] = {}
        self._is_shown = sheet.sheet_state == "visible"
        self._first_row, self._first_column = first_in_reach(sheet)
        self._printed = printed_areas(sheet)

    @cached_property
    def boxes(self) -> list[Box]:
        """What lies over the cells."""
        return boxes_on(self._package, self._part, self.sheet) if self._part else []

    @cached_property
    def _rules(self) -> list[tuple[Area, list[Any]]]:
        """The areas with conditional formats: those of one format follow each other."""
        return [(area, list(one.rules)) for one in self.sheet.conditional_formatting for area in _areas(one.sqref)]

    @cached_property
    def _shows_zeros(self) -> bool:
        return all(view.showZeros is not False for view in self.sheet.views.sheetView)

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a cell is out of sight, whatever it holds."""
        if row not in self._hidden_rows:
            self._hidden_rows[row] = row < self._first_row or is_hidden_row(self.sheet, row)
        return (
            self._hidden_rows[row] or column < self._first_column or column in self._hidden or not self._is_shown
        )

    def is_covered(self, row: int, column: int) -> bool:
        """Whether something lies over a cell."""
        return any(box.covers(row, column) for box in self.boxes)

    def wrong(self, cell: Any) -> Wrong | None:
        """Return why a reader does not see what a cell holds, as a finding; None if it is to see."""
        value = cell.value
        if self.is_hidden(cell.row, cell.column):
            return "hidden", value, {}
        if self.is_covered(cell.row, cell.column):
            return "covered", value, {}
        if self._printed and not is_in(self._printed, cell.row, cell.column):
            return "not_printed", value, {"area": str(self.sheet.print_area)[:100]}
        return self.looks_wrong(cell)

    def looks_wrong(self, cell: Any) -> Wrong | None:
        """Return why a reader does not read what a cell in view holds, as `wrong` does."""
        if self.is_hidden(cell.row, cell.column):
            return None
        look = _look_of(cell)
        if look not in self._styles:
            points, shrinks = float(cell.font.sz or _USUAL_POINTS), bool(cell.alignment.shrinkToFit)
            self._styles[look] = _Style(next(self._of_style(cell), None), points, shrinks)
        style = self._styles[look]
        why = style.wrong or self._of_size(cell, style) or self._of_rules(cell, look) or self._of_pieces(cell)
        return ("hard_to_see", cell.value, {"why": why}) if why else None

    def _of_style(self, cell: Any) -> Iterator[Text]:
        ink, grounds = self._ink(cell), self._palette.grounds(cell.fill)
        if not _is_read(ink, grounds):
            yield Text(N_("a text that stands out from its background"))
        yield from self._of_font(cell.font)
        alignment, border = cell.alignment, cell.border
        if alignment.textRotation:
            yield Text(N_("a text that is not turned"))
        if alignment.horizontal == "fill":
            yield Text(N_("a value that is not repeated to fill the cell"))
        if (alignment.indent or 0) > _MOST_INDENT or alignment.readingOrder == 2:
            yield Text(N_("a text that begins in its cell, and is read from left to right"))
        if (
            border is not None
            and border.diagonal is not None
            and border.diagonal.style
            and (border.diagonalUp or border.diagonalDown)
        ):
            yield Text(N_("a cell that is not crossed out"))

    def _of_font(self, font: Any) -> Iterator[Text]:
        """Yield what is wrong with a font, of a cell or of a piece of its text."""
        points = float(font.sz or _USUAL_POINTS)
        align = getattr(font, "vertAlign", None)
        if points * (_OF_SUPERSCRIPT if align in ("superscript", "subscript") else 1) < _LEAST_POINTS:
            yield Text(N_("letters of at least {points} points"), {"points": int(_LEAST_POINTS)})
        if font.strike:
            yield Text(N_("a value that is not struck through"))
        name = self._themed.get(font.scheme or "", "") or str(
            getattr(font, "name", None) or getattr(font, "rFont", None) or ""
        )
        if font.charset == _OF_SYMBOLS or (_SYMBOLS.search(name) and not _NOT_SYMBOLS.search(name)):
            yield Text(N_("a font of letters and digits; this one is {font}"), {"font": name})

    def _of_size(self, cell: Any, style: "_Style") -> Text | None:
        """Return what does not fit in the cell: what is shrunk, cut off or left out."""
        value, points = cell.value, style.points
        if cell.column not in self._widths:
            self._widths[cell.column] = width_of(self.sheet, cell.column)
        width = self._widths[cell.column]
        if style.shrinks or width < _NARROW:
            letters = len(f"{value:.15g}" if isinstance(value, float) else str(value))
            if style.shrinks and letters * points > 0 and points * width * 1.2 / letters < _LEAST_POINTS:
                return Text(N_("letters of at least {points} points"), {"points": int(_LEAST_POINTS)})
            if isinstance(value, int | float) and width < _NARROW and letters > width:
                return Text(N_("a column in which the number fits"))
        rows = self.sheet.row_dimensions
        height = rows[cell.row].height if cell.row in rows else None
        if height is not None and height < 0.7 * points:
            return Text(N_("a row in which the letters fit"))
        return Text(N_("a sheet that shows zeros")) if value == 0 and not self._shows_zeros else None

    def _of_rules(self, cell: Any, look: tuple[object, ...]) -> Text | None:
        """Return what conditional formats make of a cell: those that we write are worked out, others may all hold."""
        column, in_row = cell.column, self._rules_in(cell.row) if self._is_countable else ()
        rules = [rule for left, right, rules in in_row if left <= column <= right for rule in rules]
        if not self._is_countable or len(rules) > _MOST_OF_A_CELL:
            return Text(N_("a cell without conditional formats that change what it shows"))
        holding = [rule for rule in rules if self._may_hold(rule)]
        looks = (*look, *map(id, holding))
        if looks not in self._ruled:
            self._ruled[looks] = next(self._of_holding(cell, holding), None)
        if (found := self._ruled[looks]) is not None:
            return found
        if is_in(self._own_tables, cell.row, cell.column):
            return Text(N_("a cell that is in no table with a style of its own"))
        if is_in(self._beyond_rules, cell.row, cell.column):
            return Text(N_("a cell without conditional formats that change what it shows"))
        return None

    def _rules_in(self, row: int) -> list[tuple[int, int, list[Any]]]:
        """Return the rules that reach into a row, each from one column to another."""
        if row not in self._rules_of_row:
            self._rules_of_row[row] = [
                (left, right, rules) for (left, top, right, bottom), rules in self._rules if top <= row <= bottom
            ]
        return self._rules_of_row[row]

    @cached_property
    def _is_countable(self) -> bool:
        return len(self._rules) <= _MOST_RULES

    def _of_holding(self, cell: Any, rules: Iterable[Any]) -> Iterator[Text]:
        """Yield what these rules together make of a cell, which is the same of every cell that looks like it."""
        ink = self._ink(cell)
        inks, papers = {ink}, {*self._palette.grounds(cell.fill)}
        for rule in rules:
            change = rule.dxf
            if (
                rule.colorScale
                or rule.dataBar
                or rule.iconSet
                or (change is not None and change.numFmt is not None)
            ):
                yield Text(N_("a cell without conditional formats that change what it shows"))
            if change is None:
                continue
            if change.font is not None:
                inks |= {self._palette.of(change.font.color, ink)} if change.font.color else set()
                yield from self._of_font(change.font)
            papers |= {*self._of_change(change.fill)} if change.fill is not None else set()
        if least_contrast(inks, papers) < _LEAST_CONTRAST:
            yield Text(N_("a text that stands out from its background"))

    @cached_property
    def _own_tables(self) -> list[Area]:
        """The tables with a style of their own, which colours what no cell colours."""
        own = {style.get("name") for style in self._package.styles.iter(f"{MAIN}tableStyle")}
        areas: list[Area] = []
        for table in self.sheet.tables.values():
            name = table.tableStyleInfo.name if table.tableStyleInfo else None
            if name and (name in own or not _OWN_TABLES.fullmatch(name)):
                areas += _areas(MultiCellRange(table.ref))
        return areas

    def _of_change(self, fill: Any) -> tuple[str, ...]:
        if not hasattr(fill, "stop") and fill.fill_type in (None, "solid"):
            stated = [colour for colour in (fill.bgColor, fill.fgColor) if is_set(colour)]
            return tuple(self._palette.of(colour, WHITE) for colour in stated) or (WHITE,)
        return self._palette.grounds(fill)

    def _may_hold(self, rule: Any) -> bool:
        if id(rule) not in self._held:
            self._held[id(rule)] = self._worked_out(rule)
        return self._held[id(rule)]

    def _worked_out(self, rule: Any) -> bool:
        ours = _OURS.fullmatch(plain(str(rule.formula[0]))) if rule.type == "expression" and rule.formula else None
        if ours is None:
            return True
        asking = self._sheet_called(ours[1].rstrip("!"))
        if asking is None:
            return False
        asked = str(unescape(str(asking[f"{ours[2]}{ours[3]}"].value or ""))).strip()
        answers = [answer[1:-1].replace('""', '"').casefold() for answer in re.findall(_ANSWER, ours[4])]
        return bool(asked) and asked.casefold() not in answers

    def _sheet_called(self, name: str) -> Any:
        """Return the sheet of a name in small letters, this one where no name is given; None where there is none."""
        workbook = self.sheet.parent
        if not name or not workbook:
            return self.sheet
        return next((one for one in workbook.worksheets if one.title.casefold() == name), None)

    @cached_property
    def _beyond_rules(self) -> list[Area]:
        """The cells with conditional formats of a kind that came later, which openpyxl leaves out."""
        rules = self._package.edit(self._part).iter(f"{_X14}conditionalFormatting") if self._part else ()
        said = [
            area for rule in rules for one in rule.iter(f"{EXTENDED}sqref") for area in (one.text or "").split()
        ]
        everywhere = ["A1:XFD1048576"]
        return _areas(MultiCellRange(said if len(said) <= _MOST_RULES else everywhere))

    def _of_pieces(self, cell: Any) -> Text | None:
        """Return what is wrong with pieces of a text, that each can look otherwise, and with values said twice."""
        if not self._unusual or cell.coordinate not in self._unusual:
            return None
        pieces = self._unusual[cell.coordinate]
        if pieces is None:
            return Text(N_("one value, that every program shows"))
        return next(self._in_pieces(cell, pieces), None)

    def _in_pieces(self, cell: Any, pieces: Element) -> Iterator[Text]:
        ink, grounds = self._ink(cell), self._palette.grounds(cell.fill)
        looks = {etree.tostring(look, with_tail=False): look for look in pieces.iter(f"{MAIN}rPr")}
        for look in looks.values():
            font = InlineFont.from_tree(look)
            if not _is_read(self._palette.of(font.color, ink), grounds):
                yield Text(N_("a text that stands out from its background"))
            if font.vertAlign in ("superscript", "subscript"):
                yield Text(N_("digits and letters on one line"))
            yield from self._of_font(font)

    @cached_property
    def _unusual(self) -> dict[str, Element | None]:
        """Cells with a text in pieces, with that, and cells with more than one value or another in its place."""
        return dict(self._unusual_cells()) if self._part else {}

    def _unusual_cells(self) -> Iterator[tuple[str, Element | None]]:
        texts, unclear = self._package.strings(), self._unclear_styles()
        sheet = self._package.edit(self._part)
        is_usual = not unclear and not (texts and _IN_PIECES(texts[0].getparent()))
        cells: Any = _UNUSUAL(sheet) if is_usual else sheet.iter(f"{MAIN}c")
        for cell in cells:
            names = [child.tag for child in cell if isinstance(child.tag, str)]
            values = [name for name in names if name in (f"{MAIN}v", f"{MAIN}is")]
            is_alone = (
                cell.getparent().tag == f"{MAIN}row" and cell.getparent().getparent().tag == f"{MAIN}sheetData"
            )
            if len(values) > 1 or cell.get("vm") or not is_alone or cell.get("s", "0") in unclear:
                yield cell.get("r", ""), None
                continue
            text = cell.find(f"{MAIN}is")
            if cell.get("t") == "s":
                number = (cell.findtext(f"{MAIN}v") or "").strip()
                text = texts[int(number)] if number.isdigit() and int(number) < len(texts) else None
            if text is not None and text.find(f"{MAIN}r") is not None:
                yield cell.get("r", ""), text

    def _unclear_styles(self) -> frozenset[str]:
        """Return the styles of cells that leave it to a program whether they or the styles behind them count."""
        styles = self._package.styles
        behind = list(styles.iterfind(f"{MAIN}cellStyleXfs/{MAIN}xf"))
        return frozenset(
            str(number)
            for number, style in enumerate(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
            for applied, what in _APPLIED.items()
            if style.get(applied) in ("0", "false")
            and (position := style.get("xfId", "0")).isdigit()
            and int(position) < len(behind)
            and behind[int(position)].get(what, "0") != style.get(what, "0")
        )

    def _ink(self, cell: Any) -> str:
        of_format = colour_shown(format_of(cell), cell.value)
        if isinstance(of_format, int):
            return self._palette.numbered(of_format + 7, BLACK)
        return of_format or self._palette.of(cell.font.color, BLACK)


class _Style(NamedTuple):
    """What is wrong with how a cell looks by itself, the size of its letters, and whether they shrink to fit."""

    wrong: Text | None
    points: float
    shrinks: bool


def _look_of(cell: Any) -> tuple[object, ...]:
    """Return what decides how a cell looks by itself: two cells with the same look alike."""
    return (*(cell._style or ()), _sign(cell.value) if isinstance(cell.value, int | float) else None)  # noqa: SLF001


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _is_read(ink: str, grounds: Iterable[str]) -> bool:
    return least_contrast({ink}, grounds) >= _LEAST_CONTRAST


def _areas(ranges: MultiCellRange) -> list[Area]:
    return [one.bounds for one in ranges.ranges]


@lru_cache(maxsize=4)
def _fonts_of_theme(content: bytes | None) -> Mapping[str, str]:
    """Return the fonts that a theme has for headings and for all else; those stand in place of what a cell names."""
    theme, fonts = parsed(content or b"<none/>"), dict[str, str]()
    for scheme in ("major", "minor"):
        for font in theme.iter(f"{DRAWING}{scheme}Font"):
            latin = font.find(f"{DRAWING}latin")
            if latin is not None and latin.get("typeface"):
                fonts[scheme] = latin.get("typeface")
    return fonts
