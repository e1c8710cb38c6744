"""Of sheets to fill in: of scores, of a bid, and what does not fit into one."""

from collections.abc import Mapping

from lcc.language import N_

_CARRY_OVER = N_(
    "Send the supplier the form as it is now: `lcc form` with --from this file brings along every answer that still "
    "has a place."
)

FORMS: Mapping[str, tuple[str, str]] = {
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
    "said_otherwise": (
        N_("what a row above says of the same: {before}"),
        N_("Say it once, or the same in each row."),
    ),
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
