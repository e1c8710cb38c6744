"""What a bid states of its product that is far from what others state, or left out where others state it."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Any, NamedTuple

from lcc.checks.agreement import mass_of
from lcc.checks.lives import life_months, product_months
from lcc.model.bid import Cost, Offer, bidders
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.record import months
from lcc.scrutiny.others import Others
from lcc.scrutiny.otherwise import MOST_BIDS, alone, costs_a_year, costs_a_year_as_stated
from lcc.scrutiny.remark import ReceivedBid, remark

_FAR, _FAR_PAST_HORIZON, _FAR_IN_MASS = 2, 3, 3
"""So many times the median of the others, or the horizon where nobody else states a life, is far."""

_LITTLE, _SOME, _MOST = 0.02, 0.05, 0.5
"""Parts from which on it matters: a life, of the cost; a loss or an impact, of the cost or the MKI; a mass, of all."""


class _Stated(NamedTuple):
    """A number that an offer states, and who does."""

    received: ReceivedBid
    position: int
    bidder: int
    number: float

    @property
    def offer(self) -> Offer:
        return self.received.bid.offers[self.position]


def unlike_others(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield lives, losses, impacts, prices of options and masses that are far from those of other bidders."""
    of = bidders([one.bid for one in received])
    for item in tender.items:
        offers = [
            (one, k, bidder)
            for one, bidder in zip(received, of, strict=True)
            for k, offer in enumerate(one.bid.offers)
            if offer.item == item.id
        ]
        yield from _lives(tender, offers)
        if item.return_rate is None:
            yield from _losses(tender, offers, "return_rate", lambda rate: 1 - rate)
        if item.loss_per_trip is None:
            yield from _losses(tender, offers, "loss_per_trip", lambda loss: loss)
        if tender.mki is not None:
            yield from _impacts(tender, offers)
        if len(tender.items) > 1 and tender.measures_circularity:
            yield from _masses(tender, offers)
    yield from _options(tender, received, of)


_Offers = Sequence[tuple[ReceivedBid, int, int]]


def _stated(offers: _Offers, number: Callable[[Offer], float | None]) -> list[_Stated]:
    found = ((one, k, bidder, number(one.bid.offers[k])) for one, k, bidder in offers)
    return [_Stated(one, k, bidder, stated) for one, k, bidder, stated in found if stated is not None]


def _beside(stated: Sequence[_Stated]) -> Others:
    return Others([one.number for one in stated], [one.bidder for one in stated])


def _lives(tender: Tender, offers: _Offers) -> Iterator[Message]:
    """Yield lives, terms and cycles far longer than the products of others last, where that makes the bid cheaper.

    All that is spread over a life counts: what is credited at the horizon, what comes due after it, and emissions.
    """

    def of_product(offer: Offer) -> float | None:
        model = offer.business_model
        says = model.is_owned(tender) or model.service_life_years is not None
        return product_months(tender, offer) if says else None

    def longest(offer: Offer) -> float | None:
        return max((life_months(tender, offer) or 0, product_months(tender, offer) or 0)) or None

    others, far = _beside(_stated(offers, of_product)), []
    for one in _stated(offers, longest):
        average = tender.item(one.offer.item).average_life_years
        middle = others.median(one.bidder) or (None if average is None else float(months(average)))
        if one.number > (_FAR * middle if middle else _FAR_PAST_HORIZON * tender.horizon_months):
            far.append((one, middle))
    far = sorted(far, key=lambda one: one[0].received.standing.rank or inf)[:MOST_BIDS]
    stated = costs_a_year_as_stated(tender, [one.received for one, _middle in far], external=True)
    shorter = [
        [
            alone(tender, one.received.bid, shorten(tender, one.offer, int(middle or tender.horizon_months)))
            for one, middle in far
        ]
        for shorten in (_product_lasting, _lasting)
    ]
    then = [costs_a_year(cases, external=True) for cases in shorter]
    for (one, middle), costs, *dearer in zip(far, stated, *then, strict=True):
        more, total = max(dearer) - costs[one.position], abs(sum(costs))
        if more > _LITTLE * total:
            words = {
                "item": one.offer.item,
                "life": one.number / 12,
                "others": (middle or tender.horizon_months) / 12,
                "more": more,
                "share": more / total if total else 1.0,
            }
            kind = "life_unlike_others" if middle else "life_beyond_horizon"
            yield remark(kind, (one.received.bid.name,), words, ("offers", one.position, "business_model"))


def _lasting(tender: Tender, offer: Offer, most: int) -> Offer:
    """Return the offer with no life, term or cycle of more months than that."""
    offer = _product_lasting(tender, offer, most)
    return offer.model_copy(update={"business_model": offer.business_model.shortened(tender, most)})


def _product_lasting(tender: Tender, offer: Offer, most: int) -> Offer:
    """Return the offer with a product that lasts no more months than that, and what falls in its life within them."""
    model: Any = offer.business_model
    changes: dict[str, Any] = {}
    if getattr(model, "service_life_years", None) is not None:
        changes["service_life_years"] = min(model.service_life_years, most / 12)
    if getattr(model, "instalments", None):
        changes["instalments"] = [
            one.model_copy(update={"after_months": min(one.after_months, most - 1)}) for one in model.instalments
        ]
    option = getattr(model, "purchase_option", None)
    if option and model.is_owned(tender):
        life = min(option.service_life_years, max(most, model.hired_months(tender)) / 12)
        changes["purchase_option"] = option.model_copy(update={"service_life_years": life})
    costs = [_within(cost, most) for cost in offer.costs]
    return offer.model_copy(update={"business_model": model.model_copy(update=changes), "costs": costs})


def _within(cost: Cost, most: int) -> Cost:
    """Return a cost that falls within a life of so many months, and not after it or never."""
    if cost.every_years is not None:
        return cost.model_copy(update={"every_years": min(cost.every_years, max(most - 1, 1) / 12)})
    if cost.at_year is not None and cost.with_each_life:
        return cost.model_copy(update={"at_year": min(cost.at_year, (most - 1) // 12)})
    return cost


def _losses(tender: Tender, offers: _Offers, field: str, loss: Callable[[float], float]) -> Iterator[Message]:
    """Yield losses of half or less of what others count on, of units or by trip, where that makes the bid cheaper."""

    def lost(offer: Offer) -> float | None:
        said = getattr(offer.business_model, field, None)
        return None if said is None else loss(said)

    stated = _stated(offers, lost)
    others = _beside(stated)
    few = [
        (one, middle)
        for one in stated
        if (middle := others.median(one.bidder)) is not None and _FAR * one.number <= middle
    ]
    few = sorted(few, key=lambda one: one[0].received.standing.rank or inf)[:MOST_BIDS]
    costs_of = costs_a_year_as_stated(tender, [one.received for one, _middle in few])
    as_others = [alone(tender, one.received.bid, one.offer, **{field: loss(middle)}) for one, middle in few]
    for (one, middle), costs, then in zip(few, costs_of, costs_a_year(as_others), strict=True):
        more, total = then - costs[one.position], abs(sum(costs))
        if more > _SOME * total:
            words = {
                "item": one.offer.item,
                "stated": one.number,
                "of_others": middle,
                "more": more,
                "share": more / total if total else 1.0,
            }
            path = ("offers", one.position, "business_model", field)
            yield remark("loss_unlike_others", (one.received.bid.name,), words, path)


def _impacts(tender: Tender, offers: _Offers) -> Iterator[Message]:
    """Yield the impacts of the weighting set that an MKI leaves out, or has as zero, with their part of others' MKI."""
    weights = tender.mki.weights if tender.mki else {}
    shares = [(bidder, _shares(one.bid.offers[k], weights)) for one, k, bidder in offers]
    stating = [(bidder, found) for bidder, found in shares if found]
    totals: dict[tuple[int | None, str], float] = {}
    numbers: dict[int | None, int] = {}
    for bidder, found in stating:
        for key in (bidder, None):
            numbers[key] = numbers.get(key, 0) + 1
            for impact, share in found.items():
                totals[key, impact] = totals.get((key, impact), 0.0) + share
    for (one, k, bidder), (_bidder, found) in zip(offers, shares, strict=True):
        missing = [impact for impact in weights if not found.get(impact)] if found else []
        if not missing:
            continue
        words = {
            "item": one.bid.offers[k].item,
            "impacts": tuple(missing),
            "number": float(len(missing)),
            "of": float(len(weights)),
        }
        path = ("offers", k, "mki", "impacts")
        beside = numbers.get(None, 0) - numbers.get(bidder, 0)
        if not beside:
            yield remark("impacts_missing", (one.bid.name,), words, path)
            continue
        rest = sum(totals.get((None, impact), 0.0) - totals.get((bidder, impact), 0.0) for impact in missing)
        if rest / beside > _SOME:
            yield remark("impacts_left_out", (one.bid.name,), {**words, "share": rest / beside}, path)


def _shares(offer: Offer, weights: "dict[str, float]") -> dict[str, float]:
    """Return what each impact that the offer states is of its MKI; nothing where it states none."""
    impacts = offer.mki.impacts if offer.mki else None
    costs = {impact: abs(amount) * weights.get(impact, 0.0) for impact, amount in (impacts or {}).items()}
    total = sum(costs.values())
    return {impact: cost / total if total else 0.0 for impact, cost in costs.items()}


def _masses(tender: Tender, offers: _Offers) -> Iterator[Message]:
    """Yield masses far above those of others that make an item weigh most, though it is no such part of the cost."""
    stated = _stated(offers, mass_of)
    others = _beside(stated)
    for one in stated:
        middle = others.median(one.bidder)
        if middle is None or one.number <= _FAR_IN_MASS * middle:
            continue
        masses = [(mass_of(offer) or 0.0) * tender.item(offer.item).quantity for offer in one.received.bid.offers]
        of_mass = masses[one.position] / sum(masses)
        values = [0.0] * len(masses)
        for line, value in zip(one.received.lines, one.received.present_value.tolist(), strict=True):
            values[line.offer] += value
        of_cost = values[one.position] / sum(values) if sum(values) else 1.0
        if of_mass > max(_MOST, 2 * of_cost):
            words = {
                "item": one.offer.item,
                "mass": one.number,
                "others": middle,
                "share": of_mass,
                "of_cost": of_cost,
            }
            path = ("offers", one.position, "circularity", "mass_kg")
            yield remark("mass_unlike_others", (one.received.bid.name,), words, path)


def _options(tender: Tender, received: Sequence[ReceivedBid], of: Sequence[int]) -> Iterator[Message]:
    """Yield options that cost far more beside what is bought than those of others do, and more than theirs."""
    options = {item.id for item in tender.items if item.option_weight is not None}
    if not options or len(options) == len(tender.items):
        return
    whole = tender.model_copy(
        update={"items": [item.model_copy(update={"option_weight": None}) for item in tender.items]}
    )
    bases = [
        sum(cost for offer, cost in zip(one.bid.offers, costs, strict=True) if offer.item not in options)
        for one, costs in zip(received, costs_a_year_as_stated(tender, received), strict=True)
    ]
    for item in sorted(options):
        offered = [
            (one, k, bidder, base)
            for one, bidder, base in zip(received, of, bases, strict=True)
            for k, offer in enumerate(one.bid.offers)
            if offer.item == item and base > 0
        ]
        costs = costs_a_year([alone(whole, one.bid, one.bid.offers[k]) for one, k, _bidder, _base in offered])
        by = [bidder for _one, _k, bidder, _base in offered]
        ratios = Others([cost / base for cost, (*_rest, base) in zip(costs, offered, strict=True)], by)
        asked = Others(costs, by)
        for number, (one, k, bidder, _base) in enumerate(offered):
            middle, of_others = ratios.median(bidder), asked.median(bidder)
            if middle is None or of_others is None:
                continue
            if ratios.numbers[number] > _FAR * middle and costs[number] > of_others:
                words = {
                    "item": item,
                    "ratio": ratios.numbers[number],
                    "others": middle,
                    "share": tender.item(item).option_weight or 0.0,
                }
                yield remark("option_unlike_others", (one.bid.name,), words, ("offers", k))
