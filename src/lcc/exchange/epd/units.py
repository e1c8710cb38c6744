"""Units as files write them, in many spellings and three languages, and which of them are the same.

Nothing is guessed: a unit that is not listed here is refused, with its place.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

DeclaredUnitName = Literal["kg", "m", "m2", "m3", "piece", "l", "kWh", "MJ"]

_DECLARED: Mapping[DeclaredUnitName, tuple[tuple[str, float], ...]] = {
    "kg": (("kg", 1.0), ("kilogram", 1.0), ("kilo", 1.0), ("g", 0.001), ("t", 1000.0), ("tonne", 1000.0)),
    "m": (("m", 1.0), ("meter", 1.0), ("metre", 1.0), ("lm", 1.0), ("km", 1000.0)),
    "m2": (("m2", 1.0), ("qm", 1.0), ("sqm", 1.0)),
    "m3": (("m3", 1.0), ("cbm", 1.0)),
    "piece": tuple(
        (word, 1.0)
        for word in ("piece", "pieces", "pcs", "pce", "item", "items", "stuk", "stuks", "stück", "stk")
    ),
    "l": (("l", 1.0), ("liter", 1.0), ("litre", 1.0)),
    "kWh": (("kwh", 1.0),),
    "MJ": (("mj", 1.0),),
}  # fmt: skip
"""Without "ton", which is 1000 kg in Europe and 2000 pounds in America."""
DECLARED_UNITS = tuple(_DECLARED)
_BY_WORD = {word: (name, times) for name, words in _DECLARED.items() for word, times in words}

_SUPERSCRIPTS = str.maketrans("²³₂₃", "2323")
_NOISE = re.compile(r"[\s_().,^*+\-\u2010-\u2015]|\[|\]")
_EQUIVALENT = re.compile(r"(äquivalente?|äquiv|äqv|äq|equivalents?|equivalente|equiv|eqv|eq|e)$")

_ALSO: Mapping[str, tuple[str, ...]] = {
    "kg CFC-11-eq": ("kg R11-eq", "kg R 11-Äqv."),
    "kg C2H4-eq": ("kg Ethene-eqv.", "kg Ethen-Äqv.", "kg Ethylen-eq"),
    "kg PO4-eq": ("kg Phosphate-eqv.", "kg Phosphat-Äqv.", "kg PO43-eq", "kg (PO4)3-eq"),
    "mol H+-eq": ("molc H+-eq",),
    "m3 world-eq": ("m3 Welt-Äqv.", "m3 AWARE", "m3 world eq. deprived", "m3 depriv."),
    "disease incidence": ("disease inc.", "Auftreten von Krankheiten", "Krankheitsfälle", "AnnualPerCapita"),
    "Pt": ("unitless", "dimensionless", "dimensionslos", "Point", "Points", "-"),
    "MJ": ("MJ, net calorific value",),
    "kg 1,4-DCB-eq": ("kg DCB-eq", "kg 1,4-DB-eq"),
}
"""Other spellings of units of the weighting sets. Sources: the lists of indicators of ILCD+EPD (InDataWG, in English
and German) and the allowed units of openEPD 8; in that AnnualPerCapita is the unit of disease incidence, and Point that
of soil quality."""

_PHOSPHORUS, _OXYGEN = 30.974, 15.999
"""Standard atomic weights, IUPAC."""
_CONVERTED: Mapping[tuple[str, str], float] = {("kg PO4-eq", "kg P-eq"): _PHOSPHORUS / (_PHOSPHORUS + 4 * _OXYGEN)}
"""EN 15804+A2 counts fresh water in kg P-eq, and openEPD allows kg PO4-eq only: the same substance, by its mass."""


def declared_unit(written: str) -> tuple[DeclaredUnitName, float] | None:
    """Return which unit is meant, and how many of it a written one is [of that unit]; None if it is not known.

    >>> declared_unit("m²"), declared_unit("t"), declared_unit("Stück"), declared_unit("m2, R = 1")
    (('m2', 1.0), ('kg', 1000.0), ('piece', 1.0), None)
    """
    word = written.strip().translate(_SUPERSCRIPTS).casefold().replace("^", "").rstrip(".")
    return _BY_WORD.get(word.removesuffix("(s)"))


def times_to(unit: str, written: str | None) -> float | None:
    """Return what a number in a written unit is multiplied by to be in another [no unit]; None if it never is.

    >>> times_to("kg CO2-eq", "kg CO_(2)-Äq."), times_to("kg CO2-eq", "kgCO2e"), times_to("kg Sb-eq", "MJ")
    (1.0, 1.0, None)
    >>> round(times_to("kg P-eq", "kgPO4e"), 5)
    0.32615
    """
    if written is None:
        return None
    if _plain(written) in _spellings(unit):
        return 1.0
    found = (times for (given, wanted), times in _CONVERTED.items() if wanted == unit and _is(written, given))
    return next(found, None)


def _is(written: str, unit: str) -> bool:
    return _plain(written) in _spellings(unit)


def _spellings(unit: str) -> set[str]:
    names: Iterable[str] = (unit, *_ALSO.get(unit, ()))
    return {_plain(name) for name in names}


def _plain(written: str) -> str:
    """Return a unit without what only the spelling of it differs in."""
    word = _NOISE.sub("", written.strip().translate(_SUPERSCRIPTS).casefold())
    return _EQUIVALENT.sub("", word)
