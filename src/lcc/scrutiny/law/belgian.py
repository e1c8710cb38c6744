"""Belgian law on public contracts, and judgments of its Council of State, held against a tender."""

from collections.abc import Mapping

from lcc.award.standstill import standstill_days
from lcc.library.provisions import Threshold, provisions_of
from lcc.model.award import LEAST_PRICE_WEIGHT, Points, uses_quality
from lcc.scrutiny.belgian_low_price import BELOW, FEWEST_BIDS
from lcc.scrutiny.law.finding import Found, LawCase, LawTest
from lcc.scrutiny.law.of_directive import above, externalities, kind_bought, life_cycle_cost, weights

LEAST_DAYS = 15
"""Of the standstill period after the reasoned decision is sent: law of 17 June 2013, article 11, as
financesconnect.be tells it."""


def _award_criterion(case: LawCase) -> Found:
    rule = case.tender.award
    if uses_quality(rule):
        return Found("met", "weighs_quality", {"method": rule.method})
    return Found("met", "cost_alone_allowed" if rule.basis == "life_cycle_cost" else "price_alone_allowed")


def _low_prices(case: LawCase) -> Found:
    """Whether a bid far below the mean has to be asked: of works, by the weight of the price and the procedure."""
    tender, rule = case.tender, case.tender.award
    if tender.procedure not in ("european", "national", None):
        return Found("not_asked", "other_procedure", {"procedure": tender.procedure})
    if kind_bought(tender) == "supplies":
        return Found("not_asked", "supplies_bought", {"cpv": tender.cpv})
    weight = rule.price_weight if isinstance(rule, Points) else None
    if weight is not None and weight < LEAST_PRICE_WEIGHT:
        return Found("not_asked", "price_weighs_less", {"weight": weight, "least": LEAST_PRICE_WEIGHT})
    if rule.basis != "price":
        return Found("look", "low_prices_by_cost")
    words = {"below": BELOW, "fewest": FEWEST_BIDS, "basis": rule.basis}
    if rule.belgian_low_price is not None:
        return Found("met", "low_prices_stated", words)
    if rule.abnormally_low is not None and rule.abnormally_low > BELOW:
        return Found("look", "own_sign_later", {**words, "own": rule.abnormally_low})
    return Found("look", "low_prices_asked", words)


def _price_by_component(case: LawCase) -> Found:
    if case.tender.award.counts_items:
        return Found("not_met", "each_price_scored", see=("each_price_alone",))
    return Found("met", "one_cost")


def _combinations(case: LawCase) -> Found:
    lots = case.tender.lots
    if lots is None or not lots.combined_bids:
        return Found("not_asked", "combinations_not_invited")
    return Found("met", "combinations_as_a_whole")


def _standstill(case: LawCase) -> Found:
    days = standstill_days(case.tender)
    words = {"days": days, "least": LEAST_DAYS}
    if days is None:
        return Found("look", "standstill_open", words)
    if days >= LEAST_DAYS:
        return Found("met", "standstill_kept", words)
    if case.tender.procedure in ("european", None):
        return Found("not_met", "standstill_too_short", words)
    return Found("look", "standstill_below_thresholds", words)


TESTS: Mapping[str, LawTest] = {
    **{name: above(one) for name, one in provisions_of("be").items() if isinstance(one, Threshold)},
    "be_award_criterion": _award_criterion,
    "be_weights": weights,
    "be_life_cycle_cost": life_cycle_cost,
    "be_externalities": externalities,
    "be_low_prices": _low_prices,
    "be_combinations": _combinations,
    "be_price_by_component": _price_by_component,
    "be_standstill": _standstill,
    "be_reasoned_decision": lambda _case: Found("look", "decision_in_report"),
}
