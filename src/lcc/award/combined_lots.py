"""What a bid offers for being awarded several lots: what it takes off their cost, and what they score then.

Where scores are money, the discount is taken off the total of the scores. Where they are points, it is spread over its
lots in proportion to what they cost, and each lot is scored at the cost that is left, by the rule of the tender.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lcc.figure.figure import Figure, figure, in_cents, smaller, total


class CombinedLots(NamedTuple):
    """Lots for which a bid offers a discount if it is awarded all of them: a share of their cost, or a sum of money.

    `scores` are those of its lots at their cost less the discount, where scores are points; empty where they are money.
    """

    bid: str
    lots: tuple[str, ...]
    share: float | None = None
    amount: float | None = None
    scores: tuple[float, ...] = ()


def discount_off(share: Figure | None, amount: Figure | None, costs: Sequence[Figure]) -> Figure:
    """Return what is taken off the cost of lots together [money], in cents: a share of it, or a sum up to all of it.

    >>> costs = [Figure(1000.0), Figure(500.0)]
    >>> discount_off(Figure(0.05), None, costs).value, discount_off(None, Figure(120.0), costs).value
    (75.0, 120.0)
    """
    together = total(costs)
    if share is not None:
        return in_cents(share * together)
    assert amount is not None
    return in_cents(smaller(amount, together))


def costs_left(off: Figure, costs: Sequence[Figure]) -> list[Figure]:
    """Return what each lot costs [money] once a discount is spread over them in proportion to their cost, in cents.

    What is taken off the first lots together is rounded, not what is taken off each: so the parts come to the discount.
    Costs are above zero.

    >>> [one.value for one in costs_left(Figure(0.10), [Figure(1.0), Figure(1.0), Figure(1.0)])]
    [0.97, 0.96, 0.97]
    """
    together, before, left = total(costs), figure(0.0), []
    for k, cost in enumerate(costs):
        so_far = taken_so_far(off, total(costs[: k + 1]), together)
        left.append(cost_left(cost, so_far, before))
        before = so_far
    return left


def taken_so_far(off: Figure, first: Figure, together: Figure) -> Figure:
    """Return what of a discount is for the first of its lots [money], from what these cost and what all of them do."""
    return in_cents(off * first / together)


def cost_left(cost: Figure, so_far: Figure, before: Figure) -> Figure:
    """Return what a lot costs less its part of a discount [money]: what is taken up to it, less what is before it."""
    return in_cents(cost - (so_far - before))
