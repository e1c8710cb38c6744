"""Numbers as readers write them."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite

from lcc.figure.rounding import half_up
from lcc.language import N_, Translate

# In Dutch the two are swapped: 1.234,56.
_THOUSANDS, _DECIMAL = N_("thousands separator ,"), N_("decimal mark .")
_DATE = N_("%Y-%m-%d")


def amount(number: float, _: Translate, decimals: int = 2) -> str:
    """Return an amount of money with separators in the reader's language, rounded as everywhere: `lcc.figure.rounding`.

    >>> from lcc.language import translator
    >>> amount(-1234.5, translator("nl")), amount(1234.5, translator("en"))
    ('-1.234,50', '1,234.50')
    """
    thousands, decimal = _(_THOUSANDS)[-1], _(_DECIMAL)[-1]
    swapped = {",": thousands, ".": decimal}
    return "".join(swapped.get(character, character) for character in f"{half_up(number, decimals):,.{decimals}f}")


def local_date(day: date, _: Translate) -> str:
    """Return a date in the reader's order.

    >>> from lcc.language import translator
    >>> local_date(date(2027, 1, 31), translator("nl"))
    '31-01-2027'
    """
    return f"{day:{_(_DATE)}}"


def date_format(_: Translate) -> str:
    """Return the number format of a cell that shows a date in the reader's order.

    >>> from lcc.language import translator
    >>> date_format(translator("nl")), date_format(translator("en"))
    ('dd-mm-yyyy', 'yyyy-mm-dd')
    """
    return _(_DATE).replace("%Y", "yyyy").replace("%m", "mm").replace("%d", "dd")


_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def date_in_words(day: date, _: Translate) -> str:
    """Return a date as a letter has it.

    >>> from lcc.language import translator
    >>> date_in_words(date(2027, 6, 1), translator("en"))
    '1 June 2027'
    """
    return f"{day.day} {_(_MONTHS[day.month - 1])} {day.year}"


_MOMENT = N_("{day} at {hours}:{minutes} {zone}")


def moment_in_words(moment: datetime, _: Translate) -> str:
    """Return a moment as a letter has it, with the time zone that it was recorded in.

    >>> from lcc.language import translator
    >>> moment_in_words(datetime.fromisoformat("2026-11-29T13:44:54+00:00"), translator("en"))
    '29 November 2026 at 13:44 UTC'
    """
    parts = {"day": date_in_words(moment, _), "hours": f"{moment:%H}", "minutes": f"{moment:%M}"}
    return _(_MOMENT).format(**parts, zone=_zone(moment.utcoffset()))


def _zone(offset: timedelta | None) -> str:
    """Return how a time zone is called by its hours before UTC.

    >>> _zone(timedelta(hours=1)), _zone(timedelta(hours=-3, minutes=-30)), _zone(timedelta(0))
    ('UTC+1', 'UTC-3:30', 'UTC')
    """
    minutes = round(offset.total_seconds() / 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "" if not minutes else "+" if minutes > 0 else "-"
    return "UTC" + (f"{sign}{hours}" if minutes else "") + (f":{rest:02}" if rest else "")


def local_number(number: float, _: Translate) -> str:
    """Return a number that is no money as short as it can be told, with the reader's separators; a year has none.

    >>> from lcc.language import translator
    >>> _ = translator("nl")
    >>> local_number(2.25, _), local_number(2027, _), local_number(2_500_000.0, _), local_number(1.4e-6, _)
    ('2,25', '2027', '2.500.000', '0,0000014')
    """
    plain = plain_number(number)
    if "e-" in plain:
        return exact_number(Decimal(plain), _)
    whole, point, rest = plain.partition(".")
    if abs(number) < _FIVE_DIGITS or not whole.lstrip("-").isdigit():
        return plain.replace(".", _(_DECIMAL)[-1])
    mark = _(_DECIMAL)[-1] if point else ""
    return f"{int(whole):,}".replace(",", _(_THOUSANDS)[-1]) + mark + rest


def exact_number(number: float | Decimal, _: Translate) -> str:
    """Return a number in all its digits, with the reader's decimal mark.

    >>> from lcc.language import translator
    >>> exact_number(1 / 3, translator("nl")), exact_number(2e-7, translator("en"))
    ('0,3333333333333333', '0.0000002')
    """
    digits = f"{Decimal(str(number)).normalize() + 0:f}" if isfinite(number) else str(number)
    return digits.replace(".", _(_DECIMAL)[-1])


def local_formula(formula: str, _: Translate) -> str:
    """Return a formula with plain numbers in it as readers write it: where a comma is a mark, a list has semicolons.

    >>> from lcc.language import translator
    >>> local_formula("5000 x MAX(0.02,0)", translator("nl")), local_formula("MAX(0.02,0)", translator("en"))
    ('5000 x MAX(0,02; 0)', 'MAX(0.02,0)')
    """
    decimal = _(_DECIMAL)[-1]
    if decimal == ".":
        return formula
    return re.sub(r",(?! )", "; ", formula).replace(".", decimal)


def local_share(share: float, _: Translate, decimals: int | None = None) -> str:
    """Return a share as a percentage: as short as it can be told, or with as many decimals as asked.

    >>> from lcc.language import translator
    >>> local_share(0.125, translator("nl")), local_share(0.125, translator("nl"), 2)
    ('12,5 %', '12,50 %')
    """
    percents = 100 * share
    return f"{local_number(percents, _) if decimals is None else amount(percents, _, decimals)} %"


def rough_share(share: float, _: Translate) -> str:
    """Return a share in whole percents: of little it does not say none, nor of nearly all that it is all.

    >>> from lcc.language import translator
    >>> [rough_share(share, translator("en")) for share in (0.0, 0.001, 0.594, 0.999, 1.0)]
    ['0 %', 'less than 1 %', '59 %', 'more than 99 %', '100 %']
    """
    shown = half_up(share, 2)
    if shown == 0 < share:
        return _("less than {share}").format(share=local_share(0.01, _))
    if share < 1 == shown:
        return _("more than {share}").format(share=local_share(0.99, _))
    return local_share(shown, _)


def plain_number(number: float) -> str:
    """Return a number that is no money as short as it can be told: six digits, or all of them before the point.

    >>> plain_number(0.0225), plain_number(15.0), plain_number(2_500_000.0), plain_number(-0.0)
    ('0.0225', '15', '2500000', '0')
    """
    number += 0.0  # a zero below zero is zero: a workbook keeps it so too
    return f"{number:.6g}" if abs(number) < _SEVEN_DIGITS else f"{number:.15g}"


_FIVE_DIGITS, _SEVEN_DIGITS = 9_999.5, 999_999.5
"""From which numbers are rounded to so many digits."""
