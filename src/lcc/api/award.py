"""What goes out about an award: letters, the proposal to the board, the annex to the contract."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.api.refusals import not_scorable, refuse_unannounced, refuse_unread_figures
from lcc.intake.options import LetterOptions
from lcc.intake.records import load_file, refuse_another_tender
from lcc.intake.submissions import Submissions
from lcc.record.problem import InputRefusedError, Problem, gathered, in_file
from lcc.record.progress import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lcc.documents.letters.awarded_lot import AwardedLot
    from lcc.documents.report.parts import Awarded
    from lcc.evaluation.evaluate import BidEvaluation, Evaluation
    from lcc.model.report_facts import ReportFacts


def letter_files(
    read: Submissions, found: "Evaluation", lot: "AwardedLot | None", options: LetterOptions
) -> dict[str, bytes]:
    """Return by bidder the letter as a file; errors as of `Scored.letters`."""
    from lcc.documents.formats import as_file
    from lcc.documents.letters.letter import as_document, in_template, letter

    refuse_unpublishable(read, found, lot)
    told = partial(
        letter, found, language=options.language, sent=options.sent, others_prices=options.others_prices,
        scores_of_winner=options.scores_of_winner, lot=lot,
    )  # fmt: skip
    letters = {
        one.bid.name: told(one, proof=options.proofs.get(one.bid.name)) for one in steps("letters", found.bids)
    }
    if options.template is not None:
        return {name: in_template(one, options.template) for name, one in letters.items()}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, one in letters.items():
        with gathered(problems), in_file(name):
            files[name] = as_file(as_document(one), options.kind)
    if problems:
        raise InputRefusedError(problems)
    return files


def proposal_file(
    read: Submissions,
    found: "Evaluation",
    lot: "AwardedLot | None",
    kind: str,
    language: str,
    sent: date | None = None,
) -> bytes:
    """Return the proposal to the board as a file; errors as of `Scored.proposal`."""
    from lcc.documents.formats import as_file
    from lcc.documents.proposal import board_proposal

    refuse_unpublishable(read, found, lot)
    winner = _the_winner(read, found, lot)
    return as_file(
        board_proposal(found, winner, language, sent=sent, lot=lot, remarks=read.remarks),
        kind,
    )


def report_facts(read: Submissions, given: Input | None) -> "ReportFacts | None":
    """Return what is told of the procedure; InputRefusedError where that is of another tender."""
    from lcc.model.report_facts import ReportFacts

    if given is None:
        return None
    file = as_file(given, "facts.json")
    found, origins = load_file(file, ReportFacts)
    refuse_another_tender(found.tender, read.tender.id, "other_tender_reported", str(file), origins)
    return found


def report_file(
    whole: Submissions, awards: "Sequence[Awarded]", facts: "ReportFacts | None", kind: str, language: str,
    sent: date | None = None, law: str = "nl",
) -> bytes:  # fmt: skip
    """Return the report of an award, or of the awards of all lots, as a file; errors as of `Scored.report`."""
    from lcc.documents.formats import as_file
    from lcc.documents.report.award_report import ReportFiles, award_report
    from lcc.documents.report.reasoned_decision import reasoned_decision

    for one in awards:
        refuse_unpublishable(whole, one.evaluation, one.lot)
    if law == "be":
        decision = reasoned_decision(whole.tender, awards, whole.decisions, facts, language, sent=sent)
        return as_file(decision, kind)
    files = ReportFiles({one.bid.name: one.input for one in whole.bids}, whole.inputs, whole.decisions)
    return as_file(award_report(whole.tender, awards, files, facts, language, sent=sent), kind)


def annex_file(found: "Evaluation", one: "BidEvaluation", kind: str, language: str) -> bytes:
    """Return the annex about a bid as a file."""
    from lcc.documents.annex import contract_annex
    from lcc.documents.formats import as_file
    from lcc.excel.comparison.annex import write_annex

    if kind == "xlsx":
        return write_annex(found, one, language)
    return as_file(contract_annex(found, one, language), kind)


def declaration_file(
    read: Submissions, found: "Evaluation", one: "BidEvaluation", kind: str, language: str
) -> bytes:
    """Return the declaration of what a bid harvests as a file; NotScorableError where it hands on nothing."""
    from lcc.circularity.harvest import harvested
    from lcc.documents.formats import as_file
    from lcc.documents.harvest import declaration
    from lcc.excel.comparison.harvest_list import write_harvest_list

    materials = harvested(found.tender, one.bid)
    if not materials:
        raise not_scorable("nothing_harvested", read.tender_input, bid=one.bid.name)
    if kind == "xlsx":
        return write_harvest_list(found, one, materials, language)
    return as_file(declaration(found, one, materials, language), kind)


def promised(
    read: Submissions, found: "Evaluation", lot: "AwardedLot | None", bid: str | None = None
) -> "BidEvaluation":
    """Return the bid that an annex is about: the one that wins, or the one of a name; errors as of `Scored.annex`."""
    if not found.tender.measures_circularity:
        refuse_unpublishable(read, found, lot)
        raise not_scorable("nothing_promised", read.tender_input)
    return awarded(read, found, lot, bid)


def awarded(
    read: Submissions, found: "Evaluation", lot: "AwardedLot | None", bid: str | None = None
) -> "BidEvaluation":
    """Return the bid that wins, or the one of a name; LookupError where there is none of that name."""
    refuse_unpublishable(read, found, lot)
    return _the_winner(read, found, lot) if bid is None else bid_named(found, bid)


def bid_named(found: "Evaluation", name: str) -> "BidEvaluation":
    """Return the bid of a bidder; LookupError where there is none of that name."""
    names = {one.bid.name: one for one in found.bids}
    if name not in names:
        raise LookupError(f"there is no bid {name}; there are: {', '.join(names)}")
    return names[name]


def refuse_unpublishable(read: Submissions, found: "Evaluation", lot: "AwardedLot | None") -> None:
    """Raise NotScorableError if nothing about an award can go out: it was not announced, or rests on unread figures."""
    refuse_unannounced(read, is_one_of_all=lot is not None)
    refuse_unread_figures(found.tender, read.tender_input.file)


def _the_winner(read: Submissions, found: "Evaluation", lot: "AwardedLot | None") -> "BidEvaluation":
    """Return the one bid that wins; NotScorableError where none does, or a tie leaves open which."""
    from lcc.documents.letters.awarded import winners_of

    best = winners_of(found, lot)
    if not best:
        raise not_scorable("nobody_wins", read.tender_input)
    if len(best) > 1 or (lot is not None and lot.award.is_tie):
        raise not_scorable("winner_open", read.tender_input, bids=", ".join(one.bid.name for one in best))
    return best[0]
