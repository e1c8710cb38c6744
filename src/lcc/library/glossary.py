"""The glossary: terms of procurement and life-cycle costs in Dutch and English, each with its meaning in one line."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_suffix(".toml")
_OTHER_NAMES = re.compile(r"^(?P<name>.*?)\s*(?:\((?P<others>.*)\))?$")


class GlossaryTerm(NamedTuple):
    """A term in one language: its name, with other names in brackets, and what it means."""

    name: str
    meaning: str

    @property
    def words(self) -> list[str]:
        """Every name by which it is found in a text."""
        found = _OTHER_NAMES.fullmatch(self.name)
        if found is None:
            return [self.name]
        return [found["name"], *(found["others"].split(", ") if found["others"] else [])]

    def is_in(self, text: str) -> bool:
        """Whether a text has the term, whole or as the start of a plural or a compound with a hyphen.

        >>> entry = GlossaryTerm("lot", "a part of the contract")
        >>> entry.is_in("Lots are drawn"), entry.is_in("a lottery")
        (True, False)
        """
        return any(re.search(rf"\b{re.escape(word)}(?:s|n|en)?\b", text, re.IGNORECASE) for word in self.words)


@cache
def glossary(language: str) -> tuple[GlossaryTerm, ...]:
    """Return the terms in a language, `nl` or `en`, in the order of the file."""
    listed = tomllib.loads(_FILE.read_text("utf-8"))["term"]
    return tuple(GlossaryTerm(one[language], one["meaning"][language]) for one in listed)


def occurring(texts: Iterable[str], language: str) -> list[GlossaryTerm]:
    """Return the terms that stand in texts, in the order of the glossary."""
    # A title of a narrow column is broken, within a word or between words.
    whole = "\n".join({text.replace("-\n", "").replace("\n", " "): None for text in texts})
    return [entry for entry in glossary(language) if entry.is_in(whole)]
