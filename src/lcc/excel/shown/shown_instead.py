"""What a number format shows in place of the number in its cell, in words for who has to mend it."""

import re

from lcc.excel.shown.number import is_other_money, section_for, text_of
from lcc.excel.shown.number_format import FormatPart
from lcc.language import N_, Local, Text

_SCALED = re.compile(r",+(?=\.|$)")


def shown_instead(number_format: str | None, value: float, *, is_share: bool, currency: str | None) -> Text | None:
    """Return what is wrong with how a number is shown, if that can be said in a few words.

    >>> formats = ("[$$-409]0.00", "0%", "0,", ";;;", "# ?/?")
    >>> [text.say(str) for one in formats if (text := shown_instead(one, 900, is_share=False, currency="EUR"))]
    ['$, while amounts are in EUR', '90,000%', 'thousands: 0.9', 'nothing', 'a fraction']
    """
    section = section_for(number_format, value) if number_format else None
    if section is None:
        return None
    said = " ".join(text_of(part) for part in section if part.kind in ("text", "bracket"))
    money = [word for word in re.findall(r"[^\W\d_]+|[^\w\s]", said) if is_other_money(word, currency)]
    if currency and money:
        return Text(N_("{money}, while amounts are in {currency}"), {"money": money[0], "currency": currency})
    number = "".join(part.said for part in section if part.kind == "number")
    if not is_share and any(part.kind == "percent" for part in section):
        return Text("{number}%", {"number": Local(value * 100)})
    scaled = _SCALED.search(number)
    if scaled:
        thousands = len(scaled[0])
        kind = {1: N_("thousands: {number}"), 2: N_("millions: {number}")}.get(
            thousands, N_("another number: {number}")
        )
        return Text(kind, {"number": Local(value / 1000**thousands)})
    if FormatPart("other", "/") in section:
        return Text(N_("a fraction"))
    if any(part.kind == "letter" for part in section):
        return Text(N_("a date or a time"))
    if not number and not any(part.kind in ("general", "at") for part in section):
        return Text(N_("no number")) if said.strip() else Text(N_("nothing"))
    return None
