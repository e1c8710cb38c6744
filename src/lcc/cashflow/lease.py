"""Lease: a payment each period of successive contracts; the supplier keeps the product, unless an option is used."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, once, titled
from lcc.cashflow.lives import Lives
from lcc.cashflow.settlement import CostOfLife, Payments, lines_of_cost
from lcc.library.phases import PricedPhase
from lcc.model.business_models import Lease
from lcc.record.path import Path

_UPFRONT: Path = ("business_model", "upfront")
_RETURN: Path = ("business_model", "return_cost")
_EARLY_END: Path = ("business_model", "early_end_cost")
_OPTION: Path = ("business_model", "purchase_option", "price")


def lines(context: OfferContext, model: Lease, lives: Lives) -> Iterator[Line]:
    """Yield the upfront payment, the payments of each period, and what the end of the lease costs."""
    if context.states(*_UPFRONT):
        yield from _once(context, model, lives, "purchase", _UPFRONT, 0)
    payments = list(_payments(context, model))
    cost = CostOfLife(
        "use", "Lease payment", payments, model.index, model.vat, "use",
        is_running=True, at_horizon=not model.in_advance,
    )  # fmt: skip
    yield from lines_of_cost(context, cost, lives)
    if context.tender.contracts_end_at_horizon and model.contract_months(context.tender) > lives.months_of_last:
        early = context.quantity * context.stated(*_EARLY_END)
        yield from context.line(
            "use", "Early end", _EARLY_END, early, once(lives.horizon), model.index, vat=model.vat, vat_phase="use",
            in_arrears=True,
        )  # fmt: skip
    if model.used_option(context.tender):
        leased = model.contract_months(context.tender)
        yield from _once(context, model, lives, "purchase", _OPTION, leased)
    elif context.states(*_RETURN):
        yield from _once(context, model, lives, "disposal", _RETURN, lives.length)


def _once(
    context: OfferContext, model: Lease, lives: Lives, phase: PricedPhase, source: Path, month: int
) -> Iterator[Line]:
    """Yield what falls once in each contract, some months after its start."""
    payment = Payments(context.quantity * context.stated(*source), source, month)
    at_end = month == lives.length
    cost = CostOfLife(phase, titled(Lease, source), [payment], model.index, model.vat, phase, at_horizon=at_end)
    yield from lines_of_cost(context, cost, lives)


def _payments(context: OfferContext, model: Lease) -> Iterator[Payments]:
    """Yield the payments of the term and of each renewal that counts."""
    start, every = 0, model.every_months
    for length, _payment, field in model.terms(context.tender):
        source = ("business_model", *field)
        amount = context.quantity * context.stated(*source)
        yield Payments(amount, source, start if model.in_advance else start + every, every, length // every)
        start += length
