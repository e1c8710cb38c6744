"""Every text of the page, by the name under which its scripts know it; what Python says is not among them."""

from collections.abc import Mapping

from lcc.language import N_, translator
from lcc.model.draw import Draw

TEXTS: Mapping[str, str] = {
    "title": N_("Life-cycle cost of circular bids"),
    "nothing_sent": N_("Nothing that you open here is sent."),
    "how_checked": N_("How is that checked?"),
    "starting": N_("Starting: this takes a few seconds."),
    "slow": N_(
        "Starting takes more than a minute here. It goes on; if nothing comes of it, close other programs, or try the "
        "newest version of Edge, Chrome or Firefox."
    ),
    "working": N_("Working it out ..."),
    "doing_bids": N_("Bid {at} of {of}"),
    "doing_comparison": N_("The comparison is worked out"),
    "doing_workbook": N_("The workbook is written"),
    "doing_letters": N_("The letters are written"),
    "doing_tenders": N_("Tender {at} of {of}"),
    "doing_papers": N_("The proposal to award, and what goes with it"),
    "doing_proofs": N_("The proofs are made"),
    "stopped": N_("Stopped."),
    "stop": N_("Stop"),
    "again": N_("Try again"),
    "back": N_("Back to the start"),
    "leave_typed": N_("What you typed is not saved yet, and is gone when you go back. Go back all the same?"),
    "what_to_do": N_("What do you want to do?"),
    "for_purchasers": N_("You buy"),
    "for_others": N_("You bid, or check"),
    "prepare": N_("Prepare a tender"),
    "prepare_about": N_(
        "Three quotes or a whole tender: a book in Excel, the form for suppliers, the rules in words."
    ),
    "compare": N_("Compare bids"),
    "compare_about": N_("Open the tender and the bids: who comes first, and why."),
    "look_back": N_("Look back"),
    "look_back_about": N_("A contract was awarded on price: would the same bid have won over its whole life?"),
    "afterwards": N_("After the award"),
    "afterwards_about": N_(
        "Many awards in one table with indicators; or a contract, with its calendar and payments."
    ),
    "supply": N_("Fill in a bid"),
    "supply_about": N_("For suppliers: only the questions that your bid takes."),
    "verify": N_("Check an award"),
    "verify_about": N_("For bidders and lawyers: is the outcome what the rules come to?"),
    "drop_here": N_(
        "Drop the tender and the bids here: files, a folder, or an archive (.zip). Beside the tender what was offered "
        "before can stand, in a price file (.csv), with an index of prices."
    ),
    "drop_more": N_(
        "Add files. One of the same name and the same bidder takes the place of the one before; of two bidders both "
        "are read."
    ),
    "choose_files": N_("Choose files"),
    "choose_folder": N_("Choose a folder"),
    "too_many_files": N_("These are more than {number} files: open only the tender and the bids."),
    "too_large": N_(
        "Together these files are {size} MB, and at most {most} MB are read at once: leave out what is no bid."
    ),
    "not_read": N_(
        "These could not be read: {names}. Are they only in the cloud, or open in another program? Open them once and "
        "close them, and try again."
    ),
    "opened": N_("What you opened"),
    "file": N_("File"),
    "is_for": N_("What it is"),
    "read_it": N_("Read"),
    "role_tender": N_("tender"),
    "role_bid": N_("bid, or what goes with one"),
    "role_scores": N_("scores"),
    "role_score_sheet": N_("score sheet"),
    "role_draws": N_("drawings of lots"),
    "role_decisions": N_("what was decided on bids"),
    "role_map": N_("how price sheets are read"),
    "role_ranges": N_("ranges to look back with: not used here"),
    "role_proof": N_("proof: not used here"),
    "role_result": N_("result: not used here"),
    "role_contract": N_("contract: not used here"),
    "role_index_series": N_("figures of indices: not used here"),
    "role_realised": N_("what was paid and measured under a contract: not used here"),
    "role_prices": N_("what was offered before"),
    "role_price_index": N_("index of prices: used beside what was offered before"),
    "role_unused": N_("not used: another one counts"),
    "role_replaced": N_("not used: a newer file of the same bidder takes its place"),
    "role_other": N_("not read as a bid: an attachment, or something to mend"),
    "role_junk": N_("kept by a computer for itself: not read"),
    "which_counts": N_("These are not the same: which of them counts as {what}?"),
    "replaced": N_(
        "{later} takes the place of {earlier}: opened later, and of the same bidder. To count the earlier one "
        "after all, set its tick, and take that of {later} away."
    ),
    "no_tender": N_("The tender is not among these files: open it too."),
    "no_bids": N_("There is no bid among these files: open the bids too."),
    "problems": N_("To mend first"),
    "nothing_scored": N_("Nothing is worked out before these are mended, or the file is left out."),
    "of_authority": N_("In the tender and the files of the authority"),
    "found": N_("found"),
    "expected": N_("expected"),
    "to_mend": N_("to mend"),
    "quality_first": N_("First the quality"),
    "quality_about": N_(
        "Quality counts in this tender, and its scores are not final yet. So nothing is compared, and no price is "
        "shown."
    ),
    "save_score_sheets": N_("Save the score sheets"),
    "next_scores": N_(
        "Next: have the assessors fill in the sheets, and open them here. Or open scores that are final."
    ),
    "who_makes_final": N_("Who makes the scores final?"),
    "final_about": N_("Your name is kept with the scores. After this every change of them shows."),
    "make_final": N_("Make the scores final"),
    "draw_lots": N_("Lots are to be drawn"),
    "tie": N_(
        "These bids are equal: {bids}. Have lots drawn as the tender says, and say here how it went: it is kept with "
        "the result, and told in the letters."
    ),
    "tie_of_lot": N_("Lot {lot}"),
    "drawn_in_place": N_("Drawn in place {place}"),
    "drawn_last": N_("Drawn last: {bid}"),
    "drawn_at": str(Draw.model_fields["at"].title),
    "drawn_by": str(Draw.model_fields["by"].title),
    "drawn_how": str(Draw.model_fields["method"].title),
    "witnesses": str(Draw.model_fields["witnesses"].title),
    "witnesses_about": N_("With a semicolon between two names; left empty if nobody else was there."),
    "keep_draw": N_("Save the drawing of lots, and work the outcome out with it"),
    "outcome": N_("The outcome"),
    "save_workbook": N_("Save the comparison in Excel"),
    "the_numbers": N_("The numbers of this chart"),
    "papers": N_("All documents"),
    "papers_about": N_(
        "One archive with the comparison, the result, a letter for each bidder, the proposal to award, and for each "
        "bidder a proof to check the award with."
    ),
    "papers_of_consultation": N_(
        "A market consultation awards nothing, so that there are no letters: the archive has the comparison and the "
        "result."
    ),
    "sent": N_("Day on which all letters are sent"),
    "sent_about": N_(
        "From it follow the first and last day of the standstill period. Left empty, the letters ask for it."
    ),
    "no_letter": N_(
        "Left out: {names}. No letter is made here about a bid that is left out: tell its bidder yourself."
    ),
    "before_sending": N_("Before the letters are sent"),
    "to_fill_in": N_("Still to fill in in the letters"),
    "save_everything": N_("Save everything in one archive (.zip)"),
    "not_made": N_("Not made, and why"),
    "print": N_("Print"),
    "what_if": N_("What if?"),
    "not_the_award": N_(
        "This is not the award: it changes no file. The tender says with which numbers bids are compared."
    ),
    "as_in_tender": N_("As in the tender"),
    "more_numbers": N_("More numbers"),
    "rank": N_("Rank"),
    "bidder": N_("Bidder"),
    "cost": N_("Costs"),
    "above_lowest": N_("Above the lowest"),
    "rank_in_tender": N_("Rank as in the tender"),
    "look_back_what": N_(
        "Looking back changes nothing in an award. It shows what was not asked and would have made a difference: the "
        "questions for the next time."
    ),
    "step_look_back": N_("1. A sheet to fill in"),
    "what_was_bought": N_("What was bought?"),
    "next_look_back": N_(
        "Next: type the prices of that time, and ranges for what was not asked; then open it below."
    ),
    "step_looked": N_("2. What it comes to"),
    "open_look_back": N_("Open the sheet that you filled in; or the tender, the bids and the ranges as files."),
    "save_document": N_("Save as a document (.docx)"),
    "step_portfolio": N_("Many tenders in one table"),
    "open_portfolio": N_(
        "Open results, award files, comparisons, archives (.zip), or folders with a tender and its bids; and an index "
        "of prices, if you go by one."
    ),
    "price_level": N_("Price level: the year to whose prices costs a year are brought"),
    "in_table": N_("Tenders in the table: {tenders}. Rows: {rows}."),
    "not_in_table": N_("Not read: the others are in the table"),
    "no_level": N_("No cost a year, because the index lacks a year: {names}"),
    "save_table_csv": N_("Save the table (.csv)"),
    "save_table_xlsx": N_("Save the table in Excel"),
    "save_indicators": N_("Save the indicators (.csv)"),
    "step_contract": N_("A contract"),
    "open_contract": N_(
        "Open the file of a contract, and the figures of the indices that its prices follow. Or a result or award "
        "file: the contract is made of it. What was paid and measured comes in with the form that was filled in."
    ),
    "with_whom": N_("With whom is the contract?"),
    "delivered_on": N_("Day of the delivery, from which months are counted"),
    "make_contract": N_("Make the contract and save it"),
    "agreed_beside": N_(
        "Add what was agreed beside the bid (indexation, securities, warranties) before anything is recorded."
    ),
    "nothing_of_contract": N_("There is no contract, result or award file among these files."),
    "record_about": N_("To be recorded in the contract: {names}"),
    "recorded_by": N_("Who records it?"),
    "record": N_("Record it and save the contract"),
    "form_year": N_("Calendar year"),
    "save_contract_form": N_("Save the form of this year"),
    "save_calendar": N_("Save the calendar (.ics)"),
    "save_payments": N_("Save the payments (.csv)"),
    "save_contract_book": N_("Save everything in Excel"),
    "open_tender": N_("Open the tender that the authority sent, and the form if you began one."),
    "needs_tender": N_("Open the tender itself too: a form does not say everything that is asked."),
    "one_tender": N_("There is more than one tender among these files: open one of them."),
    "one_form": N_("There is more than one form among these files: open one of them."),
    "replace_typed": N_("The form that you open comes in place of everything that is filled in here. Go on?"),
    "told": N_("What the purchaser will be told"),
    "told_about": N_("It stops nothing. See whether it is what you mean."),
    "carried": N_("What your earlier form brought along"),
    "about_form": N_("About this form"),
    "more_questions": N_("What few bidders need"),
    "choose": N_("(choose)"),
    "needed": N_("needed"),
    "comes_to": N_("What it comes to"),
    "check_bid": N_("Check my bid"),
    "save_bid": N_("Save my bid as the form"),
    "bid_complete": N_(
        "Nothing is missing, and nothing is wrong. Next: save the form, and send it in as the tender asks."
    ),
    "bid_problems": N_("Still to fill in or to mend"),
    "open_proof": N_(
        "Open the proof that came with the letter, or the award file; and beside it the tender and your bid, if you "
        "have them."
    ),
    "cannot_read": N_("Not to be read"),
    "nothing_to_verify": N_("There is no proof, award file, result or comparison among these files."),
    "which_checked": N_("Which of these do you want to check?"),
    "paper_proof": N_("proof"),
    "paper_award_file": N_("award file"),
    "paper_result": N_("result"),
    "paper_comparison": N_("comparison"),
    "take_away": N_("Take away"),
    "differs": N_("What differs"),
    "confirmed": N_("What is confirmed"),
    "unseen": N_("Not seen, and so not confirmed"),
    "step_start": N_("1. A book to fill in"),
    "what_bought": N_("What do you buy?"),
    "what_called": N_("What is it called?"),
    "how_put_out": N_("How do you put it out?"),
    "title_of_tender": N_("Title of the tender"),
    "authority": N_("Contracting authority"),
    "more_parts": N_("Does anything else play a part?"),
    "save_book": N_("Save the book"),
    "save_quotes": N_("Save the sheet"),
    "next_book": N_("Next: fill in the first sheet in Excel, and open the book below."),
    "next_quotes": N_("Next: type the quotes over in Excel; the ranking stands on the same sheet."),
    "step_papers": N_("2. What goes out with it"),
    "open_book": N_(
        "Open the book that you filled in: the form for suppliers and the rules in words are made of it."
    ),
    "of_template": N_("This is still as the template has it. Change it in the book, unless it is right:"),
    "papers_ready": N_("Nothing is missing: the form for suppliers and the rules in words are ready."),
    "save_papers": N_("Save the papers (.zip)"),
    "papers_saved": N_(
        "Saved in one archive: the form for suppliers, and the rules in words. Next: send them with the tender."
    ),
    "papers_scored": N_("Quality counts: the score sheets are made under Compare bids, once the bids are in."),
    "opened_quotes": N_(
        "This is a sheet of quotes: nothing goes out with it. Open it under Compare bids for the outcome in words."
    ),
    "lay_out_more": N_("Make a new book of this file"),
    "lay_out_about": N_(
        "For three quotes that become a whole tender, a tender of last year, or a book that asks for one more sheet: "
        "what is filled in comes along."
    ),
    "lay_out": N_("Save the new book"),
    "laid_out": N_("Saved. Next: fill in what is new, and open the book here."),
    "no_place": N_("This has no place in the new book:"),
    "step_compare": N_("3. Once the bids are in: go back to the start, and choose Compare bids."),
    "failed": N_("Something went wrong here that should not: {error}"),
    "checked_how_1": N_(
        "The page has no permission to fetch or to send anything: the browser holds it to that, by a policy that "
        "stands in its first lines. Files are read in a part of the page that can't even leave it."
    ),
    "checked_how_2": N_(
        "It is tested with the network off, and by a server that counts while the page tries every way out. What no "
        "test shows: what other programs on this computer do, and what you do yourself with the files that you save."
    ),
    "licences": N_("Licences"),
    "no_webassembly": N_(
        "This page calculates with WebAssembly, which is switched off in this browser. Ask the IT department to allow "
        "it: where DefaultJavaScriptJitSetting, or Enhanced security on strict, switches it off, by an exception for "
        "the site on which a copy of this page stands (JavaScriptJitAllowedForSites)."
    ),
    "no_script": N_(
        "This page works with JavaScript, which is switched off in this browser. Ask the IT department to allow it for "
        "this page (DefaultJavaScriptSetting, JavaScriptAllowedForUrls)."
    ),
    "no_workers": N_(
        "This page calculates in the background, in a worker, and this browser does not let pages do that. Ask the IT "
        "department to allow workers for this page."
    ),
    "too_old": N_(
        "This browser is too old for this page. Ask the IT department for Chrome, Edge or Firefox of 2023 or later."
    ),
    "not_started": N_(
        "The part of the page that calculates did not start ({error}). Open the page again. If that does not help, ask "
        "the IT department to allow WebAssembly and workers from blob: for this page."
    ),
    "ways_out": N_(
        "Ways out that need none of this: a computer on which it is allowed; a copy of this page on a site that is "
        "allowed; or the same program on the command line (lcc), which gives the same files."
    ),
}


def texts_in(language: str) -> dict[str, str]:
    """Return the texts in a language, by name."""
    _ = translator(language)
    return {name: _(text) for name, text in TEXTS.items()}
