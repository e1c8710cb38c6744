"""A fresh workbook in memory: the same input gives the same bytes, and text is never a formula or a link."""

import io
from datetime import datetime

from xlsxwriter.workbook import Workbook

import lcc

A4 = 9
_MADE = datetime(2000, 1, 1)


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
