"""What of a bid's cost is only promised: what is to come back; and what is value that is credited and nobody pays."""

from collections.abc import Sequence

from lcc.cashflow.line import Label, Line
from lcc.cashflow.settlement import CREDIT, SETTLED
from lcc.engine.curves import Floats

_AT_HORIZON: tuple[Label, ...] = (CREDIT, SETTLED)


def promised(lines: Sequence[Line], values: Floats, offers: int) -> list[float]:
    """Return by offer the present value of what it receives [money], above zero.

    Of what settles a last life only what is received counts: what was paid and lasts beyond the horizon is credited by
    the comparison itself, and nobody promises it. External costs are not money that comes back.
    """
    return _received(lines, values, offers, is_credit=False)


def credited(lines: Sequence[Line], values: Floats, offers: int) -> list[float]:
    """Return by offer what the comparison credits for the part of a last life beyond the horizon [money].

    That is value: nobody pays it, and nobody promises it.
    """
    return _received(lines, values, offers, is_credit=True)


def _received(lines: Sequence[Line], values: Floats, offers: int, *, is_credit: bool) -> list[float]:
    """Add up by offer what is below zero; what settles one cost is one amount, whatever parts it is worked out of."""
    amounts: dict[tuple[int, object], float] = {}
    for number, (line, value) in enumerate(zip(lines, values.tolist(), strict=True)):
        if line.payer != "authority" or _settles_a_payment(line) != is_credit:
            continue
        cost = (line.offer, (line.settles, line.name) if line.label == SETTLED else number)
        amounts[cost] = amounts.get(cost, 0.0) + value
    found = [0.0] * offers
    for (offer, _cost), amount in amounts.items():
        found[offer] += max(-amount, 0.0)
    return found


def _settles_a_payment(line: Line) -> bool:
    """Whether it settles what is paid, not what is received: the one is credited below zero and owed above it."""
    return line.label in _AT_HORIZON and (line.amount.value < 0) == (line.reason == "credited")
