"""When nothing is scored, and when nothing about an award goes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lcc.checks.price_file import needs_prices, other_price_files
from lcc.checks.publication import unread_figures
from lcc.intake.submissions import Submissions
from lcc.language import listed
from lcc.model.tender import Tender
from lcc.record.problem import NotScorableError, problem_in, problem_of

if TYPE_CHECKING:
    from lcc.record.place import InputFile


def refuse_unscorable(found: Submissions, *, needs_price_file: bool = True) -> None:
    """Raise NotScorableError if prices are held back still, scores do not fit, or a price file lacks or is another."""
    if found.holds_prices_back:
        raise not_scorable("prices_held_back", found.scores_input or found.tender_input)
    if problems := found.score_problems:
        raise NotScorableError(problems)
    findings = [*other_price_files(found.tender, found.prices)]
    if found.bids and needs_price_file:
        findings += needs_prices(found.tender, found.prices)
    if findings:
        file = (found.prices_input or found.tender_input).file
        raise NotScorableError([problem_of(one, file) for one in findings])


def refuse_unannounced(found: Submissions, *, is_one_of_all: bool = False) -> None:
    """Raise NotScorableError if no award was announced on this: it was changed, or is one lot without the others."""
    if changed := [finding.context["field"] for finding in found.changes]:
        raise not_scorable("changed_since_submitted", found.tender_input, fields=listed(changed))
    if found.tender.procedure == "market_consultation":
        raise not_scorable("consultation_awards_nothing", found.tender_input)
    if found.tender.awarded_with is not None and not is_one_of_all:
        raise not_scorable("lot_alone", found.tender_input)


def refuse_unread_figures(tender: Tender, file: str) -> None:
    """Raise NotScorableError if what goes out of a tender would rest on figures that nobody is known to have read."""
    if findings := unread_figures(tender):
        raise NotScorableError([problem_of(finding, file) for finding in findings])


def refuse_unpublished(found: Submissions) -> None:
    """Raise NotScorableError if no tender goes out: it awards nothing, or rests on figures that nobody read."""
    refuse_unread_figures(found.tender, found.tender_input.file)
    if found.tender.procedure == "market_consultation":
        raise not_scorable("consultation_not_published", found.tender_input)


@contextmanager
def refused_misfits(found: Submissions) -> Iterator[None]:
    """Raise NotScorableError where lots were drawn without a tie, or what was decided on bids does not fit."""
    from lcc.award.drawn import DrawsDisagreeError
    from lcc.award.fallen import DecisionsDisagreeError

    try:
        yield
    except DrawsDisagreeError as error:
        raise NotScorableError(found.problems_of_draws(error.findings)) from None
    except DecisionsDisagreeError as error:
        raise NotScorableError(found.problems_of_decisions(error.findings)) from None


def not_scorable(kind: str, file: "InputFile", **words: object) -> NotScorableError:
    """Return the one problem with a file for which nothing comes out."""
    return NotScorableError([problem_in(file.file, kind, **words)])
