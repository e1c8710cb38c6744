"""Questions in a terminal, each with an answer that stands until another one is typed."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from lcc.cli.terminal import is_in_terminal, say
from lcc.cli.typed import WholeNumber
from lcc.language import Translate


def is_terminal() -> bool:
    """Whether somebody can answer."""
    return is_in_terminal(sys.stdin)


def choose(
    question: str,
    answers: Mapping[str, str],
    default: str,
    _: Translate,
    headings: Mapping[str, str] | None = None,
) -> str:
    """Ask for one of several answers by its number; `answers` says by code what each is called.

    `headings` says under what each stands; those under one heading follow each other.
    """
    say("\n" + question)
    codes, heading = list(answers), None
    for number, code in enumerate(codes, start=1):
        if headings is not None and headings[code] != heading:
            heading = headings[code]
            say(f"  {heading}")
        say(f"  {number:>{len(str(len(codes)))}}  {answers[code]}")
    numbers = WholeNumber(1, len(codes))
    chosen: int = click.prompt(_("Your choice"), default=codes.index(default) + 1, type=numbers)
    return codes[chosen - 1]


def text(question: str, default: str) -> str:
    """Ask for words on one line."""
    return str(click.prompt("\n" + question, default=default)).strip()


def agrees(question: str, _: Translate, *, default: bool) -> bool:
    """Ask for yes or no, in the reader's language; the first letter will do."""
    words = {True: _("yes"), False: _("no")}
    while True:
        said = str(click.prompt(question, default=words[default])).strip().casefold()
        for answer, word in words.items():
            if said and word.casefold().startswith(said):
                return answer
        say(_("Answer {yes} or {no}.").format(yes=words[True], no=words[False]))


def new_file(question: str, default: Path) -> Path:
    """Ask for the name of a file to write."""
    return Path(text(question, str(default)))
