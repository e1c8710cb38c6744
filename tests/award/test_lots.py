"""Who is awarded which lot: cases worked out by hand, and every possible award tried one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.award.lots import Allocation, Candidate, CombinedLots, Orders, allocate, next_best
from lcc.model.tender import Lots

Scores = Mapping[str, Mapping[str, float]]
"""By lot, what each bid scores; a variant is written after a slash: "Ash/bamboo"."""


def ranked(scores: Scores) -> dict[str, list[Candidate]]:
    return {
        lot: sorted(
            (
                Candidate(
                    bid, bid.partition("/")[0], 1 + sum(other < score for other in bids.values()), score, score
                )
                for bid, score in bids.items()
            ),
            key=lambda one: one.rank,
        )
        for lot, bids in scores.items()
    }


def rules(lots: Sequence[str], allocation: str, most: int | None = None) -> Lots:
    parts = [{"id": lot, "title": lot, "items": [lot]} for lot in lots]
    return Lots.model_validate({"parts": parts, "allocation": allocation, "most_per_bidder": most})


def awarded(
    scores: Scores,
    allocation: str,
    *,
    most: int | None = None,
    combined: Sequence[CombinedLots] = (),
    drawn: Orders | None = None,
) -> Allocation:
    return allocate(rules(list(scores), allocation, most), ranked(scores), combined, is_money=True, drawn=drawn)


def told(found: Allocation) -> list[tuple[str | None, str]]:
    return [(award.winner and award.winner.bid, award.reason) for award in found.awards]


def still_open(found: Allocation) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return by lot the bids that can still be awarded it, and the lots for which lots have to be drawn first."""
    return [(award.tied, award.hangs_on) for award in found.awards]


TWO_LOTS = {"1": {"Ash": 100.0, "Birch": 110.0}, "2": {"Ash": 200.0, "Birch": 230.0}}


@pytest.mark.parametrize("allocation", ["in_order", "best_combination"])
def test_without_a_limit_the_best_in_each_lot_wins_it(allocation: str) -> None:
    found = awarded(TWO_LOTS, allocation)
    assert told(found) == [("Ash", "best_rank"), ("Ash", "best_rank")]
    assert found.total == 300


def test_in_order_a_limit_leaves_the_second_best_with_the_last_lot() -> None:
    found = awarded(TWO_LOTS, "in_order", most=1)
    assert told(found) == [("Ash", "best_rank"), ("Birch", "limit")]
    assert found.total == 330


def test_the_best_combination_leaves_the_second_best_with_the_lot_where_that_costs_least() -> None:
    """110 + 200 is less than 100 + 230."""
    found = awarded(TWO_LOTS, "best_combination", most=1)
    assert told(found) == [("Birch", "combination"), ("Ash", "best_rank")]
    assert found.total == 310


def test_a_lot_is_left_where_all_its_bidders_are_at_the_limit_or_nobody_is_ranked() -> None:
    scores = {"1": {"Ash": 5.0}, "2": {"Ash": 5.0}, "3": {}}
    assert told(awarded(scores, "in_order", most=1)) == [
        ("Ash", "best_rank"),
        (None, "limit_of_all"),
        (None, "no_bid"),
    ]
    assert awarded(scores, "best_combination", most=1).total == 5


def test_more_lots_come_before_a_lower_total() -> None:
    """With Ash in lot 1 only that lot is awarded, for 1; with Birch there, both are, for 1009."""
    scores = {"1": {"Ash": 1.0, "Birch": 1000.0}, "2": {"Ash": 9.0}}
    found = awarded(scores, "best_combination", most=1)
    assert told(found) == [("Birch", "combination"), ("Ash", "best_rank")]
    assert found.total == 1009


def test_the_limit_counts_a_bidder_with_all_its_variants() -> None:
    scores = {"1": {"Ash": 100.0, "Birch": 130.0}, "2": {"Ash/bamboo": 100.0, "Birch": 120.0}}
    assert told(awarded(scores, "in_order", most=1)) == [("Ash", "best_rank"), ("Birch", "limit")]
    assert told(awarded(scores, "best_combination", most=1)) == [("Ash", "best_rank"), ("Birch", "combination")]


def test_a_combined_bid_beats_two_separate_winners() -> None:
    """Cedar asks 1060 + 1025 less 5 % = 1980.75; Ash and Birch ask 1000 each."""
    scores = {
        "1": {"Ash": 1000.0, "Birch": 1050.0, "Cedar": 1060.0},
        "2": {"Ash": 1050.0, "Birch": 1000.0, "Cedar": 1025.0},
    }
    found = awarded(scores, "best_combination", combined=[CombinedLots("Cedar", ("1", "2"), 0.05)])
    assert told(found) == [("Cedar", "combination"), ("Cedar", "combination")]
    assert found.total == 1980.75
    assert found.discounts == (("Cedar", ("1", "2"), 104.25),)
    dear = awarded(scores, "best_combination", combined=[CombinedLots("Cedar", ("1", "2"), 0.04)])
    assert (dear.total, dear.discounts) == (2000, ())


def test_a_discount_is_a_share_of_the_cost_not_of_the_score() -> None:
    """Quality takes 900 off the cost of 1000 in each lot; 10 % of the cost is 200."""
    candidate = Candidate("Ash", "Ash", 1, 100.0, 1000.0)
    found = allocate(
        rules(["1", "2"], "best_combination"),
        {"1": [candidate], "2": [candidate]},
        [CombinedLots("Ash", ("1", "2"), 0.1)],
        is_money=True,
    )
    assert found.total == 0


def test_of_discounts_that_share_a_lot_those_count_that_leave_the_lowest_total() -> None:
    """10 % on 1 and 2 (20) and 10 % on 3 and 4 (20) come to more than 13 % on 2 and 3 (26)."""
    scores = {lot: {"Ash": 100.0} for lot in "1234"}
    offered = [
        CombinedLots("Ash", ("2", "3"), 0.13),
        CombinedLots("Ash", ("1", "2"), 0.1),
        CombinedLots("Ash", ("3", "4"), 0.1),
    ]
    found = awarded(scores, "best_combination", combined=offered)
    assert found.total == 360
    assert sorted(one.lots for one in found.discounts) == [("1", "2"), ("3", "4")]


def test_a_discount_is_not_for_lots_of_which_a_variant_is_awarded_one() -> None:
    scores = {"1": {"Ash": 100.0}, "2": {"Ash": 150.0, "Ash/bamboo": 100.0}}
    found = awarded(scores, "best_combination", combined=[CombinedLots("Ash", ("1", "2"), 0.1)])
    assert (found.total, found.discounts) == (200, ())


def test_a_combination_with_a_lot_in_which_the_bid_is_not_ranked_does_not_count() -> None:
    scores = {"1": {"Ash": 100.0}, "2": {"Birch": 100.0}}
    assert awarded(scores, "best_combination", combined=[CombinedLots("Ash", ("1", "2"), 0.5)]).total == 200


def test_a_discount_on_what_costs_less_than_nothing_is_not_taken() -> None:
    scores = {"1": {"Ash": -100.0}, "2": {"Ash": -100.0}}
    found = awarded(scores, "best_combination", combined=[CombinedLots("Ash", ("1", "2"), 0.5)])
    assert (found.total, found.discounts) == (-200, ())


@pytest.mark.parametrize("allocation", ["in_order", "best_combination"])
def test_a_tie_is_awarded_to_nobody_before_lots_are_drawn(allocation: str) -> None:
    """The total is the same whoever is drawn."""
    scores = {"1": {"Birch": 100.0, "Ash": 100.0}, "2": {"Birch": 7.0, "Ash": 9.0}}
    found = awarded(scores, allocation)
    assert told(found) == [(None, "tie"), ("Birch", "best_rank")]
    assert still_open(found) == [(("Ash", "Birch"), ()), ((), ())]
    assert (found.total, found.next_draw and found.next_draw.lot) == (107, "1")
    drawn = awarded(scores, allocation, drawn={"1": [("Birch", "Ash")]})
    assert told(drawn) == [("Birch", "best_rank"), ("Birch", "best_rank")]
    assert drawn.awards[0].drawn == ("Ash", "Birch")
    assert (drawn.total, drawn.next_draw) == (107, None)


@pytest.mark.parametrize("other", ["R", "Z"])
def test_at_a_limit_a_later_lot_hangs_on_the_draw_whatever_bidders_are_called(other: str) -> None:
    """Who is drawn for A is not awarded B: 100 + 120, or 100 + 100."""
    scores = {"A": {other: 100.0, "S": 100.0}, "B": {other: 120.0, "S": 100.0}}
    found = awarded(scores, "in_order", most=1)
    both = tuple(sorted((other, "S")))
    assert told(found) == [(None, "tie"), (None, "hangs_on_draw")]
    assert still_open(found) == [(both, ()), (both, ("A",))]
    assert found.total is None
    assert awarded(scores, "in_order", most=1, drawn={"A": [("S", other)]}).total == 220
    assert awarded(scores, "in_order", most=1, drawn={"A": [(other, "S")]}).total == 200


def test_a_draw_can_bring_about_the_next_tie_and_counts_only_for_those_that_it_leaves() -> None:
    """Ash is drawn for lot 1, so that Birch and Cedar are left for lot 2."""
    scores = {
        "1": {"Ash": 1.0, "Birch": 1.0},
        "2": {"Ash": 5.0, "Birch": 5.0, "Cedar": 5.0},
        "3": {"Dogwood": 1.0},
    }
    first = {"1": [("Ash", "Birch")]}
    assert told(awarded(scores, "in_order", most=1)) == [
        (None, "tie"),
        (None, "hangs_on_draw"),
        ("Dogwood", "best_rank"),
    ]
    found = awarded(scores, "in_order", most=1, drawn=first)
    assert still_open(found)[1] == (("Birch", "Cedar"), ())
    assert (found.next_draw and found.next_draw.lot, found.total) == ("2", 7)
    settled = awarded(scores, "in_order", most=1, drawn={**first, "2": [("Cedar", "Birch")]})
    assert told(settled)[1] == ("Cedar", "best_rank")
    early = awarded(scores, "in_order", most=1, drawn={"2": [("Cedar", "Birch")]})
    assert told(early)[1] == (None, "hangs_on_draw")


def test_a_tie_between_others_does_not_hang_on_a_draw_before_it() -> None:
    scores = {
        "1": {"Ash": 1.0, "Birch": 1.0},
        "2": {"Cedar": 1.0, "Dogwood": 1.0},
        "3": {"Birch": 2.0, "Elm": 3.0},
    }
    found = awarded(scores, "in_order", most=1)
    assert [award.reason for award in found.awards] == ["tie", "tie", "hangs_on_draw"]
    assert still_open(found)[2] == (("Birch", "Elm"), ("1",))


def test_of_more_ties_than_can_be_followed_every_later_lot_hangs_on_all() -> None:
    bids = dict.fromkeys("ABCDEFGH", 1.0)
    scores = {str(lot): bids for lot in range(12)}
    awards = awarded(scores, "in_order", most=4).awards
    assert awards[0].reason == "tie"
    assert awards[-1].hangs_on == tuple(award.lot for award in awards if award.reason == "tie")


def test_no_tie_is_left_where_the_other_is_at_the_limit() -> None:
    scores = {"1": {"Ash": 1.0, "Birch": 2.0}, "2": {"Ash": 3.0, "Birch": 3.0}}
    assert [award.is_tie for award in awarded(scores, "in_order", most=1).awards] == [False, False]


def test_amounts_that_are_equal_to_the_cent_are_a_tie() -> None:
    """0.004 and 0.001 are both 0.00: which of the two is awarded does not depend on what was rounded away."""
    scores = {"1": {"Ash": 100.004, "Birch": 100.001}, "2": {}}
    award, _nobody = awarded(scores, "best_combination").awards
    assert (award.winner, award.tied) == (None, ("Ash", "Birch"))


def test_two_ways_to_divide_lots_for_the_same_total_hang_on_one_draw() -> None:
    """10 + 22 or 12 + 20: the draw for lot 1 settles lot 2 as well."""
    scores = {"1": {"Ash": 10.0, "Birch": 12.0}, "2": {"Ash": 20.0, "Birch": 22.0}}
    found = awarded(scores, "best_combination", most=1)
    assert told(found) == [(None, "tie"), (None, "hangs_on_draw")]
    assert still_open(found) == [(("Ash", "Birch"), ()), (("Ash", "Birch"), ("1",))]
    assert found.total == 32
    drawn = awarded(scores, "best_combination", most=1, drawn={"1": [("Birch", "Ash")]})
    assert told(drawn) == [("Birch", "combination"), ("Ash", "best_rank")]
    assert [award.drawn for award in drawn.awards] == [("Ash", "Birch"), ()]


def test_every_lot_that_more_than_one_bid_can_be_awarded_is_found() -> None:
    """Three ways come to 30; in the first and the last of them by name lot 2 goes to the same bid."""
    scores = {"1": {"A": 10.0, "B": 10.0, "C": 10.0}, "2": {"X": 20.0, "Y": 20.0}}
    offered = [CombinedLots("A", ("1", "2"), 0.0)]
    found = awarded(scores, "best_combination", combined=offered)
    assert [award.tied for award in found.awards] == [("A", "B", "C"), ("X", "Y")]


def test_which_lots_are_left_does_not_hang_on_names() -> None:
    """Ash alone bids, for two lots at the same score, and can be awarded one: the first one."""
    found = awarded({"1": {"Ash": 5.0}, "2": {"Ash": 5.0}}, "best_combination", most=1)
    assert told(found) == [("Ash", "best_rank"), (None, "limit_of_all")]


def test_what_is_next_best_says_how_much_dearer_it_is() -> None:
    """Cedar has both for 1980.75; Ash and Birch come to 2000, which is 19.25 more."""
    scores = {"1": {"Ash": 1000.0, "Cedar": 1060.0}, "2": {"Birch": 1000.0, "Cedar": 1025.0}}
    offered = [CombinedLots("Cedar", ("1", "2"), 0.05)]
    found = awarded(scores, "best_combination", combined=offered)
    others = next_best(rules(["1", "2"], "best_combination"), ranked(scores), offered, found)
    assert [(one.lot, one.bid, one.more, one.allocation.total) for one in others] == [
        ("1", "Ash", 19.25, 2000.0),
        ("2", "Birch", 19.25, 2000.0),
    ]


def test_in_order_the_next_best_is_the_next_bid_that_may_still_have_the_lot() -> None:
    scores = {"1": {"Ash": 1.0, "Birch": 2.0}, "2": {"Ash": 1.0, "Birch": 5.0, "Cedar": 7.0}}
    found = awarded(scores, "in_order", most=1)
    others = next_best(rules(["1", "2"], "in_order", 1), ranked(scores), (), found)
    assert [(one.lot, one.bid, one.more) for one in others] == [("1", "Birch", 1.0), ("2", "Cedar", 2.0)]


def test_amounts_beyond_what_a_machine_counts_in_are_added_too() -> None:
    scores = {"1": {"Ash": 2e16, "Birch": 3e16}, "2": {"Ash": 4e16}}
    assert awarded(scores, "best_combination").total == pytest.approx(6e16, rel=1e-12)


def test_points_do_not_add_up() -> None:
    found = allocate(rules(["1", "2"], "in_order"), ranked({"1": {"Ash": 1.0}, "2": {}}), is_money=False)
    assert found.total is None


BIDS = ("Ash", "Ash/bamboo", "Birch", "Cedar")
cents = st.integers(-300, 2000).map(lambda number: number / 100)


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, dict[str, float]], int | None, list[CombinedLots]]:
    lots = [str(number) for number in range(1, 1 + draw(st.integers(2, 4)))]
    scores = {lot: draw(st.dictionaries(st.sampled_from(BIDS), cents)) for lot in lots}
    together = st.lists(st.sampled_from(lots), min_size=2, unique=True).map(tuple)
    share = st.integers(0, 40).map(lambda percent: percent / 100)
    combined = draw(st.lists(st.builds(CombinedLots, st.sampled_from(BIDS), together, share), max_size=4))
    return scores, draw(st.none() | st.integers(1, 4)), combined


@given(cases())
def test_no_award_of_as_many_lots_comes_to_less(case: Any) -> None:
    scores, most, combined = case
    ways = [
        (
            -len(winners),
            round(total_of(winners, scores, combined), 2),
            [lot not in winners for lot in scores],
            winners,
        )
        for winners in every_award(scores, most)
    ]
    least = min(way[:3] for way in ways)
    best = [winners for *way, winners in ways if tuple(way) == least]
    found = awarded(scores, "best_combination", most=most, combined=combined)
    assert found.total == pytest.approx(least[1], abs=1e-9)
    for award in found.awards:
        can_be = sorted({winners[award.lot] for winners in best if award.lot in winners})
        if award.is_tie:
            assert list(award.tied) == can_be
            assert award.winner is None
            assert len(can_be) > 1
        else:
            assert can_be == ([award.winner.bid] if award.winner else [])
    if not any(award.is_tie for award in found.awards):
        shown = {award.lot: award.winner.bid for award in found.awards if award.winner}
        off = sum(one.amount for one in found.discounts)
        assert found.total == pytest.approx(sum(scores[lot][bid] for lot, bid in shown.items()) - off, abs=1e-9)
        for other in next_best(rules(list(scores), "best_combination", most), ranked(scores), combined, found):
            dearer = [way[1] for way in ways if way[0] == least[0] and way[2] == least[2]]
            taken = [
                total
                for (number, total, left, winners) in ways
                if (number, left) == (least[0], least[2]) and winners[other.lot] != shown[other.lot]
            ]
            assert min(dearer) == least[1]
            assert least[1] + other.more == pytest.approx(min(taken), abs=1e-9)


def every_award(scores: Scores, most: int | None) -> list[dict[str, str]]:
    found = []
    for choice in product(*([None, *bids] for bids in scores.values())):
        winners = {lot: bid for lot, bid in zip(scores, choice, strict=True) if bid}
        won = Counter(bid.partition("/")[0] for bid in winners.values())
        if most is None or all(number <= most for number in won.values()):
            found.append(winners)
    return found


def total_of(winners: Mapping[str, str], scores: Scores, combined: Sequence[CombinedLots]) -> float:
    """Return the scores less the best set of discounts: of those that count, every set in which no two share a lot."""
    counting = [one for one in combined if all(winners.get(lot) == one.bid for lot in one.lots)]
    most_off = 0.0
    for number in range(len(counting) + 1):
        for chosen in combinations(counting, number):
            lots = [lot for one in chosen for lot in one.lots]
            if len(lots) == len(set(lots)):
                off = sum(amount_off(one, scores) for one in chosen)
                most_off = max(most_off, off)
    return sum(scores[lot][bid] for lot, bid in winners.items()) - most_off


def amount_off(one: CombinedLots, scores: Scores) -> float:
    """Return a discount in cents, by the decimals that people write: half a cent goes up, which floats do not show."""
    together = sum(Decimal(repr(scores[lot][one.bid])) for lot in one.lots)
    return float((Decimal(repr(one.share)) * together).quantize(Decimal("0.01"), ROUND_HALF_UP))


@given(cases())
def test_in_order_each_lot_goes_to_the_best_that_may_still_have_it(case: Any) -> None:
    """Every way in which ties can go is tried one by one: what all have in common is awarded, and nothing else."""
    scores, most, _combined = case
    found = awarded(scores, "in_order", most=most)
    ways = list(every_way_in_order(scores, most))
    for award in found.awards:
        can_be = {way.get(award.lot) for way, _tied in ways}
        equals = {tied[award.lot] for _way, tied in ways}
        if len(can_be) == 1 and len(equals) == 1:
            assert (award.winner.bid if award.winner else None) == can_be.pop()
        elif len(equals) == 1:
            assert (award.reason, frozenset(award.tied)) == ("tie", equals.pop())
        else:
            assert award.reason == "hangs_on_draw"
            assert set(award.tied) == can_be - {None}
            assert set(award.hangs_on) <= {one.lot for one in found.awards if one.reason == "tie"}
            assert award.hangs_on
    totals = {round(sum(scores[lot][bid] for lot, bid in way.items()), 2) for way, _tied in ways}
    assert found.total is None or list(totals) == pytest.approx([found.total], abs=1e-9)


def every_way_in_order(scores: Scores, most: int | None) -> list[tuple[dict[str, str], dict[str, frozenset[str]]]]:
    ways: list[tuple[dict[str, str], dict[str, frozenset[str]]]] = [({}, {})]
    for lot, bids in scores.items():
        longer = []
        for way, tied in ways:
            won = Counter(bid.partition("/")[0] for bid in way.values())
            free = {bid: score for bid, score in bids.items() if won[bid.partition("/")[0]] < (most or 99)}
            equal = frozenset(bid for bid, score in free.items() if score == min(free.values()))
            longer += [({**way, lot: bid}, {**tied, lot: equal}) for bid in equal] or [(way, {**tied, lot: equal})]
        ways = longer
    return ways
