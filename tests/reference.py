"""The same rules worked out the long way: one payment at a time, without lines, figures or closed forms.

Slow and plain on purpose. It shares the models with the program and nothing else, so that the two can disagree.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lcc.model import Bid, Tender
from lcc.model.bid import Offer

Payment = tuple[str, int, float]
"""Phase, month, nominal amount. Externalities are money already."""


def growth(tender: Tender, index: str, month: int) -> float:
    """Return the price factor of an index in a month."""
    rates: Any = {"general": tender.inflation, "fixed": 0.0, **tender.indices}[index]
    table = rates if isinstance(rates, list) else [rates]
    factor = 1.0
    for year in range(month // 12):
        factor *= 1 + table[min(year, len(table) - 1)]
    if tender.indexation == "continuous":
        factor *= (1 + table[min(month // 12, len(table) - 1)]) ** ((month % 12) / 12)
    return factor


def carbon_price(tender: Tender, month: int) -> float:
    """Return the price of a kilogram CO2-eq in a month."""
    if not tender.carbon_price:
        return 0.0
    year = tender.base_date.year + month // 12
    named = sorted(tender.carbon_price.items())
    price = named[0][1] if year <= named[0][0] else named[-1][1]
    for (start, low), (end, high) in pairwise(named):
        if start <= year <= end:
            price = low + (high - low) * (year - start) / (end - start)
    return price * growth(tender, "general", month)


def payments(tender: Tender, bid: Bid) -> Iterator[Payment]:
    """Yield every payment of a bid."""
    for offer in bid.offers:
        yield from _offer(tender, offer)


def weight(tender: Tender, month: int) -> float:
    """Return what a payment in a month counts for, year by year across the bands of the rate."""
    factor, bands = 1.0, tender.discount.bands
    for year in range(-(-month // 12)):
        rate = [rate for start, rate in bands if start <= year][-1]
        if tender.discount.basis == "real":
            rate = (1 + rate) * (1 + tender.inflation) - 1
        factor /= (1 + rate) ** (min(month - 12 * year, 12) / 12)
    return factor


def end_of(tender: Tender, offer: Offer) -> int:
    """Return the month up to which an offer counts."""
    if tender.comparison == "common_horizon" or offer.business_model.kind in ("pay_per_use", "pool"):
        return 12 * tender.horizon_years
    return _length(tender, offer, 0)


def _length(tender: Tender, offer: Offer, end: int) -> int:
    model: Any = offer.business_model
    if model.kind in ("purchase", "buy_back"):
        return round(12 * float(model.service_life_years))
    if model.kind == "lease":
        if model.purchase_option and tender.purchase_options == "exercised":
            return round(12 * float(model.purchase_option.service_life_years))
        return int(model.term_months) + sum(int(renewal.months) for renewal in model.renewals)
    return int(model.cycle_months) if model.kind == "deposit" else end


def _offer(tender: Tender, offer: Offer) -> Iterator[Payment]:
    end, item, model = end_of(tender, offer), tender.item(offer.item), offer.business_model
    share_counted = 1.0 if item.option_weight is None else item.option_weight
    quantity = item.quantity * share_counted
    first = {"start": 0, "middle": 6, "end": 12}[tender.yearly_costs_fall]
    years = range(end // 12)
    yearly = [first + 12 * year for year in years]
    length = _length(tender, offer, end)
    whole_last = model.kind == "buy_back" or getattr(model, "residual", "straight_line") == "none"
    vat_share = {"cost": 1.0, "mixed": tender.vat.cost_share}.get(tender.vat.treatment, 0.0)

    def with_vat(amount: float, rate: str) -> float:
        return amount * (1 + vat_share * tender.vat.rates[rate]) if vat_share else amount

    def paid(phase: str, month: int, amount: float, index: str, vat: str) -> Payment:
        return phase, month, with_vat(amount, vat) * growth(tender, index, month)

    for start in range(0, end, length):
        stop = min(start + length, end)
        share = 1.0 if whole_last else (stop - start) / length
        rate = (1 / weight(tender, 12)) - 1
        if getattr(model, "residual", "") == "annuity" and rate:
            share = (1 - (1 + rate) ** (-(stop - start) / 12)) / (1 - (1 + rate) ** (-length / 12))
        for phase, month, amount in _life(tender, offer, start, stop, length, share):
            yield phase, month, quantity * with_vat(amount, model.vat)
        for month, amount in _deposits(tender, offer, start, stop, end):
            phase = "purchase" if amount > 0 else "residual_value"
            yield phase, month, quantity * with_vat(amount, getattr(model, "deposit_vat", "standard"))
        for phase in ("demolition", "disposal"):
            cost = getattr(offer.end_of_life, phase)
            yield paid(phase, stop, share * quantity * cost, offer.end_of_life.index, offer.end_of_life.vat)
        for taken in offer.take_back:
            phase = "disposal" if taken.price_per_kg < 0 else "residual_value"
            yield paid(phase, stop, -share * quantity * taken.mass * taken.price_per_kg, taken.index, taken.vat)
        for month, kilograms in ((start, offer.carbon.production_kg), (stop, offer.carbon.end_of_life_kg)):
            yield "externalities", month, share * quantity * kilograms * carbon_price(tender, month)
        yield "externalities", start, share * quantity * _mki(tender, offer)[0] * _mki_growth(tender, start)

    for year, month in zip(years, yearly, strict=True):
        for amount, index, vat in _use(tender, offer, year):
            yield paid("use", month, quantity * amount, index, vat)
        yield "externalities", month, quantity * _mki(tender, offer)[1] * _mki_growth(tender, month)
    for cost in offer.costs:
        amount = cost.amount * (share_counted if cost.per == "bid" else quantity)
        if cost.at_year is not None:
            months_due = [12 * cost.at_year]
        elif cost.every_years is not None:
            period = round(12 * cost.every_years)
            months_due = list(range(period, end, period))
        else:
            months_due = yearly
        for month in months_due:
            moment = month - first if cost.at_year is None and cost.every_years is None else month
            last_start = length * ((end - 1) // length)
            age = moment - min(moment // length * length, last_start)
            if cost.warranty_years is None or age >= round(12 * cost.warranty_years):
                yield paid(cost.phase, month, amount, cost.index, cost.vat)
    for consumption in offer.consumption:
        resource = tender.resources[consumption.resource]
        used = quantity * consumption.per_year
        for month in yearly:
            yield paid(consumption.phase, month, used * resource.price, resource.index, resource.vat)
            yield "externalities", month, used * resource.co2_kg * carbon_price(tender, month)
            if tender.mki:
                yield "externalities", month, used * resource.mki * _mki_growth(tender, month)


def _life(tender: Tender, offer: Offer, start: int, stop: int, length: int, share: float) -> Iterator[Payment]:
    """Yield what one unit costs in one life, but for deposits."""
    model: Any = offer.business_model
    end, then = end_of(tender, offer), growth(tender, model.index, start)
    if model.kind in ("purchase", "buy_back"):
        paid = 0.0
        for after, part in [(one.after_months, one.share) for one in model.instalments] or [(0, 1.0)]:
            if start + after < end:
                yield "purchase", start + after, part * model.price * then
                paid += part * model.price * then
        yield "residual_value", end, -(1 - share) * paid
    if model.kind == "purchase" and stop - start == length:
        haircut = tender.expected_resale_haircut if model.resale_basis == "expected" else 0.0
        yield "residual_value", stop, -(1 - haircut) * model.resale_value * growth(tender, model.index, stop)
    if model.kind == "buy_back":
        age = (stop - start) / 12
        shares = [step.share_of_price for step in model.buy_back if step.after_years >= age - 1e-9]
        if shares:
            yield "residual_value", stop, -shares[0] * model.price * then
    if model.kind == "lease":
        yield from _lease(tender, model, start, stop, share, end)
    if model.kind == "deposit":
        yield "purchase", start, model.price * then
        yield "residual_value", end, -(1 - share) * model.price * then
        lost = (1 - model.return_rate) * model.charge_per_lost_unit
        yield "disposal", stop, (lost + share * model.return_cost) * growth(tender, model.index, stop)


def _lease(tender: Tender, model: Any, start: int, stop: int, share: float, end: int) -> Iterator[Payment]:
    def paid(phase: str, month: int, amount: float) -> Payment:
        return phase, month, amount * growth(tender, model.index, month)

    then = growth(tender, model.index, start)
    yield "purchase", start, model.upfront * then
    yield "residual_value", end, -(1 - share) * model.upfront * then
    begin, step = start, model.every_months
    terms = [(model.term_months, model.payment), *((one.months, one.payment) for one in model.renewals)]
    whole = not model.renewals and model.term_months % step == 0
    for months, payment in terms:
        over = min(begin + months, stop)
        periods = range(begin, over, step) if model.in_advance else range(begin + step, over + 1, step)
        for month in periods:
            yield paid("use", month, payment)
        begin = over
    assert whole or begin == min(start + sum(months for months, _payment in terms), stop)
    leased = start + sum(months for months, _payment in terms)
    if stop == end and end < leased:
        yield paid("use", end, model.early_end_cost)
    if model.purchase_option and tender.purchase_options == "exercised":
        full = start + round(12 * model.purchase_option.service_life_years)
        if leased < end:
            yield paid("purchase", leased, model.purchase_option.price)
            beyond = max(full - end, 0) / (full - leased)
            credit = beyond * model.purchase_option.price * growth(tender, model.index, leased)
            yield "residual_value", end, -credit
    else:
        yield paid("disposal", stop, share * model.return_cost)


def _deposits(tender: Tender, offer: Offer, start: int, stop: int, end: int) -> Iterator[tuple[int, float]]:
    model: Any = offer.business_model
    if model.kind == "deposit":
        paid = model.deposit * growth(tender, model.index, start)
        yield start, paid
        yield stop, -model.return_rate * paid * (1 + model.interest) ** ((stop - start) / 12)
    if model.kind == "pool":
        yield 0, model.units_in_circulation * model.deposit
        yield end, -model.units_in_circulation * model.deposit


def _use(tender: Tender, offer: Offer, year: int) -> Iterator[tuple[float, str, str]]:
    """Yield what the use of one unit in a year costs, with its index and VAT rate."""
    model: Any = offer.business_model
    if model.kind not in ("pay_per_use", "pool"):
        return
    item = tender.item(offer.item)
    uses: Any = item.use_per_year
    use = uses[min(year, len(uses) - 1)] if isinstance(uses, list) else uses
    yield model.fixed_fee_per_year, model.index, model.vat
    if model.kind == "pool":
        yield use * model.fee_per_trip, model.index, model.vat
        yield use * model.loss_per_trip * model.charge_per_lost_unit, model.index, model.vat
        yield use * model.loss_per_trip * model.deposit, "fixed", model.deposit_vat
        return
    used = max(use, model.minimum_use_per_year)
    if not model.tiers:
        yield model.fee_per_use * used, model.index, model.vat
        return
    quantity = item.quantity * (1.0 if item.option_weight is None else item.option_weight)
    total, below, cost = used * quantity, 0.0, 0.0
    for tier in model.tiers:
        bound = total if tier.up_to is None else tier.up_to
        if model.tier_basis == "each_tier":
            cost += tier.fee_per_use * max(min(total, bound) - below, 0.0)
        elif below < total <= bound or (tier.up_to is None and total > below) or below == total == 0:
            cost = tier.fee_per_use * total
        below = bound
    if quantity:
        yield cost / quantity, model.index, model.vat


def _mki(tender: Tender, offer: Offer) -> tuple[float, float]:
    """Return the environmental costs of one life, and of one year of use."""
    if tender.mki is None or offer.mki is None:
        return 0.0, 0.0
    surcharge = 1 + (tender.mki.category_3_surcharge if offer.mki.category_3 else 0.0)
    impacts = (offer.mki.impacts or {}).items()
    life = offer.mki.per_life or sum(amount * tender.mki.weights[impact] for impact, amount in impacts)
    return surcharge * life, surcharge * offer.mki.per_year


def _mki_growth(tender: Tender, month: int) -> float:
    """Return the price factor of MKI, with discounting taken out again where it is not discounted."""
    if tender.mki is None:
        return 0.0
    return growth(tender, tender.mki.index, month) if tender.mki.discounted else 1 / weight(tender, month)


def phases(tender: Tender, bid: Bid) -> dict[str, float]:
    """Return the present value by phase."""
    values: dict[str, float] = {}
    for phase, month, amount in payments(tender, bid):
        values[phase] = values.get(phase, 0.0) + amount * weight(tender, month)
    return values


def annual(tender: Tender, bid: Bid) -> float:
    """Return the equal yearly amount with the same value: each offer over the years in which it counts."""
    total = 0.0
    for offer in bid.offers:
        years = end_of(tender, offer) // 12
        stated, factor, weights = tender.discount.bands, 1.0, 0.0
        for year in range(years):
            factor /= 1 + [rate for start, rate in stated if start <= year][-1]
            weights += factor
        value = sum(amount * weight(tender, month) for _phase, month, amount in _offer(tender, offer))
        total += value / weights
    return total


def yearly(tender: Tender, bid: Bid, years: int | None = None) -> list[float]:
    """Return the nominal cash by year, up to the horizon or a later year."""
    cash = [0.0] * ((years or tender.horizon_years) + 1)
    for phase, month, amount in payments(tender, bid):
        if phase != "externalities":
            cash[-(-month // 12)] += amount
    return cash
