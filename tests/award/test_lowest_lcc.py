"""Ranks."""

from hypothesis import given
from hypothesis import strategies as st

from lcc.award.lowest_lcc import ranks


@given(st.lists(st.integers(-1000, 1000).map(lambda cents: cents / 100), min_size=1))
def test_each_rank_counts_the_cheaper_bids(costs: list[float]) -> None:
    assert ranks(costs) == [sorted(costs).index(cost) + 1 for cost in costs]
