"""Forms that are read some at a time, and by a second worker: what is opened then is the same."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from asking import Files, asked, dropped, packed
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import lcc
from form_cells import by_key, cell_at
from lcc.excel.bid_form import read as form_reader
from lcc.excel.bid_form.layout import form_layout
from lcc.library import shipped
from lcc.record.version import LAYOUT

EXAMPLE = dropped("street-furniture")
TENDER = lcc.read(shipped.examples()["street-furniture"] / "tender.yaml").tender
CELLS = by_key(form_layout(TENDER, "nl", LAYOUT))


def changed(change: Callable[[Workbook], Any]) -> bytes:
    """Return the form of a bidder in which something was changed."""
    book, buffer = load_workbook(io.BytesIO(EXAMPLE[1][1])), io.BytesIO()
    change(book)
    book.save(buffer)
    return buffer.getvalue()


def filled(key: str, value: object) -> bytes:
    return changed(lambda book: setattr(cell_at(book, CELLS[key]), "value", value))


def with_macros() -> bytes:
    buffer = io.BytesIO(EXAMPLE[1][1])
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    return buffer.getvalue()


WRONG: dict[str, bytes] = {
    "no amount": filled("offers/0/purchase/price", "duur"),
    "no kind": filled("offers/0/kind", "gratis"),
    "no name": filled("bidder/name", None),
    "no mark": changed(lambda book: setattr(book.worksheets[0]["A1"], "value", None)),
    "macros": with_macros(),
    "no workbook": b"%PDF-1.7 is no workbook",
    "cut off": EXAMPLE[1][1][:9000],
    "other sheets": changed(lambda book: book.remove(book.worksheets[0])),
}


def read_by_two(files: Files, **words: Any) -> int:
    """Read forms as two workers do, hand over what was read, and return of how many."""
    said, _files = asked("forms", files, **words)
    parts = [asked("read", start=at, end=at + 2)[1] for at in range(0, said["forms"], 2)]
    asked("take", [one for part in parts for one in part.items()])
    return int(said["forms"])


@pytest.mark.parametrize("name", ["street-furniture", "street-lighting"])
def test_forms_that_were_read_before_are_not_read_again_and_say_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = dropped(name)
    here = asked("open", files), asked("rank"), asked("workbook")
    assert read_by_two(files) == here[0][0]["bids"]
    monkeypatch.setattr(form_reader, "open_form", None)
    assert (asked("open", files), asked("rank"), asked("workbook")) == here


@pytest.mark.parametrize("what", WRONG)
def test_a_form_that_is_wrong_is_refused_in_the_same_words(what: str) -> None:
    files = [*EXAMPLE[:3], (f"bids/{what}.xlsx", WRONG[what]), ("again/copy.xlsx", WRONG[what])]
    here, _files = asked("open", files)
    assert here["problems"] != []
    read_by_two(files)
    assert asked("open", files)[0] == here


def test_forms_in_an_archive_are_read_too_and_what_is_left_out_is_not() -> None:
    files = [EXAMPLE[0], ("bids.zip", packed(EXAMPLE[1:]))]
    assert read_by_two(files) == 4
    here, _files = asked("open", files)
    assert (here["bids"], here["problems"]) == (4, [])
    names = [name for name, role in here["roles"].items() if role == "bid"]
    assert read_by_two(files, leave_out=names[:1]) == 3
    assert asked("open", files, leave_out=names[:1])[0]["bids"] == 3


def test_what_was_read_of_the_forms_of_another_tender_counts_for_nothing() -> None:
    of_another = EXAMPLE[0][1].replace(b"horizon_years: ", b"horizon_years: 1")
    assert read_by_two([("tender.yaml", of_another), *EXAMPLE[1:]]) == 4
    assert asked("open", EXAMPLE)[0]["problems"] == []


def test_what_was_read_counts_once() -> None:
    read_by_two(EXAMPLE)
    asked("open", EXAMPLE)
    assert asked("read", start=0, end=1) == ({"lost": True}, {})


def test_where_forms_are_not_read_as_such_none_is_read_before() -> None:
    asked("open", EXAMPLE)
    comparison = list(asked("workbook")[1].items())
    another, mapping = ("other.yaml", EXAMPLE[0][1] + b"\n"), ("map.yaml", b"labels: {}")
    for files in (EXAMPLE[1:], [*EXAMPLE, another], [*EXAMPLE, mapping], [*comparison, *EXAMPLE[1:]]):
        assert asked("forms", files)[0] == {"forms": 0}
    assert "problems" in asked("forms", [("tender.yaml", b"horizon_years: none"), *EXAMPLE[1:]])[0]
