"""A fresh workbook in memory: the same input gives the same bytes, and text is never a formula or a link."""

import io
import re
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

import lcc
from lcc.language import Translate
from lcc.record.progress import step
from lcc.record.visible import shortened

A4, MARGIN_OF_SHEET = 9, 0.4
_MOST_PRINTED = 80
"""How many letters each of the three texts above or below a sheet has: a file has room for 255 of them together."""
_MADE = datetime(2000, 1, 1)


class _Exact(float):
    def __format__(self, _layout: str) -> str:
        return repr(float(self))


class ExactSheet(Worksheet):  # type: ignore[misc]
    """Keeps every digit of a number: what is read back is what was written, not what sixteen digits leave of it."""

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        super()._xml_number_element(_Exact(number), attributes)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Leave out the search for functions newer than Excel 2007: we write none, and it took half of the time."""
        return formula.removeprefix("=")


class GrowingSheet(ExactSheet):
    """Its rows start at the height that they were given, and grow with what is typed: no height is for good."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        if tag == "row":
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


_ON_LABELS = {
    "legend_key": "LegendKey", "value": "Val", "category": "CatName", "series_name": "SerName", "percentage": "Percent",
}  # fmt: skip


class _OurWorkbook(Workbook):  # type: ignore[misc]
    """Its charts say of each part of a label whether it is shown: LibreOffice shows what a chart is silent about."""

    def add_chart(self, options: dict[str, Any]) -> Any:
        chart = super().add_chart(options)
        write = chart._write_d_lbls  # noqa: SLF001

        def with_every_part(labels: dict[str, Any] | None) -> None:
            for part, name in _ON_LABELS.items() if labels else ():
                said = (f"c:show{name}", [("val", int(bool((labels or {}).get(part))))])
                setattr(chart, f"_write_show_{_snake(name)}", partial(chart._xml_empty_tag, *said))  # noqa: SLF001
            write(labels and {**labels, **dict.fromkeys(_ON_LABELS, True)})

        chart._write_d_lbls = with_every_part  # noqa: SLF001
        return chart

    def close(self) -> None:
        """Write it, and say as any file does why that can't be."""
        try:
            super().close()
            if isinstance(self.filename, io.BufferedWriter):
                self.filename.close()
        except FileCreateError as error:
            raise error.args[0] from None


class _Disk(io.FileIO):
    """A file that says once that it takes no more: the archive in it would try to end itself when it is forgotten."""

    is_full = False

    def write(self, content: Any) -> int:
        if self.is_full:
            return len(content)
        try:
            return super().write(content)
        except OSError:
            self.is_full = True
            raise


def _snake(name: str) -> str:
    """Return a name in parts: as `cat_name` for `CatName`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


MADE_WITH = re.compile(r"lcc \d[\w.+-]*")
"""What `made_with` says, of any version."""


def new_workbook(buffer: io.BytesIO | Path, *, title: str) -> Workbook:
    """Return an empty workbook that is written to the buffer when it is closed.

    One that is written to a file holds no rows in memory: each sheet is to be written row by row, from the top.
    """
    streamed = io.BufferedWriter(_Disk(buffer, "wb")) if isinstance(buffer, Path) else None
    workbook = _OurWorkbook(
        streamed or buffer,
        {
            "constant_memory" if streamed else "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": "Calibri", "font_size": 10},
        },
    )
    workbook.set_properties({"title": title, "comments": made_with(), "created": _MADE})
    return workbook


def made_with() -> str:
    """Return the name and version of the program."""
    return f"lcc {lcc.__version__}"


def finished(workbook: Workbook, buffer: io.BytesIO) -> bytes:
    """Close the workbook and return its bytes."""
    step("workbook")
    workbook.close()
    return buffer.getvalue()


def lay_out(sheet: Worksheet, header: tuple[str, str], _: Translate, *, marks_below: bool = False) -> None:
    """Let a sheet print on A4 landscape, with a header, and its name, the date and the page below.

    What made it and from what, the second part of the header, can stand below as well.
    """
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=MARGIN_OF_SHEET, right=MARGIN_OF_SHEET, top=0.7, bottom=0.6)
    left, right, name, day, pages = printed_texts(header, sheet.name, _)
    if marks_below:
        sheet.set_header(f"&L{left}&R{day}")
        sheet.set_footer(f"&L{name}&C{right}&R{pages}")
    else:
        sheet.set_header(f"&L{left}&R{right}")
        sheet.set_footer(f"&L{name}&C{day}&R{pages}")


def printed_texts(header: tuple[str, str], name: str, _: Translate) -> tuple[str, str, str, str, str]:
    """Return what is printed above and below a sheet, from left to right, as a workbook has it."""
    left, right, below = (_plain(text) for text in (*header, name))
    return left, right, below, "&D", _("page {page} of {pages}").format(page="&P", pages="&N")


def title_and_code(title: str, code: str) -> str:
    """Return what is printed above sheets of a tender: a title that is too long makes way for its code.

    >>> title_and_code("Bench " * 30, "2027-014")
    'Bench Bench Bench Bench Bench Bench Bench Bench Bench Bench Bench… (2027-014)'
    """
    behind = f" ({code})"
    return shortened(title, max(_MOST_PRINTED - len(behind), _MOST_PRINTED // 2)) + behind


def _plain(text: str) -> str:
    """Return text for a header or footer, where & starts a code, and stands twice where it is meant."""
    room = max(_MOST_PRINTED - text[:_MOST_PRINTED].count("&"), _MOST_PRINTED // 2)
    return shortened(text, room).replace("&", "&&")
