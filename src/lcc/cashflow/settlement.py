"""Settlement at the horizon: what is owed for use inside it counts, whenever the contract says that it is paid.

Every cost of a life, term or cycle is stated here as the payments that it takes over a whole life. Those inside the
horizon are lines as they fall; of a last life that the horizon cuts off, the rest of the share that counts is settled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Label, Line, Reason, Schedule, Settled, once
from lcc.cashflow.lives import Lives
from lcc.figure.figure import NOISE, Figure, above, figure, larger, total
from lcc.figure.rounding import sum_of
from lcc.library.phases import Phase, PricedPhase
from lcc.record.path import Path

CREDIT: Label = "Share of the last life beyond the horizon"
SETTLED: Label = "Settled at the horizon"


class Payments(NamedTuple):
    """Equal payments within a life, for all units.

    Parameters
    ----------
    amount
        One payment, at prices of the base date, before `weight`; below zero what is received.
    source
        The field of the offer that it came from.
    first, every, number
        Months from the start of the life to the first payment and between payments, and how many there are.
    weight
        How much of the amount each is.
    price_lag
        How many months before the payment its price was set.
    """

    amount: Figure
    source: Path
    first: int
    every: int = 12
    number: int = 1
    weight: float = 1.0
    price_lag: int = 0

    @property
    def each(self) -> Figure:
        """One payment."""
        return self.amount if self.weight == 1 else self.weight * self.amount


@dataclass(frozen=True, slots=True)
class CostOfLife:
    """A cost that comes with each life, term or cycle.

    Parameters
    ----------
    phase, label, index, vat, vat_phase, name
        As of the lines that it becomes.
    payments
        What it takes over a whole life.
    is_running
        Whether it is paid for as long as the product is used; what falls once a life counts whole where the tender
        sets no residual value.
    at_horizon
        Whether a payment exactly at the horizon counts as inside: one that closes a period, or the life itself.
    """

    phase: Phase
    label: Label
    payments: Sequence[Payments]
    index: str
    vat: str
    vat_phase: PricedPhase
    name: str = ""
    is_running: bool = False
    at_horizon: bool = False


class _LastLife(NamedTuple):
    """The payments of one sign in the life that the horizon cuts off, with how many of each are inside.

    `sign` is 1 for what is paid and -1 for what is received.
    """

    context: OfferContext
    cost: CostOfLife
    lives: Lives
    payments: Sequence[Payments]
    inside: Sequence[int]
    sign: int

    def lines(self) -> Iterator[Line]:
        """Yield what settles this life, by the tender's residual value."""
        if self.context.tender.residual_value == "annuity":
            yield from self._in_value(self.context.annuity_share(self.lives))
        elif self.context.tender.residual_value == "none" and not self.cost.is_running:
            yield from self._in_line(figure(1))
        else:
            yield from self._in_line(self.lives.share_of_last)

    def _in_value(self, share: Figure) -> Iterator[Line]:
        """Yield what makes the present value of the whole life count for its share, as one amount at the horizon."""
        for one, inside in zip(self.payments, self.inside, strict=True):
            parts: tuple[tuple[Figure, Schedule, Reason], ...] = (
                (share - 1, self._inside(one, inside), "credited"),
                (share, self._outside(one, inside), "owed"),
            )
            for part, schedule, reason in parts:
                if part.value != 0:
                    settled = Settled(self.lives.horizon, "value")
                    yield from self._line(
                        "residual_value", SETTLED, one, part * one.each, schedule, reason, settled
                    )

    def _in_line(self, share: Figure) -> Iterator[Line]:
        """Yield what was paid ahead of the share that counts, back as it was paid; or what is still owed of it.

        What is still to be received counts on the day on which it is received.
        """
        ahead, owed, to_come = self._fractions(share)
        if ahead is not None:
            for one, inside in zip(self.payments, self.inside, strict=True):
                schedule = self._inside(one, inside)
                settled = Settled(self.lives.horizon, "price")
                yield from self._line(
                    "residual_value", CREDIT, one, -(ahead * one.each), schedule, "credited", settled
                )
        if owed is not None and self.sign > 0:
            yield from self._line(
                self.cost.phase, self.cost.label, self.payments[0], owed, once(self.lives.horizon), "owed"
            )
        if to_come is not None and self.sign < 0:
            for one, inside in zip(self.payments, self.inside, strict=True):
                schedule = self._outside(one, inside)
                yield from self._line(
                    self.cost.phase, self.cost.label, one, to_come * one.each, schedule, "to_come"
                )

    def _fractions(self, share: Figure) -> tuple[Figure | None, Figure | None, Figure | None]:
        """Return the part of each payment inside that was ahead; what is owed in all; the part of each still to come.

        None of what can't be, whatever the amounts.
        """
        base, numbers = self.payments[0].amount, [one.number for one in self.payments]
        if all(one.amount is base for one in self.payments):
            whole, paid = self._weights(numbers), self._weights(self.inside)
            if abs(paid - share.value * whole) <= NOISE * whole:
                return None, None, None
            counts = share if whole == 1 else share * whole
            if paid > counts.value:
                return 1 - (share if paid == whole else counts / paid), None, None
            rest = counts - paid if paid else counts
            return None, rest * base, (rest if whole - paid == 1 else rest / (whole - paid))
        if not any(self.inside):
            return None, share * self._sum(numbers), share
        if list(self.inside) == numbers:
            return 1 - share, None, None
        # Which of the two it is can change with the amounts, which can be changed in a workbook.
        all_of_it, inside = self._sum(numbers), self._sum(self.inside)
        ahead = larger(self.sign * (inside - share * all_of_it), 0.0)
        owed = larger(self.sign * (share * all_of_it - inside), 0.0)
        return _part(ahead, self.sign * inside), owed, _part(owed, self.sign * (all_of_it - inside))

    def _weights(self, numbers: Sequence[int]) -> float:
        return sum_of(one.weight * number for one, number in zip(self.payments, numbers, strict=True))

    def _sum(self, numbers: Sequence[int]) -> Figure:
        return total([n * one.each for one, n in zip(self.payments, numbers, strict=True) if n])

    def _inside(self, one: Payments, inside: int) -> Schedule:
        return Schedule(self.lives.last_start + one.first, one.every, inside)

    def _outside(self, one: Payments, inside: int) -> Schedule:
        return Schedule(self.lives.last_start + one.first + one.every * inside, one.every, one.number - inside)

    def _line(
        self,
        phase: Phase,
        label: Label,
        one: Payments,
        amount: Figure,
        schedule: Schedule,
        reason: Reason,
        settled: Settled | None = None,
    ) -> Iterator[Line]:
        lag = one.price_lag
        if settled and settled.by == "price" and schedule.payments == 1:
            # A single payment is simply paid later, at the price that it had.
            lag, schedule, settled = lag + settled.month - schedule.first_month, once(settled.month), None
        yield from self.context.line(
            phase, label, one.source, amount, schedule, self.cost.index,
            name=self.cost.name, price_lag_months=lag, vat=self.cost.vat, vat_phase=self.cost.vat_phase,
            settled=settled, settles=self.cost.phase, reason=reason,
            settled_cost=self.cost.label if label != self.cost.label else "",
        )  # fmt: skip


def _part(amount: Figure, whole: Figure) -> Figure:
    """Return an amount as a part of a whole; nothing is no part of nothing."""
    return amount / (whole + 1 - above(whole, 0.0))


def lines_of_cost(context: OfferContext, cost: CostOfLife, lives: Lives) -> Iterator[Line]:
    """Yield the payments inside the horizon, and what settles the last life there."""
    for one in cost.payments:
        for schedule in _schedules(one, lives, at_horizon=cost.at_horizon):
            yield from context.line(
                cost.phase, cost.label, one.source, one.each, schedule, cost.index,
                name=cost.name, price_lag_months=one.price_lag, vat=cost.vat, vat_phase=cost.vat_phase,
                in_arrears=cost.at_horizon,
            )  # fmt: skip
    if lives.is_last_cut and lives.end_at_horizon:
        yield from _ended(context, cost, lives)
    elif lives.is_last_cut:
        yield from settled(context, cost, lives)


def settled(context: OfferContext, cost: CostOfLife, lives: Lives) -> Iterator[Line]:
    """Yield what settles the payments of a last life that the horizon cuts off, paid and received ones apart."""
    last = lives.months_of_last - (not cost.at_horizon)
    paid = [one for one in cost.payments if one.amount.value >= 0]
    received = [one for one in cost.payments if one.amount.value < 0]
    for sign, payments in ((1, paid), (-1, received)):
        if payments:
            inside = [_until(one, last) for one in payments]
            yield from _LastLife(context, cost, lives, payments, inside, sign).lines()


def _ended(context: OfferContext, cost: CostOfLife, lives: Lives) -> Iterator[Line]:
    """Yield what falls at the end of a life at the horizon, where use ends: the last life counts whole.

    What is paid for use falls in its own time, and ends with it.
    """
    for one in cost.payments:
        if one.first == lives.length and not cost.is_running:
            yield from context.line(
                cost.phase, cost.label, one.source, one.each, once(lives.horizon), cost.index,
                name=cost.name, vat=cost.vat, vat_phase=cost.vat_phase, in_arrears=True,
            )  # fmt: skip


def _schedules(one: Payments, lives: Lives, *, at_horizon: bool) -> Iterator[Schedule]:
    """Yield the payments of all lives that fall inside the horizon, in as few schedules as they take."""
    last = lives.horizon - (not at_horizon)
    if one.every * one.number == lives.length:
        yield Schedule(one.first, one.every, max((last - one.first) // one.every + 1, 0))
    elif lives.number <= one.number:
        for start in range(0, lives.horizon, lives.length):
            yield Schedule(start + one.first, one.every, _until(one, last - start))
    else:
        for k in range(one.number):
            month = one.first + one.every * k
            yield Schedule(month, lives.length, max((last - month) // lives.length + 1, 0))


def _until(one: Payments, last: int) -> int:
    """Return how many payments fall up to a month of the life."""
    return min(max((last - one.first) // one.every + 1, 0), one.number)
