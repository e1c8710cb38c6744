"""Whether a cell shows what it holds: a number format can show another number, other words, or nothing.

The section of the format that the value falls under is read as a program reads it. What it may have is listed here;
all else is refused, so that no way to show something else has to be thought of first.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from unicodedata import category, name, normalize

from lcc.excel.shown.number_format import FormatPart, sections_of
from lcc.excel.shown.units import (
    BEGIN_SCALES,
    CODES,
    END_SCALES,
    NAMES_OF_MONEY,
    SCALES,
    SCALES_AS_WRITTEN,
    SIGNS_OF,
    UNITS,
    UNITS_WITH_A_DIGIT,
    contradicts,
)
from lcc.record.looks import looks

_WIDEST_GENERAL, _EXACT = 1e11, 1e15
"""From here on the format General shows a power of ten, and a workbook no longer has every digit."""

_MOST_ROUNDED = 0.05
"""How much of a number may be lost in the decimals that are not shown."""

_INTEGER = "(?:[#0?]+(?:,[#0?]+)*|[#0?]{1,3}(?:[ \u00a0\u202f][#0?]{3})+|)"
_NUMBER = re.compile(rf"(?P<whole>{_INTEGER})(?:\.(?P<decimals>[#0?]*))?(?P<power>[Ee][+-][0#?]+)?")

_NO_NUMBER = "%"
"""What stands for placeholders with something else between them: no number is shown like that."""

_LOCALE = re.compile("(?:[0-9A-Fa-f]{1,4}|x-(?:sysdate|systime|euro\\d?))?")
_COLOURS: Mapping[str, str] = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4}")
"""Between day, month and year stands no word, as the name of a month would be."""
_TIME = re.compile(r"h+[ :.]*m+(?:[ :.]*s+)?")
_INDEXED = re.compile(r"colou?r ?(\d{1,2})")

_SPACES = " \u00a0\u2009\u202f"
_MINUS = "-\u2212\u2010\u2011\u2012\u2013"


_READER_S_OWN = {
    5: "#,##0;-#,##0", 6: "#,##0;[Red]-#,##0", 7: "#,##0.00;-#,##0.00", 8: "#,##0.00;[Red]-#,##0.00",
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '* #,##0;-* #,##0;* "-"', 42: '* #,##0;-* #,##0;* "-"',
    43: '* #,##0.00;-* #,##0.00;* "-"??', 44: '* #,##0.00;-* #,##0.00;* "-"??',
}  # fmt: skip
"""Formats of which a file states the number alone: signs of money and minus are those of the reader's own country."""


def format_of(cell: object) -> str | None:
    """Return the number format of a cell of openpyxl; None where it names one that is not there."""
    style = cell._style  # type: ignore[attr-defined]  # noqa: SLF001
    number = style.numFmtId if style else 0
    if number in _READER_S_OWN:
        return _READER_S_OWN[number]
    try:
        return str(cell.number_format)  # type: ignore[attr-defined]
    except (IndexError, KeyError):
        return None


def shows_what_it_holds(
    number_format: str | None,
    value: float,
    *,
    is_share: bool = False,
    currency: str | None = "EUR",
    unit: str | None = None,
) -> bool:
    """Whether a cell with this number format shows the number that it holds.

    Parameters
    ----------
    number_format
        As `format_of` has it.
    value
        What the cell holds.
    is_share
        Whether a percent sign says the same: 5 % is 0.05.
    currency
        The code of the currency that may stand beside it; any may where it is None.
    unit
        What it is per, in words: no other period or count may stand beside it; any may where it is None.

    >>> formats = ("General", "#,##0.00", '"€" 0', '0" st."', '0","000', ";;;", "0,", "*90", "-0", '0" k"')
    >>> [shows_what_it_holds(one, 900) for one in formats]
    [True, True, True, True, False, False, False, False, False, False]
    """
    if number_format is None or not math.isfinite(value):
        return False
    if number_format == "@":
        return True
    section, is_for_negatives = _section(number_format, value)
    if section is None or any(part.kind in ("letter", "other", "at") for part in section):
        return False
    if not all(_is_plain_bracket(part) for part in section) or any(
        part.kind == "fill" and part.said not in _SPACES for part in section
    ):
        return False
    parts = [
        FormatPart("text", text_of(part)) if part.kind in ("fill", "space", "bracket") else part
        for part in section
    ]
    before, number, after = _around(parts)
    if number is None:
        return value == 0 and _is_dash(before, currency)
    percents = sum(part.kind == "percent" for part in parts)
    if percents > is_share:
        return False
    if not _shows_digits(number, value * 100 if percents else value):
        return False
    if float(value).is_integer() and not percents:
        after = _without_dash(number, after)
    if unit is not None and contradicts(f"{before} {after}", unit):
        return False
    return _words_fit(before, after, currency, is_negative=is_for_negatives)


@lru_cache(maxsize=256)
def shows_text(number_format: str | None) -> bool:
    """Whether a cell with this number format shows a text in it as it stands.

    >>> [shows_text(one) for one in ("General", "@", '"EUR" 0', "0;0;0;", '@"!"', None)]
    [True, True, True, False, False, False]
    """
    if number_format is None:
        return False
    sections = sections_of(number_format)
    with_text = [section for section in sections if any(part.kind == "at" for part in section)]
    if len(sections) < 4 and not with_text:
        return True
    section = sections[3] if len(sections) > 3 else with_text[-1]
    return (
        len(sections) < 5
        and "".join(map(text_of, section)).strip(_SPACES) == "@"
        and all(map(_is_plain_bracket, section))
    )


def shows_day(number_format: str | None) -> bool:
    """Whether a cell with this number format shows a date with its day, month and year, and no other digits.

    >>> [shows_day(one) for one in ("yyyy-mm-dd", "d mmmm yyyy;@", "[$-413]dd/mm/yy", "mm-yy", 'd-m-"2031";yyyy')]
    [True, True, True, False, False]
    >>> shows_day("yyyy-mm-dd h:mm:ss"), shows_day("yyyy-dd h:mm")
    (True, False)
    """
    if number_format is None:
        return False
    section = sections_of(number_format)[0]
    code = "".join(part.said if part.kind in ("letter", "number", "other") else " " for part in section).lower()
    words = "".join(part.said for part in section if part.kind == "text")
    signs = [part.said for part in section if part.kind == "bracket"]
    return (
        {*_TIME.sub("", code)} - {*" /:.,"} == {*"dmy"}
        and not any(category(sign)[0] in "NCM" for sign in words)
        and not _WORD.search(words)
        and all(map(_is_plain_bracket, section))
        and not any(_colour(FormatPart("bracket", sign)) is None and not sign.startswith("$") for sign in signs)
    )


def digits_shown(number: float, number_format: str | None) -> str | None:
    """Return the digits of a whole number as its cell shows them, zeros in front and all; None where it shows others.

    >>> digits_shown(1234567, "00000000"), digits_shown(1234567, "General"), digits_shown(1234567, "#,##0")
    ('01234567', '1234567', None)
    """
    shown = (number_format or ";").partition(";")[0]
    if number < 0 or number > _EXACT or not float(number).is_integer():
        return None
    if shown in ("General", "@"):
        return f"{number:.0f}" if number < _WIDEST_GENERAL else None
    is_plain = re.fullmatch("#*0+", shown) is not None and number < _EXACT
    return f"{number:.0f}".zfill(shown.count("0")) if is_plain else None


def colour_shown(number_format: str | None, value: object) -> str | int | None:
    """Return the colour that a number format gives to a value: six digits, or its place among the indexed ones.

    >>> colour_shown("0;[Red]-0", -1), colour_shown("0;[Red]-0", 1), colour_shown("[Color 2]0", 1)
    ('FF0000', None, 2)
    """
    if number_format is None:
        return None
    sections = sections_of(number_format)
    if isinstance(value, int | float):
        section = _section(number_format, value)[0]
    else:
        section = sections[3] if len(sections) > 3 else sections[0]
    found = [_colour(part) for part in section or () if part.kind == "bracket"]
    return next((colour for colour in found if colour is not None), None)


def words_beside(number_format: str | None, value: object) -> str:
    """Return the words that a number format shows beside a number, where they are more than its unit or currency.

    >>> words_beside('0.00" excl. montage"', 900), words_beside('[$€-413] 0.00" per stuk"', 900)
    ('excl. montage', '')
    """
    if number_format is None or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    section = _section(number_format, value)[0] or []
    said = " ".join(text_of(part) for part in section if part.kind in ("text", "bracket")).strip()
    words = re.findall(r"[^\W\d_]+\d?", normalize("NFKC", said).casefold())
    signs = {sign.casefold() for known in SIGNS_OF.values() for sign in known}
    known = UNITS | signs | {code.casefold() for code in CODES}
    return said if any(word not in known for word in words) else ""


def section_for(number_format: str, value: float) -> Sequence[FormatPart] | None:
    """Return the section of a number format that a number falls under; None where there are too many."""
    return _section(number_format, value)[0]


def _section(number_format: str, value: float) -> tuple[Sequence[FormatPart] | None, bool]:
    """Return the section that a number falls under, and whether it is one for numbers below zero alone."""
    sections = sections_of(number_format)
    if len(sections) > 4:
        return None, False
    # A section for text alone leaves numbers as they are.
    if len(sections) > 1 and len(sections) < 4 and any(part.kind == "at" for part in sections[-1]):
        sections = sections[:-1]
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), False


def _is_plain_bracket(part: FormatPart) -> bool:
    """Whether a part, if it is in brackets, is a colour, or a sign of money and a place where digits are usual."""
    if part.kind != "bracket" or _colour(part) is not None:
        return True
    sign, _dash, locale = part.said.removeprefix("$").partition("-")
    return part.said.startswith("$") and _LOCALE.fullmatch(locale) is not None and not any(map(str.isdigit, sign))


def _colour(part: FormatPart) -> str | int | None:
    said = part.said.casefold()
    numbered = _INDEXED.fullmatch(said)
    return int(numbered[1]) if numbered else _COLOURS.get(said)


def text_of(part: FormatPart) -> str:
    """Return the text that a part of a number format shows beside the digits."""
    if part.kind == "bracket":
        return part.said[1:].partition("-")[0] if part.said.startswith("$") else ""
    return " " if part.kind in ("fill", "space") else part.said


def _around(parts: Sequence[FormatPart]) -> tuple[str, str | None, str]:
    """Return what stands before, in and after the digits; no digits at all are None."""
    places = [k for k, part in enumerate(parts) if part.kind in ("number", "general")]
    text = ["" if part.kind == "percent" else part.said for part in parts]
    if not places:
        return "".join(text), None, ""
    first, last = places[0], places[-1]
    before, number, after = "".join(text[:first]), "".join(text[first : last + 1]), "".join(text[last + 1 :])
    if any(
        part.kind not in ("number", "general") and part.said not in _SPACES for part in parts[first : last + 1]
    ):
        return before, _NO_NUMBER, after
    # `-??` keeps room for digits that a zero does not have.
    is_room = re.fullmatch(r"\?+|#+", number) is not None and set(before) & set(_MINUS)
    return before, None if is_room else number, after


def _is_dash(said: str, currency: str | None) -> bool:
    """Whether a text is a dash, as accounts have it for zero, with the sign of money or without."""
    signs = {sign.casefold() for sign in _signs(currency)}
    words = said.casefold().split()
    return [word for word in words if word not in signs] in (["-"], ["\u2013"], ["--"])


def _shows_digits(number: str, value: float) -> bool:
    """Whether these placeholders show a value, but for a small part of it in decimals that are left out."""
    if number.casefold() == "general":
        return True
    placed = _NUMBER.fullmatch(number)
    if placed is None or not (placed["whole"] or placed["decimals"]):
        return False
    decimals = len(placed["decimals"] or "")
    shown = float(f"{value:.{decimals}e}") if placed["power"] else round(value, min(decimals, 15))
    if shown == 0:
        return value == 0 and "0" in number
    return math.isclose(shown, value, rel_tol=_MOST_ROUNDED)


def _words_fit(before: str, after: str, currency: str | None, *, is_negative: bool) -> bool:
    """Whether what stands around the digits is a unit or a sign of money, and can't be taken for a part of a number."""
    if is_negative:
        sign = _without_sign(before, after)
        if sign is None:
            return False
        before, after = sign
    near = before[-1:] + after[:1]
    return (
        all(sign in _SPACES or _may_touch(sign) for sign in near)
        and not (set(before) | set(after))
        & set("()+*\u00d7=<>~^%\u2030\u066a'\"`\u00b4\u2019!|[]{}\\")
        - (set("()'\u2019") if after[:1] in ("", *_SPACES) and not set(before) & set("()'\u2019") else set())
        and all(_is_unit(text, currency) for text in (before, after))
    )


def _without_dash(number: str, after: str) -> str:
    """Return what stands after the digits without the dash that is written for no cents: `900,-` or `900.--`.

    >>> [_without_dash("#,##0", said) for said in (",-", ",-- per stuk", "-")], _without_dash("0.", "-")
    (['', ' per stuk', '-'], '')
    """
    if number.endswith("."):
        return re.sub(r"^(?:--?|[=\u2013\u2014])(?![^\s])", "", after)
    return after if "." in number else re.sub(r"^[.,](?:--?|[=\u2013\u2014])(?![^\s])", "", after)


def _without_sign(before: str, after: str) -> tuple[str, str] | None:
    """Return what stands around the digits of a number below zero without its minus or brackets; None without those."""
    if before.count("(") == 1 and after.count(")") == 1:
        return before.replace("(", " "), after.replace(")", " ")
    for minus in _MINUS[:2]:
        if before.count(minus) == 1:
            return before.replace(minus, " "), after
        if after.lstrip(_SPACES).startswith(minus):
            return before, after.replace(minus, " ", 1)
    return None


def _may_touch(sign: str) -> bool:
    """Whether a sign may stand against a digit: one of money, or a letter that does not look like a digit."""
    if category(sign) == "Sc":
        return True
    digits = (looks(digit) for digit in "0123456789")
    return category(sign) in ("Ll", "Lu") and sign.isascii() and not any(looks(sign) & digit for digit in digits)


def _is_unit(text: str, currency: str | None) -> bool:
    plain = normalize("NFKC", text)
    if any(category(sign)[0] == "M" or category(sign) in ("Cc", "Cf", "Co", "Cn", "Cs") for sign in text):
        return False
    for position, sign in enumerate(plain):
        before, next_ = plain[position - 1 : position], plain[position + 1 : position + 2]
        if sign in ".,:" and not before.isalpha():
            return False
        if sign in f"/{_MINUS}" and not (
            next_.isalpha() and (before.isalpha() or sign == "/" or before.isdigit())
        ):
            return False
    words = re.findall(r"[^\W_]+|[^\w\s]", plain)
    return all(_is_word(word, currency) for word in words) and not _is_scaled_money(plain, currency)


def _is_word(word: str, currency: str | None) -> bool:
    if any(category(sign) in ("Nd", "Nl", "No") for sign in word) and word.casefold() not in UNITS_WITH_A_DIGIT:
        return False
    small = word.casefold()
    if (
        small in SCALES
        or word in SCALES_AS_WRITTEN
        or small.startswith(BEGIN_SCALES)
        or small.endswith(END_SCALES)
    ):
        return False
    if category(word[0]) in ("Sm", "Sk") or "\u0192" in word:
        return False
    if any(
        not sign.isascii() and category(sign) in ("Ll", "Lu", "Lo", "Lm") and "LATIN" not in name(sign, "")
        for sign in word
    ):
        return False
    return currency is None or not is_other_money(word, currency)


def is_other_money(word: str, currency: str | None) -> bool:
    """Whether a word is the sign, code or name of money, of another currency than this one."""
    is_money = word in CODES or category(word[0]) == "Sc" or word.upper() in NAMES_OF_MONEY
    return is_money and word.upper() not in _signs(currency)


def _is_scaled_money(text: str, currency: str | None) -> bool:
    """Whether a letter against a sign of money makes thousands of it: k€, T€, €m."""
    signs = "|".join(re.escape(sign) for sign in _signs(currency) if not sign.isalpha())
    return (
        bool(signs)
        and re.search(rf"(?:(?<![^\W_])[kKtTmMcC] ?(?:{signs}))|(?:(?:{signs}) ?[kKtTmMcC]\b)", text) is not None
    )


def _signs(currency: str | None) -> tuple[str, ...]:
    return SIGNS_OF.get(currency or "", (currency or "",))
