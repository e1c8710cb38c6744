"""What workbooks of bidders state: read here, or before, by who reads beside whoever opens everything.

What was read before is known to the thread that asked for it, and is no parameter of all that lies between: the outcome
hangs on nothing of it.
"""

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from lcc.model.tender import Tender
from lcc.record.problem import InputRefusedError
from lcc.record.stated import Stated

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from lcc.excel.bid_form.read import Layouts
    from lcc.excel.price_sheet.mapping import PriceSheet

Readings = Mapping[str, bytes]
"""What forms state, or why they are refused, by the checksum of each: as this very program kept it."""


class NotOpenedError(InputRefusedError):
    """A workbook can't be opened at all."""


class _Before(NamedTuple):
    tender: Tender
    readings: Readings


_BEFORE: ContextVar[_Before | None] = ContextVar("before", default=None)


@contextmanager
def read_before(tender: Tender, readings: Readings) -> Iterator[None]:
    """Take what forms of this tender state from what was read before, in this thread; the others are read."""
    before = _BEFORE.set(_Before(tender, readings))
    try:
        yield
    finally:
        _BEFORE.reset(before)


def stated_in_workbook(content: bytes, tender: Tender, layouts: "Layouts", mapping: "PriceSheet | None") -> Stated:
    """Return what a form states, or a price sheet as a mapping says it.

    Raises
    ------
    NotOpenedError
        It can't be opened.
    InputRefusedError
        It is no form of this tender, or no sheet as the mapping has it.
    """
    if mapping is None:
        return _read_before(content, tender) or _stated(content, tender, layouts)
    from lcc.excel.bid_form.read import is_form, stated_in_form
    from lcc.excel.price_sheet.read import stated_in_price_sheet

    workbook = _opened(content, layouts)
    if is_form(workbook):
        return stated_in_form(workbook, tender, layouts)
    return stated_in_price_sheet(workbook, mapping, tender)


def reading(content: bytes, tender: Tender, layouts: "Layouts") -> tuple[str, bytes]:
    """Return the checksum of a form, and what it states or why it is refused, for `read_before`."""
    try:
        found: Stated | InputRefusedError = _stated(content, tender, layouts)
    except InputRefusedError as refused:
        found = refused
    return _checksum(content), pickle.dumps(found)


def _read_before(content: bytes, tender: Tender) -> Stated | None:
    before = _BEFORE.get()
    if before is None or before.tender != tender or not (kept := before.readings.get(_checksum(content))):
        return None
    found: Stated | InputRefusedError = pickle.loads(kept)  # noqa: S301 - of this program, and of no stranger
    if isinstance(found, InputRefusedError):
        raise found
    return found


def _checksum(content: bytes) -> str:
    return sha256(content).hexdigest()


def _stated(content: bytes, tender: Tender, layouts: "Layouts") -> Stated:
    from lcc.excel.bid_form.read import stated_in_form

    return stated_in_form(_opened(content, layouts), tender, layouts)


def _opened(content: bytes, layouts: "Layouts") -> "Workbook":
    from lcc.excel.bid_form.read import open_form

    try:
        return open_form(content, layouts)
    except InputRefusedError as refused:
        raise NotOpenedError(refused.problems) from None
