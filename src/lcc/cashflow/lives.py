"""Replacement within the horizon, and the share of the last life that falls inside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcc.cashflow.figure import Figure, annuity, figure
from lcc.cashflow.line import Schedule, once
from lcc.model.record import Residual

NO_INTEREST = Figure(0.0)


@dataclass(frozen=True, slots=True)
class Lives:
    """Successive lives, terms or cycles from month 0, the last of which may run past the horizon.

    Parameters
    ----------
    length
        Months that one life takes.
    horizon
        Months that are compared.
    residual
        `none` counts the last life whole, `straight_line` for the share of its months inside the horizon, `annuity`
        for the share of its yearly instalments: (1 - v^u) / (1 - v^L) with v = 1 / (1 + rate), u the years inside the
        horizon and L those of a full life.
    rate
        The nominal discount rate a year, for `annuity`.

    Examples
    --------
    A bench that lasts 15 years, over 20 years, is bought twice; a third of its second life counts:

    >>> lives = Lives(180, 240)
    >>> lives.starts.payments, lives.last_start, round(lives.share_of_last.value, 4)
    (2, 180, 0.3333)

    Of a dike that lasts 40 years, 25 of them count for more as instalments at 2.25 % than in a straight line:

    >>> round(Lives(480, 300, "annuity", Figure(0.0225)).share_of_last.value, 5)
    0.72393
    """

    length: int
    horizon: int
    residual: Residual = "straight_line"
    rate: Figure = NO_INTEREST

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
        """Whether the horizon cuts off a part of the last life, and that part does not count."""
        return self.residual != "none" and self.months_of_last < self.length

    @property
    def share_of_last(self) -> Figure:
        """The part of the last life that is charged."""
        if not self.is_last_cut:
            return figure(1)
        if self.residual == "annuity":
            used, full = figure(self.months_of_last) / 12, figure(self.length) / 12
            return annuity(self.rate, used) / annuity(self.rate, full)
        return figure(self.months_of_last) / self.length

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
        if self.months_of_last < self.length:
            yield once(self.horizon), self.months_of_last

    def charged_starts(self) -> Iterator[tuple[Schedule, Figure]]:
        """Yield the starts, each with the share that counts."""
        if self.is_last_cut:
            yield Schedule(0, self.length, self.number - 1), figure(1)
            yield once(self.last_start), self.share_of_last
        else:
            yield self.starts, figure(1)

    def charged_ends(self) -> Iterator[tuple[Schedule, Figure]]:
        """Yield the ends, the horizon as the last one, each with the share that counts."""
        yield self.full_ends, figure(1)
        if self.months_of_last < self.length:
            yield once(self.horizon), self.share_of_last


def charged(amount: Figure, share: Figure) -> Figure:
    """Return the share of an amount, and the amount itself where the share is whole."""
    return amount if share.value == 1 else share * amount
