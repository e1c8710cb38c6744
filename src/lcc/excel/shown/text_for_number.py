"""What a text in a cell for a number is: the digits of one, more or less of one, none, or something beside one."""

import re

_DIGITS = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_HEDGED = re.compile(
    r"[±~<>≤≥≈]|\b(?:ca|circa|ongeveer|plm|vanaf|max|maximaal|maximum|min|minimaal|minimum|tot|tussen|indicatief|"
    r"approx|approximately|about|from|between|indicative)\b|\d\s*(?:[-\u2013]|t/m)\s*\d",
    re.IGNORECASE,
)


def kind_of_text(text: str, *, is_share: bool = False) -> str:
    """Return the kind of finding for a text where a number is asked; a percentage is one only where that is a share.

    >>> [kind_of_text(one) for one in ("900", "0,92", "15-20", "ca. 900", "n.v.t.", "900 euro")]
    ['digits_as_text', 'digits_as_text', 'no_firm_number', 'no_firm_number', 'nothing_stated', 'text_number']
    >>> [kind_of_text(one) for one in ("2029-01-31", "31-1-2029", "1.234.567")]
    ['not_a_number', 'not_a_number', 'text_number']
    >>> kind_of_text("12%"), kind_of_text("12%", is_share=True)
    ('text_number', 'digits_as_text')
    """
    said = text.strip(" \u00a0\u202f")
    if _DIGITS.fullmatch(said) and (is_share or not said.endswith("%")):
        return "digits_as_text"
    if _DAY.fullmatch(said):
        return "not_a_number"
    if not any(map(str.isdigit, said)):
        return "nothing_stated"
    return "no_firm_number" if _HEDGED.search(said) else "text_number"
