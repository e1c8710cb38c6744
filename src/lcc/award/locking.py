"""Scores that are final: who locked them and when, a proof of what they are, and every change since.

The proof is a checksum. It shows a slip, a hand edit and a file that was cut short. It does not show that somebody
wrote the whole record again, with a checksum to match: for that, keep a copy, or the checksum, where others see it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from lcc.model.quality import Lock, Score, ScoreChange, ScoreKey, Scores

_UNKNOWN = "0" * 64


class NotLockedError(ValueError):
    """Only scores that were locked can be locked again."""


class TooEarlyError(ValueError):
    """Scores can't change before they were locked, or before they changed last: at the moment named."""


def checksum_of(scores: Scores) -> str:
    """Return the SHA-256 of scores, changes and, if they are locked, when and by whom: canonical JSON without defaults.

    Fields that later versions of the program add leave it the same.
    """
    content = scores.model_dump(mode="json", exclude_defaults=True, exclude={"locked": {"sha256"}})
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def locked(scores: Scores, by: str, at: str) -> Scores:
    """Return the scores, locked by somebody at a moment (as 2027-01-31T12:00:00+01:00)."""
    return _sealed(scores, Lock(at=at, by=by, sha256=_UNKNOWN))


def relocked(previous: Scores, scores: Scores, by: str, at: str, reason: str) -> Scores:
    """Return later scores, locked again: with the first lock, earlier changes, and a change for each difference.

    Where nothing differs, that is the previous record.

    Raises
    ------
    NotLockedError
        The previous scores were never locked.
    TooEarlyError
        The previous record names a later moment.
    """
    if previous.locked is None:
        raise NotLockedError
    changes = [
        ScoreChange(
            at=at,
            by=by,
            reason=reason,
            bid=bid,
            criterion=criterion,
            assessor=assessor,
            before=before.score if before else None,
            after=after.score if after else None,
            justification_before=before.justification if before else None,
        )
        for (bid, criterion, assessor), before, after in differences(previous, scores)
    ]
    if not changes:
        return previous
    latest = max((previous.locked.at, *(change.at for change in previous.changes)), key=datetime.fromisoformat)
    if datetime.fromisoformat(at) < datetime.fromisoformat(latest):
        raise TooEarlyError(latest)
    return _sealed(scores.model_copy(update={"changes": [*previous.changes, *changes]}), previous.locked)


def differences(previous: Scores, scores: Scores) -> Iterator[tuple[ScoreKey, Score | None, Score | None]]:
    """Yield the scores that came, went, or have another value or justification: whose, what was, what is."""
    before, after = _by_key(previous), _by_key(scores)
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield key, before.get(key), after.get(key)


def is_intact(scores: Scores) -> bool:
    """Whether scores are locked, and still are what they were when that was done last."""
    return scores.locked is not None and scores.locked.sha256 == checksum_of(scores)


def _sealed(scores: Scores, lock: Lock) -> Scores:
    unsealed = scores.model_copy(update={"locked": lock})
    return scores.model_copy(update={"locked": lock.model_copy(update={"sha256": checksum_of(unsealed)})})


def _by_key(scores: Scores) -> Mapping[ScoreKey, Score]:
    return {score.key: score for score in scores.scores}
