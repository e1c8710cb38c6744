"""What a tender and a bid can't be."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.checks.agreement import disagreements
from lcc.checks.remarks import remarks, remarks_on_tender
from lcc.model import Bid, Tender


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"horizon": 20}, "extra_forbidden"),
        ({"horizon_years": 0}, "greater_than_equal"),
        ({"horizon_years": 1_000_000}, "less_than_equal"),
        ({"horizon_years": 10.5}, "int_type"),
        ({"inflation": float("nan")}, "finite_number"),
        ({"inflation": float("inf")}, "finite_number"),
        ({"inflation": "0.02"}, "float_type"),
        ({"inflation": True}, "float_type"),
        ({"inflation": -1}, "greater_than_equal"),
        ({"discount": {"rate": 2.25}}, "less_than"),
        ({"discount": {"rate": -1}}, "greater_than_equal"),
        ({"base_date": 2027}, "date_type"),
        ({"base_date": "1 januari 2027"}, "date_type"),
        ({"currency": "euro"}, "string_pattern_mismatch"),
        ({"indices": {"general": 0.02}}, "reserved_index"),
        ({"indices": {"labour": []}}, "too_short"),
        ({"resources": {"kwh": {"unit": "kWh", "price": 0.2, "index": "gas"}}}, "unknown_index_of_resource"),
        ({"items": []}, "too_short"),
        ({"items": [{"id": "a", "name": "A", "quantity": 0, "unit": "x"}]}, "greater_than"),
        ({"items": 2 * [{"id": "a", "name": "A", "quantity": 1, "unit": "x"}]}, "item_twice"),
        ({"title": "two\nlines"}, "line_of_text"),
        ({"title": "  "}, "line_of_text"),
        ({"award": {"method": "best"}}, "union_tag_invalid"),
        ({"carbon_price": {2030: -0.1}}, "greater_than_equal"),
        ({"asked_phases": ["externalities"]}, "literal_error"),
        ({"discount": {"basis": "real"}}, "missing"),
        ({"discount": {"profile": "NL-1995"}}, "not_published"),
        ({"discount": {"profile": "NL-2020-standard", "rate": 0.03}}, "beside_published"),
        ({"discount": {"profile": "NL-2020-standard", "basis": "nominal"}}, "beside_published"),
        ({"discount": {"rate": [{"until_year": 30, "rate": 0.035}]}}, "bands_rise"),
        ({"discount": {"rate": [{"rate": 0.035}, {"until_year": 30, "rate": 0.03}]}}, "bands_rise"),
        (
            {
                "discount": {
                    "rate": [{"until_year": 9, "rate": 0.1}, {"until_year": 3, "rate": 0.1}, {"rate": 0.1}]
                }
            },
            "bands_rise",
        ),
        ({"carbon_price_path": {"name": "EIB-shadow"}}, "missing"),
        ({"carbon_price_path": {"name": "EIB", "price_level": 1.3}}, "not_published"),
        (
            {"carbon_price_path": {"name": "EIB-shadow", "price_level": 1.3}, "carbon_price": {2030: 0.1}},
            "beside_published",
        ),
        ({"mki": {"weighting_set": "A3"}}, "literal_error"),
        ({"mki": {"weighting_set": "A1"}, "carbon_price": {2030: 0.1}}, "co2_and_mki"),
        ({"mki": {"weighting_set": "A1", "index": "general"}}, "mki_index"),
        ({"mki": {"weighting_set": "A1", "index": "gas", "discounted": True}}, "unknown_index_of_mki"),
        ({"mki": {"weighting_set": "A1", "weights": {"GWP": 0.1}}}, "beside_published"),
        ({"mki": {"weighting_set": "A1"}, "currency": "SEK"}, "mki_in_euro"),
        ({"vat": {"treatment": "cost"}}, "vat_rates"),
        ({"vat": {"treatment": "cost", "cost_share": 0.5, "rates": {"standard": 0.21}}}, "beside_published"),
        ({"vat": {"treatment": "mixed", "rates": {"reduced": 0.09}}}, "vat_rates"),
        (
            {
                "vat": {"treatment": "cost", "rates": {"standard": 0.21}},
                "resources": {"kwh": {"unit": "kWh", "price": 0.2, "vat": "low"}},
            },
            "unknown_vat_of_resource",
        ),
    ],
)
def test_a_tender_refuses(changes: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make.tender(**changes)
    assert kind in {error["type"] for error in refused.value.errors()}


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ({"kind": "rent"}, "union_tag_invalid"),
        ({"price": 1.0}, "union_tag_not_found"),
        (make.purchase(service_life_years=0), "greater_than"),
        (make.purchase(service_life_years=7.55), "whole_months"),
        (make.purchase(electricity_price=0.1), "extra_forbidden"),
        (make.purchase(residual="none"), "residual_of_tender"),
        (
            {"kind": "lease", "payment": 1.0, "term_months": 60, "every_months": 12, "residual": "none"},
            "residual_of_tender",
        ),
        ({"kind": "lease", "payment": 1.0, "term_months": 60}, "missing"),
        ({"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 0}, "greater_than_equal"),
        ({"kind": "deposit", "deposit": 1.0, "cycle_months": 12, "return_rate": 92.0}, "less_than_equal"),
        (
            {"kind": "buy_back", "price": 1.0, "service_life_years": 9, "buy_back": [
                {"after_years": 9, "share_of_price": 0.1}, {"after_years": 3, "share_of_price": 0.4}]},
            "steps_rise",
        ),
        (make.purchase(instalments=[{"after_months": 0, "share": 0.5}]), "instalments_whole"),
        (make.purchase(instalments=[{"after_months": 120, "share": 1.0}]), "instalment_after_life"),
        (
            make.purchase(instalments=[{"after_months": 9, "share": 0.5}, {"after_months": 0, "share": 0.5}]),
            "instalments_rise",
        ),
        ({"kind": "pay_per_use"}, "one_fee"),
        ({"kind": "pay_per_use", "fee_per_use": 1.0, "tiers": [{"fee_per_use": 1.0}]}, "one_fee"),
        ({"kind": "pay_per_use", "tiers": [{"up_to": 10, "fee_per_use": 1.0}]}, "tier_gap"),
        ({"kind": "pay_per_use", "tiers": [{"fee_per_use": 1.0}, {"fee_per_use": 0.5}]}, "tier_gap"),
        (
            {"kind": "pay_per_use", "tiers": [
                {"up_to": 9, "fee_per_use": 1.0}, {"up_to": 9, "fee_per_use": 0.9}, {"fee_per_use": 0.5}]},
            "tiers_rise",
        ),
        (
            {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 60,
             "renewals": [{"months": 12, "payment": 1.0}], "purchase_option": {"price": 1.0, "service_life_years": 6}},
            "option_after_life",
        ),
        ({"kind": "pool", "units_in_circulation": 1, "deposit": 1.0, "loss_per_trip": 2.0}, "less_than_equal"),
    ],
)  # fmt: skip
def test_an_offer_refuses(model: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make.bid(make.offer(model))
    assert kind in {error["type"] for error in refused.value.errors()}


def test_a_cost_falls_at_one_moment() -> None:
    cost = {"name": "x", "phase": "use", "amount": 1.0, "every_years": 2, "at_year": 3}
    with pytest.raises(ValidationError, match="one of yearly, every_years and at_year"):
        make.bid(make.offer(make.purchase(), costs=[cost]))


def found(bid: Bid, **changes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.code, finding.path) for finding in disagreements(make.tender(**changes), bid)]


def test_a_bid_that_answers_has_no_findings() -> None:
    assert found(make.bid(make.offer(make.purchase()))) == []


def test_a_bid_for_another_tender() -> None:
    assert found(make.bid(make.offer(make.purchase())), id="other") == [("other_tender", ("tender",))]


def test_names_that_the_tender_does_not_know() -> None:
    bid = make.bid(
        {
            "item": "thingy",
            "business_model": make.purchase(index="wages"),
            "costs": [{"name": "x", "phase": "use", "amount": 1.0, "index": "gas", "at_year": 11}],
            "consumption": [{"resource": "water", "per_year": 1.0}],
            "end_of_life": {"disposal": 1.0, "index": "waste"},
        }
    )
    assert found(bid) == [
        ("unknown_item", ("offers", 0, "item")),
        ("unknown_index", ("offers", 0, "business_model", "index")),
        ("unknown_index", ("offers", 0, "end_of_life", "index")),
        ("unknown_index", ("offers", 0, "costs", 0, "index")),
        ("after_horizon", ("offers", 0, "costs", 0, "at_year")),
        ("unknown_resource", ("offers", 0, "consumption", 0, "resource")),
        ("item_not_offered", ("offers",)),
    ]


def test_pay_per_use_needs_a_use() -> None:
    bid = make.bid(make.offer({"kind": "pay_per_use", "fee_per_use": 1.0}))
    assert found(bid) == [("no_use_stated", ("offers", 0, "business_model", "kind"))]


@pytest.mark.parametrize(
    "parts",
    [
        {"included": ["disposal"]},
        {"end_of_life": {"disposal": 0.0}},
        {"costs": [{"name": "x", "phase": "disposal", "amount": 0.0}]},
    ],
)
def test_a_phase_is_answered_by_a_price_a_zero_or_included(parts: dict[str, Any]) -> None:
    assert found(make.bid(make.offer(make.purchase(), **parts)), asked_phases=["disposal"]) == []


def test_a_phase_that_is_left_out_is_no_silent_zero() -> None:
    bid = make.bid(make.offer(make.purchase(), end_of_life={"demolition": 1.0}))
    where = ("offers", 0, "included", "disposal")
    assert found(bid, asked_phases=["demolition", "disposal", "purchase"]) == [("phase_not_answered", where)]


def test_each_offer_answers_for_itself() -> None:
    answered = make.offer(make.purchase(), included=["disposal"])
    bid = make.bid(answered, make.offer(make.purchase()))
    assert [kind for kind, _path in found(bid, asked_phases=["disposal"])] == ["phase_not_answered"]


def test_what_a_reader_should_know_stops_nothing() -> None:
    cost = {"name": "x", "phase": "use", "amount": -1.0, "every_years": 10}
    bid = make.bid(make.offer(make.purchase(), costs=[cost], included=["use"]), make.offer(make.purchase()))
    kinds = [remark.code for remark in remarks(make.tender(), bid)]
    assert kinds == ["priced_and_included", "never_falls", "negative_cost", "offered_twice"]


VAT = {"treatment": "mixed", "cost_share": 0.5, "rates": {"standard": 0.21}}
MKI = {"weighting_set": "A2"}


@pytest.mark.parametrize(
    ("changes", "model", "parts", "kind"),
    [
        ({"vat": VAT}, make.purchase(vat="reduced"), {}, "unknown_vat"),
        ({"mki": MKI}, make.purchase(), {}, "mki_not_stated"),
        ({"mki": MKI}, make.purchase(), {"mki": {"weighting_set": "A1", "per_life": 1.0}}, "other_weighting_set"),
        (
            {"mki": MKI},
            make.purchase(),
            {"mki": {"weighting_set": "A2", "impacts": {"GWP-fossil": 1.0}}},
            "unknown_impact",
        ),
        (
            {"comparison": "equivalent_annual_cost"},
            make.purchase(service_life_years=7.5),
            {},
            "life_in_whole_years",
        ),
        (
            {},
            {"kind": "pool", "units_in_circulation": 1, "deposit": 1.0, "loss_per_trip": 0.1},
            {},
            "no_use_stated",
        ),
        ({}, make.purchase(-1.0), {}, "price_below_zero"),
        ({}, make.purchase(10.0, resale_value=11.0), {}, "more_comes_back"),
        ({}, make.purchase(10.0, resale_value=1.0), {"end_of_life": {"disposal": -1.0}}, "two_ways_back"),
        (
            {},
            make.purchase(10.0),
            {
                "take_back": [{"material": "steel", "mass": 2.0, "price_per_kg": 0.1}],
                "circularity": {"mass_kg": 1.0},
            },
            "more_mass_back",
        ),
        (
            {"resources": {"kwh": {"unit": "kWh", "price": 0.3}}, "asked_phases": ["use"]},
            {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 120},
            {},
            "resource_not_stated",
        ),
        (
            {"contracts_end_at_horizon": True},
            {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 132},
            {},
            "early_end_not_stated",
        ),
        (
            {"indices": {"steel": 0.0}, "open_indices": {"purchase": ["general", "fixed"]}},
            make.purchase(index="steel"),
            {},
            "index_not_open",
        ),
        (
            {"items": [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 1}]},
            {"kind": "pay_per_use", "fee_per_use": 1.0},
            {"costs": [{"name": "x", "phase": "maintenance", "amount": 1.0, "warranty_years": 2}]},
            "warranty_without_life",
        ),
    ],
)
def test_an_offer_that_does_not_fit_the_conventions(
    changes: dict[str, Any], model: dict[str, Any], parts: dict[str, Any], kind: str
) -> None:
    assert [finding for finding, _path in found(make.bid(make.offer(model, **parts)), **changes)] == [kind]


def test_what_is_published_is_filled_in_and_says_how_certain_it_is() -> None:
    tender = make.tender(
        discount={"profile": "NL-2016-standard"},
        carbon_price_path={"name": "EIB-shadow", "price_level": 1.25},
    )
    assert tender.discount.bands == [(0, 0.03)]
    assert tender.carbon_price[2030] == pytest.approx(0.3125)
    assert [remark.code for remark in remarks_on_tender(tender)] == ["not_in_force", "figure_recalled"]
    assert Tender.model_validate_json(tender.model_dump_json()) == tender
    green_book = make.tender(discount={"profile": "UK-green-book"})
    assert green_book.discount.bands[:3] == [(0, 0.035), (30, 0.03), (75, 0.025)]
    assert Tender.model_validate(green_book.model_dump()) == green_book
    assert [remark.code for remark in remarks_on_tender(make.tender(mki=MKI))] == ["weights_recalled"]
