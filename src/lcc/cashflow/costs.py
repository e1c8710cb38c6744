"""What comes beside the business model: costs, consumption, end of life and take-back."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Label, Line, Schedule, once
from lcc.cashflow.lives import Lives, charged
from lcc.cashflow.settlement import CostOfLife, Payments, lines_of_cost
from lcc.figure.figure import Figure, figure
from lcc.library.phases import Phase, PricedPhase
from lcc.model.bid import Cost
from lcc.record.path import Path
from lcc.record.record import months


def costs(context: OfferContext) -> Iterator[Line]:
    """Yield the costs that the bidder names."""
    for i, cost in enumerate(context.offer.costs):
        source = ("costs", i, "amount")
        stated = context.stated(*source)
        amount = context.weighed(stated) if cost.per == "bid" else context.quantity * stated
        payments = _payments(context, cost, amount, source)
        if payments is not None:
            falls_at_end = cost.is_yearly and context.tender.yearly_costs_fall == "end"
            of_life = CostOfLife(
                cost.phase, "", payments, cost.index, cost.vat, cost.phase,
                name=cost.name, is_running=cost.at_year is None, at_horizon=falls_at_end,
            )  # fmt: skip
            yield from lines_of_cost(context, of_life, context.product_lives)
            continue
        for share, schedule in _without_life(context, cost):
            at_end = cost.is_yearly and context.tender.yearly_costs_fall == "end"
            yield from context.line(
                cost.phase, "", source, charged(amount, share), schedule, cost.index,
                name=cost.name, vat=cost.vat, vat_phase=cost.phase, reason="interval" if share.value < 1 else "",
                in_arrears=at_end,
            )  # fmt: skip


def _payments(context: OfferContext, cost: Cost, amount: Figure, source: Path) -> list[Payments] | None:
    """Return when a cost falls in each life of the product; None where it does not hang on one.

    Strictly before the end of the life; under warranty, not while the product is younger than that. A yearly cost under
    warranty is for a year of the life, the last of which counts for its months.
    """
    life = context.months_of_costs
    warranty = 0 if cost.warranty_years is None else months(cost.warranty_years)
    if life is None or (cost.at_year is not None and not cost.with_each_life) or (cost.is_yearly and not warranty):
        return None
    if cost.at_year is not None:
        falls = 12 * cost.at_year
        return [Payments(amount, source, falls)] if warranty <= falls < life else []
    if cost.every_years is not None:
        period = months(cost.every_years)
        first = max(-(-warranty // period), 1) * period
        number = (life - 1 - first) // period + 1
        return [Payments(amount, source, first, period, number)] if number > 0 else []
    free, (years, rest) = -(-warranty // 12), divmod(life, 12)
    payments = [Payments(amount, source, 12 * free + context.month_in_year(12), 12, max(years - free, 0))]
    if rest and 12 * years >= warranty:
        moment = 12 * years + context.month_in_year(rest)
        payments.append(Payments(amount, source, moment, weight=rest / 12))
    return [one for one in payments if one.number]


def _without_life(context: OfferContext, cost: Cost) -> Iterator[tuple[Figure, Schedule]]:
    """Yield when a cost falls that does not hang on a life, with the share of it that counts.

    Each year; once; or every n years from the base date on, with the part of the last interval inside the horizon.
    """
    horizon = context.horizon
    if cost.at_year is not None:
        moment, lives = 12 * cost.at_year, context.product_lives
        age = moment - min(moment // lives.length * lives.length, lives.last_start)
        if cost.warranty_years is None or age >= months(cost.warranty_years):
            yield figure(1), once(moment)
    elif cost.every_years is not None:
        period = months(cost.every_years)
        events = (horizon - 1) // period
        yield figure(1), Schedule(period, period, events)
        rest = horizon - period * events
        yield (figure(1) if rest == period else figure(rest) / period), once(horizon)
    else:
        yield figure(1), context.every_year


def consumption(context: OfferContext) -> Iterator[Line]:
    """Yield what the product consumes each year, at the tender's prices."""
    for i, consumed in enumerate(context.offer.consumption):
        source = ("consumption", i, "per_year")
        resource = context.tender.resources[consumed.resource]
        name, used = consumed.resource, context.quantity * context.stated(*source)
        cost = used * context.set_by_tender("resources", name, "price")
        yield from context.line(
            consumed.phase, "", source, cost, context.every_year, resource.index,
            name=name, vat=resource.vat, in_arrears=context.tender.yearly_costs_fall == "end",
        )  # fmt: skip


def end_of_life(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield demolition and disposal at the end of each life."""
    ways: tuple[tuple[PricedPhase, Label], ...] = (("demolition", "Demolition"), ("disposal", "Disposal"))
    for phase, label in ways:
        if context.states("end_of_life", phase):
            end, source = context.offer.end_of_life, ("end_of_life", phase)
            payment = Payments(context.quantity * context.stated(*source), source, lives.length)
            cost = CostOfLife(phase, label, [payment], end.index, end.vat, phase, at_horizon=True)
            yield from lines_of_cost(context, cost, lives)


def take_back(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield what the supplier pays for materials at the end of each life, or asks where the price is negative."""
    for i, taken in enumerate(context.offer.take_back):
        source = ("take_back", i, "price_per_kg")
        value = context.quantity * context.stated("take_back", i, "mass") * context.stated(*source)
        phase: Phase = "disposal" if taken.price_per_kg < 0 else "residual_value"
        payment = Payments(-value, source, lives.length)
        cost = CostOfLife(
            phase, "Take-back", [payment], taken.index, taken.vat, "disposal", name=taken.material, at_horizon=True
        )
        yield from lines_of_cost(context, cost, lives)
