"""The seal on scores that are locked: a checksum, and what is left of it where a part of the scores is looked at."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from lcc.model.quality import Lock, Scores


def checksum_of(scores: Scores) -> str:
    """Return the SHA-256 of scores, changes and, if they are locked, when and by whom: canonical JSON without defaults.

    Fields that later versions of the program add leave it the same.
    """
    content = scores.model_dump(mode="json", exclude_defaults=True, exclude={"locked": {"sha256"}})
    return sha256_of(content)


def sha256_of(plain: Mapping[str, Any]) -> str:
    """Return the SHA-256 of plain values as canonical JSON: in whichever order their names stand."""
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_intact(scores: Scores) -> bool:
    """Whether scores are locked, and still are what they were when that was done last."""
    return scores.locked is not None and scores.locked.sha256 == checksum_of(scores)


def sealed(scores: Scores, lock: Lock) -> Scores:
    """Return the scores under a lock, with the checksum that they then have."""
    unsealed = scores.model_copy(update={"locked": lock})
    return scores.model_copy(update={"locked": lock.model_copy(update={"sha256": checksum_of(unsealed)})})


def part_of(scores: Scores, /, **changes: Any) -> Scores:
    """Return the scores with some fields changed because only a part of them counts: of one lot, of some bids.

    A part of locked scores has a checksum of its own, and names that of the whole. Where that did not fit, neither
    does that of the part: a broken seal is not mended by taking a part.
    """
    part, lock = scores.model_copy(update=changes), scores.locked
    if lock is None or part == scores or not is_intact(scores):
        return part
    return sealed(part, lock.model_copy(update={"part_of": lock.part_of or lock.sha256}))
