"""What a form asks is called as people call it who buy by the tonne, or a work."""

import pytest

import make
from lcc.language import LANGUAGES, translator
from lcc.model.bid import Carbon
from lcc.model.business_models import PayPerUse, Purchase
from lcc.model.tender import Item, Tender
from lcc.words.field_titles import field_title, model_title
from lcc.words.units import use_per_year


def tender_of(*, takes: bool = False, **item: object) -> Tender:
    plain = {"id": "grass", "name": "Gras", "quantity": 1, "unit": "stroom"}
    rules = {"circularity": {"ladder": {"compost": 0.5}, "shown_against_cost": "high_grade_use"}} if takes else {}
    return make.tender(items=[plain | item], **rules)


def dutch(tender: Tender) -> list[str]:
    fields = [
        PayPerUse.model_fields["fee_per_use"],
        Item.model_fields["use_per_year"],
        Purchase.model_fields["price"],
        Carbon.model_fields["production_kg"],
    ]
    return [field_title(field, tender, tender.items[0]).say(translator("nl")) for field in fields]


def test_the_unit_of_use_gives_the_word() -> None:
    by_tonne = tender_of(use_per_year=1000, use_unit="ton")
    assert dutch(by_tonne)[:2] == ["Prijs per ton", "Hoeveelheid per jaar"]
    assert model_title("pay_per_use", by_tonne, translator("nl")) == "Betalen per ton"
    assert dutch(tender_of(use_per_year=1000))[:2] == ["Prijs per gebruik", "Gebruik per jaar"]


def test_a_work_is_not_made_and_bought_to_keep() -> None:
    assert dutch(tender_of(takes=True))[2:] == ["Prijs", "Emissies van het werk"]
    assert model_title("purchase", tender_of(takes=True), translator("nl")) == "Eén prijs voor het werk"
    assert dutch(tender_of())[2:] == ["Aanschafprijs", "Emissies van productie"]
    assert model_title("purchase", tender_of(), translator("nl")) == "Koop"


@pytest.mark.parametrize(("quantity", "unit"), [(1, "ton per stroom"), (5, "ton per stroom")])
def test_what_a_use_is_per_stays_when_a_quantity_is_changed_in_a_book(quantity: int, unit: str) -> None:
    item = tender_of(use_per_year=1340, use_unit="ton", quantity=quantity).items[0]
    assert {use_per_year(item, translator(language)) for language in LANGUAGES} == {unit}
