"""Who is awarded which lot: cases worked out by hand, and every possible award tried one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.award.combined_lots import CombinedLots, costs_left, discount_off
from lcc.award.lots import Allocation, Candidate, Orders, allocate, next_best
from lcc.figure.figure import Figure
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


Limits = Sequence[tuple[tuple[str, ...], int]]
"""Groups of lots, each with how many of it one bidder is awarded at most."""


def rules(lots: Sequence[str], allocation: str, most: int | None = None, limits: Limits = ()) -> Lots:
    parts = [{"id": lot, "title": lot, "items": [lot]} for lot in lots]
    groups = [{"lots": list(group), "most": number} for group, number in limits]
    stated = {"parts": parts, "allocation": allocation, "most_per_bidder": most, "limits": groups}
    return Lots.model_validate(stated)


def awarded(
    scores: Scores,
    allocation: str,
    *,
    most: int | None = None,
    limits: Limits = (),
    combined: Sequence[CombinedLots] = (),
    drawn: Orders | None = None,
) -> Allocation:
    asked = rules(list(scores), allocation, most, limits)
    return allocate(asked, ranked(scores), combined, is_money=True, drawn=drawn)


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
    assert [(one.bid, one.lots, one.amount) for one in found.discounts] == [("Cedar", ("1", "2"), 104.25)]
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
    others = next_best(rules(["1", "2"], "best_combination"), ranked(scores), offered, found, is_money=True)
    assert [(one.lot, one.bid, one.more, one.allocation.total) for one in others] == [
        ("1", "Ash", 19.25, 2000.0),
        ("2", "Birch", 19.25, 2000.0),
    ]


def test_in_order_the_next_best_is_the_next_bid_that_may_still_have_the_lot() -> None:
    scores = {"1": {"Ash": 1.0, "Birch": 2.0}, "2": {"Ash": 1.0, "Birch": 5.0, "Cedar": 7.0}}
    found = awarded(scores, "in_order", most=1)
    others = next_best(rules(["1", "2"], "in_order", 1), ranked(scores), (), found, is_money=True)
    assert [(one.lot, one.bid, one.more) for one in others] == [("1", "Birch", 1.0), ("2", "Cedar", 2.0)]


def test_amounts_beyond_what_a_machine_counts_in_are_added_too() -> None:
    scores = {"1": {"Ash": 2e16, "Birch": 3e16}, "2": {"Ash": 4e16}}
    assert awarded(scores, "best_combination").total == pytest.approx(6e16, rel=1e-12)


def test_points_do_not_add_up() -> None:
    found = allocate(rules(["1", "2"], "in_order"), ranked({"1": {"Ash": 1.0}, "2": {}}), is_money=False)
    assert found.total is None


def test_a_limit_for_a_group_of_lots_stands_beside_that_on_all() -> None:
    """Ash is best in every lot, and is awarded one of 1 and 2 and two in all."""
    scores = {lot: {"Ash": 10.0, "Birch": 20.0} for lot in "1234"}
    found = awarded(scores, "in_order", most=2, limits=[(("1", "2"), 1)])
    assert told(found) == [("Ash", "best_rank"), ("Birch", "limit"), ("Ash", "best_rank"), ("Birch", "limit")]
    assert awarded(scores, "in_order", limits=[(("1", "2"), 1)]).total == 50
    best = {**scores, "2": {"Ash": 10.0, "Birch": 25.0}}
    found = awarded(best, "best_combination", limits=[(("1", "2"), 1)])
    assert told(found)[:2] == [("Birch", "combination"), ("Ash", "best_rank")]


def test_a_lot_outside_a_group_does_not_hang_on_a_draw_in_it() -> None:
    """Who is drawn for 1 is not awarded 2; lot 3 is a tie of its own."""
    scores = {lot: {"Ash": 5.0, "Birch": 5.0} for lot in "123"}
    found = awarded(scores, "in_order", limits=[(("1", "2"), 1)])
    assert [award.reason for award in found.awards] == ["tie", "hangs_on_draw", "tie"]
    assert still_open(found)[1] == (("Ash", "Birch"), ("1",))


def test_a_sum_is_taken_off_to_the_cent_and_never_more_than_the_lots_cost() -> None:
    """1060 + 1025 - 90.35 = 1994.65, less than the 2000 of Ash and Birch; 84.99 is a cent too little."""
    scores = {"1": {"Ash": 1000.0, "Cedar": 1060.0}, "2": {"Birch": 1000.0, "Cedar": 1025.0}}
    for amount, total in ((90.35, 1994.65), (84.99, 2000.0), (5000.0, 0.0)):
        offered = [CombinedLots("Cedar", ("1", "2"), amount=amount)]
        assert awarded(scores, "best_combination", combined=offered).total == total


def test_of_a_share_and_a_sum_for_the_same_lots_the_larger_counts_alone() -> None:
    scores = {"1": {"Ash": 100.0}, "2": {"Ash": 100.0}}
    offered = [CombinedLots("Ash", ("1", "2"), 0.1), CombinedLots("Ash", ("1", "2"), amount=20.01)]
    found = awarded(scores, "best_combination", combined=offered)
    assert (found.total, [one.offered for one in found.discounts]) == (179.99, [offered[1]])


def test_parts_of_a_spread_discount_come_to_the_discount() -> None:
    """By hand: 10.00 over 1, 1 and 1 of 30 is 3.33, 6.67 - 3.33 and 10 - 6.67."""
    costs = [Figure(10.0)] * 3
    assert [one.value for one in costs_left(Figure(10.0), costs)] == [6.67, 6.66, 6.67]


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=12), st.integers(0, 10**10))
def test_what_is_left_of_lots_comes_to_their_cost_less_the_discount(prices: list[int], sum_: int) -> None:
    costs = [Figure(price / 100) for price in prices]
    off = discount_off(None, Figure(sum_ / 100), costs)
    left = [round(one.value * 100) for one in costs_left(off, costs)]
    assert sum(left) == sum(prices) - min(sum_, sum(prices))
    for cents_left, price in zip(left, prices, strict=True):
        assert abs(cents_left - (price - round(off.value * 100) * price / sum(prices))) <= 1


def test_in_points_the_highest_total_wins_and_a_discount_earns_what_it_earns() -> None:
    """Ash 60 + 60; Birch 70 in lot 1. With its discount Ash has 66 + 66, more than 70 + 60."""
    candidates = {
        "1": [Candidate("Birch", "Birch", 1, 70.0, 300.0), Candidate("Ash", "Ash", 2, 60.0, 400.0)],
        "2": [Candidate("Ash", "Ash", 1, 60.0, 400.0)],
    }
    asked = rules(["1", "2"], "best_combination")
    plain = allocate(asked, candidates, is_money=False)
    assert (told(plain), plain.total) == ([("Birch", "best_rank"), ("Ash", "best_rank")], 130)
    offered = [CombinedLots("Ash", ("1", "2"), 0.15, scores=(66.0, 66.0))]
    found = allocate(asked, candidates, offered, is_money=False)
    assert (told(found), found.total) == ([("Ash", "combination"), ("Ash", "best_rank")], 132)
    assert [(one.amount, one.points) for one in found.discounts] == [(120.0, 12.0)]
    others = next_best(asked, candidates, offered, found, is_money=False)
    assert [(one.lot, one.bid, one.more) for one in others] == [("1", "Birch", -2.0)]


def test_a_discount_that_earns_no_points_counts_still_and_the_larger_of_two_does() -> None:
    """Its lots have all points already: the authority pays less all the same."""
    candidates = {lot: [Candidate("Ash", "Ash", 1, 100.0, 50.0)] for lot in "12"}
    offered = [CombinedLots("Ash", ("1", "2"), share, scores=(100.0, 100.0)) for share in (0.1, 0.3, 0.2)]
    found = allocate(rules(["1", "2"], "best_combination"), candidates, offered, is_money=False)
    assert [(one.amount, one.points) for one in found.discounts] == [(30.0, 0.0)]


BIDS = ("Ash", "Ash/bamboo", "Birch", "Cedar")
cents = st.integers(-300, 2000).map(lambda number: number / 100)


class Case(NamedTuple):
    """A small award: what each bid scores and costs in each lot, the limits, and the discounts."""

    scores: dict[str, dict[str, float]]
    most: int | None
    limits: list[tuple[tuple[str, ...], int]]
    combined: list[CombinedLots]


@st.composite
def cases(draw: st.DrawFn, *, in_points: bool = False) -> Case:
    lots = [str(number) for number in range(1, 1 + draw(st.integers(2, 4)))]
    scores = {lot: draw(st.dictionaries(st.sampled_from(BIDS), cents)) for lot in lots}
    together = st.lists(st.sampled_from(lots), min_size=2, unique=True).map(tuple)
    groups = draw(st.lists(together, max_size=2))
    limits = [(group, draw(st.integers(1, len(group) - 1))) for group in groups]
    combined = []
    for lots_of_one in draw(st.lists(together, max_size=4)):
        bid = draw(st.sampled_from(BIDS))
        share = draw(st.none() | st.integers(0, 40).map(lambda percent: percent / 100))
        amount = draw(st.integers(0, 1500)) / 100 if share is None else None
        more = tuple(
            scores[lot].get(bid, 0.0) + draw(st.integers(0, 300)) / 100
            for lot in (lots_of_one if in_points else ())
        )
        combined.append(CombinedLots(bid, lots_of_one, share, amount, more))
    return Case(scores, draw(st.none() | st.integers(1, 4)), limits, combined)


@given(cases())
def test_no_award_of_as_many_lots_comes_to_less(case: Case) -> None:
    found = awarded(case.scores, "best_combination", most=case.most, limits=case.limits, combined=case.combined)
    _is_the_best_of_all(found, case, ranked(case.scores), is_money=True)


@given(cases(in_points=True))
def test_no_award_of_as_many_lots_has_more_points(case: Case) -> None:
    asked = rules(list(case.scores), "best_combination", case.most, case.limits)
    candidates = {
        lot: [one._replace(rank=1 + sum(other.score > one.score for other in bids)) for one in bids]
        for lot, bids in ranked(case.scores).items()
    }
    found = allocate(asked, candidates, case.combined, is_money=False)
    _is_the_best_of_all(found, case, candidates, is_money=False)


def _is_the_best_of_all(
    found: Allocation, case: Case, candidates: Mapping[str, Sequence[Candidate]], *, is_money: bool
) -> None:
    """Check an award against every way in which the lots can go, with every set of discounts tried in each."""
    scores, sign = case.scores, 1 if is_money else -1
    ways = [
        (
            -len(winners),
            round(sign * total_of(winners, scores, case.combined), 2),
            [lot not in winners for lot in scores],
            winners,
        )
        for winners in every_award(scores, case.most, case.limits)
    ]
    least = min(way[:3] for way in ways)
    best = [winners for *way, winners in ways if tuple(way) == least]
    assert found.total == pytest.approx(sign * least[1], abs=1e-9)
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
        more = sum(-one.amount if one.points is None else one.points for one in found.discounts)
        assert found.total == pytest.approx(sum(scores[lot][bid] for lot, bid in shown.items()) + more, abs=1e-9)
        asked = rules(list(scores), "best_combination", case.most, case.limits)
        for other in next_best(asked, candidates, case.combined, found, is_money=is_money):
            taken = [
                total
                for (number, total, left, winners) in ways
                if (number, left) == (least[0], least[2]) and winners[other.lot] != shown[other.lot]
            ]
            assert least[1] + sign * other.more == pytest.approx(min(taken), abs=1e-9)


def every_award(scores: Scores, most: int | None, limits: Limits = ()) -> list[dict[str, str]]:
    found = []
    for choice in product(*([None, *bids] for bids in scores.values())):
        winners = {lot: bid for lot, bid in zip(scores, choice, strict=True) if bid}
        if is_within(winners, most, limits):
            found.append(winners)
    return found


def is_within(winners: Mapping[str, str], most: int | None, limits: Limits) -> bool:
    """Whether no bidder, with its variants, is awarded more than it can be of all lots and of each group."""
    for group, number in [(tuple(winners), most or 99), *limits]:
        won = Counter(bid.partition("/")[0] for lot, bid in winners.items() if lot in group)
        if any(times > number for times in won.values()):
            return False
    return True


def total_of(winners: Mapping[str, str], scores: Scores, combined: Sequence[CombinedLots]) -> float:
    """Return the best total: of discounts that count, every set in which no two share a lot is tried."""
    counting = [one for one in combined if all(winners.get(lot) == one.bid for lot in one.lots)]
    best_more = 0.0
    in_points = any(one.scores for one in combined)
    for number in range(len(counting) + 1):
        for chosen in combinations(counting, number):
            lots = [lot for one in chosen for lot in one.lots]
            if len(lots) == len(set(lots)):
                more = sum(changed_by(one, scores) for one in chosen)
                best_more = max(best_more, more) if in_points else min(best_more, more)
    return sum(scores[lot][bid] for lot, bid in winners.items()) + best_more


def changed_by(one: CombinedLots, scores: Scores) -> float:
    """Return what a discount adds to the total, by the decimals that people write: half a cent goes up."""
    together = sum(Decimal(repr(scores[lot][one.bid])) for lot in one.lots)
    if one.scores:
        return float(sum(Decimal(repr(score)) for score in one.scores) - together)
    if one.amount is not None:
        return -min(one.amount, float(together))
    return -float((Decimal(repr(one.share)) * together).quantize(Decimal("0.01"), ROUND_HALF_UP))


@given(cases())
def test_in_order_each_lot_goes_to_the_best_that_may_still_have_it(case: Case) -> None:
    """Every way in which ties can go is tried one by one: what all have in common is awarded, and nothing else."""
    scores = case.scores
    found = awarded(scores, "in_order", most=case.most, limits=case.limits)
    ways = list(every_way_in_order(scores, case.most, case.limits))
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


def every_way_in_order(
    scores: Scores, most: int | None, limits: Limits
) -> list[tuple[dict[str, str], dict[str, frozenset[str]]]]:
    ways: list[tuple[dict[str, str], dict[str, frozenset[str]]]] = [({}, {})]
    for lot, bids in scores.items():
        longer = []
        for way, tied in ways:
            free = {bid: score for bid, score in bids.items() if is_within({**way, lot: bid}, most, limits)}
            equal = frozenset(bid for bid, score in free.items() if score == min(free.values()))
            longer += [({**way, lot: bid}, {**tied, lot: equal}) for bid in equal] or [(way, {**tied, lot: equal})]
        ways = longer
    return ways
