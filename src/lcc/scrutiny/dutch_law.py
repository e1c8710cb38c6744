"""The Aanbestedingswet 2012, and what Dutch judges made of it, held against a tender."""

from collections.abc import Mapping

from lcc.award.standstill import standstill_days
from lcc.library.provisions import Threshold, provisions_of
from lcc.model.award import WeightedFactor, uses_quality
from lcc.model.letters import LEAST_STANDSTILL_DAYS
from lcc.model.tie import BY_LOT
from lcc.scrutiny.law_finding import Found, LawCase, LawTest, remarked
from lcc.scrutiny.law_of_directive import above, externalities, life_cycle_cost, lots, variants, weights


def _by_part_two(test: LawTest) -> LawTest:
    """Return a test of part 2 of the law, which is about what has to be published European."""

    def tested(case: LawCase) -> Found:
        if case.tender.is_european:
            return test(case)
        return Found("not_asked", "other_procedure", {"procedure": case.tender.procedure})

    return tested


def _award_criterion(case: LawCase) -> Found:
    rule = case.tender.award
    if uses_quality(rule):
        return Found("met", "weighs_quality", {"method": rule.method})
    motivated = Found("met", "choice_motivated", {"motivation": rule.motivation})
    return remarked(case, "no_motivation", motivated)


def _verifiable(case: LawCase) -> Found:
    quality = case.tender.quality
    if quality is None:
        return Found("not_asked", "nothing_judged")
    return remarked(case, "criteria_undescribed", Found("met", "criteria_described"), "look")


def _abnormally_low(case: LawCase) -> Found:
    rule = case.tender.award
    if isinstance(rule, WeightedFactor) and rule.outside == "not_ranked":
        return Found("look", "low_is_not_ranked", {"lowest": rule.lowest})
    return remarked(case, "no_abnormal_indicator", Found("met", "low_is_asked"), "look")


def _order_after_award(case: LawCase) -> Found:
    rule = case.tender.award
    if not rule.is_turned_by_others:
        return Found("not_asked", "others_play_no_part", {"method": rule.method})
    return remarked(case, "after_award_open", Found("met", "order_stated", {"order": rule.after_withdrawal}))


def _drawing_lots(case: LawCase) -> Found:
    rule = case.tender.award
    if BY_LOT not in rule.tie_break:
        return remarked(case, "no_tie_break", Found("not_asked", "no_lots_drawn"), "look")
    if uses_quality(rule) and not rule.broken_by:
        return Found("look", "lots_drawn_at_once")
    return Found("met", "lots_drawn_last")


def _equal_treatment(case: LawCase) -> Found:
    return remarked(case, "local_origin", Found("met", "no_origin_named"))


def _standstill(case: LawCase) -> Found:
    days = standstill_days(case.tender)
    if days is None:
        return Found("look", "standstill_open", {"least": LEAST_STANDSTILL_DAYS})
    words = {"days": days, "least": LEAST_STANDSTILL_DAYS}
    if days < LEAST_STANDSTILL_DAYS:
        return Found("not_met", "standstill_too_short", words)
    return Found("met", "standstill_kept", words)


def _framework(case: LawCase) -> Found:
    if case.tender.procedure != "mini_competition":
        return Found("not_asked", "no_framework")
    return Found("look", "criteria_of_framework")


def _lots_together(case: LawCase) -> Found:
    lots = case.tender.lots
    if lots is None:
        return Found("not_asked", "no_lots")
    if lots.combined_bids:
        return Found("look", "lots_combined")
    if lots.most_per_bidder is None:
        return Found("not_asked", "lots_apart")
    return Found("met", "lots_limited", {"most_lots": lots.most_per_bidder, "allocation": lots.allocation})


def _reasons_to_invited(case: LawCase) -> Found:
    if case.tender.procedure != "three_quotes":
        return Found("not_asked", "nobody_invited")
    return Found("look", "reasons_in_letters")


TESTS: Mapping[str, LawTest] = {
    **{name: above(one) for name, one in provisions_of("nl").items() if isinstance(one, Threshold)},
    "nl_choice_of_procedure": lambda _case: Found("look", "procedure_chosen"),
    "nl_lots": lots,
    "nl_lots_together": _by_part_two(_lots_together),
    "nl_equal_treatment": _equal_treatment,
    "nl_proportional": lambda _case: Found("look", "proportion_seen"),
    "nl_award_criterion": _by_part_two(_award_criterion),
    "nl_weights": _by_part_two(weights),
    "nl_life_cycle_cost": _by_part_two(life_cycle_cost),
    "nl_externalities": _by_part_two(externalities),
    "nl_verifiable": _by_part_two(_verifiable),
    "nl_variants": _by_part_two(variants),
    "nl_abnormally_low": _by_part_two(_abnormally_low),
    "nl_order_after_award": _order_after_award,
    "nl_drawing_lots": _drawing_lots,
    "nl_standstill": _by_part_two(_standstill),
    "nl_reasons": _by_part_two(lambda _case: Found("look", "reasons_in_letters")),
    "nl_reasons_to_invited": _reasons_to_invited,
    "nl_file": _by_part_two(lambda _case: Found("look", "file_is_kept")),
    "nl_framework": _framework,
}
