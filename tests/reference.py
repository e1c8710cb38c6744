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


def nominal_rate(tender: Tender) -> float:
    """Return the rate by Fisher where the tender's is real."""
    rate = tender.discount.rate
    return (1 + rate) * (1 + tender.inflation) - 1 if tender.discount.basis == "real" else rate


def _offer(tender: Tender, offer: Offer) -> Iterator[Payment]:
    end, item, model = 12 * tender.horizon_years, tender.item(offer.item), offer.business_model
    quantity = item.quantity
    first = {"start": 0, "middle": 6, "end": 12}[tender.yearly_costs_fall]
    yearly = [first + 12 * year for year in range(tender.horizon_years)]

    def paid(phase: str, month: int, amount: float, index: str) -> Payment:
        return phase, month, amount * growth(tender, index, month)

    if model.kind in ("purchase", "buy_back"):
        length = round(12 * model.service_life_years)
    else:
        length = {"lease": "term_months", "deposit": "cycle_months"}.get(model.kind, "")  # type: ignore[assignment]
        length = getattr(model, str(length)) if length else end
    whole_last = model.kind == "buy_back" or getattr(model, "residual", "straight_line") == "none"

    for start in range(0, end, length):
        stop = min(start + length, end)
        share = 1.0 if whole_last else (stop - start) / length
        rate = nominal_rate(tender)
        if getattr(model, "residual", "") == "annuity" and rate:
            share = (1 - (1 + rate) ** (-(stop - start) / 12)) / (1 - (1 + rate) ** (-length / 12))
        price = getattr(model, "price", 0.0)
        upfront = getattr(model, "upfront", 0.0)
        deposit = getattr(model, "deposit", 0.0)
        if model.kind != "pay_per_use":
            once = price + upfront
            yield paid("purchase", start, quantity * (once + deposit), model.index)
            then = growth(tender, model.index, start)
            yield "residual_value", end, -(1 - share) * quantity * once * then
            yield "residual_value", stop, -quantity * deposit * getattr(model, "return_rate", 0.0) * then
            yield paid("disposal", stop, share * quantity * getattr(model, "return_cost", 0.0), model.index)
        if model.kind == "purchase" and stop - start == length:
            yield paid("residual_value", stop, -quantity * model.resale_value, model.index)
        if model.kind == "buy_back":
            age = (stop - start) / 12
            shares = [step.share_of_price for step in model.buy_back if step.after_years >= age - 1e-9]
            if shares:
                yield "residual_value", stop, -shares[0] * quantity * price * growth(tender, model.index, start)
        if model.kind == "lease":
            step = model.every_months
            months = range(start, stop, step) if model.in_advance else range(start + step, stop + 1, step)
            for month in months:
                yield paid("use", month, quantity * model.payment, model.index)
        for phase in ("demolition", "disposal"):
            cost = getattr(offer.end_of_life, phase)
            yield paid(phase, stop, share * quantity * cost, offer.end_of_life.index)
        emitted = ((start, offer.carbon.production_kg), (stop, offer.carbon.end_of_life_kg))
        for month, kilograms in emitted:
            yield "externalities", month, share * quantity * kilograms * carbon_price(tender, month)

    if model.kind == "pay_per_use":
        used = max(item.use_per_year or 0.0, model.minimum_use_per_year)
        for month in yearly:
            yield paid("use", month, quantity * (model.fixed_fee_per_year + model.fee_per_use * used), model.index)
    for cost in offer.costs:
        amount = cost.amount * (1 if cost.per == "bid" else quantity)
        if cost.at_year is not None:
            months_due = [12 * cost.at_year]
        elif cost.every_years is not None:
            period = round(12 * cost.every_years)
            months_due = list(range(period, end, period))
        else:
            months_due = yearly
        for month in months_due:
            yield paid(cost.phase, month, amount, cost.index)
    for consumption in offer.consumption:
        resource = tender.resources[consumption.resource]
        for month in yearly:
            used = quantity * consumption.per_year
            yield paid(consumption.phase, month, used * resource.price, resource.index)
            yield "externalities", month, used * resource.co2_kg * carbon_price(tender, month)


def phases(tender: Tender, bid: Bid) -> dict[str, float]:
    """Return the present value by phase."""
    rate = nominal_rate(tender)
    values: dict[str, float] = {}
    for phase, month, amount in payments(tender, bid):
        values[phase] = values.get(phase, 0.0) + amount * (1 + rate) ** (-month / 12)
    return values


def yearly(tender: Tender, bid: Bid) -> list[float]:
    """Return the nominal cash by year."""
    cash = [0.0] * (tender.horizon_years + 1)
    for phase, month, amount in payments(tender, bid):
        if phase != "externalities":
            cash[-(-month // 12)] += amount
    return cash
