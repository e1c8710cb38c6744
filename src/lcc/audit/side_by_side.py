"""Two values beside each other, as somebody compares them: what was found, and what is worked out again."""

from lcc.language import Exact, ShownAmount

_AMOUNT = 100.0
"""From which a number is told as an amount of money; shares, ratios and points are smaller."""


def side_by_side(found: object, wanted: object) -> tuple[object, object]:
    """Return two values as they are told: amounts both in cents, where those tell them apart.

    >>> [one.say(str) for one in side_by_side(404471.676232, 400471.676232)]
    ['404,471.68', '400,471.68']
    >>> side_by_side(2, 3)
    (2, 3)
    """
    amounts = [ShownAmount(one) for one in (found, wanted) if isinstance(one, float) and abs(one) >= _AMOUNT]
    if len(amounts) == len((found, wanted)) and amounts[0].say(str) != amounts[1].say(str):
        return amounts[0], amounts[1]
    return found, Exact(wanted) if isinstance(wanted, float) else wanted
