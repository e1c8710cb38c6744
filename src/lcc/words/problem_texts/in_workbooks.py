"""What is expected, and how to mend it, where a value stands in a cell: by what is asked there, and as Excel wants.

In a file of text the author goes by the names of fields; who fills in a workbook never sees them. A kind of problem
that is not here is said in the same words everywhere. The place names the field, so the sentence need not.
"""

from collections.abc import Mapping

from lcc.language import N_

_CHOOSE = N_("Choose one of them.")
_ONE_OF = N_("one of: {known}")
_PUT_BACK = N_("Put it back as it was written.")
_PERCENTAGE = N_("Type the percentage again: for 30 percent, type 30%.")
_ONLY_ONE = N_("State one of the two, and empty the other.")

IN_WORKBOOK: Mapping[str, tuple[str, str]] = {
    # one cell
    "missing": (N_("a value"), N_("Fill it in.")),
    "empty_cell": (N_("a value in this cell"), N_("Fill it in.{also}")),
    "extra_forbidden": (N_("nothing: this is not asked"), _PUT_BACK),
    "float_type": (N_("a number"), N_("Type a number, with a point for decimals: 1234.56.")),
    "string_type": (N_("text"), N_("Give the cell the number format Text, and type it again.")),
    "bool_type": (N_("yes or no"), _CHOOSE),
    "date_type": (N_("a date"), N_("Type day, month and year in figures: 2027-01-31 or 31-1-2027.")),
    "list_type": (N_("a list"), _PUT_BACK),
    "dict_type": (N_("a group of fields"), _PUT_BACK),
    "model_attributes_type": (N_("a group of fields"), _PUT_BACK),
    "model_type": (N_("a group of fields"), _PUT_BACK),
    "union_tag_not_found": (N_("one of: {choices}"), _CHOOSE),
    "digits_as_text": (
        N_("a number, not digits that are kept as text"),
        N_("Set the cell format to Number, and type it again, with a point for decimals{example}."),
    ),
    "digits_as_text, a share": (
        N_("a percentage, not digits that are kept as text"),
        N_("Set the cell format to Percentage, and type what the cell has to show{example}."),
    ),
    "text_number, a share": (
        N_("a percentage"),
        N_("Set the cell format to Percentage, and type what the cell has to show{example}."),
    ),
    "nothing_stated, a share": (
        N_("a percentage in digits"),
        N_("Type the percentage in digits, for example 60%; leave the cell empty if this does not apply."),
    ),
    "nothing_stated, a needed number": (
        N_("a number in digits"),
        N_("Type the number in digits; 0 if it is there and costs nothing."),
    ),
    "changed_cell, a sheet of one's own": (N_("{value}, as it was written"), _PUT_BACK),
    "changed_formula, a sheet of one's own": (N_("what the workbook works out itself in this cell"), _PUT_BACK),
    "rows_moved, a sheet of one's own": (
        N_("the rows as they were written: rows were inserted or deleted here"),
        N_("Undo that, or type it over in a fresh workbook."),
    ),
    "columns_moved, a sheet of one's own": (
        N_("the columns as they were written: columns were inserted or deleted here"),
        N_("Undo that, or type it over in a fresh workbook."),
    ),
    "formula, a text": (N_("text, not a formula"), N_("Type the text itself.")),
    "formula, a choice": (N_("one from the list, not a formula"), N_("Choose from the list in the cell.")),
    "formula, a date": (N_("a date, not a formula"), N_("Type the date itself, for example 2027-01-31.")),
    "other_model": (
        N_("only the fields of the chosen business model ({chosen})"),
        N_("Empty this cell, or choose the business model that it belongs to.{also}"),
    ),
    "ladder_rises": (N_("shares that rise with the level, all below 100 %"), N_("Correct the shares.")),
    "weights_whole": (
        N_("weights of criteria side by side that add up to 100 %; these are: {weights}"),
        N_("Correct the weights."),
    ),
    "greater_than, a share": (N_("a percentage above {gt}"), _PERCENTAGE),
    "greater_than_equal, a share": (N_("a percentage of at least {ge}"), _PERCENTAGE),
    "less_than, a share": (N_("a percentage below {lt}"), _PERCENTAGE),
    "less_than_equal, a share": (N_("a percentage of at most {le}"), _PERCENTAGE),
    "whole_months": (N_("years that make a whole number of months"), N_("Type for example 7.5 for 90 months.")),
    "mki_bounds": (N_("a best MKI below the worst"), N_("Correct the two: a low MKI is the better one.")),
    "cost_bounds": (N_("a lowest cost below the highest"), N_("Correct the two costs.")),
    "scale_rises": (
        N_("a highest value above the lowest, and no lowest further below zero than the highest is above it"),
        N_("Correct the two values."),
    ),
    "off_indicator": (N_("values that {name} can have: from 0 to {highest}"), N_("Correct the number.")),
    # a tender
    "tender_method": (
        N_("method 2: the rules of the calculation have changed since the method that this tender names"),
        N_("Read what changed in the method statement, choose method 2, and send suppliers the new forms."),
    ),
    "reserved_index": (
        N_("a name that is not that of an index that is always there"),
        N_("Give index {name} another name."),
    ),
    "unknown_index_of_resource": (
        N_("one of the tender's indices: {known}"),
        N_("Add the index {found} to the indices, or let {name} follow one of them."),
    ),
    "unknown_vat_of_phase": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add it to the VAT rates, or name another."),
    ),
    "unknown_open_index": (
        N_("one of the tender's indices: {known}"),
        N_("Add it to the indices, or name another."),
    ),
    "unknown_vat_of_resource": (
        N_("one of the tender's VAT rates: {known}"),
        N_("Add the rate {found} to the VAT rates, or let {name} fall under one of them."),
    ),
    "not_published": (_ONE_OF, _CHOOSE),
    "beside_published": (
        N_("no figures of your own beside the published ones"),
        N_("Choose the published ones and empty this, or empty the choice and state everything yourself."),
    ),
    "bands_rise": (
        N_("bands of years in rising order, the last one without a last year"),
        N_("Sort the bands by their last year, and leave it empty in the last one."),
    ),
    "vat_rates": (N_("VAT rates, with one that is called standard"), N_("Add the standard rate.")),
    "mki_index": (
        N_("no index for environmental costs that are not discounted"),
        N_("Leave the index empty, or choose that they are discounted."),
    ),
    "co2_and_mki": (N_("a price of CO2 or MKI, not both: MKI contains the cost of CO2"), _ONLY_ONE),
    "mki_in_euro": (
        N_("EUR as the currency, because MKI is in euro"),
        N_("Leave MKI out, or change the currency."),
    ),
    "no_exponent": (
        N_("reference points on one curve: a highest cost above the reference cost and below {highest}"),
        N_("Lower the highest cost or the reference quality: full quality has to be worth paying more for."),
    ),
    "steep_exponent": (
        N_("reference points that give an exponent from {least} to {most}"),
        N_("Move the highest cost away from the reference cost, and from that divided by the reference quality."),
    ),
    "quality_needed": (
        N_("quality criteria: the award rule weighs quality"),
        N_("Add criteria, or choose a rule by cost alone."),
    ),
    "mki_for_discount": (
        N_("MKI that is a cost, not discounted, over a common horizon: the award counts its sum"),
        N_("Choose a weighting set and do not discount MKI, or leave out what the award makes of MKI."),
    ),
    "mki_counts_twice": (
        N_("a discount for a low MKI, or MKI that is added: it counts once"),
        N_("Empty one of the two."),
    ),
    "cost_weight_for_nothing": (
        N_("no weight of {item} in the points for cost: the award rule gives none to items"),
        N_("Empty it, or choose points for the cost of each item by itself as the award rule."),
    ),
    "cost_weight_needed": (
        N_("a weight above 0 of {item} in the points for cost, as each item earns points by itself"),
        N_("Fill it in for each item; together they are 100 %."),
    ),
    "cost_weights_whole": (
        N_("weights of all items in the points for cost that add up to 100 %"),
        N_("Correct the weights: 1 is 100 %, and these add up to {total}."),
    ),
    "item_without_cost": (
        N_(
            "an option that counts for something: {item} costs nothing this way, and the award rule divides by that"
        ),
        N_("Give {item} a weight as an option above 0, or leave it out of this tender."),
    ),
    "fictive_by_item": (
        N_(
            "no discount or addition for MKI or the CO2-Prestatieladder: points for each item know no cost of a bid"
        ),
        N_("Empty it, or choose a rule by which the cost of the whole bid counts."),
    ),
    "by_year_by_item": (
        N_("costs compared over the horizon, where each item earns points for its own cost"),
        N_("Compare over the horizon, or choose a rule by which the cost of the whole bid counts."),
    ),
    "lots_by_item": (
        N_("a tender without lots, where each item earns points for its own cost"),
        N_(
            "Empty the lots and publish each as a tender, or choose a rule by which the cost of the whole bid counts."
        ),
    ),
    "relative_below_zero": (
        N_(
            "criteria that never earn less than nothing: quality is measured by the best bid, and {found} can cost"
        ),
        N_("Let no score earn below 0, or let quality count by itself."),
    ),
    "reserved_criterion": (
        N_("a code that does not stand for something else that breaks ties"),
        N_("Rename {name}."),
    ),
    "combined_by_combination": (
        N_("award by the best combination, where combined bids are allowed"),
        N_("Choose the best combination, or allow no combined bids."),
    ),
    "combination_needs_money": (
        N_("award of lots in order, or a rule with scores that add up over lots: {known}"),
        N_("Scores of this rule do not add up over lots: award the lots in order, or choose another rule."),
    ),
    "combined_relative": (
        N_("no discounts for combined lots, or a rule in which the bids of others play no part: {known}"),
        N_(
            "Under this rule what others bid decides what points each earns. A discount would set a price in a lot "
            "that exists only if one bidder is awarded all lots of its combination, and other bids may not be scored "
            "against that (Belgian Council of State, no. 257.117, Idelux). Allow no combined bids, or choose a rule, "
            "with quality that counts by itself, in which others play no part."
        ),
    ),
    "combined_without_cost": (
        N_("no discounts for combined lots, or a rule in which cost counts"),
        N_("The score does not hang on cost, so that a discount would change nothing: allow no combined bids."),
    ),
    "one_discount": (N_("a discount as a share or as a sum: one of the two"), _ONLY_ONE),
    "combination_of_lots": (
        N_("at most {most} lots among which the best combination is sought"),
        N_("Award the lots in order, or divide the tender into fewer lots."),
    ),
    "one_bound": (N_("a lowest or a highest value: one of the two"), _ONLY_ONE),
    "required_spending": (
        N_("a target that is not required: what is spent follows from costs that are not known yet"),
        N_("Choose that it is not required."),
    ),
    "circular_from_needed": (
        N_("the material circularity from which spending counts as circular"),
        N_("Fill it in, for example 50 %: it is a choice of the authority."),
    ),
    "building_needed": (
        N_("the building that its environmental performance (MPG) is about"),
        N_("Fill in the function of the building and its floor area."),
    ),
    "passport_for_indicator": (
        N_("a passport that is asked for: {name} is worked out of it, and every bid has to show that"),
        N_("Choose that a passport is required or optional, or ask for nothing that is worked out of it."),
    ),
    "mki_for_indicator": (
        N_("MKI: {name} is worked out of it"),
        N_("Choose a weighting set; MKI need not be part of the cost."),
    ),
    "ladder_needed": (
        N_("the ladder that high-grade use goes by"),
        N_("Add the destinations, each with its grade from 0 to 1."),
    ),
    "destinations_whole": (
        N_("shares that add up to 100 %"),
        N_("Fill in where all of it goes: the shares of the destinations add up to 100 %."),
    ),
    "material_prices_needed": (
        N_("what a kilogram of each material is worth at the end of life"),
        N_("Add the prices of materials."),
    ),
    "limit_of_other_building": (
        N_("a limit for this building and weighting set; {name} is for a {function} and set {set}"),
        N_("Choose another published target, or state the highest value yourself."),
    ),
    # a bid
    "steps_rise": (N_("steps in rising order of age"), N_("Sort the steps by age, each age once.")),
    "residual_of_tender": (
        N_("no residual value in a bid: the tender says how a life is settled at the horizon"),
        N_("Empty this cell."),
    ),
    "each_life_once": (
        N_("the year of each life in which the cost falls"),
        N_("Fill in that year, or choose another moment."),
    ),
    "one_moment": (
        N_("one moment: every year, every so many years, or one year"),
        N_("Keep the one that is meant, and empty the others."),
    ),
    "instalments_rise": (
        N_("instalments in rising order"),
        N_("Sort the instalments by month, each moment once."),
    ),
    "instalments_whole": (N_("instalments whose shares add up to 100 %"), N_("Correct the shares.")),
    "one_fee": (N_("a fee per use or a table of tiers: one of the two"), _ONLY_ONE),
    "tier_gap": (
        N_("a last tier without a bound, and all others with one"),
        N_("Leave the bound empty in the last tier only, so that no use is without a fee."),
    ),
    "tiers_rise": (N_("tiers in rising order"), N_("Sort the tiers by their bound, each bound once.")),
    "one_mki": (N_("the MKI of one life or the impacts: one of the two"), _ONLY_ONE),
    "shares_whole": (
        N_("shares that add up to 100 %"),
        N_("Correct the shares; one that is left empty is 0 %."),
    ),
    "no_cost_centres": (
        N_("cost centres for item {item} too, as other items have them"),
        N_("Fill them in, or those of the tender, which count for all items that have none of their own."),
    ),
    "mass_needed": (N_("the mass of the product"), N_("Fill in the mass, or a passport.")),
    "stated_in_passport": (N_("nothing beside a passport: it follows from the passport"), N_("Empty this cell.")),
    "ladder_not_stated": (
        N_("the level on the CO2-Prestatieladder, version {version}: {known}"),
        N_("Choose the level; 0 if there is none."),
    ),
    "no_combinations": (N_("no combined lots: the tender does not ask for them"), N_("Empty these cells.")),
    "indicator_not_stated": (
        N_("{indicator_name}, which every bid has to state"),
        N_("Fill it in, and the mass, unless there is a passport."),
    ),
    "indicator_without": (
        N_("what an indicator is worked out of: {indicator_name} takes {needed}"),
        N_("Fill in {needed}."),
    ),
    "passport_not_stated": (
        N_("the material passport of the product"),
        N_("Fill in the passport, or the name of a file beside this one that has it."),
    ),
    "unknown_material": (
        N_("a material of which the tender states what a kilogram is worth: {known}"),
        N_("Choose one of them, or leave the cell empty."),
    ),
    "item_not_offered": (
        N_("an offer for every item of a lot that is offered"),
        N_("Choose a business model and fill in what belongs to it, or empty the cells of the other items."),
    ),
    "unknown_item": (_ONE_OF, _CHOOSE),
    "unknown_resource": (_ONE_OF, _CHOOSE),
    "phase_not_answered": (
        N_("an answer for {phase}"),
        N_(
            "Choose yes under 'In the price?' if the price includes it, or fill in the amount; 0 if it costs nothing."
        ),
    ),
    "resource_not_stated": (
        N_("how much {resource} a unit takes a year, or that use is in the price"),
        N_("Fill in how much, 0 if there is none; or choose yes for use under 'In the price?'."),
    ),
    "price_below_zero": (
        N_("a price of at least 0: the authority is not paid for this item"),
        N_("Correct the price. Only where the tender says that the authority is paid can it be below zero."),
    ),
    "more_comes_back": (
        N_("no more coming back than was paid: {back} against {paid} a unit"),
        N_("Correct what comes back, or the price: both are at prices of the base date."),
    ),
    "two_ways_back": (
        N_("one way in which the product comes back at a price; here: {fields}"),
        N_("A product is resold, bought back, or taken back for its material: leave the others at zero."),
    ),
    "more_mass_back": (
        N_("no more mass taken back than the product has: {taken} against {mass} kg"),
        N_("Correct the mass that is taken back, or that of the product."),
    ),
    "early_end_not_stated": (
        N_("what it costs to end the lease at the horizon of {horizon} years, where contracts end"),
        N_("Fill it in; 0 if ending it early is free."),
    ),
    "mki_not_stated": (
        N_("the environmental costs (MKI) of the offer, by weighting set {set}"),
        N_("Fill in the MKI of one life or the impacts; 0 if there are none."),
    ),
    "no_use_stated": (
        N_("a business model that needs no use: the tender states none for this item"),
        N_("Choose another business model, or ask the authority how much use there is a year."),
    ),
    "fees_need_use": (
        N_("a use a year: quality classes, and fees that users pay, are about the use of an item"),
        N_("Fill in the use a year of {item}, or leave out its quality classes and who pays."),
    ),
    "users_cost_needed": (
        N_("whether what users pay counts: they pay the fees for use of an item"),
        N_("Choose whether it counts in the comparison, or is only shown."),
    ),
    "no_qualities": (
        N_("one fee per use or tiers: this item has no quality classes"),
        N_("Fill in a fee per use or tiers in its place."),
    ),
    "fee_not_by_quality": (
        N_("a fee for each quality class of this item: {qualities}"),
        N_("Fill in a fee for each class in its place."),
    ),
    "models_need_use": (
        N_("a use a year for item {item}: the business models that are taken need it"),
        N_("Fill in the use a year of the item, or take another business model too."),
    ),
    "figure_not_read": (
        N_("a figure that was read in its source: {name} was not, and is said to be from {source}"),
        N_(
            "Hold it against the source, or settle that you expect it yourself; then name it as a figure of your own. "
            "Or fill in numbers of your own."
        ),
    ),
    "row_not_read": (
        N_("nothing outside rows {first} to {last}, which are those that the mapping reads"),
        N_(
            "Let the mapping read these rows too; if a row stands in the sheet as published and counts for nothing, "
            "name a text of it in the mapping."
        ),
    ),
    "no_quantity": (
        N_("the quantity by which the mapping multiplies, of 0 or more"),
        N_("Type the number, or let the mapping multiply by nothing."),
    ),
    "range_rises": (N_("a lowest value below the highest"), N_("Correct the numbers.")),
    "no_such_number": (N_("the name of a number that is stated"), _PUT_BACK),
    "not_fields": (N_("fields and their values"), _PUT_BACK),
}

FOR_SUPPLIER: Mapping[str, tuple[str, str]] = {
    "changed_formula": (
        N_("what the form works out itself in this cell"),
        N_("Copy this cell from the form as it was sent."),
    ),
    "old_form": (N_("the form of the tender as it is now"), N_("Ask for the newest form, and fill it in.")),
    "tender_changed": (
        N_("the form of the tender as it is now. Changed since this one was made: {changes}"),
        N_("Ask for the newest form, and fill it in."),
    ),
    "not_a_form": (N_("the bid form of this tender"), N_("Fill in the form that came with the tender.")),
    "old_layout": (
        N_("the form of the tender as it is now"),
        N_("Ask for the newest form; this one was made by an earlier version."),
    ),
    "newer_layout": (N_("the form of the tender"), N_("Fill in the form that came with the tender.")),
    "not_readable": (N_("a file that can be read"), N_("Save it again, and send it once more.")),
    "other_sheet": (
        N_("a bid as .xlsx"),
        N_("Open it, check what it says, save it as an Excel workbook (.xlsx), and send that."),
    ),
    "under_other_name": (N_("a name that says what the file is"), N_("Give it a name that ends in {ending}.")),
    "hidden_file": (
        N_("a file that can be seen"),
        N_("Give it a name that does not begin with . or ~$."),
    ),
    "container_unread": (N_("files that can be read"), N_("Take out what is in it, and send that.")),
    "archive_in_archive": (N_("an archive without archives in it"), N_("Send the files without an archive.")),
    "archive_broken": (N_("a file in the archive that is whole"), N_("Send it without an archive.")),
    "archive_encrypted": (
        N_("a file that opens without a password"),
        N_("Send it without an archive or password."),
    ),
    "archive_method": (
        N_("a file in the archive that is packed in the usual way (deflate), or not at all"),
        N_("Send it without an archive."),
    ),
    "archive_folder_and_file": (N_("a file or a folder in the archive"), N_("Send the files without an archive.")),
    "not_a_passport": (N_("a material passport in the form that was sent"), N_("Fill in the form that was sent.")),
    "only_attachments": (N_("a bid: there are attachments alone"), N_("Send the bid form, filled in.")),
    "no_bids": (N_("a bid"), N_("Send the bid form, filled in.")),
}
"""What a supplier is told where the words for the authority name its program, its commands or files of others."""
