"""Of the outcome, after opening."""

from collections.abc import Mapping

from lcc.language import N_
from lcc.words.remark_texts.wording import Wording

OF_OUTCOME: Mapping[str, Wording] = {
    "default_is_cheaper": Wording(
        N_("A blank that decides"),
        N_(
            "{bids} is first, and left {field} of {item} blank, which stands for {default}. With {other} it would cost "
            "{saved} more ({share}), and not be first."
        ),
        N_("Ask whether it is meant, and that the contract holds the bidder to it."),
    ),
    "winner_hangs_on_loser": Wording(
        N_("The winner hangs on bids that did not win"),
        N_(
            "Without {bids} not {winner} but {without} would be first: the points of each depend on who else bids."
        ),
        N_(
            "The outcome follows from the published rule; have the motivation say so, and look into {bids}: whether "
            "the offer is meant, and who is behind it."
        ),
    ),
    "order_hangs_on_loser": Wording(
        N_("The order hangs on a bid that did not win"),
        N_("Without {bids} the winner stays the same, but the order becomes {without} instead of {order}."),
        N_("No effect on the award, unless a bid before these drops out."),
    ),
    "tie_broken": Wording(
        N_("A tie was broken"),
        N_("The scores of {bids} are equal; they were told apart by: {by}."),
        N_("Have the motivation say so."),
    ),
    "tie_drawn": Wording(
        N_("Lots have to be drawn"),
        N_("{bids} share rank {rank}, also after everything that breaks ties."),
        N_(
            "Have lots drawn as announced, with a record of it, for example by a notary; then give it along with the "
            "bids."
        ),
    ),
    "tie_open": Wording(
        N_("An open tie"),
        N_("{bids} share rank {rank}, and nothing that was announced tells them apart."),
        N_("Take legal advice before you choose: a rule that was not announced is open to dispute."),
    ),
    "lots_drawn": Wording(
        N_("Lots were drawn"),
        N_(
            "{bids} were equal, and come in this order: drawn by {person} on {at} ({how}); witnesses: {witnesses}."
        ),
        N_("Keep the record of it with the file: who was invited, and that every bid that was equal took part."),
    ),
    "one_bid": Wording(
        N_("A single bid"),
        N_("Only {bids} is ranked, so that its score compares with nothing."),
        N_("Hold its cost against your own estimate."),
    ),
    "costs_equal": Wording(
        N_("Equal costs"),
        N_("{bids} all cost {cost}, so that the cost tells nothing."),
        N_("Check that no bid is there twice, and whether bidders agreed on their prices."),
    ),
    "difference_decided": Wording(
        N_("A small difference in cost decides"),
        N_(
            "All points for cost, {points}, lie between {bids}, which cost {low_cost} and {high_cost}: {share} apart. "
            "A little more or less cost of one of them gives its points to another."
        ),
        N_("Work both costs out again to the cent before you announce the award; it hangs on this difference."),
    ),
    "order_unlike_total": Wording(
        N_("More points for cost, and a higher cost"),
        N_(
            "Of {bids} the first has more points for cost, {points} against {other_points}, though at the quantities "
            "of the tender it costs {more} more: {high_cost} against {low_cost}. Pairs of bids of which that holds: "
            "{pairs}."
        ),
        N_(
            "The published rule stands, so the order does too. Before you announce the award, have prices far from "
            "those of others explained, take legal advice on whether points for each item show the most advantageous "
            "bid, and say in the motivation what both bids cost. Otherwise do not award, and publish again with a "
            "rule by which the sum counts."
        ),
    ),
    "not_ranked": Wording(
        N_("Not ranked"),
        N_("{bids} is not ranked: {why}."),
        N_("Check the facts, and give the bidder the reason."),
    ),
    "fell_away": Wording(
        N_("Fell away"),
        N_("{bids} is not ranked, because {why}. That was decided on {at}, {beside_award}."),
        N_("Tell the bidder so in a letter, and keep what it rests on."),
    ),
    "turned_by_decision": Wording(
        N_("A decision turns the award"),
        N_("Without the decision that {bids} falls away, {without} would be first, and not {winner}."),
        N_("Have the decision checked by somebody who did not take it: the award hangs on it."),
    ),
    "lot_moved": Wording(
        N_("A lot that was awarded would go to another"),
        N_(
            "{bids} was awarded this lot when the award was announced, and did not fall away here; by what was decided "
            "since, on another lot, it would go to {winner}."
        ),
        N_(
            "Keep the award of this lot, or withdraw it and take a new decision with its reasons: a decision on one "
            "lot changes no other that was awarded."
        ),
    ),
    "low_together": Wording(
        N_("A discount for combined lots leaves little to pay"),
        N_(
            "{bids} takes {share} off the cost of the lots that it is awarded together. Signs of a low price look "
            "at what a lot costs before that."
        ),
        N_("Ask the bidder to explain what is left, as of a bid that looks abnormally low, before you award."),
    ),
    "excluded_elsewhere": Wording(
        N_("Another bid of an excluded bidder is ranked"),
        N_("{bids} is ranked, while {bid}, of the same bidder, is excluded."),
        N_("An exclusion is about the bidder: decide on its other bids too, or say why they stand."),
    ),
    "order_kept": Wording(
        N_("The order of the award is kept"),
        N_(
            "{bids} fell away after the award was announced on {at}. As the tender says, the others keep the scores "
            "and the order that they had: it counts for theirs still."
        ),
        N_("Check that the award was announced then, and that the procurement documents say so."),
    ),
    "kept_order_decides": Wording(
        N_("The order that is kept decides"),
        N_(
            "{bids} fell away after the award, and counts for the scores of others still. Ranked again without it, not "
            "{winner} but {without} would be first."
        ),
        N_(
            "Say so in the report. Look whether bids were made for each other: ask them, and take legal advice before "
            "the award."
        ),
    ),
    "requirement_missed": Wording(
        N_("A requirement is not met"),
        N_("{bids} says that it does not meet requirement {code}: {requirement}"),
        N_(
            "Decide whether it can be awarded, and record that decision (invalid, as a requirement is not met): the "
            "program puts nobody aside by itself."
        ),
    ),
    "enquiry_open": Wording(
        N_("An explanation is awaited"),
        N_("{bids} was asked on {at} by {by} to explain its price, and no answer is recorded."),
        N_("Await the answer, and record it and what you make of it, before you announce the award."),
    ),
    "enquiry_answered": Wording(
        N_("An explanation waits for a decision"),
        N_("{bids} was asked on {at} by {by} to explain its price, and answered."),
        N_("Decide whether the answer accounts for the price, and record why, before you announce the award."),
    ),
    "enquiry_accepted": Wording(
        N_("An explanation was accepted"),
        N_("{bids} was asked on {at} by {by} to explain its price, and the answer was accepted: {reason}"),
        N_("Have the award decision state why; that there was an answer is not enough."),
    ),
    "enquiry_unanswered": Wording(
        N_("An explanation was not given"),
        N_(
            "{bids} was asked on {at} by {by} to explain its price. No answer came, and it was not accepted: {reason}"
        ),
        N_("Have the award decision state so, and until when an answer could come."),
    ),
    "enquiry_rejected": Wording(
        N_("An explanation was not accepted"),
        N_("{bids} was asked on {at} by {by} to explain its price, and the answer was not accepted: {reason}"),
        N_("Have the award decision state why; that there was an answer is not enough."),
    ),
    "rejected_unasked": Wording(
        N_("Rejected as low without an enquiry"),
        N_("{bids} is not accepted because of its price, and no enquiry is recorded."),
        N_(
            "Ask for an explanation first, and record it: a bid can be rejected as abnormally low only where the "
            "answer does not account for it (article 2.116 of the Aanbestedingswet 2012)."
        ),
    ),
    "abnormally_low": Wording(
        N_("Perhaps abnormally low"),
        N_("{bids} costs {cost}: {signs}."),
        N_("Ask for an explanation (article 2.116 of the Aanbestedingswet 2012); never exclude without one."),
    ),
    "below_earlier_offers": Wording(
        N_("Below everything that was offered before"),
        N_(
            "{bids} asks {asked} {per} for {item} ({model}); {number} earlier offers of a like item lie between "
            "{from_price} and {to_price}, at the price level of this tender."
        ),
        N_("See whether the bid is complete and of the same kind; ask where that is not clear."),
    ),
    "above_earlier_offers": Wording(
        N_("Above everything that was offered before"),
        N_(
            "{bids} asks {asked} {per} for {item} ({model}); {number} earlier offers of a like item lie between "
            "{from_price} and {to_price}, at the price level of this tender."
        ),
        N_("See what this tender asks that earlier ones did not, before you conclude anything from it."),
    ),
    "few_earlier_offers": Wording(
        N_("Too few earlier offers to hold a price against"),
        N_(
            "{bids} offers {item} ({model}), of which there are {number} earlier offers. The tender says that a price "
            "is held against the median of at least five: this one could not be."
        ),
        N_("Look at this price by yourself, and record what you found."),
    ),
    "belgian_low_price": Wording(
        N_("A low price that Belgian law has you ask about"),
        N_(
            "{bids} asks {price}: {below} below {mean}, the mean of {counted} of {number} bids, left out of which "
            "are the lowest one and of the highest: {highest} (article 36, § 4, of KB Plaatsing)."
        ),
        N_(
            "Ask the bidder to justify it, and examine the answer before you award. If you accept it, your decision "
            "itself says why: a reference to the answer is not enough (Raad van State 235.628 and 236.950). This "
            "figure excludes no bid by itself."
        ),
    ),
    "price_of_zero": Wording(
        N_("A price of zero"),
        N_("{bids} asks nothing for {item} itself."),
        N_("Ask whether it is meant: a price that only serves the formula can be a manipulative bid."),
    ),
    "symbolic_price": Wording(
        N_("A symbolic price"),
        N_("{bids} asks {asked} in all for {item} itself; of the others one asks {most}."),
        N_("Ask whether it is meant: a price that only serves the formula can be a manipulative bid."),
    ),
    "phase_of_zero": Wording(
        N_("Nothing asked for a phase, or next to it"),
        N_(
            "{bids} asks {asked} for {phase} and does not name it as included; the median of the others is {median}."
        ),
        N_("Ask whether it is meant, and that the contract holds the bidder to it."),
    ),
    "costs_beside_price": Wording(
        N_("Costs that count for nothing"),
        N_("Beside its price of {price} {bids} has {beside} for {phases}, and the award rule counts none of it."),
        N_(
            "Look whether the price was kept low by it, and hold the bidder to these costs in the contract; "
            "next time, let the rule go by life-cycle cost."
        ),
    ),
    "nothing_lost": Wording(
        N_("Nothing lost"),
        N_("{bids} counts on every unit of {item} coming back."),
        N_(
            "Check it against experience: what is not returned costs the authority its deposit, and any charge for it."
        ),
    ),
    "resale_not_guaranteed": Wording(
        N_("A resale value without guarantee"),
        N_("{bids} expects {resale} for {item} after a life; it is not guaranteed, and counts in full."),
        N_("Ask for a guarantee; next time, set a haircut on expected resale value."),
    ),
    "level_without_certificate": Wording(
        N_("A level without certificate"),
        N_("{bids} got a discount for level {level} of the CO2-Prestatieladder without a certificate at hand."),
        N_("Have the contract say when it is shown, and what follows if it is not."),
    ),
    "taken_back_unbacked": Wording(
        N_("Taken back without a price"),
        N_("{bids} states that {share} of {item} is taken back, but sells it and states no take-back."),
        N_("Ask for the promise in writing: what, when, at which cost."),
    ),
    "long_life_claimed": Wording(
        N_("Far longer life than average"),
        N_(
            "{bids} says that {item} lasts {life} years, against {average} on average, which makes it more circular."
        ),
        N_("Ask what shows it, and hold the bidder to it in the contract."),
    ),
    "intensity_claimed": Wording(
        N_("More use than average"),
        N_(
            "{bids} says that {item} is used {intensity} times as much as the average, which makes it more circular."
        ),
        N_("Ask what shows it, and hold the bidder to it in the contract."),
    ),
    "evidence_expired": Wording(
        N_("Evidence that has expired"),
        N_("{bids} shows {number} for {item}, which was valid until {until}: before the base date."),
        N_("Ask for evidence that is valid, or for why this one still holds."),
    ),
    "whole_contract": Wording(
        N_("Dearer as a whole than inside the horizon"),
        N_(
            "{bids} costs {inside} a year inside the horizon, and {whole} a year over the {years} years of its whole "
            "contract for {item}: {cheaper} less inside. (Prices of the base date, without external costs.)"
        ),
        N_(
            "Ask what falls due after the horizon, and what it costs to stop there; a renewal is a choice "
            "only if the contract says so, a buy-back is worth what secures it. Next time, choose annuity as "
            "residual value."
        ),
    ),
    "jump_after_horizon": Wording(
        N_("A jump just after the horizon"),
        N_(
            "{bids} costs {inside} a year; if {item} is used for {years} years, {then} a year. (Prices of the base "
            "date, without external costs.)"
        ),
        N_("Be sure of the date on which use ends, or ask for a price that does not jump there."),
    ),
    "jump_in_use": Wording(
        N_("A jump in the price at another use"),
        N_("{bids} costs {inside} a year; at {share} of the use stated for {item}, {then} a year."),
        N_("Ask what the tiers rest on, and have the contract cap what a use can cost."),
    ),
    "jump_in_loss": Wording(
        N_("A lost unit costs more than it is worth"),
        N_(
            "{bids} counts on {stated} and asks {lost} for each {item} lost, while {worth} is what one costs. At "
            "{share} it costs {then} a year, not {inside}."
        ),
        N_(
            "Hold the figure against experience; cap the charge in the contract, and next time set the return rate or "
            "loss in the tender."
        ),
    ),
    "paid_by_losses": Wording(
        N_("Paid by what is lost"),
        N_(
            "{bids} counts on {stated} and asks {lost} for each {item} lost: that is a large part of what it costs. At "
            "{share} it costs {then} a year, not {inside}."
        ),
        N_("Hold the figure against experience; next time, set the return rate or loss in the tender."),
    ),
    "past_horizon": Wording(
        N_("Bound after the horizon"),
        N_(
            "The lease of {item} by {bids} runs past the horizon (in months: {months}), and nothing is said "
            "about an early end. What is still to be paid then, {owed}, does not count."
        ),
        N_("Ask what ending at the horizon costs; next time, state that contracts end at the horizon."),
    ),
    "short_life_cheaper": Wording(
        N_("Cheaper because it is short"),
        N_("{bids} costs {cost} a year over its own life, and {then} a year if it is renewed for {years} years."),
        N_(
            "Something grows unlike inflation, and a short life leaves that out: compare over the horizon, or say in "
            "the motivation why not."
        ),
    ),
    "life_unlike_others": Wording(
        N_("A far longer life than that of others"),
        N_(
            "{bids} states {life} years for {item}; the median of the others is {others}. If it lasts no longer than "
            "that, it costs {more} a year more ({share}), and nobody guarantees that it does."
        ),
        N_("Ask what shows it and for a guarantee that long; next time, state the longest life."),
    ),
    "life_beyond_horizon": Wording(
        N_("A life far beyond the horizon"),
        N_(
            "{bids} states {life} years for {item}, with a horizon of {others}. If it lasts no longer than that, it "
            "costs {more} a year more ({share}), and nobody guarantees that it does."
        ),
        N_("Ask what shows it and for a guarantee that long; next time, state the longest life."),
    ),
    "loss_unlike_others": Wording(
        N_("Less lost than others count on"),
        N_(
            "{bids} counts on losing {item} in {stated} of the trips; the median of the others is {of_others}. If it "
            "loses as much as that, it costs {more} a year more ({share})."
        ),
        N_("Hold the figure against experience; next time, set the return rate or loss in the tender."),
    ),
    "interest_on_deposit": Wording(
        N_("Interest above the discount rate"),
        N_(
            "{bids} pays {interest} a year on the deposit for {item}, more than the discount rate of {rate}: the "
            "higher the deposit, the lower its cost, as long as it is paid back."
        ),
        N_("Ask for security for the deposit with its interest."),
    ),
    "impacts_left_out": Wording(
        N_("Impacts left out of the MKI"),
        N_(
            "{bids} leaves {number} of {of} impacts out for {item}, that are {share} of the MKI of others: {impacts}."
        ),
        N_("Ask for all impacts of the weighting set, with the calculation that they come from."),
    ),
    "impacts_missing": Wording(
        N_("Impacts missing from the MKI"),
        N_(
            "{bids} states an MKI for {item} without {number} of the {of} impacts of the weighting set: {impacts}."
        ),
        N_("Ask for all impacts of the weighting set, with the calculation that they come from."),
    ),
    "vat_below_others": Wording(
        N_("A lower VAT rate than others"),
        N_(
            "{bids} counts with a VAT rate of {rate} for {phase} of {item}; at {others_rate}, as others do, it costs "
            "{more} more."
        ),
        N_("Have the rate checked, and next time set the rate of each phase in the tender."),
    ),
    "winner_hangs_on_split": Wording(
        N_("The shares of quality classes decide"),
        N_(
            "If {share} of the use of {item} turns out to be {to_class} in the place of {from_class}, {winners} comes "
            "first, and not {bids}."
        ),
        N_(
            "Write down what the shares rest on. They were announced and stay as they are; measure them during the "
            "contract, and rest them on that next time."
        ),
    ),
    "winner_hangs_on_users": Wording(
        N_("What users pay decides"),
        N_(
            "Users pay {by_users} in {bids}, which does not count. If it did, {winners} would come first, and not "
            "{bids}."
        ),
        N_(
            "Ask whether users can bear the fees. What counts was announced and stays as it is; next time, state the "
            "highest fee that users may be asked, or let what they pay count."
        ),
    ),
    "index_unlike_others": Wording(
        N_("A favourable index"),
        N_("{bids} has {phase} of {item} follow {index}; by {other}, as with others, it would cost {more} more."),
        N_("Ask why this index fits what is paid for, and next time state which indices bids can follow."),
    ),
    "far_from_facts": Wording(
        N_("Far from what is known"),
        N_("{bids} states {number} for {item}: {what}. The facts that the tender names have: {sources}."),
        N_(
            "Ask what explains it: it is below half of the lowest or above twice the highest, which decides nothing. A "
            "planning figure has no source."
        ),
    ),
    "option_unlike_others": Wording(
        N_("A dear option behind a cheap base"),
        N_(
            "The option {item} of {bids} costs {ratio} times what is bought, against {others} times with others; it "
            "counts for {share}."
        ),
        N_("Think of how likely the option is; ask for the grounds of both prices."),
    ),
    "mass_unlike_others": Wording(
        N_("A mass that carries the indicators"),
        N_(
            "{bids} states {mass} kg for {item}; the median of the others is {others} kg. By it this is {share} of the "
            "mass by which shares are weighed, and {of_cost} of the cost."
        ),
        N_("Ask for what shows the mass, and work the indicator out again with it."),
    ),
    "taken_back_short": Wording(
        N_("Less taken back than stated"),
        N_("{bids} states that {share} of {item} is taken back, {mass} kg, and promises to take back {taken} kg."),
        N_("Ask for the promise in writing for all of it: what, when, at which cost."),
    ),
    "resale_of_much": Wording(
        N_("A high resale value without guarantee"),
        N_("{bids} expects {resale} for {item} after a life, {share} of its price; it is not guaranteed."),
        N_("Ask for the grounds or a guarantee: the haircut of the tender can be allowed for in the figure."),
    ),
    "reference_unknown": Wording(
        N_("The reference bid is not there"),
        N_(
            "The tender compares with {reference}, and no bid has that name: the one for which least is paid is used."
        ),
        N_("Correct the reference bid to the name of a bid, or leave it out."),
    ),
    "score_changed": Wording(
        N_("A score changed after locking"),
        N_(
            "Of {bids} on {criterion} ({assessor}): from {before} to {after}, on {at} by {by}. Reason: '{reason}'."
        ),
        N_("See that the reason stands without the prices, and keep both scores in the record."),
    ),
    "justification_changed": Wording(
        N_("A justification changed after locking"),
        N_(
            "Of {bids} on {criterion} ({assessor}): the justification was changed, on {at} by {by}; the score stays "
            "{after}. Reason: '{reason}'."
        ),
        N_("See that the reason stands without the prices, and keep both justifications in the record."),
    ),
    "abstention_changed": Wording(
        N_("An abstention changed after locking"),
        N_(
            "Of {bids} on {criterion} ({assessor}): an abstention came, went or got another reason, on {at} by {by}; "
            "the score was {before} and is {after}. Reason: '{reason}'."
        ),
        N_("See that the reason stands without the prices: who abstains changes what a bid earns."),
    ),
    "lock_stated": Wording(
        N_("A time of locking that was stated"),
        N_("Scores locked by {who} on {at}: time stated, not measured."),
        N_(
            "Ask who was there to confirm that no price was seen by then; where no time is stated, the clock says when "
            "it was."
        ),
    ),
    "change_stated": Wording(
        N_("A time of a change that was stated"),
        N_("Scores changed after locking by {who} on {at}: time stated, not measured."),
        N_("Ask who was there to confirm the time; where no time is stated, the clock says when it was."),
    ),
}
