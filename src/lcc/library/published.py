"""Named, sourced, dated figures that a tender can choose by name. None of them is ever a default.

Whoever uses a figure that was not read in its source checks it first.

A figure that no longer holds stays, so that a tender of its time can be scored again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from lcc.library.dated import Certainty, Dated
from lcc.library.indicators import Bound, Targeted
from lcc.library.price_paths import PRICE_PATHS

WeightingSetName = Literal["A1", "A2"]
BuildingFunction = Literal["dwelling", "office"]


@dataclass(frozen=True, kw_only=True)
class DiscountProfile(Dated):
    """Discount rates that an authority prescribes: one rate a year, or each with the year after which it starts."""

    bands: tuple[tuple[int, float], ...]
    basis: Literal["real", "nominal"] = "real"


@dataclass(frozen=True, kw_only=True)
class CarbonPrices(Dated):
    """A price of CO2-eq per tonne by year, at the prices of one year where that is known."""

    per_tonne: Mapping[int, float]


class Weight(NamedTuple):
    """The price of one unit of an environmental impact."""

    price: float
    unit: str
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class WeightingSet(Dated):
    """What each environmental impact counts for in the MKI. Sets are never mixed."""

    weights: Mapping[str, Weight]


@dataclass(frozen=True, kw_only=True)
class Surcharge(Dated):
    """A share that is added to an MKI."""

    share: float


@dataclass(frozen=True, kw_only=True)
class Co2LadderScale(Dated):
    """The share of the bid price that is taken off, fictively, for each level of the CO2-Prestatieladder."""

    version: Literal["3.1", "4.0"]
    shares: Mapping[int, float]


@dataclass(frozen=True, kw_only=True)
class Co2LadderSanction(Dated):
    """What a supplier pays that misses the level it promised: so many times the discount that it won by it."""

    times: float


@dataclass(frozen=True, kw_only=True)
class QualityScale(Dated):
    """What each word of a scale earns of a criterion; below 0 it costs."""

    words: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class PublishedTarget(Dated):
    """A level of an indicator that a government has set, due in a year or in force between dates.

    `weighting_set` and `function` say for which MKI and which building a limit of environmental performance is.
    """

    indicator: Targeted
    bound: Bound
    level: float
    year: int | None = None
    weighting_set: WeightingSetName | None = None
    function: BuildingFunction | None = None


AimMeasure = Literal["waste_separated", "residual_waste", "less_primary_material", "less_waste_lost"]
"""What governments aim for and no indicator measures: what all inhabitants do, or a whole country."""


@dataclass(frozen=True, kw_only=True)
class PublishedAim(Dated):
    """A level that a government aims for, of something that no bid shows; a share, or kg per inhabitant and year."""

    measure: AimMeasure
    bound: Bound
    level: float
    year: int | None
    unit: Literal["share", "kg per inhabitant and year"] = "share"


@dataclass(frozen=True, kw_only=True)
class ReferencePeriod(Dated):
    """The years over which the environmental performance of a building is calculated."""

    years: int


def _published(year: int, *, until: int | None = None) -> dict[str, Any]:
    """Return when a figure holds of which only the years are known: its own, and the last before its successor's."""
    first, last = date(year, 1, 1), None if until is None else date(until, 12, 31)
    return {"valid_from": first, "valid_until": last, "days_by_year": True}


_RWS = "https://www.rwseconomie.nl/discontovoet"
_RWS_2020 = "Werkgroep Discontovoet 2020"
_RWS_2025 = "Rapport Werkgroep discontovoet 2025"
_COHESION_2014 = "European Commission, Guide to Cost-Benefit Analysis of Investment Projects 2014-2020"

_NL_2016: Any = {"valid_from": date(2016, 1, 1), "valid_until": date(2020, 12, 31)}
_NL_2020: Any = {"valid_from": date(2021, 1, 1), "valid_until": date(2025, 12, 31)}
"""The report of 2025 has other variants than the standard one too: they were not found."""
_EU_2014: Any = {
    "source": _COHESION_2014, "certainty": "recalled", "valid_from": date(2014, 1, 1),
    "valid_until": date(2020, 12, 31), "superseded_by": "EU-cohesion-2021",
}  # fmt: skip

DISCOUNT_PROFILES: dict[str, DiscountProfile] = {
    "NL-2026-standard": DiscountProfile(
        bands=((0, 0.028), (35, 0.018)), certainty="sourced",
        source=f"{_RWS_2025} (19 September 2025), standaardvariant, as cited in two texts",
        valid_from=date(2026, 1, 1),
    ),
    "NL-2020-standard": DiscountProfile(
        bands=((0, 0.0225),), source=_RWS, certainty="sourced", **_NL_2020, superseded_by="NL-2026-standard"
    ),
    "NL-2020-fixed-sunk-costs": DiscountProfile(
        bands=((0, 0.016),), source=_RWS_2020, certainty="recalled", **_NL_2020, superseded_by=_RWS_2025
    ),
    "NL-2020-nonlinear-benefits": DiscountProfile(
        bands=((0, 0.029),), source=_RWS_2020, certainty="recalled", **_NL_2020, superseded_by=_RWS_2025
    ),
    "NL-2020-risk-free": DiscountProfile(
        bands=((0, -0.01),), source="https://www.rwseconomie.nl/onderwerpen/veel-gestelde-vragen",
        certainty="sourced", **_NL_2020, superseded_by=_RWS_2025,
    ),
    "NL-2016-standard": DiscountProfile(
        bands=((0, 0.03),), source=_RWS, certainty="sourced", **_NL_2016, superseded_by="NL-2020-standard"
    ),
    "NL-2016-public-physical": DiscountProfile(
        bands=((0, 0.045),), source=_RWS, certainty="sourced", **_NL_2016, superseded_by=_RWS_2020
    ),
    "EU-better-regulation": DiscountProfile(
        bands=((0, 0.03),), source="European Commission, Better Regulation Toolbox", certainty="recalled"
    ),
    "EU-cohesion-2021": DiscountProfile(
        bands=((0, 0.03),), source="JASPERS, on the programming period 2021-2027 (one text)", certainty="sourced",
        valid_from=date(2021, 1, 1), valid_until=date(2027, 12, 31),
    ),
    "EU-cohesion-2014-other": DiscountProfile(bands=((0, 0.03),), **_EU_2014),
    "EU-cohesion-2014-cohesion-countries": DiscountProfile(bands=((0, 0.05),), **_EU_2014),
    "UK-green-book": DiscountProfile(
        bands=((0, 0.035), (30, 0.03), (75, 0.025), (125, 0.02), (200, 0.015), (300, 0.01)), certainty="sourced",
        source="HM Treasury Green Book, social time preference rate; as in the R package charlescoverdale/greenbook",
    ),
}  # fmt: skip

_WLO: Any = {
    "source": "CPB and PBL, WLO-klimaatscenario's en de waardering van CO2-uitstoot in MKBA's (2016)",
    "price_year": 2013, "superseded_by": "WLO 2024", **_published(2016, until=2023),
}  # fmt: skip
_CE_2023: Any = {
    "source": "CE Delft, Handboek Milieuprijzen 2023 (publication 23.220175.034), tables 1 and 2",
    "certainty": "sourced", "price_year": 2021, **_published(2023),
}  # fmt: skip

CARBON_PRICE_PATHS: dict[str, CarbonPrices] = {
    "CE-Delft-2023-low": CarbonPrices(per_tonne={2021: 50}, **_CE_2023),
    "CE-Delft-2023-central": CarbonPrices(per_tonne={2021: 130}, **_CE_2023),
    "CE-Delft-2023-high": CarbonPrices(per_tonne={2021: 160}, **_CE_2023),
    "CE-Delft-2017-central": CarbonPrices(
        per_tonne={2015: 57}, price_year=2015, source="CE Delft, Handboek Milieuprijzen 2017", certainty="recalled",
        superseded_by="CE-Delft-2023-central", **_published(2017, until=2022),
    ),
    "WLO-2015-high": CarbonPrices(per_tonne={2015: 48, 2030: 80, 2050: 160}, certainty="recalled", **_WLO),
    "WLO-2015-low": CarbonPrices(per_tonne={2015: 12, 2030: 20, 2050: 40}, certainty="recalled", **_WLO),
    "WLO-2015-two-degrees-low": CarbonPrices(
        per_tonne={2015: 60, 2030: 100, 2050: 200}, certainty="sourced", **_WLO
    ),
    "WLO-2015-two-degrees-high": CarbonPrices(
        per_tonne={2015: 300, 2030: 500, 2050: 1000}, certainty="sourced", **_WLO
    ),
    "EIB-shadow": CarbonPrices(
        per_tonne={2020: 80, 2025: 165, 2030: 250, 2035: 390, 2040: 525, 2045: 660, 2050: 800}, price_year=2016,
        certainty="recalled",
        source="European Investment Bank, Climate Bank Roadmap (November 2020), shadow cost of carbon; 2030 and 2050 "
        "read at e3g.org, the other years recalled", **_published(2020),
    ),
    "EBRD-shadow": CarbonPrices(
        per_tonne={2022: 101, 2030: 179, 2050: 602}, certainty="sourced", valid_from=date(2022, 1, 1),
        source="European Bank for Reconstruction and Development, shadow price of carbon, as read at "
        "https://www.e3g.org/bank-metrics/shadow-carbon-pricing-ebrd/",
    ),
    "EPBD-2012-least": CarbonPrices(
        per_tonne={2012: 20, 2025: 20, 2026: 35, 2030: 35, 2031: 50}, price_year=2008, certainty="sourced",
        source="Delegated Regulation (EU) 244/2012, the least price to calculate with, as quoted at wordscope.be",
        **_published(2012),
    ),
}  # fmt: skip

_VADEMECUM = "https://github.com/TeachBooks/vademecum, book/instructie/milieuimpact/"

SURCHARGES: dict[str, Surcharge] = {
    "category-3": Surcharge(share=0.3, source=f"{_VADEMECUM}categorie.md", certainty="sourced"),
}
"""On the MKI of products with untested generic data of the Nationale Milieudatabase (category 3)."""


def _weighting_set(
    source: str, year: int, rows: Mapping[str, tuple[float, str]], recalled: frozenset[str]
) -> WeightingSet:
    """Return a set, as certain as the least certain of its weights."""
    weights = {
        name: Weight(price, unit, "recalled" if name in recalled else "sourced")
        for name, (price, unit) in rows.items()
    }
    certainty: Certainty = "recalled" if recalled else "sourced"
    return WeightingSet(weights=weights, source=source, certainty=certainty, **_published(year))


_A1 = {
    "ADPE": (0.16, "kg Sb-eq"),
    "ADPF": (0.16, "kg Sb-eq"),
    "GWP": (0.05, "kg CO2-eq"),
    "ODP": (30, "kg CFC-11-eq"),
    "POCP": (2, "kg C2H4-eq"),
    "AP": (4, "kg SO2-eq"),
    "EP": (9, "kg PO4-eq"),
    "HTP": (0.09, "kg 1,4-DCB-eq"),
    "FAETP": (0.03, "kg 1,4-DCB-eq"),
    "MAETP": (0.0001, "kg 1,4-DCB-eq"),
    "TETP": (0.06, "kg 1,4-DCB-eq"),
}
_A2 = {
    "GWP-total": (0.116, "kg CO2-eq"),
    "ODP": (32, "kg CFC-11-eq"),
    "AP": (0.39, "mol H+-eq"),
    "EP-freshwater": (1.96, "kg P-eq"),
    "EP-marine": (3.28, "kg N-eq"),
    "EP-terrestrial": (0.36, "mol N-eq"),
    "POCP": (1.22, "kg NMVOC-eq"),
    "ADP-minerals-metals": (0.30, "kg Sb-eq"),
    "ADP-fossil": (0.00033, "MJ"),
    "WDP": (0.00506, "m3 world-eq"),
    "PM": (575838, "disease incidence"),
    "IRP": (0.049, "kBq U235-eq"),
    "ETP-fw": (0.00013, "CTUe"),
    "HTP-c": (1096368, "CTUh"),
    "HTP-nc": (147588, "CTUh"),
    "SQP": (0.000179, "Pt"),
}
WEIGHTING_SETS: dict[str, WeightingSet] = {
    "A1": _weighting_set("EN 15804+A1; SBK/TNO 2004, Bepalingsmethode Milieuprestatie", 2004, _A1, frozenset(_A1)),
    "A2": _weighting_set(
        "EN 15804+A2; CE Delft, Milieuprijzen als weegfactor in de Bepalingsmethode, table 6 (adopted in 2023); "
        "https://docs.earthster.org/en/articles/9685763-environmental-costs-indicator-eci",
        2023,
        _A2,
        frozenset({"PM", "IRP", "ETP-fw", "HTP-c", "HTP-nc", "SQP"}),
    ),
}

LADDER_3_UNTIL = date(2026, 12, 31)
_LADDER_3: Any = {
    "version": "3.1", "valid_from": date(2020, 6, 22), "valid_until": LADDER_3_UNTIL,
    "superseded_by": "CO2-Prestatieladder 4.0",
}  # fmt: skip
"""SKAO published 3.1 on 22 June 2020 (kleemans.nl); 4.0 is mandatory from January 2027, and prescribes no shares."""

CO2_LADDER_SCALES: dict[str, Co2LadderScale] = {
    "ProRail": Co2LadderScale(
        shares={1: 0.01, 2: 0.02, 3: 0.04, 4: 0.07, 5: 0.10}, certainty="sourced",
        source="https://deduurzameadviseurs.nl/kennisbank/co2-begrippen/wat-is-fictief-gunningsvoordeel",
        **_LADDER_3,
    ),
    "one-percent-a-level": Co2LadderScale(
        shares={1: 0.01, 2: 0.02, 3: 0.03, 4: 0.04, 5: 0.05}, certainty="recalled",
        source="Rijkswaterstaat and many municipalities: 1 % a level, 5 % at most",
        **_LADDER_3,
    ),
}  # fmt: skip
"""Of version 4.0 no published shares were found: a tender states its own."""

CO2_LADDER_SANCTIONS: dict[str, Co2LadderSanction] = {
    "Rijkswaterstaat": Co2LadderSanction(
        times=1.5, certainty="sourced",
        source="https://www.rijkswaterstaat.nl/zakelijk/zakendoen-met-rijkswaterstaat/inkoopbeleid/duurzaam-inkopen/"
        "co2-prestatieladder",
    ),
}  # fmt: skip

QUALITY_SCALES: dict[str, QualityScale] = {
    "RWS 2023": QualityScale(
        words={"3": 1.0, "2": 0.6, "1": 0.25, "0": 0.0, "NR": -0.5}, certainty="sourced",
        source="Rijkswaterstaat, page Beste prijs-kwaliteitverhouding (BPKV) of rijkswaterstaat.nl: works since 2023; "
        "NR is adverse or risky, and makes a bid dearer",
        valid_from=date(2023, 1, 1), days_by_year=True,
    ),
}  # fmt: skip

_CIRCULAR_2050: Any = {
    "source": "Rijksbrede programma Circulaire Economie: Nederland circulair in 2050 (2016)",
    "certainty": "sourced", "bound": "at_least", **_published(2016),
}  # fmt: skip
_MRA: Any = {
    "source": "Metropoolregio Amsterdam, "
    "https://mraduurzaam.nl/ervaringen-met-het-meten-van-circulaire-inkoop-in-de-mra/",
    "certainty": "sourced", "bound": "at_least", "indicator": "circular_spending",
}  # fmt: skip
_MPG: Any = {
    "source": "Besluit bouwwerken leefomgeving, article 4.159", "certainty": "sourced",
    "indicator": "environmental_performance", "bound": "at_most", "weighting_set": "A1",
}  # fmt: skip
_READ_UNTIL = date(2026, 6, 30)
"""Other limits were announced for 1 July 2026. Whether they are in force was not found: a tender states its own."""

TARGETS: dict[str, PublishedTarget] = {
    "NL-2025-circular-procurement": PublishedTarget(
        indicator="circular_spending", level=0.5, year=2025, **_CIRCULAR_2050
    ),
    "NL-2030-circular-procurement": PublishedTarget(
        indicator="circular_spending", level=1.0, year=2030, **_CIRCULAR_2050
    ),
    "MRA-2022-circular-procurement": PublishedTarget(level=0.1, year=2022, **_MRA),
    "MRA-2025-circular-procurement": PublishedTarget(level=0.5, year=2025, **_MRA),
    "MRA-2030-circular-procurement": PublishedTarget(level=1.0, year=2030, **_MRA),
    "NL-2030-secondary": PublishedTarget(indicator="secondary_share", level=0.5, year=2030, **_CIRCULAR_2050),
    "NL-2030-biobased": PublishedTarget(indicator="biobased_share", level=0.1, year=2030, **_CIRCULAR_2050),
    "NL-2040-detachable": PublishedTarget(indicator="detachable_share", level=1.0, year=2040, **_CIRCULAR_2050),
    "NL-2018-MPG-dwelling-A1": PublishedTarget(
        level=1.0, function="dwelling", valid_from=date(2018, 1, 1), valid_until=date(2021, 6, 30),
        superseded_by="NL-2021-MPG-dwelling-A1", **_MPG,
    ),
    "NL-2021-MPG-dwelling-A1": PublishedTarget(
        level=0.8, function="dwelling", valid_from=date(2021, 7, 1), known_until=_READ_UNTIL, **_MPG
    ),
    "NL-2018-MPG-office-A1": PublishedTarget(
        level=1.0, function="office", valid_from=date(2018, 1, 1), known_until=_READ_UNTIL, **_MPG
    ),
}  # fmt: skip

_HANDBOOK: Any = {
    "source": "Nederland circulair in 2050 and the programme Van Afval Naar Grondstof (VANG), as cited in the handbook "
    "for municipalities of the Natuur en Milieufederaties",
    "certainty": "sourced",
}  # fmt: skip
AIMS: dict[str, PublishedAim] = {
    "NL-2020-waste-separated": PublishedAim(
        measure="waste_separated", bound="at_least", level=0.75, year=2020, **_HANDBOOK
    ),
    "NL-waste-separated": PublishedAim(
        measure="waste_separated", bound="at_least", level=1.0, year=None, **_HANDBOOK
    ),
    "NL-2020-residual-waste": PublishedAim(
        measure="residual_waste", bound="at_most", level=100, unit="kg per inhabitant and year", year=2020,
        **_HANDBOOK,
    ),
    "NL-2022-waste-lost": PublishedAim(
        measure="less_waste_lost", bound="at_least", level=0.5, year=2022, **_HANDBOOK
    ),
    "NL-2030-primary-material": PublishedAim(
        measure="less_primary_material", bound="at_least", level=0.5, year=2030, **_HANDBOOK
    ),
    "NL-2050-primary-material": PublishedAim(
        measure="less_primary_material", bound="at_least", level=1.0, year=2050, **_HANDBOOK
    ),
}  # fmt: skip
"""What an authority can aim for in step 1 and follow by itself."""

_MPG_YEARS: Any = {"source": f"{_VADEMECUM}mpg.md", "certainty": "sourced"}
MPG_YEARS: dict[BuildingFunction, ReferencePeriod] = {
    "dwelling": ReferencePeriod(years=75, **_MPG_YEARS),
    "office": ReferencePeriod(years=50, **_MPG_YEARS),
}

PublishedKind = Literal[
    "discount_profiles", "carbon_price_paths", "price_paths", "mki_weighting_sets", "mki_surcharges",
    "co2_ladder_scales", "co2_ladder_sanctions", "quality_scales", "circularity_targets", "aims", "mpg_years",
]  # fmt: skip
PUBLISHED: Mapping[PublishedKind, Mapping[Any, Dated]] = {
    "discount_profiles": DISCOUNT_PROFILES,
    "carbon_price_paths": CARBON_PRICE_PATHS,
    "price_paths": PRICE_PATHS,
    "mki_weighting_sets": WEIGHTING_SETS,
    "mki_surcharges": SURCHARGES,
    "co2_ladder_scales": CO2_LADDER_SCALES,
    "co2_ladder_sanctions": CO2_LADDER_SANCTIONS,
    "quality_scales": QUALITY_SCALES,
    "circularity_targets": TARGETS,
    "aims": AIMS,
    "mpg_years": MPG_YEARS,
}
"""All that is published, by kind and by the name under which a tender can choose it."""


def holding(kind: PublishedKind, day: date) -> dict[str, Dated]:
    """Return the figures of a kind that are known to hold on a day.

    >>> sorted(holding("discount_profiles", date(2027, 1, 1)))[-2:]
    ['NL-2026-standard', 'UK-green-book']
    """
    return {name: one for name, one in PUBLISHED[kind].items() if one.holds(day)}
