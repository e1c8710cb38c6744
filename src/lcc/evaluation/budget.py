"""What the authority pays and receives by calendar year: the budget of a bid, before anything is settled in value.

Nominal, so with indexation, and without external costs and what users pay. VAT that is a cost is in it; the rest is
apart, to claim back.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcc.cashflow.line import Line
from lcc.engine.curves import Floats
from lcc.engine.valuation import Terms, columns, nominal_by_year, nominal_until
from lcc.figure.rounding import sum_of, sums_of
from lcc.library.phases import PHASES, Phase
from lcc.model.bid import Bid
from lcc.model.tender import Tender

Group = Literal["investment", "running", "receipts", "settlement"]
RUNNING: tuple[Phase, ...] = tuple(phase for phase in PHASES if phase not in ("purchase", "externalities"))


class Budget(NamedTuple):
    """The budget of one bid; every array has the shape (years,), and costs are above zero.

    Parameters
    ----------
    first_year
        The calendar year that it starts in.
    investment
        What is paid for purchase, replacements and at the start of contracts.
    running
        What use, maintenance and all else costs, by phase.
    receipts
        What comes in, below zero.
    vat_to_reclaim
        The VAT on all of that which is no cost, compensated or deducted; None where a rate is not known, or all of it
        is a cost.
    cost_centres
        The part of the total that each bears.
    settlement
        What the comparison settles at the horizon in value, and nobody pays then [money].
    """

    first_year: int
    investment: Floats
    running: Mapping[Phase, Floats]
    receipts: Floats
    vat_to_reclaim: Floats | None
    cost_centres: Mapping[str, Floats]
    settlement: float

    @property
    def years(self) -> list[int]:
        """The calendar years."""
        return [self.first_year + k for k in range(len(self.investment))]

    @property
    def running_total(self) -> Floats:
        """The running costs of all phases together [money], shape (years,)."""
        total: Floats = sums_of(np.array([*self.running.values(), np.zeros_like(self.investment)]))
        return total

    @property
    def total(self) -> Floats:
        """What the authority pays less what it receives [money], shape (years,)."""
        total: Floats = sums_of(np.array([self.investment, self.running_total, self.receipts]))
        return total


def group_of(line: Line) -> Group | None:
    """Return where a line goes in a budget; None for what is not the authority's money: of users, or external costs."""
    if line.payer != "authority":
        return None
    if line.reason:
        return "settlement"
    if line.amount.value < 0:
        return "receipts"
    return "investment" if line.phase == "purchase" else "running"


def calendar_year(base: date, month: int, *, in_arrears: bool) -> int:
    """Return the year in which a payment falls so many months from the base date.

    What closes a period is paid on the last day of it: of a year that starts on 1 January, on 31 December.

    >>> calendar_year(date(2027, 7, 1), 5, in_arrears=False), calendar_year(date(2027, 7, 1), 6, in_arrears=False)
    (2027, 2028)
    >>> calendar_year(date(2027, 1, 1), 12, in_arrears=True), calendar_year(date(2027, 1, 1), 12, in_arrears=False)
    (2027, 2028)
    """
    return base.year + (base.month - 1 + month - _days_before(base, in_arrears=in_arrears)) // 12


def last_month(base: date, year: int, *, in_arrears: bool) -> int:
    """Return the last month in which a payment still falls in a calendar year; `calendar_year` the other way round."""
    return 12 * (year - base.year + 1) - base.month + _days_before(base, in_arrears=in_arrears)


def _days_before(base: date, *, in_arrears: bool) -> int:
    """Return 1 where the day before the moment of a payment in arrears is in the month before it."""
    return int(in_arrears and base.day == 1)


def years_of_budget(tender: Tender, compiled: Sequence[Sequence[Line]]) -> range:
    """Return the calendar years from the base date to the horizon, or to the last payment after it."""
    base = tender.base_date
    lasts = [
        calendar_year(base, line.last_month, in_arrears=line.is_in_arrears)
        for lines in compiled
        for line in lines
        if group_of(line) not in (None, "settlement")
    ]
    horizon = calendar_year(base, tender.horizon_months, in_arrears=True)
    return range(base.year, max([horizon, *lasts]) + 1)


def reclaimed_share(tender: Tender, line: Line) -> float | None:
    """Return the VAT to claim back on 1 of a line as it is counted [share]; None where its rate is not known."""
    vat = tender.vat
    if not line.vat:
        return 0.0
    rate = vat.rates.get(line.vat)
    return None if rate is None else (1 - vat.cost_share) * rate / (1 + vat.cost_share * rate)


def reclaims_vat(tender: Tender, compiled: Sequence[Sequence[Line]]) -> bool:
    """Whether some VAT is no cost, and the rates of all that is paid are known."""
    names = {line.vat for lines in compiled for line in lines if line.vat and group_of(line) != "settlement"}
    return tender.vat.cost_share < 1 and bool(names) and names <= tender.vat.rates.keys()


def cash_by_calendar_year(tender: Tender, terms: Terms, lines: Sequence[Line], years: range) -> Floats:
    """Return what is paid for each line by calendar year [money], shape (lines, years); nothing for a settlement."""
    found = columns([lines], terms.index_names)
    base = tender.base_date
    ends = np.array(
        [[last_month(base, year, in_arrears=line.is_in_arrears) for year in years] for line in lines],
        dtype=np.int64,
    ).reshape(len(lines), len(years))
    is_paid = np.array([group_of(line) not in (None, "settlement") for line in lines], dtype=bool)
    cash: Floats = np.where(is_paid[:, None], nominal_until(found, terms, ends), 0.0)
    return cash


def borne_share(tender: Tender, bid: Bid, line: Line, cost_centre: str) -> float:
    """Return what a cost centre bears of a line [share]; a cost for the whole bid goes with the item it stands at."""
    return tender.cost_centres_of(bid.offers[line.offer].item).get(cost_centre, 0.0)


def budget(
    tender: Tender, terms: Terms, bid: Bid, lines: Sequence[Line], years: range, *, reclaims: bool
) -> Budget:
    """Return the budget of a bid over calendar years; `reclaims` as `reclaims_vat` says of all bids together."""
    cash = cash_by_calendar_year(tender, terms, lines, years)
    groups = np.array([group_of(line) or "" for line in lines])
    phases = np.array([line.phase for line in lines])

    def summed(shares: Floats | NDArray[np.bool_]) -> Floats:
        total: Floats = sums_of(shares[:, None] * cash)
        return total

    settled = [line for line in lines if group_of(line) == "settlement"]
    reclaimed = np.array([reclaimed_share(tender, line) or 0.0 for line in lines])
    running = {phase: summed((groups == "running") & (phases == phase)) for phase in RUNNING}
    return Budget(
        first_year=years.start,
        investment=summed(groups == "investment"),
        running={phase: by_year for phase, by_year in running.items() if by_year.any()},
        receipts=summed(groups == "receipts"),
        vat_to_reclaim=summed(reclaimed) if reclaims else None,
        cost_centres={
            name: summed(np.array([borne_share(tender, bid, line, name) for line in lines]))
            for name in tender.cost_centre_names
        },
        settlement=sum_of(nominal_by_year(columns([settled], terms.index_names), terms).ravel()),
    )
