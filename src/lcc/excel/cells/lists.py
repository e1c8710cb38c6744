"""Several values in one cell, as people type them: names, and what words or measured values earn."""

import re
from collections.abc import Iterable
from decimal import Decimal

from lcc.language import Translate
from lcc.language.numbers import exact_number
from lcc.library.indicators import is_share
from lcc.model.quality import MeasuredScale, WordsScale

SEPARATOR = ";"

_NUMBER = re.compile(r"(?P<digits>[-+]?\d+(?:[.,]\d+)?)\s*(?P<percent>%?)")


def in_one_cell(parts: Iterable[str]) -> str:
    """Return names as they stand in one cell."""
    return f"{SEPARATOR} ".join(parts)


def parts_of(cell: str) -> list[str]:
    """Return the names in a cell.

    >>> parts_of("Jansen, P.; De Boer;")
    ['Jansen, P.', 'De Boer']
    """
    return [part.strip() for part in cell.split(SEPARATOR) if part.strip()]


def typed_number(text: str) -> float | None:
    """Return the number that a text is [no unit], with a point or a comma for decimals; None where it is none.

    >>> typed_number("0,6"), typed_number("60 %"), typed_number("1.234,5")
    (0.6, 0.6, None)
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    number = Decimal(found["digits"].replace(",", "."))
    return float(number / 100 if found["percent"] else number)


def share_in_cell(share: float, _: Translate) -> str:
    """Return a share in full as a percentage; `typed_number` is the way back.

    >>> share_in_cell(0.07, str)
    '7 %'
    """
    return f"{exact_number(100 * Decimal(repr(share)), _)} %"


def earned_in_cell(scale: WordsScale | MeasuredScale, _: Translate) -> str:
    """Return words or measured values with what each earns as they stand in one cell.

    >>> earned_in_cell(WordsScale(kind="words", words={"weak": 0.0, "good": 1.0}), str)
    'weak = 0 %; good = 100 %'
    """
    if isinstance(scale, WordsScale):
        earned = [*scale.words.items()]
    else:
        written = share_in_cell if is_share(scale.indicator) else exact_number
        earned = [(written(step.value, _), step.earns) for step in scale.steps]
    return in_one_cell(f"{word} = {share_in_cell(share, _)}" for word, share in earned)


def earned_in(cell: str) -> list[tuple[str, float]] | None:
    """Return words or values with what each earns; None where a cell does not say that.

    >>> earned_in("weak = 0; good = 1"), earned_in("weak, good")
    ([('weak', 0.0), ('good', 1.0)], None)
    """
    found: list[tuple[str, float]] = []
    for part in parts_of(cell):
        word, _equals, earned = part.rpartition("=")
        share = typed_number(earned)
        if not word.strip() or share is None:
            return None
        found.append((word.strip(), share))
    return found or None
