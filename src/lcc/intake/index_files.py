"""Published figures of indices from a file: as we write them, or as StatLine of CBS gives a table, CSV or OData.

StatLine names a period 2027JJ00 (a year) or 2027MM01 (a month), or in words, 2027 or 2027 januari; `*` and `**` behind
it, or behind a figure, mark what is provisional, which counts as one that was published first. Quarters are passed by:
no clause asks for them. So are columns with a figure that is not above zero, and changes (mutaties): they are no index.
"""

import re
from collections.abc import Iterator, Sequence
from math import fsum
from pathlib import Path as FilePath
from typing import Any

from lcc.checks.validation import record_of
from lcc.figure.rounding import as_written
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load
from lcc.interchange.csv_table import in_two_ways
from lcc.interchange.statline import NOTHING, PERIODS, StatLineRow, statline_rows
from lcc.model.index_series import IndexSeries, Series
from lcc.model.portfolio import PriceIndex
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, in_file, problem_of, refusal
from lcc.record.stated import Stated

_NUMBERED = "ID"
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_PERIOD = re.compile(rf"(\d{{4}})(?:JJ00|MM(\d\d)| ({'|'.join(_MONTHS)}))?(\*{{0,2}})", re.ASCII)
_QUARTER = re.compile(r"\d{4}(KW\d\d| [1-4]e kwartaal)\*{0,2}", re.ASCII)
_NUMBER = re.compile(r"(-?\d{1,15}(?:[.,]\d{1,12})?)(\*{0,2})", re.ASCII)
_THREE_DECIMALS = re.compile(r"[.,]\d{3}$", re.ASCII)
_TOPIC = re.compile(r"_\d+$", re.ASCII)


def read_series(file: File) -> IndexSeries:
    """Return the figures in a file; InputRefusedError with every problem in it."""
    content = read_bytes(file)
    with in_file(str(file)):
        suffix = file.suffix.lower()
        if not _is_table(content, suffix):
            return load(content, str(file), IndexSeries)[0]
        return record_of(_series(*statline_rows(content, suffix), FilePath(str(file)).name), IndexSeries)


def read_price_index(file: File) -> PriceIndex:
    """Return the levels by year in a file; of a table of StatLine the years, or the mean of the months of a whole one.

    Raises
    ------
    InputRefusedError
        With every problem in the file, or where a table has more than one index.
    """
    content = read_bytes(file)
    with in_file(str(file)):
        if not _is_table(content, file.suffix.lower()):
            return load(content, str(file), PriceIndex)[0]
        found = read_series(file).series
        if len(found) > 1:
            raise refusal("index_several", ", ".join(one.name for one in found)[:200])
        plain = {"name": found[0].name, "source": found[0].source, "levels": _by_year(found[0])}
        return record_of(Stated(plain), PriceIndex)


def is_table_of_cbs(content: bytes) -> bool:
    """Whether a CSV begins as StatLine writes one, whatever its name is."""
    head = content[:5000].partition(b"\n")[0]
    return PERIODS.encode() in head and b";" in head


def _by_year(series: Series) -> dict[int, float]:
    [one] = series.on_base
    levels = one.levels("first")
    years = {period[:4] for period in levels}
    found = {}
    for year in sorted(years):
        months = [levels[name] for number in range(1, 13) if (name := f"{year}-{number:02}") in levels]
        if year in levels or len(months) == len(_MONTHS):
            found[int(year)] = levels.get(year, as_written(fsum(months) / len(_MONTHS)) if months else 0.0)
    return found


def _is_table(content: bytes, suffix: str) -> bool:
    """Whether a file is a table of StatLine, and no text of ours."""
    if suffix == ".csv" or is_table_of_cbs(content):
        return True
    return suffix == ".json" and b'"value"' in content[:5000] and PERIODS.encode() in content


def _series(rows: Sequence[StatLineRow], origins: Origins, file: str) -> Stated:
    """Return what a table says of each of its indices, as a file of ours would.

    Raises
    ------
    InputRefusedError
        With every row that can't be read; or it has more than one of what else it is divided by, such as branches.
    """
    names = list(dict.fromkeys(name for row in rows for name in row if name not in (PERIODS, _NUMBERED)))
    numbered = [one for one in names if _TOPIC.search(one)]
    topics = numbered or [one for one in names if all(_is_figure(row.get(one)) for row in rows)]
    for one in names:
        values = {str(row.get(one)).strip() for row in rows}
        if one not in topics and len(values) > 1:
            raise refusal("index_divided", one, values=", ".join(sorted(values))[:200])
    problems = [problem_of(one, "", origins) for one in _problems(rows, topics)]
    if problems:
        raise InputRefusedError(problems)
    if not (found := list(filter(None, (_of_topic(rows, topic, file) for topic in topics)))):
        raise refusal("index_no_table")
    return Stated({"series": found})


def _problems(rows: Sequence[StatLineRow], topics: Sequence[str]) -> Iterator[Message]:
    seen: set[str] = set()
    for k, row in enumerate(rows):
        written = str(row[PERIODS]).strip()
        if _QUARTER.fullmatch(written):
            continue
        period, _is_first = _period(written)
        if period is None:
            yield Message(("value", k), "index_period", written, {})
        elif period in seen:
            yield Message(("value", k), "index_period_twice", written, {})
        seen.add(period or "")
        for topic in topics:
            if not _is_figure(row.get(topic)):
                yield Message(("value", k), "index_figure", str(row.get(topic)), {"column": topic})
    for topic in topics:
        yield from _in_two_ways(rows, topic)


def _in_two_ways(rows: Sequence[StatLineRow], topic: str) -> Iterator[Message]:
    """Yield the figures with three digits after their sign beside others that have not as many: thousands, or decimals.

    Where all have three, they grow alike whichever it is.
    """
    cells = ((k, row.get(topic)) for k, row in enumerate(rows))
    written = {k: cell.strip().rstrip("*") for k, cell in cells if isinstance(cell, str)}
    if any(_NUMBER.fullmatch(text) and not _THREE_DECIMALS.search(text) for text in written.values()):
        yield from (
            Message(("value", k), "in_two_ways", text, {}) for k, text in written.items() if in_two_ways(text)
        )


def _of_topic(rows: Sequence[StatLineRow], topic: str, file: str) -> dict[str, Any] | None:
    levels: dict[str, dict[str, float]] = {"final": {}, "first": {}}
    for row in rows:
        period, is_first = _period(str(row[PERIODS]).strip())
        figure = _figure(row.get(topic))
        if period is None or figure is None:
            continue
        if figure <= 0:
            return None
        is_provisional = is_first or str(row.get(topic)).strip().endswith("*")
        levels["first" if is_provisional else "final"][period] = figure
    if "mutatie" in topic.casefold() or not any(levels.values()):
        return None
    base = {"base": file, **{name: one for name, one in levels.items() if one}}
    return {"name": _TOPIC.sub("", topic), "source": file, "on_base": [base]}


def _period(written: str) -> tuple[str | None, bool]:
    """Return a period as files of ours have it, None where it is none, and whether its figure is provisional.

    >>> [_period(one) for one in ("2027JJ00", "2027MM03*", "2027 maart**", "2027", "2027KW01")]
    [('2027', False), ('2027-03', True), ('2027-03', True), ('2027', False), (None, False)]
    """
    found = _PERIOD.fullmatch(written)
    if found is None:
        return None, False
    year, number, month, mark = found.groups()
    if month:
        number = f"{_MONTHS.index(month) + 1:02}"
    return (f"{year}-{number}" if number else year), bool(mark)


def _is_figure(value: object) -> bool:
    return value is None or _figure(value) is not None or str(value).strip() in NOTHING


def _figure(value: object) -> float | None:
    """Return a figure; None where there is none, or it can't be read."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    found = _NUMBER.fullmatch(str(value).strip())
    return float(found[1].replace(",", ".")) if found else None
