"""What was paid, held against what was due: each entry pays one payment of its promise, or several, to the cent."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from lcc.contract.dates import months_after
from lcc.contract.ledger import DatedPayment
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of
from lcc.model.contract import Paid

_COVERED, _SEVERAL = 0.9, 1.5
"""From which part of it on a payment is as good as whole, and from which one it is for more than what is due."""
_MONTHS_OFF, _MONTHS_FAR = 3, 12
"""How many months from its day falls due what is paid without being named, and how many at most."""
_MOST_AT_ONCE = 53
"""How many payments in a row one invoice can be for: each week of a year."""


class PaidPart(NamedTuple):
    """What of an entry pays a payment that is due [money]; `due` is None of what is for none that is promised."""

    paid: Paid
    due: DatedPayment | None
    amount: float

    @property
    def year(self) -> int:
        """The calendar year in which it counts: that in which it fell due, or else that of its own day."""
        return self.paid.date.year if self.due is None else self.due.day.year


class PaidAndDue(NamedTuple):
    """What was recorded for payments of a promise that fall due in a calendar year, and those that it pays."""

    paid: list[PaidPart]
    due: list[DatedPayment]


def held_against(paid: Iterable[Paid], promised: Iterable[DatedPayment]) -> dict[tuple[str, int], PaidAndDue]:
    """Return by promise and calendar year what was recorded for it, and the payments due in that year that it pays.

    Of what is due beside these nothing is known.
    """
    found: dict[tuple[str, int], list[PaidPart]] = {}
    for part in paid_parts(paid, promised):
        found.setdefault((part.paid.promise, part.year), []).append(part)
    return {
        key: PaidAndDue(parts, list({id(one.due): one.due for one in parts if one.due is not None}.values()))
        for key, parts in found.items()
    }


def paid_parts(paid: Iterable[Paid], promised: Iterable[DatedPayment]) -> list[PaidPart]:
    """Return what each entry pays, in the order in which they were recorded.

    What a row names (`due`) it pays, and what follows on that only where it comes to it to the cent. Of the others,
    from the first day to the last, each is for what comes to it to the cent: what is left of one, one of which nothing
    was recorded yet, or several in a row on one invoice; the nearest to its day. What comes to none is for the nearest;
    what that leaves of it pays others of that year, as long as nearly all of one is left. What takes back (a credit
    note) is for what was paid before.
    """
    entries = [*paid]
    due: dict[str, list[DatedPayment]] = {}
    for one in promised:
        due.setdefault(one.promise, []).append(one)
    found: dict[int, list[PaidPart]] = {}
    for promise in dict.fromkeys(one.promise for one in entries):
        open_ = _Open(due.get(promise, ()))
        mine = [one for one in entries if one.promise == promise]
        for each in sorted(mine, key=lambda one: (one.due is None, one.date)):
            found[id(each)] = list(open_.pay(each))
    return [part for each in entries for part in found[id(each)]]


class _Open:
    """The payments of a promise by day, and what was recorded of each so far [money]."""

    def __init__(self, due: Iterable[DatedPayment]) -> None:
        self.due = sorted(due, key=attrgetter("day"))
        self.days = [one.day for one in self.due]
        self.covered: dict[int, float] = {}

    def pay(self, paid: Paid) -> Iterator[PaidPart]:
        """Yield what an entry pays, and keep it."""
        shares = self._unnamed(paid) if paid.due is None else self._named(paid.due, paid.amount)
        for k, amount in shares.items():
            self.covered[k] = self.covered.get(k, 0.0) + amount
            yield PaidPart(paid, self.due[k], amount)
        if not shares:
            yield PaidPart(paid, None, paid.amount)

    def _named(self, day: date, amount: float) -> Mapping[int, float]:
        """Return what is paid of what falls due on a day: of several the one that comes nearest to the amount.

        What comes to several in a row to the cent pays these: a quarter ahead, by its first day.
        """
        on_day = range(bisect_left(self.days, day), bisect_right(self.days, day))
        best = min(on_day, key=lambda k: (self._is_paid(k), abs(self.due[k].amount - amount)), default=None)
        if best is None:
            return {}
        run = next(self._rows_from(best, amount), range(0))
        return {k: self.due[k].amount for k in run} or {best: amount}

    def _unnamed(self, paid: Paid) -> Mapping[int, float]:
        near = self._nearest(self._about(paid.date), paid.date)
        if near is None:
            return {}
        if paid.amount * self.due[near].amount < 0:
            back = self._nearest([*self.covered], paid.date)
            return {} if back is None else {back: paid.amount}
        if (rest := self._rest(paid)) is not None:
            return {rest: paid.amount}
        if run := self._to_the_cent(paid, near):
            return {k: self.due[k].amount for k in run}
        if not self._is_paid(near):
            return self._and_others(paid, near)
        late = [k for k in self._about(paid.date) if self._is_open(k) and self.days[k] <= paid.date]
        whole = [k for k in late if _part(paid.amount, self.due[k].amount) >= _COVERED]
        other = self._nearest(whole, paid.date)
        return {near: paid.amount} if other is None else self._and_others(paid, other)

    def _about(self, day: date) -> Sequence[int]:
        """Return what a payment can be for that names nothing: of its year or three months about it, or else a year."""
        first = min(date(day.year, 1, 1), months_after(day, -_MONTHS_OFF))
        last = max(date(day.year, 12, 31), months_after(day, _MONTHS_OFF))
        return self._between(first, last) or self._between(date.min, months_after(day, _MONTHS_FAR))

    def _rest(self, paid: Paid) -> int | None:
        """Return what an entry is the rest of, to the cent."""
        begun = (k for k in self._about(paid.date) if not self._is_open(k) and not self._is_paid(k))
        rest = [k for k in begun if half_up(self.covered[k] + paid.amount, MONEY_DECIMALS) == self.due[k].amount]
        return self._nearest(rest, paid.date)

    def _to_the_cent(self, paid: Paid, near: int) -> range | None:
        """Return what comes to an entry to the cent: in a row, open, and the nearest to its day.

        Of several rows those that divide the term evenly go first (January to March, not February to April), and those
        that have fallen due by then. What is still to come is paid beforehand only if it is not what the nearest is
        again: that would be the same invoice twice.
        """
        reach = self._between(months_after(paid.date, -_MONTHS_FAR), months_after(paid.date, _MONTHS_FAR))
        is_again = not self._is_open(near) and paid.amount == self.due[near].amount
        fitting = [
            run
            for first in reach
            for run in self._rows_from(first, paid.amount)
            if near in run or not (is_again and self.days[run[-1]] > paid.date)
        ]
        return min(
            fitting,
            key=lambda run: (
                bool(run[0] % len(run)),
                len(run) > 1 and self.days[run[-1]] > paid.date,
                min(abs(self.days[k] - paid.date) for k in (run[0], run[-1])),
            ),
            default=None,
        )

    def _rows_from(self, first: int, amount: float) -> Iterator[range]:
        total = 0.0
        for last in range(first, min(first + _MOST_AT_ONCE, len(self.due))):
            if not self._is_open(last) or abs(total) > abs(amount):
                return
            total = half_up(total + self.due[last].amount, MONEY_DECIMALS)
            if total == amount and amount:
                yield range(first, last + 1)

    def _and_others(self, paid: Paid, near: int) -> Mapping[int, float]:
        """Return what is paid of one, and of others of its year with what that leaves.

        Several at once are paid after they fell due: a year on one invoice of 31 December is not for 1 January.
        """
        if self.days[near] > paid.date and _part(paid.amount, self.due[near].amount) > _SEVERAL:
            before = [k for k in self._about(paid.date) if self._is_open(k) and self.days[k] <= paid.date]
            near = next(iter(sorted(before, reverse=True)), near)
        shares = {near: paid.amount}
        left = sum_of((paid.amount, self.covered.get(near, 0.0), -self.due[near].amount))
        year = self._between(date(self.days[near].year, 1, 1), date(self.days[near].year, 12, 31))
        others = [k for k in year if k != near and self._is_open(k)]
        for k in sorted(others, key=lambda k: abs(self.days[k] - paid.date)):
            if _part(left, self.due[k].amount) < _COVERED:
                break
            shares[k] = self.due[k].amount
            shares[near] = sum_of((shares[near], -self.due[k].amount))
            left = sum_of((left, -self.due[k].amount))
        return shares

    def _between(self, first: date, last: date) -> Sequence[int]:
        return range(bisect_left(self.days, first), bisect_right(self.days, last))

    def _nearest(self, places: Iterable[int], day: date) -> int | None:
        return min(places, key=lambda k: abs(self.days[k] - day), default=None)

    def _is_open(self, k: int) -> bool:
        """Whether nothing was recorded of it."""
        return k not in self.covered

    def _is_paid(self, k: int) -> bool:
        """Whether as good as all of it was recorded."""
        return not self._is_open(k) and _part(self.covered[k], self.due[k].amount) >= _COVERED


def _part(amount: float, of: float) -> float:
    """Return an amount as a part of another one; all of it where that is nothing."""
    return amount / of if of else 1.0
