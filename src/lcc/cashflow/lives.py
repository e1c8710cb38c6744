"""Replacement within the horizon: lives that follow on each other, the last of which the horizon may cut off."""

from collections.abc import Iterator
from typing import NamedTuple

from lcc.cashflow.line import Schedule, once
from lcc.figure.figure import Figure, figure


class Lives(NamedTuple):
    """Successive lives, terms or cycles from month 0, the last of which may run past the horizon.

    Parameters
    ----------
    length
        Months that one life takes.
    horizon
        Months that are compared.
    end_at_horizon
        Whether use ends at the horizon, so that the last life is over there: what is bought back, and what is there
        for as long as it is paid for.

    Examples
    --------
    A bench that lasts 15 years, over 20 years, is bought twice; 5 years of its second life are inside:

    >>> lives = Lives(180, 240)
    >>> lives.starts.payments, lives.last_start, lives.months_of_last
    (2, 180, 60)
    """

    length: int
    horizon: int
    end_at_horizon: bool = False

    @property
    def number(self) -> int:
        """How many lives start before the horizon."""
        return -(-self.horizon // self.length)

    @property
    def last_start(self) -> int:
        """The month in which the last life starts."""
        return (self.number - 1) * self.length

    @property
    def months_of_last(self) -> int:
        """How long the last life is inside the horizon."""
        return self.horizon - self.last_start

    @property
    def is_last_cut(self) -> bool:
        """Whether the horizon cuts off a part of the last life."""
        return self.months_of_last < self.length

    @property
    def share_of_last(self) -> Figure:
        """The part of the months of the last life that is inside the horizon."""
        return figure(self.months_of_last) / self.length if self.is_last_cut else figure(1)

    @property
    def starts(self) -> Schedule:
        """The start of each life."""
        return Schedule(0, self.length, self.number)

    @property
    def full_ends(self) -> Schedule:
        """The end of each life that is not cut off by the horizon."""
        return Schedule(self.length, self.length, self.horizon // self.length)

    def all_ends(self) -> Iterator[tuple[Schedule, int]]:
        """Yield the ends, the horizon as the last one, each with the months that the life has lasted."""
        yield self.full_ends, self.length
        if self.is_last_cut:
            yield once(self.horizon), self.months_of_last

    def charged_starts(self) -> Iterator[tuple[Schedule, Figure]]:
        """Yield the starts, each with the share of the months of its life that is inside the horizon."""
        if self.is_last_cut:
            yield Schedule(0, self.length, self.number - 1), figure(1)
            yield once(self.last_start), self.share_of_last
        else:
            yield self.starts, figure(1)

    def charged_ends(self) -> Iterator[tuple[Schedule, Figure]]:
        """Yield the ends, the horizon as the last one, each with the share of the months of its life that is inside."""
        yield self.full_ends, figure(1)
        if self.is_last_cut:
            yield once(self.horizon), self.share_of_last


def charged(amount: Figure, share: Figure) -> Figure:
    """Return the share of an amount, and the amount itself where the share is whole."""
    return amount if share.value == 1 else share * amount
