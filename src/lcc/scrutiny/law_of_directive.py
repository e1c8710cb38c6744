"""What laws that took over Directive 2014/24/EU ask alike: weights (article 67), and life-cycle cost (article 68)."""

from typing import Literal

from lcc.library.provisions import Threshold
from lcc.model.award import FixedBudget, Points, QualityValue, uses_quality
from lcc.model.tender import Tender
from lcc.scrutiny.law_finding import Found, LawCase, LawTest, remarked

_WORKS, _SOFTWARE = 45, 48
"""Divisions of the CPV: works; below them, and in the second, are supplies, and the others are services."""


def kind_bought(tender: Tender) -> Literal["works", "supplies", "services"] | None:
    """Return what kind of contract it is by its CPV code (Regulation (EC) 2195/2002); None where that is not said."""
    if tender.cpv is None or not tender.cpv[:2].isdigit():
        return None
    division = int(tender.cpv[:2])
    if division == _WORKS:
        return "works"
    return "supplies" if division < _WORKS or division == _SOFTWARE else "services"


def above(threshold: Threshold) -> LawTest:
    """Return a test of whether the procedure goes with what bids are expected to cost."""

    def tested(case: LawCase) -> Found:
        tender, kind = case.tender, kind_bought(case.tender)
        if tender.procedure == "european":
            return Found("met", "published_european")
        if tender.procedure == "mini_competition":
            return Found("not_asked", "other_procedure", {"procedure": tender.procedure})
        if case.expected is None or kind is None:
            return Found("look", "threshold_applies")
        most = threshold.works if kind == "works" else threshold.supplies_and_services
        words = {"expected": case.expected, "threshold": most}
        return Found("look", "expected_above" if case.expected >= most else "expected_below", words)

    return tested


def weights(case: LawCase) -> Found:
    """Whether the relative weight of each criterion can be read: article 67(5)."""
    rule, quality = case.tender.award, case.tender.quality
    if quality is None or not uses_quality(rule):
        return Found("not_asked", "nothing_weighed")
    words = {"criteria": tuple(one.name for one in quality.criteria), "method": rule.method}
    if isinstance(rule, Points):
        return Found("met", "weights_of_points", {**words, "weight": rule.price_weight})
    if isinstance(rule, QualityValue):
        return Found("met", "weights_in_money", {**words, "value": rule.quality_value})
    if isinstance(rule, FixedBudget):
        return Found("met", "weights_of_quality", {**words, "budget": rule.budget})
    return Found("look", "weight_by_formula", words)


def life_cycle_cost(case: LawCase) -> Found:
    """Whether documents have to say which data bidders give and how the cost follows from them: article 68(2)."""
    if case.tender.award.basis == "price":
        return Found("not_asked", "no_life_cycle_cost")
    return Found("look", "data_and_method")


def externalities(case: LawCase) -> Found:
    """Whether the conditions for a price on emissions have to be looked at: article 68(2), second sentence."""
    tender = case.tender
    if tender.award.basis == "price" or not (tender.carbon_price or (tender.mki and tender.mki.is_cost)):
        return Found("not_asked", "no_price_on_emissions")
    if tender.mki or tender.carbon_price_path:
        return Found("look", "published_price_on_emissions")
    return Found("look", "own_price_on_emissions")


def lots(case: LawCase) -> Found:
    """Whether a tender that is not divided has to say why: article 46(1)."""
    divided = case.tender.lots
    if divided is None:
        return Found("look", "not_divided")
    return Found("met", "divided", {"lots": tuple(lot.title for lot in divided.parts)})


def variants(case: LawCase) -> Found:
    """Whether variants have requirements that they have to meet: article 45."""
    if case.tender.variants == "not_allowed":
        return Found("not_asked", "no_variants")
    return remarked(case, "variants_without_minimum", Found("met", "variants_with_minimum"))
