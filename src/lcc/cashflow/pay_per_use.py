"""Pay-per-use: a fixed fee and a fee for each use, every year."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.figure.figure import Figure, beyond, larger, smaller
from lcc.model.business_models import PayPerUse
from lcc.record.path import Path

_FEE = ("business_model", "fee_per_use")
_FIXED_FEE = ("business_model", "fixed_fee_per_year")
_MINIMUM = ("business_model", "minimum_use_per_year")
_TIERS = ("business_model", "tiers")
_BY_QUALITY = ("business_model", "fee_by_quality")


def lines(context: OfferContext, model: PayPerUse, lives: Lives) -> Iterator[Line]:
    """Yield the fixed fee and the fee for use as the tender states it, but at least the minimum."""
    if context.states(*_FIXED_FEE):
        fixed = context.quantity * context.stated(*_FIXED_FEE)
        yield from context.line(
            "use", "Fixed fee", _FIXED_FEE, fixed, context.every_year_of_fees, model.index,
            vat=model.vat, vat_phase="use", in_arrears=context.tender.fees_fall == "end",
        )  # fmt: skip
    for stated_use, schedule in context.uses_by_year():
        use = larger(stated_use, context.stated(*_MINIMUM))
        for source, name, fee in _fees(context, model, use):
            yield from context.line(
                "use", "Fee for use", source, fee, schedule, model.index, name=name, vat=model.vat, vat_phase="use",
                in_arrears=context.tender.fees_fall == "end", payer=context.item.fees_paid_by,
            )  # fmt: skip


def _fees(context: OfferContext, model: PayPerUse, use: Figure) -> Iterator[tuple[Path, str, Figure]]:
    """Yield what so much use of each unit costs, with where the fee stands; of each quality class by its name.

    The minimum is one of all classes together: their shares are of the use that is paid.
    """
    if model.tiers:
        yield (*_TIERS, 0, "fee_per_use"), "", tiered_fee(context, model, context.quantity * use)
    elif model.fee_by_quality:
        for quality in context.item.qualities:
            of_class = context.quantity * use * context.of_item("qualities", quality)
            source = (*_BY_QUALITY, quality)
            yield source, quality, of_class * context.stated(*source)
    else:
        yield _FEE, "", context.quantity * context.stated(*_FEE) * use


def tiered_fee(context: OfferContext, model: PayPerUse, use: Figure) -> Figure:
    """Return what a use of all units together costs.

    For each tier: the fee of the first one, and from its bound on what the next one adds to it or takes off: for the
    uses above the bound, or for all uses once the bound is passed.
    """
    fees = [context.stated(*_TIERS, i, "fee_per_use") for i in range(len(model.tiers))]
    bounds = [context.stated(*_TIERS, i, "up_to") for i in range(len(model.tiers) - 1)]
    if model.tier_basis == "whole_volume":
        fee = fees[0]
        for bound, lower, upper in zip(bounds, fees, fees[1:], strict=False):
            fee = fee + beyond(use, bound) * (upper - lower)
        return use * fee
    if not bounds:
        return use * fees[0]
    total = smaller(use, bounds[0]) * fees[0]
    for i, bound in enumerate(bounds):
        inside = smaller(use, bounds[i + 1]) - bound if i + 1 < len(bounds) else use - bound
        total = total + larger(inside, 0.0) * fees[i + 1]
    return total
