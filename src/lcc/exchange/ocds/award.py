"""Bids and awards as sections of a release; of others than the winner no more than may be told by default."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from lcc.award.standstill import standstill, standstill_days
from lcc.documents.letters.awarded import goes_to_only_bidder
from lcc.exchange.lots import DecidedLot, Discounted, NoticeBid
from lcc.exchange.ocds.parties import bidder
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import as_written, half_up, sum_of
from lcc.intake.options import OpenDataOptions
from lcc.library.phases import PHASES
from lcc.model.tender import Tender

_STATUS_OF_LOT = {"pending": "active", "active": "complete", "unsuccessful": "unsuccessful", None: "active"}


def award_status(outcome: DecidedLot, options: OpenDataOptions) -> str | None:
    """Return the status of the award of a lot: pending until the standstill period is over, for all that is known.

    None where lots have to be drawn first.
    """
    if outcome.state == "open":
        return None
    if outcome.award is None or outcome.winner is None:
        return "unsuccessful"
    evaluation, lot = outcome.award
    days = standstill_days(evaluation.tender, only_bidder=goes_to_only_bidder(evaluation, lot))
    if days == 0:
        return "active"
    if days is None or options.sent is None:
        return "pending"
    last = standstill(options.sent, days).last
    return "active" if datetime.fromisoformat(options.written).date() > last else "pending"


def lot_status(outcome: DecidedLot, options: OpenDataOptions) -> str:
    """Return the status of a lot: active until its award is final."""
    return _STATUS_OF_LOT[award_status(outcome, options)]


def shown_bids(outcomes: Sequence[DecidedLot], options: OpenDataOptions) -> list[NoticeBid]:
    """Return the bids that are shown with the name of who made them: those that win, or all where that is asked."""
    won = [one.winner for one in outcomes if one.winner]
    return [bid for one in outcomes for bid in one.bids] if options.bid_details else won


def bids_section(outcomes: Sequence[DecidedLot], tender: Tender, options: OpenDataOptions) -> dict[str, Any]:
    """Return how many bids there are by lot, and each of them by its status and rank."""
    counts = [
        {"id": f"{outcome.lot.id}-{measure}", "measure": measure, "relatedLot": outcome.lot.id, **told}
        for outcome in outcomes
        for measure, told in _statistics(outcome, tender.currency, options)
    ]
    details = [_bid(bid, outcome, tender, options) for outcome in outcomes for bid in outcome.bids]
    return {"statistics": counts, **({"details": details} if details else {})}


def _statistics(
    outcome: DecidedLot, currency: str, options: OpenDataOptions
) -> Iterator[tuple[str, dict[str, Any]]]:
    counted = outcome.counted
    yield "bids", {"value": outcome.received}
    yield "validBids", {"value": counted["valid"]}
    yield "disqualifiedBids", {"value": counted["disqualified"]}
    if not options.bid_details:
        return
    low = {
        bid.bidder
        for bid in outcome.bids
        if (gone := bid.one.standing.contender.fallen) and gone.ground == "abnormally_low"
    }
    yield "tendersAbnormallyLow", {"value": len(low)}
    if bounds := outcome.bounds:
        yield "lowestValidBidValue", {"value": bounds[0], "currency": currency}
        yield "highestValidBidValue", {"value": bounds[1], "currency": currency}


def _bid(bid: NoticeBid, outcome: DecidedLot, tender: Tender, options: OpenDataOptions) -> dict[str, Any]:
    rank, currency = bid.one.rank, tender.currency
    found: dict[str, Any] = {
        "id": bid.id,
        "status": bid.status,
        "relatedLots": [outcome.lot.id],
        "hasRank": rank is not None,
        "variant": bid.one.bid.variant is not None,
    }
    if rank is not None:
        found["rank"] = rank
    if options.bid_details or bid is outcome.winner:
        found |= {
            "tenderers": [bidder(bid, tender).reference],
            "value": _money(bid.value, currency),
            "lifeCycleCost": {"value": _money(half_up(bid.one.life_cycle_cost, MONEY_DECIMALS), currency)},
        }
    if options.bid_details:
        found["items"] = [
            {"id": offer.item, "relatedLot": outcome.lot.id, "businessModel": offer.business_model.kind}
            for offer in bid.one.bid.offers
        ]
        found["lifeCycleCost"] |= _life_cycle_cost(bid, currency)
        if evaluated := _evaluation(bid):
            found["evaluation"] = evaluated
    return found


def _life_cycle_cost(bid: NoticeBid, currency: str) -> dict[str, Any]:
    one = bid.one
    return {
        "assessedValue": _money(half_up(one.standing.assessed_cost.value, MONEY_DECIMALS), currency),
        "equivalentAnnualValue": _money(half_up(one.equivalent_annual_cost, MONEY_DECIMALS), currency),
        "breakdown": [
            {"id": phase, "phase": phase, "value": _money(amount, currency)}
            for phase, amount in zip(PHASES, in_cents([one.phases[phase] for phase in PHASES]), strict=True)
        ],
    }


def in_cents(amounts: Sequence[float]) -> list[float]:
    """Return amounts in cents that add up to their sum in cents: what rounding takes, the next one gets [money].

    >>> in_cents([0.334, 0.333, 0.333])
    [0.33, 0.34, 0.33]
    """
    firsts = [sum_of(amounts[:k]) for k in range(len(amounts) + 1)]
    sums = [half_up(total, MONEY_DECIMALS) for total in firsts]
    return [half_up(high - low, MONEY_DECIMALS) for low, high in pairwise(sums)]


def _evaluation(bid: NoticeBid) -> dict[str, Any]:
    standing = bid.one.standing
    scored, quality = standing.scored, standing.contender.quality
    found: dict[str, Any] = {}
    if scored is not None:
        found["score"] = as_written(scored.score.value)
        if scored.cost_points is not None:
            found["costScore"] = as_written(scored.cost_points.value)
        if scored.quality_points is not None:
            found["qualityScore"] = as_written(scored.quality_points.value)
    if quality is not None:
        found["criteria"] = [{"id": one.id, "share": as_written(one.share.value)} for one in quality.criteria]
    return found


def awards_section(
    outcomes: Sequence[DecidedLot], tender: Tender, options: OpenDataOptions
) -> list[dict[str, Any]]:
    """Return the award of each lot; none where lots still have to be drawn.

    A discount for combined lots is told once, at the first of them.
    """
    found: list[dict[str, Any]] = []
    told: set[tuple[str, ...]] = set()
    for number, outcome in enumerate(outcomes, start=1):
        status = award_status(outcome, options)
        if status is not None:
            found.append(_award(f"RES-{number:04}", status, outcome, tender, options))
            if outcome.discount and outcome.discount.lots not in told:
                told.add(outcome.discount.lots)
                found[-1]["combinedDiscount"] = _discount(outcome.discount, tender.currency)
    return found


def _award(
    name: str, status: str, outcome: DecidedLot, tender: Tender, options: OpenDataOptions
) -> dict[str, Any]:
    found: dict[str, Any] = {"id": name, "title": outcome.lot.title, "status": status}
    if options.sent is not None:
        found["date"] = _at(options.sent)
    found["relatedLots"] = [outcome.lot.id]
    if winner := outcome.winner:
        found |= {
            "value": _money(winner.value, tender.currency),
            "suppliers": [bidder(winner, tender).reference],
            "relatedBids": [winner.id],
        }
    return found


def _discount(discount: Discounted, currency: str) -> dict[str, Any]:
    return {
        "value": _money(discount.amount, currency),
        "basis": "per_year" if discount.is_yearly else "present_value",
        "relatedLots": [*discount.lots],
    }


def _at(day: date) -> str:
    return f"{day}T00:00:00Z"


def _money(amount: float, currency: str) -> dict[str, Any]:
    return {"amount": amount, "currency": currency}
