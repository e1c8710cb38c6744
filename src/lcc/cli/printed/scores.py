"""Scores in the terminal: whether they are locked, by whom, and what changed since."""

from typing import TYPE_CHECKING

from lcc.cli.terminal import say
from lcc.language import Translate, moment

if TYPE_CHECKING:
    from lcc.model.quality import Scores


def say_scores(scores: "Scores", _: Translate) -> None:
    """Print how many scores there are, who locked them and when."""
    from lcc.words.lock import source_of

    if scores.abstentions:
        say(_("Abstentions: {number}.").format(number=len(scores.abstentions)))
    if scores.locked is None:
        say(_("Scores: {number}. Not locked.").format(number=len(scores.scores)))
        return
    lock = scores.locked
    at, source = moment(lock.at).say(_), source_of(lock.timing).say(_)
    say(_("Scores: {number}. Locked by {by} on {at} ({source}); SHA-256 {sha256}.").format(
        number=len(scores.scores), by=lock.by, at=at, source=source, sha256=lock.sha256
    ))  # fmt: skip
    if lock.part_of is not None:
        say(_("A part of the scores that were locked with SHA-256 {sha256}.").format(sha256=lock.part_of))
    say(_("Changes since: {number}.").format(number=len(scores.changes)))


def print_changes(scores: "Scores", _: Translate) -> None:
    """Print every change after locking as a table, if there is any."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import exact_number
    from lcc.words.lock import source_of

    def said(score: float | str | None, *, abstains: bool) -> str:
        if abstains:
            return _("abstains")
        return "-" if score is None else score if isinstance(score, str) else exact_number(score, _)

    if not scores.changes:
        return
    heads = [
        _("When"), _("Who"), _("Bid"), _("Criterion"), _("Assessor"), _("Before"), _("After"), _("Reason"),
        _("Justification before"),
    ]  # fmt: skip
    rows = [
        [
            f"{moment(change.at).say(_)} ({source_of(change.timing).say(_)})",
            change.by,
            change.bid,
            change.criterion,
            change.assessor or _("all assessors together"),
            said(change.before, abstains=change.abstention_before is not None),
            said(change.after, abstains=change.abstains_after),
            change.reason,
            change.justification_before or change.abstention_before or "-",
        ]
        for change in scores.changes
    ]
    show([TextTable(_("Changes after locking"), heads, [], rows)], 200)
