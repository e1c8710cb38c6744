"""What an EPD says of one unit of an item: value x declared units in one unit, summed over the modules that count.

What an EPD does not declare is unknown. Where that is needed it is a problem, and never taken as zero: leaving a module
out would make a bid better than it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from lcc.exchange.epd.draft import ReadEpd
from lcc.exchange.epd.drafted import END_OF_LIFE, evidence_of, passport_of
from lcc.exchange.epd.indicators import CLIMATE
from lcc.exchange.epd.record import LEAST_AMOUNT, MOST_AMOUNT, Declared, DeclaredUnit, EpdOfItem, Reckoned, Term
from lcc.exchange.epd.units import DECLARED_UNITS, declared_unit, times_to
from lcc.figure.rounding import as_written, sum_of
from lcc.library.published import WEIGHTING_SETS, WeightingSetName
from lcc.model.bid import Carbon, Circularity, OfferedMki
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, Problem, gathered, problem_of

MAKING = ("A1-A3",)
_APART = ("A4", "A5", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "D")
"""Modules that are in no emissions of an offer: those are of making the product and of its end of life. What comes
after the end of life (D) is a benefit of another product, and stands apart in EN 15804 too."""
_MKI_NEEDS = (*MAKING, *END_OF_LIFE, "D")
"""What every EPD by EN 15804+A2 declares; the MKI of one life is of modules A to D, so the others add to it."""
_WRITTEN = re.compile(r"\s*(?P<amount>\d{1,12}(?:[.,]\d{1,12})?)\s*(?P<unit>\S.{0,40})", re.ASCII)

_OF_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
"""A thousand to one reader, and one to another: 1.000."""


class AskedOfEpd(NamedTuple):
    """What a tender asks of an EPD: the weighting set, and the day on which it has to hold."""

    weighting_set: WeightingSetName | None = None
    day: date | None = None


def asked_by(tender: Tender) -> AskedOfEpd:
    """Return what a tender asks of an EPD: it holds on the base date, as evidence of a bid does."""
    return AskedOfEpd(tender.mki.weighting_set if tender.mki else None, tender.base_date)


def amount_of(written: str) -> DeclaredUnit:
    """Return what one unit of an item has of the declared unit, as a person writes it: 85 kg, or 1,5 m2.

    >>> amount_of("85 kg").amount, amount_of("1,5 m²").unit
    (85.0, 'm2')

    Raises
    ------
    InputRefusedError
        It is no amount above zero with a unit that is known.
    """
    found = _WRITTEN.fullmatch(written)
    if found and _OF_THOUSANDS.fullmatch(found["amount"]):
        whole, decimal = re.sub(r"[.,]", "", found["amount"]), found["amount"] + "0"
        words = {"whole": f"{whole} {found['unit']}", "decimal": f"{decimal} {found['unit']}"}
        raise InputRefusedError([problem_of(Message(("per_item",), "epd_thousands", written[:60], words))])
    known = declared_unit(found["unit"]) if found else None
    amount = float(found["amount"].replace(",", ".")) if found else 0.0
    if known is None or not LEAST_AMOUNT <= amount * known[1] <= MOST_AMOUNT:
        words = {"known": ", ".join(DECLARED_UNITS)}
        raise InputRefusedError([problem_of(Message(("per_item",), "epd_per_item", written[:60], words))])
    return DeclaredUnit(amount=amount * known[1], unit=known[0])


def of_item(
    read: ReadEpd, per_item: DeclaredUnit, asked: AskedOfEpd, life_years: float | None = None
) -> EpdOfItem:
    """Return what an EPD says of one unit of an item, and why a part of it is left out that nobody asks for.

    Emissions of making are those of A1 to A3, and of the end of life those of C1 to C4, without D. The MKI has the
    amount of each impact over all modules, D among them. `life_years` is the life of the product where the EPD
    declares none.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: a declared unit that is another than the one of `per_item`, an EPD that no longer
        holds, another set than the tender asks, and a module, an impact or a unit that is needed and is not there.
    """
    problems: list[Problem] = []
    left_out: dict[str, list[Problem]] = {"mki": [], "circularity": [], "passport": []}
    sums = _Sums(read, per_item.amount / read.epd.declared_unit.amount)
    with gathered(problems):
        _refuse_unfit(read, per_item, asked)
    carbon = mki = circularity = passport = None
    with gathered(problems):
        carbon = _carbon(sums)
    with gathered(problems if asked.weighting_set else left_out["mki"]):
        mki = _mki(sums)
    with gathered(left_out["circularity"]):
        circularity = _circularity(sums)
    if circularity is not None:
        with gathered(left_out["passport"]):
            passport = passport_of(read, circularity, life_years)
    if problems or carbon is None:
        raise InputRefusedError(_each_once(problems))
    return EpdOfItem(
        product=read.epd.name,
        carbon=carbon,
        mki=mki,
        circularity=circularity,
        passport=passport,
        evidence=evidence_of(read),
        verified_by=read.epd.verified_by,
        kind=read.epd.kind,
        is_generic=read.epd.kind == "generic",
        file=read.file,
        shape=read.epd.shape,
        declared_unit=read.epd.declared_unit,
        per_item=per_item,
        apart=sums.apart(),
        not_declared=sums.not_declared(),
        reckoned=sums.done,
        left_out={part: found for part, found in left_out.items() if found},
    )


def _refuse_unfit(read: ReadEpd, per_item: DeclaredUnit, asked: AskedOfEpd) -> None:
    epd, problems = read.epd, []
    if per_item.unit != epd.declared_unit.unit:
        at = ("declared_unit", "unit")
        problems.append(
            read.problem(
                at, "epd_other_unit", epd.declared_unit.unit, stated=per_item.unit, unit=epd.declared_unit.unit
            )
        )
    if asked.day is not None and epd.valid_until is None:
        problems.append(read.problem(("valid_until",), "epd_no_validity", None))
    elif asked.day is not None and epd.valid_until is not None and epd.valid_until < asked.day:
        until, day = epd.valid_until.isoformat(), asked.day.isoformat()
        problems.append(read.problem(("valid_until",), "epd_expired", until, day=day))
    if asked.day is not None and epd.valid_from is not None and epd.valid_from > asked.day:
        start, day = epd.valid_from.isoformat(), asked.day.isoformat()
        problems.append(read.problem(("valid_from",), "epd_not_yet", start, day=day))
    if asked.weighting_set not in (None, epd.weighting_set):
        wanted = asked.weighting_set
        problems.append(read.problem(("weighting_set",), "other_weighting_set", epd.weighting_set, set=wanted))
    if problems:
        raise InputRefusedError(problems)


class _Sums:
    """Sums over modules, each kept with its terms."""

    def __init__(self, read: ReadEpd, times: float) -> None:
        self.read, self.times, self.done = read, times, list[Reckoned]()

    def of(self, field: str, at: Path, indicator: Declared, unit: str, modules: Sequence[str]) -> float:
        """Return the sum of modules in a unit, per unit of the item; refuse what is missing or in another unit."""
        factor = times_to(unit, indicator.unit)
        problems = []
        if factor is None:
            problems.append(
                self.read.problem((*at, "unit"), "epd_unit", indicator.unit, what=str(at[-1]), unit=unit)
            )
        if missing := ", ".join(module for module in modules if not _terms(indicator, module)):
            problems.append(
                self.read.problem((*at, "modules"), "epd_module", None, what=str(at[-1]), modules=missing)
            )
        if problems or factor is None:
            raise InputRefusedError(problems)
        terms = [
            Term(module=name, value=value, origin=self.read.origin((*at, "modules", name)))
            for module in modules
            for name, value in _terms(indicator, module)
        ]
        value = as_written(sum_of([one.value for one in terms]) * factor * self.times)
        self.done.append(
            Reckoned(field=field, value=value, unit=unit, terms=terms, times=as_written(factor * self.times))
        )
        return value

    def not_declared(self) -> list[str]:
        """Return the modules without emissions."""
        climate = self._climate()
        return [module for module in (*MAKING, *END_OF_LIFE, *_APART) if not _terms(climate, module)]

    def apart(self) -> dict[str, float]:
        """Return the emissions of modules that count nowhere."""
        climate = self._climate()
        return {
            module: as_written(climate.modules[module] * self.times)
            for module in _APART
            if module in climate.modules
        }

    def _climate(self) -> Declared:
        return self.read.epd.impacts[CLIMATE[self.read.epd.weighting_set]]


def _terms(indicator: Declared, module: str) -> list[tuple[str, float]]:
    """Return the number of a module, or of its parts where it is declared in parts; none where it is not declared."""
    found: Mapping[Any, float] = indicator.modules
    if module in found:
        return [(module, found[module])]
    parts = ("A1", "A2", "A3") if module == "A1-A3" else ()
    return [(part, found[part]) for part in parts] if parts and all(part in found for part in parts) else []


def _impacts(read: ReadEpd, names: Iterable[str]) -> dict[str, Declared]:
    """Return impacts by name; refuse those that are not declared."""
    wanted = list(names)
    if missing := ", ".join(name for name in wanted if name not in read.epd.impacts):
        raise InputRefusedError([read.problem(("impacts",), "epd_impact", None, impacts=missing)])
    return {name: read.epd.impacts[name] for name in wanted}


def _carbon(sums: _Sums) -> Carbon:
    weighting_set = sums.read.epd.weighting_set
    impact = CLIMATE[weighting_set]
    unit, at = WEIGHTING_SETS[weighting_set].weights[impact].unit, ("impacts", impact)
    declared = _impacts(sums.read, [impact])[impact]
    problems: list[Problem] = []
    production = end = None
    with gathered(problems):
        production = sums.of("carbon.production_kg", at, declared, unit, MAKING)
    with gathered(problems):
        end = sums.of("carbon.end_of_life_kg", at, declared, unit, END_OF_LIFE)
    if problems or production is None or end is None:
        raise InputRefusedError(problems)
    return sums.read.record({"production_kg": production, "end_of_life_kg": end}, Carbon, at)


def _mki(sums: _Sums) -> OfferedMki:
    read = sums.read
    weighting_set = read.epd.weighting_set
    weights = WEIGHTING_SETS[weighting_set].weights
    problems: list[Problem] = []
    impacts: dict[str, float] = {}
    all_declared = _impacts(read, weights)
    # What one impact declares, every impact has to: the set is of one product system.
    others = [one for one in _APART[:-1] if any(one in declared.modules for declared in all_declared.values())]
    for impact, declared in all_declared.items():
        with gathered(problems):
            impacts[impact] = sums.of(
                f"mki.impacts.{impact}",
                ("impacts", impact),
                declared,
                weights[impact].unit,
                (*_MKI_NEEDS, *others),
            )
    if problems:
        raise InputRefusedError(problems)
    generic = {"category_3": True} if read.epd.kind == "generic" else {}
    return read.record({"weighting_set": weighting_set, "impacts": impacts, **generic}, OfferedMki, ("impacts",))


def _circularity(sums: _Sums) -> Circularity:
    """Return the mass and the share of secondary material."""
    read = sums.read
    mass = read.epd.mass_kg
    if mass is None:
        raise InputRefusedError([read.problem(("declared_unit",), "epd_mass", None)])
    whole = as_written(mass * sums.times)
    secondary = read.epd.flows.get("secondary")
    if secondary is None or not _terms(secondary, "A1-A3"):
        return read.record({"mass_kg": whole}, Circularity, ("mass_kg",))
    taken = sums.of("circularity.secondary_share", ("flows", "secondary"), secondary, "kg", MAKING)
    share = taken / whole if whole else -1.0
    if not 0 <= share <= 1:
        at = ("flows", "secondary", "modules")
        raise InputRefusedError([read.problem(at, "epd_more_than_mass", taken, mass=whole)])
    return read.record({"mass_kg": whole, "secondary_share": as_written(share)}, Circularity, ("mass_kg",))


def _each_once(problems: Sequence[Problem]) -> list[Problem]:
    kept: list[Problem] = []
    for one in problems:
        if one not in kept:
            kept.append(one)
    return kept
