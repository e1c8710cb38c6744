"""The file in which an authority keeps what was offered: a CSV, read whole, and only ever added to."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from lcc.checks.validation import record_of
from lcc.interchange.csv_table import csv_table, day_text, number_of, stated_rows
from lcc.interchange.csv_text import as_meant, harmless
from lcc.interchange.limits import JSON
from lcc.model.price_memory import FELL_AWAY, MOST_OFFERS, EarlierOffer, EarlierOffers
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_of, refusal
from lcc.record.stated import Stated

COLUMNS = tuple(EarlierOffer.model_fields)
_NEEDED = frozenset(name for name, field in EarlierOffer.model_fields.items() if field.is_required())
_DECIMALS = 12
"""As many as a number that is read can have."""
_NUMBERS = frozenset({"quantity", "price", "inflation"})
_OF_THE_FILE = frozenset({"authority", "tender", "offer", "category", "cpv", "awarded"})
_ANSWERS: Mapping[str, bool | str] = {"yes": True, "true": True, "ja": True, "waar": True} | {
    "no": False, "false": False, "nee": False, "onwaar": False, "fell away": FELL_AWAY, "vervallen": FELL_AWAY,
}  # fmt: skip


def read_prices(content: bytes, file: str) -> list[EarlierOffer]:
    """Return the offers in a price file that count: one that stands there twice, word for word, once.

    Raises
    ------
    InputRefusedError
        With every problem in it.
    """
    return counting(price_rows(content, file))


def price_rows(content: bytes, file: str) -> list[EarlierOffer]:
    """Return all rows of a price file, those that say of an offer that it fell away among them.

    Raises
    ------
    InputRefusedError
        With every problem in it.
    """
    with in_file(file):
        table = csv_table(content, JSON)
        heads = [cell.strip().casefold() for cell in table.head]
        if len(set(heads)) < len(heads) or not _NEEDED <= set(heads) <= set(COLUMNS):
            raise refusal("prices_columns", ", ".join(table.head)[:200] or None, known=", ".join(COLUMNS))
        if len(table.rows) > MOST_OFFERS:
            raise refusal("prices_too_many", len(table.rows), limit=MOST_OFFERS)
        stated = stated_rows(table, heads, partial(_value, has_comma=table.has_comma))
        rows = record_of(stated, EarlierOffers).rows
        if problems := list(_two_of_one(rows, stated)):
            raise InputRefusedError(problems)
    return rows


def counting(rows: Sequence[EarlierOffer]) -> list[EarlierOffer]:
    """Return the offers in rows that count: each once, and none that a row says of that it fell away."""
    fallen = {_key(one) for one in rows if one.awarded == FELL_AWAY}
    return list({key: one for one in rows if (key := _key(one)) not in fallen}.values())


def what_was_asked(offer: EarlierOffer) -> tuple[object, ...]:
    """Return what two rows of one offer have alike, of numbers as many digits as a spreadsheet keeps for certain.

    Its number is given by the file, and what it is about may be filled in there by hand.
    """
    return tuple(
        f"{value:.12g}" if isinstance(value := getattr(offer, name), float) else value
        for name in COLUMNS
        if name not in _OF_THE_FILE
    )


def is_price_file(content: bytes) -> bool:
    r"""Whether it begins as a price file, whatever its name is: what comes through a pipe has none.

    >>> is_price_file(b"authority;tender;offer\n"), is_price_file(b"tender: desks\n"), is_price_file(b'{"tender": 1}')
    (True, False, False)
    """
    first = content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace")
    cells = {cell.strip().casefold() for cell in first.replace(";", ",").split(",")}
    return len(cells) > 1 and cells <= set(COLUMNS)


def with_offers(content: bytes | None, added: Sequence[EarlierOffer], *, has_comma: bool) -> bytes:
    """Return a price file with offers after those that it has, which stay as they were written.

    None makes a new one: UTF-8 with the mark by which spreadsheets know that; with `has_comma` as the Dutch Excel
    writes it, `;` between columns and a comma before decimals.

    Raises
    ------
    InputRefusedError
        An offer fell away, and the file has no column that can say so.
    """
    heads = list(COLUMNS)
    if content is not None:
        table = csv_table(content, JSON)
        heads, has_comma = [cell.strip().casefold() for cell in table.head], table.has_comma
    if "awarded" not in heads and any(one.awarded == FELL_AWAY for one in added):
        raise refusal("prices_no_awarded")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if has_comma else ",", lineterminator="\r\n")
    if content is None:
        writer.writerow(heads)
    writer.writerows([_cell(getattr(one, name), has_comma=has_comma) for name in heads] for one in added)
    before = b"\xef\xbb\xbf" if content is None else content
    return before + (b"" if before[-1:] in (b"\n", b"\xbf") else b"\r\n") + text.getvalue().encode()


def _value(name: str, text: str, *, has_comma: bool) -> object:
    """Return what a cell says of a field; a text that can't be that stays one, and is refused as such."""
    text = as_meant(text)
    if name in _NUMBERS:
        return number_of(text, has_comma=has_comma)
    if name == "offer":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    if name == "date":
        return day_text(text)
    return _ANSWERS.get(text.casefold(), text) if name == "awarded" else text


def _key(one: EarlierOffer) -> tuple[str, str, int]:
    return one.authority, one.tender, one.offer


def _two_of_one(rows: Sequence[EarlierOffer], stated: Stated) -> Iterator[Problem]:
    """Yield the rows that say otherwise what a row before them says of the same offer."""
    seen: dict[tuple[str, str, int], tuple[int, EarlierOffer]] = {}
    for k, one in enumerate(rows):
        first, before = seen.setdefault(_key(one), (k, one))
        if not _says_the_same(before, one):
            line = stated.origins["rows", first].line
            message = Message(("rows", k), "price_twice", one.offer, {"tender": one.tender, "line": line})
            yield problem_of(message, "", stated.origins)


def _says_the_same(before: EarlierOffer, one: EarlierOffer) -> bool:
    if FELL_AWAY in (before.awarded, one.awarded):
        return what_was_asked(before) == what_was_asked(one)
    return before == one


def _cell(value: object, *, has_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        text = format(Decimal(repr(round(value, _DECIMALS) + 0.0)).normalize(), "f")
        return text.replace(".", ",") if has_comma else text
    return harmless(str(value))
