"""What to look at in an outcome before it is announced, after bids were opened."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING

from lcc.checks.requirements import missed
from lcc.figure.figure import NOISE
from lcc.model.award import Points
from lcc.model.draw import Draw
from lcc.model.quality import ScoreChange, Scores
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.abnormally_low import abnormally_low
from lcc.scrutiny.belgian_low_price import belgian_low_price
from lcc.scrutiny.beside_price import beside_price
from lcc.scrutiny.cliffs import cliffs
from lcc.scrutiny.defaults import cheaper_defaults
from lcc.scrutiny.each_price_alone import each_price_alone
from lcc.scrutiny.far_from_facts import far_from_facts
from lcc.scrutiny.fell_away import fell_away
from lcc.scrutiny.on_users import on_users
from lcc.scrutiny.other_split import other_split
from lcc.scrutiny.otherwise import MOST_BIDS
from lcc.scrutiny.past_horizon import past_horizon
from lcc.scrutiny.picked import picked
from lcc.scrutiny.remark import ReceivedBid, remark
from lcc.scrutiny.rule_remarks import SMALL_DIFFERENCE
from lcc.scrutiny.short_lives import short_lives
from lcc.scrutiny.stability import hangs_on_losers, ties
from lcc.scrutiny.strategic_prices import strategic_prices
from lcc.scrutiny.unbacked_promises import claims
from lcc.scrutiny.unlike_others import unlike_others
from lcc.scrutiny.whole_contract import whole_contract

if TYPE_CHECKING:
    from lcc.model.bid_decision import BidDecisions
    from lcc.model.price_memory import EarlierPrices


def checks(
    tender: Tender,
    received: Sequence[ReceivedBid],
    scores: Scores | None = None,
    draws: Sequence[Draw] = (),
    decisions: "BidDecisions | None" = None,
    prices: "EarlierPrices | None" = None,
) -> list[Message]:
    """Return every remark about the outcome: bids that were ranked together, and the scores that they got.

    What takes a bid to be compiled again is looked at for the best in rank, fifty of them: the rest of more bids
    is beside what matters. Bids that fell away are not held beside others.

    None of them excludes a bid or changes its score: whether something follows is for the authority to weigh, after it
    has heard the bidder.
    """
    standings, whole = [one.standing for one in received], received
    received = [one for one in received if one.standing.contender.fallen is None]
    best = sorted(received, key=lambda one: one.standing.rank or inf)[:MOST_BIDS]
    return [
        *hangs_on_losers(tender, standings),
        *ties(tender, standings),
        *map(_drawn, draws),
        *_competition(tender, received),
        *_small_difference(tender, received),
        *each_price_alone(tender, received),
        *_not_ranked(whole),
        *_requirements(tender, received),
        *fell_away(tender, whole, decisions),
        *abnormally_low(tender, received, prices),
        *belgian_low_price(tender, whole),
        *strategic_prices(tender, received),
        *beside_price(tender, received),
        *_earlier_offers(tender, received, prices),
        *(check for one in received for check in claims(tender, one.bid)),
        *cheaper_defaults(tender, received),
        *(check for one in received for check in past_horizon(tender, one)),
        *picked(tender, received),
        *unlike_others(tender, received),
        *far_from_facts(tender, received),
        *other_split(tender, best),
        *on_users(tender, received),
        *whole_contract(tender, best),
        *cliffs(tender, best),
        *short_lives(tender, best),
        *_reference(tender, whole),
        *(_changed(change) for change in (scores.changes if scores else ())),
        *(_stated(scores) if scores else ()),
    ]


def _earlier_offers(
    tender: Tender, received: Sequence[ReceivedBid], prices: "EarlierPrices | None"
) -> Iterator[Message]:
    """Yield what is remarked on prices beside those of before; nothing, and nothing loaded, without a price file."""
    if prices is not None:
        from lcc.scrutiny.earlier_offers import outside_earlier_offers

        yield from outside_earlier_offers(tender, received, prices)


def _competition(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    ranked = [one.standing for one in received if one.standing.rank is not None]
    costs = {one.assessed_cost.value for one in ranked}
    if len(ranked) == 1:
        yield remark("one_bid", (ranked[0].contender.name,), {"method": tender.award.method})
    elif len(costs) == 1:
        yield remark("costs_equal", tuple(one.contender.name for one in ranked), {"cost": costs.pop()})


def _small_difference(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield that all points for cost hang on a difference in cost that hardly matters."""
    rule = tender.award
    ranked = [one.standing for one in received if one.standing.rank is not None]
    if not isinstance(rule, Points) or rule.price_weight == 0 or len(ranked) < 2:
        return
    best, worst = (pick(ranked, key=lambda one: one.assessed_cost.value) for pick in (min, max))
    low, high = best.assessed_cost.value, worst.assessed_cost.value
    if not 0 < high - low < SMALL_DIFFERENCE * high:
        return
    most, least = (one.scored.cost_points if one.scored else None for one in (best, worst))
    points = most.value - least.value if most and least else 0.0
    if points >= rule.points * rule.price_weight * (1 - NOISE):
        words = {
            "low_cost": low,
            "high_cost": high,
            "share": (high - low) / high,
            "points": points,
        }
        yield remark("difference_decided", (best.contender.name, worst.contender.name), words)


def _requirements(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield the requirements that a bid says it does not meet, as long as nothing was decided on it."""
    for one in received:
        for asked in missed(tender, one.bid):
            words = {"code": asked.id, "requirement": asked.text}
            yield remark("requirement_missed", (one.bid.name,), words, ("requirements", asked.id, "met"))


def _not_ranked(received: Sequence[ReceivedBid]) -> Iterator[Message]:
    for one in received:
        for condition in one.standing.not_ranked:
            if not condition.is_decided:
                words = {"reason": condition.why.code, "criterion": condition.criterion}
                words |= {"item": condition.item} if condition.item else {}
                yield remark("not_ranked", (one.bid.name,), words)


def _reference(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    asked = tender.circularity.reference_bid if tender.circularity else None
    if asked is not None and asked not in [one.bid.name for one in received]:
        yield remark("reference_unknown", words={"reference": asked}, path=("circularity", "reference_bid"))


def _drawn(draw: Draw) -> Message:
    words = {
        "at": draw.at,
        "person": draw.by,
        "how": draw.method,
        "witnesses": tuple(draw.witnesses),
    }
    return remark("lots_drawn", tuple(draw.order), words)


def _changed(change: ScoreChange) -> Message:
    words = {
        "criterion": change.criterion,
        "assessor": change.assessor or "-",
        "at": change.at,
        "by": change.by,
        "before": "-" if change.before is None else change.before,
        "after": "-" if change.after is None else change.after,
        "reason": change.reason,
    }
    if change.abstention_before is not None or change.abstains_after:
        return remark("abstention_changed", (change.bid,), words)
    is_same = change.before is not None and change.before == change.after
    return remark("justification_changed" if is_same else "score_changed", (change.bid,), words)


def _stated(scores: Scores) -> Iterator[Message]:
    """Yield the moments that somebody typed: that scores were locked then rests on who says so, on no clock."""
    if scores.locked is not None and scores.locked.timing == "stated":
        yield remark("lock_stated", words={"at": scores.locked.at, "who": scores.locked.by})
    for at, by in dict.fromkeys((one.at, one.by) for one in scores.changes if one.timing == "stated"):
        yield remark("change_stated", words={"at": at, "who": by})
