"""Numbers beside those of other bidders: against leaving a bidder out and starting again."""

from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.scrutiny.others import Others

rows = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), min_size=1, max_size=12)


@given(rows)
def test_they_are_what_is_left_without_the_bidder(found: list[tuple[int, int]]) -> None:
    others = Others([float(number) for number, _bidder in found], [bidder for _number, bidder in found])
    for position, (number, bidder) in enumerate(found):
        rest = [float(other) for other, of in found if of != bidder]
        above = [other for other in rest if other >= number]
        assert others.number(bidder) == len(rest)
        assert others.median(bidder) == (median(rest) if rest else None)
        assert others.mean(bidder) == (pytest.approx(fmean(rest)) if rest else None)
        assert others.next_above(position) == min(above, default=None)
