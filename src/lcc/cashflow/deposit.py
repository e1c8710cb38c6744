"""Deposit (statiegeld): paid at the start of each cycle; most of it comes back at the end, as it was paid."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Label, Line
from lcc.cashflow.lives import Lives
from lcc.cashflow.price import price_paid
from lcc.cashflow.settlement import CostOfLife, Payments, lines_of_cost
from lcc.figure.figure import Figure, figure
from lcc.library.phases import Phase, PricedPhase
from lcc.model.business_models import Deposit
from lcc.record.path import Path

_DEPOSIT: Path = ("business_model", "deposit")
_RATE: Path = ("business_model", "return_rate")
_INTEREST: Path = ("business_model", "interest")
_LOST: Path = ("business_model", "charge_per_lost_unit")
_PRICE: Path = ("business_model", "price")
_RETURN: Path = ("business_model", "return_cost")


def lines(context: OfferContext, model: Deposit, lives: Lives) -> Iterator[Line]:
    """Yield price and deposit at each start, and at each end what comes back, what was lost and the return cost.

    A cycle that the horizon cuts off ends there: the deposit comes back, and what was lost is charged whole. As an
    annuity the whole cycle counts for its share instead.
    """
    is_annuity = context.tender.residual_value == "annuity"
    cycles = lives if is_annuity else lives._replace(end_at_horizon=True)

    def cost(
        phase: Phase, label: Label, amount: Figure, source: Path, vat: str, vat_phase: PricedPhase, lives: Lives
    ) -> Iterator[Line]:
        at_end = label != "Deposit paid"
        lag = lives.length if label == "Deposit returned" else 0
        payment = Payments(amount, source, lives.length if at_end else 0, price_lag=lag)
        one = CostOfLife(phase, label, [payment], model.index, vat, vat_phase, at_horizon=at_end)
        yield from lines_of_cost(context, one, lives)

    if context.states(*_PRICE):
        yield from price_paid(context, model, lives)
    deposit = context.quantity * context.stated(*_DEPOSIT)
    rate, vat = return_rate(context, model), model.deposit_vat
    yield from cost("purchase", "Deposit paid", deposit, _DEPOSIT, vat, "purchase", cycles)
    if is_annuity:
        back = -_grown(context, rate * deposit, lives.length)
        yield from cost("residual_value", "Deposit returned", back, _RATE, vat, "purchase", cycles)
    for schedule, held in () if is_annuity else cycles.all_ends():
        yield from context.line(
            "residual_value", "Deposit returned", _RATE, -_grown(context, rate * deposit, held), schedule, model.index,
            price_lag_months=held, vat=vat, vat_phase="purchase", in_arrears=True,
        )  # fmt: skip
    if context.states(*_LOST):
        lost = (1 - rate) * context.quantity * context.stated(*_LOST)
        yield from cost("disposal", "Charge for lost units", lost, _LOST, model.vat, "disposal", cycles)
    if context.states(*_RETURN):
        returned = context.quantity * context.stated(*_RETURN)
        yield from cost("disposal", "Return cost", returned, _RETURN, model.vat, "disposal", lives)


def return_rate(context: OfferContext, model: Deposit) -> Figure:
    """Return the share of deposits that comes back: the tender's, or the bidder's if it pays for the difference."""
    if context.item.return_rate is None or model.covers_shortfall:
        return context.stated(*_RATE)
    return context.of_item("return_rate")


def _grown(context: OfferContext, returned: Figure, held: int) -> Figure:
    """Return what comes back after some months, at the price at which the deposit was paid."""
    if not context.states(*_INTEREST):
        return returned
    return returned * (1 + context.stated(*_INTEREST)) ** (figure(held) / 12)
