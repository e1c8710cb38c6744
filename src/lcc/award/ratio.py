"""Quality against cost as a ratio: value for money, and the EMVI superformula."""

import math

from lcc.award.seen import Scored, Seen
from lcc.figure.figure import Figure
from lcc.model.award import Superformula


def value_for_money(seen: Seen) -> Scored:
    """Return c Q / P: share Q of quality earned, cost P, expected cost c. The highest wins.

    Absolute: what others bid plays no part. Source: Negometrix, Gunningsformule kiezen.
    """
    return Scored(seen.stated("expected_cost") * seen.quality / seen.cost)


def superformula(seen: Seen) -> Scored:
    """Return (Q_ref / Q)^n + (P / P_ref)^n: 2 on the curve through the reference points. The lowest wins.

    The exponent n is solved by `exponent`. Absolute. Sources: Negometrix, EMVI superformule, for its parts; their sum
    is derived, and fits the published example.
    """
    rule = seen.rule
    assert isinstance(rule, Superformula)
    n = Figure(exponent(rule))
    quality = (Figure(rule.reference_quality) / seen.quality) ** n
    return Scored(quality + (seen.cost / Figure(rule.reference_cost)) ** n)


def exponent(rule: Superformula) -> float:
    """Return the n above 0 with Q_ref^n + (P_max / P_ref)^n = 2: the highest cost, with full quality, is on the curve.

    The left side is 2 at n = 0, falls (its slope there is log(Q_ref P_max / P_ref) < 0) and rises for good after: one
    root, found by bisection to the last digit.

    >>> from lcc.model.award import Superformula
    >>> rule = Superformula(method="superformula", reference_cost=100_000.0, reference_quality=0.7,
    ...                     highest_cost=130_000.0)
    >>> round(exponent(rule), 12)
    1.0
    """
    quality, cost = rule.reference_quality, rule.highest_cost / rule.reference_cost

    def above_two(n: float) -> float:
        return math.expm1(n * math.log(quality)) + math.expm1(n * math.log(cost))

    # Where the slope is 0 the left side is lowest, below 2: the root lies beyond.
    low = math.log(-math.log(quality) / math.log(cost)) / math.log(cost / quality)
    high = max(2 * low, 1e-9)
    while above_two(high) < 0:
        high *= 2
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return high
        low, high = (middle, high) if above_two(middle) < 0 else (low, middle)
