"""What was filled in on an earlier form has its place on the form of the tender as it is now, or is named."""

import pytest

import make
from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.carried import Carried, carried_over
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import form_with, write_form
from lcc.language import LANGUAGES, translator
from lcc.model import Bid, Tender
from readers import read_form


def carried(content: bytes, now: Tender) -> Carried:
    return carried_over(open_form(content, layouts_of(now)), now)


def changed(tender: Tender, **changes: object) -> Tender:
    return Tender.model_validate({**tender.model_dump(mode="json", exclude_unset=True), **changes})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["street-furniture", "reusable-cups"])
def test_every_answer_that_still_has_a_place_is_carried_over(name: str, language: str) -> None:
    found = make.example(name)
    now = changed(found.tender, horizon_years=found.tender.horizon_years + 1)
    for bid in (one.bid for one in found.bids):
        before = carried(write_form(found.tender, language, bid), now)
        assert (before.without_place, before.empty) == ([], [])
        asked = form_layout(now, language).places
        said = answers_of(bid, now, translator(language)).items()
        assert before.answers == {key: answer for key, answer in said if key in asked}
        assert read_form(form_with(before.answers, now, "nl"), "form.xlsx", now)[0].offers == bid.offers


def test_what_has_no_place_any_more_is_named_and_not_put_elsewhere() -> None:
    tender = make.tender()
    bid: Bid = make.bid(make.offer(make.purchase(price=100.0)))
    before = carried(write_form(tender, "en", bid), changed(tender, business_models=["lease"]))
    assert [spot.label for spot, _found in before.without_place] == [
        "Business model",
        "Purchase price",
        "Service life",
    ]
    assert {key[0] for key in before.answers} == {"bidder"}
    assert [text.say(str) for text in before.empty]


def test_an_item_that_was_renamed_keeps_its_answers_and_is_said() -> None:
    tender = make.tender()
    bid: Bid = make.bid(make.offer(make.purchase(price=100.0)))
    content = write_form(tender, "en", bid)
    [item] = [one.model_dump(exclude_unset=True) for one in tender.items]
    renamed = carried(content, changed(tender, items=[{**item, "name": "Park bench"}]))
    assert renamed.renamed == {tender.items[0].name: "Park bench"}
    assert renamed.without_place == []
    another = carried(content, changed(tender, items=[{**item, "name": "Park bench", "quantity": 7}]))
    assert another.renamed == {}
    assert {spot.item for spot, _found in another.without_place} == {tender.items[0].name}
