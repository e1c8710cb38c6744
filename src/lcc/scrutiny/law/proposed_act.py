"""The proposed Public Procurement Act, COM(2026) 590, held against a tender: what it might ask, as one reader tells it.

Its wording is not final, and its articles were not read; where what was read is open, both readings are worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lcc.figure.figure import NOISE, Figure, Given
from lcc.model.award import AnyAward, FixedBudget, Points, QualityValue, uses_quality
from lcc.scrutiny.law.finding import Found, LawCase, LawTest
from lcc.scrutiny.law.of_directive import life_cycle_cost, lots

FLOOR, LABOUR_INTENSIVE_FLOOR = 0.3, 0.5
"""The least share of all points that quality has: article 98(4), of a labour-intensive subject the second."""


@dataclass(frozen=True, slots=True)
class QualityShare:
    """Which part of all points is for quality, and for life-cycle cost [share]."""

    quality: Figure
    life_cycle_cost: Figure

    @property
    def counted(self) -> Figure:
        """Quality, with all of the weight of the life-cycle cost."""
        return self.quality + self.life_cycle_cost

    def strict(self, purchase_share: float) -> Figure:
        """Quality, with that part of the weight of the life-cycle cost that is not purchase price."""
        return self.quality + self.life_cycle_cost * (1 - Figure(purchase_share))

    def most_purchase(self, floor: float) -> float:
        """Return how much of the life-cycle cost can be purchase price where the strict reading passes [share]."""
        return ((self.counted - floor) / self.life_cycle_cost).value


def quality_share(rule: AnyAward) -> QualityShare | None:
    """Return what article 98(4) is about; None under a rule whose score is not in points.

    Under a fixed budget quality has all points, and under the lowest cost or price that has.
    """
    if isinstance(rule, Points):
        cost: Figure = Given(rule.price_weight, "tender", ("award", "price_weight"))
    elif isinstance(rule, FixedBudget):
        cost = Figure(0.0)
    elif not uses_quality(rule):
        cost = Figure(1.0)
    else:
        return None
    return QualityShare(1 - cost, cost if rule.basis == "life_cycle_cost" else Figure(0.0))


def _floor(case: LawCase) -> float:
    return LABOUR_INTENSIVE_FLOOR if case.facts.labour_intensive else FLOOR


def _reaches(share: Figure, floor: float) -> bool:
    return share.value >= floor - NOISE


def _quality_share(case: LawCase) -> Found:
    rule, floor, purchase = case.tender.award, _floor(case), case.facts.purchase_share
    share = quality_share(rule)
    if share is None:
        if isinstance(rule, QualityValue) and rule.quality_value > 0:
            spread = rule.quality_value * (1 - floor) / floor
            return Found("look", "share_in_money", {"value": rule.quality_value, "floor": floor, "spread": spread})
        return Found("look", "share_not_in_points", {"method": rule.method})
    words = {"quality": share.quality.value, "counted": share.counted.value, "floor": floor}
    words["life_cycle_cost"] = share.life_cycle_cost.value
    if not _reaches(share.counted, floor):
        return Found("not_met", "share_below_floor", words)
    if _reaches(share.quality, floor):
        return Found("met", "share_of_quality_alone", words)
    if purchase is None:
        return Found("met", "share_by_life_cycle_cost", {**words, "most": share.most_purchase(floor)})
    strict = share.strict(purchase)
    words |= {"strict": strict.value, "purchase": purchase}
    if _reaches(strict, floor):
        return Found("met", "share_by_both_readings", words)
    return Found("look", "share_by_one_reading", words)


def _best_ratio(case: LawCase) -> Found:
    rule = case.tender.award
    if uses_quality(rule):
        return Found("met", "weighs_quality", {"method": rule.method})
    return Found("look", "cost_alone_in_act", {"method": rule.method})


def _departure(case: LawCase) -> Found:
    share = _quality_share(case).verdict
    if share == "met":
        return Found("not_asked", "no_departure")
    if case.facts.departure is None:
        return Found(share, "departure_not_said")
    return Found("look", "departure_said", {"route": case.facts.departure})


def _more_than_compliance(case: LawCase) -> Found:
    tender = case.tender
    if tender.quality is None or not uses_quality(tender.award):
        return Found("not_asked", "nothing_judged")
    asked = {_plain(one.text) for one in tender.requirements}
    judged = [leaf.criterion for leaf in tender.quality.leaves()]
    again = tuple(
        one.name for one in judged if not asked.isdisjoint((_plain(one.name), _plain(one.description or "")))
    )
    return Found("not_met", "requirement_judged", {"criteria": again}) if again else Found("look", "none_is_alike")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _abnormally_low(case: LawCase) -> Found:
    rule = case.tender.award
    stated = tuple(
        code
        for code, sign in (
            ("abnormally_low", rule.abnormally_low),
            ("cost_floor", rule.cost_floor),
            ("below_earlier_offers", rule.below_earlier_offers),
        )
        if sign is not None
    )
    return Found("look", "comparisons_stated" if stated else "comparisons_open", {"fields": stated})


def _variants(case: LawCase) -> Found:
    if case.tender.variants == "allowed":
        return Found("met", "variants_allowed")
    return Found("look", "variants_refused")


TESTS: Mapping[str, LawTest] = {
    "ppa_best_ratio": _best_ratio,
    "ppa_quality_share": _quality_share,
    "ppa_departure": _departure,
    "ppa_more_than_compliance": _more_than_compliance,
    "ppa_life_cycle_cost": life_cycle_cost,
    "ppa_lots": lots,
    "ppa_abnormally_low": _abnormally_low,
    "ppa_variants": _variants,
    "ppa_green": lambda _case: Found("look", "green_list"),
    "ppa_summaries": lambda _case: Found("look", "summaries_written"),
}
