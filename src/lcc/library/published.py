"""Named, sourced, dated figures that a tender can choose by name. None of them is ever a default.

Certainty is that of our own reading: `sourced` was read in the source, `recalled` is known from memory and has not
been held against the source. Whoever uses a recalled figure checks it first.

A figure that no longer holds stays, so that a tender of its time can be scored again.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, Protocol

from lcc.library.indicators import Bound, Targeted

Certainty = Literal["sourced", "recalled"]
WeightingSetName = Literal["A1", "A2"]
BuildingFunction = Literal["dwelling", "office"]


class Validity(NamedTuple):
    """When a published figure holds, both days included, and what took its place.

    `superseded_by` is the name of a figure here, or of a publication whose figures are not here. Where it is known and
    `valid_until` is not, the figure was superseded on a day that we do not know, and holds on none.
    """

    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str | None = None

    def has_begun(self, day: date) -> bool:
        """Whether the figure holds on a day, or held before it."""
        return self.valid_from is None or day >= self.valid_from

    def has_ended(self, day: date) -> bool:
        """Whether the figure no longer holds on a day."""
        return self.superseded_by is not None if self.valid_until is None else day > self.valid_until


class Dated(Protocol):
    """A published figure that holds for a time."""

    @property
    def validity(self) -> Validity:
        """When it holds."""


def successor(name: str, figures: Mapping[str, Dated], day: date) -> str | None:
    """Return what holds on a day in place of a figure that may have ended by then; None where that is not known.

    >>> successor("NL-2016-standard", DISCOUNT_PROFILES, date(2023, 1, 1))
    'NL-2020-standard'
    >>> successor("NL-2016-standard", DISCOUNT_PROFILES, date(2027, 1, 1))
    'NL-2026-standard'
    """
    if name not in figures or not figures[name].validity.has_ended(day):
        return name
    superseded_by = figures[name].validity.superseded_by
    return superseded_by and successor(superseded_by, figures, day)


class DiscountProfile(NamedTuple):
    """Discount rates that an authority prescribes: one rate a year, or each with the year after which it starts."""

    bands: tuple[tuple[int, float], ...]
    basis: Literal["real", "nominal"]
    certainty: Certainty
    source: str
    validity: Validity = Validity()


class PublishedPath(NamedTuple):
    """A price of CO2-eq per tonne by year, at the prices of one year."""

    per_tonne: Mapping[int, float]
    price_year: int
    certainty: Certainty
    source: str
    validity: Validity = Validity()


class Weight(NamedTuple):
    """The price of one unit of an environmental impact."""

    price: float
    unit: str
    certainty: Certainty


class WeightingSet(NamedTuple):
    """What each environmental impact counts for in the MKI. Sets are never mixed."""

    weights: Mapping[str, Weight]
    source: str


class Co2LadderScale(NamedTuple):
    """The share of the bid price that is taken off, fictively, for each level of the CO2-Prestatieladder."""

    version: Literal["3.1", "4.0"]
    shares: Mapping[int, float]
    certainty: Certainty
    source: str


class PublishedTarget(NamedTuple):
    """A level of an indicator that a government has set, due in a year or in force between dates.

    `weighting_set` and `function` say for which MKI and which building a limit of environmental performance is.
    """

    indicator: Targeted
    bound: Bound
    level: float
    certainty: Certainty
    source: str
    year: int | None = None
    validity: Validity = Validity()
    weighting_set: WeightingSetName | None = None
    function: BuildingFunction | None = None


_RWS = "https://www.rwseconomie.nl/discontovoet"
_RWS_2020 = "Werkgroep Discontovoet 2020"
_RWS_2025 = "Rapport Werkgroep discontovoet 2025"
_COHESION_2014 = "European Commission, Guide to Cost-Benefit Analysis of Investment Projects 2014-2020"

_NL_2016 = Validity(date(2016, 1, 1), date(2020, 12, 31), _RWS_2020)
_NL_2020 = Validity(date(2021, 1, 1), date(2025, 12, 31), _RWS_2025)
"""The report of 2025 has other variants than the standard one too: they were not found."""
_EU_2014 = Validity(date(2014, 1, 1), date(2020, 12, 31), "EU-cohesion-2021")

DISCOUNT_PROFILES: dict[str, DiscountProfile] = {
    "NL-2026-standard": DiscountProfile(
        ((0, 0.028), (35, 0.018)),
        "real",
        "sourced",
        f"{_RWS_2025} (19 September 2025), standaardvariant, as cited in two texts",
        Validity(date(2026, 1, 1)),
    ),
    "NL-2020-standard": DiscountProfile(
        ((0, 0.0225),), "real", "sourced", _RWS, _NL_2020._replace(superseded_by="NL-2026-standard")
    ),
    "NL-2020-fixed-sunk-costs": DiscountProfile(((0, 0.016),), "real", "recalled", _RWS_2020, _NL_2020),
    "NL-2020-nonlinear-benefits": DiscountProfile(((0, 0.029),), "real", "recalled", _RWS_2020, _NL_2020),
    "NL-2020-risk-free": DiscountProfile(
        ((0, -0.01),), "real", "sourced", "https://www.rwseconomie.nl/onderwerpen/veel-gestelde-vragen", _NL_2020
    ),
    "NL-2016-standard": DiscountProfile(
        ((0, 0.03),), "real", "sourced", _RWS, _NL_2016._replace(superseded_by="NL-2020-standard")
    ),
    "NL-2016-public-physical": DiscountProfile(((0, 0.045),), "real", "sourced", _RWS, _NL_2016),
    "EU-better-regulation": DiscountProfile(
        ((0, 0.03),), "real", "recalled", "European Commission, Better Regulation Toolbox"
    ),
    "EU-cohesion-2021": DiscountProfile(
        ((0, 0.03),),
        "real",
        "sourced",
        "JASPERS, on the programming period 2021-2027 (one text)",
        Validity(date(2021, 1, 1), date(2027, 12, 31)),
    ),
    "EU-cohesion-2014-other": DiscountProfile(((0, 0.03),), "real", "recalled", _COHESION_2014, _EU_2014),
    "EU-cohesion-2014-cohesion-countries": DiscountProfile(
        ((0, 0.05),), "real", "recalled", _COHESION_2014, _EU_2014
    ),
    "UK-green-book": DiscountProfile(
        ((0, 0.035), (30, 0.03), (75, 0.025), (125, 0.02), (200, 0.015), (300, 0.01)),
        "real",
        "sourced",
        "HM Treasury Green Book, social time preference rate; as in the R package charlescoverdale/greenbook",
    ),
}

_EIB = {2020: 80, 2025: 165, 2030: 250, 2035: 390, 2040: 525, 2045: 660, 2050: 800}
_WLO = "CPB and PBL, WLO-klimaatscenario's en de waardering van CO2-uitstoot in MKBA's (2016)"
_WLO_ENDED = Validity(superseded_by="WLO 2024")
_CE_2023 = "CE Delft, Handboek Milieuprijzen 2023 (publication 23.220175.034), tables 1 and 2"

CARBON_PRICE_PATHS: dict[str, PublishedPath] = {
    "CE-Delft-2023-low": PublishedPath({2021: 50}, 2021, "sourced", _CE_2023),
    "CE-Delft-2023-central": PublishedPath({2021: 130}, 2021, "sourced", _CE_2023),
    "CE-Delft-2023-high": PublishedPath({2021: 160}, 2021, "sourced", _CE_2023),
    "CE-Delft-2017-central": PublishedPath(
        {2015: 57}, 2015, "recalled", "CE Delft, Handboek Milieuprijzen 2017",
        Validity(superseded_by="CE-Delft-2023-central"),
    ),
    "WLO-2015-high": PublishedPath({2015: 48, 2030: 80, 2050: 160}, 2013, "recalled", _WLO, _WLO_ENDED),
    "WLO-2015-low": PublishedPath({2015: 12, 2030: 20, 2050: 40}, 2013, "recalled", _WLO, _WLO_ENDED),
    "WLO-2015-two-degrees-low": PublishedPath(
        {2015: 60, 2030: 100, 2050: 200}, 2013, "sourced", _WLO, _WLO_ENDED
    ),
    "WLO-2015-two-degrees-high": PublishedPath(
        {2015: 300, 2030: 500, 2050: 1000}, 2013, "sourced", _WLO, _WLO_ENDED
    ),
    "EIB-shadow": PublishedPath(
        _EIB, 2016, "recalled",
        "European Investment Bank, shadow cost of carbon; 2030 and 2050 read at e3g.org, the other years recalled",
    ),
}  # fmt: skip

CATEGORY_3_SURCHARGE = 0.3
"""On the MKI of products with untested generic data of the Nationale Milieudatabase (category 3)."""


def _weights(rows: Mapping[str, tuple[float, str]], recalled: frozenset[str]) -> dict[str, Weight]:
    return {
        name: Weight(price, unit, "recalled" if name in recalled else "sourced")
        for name, (price, unit) in rows.items()
    }


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
    "A1": WeightingSet(
        _weights(_A1, frozenset(_A1)), "EN 15804+A1; SBK/TNO 2004, Bepalingsmethode Milieuprestatie"
    ),
    "A2": WeightingSet(
        _weights(_A2, frozenset({"PM", "IRP", "ETP-fw", "HTP-c", "HTP-nc", "SQP"})),
        "EN 15804+A2; CE Delft, Milieuprijzen als weegfactor in de Bepalingsmethode, table 6; "
        "https://docs.earthster.org/en/articles/9685763-environmental-costs-indicator-eci",
    ),
}

CO2_LADDER_SCALES: dict[str, Co2LadderScale] = {
    "ProRail": Co2LadderScale(
        "3.1",
        {1: 0.01, 2: 0.02, 3: 0.04, 4: 0.07, 5: 0.10},
        "sourced",
        "https://deduurzameadviseurs.nl/kennisbank/co2-begrippen/wat-is-fictief-gunningsvoordeel",
    ),
    "one-percent-a-level": Co2LadderScale(
        "3.1",
        {1: 0.01, 2: 0.02, 3: 0.03, 4: 0.04, 5: 0.05},
        "recalled",
        "Rijkswaterstaat and many municipalities: 1 % a level, 5 % at most",
    ),
}
"""Of version 4.0 no published shares were found: a tender states its own."""

_CIRCULAR_2050 = "Rijksbrede programma Circulaire Economie: Nederland circulair in 2050 (2016)"
_BBL = "Besluit bouwwerken leefomgeving, article 4.159"

TARGETS: dict[str, PublishedTarget] = {
    "NL-2025-circular-procurement": PublishedTarget(
        "circular_spending", "at_least", 0.5, "sourced", _CIRCULAR_2050, 2025
    ),
    "NL-2030-circular-procurement": PublishedTarget(
        "circular_spending", "at_least", 1.0, "sourced", _CIRCULAR_2050, 2030
    ),
    "NL-2030-secondary": PublishedTarget("secondary_share", "at_least", 0.5, "sourced", _CIRCULAR_2050, 2030),
    "NL-2030-biobased": PublishedTarget("biobased_share", "at_least", 0.1, "sourced", _CIRCULAR_2050, 2030),
    "NL-2040-detachable": PublishedTarget("detachable_share", "at_least", 1.0, "sourced", _CIRCULAR_2050, 2040),
    "NL-2018-MPG-dwelling-A1": PublishedTarget(
        "environmental_performance", "at_most", 1.0, "sourced", _BBL,
        validity=Validity(date(2018, 1, 1), date(2021, 6, 30), "NL-2021-MPG-dwelling-A1"),
        weighting_set="A1", function="dwelling",
    ),
    "NL-2021-MPG-dwelling-A1": PublishedTarget(
        "environmental_performance", "at_most", 0.8, "sourced", _BBL,
        validity=Validity(date(2021, 7, 1)), weighting_set="A1", function="dwelling",
    ),
    "NL-2018-MPG-office-A1": PublishedTarget(
        "environmental_performance", "at_most", 1.0, "sourced", _BBL,
        validity=Validity(date(2018, 1, 1)), weighting_set="A1", function="office",
    ),
}  # fmt: skip
"""It was not found whether the MPG limits that were announced for 2026 are in force: a tender states its own."""

MPG_YEARS: dict[BuildingFunction, int] = {"dwelling": 75, "office": 50}
"""The years over which the environmental performance of a building is calculated."""
