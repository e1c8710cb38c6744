"""What a bidder picks where the tender leaves it open, VAT rates and indices, beside what others pick for the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from lcc.cashflow.line import Line
from lcc.checks.agreement import priced
from lcc.engine.curves import price_curves
from lcc.engine.valuation import columns, present_values, terms_of
from lcc.model.bid import bidders
from lcc.model.tender import FIXED, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.others import Others
from lcc.scrutiny.remark import ReceivedBid, remark

_SOME, _MUCH = 0.01, 0.05
"""Parts of the cost from which on a rate, or an index, is worth a remark."""


class _Pick(NamedTuple):
    """A VAT rate or an index that a bid names for a cost of a phase, and what it comes to."""

    received: ReceivedBid
    bidder: int
    path: Path
    phase: str
    named: str
    number: float

    @property
    def item(self) -> str:
        return self.received.bid.offers[int(self.path[1])].item

    def values(self) -> list[tuple[Line, float]]:
        """Return the lines that follow it, with their present values [money]."""
        pairs = zip(self.received.lines, self.received.present_value.tolist(), strict=True)
        return [(line, value) for line, value in pairs if line.source[: len(self.path)] == self.path]


def picked(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield VAT rates below those of others, and indices that make a cost cheaper or a receipt dearer than theirs."""
    of = bidders([one.bid for one in received])
    yield from _rates(tender, received, of)
    yield from _indices(tender, received, of)


def _groups(picks: Sequence[_Pick]) -> Iterator[tuple[list[_Pick], Others]]:
    """Yield what is picked for one phase of one item, where it is not all the same."""
    by: dict[tuple[str, str], list[_Pick]] = {}
    for pick in picks:
        by.setdefault((pick.item, pick.phase), []).append(pick)
    for group in by.values():
        if len({pick.number for pick in group}) > 1:
            yield group, Others([pick.number for pick in group], [pick.bidder for pick in group])


def _rates(tender: Tender, received: Sequence[ReceivedBid], of: Sequence[int]) -> Iterator[Message]:
    if not tender.vat.is_cost:
        return
    picks = [
        _Pick(one, bidder, path, phases[0], record.vat, tender.vat.rates[record.vat])
        for one, bidder in zip(received, of, strict=True)
        for path, record, phases in _of(one)
        if phases and phases[0] not in tender.vat.by_phase
    ]
    share = tender.vat.cost_share
    for group, others in _groups(picks):
        for pick in group:
            middle = others.median(pick.bidder)
            if middle is None or pick.number >= middle:
                continue
            paid = sum(value for line, value in pick.values() if line.payer == "authority")
            more = paid * ((1 + share * middle) / (1 + share * pick.number) - 1)
            if more > _SOME * abs(_cost(pick.received)):
                words = {
                    "item": pick.item,
                    "phase": pick.phase,
                    "rate": pick.number,
                    "others_rate": middle,
                    "more": more,
                }
                yield remark("vat_below_others", (pick.received.bid.name,), words, (*pick.path, "vat"))


def _indices(tender: Tender, received: Sequence[ReceivedBid], of: Sequence[int]) -> Iterator[Message]:
    """Yield costs and take-backs on another index than half of the others, where that makes the bid much cheaper.

    A price that is fixed does not rise, whatever prices do.
    """
    curves, horizon = price_curves(tender), np.array([tender.horizon_months])
    continuous = tender.indexation == "continuous"
    grown = {name: float(curves[name].at(horizon, continuous=continuous)[0]) for name in tender.index_names}
    picks = [
        _Pick(one, bidder, path, phases[0], record.index, grown[record.index])
        for one, bidder in zip(received, of, strict=True)
        for path, record, phases in _of(one)
        if phases and path[2] in ("costs", "take_back") and record.index != FIXED
    ]
    terms = terms_of(tender)
    unlike: list[tuple[_Pick, str]] = []
    for group, others in _groups(picks):
        for pick in group:
            middle = others.median(pick.bidder)
            if middle is not None and pick.number != middle:
                unlike.append((pick, min(group, key=lambda one: abs(one.number - middle)).named))
    as_others = columns(
        [[replace(line, index=name) for line, _value in pick.values()] for pick, name in unlike], terms.index_names
    )
    costs = np.bincount(as_others.bid, weights=present_values(as_others, terms), minlength=len(unlike))
    for (pick, name), cost in zip(unlike, costs.tolist(), strict=True):
        more = cost - sum(value for _line, value in pick.values())
        if more > _MUCH * abs(_cost(pick.received)):
            words = {"item": pick.item, "phase": pick.phase, "index": pick.named, "other": name, "more": more}
            yield remark("index_unlike_others", (pick.received.bid.name,), words, (*pick.path, "index"))


def _of(one: ReceivedBid) -> Iterator[tuple[Path, Any, list[Any]]]:
    for k, offer in enumerate(one.bid.offers):
        yield from priced(offer, ("offers", k))


def _cost(one: ReceivedBid) -> float:
    return float(one.present_value.sum())
