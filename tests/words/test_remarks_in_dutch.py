"""A remark names a field as the workbook has it: whoever has no text file knows no other name."""

import re

import pytest

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
