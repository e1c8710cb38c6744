"""What a tender does for the environment, as far as its own rules say so, by the codes of OCDS and of eForms.

Codes: sustainabilityGoal and sustainabilityStrategy of the OCDS extension for sustainability; environmental-impact
(BT-774) of eForms. MKI weighs emissions of greenhouse gases beside other impacts, and stands under climate.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lcc.language import N_, Text, listed
from lcc.language.indicator_words import INDICATORS as WORDS
from lcc.library.indicators import Indicator, in_order
from lcc.model.tender import Tender

Strategy = Literal["awardCriteria", "technicalSpecifications"]
_OF_CLIMATE = ("co2", "mki", "environmental_performance")


class Goal(NamedTuple):
    """A goal by its code in OCDS and in eForms, by which parts of the tender it is sought, and that in words."""

    ocds: str
    eforms: str
    strategies: tuple[Strategy, ...]
    said: Text


def goals(tender: Tender) -> list[Goal]:
    """Return the goals that criteria, costs of emissions and required targets show; none that is only meant."""
    judged = tender.quality.indicators() if tender.quality else []
    required = [one.indicator for one in tender.circularity.targets if one.required] if tender.circularity else []
    return [*_circular(judged, required), *_climate(tender, judged, required)]


def _circular(judged: Sequence[str], required: Sequence[str]) -> Iterator[Goal]:
    of_award, asked = ([name for name in names if name not in _OF_CLIMATE] for names in (judged, required))
    if of_award or asked:
        names: list[Indicator] = in_order([*of_award, *asked])
        said = Text(
            N_("Circularity counts in the award or is required, by these indicators: {indicators}."),
            {"indicators": listed(Text(WORDS[name].name) for name in names)},
        )
        yield Goal("environmental.circularEconomy", "circ-econ", _strategies(of_award, asked), said)


def _climate(tender: Tender, judged: Sequence[str], required: Sequence[str]) -> Iterator[Goal]:
    rule = tender.award
    by_cost = rule.basis != "price" and bool(tender.carbon_price or (tender.mki and tender.mki.is_cost))
    counts = by_cost or rule.takes_mki or rule.co2_ladder is not None
    of_award, asked = ([name for name in names if name in _OF_CLIMATE] for names in (judged, required))
    if counts or of_award or asked:
        said = Text(N_("Emissions over the life cycle count in the cost, in the award or as a requirement."))
        award = (*of_award, "cost") if counts else of_award
        yield Goal("environmental.carbonEmissionsReduction", "clim-mitig", _strategies(award, asked), said)


def _strategies(of_award: Sequence[str], asked: Sequence[str]) -> tuple[Strategy, ...]:
    found: list[Strategy] = ["awardCriteria"] if of_award else []
    return (*found, "technicalSpecifications") if asked else tuple(found)
