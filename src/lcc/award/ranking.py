"""The order of bids: by score, then by what the tender announced for ties."""

from bisect import bisect_left
from collections.abc import Sequence

from lcc.figure.figure import MONEY_DECIMALS

POINT_DECIMALS = 9
"""Points that are equal to this many decimals are a tie, as costs are that are equal to the cent."""

HALF_CENT = 0.5 / 10**MONEY_DECIMALS
"""Money below this is nothing."""

Key = tuple[float, ...]
"""What a bid is ordered by, the score first; lower is better."""


def ranks(keys: Sequence[Key | None]) -> list[int | None]:
    """Return the rank of each bid, 1 the best; those with equal keys share one, and None is not ranked.

    >>> ranks([(300.0,), (100.0,), None, (100.0,), (200.0,)])
    [4, 1, None, 1, 3]
    """
    rising = sorted(key for key in keys if key is not None)
    return [None if key is None else 1 + bisect_left(rising, key) for key in keys]
