"""Every text of the page, by the name under which its scripts know it; what Python says is not among them."""

from collections.abc import Mapping

from lcc.language import N_, translator

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
    "bid_of": N_("Bid {at} of {of}"),
    "stopped": N_("Stopped."),
    "stop": N_("Stop"),
    "back": N_("Back to the start"),
    "what_to_do": N_("What do you want to do?"),
    "prepare": N_("Prepare a tender"),
    "prepare_about": N_("A book in Excel, forms for suppliers, and the rules in words."),
    "compare": N_("Compare bids"),
    "compare_about": N_("Open the tender and the bids: who comes first, and why."),
    "supply": N_("Fill in a bid"),
    "supply_about": N_("For suppliers: only the questions that your bid takes."),
    "verify": N_("Check an award"),
    "verify_about": N_("For bidders and lawyers: is the outcome what the rules come to?"),
    "drop_here": N_("Drop the tender and the bids here: files, a folder, or an archive (.zip)."),
    "choose_files": N_("Choose files"),
    "choose_folder": N_("Choose a folder"),
    "opened": N_("What you opened"),
    "file": N_("File"),
    "is_for": N_("What it is"),
    "read_it": N_("Read"),
    "role_tender": N_("tender"),
    "role_bid": N_("bid, or what goes with one"),
    "role_scores": N_("scores"),
    "role_draws": N_("drawings of lots"),
    "role_map": N_("how price sheets are read"),
    "role_proof": N_("proof"),
    "role_result": N_("result"),
    "which_tender": N_("Which of these is the tender?"),
    "no_tender": N_("The tender is not among these files: open it too."),
    "problems": N_("To mend first"),
    "nothing_scored": N_("Nothing is worked out before these are mended, or the file is left out."),
    "of_authority": N_("In the tender and the files of the authority"),
    "found": N_("found"),
    "expected": N_("expected"),
    "to_mend": N_("to mend"),
    "outcome": N_("The outcome"),
    "save_workbook": N_("Save the comparison in Excel"),
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
    "cost": N_("Cost"),
    "above_lowest": N_("Above the lowest"),
    "open_tender": N_("Open the tender that the authority sent, and the form if you began one."),
    "needs_tender": N_("Open the tender itself too: a form does not say everything that is asked."),
    "more_questions": N_("What few bidders need"),
    "choose": N_("(choose)"),
    "needed": N_("needed"),
    "check_bid": N_("Check my bid"),
    "save_bid": N_("Save my bid as the form"),
    "bid_complete": N_("Nothing is missing, and nothing is wrong."),
    "bid_problems": N_("Still to fill in or to mend"),
    "open_proof": N_(
        "Open the proof that came with the letter, or the award file; and beside it the tender and your bid, if you "
        "have them."
    ),
    "cannot_read": N_("Not to be read"),
    "nothing_to_verify": N_("There is no proof, award file, result or comparison among these files."),
    "differs": N_("What differs"),
    "confirmed": N_("What is confirmed"),
    "unseen": N_("Not seen, and so not confirmed"),
    "step_start": N_("1. A book to fill in"),
    "what_bought": N_("What do you buy?"),
    "how_put_out": N_("How do you put it out?"),
    "title_of_tender": N_("Title of the tender"),
    "authority": N_("Contracting authority"),
    "more_parts": N_("Does anything else play a part?"),
    "save_book": N_("Save the book"),
    "next_book": N_("Next: fill in the first sheet in Excel, and open the book below."),
    "next_quotes": N_("Next: type the quotes over; the ranking stands on the same sheet."),
    "step_papers": N_("2. What goes out with it"),
    "open_book": N_(
        "Open the book that you filled in: the form for suppliers and the rules in words are made of it."
    ),
    "papers_saved": N_("Saved: the form for suppliers, and the rules in words."),
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
