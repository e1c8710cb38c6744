"""When the contract can be concluded: the standstill period after the notice of the award, in days of the calendar."""

from datetime import date, timedelta
from typing import NamedTuple

from lcc.library.holidays import working_day_from
from lcc.model.letters import LEAST_STANDSTILL_DAYS
from lcc.model.tender import Tender


class Standstill(NamedTuple):
    """The first and last day of the period, both included, and its last day before it was prolonged."""

    first: date
    last: date
    counted: date

    @property
    def is_prolonged(self) -> bool:
        """Whether its last day would have been in a weekend or on a holiday."""
        return self.last != self.counted

    @property
    def contract_from(self) -> date:
        """The first day on which the contract can be concluded."""
        return self.last + timedelta(days=1)


def standstill(sent: date, days: int) -> Standstill:
    """Return the period of so many days after notices that were all sent on one day.

    The day after sending is day 1. A period that would end in a weekend or on a holiday ends on the next working day.

    >>> standstill(date(2027, 6, 1), 20)[:2]
    (datetime.date(2027, 6, 2), datetime.date(2027, 6, 21))
    >>> standstill(date(2027, 6, 7), 20).last
    datetime.date(2027, 6, 28)
    """
    counted = sent + timedelta(days=days)
    return Standstill(sent + timedelta(days=1), working_day_from(counted), counted)


def standstill_days(tender: Tender, *, only_bidder: bool = False) -> int | None:
    """Return how many days the period has, 0 for none; None where it is not known, as the procedure is not.

    What the tender states is kept. Else law asks for one after a European procedure, but not where the winner is the
    `only_bidder` and nobody else is concerned.
    """
    if tender.letters is not None and tender.letters.standstill_days is not None:
        return tender.letters.standstill_days
    if tender.procedure is None:
        return None
    return LEAST_STANDSTILL_DAYS if tender.procedure == "european" and not only_bidder else 0
