"""Comparing bids: what was dropped, what is wrong with it, and the outcome."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lcc.api.reading import read
from lcc.api.scoring import Scored
from lcc.documents.lots_summary import lots_summary
from lcc.documents.summary import summary
from lcc.intake.submissions import Submissions, Watch
from lcc.language import Language
from lcc.page.draws import next_tie
from lcc.page.dropped import Dropped, Files, beside_in, dropped
from lcc.page.mended import mended
from lcc.page.plain import plain_document, plain_problems
from lcc.page.roles import Role
from lcc.record.problem import LccError, Problem


@dataclass(frozen=True)
class OpenedFiles:
    """What was opened: what each file is for, and what was read in them, or all that is wrong.

    `choices` says by role of which files one counts, whichever was chosen: another can be chosen still. `replaced` says
    by file that is left out which newer one of the same bidder takes its place.
    """

    dropped: Dropped
    choices: Mapping[str, list[str]]
    submissions: Submissions | None
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)

    @property
    def bids_left_out(self) -> list[str]:
        """The files that can be bids, and were left out by their tick; not those that a newer one stands for."""
        roles = {**self.dropped.roles, **self.dropped.others}
        return [
            name for name in self.left_out if roles.get(name) in ("bid", "other") and name not in self.replaced
        ]

    def plain(self, language: Language) -> dict[str, Any]:
        """Return it as the page shows it: a file that can be left out has no other role than that of a bid."""
        read, found = self.submissions, self.dropped
        return {
            "roles": {**found.roles, **found.others},
            "open": self.choices,
            "problems": plain_problems(self.problems, language),
            "tender": read and {"title": read.tender.title, "authority": read.tender.authority},
            "bids": len(read.offered) if read else 0,
            "can_be_final": bool(found.of("score_sheet")) or (read is not None and read.scores is not None),
            "is_to_be_scored": read is not None and is_to_be_scored(read),
            "left_out": self.bids_left_out,
            "replaced": dict(self.replaced),
            "has_letters": read is not None and read.tender.procedure != "market_consultation",
        }


def is_to_be_scored(read: Submissions) -> bool:
    """Whether quality counts, and its scores are still to come or to be made final."""
    quality = read.tender.quality
    asked = quality is not None and bool(quality.scored_leaves()) and bool(read.offered)
    return asked and (read.scores is None or read.holds_prices_back)


def opened(
    files: Files,
    left_out: Collection[str] = (),
    chosen: Mapping[str, Sequence[str]] | None = None,
    watch: Watch = iter,
    newer: Collection[str] = (),
    replaced: Mapping[str, str] | None = None,
) -> OpenedFiles:
    """Return what is in files that are dropped at once; `chosen` names by role the file that counts of more than one.

    Nothing is read before there is one tender. Of the `newer` files, that were dropped last, each that is a mended bid
    takes the place of the one before; `replaced` are those for which that was found earlier.
    """
    still = {name: later for name, later in (replaced or {}).items() if name in left_out and later not in left_out}
    every = dropped(files)
    found = every.chosen(chosen or {})
    tender = found.one("tender")
    if tender is None or found.open:
        return OpenedFiles(found, every.open, None, found.problems)
    try:
        given, roles = found.to_compare
        without = (*left_out, *found.no_bids)
        read_in = read_by_roles(given, roles, tender[0], without, watch)
        return OpenedFiles(found, every.open, read_in, (), tuple(left_out), still)
    except LccError as refused:
        if again := mended(refused, found.of("bid"), newer):
            return opened(files, (*left_out, *again), chosen, watch, replaced={**still, **again})
        return OpenedFiles(found, every.open, None, tuple(refused.problems), tuple(left_out), still)


def read_by_roles(
    files: Files,
    roles: Mapping[str, Role],
    tender: str,
    left_out: Collection[str] = (),
    watch: Watch = iter,
) -> Submissions:
    """Return a tender, and the bids and what goes beside them, read as what each file is for.

    Raises
    ------
    InputRefusedError
        With every problem in all of it.
    """
    bids = [(name, content) for name, content in files.items() if roles[name] == "bid"]
    beside: Any = {role: (name, files[name]) for name, role in roles.items() if role in beside_in(roles)}
    return read((tender, files[tender]), bids, leave_out=tuple(left_out), watch=watch, **beside)


def outcome(scored: Scored, language: Language) -> dict[str, Any]:
    """Return the outcome as the page shows it, with the tie that lots are to be drawn for next.

    Of lots first who is awarded which, and then each of them.
    """
    documents = [summary(one.evaluation, language, one.submissions.remarks) for one in scored.awards]
    if scored.submissions.tender.lots is not None:
        documents.insert(0, lots_summary(scored.of_lots, language))
    return {"outcomes": [plain_document(one) for one in documents], "tie": next_tie(scored)}
