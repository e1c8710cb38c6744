"""Lines -> present values and yearly cash. Knows lines as columns, and nothing of where they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcc.cashflow.line import Line
from lcc.engine.annuity import MonthColumn, present_value_factor
from lcc.engine.curves import Floats, PriceCurve, discount_curve, price_curves
from lcc.engine.distinct import distinct_rows
from lcc.figure.rounding import without_noise
from lcc.library.phases import PHASES
from lcc.model.tender import Tender, nominal_bands

UNDISCOUNTED = discount_curve([(0, 0.0)])


@dataclass(frozen=True, slots=True)
class LineColumns:
    """Cash-flow lines side by side; every array has the shape (lines,).

    Parameters
    ----------
    amount
        Each payment, at base-date prices (kg CO2-eq where the index is the carbon price).
    first_month, every_months, payments, price_lag_months
        When it is paid, and how much older its price is.
    settled_month, settled_in_value
        The month in which all payments are settled at once, 0 where each is paid on its own day; and whether that is
        for what they are worth on their own days, or for what they come to at their own prices.
    index
        Position of the price curve.
    phase
        Position of the phase in `PHASES`.
    bid
        Position of the bid.
    is_cash
        Which lines the authority pays or receives: what users pay and external costs are no cash of its own.
    counts
        Which weigh in the comparison.
    """

    amount: Floats
    first_month: MonthColumn
    every_months: MonthColumn
    payments: MonthColumn
    price_lag_months: MonthColumn
    settled_month: MonthColumn
    settled_in_value: NDArray[np.bool_]
    index: NDArray[np.int64]
    phase: NDArray[np.int64]
    bid: NDArray[np.int64]
    is_cash: NDArray[np.bool_]
    counts: NDArray[np.bool_]

    def at(self, positions: NDArray[np.int64]) -> LineColumns:
        """Return the lines at these positions; one that is named more than once is there as often."""
        return LineColumns(**{column.name: getattr(self, column.name)[positions] for column in fields(self)})


class Terms(NamedTuple):
    """The tender's rules, as the valuation needs them.

    `discount` is nominal; `curves` stand in the order of `index_names`; cash is counted to `horizon_years`, which is
    later than the horizon of the tender where something is received after it.
    """

    discount: PriceCurve
    curves: tuple[PriceCurve, ...]
    index_names: tuple[str, ...]
    continuous: bool
    horizon_years: int


def terms_of(tender: Tender, horizon_years: int | None = None) -> Terms:
    """Return the rules that a tender sets; cash is counted to its horizon, or to a later year."""
    curves = price_curves(tender)
    return Terms(
        discount_curve(nominal_bands(tender)),
        tuple(curves.values()),
        tuple(curves),
        tender.indexation == "continuous",
        horizon_years or tender.horizon_years,
    )


_AT_ONCE = 10_000
"""Lines of which the payments of all years are looked at together: so many take some ten megabytes."""


def columns(bids: Sequence[Sequence[Line]], index_names: Sequence[str]) -> LineColumns:
    """Return the lines of all bids as columns, bid by bid."""
    lines = [line for bid in bids for line in bid]
    schedules = np.array([line.schedule for line in lines], dtype=np.int64).reshape(-1, 3)
    return LineColumns(
        amount=np.array([line.amount.value for line in lines], dtype=np.float64),
        first_month=schedules[:, 0],
        every_months=schedules[:, 1],
        payments=schedules[:, 2],
        price_lag_months=np.array([line.price_lag_months for line in lines], dtype=np.int64),
        settled_month=np.array([line.settled.month if line.settled else 0 for line in lines], dtype=np.int64),
        settled_in_value=np.array(
            [line.settled is not None and line.settled.by == "value" for line in lines]
        ).astype(np.bool_),
        index=np.array([index_names.index(line.index) for line in lines], dtype=np.int64),
        phase=np.array([PHASES.index(line.phase) for line in lines], dtype=np.int64),
        bid=np.repeat(np.arange(len(bids)), [len(bid) for bid in bids]),
        is_cash=np.array([line.payer == "authority" for line in lines], dtype=bool),
        counts=np.array([line.counts for line in lines], dtype=bool),
    )


def present_values(lines: LineColumns, terms: Terms) -> Floats:
    """Return the present value of each line at the base date [money], shape (lines,); 0 of what is only shown."""
    return counted(lines, shown_values(lines, terms))


def counted(lines: LineColumns, shown: Floats) -> Floats:
    """Return what counts of the values of all lines: 0 of what is only shown [money], shape (lines,)."""
    return np.where(lines.counts, shown, 0.0)


def shown_values(lines: LineColumns, terms: Terms) -> Floats:
    """Return the same of all lines, also of those that do not count [money], shape (lines,)."""
    return lines.amount * present_value_factors(lines, terms, terms.discount)


def nominal_by_year(lines: LineColumns, terms: Terms) -> Floats:
    """Return what each line costs in cash by year [money], shape (lines, horizon_years + 1).

    Column 0 is month 0, column y covers months 12(y-1)+1 .. 12y. Rows of what is no cash of the authority are zero.
    """
    ends = np.broadcast_to(12 * np.arange(terms.horizon_years + 1), (len(lines.amount), terms.horizon_years + 1))
    return _in_parts(lines, ends, lambda part, until: _nominal_by_year(part, terms, until))


def nominal_until(lines: LineColumns, terms: Terms, ends: MonthColumn) -> Floats:
    """Return what each line costs in cash on its own days up to each of some months [money], shape as of `ends`.

    `ends` has for each line the last month of each period, shape (lines, periods); the first period has all before it.
    What is settled at once has no own day, and some lines are no cash of the authority: their rows are zero.
    """
    return _in_parts(lines, ends, lambda part, until: _on_own_days(part, terms, until))


def present_by_year(lines: LineColumns, terms: Terms, years: int) -> Floats:
    """Return the present value of each line by the year in which it falls [money], shape (lines, years + 1).

    Columns are those of `nominal_by_year`, to a year after which nothing falls. Whoever pays, a line is in it as it
    counts; what is settled at once stands in the year of its settlement.
    """
    ends = np.broadcast_to(12 * np.arange(years + 1), (len(lines.amount), years + 1))
    return _in_parts(lines, ends, lambda part, until: _present_by_year(part, terms, until))


def _in_parts(lines: LineColumns, ends: MonthColumn, cash: Callable[[LineColumns, MonthColumn], Floats]) -> Floats:
    number = len(lines.amount)
    parts = [np.arange(start, min(start + _AT_ONCE, number)) for start in range(0, number, _AT_ONCE)]
    return np.concatenate([np.zeros((0, ends.shape[1])), *(cash(lines.at(part), ends[part]) for part in parts)])


def _on_own_days(lines: LineColumns, terms: Terms, ends: MonthColumn) -> Floats:
    return _by_period(lines, terms, ends, lines.is_cash & (lines.settled_month == 0), UNDISCOUNTED)


def _by_period(
    lines: LineColumns, terms: Terms, ends: MonthColumn, taken: NDArray[np.bool_], discount: PriceCurve
) -> Floats:
    """Return what the lines that are taken come to on their own days by period, weighed by a curve."""
    first, every = lines.first_month[:, None], lines.every_months[:, None]
    count = np.where(taken, lines.payments, 0)[:, None]
    until = np.clip(-(-(ends + 1 - first) // every), 0, count)
    before = np.concatenate([np.zeros_like(until[:, :1]), until[:, :-1]], axis=1)
    line, period = np.nonzero(until > before)
    in_period = replace(
        lines.at(line),
        first_month=(first + every * before)[line, period],
        payments=(until - before)[line, period],
    )
    values = np.zeros(ends.shape)
    values[line, period] = in_period.amount * present_value_factors(in_period, terms, discount)
    return values


def _nominal_by_year(lines: LineColumns, terms: Terms, ends: MonthColumn) -> Floats:
    nominal = _on_own_days(lines, terms, ends)
    settled = np.flatnonzero(lines.is_cash & (lines.settled_month > 0))
    if len(settled):
        # One amount, worth at the horizon what the line is worth at the base date.
        months = lines.settled_month[settled]
        weight = terms.discount.at(months, continuous=True)
        nominal[settled, -(-months // 12)] = present_values(lines.at(settled), terms) / weight
    return nominal


def _present_by_year(lines: LineColumns, terms: Terms, ends: MonthColumn) -> Floats:
    values = _by_period(lines, terms, ends, lines.counts & (lines.settled_month == 0), terms.discount)
    settled = np.flatnonzero(lines.counts & (lines.settled_month > 0))
    values[settled, -(-lines.settled_month[settled] // 12)] = present_values(lines.at(settled), terms)
    return values


def present_value_factors(lines: LineColumns, terms: Terms, discount: PriceCurve) -> Floats:
    """Return the present value of payments of 1 for each line [money per money a payment], shape (lines,).

    Lines with the same schedule and index share it. What follows a curve that is not discounted is not discounted.
    What is settled at its own prices weighs as its month of settlement does.
    """
    if not len(lines.amount):
        return np.zeros(0)
    settled = np.where(lines.settled_in_value, 0, lines.settled_month)
    schedule = (
        lines.first_month,
        lines.every_months,
        lines.payments,
        lines.price_lag_months,
        lines.index,
        settled,
    )
    one_of_each, kind = distinct_rows(schedule)
    first, every, payments, lag, index, settled = (column[one_of_each] for column in schedule)
    factors = np.zeros(len(one_of_each))
    for position, curve in enumerate(terms.curves):
        for on_own_day in (True, False):
            follows = (index == position) & ((settled == 0) == on_own_day)
            if follows.any():
                factors[follows] = present_value_factor(
                    first[follows],
                    every[follows],
                    payments[follows],
                    lag[follows],
                    curve,
                    discount if curve.is_discounted and on_own_day else UNDISCOUNTED,
                    continuous=terms.continuous,
                )
    factors *= discount.at(settled, continuous=True)
    shared: Floats = factors[kind]
    return shared


def by_phase(lines: LineColumns, values: Floats, bids: int) -> Floats:
    """Return the values summed by bid and phase [money], shape (bids, phases)."""
    cell = lines.bid * len(PHASES) + lines.phase
    sums, sizes = (
        np.bincount(cell, weights=of_each, minlength=bids * len(PHASES)) for of_each in (values, np.abs(values))
    )
    return np.asarray(without_noise(sums, sizes), dtype=np.float64).reshape(bids, len(PHASES))


def by_bid(lines: LineColumns, yearly: Floats, bids: int) -> Floats:
    """Return the yearly cash summed by bid [money a year], shape (bids, years)."""
    totals, sizes = np.zeros((2, bids, yearly.shape[1]))
    np.add.at(totals, lines.bid, yearly)
    np.add.at(sizes, lines.bid, np.abs(yearly))
    return np.asarray(without_noise(totals, sizes), dtype=np.float64)
