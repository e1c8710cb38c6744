"""A picture of the year with the tables behind it, and the one of parts by year that many of them are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lcc.indicators.figures import IndicatorValue
from lcc.language import Translate
from lcc.words.blocks import Chart
from lcc.year.found import Found
from lcc.year.table import (
    ANY_NUMBER,
    ANYTHING,
    MOST_PARTS,
    SPEND_COUNTED,
    Cell,
    Kind,
    Over,
    Part,
    Where,
    YearTable,
    in_parts,
    said,
)

MOST_YEARS = 6
"""How many years stand beside each other in a table by year: the last ones. Lines over time have all of them."""


class Picture(NamedTuple):
    """A picture: what it is about in a sentence or two, its tables, and what would be needed where there are none."""

    key: str
    title: str
    text: str
    tables: tuple[YearTable, ...]
    needed: str


class Row(NamedTuple):
    """A row of a table by year: what it is called, what it looks up, and which records its cells go over."""

    name: str
    named: Mapping[str, str]
    column: str
    where: Where = ()


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
    found: Found, wanted: ByYear, rows: Sequence[Row], years: Sequence[int], _: Translate
) -> YearTable | None:
    """Return a table of parts by year, and bars that stack them; None where not one number is known.

    Below the parts stand their total, of how many awards it is known, of how many not, and of what part of the spend.
    """
    shown = tuple(years[-MOST_YEARS:])
    values = [[_value(found, wanted, row, year) for year in shown] for row in rows]
    if len(rows) > MOST_PARTS + 1:  # the largest first: these are drawn
        order = sorted(range(len(rows)), key=lambda k: -sum(abs(one or 0.0) for one in values[k]))
        rows, values = [rows[k] for k in order], [values[k] for k in order]
    if all(one is None for row in values for one in row):
        return None
    lines = [
        (Cell(row.name), *(
            Cell(value, wanted.kind, Over(row.column, (*wanted.where(year), *row.where)))
            for value, year in zip(numbers, shown, strict=True)
        ))
        for row, numbers in zip(rows, values, strict=True)
    ]  # fmt: skip
    sums = [_sum(column) for column in zip(*values, strict=True)]
    if wanted.column is not None:
        wholes = [found.of(wanted.indicator, year, wanted.currency) for year in shown]
        totals = [
            Cell(whole.value if whole else total, wanted.kind, Over(wanted.column, wanted.where(year)))
            for whole, total, year in zip(wholes, sums, shown, strict=True)
        ]
        any_part = [_whole(found, wanted, rows, year) for year in shown]
        lines += [(Cell(_("Total")), *totals), *known_rows(any_part, wanted, shown, _)]
    names, parts = in_parts([row.name for row in rows], values, _("others"))
    told = "; ".join(
        f"{year}: {said(Cell(total, wanted.kind), _)}" for year, total in zip(shown, sums, strict=True)
    )
    chart = Chart(
        "bars",
        names,
        tuple(map(str, shown)),
        parts,
        said=_("By year, all parts together: {years}.").format(years=told),
    )
    heads = (wanted.head, *map(str, shown))
    return YearTable(wanted.key, wanted.caption, heads, tuple(lines), chart, len(rows), by_year=True)


def known_rows(
    wholes: Sequence[IndicatorValue | None], wanted: ByYear, years: Sequence[int], _: Translate
) -> list[tuple[Cell, ...]]:
    """Return of how many awards a number is known and not known by year, and of what part of the spend."""
    column, pairs = str(wanted.column), list(zip(wholes, years, strict=True))
    known = [Cell(one.known if one else 0, "count", Over(column, wanted.where(y), "known")) for one, y in pairs]
    unknown = [
        Cell(one.unknown if one else 0, "count", Over(column, wanted.where(y), "unknown")) for one, y in pairs
    ]
    coverage = [
        Cell(one.coverage, "share", spend_known(column, wanted.where(year)))
        if one and one.coverage is not None
        else Cell(None, "share")
        for one, year in pairs
    ]
    return [
        (Cell(_("Awards of which it is known")), *known),
        (Cell(_("Awards of which it is not known")), *unknown),
        (Cell(_("Part of the spend of which it is known")), *coverage),
    ]


def spend_known(column: str, where: Where) -> Part:
    """Return the spend of awards of which a column is known, as a part of that of all awards that it is about."""
    return Part(
        Over(SPEND_COUNTED, (*where, (column, ANY_NUMBER))), Over(SPEND_COUNTED, (*where, (column, ANYTHING)))
    )


def _value(found: Found, wanted: ByYear, row: Row, year: int) -> float | None:
    return found.value(wanted.indicator, year, wanted.currency, **row.named)


def _whole(found: Found, wanted: ByYear, rows: Sequence[Row], year: int) -> IndicatorValue | None:
    """Return the indicator of all awards of a year; where it is in parts, what any part says of known and unknown."""
    whole = found.of(wanted.indicator, year, wanted.currency)
    parts = (found.of(wanted.indicator, year, wanted.currency, part=row.named.get("part", "")) for row in rows)
    return whole or next((one for one in parts if one is not None), None)


def _sum(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) if known else None
