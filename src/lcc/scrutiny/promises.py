"""What of a bid's cost is only promised: what is to come back, and what is credited at the horizon and nobody pays."""

from collections.abc import Sequence

from lcc.cashflow.line import Label, Line
from lcc.cashflow.settlement import CREDIT, SETTLED
from lcc.engine.curves import Floats

_AT_HORIZON: tuple[Label, ...] = (CREDIT, SETTLED)


def promised(lines: Sequence[Line], values: Floats, offers: int) -> list[float]:
    """Return by offer the present value of what it receives or is credited [money], above zero.

    What settles one cost of the last life is one amount, whatever parts it is worked out of. External costs are not
    money that comes back.
    """
    return _received(lines, values, offers, credited_only=False)


def credited(lines: Sequence[Line], values: Floats, offers: int) -> list[float]:
    """Return by offer the part of what is promised that is credited at the horizon, and paid by nobody [money]."""
    return _received(lines, values, offers, credited_only=True)


def _received(lines: Sequence[Line], values: Floats, offers: int, *, credited_only: bool) -> list[float]:
    amounts: dict[tuple[int, object], float] = {}
    for number, (line, value) in enumerate(zip(lines, values.tolist(), strict=True)):
        if line.phase == "externalities" or (credited_only and line.label not in _AT_HORIZON):
            continue
        cost = (line.offer, (line.settles, line.name) if line.label == SETTLED else number)
        amounts[cost] = amounts.get(cost, 0.0) + value
    found = [0.0] * offers
    for (offer, _cost), amount in amounts.items():
        found[offer] += max(-amount, 0.0)
    return found
