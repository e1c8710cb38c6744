"""Scores that are final: who locked them and when, a proof of what they are, and every change since.

The proof is a checksum (`lcc.model.seal`). It shows a slip, a hand edit and a file that was cut short. It does not show
that somebody wrote the whole record again, with a checksum to match: for that, keep a copy, or the checksum, where
others see it. A moment is that of the clock of the computer; one that is typed is marked as stated, under the checksum
too. That the clock was right, nothing here shows.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lcc.model.quality import Abstention, Lock, Score, ScoreChange, ScoreKey, Scores, Timing
from lcc.model.seal import is_intact, sealed

_UNKNOWN = "0" * 64


class NotLockedError(ValueError):
    """Only scores that were locked can be locked again."""


class BrokenSealError(ValueError):
    """Scores that were changed since they were locked can't be locked again: that would hide the change."""


class LockedBeforeError(ValueError):
    """Scores that are locked can only be locked again beside what they were: see `relocked`."""


class TooEarlyError(ValueError):
    """Scores can't change before they were locked, or before they changed last: at the moment named."""


def locked(scores: Scores, by: str, at: str | None = None) -> Scores:
    """Return the scores, locked by somebody: now, or at a moment that is stated (as 2027-01-31T12:00:00+01:00).

    Raises
    ------
    LockedBeforeError
        They are locked already.
    """
    if scores.locked is not None:
        raise LockedBeforeError
    at, timing = _timed(at)
    return sealed(scores, Lock(at=at, by=by, timing=timing, sha256=_UNKNOWN))


def relocked(previous: Scores, scores: Scores, by: str, at: str | None, reason: str) -> Scores:
    """Return later scores, locked again: with the first lock, earlier changes, and a change for each difference.

    That is done now, or at a moment that is stated. Where nothing differs, the previous record is returned.

    Raises
    ------
    NotLockedError
        The previous scores were never locked.
    BrokenSealError
        They are not what they were when they were locked.
    TooEarlyError
        The previous record names a later moment.
    """
    if previous.locked is None:
        raise NotLockedError
    if not is_intact(previous):
        raise BrokenSealError
    at, timing = _timed(at)
    changes = [
        ScoreChange(
            at=at,
            by=by,
            timing=timing,
            reason=reason,
            bid=bid,
            criterion=criterion,
            assessor=assessor,
            before=before.score if isinstance(before, Score) else None,
            after=after.score if isinstance(after, Score) else None,
            justification_before=before.justification if isinstance(before, Score) else None,
            **_abstention(before, after),
        )
        for (bid, criterion, assessor), before, after in differences(previous, scores)
    ]
    if not changes:
        return previous
    latest = max((previous.locked.at, *(change.at for change in previous.changes)), key=datetime.fromisoformat)
    if datetime.fromisoformat(at) < datetime.fromisoformat(latest):
        raise TooEarlyError(latest)
    return sealed(scores.model_copy(update={"changes": [*previous.changes, *changes]}), previous.locked)


def _timed(at: str | None) -> tuple[str, Timing]:
    """Return a moment that is stated, or that of the clock with its offset to UTC."""
    if at is not None:
        return at, "stated"
    return datetime.now().astimezone().isoformat(timespec="seconds"), "clock"


Given = Score | Abstention


def differences(previous: Scores, scores: Scores) -> Iterator[tuple[ScoreKey, Given | None, Given | None]]:
    """Yield the scores and abstentions that came, went, or say something else: whose, what was, what is."""
    before, after = _by_key(previous), _by_key(scores)
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield key, before.get(key), after.get(key)


def _abstention(before: Given | None, after: Given | None) -> dict[str, Any]:
    """Return what a change says of an abstention; nothing where it is about scores alone."""
    told: dict[str, Any] = {"abstention_before": before.reason} if isinstance(before, Abstention) else {}
    return told | ({"abstains_after": True} if isinstance(after, Abstention) else {})


def _by_key(scores: Scores) -> Mapping[ScoreKey, Given]:
    given: list[Given] = [*scores.scores, *scores.abstentions]
    return {one.key: one for one in given}
