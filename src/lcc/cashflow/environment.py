"""Emissions and environmental costs (MKI): lines where they have a price, and what indicators are worked out of."""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import add

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Label, Line, Schedule
from lcc.cashflow.lives import Lives, charged
from lcc.figure.figure import Figure, figure, larger
from lcc.model.tender import CARBON, MKI


def emissions(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield the emissions, in kg CO2-eq: of making the product, of its end of life, and of what it consumes.

    Relief, an emission below zero, does not pay for other costs: it counts as none.
    """
    moments: tuple[tuple[str, Label, Callable[[], Iterator[tuple[Schedule, Figure]]]], ...] = (
        ("production_kg", "Emissions of production", lives.charged_starts),
        ("end_of_life_kg", "Emissions at the end of life", lives.charged_ends),
    )
    for field, label, times in moments:
        source = ("carbon", field)
        if context.states(*source):
            for schedule, share in times():
                emitted = charged(context.quantity * larger(context.stated(*source), 0.0), share)
                yield from context.line("externalities", label, source, emitted, schedule, CARBON, payer="society")
    yield from _of_consumption(context, "co2_kg", "Emissions of consumption", CARBON)


def environmental_costs(context: OfferContext, lives: Lives) -> Iterator[Line]:
    """Yield the MKI: of each life at its start, and of use every year."""
    offered = context.offer.mki
    if context.tender.mki is None or offered is None:
        return
    parts = [
        context.stated("mki", "impacts", impact) * context.set_by_tender("mki", "weights", impact)
        for impact in offered.impacts or {}
    ]
    per_life = reduce(add, parts) if parts else figure(0.0)
    if offered.per_life is not None:
        per_life = context.stated("mki", "per_life")
    per_year = context.stated("mki", "per_year") if context.states("mki", "per_year") else None
    if offered.category_3:
        surcharge = 1 + context.set_by_tender("mki", "category_3_surcharge")
        per_life = surcharge * per_life
        per_year = None if per_year is None else surcharge * per_year
    per_life = larger(per_life, 0.0)
    source = ("mki", "per_life") if offered.impacts is None else ("mki", "impacts")
    for schedule, share in lives.charged_starts():
        amount = charged(context.quantity * per_life, share)
        yield from context.line("externalities", "MKI", source, amount, schedule, MKI, payer="society")
    if per_year is not None:
        amount = context.quantity * per_year
        yield from context.line(
            "externalities", "MKI of use", ("mki", "per_year"), amount, context.every_year, MKI, payer="society"
        )
    yield from _of_consumption(context, "mki", "MKI of consumption", MKI)


def _of_consumption(context: OfferContext, factor: str, label: Label, index: str) -> Iterator[Line]:
    """Yield what each resource that is consumed brings with it, by a factor that the tender states."""
    for i, consumed in enumerate(context.offer.consumption):
        source, name = ("consumption", i, "per_year"), consumed.resource
        if factor in context.tender.resources[name].model_fields_set:
            amount = context.quantity * context.stated(*source) * context.set_by_tender("resources", name, factor)
            yield from context.line(
                "externalities", label, source, amount, context.every_year, index, name=name, payer="society"
            )
