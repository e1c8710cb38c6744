"""What comes beside the business model: costs, consumption, end of life and emissions."""

from collections.abc import Callable, Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.figure import Figure
from lcc.cashflow.line import Label, Line, Schedule, once
from lcc.cashflow.lives import Lives, charged
from lcc.model.bid import Cost
from lcc.model.phases import Phase
from lcc.model.record import months
from lcc.model.tender import CARBON


def costs(context: OfferContext) -> Iterator[Line]:
    """Yield the costs that the bidder names."""
    for i, cost in enumerate(context.offer.costs):
        source = ("costs", i, "amount")
        amount = context.stated(*source) if cost.per == "bid" else context.quantity * context.stated(*source)
        yield from context.line(
            cost.phase, "", source, amount, cost_schedule(context, cost), cost.index, name=cost.name
        )


def cost_schedule(context: OfferContext, cost: Cost) -> Schedule:
    """Return when a cost falls: each year, strictly inside the horizon every n years, or once."""
    if cost.at_year is not None:
        return once(12 * cost.at_year)
    if cost.every_years is not None:
        period = months(cost.every_years)
        return Schedule(period, period, (context.horizon - 1) // period)
    return context.every_year


def consumption(context: OfferContext) -> Iterator[Line]:
    """Yield what the product consumes each year, at the tender's prices, and the emissions of that."""
    for i, consumed in enumerate(context.offer.consumption):
        source = ("consumption", i, "per_year")
        resource = context.tender.resources[consumed.resource]
        used = context.quantity * context.stated(*source)
        cost = used * context.set_by_tender("resources", consumed.resource, "price")
        yield from context.line(
            consumed.phase, "", source, cost, context.every_year, resource.index, name=consumed.resource
        )
        if "co2_kg" in resource.model_fields_set:
            emitted = used * context.set_by_tender("resources", consumed.resource, "co2_kg")
            yield from _emission(
                context, "Emissions of consumption", source, emitted, context.every_year, name=consumed.resource
            )


def end_of_life(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield demolition and disposal at the end of each life."""
    ways: tuple[tuple[Phase, Label], ...] = (("demolition", "Demolition"), ("disposal", "Disposal"))
    for phase, label in ways:
        if context.states("end_of_life", phase):
            index = context.offer.end_of_life.index
            yield from context.at_each_end(phase, label, ("end_of_life", phase), lives, index)


def emissions(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield the emissions of making the product at each start and of its end of life at each end."""
    moments: tuple[tuple[str, Label, Callable[[], Iterator[tuple[Schedule, Figure]]]], ...] = (
        ("production_kg", "Emissions of production", lives.charged_starts),
        ("end_of_life_kg", "Emissions at the end of life", lives.charged_ends),
    )
    for field, label, times in moments:
        source = ("carbon", field)
        if context.states(*source):
            for schedule, share in times():
                emitted = charged(context.quantity * context.stated(*source), share)
                yield from _emission(context, label, source, emitted, schedule)


def _emission(
    context: OfferContext,
    label: Label,
    source: tuple[str | int, ...],
    emitted: Figure,
    schedule: Schedule,
    name: str = "",
) -> Iterator[Line]:
    if context.tender.carbon_price:
        yield from context.line("externalities", label, source, emitted, schedule, CARBON, name=name)
