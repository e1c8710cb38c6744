"""Buy-back: a purchase of which the supplier pays back a share of the price, by its age."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.cashflow.price import price_paid
from lcc.figure.figure import Figure, figure
from lcc.model.business_models import BuyBack
from lcc.record.path import Path
from lcc.record.record import months


def lines(context: OfferContext, model: BuyBack, lives: Lives) -> Iterator[Line]:
    """Yield the price at each start, and at each end the share of it that is paid back at that age."""
    yield from price_paid(context, model, lives)
    price = context.quantity * context.stated("business_model", "price")
    for schedule, age in lives.all_ends():
        found = share_at(context, model, age)
        if found is not None:
            source, share = found
            yield from context.line(
                "residual_value", "Buy-back", source, -(share * price), schedule, model.index,
                price_lag_months=age, vat=model.vat, vat_phase="purchase", in_arrears=True,
            )  # fmt: skip


def share_at(context: OfferContext, model: BuyBack, age: int) -> tuple[Path, Figure] | None:
    """Return the share that is paid back at an age in months, and the step from which on it holds.

    In a straight line between two steps; up to the first step that of the first one; None past the last one.
    """
    ages = [months(step.after_years) for step in model.buy_back]
    after = next((k for k, step in enumerate(ages) if step >= age), None)
    if after is None:
        return None
    source = ("business_model", "buy_back", after, "share_of_price")
    share = context.stated(*source)
    if after == 0 or ages[after] == age:
        return source, share
    before = context.stated("business_model", "buy_back", after - 1, "share_of_price")
    gone = figure(age - ages[after - 1]) / (ages[after] - ages[after - 1])
    return source, before - gone * (before - share)
