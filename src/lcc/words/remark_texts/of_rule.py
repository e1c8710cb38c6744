"""Of the rule, before it is published."""

from collections.abc import Mapping

from lcc.language import N_
from lcc.words.remark_texts.wording import Wording

_ABSOLUTE = N_(
    "Consider an absolute rule: a weighted factor between absolute bounds, with a weight of the cost "
    "of {weight} and as bounds, say, {low} and {high} times your own estimate of the cost; or award "
    "on value, with full quality worth {value} times that estimate, in which quality is worth as "
    "much. A preview of the award shows what each comes to."
)

_ABSOLUTE_BOUNDS = N_(
    "Set bounds as far apart as costs can reasonably lie: a weighted factor between absolute bounds, "
    "around your own estimate."
)

OF_RULE: Mapping[str, Wording] = {
    "relative_rule": Wording(
        N_("Points depend on who else bids"),
        N_(
            "Rule: {method}. A bid that can't win itself changes what quality is worth against cost, and so can decide "
            "which of two others wins (rank reversal)."
        ),
        _ABSOLUTE,
    ),
    "relative_level": Wording(
        N_("The level of points depends on who else bids"),
        N_(
            "Rule: {method}. No bidder can work out its points beforehand, though the difference between two bids does "
            "not depend on the others, apart from rounding."
        ),
        _ABSOLUTE,
    ),
    "best_quality_decides": Wording(
        N_("The points for quality hang on the best bid"),
        N_(
            "The best quality earns all points for it, so that a bid that can't win itself can decide which of two "
            "others wins, and nobody can work out a score beforehand."
        ),
        N_("Consider to let quality count by itself: leave out that the best quality earns all points."),
    ),
    "hardly_any_quality": Wording(
        N_("Hardly any quality can earn everything"),
        N_("Rule: {method}. Quality is measured by the best bid, and no minimum quality is stated."),
        N_("State a minimum quality: a bid that earns less is not ranked, however cheap it is."),
    ),
    "lots_between_costs": Wording(
        N_("Lots can be drawn between bids of another cost"),
        N_(
            "Rule: {method}. Equal scores are equal quality, and what bids cost breaks no tie before lots are drawn."
        ),
        N_("Add the cost to what breaks a tie, before the drawing of lots."),
    ),
    "each_price_alone": Wording(
        N_("Each price by itself invites speculation"),
        N_(
            "Rule: {method}. A weight says there what an item is worth, and not what is bought of it, so that a bid "
            "can be first that costs more. With weights of 50, 30 and 20 % and quantities of 1000, 2000 and 10 prices "
            "of 100, 95 and 6000 have 91.93 points and prices of 120, 80 and 5000 have 91.67, though they come to "
            "350,000 and 330,000. Who asks next to nothing for one item leaves all others without points for it, and "
            "gets its money back on another item: with prices of 100, 125 and 0.01, that come to 350,000.10, it is "
            "89.20 against 71.67. And a bid that can't win itself can decide which of two others wins."
        ),
        N_(
            "Let the sum of all items at the quantities of the tender count, by points in proportion to the lowest bid "
            "or a weighted factor. In Belgium the Council of State found that points for each price do not show which "
            "bid is the most advantageous (245.257, Callens Pirenne, 31 July 2019). If you keep the rule, take legal "
            "advice, and look into what is said of the order once bids are in."
        ),
    ),
    "best_of_all_decides": Wording(
        N_("The order hangs on the best bid"),
        N_(
            "Rule: {method}. The quality of each bid is measured by the best one, so that a bid that can't win itself "
            "can decide which of two others wins, and nobody can work out a score beforehand."
        ),
        N_(
            "Consider a rule by which quality counts by itself: award on value, or a weighted factor between absolute "
            "bounds. A preview of the award shows what each comes to."
        ),
    ),
    "any_difference_decides": Wording(
        N_("Any difference in cost decides"),
        N_(
            "The lowest cost has all points for cost and the highest none, however close they are: with two bids a "
            "cent earns {of_points} of all points."
        ),
        _ABSOLUTE_BOUNDS,
    ),
    "small_difference_decides": Wording(
        N_("A small difference in cost decides"),
        N_(
            "Rule: {method}. A difference of {share} in cost earns all points for cost, {of_points} of all points."
        ),
        _ABSOLUTE_BOUNDS,
    ),
    "no_motivation": Wording(
        N_("No motivation"),
        N_(
            "Cost or price alone decides, and the tender does not say why. Article 2.114 of the Aanbestedingswet 2012 "
            "asks for that, for the lowest cost as much as for the lowest price."
        ),
        N_("Add motivation to award, or choose a rule that weighs quality."),
    ),
    "motivation_beside_quality": Wording(
        N_("A motivation for cost alone"),
        N_(
            "Rule {method} weighs quality, and the tender still has a motivation of why cost alone decides: "
            "'{motivation}' The method statement leaves it out."
        ),
        N_("Empty the motivation, or choose a rule by cost alone."),
    ),
    "quality_without_effect": Wording(
        N_("Quality without effect"),
        N_("Cost or price alone decides, and these criteria have no minimum and break no tie: {criteria}."),
        N_("Give them a minimum, choose a rule that weighs quality, or leave them out."),
    ),
    "cost_without_weight": Wording(
        N_("Cost without weight"),
        N_(
            "The weight of the cost is 0, so that any cost is as good; article 67(2) of Directive 2014/24/EU asks for "
            "a price or cost element."
        ),
        N_("Raise the weight of the cost, or fix the budget: then most quality wins."),
    ),
    "quality_worth_nothing": Wording(
        N_("Quality is worth nothing"),
        N_("The value of full quality is 0, so that the lowest cost wins whatever the quality."),
        N_("Fill in what full quality is worth, or choose the lowest life-cycle cost and give a motivation."),
    ),
    "weight_of_zero": Wording(
        N_("Criteria without weight"),
        N_("These criteria weigh 0, have no minimum and break no tie: {criteria}."),
        N_("Give them a weight or a minimum, or leave them out."),
    ),
    "scale_against_indicator": Wording(
        N_("Scale rewards the worse"),
        N_("A bid that does worse by its indicator earns more on: {criteria}."),
        N_("Turn the scale round, or say why this is meant."),
    ),
    "counted_twice": Wording(
        N_("Counted twice"),
        N_("Emissions or MKI are in the cost already, and these criteria are measured by them: {criteria}."),
        N_(
            "Measure the criteria by something else; or leave the carbon price out, or choose that MKI is no "
            "cost, so that they count in quality alone."
        ),
    ),
    "earns_below_zero": Wording(
        N_("Quality can cost"),
        N_("A bid can earn less than nothing on: {criteria}. Its quality then lowers its score."),
        N_("Say so in the procurement documents, and think of a minimum below which a bid is not ranked."),
    ),
    "score_below_zero": Wording(
        N_("Points can fall below zero"),
        N_("A high cost earns points below zero, which are taken off those for quality."),
        N_(
            "Say so in the procurement documents; or choose a weighted factor in which costs outside the "
            "bounds earn what the bound earns: that stops at zero."
        ),
    ),
    "no_tie_break": Wording(
        N_("No tie-break"),
        N_("The tender does not say what happens to bids with equal scores, and the law does not either."),
        N_("Announce what breaks a tie: for example the most important criterion, and drawing lots last."),
    ),
    "lots_drawn_first": Wording(
        N_("Lots are drawn too early"),
        N_("Drawing lots decides every tie, so that what comes after it never counts: {names}."),
        N_("Put drawing lots last."),
    ),
    "tie_break_without_effect": Wording(
        N_("A tie-break that can't break one"),
        N_("Bids with equal scores are equal on this too: {names}."),
        N_("Leave it out, or put something else in its place."),
    ),
    "no_abnormal_indicator": Wording(
        N_("No bound from which a bid counts as abnormally low"),
        N_("The tender does not say from when on a bid is asked to explain its cost; other signs are looked at."),
        N_(
            "Consider one: a share below the mean of the others, or a cost below which you ask for an "
            "explanation, from your own estimate."
        ),
    ),
    "floor_above_bounds": Wording(
        N_("A cost floor beyond the bounds"),
        N_("Every bid below {floor} is asked for an explanation, while the rule is made for at most {most}."),
        N_("Correct the cost below which an explanation is asked, or the bound."),
    ),
    "ladder_superseded": Wording(
        N_("An older version of the CO2-Prestatieladder"),
        N_(
            "Version 4.0 is mandatory in procurement from January 2027, and prescribes no shares; scales of 3.1 end "
            "there."
        ),
        N_("Check with SKAO until when 3.1 is valid, and say how certificates of either version count."),
    ),
    "variants_without_minimum": Wording(
        N_("Variants without minimum requirements"),
        N_(
            "Variants are allowed, and the tender states no minimum for quality; article 45 of Directive 2014/24/EU "
            "asks for minimum requirements that variants meet."
        ),
        N_("State them in the procurement documents, or as a minimum on a criterion."),
    ),
    "lots_in_order": Wording(
        N_("The order of the lots decides"),
        N_("With a limit for each bidder, lots are awarded in this order, and it decides who gets what: {lots}."),
        N_("Publish the order, or award the best combination."),
    ),
    "nothing_to_lock": Wording(
        N_("Prices stay hidden"),
        N_(
            "Prices are held back until scores are locked, but every criterion is measured: nothing can be locked."
        ),
        N_("Do not hold prices back."),
    ),
    "no_assessors": Wording(
        N_("No assessors named"),
        N_("Bidders are hidden or prices held back, but the tender names no one who scores."),
        N_("Name them in assessors: then no score can be missing or come from someone else."),
    ),
    "median_of_few": Wording(
        N_("A median that is the average"),
        N_("Of one or two scores the median is their average. Assessors that the tender names: {number}."),
        N_("Name three assessors or more, or choose the average: then it says what it does."),
    ),
    "one_score_decides": Wording(
        N_("One score can be enough"),
        N_("If assessors abstain, the score of one of them can decide what a bid earns on a criterion."),
        N_("Ask for two scores or more, or say in the documents why one is enough."),
    ),
    "other_costs_without_effect": Wording(
        N_("Other costs count for nothing"),
        N_(
            "By price, costs of {phases} outside the business model itself do not count (rule: {method}). At "
            "{upkeep_share} of the price a year for upkeep and {end_share} at the end of life, a bid that asks them "
            "there is {share} cheaper than one that has them in its price, and loses nothing by it."
        ),
        N_(
            "Let all costs count: choose the lowest life-cycle cost, or life-cycle cost as what the rule "
            "goes by. Or have the specification say what the price has to include."
        ),
    ),
    "after_award_open": Wording(
        N_("Not said what happens if the winner falls away"),
        N_(
            "Under the rule ({method}) the others can come in another order once a bid falls away after the award, and "
            "the tender does not say whether they keep the order that they had or are ranked again."
        ),
        N_(
            "State in the tender, at 'If a bid falls away after the award', whether the others keep their order or are "
            "ranked again. Either way is lawful where the procurement documents say it (Hoge Raad 9 May 2014, "
            "ECLI:NL:HR:2014:1078)."
        ),
    ),
    "not_ranked_at_zero": Wording(
        N_("A cost of zero is not ranked"),
        N_(
            "The rule ({method}) needs costs above zero: a bid of zero or less, the cheapest there is, is not ranked. "
            "This tender invites one: {signs}."
        ),
        N_("Choose a rule that takes any cost: a weighted factor between absolute bounds, or award on value."),
    ),
    "criteria_undescribed": Wording(
        N_("Criteria without a description"),
        N_("Assessors score these by their name alone, {share} of all quality: {criteria}."),
        N_("Give each a description: what a bidder has to show, and what earns more."),
    ),
    "local_origin": Wording(
        N_("Preferred for where it comes from"),
        N_(
            "These words prefer bidders or products for their place: {phrases}. That goes against equal treatment and "
            "free movement of goods and services (Directive 2014/24/EU, article 18(1); TFEU, articles 34 and 56; "
            "Aanbestedingswet 2012, article 1.8)."
        ),
        N_(
            "Choose what you want to reach by it: emissions of transport in the CO2 or MKI of the product, a short "
            "time to respond where it is service, the biobased or reused share. Social return, and lots that small "
            "firms can bid for, are allowed too."
        ),
    ),
    "one_amount_for_lots": Wording(
        N_("One amount for lots of very different size"),
        N_(
            "By quantity {large} is {ratio} times {small}, and the same amounts hold for both ({fields}): what is "
            "right for one is {ratio} times too much, or too little, for the other."
        ),
        N_(
            "Make a tender of its own of each lot, with amounts of its own; or choose a rule without "
            "amounts, such as quality divided by cost."
        ),
    ),
    "lots_at_any_cost": Wording(
        N_("Lots are bought at any cost"),
        N_(
            "By the best combination, as many of the {number} lots as can be are awarded, "
            "whatever the last one costs: nothing in the tender bounds it."
        ),
        N_(
            "State in the procurement documents, for each lot, the cost above which you do not award it, and use that "
            "right; there is no field for it here."
        ),
    ),
    "lots_weigh_alike": Wording(
        N_("Every lot weighs the same"),
        N_(
            "By the best combination points are added over {number} lots, and each lot has as many, whatever it costs: "
            "a combination with more points can cost more in all."
        ),
        N_(
            "Divide the work into lots of about the same size, or choose a rule with scores in money, such as award on "
            "value."
        ),
    ),
    "fixed_budget_discounts": Wording(
        N_("A discount without effect"),
        N_("Under a fixed budget the most quality wins, so that {discount} changes neither score nor rank."),
        N_("Leave it out, or make it a criterion that is measured."),
    ),
}
