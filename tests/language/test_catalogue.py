"""Everything that people read exists in Dutch and in English."""

import re
from pathlib import Path

import catalogue
import click
import pytest
from click.testing import CliRunner

from lcc.cli import main
from lcc.cli.click_words import OF_ONE_OR_MORE, SENTENCES
from lcc.language import LANGUAGES, Text, translator
from lcc.language.terms import MODEL_NAMES, TERMS
from lcc.library.phases import PHASES
from lcc.library.published import PUBLISHED
from lcc.model.business_models import BUSINESS_MODELS

_ENGLISH = re.compile(r"\b(and|article|as|on|publication|tables?|texts?|the)\b")
_BLANK = re.compile(r"\{[\w:]*\}")


def test_no_translation_is_missing_or_left_over() -> None:
    known = {entry.id: entry.string for entry in catalogue.dutch() if entry.id}
    alone, pairs = [one for one in known if isinstance(one, str)], [one for one in known if isinstance(one, tuple)]
    assert sorted(alone) == catalogue.texts()
    assert sorted(pairs) == sorted(OF_ONE_OR_MORE)
    assert all(all(known[pair] or ()) for pair in pairs)
    assert [text for text, translation in known.items() if not translation] == []


def test_a_translation_has_the_blanks_of_its_text() -> None:
    _ = translator("nl")
    texts = catalogue.texts()
    assert [text for text in texts if sorted(_BLANK.findall(_(text))) != sorted(_BLANK.findall(text))] == []


@pytest.mark.parametrize("word", ["controlegetal", "indexen"])
def test_one_thing_has_one_dutch_word(word: str) -> None:
    """A checksum is a controlesom, and what prices follow are indices, as in the files."""
    _ = translator("nl")
    assert [text for text in catalogue.texts() if re.search(word, _(text), re.IGNORECASE)] == []


def test_what_click_says_is_what_it_says_in_this_release() -> None:
    said = "".join(file.read_text() for file in Path(click.__file__).parent.glob("*.py"))
    wanted = [*SENTENCES, *(text for pair in OF_ONE_OR_MORE for text in pair)]
    assert [text for text in wanted if f'"{text}"' not in said] == []


def test_click_speaks_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LCC_LANG", "nl")
    said = [CliRunner().invoke(main, words).output for words in (["--nope"], ["score"], ["demo", "a", "b"])]
    assert "Fout: Er is geen optie '--nope'." in said[0]
    assert "Fout: Er ontbreekt een argument" in said[1]
    assert "Te veel argumenten" in said[2]
    assert all(text.startswith("Gebruik:") for text in said)


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


def test_a_source_that_is_worded_in_english_has_its_dutch() -> None:
    worded = {
        one.source for figures in PUBLISHED.values() for one in figures.values() if _ENGLISH.search(one.source)
    }
    _ = translator("nl")
    assert worded
    assert [_(source) for source in worded if _ENGLISH.search(_(source))] == []
