"""A picture of the year with the tables behind it, and the one of parts by year that many of them are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.indicators.figures import INDICATORS, IndicatorValue, Unit
from lcc.language import Translate
from lcc.words.blocks import Chart
from lcc.year.found import YearFound
from lcc.year.table import (
    ANY_NUMBER,
    ANYTHING,
    MOST_PARTS,
    NOTHING,
    SPEND_COUNTED,
    InRow,
    Kind,
    Over,
    ShareOf,
    Where,
    YearCell,
    YearTable,
    in_parts,
    said,
)

MOST_YEARS = 6
"""How many years stand beside each other in a table by year: the last ones. Lines over time have all of them."""


KINDS: Mapping[Unit, Kind] = {
    "share": "share", "index": "share", "awards": "count", "bids": "number", "money": "money",
    "money per year": "money", "kg per year": "number", "kg CO2-eq per year": "number",
    "money per m2 and year": "number", "kg per inhabitant": "number",
}  # fmt: skip
"""How numbers in each unit are written."""


class Picture(NamedTuple):
    """A picture: what it is about in a sentence or two, its tables, and what would be needed where there are none.

    `nothing` is said instead where it was looked at, and there is nothing of it.
    """

    key: str
    title: str
    text: str
    tables: tuple[YearTable, ...]
    needed: str
    nothing: str = ""

    def without_tables(self, _: Translate) -> str:
        """Return what is said where there is no table."""
        return self.nothing or _("This was not measured. Needed for it: {needed}.").format(needed=self.needed)


class YearRow(NamedTuple):
    """A row of a table by year: what it is called, what it looks up, and which records its cells go over."""

    name: str
    named: Mapping[str, str]
    column: str
    where: Where = ()


def ahead_of(one: IndicatorValue | None, reached: int, target: int) -> YearCell:
    """Return how far a value is past its target on the better side, by the places of both in the row."""
    if one is None or one.ahead is None:
        return YearCell(NOTHING)
    facts = INDICATORS[one.indicator]
    first, second = (reached, target) if facts.more_is_better else (target, reached)
    if (kind := KINDS[facts.unit]) == "share":
        return YearCell(100 * one.ahead, "points", InRow(first, second, "points"))
    return YearCell(one.ahead, kind, InRow(first, second, "less"))


class ByYear(NamedTuple):
    """What a table by year shows: an indicator in parts, in one currency where it is money.

    `column` has the whole of an award in the records; without one the parts are not added up.
    """

    key: str
    indicator: str
    caption: str
    head: str
    kind: Kind
    column: str | None = None
    currency: str | None = None

    def where(self, year: int) -> Where:
        """Return which records are of a year, and of the currency."""
        return (("year", year), *((("currency", self.currency),) if self.currency else ()))


def by_year(
    found: YearFound, wanted: ByYear, rows: Sequence[YearRow], years: Sequence[int], _: Translate
) -> Iterator[YearTable]:
    """Yield a table of parts by year with bars that stack them, and where they are added up one of what is known of it.

    There is neither without a number.
    """
    shown = tuple(years[-MOST_YEARS:])
    cells = {(row.column, row.name, year): _cell(found, wanted, rows, row, year) for row in rows for year in shown}
    values = [[cells[row.column, row.name, year].number for year in shown] for row in rows]
    if all(one is None for row in values for one in row):
        return
    if len(rows) > MOST_PARTS + 1:  # the largest first: these are drawn
        order = sorted(range(len(rows)), key=lambda k: -sum(abs(one or 0.0) for one in values[k]))
        rows, values = [rows[k] for k in order], [values[k] for k in order]
    lines = [(YearCell(row.name), *(cells[row.column, row.name, year] for year in shown)) for row in rows]
    totals = [_total(column) for column in zip(*(line[1:] for line in lines), strict=True)]
    if wanted.column is not None:
        whole = (
            YearCell(total, wanted.kind, Over(wanted.column, wanted.where(year)))
            for total, year in zip(totals, shown, strict=True)
        )
        lines.append((YearCell(_("Total")), *whole))
    names, parts = in_parts([row.name for row in rows], _without_gaps(values, totals), _("others"))
    told = "; ".join(
        f"{year}: {said(YearCell(total, wanted.kind), _)}" for year, total in zip(shown, totals, strict=True)
    )
    chart = Chart(
        "bars", names, tuple(map(str, shown)), parts, "count" if wanted.kind == "count" else "amount",
        said=_("By year, all parts together: {years}.").format(years=told),
    )  # fmt: skip
    heads = (wanted.head, *map(str, shown))
    yield YearTable(wanted.key, wanted.caption, heads, tuple(lines), chart, len(rows), by_year=True)
    if wanted.column is not None:
        yield _known(found, wanted, rows, shown, _)


def _cell(found: YearFound, wanted: ByYear, rows: Sequence[YearRow], row: YearRow, year: int) -> YearCell:
    """Return what a row says of a year: nothing of a part that no award has, where it is known of any."""
    value = found.shown(wanted.indicator, year, wanted.currency, **row.named)
    if value == NOTHING and "part" in row.named:
        whole = _whole(found, wanted, rows, year)
        value = 0.0 if whole and whole.known else NOTHING
    return YearCell(value, wanted.kind, Over(row.column, (*wanted.where(year), *row.where)))


def _total(cells: Sequence[YearCell]) -> float | str | None:
    """Return the sum of what is known; not known if nothing is, and `NOTHING` if there is nothing to know."""
    known = [one.value for one in cells if isinstance(one.value, int | float)]
    if known:
        return sum(known)
    return NOTHING if all(one.value == NOTHING for one in cells) else None


def _without_gaps(
    values: Sequence[Sequence[float | None]], totals: Sequence[float | str | None]
) -> list[list[float | None]]:
    """Return the numbers of bars: a year without an award is no gap in what is known, and has an empty bar."""
    return [[0.0 if total == NOTHING else one for one, total in zip(row, totals, strict=True)] for row in values]


def _known(
    found: YearFound, wanted: ByYear, rows: Sequence[YearRow], years: Sequence[int], _: Translate
) -> YearTable:
    """Return of how many awards a number is known and not known by year, and of what part of the spend."""
    column, lines = str(wanted.column), []
    for year in years:
        one, where = _whole(found, wanted, rows, year), wanted.where(year)
        of_spend = ShareOf(
            Over(SPEND_COUNTED, (*where, (column, ANY_NUMBER))), Over(SPEND_COUNTED, (*where, (column, ANYTHING)))
        )
        covered = one.coverage if one and one.known + one.unknown else NOTHING
        lines.append(
            (
                YearCell(year, "year"),
                YearCell(one.known if one else 0, "count", Over(column, where, "known")),
                YearCell(one.unknown if one else 0, "count", Over(column, where, "unknown")),
                YearCell(covered, "share", None if covered is None else of_spend),
            )
        )
    names = (_("Awards of which it is known"), _("Awards of which it is not known"))
    counted = tuple(tuple(float(line[k].value or 0) for line in lines) for k in (1, 2))
    chart = Chart(
        "bars", names, tuple(map(str, years)), counted, "count", frozenset({1}),
        said=_("Awards of which it is known: {known}; of which it is not: {unknown}.").format(
            known=round(sum(counted[0])), unknown=round(sum(counted[1]))
        ),
    )  # fmt: skip
    heads = (_("Year"), *names, _("Part of the spend of which it is known"))
    caption = _("{caption}: of how many awards it is known").format(caption=wanted.caption)
    return YearTable(f"{wanted.key}_known", caption, heads, tuple(lines), chart, draws=(1, 2))


def _whole(found: YearFound, wanted: ByYear, rows: Sequence[YearRow], year: int) -> IndicatorValue | None:
    """Return the indicator of all awards of a year; where it is in parts, what any part says of known and unknown."""
    whole = found.of(wanted.indicator, year, wanted.currency)
    parts = (found.of(wanted.indicator, year, wanted.currency, part=row.named.get("part", "")) for row in rows)
    return whole or next((one for one in parts if one is not None), None)
