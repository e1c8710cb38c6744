"""Drawings of lots -> the order of bids that the award rule leaves equal; and which drawings settle no such tie."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from lcc.model.draw import Draw
from lcc.record.message import Message
from lcc.record.problem import NotScorableError, problem_of


class DrawsDisagreeError(NotScorableError, ValueError):
    """Drawings of lots that settle no tie between these bids, or not all of it."""

    def __init__(self, findings: list[Message]) -> None:
        self.findings = findings
        super().__init__(map(problem_of, findings))


class Ranked(Protocol):
    """A bid as drawings see it: what it is called, and what it was ordered by before lots were drawn."""

    @property
    def name(self) -> str:
        """The bid."""

    @property
    def key(self) -> tuple[float, ...] | None:
        """What it is ordered by [score, then cost]; None where it is not ranked."""


def places(draws: Iterable[Draw]) -> dict[str, int]:
    """Return by bid the place in which it was drawn, 1 the first: in the last drawing, where there were more."""
    in_order = sorted(draws, key=lambda draw: datetime.fromisoformat(draw.at))
    return {name: place for draw in in_order for place, name in enumerate(draw.order, start=1)}


def equals(ranked: Iterable[Ranked]) -> list[tuple[str, ...]]:
    """Return the bids that nothing but a drawing of lots can tell apart: the names of each tie, best first."""
    groups: dict[tuple[float, ...], list[str]] = {}
    for one in ranked:
        if one.key is not None:
            groups.setdefault(one.key, []).append(one.name)
    return [tuple(sorted(names)) for _key, names in sorted(groups.items()) if len(names) > 1]


def is_drawn(tie: Sequence[str], draws: Iterable[Draw]) -> bool:
    """Whether lots were drawn between bids that are equal: perhaps with others, that fell away since."""
    return any(set(tie) <= set(draw.order) for draw in draws)


def draw_disagreements(
    draws: Sequence[Draw], names: Sequence[str], ties_at: Sequence[Sequence[Sequence[str]]]
) -> Iterator[Message]:
    """Yield what is wrong with drawings of lots for a tender without lots, or for one lot.

    Parameters
    ----------
    draws
        What was drawn.
    names
        Every bid.
    ties_at
        By draw the bids of each tie that the award rule left when lots were drawn, as `equals` returns them.
    """
    settled: dict[frozenset[str], int] = {}
    for k, (draw, ties) in enumerate(zip(draws, ties_at, strict=True)):
        at, drawn = ("draws", k, "order"), frozenset(draw.order)
        if draw.lot is not None:
            yield Message(("draws", k, "lot"), "unknown_lot_drawn", draw.lot, {"known": "-"})
        yield from unknown(draw, k, names)
        if not drawn <= set(names):
            continue
        if drawn not in map(frozenset, ties):
            yield not_tied(k, draw, ties)
        elif before := [other for names_before, other in settled.items() if drawn <= names_before]:
            yield Message(at, "tie_drawn_twice", ", ".join(draw.order), {"other": before[0] + 1})
        settled.setdefault(drawn, k)


def unknown(draw: Draw, position: int, names: Sequence[str]) -> Iterator[Message]:
    """Yield the names in a drawing that no bid has."""
    for place, name in enumerate(draw.order):
        if name not in names:
            words: Mapping[str, object] = {"known": ", ".join(names)}
            yield Message(("draws", position, "order", place), "unknown_bid_drawn", name, words)


def not_tied(position: int, draw: Draw, ties: Sequence[Sequence[str]]) -> Message:
    """Return why a drawing does not count: it leaves out equals, or its bids are not equal."""
    at, found = ("draws", position, "order"), ", ".join(draw.order)
    meant = [tie for tie in ties if len(set(tie) & set(draw.order)) > 1]
    if meant and set(draw.order) < set(meant[0]):
        return Message(at, "draw_incomplete", found, {"bids": ", ".join(meant[0])})
    listed = "; ".join(", ".join(tie) for tie in ties)
    return Message(at, "not_tied", found, {"ties": listed or "-"})
