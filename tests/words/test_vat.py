"""How VAT counts in the costs is said beside them, so that a bidder recognises what it offered."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import LANGUAGES, translator
from lcc.words.vat import vat_in_costs

RATES = {"standard": 0.21, "reduced": 0.09}


@pytest.mark.parametrize(
    ("vat", "cost", "said"),
    [
        ({}, 1000.0, "These costs exclude VAT."),
        ({"treatment": "compensable", "rates": RATES}, 1000.0, "These costs exclude VAT."),
        (
            {"treatment": "cost", "rates": RATES},
            1210.0,
            "These costs include VAT (standard 21 %), which is a cost",
        ),
        (
            {"treatment": "mixed", "cost_share": 0.3, "rates": RATES},
            1063.0,
            "include 30 % of the VAT (standard 21 %)",
        ),
    ],
)
def test_costs_say_which_vat_is_in_them(vat: dict[str, Any], cost: float, said: str) -> None:
    [one] = evaluate(make.tender(vat=vat), [make.bid(make.offer(make.purchase(1000.0)))]).bids
    assert one.phases["purchase"] == pytest.approx(cost)
    assert said in vat_in_costs(make.tender(vat=vat), one.lines).say(translator("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_rates_are_named_in_the_language(language: str) -> None:
    tender = make.tender(vat={"treatment": "cost", "rates": RATES})
    [one] = evaluate(tender, [make.bid(make.offer(make.purchase(1000.0)))]).bids
    name = {"nl": "standaard 21 %", "en": "standard 21 %"}[language]
    assert name in vat_in_costs(tender, one.lines).say(translator(language))
