"""Buy-back: a purchase of which the supplier pays back a share of the price, by its age."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, once
from lcc.cashflow.lives import Lives
from lcc.model.business_models import BuyBack
from lcc.model.record import months

_PRICE = ("business_model", "price")


def lives(context: OfferContext, model: BuyBack) -> Lives:
    """Return a life for each time that the product is bought; the buy-back replaces the share of life."""
    return Lives(months(model.service_life_years), context.horizon, "none")


def lines(context: OfferContext, model: BuyBack, lives: Lives) -> Iterator[Line]:
    """Yield the price at each start, and at each end the share of it that is paid back at that age."""
    price = context.quantity * context.stated(*_PRICE)
    yield from context.line("purchase", "Purchase price", _PRICE, price, lives.starts, model.index)
    ends = [(lives.full_ends, lives.length)]
    if lives.months_of_last < lives.length:
        ends.append((once(lives.horizon), lives.months_of_last))
    for schedule, age in ends:
        step = step_at(model, age)
        if step is None:
            continue
        source = ("business_model", "buy_back", step, "share_of_price")
        paid_back = -(context.stated(*source) * context.quantity * context.stated(*_PRICE))
        yield from context.line(
            "residual_value", "Buy-back", source, paid_back, schedule, model.index, price_lag_months=age
        )


def step_at(model: BuyBack, age: int) -> int | None:
    """Return the position of the first step at or after this age in months; None past the last one."""
    return next((i for i, step in enumerate(model.buy_back) if months(step.after_years) >= age), None)
