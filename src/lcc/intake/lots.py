"""What was submitted for one lot of a tender, as what was submitted for a tender of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lcc.award.fallen import of_lot
from lcc.evaluation.history import history_of_lot
from lcc.intake.submissions import Submission, Submissions
from lcc.model.draw import Draw
from lcc.model.lot import bid_of, items_of, offers_of, scores_about, scores_of, tender_of
from lcc.model.tender import Lot
from lcc.record.path import Path
from lcc.record.place import Origin, Origins


def submissions_of(whole: Submissions, lot: Lot, draws: Sequence[Draw] = ()) -> Submissions:
    """Return the lot, the bids that are for it and their scores; each field stands where it stood.

    `draws` are the drawings of lots by which the bids in it are ranked.
    """
    bids, scores = whole.offered, whole.scores
    return replace(
        whole,
        tender=tender_of(whole.tender, lot),
        tender_origins=_places(whole.tender_origins, "items", items_of(whole.tender, lot)),
        bids=tuple(_bids(whole, lot)),
        reference=whole.reference and _for_lot(whole.reference, whole, lot),
        scores=scores_of(scores, bids, whole.tender, lot) if scores else None,
        draws=tuple(draws),
        decisions=of_lot(whole.decisions, lot.id, {one.bid.name for one in _bids(whole, lot)}),
        history=whole.history and history_of_lot(whole.history, whole.tender, lot),
        scores_origins=_places(whole.scores_origins, "scores", scores_about(scores, bids, lot) if scores else []),
    )


def _bids(whole: Submissions, lot: Lot) -> Iterator[Submission]:
    yield from filter(None, (_for_lot(one, whole, lot) for one in whole.bids))


def _for_lot(one: Submission, whole: Submissions, lot: Lot) -> Submission | None:
    bid = bid_of(one.bid, whole.tender, lot)
    if bid is None:
        return None
    return replace(one, bid=bid, origins=_places(one.origins, "offers", offers_of(one.bid, lot)))


def _places(origins: Origins, name: str, kept: Sequence[int]) -> dict[Path, Origin]:
    """Return where fields stand if of a list of that name only some entries are kept, and counted anew."""
    moved: dict[Path, Path] = {(name, place): (name, k) for k, place in enumerate(kept)}
    return {
        (*moved.get(path[:2], path[:2]), *path[2:]): origin
        for path, origin in origins.items()
        if path[:1] != (name,) or len(path) == 1 or path[:2] in moved
    }
