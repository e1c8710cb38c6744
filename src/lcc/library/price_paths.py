"""Prices by year of waste, energy and emissions, each as one source saw it, that an index can follow by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lcc.library.dated import Dated

Basis = Literal["real", "nominal"]
OLD_AFTER_YEARS = 2
"""A path that is older than this at the base date is remarked on: a later one may say otherwise."""


@dataclass(frozen=True, kw_only=True)
class PricePath(Dated):
    """Prices by year. `vintage` is the year or month in which the source spoke.

    Where `basis` is not known, a tender that names the path states it. `is_proposed` is a price that was proposed,
    and of which it was not found whether it was adopted.
    """

    levels: Mapping[int, float]
    unit: str
    basis: Basis | None = None
    vintage: str | None = None
    is_proposed: bool = False

    def holds(self, day: date) -> bool:
        """Whether the path is known to hold on a day, and has a level for the year of it."""
        return super().holds(day) and min(self.levels) <= day.year <= max(self.levels)

    def is_old(self, day: date) -> bool:
        """Whether the source spoke too long before a day.

        >>> path = PRICE_PATHS["NL-CO2-levy-industry-2026"]
        >>> path.vintage, path.is_old(date(2027, 9, 1)), path.is_old(date(2027, 10, 1))
        ('2025-09', False, True)
        """
        if self.vintage is None:
            return False
        year, month = int(self.vintage[:4]), self.vintage[4:]
        return day.isoformat()[: len(self.vintage)] > f"{year + OLD_AFTER_YEARS}{month}"


def level_in(levels: Mapping[int, float], year: int) -> float:
    """Return the level of a year [unit of the levels]: a straight line between known years, flat outside them.

    >>> [level_in({2026: 80, 2030: 70}, year) for year in (2025, 2028, 2040)]
    [80, 75.0, 70]
    """
    if year in levels:
        return levels[year]
    before = max((known for known in levels if known < year), default=None)
    after = min((known for known in levels if known > year), default=None)
    if before is None or after is None:
        return levels[min(levels) if before is None else max(levels)]
    return levels[before] + (levels[after] - levels[before]) * (year - before) / (after - before)


_BELASTINGPLAN = "https://www.rijksfinancien.nl/belastingplan-memorie-van-toelichting/2026/"
_NEA_2022 = "https://www.emissieautoriteit.nl/onderwerpen/co2-heffing-algemeen"
_RECALLED: Any = {"source": "no source at hand", "certainty": "recalled", "basis": "nominal"}
_PLANNING: Any = {
    "source": "no source: an estimate of November 2026", "certainty": "planning", "price_year": 2026,
    "vintage": "2026-11",
}  # fmt: skip
_TONNE, _TONNE_CO2 = "EUR/t", "EUR/t CO2-eq"
_WASTE_TAX = {2026: 41.0, 2027: 43.0, 2028: 50.0, 2029: 51.0, 2030: 52.0}
_INCINERATORS = {2026: 129.0, 2027: 171.0, 2028: 212.0, 2029: 254.0, 2030: 295.0}


def _gate_fee(base: float, fossil_share: float, free_share: Mapping[int, float]) -> dict[int, float]:
    """Return what a tonne of residual waste costs at the gate of an incinerator [EUR/t], with the taxes on it.

    The base, the waste tax, and the levy on the fossil CO2 in a tonne [t/t] as far as rights for it are not free.
    """
    return {
        year: round(
            base
            + level_in(_WASTE_TAX, year)
            + fossil_share * level_in(_INCINERATORS, year) * (1 - level_in(free_share, year)),
            2,
        )
        for year in range(min(free_share), max(free_share) + 1)
    }


PRICE_PATHS: dict[str, PricePath] = {
    "NL-waste-tax-2022": PricePath(
        levels={
            2014: 17.0, 2015: 13.0, 2016: 13.07, 2017: 13.11, 2018: 13.21, 2019: 32.12, 2020: 32.63, 2021: 33.15,
            2022: 33.58,
        },
        unit=_TONNE, basis="nominal", source="Belastingdienst, table of the waste tax", certainty="sourced",
    ),
    "NL-waste-tax-2025": PricePath(levels={2023: 35.7, 2024: 39.23, 2025: 39.7}, unit=_TONNE, **_RECALLED),
    "NL-waste-tax-planning": PricePath(levels=_WASTE_TAX, unit=_TONNE, basis="real", **_PLANNING),
    "NL-waste-gate-fee-planning": PricePath(
        levels=_gate_fee(115, 0.45, {2026: 0.8, 2027: 0.65, 2028: 0.5, 2029: 0.37, 2030: 0.24, 2033: 0.0}),
        unit=_TONNE, basis="real", is_proposed=True, **_PLANNING,
    ),
    "NL-CO2-levy-industry-2020": PricePath(
        levels={2021: 30.48, 2030: 127.0}, unit=_TONNE_CO2, vintage="2020-11", certainty="sourced",
        source="https://www.emissieautoriteit.nl/actueel/nieuws/2020/11/27/voorlichting-co2-heffing-industrie",
        superseded_by="NL-CO2-levy-industry-2026",
    ),
    "NL-CO2-levy-industry-2022": PricePath(
        levels={2022: 41.75}, unit=_TONNE_CO2, basis="nominal", vintage="2022", certainty="sourced", source=_NEA_2022
    ),
    "NL-CO2-levy-industry-2025": PricePath(
        levels={2023: 55.94, 2024: 74.17, 2025: 87.9}, unit=_TONNE_CO2, **_RECALLED
    ),
    "NL-CO2-levy-industry-2026": PricePath(
        levels={2026: 78.67}, unit=_TONNE_CO2, basis="nominal", vintage="2025-09", certainty="sourced",
        source=f"{_BELASTINGPLAN}d17e4713",
    ),
    "NL-CO2-levy-incinerators-2025": PricePath(
        levels={2030: 295.0}, unit=_TONNE_CO2, vintage="2025-09", is_proposed=True, certainty="sourced",
        source=f"{_BELASTINGPLAN}d17e4563",
    ),
    "NL-CO2-levy-incinerators-planning": PricePath(
        levels=_INCINERATORS, unit=_TONNE_CO2, basis="real", is_proposed=True, **_PLANNING
    ),
    "EU-ETS-2022": PricePath(
        levels={2022: 60.78}, unit=_TONNE_CO2, basis="nominal", vintage="2022", certainty="sourced", source=_NEA_2022
    ),
    "EU-ETS-2025": PricePath(levels={2024: 65.0, 2025: 73.0}, unit=_TONNE_CO2, **_RECALLED),
    "NL-energy-tax-electricity-to-10000-kWh": PricePath(
        levels={
            2018: 0.10458, 2019: 0.09863, 2020: 0.0977, 2021: 0.09428, 2022: 0.03679, 2023: 0.12599, 2024: 0.1088,
            2025: 0.10154, 2026: 0.0916,
        },
        unit="EUR/kWh", basis="nominal", vintage="2026", certainty="sourced",
        source="Gelijkvergelijk.nl (https://gelijkvergelijk.nl/?p=7585); 2018 to 2022 with the surcharge ODE",
    ),
    "NL-energy-tax-electricity-to-50000-kWh": PricePath(
        levels={2023: 0.10046, 2024: 0.09037}, unit="EUR/kWh", basis="nominal", vintage="2024", certainty="sourced",
        source="https://www.engie.nl/zakelijk/klantenservice/energiebelasting/tarieven",
    ),
    "NL-energy-tax-electricity-to-10-million-kWh": PricePath(
        levels={2023: 0.03942, 2024: 0.03943}, unit="EUR/kWh", basis="nominal", vintage="2024", certainty="sourced",
        source="https://www.engie.nl/zakelijk/klantenservice/energiebelasting/tarieven",
    ),
    "NL-energy-tax-gas-to-170000-m3": PricePath(
        levels={2023: 0.4898, 2024: 0.58301, 2025: 0.5782, 2026: 0.6007}, unit="EUR/m3", basis="nominal",
        certainty="sourced", source="engie.nl; rendement.nl (2025); selectra.nl (2026: EUR 0.72680 with VAT / 1.21)",
    ),
    "NL-electricity-wholesale-2022": PricePath(
        levels={2030: 47.0}, unit="EUR/MWh", vintage="2022", certainty="sourced",
        source="https://www.gfactueel.nl/pbl-rekent-met-gasprijs-van-e-033-in-2030/",
        superseded_by="a later estimate, which was not found",
    ),
    "NL-electricity-wholesale-planning": PricePath(
        levels={2026: 80.0, 2030: 70.0, 2035: 65.0}, unit="EUR/MWh", **_PLANNING
    ),
    "NL-electricity-municipality-planning": PricePath(
        levels={2026: 0.25, 2030: 0.24, 2035: 0.24}, unit="EUR/kWh", basis="real", **_PLANNING
    ),
    "NL-gas-wholesale-2022": PricePath(
        levels={2030: 0.33}, unit="EUR/m3", vintage="2022", certainty="sourced",
        source="https://www.gfactueel.nl/pbl-rekent-met-gasprijs-van-e-033-in-2030/",
    ),
    "NL-gas-wholesale-2025": PricePath(
        levels={2025: 0.46, 2030: 0.24}, unit="EUR/m3", vintage="2025-10", certainty="sourced",
        source="TNO Vector (https://vector.tno.nl/energieprijs-monitor), 1 October (2025 by what is around it)",
    ),
}  # fmt: skip
"""A path is one source at one time: figures of others are not put together with it."""


def path_of(levels: Mapping[int, float]) -> str | None:
    """Return the name of the path whose levels these are: those of two years or more, and none that differs.

    >>> path_of({2027: 171, 2030: 295, 2034: 295}), path_of({2027: 171, 2030: 290}), path_of({2030: 295})
    ('NL-CO2-levy-incinerators-planning', None, None)
    """
    for name, path in PRICE_PATHS.items():
        years = levels.keys() & path.levels.keys()
        if len(years) > 1 and all(levels[year] == path.levels[year] for year in years):
            return name
    return None
