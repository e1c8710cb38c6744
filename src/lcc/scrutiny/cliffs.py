"""Where the cost of a bid jumps if the authority uses the product otherwise than stated, or loses more of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lcc.model.bid import Offer
from lcc.model.offerable import NOTHING_LOST, Loss
from lcc.model.tender import Item, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.otherwise import JUMP, Case, alone, costs_a_year, costs_a_year_as_stated
from lcc.scrutiny.remark import ReceivedBid, remark

_USES = (0.8, 1.2)
_POINTS = 0.1
_LITTLE = 0.02
_MUCH: Mapping[Loss, float] = {"return_rate": 0.13, "loss_per_trip": 0.2}
"""If two units in a hundred more are lost, of all or by trip, and a bid costs this part more, it is paid by what is."""
_WORTH = 2
"""A unit that is lost costs at most so many times what using one costs over the horizon, or what was paid for it."""


class _Otherwise(NamedTuple):
    """An offer as it is and otherwise, and what it may cost then without a jump.

    That is `slope` times what it costs, and `step` of what the whole bid costs.
    """

    received: ReceivedBid
    position: int
    case: Case
    slope: float
    check: Message
    step: float = JUMP


def cliffs(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield the jumps at 80 and 120 % of the use, and at ten points less that comes back, each with its field."""
    found = [
        one
        for bid in received
        for position, offer in enumerate(bid.bid.offers)
        for one in (*_uses(tender, bid, position, offer), *_losses(tender, bid, position, offer))
    ]
    concerned = {one.received.bid.name: one.received for one in found}
    as_stated = costs_a_year_as_stated(tender, list(concerned.values()))
    stated = dict(zip(concerned, as_stated, strict=True))
    for one, then in zip(found, costs_a_year([one.case for one in found]), strict=True):
        offers = stated[one.received.bid.name]
        now, total = offers[one.position], sum(offers)
        if then - max(one.slope, 1.0) * now > one.step * abs(total):
            words = {**one.check.context, "inside": total, "then": total + then - now}
            yield remark(one.check.code, one.check.bids, words, one.check.path)


def _uses(tender: Tender, received: ReceivedBid, position: int, offer: Offer) -> Iterator[_Otherwise]:
    """Yield a pay-per-use offer with tiers at other uses: without a jump, the cost rises in proportion at most."""
    if not getattr(offer.business_model, "tiers", ()):
        return
    path: Path = ("offers", position, "business_model", "tiers")
    for factor in _USES:
        items = [_used(item, factor) if item.id == offer.item else item for item in tender.items]
        case = alone(tender.model_copy(update={"items": items}), received.bid, offer)
        check = remark("jump_in_use", (received.bid.name,), {"item": offer.item, "share": factor}, path)
        yield _Otherwise(received, position, case, factor, check)


def _used(item: Item, factor: float) -> Item:
    use = item.use_per_year
    other = [factor * one for one in use] if isinstance(use, list) else factor * (use or 0.0)
    return item.model_copy(update={"use_per_year": other})


def _losses(tender: Tender, received: ReceivedBid, position: int, offer: Offer) -> Iterator[_Otherwise]:
    """Yield a deposit or pool with ten points less that comes back, where a unit lost costs far more than it is worth.

    That part of the deposits is lost then is no jump: it is what a deposit is. Where units are lost at each trip, or in
    many short cycles, money can be asked for these alone, whatever one is worth: then a little more is tried too.
    """
    item, field = tender.item(offer.item), offer.business_model.loss
    if field is None or getattr(item, field) is not None:
        return
    model: Any = offer.business_model
    paid = model.deposit + max(getattr(model, "price", 0.0), getattr(model, "cash_price", None) or 0.0)
    units = getattr(model, "units_in_circulation", 1.0)
    cost = sum(
        value
        for line, value in zip(received.lines, received.present_value, strict=True)
        if line.offer == position and line.payer != "society"
    )
    quantity = item.quantity * (1.0 if item.option_weight is None else item.option_weight) * units
    worth = max(paid, float(cost) / quantity if quantity else 0.0)
    lost = model.deposit + model.charge_per_lost_unit
    is_dear = lost > _WORTH * worth
    stated: float = getattr(model, field)
    if not is_dear and stated == NOTHING_LOST[field]:
        return  # That nothing is lost is a claim, and named as one.
    points = _POINTS if is_dear else _LITTLE
    changed = max(stated - points, 0.0) if field == "return_rate" else min(stated + points, 1.0)
    words = {"item": offer.item, "stated": stated, "share": changed, "lost": lost}
    if is_dear:
        words["worth"] = worth
    path: Path = ("offers", position, "business_model", field)
    check = remark("jump_in_loss" if is_dear else "paid_by_losses", (received.bid.name,), words, path)
    case = alone(tender, received.bid, offer, **{field: changed})
    yield _Otherwise(received, position, case, 1.0, check, JUMP if is_dear else _MUCH[field])
