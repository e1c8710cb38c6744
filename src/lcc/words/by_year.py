"""What differs by year, in words."""

from collections.abc import Mapping

from lcc.language import Exact, Text, listed


def by_year(levels: Mapping[int, float], between: str = ", ") -> Text:
    """Return levels by year.

    >>> by_year({2026: 80.0, 2030: 70.5}).say(str)
    '2026: 80, 2030: 70.5'
    """
    each = (Text("{year}: {level}", {"year": year, "level": Exact(level)}) for year, level in levels.items())
    return listed(each, between)
