"""Of a comparison: edited, scored again in place, or beside the files it was made from."""

from collections.abc import Mapping

from lcc.language import N_

COMPARISON: Mapping[str, tuple[str, str]] = {
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
    "comparison_alone": (
        N_("a comparison beside what it was made from"),
        N_("Name the tender and the bids that the comparison was made from."),
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
}
