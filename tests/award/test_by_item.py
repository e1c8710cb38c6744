"""Points for the cost of each item by itself: the worked example, plain Python beside it, and what is refused."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import award_cases
import make
from lcc.analysis.award_preview import findings, preview
from lcc.documents.criteria import award_criteria
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.figure.rounding import half_up
from lcc.model import Bid, Tender
from lcc.model.quality import Scores

CODES = ("post", "plate", "crane")
BY_COST = {"method": "points_by_item", "price_weight": 1.0}
PLAIN_ITEM = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}
X, Y = (120.0, 80.0, 5000.0), (100.0, 95.0, 6000.0)


def tender(**award: Any) -> Tender:
    """Return a tender of three items, by cost alone."""
    return make.tender(items=award_cases.ITEMS, award=BY_COST | award)


def bid(name: str, prices: Sequence[float]) -> Bid:
    """Return a bid with these prices of a unit."""
    offers = ({"item": c, "business_model": make.purchase(p)} for c, p in zip(CODES, prices, strict=True))
    return make.bid(*offers, name=name)


def ranked(of: Tender, prices: Mapping[str, Sequence[float]]) -> Evaluation:
    """Return bids with these prices of a unit, ranked."""
    return evaluate(of, [bid(name, row) for name, row in prices.items()])


def points(found: Evaluation) -> dict[str, float | None]:
    """Return the score of each bid."""
    return {one.bid.name: one.standing.score for one in found.bids}


def test_the_dearer_of_two_bids_is_first() -> None:
    """By hand: 50 x 100/120 + 30 + 20 and 50 + 30 x 80/95 + 20 x 5000/6000, of bids of 330,000 and 350,000."""
    found = ranked(tender(), {"X": X, "Y": Y})
    assert [one.bid.name for one in found.bids] == ["Y", "X"]
    assert points(found) == pytest.approx({"X": 91.666667, "Y": 91.929825}, abs=1e-6)
    assert {one.bid.name: one.standing.contender.cost for one in found.bids} == {"X": 330_000.0, "Y": 350_000.0}


def test_a_price_of_a_cent_takes_the_points_of_that_item_from_everybody_else() -> None:
    """By hand: 50 + 30 x 80/95 + 20 and 50 x 100/120 + 30; with 125 for plates 30 x 80/125 in place of 25.26."""
    cent = ranked(tender(), {"X": X, "Y": (100.0, 95.0, 0.01)})
    assert points(cent) == pytest.approx({"X": 71.66671, "Y": 95.263158}, abs=1e-5)
    moved = ranked(tender(), {"X": X, "Y": (100.0, 125.0, 0.01)})
    assert points(moved) == pytest.approx({"X": 71.66671, "Y": 89.2}, abs=1e-5)
    assert [one.standing.contender.cost for one in moved.bids] == [350_000.1, 330_000.0]


prices = st.lists(st.integers(1, 1_000_000).map(lambda cents: cents / 100), min_size=3, max_size=3)


@given(rows=st.lists(prices, min_size=1, max_size=5), decimals=st.sampled_from([None, 0, 2]))
def test_beside_a_few_lines_of_plain_python(rows: list[list[float]], decimals: int | None) -> None:
    named = {f"bid {k}": row for k, row in enumerate(rows)}
    found = ranked(tender(decimals=decimals), named)
    lowest = [min(column) for column in zip(*rows, strict=True)]
    for one in found.bids:
        own = sum(w * low / p for w, low, p in zip((50, 30, 20), lowest, named[one.bid.name], strict=True))
        expected = own if decimals is None else half_up(own, decimals)
        assert one.standing.score == pytest.approx(expected, abs=1e-9)
        better = [other for other in found.bids if (other.standing.score or 0) > (one.standing.score or 0) + 1e-9]
        assert one.rank == 1 + len(better)


@given(rows=st.lists(prices, min_size=1, max_size=4), factor=st.sampled_from([2.0, 10.0]))
def test_quantities_make_no_difference(rows: list[list[float]], factor: float) -> None:
    named = {f"bid {k}": row for k, row in enumerate(rows)}
    first, *others = award_cases.ITEMS
    more = make.tender(items=[{**first, "quantity": first["quantity"] * factor}, *others], award=BY_COST)
    assert points(ranked(more, named)) == pytest.approx(points(ranked(tender(), named)))


@given(rows=st.lists(prices, min_size=1, max_size=4))
def test_one_item_is_in_proportion_to_the_lowest_bid(rows: list[list[float]]) -> None:
    bids = [make.bid(make.offer(make.purchase(row[0])), name=f"bid {k}") for k, row in enumerate(rows)]
    by_item, by_bid = (
        evaluate(make.tender(award={"method": method, "price_weight": 1.0}), bids)
        for method in ("points_by_item", "low_bid")
    )
    assert points(by_item) == pytest.approx(points(by_bid))


def test_what_costs_nothing_is_not_ranked_and_takes_no_points_from_others() -> None:
    found = ranked(tender(), {"X": X, "Y": Y, "Z": (90.0, 0.0, 4000.0)})
    assert points(found) == pytest.approx({"X": 91.666667, "Y": 91.929825, "Z": None}, abs=1e-6)
    [why] = found.bids[-1].standing.not_ranked
    assert (why.why.code, why.item, why.why.path) == ("item_no_cost", "plate", ("items", 1))


def test_quality_has_its_own_points() -> None:
    """By hand: 60 x 0.91666667 + 40 x 0.5 for X and 60 x 0.91929825 + 40 x 0.25 for Y."""
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    of = make.tender(items=award_cases.ITEMS, quality=quality, award=BY_COST | {"price_weight": 0.6})
    given_scores = [
        {"bid": name, "criterion": "plan", "score": score, "justification": "So."}
        for name, score in (("X", 5.0), ("Y", 2.5))
    ]
    scores = Scores.model_validate({"tender": "test", "scores": given_scores})
    found = evaluate(of, [bid("X", X), bid("Y", Y)], scores)
    assert points(found) == pytest.approx({"X": 75.0, "Y": 65.157895}, abs=1e-6)


def test_costs_over_the_life_count_and_by_price_they_do_not() -> None:
    # Alfa's posts cost 120,000 and 10 years of 3,000 for paint: 150,000, beside 130,000 and 170,000.
    over_life, by_price = (
        evaluate(tender(basis=basis), award_cases.bids_of_items()) for basis in ("life_cycle_cost", "price")
    )
    costs = {one.bid.name: one.standing.contender.by_item for one in over_life.bids}
    assert costs["Alfa"] == (150_000.0, 160_000.0, 50_000.0)
    assert {one.bid.name: one.standing.contender.by_item[0] for one in by_price.bids} == {
        "Alfa": 120_000.0, "Beta": 100_000.0, "Gamma": 140_000.0,
    }  # fmt: skip


LADDER = {"version": "3.1", "scale": "ProRail"}
LOTS = [{"id": "a", "title": "A", "items": ["post"]}, {"id": "b", "title": "B", "items": ["plate", "crane"]}]
MKI: dict[str, Any] = {"weighting_set": "A2"}
WEIGHTS = {"post": 0.5, "plate": 0.3, "crane": 0.2}


@pytest.mark.parametrize(
    ("changes", "code", "at"),
    [
        ({"weights": WEIGHTS | {"plate": None}}, "cost_weight_needed", ("items", 1, "cost_weight")),
        ({"weights": WEIGHTS | {"plate": 0.0}}, "cost_weight_needed", ("items", 1, "cost_weight")),
        ({"weights": WEIGHTS | {"plate": 0.4}}, "cost_weights_whole", ("items", 0, "cost_weight")),
        ({"award": {"method": "lowest_lcc"}}, "cost_weight_for_nothing", ("items", 0, "cost_weight")),
        ({"option": 0.0}, "item_without_cost", ("items", 0, "option_weight")),
        ({"award": BY_COST | {"co2_ladder": LADDER}}, "fictive_by_item", ("award", "co2_ladder")),
        ({"award": BY_COST | {"mki_factor": 1.0}, "mki": MKI}, "fictive_by_item", ("award", "mki_factor")),
        ({"comparison": "equivalent_annual_cost"}, "by_year_by_item", ("comparison",)),
        ({"lots": {"parts": LOTS}}, "lots_by_item", ("lots",)),
    ],
)  # fmt: skip
def test_what_makes_the_rule_untrue_is_refused(changes: dict[str, Any], code: str, at: tuple[object, ...]) -> None:
    weights, option = changes.pop("weights", WEIGHTS), changes.pop("option", None)
    items = [{**item, "cost_weight": weights[item["id"]], "option_weight": option} for item in award_cases.ITEMS]
    with pytest.raises(ValidationError) as refused:
        make.tender(**{"items": items, "award": BY_COST, **changes})
    [error] = refused.value.errors()
    assert (error["type"], error["ctx"]["at"]) == (code, at)


def test_a_weight_can_be_a_fraction() -> None:
    thirds = [{**item, "cost_weight": "1/3"} for item in award_cases.ITEMS]
    found = ranked(make.tender(items=thirds, award=BY_COST), {"X": X, "Y": Y})
    assert points(found)["X"] == pytest.approx((100 / 120 + 2) / 3 * 100)


def test_made_up_bids_are_worth_what_they_are_in_proportion_to_the_lowest() -> None:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    by_item, by_bid = (
        preview(
            make.tender(quality=quality, award={"method": method, "price_weight": 0.6}, items=items),
            [80_000.0, 100_000.0, 130_000.0],
        )
        for method, items in (("points_by_item", award_cases.ITEMS), ("low_bid", [PLAIN_ITEM]))
    )
    assert [one.exchange for one in by_item.worths] == pytest.approx([one.exchange for one in by_bid.worths])
    assert [one.exchange for one in by_item.by_lowest] == pytest.approx([one.exchange for one in by_bid.by_lowest])
    assert len(by_item.by_lowest) == 4
    text = " ".join(one.say(str) for one in findings(by_item))
    assert "all items differ by the same part" in text
    assert "Rank reversal" in text


def test_a_notice_states_the_weights_of_items() -> None:
    [cost] = award_criteria(tender(), str).criteria
    assert "S_P = sum over the items of W_item x P_item_low / P_item" in cost.description
    assert "Weights: Posts * and <rails>: 50 %; Plates: 30 %; Crane: 20 %." in cost.description
