"""What is far from what others state or pick: hand-worked, over ten years at a rate of zero."""

from typing import Any

import pytest

import fees
import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said


def of_kind(kind: str, tender: Tender, **offers: dict[str, Any] | list[dict[str, Any]]) -> list[Message]:
    bids = [make.bid(*(one if isinstance(one, list) else [one]), name=name) for name, one in offers.items()]
    return [check for check in evaluate(tender, bids).checks if check.code == kind]


def test_a_life_of_more_than_twice_that_of_others_with_what_it_costs_at_theirs() -> None:
    # 10/31 of 310 over ten years, or 10/15 of it.
    long, short = make.offer(make.purchase(310.0, 31)), make.offer(make.purchase(150.0, 15))
    [check] = of_kind("life_unlike_others", make.tender(), long=long, short=short)
    assert check.bids == ("long",)
    assert check.context == pytest.approx(
        {"item": "thing", "life": 31.0, "others": 15.0, "more": 32 / 3, "share": 16 / 15}
    )
    assert "costs 10.67 a year more (106.7 %)" in said(check).line.say(translator("en"))
    twice = make.offer(make.purchase(300.0, 30))
    assert of_kind("life_unlike_others", make.tender(), long=twice, short=short) == []


def test_nobody_else_states_a_life() -> None:
    lease = make.offer({"kind": "lease", "payment": 12.0, "every_months": 12, "term_months": 48})
    found = make.tender(horizon_years=4)
    [check] = of_kind("life_beyond_horizon", found, long=make.offer(make.purchase(950.0, 40)), lease=lease)
    assert check.context == pytest.approx(
        {"item": "thing", "life": 40.0, "others": 4.0, "more": 213.75, "share": 9.0}
    )
    assert of_kind("life_beyond_horizon", found, long=make.offer(make.purchase(950.0, 12)), lease=lease) == []


def test_compared_by_year_a_part_of_a_year_is_that_part() -> None:
    # 100 and 24 x 10 over two years; over the half year that the other product lasts 100 and 6 x 10.
    by_year = make.tender(comparison="equivalent_annual_cost")
    terms = {"kind": "lease", "payment": 10.0, "every_months": 1, "term_months": 24, "upfront": 100.0}
    cycle = {"kind": "deposit", "deposit": 10.0, "cycle_months": 12, "return_rate": 1.0, "service_life_years": 0.5}
    [check] = of_kind("life_unlike_others", by_year, long=make.offer(terms), short=make.offer(cycle))
    assert check.context["more"] == pytest.approx(160 / 0.5 - 340 / 2)


EMITS = make.tender(
    carbon_price={2027: 0.5},
    items=[{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 100}],
)


@pytest.mark.parametrize(
    "model",
    [
        {"kind": "pay_per_use", "fee_per_use": 0.2},
        {"kind": "pool", "units_in_circulation": 1, "deposit": 1.0, "loss_per_trip": 0.02, "fee_per_trip": 0.2},
        {"kind": "lease", "payment": 20.0, "every_months": 12, "term_months": 60},
        {"kind": "deposit", "deposit": 10.0, "cycle_months": 60, "return_rate": 0.9, "price": 90.0},
    ],
)
def test_a_product_life_beside_a_contract_over_which_emissions_are_spread(model: dict[str, Any]) -> None:
    # 100 kg at 0.50 over 20 years beside 200: of ten years 25 count, or 2.50.
    long, usual, clean = (
        make.offer({**model, "service_life_years": years}, carbon={"production_kg": kilograms})
        for years, kilograms in ((200.0, 100.0), (20.0, 100.0), (200.0, 0.0))
    )
    other = make.offer(make.purchase(400.0, 20), carbon={"production_kg": 100.0})
    [check] = of_kind("life_unlike_others", EMITS, long=long, other=other)
    assert (check.bids, check.context["life"]) == (("long",), 200.0)
    assert check.context["more"] == pytest.approx(2.25)
    assert of_kind("life_unlike_others", EMITS, usual=usual, other=other) == []
    assert of_kind("life_unlike_others", EMITS, clean=clean, other=other) == []


def test_a_long_life_of_which_the_price_is_due_after_the_horizon() -> None:
    late = [{"after_months": 96, "share": 0.3}, {"after_months": 250, "share": 0.7}]
    rate = {"rate": 0.0425, "basis": "nominal"}
    tender = make.tender(horizon_years=8, residual_value="annuity", discount=rate)
    long = make.offer(make.purchase(5000.0, 160, instalments=late))
    [check] = of_kind("life_unlike_others", tender, long=long, other=make.offer(make.purchase(800.0, 12)))
    assert check.bids == ("long",)


def test_a_long_life_with_costs_that_a_shorter_one_would_never_reach() -> None:
    # 100 and an overhaul of 700: 800 over 30 years; within 12 years, 800 over 12.
    tender = make.tender(residual_value="annuity")
    overhaul = {"name": "Overhaul", "phase": "maintenance", "amount": 700.0, "every_years": 20.0}
    long = make.offer(make.purchase(100.0, 30), costs=[overhaul])
    [check] = of_kind("life_unlike_others", tender, long=long, other=make.offer(make.purchase(400.0, 12)))
    assert check.context["more"] == pytest.approx(800 / 12 - 800 / 30)


def deposit(rate: float) -> dict[str, Any]:
    model = {"kind": "deposit", "deposit": 0.0, "cycle_months": 12, "return_rate": rate, "price": 10.0}
    return make.offer({**model, "charge_per_lost_unit": 20.0})


def test_less_lost_than_others_count_on() -> None:
    # 10 and 1 % of 20 a year; 10 % is 2.
    [check] = of_kind("loss_unlike_others", make.tender(), few=deposit(0.99), usual=deposit(0.9))
    assert (check.bids, check.path) == (("few",), ("offers", 0, "business_model", "return_rate"))
    assert check.context == pytest.approx(
        {"item": "thing", "stated": 0.01, "of_others": 0.1, "more": 1.8, "share": 1.8 / 10.2}
    )
    assert "counts on losing thing in 1 % of the trips" in said(check).line.say(translator("en"))
    assert of_kind("loss_unlike_others", make.tender(), some=deposit(0.94), usual=deposit(0.9)) == []
    items = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "return_rate": 0.9}]
    assert of_kind("loss_unlike_others", make.tender(items=items), few=deposit(0.99), usual=deposit(0.9)) == []


def mki(**stated: Any) -> dict[str, Any]:
    return make.offer(make.purchase(100.0), mki={"weighting_set": "A1", **stated})


def test_impacts_that_others_state_are_named_with_what_they_are_of_their_mki() -> None:
    tender = make.tender(mki={"weighting_set": "A1"})
    weights = tender.mki.weights if tender.mki else {}
    # Each impact comes to 1.
    whole = {impact: 1 / weight for impact, weight in weights.items()}
    half = dict(list(whole.items())[: len(whole) // 2])
    [check] = of_kind("impacts_left_out", tender, whole=mki(impacts=whole), half=mki(impacts=half))
    assert check.bids == ("half",)
    assert check.context["share"] == pytest.approx(1 - len(half) / len(whole))
    assert check.context["impacts"] == tuple(list(whole)[len(half) :])


def test_impacts_are_named_as_missing_where_others_state_a_whole_mki() -> None:
    tender = make.tender(mki={"weighting_set": "A1"})
    weights = tender.mki.weights if tender.mki else {}
    zeros = {impact: 1.0 if k == 0 else 0.0 for k, impact in enumerate(weights)}
    [check] = of_kind("impacts_missing", tender, whole=mki(per_life=9.0), zeros=mki(impacts=zeros))
    assert (check.bids, check.context["number"], check.context["of"]) == (
        ("zeros",),
        len(weights) - 1,
        len(weights),
    )
    full = dict.fromkeys(weights, 1.0)
    assert of_kind("impacts_missing", tender, whole=mki(per_life=9.0), full=mki(impacts=full)) == []


def test_a_vat_rate_below_that_of_others() -> None:
    vat = {"treatment": "cost", "rates": {"standard": 0.21, "zero": 0.0}}
    plain, free = make.offer(make.purchase(100.0)), make.offer(make.purchase(100.0, vat="zero"))
    [check] = of_kind("vat_below_others", make.tender(vat=vat), plain=plain, free=free)
    assert check.bids == ("free",)
    assert check.context == {
        "item": "thing",
        "phase": "purchase",
        "rate": 0.0,
        "others_rate": 0.21,
        "more": pytest.approx(21.0),
    }
    by_phase = make.tender(vat={**vat, "by_phase": {"purchase": "standard"}})
    assert of_kind("vat_below_others", by_phase, plain=plain, free=free) == []


def test_a_vat_rate_is_about_what_the_authority_pays() -> None:
    """Beside 20 a year of the authority users pay 50, without VAT."""
    vat = {"treatment": "cost", "rates": {"standard": 0.21, "zero": 0.0}}
    fee = {"kind": "pay_per_use", "fee_per_use": 0.05, "fixed_fee_per_year": 20.0}
    plain, free = make.offer(fee), make.offer({**fee, "vat": "zero"})
    [check] = of_kind("vat_below_others", fees.cups("counts", vat=vat), plain=plain, free=free)
    assert check.context["more"] == pytest.approx(0.21 * 200.0)


def service(index: str) -> dict[str, Any]:
    cost = {"name": "Service", "phase": "maintenance", "amount": 10.0, "index": index}
    return make.offer(make.purchase(100.0), costs=[cost])


def test_a_cost_that_follows_a_flatter_index() -> None:
    tender = make.tender(indices={"labour": 0.1, "steel": 0.0})
    [check] = of_kind("index_unlike_others", tender, labour=service("labour"), steel=service("steel"))
    assert check.bids == ("steel",)
    rising = sum(10 * 1.1**year for year in range(1, 11))
    assert check.context["more"] == pytest.approx(rising - 100)
    assert of_kind("index_unlike_others", tender, labour=service("labour"), fixed=service("fixed")) == []


def priced(base: float, option: float) -> list[dict[str, Any]]:
    return [
        {**make.offer(make.purchase(price)), "item": item} for item, price in (("base", base), ("more", option))
    ]


@pytest.mark.parametrize("weight", [0.0, 0.1])
def test_a_dear_option_behind_a_cheap_base(weight: float) -> None:
    plain = {"quantity": 1, "unit": "piece"}
    items = [
        {"id": "base", "name": "Base", **plain},
        {"id": "more", "name": "More", **plain, "option_weight": weight},
    ]
    tender = make.tender(items=items)
    [check] = of_kind("option_unlike_others", tender, cheap=priced(50.0, 400.0), plain=priced(100.0, 100.0))
    assert check.bids == ("cheap",)
    assert check.context == pytest.approx({"item": "more", "ratio": 8.0, "others": 1.0, "share": weight})
    assert of_kind("option_unlike_others", tender, cheap=priced(40.0, 100.0), plain=priced(100.0, 100.0)) == []


def test_a_mass_that_makes_a_trifle_weigh_most() -> None:
    def offers(heavy: float, trifle: float) -> list[dict[str, Any]]:
        masses = (("thing", 100.0, heavy), ("trifle", 1.0, trifle))
        return [
            {
                **make.offer(make.purchase(price), circularity={"mass_kg": mass, "secondary_share": 0.5}),
                "item": item,
            }
            for item, price, mass in masses
        ]

    plain = {"quantity": 1, "unit": "piece"}
    items = [{"id": "thing", "name": "Thing", **plain}, {"id": "trifle", "name": "Trifle", **plain}]
    targets = [{"indicator": "secondary_share", "at_least": 0.1}]
    tender = make.tender(items=items, circularity={"targets": targets})
    [check] = of_kind("mass_unlike_others", tender, odd=offers(1.0, 99.0), plain=offers(40.0, 2.0))
    assert (check.bids, check.context["item"]) == (("odd",), "trifle")
    assert check.context["share"] == pytest.approx(0.99)
    assert of_kind("mass_unlike_others", tender, odd=offers(400.0, 2.0), plain=offers(40.0, 2.0)) == []
