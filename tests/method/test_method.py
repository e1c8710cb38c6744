"""The rules in words: each tender says what holds in it, and nothing else."""

from typing import Any

import pytest

import make
from lcc.language import LANGUAGES, translator
from lcc.method.rules import rules_of_cost_calculation
from lcc.model import Tender

USED = [{"id": "thing", "name": "Cup", "quantity": 1, "unit": "piece", "use_per_year": 5.0}]
EVERYTHING: dict[str, Any] = {
    "inflation": 0.02,
    "discount": {"rate": [{"until_year": 5, "rate": 0.03}, {"rate": 0.02}]},
    "yearly_fees_fall": "start",
    "contracts_end_at_horizon": True,
    "purchase_options": "exercised",
    "expected_resale_haircut": 0.5,
    "open_indices": {"use": ["fixed"]},
    "vat": {"treatment": "cost", "rates": {"standard": 0.21}, "by_phase": {"use": "standard"}},
    "carbon_price": {2030: 0.1},
    "resources": {"kwh": {"unit": "kWh", "price": 0.3}},
    "asked_phases": ["use"],
    "items": [
        USED[0] | {"longest_life_years": 12.5, "return_rate": 0.9, "loss_per_trip": 0.02, "option_weight": 0.5},
        {"id": "paper", "name": "Waste paper", "quantity": 1, "unit": "tonne", "revenue": True},
    ],
}


def said(tender: Tender, language: str = "en") -> dict[str, str]:
    _ = translator(language)
    return {title.say(_): text.say(_) for title, text in rules_of_cost_calculation(tender)}


def test_it_begins_with_its_version() -> None:
    title, text = next(iter(said(make.tender()).items()))
    assert title == "Version of the method"
    assert text.startswith("These are the rules of method 2: tender and result carry method: 2.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "changes", [{}, EVERYTHING, EVERYTHING | {"discount": {"rate": 0.03, "basis": "nominal"}}]
)
@pytest.mark.parametrize("way", ["straight_line", "annuity", "none"])
def test_every_blank_is_filled_in(way: str, changes: dict[str, Any], language: str) -> None:
    found = said(make.tender(residual_value=way, **changes), language)
    assert not any("{" in title + text for title, text in found.items())
    if language == "nl":
        assert not found.items() & said(make.tender(residual_value=way, **changes)).items()


SETTLEMENTS = {
    "straight_line": "the difference is credited at the horizon: of each payment the same part",
    "annuity": "It counts for a(u) / a(L)",
    "none": "There is no residual value",
}


@pytest.mark.parametrize("way", SETTLEMENTS)
def test_a_tender_says_how_it_settles_and_not_how_others_do(way: str) -> None:
    found = said(make.tender(residual_value=way))
    text = found["Settlement at the horizon"]
    assert [name for name, sentence in SETTLEMENTS.items() if sentence in text] == [way]
    assert ("What is still to be received" in found) == (way == "straight_line")
    assert ("ends there: it comes back with interest" in found["Deposit"]) == (way != "annuity")
    assert ("year of receipt" in found["Cash by year"]) == (way != "annuity")


def test_across_bands_the_annuity_is_of_months() -> None:
    text = said(make.tender(residual_value="annuity", discount=EVERYTHING["discount"]))[
        "Settlement at the horizon"
    ]
    assert "a(n) what 1 a month from the start of the life is worth over n years, at the real rates" in text
    assert "r the real rate" not in text


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("Moment of yearly costs", "Yearly fees of pools and pay per use"),
        ("Other costs", "Deposit pools and pay per use have no life"),
        ("Other costs", "the life after a purchase option"),
        ("Replacement", "counts as this: Cup 12.5."),
        ("Buy", "50 % of it does not count"),
        ("Lease", "Contracts end at the horizon"),
        ("Lease", "A purchase option is used"),
        ("Deposit", "The tender sets the return rate: Cup 90 %."),
        ("Deposit pool", "The tender sets the loss per trip: Cup 2 %."),
        ("Indexation", "only these indices: Use: fixed."),
        ("VAT", "the rate of the tender: Use: standard."),
        ("End of life and take-back", "or leased with a purchase option"),
        ("Items with prices below zero", "For Waste paper prices"),
        ("Options", "Cup 50 %"),
        ("No silent zero", "For use it states how much of each resource"),
        ("Consumption", "The bid states"),
        ("Discounting", "There are bands of years"),
        ("Lives of the product", "A product of a pool"),
    ],
)  # fmt: skip
def test_what_a_tender_sets_is_said_and_only_then(rule: str, sentence: str) -> None:
    assert sentence in said(make.tender(**EVERYTHING))[rule]
    assert sentence not in said(make.tender()).get(rule, "")


def test_pools_and_pay_per_use_are_there_where_use_is_stated() -> None:
    assert not {"Deposit pool", "Pay per use"} & said(make.tender()).keys()
    assert {"Deposit pool", "Pay per use"} <= said(make.tender(items=USED)).keys()


def test_rates_of_vat_are_named_in_the_language_of_the_reader() -> None:
    tender = make.tender(vat={"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09, "nul": 0.0}})
    assert "(standaard 21 %, verlaagd 9 %, nul 0 %)" in said(tender, "nl")["Btw"]
