"""Which amendment of EN 15804 an EPD says that it follows."""

import re
from collections.abc import Iterable

from lcc.library.published import WeightingSetName

_OF_STANDARD = re.compile(r"15804")
_AMENDMENT = re.compile(r"(?<![A-Za-z0-9])A([12])(?!\d)")


def named_sets(texts: Iterable[str]) -> set[WeightingSetName]:
    """Return the sets that the names of standards speak of: one, several, or none where they leave it open.

    >>> named_sets(["EN 15804:2012+A2:2019", "ISO 14025"]), named_sets(["DIN EN 15804"])
    ({'A2'}, set())
    """
    found = {number for text in texts if _OF_STANDARD.search(text) for number in _AMENDMENT.findall(text)}
    sets: set[WeightingSetName] = set()
    if "1" in found:
        sets.add("A1")
    if "2" in found:
        sets.add("A2")
    return sets
