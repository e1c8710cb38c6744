"""How to mend on the page what elsewhere takes a command: in place of what the problem says of it."""

from collections.abc import Iterable, Mapping

from lcc.language import N_, Translate, translator
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.in_workbooks import IN_WORKBOOK

_FORM_ANEW = N_(
    "Send the supplier the form as it is now. Under Fill in a bid the earlier form can be opened beside the tender: "
    "what still has a place is carried over."
)
_LOCK = N_("Open the score sheets here and make the scores final; what is saved then is what counts.")
_WHOLE_TENDER = N_("Start from the tender and all bids: every lot is compared then.")
_ANEW = N_("Compare the tender and the bids again from their own files.")
MENDS: Mapping[str, str] = {
    "no_scores": N_("Have them scored: the score sheets are here to save. Then open those, or the scores."),
    "prices_held_back": _LOCK,
    "lock_broken": N_("Take the file as it was saved when the scores were made final."),
    "not_a_score_sheet": N_("Fill in a score sheet that was saved here, or take this file away."),
    "old_score_sheet": N_("Save the score sheets anew: criteria or bids were changed after this one was made."),
    "no_sheet_of": N_("Have it filled in, and open it too."),
    "no_sheet_of_all": N_("Save it here, have it filled in, and open it too."),
    "locked_score": N_("Put it back: a score that is final is not changed here."),
    "other_tender_drawn": N_("Open the draws of this tender."),
    "other_tender_decided": N_("Open what was decided on bids for this tender."),
    "prices_not_given": N_("Open that file too: a price file (.csv) of your own."),
    "prices_columns": N_("Keep the head as it was written; only category, cpv and awarded can be left out."),
    "no_price_range": N_("Open the price file itself (.csv): the ranges are worked out from it."),
    "other_tender_prices": N_("Open the price file itself (.csv)."),
    "other_price_index": N_("Open that file too, as it was when the tender was published."),
    "price_index_alone": N_("Open the price file too, or take the index away."),
    "other_tender_reported": N_("Open what is told of the procedure of this tender."),
    "unknown_bid_decided": N_("Correct the name. A bid that can't be read is left out with its tick."),
    "not_published": N_("Choose one of them."),
    "unknown_fact": N_("Choose one of them."),
    "too_many_cells": N_("Put fewer costs in it that come back often."),
    "other_tender": N_(
        "This bid is for another tender: leave it out, or ask the bidder for the one for this tender."
    ),
    "bid_not_given": N_("Open the bid that this proof is for, or no bid."),
    "newer_proof": N_("A newer version made it: open it in a newer version of this page."),
    "lot_alone": _WHOLE_TENDER,
    "no_lots_workbook": _WHOLE_TENDER,
    "lot_or_whole": _WHOLE_TENDER,
    "nobody_wins": N_("The ranking says of each bid why it is not in it."),
    "winner_open": N_("Settle the tie as the tender says, and open a file with the drawing of lots too."),
    "not_a_form": N_(
        "Fill in the form that came with the tender. Beside a price sheet of the authority's own, open the file that "
        "says how it is read."
    ),
    "not_a_passport": N_("Fill in the passport that came with the tender."),
    "old_form": _FORM_ANEW,
    "tender_changed": _FORM_ANEW,
    "changed_formula": N_("Copy this cell from the form as it was sent, or fill in the form anew."),
    "life_not_mapped": N_("Add {field} to the mapping: {{cell: ...}}."),
    "lots_not_scored": _ANEW,
    "values_only": _ANEW,
    "other_look": _ANEW,
    "other_method": _ANEW,
    "own_workbook": N_(
        "Open a tender, or a book that was saved here. Beside a price sheet of the authority's own, open the file "
        "that says how it is read."
    ),
    "other_structure": N_("Open it under Prepare a tender, and have it laid out anew with the answers in it."),
    "part_not_laid_out": N_("Have it laid out anew under Prepare a tender, and fill it in. Or choose no."),
    "not_a_result": N_("Open the result, or a comparison."),
    "not_a_proof": N_("Take the file as it was written."),
    "sheet_looks_back": N_("Open it under Look back; what was not asked is assumed there, and can't be compared."),
    "not_a_look_back": N_("Save such a sheet here, and fill it in."),
    "ranges_needed": N_("Open a file with them too, or a sheet that was saved here."),
    "map_needed": N_("Open that file too."),
    "newer_layout": N_("A newer version made it: open it in a newer version of this page."),
    "portfolio_other_outcome": N_("See under Check an award what differs, and compare the bids again."),
    "portfolio_mistake": N_("Please report it, with the file; leave it out here until then."),
    "portfolio_rows_of_sheet": N_("Save the table as CSV, or leave tenders out."),
    "lot_of_contract": N_("Choose one of them."),
}
EXPECTED: Mapping[str, str] = {
    "own_workbook": N_(
        "a tender (.yaml, .json), a book with tender and bids that was saved here, or a comparison"
    ),
    "no_lots_workbook": N_("the workbook of all lots"),
    "not_a_passport": N_("a material passport of this program"),
    "not_a_result": N_("a result (.json)"),
    "not_a_proof": N_("a proof or an award file as it was written"),
    "portfolio_no_award": N_("a result or an award file"),
    "portfolio_mistake": N_("a tender that the program can work out: this is a mistake in it, not in your files"),
}
_PERCENT = N_("Type the percentage again: for 30 percent, type 30.")
AT_A_FIELD: Mapping[str, tuple[str, str]] = {
    "empty_cell": (N_("an answer"), N_("Fill it in.{also}")),
    "greater_than, a share": (N_("a percentage above {gt}"), _PERCENT),
    "greater_than_equal, a share": (N_("a percentage of at least {ge}"), _PERCENT),
    "less_than, a share": (N_("a percentage below {lt}"), _PERCENT),
    "less_than_equal, a share": (N_("a percentage of at most {le}"), _PERCENT),
}
"""What is said otherwise beside a field of the page, where a cell of a workbook is no place to look."""
_OPTION = "--leave-out"


def _instead(of: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {
        texts[code][position]: said
        for position, page in enumerate(of)
        for texts in (EXPECTED_AND_MEND, IN_WORKBOOK)
        for code, said in page.items()
        if code in texts
    }


_INSTEAD = _instead((EXPECTED, MENDS))
_INSTEAD_AT_A_FIELD = _INSTEAD | {
    text: said for code, texts in AT_A_FIELD.items() for text, said in zip(IN_WORKBOOK[code], texts, strict=True)
}


def on_the_page(language: str, *, at_a_field: bool = False) -> Translate:
    """Return what says problems in a language as the page does: a file is left out by its tick, and not by a command.

    It changes what we say, before anybody's words come into it.
    """
    _, instead = translator(language), _INSTEAD_AT_A_FIELD if at_a_field else _INSTEAD
    return lambda text: _(instead.get(text, text)).replace(_OPTION, _("take the tick away at"))
