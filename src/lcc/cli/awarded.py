"""What commands about the outcome have in common: the awards as they were announced, of the contract or of each lot."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from lcc.cli.loading import evaluated, evaluated_lots, lot_named, ready, stop_if
from lcc.cli.options import Files
from lcc.cli.terminal import say
from lcc.language import Text, Translate

if TYPE_CHECKING:
    from lcc.documents.awarded_lot import AwardedLot
    from lcc.evaluation.evaluate import Evaluation
    from lcc.intake.submissions import Submissions


def announced(files: Files, _: Translate) -> "Submissions":
    """Return what was submitted, of all lots; stop if it was changed since, or is one lot without the others."""
    from lcc.record.path import name_of

    submissions = ready(files._replace(lot=None), _)
    changed = ", ".join(name_of(finding.path) for finding in submissions.changes)
    stop_if("changed_since_submitted", bool(changed), files.tender, _, fields=changed)
    stop_if("lot_alone", submissions.tender.awarded_with is not None, files.tender, _)
    return submissions


def awards(files: Files, _: Translate) -> "Iterator[tuple[AwardedLot | None, Evaluation]]":
    """Yield what is awarded: the contract, or each lot (the one that is asked for) on which there are bids.

    Who is awarded a lot can hang on the bids for others, so that all of them are evaluated.
    """
    yield from awards_of(announced(files, _), files, _)


def awards_of(
    submissions: "Submissions", files: Files, _: Translate
) -> "Iterator[tuple[AwardedLot | None, Evaluation]]":
    """Yield the same of what was read from the files."""
    from lcc.documents.awarded_lot import awarded_lots

    asked = files.lot and lot_named(submissions.tender, files.lot, _).id
    if submissions.tender.lots is None:
        yield None, evaluated(submissions, _)
        return
    found = evaluated_lots(submissions, _)
    if asked:
        stop_if("no_bid_in_lot", found.lots[asked] is None, files.tender, _)
    for code, lot in awarded_lots(found).items():
        evaluation = found.lots[code]
        if evaluation is not None and asked in (None, code):
            yield lot, evaluation


def print_once(remarks: Iterable[Text], _: Translate) -> None:
    """Print what the purchaser should know before anything is written, each remark once."""
    for said in dict.fromkeys(remark.say(_) for remark in remarks):
        say("! " + said)


def refuse_unknown(bidder: str | None, names: list[str], _: Translate) -> None:
    """Stop where only one bidder is asked for, and there is none of that name."""
    if bidder is not None and bidder not in names:
        raise click.UsageError(
            _("There is no bidder {bidder}; there are: {known}.").format(bidder=bidder, known=", ".join(names))
        )
