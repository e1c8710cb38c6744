"""Blanks that decide: fields that the winner left out, whose default makes its bid cheaper than another answer would.

Only fields that a bidder can answer in one other way are looked at, and of these the ones whose default is the cheaper
answer. Other blanks cost the bidder money, are refused, or are remarked on for what they are.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.award.outcome import rank_bids
from lcc.cashflow.compile import compile_bid
from lcc.engine.valuation import columns, present_values, terms_of
from lcc.figure.figure import cents
from lcc.model.bid import Bid, Offer
from lcc.model.tender import FIXED, GENERAL, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.remark import ReceivedBid, remark

_MUCH = 0.05
"""From this share of its cost on, what a blank saves is spoken of."""


class _Blank(NamedTuple):
    """A field of an offer that was left out, what it then stands for, another answer, and the offer with that."""

    path: Path
    default: str
    other: str
    answered: Offer


def cheaper_defaults(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield blanks of the bid that is first, worth 5 % of its cost or more, without which it would not be first.

    A lease at fixed prices is common and honest: what is worth a question is that nobody wrote it down, and that it
    decides. Whatever decides nothing is not remarked on.
    """
    for one in received:
        if one.standing.rank == 1:
            for position, offer in enumerate(one.bid.offers):
                for blank in _blanks(tender, offer):
                    yield from _decides(tender, received, one, position, blank)


def _blanks(tender: Tender, offer: Offer) -> Iterator[_Blank]:
    """Yield what was left out: whether prices rise, and whether a surcharge is still to be put on the MKI."""
    model = offer.business_model
    is_open = GENERAL in tender.open_indices.get(model.paid_in, [GENERAL])
    if is_open and model.index == FIXED and "index" not in model.model_fields_set:
        answered = offer.model_copy(update={"business_model": model.model_copy(update={"index": GENERAL})})
        yield _Blank(("business_model", "index"), FIXED, GENERAL, answered)
    counts = tender.mki is not None and tender.mki.is_cost and not tender.award.takes_mki
    if counts and offer.mki is not None and "category_3" not in offer.mki.model_fields_set:
        surcharged = offer.mki.model_copy(update={"category_3": True})
        yield _Blank(("mki", "category_3"), "no", "yes", offer.model_copy(update={"mki": surcharged}))


def _decides(
    tender: Tender, received: Sequence[ReceivedBid], one: ReceivedBid, position: int, blank: _Blank
) -> Iterator[Message]:
    offers = [blank.answered if k == position else offer for k, offer in enumerate(one.bid.offers)]
    cost = one.standing.contender.cost
    now, then = (_value(tender, bid) for bid in (one.bid, one.bid.model_copy(update={"offers": offers})))
    if now <= 0 or cost <= 0 or then / now - 1 < _MUCH:
        return
    dearer = cents(cost * then / now)
    more = [dearer - cost if item.id == blank.answered.item else 0.0 for item in tender.items]
    contenders = [
        other.standing.contender.dearer(more) if other is one else other.standing.contender for other in received
    ]
    if rank_bids(tender, contenders)[received.index(one)].rank == 1:
        return
    words = {
        "item": blank.answered.item,
        "field": str(blank.path[-1]),
        "default": blank.default,
        "other": blank.other,
        "saved": dearer - cost,
        "share": round(then / now - 1, 3),
    }
    yield remark("default_is_cheaper", (one.bid.name,), words, ("offers", position, *blank.path))


def _value(tender: Tender, bid: Bid) -> float:
    """Return the present value of a bid, of its price alone where that is what counts."""
    compiled = compile_bid(tender, bid)
    last = max((line.last_paid for line in compiled), default=0)
    terms = terms_of(tender, max(tender.horizon_years, -(-last // 12)))
    values = present_values(columns([compiled], terms.index_names), terms)
    counts = [line.is_price or tender.award.basis != "price" for line in compiled]
    return float(values[counts].sum())
