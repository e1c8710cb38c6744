"""Rows of the data set of TenderNed as notices: its Excel file, or that saved as CSV.

Source: the names of columns that programs of others read in the data sets up to 2025 and up to 2026 (sheet OpenData
sheet); the data set itself was not at hand. A publication has a row for each lot and winner.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from lcc.exchange.all_tenders.notice import PublishedNotice, PublishedValue, Stage, amount_of, known_as
from lcc.exchange.ocds.values import text_in
from lcc.record.visible import one_line

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("TenderNed kenmerk",),
    "publication": ("ID publicatie",),
    "day": ("Publicatiedatum",),
    "kind": ("Publicatie soort",),
    "authority": ("Naam Aanbestedende dienst",),
    "official": ("Officiële naam Aanbestedende dienst",),
    "authority_number": ("Nationaal identificatienummer",),
    "title": ("Naam aanbesteding",),
    "cpv": ("Hoofd CPV code",),
    "awarded": ("Definitieve waarde - bedrag", "Waarde - bedrag"),
    "awarded_currency": ("Definitieve waarde - valuta", "Waarde - valuta"),
    "estimated": ("Oorspronkelijk geraamde waarde - bedrag",),
    "estimated_currency": ("Oorspronkelijk geraamde waarde - valuta",),
    "awarded_on": ("Datum gunning",),
}
"""What a column is called, by what it holds; capitals and signs make no difference: `(bedrag)` is `- bedrag`."""
NEEDED = ("number", "publication", "day", "authority")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?|(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_CPV = re.compile(r"(\d{8})(?:-\d)?(?!\d)", re.ASCII)
_WITH_COMMA = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+),\d{1,2}", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_PLAIN = re.compile(r"\d+(?:\.\d{1,2}|\.\d{4,})?", re.ASCII)
_STAGES: Sequence[tuple[str, Stage]] = (
    ("consultatie", "planning"), ("vooraankondiging", "planning"), ("beëindiging", "cancelled"),
    ("gegund", "award"), ("gunning", "award"),
)  # fmt: skip
"""What a kind of publication has in its name, in small letters, and what it is then; all others are of a tender."""


class Row(NamedTuple):
    """The cells of a row that are read, by what they hold, and the line or row on which they stand."""

    cells: Mapping[str, Any]
    line: int


def head_in(cells: Sequence[Any]) -> dict[str, int] | None:
    """Return which column holds what; None where this row is not the head.

    >>> head_in(["ID publicatie", "TenderNed kenmerk", "Publicatiedatum", "Naam Aanbestedende dienst", "Plaats"])
    {'publication': 0, 'number': 1, 'day': 2, 'authority': 3}
    """
    known = {_in_words(name): what for what, names in COLUMNS.items() for name in names}
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        what = known.get(_in_words(text_in(cell) or ""))
        if what is not None:
            found.setdefault(what, column)
    return found if set(NEEDED) <= found.keys() else None


def _in_words(head: str) -> str:
    """Return a name of a column without its signs.

    >>> _in_words("Definitieve waarde - bedrag") == _in_words("Definitieve waarde (bedrag)")
    True
    """
    return " ".join(_WORD.findall(head.casefold()))


def authorities_of(row: Row) -> frozenset[str]:
    """Return the names and numbers of whose publication it is."""
    return known_as(*(text_in(row.cells.get(name)) for name in ("authority", "official", "authority_number")))


def is_whole(row: Row) -> bool:
    """Whether a row says of which tender and publication it is, and when that was published."""
    has_numbers = all(text_in(row.cells.get(name)) for name in ("number", "publication"))
    return has_numbers and day_in_cell(row.cells.get("day")) is not None


def notices_of(rows: Iterable[Row], *, has_comma: bool) -> Iterator[PublishedNotice]:
    """Yield the notice of each publication, in the order of the rows; each row is whole.

    Where several rows of one tender have an amount, nobody knows whether they are parts or the same whole again: what
    was awarded is not known then.
    """
    publications: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        number, publication = (str(text_in(row.cells[name])) for name in ("number", "publication"))
        publications.setdefault((number, publication), []).append(row)
    amounts: dict[str, list[PublishedValue]] = {}
    for (number, _publication), those in publications.items():
        found = (_amount(row, "awarded", has_comma=has_comma) for row in those)
        amounts.setdefault(number, []).extend(filter(None, found))
    for order, ((number, publication), those) in enumerate(publications.items()):
        awarded = amounts[number] if any(_amount(row, "awarded", has_comma=has_comma) for row in those) else []
        yield _notice(number, publication, those, order, awarded, has_comma=has_comma)


def _notice(
    number: str,
    publication: str,
    rows: Sequence[Row],
    order: int,
    awarded: Sequence[PublishedValue],
    *,
    has_comma: bool,
) -> PublishedNotice:
    """Return the notice of a publication; `awarded` is what all publications of the tender say, if this one does."""
    first = rows[0].cells
    day = day_in_cell(first["day"])
    assert day is not None
    days = [one for row in rows if (one := day_in_cell(row.cells.get("awarded_on")))]
    stage = _stage(text_in(first.get("kind")), is_awarded=bool(awarded or days))
    title, cpv = text_in(first.get("title")), _CPV.match(text_in(first.get("cpv")) or "")
    return PublishedNotice(
        process=number,
        numbers=frozenset((number,)),
        publication=publication,
        moment=_moment(day),
        order=order,
        stage=stage,
        authority=text_in(first.get("authority")) or "",
        authorities=authorities_of(rows[0]),
        title=one_line(title) if title else None,
        cpv=cpv.group(1) if cpv else None,
        estimated=_amount(rows[0], "estimated", has_comma=has_comma),
        awards={"": awarded[0] if len(awarded) == 1 else None} if awarded else {},
        awarded_on=_moment(min(days)) if days else None,
    )


def _stage(kind: str | None, *, is_awarded: bool) -> Stage:
    said = (kind or "").casefold()
    return next((stage for sign, stage in _STAGES if sign in said), "award" if is_awarded else "tender")


def _amount(row: Row, what: str, *, has_comma: bool) -> PublishedValue | None:
    value, currency = row.cells.get(what), text_in(row.cells.get(f"{what}_currency"))
    return amount_of(amount_in_cell(value, has_comma=has_comma), currency)


def day_in_cell(value: Any) -> date | None:
    """Return a day; None where it is none.

    >>> day_in_cell("31-12-2027"), day_in_cell("2027-12-31"), day_in_cell("12/31/2027"), day_in_cell("30-02-2027")
    (datetime.date(2027, 12, 31), datetime.date(2027, 12, 31), None, None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = found.group(1, 2, 3) if found.group(1) else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def amount_in_cell(value: Any, *, has_comma: bool) -> float | None:
    """Return an amount [money]; None where it is none, or can be two: 1.500 is fifteen hundred to who writes commas.

    >>> [amount_in_cell(text, has_comma=True) for text in ("€ 1.250.000,50", "1250000,5", "1.500", "circa 10", 12.5)]
    [1250000.5, 1250000.5, None, None, 12.5]
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = value.replace("\u00a0", " ").strip().removeprefix("€").strip() if isinstance(value, str) else ""
    if has_comma and _WITH_COMMA.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if has_comma and _THOUSANDS.fullmatch(text):
        return float(text.replace(".", ""))
    return float(text) if _PLAIN.fullmatch(text) and len(text) <= 20 else None


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
