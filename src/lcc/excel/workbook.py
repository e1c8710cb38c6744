"""A fresh workbook in memory: the same input gives the same bytes, and text is never a formula or a link."""

import io
from datetime import datetime
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

import lcc

A4 = 9
_MADE = datetime(2000, 1, 1)


class _Exact(float):
    def __format__(self, _layout: str) -> str:
        return repr(float(self))


class ExactSheet(Worksheet):  # type: ignore[misc]
    """Keeps every digit of a number: what is read back is what was written, not what sixteen digits leave of it."""

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        super()._xml_number_element(_Exact(number), attributes)


def new_workbook(buffer: io.BytesIO, *, title: str) -> Workbook:
    """Return an empty workbook that is written to the buffer when it is closed."""
    workbook = Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": "Calibri", "font_size": 10},
        },
    )
    workbook.set_properties({"title": title, "comments": f"lcc {lcc.__version__}", "created": _MADE})
    return workbook


def finished(workbook: Workbook, buffer: io.BytesIO) -> bytes:
    """Close the workbook and return its bytes."""
    workbook.close()
    return buffer.getvalue()


def footer_text(text: str) -> str:
    """Return text for a header or footer, where & starts a code."""
    return text.replace("&", "&&")[:80]
