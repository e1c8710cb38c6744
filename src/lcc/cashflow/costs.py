"""What comes beside the business model: costs, consumption, end of life and take-back."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Label, Line, Schedule, once
from lcc.cashflow.lives import Lives, charged
from lcc.model.bid import Cost
from lcc.model.phases import Phase
from lcc.model.record import months


def costs(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield the costs that the bidder names."""
    for i, cost in enumerate(context.offer.costs):
        source = ("costs", i, "amount")
        stated = context.stated(*source)
        amount = context.weighed(stated) if cost.per == "bid" else context.quantity * stated
        for schedule in cost_schedules(context, cost, lives):
            yield from context.line(
                cost.phase, "", source, amount, schedule, cost.index, name=cost.name, vat=cost.vat
            )


def cost_schedules(context: OfferContext, cost: Cost, lives: Lives) -> Iterator[Schedule]:
    """Yield when a cost falls: each year, strictly inside the horizon every n years, or once.

    Under warranty it does not fall in the first years of each life. A yearly cost is for the year in which it falls;
    what counts is the age of the product at the start of that year.
    """
    lag = 0
    if cost.at_year is not None:
        schedule = once(12 * cost.at_year)
    elif cost.every_years is not None:
        period = months(cost.every_years)
        schedule = Schedule(period, period, (context.horizon - 1) // period)
    else:
        schedule, lag = context.every_year, context.month_in_year
    if cost.warranty_years is None:
        yield schedule
        return
    first, every, payments = schedule
    for life in range(lives.number):
        start = life * lives.length
        end = start + lives.length if life < lives.number - 1 else context.horizon + 12
        after_warranty = min(start + months(cost.warranty_years), end)
        skipped, stop = (
            min(max(-(-(month + lag - first) // every), 0), payments) for month in (after_warranty, end)
        )
        yield Schedule(first + every * skipped, every, stop - skipped)


def consumption(context: OfferContext) -> Iterator[Line]:
    """Yield what the product consumes each year, at the tender's prices."""
    for i, consumed in enumerate(context.offer.consumption):
        source = ("consumption", i, "per_year")
        resource = context.tender.resources[consumed.resource]
        name, used = consumed.resource, context.quantity * context.stated(*source)
        cost = used * context.set_by_tender("resources", name, "price")
        yield from context.line(
            consumed.phase, "", source, cost, context.every_year, resource.index, name=name, vat=resource.vat
        )


def end_of_life(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield demolition and disposal at the end of each life."""
    ways: tuple[tuple[Phase, Label], ...] = (("demolition", "Demolition"), ("disposal", "Disposal"))
    for phase, label in ways:
        if context.states("end_of_life", phase):
            end = context.offer.end_of_life
            yield from context.at_each_end(phase, label, ("end_of_life", phase), lives, end.index, vat=end.vat)


def take_back(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield what the supplier pays for materials at the end of each life, or asks where the price is negative."""
    for i, taken in enumerate(context.offer.take_back):
        source = ("take_back", i, "price_per_kg")
        value = context.quantity * context.stated("take_back", i, "mass") * context.stated(*source)
        phase: Phase = "disposal" if taken.price_per_kg < 0 else "residual_value"
        for schedule, share in lives.charged_ends():
            yield from context.line(
                phase, "Take-back", source, charged(-value, share), schedule, taken.index,
                name=taken.material, vat=taken.vat,
            )  # fmt: skip
