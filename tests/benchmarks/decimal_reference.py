"""Cash-flow lines valued in Decimal, period by period: the straightforward way, as in NIST's E3 (usnistgov/E3).

For each line each period is walked; its payment is escalated, discounted and added.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class PlainLine(NamedTuple):
    """A line as plain numbers; growth is that of its index a year."""

    amount: Decimal
    first_month: int
    every_months: int
    payments: int
    growth: Decimal


def present_values_in_decimal(lines: Iterable[PlainLine], rate: Decimal) -> list[Decimal]:
    """Return the present value of each line."""
    return [_present_value(line, rate) for line in lines]


def _present_value(line: PlainLine, rate: Decimal) -> Decimal:
    total = Decimal(0)
    for payment in range(line.payments):
        month = line.first_month + line.every_months * payment
        escalated = line.amount * (1 + line.growth) ** (month // 12)
        total += escalated / (1 + rate) ** (Decimal(month) / 12)
    return total
