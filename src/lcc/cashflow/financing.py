"""What an offer asks for spreading or lending money, beside the price at which the product could simply be bought."""

from dataclasses import dataclass

from lcc.cashflow.buy_back import share_at
from lcc.cashflow.context import OfferContext
from lcc.cashflow.deposit import return_rate
from lcc.figure.figure import Figure, figure
from lcc.model.business_models import BuyBack, Deposit, Lease
from lcc.record.record import months


@dataclass(frozen=True, slots=True)
class Financing:
    """One life of one unit against its cash price, at prices of the base date.

    Parameters
    ----------
    periods, months_in_period
        How often a payment falls due.
    payment
        What is paid each period.
    at_start
        What the authority does not pay at the start because of the offer; below zero what it pays more.
    at_end
        What it receives at the end; below zero what it pays.
    in_advance
        Payments fall at the start of each period.
    """

    periods: int
    months_in_period: int
    payment: Figure
    at_start: Figure
    at_end: Figure
    in_advance: bool


def financing(context: OfferContext) -> Financing | None:
    """Return the financing in an offer; None where it names no cash price."""
    model = context.offer.business_model
    if not isinstance(model, Lease | Deposit | BuyBack) or model.cash_price is None:
        return None
    cash = _of(context, "cash_price")
    if isinstance(model, Lease):
        end = _of(context, "return_cost")
        if model.used_option(context.tender):
            end = context.stated("business_model", "purchase_option", "price")
        periods = model.term_months // model.every_months
        start = cash - _of(context, "upfront")
        return Financing(periods, model.every_months, _of(context, "payment"), start, -end, model.in_advance)
    if isinstance(model, Deposit):
        start = cash - _of(context, "price") - _of(context, "deposit")
        grown = (1 + _of(context, "interest")) ** (figure(model.cycle_months) / 12)
        kept = return_rate(context, model)
        end = kept * _of(context, "deposit") * grown - (1 - kept) * _of(context, "charge_per_lost_unit")
        return _loan(model.cycle_months, start, end - _of(context, "return_cost"))
    life = months(model.service_life_years)
    found = share_at(context, model, life)
    share = figure(0.0) if found is None else found[1]
    return _loan(life, cash - _of(context, "price"), share * _of(context, "price"))


def _loan(length: int, start: Figure, end: Figure) -> Financing:
    return Financing(length, 1, figure(0.0), start, end, in_advance=False)


def _of(context: OfferContext, field: str) -> Figure:
    """Return a number of the business model; a plain zero where the bid does not state it."""
    source = ("business_model", field)
    return context.stated(*source) if context.states(*source) else figure(0.0)
