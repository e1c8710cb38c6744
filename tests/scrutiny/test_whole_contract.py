"""What a bid costs over its whole contract: hand-worked at a rate of zero, over a horizon of ten years."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said


def checks_of(offer: dict[str, Any], tender: Tender | None = None) -> list[Message]:
    other = make.offer(make.purchase(900.0, 10))
    bids = [make.bid(offer, name="One"), make.bid(other, name="Other")]
    return [check for check in evaluate(tender or make.tender(), bids).checks if check.bids == ("One",)]


def lease(*renewals: tuple[int, float], **parts: Any) -> dict[str, Any]:
    later = [{"months": months, "payment": payment} for months, payment in renewals]
    model = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 120, "renewals": later}
    return make.offer({**model, **parts})


def buy_back(*steps: tuple[float, float], life: float = 15.0, **parts: Any) -> dict[str, Any]:
    table = [{"after_years": years, "share_of_price": share} for years, share in steps]
    return make.offer(
        {"kind": "buy_back", "price": 1500.0, "service_life_years": life, "buy_back": table, **parts}
    )


def test_a_renewal_that_starts_too_late_to_count() -> None:
    # 10 x 100, then 10 x 300: 200 a year over 20 years.
    [check] = checks_of(lease((120, 300.0)))
    assert (check.code, check.path) == ("whole_contract", ("offers", 0, "business_model", "renewals", 0))
    assert check.context == pytest.approx(
        {"item": "thing", "inside": 100.0, "whole": 200.0, "cheaper": 0.5, "years": 20.0}, abs=1e-6
    )
    assert "50 % less inside" in said(check).line.say(translator("en"))


@pytest.mark.parametrize("payment", [0.0, 50.0, 100.0, 110.0])
def test_a_renewal_that_costs_about_the_same_or_less_is_silent(payment: float) -> None:
    assert checks_of(lease((120, payment))) == []


def test_a_dear_year_before_free_ones_is_a_jump_though_the_whole_costs_less() -> None:
    # Over 20 years (1,000 + 500) / 20 = 75 a year; over 11 years (1,000 + 500) / 11 = 136.36.
    [check] = checks_of(lease((12, 500.0), (108, 0.0)))
    assert check.code == "jump_after_horizon"
    assert check.context == pytest.approx(
        {"item": "thing", "inside": 100.0, "then": 1500 / 11, "years": 11.0}, abs=1e-6
    )


def test_a_buy_back_that_pays_more_at_the_horizon_than_is_left() -> None:
    # 1,500 - 975 = 525 over 10 years; 1,500 over 15.
    [check] = checks_of(buy_back((10.0, 0.65), (11.0, 0.0)))
    assert check.code == "whole_contract"
    assert check.context["inside"] == pytest.approx(52.5)
    assert check.context["whole"] == pytest.approx(100.0)


def test_a_buy_back_that_ends_within_the_last_month_of_a_life() -> None:
    # 0.89 back until ten years, nothing a month later, when it is worn out: 1,500 over 121 months.
    found = checks_of(buy_back((10.0, 0.89), life=121 / 12))
    [check] = [check for check in found if check.code == "whole_contract"]
    assert check.context["inside"] == pytest.approx(16.5)
    assert check.context["whole"] == pytest.approx(1500 * 12 / 121)


def test_a_buy_back_table_that_ends_at_the_horizon_pays_more_than_is_left_or_jumps() -> None:
    # 1,500 - 0.38 x 1,500 = 930 over 10 years, 100 a year over 15.
    [check] = checks_of(buy_back((10.0, 0.38), (10.5, 0.0)))
    assert check.code == "whole_contract"
    assert (check.context["inside"], check.context["whole"]) == pytest.approx((93.0, 100.0))
    # 0.2 of the price is less than is left, and a year later there is nothing: from 120 to 1,500 / 11.
    [jump] = checks_of(buy_back((10.0, 0.2), (10.5, 0.0)))
    assert jump.code == "jump_after_horizon"
    assert jump.context["then"] == pytest.approx(1500 / 11)
    assert checks_of(buy_back((10.0, 0.05), (10.5, 0.0))) == []
    # Half until a year after the horizon, nothing after it: from 75 to 1,500 / 12.
    [later] = checks_of(buy_back((11.0, 0.5), life=20.0))
    assert (later.code, later.context["years"]) == ("jump_after_horizon", 12.0)
    assert later.context["then"] == pytest.approx(1500 / 12)
    # The second life, a year old at the horizon, goes back for most of its price; a year later for nothing.
    [again] = checks_of(buy_back((1.0, 0.9), life=9.0))
    assert (again.code, again.context["years"]) == ("jump_after_horizon", 11.0)
    assert again.context["then"] == pytest.approx(3000 / 11)
    assert checks_of(buy_back((10.0, 0.38), (15.0, 0.3))) == []
    assert checks_of(buy_back((5.0, 0.6), (10.0, 0.3), (15.0, 0.1))) == []
    assert checks_of(buy_back((3.0, 0.2), (7.0, 0.1), life=7.0)) == []


def test_a_cost_on_the_day_on_which_a_buy_back_is_over_falls_if_it_is_used_a_year_longer() -> None:
    # 800 over ten years, after which nothing comes back and an overhaul of 600 is due: 1,400 over eleven.
    overhaul = {"name": "Overhaul", "phase": "maintenance", "amount": 600.0, "at_year": 10, "with_each_life": True}
    offer = buy_back((9.0, 0.0), life=20.0, price=800.0)
    [check] = checks_of({**offer, "costs": [overhaul]})
    assert (check.code, check.context["years"]) == ("jump_after_horizon", 11.0)
    assert check.context["then"] == pytest.approx(1400 / 11)
    assert checks_of(offer) == []


@pytest.mark.parametrize("residual", ["straight_line", "annuity", "none"])
@pytest.mark.parametrize(
    "offer",
    [
        make.offer(make.purchase(1500.0, 15)),
        make.offer(make.purchase(700.0, 9)),
        make.offer({"kind": "deposit", "deposit": 900.0, "cycle_months": 60, "return_rate": 0.9, "price": 300.0}),
        lease(term_months=84, index="fixed"),
    ],
)
def test_an_honest_life_that_the_horizon_cuts_off_is_silent(residual: str, offer: dict[str, Any]) -> None:
    tender = make.tender(residual_value=residual, discount={"rate": 0.0425, "basis": "nominal"}, inflation=0.02)
    assert checks_of(offer, tender) == []


def overhaul(at_year: int, amount: float) -> dict[str, Any]:
    cost = {
        "name": "Overhaul",
        "phase": "maintenance",
        "amount": amount,
        "at_year": at_year,
        "with_each_life": True,
    }
    return make.offer(make.purchase(300.0, 20), costs=[cost])


def test_a_life_of_which_the_costs_fall_at_or_after_the_horizon() -> None:
    # As an annuity of 20 years at 4.25 %: (300 + 1,450 x 1.0425^-10) / 13.294 = 94.50 a year.
    tender = make.tender(discount={"rate": 0.0425, "basis": "nominal"})
    [check] = checks_of(overhaul(10, 1450.0), tender)
    assert (check.code, check.path) == ("whole_contract", ("offers", 0, "business_model"))
    assert check.context["whole"] == pytest.approx(94.50, abs=0.01)
    assert check.context["years"] == 20.0
    assert checks_of(overhaul(3, 1000.0), tender) == []
    annuity = make.tender(residual_value="annuity", discount={"rate": 0.0425, "basis": "nominal"})
    assert checks_of(overhaul(10, 1450.0), annuity) == []


def test_what_is_still_owed_after_the_horizon_where_no_early_end_is_named() -> None:
    [check] = checks_of(lease(term_months=240))
    assert check.code == "past_horizon"
    assert check.context == {"item": "thing", "months": 120.0, "owed": 1000.0}
    assert checks_of(lease(term_months=240, early_end_cost=0.0)) == []
    assert checks_of(lease(term_months=72)) == []


def test_a_short_life_that_leaves_out_what_grows() -> None:
    tender = make.tender(
        comparison="equivalent_annual_cost",
        indices={"energy": 0.1},
        resources={"power": {"unit": "kWh", "price": 1.0, "index": "energy"}},
    )
    used = {"consumption": [{"resource": "power", "per_year": 100.0}]}
    one = {**lease(term_months=12), **used}
    ten = {**lease(), **used}
    evaluation = evaluate(tender, [make.bid(one, name="One"), make.bid(ten, name="Ten")])
    [check] = [check for check in evaluation.checks if check.code == "short_life_cheaper"]
    costs = {bid.bid.name: bid.compared for bid in evaluation.bids}
    assert check.bids == ("One",)
    assert check.context == {
        "cost": pytest.approx(costs["One"]),
        "then": pytest.approx(costs["Ten"]),
        "years": 10.0,
    }
