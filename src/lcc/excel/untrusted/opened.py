"""The file behind a workbook of openpyxl, which leaves out what it does not know: shapes, boxes, and how texts look."""

import io
from weakref import WeakKeyDictionary

from openpyxl.workbook import Workbook

from lcc.excel.untrusted.package import Package

_FILES: WeakKeyDictionary[Workbook, bytes] = WeakKeyDictionary()
_PACKAGES: WeakKeyDictionary[Workbook, Package] = WeakKeyDictionary()


def remember(workbook: Workbook, content: bytes) -> Workbook:
    """Return the workbook, of which the parts can be asked for as long as it is there."""
    _FILES[workbook] = content
    return workbook


def package_of(workbook: Workbook) -> Package:
    """Return the parts of a workbook; of one that was made in memory those that it would be saved as."""
    if workbook not in _PACKAGES:
        if workbook not in _FILES:
            buffer = io.BytesIO()
            workbook.save(buffer)
            remember(workbook, buffer.getvalue())
        _PACKAGES[workbook] = Package(_FILES[workbook])
    return _PACKAGES[workbook]
