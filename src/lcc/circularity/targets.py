"""Whether a bid reaches what is asked of an indicator, and how far it is from it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.circularity.of_bid import BidCircularity, circular_spending
from lcc.figure.figure import NOISE, Figure, Given, above, larger
from lcc.model.circularity import CircularityRules, Target


class Tested(NamedTuple):
    """A target beside a bid: the value, what is missing, and 1 where it is missed. No value where it is not known."""

    position: int
    target: Target
    value: Figure | None
    gap: Figure | None
    missed: Figure | None

    @property
    def is_met(self) -> bool | None:
        """Whether it is reached; None where the value is not known."""
        return None if self.missed is None else self.missed.value == 0


def target_tests(rules: CircularityRules, found: BidCircularity, paid: Sequence[float]) -> Iterator[Tested]:
    """Yield how a bid is beside each target; `paid` is what is paid for each offer."""
    for position, target in enumerate(rules.targets):
        if target.indicator == "circular_spending":
            yield tested(position, target, circular_spending(rules, found, paid))
        else:
            has_it = target.indicator in found.indicators
            yield tested(position, target, found.named(target.indicator) if has_it else None)


def tested(position: int, target: Target, value: Figure | None) -> Tested:
    """Return how a value is beside a target: the gap is in the unit of the indicator, and 0 where it is reached."""
    if value is None:
        return Tested(position, target, None, None, None)
    name, level = target.bound
    bound = Given(level, "tender", ("circularity", "targets", position, name))
    short = bound - value if name == "at_least" else value - bound
    return Tested(position, target, value, larger(short, 0.0), above(short, NOISE))
