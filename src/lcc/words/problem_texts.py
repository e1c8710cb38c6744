"""What each kind of finding means to the author of the file: what was expected, and how to mend it.

The kinds are those of pydantic and our own, from the validators in `model` and from `model.agreement`. The
context of a finding fills in the blanks.
"""

from lcc.language import N_
from lcc.words.proof_texts import PROOFS
from lcc.words.text_problems import TEXTS

_CARRY_OVER = N_(
    "Send the supplier the form as it is now: `lcc form` with --from this file brings along every answer that still "
    "has a place."
)

EXPECTED_AND_MEND: dict[str, tuple[str, str]] = {
    **PROOFS,
    **TEXTS,
    # one field
    "missing": (N_("a value for {field}"), N_("Add {field}.")),
    "extra_forbidden": (N_("one of: {known}"), N_("Correct the name or remove it.{suggestion}")),
    "float_type": (N_("a number"), N_("Write a plain number, with a point for decimals: 1234.56.")),
    "int_type": (N_("a whole number"), N_("Write a whole number.")),
    "int_from_float": (N_("a whole number"), N_("Write a whole number.")),
    "int_parsing": (N_("a whole number"), N_("Write a whole number.")),
    "finite_number": (N_("a number that is not infinite"), N_("Write the number that is meant.")),
    "greater_than": (N_("a number above {gt}"), N_("Correct the number.{hint}")),
    "greater_than_equal": (N_("a number of at least {ge}"), N_("Correct the number.{hint}")),
    "less_than": (N_("a number below {lt}"), N_("Correct the number.{hint}")),
    "less_than_equal": (N_("a number of at most {le}"), N_("Correct the number.{hint}")),
    "string_type": (N_("text"), N_("Put the text in quotes, with any zeros in front.")),
    "string_too_long": (N_("at most {max_length} characters"), N_("Shorten the text.")),
    "string_pattern_mismatch": (N_("a currency code of three capitals"), N_("Write for example EUR.")),
    "bool_type": (N_("true or false"), N_("Write true or false, without quotes.")),
    "literal_error": (N_("one of: {choices}"), N_("Choose one of them.")),
    "date_type": (N_("a date"), N_("Write it as 2027-01-31.")),
    "list_type": (N_("a list"), N_("Put a dash before each entry, or square brackets around them.")),
    "dict_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "model_attributes_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "model_type": (N_("a group of fields"), N_("Write name: value, one a line.")),
    "too_short": (N_("at least {min_length} entry"), N_("Add an entry.")),
    "too_long": (N_("at most {max_length} entries"), N_("Remove entries.")),
    "union_tag_not_found": (N_("kind, one of: {choices}"), N_("Add kind: followed by one of them.")),
    "union_tag_invalid": (N_("one of: {choices}"), N_("Choose one of them.")),
    "line_of_text": (N_("one line of text that is not empty"), N_("Write a name on one line.")),
    "visible_text": (
        N_("text that is what it looks like; here stands {characters}"),
        N_("Type the text again: it holds characters that can't be seen or that turn the direction."),
    ),
    "whole_months": (N_("years that make a whole number of months"), N_("Write for example 7.5 for 90 months.")),
    "one_month": (N_("at least one month"), N_("Write the years that are meant; one month is 1/12 of a year.")),
    "tender_method": (
        N_("method 2: the rules of the calculation have changed since the method that this tender names"),
        N_("Read what changed in the method statement, write method: 2, and send suppliers the new forms."),
    ),
    "other": (N_("another value ({message})"), N_("Correct the value.")),
    # one record
    "item_twice": (N_("each item code once"), N_("Give the items different codes: {name} stands there twice.")),
    "reserved_index": (
        N_("an index name other than general, fixed and carbon_price"),
        N_("Rename {name}. `general` follows inflation and `fixed` does not grow: both are always there."),
    ),
    "unknown_index_of_resource": (
        N_("one of the tender's indices: {known}"),
        N_("Add the index {found} to indices, or let resource {name} follow one of them."),
    ),
    "steps_rise": (N_("steps in rising order of age"), N_("Sort the steps by after_years, each age once.")),
    "steps_fall": (
        N_("shares that stay the same or become less with age"),
        N_("Correct the shares: what is older is worth no more than what is younger."),
    ),
    "residual_of_tender": (
        N_("no residual in a bid: since method 2 the tender says how a life is settled at the horizon"),
        N_("Leave residual out. The authority states residual_value in the tender."),
    ),
    "each_life_once": (
        N_("at_year beside with_each_life"),
        N_("Say in which year of each life the cost falls, or leave with_each_life out."),
    ),
    "whole_periods": (
        N_("a length that is a whole number of payment periods of {every} months"),
        N_("Correct the length or the months between payments."),
    ),
    "unknown_vat_of_phase": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add it to rates, or name another."),
    ),
    "unknown_open_index": (
        N_("one of the tender's indices: {known}"),
        N_("Add it to indices, or name another."),
    ),
    "one_moment": (N_("one of yearly, every_years and at_year"), N_("Remove the others.")),
    "not_published": (N_("one of: {known}"), N_("Choose one of them; `lcc constants` says what they are.")),
    "beside_published": (
        N_("no {name} of your own beside {field}"),
        N_("Leave {name} out, or leave out {field} and state everything yourself."),
    ),
    "bands_rise": (
        N_("bands of years in rising order, the last one without until_year"),
        N_("Sort the bands by until_year and leave it out in the last one."),
    ),
    "vat_rates": (
        N_("VAT rates, with one that is called standard"),
        N_("Write for example rates: {{standard: 0.21, reduced: 0.09}}."),
    ),
    "unknown_vat_of_resource": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add the rate {found} to vat, or let resource {name} fall under one of them."),
    ),
    "mki_index": (
        N_("no index for environmental costs that are not discounted"),
        N_("Leave index out, or add discounted: true."),
    ),
    "mki_in_euro": (
        N_("EUR as the currency, because MKI is in euro"),
        N_("Leave mki out, or change the currency."),
    ),
    "unknown_index_of_mki": (N_("one of the tender's indices: {known}"), N_("Choose one of them.")),
    "co2_and_mki": (
        N_("carbon_price or mki, not both: MKI contains the cost of CO2"),
        N_("Leave one of the two out."),
    ),
    "instalment_after_life": (
        N_("an instalment before the end of the service life of {life} months"),
        N_("Correct the month, or the service life."),
    ),
    "instalments_rise": (
        N_("instalments in rising order"),
        N_("Sort the instalments by after_months, each moment once."),
    ),
    "instalments_whole": (N_("instalments whose shares add up to 1"), N_("Correct the shares.")),
    "option_after_life": (
        N_("a service life that is longer than the lease with its renewals"),
        N_("Correct the service life, or leave the purchase option out."),
    ),
    "one_fee": (
        N_("one of fee_per_use and tiers"),
        N_("State a fee per use or a table of tiers: one of the two."),
    ),
    "tier_gap": (
        N_("a last tier without a bound, and all others with one"),
        N_("Leave up_to out in the last tier only, so that no use is without a fee."),
    ),
    "tiers_rise": (N_("tiers in rising order"), N_("Sort the tiers by up_to, each bound once.")),
    "one_mki": (
        N_("one of per_life and impacts"),
        N_("State the MKI of one life or the impacts: one of the two."),
    ),
    # award rule, quality, lots
    "text_needed": (N_("text that is not empty"), N_("Write a sentence or more.")),
    "moment": (
        N_("a date and time with their offset to UTC"),
        N_("Write it as 2027-01-31T12:00:00+01:00."),
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
    "mki_for_discount": (
        N_("mki, not discounted, over a common horizon: the discount is about its sum"),
        N_("Add mki with a weighting_set and leave discounted out, or leave mki_discount out."),
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
        N_("allocation: in_order, or a rule with a score in money: {known}"),
        N_("Scores of rule {found} do not add up over lots: set allocation to in_order, or choose another rule."),
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
    # score sheets
    "nothing_to_score": (
        N_("quality criteria that assessors score"),
        N_("Add them to the tender: what is measured needs no score sheet."),
    ),
    "not_a_score_sheet": (
        N_("a score sheet of this tender"),
        N_("Fill in a sheet that `lcc quality sheet` wrote, or leave this file out."),
    ),
    "old_score_sheet": (
        N_("the score sheet of the criteria and bids as they are now"),
        N_("Write it again with `lcc quality sheet`: criteria or bids were changed after this one was made."),
    ),
    "sheet_twice": (
        N_("one score sheet of each assessor; {other} is of the same one"),
        N_("Leave one of the two out."),
    ),
    "no_sheet_of": (N_("a score sheet of {assessor}"), N_("Have it filled in, and name it with --sheet.")),
    "no_sheet_of_all": (
        N_("the score sheet on which the assessors agree"),
        N_("Write it with `lcc quality sheet` without --assessor, and name it with --sheet."),
    ),
    "no_sheets": (N_("score sheets in the folder"), N_("Put the filled-in sheets (.xlsx) in it.")),
    "no_cost_above_zero": (
        N_("a cost above zero: rule {method} divides by it"),
        N_("Check the bid; an absolute rule, such as quality_value, can deal with a cost of zero or less."),
    ),
    # circularity
    "shares_whole": (
        N_("shares that add up to 1; these add up to {total}"),
        N_("Correct the shares: 100 % is written as 1, and a share that is left out is 0."),
    ),
    "no_cost_centres": (
        N_("cost centres for item {item} too, as other items have them"),
        N_("Add them to the item, or to the tender for all items that have none of their own."),
    ),
    "mass_balance": (
        N_("materials that together weigh {mass} kg, as the product does; these weigh {total} kg"),
        N_("Correct the mass of the product or of its materials, or add what is missing."),
    ),
    "connection_twice": (
        N_("each connection once"),
        N_("Give the connections different names: {name} stands there twice."),
    ),
    "unknown_connection": (
        N_("a connection of this passport: {known}"),
        N_("Correct the name, or add the connection."),
    ),
    "mass_needed": (N_("the mass of the product"), N_("Add mass_kg, or a passport.")),
    "stated_in_passport": (
        N_("no {name} beside a passport: it follows from the passport"),
        N_("Leave {name} out."),
    ),
    "one_bound": (N_("one of at_least and at_most"), N_("State the one that is meant.")),
    "required_spending": (
        N_("a target that is not required: what is spent follows from costs that are not known yet"),
        N_("Leave required out."),
    ),
    "promised_twice": (N_("each indicator once"), N_("Keep one bonus and malus for {name}.")),
    "promise_of_nothing": (
        N_("a bonus, a malus, or both"),
        N_("Add what is paid or withheld for each step, or leave this promise out."),
    ),
    "circular_from_needed": (
        N_("circular_from: the material circularity from which spending counts as circular"),
        N_("Add circular_from, for example 0.5: it is a choice of the authority."),
    ),
    "building_needed": (
        N_("the building that its environmental performance (MPG) is about"),
        N_("Add circularity with building: function and floor_area."),
    ),
    "passport_for_indicator": (
        N_("a passport that is asked for: {name} is worked out of it, and every bid has to show that"),
        N_("Choose required or optional for passport, or ask for nothing that is worked out of it."),
    ),
    "off_indicator": (
        N_("values that {name} can have: from 0 to {highest}"),
        N_("Correct the number: 100 % is written as 1, and 50 % as 0.5."),
    ),
    "mki_for_indicator": (
        N_("mki: indicator {name} is worked out of it"),
        N_("Add mki with a weighting_set; with is_cost: false it is no part of the cost."),
    ),
    "material_prices_needed": (
        N_("what a kilogram of each material is worth at the end of life"),
        N_("Add circularity with material_prices."),
    ),
    "limit_of_other_building": (
        N_("a limit for this building and weighting set; {name} is for a {function} and set {set}"),
        N_("Choose another published target, or state at_most yourself."),
    ),
    # a bid beside its tender
    "variant_not_allowed": (N_("no variant: the tender does not allow them"), N_("Leave this bid out.")),
    "ladder_not_stated": (
        N_("the level on the CO2-Prestatieladder, version {version}: {known}"),
        N_("Add co2_ladder with version and level; 0 if there is none."),
    ),
    "other_ladder": (
        N_("a level of version {version} of the CO2-Prestatieladder"),
        N_("State the level by that version."),
    ),
    "unknown_level": (N_("one of the levels: {known}"), N_("Choose one of them.")),
    "no_combinations": (
        N_("no combined lots: the tender does not ask for them"),
        N_("Leave combinations out."),
    ),
    "unknown_lot": (N_("the code of a lot: {known}"), N_("Correct the code.")),
    "lot_not_offered": (
        N_("a lot that this bid has offers for"),
        N_("Leave the lot out of the combination, or offer its items."),
    ),
    "indicator_not_stated": (
        N_("{indicator}, which every bid has to state"),
        N_("Add circularity with {indicator}; and with mass_kg, unless there is a passport."),
    ),
    "passport_not_stated": (
        N_("the material passport of the product"),
        N_("Add passport, or the name of a file beside this one that has it."),
    ),
    "indicator_without": (
        N_("what an indicator is worked out of: {indicator_name} takes {needed}"),
        N_("Add {needed}."),
    ),
    "passport_twice": (
        N_("a passport in the form or the name of its file, not both"),
        N_("Empty this cell, or the cells of the passport below it."),
    ),
    "passport_outside": (
        N_("the name of a file in the folder of the bid or of the tender"),
        N_("Put the passport beside the bid, and state its name only."),
    ),
    "passport_name": (
        N_("a name that ends in one of: {endings}"),
        N_("Rename the file, and state its new name."),
    ),
    "passport_missing": (
        N_("a file of this name beside the bid or the tender"),
        N_("Put the passport there, or correct the name."),
    ),
    "passport_kind": (N_("a .json, .yaml or .xlsx file"), N_("Save the passport as one of these.")),
    "passports_large": (
        N_("passports that hold at most {limit} MB together"),
        N_("Leave out of the passports what the tender does not ask for."),
    ),
    "unknown_material": (
        N_("a material of which the tender states what a kilogram is worth: {known}"),
        N_("Choose one of them, or leave sold_as out."),
    ),
    "other_tender": (N_("a bid for tender {tender}"), N_("Correct the tender code, or leave this bid out.")),
    "item_not_offered": (N_("an offer for item {item}"), N_("Add an offer with item: {item}.")),
    "unknown_item": (N_("one of the tender's items: {known}"), N_("Use the item code of the tender.")),
    "unknown_index": (N_("one of the tender's indices: {known}"), N_("Choose one of them.")),
    "unknown_vat": (N_("one of the tender's VAT rates: {known}"), N_("Choose one of them.")),
    "life_in_whole_years": (
        N_("a life, term or cycle of whole years: offers are compared by year"),
        N_("Offer a whole number of years."),
    ),
    "index_not_open": (
        N_("one of the indices that the tender opens for {phase}: {known}"),
        N_("Choose one of them."),
    ),
    "resource_not_stated": (
        N_("how much of {resource} a unit takes a year, or that use is included"),
        N_("State it (0 if there is none), or state that the cost of use is included."),
    ),
    "price_below_zero": (
        N_("a price of at least 0: the authority is not paid for {item}"),
        N_("Correct the price. Only where the tender says that the authority is paid can it be below zero."),
    ),
    "more_comes_back": (
        N_("no more coming back for {item} than was paid for it: {back} against {paid} a unit"),
        N_("Correct what comes back, or the price: both are at prices of the base date."),
    ),
    "two_ways_back": (
        N_("one way in which {item} comes back at a price; here: {fields}"),
        N_("A product is resold, bought back, or taken back for its material: leave the others at zero."),
    ),
    "more_mass_back": (
        N_("no more mass taken back than {item} has: {taken} against {mass} kg"),
        N_("Correct the mass that is taken back, or that of the product."),
    ),
    "warranty_without_life": (
        N_("no warranty: under this business model the product has no life of its own"),
        N_("Leave the warranty out, and state the cost of each year."),
    ),
    "early_end_not_stated": (
        N_("what it costs to end the lease at the horizon of {horizon} years, where contracts end"),
        N_("State early_end_cost; 0 if ending it early is free."),
    ),
    "mki_not_stated": (
        N_("the environmental costs (MKI) of the offer, by weighting set {set}"),
        N_("Add mki with weighting_set: {set} and per_life or impacts; 0 if there are none."),
    ),
    "other_weighting_set": (
        N_("figures by weighting set {set}"),
        N_("Calculate the MKI by set {set}: figures of different sets can't be compared."),
    ),
    "unknown_impact": (N_("one of: {known}"), N_("Use the impact categories of the weighting set.")),
    "unknown_resource": (N_("one of the tender's resources: {known}"), N_("Choose one of them.")),
    "reference_among_bids": (
        N_("what the authority has, in a file that is not among the bids"),
        N_("Move it out of the folder of the bids, or name another file with --reference."),
    ),
    "reference_twice": (
        N_("what the authority has once: in the workbook of the tender, or in a file"),
        N_("Leave --reference out, or answer no to it on the first sheet of the workbook."),
    ),
    "mark_damaged": (
        N_("the code by which the form is recognized, as it was sent"),
        N_(
            "Copy A1 of this sheet from the form as it was sent (it is in white letters), or move the answers to that "
            "form."
        ),
    ),
    "sheet_of_form_missing": (
        N_("the sheet '{name}' of the form, as it was sent"),
        N_("Put it back from the form that you were sent, or move the answers to that form."),
    ),
    "model_twice": (N_("each business model once"), N_("Name {name} once.")),
    "models_need_use": (
        N_("a use a year for item {item}: the business models that are taken need it"),
        N_("State use_per_year of the item, or take another business model too."),
    ),
    "model_not_taken": (
        N_("a business model that the tender takes: {models}"),
        N_("Choose one of these, or ask the authority to take another."),
    ),
    "notices_rise": (
        N_("information notices in rising order of their numbers, each number once"),
        N_("Put the notices in order, and number them 1, 2, 3, ..."),
    ),
    "no_use_stated": (
        N_("a business model that needs no use: the tender states none for item {item}"),
        N_("Choose another business model, or ask the authority to state use_per_year."),
    ),
    "after_horizon": (N_("a year from 0 to {horizon}"), N_("Correct the year, or leave the cost out.")),
    "too_many_cash_flows": (
        N_("a bid of at most {limit} cash flows; this part alone comes to {most}"),
        N_(
            "State fewer costs, or costs that fall in fewer moments of each life: what comes every few months as one "
            "cost a year."
        ),
    ),
    "too_many_trials": (
        N_("fewer numbers to try, for a bid of {cash_flows} cash flows"),
        N_("Name those that matter, with --vary."),
    ),
    "too_many_cells": (
        N_("a bid that takes at most {limit} cells in a workbook; it comes to {cash_flows} cash flows"),
        N_("Write the comparison with --json and without -o: that takes larger bids."),
    ),
    "phase_not_answered": (
        N_("a cost for phase {phase}, a zero, or that it is included"),
        N_("Add a cost in this phase (0 if there is none), or state that {phase} is included."),
    ),
    # uncertainty and scenarios
    "range_rises": (N_("low, mode and high in rising order"), N_("Correct the numbers: low is below high.")),
    "probabilities_whole": (N_("probabilities that add up to 1"), N_("Correct the probabilities.")),
    "driver_twice": (N_("each driver once"), N_("Give the drivers different names: {name} stands there twice.")),
    "unknown_bidder": (N_("one of the bidders: {known}"), N_("Correct the name; leave it out for the tender.")),
    "no_such_number": (
        N_("the name of a number that is stated, such as: {close}"),
        N_("Write the name as the workbook of `lcc sensitivity --what-if` shows it."),
    ),
    "impossible_draw": (
        N_("numbers with which a tender and its bids can be"),
        N_("Narrow the distribution or change the scenario: {message}"),
    ),
    "not_what_if": (
        N_("scenarios or what is uncertain: as text (.yaml, .json), or a workbook of `lcc sensitivity --what-if`"),
        N_("Write that workbook, fill it in, and name it here."),
    ),
    "what_if_falls": (
        N_("a lowest value below the highest; where one is empty, it is what is stated now: {now}"),
        N_("Correct the lowest or the highest value."),
    ),
    "nothing_to_try": (
        N_("values that were filled in: none are, in the columns that are read here"),
        N_("Fill in the coloured cells of what may turn out otherwise."),
    ),
    # files
    "not_readable": (N_("a file that can be read"), N_("Check the name and the rights of the file.")),
    "too_large": (N_("a file of at most {limit} MB"), N_("Remove what does not belong to the bid.")),
    "not_fields": (N_("fields and their values"), N_("Start the file with: {first}: ...")),
    "name_not_text": (N_("a file name that is text"), N_("Rename the file, with plain letters.")),
    "upload_name": (
        N_("the name of a file, in folders of its own if need be, that leads nowhere else"),
        N_("Hand the file in by its own name."),
    ),
    "upload_twice": (
        N_("each file by a name of its own: this one is taken"),
        N_("Rename one of the two, or put the name of its supplier before it: Hardhout/bid.xlsx."),
    ),
    "not_a_file": (N_("a file"), N_("Put the file itself there.")),
    "link_not_followed": (
        N_("the file itself: links among the bids are not followed"),
        N_("Put the file there that is meant, or go on without it: --leave-out '{name}'."),
    ),
    "other_sheet": (
        N_("a bid as .xlsx, .yaml or .json; this could be a bid, and can't be read"),
        N_(
            "Open it, check what it says, and save it as an Excel workbook (.xlsx); or go on without it: "
            "--leave-out '{name}'."
        ),
    ),
    "under_other_name": (
        N_("a name that says what the file is: it could be a bid"),
        N_("Give it a name that ends in {ending}, or go on without it: --leave-out '{name}'."),
    ),
    "hidden_file": (
        N_("a file that can be seen: this one could be a bid, and its name hides it"),
        N_("Give it a name that does not begin with . or ~$, or go on without it: --leave-out '{name}'."),
    ),
    "container_unread": (
        N_("files that can be read, or a .zip with them in it: what is in this one could be a bid"),
        N_("Take out what is in it and put that in its place, or go on without it: --leave-out '{name}'."),
    ),
    "in_junk_folder": (
        N_("a bid where it is seen: this could be one, in a folder that a computer or a tool keeps for itself"),
        N_("Put it in the folder of its supplier, or go on without it: --leave-out '{name}'."),
    ),
    "archive_in_archive": (
        N_("an archive without archives in it: what is in this one could be a bid"),
        N_("Unpack the outer archive and name its folder, or go on without it: --leave-out '{name}'."),
    ),
    "not_an_archive": (
        N_("an archive (.zip) that is whole"),
        N_("Download it again; or unpack it yourself and name the folder."),
    ),
    "archive_unnamed": (
        N_("an archive (.zip) with nothing in it but the files that its table of contents names"),
        N_(
            "Download it again: something stands before, between or after them, which could be the files of another "
            "archive."
        ),
    ),
    "archive_broken": (
        N_("a file in the archive that is whole"),
        N_(
            "Download the archive again; unpack it yourself and name the folder; or go on without the file: "
            "--leave-out '{name}'."
        ),
    ),
    "archive_encrypted": (
        N_("a file in the archive that opens without a password"),
        N_(
            "Unpack the archive with its password and name the folder, or go on without the file: "
            "--leave-out '{name}'."
        ),
    ),
    "archive_method": (
        N_("a file in the archive that is packed in the usual way (deflate), or not at all"),
        N_("Unpack the archive yourself and name the folder, or go on without the file: --leave-out '{name}'."),
    ),
    "archive_folder_and_file": (
        N_("a file or a folder in the archive: this is called a folder, and has the content of a file"),
        N_(
            "Ask who made the archive for another one, or unpack it yourself and name the folder; or go on without "
            "it: --leave-out '{name}'."
        ),
    ),
    "archive_no_name": (
        N_("a name for each file in the archive"),
        N_("Ask who made the archive for another one: whose the file without a name is, nobody can tell."),
    ),
    "archive_outside": (
        N_("names that stay within the archive"),
        N_("Ask who made the archive for another one; do not unpack this one."),
    ),
    "archive_twice": (
        N_("each file once in the archive"),
        N_("Ask who made the archive for another one: programs differ in which of the two they take."),
    ),
    "archive_large": (
        N_("an archive of which no more than {limit} MB has to be unpacked to see what is in it"),
        N_("Unpack it yourself and name the folder."),
    ),
    "too_many_files": (
        N_("at most {limit} files among the bids"),
        N_("Name the folder with the bids, or part of it at a time."),
    ),
    "folder_deep": (N_("folders at most {limit} deep in each other"), N_("Name the folder with the bids itself.")),
    "only_attachments": (
        N_("a bid among the files of each supplier: here are attachments alone"),
        N_("Put the bid (.yaml, .json or .xlsx) with them, or go on without them: --leave-out '{name}'."),
    ),
    "leave_out_nothing": (
        N_("the name of a file or folder among the bids"),
        N_("Write the name as it stands in its folder, with capitals and ending."),
    ),
    "leave_out_many": (
        N_("the name of one file or folder; this is the name of each of these: {names}"),
        N_("Write the folder before the name."),
    ),
    "passport_left_out": (
        N_("a passport that is not left out"),
        N_("Leave out the bid too, or do not leave out the passport."),
    ),
    "tender_kind": (N_("a .yaml, .json or .xlsx file"), N_("Name the tender first, then the bids.")),
    "no_bids": (
        N_("bids in the folder"),
        N_("Put the bids (.yaml, .json or .xlsx) in it, or go on without it: --leave-out '{name}'."),
    ),
    "no_bid_in_book": (
        N_("bids: on the sheets of this workbook, or in files beside it"),
        N_("Fill in a sheet for each bid, or name their files."),
    ),
    "no_bid_in_lot": (N_("a bid for this lot"), N_("Choose another lot: nobody bid for this one.")),
    "changed_since_submitted": (
        N_("the tender, bids and scores as they were submitted; changed in the workbook: {fields}"),
        N_("Start from the files that were submitted, or undo the changes."),
    ),
    "figure_not_read": (
        N_("a figure that was read in its source: {name} is recalled, said to be from {source}"),
        N_(
            "Hold it against the source, then name it under own_figures in the tender; or state the numbers yourself, "
            "without its name."
        ),
    ),
    "template_not_word": (
        N_("a Word file (.docx)"),
        N_("Open it in Word, and save it as a Word document, not as a template (.dotx) or with macros."),
    ),
    "template_damaged": (
        N_("a Word file (.docx) that is whole: this one is damaged"),
        N_(
            "Get it again from whoever has it; or open it in Word, let Word repair it, and save it as a Word document."
        ),
    ),
    "template_too_large": (
        N_("a Word file of at most {limit} MB, unpacked"),
        N_("Take large pictures out of it, or make them smaller in Word: Picture Format, Compress Pictures."),
    ),
    "template_fetches": (
        N_("a Word file that has all of itself, and fetches nothing from elsewhere when it is opened"),
        N_(
            "Put the picture or object itself in the place of the link: in Word under File, Info, Edit Links to Files."
        ),
    ),
    "day_beyond": (N_("a date from {first} up to {last}"), N_("Correct the year.")),
    "template_kind": (
        N_("docx where there is a template, which is a Word file"),
        N_("Leave the kind out, or the template."),
    ),
    "numbers_same": (N_("two numbers that differ"), N_("Name another number in the place of one of them.")),
    "no_font": (
        N_("characters that the font of PDFs has"),
        N_("Make it a Word file or a page, .docx or .html: they show every character."),
    ),
    "template_unknown_name": (
        N_("one of the names that a letter has: {known}"),
        N_("Mend the name between the braces, or take it out."),
    ),
    "template_one_body": (
        N_("one place for the text of the letter: {{{{ body }}}}"),
        N_("Put the name between double braces, in a paragraph of its own, once."),
    ),
    "template_body_alone": (
        N_("the place of the text in a paragraph of its own, on the page or in a table"),
        N_("Take what stands beside it to another paragraph; a text box, header or footer has no room for it."),
    ),
    "consultation_awards_nothing": (
        N_("a procedure in which a contract is awarded"),
        N_("After a market consultation nobody is awarded anything: there is nothing to explain to bidders."),
    ),
    "lot_alone": (
        N_("the tender with all its lots: who is awarded this one can hang on the bids for others"),
        N_("Start from the tender and all bids, with --lot for this lot."),
    ),
    "nothing_promised": (
        N_("a tender that measures circularity"),
        N_("Let the tender measure circularity, or add a criterion that is measured by an indicator."),
    ),
    "nobody_wins": (
        N_("a bid that wins: there is none"),
        N_(
            "See with `lcc score` why no bid is ranked or awarded. `lcc annex` takes a bid by its name, with --bid."
        ),
    ),
    "winner_open": (
        N_("one bid that wins: a tie leaves it open, with {bids} in first place"),
        N_(
            "Settle the tie as the tender says: state the drawing of lots with --draw. `lcc annex` takes a bid by its "
            "name, with --bid."
        ),
    ),
    "bidder_twice": (
        N_("each bidder once"),
        N_(
            "{other_name} is in {other} too: remove one of the two, bring its lots together in one, or state the "
            "variant in one; of two bidders, write what tells their names apart."
        ),
    ),
    "quote_twice": (
        N_("each supplier once: {cells} has this name too"),
        N_(
            "Leave one of the two out. Are they two quotes of one supplier, or two suppliers: add to one name what "
            "tells them apart, such as (hire)."
        ),
    ),
    "bidder_alike": (
        N_("a name that can't be taken for {other_name} in {other}; they differ in {characters}"),
        N_("Of one bidder, write its name alike in both files; of two, write what tells their names apart."),
    ),
    "number_twice": (
        N_("each registration number under one name: {other} has it for {other_name}"),
        N_(
            "Of one bidder, remove one bid, or write its name alike and state the variant; of two, correct a number."
        ),
    ),
    "number_differs": (
        N_("one registration number for each bidder: {other} has {other_id} for {other_name}"),
        N_("Of one bidder, write its number alike in both files; of two, write what tells their names apart."),
    ),
    # bid forms
    "not_xlsx": (N_("an Excel workbook (.xlsx)"), N_("Open it in Excel or LibreOffice and save it as .xlsx.")),
    "encrypted_workbook": (
        N_("an Excel workbook (.xlsx) that is not encrypted"),
        N_("Save it as .xlsx, no password."),
    ),
    "garbled_part": (
        N_("a workbook as Excel and LibreOffice write it, in {part}"),
        N_("Open the file in Excel or LibreOffice, check what is in it, and save it again as .xlsx."),
    ),
    "unsafe_workbook": (
        N_("a workbook without {part}"),
        N_("Fill in the form as it was sent, and add nothing to it."),
    ),
    "beyond_limit": (
        N_("a workbook with at most {limit} {what}"),
        N_("Remove what does not belong to it: rows, styles or sheets that were pasted in."),
    ),
    "strict_open_xml": (
        N_("an Excel workbook (.xlsx), not Strict Open XML"),
        N_("Save it as Excel workbook (.xlsx), the kind without Strict in its name."),
    ),
    "cell_twice": (
        N_("each cell once, in the order of rows and columns"),
        N_("Save the file again in Excel or LibreOffice."),
    ),
    "shown_otherwise": (
        N_("a cell that shows the number in it; its number format is {format}{shows}"),
        N_(
            "Give the cell the number format General, or copy an empty cell of the same kind over it; then type the "
            "number again."
        ),
    ),
    "not_a_form": (
        N_("the bid form of this tender"),
        N_(
            "Fill in the form that came with the tender. A price sheet of the authority's own is read with --map:"
            " `lcc map new` drafts the mapping."
        ),
    ),
    "text_shown_otherwise": (
        N_("a cell that shows the text in it; its number format is {format}"),
        N_("Give the cell the number format Text, and check what it says."),
    ),
    "day_shown_otherwise": (
        N_("a cell that shows day, month and year of the date in it; its number format is {format}"),
        N_("Give the cell a number format for dates with day, month and year, and check the date."),
    ),
    "large_number": (N_("a number of at most fifteen digits"), N_("Type the number that is meant.")),
    "covered": (
        N_("a cell with nothing over it: no picture, box, chart or note that stays in view"),
        N_("Remove what lies over the cell, and check what it holds."),
    ),
    "hard_to_see": (
        N_("{why}: what is offered has to be seen by everyone"),
        N_("Copy an empty coloured cell of the same kind over it, then type the value again."),
    ),
    "not_printed": (
        N_("a cell inside the print area, which is {area}"),
        N_("Clear the print area: Page Layout > Print Area > Clear."),
    ),
    "linked_workbook": (
        N_("a workbook without links to other files"),
        N_("In Excel choose Data > Edit Links > Break Link for each of them, and save the file again."),
    ),
    "not_a_passport": (
        N_("a material passport as `lcc passport form` writes it"),
        N_("Fill in a passport that this version of the program wrote."),
    ),
    "old_form": (
        N_("the form of the tender as it is now"),
        _CARRY_OVER,
    ),
    "tender_changed": (
        N_("the form of the tender as it is now. Changed since this one was made: {changes}"),
        _CARRY_OVER,
    ),
    "rows_moved": (
        N_("the rows as the form was sent: rows were inserted or deleted here"),
        N_("Undo that, or copy the answers to the form as it was sent."),
    ),
    "columns_moved": (
        N_("the columns as the form was sent: columns were inserted or deleted here"),
        N_("Undo that, or copy the answers to the form as it was sent."),
    ),
    "moved_form": (
        N_("the form with its rows and columns where they were"),
        N_("Delete the rows or columns that were inserted, or copy the answers to the form as it was sent."),
    ),
    "changed_cell": (
        N_("{value}, as the form was sent"),
        N_("Fill in the form as it was sent; labels and figures of the authority can't be changed."),
    ),
    "changed_formula": (
        N_("what the form works out itself in this cell"),
        N_(
            "Copy this cell from the form as it was sent, or make the form anew: `lcc form` with --from this file "
            "brings the answers along."
        ),
    ),
    "sheet_beside": (
        N_("only the sheets with which it was sent"),
        N_("Delete this sheet: nothing on it is read."),
    ),
    "other_label": (
        N_("{value}, as the mapping says"),
        N_("Correct the mapping, or leave this file out: it is another price sheet, or it was changed."),
    ),
    "cell_address": (N_("the address of a cell"), N_("Write for example C12.")),
    "no_such_field": (
        N_("the name of a field of a bid"),
        N_("Write for example offers[0].business_model.price; `lcc schema bid` names them all."),
    ),
    "cell_or_column": (N_("the address of a cell or the name of a column"), N_("Write for example C12, or C.")),
    "quantity_place": (
        N_("a cell for the quantity beside a cell with a number, and a column beside a column"),
        N_("Write for example {{cell: E4, quantity: C4}}, or in a table {{column: E, quantity: C}}."),
    ),
    "no_quantity": (
        N_("the quantity by which the mapping multiplies, of 0 or more"),
        N_("Type the number, or take quantity out of the mapping."),
    ),
    "unit_not_understood": (
        N_("a mapping in which every unit is settled"),
        N_(
            "Say what the number is: factor (what it is multiplied by), quantity (the cell with how many), and beside"
            " a cost every_years, at_year or per; map another cell, or leave the field out. Then take"
            " unit_not_understood out."
        ),
    ),
    "not_mapped": (
        N_("a cell or a value for {field}"),
        N_("Add {field} to the mapping: {{cell: ...}}, or {{value: ...}} if it is the same in every bid."),
    ),
    "life_not_mapped": (
        N_("a cell or a value for {field}"),
        N_(
            "Add {field} to the mapping: {{cell: ...}}. To look back at an award it can stay out: with `lcc look-back` "
            "a range stands in for it."
        ),
    ),
    "other_models_field": (
        N_("a field of the business model that the mapping names"),
        N_("Leave the field out, map it to another one, or name the business model that has it."),
    ),
    "phase_not_mapped": (
        N_("a cell for the costs of {phase}, which the tender asks for"),
        N_(
            "Map the cell that holds them, or state that the price includes them:"
            ' "offers[0].included[0]": {{value: {code}}}.'
        ),
    ),
    "index_not_mapped": (
        N_("one of the indices that the tender opens for {phase}: {known}"),
        N_(
            "Add index to the mapping: {{value: ...}}, or a column with choices where rows differ: without it"
            " costs follow the general index."
        ),
    ),
    "column_name": (N_("the name of a column"), N_("Write for example E.")),
    "one_place": (N_("one of cell, column and value"), N_("State where the field stands, or what it always is.")),
    "merged": (N_("cells that are not merged"), N_("Unmerge them.")),
    "beside_form": (N_("nothing in this cell"), N_("Empty it: only the coloured cells are read.")),
    "row_not_read": (
        N_("nothing outside rows {first} to {last}, which are those that the mapping reads"),
        N_(
            "Widen first_row and last_row in the mapping, or add a table for this row; if it stands in the sheet as "
            "published and counts for nothing, name a text of its row under labels."
        ),
    ),
    "amount_not_read": (
        N_("no amount in the column of the answers that the mapping does not read"),
        N_(
            "Ask the bidder what it is, or read it by the mapping; if it stands in the sheet as published and counts "
            "for nothing, name a text of its row under labels."
        ),
    ),
    "formula": (N_("a value, not a formula"), N_("Type the number itself, or paste it as a value.")),
    "text_number": (
        N_("a number"),
        N_("Type the number again, without unit, currency or separators for thousands."),
    ),
    "digits_as_text": (
        N_("a number, not digits that are kept as text"),
        N_(
            "Type the number again, with a comma for decimals if Excel is in Dutch and a point if it is in English. If "
            "it stays text, the cell is set to text: give it the number format General, or copy an empty cell of the "
            "same kind over it, and type the number again."
        ),
    ),
    "nothing_stated": (
        N_("a number in digits"),
        N_(
            "Type the number in digits. Leave the cell empty if this does not apply, or type 0 if it is there and "
            "costs nothing."
        ),
    ),
    "no_firm_number": (
        N_("one firm number"),
        N_("Type the one number that you offer: no range, and no 'about' or 'from'."),
    ),
    "not_a_number": (N_("a number"), N_("Type the number that is meant.")),
    "not_text_cell": (N_("text"), N_("Type the text.")),
    "number_as_text": (
        N_("text, or a whole number that the cell shows in digits alone; its number format is {format}"),
        N_("Give the cell the number format Text, and type it again, with any zeros in front."),
    ),
    "not_a_choice": (N_("one of: {choices}"), N_("Choose from the list in the cell.")),
    "hidden": (N_("a row and column that can be seen"), N_("Unhide it, or empty the cell.")),
    "other_model": (
        N_("only the fields of the chosen business model ({chosen})"),
        N_("Empty this cell, or choose the business model that it belongs to."),
    ),
    "years_without_moment": (
        N_("a number of years only beside '{every_years}', '{at_year}' or '{each_life}'"),
        N_("Empty this cell, or choose when the cost falls."),
    ),
    "nothing_offered": (
        N_("an offer for the items of at least one lot"),
        N_("Choose a business model for each item of a lot, and fill in what belongs to it."),
    ),
    "empty_cell": (N_("a value in this cell"), N_("Fill it in.")),
    "index_not_chosen": (
        N_("one of the indices that the tender opens for {phase}: {known}"),
        N_("Choose one of them.{also}"),
    ),
    "amount_beside_yes": (
        N_("yes under 'In the price?' or an amount beside it: not both"),
        N_("Empty the amount if the price includes it; or else choose no, and an index: {known}."),
    ),
    "moment_without_years": (
        N_("a number of years, or a year, in the cell beside it"),
        N_("Fill in the cell beside it, or choose another moment."),
    ),
    # a comparison that was edited
    "lots_not_scored": (
        N_("a tender, or the comparison of one lot: this workbook has the award of all lots"),
        N_("Score the tender and its bids from their own files; `lcc verify` holds this workbook against them."),
    ),
    "no_lots_workbook": (
        N_("the workbook of all lots, or with --lot the comparison of one lot"),
        N_("Name the lot that this workbook is about with --lot."),
    ),
    "not_a_comparison": (
        N_("a tender, or a comparison that this version of the program wrote"),
        N_("Score the tender and its bids again from their own files."),
    ),
    "own_workbook": (
        N_("a tender (.yaml, .json), a workbook of `lcc start new --excel` with tender and bids, or a comparison"),
        N_(
            "Name the tender first. To fill in tender and bids by hand in a workbook: `lcc start new"
            " street-furniture --excel`. To read a price sheet of your own: `lcc map new {file} --tender TENDER`"
            " drafts which cell is what, and then `lcc score TENDER {file} --map MAPPING`."
        ),
    ),
    "values_only": (
        N_("a comparison with its formulas; another program left only values in this one"),
        N_("Take the file as `lcc score` wrote it, or score the tender and its bids again from their own files."),
    ),
    "sheet_missing": (N_("a sheet named {name}"), N_("Give the sheet its name back.")),
    "other_rule": (
        N_("only the fields of the chosen award rule ({chosen})"),
        N_("Empty this cell, or choose the rule that it belongs to."),
    ),
    "below_itself": (
        N_("a criterion that is not below itself"),
        N_("Correct the code, or empty this cell."),
    ),
    "scale_twice": (N_("one scale for criterion {name}"), N_("Remove one of the two.")),
    "not_earned": (
        N_("words or values, each once, with what it earns: weak = 0 %; good = 100 %"),
        N_("Put = before what it earns, and a semicolon before the next one."),
    ),
    "other_structure": (
        N_("a sheet that asks for what the tender has now: items, lots, criteria, resources, phases, VAT"),
        N_("Lay the workbook out anew, with the answers in it: `lcc start from {file} -o NEW.xlsx`."),
    ),
    "edited_cell": (
        N_("what the program wrote: {value}"),
        N_("Put it back; your own calculations go in cells, columns or sheets of your own."),
    ),
    "locked_score": (
        N_("{value}, the score that was locked"),
        N_("Put it back; to change it, lock the scores again with `lcc quality lock --previous`."),
    ),
    "emptied_cell": (N_("a value; submitted was {value}"), N_("Fill it in.")),
    # a comparison that is scored again in place
    "addition_lost": (
        N_("nothing that you added in a row or column that is not in the comparison any more"),
        N_("Move it or empty it, or write to another file: then nothing that you added goes along."),
    ),
    "addition_immovable": (
        N_("nothing that can't be moved on a sheet whose rows or columns move"),
        N_("Move it to a sheet of your own, or write to another file."),
    ),
    "reference_lost": (
        N_("references to cells that are still in the comparison, written out"),
        N_("Let it refer to other cells or empty it, or write to another file."),
    ),
    "name_taken": (N_("a name that the comparison does not need itself"), N_("Give the cell another name.")),
    "old_results": (
        N_("no sheet with results of the numbers as they were before"),
        N_("Delete the sheet, or write to another file."),
    ),
    "not_rewritten": (
        N_("a workbook of which every part can be read"),
        N_("Save it again in Excel or LibreOffice, or write to another file."),
    ),
    # a comparison beside the files that it was made from
    "input_not_given": (
        N_("the file that the comparison was made from: {name}, SHA-256 {sha256}"),
        N_("Name it too, with the content that it had then."),
    ),
    "input_not_recorded": (
        N_("a file that the comparison was made from; this one has SHA-256 {sha256}"),
        N_("Leave it out; or it was changed since."),
    ),
    "other_files": (
        N_("the files that were handed in when the result was made: {name} among them, and used as it was then"),
        N_("Name the same folder, and leave out what was left out then."),
    ),
    "files_not_recorded": (
        N_("the files that were handed in when the result was made; {name} is not among them as it is now"),
        N_("Name the same folder, and leave out what was left out then."),
    ),
    "extra_cell": (
        N_("nothing: the program writes nothing here"),
        N_("Put it on a sheet of your own."),
    ),
    "other_look": (
        N_("{look}"),
        N_("Take the comparison as `lcc score` wrote it, or write it again."),
    ),
    "sheet_like_ours": (
        N_("no second sheet with a name that looks like {name}"),
        N_("Give your own sheet another name."),
    ),
    "other_document": (
        N_("{field} of {document} is {found} in its documents, {value} in the file {file}"),
        N_("Score the files again; the documents in the result were changed since, or are of other files."),
    ),
    "bid_only_in_documents": (
        N_("a bid that is in the files; that of {name} is only in its documents"),
        N_("Name the file of this bid too; or the bid was put in afterwards."),
    ),
    "bid_only_in_files": (
        N_("the bid of {name}, which is in the files and not in its documents"),
        N_("Leave its file out; or the bid was taken out afterwards."),
    ),
    "other_warning": (
        N_("{value}: the warning that comes with these inputs"),
        N_("Score the files again; or the warning was changed since."),
    ),
    "lot_or_whole": (
        N_("a result and files of the same: one lot, or a tender with all its lots"),
        N_("Name the lot with --lot, or leave --lot out."),
    ),
    "not_a_result": (
        N_("a result as `lcc score --json` writes it"),
        N_("Name the result, or a comparison workbook."),
    ),
    "other_method": (
        N_(
            "what was made by method {method}: this was made by method {made_by}, and is not ranked again as if it were"
        ),
        N_("Its inputs are scored again: give the tender and the bids that it was made from to `lcc score`."),
    ),
    "no_documents": (
        N_("the tender and the bids that the result was made from"),
        N_("Score them again: this result was written by a version that left them out."),
    ),
    "other_outcome": (N_("{value}: what the inputs come to"), N_("Score again; or it was changed since.")),
    "lying_value": (N_("{value}: what the formula comes to"), N_("Calculate the workbook again, or score again.")),
    # a bid or tender that is put into a form
    "sheet_looks_back": (
        N_("bids, not a sheet that looks back at an award"),
        N_("Use `lcc look-back`; what was not asked is assumed there, and can't be scored."),
    ),
    "not_a_look_back": (
        N_("a sheet of quotes that looks back at an award"),
        N_("Write one with `lcc start quotes NAME --look-back`, or name the bids and --ranges."),
    ),
    "ranges_needed": (
        N_("ranges for what was not asked"),
        N_("Name a file with them: --ranges ranges.yaml."),
    ),
    "range_needed": (
        N_("a range in {cells}, or an answer of each supplier to whom it applies"),
        N_(
            "Type there what you think it is (lowest, most likely, highest), or in the row what the suppliers said."
        ),
    ),
    "range_left_out": (
        N_("a range for what this bid does not say: {entry}"),
        N_(
            "Add to the file with ranges: {{{entry}, lowest: ..., likely: ..., highest: ...}}; or map the cell that "
            "says it."
        ),
    ),
    "map_needed": (
        N_("a mapping that says how this price sheet is read"),
        N_("Name it: --map mapping.yaml; `lcc map new` drafts one."),
    ),
    "range_item": (
        N_("the code of an item, and none for management, which is for the whole bid"),
        N_("Name the item that the range is about, or leave it out."),
    ),
    "range_resource": (
        N_("the name of a resource for consumption, and for nothing else"),
        N_("Name the resource that is consumed, or leave it out."),
    ),
    "range_below": (N_("at least {least}"), N_("Correct the number.{hint}")),
    "range_twice": (N_("one range for each thing that was not asked"), N_("Keep one of the two.")),
    "two_bids_needed": (N_("two bids or more"), N_("Add the other bids: one by itself is always cheapest.")),
    "nothing_assumed": (
        N_("a range for something that was not asked"),
        N_("Fill in lowest, likely and highest for at least one thing that a bid does not state."),
    ),
    "not_in_quotes": (
        N_("a tender that fits on one sheet of quotes; that has no place for {field}"),
        N_("Use the workbook of a whole tender, or a tender without it."),
    ),
    "rows_of_quotes": (
        N_("a tender that asks each supplier at most {most} things"),
        N_(
            "Compare fewer items or phases on one sheet, or take fewer business models; or use the workbook of a whole "
            "tender."
        ),
    ),
    "many_quotes": (
        N_("at most {most} quotes on one sheet"),
        N_("Leave some out, or use the workbook of a whole tender."),
    ),
    "not_a_quote": (
        N_("a bid that says no more than a sheet of quotes asks"),
        N_("Use the workbook of a whole tender for this bid."),
    ),
    "quotes_rules_changed": (
        N_("the rules of the tender, as this workbook was written with them"),
        N_("Start from a fresh sheet of quotes, and copy over what is in the coloured cells."),
    ),
    "not_in_book": (
        N_("a tender that this workbook has cells for; it has none for {field}"),
        N_("Use YAML for this tender."),
    ),
    "part_not_laid_out": (
        N_("no, or a sheet for it: {part}"),
        N_("Have it laid out: `lcc start from {file} -o NEW.xlsx`, and fill it in. Or choose no."),
    ),
    "part_empty": (
        N_("no, or something on its sheet: {part}"),
        N_("Fill that sheet in, or choose no."),
    ),
    "sheet_gone": (
        N_("sheet {sheet}, which this workbook was laid out with"),
        N_("Take the workbook as it was before that sheet was removed."),
    ),
    "separator_in_name": (
        N_("names without a semicolon: in this workbook it separates names"),
        N_("Choose another name, or use YAML for this tender."),
    ),
    "old_layout": (
        N_("a layout that this version of the program still reads: those of 0.1.0 it no longer does"),
        N_("Make it again with this version of the program, and copy to it what was filled in."),
    ),
    "newer_layout": (
        N_("a layout that this version of the program knows"),
        N_("A newer version made it: install that (`pip install --upgrade circular-lcc`), and do this again."),
    ),
    "many_offers": (
        N_("one offer for item {item}"),
        N_("A form holds one offer for each item: use YAML for this bid."),
    ),
    "many_entries": (N_("at most {limit} entries"), N_("A form has no room for more: use YAML for this bid.")),
    "passport_not_in_form": (
        N_("no passport: a form of this tender does not ask for one"),
        N_("Use YAML for this bid, or let the tender ask for passports under circularity."),
    ),
    "many_in_passport": (
        N_("at most {limit} of them in a form"),
        N_("Leave the passport in a file of its own (.json or .yaml), and name that file."),
    ),
    "two_in_form": (N_("resource {name} once"), N_("Add the quantities up: a form holds each resource once.")),
}

REMARKS: dict[str, str] = {
    "answer_left_out": N_("Sheet {sheet}: '{field}'{of_item} said {answer}, and has no place any more."),
    "notices_left_out": N_("Information notices of the tender that this starts from, left out: {number}."),
    "part_not_counted": N_(
        "{part}: the workbook says no, so the {number} answers on sheet {sheet} do not count. "
        "Choose yes if they have to."
    ),
    "unreadable_left_out": N_("Sheet {sheet}, cell {cell} said {answer}, which can't be read there: left out."),
    "words_beside": N_(
        "{bidder}: {file} has {what} that was not there when it was sent ({where}). It says: '{text}'. "
        "None of it is read; ask whether it is a reservation."
    ),
    "notices_since": N_(
        "{bidder}: {file} is a form of before information notice {numbers}, which asks nothing else of it. See whether "
        "the bidder knew the notice."
    ),
    "told_otherwise": N_(
        "{bidder}: {file} was made when the tender said otherwise of what a form does not ask: {changes}."
    ),
    "told_by_hand": N_(
        "{bidder}: in {file} was changed what the authority says there: {changes}. The tender counts; ask the bidder "
        "what is meant."
    ),
    "told_otherwise_and_by_hand": N_(
        "{bidder}: {file} was made when the tender said otherwise, and what it says was changed since: {changes}. See "
        "which of these the bidder changed."
    ),
    "more_words_beside": N_("{bidder}: {file} has {number} more notes, texts and pictures that were not in it."),
    "cells_not_read": N_(
        "{bidder}: {file} holds what the mapping does not read, and what counts for nothing: {text}. See whether it is "
        "a price or a reservation."
    ),
    "priced_and_included": N_(
        "{bidder}: {phase} of {item} is named as included and priced too; the price counts."
    ),
    "offered_twice": N_("{bidder}: {item} is offered more than once; all of it counts."),
    "never_falls": N_("{bidder}: '{cost}' of {item} would fall when its life is over, and is never paid."),
    "one_off_not_repeated": N_(
        "{bidder}: '{cost}' of {item} ({amount}) is paid once, while the product starts {times} times within the "
        "horizon. Ask whether the cost comes again with each life."
    ),
    "warranty_restarts": N_(
        "{bidder}: the warranty on '{cost}' of {item} starts anew with each term of {months} months. "
        "Ask for the life of the product itself, and whether the warranty runs with it."
    ),
    "life_above_longest": N_(
        "{bidder}: {item} lasts {life} years by the bid; the tender counts at most {longest} years."
    ),
    "contract_above_longest": N_(
        "{bidder}: the contract for {item} takes {months} months, and by the tender such a thing lasts at most "
        "{longest} years: what is paid late in it, or comes back at its end, counts for little."
    ),
    "renewal_after_horizon": N_(
        "{bidder}: a renewal of {item} starts at or after the horizon and does not count: {months} months at {payment} "
        "each period."
    ),
    "option_at_horizon": N_(
        "{bidder}: the option to buy {item} is used at or after the horizon; of its price of {price} the share of use "
        "inside the horizon counts."
    ),
    "end_of_life_not_counted": N_(
        "{bidder}: {phase} of {item} ({amount}) does not count: the product is not the authority's at the end. "
        "If the authority has to pay it, it belongs in the return cost."
    ),
    "take_back_not_counted": N_(
        "{bidder}: what is paid for {material} of {item} does not count: the product is not the authority's at the end."
    ),
    "relief_not_counted": N_(
        "{bidder}: relief of {amount} {unit} for {item} (emissions or MKI below zero) counts as zero, and pays for "
        "nothing else."
    ),
    "product_life_not_stated": N_(
        "{bidder}: the bid does not say how long {item} itself lasts; {months} months of the contract stand for it in "
        "emissions, MKI and circularity. Ask for the life of the product."
    ),
    "negative_cost": N_("{bidder}: '{cost}' of {item} is negative, and lowers the life-cycle cost."),
    "changed_in_workbook": N_("{bidder}: {field} was changed in the workbook from {before} to {now}."),
    "locked_before_input": N_(
        "Scores are said to be locked on {at}, and {file} was last changed after that, on {changed}. See whether it "
        "was changed, or only copied: a copy can have the time of copying."
    ),
    "no_use_at_all": N_(
        "{bidder}: the tender states a use of 0 for {item}, so that what is paid for its use counts only as far as a "
        "minimum is agreed."
    ),
    "short_use": N_("Use of {item}: the list stops after year {years}; its last use goes on."),
    "not_in_force": N_("The tender names {name}, which does not hold at its base date: {why}. {instead}"),
    "profile_recalled": N_("Discount profile {profile} is recalled, not held against its source: {source}."),
    "path_recalled": N_("Carbon price path {path} is recalled, not held against its source: {source}."),
    "weights_recalled": N_("Of MKI set {set} these weights are recalled, not held against the source: {impacts}."),
    "building_horizon": N_(
        "The environmental performance is worked out over {horizon} years; for this building the method takes {years}."
    ),
    "outlives_passport": N_(
        "{bidder}: {item} is said to serve {life} years, and its passport says that it lasts {technical}."
    ),
    "passport_of_bidder": N_(
        "{bidder}: the material passport for {item} says that {supplier} supplies the product, which is a bidder too. "
        "Ask whose it is."
    ),
    "short_table": N_("Index {index}: the table stops after year {years}; its last growth goes on."),
}
