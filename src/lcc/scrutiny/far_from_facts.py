"""What a bid states of an item that is far from the facts that the tender names of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from lcc.library.facts.chosen import chosen
from lcc.library.facts.fact import Fact
from lcc.model.bid import Offer
from lcc.model.tender import Item, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.remark import ReceivedBid, remark

FAR = 2.0
"""Below the lowest by this factor, or above the highest: our choice. Sources of one product in the library differ by as
much among themselves, and amounts are of different years, so that less says nothing."""

_Stated = tuple[Path, float]


def far_from_facts(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield prices, fees, lives, emissions of making and energy use far from every fact that is named of their item."""
    for item in tender.items:
        of_kind = _by_kind(item, tender.currency)
        for one in received if of_kind else ():
            for k, offer in enumerate(one.bid.offers):
                if offer.item == item.id:
                    yield from _far(tender, one, k, of_kind)


def _by_kind(item: Item, currency: str) -> dict[str, dict[str, Fact]]:
    """Return the facts that an item names, by what they measure; amounts only in the currency of the tender."""
    of_kind: dict[str, dict[str, Fact]] = {}
    for name in item.facts:
        fact = chosen(name)
        if not fact.is_money or fact.unit.en.startswith(currency):
            of_kind.setdefault(_KINDS.get(fact.measure, fact.measure), {})[name] = fact
    return of_kind


def _far(
    tender: Tender, received: ReceivedBid, position: int, of_kind: Mapping[str, Mapping[str, Fact]]
) -> Iterator[Message]:
    offer = received.bid.offers[position]
    for kind, stated_in in _STATED_IN.items():
        facts, stated = of_kind.get(kind), stated_in(tender, offer)
        if not facts or stated is None:
            continue
        path, number = stated
        lows, highs = zip(*(fact.range for fact in facts.values()), strict=True)
        if not _least(min(lows)) <= number <= -_least(-max(highs)):
            words = {"item": offer.item, "number": number, "facts": (*facts,)}
            yield remark("far_from_facts", (received.bid.name,), words, ("offers", position, *path))


def _least(low: float) -> float:
    """Return from where on a number is not far below the lowest: what the authority is paid can be below zero."""
    return min(low / FAR, low * FAR)


def _price(_tender: Tender, offer: Offer) -> _Stated | None:
    model = offer.business_model
    return (
        (("business_model", "price"), getattr(model, "price", 0.0))
        if model.kind in ("purchase", "buy_back")
        else None
    )


def _life(_tender: Tender, offer: Offer) -> _Stated | None:
    life = offer.business_model.service_life_years
    return None if life is None else (("business_model", "service_life_years"), life)


def _of_making(_tender: Tender, offer: Offer) -> _Stated | None:
    is_stated = "production_kg" in offer.carbon.model_fields_set
    return (("carbon", "production_kg"), offer.carbon.production_kg) if is_stated else None


def _energy(tender: Tender, offer: Offer) -> _Stated | None:
    """Return what an offer consumes of what the tender counts in kWh."""
    used = [one.per_year for one in offer.consumption if tender.resources[one.resource].unit == "kWh"]
    return (("consumption",), sum(used)) if used else None


def _fee(_tender: Tender, offer: Offer) -> _Stated | None:
    fee = getattr(offer.business_model, "fee_per_use", None)
    return None if fee is None else (("business_model", "fee_per_use"), fee)


_STATED_IN: Mapping[str, Callable[[Tender, Offer], _Stated | None]] = {
    "price": _price,
    "life": _life,
    "co2_making": _of_making,
    "energy": _energy,
    "fee": _fee,
}
_KINDS = {"co2_product": "co2_making", "gate_fee": "fee", "fee_per_use": "fee", "fee_per_wash": "fee"}
"""What a source that does not part making from the rest says stands for making; what a use is called differs."""
