"""Bids beside those of others: a bidder's own variants are no others. Each is a pass over sorted numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property


class Others:
    """Numbers of bids, one for each, and what they are beside those of other bidders.

    Parameters
    ----------
    numbers
        A number of each bid, or of some of them.
    of
        The bidder that each is of.

    Examples
    --------
    >>> others = Others([1.0, 2.0, 3.0, 9.0], [0, 1, 2, 0])
    >>> others.median(0), others.mean(1), others.next_above(0), others.next_above(3)
    (2.5, 4.333333333333333, 2.0, None)
    >>> others.median(7)
    2.5
    """

    def __init__(self, numbers: Sequence[float], of: Sequence[int]) -> None:
        self.numbers, self._of = list(numbers), list(of)
        self._medians: dict[int, float | None] = {}

    @cached_property
    def _order(self) -> list[int]:
        return sorted(range(len(self.numbers)), key=self.numbers.__getitem__)

    @cached_property
    def _rising(self) -> list[float]:
        return [self.numbers[position] for position in self._order]

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """Return for each bidder where its numbers stand in rising order."""
        places: dict[int, list[int]] = {}
        for place, position in enumerate(self._order):
            places.setdefault(self._of[position], []).append(place)
        return places

    @cached_property
    def _total(self) -> float:
        return sum(self.numbers)

    def number(self, bidder: int) -> int:
        """Return how many numbers other bidders have."""
        return len(self.numbers) - len(self._places.get(bidder, ()))

    def mean(self, bidder: int) -> float | None:
        """Return the mean of other bidders [unit of the numbers]; None where there are none."""
        number = self.number(bidder)
        own = sum(self._rising[place] for place in self._places.get(bidder, ()))
        return (self._total - own) / number if number else None

    def median(self, bidder: int) -> float | None:
        """Return the median of other bidders [unit of the numbers]; None where there are none."""
        if bidder not in self._medians:
            number = self.number(bidder)
            middle = {(number - 1) // 2, number // 2} if number else set()
            found = [self._without(bidder, place) for place in middle]
            self._medians[bidder] = sum(found) / len(found) if found else None
        return self._medians[bidder]

    def _without(self, bidder: int, place: int) -> float:
        """Return the number at a place in rising order, those of a bidder left out."""
        for own in self._places.get(bidder, ()):
            if own > place:
                break
            place += 1
        return self._rising[place]

    def is_low(self, position: int) -> bool:
        """Whether no more numbers are as low or lower than are higher."""
        return bisect_right(self._rising, self.numbers[position]) <= len(self._rising) / 2

    @cached_property
    def _next(self) -> list[int]:
        """Return for each place in rising order the next one that is of another bidder; the end where there is none."""
        following = [len(self._order)] * len(self._order)
        for place in range(len(self._order) - 2, -1, -1):
            same = self._of[self._order[place]] == self._of[self._order[place + 1]]
            following[place] = following[place + 1] if same else place + 1
        return following

    def next_above(self, position: int) -> float | None:
        """Return the lowest number of another bidder that is as high or higher [its unit]; None where there is none."""
        first = bisect_left(self._rising, self.numbers[position])
        if self._of[self._order[first]] == self._of[position]:
            first = self._next[first]
        return self._rising[first] if first < len(self._rising) else None
