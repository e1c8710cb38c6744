"""Pay-per-use: a fixed fee and a fee for each use, every year."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.figure import larger
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.model.business_models import PayPerUse

_FEE = ("business_model", "fee_per_use")
_FIXED_FEE = ("business_model", "fixed_fee_per_year")
_MINIMUM = ("business_model", "minimum_use_per_year")


def lives(context: OfferContext, model: PayPerUse) -> Lives:
    """Return one life: the product is there as long as it is paid for."""
    return Lives(context.horizon, context.horizon)


def lines(context: OfferContext, model: PayPerUse, lives: Lives) -> Iterator[Line]:
    """Yield the fixed fee and the fee for use as the tender states it, but at least the minimum."""
    if context.states(*_FIXED_FEE):
        fixed = context.quantity * context.stated(*_FIXED_FEE)
        yield from context.line("use", "Fixed fee", _FIXED_FEE, fixed, context.every_year, model.index)
    use = larger(context.use_per_year, context.stated(*_MINIMUM))
    fee = context.quantity * context.stated(*_FEE) * use
    yield from context.line("use", "Fee for use", _FEE, fee, context.every_year, model.index)
