"""Points for the cost of each item by itself: what is said before publication, of the outcome, and by Belgian law."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import award_cases
import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.scrutiny.each_price_alone import MOST_NAMED, each_price_alone
from lcc.scrutiny.law.check import law_check
from lcc.scrutiny.rule_remarks import lint
from lcc.words.remark_texts import said

CODES = ("post", "plate", "crane")
X, Y = (120.0, 80.0, 5000.0), (100.0, 95.0, 6000.0)


def tender(method: str = "points_by_item") -> Tender:
    """Return a tender of three items by cost alone."""
    items = award_cases.ITEMS
    if method != "points_by_item":
        items = [{name: value for name, value in item.items() if name != "cost_weight"} for item in items]
    return make.tender(items=items, award={"method": method, "price_weight": 1.0})


def ranked(prices: Mapping[str, Sequence[float]], method: str = "points_by_item") -> Evaluation:
    """Return bids with these prices of a unit, ranked."""
    bids = [
        make.bid(
            *({"item": c, "business_model": make.purchase(p)} for c, p in zip(CODES, row, strict=True)), name=name
        )
        for name, row in prices.items()
    ]
    return evaluate(tender(method), bids)


def of_code(messages: Sequence[Message], code: str) -> list[Message]:
    """Return the remarks of one kind."""
    return [one for one in messages if one.code == code]


def test_the_worked_example_is_named_with_both_totals() -> None:
    [found] = of_code(ranked({"X": X, "Y": Y}).checks, "order_unlike_total")
    assert found.bids == ("Y", "X")
    assert found.context == pytest.approx(
        {
            "points": 91.92982456, "other_points": 91.66666667, "high_cost": 350_000.0, "low_cost": 330_000.0,
            "more": 20_000.0, "pairs": 1.0,
        }
    )  # fmt: skip
    text = said(found, tender())
    assert text.found.say(str) == (
        "Of Y, X the first has more points for cost, 91.93 against 91.67, though at the quantities of the tender it "
        "costs 20,000.00 more: 350,000.00 against 330,000.00. Pairs of bids of which that holds: 1."
    )
    assert "350.000,00 tegen 330.000,00" in text.found.say(translator("nl"))


def test_nothing_is_said_where_the_order_is_that_of_the_total() -> None:
    assert of_code(ranked({"X": X, "Y": (130.0, 95.0, 6000.0)}).checks, "order_unlike_total") == []
    assert of_code(ranked({"X": X, "Y": Y}, "low_bid").checks, "order_unlike_total") == []


prices = st.lists(st.integers(1, 30).map(float), min_size=3, max_size=3)


@given(rows=st.lists(prices, min_size=1, max_size=7))
def test_every_pair_is_found_that_plain_python_finds(rows: list[list[float]]) -> None:
    found = ranked({f"bid {k}": row for k, row in enumerate(rows)})
    lowest = [min(column) for column in zip(*rows, strict=True)]
    own = [
        (
            round(sum(w * low / p for w, low, p in zip((50, 30, 20), lowest, row, strict=True)), 9),
            sum(volume * p for volume, p in zip((1000, 2000, 10), row, strict=True)),
        )
        for row in rows
    ]
    pairs = {
        (f"bid {i}", f"bid {j}")
        for i, j in permutations(range(len(rows)), 2)
        if own[i][0] > own[j][0] and own[i][1] > own[j][1]
    }
    named = [one.bids for one in each_price_alone(found.tender, found.bids)]
    assert len(named) == min(len(pairs), MOST_NAMED)
    assert set(named) <= pairs
    assert {one.context["pairs"] for one in each_price_alone(found.tender, found.bids)} <= {float(len(pairs))}


@given(rows=st.lists(prices, min_size=2, max_size=5))
def test_every_loser_without_which_the_order_turns_is_named(rows: list[list[float]]) -> None:
    found = ranked({f"bid {k}": row for k, row in enumerate(rows)})
    turns = set()
    for one in found.bids:
        if one.rank == 1:
            continue
        others = {other.bid.name: other.rank for other in found.bids if other is not one}
        again = ranked({name: rows[int(name.removeprefix("bid "))] for name in others})
        after = {other.bid.name: other.rank for other in again.bids}
        pairs = permutations(others, 2)
        if any((others[a] < others[b]) != (after[a] < after[b]) for a, b in pairs):  # type: ignore[operator]
            turns.add(one.bid.name)
    codes = ("winner_hangs_on_loser", "order_hangs_on_loser")
    assert {one.bids[0] for one in found.checks if one.code in codes} == turns


def test_it_is_warned_of_before_publication_with_the_case() -> None:
    [found] = of_code(lint(tender()), "each_price_alone")
    text = said(found, tender()).line.say(str)
    assert "prices of 100, 95 and 6000 have 91.93 points and prices of 120, 80 and 5000 have 91.67" in text
    assert "350,000 and 330,000" in text
    assert "245.257, Callens Pirenne, 31 July 2019" in text
    assert of_code(lint(tender("low_bid")), "each_price_alone") == []
    assert {"best_of_all_decides", "relative_rule"}.isdisjoint(one.code for one in lint(tender()))


def test_belgian_law_says_that_it_is_not_met() -> None:
    findings = {
        method: {one.name: one.found for one in law_check(tender(method), "be").findings}["be_price_by_component"]
        for method in ("points_by_item", "low_bid")
    }
    assert (findings["low_bid"].verdict, findings["low_bid"].code) == ("met", "one_cost")
    found = findings["points_by_item"]
    assert (found.verdict, found.code, found.see) == ("not_met", "each_price_scored", ("each_price_alone",))
