"""An award that was kept as a result: read, and scored again from the documents in it."""

from collections.abc import Sequence
from typing import Any, cast

from pydantic import TypeAdapter

from lcc.api.given import Beside
from lcc.api.scoring import Scored, score
from lcc.model.bid import Bid
from lcc.model.result import Documents, LotsResult, Result

_BESIDE = ("scores", "draws", "reference", "decisions", "prices")


def kept_result(values: Any) -> Result | LotsResult:
    """Return the result that plain values are; ValidationError where they are none."""
    return TypeAdapter[Result | LotsResult](Result | LotsResult).validate_python(values)


def scored_again(documents: Documents, bids: Sequence[Bid] | None = None) -> Scored:
    """Return what documents come to, or what they come to with other bids in the place of theirs; errors as `score`."""
    found = {name: getattr(documents, name) for name in _BESIDE}
    given = {name: one for name, one in found.items() if one is not None}
    return score(documents.tender, documents.bids if bids is None else bids, **cast("Beside", given))
