"""Discounts for combined lots, from tender and bids to the award: in money, and in points that add up."""

import io
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import make
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.excel.comparison.lots_workbook import write_lots
from lcc.model import Bid, Tender
from lcc.model.quality import Scores
from lcc.scrutiny.combined_discount import low_together
from lcc.words.lot_outcome import lot_outcomes

BOUNDS = {"method": "weighted_factor", "price_weight": 1.0, "lowest": 80.0, "highest": 120.0}
QUALITY = {"quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}}


def tender(number: int = 2, changes: dict[str, Any] | None = None, **lots: Any) -> Tender:
    """Return a tender of lots of one item each, awarded in the best combination."""
    codes = [str(k) for k in range(1, number + 1)]
    items = [{"id": f"item-{code}", "name": f"Item {code}", "quantity": 1, "unit": "piece"} for code in codes]
    parts = [{"id": code, "title": f"Lot {code}", "items": [f"item-{code}"]} for code in codes]
    stated = {"parts": parts, "allocation": "best_combination", "combined_bids": True, **lots}
    return make.tender(items=items, lots=stated, **(changes or {}))


def bid(name: str, prices: Mapping[str, float], *combined: dict[str, Any]) -> Bid:
    """Return a bid that asks a price for each lot that is named."""
    offers = [{"item": f"item-{lot}", "business_model": make.purchase(price)} for lot, price in prices.items()]
    plain = {"tender": "test", "bidder": {"name": name}, "offers": offers, "combinations": list(combined)}
    return Bid.model_validate(plain)


BOTH = {"lots": ["1", "2"], "discount": 0.1}
R = bid("R", {"1": 100.0, "2": 100.0}, BOTH)
B = bid("B", {"1": 97.0, "2": 104.0})


def winners(found: LotsEvaluation) -> list[str | None]:
    return [award.winner and award.winner.bid for award in found.allocation.awards]


def test_in_money_both_lots_for_180_are_less_than_197() -> None:
    """The case of two lots: R asks 100 and 100, a tenth less for both; B asks 97 and 104."""
    found = evaluate_lots(tender(), [R, B])
    assert (winners(found), found.allocation.total) == (["R", "R"], 180)
    without = evaluate_lots(tender(), [bid("R", {"1": 100.0, "2": 100.0}), B])
    assert (winners(without), without.allocation.total) == (["B", "R"], 197)


def test_a_discount_that_leaves_little_to_pay_is_remarked_on() -> None:
    """A sum of 150 is 75 % of what both lots cost; a tenth is not remarked on, but where 5 % is a sign already."""

    def said(offered: dict[str, Any], **award: Any) -> list[object]:
        found = evaluate_lots(tender(changes={"award": award}), [bid("R", {"1": 100.0, "2": 100.0}, offered), B])
        outcome = lot_outcomes(found)["1"]
        return [one.context["share"] for one in low_together(found.tender, outcome)]

    assert said({"lots": ["1", "2"], "amount": 150.0}) == [0.75]
    assert said({"lots": ["1", "2"], "amount": 100.0}) == [0.5]
    assert said(BOTH) == []
    assert said(BOTH, abnormally_low=0.05) == [pytest.approx(0.1)]


def test_in_points_between_bounds_each_lot_is_scored_at_90() -> None:
    """By hand: (120 - 90) / 40 is 75 points a lot, 150 in all; B has 57.5 in lot 1, and R 50 in lot 2 at 100."""
    found = evaluate_lots(tender(changes={"award": BOUNDS}), [R, B])
    assert (winners(found), found.allocation.total) == (["R", "R"], 150)
    [off] = found.allocation.discounts
    assert (off.amount, off.points, off.offered.scores) == (20, 50, (75, 75))
    without = evaluate_lots(tender(changes={"award": BOUNDS}), [bid("R", {"1": 100.0, "2": 100.0}), B])
    assert (winners(without), without.allocation.total) == (["B", "R"], 107.5)
    plain = lots_result(found, {code: result(one) for code, one in found.lots.items() if one})
    assert [(one.bidder, one.discount, one.points) for one in plain.combined] == [("R", 20, 50)]
    assert (plain.total, [award.score for award in plain.awards]) == (150, [50, 50])


def test_a_sum_is_spread_in_proportion_to_cost() -> None:
    """By hand: 21 off 100 and 110 is 10 and 11, so 90 and 99: 75 and 52.5 points."""
    asked = bid("R", {"1": 100.0, "2": 110.0}, {"lots": ["2", "1"], "amount": 21.0})
    found = evaluate_lots(tender(changes={"award": BOUNDS}), [asked])
    assert (found.combined[0].lots, found.combined[0].scores) == (("1", "2"), (75, 52.5))
    assert found.allocation.total == 127.5


def test_points_stay_rounded_as_those_of_each_lot_are() -> None:
    """By hand: 29.50 off 300 leaves 90.17, 90.16 and 90.17; (120 - 90.17) / 40 is 74.575 points, 74.6 rounded."""
    asked = bid("R", dict.fromkeys("123", 100.0), {"lots": ["1", "2", "3"], "amount": 29.5})
    rounded = {"award": {**BOUNDS, "decimals": 1}}
    found = evaluate_lots(tender(3, rounded), [asked])
    assert found.combined[0].scores == (74.6, 74.6, 74.6)
    assert found.allocation.total == pytest.approx(223.8, abs=1e-9)


def test_quality_of_each_lot_counts_beside_the_cost_that_is_left() -> None:
    """Half for cost, half for quality: R earns 6 of 10, so 37.5 + 30 a lot."""
    half = {**QUALITY, "award": {**BOUNDS, "price_weight": 0.5}}
    given_ = [{"bid": "R", "criterion": "plan", "score": 6.0, "justification": "Good."}]
    found = evaluate_lots(tender(changes=half), [R], Scores.model_validate({"tender": "test", "scores": given_}))
    assert found.combined[0].scores == (67.5, 67.5)


@pytest.mark.parametrize(
    ("prices", "outside"),
    [
        ({"1": 100.0, "2": 81.0}, "not_ranked"),
        ({"1": 100.0, "2": 0.0}, "held"),
        ({"1": 100.0, "2": 200.0}, "not_ranked"),
    ],
)
def test_a_discount_does_not_count_where_a_lot_costs_nothing_or_is_not_ranked(
    prices: dict[str, float], outside: str
) -> None:
    """At 81 less a tenth the second bid would be below the lowest bound; at 200 it is beyond the highest already."""
    found = evaluate_lots(tender(changes={"award": {**BOUNDS, "outside": outside}}), [bid("R", prices, BOTH)])
    assert (found.combined, found.allocation.discounts) == ((), ())


@pytest.mark.parametrize("weighing", [{"price_weight": 0.5}, {"price_points": 50.0}])
def test_the_sheet_of_discounts_follows_the_rule_however_its_weight_is_stated(weighing: dict[str, float]) -> None:
    plain = {name: value for name, value in BOUNDS.items() if name != "price_weight"}
    half = {**QUALITY, "award": {**plain, **weighing}}
    given_ = [{"bid": "R", "criterion": "plan", "score": 6.0, "justification": "Good."}]
    found = evaluate_lots(tender(changes=half), [R], Scores.model_validate({"tender": "test", "scores": given_}))
    book = load_workbook(io.BytesIO(write_lots(found, language="en")))
    formulas = [row[7].value for row in book["Combined lots"].iter_rows(min_row=9) if row[7].value]
    assert len(formulas) == 3  # the head, and a lot each
    assert all("F1" in str(one) and "G1" in str(one) for one in formulas[1:])


def test_under_a_fixed_budget_the_most_quality_over_all_lots_wins() -> None:
    """One lot each: A earns 90 and B 70, the same in both lots, so that who has which is a tie for 160."""
    rules = {**QUALITY, "award": {"method": "fixed_budget", "budget": 1000.0}}
    given_ = [
        {"bid": name, "criterion": "plan", "score": score, "justification": "Good."}
        for name, score in (("A", 9.0), ("B", 7.0))
    ]
    prices = {"1": 10.0, "2": 10.0}
    found = evaluate_lots(
        tender(changes=rules, combined_bids=False, most_per_bidder=1),
        [bid("A", prices), bid("B", prices)],
        Scores.model_validate({"tender": "test", "scores": given_}),
    )
    assert (winners(found), found.allocation.total) == ([None, None], 160)


money = st.integers(1, 20_000).map(lambda cents: cents / 100)


@st.composite
def bids(draw: st.DrawFn, lots: Sequence[str]) -> list[Bid]:
    found = []
    for name in "ABC"[: draw(st.integers(1, 3))]:
        prices = draw(st.dictionaries(st.sampled_from(lots), money, min_size=1))
        offered = []
        if len(prices) > 1:
            together = st.lists(st.sampled_from(sorted(prices)), min_size=2, unique=True)
            for group in draw(st.lists(together, max_size=2)):
                share = draw(st.none() | st.integers(0, 50).map(lambda percent: percent / 100))
                stated = {"amount": draw(money)} if share is None else {"discount": share}
                offered.append({"lots": group, **stated})
        found.append(bid(name, prices, *offered))
    return found


LOTS = ("1", "2", "3")


@given(bids(LOTS), st.none() | st.integers(1, 2), st.booleans())
def test_no_other_award_of_as_many_lots_has_more_points(
    received: list[Bid], most: int | None, is_grouped: bool
) -> None:
    """Every award is tried, each with every set of discounts, at points worked out anew in exact fractions."""
    limits = [{"lots": ["1", "3"], "most": 1}] if is_grouped else []
    found = evaluate_lots(
        tender(3, {"award": BOUNDS}, most_per_bidder=most, limits=limits),
        received,
    )
    ways = []
    for choice in product(*([None, *(one for one in received if offers(one, lot))] for lot in LOTS)):
        won = {lot: one for lot, one in zip(LOTS, choice, strict=True) if one}
        by_bid = {one.name: [lot for lot in won if won[lot] is one] for one in received}
        within = all(
            len(lots) <= (most or 3) and (not is_grouped or not {"1", "3"} <= set(lots))
            for lots in by_bid.values()
        )
        if within:
            points = sum((most_points(one, by_bid[one.name]) for one in received), Fraction(0))
            ways.append((len(won), points))
    most_lots, most_in_all = max(ways)
    assert found.allocation.total == pytest.approx(float(most_in_all), abs=1e-6)
    tied = [award for award in found.allocation.awards if award.is_tie]
    awarded = [award for award in found.allocation.awards if award.winner]
    assert len(tied) + len(awarded) == most_lots


def offers(one: Bid, lot: str) -> bool:
    return any(offer.item == f"item-{lot}" for offer in one.offers)


def most_points(one: Bid, lots: list[str]) -> Fraction:
    """Return the most points of some lots, over every set of discounts of which no two share a lot."""
    prices = {
        offer.item.removeprefix("item-"): Fraction(str(offer.business_model.model_dump()["price"]))
        for offer in one.offers
    }
    counting = [combined for combined in one.combinations if set(combined.lots) <= set(lots)]
    best = Fraction(0)
    for number in range(len(counting) + 1):
        for chosen in combinations(counting, number):
            named = [lot for combined in chosen for lot in combined.lots]
            if len(named) == len(set(named)):
                left = {lot: prices[lot] for lot in lots}
                for combined in chosen:
                    left |= spread(sorted(combined.lots), prices, combined.discount, combined.amount)
                best = max(best, sum(map(points_at, left.values()), Fraction(0)))
    return best


def points_at(cost: Fraction) -> Fraction:
    return 100 * min(max((120 - cost) / 40, Fraction(0)), Fraction(1))


def spread(
    lots: list[str], prices: Mapping[str, Fraction], share: float | None, amount: float | None
) -> dict[str, Fraction]:
    """Return what lots cost after a discount in cents, half a cent up, spread in proportion to their cost."""
    together = sum((prices[lot] for lot in lots), Fraction(0))
    off = half_up(Fraction(str(share)) * together if amount is None else min(Fraction(str(amount)), together))
    left, before, reached = {}, Fraction(0), Fraction(0)
    for lot in lots:
        reached += prices[lot]
        so_far = half_up(off * reached / together)
        left[lot] = prices[lot] - (so_far - before)
        before = so_far
    return left


def half_up(amount: Fraction) -> Fraction:
    return Fraction((amount * 100 + Fraction(1, 2)).__floor__(), 100)
