"""The file in which an authority keeps what was offered: a CSV, read whole, and only ever added to."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lcc.checks.validation import record_of
from lcc.interchange.csv_table import csv_table, day_text, number_of
from lcc.interchange.csv_text import as_meant, harmless
from lcc.interchange.limits import JSON
from lcc.model.price_memory import EarlierOffer, EarlierOffers
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_of, refusal
from lcc.record.stated import Stated

COLUMNS = tuple(EarlierOffer.model_fields)
_NEEDED = frozenset(name for name, field in EarlierOffer.model_fields.items() if field.is_required())
_DECIMALS = 12
"""As many as a number that is read can have."""
_NUMBERS = frozenset({"quantity", "price", "inflation"})
_ANSWERS: Mapping[str, bool] = {"yes": True, "true": True, "ja": True, "waar": True} | {
    "no": False, "false": False, "nee": False, "onwaar": False,
}  # fmt: skip


def read_prices(content: bytes, file: str) -> list[EarlierOffer]:
    """Return the offers in a price file: one that stands there twice, word for word, once.

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
        stated = _stated(heads, table.rows, has_comma=table.has_comma)
        rows = record_of(stated, EarlierOffers).rows
        if problems := list(_two_of_one(rows, stated)):
            raise InputRefusedError(problems)
    return list({_key(one): one for one in rows}.values())


def with_offers(content: bytes | None, added: Sequence[EarlierOffer], *, has_comma: bool) -> bytes:
    """Return a price file with offers after those that it has, which stay as they were written.

    None makes a new one: UTF-8 with the mark by which spreadsheets know that; with `has_comma` as the Dutch Excel
    writes it, `;` between columns and a comma before decimals.
    """
    heads = list(COLUMNS)
    if content is not None:
        table = csv_table(content, JSON)
        heads, has_comma = [cell.strip().casefold() for cell in table.head], table.has_comma
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if has_comma else ",", lineterminator="\r\n")
    if content is None:
        writer.writerow(heads)
    writer.writerows([_cell(getattr(one, name), has_comma=has_comma) for name in heads] for one in added)
    before = b"\xef\xbb\xbf" if content is None else content
    return before + (b"" if before[-1:] in (b"\n", b"\xbf") else b"\r\n") + text.getvalue().encode()


def _stated(heads: list[str], listed: list[tuple[int, list[str]]], *, has_comma: bool) -> Stated:
    rows, problems = list[dict[str, object]](), list[Problem]()
    origins: dict[Path, Origin] = {}
    for k, (line, cells) in enumerate(listed):
        at: Path = ("rows", k)
        origins[at] = Origin(field="", line=line)
        if len(cells) != len(heads):
            message = Message(at, "csv_row_length", len(cells), {"number": len(heads)})
            problems.append(problem_of(message, "", origins))
        rows.append(dict(_row(heads, cells, has_comma=has_comma)))
    return Stated(None if problems else {"rows": rows}, origins, tuple(problems))


def _row(heads: list[str], cells: list[str], *, has_comma: bool) -> Iterator[tuple[str, object]]:
    for name, cell in zip(heads, cells, strict=False):
        text = as_meant(cell.strip())
        if not text:
            continue
        if name in _NUMBERS:
            yield name, number_of(text, has_comma=has_comma)
        elif name == "offer":
            yield name, int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
        elif name == "date":
            yield name, day_text(text)
        elif name == "awarded":
            yield name, _ANSWERS.get(text.casefold(), text)
        else:
            yield name, text


def _key(one: EarlierOffer) -> tuple[str, str, int]:
    return one.authority, one.tender, one.offer


def _two_of_one(rows: Sequence[EarlierOffer], stated: Stated) -> Iterator[Problem]:
    """Yield the rows that say otherwise what a row before them says of the same offer."""
    seen: dict[tuple[str, str, int], tuple[int, EarlierOffer]] = {}
    for k, one in enumerate(rows):
        first, before = seen.setdefault(_key(one), (k, one))
        if before != one:
            line = stated.origins["rows", first].line
            message = Message(("rows", k), "price_twice", one.offer, {"tender": one.tender, "line": line})
            yield problem_of(message, "", stated.origins)


def _cell(value: object, *, has_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        text = format(Decimal(repr(round(value, _DECIMALS) + 0.0)).normalize(), "f")
        return text.replace(".", ",") if has_comma else text
    return harmless(str(value))
