"""What a bid truly costs a year: everything that its own whole contract asks and brings, beyond the horizon too.

Each part of an offer (the contract, what follows the life of the product, what falls every year) goes on to the end of
the first contract, life or year that reaches the horizon. What is paid until then, each payment on its own day, as an
equal amount a year over those years: there is no horizon that cuts anything off, so nothing has to be settled.

It shares the models with the program, and nothing else: not the lines, and not the settlement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import reference
from lcc.model import Bid, Tender
from lcc.model.bid import Cost, Offer

Payment = tuple[int, float]
"""Month, and nominal amount with the VAT that is a cost."""


@dataclass(frozen=True)
class World:
    """What happens, where the tender does not set it and the bidder would like to say it."""

    return_rate: float = 0.9
    loss_per_trip: float = 0.02
    longest_life_years: float = 25.0
    use: tuple[tuple[float, float], ...] = ((0.8, 0.25), (1.0, 0.5), (1.2, 0.25))
    """How the use turns out beside what the tender states, each with its probability."""
    last_month: tuple[tuple[float, float], ...] = ((-0.2, 0.25), (0.0, 0.5), (0.2, 0.25))
    """When the use of what is bought back ends: parts of the horizon beside it, within the life that reaches it."""


@dataclass(frozen=True)
class Stream:
    """What is paid until a month in which nothing is left unfinished, and how likely it is to go that way."""

    end: int
    payments: list[Payment]
    probability: float = 1.0


def cost_a_year(tender: Tender, bid: Bid, world: World | None = None) -> float:
    """Return what the authority pays a year in truth, at prices of the base date; one rate, no bands."""
    return sum(_a_year(tender, one) for offer in bid.offers for one in _streams(tender, offer, world or World()))


def _a_year(tender: Tender, stream: Stream) -> float:
    [(_start, stated)] = tender.discount.bands
    nominal = stated if tender.discount.basis == "nominal" else (1 + stated) * (1 + tender.inflation) - 1
    value = sum(amount * (1 + nominal) ** (-month / 12) for month, amount in stream.payments)
    years = stream.end / 12
    annuity = (1 - (1 + stated) ** -years) / stated if stated else years
    return float(stream.probability * value / annuity)


def _streams(tender: Tender, offer: Offer, world: World) -> Iterator[Stream]:
    model: Any = offer.business_model
    horizon, contract, product = tender.horizon_months, _contract_months(tender, offer), None
    if contract is not None:
        product = _bounded(tender, offer, world, getattr(model, "service_life_years", None) or contract / 12)
        bounded = _whole_periods(model, _bounded(tender, offer, world, contract / 12))
        for end, probability in _ends(model, bounded, horizon, world):
            paid = [
                one
                for start in range(0, end, bounded)
                for one in _contract(tender, offer, world, start, min(bounded, end - start))
            ]
            yield Stream(end, paid, probability)
    else:
        for use, probability in world.use:
            yield Stream(horizon, list(_fees(tender, offer, world, use)), probability)
    for cost in offer.costs:
        if model.kind == "buy_back" and product is not None:
            for end, probability in _ends(model, product, horizon, world):
                yield _of_cost(tender, offer, cost, product, end, probability)
        else:
            yield _of_cost(tender, offer, cost, product)
    yield Stream(horizon, list(_consumption(tender, offer)))
    stated = getattr(model, "service_life_years", None)
    yield _emissions(tender, offer, product or (_bounded(tender, offer, world, stated) if stated else horizon))


def _ends(model: Any, length: int, horizon: int, world: World) -> list[tuple[int, float]]:
    """Return when the last contract is over: what is bought back goes back at an age that nobody knows yet."""
    end = _until(length, horizon)
    if model.kind != "buy_back":
        return [(end, 1.0)]
    most = min(end - horizon, horizon - (end - length) - 1)
    return [(horizon + max(min(round(later * horizon), most), -most), part) for later, part in world.last_month]


def _until(length: int, horizon: int) -> int:
    return -(-horizon // length) * length


def _bounded(tender: Tender, offer: Offer, world: World, years: float) -> int:
    """Return the months that a product is there: nothing lasts longer than such things do."""
    longest = tender.item(offer.item).longest_life_years or world.longest_life_years
    return round(12 * min(years, longest))


def _whole_periods(model: Any, months: int) -> int:
    """Return the months of a contract that are paid for: no payment is for more of them than there are."""
    every = model.every_months if model.kind == "lease" and not model.purchase_option else 1
    return months - months % every if every <= months else months


def _contract_months(tender: Tender, offer: Offer) -> int | None:
    """Return the months after which the contract is over and a new one starts; None where it just goes on."""
    model: Any = offer.business_model
    if model.kind == "lease":
        option = model.purchase_option if tender.purchase_options == "exercised" else None
        return round(12 * option.service_life_years) if option else sum(n for n, _payment in _terms(tender, model))
    if model.kind == "deposit":
        return int(model.cycle_months)
    return round(12 * model.service_life_years) if model.kind in ("purchase", "buy_back") else None


def _terms(tender: Tender, model: Any) -> list[tuple[int, float]]:
    """Return the months and the payment of the term and of each renewal that the authority has a use for."""
    terms = [(model.term_months, model.payment)]
    for renewal in model.renewals:
        if sum(months for months, _payment in terms) < tender.horizon_months:
            terms.append((renewal.months, renewal.payment))
    return terms


def _vat(tender: Tender, phase: str, rate: str) -> float:
    if not tender.vat.is_cost:
        return 1.0
    named = next((name for of, name in tender.vat.by_phase.items() if of == phase), rate)
    return 1 + tender.vat.cost_share * tender.vat.rates[named]


def _quantity(tender: Tender, offer: Offer) -> float:
    item = tender.item(offer.item)
    return item.quantity * (1.0 if item.option_weight is None else item.option_weight)


def _contract(tender: Tender, offer: Offer, world: World, start: int, months: int) -> Iterator[Payment]:
    """Yield all that one contract asks and brings, from its start to its end, whenever the horizon is."""
    model: Any = offer.business_model
    quantity, end = _quantity(tender, offer), start + months

    def paid(month: int, amount: float, phase: str = "purchase", priced: int | None = None) -> Payment:
        price = reference.growth(tender, model.index, month if priced is None else priced)
        return month, quantity * amount * price * _vat(tender, phase, model.vat)

    is_owned = model.kind in ("purchase", "buy_back")
    if is_owned:
        for after, share in [(one.after_months, one.share) for one in model.instalments] or [(0, 1.0)]:
            yield paid(min(start + after, end), share * model.price, priced=start)
    if model.kind == "purchase":
        haircut = tender.expected_resale_haircut if model.resale_basis == "expected" else 0.0
        yield paid(end, -(1 - haircut) * model.resale_value)
    if model.kind == "buy_back":
        yield paid(end, -_share(model, months) * model.price, priced=start)
    if model.kind == "deposit":
        yield paid(start, model.price)
        rate = _set(tender.item(offer.item).return_rate, model, model.return_rate, world.return_rate)
        held = model.deposit * (1 + model.interest) ** (months / 12)
        for month, amount in ((start, model.deposit), (end, -rate * held)):
            price = reference.growth(tender, model.index, start)
            yield month, quantity * amount * price * _vat(tender, "purchase", model.deposit_vat)
        yield paid(end, (1 - rate) * model.charge_per_lost_unit + model.return_cost, "disposal")
    if model.kind == "lease":
        option = model.purchase_option if tender.purchase_options == "exercised" else None
        is_owned = option is not None
        yield paid(start, model.upfront)
        begin = start
        for length, payment in _terms(tender, model):
            first = begin if model.in_advance else begin + model.every_months
            for month in range(first, first + length, model.every_months):
                if month < end or (month == end and not model.in_advance):
                    yield paid(month, payment, "use")
            begin += length
        yield paid(min(begin, end), option.price) if option else paid(end, model.return_cost, "disposal")
    if is_owned:
        yield from _end_of_life(tender, offer, end)


def _share(model: Any, months: int) -> float:
    """Return the share of the price that is bought back at an age: in a straight line between two steps."""
    age, before = months / 12, None
    for step in model.buy_back:
        if age <= step.after_years + 1e-9:
            if before is None:
                return float(step.share_of_price)
            part = (age - before.after_years) / (step.after_years - before.after_years)
            return float(before.share_of_price + part * (step.share_of_price - before.share_of_price))
        before = step
    return 0.0


def _set(by_tender: float | None, model: Any, by_bidder: float, by_world: float) -> float:
    """Return what happens: the bidder's own figure counts where it pays for the difference."""
    if model.covers_shortfall:
        return by_bidder
    return by_world if by_tender is None else by_tender


def _end_of_life(tender: Tender, offer: Offer, month: int) -> Iterator[Payment]:
    quantity, end = _quantity(tender, offer), offer.end_of_life
    for phase, amount in (("demolition", end.demolition), ("disposal", end.disposal)):
        yield month, quantity * amount * reference.growth(tender, end.index, month) * _vat(tender, phase, end.vat)
    for taken in offer.take_back:
        price = reference.growth(tender, taken.index, month) * _vat(tender, "disposal", taken.vat)
        yield month, -quantity * taken.mass * taken.price_per_kg * price


def _yearly(moment: str, months: int) -> list[int]:
    first = {"start": 0, "middle": 6, "end": 12}[moment]
    return [first + 12 * year for year in range(months // 12)]


def _fees(tender: Tender, offer: Offer, world: World, intensity: float) -> Iterator[Payment]:
    """Yield what a pool or pay-per-use asks until the horizon, at a use beside the one that the tender states."""
    model: Any = offer.business_model
    item, quantity, horizon = tender.item(offer.item), _quantity(tender, offer), tender.horizon_months
    vat = _vat(tender, "use", model.vat)
    if model.kind == "pool":
        held = quantity * model.units_in_circulation * model.deposit
        held *= _vat(tender, "purchase", model.deposit_vat)
        yield 0, held
        yield horizon, -held
    for year, month in enumerate(_yearly(tender.fees_fall, horizon)):
        stated = item.use_per_year
        use = stated[min(year, len(stated) - 1)] if isinstance(stated, list) else stated or 0.0
        use *= intensity
        price = reference.growth(tender, model.index, month) * vat
        yield month, quantity * model.fixed_fee_per_year * price
        if model.kind == "pool":
            lost = use * _set(item.loss_per_trip, model, model.loss_per_trip, world.loss_per_trip)
            yield month, quantity * (use * model.fee_per_trip + lost * model.charge_per_lost_unit) * price
            yield month, quantity * lost * model.deposit * _vat(tender, "use", model.deposit_vat)
        else:
            yield month, _fee(model, quantity * max(use, model.minimum_use_per_year)) * price


def _fee(model: Any, uses: float) -> float:
    if not model.tiers:
        return float(model.fee_per_use * uses)
    bounds = [uses if one.up_to is None else one.up_to for one in model.tiers]
    fees = [one.fee_per_use for one in model.tiers]
    if model.tier_basis == "whole_volume":
        return float(uses * next(fee for bound, fee in zip(bounds, fees, strict=True) if uses <= bound))
    below = [0.0, *bounds[:-1]]
    parts = zip(below, bounds, fees, strict=True)
    return float(sum(fee * max(min(uses, bound) - low, 0.0) for low, bound, fee in parts))


def _of_cost(
    tender: Tender,
    offer: Offer,
    cost: Cost,
    product: int | None,
    last: int | None = None,
    probability: float = 1.0,
) -> Stream:
    """Return when a cost falls: what falls once in the life of a product is needed again for the next product.

    `last` is the month in which use ends, where that is not the end of a life.
    """
    horizon, warranty = tender.horizon_months, round(12 * (cost.warranty_years or 0))
    item = tender.item(offer.item)
    amount = cost.amount * (_quantity(tender, offer) if cost.per == "unit" else 1.0)
    if cost.per == "bid" and item.option_weight is not None:
        amount *= item.option_weight
    life = product or horizon
    falls: list[tuple[int, float]]
    if cost.at_year is not None:
        month = 12 * cost.at_year
        falls = [(month, 1.0)]
        if product is None or month >= product:
            age = month if product is None else (month - 1) % product + 1 if month == horizon else month % product
            return _priced(tender, cost, amount, horizon, falls if age >= warranty else [], probability)
    elif cost.every_years is not None:
        period = round(12 * cost.every_years)
        life = product or _until(period, horizon)
        falls = [(month, 1.0) for month in range(period, life + (product is None), period)]
    elif warranty:
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[tender.yearly_costs_fall]
        years = [(age, min(12, life - age)) for age in range(0, life, 12) if age >= warranty]
        falls = [(age + int(part * months), months / 12) for age, months in years]
    else:
        falls = [(month, 1.0) for month in _yearly(tender.yearly_costs_fall, horizon)]
        return _priced(tender, cost, amount, horizon, falls, probability)
    end = last or _until(life, horizon)
    kept = [(month, share) for month, share in falls if cost.is_yearly or month >= warranty]
    falls = [(start + month, share) for start in range(0, end, life) for month, share in kept]
    if last is not None:
        closes = cost.is_yearly and tender.yearly_costs_fall == "end"
        falls = [(month, share) for month, share in falls if month < last + closes]
    return _priced(tender, cost, amount, end, falls, probability)


def _priced(
    tender: Tender, cost: Cost, amount: float, end: int, falls: list[tuple[int, float]], probability: float = 1.0
) -> Stream:
    amount *= _vat(tender, cost.phase, cost.vat)
    paid = [(m, amount * share * reference.growth(tender, cost.index, m)) for m, share in falls]
    return Stream(end, paid, probability)


def _consumption(tender: Tender, offer: Offer) -> Iterator[Payment]:
    for consumed in offer.consumption:
        resource = tender.resources[consumed.resource]
        used = _quantity(tender, offer) * consumed.per_year
        for month in _yearly(tender.yearly_costs_fall, tender.horizon_months):
            price = resource.price * reference.growth(tender, resource.index, month)
            price *= _vat(tender, consumed.phase, resource.vat)
            yield month, used * (price + resource.co2_kg * reference.carbon_price(tender, month))


def _emissions(tender: Tender, offer: Offer, life: int) -> Stream:
    """Return what making each product and its end emit, for the months in which it is used, at the price of emissions.

    Nobody pays it and it bears no interest, so that it is by months, and not by what it costs over a whole life.
    """
    horizon, quantity = tender.horizon_months, _quantity(tender, offer)
    making, ending = max(offer.carbon.production_kg, 0.0), max(offer.carbon.end_of_life_kg, 0.0)
    paid: list[Payment] = []
    for start in range(0, horizon, life):
        end = min(start + life, horizon)
        for month, kilograms in ((start, making), (end, ending)):
            emitted = quantity * kilograms * (end - start) / life
            paid.append((month, emitted * reference.carbon_price(tender, month)))
    return Stream(horizon, paid)
