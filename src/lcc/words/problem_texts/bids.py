"""Of a bid beside its tender, and of numbers that are tried."""

from collections.abc import Mapping

from lcc.language import N_

BIDS: Mapping[str, tuple[str, str]] = {
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
    "unknown_requirement": (
        N_("the code of a requirement of the tender: {known}"),
        N_("Correct the code, or leave it out."),
    ),
    "requirement_not_stated": (
        N_("whether the bid meets requirement {code}"),
        N_("Add requirements with {code}: met true or false, and the evidence where the tender asks for it."),
    ),
    "evidence_not_stated": (
        N_("what shows that requirement {code} is met: {evidence}"),
        N_("Name the documents, and where in them it stands."),
    ),
    "one_discount": (
        N_("a discount as a share (discount) or as a sum (amount): one of the two"),
        N_("State the one that is meant."),
    ),
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
    "unknown_destination": (
        N_("a destination on the ladder of the tender: {known}"),
        N_("Choose one of them; what goes nowhere on it has no place in this tender."),
    ),
    "other_tender": (N_("a bid for tender {tender}"), N_("Correct the tender code, or leave this bid out.")),
    "item_not_offered": (N_("an offer for item {item}"), N_("Add an offer with item: {item}.")),
    "unknown_item": (N_("one of the tender's items: {known}"), N_("Use the item code of the tender.")),
    "unknown_index": (N_("one of the tender's indices: {known}"), N_("Choose one of them.")),
    "unknown_vat": (N_("one of the tender's VAT rates: {known}"), N_("Choose one of them.")),
    "life_too_short": (
        N_("a life of at least {least} years for {item}, as the tender sets it"),
        N_("Offer what lasts as long, or ask the authority before you bid."),
    ),
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
    "paid_for_no_use": (
        N_("a minimum of at most {least}, the least use a year by the tender, where a fee is below zero"),
        N_("Lower the minimum: nobody is paid for use that is not there."),
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
    "fees_need_use": (
        N_("a use a year: quality classes, and fees that users pay, are about the use of an item"),
        N_("State use_per_year of {item}, or leave out its qualities and fees_paid_by."),
    ),
    "users_cost_needed": (
        N_("counts or shown: users pay the fees for use of an item"),
        N_("State users_cost: whether what users pay counts in the comparison, or is only shown."),
    ),
    "no_qualities": (
        N_("one fee per use or tiers: item {item} has no quality classes"),
        N_("State fee_per_use or tiers in the place of fee_by_quality."),
    ),
    "fee_not_by_quality": (
        N_("a fee for each quality class of item {item}: {qualities}"),
        N_("State fee_by_quality in its place, with a fee for each class."),
    ),
    "unknown_quality": (
        N_("one of the quality classes of item {item}: {known}"),
        N_("Correct the name, or leave it out."),
    ),
    "quality_without_fee": (
        N_("a fee for quality class {quality}"),
        N_("Add one; 0 where the bidder asks nothing for it."),
    ),
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
    # an EPD of what is offered
    "epd_shape": (
        N_("an EPD as openEPD or ILCD+EPD has it, or a product passport with our elements, in JSON"),
        N_("Ask whoever issued the EPD for it as openEPD or ILCD+EPD."),
    ),
    "epd_per_item": (
        N_("an amount above zero with a unit: {known}"),
        N_("Write what one unit of the item has of the declared unit, such as 85 kg, 1.5 m2 or 1 piece."),
    ),
    "epd_thousands": (
        N_("an amount that reads in one way: three digits behind a separator can be thousands"),
        N_("Write {whole} or {decimal}, whichever is meant."),
    ),
    "epd_declared_unit": (
        N_("a declared unit that is a plain one, such as kg, m2 or piece"),
        N_("Ask for an EPD by a plain unit, or work it out by hand and state the numbers in the offer yourself."),
    ),
    "epd_other_unit": (
        N_("an EPD by the unit that was named: {stated}"),
        N_("Name what one unit of the item has of the unit of the EPD, {unit}."),
    ),
    "epd_reference_flow": (
        N_("one flow that is the product, with its unit"),
        N_("Ask for the EPD anew: nobody can tell what its numbers are of."),
    ),
    "epd_unit": (
        N_("{what} in {unit}"),
        N_("Ask for the EPD in this unit: nothing is converted that is another quantity."),
    ),
    "epd_method": (
        N_("one set of impacts that can be told: {methods}; the EPD says that it follows: {said}"),
        N_("Ask for an EPD by EN 15804 with one set of impacts, or leave the other sets out of the file."),
    ),
    "epd_impact": (
        N_("all impacts of its set; these are missing: {impacts}"),
        N_("Ask for an EPD that declares them: what is not declared is unknown, and not zero."),
    ),
    "epd_module": (
        N_("every module of {what} that counts; these are missing: {modules}"),
        N_("Ask for an EPD that declares them: what is not declared is unknown, and not zero."),
    ),
    "epd_other_module": (
        N_("one module of EN 15804, or A1-A3 together; here stands {what}"),
        N_("Ask for the EPD by module: nobody can tell what each of them has."),
    ),
    "epd_kind": (
        N_("one of the kinds of data of which it is known what they are of: {known}"),
        N_("Ask for an EPD of the product."),
    ),
    "epd_given": (
        N_("another file than an EPD or a product passport"),
        N_(
            "Read an EPD with `lcc passport epd`. A passport in such a file is read by `lcc passport export`, from a "
            "name that ends in .openepd.json, .ilcd.json or .jsonld."
        ),
    ),
    "epd_modules_differ": (
        N_("A1-A3 as much as A1, A2 and A3 together: {total}"),
        N_("Ask for the EPD anew: it says two things."),
    ),
    "epd_twice": (
        N_("{what} once"),
        N_("Ask for the EPD anew, or leave out of the file the one that is not meant."),
    ),
    "epd_scenarios": (
        N_("module {what} in one scenario, which holds for all modules of its stage; it is declared for: {known}"),
        N_(
            "Choose the scenario that is true of your offer, with --scenario, if the EPD declares every module for it."
        ),
    ),
    "epd_no_scenario": (
        N_("a scenario that the EPD declares: {known}"),
        N_("Choose one of them, with --scenario; leave it out where the EPD has none."),
    ),
    "epd_not_yet": (
        N_("an EPD that holds on {day}"),
        N_("Ask for the EPD that came before it."),
    ),
    "epd_expired": (
        N_("an EPD that holds on {day}"),
        N_("Ask for the EPD that came after it."),
    ),
    "epd_no_validity": (
        N_("until when the EPD is valid"),
        N_("Ask for an EPD that says so: one that has expired is no evidence."),
    ),
    "epd_mass": (
        N_("what one declared unit weighs"),
        N_("Ask for an EPD that says so, or state mass and secondary material in the offer yourself."),
    ),
    "epd_more_than_mass": (
        N_("no more material than the product weighs: {mass} kg"),
        N_("State the share of secondary material, or the passport, yourself: the EPD also counts what is lost."),
    ),
    "epd_mass_differs": (
        N_("that one kg weighs one kg: a declared unit of {mass} kg"),
        N_("Ask for the EPD anew: it says two things."),
    ),
    "epd_life": (
        N_("how long the product lasts"),
        N_("State it with --life, in years."),
    ),
    "epd_of_one_item": (
        N_("one offer that the EPD is of; the bid has offers for: {known}"),
        N_("Name its item with --item."),
    ),
    "epd_differs": (
        N_("what EPD {number} comes to: {declared}"),
        N_("Take the number of the EPD, or state what else shows it; {epd} has it."),
    ),
    "epd_is_generic": (
        N_("category_3: true: EPD {number} is generic data, and its MKI gets the surcharge"),
        N_("State it, or state numbers that another EPD shows; {epd} is generic."),
    ),
    # a passport in the shape of an EPD or a product passport
    "passport_frame": (
        N_("what a product passport by EN 18223 has to name; this is missing: {missing}"),
        N_("Add product_id and supplier to the passport, and name the day of the last change with --at."),
    ),
    "no_passport_in": (
        N_("a passport as this program writes it in such a file: {endings}"),
        N_("Read an EPD with `lcc passport epd`: it has no passport in it."),
    ),
    "passport_differs": (
        N_("what the passport in the same file says: {said}"),
        N_("Correct the one that is wrong: a file says one thing."),
    ),
}
