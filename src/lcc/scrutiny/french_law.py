"""What the Code de la commande publique asks of the criteria of an award, held against a tender."""

from collections.abc import Mapping

from lcc.model.award import uses_quality
from lcc.model.quality import MeasuredScale
from lcc.model.tender import Tender
from lcc.record.record import value_at
from lcc.scrutiny.law_finding import Found, LawCase, LawTest


def _is_price_alone(tender: Tender) -> bool:
    rule = tender.award
    return rule.basis == "price" and not uses_quality(rule) and not rule.has_fictive_amounts


def _price_alone_before(case: LawCase) -> Found:
    if _is_price_alone(case.tender):
        return Found("look", "price_alone_for_standard_goods")
    return Found("met", "more_than_price")


def _price_alone(case: LawCase) -> Found:
    return (
        Found("not_met", "price_alone_forbidden")
        if _is_price_alone(case.tender)
        else Found("met", "more_than_price")
    )


def _measured(tender: Tender) -> tuple[str, ...]:
    """Return the names of criteria that weigh something and are measured: every indicator is of the environment."""
    if tender.quality is None or not uses_quality(tender.award):
        return ()
    return tuple(
        leaf.criterion.name
        for leaf in tender.quality.leaves()
        if isinstance(leaf.criterion.scale_used, MeasuredScale)
        and all(value_at(tender, path) for path in leaf.weights)
    )


def _environment(case: LawCase) -> Found:
    """Whether something that counts is about the environment, as far as the tender shows it."""
    tender, rule = case.tender, case.tender.award
    if rule.mki_discount or rule.co2_ladder:
        return Found("met", "environment_discounted")
    if rule.mki_factor:
        return Found("met", "environment_priced")
    if rule.basis == "life_cycle_cost" and (tender.carbon_price or (tender.mki and tender.mki.is_cost)):
        return Found("met", "environment_priced")
    if measured := _measured(tender):
        return Found("met", "environment_measured", {"criteria": measured})
    if _is_price_alone(tender):
        return Found("not_met", "no_environment")
    return Found("look", "environment_not_shown")


TESTS: Mapping[str, LawTest] = {
    "fr_price_alone_before": _price_alone_before,
    "fr_price_alone": _price_alone,
    "fr_environment": _environment,
}
