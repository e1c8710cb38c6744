"""Leases that run on after the horizon, of which nothing is said about an early end."""

from collections.abc import Iterator

from lcc.model.business_models import Lease
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark

_MUCH = 0.1
"""From this part of the cost on, what is owed after the horizon is worth a remark."""


def past_horizon(tender: Tender, received: ReceivedBid) -> Iterator[Message]:
    """Yield the leases whose first contract runs past the horizon, with what the authority owes after it.

    A renewal that starts inside is a choice: only a long one is named.
    """
    for position, offer in enumerate(received.bid.offers):
        model, item = offer.business_model, tender.item(offer.item)
        if not isinstance(model, Lease) or model.used_option(tender) or "early_end_cost" in model.model_fields_set:
            continue
        after = model.contract_months(tender) - tender.horizon_months
        is_bound = model.term_months > tender.horizon_months or 2 * after > tender.horizon_months
        if after <= 0 or not is_bound or tender.comparison != "common_horizon":
            continue
        weight = 1.0 if item.option_weight is None else item.option_weight
        owed = item.quantity * weight * _owed(tender, model)
        if owed > _MUCH * abs(received.compared):
            words = {"item": offer.item, "months": float(after), "owed": owed}
            yield remark(
                "past_horizon", (received.bid.name,), words, ("offers", position, "business_model", "term_months")
            )


def _owed(tender: Tender, model: Lease) -> float:
    """Return the payments for the months after the horizon, of one unit, at prices of the base date."""
    owed, start = 0.0, 0
    for length, payment, _path in model.terms(tender):
        after = max(start + length - max(start, tender.horizon_months), 0)
        owed += payment * after / model.every_months
        start += length
    return owed
