"""Lease: a payment each period of successive terms; the supplier keeps the product, unless an option is used."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.figure import figure
from lcc.cashflow.line import Line, Schedule, once
from lcc.cashflow.lives import Lives
from lcc.model.business_models import Lease
from lcc.model.record import Path

_PAYMENT = ("business_model", "payment")
_UPFRONT = ("business_model", "upfront")
_RETURN = ("business_model", "return_cost")
_EARLY_END = ("business_model", "early_end_cost")
_OPTION = ("business_model", "purchase_option", "price")


def lives(context: OfferContext, model: Lease) -> Lives:
    """Return a life for each term with its renewals, or for each product that is bought in the end."""
    return context.lives("straight_line")


def lines(context: OfferContext, model: Lease, lives: Lives) -> Iterator[Line]:
    """Yield the upfront payment, the payments of each period, and what the end of the lease costs."""
    if context.states(*_UPFRONT):
        upfront = context.quantity * context.stated(*_UPFRONT)
        yield from context.line(
            "purchase", "Upfront payment", _UPFRONT, upfront, lives.starts, model.index, vat=model.vat
        )
        yield from context.credit_beyond_horizon(_UPFRONT, upfront, lives, model.index, vat=model.vat)
    for source, schedule in payments(model, lives):
        payment = context.quantity * context.stated(*source)
        yield from context.line("use", "Lease payment", source, payment, schedule, model.index, vat=model.vat)
    if context.states(*_EARLY_END) and lives.months_of_last < model.leased_months:
        cost = context.quantity * context.stated(*_EARLY_END)
        yield from context.line(
            "use", "Early end", _EARLY_END, cost, once(lives.horizon), model.index, vat=model.vat
        )
    if model.used_option(context.tender):
        yield from _purchase_option(context, model, lives)
    elif context.states(*_RETURN):
        yield from context.at_each_end("disposal", "Return cost", _RETURN, lives, model.index, vat=model.vat)


def _purchase_option(context: OfferContext, model: Lease, lives: Lives) -> Iterator[Line]:
    """Yield its price when the lease ends before the horizon, and the credit for use beyond the horizon."""
    leased, price = model.leased_months, context.quantity * context.stated(*_OPTION)
    schedule = Schedule(leased, lives.length, max(-(-(lives.horizon - leased) // lives.length), 0))
    yield from context.line("purchase", "Purchase option", _OPTION, price, schedule, model.index, vat=model.vat)
    owned = lives.months_of_last - leased
    if lives.is_last_cut and owned > 0:
        beyond = 1 - figure(owned) / (lives.length - leased)
        yield from context.line(
            "residual_value", "Share of the last life beyond the horizon", _OPTION, -(beyond * price),
            once(lives.horizon), model.index, price_lag_months=owned, vat=model.vat,
        )  # fmt: skip


def payments(model: Lease, lives: Lives) -> Iterator[tuple[Path, Schedule]]:
    """Yield the months of payment: one series where equal periods fill the terms, or else one for each term."""
    if not model.renewals and lives.length == model.term_months and model.term_months % model.every_months == 0:
        yield _PAYMENT, _between(model, 0, lives.horizon)
        return
    terms: list[tuple[int, Path]] = [(model.term_months, _PAYMENT)]
    terms += [
        (renewal.months, ("business_model", "renewals", i, "payment")) for i, renewal in enumerate(model.renewals)
    ]
    for start in range(0, lives.horizon, lives.length):
        for length, source in terms:
            yield source, _between(model, min(start, lives.horizon), min(start + length, lives.horizon))
            start += length


def _between(model: Lease, start: int, end: int) -> Schedule:
    period = model.every_months
    if model.in_advance:
        return Schedule(start, period, -(-(end - start) // period))
    return Schedule(start + period, period, (end - start) // period)
