"""Dutch and English for everything that people read.

English stands in the code and is the key of the catalogue; `nl/LC_MESSAGES/lcc.po` holds the Dutch. Texts marked
with `_` or `N_`, titles and descriptions of the records in `model`, and the labels of lines are all in it.
"""

import os
from collections.abc import Callable
from functools import cache, reduce
from typing import Any, Literal

from lcc.record.version import LAYOUT, REWORDED

TYPE_CHECKING = False  # what checks types knows the names; `lcc --help` says nothing that has blanks
if TYPE_CHECKING:
    from lcc.language.text import (
        Bilingual,
        Exact,
        Local,
        Percent,
        ShownAmount,
        Text,
        listed,
        moment,
        with_one_stop,
    )

__all__ = [
    "LANGUAGES",
    "N_",
    "Bilingual",
    "Exact",
    "Language",
    "Local",
    "Percent",
    "ShownAmount",
    "Text",
    "Translate",
    "listed",
    "moment",
    "preferred",
    "translator",
    "with_one_stop",
]  # fmt: skip

Language = Literal["nl", "en"]
LANGUAGES = ("nl", "en")
Translate = Callable[[str], str]

_HERE = os.path.dirname(__file__)  # noqa: PTH120 -- pathlib is a tenth of the time in which `lcc --help` starts


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


@cache
def translator(language: str, version: int = LAYOUT) -> Translate:
    """Return the function that turns English into the language, in the words of a version of our workbooks.

    >>> translator("nl")("Maintenance"), translator("nl")("")
    ('Onderhoud', '')
    """
    say = _catalogue(language)
    before = [REWORDED[later].get(language, {}) for later in sorted(REWORDED, reverse=True) if later > version]

    def reworded(text: str) -> str:
        return reduce(lambda said, older: older.get(said, said), before, say(text))

    return reworded if before else say


def _catalogue(language: str) -> Translate:
    """Return what says a text in a language; English is what stands in the code."""
    if language == "en":
        return str
    from lcc.language.catalogue import Catalogue

    return Catalogue(f"{_HERE}/{language}/LC_MESSAGES/lcc.mo").said


def preferred() -> str:
    """Return the language of the reader: LCC_LANG if set to one that we have, or else Dutch."""
    wanted = os.environ.get("LCC_LANG", "")
    return wanted if wanted in LANGUAGES else "nl"


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Return what says sentences with blanks, loaded now (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module lcc.language has no attribute {name}")
        from lcc.language import text

        return getattr(text, name)
