"""Everything that people read exists in Dutch and in English."""

import re

import catalogue
import pytest

from lcc.language import LANGUAGES, Text, translator
from lcc.language.terms import MODEL_NAMES, TERMS
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.phases import PHASES

_BLANK = re.compile(r"\{[\w:]*\}")


def test_no_translation_is_missing_or_left_over() -> None:
    known = {entry.id: entry.string for entry in catalogue.dutch() if entry.id}
    assert sorted(known) == catalogue.texts()
    assert [text for text, translation in known.items() if not translation] == []


def test_a_translation_has_the_blanks_of_its_text() -> None:
    _ = translator("nl")
    texts = catalogue.texts()
    assert [text for text in texts if sorted(_BLANK.findall(_(text))) != sorted(_BLANK.findall(text))] == []


def test_every_code_has_a_name() -> None:
    assert set(PHASES) <= set(TERMS)
    assert set(MODEL_NAMES) == set(BUSINESS_MODELS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_in_one_list_differ(language: str) -> None:
    _ = translator(language)
    for codes in (PHASES, ("every_year", "every_years", "at_year"), ("real", "nominal"), ("yearly", "continuous")):
        assert len({_(TERMS[code]) for code in codes}) == len(codes)
    assert len({_(name) for name in MODEL_NAMES.values()}) == len(MODEL_NAMES)


def test_a_text_translates_the_texts_in_its_blanks() -> None:
    text = Text("a cost for phase {phase}, a zero, or that it is included", {"phase": Text("Maintenance")})
    assert text.say(translator("nl")) == "kosten voor de fase Onderhoud, een nul, of dat zij inbegrepen is"
