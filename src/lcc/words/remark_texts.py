"""What each check means to a purchaser: its title, what was found, and what to do about it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lcc.language import N_, Local, Percent, ShownAmount, Text, listed, moment
from lcc.language.terms import COMMON_NAMES, REASONS, TERMS
from lcc.record.message import Message
from lcc.words.workbook_words import path_text


class Said(NamedTuple):
    """A check in words."""

    title: Text
    found: Text
    to_do: Text

    @property
    def line(self) -> Text:
        """All of it in one line."""
        return Text("{title}: {found} {to_do}", self._asdict())

    @property
    def short(self) -> Text:
        """The same without what to do."""
        return Text("{title}: {found}", {"title": self.title, "found": self.found})


class _Wording(NamedTuple):
    title: str
    found: str
    to_do: str


def said(check: Message, criteria: Mapping[str, str] | None = None) -> Said:
    """Return a check in words; `criteria` has the names of criteria, that go by their codes otherwise."""
    wording = WORDING[check.code]
    words: dict[str, object] = {name: _shown(name, word, criteria or {}) for name, word in check.context.items()}
    if check.bids:
        words["bids"] = listed(check.bids)
    if check.code in ("abnormally_low", "stops_at_zero"):
        signs = [Text(_SIGNS[name], words) for name in check.context if name in _SIGNS]
        words = {**words, "signs": listed(signs, "; ")}
    if check.code == "not_ranked":
        words = {**words, "why": Text(REASONS[str(check.context["reason"])], words)}
    return Said(Text(wording.title), Text(wording.found, words), Text(wording.to_do, words))


_SMALL_SHARE = 0.001
"""Below this a tenth of a percent says nothing: such a share is shown in two digits."""

_AMOUNTS = {
    "cost", "median", "resale", "price", "floor", "below_floor", "below_next", "nothing_paid", "most", "saved",
    "asked", "beside", "taken_off", "inside", "whole", "then", "owed", "credited", "lost", "worth", "more",
    "low_cost", "high_cost",
}  # fmt: skip
_SHARES = {
    "share", "below_mean", "resale_share", "upkeep_share", "end_share",
    "apart", "quality", "equal", "free_of_interest",
    "cheaper", "stated", "interest", "rate", "others_rate", "of_others", "of_cost", "of_points",
}  # fmt: skip
_CODES = {"method", "phase", "phases", "phases_below_zero", "names", "by", "criterion", "residual", "moment"}
_CODES |= {"direction", "index", "flattest", "steepest", "resources", "default", "other", "best"}


def _shown(name: str, word: Any, criteria: Mapping[str, str]) -> object:
    """Return a word as it is filled in: codes by what they are called, numbers in the reader's way."""
    if name in ("field", "fields"):
        return listed(path_text((one,)) for one in ((word,) if isinstance(word, str) else word))
    if isinstance(word, tuple):
        return listed(_named(one, criteria) if name in _CODES else one for one in word)
    if name == "at":
        return moment(word)
    if isinstance(word, str):
        return _named(word, criteria) if name in _CODES else Text(word) if name == "source" else word
    if name in _AMOUNTS:
        return ShownAmount(word)
    if name in _SHARES:
        return Percent(round(word, 3) if abs(word) >= _SMALL_SHARE else float(f"{word:.2g}"))
    return Local(round(word, 2) if abs(word) >= 1 else float(f"{word:.3g}"))


def _named(code: str, criteria: Mapping[str, str]) -> object:
    """Return what a code is called: a criterion by its name, a code of ours in the reader's language."""
    called = TERMS.get(code) or COMMON_NAMES.get(code)
    return criteria.get(code) or (Text(called) if called else code)


_SIGNS: Mapping[str, str] = {
    "below_mean": N_("{below_mean} below the mean of the others"),
    "below_next": N_("less than half of the next bid of another bidder, {below_next}"),
    "nothing_paid": N_("the authority pays nothing, or receives money"),
    "robust_score": N_("far from the other bids (robust z-score {robust_score}, an outlier from -3.5)"),
    "below_floor": N_("below {below_floor}, what the authority expects it to cost at least"),
    "phases_below_zero": N_("costs below zero in {phases_below_zero}"),
    "paid_for": N_("the authority is paid for {paid_for}"),
    "taken_off": N_("a low MKI takes up to {taken_off} off the cost"),
    "outside_price": N_("only the price counts, and a bid can ask its money in {outside_price} other phases"),
    "materials": N_("what is taken back can be paid for: {materials}"),
    "free_of_interest": N_(
        "at a discount rate of {free_of_interest} what is bought back at all of its price is free"
    ),
    "options_only": N_("all {options_only} items are options that weigh 0"),
}

_ABSOLUTE = N_(
    "Consider an absolute rule: a weighted factor between absolute bounds, with a weight of the cost "
    "of {weight} and as bounds, say, {low} and {high} times your own estimate of the cost; or award "
    "on value, with full quality worth {value} times that estimate, in which quality is worth as "
    "much. `lcc award preview` shows what each comes to."
)

_ABSOLUTE_BOUNDS = N_(
    "Set bounds as far apart as costs can reasonably lie: a weighted factor between absolute bounds, "
    "around your own estimate."
)

WORDING: Mapping[str, _Wording] = {
    # of the rule, before it is published
    "relative_rule": _Wording(
        N_("Points depend on who else bids"),
        N_(
            "Rule: {method}. A bid that can't win itself changes what quality is worth against cost, and so can decide "
            "which of two others wins (rank reversal)."
        ),
        _ABSOLUTE,
    ),
    "relative_level": _Wording(
        N_("The level of points depends on who else bids"),
        N_(
            "Rule: {method}. No bidder can work out its points beforehand, though the difference between two bids does "
            "not depend on the others, apart from rounding."
        ),
        _ABSOLUTE,
    ),
    "any_difference_decides": _Wording(
        N_("Any difference in cost decides"),
        N_(
            "The lowest cost has all points for cost and the highest none, however close they are: with two bids a "
            "cent earns {of_points} of all points."
        ),
        _ABSOLUTE_BOUNDS,
    ),
    "small_difference_decides": _Wording(
        N_("A small difference in cost decides"),
        N_("Rule: {method}. A difference of {share} in cost earns all points for cost, {of_points} of all points."),
        _ABSOLUTE_BOUNDS,
    ),
    "no_motivation": _Wording(
        N_("No motivation"),
        N_(
            "Cost or price alone decides, and the tender does not say why. Article 2.114 of the Aanbestedingswet 2012 "
            "asks for that, for the lowest cost as much as for the lowest price."
        ),
        N_("Add motivation to award, or choose a rule that weighs quality."),
    ),
    "motivation_beside_quality": _Wording(
        N_("A motivation for cost alone"),
        N_(
            "Rule {method} weighs quality, and the tender still has a motivation of why cost alone decides: "
            "'{motivation}' The method statement leaves it out."
        ),
        N_("Empty the motivation, or choose a rule by cost alone."),
    ),
    "quality_without_effect": _Wording(
        N_("Quality without effect"),
        N_("Cost or price alone decides, and these criteria have no minimum and break no tie: {criteria}."),
        N_("Give them a minimum, choose a rule that weighs quality, or leave them out."),
    ),
    "cost_without_weight": _Wording(
        N_("Cost without weight"),
        N_(
            "The weight of the cost is 0, so that any cost is as good; article 67(2) of Directive 2014/24/EU asks for "
            "a price or cost element."
        ),
        N_(
"Raise the weight of the cost, or fix the budget: then most quality wins."
),
    ),
    "quality_worth_nothing": _Wording(
        N_("Quality is worth nothing"),
        N_("The value of full quality is 0, so that the lowest cost wins whatever the quality."),
        N_(
"Fill in what full quality is worth, or choose the lowest life-cycle cost and give a motivation."
),
    ),
    "weight_of_zero": _Wording(
        N_("Criteria without weight"),
        N_("These criteria weigh 0, have no minimum and break no tie: {criteria}."),
        N_("Give them a weight or a minimum, or leave them out."),
    ),
    "scale_against_indicator": _Wording(
        N_("Scale rewards the worse"),
        N_("A bid that does worse by its indicator earns more on: {criteria}."),
        N_("Turn the scale round, or say why this is meant."),
    ),
    "counted_twice": _Wording(
        N_("Counted twice"),
        N_("Emissions or MKI are in the cost already, and these criteria are measured by them: {criteria}."),
        N_(
"Measure the criteria by something else; or leave the carbon price out, or choose that MKI is no "
"cost, so that they count in quality alone."
),
    ),
    "earns_below_zero": _Wording(
        N_("Quality can cost"),
        N_("A bid can earn less than nothing on: {criteria}. Its quality then lowers its score."),
        N_("Say so in the procurement documents, and think of a minimum below which a bid is not ranked."),
    ),
    "score_below_zero": _Wording(
        N_("Points can fall below zero"),
        N_("A high cost earns points below zero, which are taken off those for quality."),
        N_(
"Say so in the procurement documents; or choose a weighted factor in which costs outside the "
"bounds earn what the bound earns: that stops at zero."
),
    ),
    "no_tie_break": _Wording(
        N_("No tie-break"),
        N_("The tender does not say what happens to bids with equal scores, and the law does not either."),
        N_(
"Announce what breaks a tie: for example the most important criterion, and drawing lots last."
),
    ),
    "lots_drawn_first": _Wording(
        N_("Lots are drawn too early"),
        N_("Drawing lots decides every tie, so that what comes after it never counts: {names}."),
        N_(
"Put drawing lots last."
),
    ),
    "tie_break_without_effect": _Wording(
        N_("A tie-break that can't break one"),
        N_("Bids with equal scores are equal on this too: {names}."),
        N_("Leave it out, or put something else in its place."),
    ),
    "no_abnormal_indicator": _Wording(
        N_("No bound from which a bid counts as abnormally low"),
        N_("The tender does not say from when on a bid is asked to explain its cost; other signs are looked at."),
        N_(
"Consider one: a share below the mean of the others, or a cost below which you ask for an "
"explanation, from your own estimate."
),
    ),
    "floor_above_bounds": _Wording(
        N_("A cost floor beyond the bounds"),
        N_("Every bid below {floor} is asked for an explanation, while the rule is made for at most {most}."),
        N_(
"Correct the cost below which an explanation is asked, or the bound."
),
    ),
    "ladder_recalled": _Wording(
        N_("A scale that was not held against its source"),
        N_("The scale {scale} of the CO2-Prestatieladder is recalled, not held against its source: {source}."),
        N_("Check it, or state shares of your own."),
    ),
    "ladder_superseded": _Wording(
        N_("An older version of the CO2-Prestatieladder"),
        N_("Version 4.0 was published in January 2025 (recalled); certificates of version 3.1 come to an end."),
        N_("Check with SKAO until when 3.1 is valid, and say how certificates of either version count."),
    ),
    "variants_without_minimum": _Wording(
        N_("Variants without minimum requirements"),
        N_(
            "Variants are allowed, and the tender states no minimum for quality; article 45 of Directive 2014/24/EU "
            "asks for minimum requirements that variants meet."
        ),
        N_("State them in the procurement documents, or as a minimum on a criterion."),
    ),
    "lots_in_order": _Wording(
        N_("The order of the lots decides"),
        N_("With a limit for each bidder, lots are awarded in this order, and it decides who gets what: {lots}."),
        N_(
"Publish the order, or award the combination that costs least."
),
    ),
    "nothing_to_lock": _Wording(
        N_("Prices stay hidden"),
        N_("Prices are held back until scores are locked, but every criterion is measured: nothing can be locked."),
        N_(
"Do not hold prices back."
),
    ),
    "no_assessors": _Wording(
        N_("No assessors named"),
        N_("Bidders are hidden or prices held back, but the tender names no one who scores."),
        N_("Name them in assessors: then no score can be missing or come from someone else."),
    ),
    "other_costs_without_effect": _Wording(
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
    "stops_at_zero": _Wording(
        N_("A cost of zero stops the award"),
        N_(
            "The rule ({method}) needs costs above zero: one bid of zero or less, and no bid has a score. This tender "
            "invites one: {signs}."
        ),
        N_(
"Choose a rule that takes any cost: a weighted factor between absolute bounds, or award on value."
),
    ),
    "criteria_undescribed": _Wording(
        N_("Criteria without a description"),
        N_("Assessors score these by their name alone, {share} of all quality: {criteria}."),
        N_("Give each a description: what a bidder has to show, and what earns more."),
    ),
    "one_amount_for_lots": _Wording(
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
    "lots_at_any_cost": _Wording(
        N_("Lots are bought at any cost"),
        N_(
"By the combination that costs least, as many of the {number} lots as can be are awarded, "
"whatever the last one costs: nothing in the tender bounds it."
),
        N_(
            "State in the procurement documents, for each lot, the cost above which you do not award it, and use that "
            "right; there is no field for it here."
        ),
    ),
    "fixed_budget_discounts": _Wording(
        N_("A discount without effect"),
        N_("Under a fixed budget the most quality wins, so that {discount} changes neither score nor rank."),
        N_("Leave it out, or make it a criterion that is measured."),
    ),
    # of settings that decide by themselves
    "use_not_asked": _Wording(
        N_("What is used is not asked"),
        N_(
            "The tender prices {resources}, and does not ask for the phase of use: whoever leaves it out is cheaper by "
            "all of it. How much can't be said before bids are there."
        ),
        N_(
"Ask for phase use too: then each offer states how much it takes, or zero."
),
    ),
    "residual_value_favours": _Wording(
        N_("The residual value favours leasing"),
        N_(
            "By {residual}, a product that lasts {life} years costs {share} more bought than leased at the same value, "
            "over a horizon of {horizon} years; another horizon gives another difference."
        ),
        N_(
"Choose annuity as residual value, under which it makes no difference, or say why this is meant."
),
    ),
    "bands_favour": _Wording(
        N_("Rates by bands of years count"),
        N_(
            "The discount rate changes over the years: beside one rate that holds, the dearest way to offer a product "
            "of {life} years becomes another {share} dearer at equal value."
        ),
        N_("Look at the table to see which way that is, and say why the rates are as they are."),
    ),
    "yearly_moment_favours": _Wording(
        N_("The moment within the year counts"),
        N_(
            "By '{field}', what is asked by the year falls at the {moment}; it is then {share} {direction} than the "
            "same asked by the month."
        ),
        N_("Set '{field}' to {best}, which comes nearest to what is paid over the year."),
    ),
    "life_unbounded": _Wording(
        N_("Lives without a bound"),
        N_(
            "Of {items}, whoever says {longer} years instead of {life} is {share} cheaper at the same price, and "
            "nothing bounds what is said."
        ),
        N_(
"State the longest life of each item: a longer life counts as that one."
),
    ),
    "return_rate_open": _Wording(
        N_("Return rates are the bidder's"),
        N_(
            "Of {items}, whoever says that ten in a hundred more come back is {share} cheaper under a deposit, though "
            "the authority returns them."
        ),
        N_(
"State the return rate of each item, by your own experience: the bidder's own counts if it pays "
"the rest."
),
    ),
    "loss_open": _Wording(
        N_("Losses are the bidder's"),
        N_(
            "Of {items}, whoever says that one in a hundred trips less loses a unit is {share} cheaper under a pool, "
            "where a lost unit costs what it is worth."
        ),
        N_(
"State the loss per trip of each item, by your own experience: the bidder's own counts if it "
"pays the rest."
),
    ),
    "indices_open": _Wording(
        N_("Bidders choose the index"),
        N_(
            "In {phases}, the same cost a year counts {share} less by the index {flattest} than by {steepest}, and "
            "each bidder chooses."
        ),
        N_(
"State which indices a cost of each phase can follow."
),
    ),
    "vat_rate_open": _Wording(
        N_("Bidders choose the VAT rate"),
        N_("In {phases}, a bid that names the lowest VAT rate is {share} cheaper than one that names the highest."),
        N_(
"State which VAT rate holds for costs of each phase."
),
    ),
    "resale_counts_whole": _Wording(
        N_("Expected resale counts in full"),
        N_(
            "A resale of {resale_share} of the price that is only expected makes a purchase {share} cheaper, as if it "
            "were guaranteed."
        ),
        N_(
"Choose 100 % as haircut on expected resale value where only what is guaranteed is to count."
),
    ),
    "options_not_stated": _Wording(
        N_("Purchase options are left open"),
        N_(
            "The tender does not say whether options to buy are used. A lease that pays a product of {life} years off "
            "in {term} is {share} dearer where they are not."
        ),
        N_(
"State whether purchase options are used: yes if you keep such products, no if they go back."
),
    ),
    "contract_end_not_stated": _Wording(
        N_("What a lease asks after the horizon"),
        N_(
            "The tender does not say whether contracts end at the horizon. A lease of {life} years asks, after "
            "{horizon} years, another {share} of what counts."
        ),
        N_(
"State whether contracts end at the horizon: yes if you stop then, so that the cost of an early "
"end counts; no if you go on."
),
    ),
    "short_lives_skip_growth": _Wording(
        N_("Short lives skip what grows"),
        N_(
            "Costs are compared by year over each offer's own life: what grows by {index} weighs {share} less over a "
            "life of {short} years than over one of {life}."
        ),
        N_(
"Compare over the horizon, with annuity as residual value."
),
    ),
    "mki_discount_not_stated": _Wording(
        N_("Later MKI weighs as much"),
        N_(
            "The MKI is not discounted while costs are: discounted, that of a product of {life} years would be {share} "
            "lower. What that is of the whole cost can't be said before bids are there."
        ),
        N_(
"State whether MKI is discounted: usually it is not."
),
    ),
    "phases_not_asked": _Wording(
        N_("Costs that nobody has to state"),
        N_(
            "The tender asks for no {phases}. An offer that includes it is {share} dearer than one that is silent, at "
            "{upkeep_share} of the price a year for upkeep and {end_share} at the end of life."
        ),
        N_(
"Ask for this phase too: then each offer prices it, states it as zero or names it as included."
),
    ),
    "emissions_without_price": _Wording(
        N_("Emissions that count nowhere"),
        N_(
            "The tender states emissions of {resources}, and nothing makes them count; at {central} per kg ({source}) "
            "they would come to {share} of what is paid for it."
        ),
        N_(
"State a price of CO2 or choose a published path, judge emissions, or leave the factors out."
),
    ),
    "cost_decides_little": _Wording(
        N_("The cost decides next to nothing"),
        N_(
"With {weight} as weight of the cost, a bid that is {apart} dearer than another loses {lost} "
"points, as much as {quality} of quality: between plausible bids the cost does not change the "
"order."
),
        N_(
"Raise the weight of the cost, or choose a rule or bounds under which points for cost fall "
"faster: at {enough} such costs weigh as much as {equal} of quality. Or say so, and fix the "
"budget: then most quality wins."
),
    ),
    "points_too_coarse": _Wording(
        N_("Rounding makes ties"),
        N_(
            "Rounded to {decimals} decimals, of {points} points in all, bids that are {share} apart in cost, or "
            "{quality} in quality, can earn the same: the tie-break decides, and no longer cost or quality."
        ),
        N_("Set decimals: 2 or more, raise points, or leave decimals out."),
    ),
    # of the outcome, after opening
    "default_is_cheaper": _Wording(
        N_("A blank that decides"),
        N_(
            "{bids} is first, and left {field} of {item} blank, which stands for {default}. With {other} it would cost "
            "{saved} more ({share}), and not be first."
        ),
        N_("Ask whether it is meant, and that the contract holds the bidder to it."),
    ),
    "winner_hangs_on_loser": _Wording(
        N_("The winner hangs on bids that did not win"),
        N_("Without {bids} not {winner} but {without} would be first: the points of each depend on who else bids."),
        N_(
            "The outcome follows from the published rule; have the motivation say so, and look into {bids}: whether "
            "the offer is meant, and who is behind it."
        ),
    ),
    "order_hangs_on_loser": _Wording(
        N_("The order hangs on a bid that did not win"),
        N_("Without {bids} the winner stays the same, but the order becomes {without} instead of {order}."),
        N_("No effect on the award, unless a bid before these drops out."),
    ),
    "tie_broken": _Wording(
        N_("A tie was broken"),
        N_("The scores of {bids} are equal; they were told apart by: {by}."),
        N_("Have the motivation say so."),
    ),
    "tie_drawn": _Wording(
        N_("Lots have to be drawn"),
        N_("{bids} share rank {rank}, also after everything that breaks ties."),
        N_("Have lots drawn as announced, with a record of it, for example by a notary; then state it with --draw."),
    ),
    "tie_open": _Wording(
        N_("An open tie"),
        N_("{bids} share rank {rank}, and nothing that was announced tells them apart."),
        N_("Take legal advice before you choose: a rule that was not announced is open to dispute."),
    ),
    "lots_drawn": _Wording(
        N_("Lots were drawn"),
        N_("{bids} were equal, and come in this order: drawn by {person} on {at} ({how}); witnesses: {witnesses}."),
        N_("Keep the record of it with the file: who was invited, and that every bid that was equal took part."),
    ),
    "one_bid": _Wording(
        N_("A single bid"),
        N_("Only {bids} is ranked, so that its score compares with nothing."),
        N_("Hold its cost against your own estimate."),
    ),
    "costs_equal": _Wording(
        N_("Equal costs"),
        N_("{bids} all cost {cost}, so that the cost tells nothing."),
        N_("Check that no bid is there twice, and whether bidders agreed on their prices."),
    ),
    "difference_decided": _Wording(
        N_("A small difference in cost decides"),
        N_(
            "All points for cost, {points}, lie between {bids}, which cost {low_cost} and {high_cost}: {share} apart. "
            "A little more or less cost of one of them gives its points to another."
        ),
        N_("Work both costs out again to the cent before you announce the award; it hangs on this difference."),
    ),
    "not_ranked": _Wording(
        N_("Not ranked"),
        N_("{bids} is not ranked: {why}."),
        N_("Check the facts, and give the bidder the reason."),
    ),
    "abnormally_low": _Wording(
        N_("Perhaps abnormally low"),
        N_("{bids} costs {cost}: {signs}."),
        N_("Ask for an explanation (article 2.116 of the Aanbestedingswet 2012); never exclude without one."),
    ),
    "price_of_zero": _Wording(
        N_("A price of zero"),
        N_("{bids} asks nothing for {item} itself."),
        N_("Ask whether it is meant: a price that only serves the formula can be a manipulative bid."),
    ),
    "symbolic_price": _Wording(
        N_("A symbolic price"),
        N_("{bids} asks {asked} in all for {item} itself; of the others one asks {most}."),
        N_("Ask whether it is meant: a price that only serves the formula can be a manipulative bid."),
    ),
    "phase_of_zero": _Wording(
        N_("Nothing asked for a phase, or next to it"),
        N_("{bids} asks {asked} for {phase} and does not name it as included; the median of the others is {median}."),
        N_("Ask whether it is meant, and that the contract holds the bidder to it."),
    ),
    "costs_beside_price": _Wording(
        N_("Costs that count for nothing"),
        N_("Beside its price of {price} {bids} has {beside} for {phases}, and the award rule counts none of it."),
        N_(
"Look whether the price was kept low by it, and hold the bidder to these costs in the contract; "
"next time, let the rule go by life-cycle cost."
),
    ),
    "nothing_lost": _Wording(
        N_("Nothing lost"),
        N_("{bids} counts on every unit of {item} coming back."),
        N_("Check it against experience: what is not returned costs the authority its deposit, and any charge for it."),
    ),
    "resale_not_guaranteed": _Wording(
        N_("A resale value without guarantee"),
        N_("{bids} expects {resale} for {item} after a life; it is not guaranteed, and counts in full."),
        N_(
"Ask for a guarantee; next time, set a haircut on expected resale value."
),
    ),
    "level_without_certificate": _Wording(
        N_("A level without certificate"),
        N_("{bids} got a discount for level {level} of the CO2-Prestatieladder without a certificate at hand."),
        N_("Have the contract say when it is shown, and what follows if it is not."),
    ),
    "taken_back_unbacked": _Wording(
        N_("Taken back without a price"),
        N_("{bids} states that {share} of {item} is taken back, but sells it and states no take-back."),
        N_("Ask for the promise in writing: what, when, at which cost."),
    ),
    "long_life_claimed": _Wording(
        N_("Far longer life than average"),
        N_("{bids} says that {item} lasts {life} years, against {average} on average, which makes it more circular."),
        N_("Ask what shows it, and hold the bidder to it in the contract."),
    ),
    "intensity_claimed": _Wording(
        N_("More use than average"),
        N_("{bids} says that {item} is used {intensity} times as much as the average, which makes it more circular."),
        N_("Ask what shows it, and hold the bidder to it in the contract."),
    ),
    "evidence_expired": _Wording(
        N_("Evidence that has expired"),
        N_("{bids} shows {number} for {item}, which was valid until {until}: before the base date."),
        N_("Ask for evidence that is valid, or for why this one still holds."),
    ),
    "whole_contract": _Wording(
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
    "jump_after_horizon": _Wording(
        N_("A jump just after the horizon"),
        N_(
            "{bids} costs {inside} a year; if {item} is used for {years} years, {then} a year. (Prices of the base "
            "date, without external costs.)"
        ),
        N_("Be sure of the date on which use ends, or ask for a price that does not jump there."),
    ),
    "jump_in_use": _Wording(
        N_("A jump in the price at another use"),
        N_("{bids} costs {inside} a year; at {share} of the use stated for {item}, {then} a year."),
        N_("Ask what the tiers rest on, and have the contract cap what a use can cost."),
    ),
    "jump_in_loss": _Wording(
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
    "paid_by_losses": _Wording(
        N_("Paid by what is lost"),
        N_(
            "{bids} counts on {stated} and asks {lost} for each {item} lost: that is a large part of what it costs. At "
            "{share} it costs {then} a year, not {inside}."
        ),
        N_("Hold the figure against experience; next time, set the return rate or loss in the tender."),
    ),
    "past_horizon": _Wording(
        N_("Bound after the horizon"),
        N_(
            "The lease of {item} by {bids} runs {months} months past the horizon, and nothing is said about an early "
            "end. What is still to be paid then, {owed}, does not count."
        ),
        N_(
"Ask what ending at the horizon costs; next time, state that contracts end at the horizon."
),
    ),
    "short_life_cheaper": _Wording(
        N_("Cheaper because it is short"),
        N_("{bids} costs {cost} a year over its own life, and {then} a year if it is renewed for {years} years."),
        N_(
            "Something grows unlike inflation, and a short life leaves that out: compare over the horizon, or say in "
            "the motivation why not."
        ),
    ),
    "life_unlike_others": _Wording(
        N_("A far longer life than that of others"),
        N_(
            "{bids} states {life} years for {item}; the median of the others is {others}. If it lasts no longer than "
            "that, it costs {more} a year more ({share}), and nobody guarantees that it does."
        ),
        N_(
"Ask what shows it and for a guarantee that long; next time, state the longest life."
),
    ),
    "life_beyond_horizon": _Wording(
        N_("A life far beyond the horizon"),
        N_(
            "{bids} states {life} years for {item}, with a horizon of {others}. If it lasts no longer than that, it "
            "costs {more} a year more ({share}), and nobody guarantees that it does."
        ),
        N_(
"Ask what shows it and for a guarantee that long; next time, state the longest life."
),
    ),
    "loss_unlike_others": _Wording(
        N_("Less lost than others count on"),
        N_(
            "{bids} counts on losing {item} in {stated} of the trips; the median of the others is {of_others}. If it "
            "loses as much as that, it costs {more} a year more ({share})."
        ),
        N_("Hold the figure against experience; next time, set the return rate or loss in the tender."),
    ),
    "interest_on_deposit": _Wording(
        N_("Interest above the discount rate"),
        N_(
            "{bids} pays {interest} a year on the deposit for {item}, more than the discount rate of {rate}: the "
            "higher the deposit, the lower its cost, as long as it is paid back."
        ),
        N_("Ask for security for the deposit with its interest."),
    ),
    "impacts_left_out": _Wording(
        N_("Impacts left out of the MKI"),
        N_(
            "{bids} leaves {number} of {of} impacts out for {item}, that are {share} of the MKI of others: {impacts}."
        ),
        N_("Ask for all impacts of the weighting set, with the calculation that they come from."),
    ),
    "impacts_missing": _Wording(
        N_("Impacts missing from the MKI"),
        N_("{bids} states an MKI for {item} without {number} of the {of} impacts of the weighting set: {impacts}."),
        N_("Ask for all impacts of the weighting set, with the calculation that they come from."),
    ),
    "vat_below_others": _Wording(
        N_("A lower VAT rate than others"),
        N_(
            "{bids} counts with a VAT rate of {rate} for {phase} of {item}; at {others_rate}, as others do, it costs "
            "{more} more."
        ),
        N_(
"Have the rate checked, and next time set the rate of each phase in the tender."
),
    ),
    "index_unlike_others": _Wording(
        N_("A favourable index"),
        N_("{bids} has {phase} of {item} follow {index}; by {other}, as with others, it would cost {more} more."),
        N_(
"Ask why this index fits what is paid for, and next time state which indices bids can follow."
),
    ),
    "option_unlike_others": _Wording(
        N_("A dear option behind a cheap base"),
        N_(
            "The option {item} of {bids} costs {ratio} times what is bought, against {others} times with others; it "
            "counts for {share}."
        ),
        N_("Think of how likely the option is; ask for the grounds of both prices."),
    ),
    "mass_unlike_others": _Wording(
        N_("A mass that carries the indicators"),
        N_(
            "{bids} states {mass} kg for {item}; the median of the others is {others} kg. By it this is {share} of the "
            "mass by which shares are weighed, and {of_cost} of the cost."
        ),
        N_("Ask for what shows the mass, and work the indicator out again with it."),
    ),
    "taken_back_short": _Wording(
        N_("Less taken back than stated"),
        N_("{bids} states that {share} of {item} is taken back, {mass} kg, and promises to take back {taken} kg."),
        N_("Ask for the promise in writing for all of it: what, when, at which cost."),
    ),
    "resale_of_much": _Wording(
        N_("A high resale value without guarantee"),
        N_("{bids} expects {resale} for {item} after a life, {share} of its price; it is not guaranteed."),
        N_("Ask for the grounds or a guarantee: the haircut of the tender can be allowed for in the figure."),
    ),
    "reference_unknown": _Wording(
        N_("The reference bid is not there"),
        N_("The tender compares with {reference}, and no bid has that name: the one for which least is paid is used."),
        N_(
"Correct the reference bid to the name of a bid, or leave it out."
),
    ),
    "score_changed": _Wording(
        N_("A score changed after locking"),
        N_("Of {bids} on {criterion} ({assessor}): from {before} to {after}, on {at} by {by}. Reason: '{reason}'."),
        N_("See that the reason stands without the prices, and keep both scores in the record."),
    ),
    "justification_changed": _Wording(
        N_("A justification changed after locking"),
        N_(
            "Of {bids} on {criterion} ({assessor}): the justification was changed, on {at} by {by}; the score stays "
            "{after}. Reason: '{reason}'."
        ),
        N_("See that the reason stands without the prices, and keep both justifications in the record."),
    ),
    "lock_stated": _Wording(
        N_("A time of locking that was stated"),
        N_("Scores locked by {who} on {at}: time stated, not measured."),
        N_("Ask who was there to confirm that no price was seen by then; without --at, the clock says when it was."),
    ),
    "change_stated": _Wording(
        N_("A time of a change that was stated"),
        N_("Scores changed after locking by {who} on {at}: time stated, not measured."),
        N_("Ask who was there to confirm the time; without --at, the clock says when it was."),
    ),
}  # fmt: skip
