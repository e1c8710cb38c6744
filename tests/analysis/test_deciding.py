"""Settings that decide by themselves: each is named with what it is worth, and silent once it is mended."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import make
from lcc.analysis.deciding import deciding_settings
from lcc.intake.submissions import read
from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.model import Tender
from lcc.record.message import Message
from lcc.scrutiny.rule_remarks import lint
from lcc.words.remark_texts import said

THING = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}
SET = {**THING, "longest_life_years": 15, "return_rate": 0.9, "loss_per_trip": 0.02}
NEUTRAL: Mapping[str, Any] = {
    "discount": {"rate": 0.0425, "basis": "nominal"},
    "residual_value": "annuity",
    "contracts_end_at_horizon": False,
    "purchase_options": "not_exercised",
    "expected_resale_haircut": 1.0,
    "yearly_costs_fall": "middle",
    "asked_phases": ["maintenance", "disposal"],
    "items": [SET],
}
RATES = {"treatment": "cost", "rates": {"standard": 0.21, "low": 0.09}}
POWER = {"unit": "kWh", "price": 0.25, "co2_kg": 0.374}


def tender(**changes: Any) -> Tender:
    return make.tender(**{**NEUTRAL, **changes})


def without(*fields: str, **changes: Any) -> Tender:
    return make.tender(**{key: value for key, value in NEUTRAL.items() if key not in fields}, **changes)


def used(**changes: Any) -> list[dict[str, Any]]:
    return [{**SET, "use_per_year": 20.0, **changes}]


def only(found: Tender) -> Message:
    [check] = deciding_settings(found)
    return check


def test_a_tender_that_settles_what_can_be_settled_has_no_remarks() -> None:
    assert deciding_settings(tender()) == []
    assert deciding_settings(tender(items=used())) == []


def v(years: float) -> float:
    """Return what 1 after so many years is worth."""
    return float(1.0425**-years)


UPKEEP_AND_END = 0.01 * (1 - v(15)) / 0.0425 / v(0.5) + 0.1 * v(15)


@pytest.mark.parametrize(
    ("open_one", "kind", "share"),
    [
        # See test_neutrality.
        (tender(residual_value="straight_line"), "residual_value_favours", 0.064),
        (tender(residual_value="none"), "residual_value_favours", 0.364),
        # a(10) / a(30) of the price counts instead of a(10) / a(15).
        (tender(items=[{**SET, "longest_life_years": None, "average_life_years": 15}]), "life_unbounded",
         1 - (1 - v(15)) / (1 - v(30))),
        # Months are paid after 6.5 months on average, the year after 0 or 12; 6 is nearer.
        (tender(yearly_costs_fall="end"), "yearly_moment_favours", 1 - v(5.5 / 12)),
        (tender(yearly_costs_fall="start"), "yearly_moment_favours", 1 / v(6.5 / 12) - 1),
        (tender(yearly_fees_fall="end", items=used()), "yearly_moment_favours", 1 - v(5.5 / 12)),
        # A price and a deposit of 1: 2 - v(15) if all of it comes back, 2 - 0.9 v(15) if nine in ten do.
        (tender(items=[{**SET, "return_rate": None}]), "return_rate_open", 0.1 * v(15) / (2 - 0.9 * v(15))),
        (tender(vat=RATES), "vat_rate_open", 1 - 1.09 / 1.21),
        # A fifth of the price, after 15 years.
        (tender(expected_resale_haircut=0.0), "resale_counts_whole", 0.2 * v(15)),
        # Paid off in 7 years, and again for the years after it, instead of over 15 years.
        (without("purchase_options"), "options_not_stated", (1 - v(15)) / (1 - v(7)) - 1),
        # The years from 10 to 15 beside the first ten.
        (without("contracts_end_at_horizon"), "contract_end_not_stated", (v(10) - v(15)) / (1 - v(10))),
        # A hundredth of the price in the middle of each year, and a tenth of it after 15 years.
        (tender(asked_phases=["use"]), "phases_not_asked", UPKEEP_AND_END / (1 + UPKEEP_AND_END)),
        # 0.374 kg at EUR 0.13, beside EUR 0.25.
        (tender(resources={"power": POWER}, asked_phases=["use", "maintenance", "disposal"]),
         "emissions_without_price", 0.374 * 0.13 / 0.25),
    ],
)  # fmt: skip
def test_each_setting_left_open_is_named_with_what_it_is_worth(open_one: Tender, kind: str, share: float) -> None:
    check = only(open_one)
    assert check.code == kind
    assert check.context["share"] == pytest.approx(share, abs=6e-4)


def test_what_is_paid_by_use_alone_is_not_for_the_authority_to_keep_up() -> None:
    by_use = tender(asked_phases=["use"], items=used(), business_models=["pay_per_use"])
    assert "phases_not_asked" not in [one.code for one in deciding_settings(by_use)]
    either = tender(asked_phases=["use"], items=used(), business_models=["pay_per_use", "purchase"])
    assert "phases_not_asked" in [one.code for one in deciding_settings(either)]


def test_losses_that_the_tender_does_not_set_are_named_where_a_pool_is_possible() -> None:
    check = only(tender(items=used(loss_per_trip=None)))
    assert (check.code, check.context["items"]) == ("loss_open", ("Thing",))
    assert deciding_settings(tender(items=[{**SET, "loss_per_trip": None}])) == []


def test_indices_are_named_where_bidders_choose_between_unlike_ones() -> None:
    check = only(tender(indices={"labour": 0.03}))
    # Ten years of 3 % more each year, from the second payment on.
    steepest = sum(1.03**k * v(k) for k in range(10)) / sum(v(k) for k in range(10))
    assert check.context == {
        "phases": ("maintenance", "disposal"),
        "flattest": "general",
        "steepest": "labour",
        "share": pytest.approx(1 - 1 / steepest, abs=6e-4),
    }
    closed = {"maintenance": ["labour"], "disposal": ["general"]}
    assert deciding_settings(tender(indices={"labour": 0.03}, open_indices=closed)) == []
    assert deciding_settings(tender(indices={"slow": 0.001})) == []


def test_vat_that_the_tender_sets_or_that_is_no_cost_is_silent() -> None:
    phases = ("purchase", "use", "maintenance", "disposal")
    assert deciding_settings(tender(vat={**RATES, "by_phase": dict.fromkeys(phases, "standard")})) == []
    assert deciding_settings(tender(vat={**RATES, "treatment": "compensable"})) == []


def test_by_year_short_lives_skip_what_grows() -> None:
    by_year = {"comparison": "equivalent_annual_cost", "indices": {"labour": 0.08}}
    closed = {"open_indices": {"maintenance": ["labour"], "disposal": ["general"]}}
    check = only(tender(**by_year, **closed))
    assert (check.code, check.context["index"], check.context["short"]) == ("short_lives_skip_growth", "labour", 5)
    a_year = [sum(1.08**k * v(k) for k in range(years)) / sum(v(k) for k in range(years)) for years in (5, 15)]
    assert check.context["share"] == pytest.approx(1 - a_year[0] / a_year[1], abs=6e-4)
    rising = only(tender(comparison="equivalent_annual_cost", carbon_price={2027: 0.1, 2050: 0.9}))
    assert rising.context["index"] == "carbon_price"
    assert deciding_settings(tender(comparison="equivalent_annual_cost")) == []


def test_mki_that_is_not_discounted_is_named_where_products_are_replaced() -> None:
    mki = {"weighting_set": "A2"}
    check = only(tender(mki=mki, horizon_years=30))
    # Two lives: half of it counts for v(15).
    assert check.code == "mki_discount_not_stated"
    assert check.context["share"] == pytest.approx((1 - v(15)) / 2, abs=6e-4)
    assert deciding_settings(tender(mki={**mki, "discounted": False}, horizon_years=30)) == []
    assert deciding_settings(tender(mki=mki)) == []


def test_rates_by_bands_are_named_where_they_move_the_order() -> None:
    bands = [{"until_year": 15, "rate": 0.2}, {"rate": 0.01}]
    rates = {"rate": bands, "basis": "nominal"}
    assert only(tender(discount=rates, horizon_years=45)).code == "bands_favour"
    dutch = [{"until_year": 35, "rate": 0.028}, {"rate": 0.018}]
    assert deciding_settings(tender(discount={"rate": dutch, "basis": "nominal"}, horizon_years=30)) == []


def test_what_nobody_can_know_beforehand_comes_first_and_the_rest_by_what_it_is_worth() -> None:
    found = deciding_settings(
        make.tender(discount={"rate": 0.0425, "basis": "nominal"}, resources={"power": {**POWER, "co2_kg": 0.0}})
    )
    assert (found[0].code, found[0].context) == ("use_not_asked", {"resources": ("power",)})
    shares = [check.context["share"] for check in found[1:]]
    assert shares == sorted(shares, reverse=True)
    assert len({check.code for check in found}) == len(found) > 6


def test_without_interest_a_straight_line_is_as_good() -> None:
    assert deciding_settings(tender(discount={"rate": 0.0}, residual_value="straight_line")) == []


def test_of_many_items_a_few_are_named() -> None:
    items = [{**SET, "id": f"{k}", "name": f"Item {k}", "return_rate": None} for k in range(9)]
    names = only(tender(items=items)).context["items"]
    assert names == ("Item 0", "Item 1", "Item 2", "Item 3", "Item 4", "...")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_said_with_number_and_mend(language: str) -> None:
    _ = translator(language)
    for check in deciding_settings(make.tender(discount={"rate": 0.0425, "basis": "nominal"})):
        line = said(check).line.say(_)
        assert "{" not in line
        assert "%" in line
        assert "_" not in line


PLAN = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, "description": "What is done."}]}


def judged(**rule: Any) -> Tender:
    return tender(quality=PLAN, award=rule)


def of_kind(kind: str, found: Tender) -> list[Message]:
    return [check for check in deciding_settings(found) if check.code == kind]


@pytest.mark.parametrize(
    ("rule", "lost", "quality", "enough"),
    [
        # Between 800 and 1,200: 2 - 1.5 of the points for cost, 1 - 2/3, all of them, log(1.5) / log(2).
        ({"method": "linear_to_twice_lowest"}, 2.5, 0.5 * 5 / 95, 0.45),
        ({"method": "linear_to_lowest_plus", "over_lowest": 2.0}, 1.25, 1.25 / 95, 0.62),
        ({"method": "low_bid"}, 5 / 3, 5 / 3 / 95, 0.55),
        ({"method": "linear_lowest_highest"}, 5.0, 5 / 95, 0.29),
        ({"method": "logarithmic", "base": 2.0}, 2.925, 2.925 / 95, 0.41),
        # Between 80 and 120, where the bounds are 0 and 200.
        ({"method": "weighted_factor", "lowest": 0.0, "highest": 200.0}, 1.0, 1 / 95, 0.67),
    ],
)
def test_a_price_weight_that_decides_next_to_nothing(
    rule: dict[str, Any], lost: float, quality: float, enough: float
) -> None:
    [check] = of_kind("cost_decides_little", judged(price_weight=0.05, **rule))
    assert check.path == ("award", "price_weight")
    assert check.context == pytest.approx(
        {"weight": 0.05, "apart": 0.5, "lost": lost, "quality": quality, "enough": enough, "equal": 0.4}, abs=6e-4
    )
    assert of_kind("cost_decides_little", judged(price_weight=enough, **rule)) == []


def test_whole_points_make_ties_where_there_are_few() -> None:
    # 6 of ten points for cost, of which 2 between 800 and 1,200: 1 point is 20 % of the cost, or a quarter of quality.
    few = {"method": "low_bid", "price_weight": 0.6, "points": 10.0}
    [check] = of_kind("points_too_coarse", judged(**few, decimals=0))
    assert check.context == {"decimals": 0.0, "points": 10.0, "share": 0.2, "quality": 0.25}
    assert check.path == ("award", "decimals")
    for fine in ({**few, "decimals": 2}, few, {**few, "points": 1000.0, "decimals": 0}):
        assert of_kind("points_too_coarse", judged(**fine)) == []


def test_by_price_costs_elsewhere_are_named_whatever_the_tender_asks() -> None:
    by_price = tender(award={"method": "lowest_price", "motivation": "x"})
    check = only(by_price)
    assert (check.code, check.path) == ("other_costs_without_effect", ("award", "method"))
    # The same offer as where the tender does not ask for upkeep and end of life.
    assert check.context["share"] == pytest.approx(UPKEEP_AND_END / (1 + UPKEEP_AND_END), abs=6e-4)
    assert check.context["phases"] == ("management", "use", "maintenance", "demolition", "disposal")
    words = said(check).line.say(translator("en"))
    assert "do not count (rule: lowest price)" in words
    emitting = tender(award={"method": "lowest_price", "motivation": "x"}, carbon_price={2027: 0.1})
    phases = only(emitting).context["phases"]
    assert isinstance(phases, tuple)
    assert phases[-1] == "externalities"


@pytest.mark.parametrize(
    "folder", [*shipped.examples().values(), *shipped.templates().values()], ids=lambda one: one.name
)
def test_nothing_is_said_of_what_we_ship(folder: Path) -> None:
    """Templates and examples are what others start from: what would be remarked on is mended there."""
    for file in folder.glob("tender*.yaml"):
        of = read(file, []).tender
        assert [check.code for check in (*lint(of), *deciding_settings(of))] == []
