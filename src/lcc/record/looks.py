"""Names and registration numbers by their looks: what a reader takes for the same is the same.

What characters look like is Unicode's own table (Technical Standard #39), in `confusables.txt` beside this file.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category, name, normalize

_TABLE = Path(__file__).with_name("confusables.txt")

_BLANK = frozenset("\u115f\u1160\u2800\U0001d159")
"""Letters and signs that show nothing; what else shows nothing is an accent or of a category that names can't hold."""

_SEEN, _MARKS = "LNS", "M"
"""Letters, digits and symbols, by the first letter of their category; and accents."""

_LEGAL_FORMS = {
    "besloten vennootschap": "bv",
    "naamloze vennootschap": "nv",
    "vennootschap onder firma": "vof",
    "commanditaire vennootschap": "cv",
    "gesellschaft mit beschränkter haftung": "gmbh",
    "limited": "ltd",
}
_LEGAL_FORM = re.compile(rf"\b({'|'.join(_LEGAL_FORMS)})\b", re.IGNORECASE)

_CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title)


def spelled(text: str) -> str:
    """Return a name without what its spelling can differ in: width, case, spaces, points, and how a legal form is put.

    >>> spelled("Hout  B.V.") == spelled("HOUT BV") == spelled("Hout besloten vennootschap")
    True
    """
    return _without_signs(_plain(text).casefold(), _SEEN + _MARKS) or text


def tender_key(authority: str, code: str) -> tuple[str, str]:
    """Return what a tender is known by among others: two of one authority and code are the same, however spelled.

    >>> tender_key("Gemeente Voorbeeld", "t1") == tender_key("gemeente  voorbeeld", "T1")
    True
    """
    return spelled(authority), normalize("NFKC", code).casefold()


@lru_cache(maxsize=10_000)
def looks(text: str) -> frozenset[str]:
    """Return what a name looks like, in each case that it can be written in: names that share one look alike.

    The skeleton of Unicode Technical Standard #39, without accents, spaces and points.

    >>> alike("Hardhout BV", "H\u0430rdh0ut B.V."), alike("Hardhout BV", "Hardhoud BV"), alike("Mail", "Mall")
    (True, False, False)
    """
    plain = _plain(text)
    found = (_skeleton(case(plain)) for case in _CASES)
    return frozenset(skeleton for skeleton in found if skeleton) or frozenset({text})


def alike(one: str, other: str) -> bool:
    """Whether two names look alike."""
    return not looks(one).isdisjoint(looks(other))


def unlike(one: str, other: str) -> str:
    """Return the characters by which two names differ, as code points where they can be taken for another.

    >>> unlike("H\u0430rdh0ut", "Hardhout")
    'U+0430 CYRILLIC SMALL LETTER A, 0, a, o'
    """
    apart = [mark for mark in dict.fromkeys(one + other) if (mark in one) != (mark in other)]
    return ", ".join(
        mark if " " < mark <= "~" else f"U+{ord(mark):04X} {name(mark, '')}".strip() for mark in apart
    )


def number_looks(number: str) -> str | None:
    """Return a registration number without spaces, points, case, width, leading zeros and the name of the register.

    None for what is no number: it has no digit but 0.

    >>> number_looks("KvK 0123.45.67") == number_looks("1234567"), number_looks("n.v.t."), number_looks("NL12b")
    (True, None, 'NLl2B')
    """
    written = re.sub(r"[\W_]", "", normalize("NFKC", number)).upper()
    digits = re.sub(r"^(KVK|KBO|COC|HRB)(NUMMER|NUMBER|NR|NO)?(?=\d)", "", written)
    return _skeleton(digits).lstrip(_skeleton("0")) if re.search(r"[1-9]", digits) else None


def _plain(text: str) -> str:
    """Return a name with usual spaces, in usual width, with its legal form in short."""
    said = " ".join(normalize("NFKC", text).split())
    return _LEGAL_FORM.sub(lambda found: _LEGAL_FORMS[found[0].casefold()], said)


def _skeleton(text: str) -> str:
    table = _confusables()
    seen = _without_signs("".join(one for one in _bare(text) if one not in _BLANK), _SEEN)
    shown = _bare("".join(table.get(one, one) for one in seen))
    return "".join(one for one in shown if one in " &" or category(one)[0] in _SEEN)


def _bare(text: str) -> str:
    """Return a text taken apart, without accents."""
    return "".join(one for one in normalize("NFKD", text) if category(one) not in ("Mn", "Me"))


def _without_signs(text: str, kept: str) -> str:
    """Return the letters, digits and symbols of a text; between digits a space stands for other signs.

    >>> _without_signs("Jansen & Zn. (lot 1-1)", "LNS")
    'Jansen&Znlot1 1'
    """
    words = "".join(one if one == "&" or category(one)[0] in kept else " " for one in text).split()
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(words))


@cache
def _confusables() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            prototype, characters = ([chr(int(code, 16)) for code in codes.split()] for codes in line.split(" ; "))
            table |= dict.fromkeys(characters, "".join(prototype))
    return table
