"""A material passport started from an EPD: what it declares, and the least favourable of what it does not.

An EPD knows no materials, and where the product comes from and goes to as masses only. So there is one material, the
product itself; what is not declared as secondary is virgin, and what is not declared to be used again is landfilled.
That can make a bid no better than it is, and who knows more fills it in.
"""

from typing import Any

from lcc.exchange.epd.draft import ReadEpd
from lcc.exchange.epd.record import Declared
from lcc.exchange.epd.units import times_to
from lcc.figure.rounding import as_written, sum_of
from lcc.model.bid import Circularity
from lcc.model.passport import Evidence, Passport
from lcc.record.problem import InputRefusedError

END_OF_LIFE = ("C1", "C2", "C3", "C4")
_ENDS = {"reuse": "reuse", "recycling": "recycle", "energy_recovery": "energy_recovery"}
"""The flows out of EN 15804, each with what becomes of a material in a passport."""


def passport_of(read: ReadEpd, circularity: Circularity, life_years: float | None) -> Passport:
    """Return a passport of one unit of an item, as far as its EPD goes.

    `circularity` has the mass of the unit and the share of secondary material; `life_years` stands in for a service
    life that is not declared.

    Raises
    ------
    InputRefusedError
        There is no life, more comes out than the product weighs, or a flow is in another unit than kg.
    """
    epd, mass = read.epd, circularity.mass_kg or 0.0
    life = life_years or epd.service_life_years
    if life is None:
        raise InputRefusedError([read.problem(("service_life_years",), "epd_life", None)])
    secondary = circularity.secondary_share or 0.0
    origin = {"virgin": as_written(1 - secondary), "recycled": secondary}
    material = {"name": epd.name, "mass_kg": mass, "origin": origin, "end_of_life": _ends(read)}
    passport: dict[str, Any] = {
        "product": epd.name,
        "mass_kg": mass,
        "materials": [material],
        "technical_life_years": life,
        "evidence": [evidence_of(read)],
    }
    return read.record(passport, Passport, ("name",))


def evidence_of(read: ReadEpd) -> Evidence:
    """Return the EPD as evidence in a passport."""
    epd = read.epd
    issuer = {"issued_by": epd.issued_by} if epd.issued_by else {}
    until = {"valid_until": epd.valid_until} if epd.valid_until else {}
    return Evidence.model_validate({"kind": "epd", "number": epd.number, **issuer, **until})


def _ends(read: ReadEpd) -> dict[str, float]:
    """Return the share of the mass that goes each way at the end of life."""
    epd = read.epd
    whole = epd.mass_kg or 0.0
    masses = {end: _mass(read, flow, epd.flows[flow]) for flow, end in _ENDS.items() if flow in epd.flows}
    total = sum_of(masses.values())
    if total > whole * (1 + 1e-9) or min(masses.values(), default=0.0) < 0:
        raise InputRefusedError([read.problem(("flows",), "epd_more_than_mass", total, mass=whole)])
    shares = {end: as_written(mass / whole) for end, mass in masses.items()}
    return {**shares, "landfill": as_written(max(1 - sum_of(shares.values()), 0.0))}


def _mass(read: ReadEpd, flow: str, declared: Declared) -> float:
    if times_to("kg", declared.unit) is None:
        at = ("flows", flow, "unit")
        raise InputRefusedError([read.problem(at, "epd_unit", declared.unit, what=flow, unit="kg")])
    return sum_of([value for module, value in declared.modules.items() if module in END_OF_LIFE])
