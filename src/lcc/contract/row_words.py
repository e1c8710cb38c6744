"""How people write what is recorded: the kinds in both languages, and days the Dutch way."""

import re
from collections.abc import Mapping

from lcc.language import N_

KIND_NAMES: Mapping[str, str] = {
    "paid": N_("paid"),
    "measured": N_("measured"),
    "amended": N_("amended"),
    "secured": N_("secured"),
    "defaulted": N_("defaulted"),
}
KINDS: Mapping[str, str] = {
    "betaald": "paid",
    "gemeten": "measured",
    "gewijzigd": "amended",
    "uitgevallen": "defaulted",
}
"""What kinds are called where somebody writes them in Dutch."""
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def day_text(text: str) -> str:
    """Return a day that is written the Dutch way as a file has it; any other text as it is.

    >>> day_text("31-1-2027"), day_text("soon")
    ('2027-01-31', 'soon')
    """
    found = _DUTCH_DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
