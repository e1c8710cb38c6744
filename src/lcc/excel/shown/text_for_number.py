"""What a text in a cell for a number is: the digits of one, more or less of one, none, or something beside one."""

import re

_DIGITS = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")
_HEDGED = re.compile(
    r"[±~<>≤≥≈]|\b(?:ca|circa|ongeveer|plm|vanaf|max|maximaal|maximum|min|minimaal|minimum|tot|tussen|indicatief|"
    r"approx|approximately|about|from|between|indicative)\b|\d\s*(?:[-\u2013]|t/m)\s*\d",
    re.IGNORECASE,
)


def kind_of_text(text: str) -> str:
    """Return the kind of finding for a text where a number is asked.

    >>> [kind_of_text(one) for one in ("900", "0,92", "15-20", "ca. 900", "n.v.t.", "900 euro")]
    ['digits_as_text', 'digits_as_text', 'no_firm_number', 'no_firm_number', 'nothing_stated', 'text_number']
    """
    said = text.strip(" \u00a0\u202f")
    if _DIGITS.fullmatch(said):
        return "digits_as_text"
    if not any(map(str.isdigit, said)):
        return "nothing_stated"
    return "no_firm_number" if _HEDGED.search(said) else "text_number"
