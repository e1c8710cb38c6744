"""The price of what is bought: at the start of each life, at once or in instalments."""

from collections.abc import Iterator, Sequence

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, Schedule, once
from lcc.cashflow.lives import Lives
from lcc.cashflow.settlement import CREDIT, CostOfLife, Payments, lines_of_cost, settled
from lcc.figure.figure import total
from lcc.model.business_models import BuyBack, Deposit, Instalment, Purchase

_PRICE = ("business_model", "price")


def price_paid(context: OfferContext, model: Purchase | BuyBack | Deposit, lives: Lives) -> Iterator[Line]:
    """Yield the price of each life, and what settles that of a last life that the horizon cuts off.

    Instalments are at the prices of the start of the life. Those still due at the horizon are paid there; of what all
    instalments are worth at the start of the life, the share beyond the horizon is credited. A price that the authority
    is paid is a receipt as any other.
    """
    price = context.quantity * context.stated(*_PRICE)
    payments = [Payments(price, _PRICE, 0)]
    instalments: Sequence[Instalment] = getattr(model, "instalments", ())
    if instalments:
        payments = [
            Payments(
                context.stated("business_model", "instalments", k, "share") * price,
                ("business_model", "instalments", k, "share"),
                instalment.after_months,
                price_lag=instalment.after_months,
            )
            for k, instalment in enumerate(instalments)
        ]
    cost = CostOfLife("purchase", "Purchase price", payments, model.index, model.vat, "purchase")
    if not instalments or model.price < 0:
        yield from lines_of_cost(context, cost, lives)
        yield from _received_later(context, cost, lives)
    else:
        yield from _in_instalments(context, cost, lives)


def _received_later(context: OfferContext, cost: CostOfLife, lives: Lives) -> Iterator[Line]:
    """Yield what comes in after the horizon of lives that are over by then, on its own day.

    Instalments can outlast a life where the item's longest life cuts it short.
    """
    for one in cost.payments:
        before = max(-(-(lives.horizon - one.first) // lives.length), 0)
        if (later := lives.full_ends.payments - before) > 0:
            yield from context.line(
                cost.phase, cost.label, one.source, one.amount,
                Schedule(one.first + before * lives.length, lives.length, later), cost.index,
                price_lag_months=one.price_lag, vat=cost.vat, vat_phase=cost.vat_phase, reason="to_come",
            )  # fmt: skip


def _in_instalments(context: OfferContext, cost: CostOfLife, lives: Lives) -> Iterator[Line]:
    is_annuity = context.tender.residual_value == "annuity" and lives.is_last_cut and not lives.end_at_horizon
    for one in cost.payments:
        times = max(-(-(lives.horizon - one.first) // lives.length), 0)
        due = once(one.first)._replace(every_months=lives.length, payments=times)
        yield from context.line(
            cost.phase, cost.label, one.source, one.amount, due, cost.index,
            price_lag_months=one.first, vat=cost.vat, vat_phase=cost.vat_phase,
        )  # fmt: skip
        for start in range(times * lives.length, lives.last_start if is_annuity else lives.horizon, lives.length):
            yield from context.line(
                cost.phase, cost.label, one.source, one.amount, once(lives.horizon), cost.index,
                price_lag_months=lives.horizon - start, vat=cost.vat, vat_phase=cost.vat_phase, reason="instalment",
            )  # fmt: skip
    if is_annuity:
        yield from settled(context, cost, lives)
    elif lives.is_last_cut and not lives.end_at_horizon and context.tender.residual_value == "straight_line":
        first = lives.last_start
        worth = total([one.amount * context.discounted(first, first + one.first) for one in cost.payments])
        yield from context.line(
            "residual_value", CREDIT, _PRICE, -((1 - lives.share_of_last) * worth), once(lives.horizon), cost.index,
            price_lag_months=lives.months_of_last, vat=cost.vat, vat_phase=cost.vat_phase, settles="purchase",
            reason="credited", settled_cost=cost.label,
        )  # fmt: skip
