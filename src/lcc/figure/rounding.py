"""How a number is rounded, wherever it is: one amount is compared, ranked and shown.

Halves go away from zero, from twelve significant digits: what calculation leaves in the digits after those does not
decide on which side of a half a number lies. They are taken from the fifteen that a workbook has; where more than
twelve are kept, as with cents of ten thousand million, fifteen is all there is.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

SIGNIFICANT = 12
"""So many digits of a number count."""

_TWELVE, _FIFTEEN = (Context(prec=digits, rounding=ROUND_HALF_UP) for digits in (SIGNIFICANT, 15))
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def half_up(number: float, decimals: int) -> float:
    """Return a number rounded to so many decimals [unit of the number].

    >>> half_up(100.005, 2), half_up(-100.005, 2), half_up(110.00499999999998, 2), half_up(0.004999, 2)
    (100.01, -100.01, 110.01, 0.0)
    """
    if not isfinite(number):
        return number
    counted = _FIFTEEN.create_decimal_from_float(number)
    if counted.adjusted() < SIGNIFICANT - decimals:
        counted = _TWELVE.plus(counted)
    return float(counted.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)) + 0.0


def as_written(number: float) -> float:
    """Return a number that was worked out as it stands in a file, in the digits that count [unit of the number].

    What comes after those hangs on the processor: with them two computers would write different files of one award.

    >>> as_written(189201.88968606395), as_written(0.1 + 0.2)
    (189201.889686, 0.3)
    """
    return float(f"{number:.{SIGNIFICANT}g}")
