"""What provisions of laws ask, by their name; and what was found of each in a tender, by code, with what to do."""

from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import N_
from lcc.library.provisions import Departure, Law, Status
from lcc.scrutiny.law.finding import Verdict

NO_ADVICE = N_(
    "This is a help and no legal advice: it sees only the tender, not the documents around it, and the law may have "
    "changed. Whoever signs reads the article."
)

LAW_NAMES: Mapping[Law, str] = {
    "nl": N_("Dutch law"),
    "be": N_("Belgian law"),
    "fr": N_("French law"),
    "ppa": N_("The proposed Public Procurement Act of the European Union"),
}
VERDICTS: Mapping[Verdict, str] = {
    "met": N_("met"),
    "not_met": N_("not met"),
    "look": N_("to be looked at"),
    "not_asked": N_("not asked here"),
}
STATUSES: Mapping[Status, str] = {
    "in_force": N_("in force"),
    "case_law": N_("case law"),
    "proposed": N_("proposed, in force nowhere"),
}
ROUTES: Mapping[Departure, str] = {
    "specifications": N_("the specifications"),
    "performance_conditions": N_("the conditions of the contract"),
    "mix": N_("specifications or conditions, together with quality criteria"),
}

_DATA_AND_METHOD = N_(
    "Where life-cycle cost counts, the documents say which data bidders give and by which method the cost follows."
)
_EXTERNALITIES = N_(
    "A price on emissions follows a method that is objective, open to all who are interested, and asks data that a "
    "normally diligent bidder can give with reasonable effort."
)

_PUBLISHED = N_(
    "Works of EUR {works} or more, and supplies and services of a municipality of EUR {other} or more, are published "
    "European; without VAT."
)

ASKS: Mapping[str, str] = {
    "nl_threshold_2024": _PUBLISHED,
    "nl_threshold_2026": _PUBLISHED,
    "be_threshold_2024": _PUBLISHED,
    "be_threshold_2026": _PUBLISHED,
    "nl_choice_of_procedure": N_(
        "The procedure, and who is admitted to it, is chosen by objective criteria; the reason is given on request."
    ),
    "nl_lots_together": N_(
        "The notice says whether lots can be awarded together and which, and how many lots one bidder can have; the "
        "documents say by which rule."
    ),
    "nl_proportional": N_(
        "What is asked is in proportion to the contract; the documents say why where they depart from the guide that "
        "the law names."
    ),
    "nl_award_criterion": N_(
        "The best price-quality ratio is the rule; the lowest cost or price needs a reason in the documents."
    ),
    "nl_weights": N_("The documents state the weight of each criterion, a range, or, if need be, their order."),
    "nl_life_cycle_cost": _DATA_AND_METHOD,
    "nl_externalities": _EXTERNALITIES,
    "nl_verifiable": N_("What criteria ask is specified, so that what a bid claims can be verified."),
    "nl_abnormally_low": N_(
        "A bid that looks abnormally low is asked to explain itself, and rejected only if the answer does not account "
        "for it."
    ),
    "nl_order_after_award": N_(
        "Whether points are worked out again if a bid falls away is as the documents say it; so they say it."
    ),
    "nl_drawing_lots": N_("Lots can decide between equal bids, after price and quality, and not instead of them."),
    "nl_variants": N_(
        "Documents that allow variants state which requirements those have to meet, and how they are handed in."
    ),
    "nl_lots": N_("A contract is divided into lots, or the documents say why not."),
    "nl_equal_treatment": N_("All undertakings are treated alike, wherever they come from."),
    "nl_standstill": N_("At least {least} calendar days between the notice of the award and the contract."),
    "nl_reasons": N_(
        "The notice tells each bidder concerned the reasons, with the relative advantages of the winner, and the "
        "standstill."
    ),
    "nl_reasons_to_invited": N_("Whoever was invited is told the award decision, with the relevant reasons."),
    "nl_file": N_("The procedure is documented and kept; there is a report, and a notice of the award."),
    "nl_framework": N_("A mini-competition is awarded by the criteria of the framework agreement."),
    "be_award_criterion": N_(
        "The most advantageous bid is found by price, by cost such as life-cycle cost, or by the best price-quality "
        "ratio."
    ),
    "be_weights": N_(
        "The documents state the weight of each criterion or, below the European thresholds, their order."
    ),
    "be_life_cycle_cost": _DATA_AND_METHOD,
    "be_externalities": _EXTERNALITIES,
    "be_low_prices": N_(
        "In works, or services in a sector sensitive to fraud, a bid far below the mean is asked about its price."
    ),
    "be_combinations": N_(
        "Where bidders offer discounts on combinations of lots, the combination that is best as a whole is chosen."
    ),
    "be_price_by_component": N_(
        "Points for the price of each component by itself do not show which bid is the most advantageous."
    ),
    "be_standstill": N_("At least {least} days between sending the reasoned decision and the contract."),
    "be_reasoned_decision": N_("One decision names all bidders, with the reasons of fact and law for each."),
    "fr_price_alone_before": N_("Price can be the only criterion for standard goods or services of one quality."),
    "fr_price_alone": N_("Price is not the only criterion: a cost over the life, or several criteria, are."),
    "fr_environment": N_(
        "At least one criterion takes the environmental characteristics of the bid into account."
    ),
    "ppa_best_ratio": N_("The award goes to the best quality for money, by the best price-quality ratio."),
    "ppa_quality_share": N_(
        "Quality criteria have at least {floor} of all points, or {of_labour} where the subject is labour-intensive; "
        "life-cycle cost counts among them."
    ),
    "ppa_departure": N_(
        "Whoever departs from that share secures quality by specifications, conditions or a mix, and says which in the "
        "public summary of the competition."
    ),
    "ppa_more_than_compliance": N_("That a bid merely complies with an obligation is no award criterion."),
    "ppa_life_cycle_cost": N_("Life-cycle cost has purchase, use, energy, maintenance and end of life."),
    "ppa_lots": N_("Lots are considered."),
    "ppa_abnormally_low": N_(
        "A price that looks low beside other bids, the market price or past contracts has to be explained."
    ),
    "ppa_variants": N_("Variants are allowed, or there is a reason why not."),
    "ppa_green": N_("Some groups of products have mandatory green characteristics."),
    "ppa_summaries": N_("Six public summaries, from consultation to completion, each within 20 days."),
}


class FoundWords(NamedTuple):
    """What was found, and what to do; nothing where there is nothing to do."""

    found: str
    to_do: str = ""


FOUND: Mapping[str, FoundWords] = {
    "remarked": FoundWords(N_("A remark on the rule says what is found, and what to do: {remarks}.")),
    "other_procedure": FoundWords(N_("Not for this procedure: {procedure}.")),
    "nothing_awarded": FoundWords(N_("A market consultation awards nothing.")),
    # whether it is published European
    "published_european": FoundWords(N_("The procedure is a European one.")),
    "threshold_applies": FoundWords(
        N_("The tender does not show its value."),
        N_(
            "Estimate the value of the contract over its whole term, with options and renewals, and state the "
            "procedure that goes with it. Social services have a threshold of their own."
        ),
    ),
    "expected_above": FoundWords(
        N_("Bids are expected to cost {expected}, and from {threshold} on the contract is published European."),
        N_(
            "What counts is the estimated value of the contract: make that estimate, and choose the procedure by it. "
            "Social services have a threshold of their own."
        ),
    ),
    "expected_below": FoundWords(
        N_("Bids are expected to cost {expected}, below the threshold of {threshold}."),
        N_("What counts is the estimated value of the contract: make that estimate, with options and renewals."),
    ),
    # the criterion and its weights
    "weighs_quality": FoundWords(N_("The rule weighs quality beside cost: {method}.")),
    "choice_motivated": FoundWords(
        N_("Cost or price alone decides, and the tender says why: {motivation}"),
        N_("Look whether the reason holds: a faulty one stopped a procedure (ECLI:NL:RBNNE:2022:1711)."),
    ),
    "cost_alone_allowed": FoundWords(N_("Cost alone decides, which this article allows.")),
    "price_alone_allowed": FoundWords(N_("Price alone decides, which this article allows.")),
    "nothing_weighed": FoundWords(N_("Cost or price alone decides: no criteria are weighed.")),
    "weights_of_points": FoundWords(
        N_("The cost weighs {weight}, and each criterion has its weight: {criteria}.")
    ),
    "weights_in_money": FoundWords(
        N_("Full quality is worth {value}, and each criterion has its weight of that: {criteria}.")
    ),
    "weights_of_quality": FoundWords(
        N_("The budget is {budget}, and of quality each criterion has its weight: {criteria}.")
    ),
    "weight_by_formula": FoundWords(
        N_(
            "The criteria have weights among themselves: {criteria}. What quality weighs beside cost follows from the "
            "formula: {method}."
        ),
        N_("Publish the formula with the method statement, and say what quality is worth: a preview shows it."),
    ),
    "nothing_judged": FoundWords(N_("There are no quality criteria.")),
    "criteria_described": FoundWords(
        N_("Each criterion that is judged says what it asks."),
        N_("Look whether that is enough to verify a bid by."),
    ),
    # life-cycle cost
    "no_life_cycle_cost": FoundWords(N_("Only the price counts as the cost.")),
    "data_and_method": FoundWords(
        N_(
            "The bid form has the data, and the method statement has the method; the checklist says what is missing."
        ),
        N_("Publish both with the documents."),
    ),
    "no_price_on_emissions": FoundWords(N_("No price on emissions counts in the cost.")),
    "published_price_on_emissions": FoundWords(
        N_("Emissions count by a published price."),
        N_(
            "Look whether bidders can give the data with reasonable effort, and say by which database they calculate."
        ),
    ),
    "own_price_on_emissions": FoundWords(
        N_("Emissions count by a price of the authority's own."),
        N_("Say where the price comes from, or name a published one: the documentation lists them."),
    ),
    # low bids
    "low_is_asked": FoundWords(
        N_("The tender says when a bid is asked to explain its cost, and no rule rejects one for it."),
        N_(
            "Ask in writing, weigh the answer together with the bidder, and reject only if it does not account for it."
        ),
    ),
    "low_is_not_ranked": FoundWords(
        N_("A bid below {lowest} is not ranked, without being asked why it is so low."),
        N_("Let costs outside the bounds earn what the bound earns, or say why such a bid can't be sound."),
    ),
    # what happens later
    "others_play_no_part": FoundWords(N_("Who is better of two bids does not depend on a third: {method}.")),
    "order_stated": FoundWords(N_("The tender says it: {order}.")),
    "no_lots_drawn": FoundWords(N_("The tender does not have lots drawn.")),
    "lots_drawn_at_once": FoundWords(
        N_("Equal bids go to the drawing of lots at once, though quality is judged."),
        N_("Let quality or a criterion break a tie first."),
    ),
    "lots_drawn_last": FoundWords(N_("Lots are drawn only between bids that nothing else tells apart.")),
    "no_variants": FoundWords(N_("Variants are not allowed.")),
    "variants_with_minimum": FoundWords(
        N_("Variants are allowed, and quality has a minimum."),
        N_("Say which requirements a variant has to meet, and whether it can come without a bid that is none."),
    ),
    "not_divided": FoundWords(
        N_("The tender is not divided into lots."), N_("Say in the documents why lots do not fit.")
    ),
    "divided": FoundWords(N_("Lots: {lots}.")),
    "no_lots": FoundWords(N_("There are no lots.")),
    "lots_apart": FoundWords(N_("Each lot is awarded by itself, and a bidder can have all of them.")),
    "lots_limited": FoundWords(
        N_("A bidder can have {most_lots} of the lots, and they are awarded in this way: {allocation}."),
        N_("State the number in the notice too."),
    ),
    "lots_combined": FoundWords(
        N_("Bidders can offer discounts on combinations of lots."),
        N_("State in the notice that lots can be awarded together, and which of them."),
    ),
    "procedure_chosen": FoundWords(
        N_("The tender does not say why this procedure."), N_("Keep the reason in the file.")
    ),
    "proportion_seen": FoundWords(
        N_("The tender does not show what is usual for such a contract."),
        N_("Lay requirements, weights and terms beside the Gids Proportionaliteit."),
    ),
    "nobody_invited": FoundWords(N_("The tender is no request for three quotes.")),
    "no_origin_named": FoundWords(
        N_("No word was found that prefers a place."),
        N_("Look also at what the documents ask outside the tender."),
    ),
    "standstill_open": FoundWords(
        N_("The tender does not say which procedure it is, so the days are not known."),
        N_("State the procedure, or the standstill period: at least {least} days where the law asks for one."),
    ),
    "standstill_kept": FoundWords(N_("The standstill period has {days} days; the law asks for {least}.")),
    "standstill_too_short": FoundWords(
        N_("The standstill period has {days} days; the law asks for {least}."), N_("Make it {least} days or more.")
    ),
    "standstill_below_thresholds": FoundWords(
        N_("The standstill period has {days} days."),
        N_(
            "For works published in Belgium whose bid is above half of the European threshold, keep {least} days; "
            "below that it is of your own will."
        ),
    ),
    "reasons_in_letters": FoundWords(
        N_("This is seen at the award only."), N_("What a letter lacks is said when it is written.")
    ),
    "file_is_kept": FoundWords(
        N_("This is seen afterwards only; the checklist says what is kept for how long."),
        N_("The report of the award is written from the outcome."),
    ),
    "no_framework": FoundWords(N_("The tender is no mini-competition.")),
    "criteria_of_framework": FoundWords(
        N_("The tender does not have the criteria of the framework agreement."),
        N_("Lay its criteria and weights beside those of the agreement: more precise is allowed, other is not."),
    ),
    # Belgium
    "supplies_bought": FoundWords(N_("By its CPV code the contract is for supplies: {cpv}.")),
    "price_weighs_less": FoundWords(
        N_("The cost weighs {weight}; this is for prices that weigh {least} or more.")
    ),
    "low_prices_asked": FoundWords(
        N_(
            "This can hold: of {fewest} bids or more, one that is {below} or more below the mean has to be asked. What "
            "counts as the price here: {basis}."
        ),
        N_(
            "Look whether it is works or a sector sensitive to fraud, and an open or restricted procedure: then state "
            "the Belgian rule on low prices in the award. The mean leaves out the lowest and the highest bid, and from "
            "seven bids on the highest quarter, rounded up."
        ),
    ),
    "low_prices_by_cost": FoundWords(
        N_("The cost over the life decides, and the rule is about prices. Whether it holds then, no source says."),
        N_("Take legal advice; the share below the mean at which an explanation is asked holds in any case."),
    ),
    "low_prices_stated": FoundWords(
        N_(
            "The tender states that the rule holds: of {fewest} bids or more, one {below} or more below the mean "
            "is named."
        )
    ),
    "own_sign_later": FoundWords(
        N_(
            "This can hold: of {fewest} bids or more, one that is {below} or more below the mean has to be asked. The "
            "tender itself asks from {own} on. What counts as the price here: {basis}."
        ),
        N_(
            "Ask from {below} on where it holds: in works or a sector sensitive to fraud, by an open or restricted "
            "procedure."
        ),
    ),
    "combinations_not_invited": FoundWords(N_("Bidders can't offer discounts on combinations of lots.")),
    "combinations_as_a_whole": FoundWords(
        N_("All ways to award the lots are compared as a whole, each with the discounts that go with it.")
    ),
    "one_cost": FoundWords(
        N_("What is asked is added up at the quantities of the tender to one cost, which is scored once."),
        N_("Look whether a quality criterion scores a price by itself."),
    ),
    "each_price_scored": FoundWords(
        N_("The cost of each item earns points by itself, by a weight that is not the quantity that is bought."),
        N_(
            "Let the sum of all items at the quantities of the tender count, by points in proportion to the lowest bid."
        ),
    ),
    "decision_in_report": FoundWords(
        N_("This is seen at the award only."),
        N_("The reasoned decision is written from the outcome, by Belgian law."),
    ),
    # France
    "price_alone_for_standard_goods": FoundWords(
        N_("Price alone decides."),
        N_("Look whether it is for standard goods or services of one quality."),
    ),
    "price_alone_forbidden": FoundWords(
        N_("Price alone decides."),
        N_(
            "Let life-cycle cost count with a price on emissions, or weigh quality, with an environmental criterion."
        ),
    ),
    "more_than_price": FoundWords(N_("More than the price counts.")),
    "environment_discounted": FoundWords(N_("A low environmental burden earns a discount on the cost.")),
    "environment_priced": FoundWords(N_("Emissions or MKI count in the cost.")),
    "environment_measured": FoundWords(N_("Measured on what it does to the environment: {criteria}.")),
    "no_environment": FoundWords(
        N_("Nothing that counts is about the environment."),
        N_("Give emissions a price, or weigh a criterion on the environment."),
    ),
    "environment_not_shown": FoundWords(
        N_("No price on emissions counts, and no criterion is measured on the environment."),
        N_("Look whether energy in the cost, or a criterion that is judged, is enough."),
    ),
    # the proposed Act
    "cost_alone_in_act": FoundWords(
        N_("Quality has no weight: {method}."),
        N_("See what the same proposal says of life-cycle cost as quality."),
    ),
    "share_below_floor": FoundWords(
        N_(
            "Quality has {quality} of the points and life-cycle cost {life_cycle_cost}: together {counted}, below "
            "{floor}."
        ),
        N_("Weigh quality or life-cycle cost more, or say how quality is secured otherwise."),
    ),
    "share_of_quality_alone": FoundWords(
        N_("Quality by itself has {quality} of the points, and {floor} is asked; with life-cycle cost {counted}.")
    ),
    "share_by_life_cycle_cost": FoundWords(
        N_(
            "Only because life-cycle cost counts: quality has {quality}, with life-cycle cost {counted}, and {floor} "
            "is asked. If only what is not purchase price counts, it holds as long as that is at most {most} of the "
            "life-cycle cost."
        ),
        N_("The wording is open: say what part of the cost is the purchase price, to see both readings."),
    ),
    "share_by_both_readings": FoundWords(
        N_(
            "Only because life-cycle cost counts: quality has {quality}, with life-cycle cost {counted}, and {floor} "
            "is asked. Without the purchase price ({purchase} of that cost) it is {strict}: enough by both readings."
        )
    ),
    "share_by_one_reading": FoundWords(
        N_(
            "Only by one reading: with all of life-cycle cost quality has {counted}, which is enough; without the "
            "purchase price ({purchase} of that cost) it has {strict}, and {floor} is asked."
        ),
        N_("The wording is open: do not count on the reading that suits you."),
    ),
    "share_in_money": FoundWords(
        N_(
            "The proposal is about points, and quality is worth money here: {value}. As an indication, that is {floor} "
            "or more as long as costs of bids lie at most {spread} apart."
        ),
        N_("Say in the documents what quality weighs."),
    ),
    "share_not_in_points": FoundWords(
        N_("The proposal is about points, and this rule has none for quality: {method}. It can't be tested."),
        N_("Say in the documents what quality weighs."),
    ),
    "no_departure": FoundWords(N_("The share of quality is reached, so nothing has to be explained.")),
    "departure_not_said": FoundWords(
        N_("It is not said how quality is secured otherwise."),
        N_(
            "Say by which of three ways: specifications, conditions of the contract, or a mix with quality criteria."
        ),
    ),
    "departure_said": FoundWords(
        N_("Quality is secured by {route}."), N_("State the way and the reason in the summary of the competition.")
    ),
    "requirement_judged": FoundWords(
        N_("A requirement is a criterion too: {criteria}."), N_("Judge what goes beyond the requirement.")
    ),
    "none_is_alike": FoundWords(
        N_("No criterion has the words of a requirement."), N_("Look whether one asks no more than an obligation.")
    ),
    "comparisons_open": FoundWords(
        N_("The tender does not say when a bid looks low."),
        N_("Have three at hand: other bids, the market price with its labour, and past contracts."),
    ),
    "comparisons_stated": FoundWords(
        N_("The tender states: {fields}."),
        N_("Have the rest at hand: other bids, the market price with its labour, and past contracts."),
    ),
    "variants_allowed": FoundWords(N_("Variants are allowed.")),
    "variants_refused": FoundWords(N_("Variants are not allowed."), N_("Give the reason.")),
    "green_list": FoundWords(
        N_("The list of groups was not read."), N_("Look whether what is bought is on it once there is a text.")
    ),
    "summaries_written": FoundWords(
        N_("This is seen along the way only."), N_("Have the share of quality and the method at hand for them.")
    ),
}
