"""How a number is rounded, wherever it is: one amount is compared, ranked and shown.

Halves go away from zero, from twelve significant digits: what calculation leaves in the digits after those does not
decide on which side of a half a number lies. They are taken from the fifteen that a workbook has; where more than
twelve are kept, as with cents of ten thousand million, fifteen is all there is.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from math import fsum, isfinite
from typing import Any

SIGNIFICANT = 12
"""So many digits of a number count."""

_SEVERAL = (list, tuple)
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


def all_as_written(plain: Any) -> Any:
    """Return plain values with every number in them as it stands in a file; documents are as they were stated.

    >>> all_as_written({"cost": 0.1 + 0.2, "documents": {"price": 0.30000000000000004}})
    {'cost': 0.3, 'documents': {'price': 0.30000000000000004}}
    """
    if isinstance(plain, str):  # what there is most of comes first
        return plain
    if isinstance(plain, float):
        return as_written(plain)
    if isinstance(plain, dict):
        return {name: part if name == "documents" else all_as_written(part) for name, part in plain.items()}
    return [all_as_written(part) for part in plain] if isinstance(plain, _SEVERAL) else plain


def without_noise(found: Any, size: Any) -> Any:
    """Return a sum, or 0 where next to nothing is left of its terms: digits that do not count, as in a spreadsheet.

    `size` is how large the terms are together; numbers and arrays alike.

    >>> without_noise(0.1 + 0.2 - 0.3, 0.6), without_noise(1e-9, 0.6)
    (0.0, 1e-09)
    """
    return found * (abs(found) > size * 10.0**-SIGNIFICANT) + 0.0


def sum_of(terms: Iterable[float]) -> float:
    """Return the sum of numbers, exact before it is rounded once: versions of Python differ in what `sum` leaves.

    >>> sum_of([0.1] * 10), sum_of([0.1, 0.2, -0.3])
    (1.0, 0.0)
    """
    each = list(terms)
    return float(without_noise(fsum(each), fsum(map(abs, each))))


def sums_of(terms: Any) -> Any:
    """Return the sums over the first axis of an array, `without_noise`."""
    return without_noise(terms.sum(axis=0), abs(terms).sum(axis=0))
