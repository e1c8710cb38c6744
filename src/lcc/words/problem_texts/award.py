"""Of the award rule, quality, lots, and scores beside the tender and its bids."""

from collections.abc import Mapping

from lcc.language import N_

AWARD: Mapping[str, tuple[str, str]] = {
    # award rule, quality, lots
    "text_needed": (N_("text that is not empty"), N_("Write a sentence or more.")),
    "moment": (
        N_("a date and time with their offset to UTC"),
        N_("Write it as 2027-01-31T12:00:00+01:00."),
    ),
    "page_address": (
        N_("the address of a page, as in https://www.example.nl/lcc.html"),
        N_("Take the address from a browser in which the page is open, up to a question mark or #."),
    ),
    "package_address": (
        N_("the address at which the package will stand, as in https://data.example.nl/ocds/release.json"),
        N_("Take an address that starts with https://, without a user, a question mark or #."),
    ),
    "organisation_id": (
        N_("the code of a register and a number in it, as in NL-KVK-87654321"),
        N_("Take the code of the register from org-id.guide: NL-KVK, BE-BCE_KBO; the number goes after it."),
    ),
    "cpv_code": (
        N_("a CPV code of eight digits, with or without the check digit, as in 39113600-3"),
        N_("Look it up in the list of CPV codes, and leave out words and points."),
    ),
    "ocds_prefix": (
        N_("the prefix of who publishes open data: ocds- and six letters or digits"),
        N_("Ask the Open Contracting Partnership for one; it is free. Leave it out until then."),
    ),
    "sha256": (
        N_("a checksum of 64 characters, 0-9 and a-f"),
        N_("Put it back as it was written, or lock the scores again."),
    ),
    "mki_bounds": (N_("a best MKI below the worst"), N_("Correct best and worst: a low MKI is the better one.")),
    "ladder_rises": (
        N_("shares that rise with the level, all below 1"),
        N_("Correct the shares; 1 % is written as 0.01."),
    ),
    "cost_bounds": (N_("a lowest cost below the highest"), N_("Correct lowest and highest.")),
    "no_exponent": (
        N_("reference points on one curve: highest_cost above reference_cost and below {highest}"),
        N_("Lower highest_cost or reference_quality: full quality has to be worth paying more for."),
    ),
    "quality_needed": (
        N_("quality criteria: rule {found} weighs quality"),
        N_("Add quality with criteria, or choose a rule by cost alone."),
    ),
    "cost_weight_for_nothing": (
        N_("no weight of {item} in the points for cost: the award rule gives none to items"),
        N_("Leave cost_weight out, or choose award rule points_by_item."),
    ),
    "cost_weight_needed": (
        N_("a weight above 0 of {item} in the points for cost, as each item earns points by itself"),
        N_("Add cost_weight to each item; together they are 1."),
    ),
    "cost_weights_whole": (
        N_("weights of all items in the points for cost that add up to 1; these add up to {total}"),
        N_("Correct cost_weight of the items; 30 % is written as 0.3, a third as 1/3."),
    ),
    "item_without_cost": (
        N_(
            "an option that counts for something: {item} costs nothing this way, and the award rule divides by that"
        ),
        N_("Give {item} an option_weight above 0, or leave it out of this tender."),
    ),
    "fictive_by_item": (
        N_(
            "no discount or addition for MKI or the CO2-Prestatieladder: points for each item know no cost of a bid"
        ),
        N_("Leave it out, or choose a rule by which the cost of the whole bid counts, such as low_bid."),
    ),
    "by_year_by_item": (
        N_("costs compared over the horizon, where each item earns points for its own cost"),
        N_("Use common_horizon, or choose a rule by which the cost of the whole bid counts, such as low_bid."),
    ),
    "lots_by_item": (
        N_("a tender without lots, where each item earns points for its own cost"),
        N_("Leave lots out and publish each as a tender, or choose another rule, such as low_bid."),
    ),
    "relative_below_zero": (
        N_(
            "criteria that never earn less than nothing: quality is measured by the best bid, and {found} can cost"
        ),
        N_("Let no score earn below 0, or let quality count by itself (relative_quality: no)."),
    ),
    "mki_for_discount": (
        N_("mki that is a cost, not discounted, over a common horizon: the award counts its sum"),
        N_("Add mki with a weighting_set and leave discounted out, or leave mki_discount and mki_factor out."),
    ),
    "mki_counts_twice": (
        N_("one of mki_discount and mki_factor: the MKI counts once"),
        N_("Leave one of them out."),
    ),
    "unknown_tie_break": (N_("what can break a tie: {known}"), N_("Choose from these, in the order that counts.")),
    "scale_rises": (
        N_("a highest value above the lowest, and no lowest further below zero than the highest is above it"),
        N_("Correct lowest and highest."),
    ),
    "measured_rises": (N_("steps in rising order of value"), N_("Sort the steps by value, each value once.")),
    "scored_below": (
        N_("scale and minimum on the criteria below {name}, not on itself"),
        N_("Move them to the criteria below it, or leave those out."),
    ),
    "weights_whole": (
        N_("weights of criteria side by side that add up to 1; these add up to {total}: {weights}"),
        N_("Correct the weights; 60 % is written as 0.6."),
    ),
    "belgian_by_price": (
        N_("a rule by price, in which the price alone decides or weighs at least half"),
        N_("Leave the Belgian rule on low prices out: it does not hold here; or award by price."),
    ),
    "points_whole": (
        N_("points of criteria side by side that add up to {whole}; these add up to {total}: {of_each}"),
        N_("Correct the points, or those of what they are a part of."),
    ),
    "points_of_nothing": (
        N_("points for all that {name} is a part of, beside its own"),
        N_("State points for all of quality and for each criterion above it, or give {name} a weight."),
    ),
    "points_needed": (
        N_("points for {name}, and no weight: what it is a part of has points"),
        N_("State its points in place of a weight."),
    ),
    "weight_needed": (
        N_("a weight for {name}"),
        N_("State its weight; or points for all of quality, and for each criterion."),
    ),
    "points_for_cost": (
        N_("points for the cost from 0 to all points, which are {points}"),
        N_("Correct the points for the cost, or those for a perfect bid."),
    ),
    "weight_beside_points": (
        N_("the weight that follows from {part} of {points} points, or none beside them"),
        N_("Leave the weight of the cost out: it follows from the points."),
    ),
    "points_beside_cost": (
        N_("{left} points for all of quality: what the cost leaves of {points}"),
        N_("Correct the points for quality, those for the cost, or those for a perfect bid."),
    ),
    "minimum_word": (N_("a word of the scale of {name}: {known}"), N_("Choose one of them as minimum.")),
    "minimum_off_scale": (
        N_("a minimum from {lowest} to {highest} for {name}"),
        N_("Correct the minimum: no score reaches it, or every score does."),
    ),
    "reserved_criterion": (
        N_("a criterion code other than quality, cost and drawing_lots"),
        N_("Rename {name}: these break ties."),
    ),
    "words_alike": (
        N_("words that differ in more than capitals and spaces: {one}, {other}"),
        N_("Rename one of them."),
    ),
    "steep_exponent": (
        N_("reference points that give an exponent from {least} to {most}"),
        N_("Move highest_cost away from reference_cost, and from reference_cost divided by reference_quality."),
    ),
    "minimum_number": (N_("a number on the scale of {name}"), N_("Write the minimum as a number.")),
    "criterion_twice": (
        N_("each criterion code once"),
        N_("Give the criteria different codes: {name} stands there twice."),
    ),
    "lot_twice": (N_("each lot code once"), N_("Give the lots different codes: {name} stands there twice.")),
    "standstill_short": (
        N_("a standstill period of at least {least} days after a European procedure"),
        N_("Leave it out for {least} days, or state more."),
    ),
    "lots_divide": (
        N_("lots that have each item of the tender once; not so: {found}"),
        N_("Put each item in one lot, by its code."),
    ),
    "combined_by_combination": (
        N_("allocation: best_combination, where combined bids are allowed"),
        N_("Set allocation to best_combination, or leave combined_bids out."),
    ),
    "lot_name_long": (
        N_("codes and titles of tender and lot that are at most {most} characters together"),
        N_("Shorten them."),
    ),
    "combination_needs_money": (
        N_("allocation: in_order, or a rule with scores that add up over lots: {known}"),
        N_("Scores of rule {found} do not add up over lots: set allocation to in_order, or choose another rule."),
    ),
    "combined_relative": (
        N_("no discounts for combined lots, or a rule in which the bids of others play no part: {known}"),
        N_(
            "Under rule {found} what others bid decides what points each earns. A discount would set a price in a lot "
            "that exists only if one bidder is awarded all lots of its combination, and other bids may not be scored "
            "against that (Belgian Council of State, no. 257.117, Idelux). Leave combined_bids out, or choose a rule, "
            "with quality that counts by itself, in which others play no part."
        ),
    ),
    "combined_without_cost": (
        N_("no discounts for combined lots, or a rule in which cost counts"),
        N_("The score does not hang on cost, so that a discount would change nothing: leave combined_bids out."),
    ),
    "limited_twice": (N_("each lot once"), N_("Name lot {name} once.")),
    "unknown_lot_limited": (N_("a lot of the tender: {known}"), N_("Correct the code of the lot.")),
    "limit_without_effect": (
        N_("at most {least}: fewer than there are lots in the group"),
        N_("Lower the limit, or leave it out."),
    ),
    "combination_of_lots": (
        N_("at most {most} lots among which the best combination is sought"),
        N_("Set allocation to in_order, or divide the tender into fewer lots."),
    ),
    "combined_twice": (N_("each lot once"), N_("Name lot {name} once.")),
    # scores beside the tender and its bids
    "no_criteria": (N_("no scores: the tender has no quality criteria"), N_("Leave the scores out.")),
    "no_scores": (
        N_("scores on: {criteria}"),
        N_("Have them scored (lcc quality sheet), and name the scores with --scores."),
    ),
    "drawn_twice": (
        N_("each bid once"),
        N_("Name each bid in the place in which it was drawn: {name} is there twice."),
    ),
    "unknown_bid_drawn": (N_("the name of a bid: {known}"), N_("Correct the name.")),
    "unknown_lot_drawn": (
        N_("the code of the lot that was drawn for: {known}"),
        N_("Correct the code; a tender without lots has none in its draws."),
    ),
    "draw_incomplete": (
        N_("every bid that is equal, in the order drawn: {bids}"),
        N_("Name them all. If not all took part, draw again, between all of them."),
    ),
    "not_tied": (
        N_("bids that the award rule leaves equal: {ties}"),
        N_("Leave this draw out: the rule decides between these bids, and a draw changes nothing."),
    ),
    "tie_drawn_twice": (
        N_("one draw for one tie: draw {other} settles this one"),
        N_("Leave one of the two out."),
    ),
    "drawn_too_early": (
        N_("first the draw for lot {lots}: which bids are equal here hangs on that one"),
        N_("State the draw for lot {lots}, and draw again here if bids are equal then."),
    ),
    "other_tender_drawn": (N_("draws for tender {tender}"), N_("Name the draws of this tender with --draw.")),
    "other_tender_decided": (
        N_("decisions for tender {tender}"),
        N_("Name the decisions on bids for this tender with --decisions."),
    ),
    "other_tender_reported": (
        N_("facts of tender {tender}"),
        N_("Name what is told of the procedure of this tender with --facts."),
    ),
    "unknown_bid_decided": (
        N_("the name of a bid: {known}"),
        N_("Correct the name. A bid that can't be read is left out with --leave-out."),
    ),
    "unknown_lot_decided": (
        N_("the code of a lot: {known}"),
        N_("Correct the code; leave it out where the decision is about the whole bid."),
    ),
    "decided_twice": (
        N_("one decision on a bid: decision {other} is about this one"),
        N_("Leave one of the two out, or name the lot of each."),
    ),
    "no_rule_after_award": (
        N_("a decision before the award, as rule {method} does not say what happens after it"),
        N_(
            "State in the tender, at 'If a bid falls away after the award', what the procurement documents say: "
            "whether the others keep their order, or are ranked again. If they say nothing, ask a lawyer first."
        ),
    ),
    "rejected_without_decision": (
        N_("a decision not to accept this bid, as it is abnormally low"),
        N_("Add it to the decisions; or correct the outcome of the enquiry."),
    ),
    "accepted_and_rejected": (
        N_("one outcome: this bid is not accepted as abnormally low, and its explanation is accepted"),
        N_("Take out one of the two: the decision, or the outcome of the enquiry."),
    ),
    "accepted_unanswered": (
        N_("an answer, where its outcome is that it is accepted"),
        N_("State the answer and when it came, or correct the outcome."),
    ),
    "decisions_lost": (
        N_("every decision and enquiry that stands in the comparison: {bids}"),
        N_("Add to those, and take none away: what was decided stays on record."),
    ),
    "other_tender_held": (
        N_("rounds of tender {tender}"),
        N_("Name the rounds of bids for this tender."),
    ),
    "rounds_not_on_disk": (
        N_("a file on this computer, beside the folders that it names"),
        N_("Name the rounds by the path to their file: content alone leads to no other files."),
    ),
    "rounds_order": (
        N_("rounds in the order in which they were held"),
        N_("Put the rounds in order, or correct the moments."),
    ),
    "round_without_bids": (
        N_("a folder, an archive or a file with bids, seen from where this document stands"),
        N_("Name where the bids of this round are; leave the round out if nobody bid in it."),
    ),
    "rounds_lost": (
        N_("every bid of an earlier round that stands in the comparison: {bids}"),
        N_("Add rounds to those, and take none away: what was offered stays on record."),
    ),
    "other_ground": (N_("a ground that goes with {what}: {known}"), N_("Choose one of these.")),
    "answer_and_moment": (
        N_("the answer and the moment at which it came"),
        N_("State both, or leave both out as long as there is no answer."),
    ),
    "enquiry_order": (
        N_("moments in their order: asked, answered, decided"),
        N_("Correct the moments."),
    ),
    "other_tender_scored": (N_("scores for tender {tender}"), N_("Name the scores of this tender.")),
    "unknown_bid": (N_("the name of a bid: {known}"), N_("Correct the name, or leave the score out.")),
    "unknown_assessor": (N_("one of the assessors of the tender: {known}"), N_("Correct the name.")),
    "unknown_criterion": (N_("the code of a criterion: {known}"), N_("Correct the code.")),
    "measured_criterion": (
        N_("no score: this criterion is measured from what the bid states"),
        N_("Leave the score out."),
    ),
    "not_a_word": (N_("a word of the scale: {known}"), N_("Choose one of them.")),
    "off_scale": (N_("a number from {lowest} to {highest}"), N_("Correct the score.")),
    "scored_twice": (
        N_("one score of {assessor} for {bid} on {criterion}"),
        N_("Remove one of the two."),
    ),
    "no_consensus": (
        N_("a score for {bid} on {criterion} on which the assessors agree"),
        N_("Add it, without the name of an assessor."),
    ),
    "not_scored_by": (
        N_("a score of {assessor} for {bid} on {criterion}"),
        N_("Have {assessor} fill it in."),
    ),
    "few_scores": (
        N_("at least {least} scores for {bid} on {criterion}"),
        N_("Have other assessors score it; where an award asks so many scores, it can't be made with fewer."),
    ),
    "few_assessors": (
        N_("at least {least} assessors: the lowest and the highest score do not count"),
        N_("Name more assessors, or choose the average or the median."),
    ),
    "least_scores": (
        N_("at least {least} scores, and no more than there are assessors"),
        N_("Correct the least number of scores."),
    ),
    "least_of_one": (
        N_("no least number of scores: assessors agree on one"),
        N_("Leave it out, or choose another way in which scores of several assessors count."),
    ),
    "abstention_unforeseen": (
        N_("a score by {assessor} for {bid}: this tender does not say how many scores are enough if one abstains"),
        N_("Have {assessor} score it. What makes scores enough is for the tender to say, before bids are scored."),
    ),
    "abstains_beside": (
        N_("one score or one abstention by {assessor} for {bid} on {criterion}"),
        N_("Keep the one that holds."),
    ),
    "score_beside_abstention": (
        N_("no score beside an abstention"),
        N_("Empty the score, or the yes beside it."),
    ),
    "not_scored": (N_("a score for {bid} on {criterion}"), N_("Add the score and its justification.")),
    "prices_held_back": (
        N_("locked scores: this tender shows no cost before quality is final"),
        N_("Lock the scores with `lcc quality lock`, and name what it writes with --scores."),
    ),
    "lock_broken": (
        N_("the checksum of these scores, locked on {at}: they were changed by hand since"),
        N_("Take the file as `lcc quality lock` wrote it; what has to change is locked again, with --previous."),
    ),
    "not_locked": (
        N_("scores that are locked"),
        N_("Leave --previous out: a change is kept only of scores that were final."),
    ),
}
