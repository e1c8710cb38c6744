"""The page on circularity says what the program does: its tables, its blocks, its example of a malus."""

import circularity_page

import make
from lcc.checks.agreement import disagreements
from lcc.circularity.bonus_malus import settlement
from lcc.circularity.of_bid import circularity_of
from lcc.model.bid import Offer
from lcc.model.circularity import CircularityRules
from lcc.model.passport import Passport

PAGE = circularity_page.PAGE.read_text()
TENDER = circularity_page.tender_on(PAGE)
[OFFER] = circularity_page.blocks(PAGE, "offer")


def test_the_tables_follow_the_definitions() -> None:
    assert circularity_page.page() == PAGE


def test_all_that_a_tender_can_ask_is_shown() -> None:
    assert TENDER.circularity is not None
    assert TENDER.circularity.model_fields_set == set(CircularityRules.model_fields)


def test_the_offer_answers_the_tender_and_shows_what_it_promises() -> None:
    assert isinstance(OFFER, dict)
    bid = make.bid(OFFER).model_copy(update={"tender": TENDER.id})
    assert disagreements(TENDER, bid) == []
    found = circularity_of(TENDER, bid).indicators
    assert set(found) >= set(TENDER.needed_indicators)
    passport = Offer.model_validate(OFFER).passport
    assert passport is not None
    optional = {
        "supplier",
        "classification",
        "product_id",
        "description",
        "functional_life_years",
        "use_intensity",
    }
    assert passport.model_fields_set == set(Passport.model_fields) - {*optional, "evidence"}


def test_the_malus_on_the_page() -> None:
    assert TENDER.circularity is not None
    [promise] = TENDER.circularity.bonus_malus
    assert settlement(promise, 0, 0.975, 0.86).due.value == -3000.0
