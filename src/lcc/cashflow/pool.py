"""Deposit pool: reusable units in circulation. Losses are made up for, so that the pool stays as large as it was."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, once
from lcc.cashflow.lives import Lives
from lcc.figure.figure import Figure
from lcc.model.business_models import Pool
from lcc.model.tender import FIXED

_UNITS = ("business_model", "units_in_circulation")
_DEPOSIT = ("business_model", "deposit")
_LOSS = ("business_model", "loss_per_trip")
_FEE = ("business_model", "fee_per_trip")
_LOST = ("business_model", "charge_per_lost_unit")
_FIXED_FEE = ("business_model", "fixed_fee_per_year")


def lines(context: OfferContext, model: Pool, lives: Lives) -> Iterator[Line]:
    """Yield the deposit on the pool, what trips and losses cost every year, and the deposit at the horizon.

    The deposit on a unit that is lost is forfeited, and paid again for the unit that takes its place. What a loss
    costs is the deposit and the charge, which together may differ from the value of the thing.
    """
    pool = context.quantity * context.stated(*_UNITS) * context.stated(*_DEPOSIT)
    yield from context.line(
        "purchase", "Deposit paid", _DEPOSIT, pool, once(0), FIXED, vat=model.deposit_vat, vat_phase="purchase"
    )
    yield from context.line(
        "residual_value", "Deposit returned", _DEPOSIT, -pool, once(lives.horizon), FIXED, vat=model.deposit_vat,
        vat_phase="purchase", in_arrears=True,
    )  # fmt: skip
    at_end = context.tender.fees_fall == "end"
    for trips, schedule in context.uses_by_year():
        lost = context.quantity * trips * loss_per_trip(context, model)
        yield from context.line(
            "use", "Replacement of lost units", _LOSS, lost * context.stated(*_DEPOSIT), schedule, FIXED,
            vat=model.deposit_vat, vat_phase="use", in_arrears=at_end,
        )  # fmt: skip
        if context.states(*_LOST):
            charge = lost * context.stated(*_LOST)
            yield from context.line(
                "use", "Charge for lost units", _LOST, charge, schedule, model.index, vat=model.vat, vat_phase="use",
                in_arrears=at_end,
            )  # fmt: skip
        if context.states(*_FEE):
            fee = context.quantity * trips * context.stated(*_FEE)
            yield from context.line(
                "use", "Fee per trip", _FEE, fee, schedule, model.index, vat=model.vat, vat_phase="use",
                in_arrears=at_end, payer=context.item.fees_paid_by,
            )  # fmt: skip
    if context.states(*_FIXED_FEE):
        fixed = context.quantity * context.stated(*_FIXED_FEE)
        yield from context.line(
            "use", "Fixed fee", _FIXED_FEE, fixed, context.every_year_of_fees, model.index,
            vat=model.vat, vat_phase="use", in_arrears=at_end,
        )  # fmt: skip


def loss_per_trip(context: OfferContext, model: Pool) -> Figure:
    """Return the share of trips that lose a unit: the tender's, or the bidder's if it pays for the difference."""
    if context.item.loss_per_trip is None or model.covers_shortfall:
        return context.stated(*_LOSS)
    return context.of_item("loss_per_trip")
