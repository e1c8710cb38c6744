"""What commands about the outcome have in common: the awards as they were announced, of the contract or of each lot."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from lcc.cli.loading import lot_of, scored_from, with_bids
from lcc.cli.options import Files
from lcc.cli.output import refusing
from lcc.cli.terminal import remark as tell_remark
from lcc.language import Text, Translate

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.evaluation.evaluate import Evaluation
    from lcc.intake.submissions import Submissions


def announced(files: Files, _: Translate) -> "Submissions":
    """Return what was submitted, of all lots; stop if it was changed since, or is one lot without the others."""
    return announced_of(with_bids(files._replace(lot=None), _), _)


def announced_of(submissions: "Submissions", _: Translate) -> "Submissions":
    """Return what was read; stop as `announced` does."""
    from lcc.api.refusals import refuse_unannounced, refuse_unscorable

    with refusing(_):
        refuse_unscorable(submissions)
        refuse_unannounced(submissions)
    return submissions


def awards_of(submissions: "Submissions", files: Files, _: Translate) -> "list[Scored]":
    """Return what is awarded: the contract, or each lot (the one that is asked for) on which there are bids.

    Who is awarded a lot can hang on the bids for others, so that all of them are evaluated.
    """
    whole = scored_from(submissions, _)
    if files.lot is not None:
        return [lot_of(whole, files.lot, files.tender, _)]
    return whole.awards


def award_of(submissions: "Submissions", files: Files, _: Translate) -> "Scored":
    """Return the one award that a document is about: the contract, or the lot that has to be asked for."""
    awarded = awards_of(submissions, files, _)
    if files.lot is None and any(one.award for one in awarded):
        known = ", ".join(one.award.award.lot for one in awarded if one.award)
        raise click.UsageError(_("This tender has lots; name one with --lot: {known}.").format(known=known))
    [found] = awarded
    return found


@contextmanager
def bid_asked(name: str | None, evaluation: "Evaluation", _: Translate) -> Iterator[None]:
    """Stop where one bid is asked for by its name, and there is none of that name."""
    try:
        yield
    except LookupError:
        known = ", ".join(one.bid.name for one in evaluation.bids)
        raise click.UsageError(
            _("There is no bid {bid}; there are: {known}.").format(bid=name, known=known)
        ) from None


def print_once(remarks: Iterable[Text], _: Translate) -> None:
    """Print what the purchaser should know before anything is written, each remark once."""
    for said in dict.fromkeys(remark.say(_) for remark in remarks):
        tell_remark(said)


def remarks_on(awards: "Iterable[Scored]") -> Iterator[Text]:
    """Yield what a ranking would have said of the outcome and its files: it goes for every document about them."""
    from lcc.words.remark_texts import said

    for one in awards:
        evaluation = one.evaluation
        yield from (said(check, evaluation.tender).line for check in evaluation.checks)
        yield from one.submissions.remarks_on_screen


def refuse_unknown(bidder: str | None, names: list[str], _: Translate) -> None:
    """Stop where only one bidder is asked for, and there is none of that name."""
    if bidder is not None and bidder not in names:
        raise click.UsageError(
            _("There is no bidder {bidder}; there are: {known}.").format(bidder=bidder, known=", ".join(names))
        )
