"""Buy-back: a purchase of which the supplier pays back a share of the price, by its age."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.cashflow.price import price_paid
from lcc.model.business_models import BuyBack
from lcc.model.record import months


def lives(context: OfferContext, model: BuyBack) -> Lives:
    """Return a life for each time that the product is bought; the buy-back replaces the share of life."""
    return context.lives("none")


def lines(context: OfferContext, model: BuyBack, lives: Lives) -> Iterator[Line]:
    """Yield the price at each start, and at each end the share of it that is paid back at that age."""
    yield from price_paid(context, model, lives)
    price = context.quantity * context.stated("business_model", "price")
    for schedule, age in lives.all_ends():
        step = step_at(model, age)
        if step is not None:
            source = ("business_model", "buy_back", step, "share_of_price")
            yield from context.line(
                "residual_value", "Buy-back", source, -(context.stated(*source) * price), schedule, model.index,
                price_lag_months=age, vat=model.vat,
            )  # fmt: skip


def step_at(model: BuyBack, age: int) -> int | None:
    """Return the position of the first step at or after this age in months; None past the last one."""
    return next((i for i, step in enumerate(model.buy_back) if months(step.after_years) >= age), None)
