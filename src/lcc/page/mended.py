"""A bid that is dropped again: the newer file takes the place of the one before."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from lcc.intake.submissions import FilesRefusedError
from lcc.model.bid import Bid
from lcc.record.problem import LccError

_NUMBER = re.compile(r" \(\d+\)(?=(?:\.[^.]*)?$)")
"""What a computer, or this page, adds to a name that is there already."""


def mended(refused: LccError, files: Collection[str], newer: Collection[str]) -> dict[str, str]:
    """Return by file the `newer` one that takes its place, among files of which not all can stand beside each other.

    Both say that they are of one bidder, in one variant; they offer the same, as far as both can be read; and both have
    one name, in one folder as far as both say which. A file that can't be read so far that it says whose it is keeps
    its place.
    """
    rest = refused.rest if isinstance(refused, FilesRefusedError) else None
    read = {one.input.file: one.bid for one in rest.bids if one.input.file in files} if rest else {}
    whose = {one.file: one.supplier for one in refused.problems if one.file in files}
    whose |= {file: bid.name for file, bid in read.items()}
    return {
        file: later
        for file, name in whose.items()
        if not _is_among(file, newer)
        for later, bid in read.items()
        if _is_among(later, newer)
        if bid.name == name and _is_one_name(file, later) and _offers_same(bid, read.get(file, bid))
    }


def _is_among(file: str, newer: Collection[str]) -> bool:
    """Whether a file was dropped by itself, or in an archive that was."""
    return any(str(one) in newer for one in (file, *PurePosixPath(file).parents))


def _is_one_name(file: str, other: str) -> bool:
    short, long = sorted(
        ([_NUMBER.sub("", one) for one in PurePosixPath(name).parts] for name in (file, other)), key=len
    )
    return long[-len(short) :] == short


def _offers_same(bid: Bid, other: Bid) -> bool:
    return {one.item for one in bid.offers} == {one.item for one in other.offers}
