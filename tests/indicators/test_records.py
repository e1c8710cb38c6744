"""Single numbers of an award, each by a sum on the back of an envelope or a published example."""

import subprocess
import sys
from typing import Any

import pytest

import lcc
import make
from lcc.indicators.figures import Indicators


def scored(code: str, *bids: dict[str, Any], **changes: Any) -> lcc.Scored:
    """Return a tender of this code with bids by name, each an offer of its one item."""
    tender = make.tender(id=code, **changes).model_dump(mode="json", exclude_unset=True)
    given = [
        {"tender": code, "bidder": {"name": one.get("name", "Elm")}, "offers": [make.offer(**one["offer"])]}
        for one in bids
    ]
    return lcc.score(tender, given)


def bid(price: float = 100.0, life: float = 10, name: str = "Elm", **parts: Any) -> dict[str, Any]:
    return {"name": name, "offer": {"business_model": make.purchase(price, life), **parts}}


def of_all(found: Indicators, indicator: str, part: str = "") -> float | None:
    [value] = [one.value for one in found.values if (one.indicator, one.part, one.by) == (indicator, part, "all")]
    return value


def building(code: str, area: float, mki: float) -> lcc.Scored:
    return scored(
        code,
        bid(life=75, mki={"weighting_set": "A2", "per_life": mki}),
        horizon_years=75,
        mki={"weighting_set": "A2", "is_cost": False},
        circularity={"building": {"function": "office", "floor_area": area}},
    )


def test_the_mpg_of_works_is_weighed_by_floor_area() -> None:
    """42,500 / (800 x 75) = 0.708 of one building; of another of 200 m2 it is 15,000 / (200 x 75) = 1."""
    one, other = building("a", 800.0, 42_500.0), building("b", 200.0, 15_000.0)
    assert of_all(lcc.indicators_of([one]), "environmental_performance") == pytest.approx(0.708, abs=5e-4)
    both = of_all(lcc.indicators_of([one, other]), "environmental_performance")
    assert both == pytest.approx((42_500 / 75 + 15_000 / 75) / (800 + 200))


def test_horizons_that_differ_are_added_up_a_year() -> None:
    """1,000 over ten years is 100 a year, and over five 200: 300 in all, and no 2,000."""
    ten, five = scored("ten", bid(1000)), scored("five", bid(1000, 5), horizon_years=5)
    assert of_all(lcc.indicators_of([ten, five]), "spend") == pytest.approx(300.0)


def test_interest_makes_the_amount_a_year_an_annuity() -> None:
    """1,000 paid now at 3 % over ten years is 1,000 x 0.03 / (1 - 1.03^-10) = 117.23 a year."""
    found = lcc.indicators_of([scored("a", bid(1000), discount={"rate": 0.03, "basis": "nominal"})])
    assert of_all(found, "spend") == pytest.approx(1000 * 0.03 / (1 - 1.03**-10))


def test_costs_that_are_compared_a_year_stay_so() -> None:
    found = lcc.indicators_of([scored("a", bid(100, 5), comparison="equivalent_annual_cost")])
    assert of_all(found, "spend") == pytest.approx(20.0)
    assert [one.spend for one in found.records] == [pytest.approx(20.0)]


def emissions(of_one: float) -> dict[str, Any]:
    return {"carbon": {"production_kg": of_one}}


def test_a_bid_that_the_tender_names_is_a_reference_and_the_cheapest_is_none() -> None:
    """100 kg of Ash less 60 kg of Elm over ten years: 4 kg a year; with nobody named it is not known."""
    bids = [bid(90, name="Elm", **emissions(60)), bid(95, name="Ash", **emissions(100))]
    named = lcc.indicators_of([scored("a", *bids, circularity={"reference_bid": "Ash"})])
    assert of_all(named, "co2_avoided") == pytest.approx(4.0)
    assert [one.reference for one in named.records] == ["named_bid"]
    nobody = lcc.indicators_of([scored("a", *bids, circularity={})])
    assert (of_all(nobody, "co2_avoided"), [one.reference for one in nobody.records]) == (None, [None])


def test_more_emissions_than_the_reference_are_below_zero() -> None:
    bids = [bid(90, name="Elm", **emissions(100)), bid(95, name="Ash", **emissions(60))]
    found = lcc.indicators_of([scored("a", *bids, circularity={"reference_bid": "Ash"})])
    assert of_all(found, "co2_avoided") == pytest.approx(-4.0)


def test_a_market_consultation_is_no_award() -> None:
    found = lcc.indicators_of([scored("a", bid(), procedure="market_consultation"), scored("b", bid())])
    [bids] = [one for one in found.values if (one.indicator, one.by) == ("bids", "all")]
    assert (bids.known, bids.unknown, [one.why for one in bids.left_out]) == (1, 0, ["market_consultation"])


def test_a_tender_without_bids_is_unknown_and_not_zero() -> None:
    found = lcc.indicators_of([scored("a")])
    [bids] = [one for one in found.values if (one.indicator, one.by) == ("bids", "all")]
    assert (bids.value, bids.known, bids.unknown, [one.why for one in bids.left_out]) == (None, 0, 1, ["no_bids"])


def test_what_is_paid_to_the_authority_weighs_nothing_in_a_share() -> None:
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True}
    paid = scored("a", bid(-500), items=[item], award={"method": "lowest_price"})
    found = lcc.indicators_of([paid, scored("b", bid(100))])
    assert of_all(found, "life_cycle_cost_spend") == pytest.approx(1.0)
    assert of_all(found, "spend") == pytest.approx((100 - 500) / 10)


def test_the_same_tender_twice_counts_once_and_is_named() -> None:
    found = lcc.indicators_of([scored("a", bid()), scored("a", bid())])
    assert len(found.records) == 1
    assert [(one.source, one.code) for one in found.not_read] == [("a", "portfolio_tender_twice")]


def test_nothing_of_the_table_of_many_tenders_is_loaded() -> None:
    asks = "import sys, lcc; lcc.indicators_of([]); print([one for one in sys.modules if one in sys.argv])"
    unwanted = ["pyarrow", "duckdb", "dask", "lcc.portfolio", "xlsxwriter", "openpyxl"]
    done = subprocess.run([sys.executable, "-c", asks, *unwanted], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
