"""One product at one price, offered in every way: what the settings of a tender make of it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from lcc.analysis.neutrality import Neutrality, findings, neutrality
from lcc.language import LANGUAGES, translator
from lcc.model import Tender

AT_4_25 = {"rate": 0.0425, "basis": "nominal"}
OF_LIVES = (
    "purchase", "buy_back", "lease_monthly_in_advance", "lease_monthly_in_arrears", "lease_yearly_in_advance",
    "lease_yearly_in_arrears", "deposit",
)  # fmt: skip


def thing(**changes: Any) -> list[dict[str, Any]]:
    return [{"id": "thing", "name": "Thing", "quantity": 7, "unit": "piece", **changes}]


def only(tender: Tender, life: int | None = None) -> Neutrality:
    [found] = neutrality(tender, life)
    return found


@pytest.mark.parametrize(("horizon", "dearer"), [(10, 0.064), (5, 0.133)])
def test_in_a_straight_line_buying_costs_more_than_leasing_of_equal_value(horizon: int, dearer: float) -> None:
    # At 4.25 %: 1,000 - 1,000 / 3 / 1.0425^10 = 780.15 against 91.52 x a(10) = 733.16; at 5 years 458.58 and 404.61.
    found = only(make.tender(discount=AT_4_25, horizon_years=horizon), 15).at_horizon
    assert found["purchase"] == pytest.approx(dearer, abs=5e-4)
    assert found["lease_yearly_in_arrears"] == pytest.approx(0)


def test_where_nothing_counts_for_what_is_left_buying_costs_more_still() -> None:
    # 1,000 against 733.16.
    found = only(make.tender(discount=AT_4_25, residual_value="none"), 15).at_horizon
    assert found["purchase"] == pytest.approx(0.364, abs=5e-4)


@settings(max_examples=20)
@given(
    rate=st.integers(1, 12), inflation=st.integers(0, 5), horizon=st.integers(1, 30), life=st.integers(1, 40),
    basis=st.sampled_from(["real", "nominal"]), indexation=st.sampled_from(["yearly", "continuous"]),
)  # fmt: skip
def test_an_annuity_favours_none_whatever_horizon_and_life(
    rate: int, inflation: int, horizon: int, life: int, basis: str, indexation: str
) -> None:
    tender = make.tender(
        discount={"rate": rate / 100, "basis": basis},
        inflation=inflation / 100,
        horizon_years=horizon,
        indexation=indexation,
        residual_value="annuity",
    )
    found = only(tender, life)
    assert set(OF_LIVES) == set(found.at_horizon)
    for costs in found.above_cheapest.values():
        apart = {name: share for name, share in costs.items() if name != "buy_back"}
        assert max(apart.values()) - min(apart.values()) < 1e-9
    # No buy-back pays more than the price that was paid, and with inflation the first years can be worth that.
    if inflation == 0:
        assert found.spread < 1e-9


def test_a_year_more_or_less_of_horizon_stands_beside_it() -> None:
    found = only(make.tender(discount=AT_4_25), 15)
    assert [round(found.above_cheapest[years]["purchase"], 3) for years in (9, 10, 11)] == [0.078, 0.064, 0.051]
    assert [*only(make.tender(horizon_years=1)).above_cheapest] == [1, 2]


def test_fees_at_the_end_of_the_year_are_cheaper_than_the_same_paid_by_the_month() -> None:
    items = thing(use_per_year=20.0)
    costs = {
        moment: only(make.tender(discount=AT_4_25, items=items, yearly_fees_fall=moment), 10).at_horizon
        for moment in ("start", "middle", "end")
    }
    above = {
        moment: (1 + one["pay_per_use"]) / (1 + one["lease_monthly_in_arrears"]) - 1
        for moment, one in costs.items()
    }
    # Months are paid after 6.5 months on average, the year after 0, 6 or 12.
    for moment, months in (("start", 6.5), ("middle", 0.5), ("end", -5.5)):
        assert above[moment] == pytest.approx(1.0425 ** (months / 12) - 1, abs=2e-4)


def test_what_depends_on_use_is_there_where_the_tender_states_use() -> None:
    assert set(only(make.tender()).at_horizon) == set(OF_LIVES)
    assert {"pay_per_use", "pool"} < set(only(make.tender(items=thing(use_per_year=[0.0, 5.0]))).at_horizon)
    assert "pool" not in only(make.tender(items=thing(use_per_year=0.0))).at_horizon


@pytest.mark.parametrize(
    ("item", "life"),
    [
        ({}, 15),  # half as long again as the horizon of 10
        ({"longest_life_years": 12}, 12),
        ({"average_life_years": 7.5}, 8),
        ({"average_life_years": 30, "longest_life_years": 12.5}, 12),
    ],
)
def test_a_product_lasts_as_long_as_the_tender_says(item: dict[str, Any], life: int) -> None:
    assert only(make.tender(items=thing(**item))).life == life


def test_items_of_which_the_tender_sets_the_same_stand_together() -> None:
    items = [{**thing()[0], "id": code, "name": code.upper()} for code in "abc"]
    items[1]["longest_life_years"] = 5
    assert [one.items for one in neutrality(make.tender(items=items))] == [("A", "C"), ("B",)]


def test_vat_by_phase_is_seen() -> None:
    vat = {"treatment": "cost", "rates": {"standard": 0.21, "low": 0.09}, "by_phase": {"use": "low"}}
    found = only(make.tender(discount=AT_4_25, residual_value="annuity", vat=vat), 15).at_horizon
    assert found["purchase"] == pytest.approx(1.21 / 1.09 - 1)
    assert found["lease_yearly_in_advance"] == pytest.approx(0)


def test_by_year_each_over_its_own_life_there_is_one_horizon_and_no_favour() -> None:
    found = only(make.tender(discount=AT_4_25, comparison="equivalent_annual_cost"), 15)
    assert [*found.above_cheapest] == [10]
    assert found.spread < 1e-9


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_what_is_favoured_and_by_how_much(language: str) -> None:
    _ = translator(language)
    straight, annuity = (
        " ".join(text.say(_) for text in findings(only(make.tender(discount=AT_4_25, residual_value=how), 15)))
        for how in ("straight_line", "annuity")
    )
    assert ("6,4 %" if language == "nl" else "6.4 %") in straight
    assert ("5,1 %" if language == "nl" else "5.1 %") in straight
    assert "%" not in annuity
