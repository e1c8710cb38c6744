"""How the comparison hangs on single numbers: one at a time, two at a time, and where the winner changes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import ValidationError

from lcc.checks.agreement import BidDisagreesError
from lcc.checks.fields import Bounds
from lcc.engine.curves import Floats
from lcc.engine.scenarios import CostsByScenario, VariedField
from lcc.figure.rounding import as_written, half_up
from lcc.record.progress import steps

_SECTIONS = 64
_CLOSE_ENOUGH = 1e-12
_KNOWN = 11
"""So many digits of where two costs cross are known: after those it is the noise in both that crosses."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number: as stated, and the lowest and highest value to try."""

    input: VariedField
    low: float
    stated: float
    high: float
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Swing:
    """What the bids cost, shape (bids,), at the lowest and at the highest value of one number.

    `low_margin` is how far the winner at the stated numbers is below the best other bid; below zero it loses, to the
    bid that `low_winner` counts.
    """

    range: Range
    low_costs: Floats
    high_costs: Floats
    low_margin: float
    high_margin: float
    low_winner: int
    high_winner: int

    @property
    def size(self) -> float:
        """The largest difference that the number makes for any bid [money]."""
        return float(np.abs(self.high_costs - self.low_costs).max())


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The value of a number at which another bid becomes the cheapest."""

    input: VariedField
    stated: float
    value: float
    winner: int


def margins(costs: Floats) -> Floats:
    """Return how far the first bid is below the best other one, shape (scenarios,); alone, minus its cost.

    >>> margins(np.array([[100.0, 120.0, 150.0], [130.0, 120.0, 150.0]])).tolist()
    [20.0, -10.0]
    """
    best_other = costs[:, 1:].min(axis=1) if costs.shape[1] > 1 else 0.0
    return np.asarray(best_other - costs[:, 0], dtype=np.float64)


def lead(costs: Sequence[float]) -> float:
    """Return how far the first of some costs is below the best other one, of costs as they stand in a file [money].

    Their difference is the same on any computer then, though it has fewer digits that count.

    >>> lead([99999.9999999996, 100000.0, 100000.1]), lead([100.0])
    (0.0, -100.0)
    """
    return (as_written(min(costs[1:])) if len(costs) > 1 else 0.0) - as_written(costs[0])


def one_at_a_time(costs_of: CostsByScenario, ranges: Sequence[Range]) -> list[Swing]:
    """Return the swing of each number that makes a difference: what moves the lead of the winner most comes first.

    What moves it as far to a cent stands as in `ranges`: less than that hangs on the processor. The first bid is the
    one that wins at the numbers as stated. A value with which a tender or bid can't be is left out, together with its
    number.
    """
    swings = []
    stated = lead(costs_of({})[0].tolist())
    for one in steps("numbers", ranges):
        try:
            costs = costs_of({one.input: np.array([one.low, one.high])})
        except (ValidationError, BidDisagreesError):
            continue
        low, high = map(lead, costs.tolist())
        swing = Swing(one, costs[0], costs[1], low, high, *costs.argmin(axis=1).tolist())
        if swing.size > 0:
            swings.append(swing)

    def weight(swing: Swing) -> tuple[float, float]:
        moved = max(abs(swing.low_margin - stated), abs(swing.high_margin - stated))
        return half_up(moved, 2), half_up(swing.size, 2)

    return sorted(swings, key=weight, reverse=True)


def two_at_a_time(
    costs_of: CostsByScenario,
    one: VariedField,
    values: Sequence[float],
    other: VariedField,
    other_values: Sequence[float],
) -> Floats:
    """Return the costs for each pair of values [money], shape (values, other values, bids)."""
    grid, other_grid = np.meshgrid(np.array(values), np.array(other_values), indexing="ij")
    costs = costs_of({one: grid.reshape(-1), other: other_grid.reshape(-1)})
    return costs.reshape(len(values), len(other_values), -1)


def break_evens(costs_of: CostsByScenario, within: Range) -> list[BreakEven]:
    """Return the nearest values below and above the stated one at which the winner changes, in every digit known.

    Within the range the values between which the winner changes are narrowed down until they are next to each other:
    for a life or a term the first whole month or year, for other numbers up to one part in 10^12.
    """
    found = (_crossing(costs_of, within, bound) for bound in (within.low, within.high))
    return [crossing for crossing in found if crossing is not None]


def _crossing(costs_of: CostsByScenario, within: Range, bound: float) -> BreakEven | None:
    near, far, step = within.stated, bound, within.bounds.step
    new_winner = None
    while abs(far - near) > max(step or 0.0, _CLOSE_ENOUGH * max(abs(near), abs(far))) * 1.000001:
        values = np.linspace(near, far, _SECTIONS + 1)
        if step:
            values = np.unique(np.round(values / step) * step)
            values = values if far > near else values[::-1]
        try:
            costs = costs_of({within.input: values})
        except (ValidationError, BidDisagreesError):
            return None
        lost = np.nonzero(margins(costs) < 0)[0]
        if not len(lost) or lost[0] == 0:
            break
        near, far = float(values[lost[0] - 1]), float(values[lost[0]])
        new_winner = int(costs[lost[0]].argmin())
    if new_winner is None:
        return None
    return BreakEven(within.input, within.stated, far if step else float(f"{far:.{_KNOWN}g}"), new_winner)
