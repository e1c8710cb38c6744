"""A remark names a field as the workbook has it: whoever has no text file knows no other name."""

import re

import pytest

import make
from lcc.language import translator
from lcc.scrutiny.remark import remark
from lcc.words.remark_texts import WORDING, said

_NAME = re.compile(r"\b[a-z]+_[a-z_]+\b")
_BLANK = re.compile(r"\{\w+\}")
_ASIDE = re.compile(r"\([^()]*\)|`[^`]*`")


@pytest.mark.parametrize("code", sorted(WORDING))
def test_a_name_of_a_text_file_is_an_aside(code: str) -> None:
    _ = translator("nl")
    for text in WORDING[code]:
        assert not _NAME.search(_ASIDE.sub("", _BLANK.sub("", _(text)))), _(text)


def test_a_field_and_a_moment_are_said_in_words() -> None:
    words = {
        "field": "yearly_costs_fall",
        "moment": "end",
        "best": "middle",
        "share": 0.02,
        "direction": "cheaper",
    }
    one = said(remark("yearly_moment_favours", words=words))
    _ = translator("nl")
    assert one.found.say(_) == (
        "Volgens 'Jaarlijkse kosten vallen' valt wat per jaar wordt gevraagd aan het eind van het "
        "jaar; dat is 2 % goedkoper dan hetzelfde per maand."
    )
    assert one.to_do.say(_).startswith("Kies bij 'Jaarlijkse kosten vallen' voor midden in het jaar:")


def test_an_item_is_named_as_people_call_it_and_not_by_its_code() -> None:
    tender = make.tender(items=[{"id": "building", "name": "Schoolgebouw slopen", "quantity": 1, "unit": "m2"}])
    check = remark("price_of_zero", ("A",), {"item": "building"})
    assert said(check, tender).found.say(translator("nl")) == "A vraagt niets voor Schoolgebouw slopen zelf."


def test_a_bidder_with_a_cost_below_zero_pays_and_is_no_share_below_who_asks() -> None:
    words = {"cost": -13910.0, "below_mean": 1.178, "robust_score": -4.0}
    told = said(remark("abnormally_low", ("A",), words)).found.say(translator("nl"))
    assert told.startswith("A betaalt 13.910,00: ver van de andere inschrijvingen")
    assert "117" not in told
