"""The way to a goal: what an indicator is to be by year, linear in between."""

from collections.abc import Mapping
from typing import NamedTuple


class Goal(NamedTuple):
    """A goal of all awards together: by year what it is to be, and who says so."""

    indicator: str
    points: Mapping[int, float]
    source: str

    def at(self, year: int) -> float | None:
        """Return what it is to be in a year; None before the first, and the last one after it.

        >>> goal = Goal("circular_share", {2022: 0.1, 2025: 0.5, 2030: 1.0}, "")
        >>> goal.at(2021), goal.at(2026), goal.at(2050)
        (None, 0.6, 1.0)
        """
        before = max((one for one in self.points if one <= year), default=None)
        after = min((one for one in self.points if one >= year), default=None)
        if before is None:
            return None
        if after is None or after == before:
            return self.points[before]
        share = (year - before) / (after - before)
        return self.points[before] + share * (self.points[after] - self.points[before])
