"""Indexation clause + published figures -> the adjustments of the price that are known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lcc.contract.dates import months_after
from lcc.figure.rounding import as_written, half_up, sum_of
from lcc.model.contract import Indexation
from lcc.model.index_series import IndexSeries, OnBase, Series
from lcc.record.record import LONGEST_YEARS


class FiguresCompared(NamedTuple):
    """The figures of an index that an adjustment holds beside each other, and on which base year they stand."""

    name: str
    weight: float
    earlier: float
    later: float
    base: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One adjustment: from `day` on the price is `applied` more [per year] than before.

    `change` is what the figures come to [per year], before the most and the least of the clause; `level` is what 1 at
    the delivery has become. While prices are fixed, nothing is compared and nothing changes.
    """

    day: date
    periods: tuple[str, str]
    compared: tuple[FiguresCompared, ...]
    change: float
    applied: float
    level: float


class Gap(NamedTuple):
    """Figures that are missing before others that are there: of which index of a clause, for which adjustment."""

    place: int
    day: date
    periods: tuple[str, ...]


def adjustments(clause: Indexation, series: IndexSeries, delivered: date) -> list[Adjustment]:
    """Return the adjustments up to the first of which a figure is not published yet, one for each year.

    CBS, "Indexatie in contracten" (2024): a change is the later figure over the earlier one, less 1; of several
    indices either of the weighted sums, or the weighted sum of the changes of each. Then comes the share of the price
    that follows, then rounding, then the most and the least.

    Examples
    --------
    >>> clause = Indexation(index="general", follows=[{"name": "CPI"}], period="year_mean", figure="final", cap=0.04)
    >>> series = IndexSeries.model_validate({"series": [{
    ...     "name": "CPI", "source": "Made up", "retrieved": "2030-02-01", "on_base": [{
    ...         "base": "2026=100", "final": {"2026": 100.0, "2027": 103.1, "2028": 108.0, "2029": 109.4}}]}]})
    >>> [round(100_000 * one.level, 2) for one in adjustments(clause, series, date(2027, 1, 1))]
    [103100.0, 107224.0, 108613.94]
    """
    found: list[Adjustment] = []
    level = uncut = 1.0
    for year in range(1, LONGEST_YEARS + 1):
        day = months_after(delivered, 12 * year)
        if year < clause.fixed_years:
            found.append(Adjustment(day, ("", ""), (), 0.0, 0.0, level))
            continue
        earlier, later = _periods(clause, day)
        sides = _sides(clause, series, day)
        if len(sides) < len(clause.follows):
            return found
        change = _change(clause, sides)
        uncut *= 1 + change
        wanted = uncut / level - 1 if clause.catch_up else change
        applied = as_written(_within(clause, wanted))
        level *= 1 + applied
        found.append(Adjustment(day, (_called(earlier), _called(later)), tuple(sides), change, applied, level))
    return found


def gap(clause: Indexation, series: IndexSeries, delivered: date, known: int) -> Gap | None:
    """Return what is missing for the adjustment after those that are known, where a later one has all of its figures.

    What is not published yet comes last. A figure that is missing before others was left out: every price after it
    would be that of before.
    """
    days = [months_after(delivered, 12 * year) for year in range(known + 1, LONGEST_YEARS + 1)]
    if not any(len(_sides(clause, series, day)) == len(clause.follows) for day in days[1:]):
        return None
    there = {one.name for one in _sides(clause, series, days[0])}
    return Gap(
        next(k for k, one in enumerate(clause.follows) if one.name not in there),
        days[0],
        tuple(map(_called, _periods(clause, days[0]))),
    )


def _sides(clause: Indexation, series: IndexSeries, day: date) -> list[FiguresCompared]:
    """Return what is compared of each index for the adjustment on a day; nothing of one whose figures are not there."""
    periods = _periods(clause, day)
    compared = (_compared(one.name, one.weight, clause, series, *periods) for one in clause.follows)
    return [one for one in compared if one is not None]


def _change(clause: Indexation, sides: Sequence[FiguresCompared]) -> float:
    if clause.composition == "weighted_ratios":
        change = sum_of(one.weight * (one.later / one.earlier) for one in sides) - 1
    else:
        change = (
            sum_of(one.weight * one.later for one in sides) / sum_of(one.weight * one.earlier for one in sides) - 1
        )
    change = as_written(change * clause.share)
    decimals = clause.percentage_decimals
    return change if decimals is None else half_up(change, decimals + 2)


def _within(clause: Indexation, change: float) -> float:
    if clause.cap is not None:
        change = min(change, clause.cap)
    return change if clause.floor is None else max(change, clause.floor)


_Months = tuple[str, ...]
"""A calendar year, or one or more months: of several the mean counts."""


def _called(period: _Months) -> str:
    return period[0] if len(period) == 1 else f"{period[0]}/{period[-1]}"


def _periods(clause: Indexation, day: date) -> tuple[_Months, _Months]:
    """Return the earlier and the later period of which the figures are compared: the last ones before a day."""
    if clause.period == "year_mean" or clause.month is None:
        return (f"{day.year - 2}",), (f"{day.year - 1}",)
    last = date(day.year - (clause.month >= day.month), clause.month, 1)
    number = 12 if clause.period == "twelve_months" else 1
    later, earlier = (
        tuple(f"{months_after(end, -k):%Y-%m}" for k in reversed(range(number)))
        for end in (last, months_after(last, -12))
    )
    return earlier, later


def _compared(
    name: str, weight: float, clause: Indexation, series: IndexSeries, earlier: _Months, later: _Months
) -> FiguresCompared | None:
    found = series.named(name)
    sides = None if found is None else _on_one_base(found, clause.figure, earlier, later)
    return sides and FiguresCompared(name, weight, *sides)


def _on_one_base(series: Series, figure: str, earlier: _Months, later: _Months) -> tuple[float, float, str] | None:
    """Return the figures of two periods on the oldest base that has both, or else chained; None if one is not known."""
    for one in series.on_base:
        levels = one.levels(figure)
        before, after = _mean(levels, earlier), _mean(levels, later)
        if before is not None and after is not None:
            return before, after, one.base
    return next(_chained(series.on_base, figure, earlier, later), None)


def _chained(
    bases: Sequence[OnBase], figure: str, earlier: _Months, later: _Months
) -> Iterator[tuple[float, float, str]]:
    """Yield the figures with the later one brought to the older base, by the last period that both bases have."""
    for k, old in enumerate(bases):
        for new in bases[k + 1 :]:
            of_old, of_new = old.levels(figure), new.levels(figure)
            before, after = _mean(of_old, earlier), _mean(of_new, later)
            both = [one for one in of_old if one in of_new and len(one) == len(earlier[0])]
            if before is not None and after is not None and both:
                last = max(both)
                yield before, after * of_old[last] / of_new[last], f"{new.base} > {old.base} ({last})"


def _mean(levels: Mapping[str, float], period: _Months) -> float | None:
    """Return the figure of a period: that of a year as published, or else the mean of its twelve months."""
    if period[0] in levels and len(period) == 1:
        return levels[period[0]]
    months = period if "-" in period[0] else tuple(f"{period[0]}-{month:02d}" for month in range(1, 13))
    if any(month not in levels for month in months):
        return None
    return sum_of(levels[month] for month in months) / len(months)
