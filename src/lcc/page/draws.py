"""A tie that lots have to be drawn for, and how that went, as the file that says so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lcc.api.scoring import Scored
from lcc.checks.validation import record_of
from lcc.documents.in_archive import Made
from lcc.intake.records import written
from lcc.intake.submissions import Submissions
from lcc.model.draw import Draws
from lcc.record.problem import in_file
from lcc.record.stated import Stated

_FILE = "draws.yaml"


def next_tie(scored: Scored) -> dict[str, Any] | None:
    """Return the first tie for which lots are still to be drawn: its bids, and the lot that it is about, if any."""
    read = scored.submissions
    if read.tender.procedure == "market_consultation":
        return None
    if read.tender.lots is not None:
        tie = scored.of_lots.allocation.next_draw
        return tie and {"lot": tie.lot, "bids": [*tie.tied]}
    bids = scored.evaluation.next_tie
    return {"lot": None, "bids": [*bids]} if bids else None


def with_draw(read: Submissions, drawn: Mapping[str, Any]) -> Made:
    """Return the file of all drawings of lots that were held, with one more: in the order drawn, when, by whom.

    Raises
    ------
    InputRefusedError
        It does not say all of that, or says what can't be.
    """
    before = [one.model_dump(mode="json", exclude_unset=True) for one in read.draws]
    said = {name: value for name, value in drawn.items() if value}
    with in_file(_FILE):
        draws = record_of(Stated({"tender": read.tender.id, "draws": [*before, said]}, {}), Draws)
    return [(_FILE, written(draws, Path(_FILE)))]
