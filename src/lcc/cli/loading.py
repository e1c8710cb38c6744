"""What commands that score have in common: a tender and its bids, read and evaluated, or every problem listed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from lcc.cli.options import Files
from lcc.cli.output import patience, refuse, refusing, watched
from lcc.language import Translate, translator

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.intake.submissions import Submissions
    from lcc.model.tender import Lot, Tender
    from lcc.record.record import Record

    Document = TypeVar("Document", bound=Record)


def read_files(files: Files, _: Translate) -> "Submissions":
    """Return what is in the files, of the lot that is asked for, showing how far the reading is.

    InputRefusedError as in `lcc.intake.submissions.read`.
    """
    from lcc.intake.lots import submissions_of
    from lcc.intake.submissions import read

    submissions = read(
        files.tender,
        files.bids,
        files.map,
        files.scores,
        lambda bids: watched(bids, _("Reading bids")),
        files.draw,
        files.leave_out,
    )
    if files.lot is None:
        return submissions
    return submissions_of(submissions, lot_named(submissions.tender, files.lot, _))


def lot_named(tender: "Tender", code: str, _: Translate) -> "Lot":
    """Return the lot with a code."""
    lots = {lot.id: lot for lot in tender.lots.parts} if tender.lots else {}
    if code not in lots:
        known = ", ".join(lots) or "-"
        raise click.UsageError(_("There is no lot {lot}; there are: {known}.").format(lot=code, known=known))
    return lots[code]


def tender_in(file: Path, _: Translate) -> "Tender":
    """Return the tender in a file; stop with every problem if anything is wrong."""
    from lcc.intake.submissions import read_tender

    with refusing(_):
        return read_tender(file)


def with_bids(files: Files, _: Translate) -> "Submissions":
    """Return what is in the files; stop with every problem if anything is wrong, or if there is no bid."""
    if not files.bids and files.tender.suffix.lower() != ".xlsx":
        raise click.UsageError(
            _("There are no bids: name them after the tender, or name a comparison workbook with bids in it.")
        )
    with refusing(_):
        submissions = read_files(files, _)
    stop_if("no_bid_in_lot" if files.lot else "no_bid_in_book", not submissions.bids, files.tender, _)
    return submissions


def ready(files: Files, _: Translate) -> "Submissions":
    """Return what is in the files if it can be scored; stop with every problem if anything is wrong."""
    if files.lot is not None:
        return _one_lot(files, files.lot, _)
    submissions = with_bids(files, _)
    stop_if("prices_held_back", submissions.holds_prices_back, files.scores or files.tender, _)
    if problems := submissions.score_problems:
        refuse(problems, _)
    return submissions


def _one_lot(files: Files, code: str, _: Translate) -> "Submissions":
    """Return what is about a lot, with what the other lots decide of it: who is awarded it, and which draws count."""
    from lcc.intake.lots import submissions_of
    from lcc.words.lot_outcome import lot_outcomes

    whole = ready(files._replace(lot=None), _)
    lot = lot_named(whole.tender, code, _)
    found = evaluated_lots(whole, _)
    evaluation = found.lots[lot.id]
    stop_if("no_bid_in_lot", evaluation is None, files.tender, _)
    one = submissions_of(whole, lot, evaluation.draws if evaluation else ())
    return replace(one, lot_outcome=lot_outcomes(found)[lot.id])


def scored(files: Files, _: Translate) -> "tuple[Submissions, Evaluation]":
    """Return what is in the files and what it comes to: a tender without lots, or one lot; stop as `ready` does."""
    submissions = ready(files, _)
    if submissions.tender.lots is not None:
        known = ", ".join(lot.id for lot in submissions.tender.lots.parts)
        raise click.UsageError(_("This tender has lots; name one with --lot: {known}.").format(known=known))
    return submissions, evaluated(submissions, _)


def evaluated(submissions: "Submissions", _: Translate) -> "Evaluation":
    """Return what a tender without lots, or one lot, comes to."""
    from lcc.evaluation.evaluate import evaluate

    with refused_costs(submissions, _):
        found = evaluate(submissions.tender, submissions.offered, submissions.scores, draws=submissions.draws)
    found = replace(found, received=submissions.received)
    return found if submissions.changes else replace(found, lot_outcome=submissions.lot_outcome)


def evaluated_lots(submissions: "Submissions", _: Translate) -> "LotsEvaluation":
    """Return what each lot of a tender comes to, and who is awarded which."""
    from lcc.evaluation.lots import evaluate_lots

    with refused_costs(submissions, _), patience(_("Awarding the lots ...")):
        found = evaluate_lots(submissions.tender, submissions.offered, submissions.scores, draws=submissions.draws)
    lots = {lot: one and replace(one, received=submissions.received) for lot, one in found.lots.items()}
    return replace(found, lots=lots, received=submissions.received)


@contextmanager
def refused_costs(submissions: "Submissions", _: Translate) -> Iterator[None]:
    """Stop if the award rule can't deal with the cost of a bid, or lots were drawn where there is no tie."""
    from lcc.award.drawn import DrawsDisagreeError
    from lcc.award.outcome import NoScoreError

    try:
        yield
    except NoScoreError as error:
        refuse(submissions.problems_of_costs(error.method, error.costs), _)
    except DrawsDisagreeError as error:
        refuse(submissions.problems_of_draws(error.findings), _)


def stop_if(kind: str, holds: bool, file: Path, _: Translate, **words: object) -> None:
    """Stop with one problem of a file if it holds."""
    from lcc.interchange.findings import problem_of
    from lcc.record.message import Message

    if holds:
        refuse([problem_of(Message((), kind, None, words), str(file), {})], _)


def about_these(file: Path, model: "type[Document]", submissions: "Submissions", _: Translate) -> "Document":
    """Return scenarios or uncertainty from a file; stop if it is wrong or names numbers that are not there."""
    from lcc.interchange.findings import problem_of
    from lcc.interchange.records import load_file
    from lcc.model.agreement import unknown_numbers
    from lcc.model.uncertainty import named_fields

    with refusing(_):
        document, origins = load_file(file, model)
    bids = submissions.offered
    findings = list(unknown_numbers(submissions.tender, bids, named_fields(document)))
    if findings:
        refuse([problem_of(finding, str(file), origins) for finding in findings], _)
    return document


def workbook(evaluation: "Evaluation", submissions: "Submissions", language: str, **sheets: Any) -> bytes:
    """Return the comparison workbook, with the sheets of `sensitivity` or `simulation` if they are given."""
    from lcc.excel.comparison.write import write_comparison

    with refusing(translator(language)):
        return write_comparison(
            evaluation,
            language=language,
            origins=submissions.origins,
            inputs=submissions.inputs,
            submitted=submissions.submitted,
            **sheets,
        )


def rewritten(evaluation: "Evaluation", submissions: "Submissions", file: Path, _: Translate) -> bytes:
    """Return the comparison that was read, scored again with all that was added to it; stop if that can't be."""
    from lcc.excel.comparison.write import comparison_and_pages
    from lcc.excel.in_place import rewrite

    before = submissions.comparison
    if before is None:
        raise click.UsageError(_("{file} is an input: write to another file.").format(file=file))
    with refusing(_):
        fresh, now = comparison_and_pages(
            evaluation,
            language=before.language,
            origins=submissions.origins,
            inputs=submissions.inputs,
            submitted=submissions.submitted,
        )
        return rewrite.rewritten(
            before.content, str(file), before.pages, fresh, now, before.language, before.renamed
        )


def refuse_impossible(error: Exception, file: Path, _: Translate) -> NoReturn:
    """Stop because a draw or scenario makes a tender or bid that can't be."""
    from lcc.interchange.findings import problem_of
    from lcc.record.message import Message

    message = str(error).partition(" [type=")[0].strip().replace("\n", " ")
    refuse([problem_of(Message((), "impossible_draw", None, {"message": message}), str(file), {})], _)
