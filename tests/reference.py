"""The same rules worked out the long way: one payment at a time, without lines, figures or closed forms.

Slow and plain on purpose. It shares the models with the program and nothing else, so that the two can disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from lcc.model import Bid, Tender
from lcc.model.bid import Cost, Offer

Payment = tuple[str, int, float]
"""Phase, month, nominal amount. Externalities are money already."""
USERS = "users"
"""In place of the phase of what users pay, so without VAT that the authority can't reclaim."""


class Due(NamedTuple):
    """What a contract asks, or brings if it is negative, on one day, at the prices of the base date."""

    month: int
    amount: float
    priced: int
    """The month of whose price level it is."""


@dataclass(frozen=True)
class Owed:
    """One cost over the whole of one life, term or cycle: what is settled where the horizon cuts that off."""

    phase: str
    index: str
    vat: float
    """What one euro comes to with the VAT that is a cost."""
    dues: list[Due]
    once: bool = True
    """Whether it falls once a life or term; what runs on is settled whatever the tender says."""
    in_arrears: bool = False
    """Whether what falls at the horizon closes a period before it."""
    is_price: bool = False
    """Whether the authority owes all of it from the start, in instalments or not."""


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


def weight(tender: Tender, month: int, *, as_stated: bool = False) -> float:
    """Return what a payment in a month counts for, year by year across the bands of the rate.

    As stated, a real rate stays real: what a real amount counts for.
    """
    factor, bands = 1.0, tender.discount.bands
    for year in range(-(-month // 12)):
        rate = [rate for start, rate in bands if start <= year][-1]
        if tender.discount.basis == "real" and not as_stated:
            rate = (1 + rate) * (1 + tender.inflation) - 1
        factor /= (1 + rate) ** (min(month - 12 * year, 12) / 12)
    return factor


def payments(tender: Tender, bid: Bid) -> Iterator[Payment]:
    """Yield every payment of a bid."""
    for offer in bid.offers:
        yield from _offer(tender, offer)


def end_of(tender: Tender, offer: Offer) -> int:
    """Return the month up to which an offer counts."""
    length = _length(tender, offer)
    return length if length and tender.comparison == "equivalent_annual_cost" else 12 * tender.horizon_years


def _at_most(tender: Tender, offer: Offer, years: float) -> int:
    """Return the months that a service life counts for."""
    longest = tender.item(offer.item).longest_life_years
    return round(12 * (years if longest is None else min(years, longest)))


def _length(tender: Tender, offer: Offer) -> int | None:
    """Return the months after which the business model starts again."""
    model: Any = offer.business_model
    if model.kind in ("purchase", "buy_back"):
        return _at_most(tender, offer, model.service_life_years)
    if model.kind == "lease":
        leased = _leased(tender, model)
        if _buys(tender, model):
            return max(leased, _at_most(tender, offer, model.purchase_option.service_life_years))
        return leased
    return int(model.cycle_months) if model.kind == "deposit" else None


def _product_length(tender: Tender, offer: Offer) -> int | None:
    """Return the months that the product itself lasts, whatever the contract; None if it is there all along."""
    model: Any = offer.business_model
    stated = model.service_life_years
    return _length(tender, offer) if stated is None else _at_most(tender, offer, stated)


def _leased(tender: Tender, model: Any) -> int:
    """Return the months of a contract: renewals count if they start inside the horizon in the first one."""
    leased = int(model.term_months)
    for renewal in model.renewals:
        if leased < 12 * tender.horizon_years:
            leased += renewal.months
    return leased


def _buys(tender: Tender, model: Any) -> bool:
    return model.kind == "lease" and bool(model.purchase_option) and tender.purchase_options == "exercised"


def _vat(tender: Tender, phase: str, stated: str) -> float:
    """Return what one euro comes to with VAT; the tender can say under which rate a phase falls."""
    by_phase: Any = tender.vat.by_phase
    share = {"cost": 1.0, "mixed": tender.vat.cost_share}.get(tender.vat.treatment, 0.0)
    return 1 + share * tender.vat.rates[by_phase.get(phase, stated)] if share else 1.0


def _counted(tender: Tender, offer: Offer) -> float:
    counted = tender.item(offer.item).option_weight
    return 1.0 if counted is None else counted


def _offer(tender: Tender, offer: Offer) -> Iterator[Payment]:
    model: Any = offer.business_model
    end, quantity = end_of(tender, offer), tender.item(offer.item).quantity * _counted(tender, offer)

    length = _length(tender, offer)
    for start in range(0, end, length or end):
        if length:
            for owed in _contract(tender, offer, start, length, end):
                for phase, month, amount in _settled(tender, model.kind, owed, start, length, end):
                    yield phase, month, quantity * amount
        for phase, month, amount in _never_settled(tender, offer, start, length or end, end):
            yield phase, month, quantity * amount

    for cost in offer.costs:
        times = _counted(tender, offer) if cost.per == "bid" else quantity
        for phase, month, amount in _cost(tender, offer, cost, end):
            yield phase, month, times * amount

    years, moment = range(end // 12), {"start": 0, "middle": 6, "end": 12}
    for year in years:
        month = 12 * year + moment[tender.yearly_fees_fall or tender.yearly_costs_fall]
        for payer, amount, index, vat in _use(tender, offer, year):
            factor = growth(tender, index, month)
            if payer == "users":
                yield USERS, month, quantity * amount * factor
            else:
                yield "use", month, quantity * amount * factor * _vat(tender, "use", vat)
    for year in years:
        month = 12 * year + moment[tender.yearly_costs_fall]
        for consumption in offer.consumption:
            resource = tender.resources[consumption.resource]
            used = quantity * consumption.per_year
            # The tender states the rate of a resource itself, and the bid its phase: so the phase does not decide.
            factor = _vat(tender, "", resource.vat)
            price = resource.price * growth(tender, resource.index, month) * factor
            yield consumption.phase, month, used * price
            yield "externalities", month, used * resource.co2_kg * carbon_price(tender, month)
            yield "externalities", month, used * resource.mki * _mki_growth(tender, month)
        if offer.mki:
            per_year = _surcharged(tender, offer) * offer.mki.per_year
            yield "externalities", month, quantity * per_year * _mki_growth(tender, month)
    for month, amount in _of_products(tender, offer, end):
        yield "externalities", month, quantity * amount


# What a contract asks over its whole length, per unit


def _contract(tender: Tender, offer: Offer, start: int, length: int, end: int) -> Iterator[Owed]:
    """Yield each cost of one whole life, term or cycle that is settled if the horizon cuts it off."""
    model: Any = offer.business_model
    over = start + length
    bought = _vat(tender, "purchase", model.vat)
    returned = _vat(tender, "disposal", model.vat)
    if model.kind in ("purchase", "buy_back"):
        moments = [(one.after_months, one.share) for one in model.instalments] or [(0, 1.0)]
        parts = [Due(start + after, part * model.price, start) for after, part in moments]
        yield Owed("purchase", model.index, bought, parts, is_price=True)
    if model.kind == "purchase":
        haircut = tender.expected_resale_haircut if model.resale_basis == "expected" else 0.0
        resale = [Due(over, -(1 - haircut) * model.resale_value, over)]
        yield Owed("residual_value", model.index, bought, resale)
    if model.kind == "lease":
        yield Owed("purchase", model.index, bought, [Due(start, model.upfront, start)])
        rents = list(_rents(tender, model, start))
        rate = _vat(tender, "use", model.vat)
        yield Owed("use", model.index, rate, rents, once=False, in_arrears=not model.in_advance)
        if _buys(tender, model):
            day = start + _leased(tender, model)
            yield Owed("purchase", model.index, bought, [Due(day, model.purchase_option.price, day)])
        else:
            yield Owed("disposal", model.index, returned, [Due(over, model.return_cost, over)])
    if model.kind == "deposit":
        yield Owed("purchase", model.index, bought, [Due(start, model.price, start)])
        yield Owed("disposal", model.index, returned, [Due(over, model.return_cost, over)])
        if over > end and tender.residual_value == "annuity":
            yield from _deposit(tender, offer, start, over)
    if model.kind == "purchase" or _buys(tender, model):
        yield from _end_of_life(tender, offer, over)


def _rents(tender: Tender, model: Any, start: int) -> Iterator[Due]:
    begin = start
    for months, payment in [
        (model.term_months, model.payment),
        *((one.months, one.payment) for one in model.renewals),
    ]:
        if begin - start < _leased(tender, model):
            for period in range(months // model.every_months):
                month = begin + model.every_months * (period if model.in_advance else period + 1)
                yield Due(month, payment, month)
        begin += months


def _deposit(tender: Tender, offer: Offer, start: int, stop: int) -> Iterator[Owed]:
    """Yield the deposit of a cycle, what comes back of it and what is charged for the rest, if it stops then."""
    model: Any = offer.business_model
    asked = tender.item(offer.item).return_rate
    rate = model.return_rate if asked is None or model.covers_shortfall else asked
    vat = _vat(tender, "purchase", model.deposit_vat)
    yield Owed("purchase", model.index, vat, [Due(start, model.deposit, start)])
    back = rate * model.deposit * (1 + model.interest) ** ((stop - start) / 12)
    yield Owed("residual_value", model.index, vat, [Due(stop, -back, start)])
    lost = (1 - rate) * model.charge_per_lost_unit
    yield Owed("disposal", model.index, _vat(tender, "disposal", model.vat), [Due(stop, lost, stop)])


def _end_of_life(tender: Tender, offer: Offer, day: int) -> Iterator[Owed]:
    """Yield what it costs, or brings, to take out and get rid of what the authority owns."""
    last = offer.end_of_life
    for phase in ("demolition", "disposal"):
        yield Owed(phase, last.index, _vat(tender, phase, last.vat), [Due(day, getattr(last, phase), day)])
    for taken in offer.take_back:
        phase = "disposal" if taken.price_per_kg < 0 else "residual_value"
        worth = Due(day, -taken.mass * taken.price_per_kg, day)
        yield Owed(phase, taken.index, _vat(tender, "disposal", taken.vat), [worth])


def _never_settled(tender: Tender, offer: Offer, start: int, length: int, end: int) -> Iterator[Payment]:
    """Yield what ends at the horizon if not before: buy-back, deposits, and the cost of an early end."""
    model: Any = offer.business_model
    stop, whole = min(start + length, end), start + length <= end
    ends: list[Owed] = []
    if model.kind == "buy_back":
        back = Due(stop, -_bought_back(model, stop - start) * model.price, start)
        bought = _vat(tender, "purchase", model.vat)
        ends = [Owed("residual_value", model.index, bought, [back]), *_end_of_life(tender, offer, stop)]
    if model.kind == "deposit" and (whole or tender.residual_value != "annuity"):
        ends = list(_deposit(tender, offer, start, stop))
    for owed in ends:
        for due in owed.dues:
            yield owed.phase, due.month, due.amount * growth(tender, owed.index, due.priced) * owed.vat
    if model.kind == "pool":
        deposits = model.units_in_circulation * model.deposit * _vat(tender, "purchase", model.deposit_vat)
        yield "purchase", 0, deposits
        yield "residual_value", end, -deposits
    if model.kind == "lease" and tender.contracts_end_at_horizon and start + _leased(tender, model) > end:
        yield "use", end, model.early_end_cost * growth(tender, model.index, end) * _vat(tender, "use", model.vat)


def _bought_back(model: Any, age: int) -> float:
    """Return the share of the price that comes back at an age in months."""
    steps = [(round(12 * step.after_years), step.share_of_price) for step in model.buy_back]
    if age <= steps[0][0]:
        return float(steps[0][1])
    for (young, high), (old, low) in pairwise(steps):
        if young <= age <= old:
            return float(high + (low - high) * (age - young) / (old - young))
    return 0.0


# What a cost line asks


def _cost(tender: Tender, offer: Offer, cost: Cost, end: int) -> Iterator[Payment]:
    rate = _vat(tender, cost.phase, cost.vat)
    length = _product_length(tender, offer) if offer.business_model.kind not in ("pool", "pay_per_use") else None

    def paid(month: int, part: float = 1.0) -> Payment:
        return cost.phase, month, part * cost.amount * growth(tender, cost.index, month) * rate

    if cost.at_year is not None and not (cost.with_each_life and length):
        month = 12 * cost.at_year
        last = max(start for start in range(0, end, length or end) if start <= month)
        if month - last >= _warranty(cost):
            yield paid(month)
    elif cost.every_years is not None and length is None:
        period, month = round(12 * cost.every_years), 0
        while month + period < end:
            month += period
            yield paid(month)
        yield paid(end, (end - month) / period)
    elif cost.at_year is None and cost.every_years is None and (cost.warranty_years is None or length is None):
        for year in range(end // 12):
            yield paid(12 * year + {"start": 0, "middle": 6, "end": 12}[tender.yearly_costs_fall])
    elif length:
        runs_on = cost.at_year is None
        in_arrears = cost.every_years is None and runs_on and tender.yearly_costs_fall == "end"
        for start in range(0, end, length):
            dues = [Due(start + age, amount, start + age) for age, amount in _in_a_life(tender, cost, length)]
            owed = Owed(cost.phase, cost.index, rate, dues, once=not runs_on, in_arrears=in_arrears)
            yield from _settled(tender, offer.business_model.kind, owed, start, length, end)


def _warranty(cost: Cost) -> int:
    return 0 if cost.warranty_years is None else round(12 * cost.warranty_years)


def _in_a_life(tender: Tender, cost: Cost, length: int) -> Iterator[tuple[int, float]]:
    """Yield the age at which a cost falls in one whole life, and what it is, at the prices of the base date."""
    free = _warranty(cost)
    if cost.every_years is not None:
        period = round(12 * cost.every_years)
        for age in range(period, length, period):
            if age >= free:
                yield age, cost.amount
    elif cost.at_year is not None:
        if free <= 12 * cost.at_year < length:
            yield 12 * cost.at_year, cost.amount
    else:
        for begin in range(0, length, 12):
            months = min(12, length - begin)
            if begin >= free:
                after = {"start": 0, "middle": months // 2, "end": months}[tender.yearly_costs_fall]
                yield begin + after, cost.amount * months / 12


# How it is settled where the horizon cuts it off


def _settled(tender: Tender, kind: str, owed: Owed, start: int, length: int, end: int) -> Iterator[Payment]:
    """Yield what counts of one cost of one life, term or cycle."""

    def nominal(due: Due, priced: int | None = None) -> float:
        return due.amount * growth(tender, owed.index, due.priced if priced is None else priced) * owed.vat

    def is_inside(due: Due) -> bool:
        return due.month < end or (due.month == end and owed.in_arrears)

    if start + length <= end:
        for due in owed.dues:
            late = owed.is_price and due.amount > 0
            yield owed.phase, min(due.month, end) if late else due.month, nominal(due)
        return
    if kind == "buy_back":
        for due in owed.dues:
            if owed.is_price:
                yield owed.phase, min(due.month, end), nominal(due)
            elif is_inside(due):
                yield owed.phase, due.month, nominal(due)
        return
    if tender.residual_value == "annuity":
        months = [weight(tender, start + month, as_stated=True) for month in range(length)]
        share = sum(months[: end - start]) / sum(months)
        whole = sum(nominal(due) * weight(tender, due.month) for due in owed.dues)
        had = 0.0
        for due in filter(is_inside, owed.dues):
            yield owed.phase, due.month, nominal(due)
            had += nominal(due) * weight(tender, due.month)
        yield "residual_value", end, (share * whole - had) / weight(tender, end)
        return

    share = (end - start) / length
    counts_whole = owed.once and tender.residual_value == "none"
    costs = [due for due in owed.dues if due.amount > 0]
    receipts = [due for due in owed.dues if due.amount < 0]

    if owed.is_price:
        worth = 0.0
        for due in costs:
            yield owed.phase, min(due.month, end), nominal(due)
            worth += nominal(due) * weight(tender, due.month) / weight(tender, start)
        if not counts_whole:
            yield "residual_value", end, -(1 - share) * worth
    elif counts_whole:
        for due in costs:
            if is_inside(due):
                yield owed.phase, due.month, nominal(due)
            else:
                yield owed.phase, end, nominal(due, end)
    else:
        total, inside = sum(due.amount for due in costs), sum(due.amount for due in costs if is_inside(due))
        for due in filter(is_inside, costs):
            yield owed.phase, due.month, nominal(due)
            if inside > share * total:
                yield "residual_value", end, -(inside - share * total) / inside * nominal(due)
        if inside < share * total:
            yield owed.phase, end, nominal(Due(end, share * total - inside, end))

    total, inside = sum(due.amount for due in receipts), sum(due.amount for due in receipts if is_inside(due))
    for due in receipts:
        if counts_whole or is_inside(due):
            yield owed.phase, due.month, nominal(due)
        elif abs(inside) < share * abs(total):
            yield owed.phase, due.month, (share * total - inside) / (total - inside) * nominal(due)
        if is_inside(due) and not counts_whole and abs(inside) > share * abs(total):
            yield "residual_value", end, -(inside - share * total) / inside * nominal(due)


# What use costs, and what it does to the environment


def _use(tender: Tender, offer: Offer, year: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield what the use of one unit in a year costs, with who pays, its index and VAT rate."""
    model: Any = offer.business_model
    if model.kind not in ("pay_per_use", "pool"):
        return
    item = tender.item(offer.item)
    uses: Any = item.use_per_year
    use = uses[min(year, len(uses) - 1)] if isinstance(uses, list) else uses
    payer = item.fees_paid_by
    yield "authority", model.fixed_fee_per_year, model.index, model.vat
    if model.kind == "pool":
        own = item.loss_per_trip is None or model.covers_shortfall
        lost = use * (model.loss_per_trip if own else item.loss_per_trip)
        yield payer, use * model.fee_per_trip, model.index, model.vat
        yield "authority", lost * model.charge_per_lost_unit, model.index, model.vat
        yield "authority", lost * model.deposit, "fixed", model.deposit_vat
        return
    used = max(use, model.minimum_use_per_year)
    if not model.tiers:
        by_class = [item.qualities[name] * fee for name, fee in model.fee_by_quality.items()]
        yield payer, (sum(by_class) if by_class else model.fee_per_use) * used, model.index, model.vat
        return
    quantity = item.quantity * _counted(tender, offer)
    total, below, cost = used * quantity, 0.0, 0.0
    for tier in model.tiers:
        if tier.up_to is not None and abs(total - tier.up_to) <= 1e-9 * tier.up_to:
            total = tier.up_to
    for tier in model.tiers:
        bound = total if tier.up_to is None else tier.up_to
        if model.tier_basis == "each_tier":
            cost += tier.fee_per_use * max(min(total, bound) - below, 0.0)
        elif below < total <= bound or (tier.up_to is None and total > below) or below == total == 0:
            cost = tier.fee_per_use * total
        below = bound
    if quantity:
        yield payer, cost / quantity, model.index, model.vat


def _of_products(tender: Tender, offer: Offer, end: int) -> Iterator[tuple[int, float]]:
    """Yield what making and the end of life of one unit do, for the months that each one is used."""
    made, gone = max(offer.carbon.production_kg, 0.0), max(offer.carbon.end_of_life_kg, 0.0)
    length = _product_length(tender, offer)
    for start in range(0, end, length or end):
        stop = min(start + length, end) if length else end
        share = (stop - start) / length if length else 1.0
        yield start, share * made * carbon_price(tender, start)
        yield stop, share * gone * carbon_price(tender, stop)
        yield start, share * _mki_of_a_life(tender, offer) * _mki_growth(tender, start)


def _surcharged(tender: Tender, offer: Offer) -> float:
    return 1 + (tender.mki.category_3_surcharge if tender.mki and offer.mki and offer.mki.category_3 else 0.0)


def _mki_of_a_life(tender: Tender, offer: Offer) -> float:
    if tender.mki is None or offer.mki is None:
        return 0.0
    impacts = (offer.mki.impacts or {}).items()
    stated = offer.mki.per_life
    life = sum(amount * tender.mki.weights[impact] for impact, amount in impacts) if stated is None else stated
    return max(_surcharged(tender, offer) * life, 0.0)


def _mki_growth(tender: Tender, month: int) -> float:
    """Return the price factor of MKI, with discounting taken out again where it is not discounted."""
    if tender.mki is None or not tender.mki.is_cost:
        return 0.0
    return growth(tender, tender.mki.index, month) if tender.mki.discounted else 1 / weight(tender, month)


# Sums


def _counts(tender: Tender, phase: str) -> bool:
    return phase != USERS or tender.users_cost == "counts"


def users_pay(tender: Tender, bid: Bid) -> float:
    """Return the present value of what users pay, whether it counts or not."""
    return sum(amount * weight(tender, month) for phase, month, amount in payments(tender, bid) if phase == USERS)


def phases(tender: Tender, bid: Bid) -> dict[str, float]:
    """Return the present value by phase; what users pay is of use where it counts."""
    values: dict[str, float] = {}
    for stated, month, amount in payments(tender, bid):
        if not _counts(tender, stated):
            continue
        phase = "use" if stated == USERS else stated
        values[phase] = values.get(phase, 0.0) + amount * weight(tender, month)
    return values


def annual(tender: Tender, bid: Bid) -> float:
    """Return the equal yearly amount with the same value: each offer over the years in which it counts."""
    total = 0.0
    for offer in bid.offers:
        weights = sum(
            weight(tender, 12 * (year + 1), as_stated=True) for year in range(end_of(tender, offer) // 12)
        )
        counted = [one for one in _offer(tender, offer) if _counts(tender, one[0])]
        value = sum(amount * weight(tender, month) for _phase, month, amount in counted)
        total += value / weights
    return total


def yearly(tender: Tender, bid: Bid, years: int | None = None) -> list[float]:
    """Return the nominal cash by year, up to the horizon or a later year, and on while anything comes in."""
    cash = [0.0] * ((years or tender.horizon_years) + 1)
    for phase, month, amount in payments(tender, bid):
        if phase not in ("externalities", USERS) and amount:
            year = -(-month // 12)
            cash += [0.0] * (year + 1 - len(cash))
            cash[year] += amount
    return cash
