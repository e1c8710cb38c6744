"""The sheets and cells of a workbook that was looked through: openpyxl's, without what nobody here asks about.

Forms of a tender come by the hundred, with the same styles and rules. Those are worked out once: nobody writes to a
workbook that was loaded, so that many can share them.
"""

import io
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, cast
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from openpyxl.cell import MergedCell
from openpyxl.cell.text import Text
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.workbook import Workbook
from openpyxl.worksheet import _reader as rows
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.hyperlink import HyperlinkList
from openpyxl.worksheet.merge import MergeCells
from openpyxl.worksheet.table import Table, TablePartList
from openpyxl.worksheet.views import SheetViewList
from openpyxl.xml.constants import ARC_STYLE, COMMENTS_NS, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

_MAIN = f"{{{SHEET_MAIN_NS}}}"
_AROUND_ROWS: Mapping[str, tuple[str, Any]] = {
    rows.HEADER_TAG: ("HeaderFooter", HeaderFooter),
    rows.FILTER_TAG: ("auto_filter", AutoFilter),
    rows.VIEWS_TAG: ("views", SheetViewList),
    rows.FORMAT_TAG: ("sheet_format", SheetFormatProperties),
    rows.TABLE_TAG: ("tables", TablePartList),
    rows.HYPERLINK_TAG: ("hyperlinks", HyperlinkList),
    rows.MERGE_TAG: ("merged_cells", MergeCells),
}
"""What of a sheet is read as it stands. How its pages are set, and its charts and pictures, are not."""

_OF_STYLES = (
    "_borders", "_fonts", "_fills", "_differential_styles", "_number_formats", "_protections", "_alignments",
    "_table_styles", "_cell_styles", "_named_styles", "_date_formats", "_timedelta_formats", "_colors",
)  # fmt: skip
_LARGEST_SHARED = 500_000
"""In bytes: of larger parts nothing is kept in memory, whatever a stranger sends."""


def load(content: bytes, *, values: bool) -> Workbook:
    """Return a workbook that was looked through, or that is ours: its formulas, or the `values` that they show."""
    reader = _Reader(io.BytesIO(content), data_only=values, keep_links=False)
    reader.read()
    workbook: Workbook = reader.wb
    return workbook


class _Reader(ExcelReader):
    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        self.read_theme()
        if ARC_STYLE in self.valid_files:
            vars(self.wb).update(_styles_in(self.archive.read(ARC_STYLE)))
        self.read_worksheets()
        self.parser.assign_names()
        self.archive.close()

    def read_strings(self) -> None:
        part: Any = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is not None:
            texts = fromstring(self.archive.read(part.PartName[1:]))
            self.shared_strings = [_text(one) for one in texts.iterfind(f"{_MAIN}si")]

    def read_worksheets(self) -> None:
        sheet: Any
        for sheet, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files:
                continue
            if "chartsheet" in relation.Type:
                self.read_chartsheet(sheet, relation)
                continue
            made = self.wb.create_sheet(sheet.name)
            self._fill(made, relation.target)
            made.sheet_state = sheet.state

    def _fill(self, sheet: Any, part: str) -> None:
        path = get_rels_path(part)  # type: ignore[no-untyped-call]
        relations = get_dependents(self.archive, path) if path in self.valid_files else RelationshipList()
        sheet._rels = relations  # noqa: SLF001 - where its reader looks
        with self.archive.open(part) as source:
            reader = _SheetReader(sheet, source, self.shared_strings, self.data_only, False)
            reader.parser.shares = self.archive.getinfo(part).file_size < _LARGEST_SHARED
            reader.bind_all()
        for related in relations.find(COMMENTS_NS):
            notes: Any = CommentSheet.from_tree(_tree(self.archive.read(related.target)))
            for address, note in notes.comments:
                if not isinstance(sheet[address], MergedCell):
                    sheet[address].comment = note
        for table in reader.tables:
            sheet.add_table(Table.from_tree(_tree(self.archive.read(table))))


class _SheetReader(rows.WorksheetReader):
    parser: "_SheetParser"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.parser.__class__ = _SheetParser


class _SheetParser(rows.WorkSheetParser):
    shares = False

    def parse(self) -> Generator[Any, None, None]:
        """Yield the rows, and keep what stands around them.

        The parser is the fast one, that takes any document type: no workbook with one comes this far.
        """
        kept: Mapping[str, Any] = {
            rows.COL_TAG: self.parse_column_dimensions,
            rows.CF_TAG: self.parse_formatting,
            rows.VALIDATION_TAG: self.parse_validations,
        }
        element: Any
        for _event, element in iterparse(self.source):  # noqa: S314 - it was looked through
            if element.tag == rows.ROW_TAG:
                yield self.parse_row(element)
            elif element.tag in kept:
                kept[element.tag](element)
            elif element.tag in _AROUND_ROWS:
                name, kind = _AROUND_ROWS[element.tag]
                setattr(self, name, kind.from_tree(element))
            else:
                continue
            element.clear()

    def parse_validations(self, element: Any) -> None:
        said = tuple((one.tag, one.text, *one.items()) for one in element.iter())
        worked_out = _validations if self.shares else _validations.__wrapped__
        self.data_validations = worked_out(_Rules(said, element))


@dataclass(frozen=True)
class _Rules:
    """What may be filled in where, by all that it says."""

    said: tuple[object, ...]
    element: Any = field(compare=False)


@lru_cache(maxsize=8)
def _validations(rules: _Rules) -> Any:
    return DataValidationList.from_tree(rules.element)


class _Held(NamedTuple):
    """An archive with one part."""

    part: bytes

    def read(self, _name: str) -> bytes:
        return self.part


def _styles_in(part: bytes) -> Mapping[str, Any]:
    return _styles(part) if len(part) < _LARGEST_SHARED else _styles.__wrapped__(part)


@lru_cache(maxsize=4)
def _styles(part: bytes) -> Mapping[str, Any]:
    """Return what a workbook has of its styles, by where openpyxl keeps it."""
    styled = Workbook()
    apply_stylesheet(cast(ZipFile, _Held(part)), styled)
    return {name: getattr(styled, name) for name in _OF_STYLES}


def _tree(part: bytes) -> Any:
    return fromstring(part)


def _text(shared: Any) -> str:
    """Return a text that cells share: most are of one piece."""
    is_plain = len(shared) == 1 and shared[0].tag == f"{_MAIN}t"
    whole: Any = None if is_plain else Text.from_tree(shared)
    return str(shared[0].text or "" if is_plain else whole.content).replace("x005F_", "")
