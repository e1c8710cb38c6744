"""A contract on a day as plain values, for programs."""

from typing import Any

from lcc.contract.agenda import Event
from lcc.contract.chain import last_checksum
from lcc.contract.followed import Followed
from lcc.contract.indexation import Adjustment
from lcc.contract.ledger import DatedPayment
from lcc.figure.rounding import all_as_written


def as_json(found: Followed) -> dict[str, Any]:
    """Return everything that follows from a contract on a day; days as 2027-01-31, money in the currency."""
    room, default, forecast = found.room, found.default, found.forecast
    plain: dict[str, Any] = {
        "tender": found.contract.tender.id,
        "supplier": found.contract.bid.name,
        "currency": found.contract.tender.currency,
        "at": found.at.isoformat(),
        "checksum": last_checksum(found.contract),
        "entries": len(found.contract.log),
        "payments": [_payment(one) for one in found.promised],
        "paid": [
            {
                "promise": one.promise, "year": one.year, "promised": one.promised, "paid": one.paid,
                "due": one.due, "difference": one.difference,
            }
            for one in found.paid
        ],
        "measured": [
            {
                "promise": one.promise, "date": one.day.isoformat(), "promised": one.promised,
                "measured": one.measured, "ratio": one.ratio,
            }
            for one in found.measured
        ],
        "bonus_malus": [
            {
                "promise": one.promise, "date": one.day.isoformat(), "promised": one.promised,
                "measured": one.measured, "steps": one.steps, "amount": one.amount,
            }
            for one in found.dues
        ],
        "loss_by_year": {str(year): loss for year, loss in found.loss.items()},
        "adjustments": {name: [_adjustment(one) for one in each] for name, each in found.adjustments.items()},
        "claims_due": [_payment(one) for one in found.claims],
        "claims_unrecorded": [_payment(one) for one in found.claims_unrecorded],
        "claims_after_end": [_payment(one) for one in found.claims_after_end],
        "default": {
            "at": default.at.isoformat(), "has_happened": found.seen.defaulted is not None,
            "claims": default.claims, "secured": default.secured, "cost": default.cost,
        },
        "forecast": {
            "awarded": forecast.awarded, "agreed": forecast.agreed, "index": forecast.index,
            "measured": forecast.measured, "default": forecast.default, "paid": forecast.paid, "now": forecast.now,
        },
        "standing": None if (one := found.standing) is None else {
            "bids": one.bids, "rank": one.rank, "rank_again": one.rank_again, "life_cycle_cost": one.cost,
            "life_cycle_cost_again": one.cost_again, "first": list(one.first), "still_first": one.still_first,
        },
        "changes": {
            "net": room.net, "largest": room.largest, "value": room.value, "small": room.small,
            "threshold": room.threshold, "verdict": room.verdict,
        },
        "calendar": [_event(one) for one in found.agenda],
    }  # fmt: skip
    return dict(all_as_written(plain))


def _payment(one: DatedPayment) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(), "promise": one.promise, "amount": one.amount, "is_claim": one.is_claim,
    }  # fmt: skip


def _adjustment(one: Adjustment) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(), "periods": list(one.periods), "change": one.change, "applied": one.applied,
        "level": one.level, "figures": [each._asdict() for each in one.compared],
    }  # fmt: skip


def _event(one: Event) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(), "kind": one.kind, "about": one.about, "item": one.item, "amount": one.amount,
        "warnings": [day.isoformat() for day in one.warnings],
    }  # fmt: skip
