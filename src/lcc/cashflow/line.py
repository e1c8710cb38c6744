"""The cash-flow line: all that is known of money after an offer has been compiled."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from lcc.figure.figure import Figure
from lcc.library.payers import Payer
from lcc.library.phases import Phase
from lcc.model.tender import CARBON
from lcc.record.path import Path
from lcc.record.record import Record

Label = Literal[
    "",
    "Purchase price",
    "Share of the last life beyond the horizon",
    "Settled at the horizon",
    "Resale value",
    "Buy-back",
    "Upfront payment",
    "Lease payment",
    "Return cost",
    "Deposit paid",
    "Deposit returned",
    "Fixed fee",
    "Fee for use",
    "Fee per trip",
    "Replacement of lost units",
    "Charge for lost units",
    "Purchase option",
    "Early end",
    "Take-back",
    "MKI",
    "MKI of use",
    "MKI of consumption",
    "Demolition",
    "Disposal",
    "Emissions of consumption",
    "Emissions of production",
    "Emissions at the end of life",
]
"""What a line is about, where the bid has no name for it. Each is in the catalogue."""


def titled(model: type[Record], source: Path) -> Label:
    """Return the title of a field of a business model as what a line is about: the catalogue has it too."""
    return cast("Label", model.model_fields[str(source[1])].title)


class Schedule(NamedTuple):
    """The months in which a payment falls; month 0 is the base date."""

    first_month: int
    every_months: int
    payments: int


class Settled(NamedTuple):
    """All payments of a line as one amount in a month, in place of each on its own day.

    `price`: each at the price of its own month, as it was paid. `value`: what each is worth on its own day, so that
    the line has the same present value as if it were paid then.
    """

    month: int
    by: Literal["price", "value"]


Reason = Literal["", "credited", "owed", "to_come", "instalment", "interval"]
"""Why a line is there beside what is paid as it falls: what was paid ahead of use is credited at the horizon; what is
still owed for use is paid there; what is to come is received on its own day; instalments that are still due are paid
at the horizon; the part of an interval that has passed is. Empty for all else."""


def once(month: int) -> Schedule:
    """Return the schedule of a single payment."""
    return Schedule(month, 12, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A series of equal payments at base-date prices.

    Positive is paid by the authority, negative is received. Emission lines hold kilograms CO2-eq; their index is
    the carbon price.

    Parameters
    ----------
    phase
        Where in the life cycle the money goes.
    label
        What is paid for; empty where `name` says it all.
    name
        The bidder's or the tender's own word for it; never translated.
    offer
        Position of the offer in the bid.
    source
        The field of the bid that the line came from.
    amount
        One payment, at prices of the base date.
    schedule
        When it is paid.
    index
        What its price follows.
    price_lag_months
        How long before the payment its price was set: what comes back is a part of what was once paid.
    settled
        When and how all payments are settled at once; None where each is paid on its own day.
    settles
        The phase of the cost that the line belongs to, where that is another one than its own.
    settled_cost
        The label of the cost that it settles.
    reason
        Why it is there, where the horizon cuts something off.
    vat
        The name of the VAT rate that it falls under; empty for what is no payment to a supplier.
    is_in_arrears
        Whether each payment closes a period or a life, and falls on the last day of it.
    payer
        Whose money it is.
    counts
        Whether it weighs in the comparison, or is only shown.
    """

    phase: Phase
    label: Label
    offer: int
    source: Path
    amount: Figure
    schedule: Schedule
    index: str
    name: str = ""
    price_lag_months: int = 0
    settled: Settled | None = None
    settles: Phase | None = None
    reason: Reason = ""
    settled_cost: Label = ""
    vat: str = ""
    is_in_arrears: bool = False
    payer: Payer = "authority"
    counts: bool = True

    @property
    def labels(self) -> tuple[Label, ...]:
        """What it is about, and then the cost that it settles."""
        return (self.label, self.settled_cost)

    @property
    def last_month(self) -> int:
        """The month of the last payment, as scheduled."""
        return self.schedule.first_month + self.schedule.every_months * (self.schedule.payments - 1)

    @property
    def last_paid(self) -> int:
        """The last month in which money changes hands."""
        return self.settled.month if self.settled else self.last_month

    def unit(self, currency: str) -> str:
        """Return what the amount counts: money, or emissions that the carbon price turns into money."""
        return "kg CO2-eq" if self.index == CARBON else currency

    @property
    def is_price(self) -> bool:
        """Whether it is a part of the price: what the business model asks of the authority, and all of purchase."""
        is_asked = self.source[2:3] == ("business_model",) or (self.settles or self.phase) == "purchase"
        return is_asked and self.payer == "authority"
