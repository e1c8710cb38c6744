"""Amounts in arrays as whole cents: each is rounded as `lcc.figure.rounding` rounds one."""

import numpy as np

from lcc.engine.curves import Floats
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import SIGNIFICANT

_LARGEST = SIGNIFICANT - 1 - MONEY_DECIMALS
"""The power of ten from which an amount has no digits after its cents."""
_SMALLEST = -MONEY_DECIMALS - 1
"""The power of ten below which an amount is no cent."""
_FIFTEENTH = 1e-15
"""What calculation leaves in the digits after the fifteenth is no reason to round down."""
_POWERS = 10 ** np.arange(SIGNIFICANT - _SMALLEST, dtype=np.int64)


def in_cents(amounts: Floats) -> Floats:
    """Return amounts as whole cents [0.01 money]: halves go away from zero, from twelve significant digits.

    >>> in_cents(np.array([100.005, -100.005, 110.00499999999998, 0.004999])).tolist()
    [10001.0, -10001.0, 11001.0, 0.0]
    """
    size = np.abs(amounts)
    before = np.clip(np.floor(np.log10(np.maximum(size, 1e-9))).astype(np.int64), _SMALLEST, _LARGEST)
    digits = np.floor(size * _POWERS[SIGNIFICANT - 1 - before] * (1 + _FIFTEENTH) + 0.5).astype(np.int64)
    dropped = _POWERS[_LARGEST - before]
    cents: Floats = np.copysign((digits + dropped // 2) // dropped, amounts)
    return cents
