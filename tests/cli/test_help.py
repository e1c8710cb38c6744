"""`lcc --help` shows what every tender takes, `lcc more` the rest by role, and old names still work."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from command_line import run
from lcc.cli.group import COMMANDS, FIRST, MORE, OLD_NAMES

IN_THE_ORDER_OF_THE_WORK = ["start", "form", "check", "score", "letters", "verify"]


def typed(*words: str, code: int = 0, language: str = "en") -> list[str]:
    """Return the lines that a process of its own prints in a terminal of eighty columns."""
    surroundings = os.environ | {"COLUMNS": "80", "LCC_LANG": language}
    command = [str(Path(sys.executable).with_name("lcc")), *words]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == code
    return (done.stdout + done.stderr).splitlines()


@pytest.mark.parametrize(
    ("language", "closing"), [("nl", "De overige opdrachten"), ("en", "lists the other commands")]
)
def test_help_shows_at_most_seven_verbs_in_eighty_columns(language: str, closing: str) -> None:
    lines = typed("--help", language=language)
    verbs = [line.split()[0] for line in lines if line.startswith("  ") and line.split()[0] in COMMANDS]
    assert verbs == IN_THE_ORDER_OF_THE_WORK
    assert max(map(len, lines)) <= 80
    assert not any(line.endswith("...") for line in lines if line.split()[:1] and line.split()[0] in COMMANDS)
    assert closing in lines[-1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_more_lists_every_other_command_once_in_eighty_columns(language: str) -> None:
    lines = run("more", "--lang", language).stdout.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(listed) == sorted(COMMANDS.keys() - FIRST.keys() - {"more"})
    assert len(listed) == sum(map(len, MORE.values()))
    assert max(map(len, lines[:-1])) <= 80


def test_every_command_is_listed_and_every_listed_command_is_there() -> None:
    modules = {
        file.name.removesuffix(".py").replace("_", "-")
        for file in files("lcc.cli.commands").iterdir()
        if file.name[0] != "_"
    }
    assert modules == COMMANDS.keys()


@pytest.mark.parametrize(("old", "new"), OLD_NAMES.items())
def test_an_old_name_does_what_the_new_one_does(old: str, new: str) -> None:
    assert typed(old, "--help")[1:] == typed(new, "--help")[1:]


@pytest.mark.parametrize("several", ["award", "map", "passport", "quality", "start"])
def test_the_parts_of_a_command_are_listed_with_whole_sentences(several: str) -> None:
    assert not [line for line in typed(several, "--help")[1:] if line.endswith("...")]


def test_a_name_with_a_slip_is_answered_with_the_one_that_was_meant() -> None:
    assert typed("leters", code=2)[-1] == "Error: There is no command leters; did you mean letters?"
