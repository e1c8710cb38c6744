"""From what words say of a number to what a mapping does with it: a factor, how often it falls, or a mark."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lcc.excel.price_sheet.mapping import units_of
from lcc.excel.price_sheet.unit_words import UnitSaid
from lcc.language import Translate
from lcc.language.numbers import local_number
from lcc.model.tender import Item
from lcc.record.path import path_of

_MASS = {"kg": 1.0, "t": 1000.0, "g": 0.001}
_OF_A_YEAR = {"years": 12.0, "months": 1.0, "weeks": 12 / 52, "days": 12 / 365}
_MEASURED = {"m1", "m2", "m3", "uur", "km", "l", "kWh", "kg"}


@dataclass(frozen=True, slots=True)
class Treated:
    """What a mapping says of a number beside its cell; `marks` has what was not understood."""

    factor: float = 1.0
    marks: tuple[str, ...] = ()
    every_months: int | None = None
    every_years: float | None = None
    at_year: int | None = None
    per_bid: bool = False


def unit_asked(name: str) -> str:
    """Return the unit of a field of bids: money, years, share, ...; empty where it holds no number with one."""
    return next(filter(None, units_of(path_of(name))), "")


def treated(
    name: str, words: UnitSaid, item: Item | None, sample: object, number_format: str, _: Translate
) -> Treated:
    """Return how a field that is no cost is read.

    Parameters
    ----------
    name
        The field, for example `offers[0].business_model.price`.
    words
        What is said around the number.
    item
        The item of the tender that it is about, if that is known.
    sample, number_format
        What stands in the cell, and how it is shown.
    """
    asked = unit_asked(name)
    if asked == "money":
        return _price(name, words, item, _)
    if asked in ("years", "months"):
        return _length(asked, words, _)
    if asked == "share":
        return _share(words, sample, number_format, _)
    if asked in ("kg", "kg CO2-eq"):
        return _mass(words, item, _)
    if asked == "index" and "%" in words.measures:
        return Treated(1.0 if "%" in number_format else 0.01, words.unknown)
    return Treated(marks=words.unknown if asked else ())


def treated_cost(words: UnitSaid, item: Item | None, *, is_counted: bool, _: Translate) -> Treated:
    """Return how a cost is read; `is_counted` where it is multiplied by a quantity, which makes it one of the bid."""
    if words.is_bare_period and not words.is_once:
        one = next(one for one in _OF_A_YEAR if one in words.measures)
        words = replace(words, months=_OF_A_YEAR[one], measures=words.measures - {one})
    if is_counted:
        words = replace(words, nouns=(), is_piece=False)
    marks = [*words.unknown, *_no_money(words, _), *_nouns(words, item)]
    factor, per_bid = words.scale / words.pieces, is_counted or words.is_whole
    if words.is_once:
        if words.months is not None or words.is_each_time:
            marks.append(words.text)
        return Treated(_plain(factor), tuple(marks), at_year=words.at_year or 0, per_bid=per_bid)
    if words.at_year is not None:
        marks.append(_("in year {year}: once?").format(year=words.at_year))
    every_years = None
    if words.months is None and words.rhythm is not None and words.is_each_time:
        words = replace(words, months=words.rhythm)
    if words.months is None:
        marks.append(_("per time: how often?") if words.is_each_time else _("how often?"))
    elif words.times is not None and (not words.is_each_time or words.months > 12):
        marks.append(
            _("{times} times: is the price of one time, or of all?").format(times=local_number(words.times, _))
        )
    elif words.months > 12:
        every_years = words.months / 12
    else:
        factor *= 12 / words.months * (words.times or 1)
    return Treated(_plain(factor), tuple(marks), every_years=every_years, per_bid=per_bid)


def is_of_item(noun: str, item: Item | None) -> bool:
    """Whether a noun is what the tender calls the item or its unit, alone or in a compound.

    >>> bench = Item(id="bench", name="Bank met rugleuning", quantity=100.0, unit="stuk")
    >>> [is_of_item(one, bench) for one in ("bank", "zitbanken", "bench", "pallet")]
    [True, True, True, False]
    """
    if item is None:
        return False
    words = [one for one in re.findall(r"\w+", f"{item.name} {item.unit} {item.id}".casefold()) if len(one) > 2]
    if noun in (item.unit.casefold().replace("²", "2").replace("³", "3"), *words):
        return True
    stem = re.sub(r"(?:'s|en|s)$", "", noun)
    return len(stem) >= 4 and any(stem in one or (len(one) >= 4 and one in stem) for one in words)


def _price(name: str, words: UnitSaid, item: Item | None, _: Translate) -> Treated:
    marks = [*words.unknown, *_no_money(words, _), *_nouns(words, item)]
    factor = words.scale / words.pieces
    if words.is_whole:
        marks.append(_("a price of the whole"))
    if not name.endswith(".payment"):
        if words.months is not None or words.is_each_time:
            marks.append(_("a price that comes back: {text}").format(text=words.text))
        return Treated(_plain(factor), tuple(marks))
    every = words.months
    if every is not None and not float(every).is_integer():
        marks.append(_("no whole number of months"))
        every = None
    return Treated(_plain(factor), tuple(marks), every_months=None if every is None else int(every))


def _length(asked: str, words: UnitSaid, _: Translate) -> Treated:
    found = words.measures & {"years", "months"}
    others = [*words.unknown, *(words.measures - {"years", "months"})]
    if words.months in (1, 12) and not found:
        found = frozenset({"months" if words.months == 1 else "years"})
    if len(found) != 1:
        return Treated(marks=(*others, _("years or months?")))
    [said] = found
    if said == asked:
        return Treated(marks=tuple(others))
    return Treated(1 / 12 if asked == "years" else 12.0, tuple(others))


def _share(words: UnitSaid, sample: object, number_format: str, _: Translate) -> Treated:
    others = [*words.unknown, *(words.measures - {"%"})]
    if "%" in number_format:
        return Treated(marks=tuple(others))
    if "%" in words.measures:
        return Treated(0.01, tuple(others))
    is_share = isinstance(sample, int | float) and 0 <= sample <= 1
    return Treated(marks=tuple(others) if is_share else (*others, _("a share or a percentage?")))


def _mass(words: UnitSaid, item: Item | None, _: Translate) -> Treated:
    found = words.measures & _MASS.keys()
    marks = [*words.unknown, *(words.measures - _MASS.keys()), *_nouns(words, item)]
    if words.is_whole or words.months is not None:
        marks.append(words.text)
    if len(found) != 1:
        return Treated(marks=(*marks, _("kg or tonnes?")))
    [mass] = found
    return Treated(_plain(_MASS[mass] / words.pieces), tuple(marks))


def _no_money(words: UnitSaid, _: Translate) -> Iterable[str]:
    yield from sorted(words.measures - {"money"})
    if words.vat == "incl":
        yield _("with VAT")


def _nouns(words: UnitSaid, item: Item | None) -> Sequence[str]:
    unit = item.unit.casefold() if item else ""
    nouns = [one for one in words.nouns if not is_of_item(one, item)]
    if not words.nouns and words.is_piece and unit.replace("²", "2") in _MEASURED:
        nouns.append(f"/ {unit}?")
    return nouns


def _plain(factor: float) -> float:
    """Return a factor without what binary fractions add: 52 weeks are 52."""
    short = round(factor, 10)
    return short if abs(factor - short) < 1e-13 * max(factor, 1) else factor
