"""Open data about all tenders of made-up authorities, in the shapes in which it is published."""

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from lcc.exchange.all_tenders.processes import AllTenders, Process
from lcc.exchange.all_tenders.reading import read_all_tenders
from lcc.intake.files import InMemory

Plain = dict[str, Any]
OURS = "Gemeente Voorbeeld"
COLUMNS = (
    "ID publicatie", "TenderNed kenmerk", "Publicatiedatum", "Publicatie soort", "Naam Aanbestedende dienst",
    "Officiële naam Aanbestedende dienst", "Nationaal identificatienummer", "Naam aanbesteding", "Hoofd CPV code",
    "Oorspronkelijk geraamde waarde - bedrag", "Oorspronkelijk geraamde waarde - valuta", "Datum gunning",
    "Naam gegunde onderneming", "Definitieve waarde - bedrag", "Definitieve waarde - valuta",
)  # fmt: skip
"""Columns of the data set of TenderNed by the names that its readers know; it has many more."""


def release(number: str, date: str = "2027-03-01T00:00:00Z", buyer: str = OURS, **parts: Any) -> Plain:
    """Return a release as TenderNed publishes them, by the number of the tender."""
    tender = {"id": number, "title": f"Tender {number}", **parts.pop("tender", {})}
    return {
        "ocid": f"ocds-1l04xe-{number}", "id": parts.pop("id", f"{number}-{date[:10]}"), "date": date,
        "tag": ["tender"], "initiationType": "tender", "tender": tender,
        "buyer": {"id": "00000001001234567000", "name": buyer}, **parts,
    }  # fmt: skip


def award(name: str, amount: float | None, currency: str = "EUR", **more: Any) -> Plain:
    value = {} if amount is None else {"value": {"amount": amount, "currency": currency}}
    return {"id": name, "suppliers": [{"id": "12345678", "name": "Koop BV"}], **value, **more}


def package(*releases: Plain) -> bytes:
    return json.dumps({"uri": "https://example.org", "version": "1.1", "releases": releases}).encode()


def row(number: str, publication: str, day: str = "01-03-2027", **cells: Any) -> dict[str, Any]:
    """Return a row of the data set; `cells` are by the name of the column."""
    first = dict(zip(COLUMNS, [publication, number, day, "Aankondiging van een opdracht", OURS], strict=False))
    return first | cells


def as_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str] = COLUMNS, sign: str = ";") -> bytes:
    lines = [columns, *([str(one.get(name, "") or "") for name in columns] for one in rows)]
    return "".join(sign.join(line) + "\r\n" for line in lines).encode("utf-8-sig")


def as_workbook(rows: Iterable[dict[str, Any]], columns: Sequence[str] = COLUMNS) -> bytes:
    """Return a workbook as TenderNed has it: first a sheet that explains, then the data."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "Leeswijzer"
    book.active.append(["Kolom", "Uitleg"])
    sheet = book.create_sheet("OpenData sheet")
    sheet.append(list(columns))
    for one in rows:
        sheet.append([one.get(name) for name in columns])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(*contents: bytes, name: str = "all.json", authorities: Sequence[str] = (OURS,)) -> AllTenders:
    files = [InMemory(Path(f"{place}-{name}"), content) for place, content in enumerate(contents)]
    return read_all_tenders(files, authorities)


def one(found: AllTenders) -> Process:
    [process] = found.processes
    return process
