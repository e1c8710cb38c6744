"""Bars as text: a row of blocks as long as a number, that every font of an office draws and every printer prints."""

from collections.abc import Sequence

_FULL, _LIGHT = "\u2588", "\u2592"
_PARTS = ("", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a", "\u2589")
LONGEST = 24
"""Blocks of the largest number."""


def bars(numbers: Sequence[float]) -> list[str]:
    """Return a bar for each number, in proportion to the largest; one below zero is light.

    >>> bars([8.0, 1.0, -4.0, 0.0])
    ['████████████████████████', '███', '▒▒▒▒▒▒▒▒▒▒▒▒', '']
    """
    largest = max((abs(number) for number in numbers), default=0.0) or 1.0
    return [_bar(number / largest) for number in numbers]


def _bar(share: float) -> str:
    if share < 0:
        return _LIGHT * max(round(-share * LONGEST), 1)
    full, eighths = divmod(round(share * LONGEST * len(_PARTS)), len(_PARTS))
    return _FULL * full + _PARTS[eighths]
