"""What is said has numbers as its reader writes them, and no name of a field, a path or a code of ours."""

import os
import re
import subprocess
import sys
from string import Formatter
from typing import Any

import pytest

from lcc.checks.validation import validated
from lcc.language import LANGUAGES, Text, translator
from lcc.library import shipped
from lcc.model import Tender
from lcc.model.realisation import Realisations
from lcc.record.message import Message
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem
from lcc.words.law_texts import ASKS, FOUND
from lcc.words.not_ranked import REASONS, TOLD
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.on_inputs import ON_INPUTS
from lcc.words.problems import remark_of, worded
from lcc.words.remark_texts import WORDING

EXAMPLE = shipped.examples()["street-furniture"]
FILES = (str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml"))
_OF_OURS = re.compile(r"[a-z]+_[a-z]|offers\[|\w\[\d|`|\b(?!\.)[a-z]+\.[a-z]+_[a-z]|: (?:true|false)\b")
"""Snake case, a path, a word of a file; but for the name of a command."""
_POINT = re.compile(r"(?<![\w.])\d+\.\d{1,2}(?![\w.]| uur)|(?<![\w.])\d+\.\d{4,}(?![\w.])")
"""A point for decimals: after one for thousands stand three digits, and 12.00 uur is a time."""
_PHRASES = {"hint", "suggestion", "shows", "also", "example", "models", "weights", "of_each", "what"}


def numbers_for(*texts: str) -> dict[str, Any]:
    """Return a number for each blank, and a list or nothing for what is said in words of its own."""
    blanks = {name for text in texts for _before, name, _layout, _how in Formatter().parse(text) if name}
    words: dict[str, Any] = dict.fromkeys(blanks - _PHRASES, 1234567.25)
    others = {
        "models": ("lease",),
        "weights": [("price", 0.25)],
        "of_each": [("price", 0.25)],
        "ways": (("business_model", "price"), "Proceeds"),
        "what": "values",
        "source": "A study",
        "at": "2027-03-01T12:00:00+01:00",
        "changed": "2027-03-02T12:00:00+01:00",
    }
    return words | {name: found for name, found in others.items() if name in blanks}


@pytest.mark.parametrize("code", sorted(EXPECTED_AND_MEND))
def test_a_number_in_a_problem_is_written_as_dutch_readers_write_it(code: str) -> None:
    context = numbers_for(*EXPECTED_AND_MEND[code])
    said = worded(Problem("bid.yaml", Origin(field=""), code, 0.25, context)).say(translator("nl"))
    example = "".join(EXPECTED_AND_MEND[code])
    assert "0,25" in said
    assert [found for found in _POINT.findall(said) if found not in example] == []
    assert "1234567" not in said


@pytest.mark.parametrize("code", sorted(set(ON_INPUTS) - {"not_in_force"}))
def test_a_number_in_a_remark_is_written_as_dutch_readers_write_it(code: str) -> None:
    said = remark_of(Message((), code, None, numbers_for(ON_INPUTS[code]))).say(translator("nl"))
    assert _POINT.findall(said) == []
    assert "1234567" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_remark_has_a_name_of_ours(language: str) -> None:
    _ = translator(language)
    texts = [
        *ON_INPUTS.values(),
        *REASONS.values(),
        *TOLD.values(),
        *(part for one in WORDING.values() for part in one),
        *ASKS.values(),
        *(part for one in FOUND.values() for part in one),
    ]
    said = [re.sub(r"\{\w*\}|`lcc [^`]*`", "", _(text)) for text in texts if text]
    assert [text for text in said if _OF_OURS.search(text)] == []


def dutch(*words: str) -> str:
    """Run a command in Dutch from the first word on, as its help is made when it is loaded."""
    environment = os.environ | {"LCC_LANG": "nl", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from lcc.cli import main; main()", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("sensitivity", "--two-way", "horizon_years", "inflation"), marks=pytest.mark.thorough),
        ("explain",),
    ],
)
def test_tables_and_explanations_have_commas_and_no_paths(words: tuple[str, ...]) -> None:
    said = dutch(words[0], *FILES, *words[1:])
    assert "Hardhout BV" in said
    assert re.search(r"\d,\d", said)
    assert _POINT.findall(said) == []
    assert re.findall(r"offers\[|business_model|\w\[\d", said) == []
    assert "innaar" not in said


def test_where_the_award_weighs_quality_the_cheapest_bid_is_called_no_winner() -> None:
    example = shipped.examples()["facade-cladding"]
    said = dutch(
        "sensitivity", str(example / "tender.yaml"), str(example / "bids-as-yaml"), "--vary", "horizon_years"
    )
    assert "Goedkoopste bij laag" in said
    assert "innaar" not in said


_EVERY_HELP = """
import click
from lcc.cli import main

def told(command, ctx):
    print(command.get_help(ctx))
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            part = command.get_command(ctx, name)
            told(part, click.Context(part, info_name=name, parent=ctx))

told(main, click.Context(main, info_name="lcc"))
"""


def test_dutch_help_has_dutch_placeholders() -> None:
    environment = os.environ | {"LCC_LANG": "nl"}
    done = subprocess.run(
        [sys.executable, "-c", _EVERY_HELP], env=environment, capture_output=True, text=True, check=True
    )
    english = (
        r"\b(?:OPTIONS|ARGS|COMMAND|FILE|FOLDER|NAME|TENDER|BIDS|NUMBER|INTEGER|FLOAT|RANGE|SOURCE|TITLE|DATE)\b"
    )
    assert re.findall(english, done.stdout) == []
    assert "[OPTIES]" in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("letters", *FILES, "-o", "x", "--sent", "31-02-2027"), "nodig is een datum, zoals 01-06-2027"),
        (("sensitivity", *FILES, "--extend", "0"), "nodig is een geheel getal van 1 tot en met 100, niet '0'"),
        (("sensitivity", *FILES, "--by", "x"), "nodig is een getal boven 0 tot en met 100, niet 'x'"),
        (("simulate", *FILES, "--uncertainty", "x", "--seed", "-1"), "van ten minste 0, niet '-1'"),
    ],
)
def test_a_wrong_option_is_refused_in_dutch(words: tuple[str, ...], says: str) -> None:
    assert says in dutch(*words)


def test_a_comma_is_a_decimal_mark_in_an_option_too() -> None:
    assert "Goedkoopste bij laag" in dutch("sensitivity", *FILES, "--by", "2,5", "--vary", "inflation")


def test_a_plain_number_in_any_sentence_is_written_for_its_reader() -> None:
    text = Text("{number} to {other}", {"number": 4.5, "other": 1e12})
    assert text.say(translator("nl")) == "4,5 to 1.000.000.000.000"
    assert text.say(translator("en")) == "4.5 to 1,000,000,000,000"


def test_a_number_can_be_named_as_it_is_called() -> None:
    assert "Als 'Hardhout BV: Aanschafprijs'" in dutch(
        "sensitivity", *FILES, "--vary", "Hardhout BV: Aanschafprijs"
    )
    refused = dutch("sensitivity", *FILES, "--vary", "Aanschafprijs")
    assert "er zijn bijvoorbeeld: " in refused
    assert "Hardhout BV: Aanschafprijs" in refused
    assert "business_model" not in refused


def test_what_is_not_there_is_called_nothing() -> None:
    with pytest.raises(InputRefusedError) as refused:
        validated({"award": {"method": None}, "title": "A"}, Tender, "tender.yaml")
    [award] = [one for one in refused.value.problems if one.field == "award"]
    differs = Problem("bench.json", Origin(field=""), "passport_differs", "Hout BV", {"said": None})
    for problem in (award, differs):
        said = worded(problem).say(translator("nl"))
        assert "niets" in said
        assert "None" not in said


def test_what_is_recorded_is_called_by_a_word_and_not_by_its_code() -> None:
    row = {"kind": "amended", "date": "2031-01-01", "what": "More", "promise": "a.b", "evidence": "Letter"}
    with pytest.raises(InputRefusedError) as refused:
        validated({"rows": [row]}, Realisations, "rows.yaml")
    [too_many] = [worded(one) for one in refused.value.problems]
    assert too_many.expected.say(translator("nl")) == "hier niets: dit hoort niet bij \u2018gewijzigd\u2019"
    assert too_many.found.say(translator("nl")) == "tekst 'a.b'"
    with pytest.raises(InputRefusedError) as refused:
        validated({"rows": [{**row, "promise": None}]}, Realisations, "rows.yaml")
    [value] = [worded(one) for one in refused.value.problems]
    assert value.expected.say(translator("nl")) == "een waarde: die is nodig bij \u2018gewijzigd\u2019"
    assert value.found.say(translator("nl")) == "niets"
