"""Of a contract after the award: its file, the figures of indices, and what is recorded."""

from collections.abc import Mapping

from lcc.language import N_

CONTRACTS: Mapping[str, tuple[str, str]] = {
    # the file of a contract
    "not_a_checksum": (
        N_("a checksum of 64 signs, 0 to 9 and a to f"),
        N_("Put back what the program wrote, in small letters."),
    ),
    "delivered_before": (N_("a day from {base} on"), N_("Correct the date.")),
    "unknown_item_delivered": (N_("an item of the tender: {known}"), N_("Correct the item code.")),
    "delivered_otherwise": (
        N_("all units of {item} together: {quantity}"),
        N_("Let the quantities of the parts add up, or leave them all out."),
    ),
    "unknown_index_of_clause": (
        N_("an index that prices in the tender follow: {known}"),
        N_("Name one of these; what the clause follows stands in follows."),
    ),
    "clause_twice": (N_("one clause for each index"), N_("Remove a clause: {name} has two.")),
    "index_named_twice": (
        N_("each index once in a clause"),
        N_("Remove one of the two, and correct the weights."),
    ),
    "index_weights": (N_("weights that add up to 1"), N_("Correct the weights.")),
    "index_composition": (
        N_("a composition where there is more than one index, and none otherwise"),
        N_(
            "Write weighted_indices or weighted_ratios as the clause says: these differ. Of one index, leave it out."
        ),
    ),
    "index_month": (
        N_("a month, where one month or twelve months count, and none with a year mean"),
        N_("Write the number of the month, or leave it out."),
    ),
    "floor_above_cap": (N_("a least that is not above the most"), N_("Correct one of the two.")),
    "contract_changed": (
        N_("the contract as it was when the first entry was recorded"),
        N_("Put back what was there, from a copy; record instead what was changed or secured."),
    ),
    "log_emptied": (
        N_("the entries of a contract that was sealed by the first of them"),
        N_("Put back what was there, from a copy: the log was emptied."),
    ),
    "paid_not_in_cents": (
        N_("an amount in whole cents: that is how money is paid"),
        N_("Take over the amount of the invoice or the bank statement."),
    ),
    "entry_out_of_place": (
        N_("entry {number} after the one that was before it"),
        N_("Put back what was there, from a copy: something was left out, put between or moved."),
    ),
    "entry_changed": (
        N_("entry {number} as it was recorded"),
        N_("Put back what was there, from a copy; a correction is a new entry."),
    ),
    "checksum_gone": (
        N_("an entry with the checksum that was noted; entries in all: {number}"),
        N_("Look for the file in which it is: this one was made anew, or is older."),
    ),
    "contract_other_cost": (
        N_("the life-cycle cost that the bid comes to by this version: {cost}"),
        N_("Use the version of the program that the contract names, or make the contract from the award again."),
    ),
    "lot_of_contract": (N_("a lot on which there are bids: {known}"), N_("Name one with --lot.")),
    "contract_other_award": (
        N_(
            "the award that this contract was made of: tender {tender}, with this bid in it as the contract has it"
        ),
        N_("Name the result that the contract was made of, or leave it out."),
    ),
    "nobody_awarded": (N_("one bid that comes first"), N_("Draw lots first, or name the bidder.")),
    "too_many_payments": (
        N_("at most {most} payments"),
        N_("Take fewer parts that are delivered on days of their own, or an earlier end."),
    ),
    # figures of indices
    "index_period": (N_("a year (2027), or a year and a month (2027-10)"), N_("Correct the period.")),
    "index_period_twice": (N_("each period once"), N_("Leave the rows out that say it again.")),
    "index_figure": (N_("a figure in the column {column}"), N_("Correct it, or leave it empty.")),
    "statline_no_table": (
        N_("a table of CBS with a column Perioden and rows: CSV with ; between columns, or JSON of OData"),
        N_("Download the table from StatLine as CSV, or as JSON of OData."),
    ),
    "statline_rows": (
        N_("at most {most} rows"),
        N_("Download only the periods, regions and subjects that you need."),
    ),
    "index_no_table": (
        N_("figures of an index: above zero, and no changes"),
        N_("Choose the index itself in StatLine, and download the table again."),
    ),
    "index_divided": (
        N_("one value in this column, and there are: {values}"),
        N_("Choose one of them in StatLine, and download the table again."),
    ),
    "index_several": (N_("one index"), N_("Choose one subject in StatLine, or leave the other columns out.")),
    "no_index_figures": (N_("at least one figure"), N_("Add figures, or remove the base year.")),
    "index_series_twice": (N_("each index once"), N_("Put the figures of {name} together.")),
    "no_index_figures_of": (
        N_("an index of which there are figures in {series}: {known}"),
        N_("Add the figures there, or correct the name in one of the two."),
    ),
    # what is recorded
    "not_of_kind": (
        N_("nothing here: it does not go with what is '{kind}'"),
        N_("Leave it out, or correct the kind."),
    ),
    "needed_of_kind": (
        N_("a value: what is '{kind}' needs one"),
        N_("Fill it in, or correct the kind."),
    ),
    "day_to_come": (N_("a day up to {day}, when it is recorded"), N_("Correct the date.")),
    "day_before_delivery": (N_("a day from the delivery on, {day}"), N_("Correct the date.")),
    "day_before_base": (N_("a day from the base date of the tender on, {day}"), N_("Correct the date.")),
    "unknown_promise": (
        N_("a line of the contract by its name: {lines}"),
        N_("Copy the name from the form or the workbook."),
    ),
    "unknown_number_of_bid": (
        N_("a number that the bid states"),
        N_("Copy the name from the form, which lists all of them."),
    ),
    "unknown_bonus_malus": (
        N_("a bonus or malus of the tender that the bid has a value for: {known}"),
        N_("Copy the name from the form, which lists all of them."),
    ),
    "not_an_indicator_value": (N_("a value from 0 to {most}"), N_("Correct the number; a share of 20 % is 0.2.")),
    "not_due_then": (
        N_("a day on which something of this line falls due, such as {days}"),
        N_("Copy the day from the form or from sheet Payments of the workbook, or leave it out."),
    ),
    "released_beyond": (
        N_("a part of a security that stands on that day, by who gave it: {left}"),
        N_("Correct the amount or the name, or record first that the security was given: that takes a text file."),
    ),
    "not_in_default": (
        N_("a supplier that is in default: no default is recorded that is not over"),
        N_("Remove the row, or record the default first."),
    ),
    "resumed_before_default": (
        N_("a day from {day} on, when the supplier was in default"),
        N_("Correct the date."),
    ),
    "index_gap": (
        N_(
            "a figure for each period in {series}: {periods} is needed for {day}, and figures of later periods are "
            "there"
        ),
        N_("Add the figure there, with its source: what comes after it counts on it."),
    ),
    "recorded_before_last": (
        N_("a day of recording from {day} on, when the last entry was recorded"),
        N_(
            "Record it from that day on. If that day is wrong and still to come, go on from a copy of the contract "
            "from before that entry, and record it again."
        ),
    ),
    "recorded_already": (
        N_("a payment that is not in the log yet"),
        N_("Remove the row; of two equal payments on one day, let the evidence differ."),
    ),
    "entry_there_already": (
        N_("something that is not in the log yet: this was recorded on that day already"),
        N_("Remove the row."),
    ),
    "secured_already": (
        N_("a security that does not stand yet: one of this giver, kind, amount and last day does"),
        N_("Remove the row; if the other one was given back, record that first."),
    ),
    "nothing_to_record": (
        N_("at least one row that is filled in"),
        N_("Fill in a date, a value and the evidence."),
    ),
    "not_of_contract": (
        N_("a workbook of `lcc contract form`, or a .csv, .yaml or .json file"),
        N_("Fill in the workbook that was written for this contract."),
    ),
    "other_contract": (
        N_("a workbook that was written for this contract as it is now"),
        N_("Write the form again, and copy what was filled in."),
    ),
    "csv_columns": (
        N_("a head with these columns, each once: kind, promise, date, due, value, what, evidence"),
        N_("Name kind, date and evidence at least, with a semicolon or a comma between them."),
    ),
    "too_many_form_rows": (
        N_("at most {most} rows in a form"),
        N_("Record the year from a CSV or a text file, which hold more at once."),
    ),
    "form_row_changed": (
        N_("the row as the form was written: what it is about, its kind, its day and its name belong together"),
        N_("Fill in a new form, or write it below, among what is not listed."),
    ),
    "csv_row_length": (N_("{number} cells, as in the head"), N_("Put text with the dividing sign in quotes.")),
    "in_two_ways": (
        N_("a number that reads in one way: three digits after a sign can be thousands or decimals"),
        N_("Write thousands without a sign, or decimals with one digit more or less."),
    ),
    "csv_not_read": (N_("a CSV file"), N_("Save it again as CSV in UTF-8; quotes stand around a whole cell.")),
}
