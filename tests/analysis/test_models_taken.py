"""Offers that the program makes up keep to any business models that a tender takes."""

from itertools import chain, combinations
from typing import Any

import pytest

import make
from lcc.analysis.circular_share import circular_share
from lcc.analysis.deciding import deciding_settings
from lcc.analysis.neutrality import findings, neutrality
from lcc.analysis.worked_example import worked_example
from lcc.documents.statement.method_statement import method_statement
from lcc.language import translator
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Tender
from said import texts

SUBSETS = [*chain.from_iterable(combinations(BUSINESS_MODELS, number) for number in (1, 2))]


def taking(*models: str, **changes: Any) -> Tender:
    """Return a tender that takes these business models alone."""
    item = {"id": "thing", "name": "Thing", "quantity": 3, "unit": "piece", "use_per_year": 50.0}
    rates = {"rate": 0.04, "basis": "nominal"}
    return make.tender(items=[item], discount=rates, business_models=list(models), **changes)


@pytest.mark.parametrize("models", SUBSETS, ids="-".join)
def test_whatever_is_taken_it_is_looked_at_and_explained(models: tuple[str, ...]) -> None:
    tender = taking(*models, residual_value="straight_line")
    [found] = neutrality(tender)
    assert {way for way in found.at_horizon if not way.startswith(models)} == set()
    assert any(found.at_horizon), "at least one way"
    assert list(findings(found))
    deciding_settings(tender)
    circular_share(tender)
    example = worked_example(tender, translator("en"))
    assert example is not None
    assert {offer.business_model.kind for one in example.bids for offer in one.bid.offers} == {*models}
    assert all(one.rank for one in example.bids)
    assert "Worked example" in texts(method_statement(tender, "en"))


def test_of_one_way_to_offer_nothing_is_favoured() -> None:
    [found] = neutrality(taking("purchase"))
    assert [text.say(translator("en")) for text in findings(found)] == [
        "There is one way to offer this: nothing to favour."
    ]
    remarks = {one.code for one in deciding_settings(taking("purchase", residual_value="none"))}
    assert not remarks & {"residual_value_favours", "options_not_stated", "contract_end_not_stated"}
