"""Looking back at an award on price: who would have been cheapest over the life, and what decides that."""

from dataclasses import replace
from typing import Any

import pytest

import make
from lcc.analysis.look_back import LookedBack, as_json, look_back
from lcc.analysis.not_asked import Assumed, filled_in
from lcc.documents.look_back import look_back_document, outcome, questions_to_ask
from lcc.language import LANGUAGES, translator
from lcc.model import Bid, Tender
from lcc.model.look_back import LookBack
from lcc.record.problem import InputRefusedError

PRICES = {"Ash": 100.0, "Elm": 110.0}
TENDER = make.tender(residual_value="straight_line", asked_phases=["maintenance", "disposal"])
LIFE = {"question": "life", "item": "thing", "lowest": 2.0, "likely": 4.0, "highest": 6.0}
CARE = {"question": "maintenance", "item": "thing", "lowest": 0.0, "likely": 0.0, "highest": 0.0}
WASTE = {"question": "disposal", "item": "thing", "lowest": 0.0, "likely": 5.0, "highest": 80.0}


def looked_back(*ranges: dict[str, Any], prices: dict[str, float] = PRICES, **changes: Any) -> LookedBack:
    asked = LookBack.model_validate({"ranges": list(ranges), **changes})
    bids, assumed = [], list[Assumed]()
    for name, price in prices.items():
        plain = {"tender": "test", "bidder": {"name": name}}
        offer = {"item": "thing", "business_model": {"kind": "purchase", "price": price}}
        values, found = filled_in({**plain, "offers": [offer]}, TENDER, asked.ranges)
        bids.append(Bid.model_validate(values))
        assumed += [Assumed(k, name, path) for k, path in found]
    return look_back(TENDER, bids, assumed, asked)


def test_two_lives_that_nobody_asked_worked_by_hand() -> None:
    # Without interest a purchase costs 10 / life times its price, so that the dearer one wins only if it lasts longer.
    # In whole years the triangle from 2 over 4 to 6 is 1/32, 1/4, 7/16, 1/4, 1/32.
    shares = (1 / 32, 1 / 4, 7 / 16, 1 / 4, 1 / 32)
    same_or_longer = sum(one * other for k, one in enumerate(shares) for j, other in enumerate(shares) if j <= k)
    found = looked_back(LIFE, CARE, {**WASTE, "highest": 5.0, "lowest": 5.0})
    assert found.awarded == "Ash"
    assert found.share == pytest.approx(same_or_longer, abs=0.02)
    [(other, share)] = found.others
    assert other == "Elm"
    assert share == pytest.approx(1 - found.share)
    assert [one.range.question for one in found.ranges] == ["life", "maintenance", "disposal"]
    assert [one.weight for one in found.ranges] == [1.0, 0.0, 0.0]


def test_what_is_drawn_once_for_all_bids_changes_no_order() -> None:
    life = {**LIFE, "lowest": 4.0, "highest": 4.0}
    found = looked_back(life, CARE, WASTE)
    assert (found.share, found.others, found.verdict) == (1.0, [], "stands")
    assert found.costs[2, 0] > found.costs[0, 0] + 50


def test_what_is_drawn_for_each_bid_by_itself_does() -> None:
    life = {**LIFE, "lowest": 4.0, "highest": 4.0}
    found = looked_back(life, {**CARE, "highest": 20.0, "likely": 10.0}, WASTE)
    assert 0.5 < found.share < 0.9
    assert found.ranges[0].range.question == "maintenance"


def test_the_same_seed_gives_the_same_and_another_nearly() -> None:
    one, again, other = (looked_back(LIFE, CARE, WASTE, seed=seed) for seed in (1, 1, 2))
    assert as_json(one) == as_json(again)
    assert as_json(one) != as_json(other)
    assert one.share == pytest.approx(other.share, abs=0.03)


def test_who_was_awarded_can_be_another_than_who_asked_least() -> None:
    found = looked_back(LIFE, CARE, WASTE, awarded="Elm")
    assert (found.awarded, found.is_stated, found.verdict) == ("Elm", True, "other")
    assert "Elm was awarded." in outcome(found, translator("en"))[0]


@pytest.mark.parametrize(
    ("cheapest", "verdict", "said"),
    [
        ((1.0, 0.0, 0.0), "stands", ["Ash is cheapest over 10 years in 100 % of the draws: the same winner."]),
        ((0.996, 0.004, 0.0), "stands", ["in more than 99 % of the draws", "other draws: Elm in less than 1 %."]),
        ((0.6, 0.1, 0.3), "open", ["in 60 % of the draws: the same winner", "draws: Oak in 30 %, Elm in 10 %."]),
        (
            (0.4, 0.35, 0.25),
            "open",
            ["in 40 % of the draws: more often than any other", "draws: Elm in 35 %, Oak in 25 %."],
        ),
        ((0.5, 0.5, 0.0), "open", ["in 50 % of the draws, and another bid just as often."]),
        ((0.502, 0.498, 0.0), "open", ["in 50 % of the draws, and another bid just as often."]),
        ((0.37, 0.63, 0.0), "other", ["most often: Elm in 63 % of the draws, Ash in 37 %."]),
        ((0.0, 0.8, 0.2), "other", ["most often: Elm in 80 % of the draws, Ash in 0 %.", "draws: Oak in 20 %."]),
    ],
)
def test_who_is_cheapest_most_often_is_who_would_have_won(
    cheapest: tuple[float, ...], verdict: str, said: list[str]
) -> None:
    found = looked_back(LIFE, CARE, WASTE, prices={**PRICES, "Oak": 120.0})
    found = replace(found, cheapest=cheapest)
    text = " ".join(outcome(found, translator("en")))
    assert found.verdict == verdict
    assert [one for one in said if one not in text] == []
    assert ("same winner" in text) == (cheapest[0] > 0.51)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"awarded": "Oak"}, "unknown_bidder"),
        ({"prices": {"Ash": 1.0}}, "two_bids_needed"),
    ],
)
def test_what_can_not_be_looked_back_at_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        looked_back(LIFE, CARE, WASTE, **changes)
    assert [one.code for one in refused.value.problems] == [code]


def test_ranges_of_which_none_varies_are_refused() -> None:
    with pytest.raises(InputRefusedError) as refused:
        looked_back({**LIFE, "lowest": 4.0, "highest": 4.0}, CARE, {**WASTE, "lowest": 5.0, "highest": 5.0})
    assert [one.code for one in refused.value.problems] == ["nothing_assumed"]


def test_what_a_bid_states_itself_stays() -> None:
    ranges = LookBack.model_validate({"ranges": [LIFE, CARE, WASTE]}).ranges
    own = make.offer(make.purchase(service_life_years=9), included=["maintenance"], end_of_life={"disposal": 1.0})
    values = {"tender": "test", "bidder": {"name": "Own"}, "offers": [own]}
    assert filled_in(values, TENDER, ranges) == (values, [])
    hired = make.offer({"kind": "lease", "payment": 1.0, "every_months": 1, "term_months": 12})
    made, found = filled_in({**values, "offers": [hired]}, TENDER, ranges)
    assert [path[2:] for _k, path in found] == [("costs", 0, "amount")]
    assert "end_of_life" not in made["offers"][0]


def test_management_is_assumed_once_for_the_whole_bid() -> None:
    tender = make.tender(items=[{"id": one, "name": one, "quantity": 1, "unit": "piece"} for one in ("a", "b")])
    rows = [{"question": "management", "lowest": 1.0, "likely": 2.0, "highest": 3.0}]
    ranges = LookBack.model_validate({"ranges": rows}).ranges
    offers = [{"item": one, "business_model": make.purchase()} for one in ("a", "b")]
    made, found = filled_in({"offers": offers}, tender, ranges)
    assert found == [(0, ("offers", 0, "costs", 0, "amount"))]
    assert made["offers"][0]["costs"][0]["per"] == "bid"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assumption_is_marked_in_all_that_comes_out(language: str) -> None:
    _ = translator(language)
    found = looked_back(LIFE, CARE, WASTE)
    assert all(one["assumption"] for one in as_json(found)["assumptions"])
    said = str(look_back_document(found, language))
    for text in (_("Assumptions, none of them stated by a bidder"), _("own estimate"), "Ash, Elm"):
        assert text in said
    assert questions_to_ask(found, _)[0].startswith(_("How many years does it last?"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lowest": 5.0}, "range_rises"),
        ({"lowest": 0.0}, "range_below"),
        ({"item": None}, "range_item"),
        ({"resource": "water"}, "range_resource"),
    ],
)
def test_a_range_that_can_not_be_is_refused(change: dict[str, Any], code: str) -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError) as refused:
        LookBack.model_validate({"ranges": [{**LIFE, **change}]})
    assert [one["type"] for one in refused.value.errors()] == [code]


def test_the_tender_is_the_one_that_was_put_out() -> None:
    assert isinstance(looked_back(LIFE, CARE, WASTE).tender, Tender)
