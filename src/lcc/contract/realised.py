"""What was promised beside what became of it: by line and year, by number of the bid, and in money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lcc.checks.fields import number_at, numbers_in
from lcc.contract.ledger import DatedPayment, by_year, payments, total
from lcc.contract.matching import held_against
from lcc.engine.valuation import Terms
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of
from lcc.model.bid import Bid
from lcc.model.contract import Contract, Measured
from lcc.record.path import Path, name_of, path_of
from lcc.record.record import value_at


@dataclass(frozen=True, slots=True)
class PaidBeside:
    """What was promised for a line in a calendar year, and what was paid for that year [money].

    `paid` is what was recorded for it, whenever it was paid, and `due` what it is held against, of all that was
    promised; None where nothing was recorded.
    """

    promise: str
    year: int
    promised: float
    paid: float | None
    due: float | None

    @property
    def difference(self) -> float | None:
        """What was paid more than was due for it [money]; what was not recorded is not known, and no saving."""
        return None if self.paid is None or self.due is None else half_up(self.paid - self.due, MONEY_DECIMALS)


@dataclass(frozen=True, slots=True)
class MeasuredBeside:
    """What a number of the bid turned out to be in a year; `ratio` is None where nothing was promised."""

    promise: str
    day: date
    promised: float
    measured: float

    @property
    def ratio(self) -> float | None:
        """What was measured over what was promised [no unit]."""
        return self.measured / self.promised if self.promised else None


def paid_beside(contract: Contract, promised: Sequence[DatedPayment]) -> list[PaidBeside]:
    """Return every promise by the year in which it falls due, with what was paid for it: of no promise too."""
    due, settled = by_year(promised), held_against(contract.paid, promised)
    keys = {(name, year) for name, years in due.items() for year in years} | settled.keys()
    found = []
    for name, year in sorted(keys):
        own = settled.get((name, year))
        paid = None if own is None else sum_of(one.amount for one in own.paid)
        held = None if own is None else sum_of(one.amount for one in own.due)
        found.append(PaidBeside(name, year, due.get(name, {}).get(year, 0.0), paid, held))
    return found


def measured_beside(contract: Contract) -> list[MeasuredBeside]:
    """Return what was measured, by number and day."""
    return [
        MeasuredBeside(one.promise, one.date, number_at(contract.bid, path_of(one.promise)) or 0.0, one.value)
        for one in sorted(contract.measured_of_bid, key=lambda one: one.promise)
    ]


def bid_as_measured(contract: Contract, until: date | None = None) -> Bid:
    """Return the bid with the latest of what was measured up to a day in the place of what was promised.

    Raises
    ------
    ValidationError
        What was measured makes no bid; `chain.recorded` refuses such an entry.
    """
    return bid_with(contract.bid, latest(contract.measured_of_bid, until))


def latest(measured: Sequence[Measured], until: date | None = None) -> dict[str, float]:
    """Return the latest value of each number [in its unit], of those up to a day; `measured` goes by day."""
    return {one.promise: one.value for one in measured if until is None or one.date <= until}


def is_stated(bid: Bid, name: str) -> bool:
    """Whether a bid states a number of this name, written as files write it: only such a number can be measured."""
    try:
        path = path_of(name)
    except ValueError:  # what stands in quotes is no text
        return False
    return name_of(path) == name and number_at(bid, path) is not None and path in numbers_of(bid)


def numbers_of(bid: Bid) -> frozenset[Path]:
    """Return the paths of all numbers that a bid states."""
    return frozenset(numbers_in(bid))


def bid_with(bid: Bid, values: Mapping[str, float]) -> Bid:
    """Return a bid with other numbers in the place of those that it states; ValidationError where that makes no bid."""
    plain = bid.model_dump(exclude_unset=True)
    for name, value in values.items():
        *parents, last = path_of(name)
        holder = value_at(plain, tuple(parents))
        is_whole = isinstance(holder[last], int) and value.is_integer()
        holder[last] = int(value) if is_whole else value
    return Bid.model_validate(plain)


def loss_by_year(contract: Contract, terms: Terms, until: int) -> dict[int, float]:
    """Return what the authority pays more by calendar year because numbers turned out otherwise [money].

    The ledger of the bid with what was measured by the end of each year, less the ledger of the bid as it was promised:
    the same engine twice. A number holds until it is measured again.
    """
    if not contract.measured_of_bid:
        return {}
    promised = by_year(payments(contract, terms))
    found: dict[int, float] = {}
    for year in range(contract.measured_of_bid[0].date.year, until + 1):
        bid = bid_as_measured(contract, date(year, 12, 31))
        found[year] = sum_of((total(by_year(payments(contract, terms, bid)), year), -total(promised, year)))
    return found
