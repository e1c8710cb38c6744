"""What commands that score have in common: a tender and its bids, read and evaluated, or every problem listed."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.options import Files
from lcc.cli.output import patience, refuse, refusing, watched
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.excel.in_place.rewrite import Rewritten
    from lcc.intake.files import File
    from lcc.intake.submissions import Submissions
    from lcc.model.tender import Lot, Tender


def read_files(files: Files, _: Translate) -> "Submissions":
    """Return what is in the files, of the lot that is asked for, showing how far the reading is.

    InputRefusedError as in `lcc.intake.submissions.read`.
    """
    from lcc.intake.submissions import read

    submissions = read(
        files.tender,
        files.bids,
        files.map,
        files.scores,
        lambda bids: watched(bids, _("Reading bids")),
        files.draw,
        files.leave_out,
        files.reference,
        files.decisions,
        files.history,
        files.prices,
        files.price_index,
    )
    if files.lot is None:
        return submissions
    from lcc.intake.lots import submissions_of

    return submissions_of(submissions, lot_named(submissions.tender, files.lot, _))


def lot_named(tender: "Tender", code: str, _: Translate) -> "Lot":
    """Return the lot with a code."""
    lots = {lot.id: lot for lot in tender.lots.parts} if tender.lots else {}
    if code not in lots:
        known = ", ".join(lots) or "-"
        raise click.UsageError(_("There is no lot {lot}; there are: {known}.").format(lot=code, known=known))
    return lots[code]


def tender_in(file: "File", _: Translate) -> "Tender":
    """Return the tender in a file; stop with every problem if anything is wrong."""
    from lcc.intake.submissions import read_tender

    with refusing(_):
        return read_tender(file)


def warn_of_quality(tender: "Tender", _: Translate) -> None:
    """Say what the rule leaves out of what a tender says about quality, before that goes out to bidders."""
    from lcc.cli.terminal import remark
    from lcc.scrutiny.rule_remarks import lint
    from lcc.words.remark_texts import said

    for one in lint(tender):
        if one.code in ("quality_without_effect", "motivation_beside_quality"):
            remark(said(one, tender).line.say(_), err=True)


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


def scored(files: Files, _: Translate) -> "Scored":
    """Return what is in the files as it is scored, or the lot that is asked for; stop with every problem."""
    whole = scored_from(with_bids(files._replace(lot=None), _), _)
    return whole if files.lot is None else lot_of(whole, files.lot, files.tender, _)


def scored_from(submissions: "Submissions", _: Translate) -> "Scored":
    """Return what was read as it is scored; stop with every problem if it can't be."""
    from lcc.api.scoring import score

    has_lots = submissions.tender.lots is not None
    with refusing(_), patience(_("Awarding the lots ...")) if has_lots else nullcontext():
        return score(submissions)


def lot_of(whole: "Scored", code: str, tender_file: "File", _: Translate) -> "Scored":
    """Return one lot of what was scored; stop where nobody bid for it."""
    lot = lot_named(whole.submissions.tender, code, _)
    stop_if("no_bid_in_lot", lot.id not in whole.lots, tender_file, _)
    return whole.lots[lot.id]


def scored_one(files: Files, _: Translate) -> "Scored":
    """Return what is in the files as it is scored: a tender without lots, or one lot."""
    found = scored(files, _)
    if found.submissions.tender.lots is not None:
        known = ", ".join(lot.id for lot in found.submissions.tender.lots.parts)
        raise click.UsageError(_("This tender has lots; name one with --lot: {known}.").format(known=known))
    return found


def stop_if(kind: str, holds: bool, file: "File", _: Translate, **words: object) -> None:
    """Stop with one problem of a file if it holds."""
    from lcc.record.problem import problem_in

    if holds:
        refuse([problem_in(str(file), kind, **words)], _)


def rewritten(found: "Scored", file: Path, _: Translate) -> "Rewritten":
    """Return the comparison that was read, scored again with all that was added to it; stop if that can't be."""
    from lcc.api.comparison import pages
    from lcc.excel.in_place import rewrite

    before = found.submissions.comparison
    if before is None:
        raise click.UsageError(_("{file} is an input: write to another file.").format(file=file))
    with refusing(_):
        fresh, now = pages(found.submissions, found.found, before.language, found.submissions.inputs)
        return rewrite.rewritten(
            before.content, str(file), before.pages, fresh, now, before.language, before.renamed
        )
