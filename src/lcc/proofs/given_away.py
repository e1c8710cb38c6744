"""What a letter or a proof tells of another bid beyond its words: published rules can be turned round.

A purchaser reads this before anything is written: of which bid, to whom, and what follows from what.
"""

from collections.abc import Collection, Iterator

from lcc.award.inverted import Span, costs_with, values_with
from lcc.award.quality import Judged
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO, HIGHEST, LOWEST, OfAll
from lcc.documents.bid_outcome import gives_away_others
from lcc.documents.letters.awarded import winners_of
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import N_, Local, Percent, ShownAmount, Text
from lcc.language.terms import TERMS
from lcc.model.award import score_decimals, uses_quality
from lcc.model.proof import Release
from lcc.model.quality import MeasuredScale
from lcc.proofs.proof import bounds_of
from lcc.proofs.rests_on import beside_told

SHOWN_DECIMALS = 4
"""Of a share of quality in a letter: 88.28 %."""

_OF_A_LETTER: tuple[Release, ...] = ("scores_of_winner",)
_CLOSE = 0.01
"""A span this narrow, beside its ends, is told as one number."""


def given_away_by_letter(
    evaluation: Evaluation, one: BidEvaluation, lot: AwardedLot | None = None
) -> Iterator[Text]:
    """Yield what the letter to one bidder tells of the winner by its score, and what it earns on each criterion."""
    for winner in winners_of(evaluation, lot):
        if winner is not one:
            yield from _measured(winner, SHOWN_DECIMALS)
            yield from _cost(evaluation, one, winner, _OF_A_LETTER)


def given_away_by_proof(
    evaluation: Evaluation, one: BidEvaluation, released: Collection[Release], lot: AwardedLot | None = None
) -> Iterator[Text]:
    """Yield what the proof for one bidder tells of others, by what is released: measured values, and costs."""
    if "cost_bounds" in released:
        yield from _bounds(evaluation, one)
    if "scores_of_winner" not in released:
        return
    for winner in winners_of(evaluation, lot):
        if winner is not one:
            yield from _measured(winner, None)
            yield from _cost(evaluation, one, winner, released)


def _bounds(evaluation: Evaluation, one: BidEvaluation) -> Iterator[Text]:
    """Yield whose cost the lowest and the highest are."""
    said: dict[str, str] = {
        LOWEST: N_("The lowest cost, {currency} {cost}, is what {bid} costs, as costs count in the ranking."),
        HIGHEST: N_("The highest cost, {currency} {cost}, is what {bid} costs, as costs count in the ranking."),
        BEST_QUALITY: N_("The best quality, {share}, is what {bid} earns."),
        BEST_RATIO: N_("The most quality for its cost, {ratio} for each {currency}, is that of {bid}."),
    }
    seen = evaluation.of_all
    yield from _bounds_of_items(evaluation, one, seen)
    for name in evaluation.tender.award.bounds_of_all:
        for other in evaluation.bids:
            own = beside_told({}, other.standing.assessed_cost.value, other.standing.contender.earned).named(name)
            if seen and other is not one and other.standing.sets_bounds and own == seen.named(name):
                numbers = {"cost": ShownAmount(own), "share": Percent(own), "ratio": _short(own)}
                yield Text(said[name], {"currency": evaluation.tender.currency, "bid": other.bid.name, **numbers})


def _bounds_of_items(evaluation: Evaluation, one: BidEvaluation, seen: OfAll | None) -> Iterator[Text]:
    """Yield whose cost the lowest of each item is, where each item earns points by that."""
    tender = evaluation.tender
    if seen is None or not tender.award.compares_items:
        return
    for place, (item, lowest) in enumerate(zip(tender.items, seen.lowest_by_item, strict=True)):
        for other in evaluation.bids:
            is_lowest = other.standing.sets_bounds and other.standing.contender.by_item[place] == lowest
            if other is not one and is_lowest:
                words = {
                    "item": item.name, "currency": tender.currency, "cost": ShownAmount(lowest), "bid": other.bid.name,
                }  # fmt: skip
                yield Text(N_("The lowest cost of {item}, {currency} {cost}, is what it costs with {bid}."), words)


def _of_last_item(evaluation: Evaluation, winner: BidEvaluation, released: Collection[Release]) -> Iterator[Text]:
    """Yield the cost of the one item of the winner that is not the lowest: it follows from its score and the others."""
    tender, seen = evaluation.tender, evaluation.of_all
    pairs = zip(tender.items, winner.standing.contender.by_item, seen.lowest_by_item if seen else (), strict=False)
    dearer = [(item.name, cost) for item, cost, lowest in pairs if cost > lowest]
    if "cost_bounds" in released and len(dearer) == 1:
        [(item_name, cost)] = dearer
        yield Text(
            N_(
                "From the score of {bid} follows by the published formula what {item} costs with it, to whoever knows "
                "that all else costs the least with it, in {currency}: {cost}."
            ),
            {"bid": winner.bid.name, "item": item_name, "currency": tender.currency, "cost": ShownAmount(cost)},
        )


def _measured(winner: BidEvaluation, decimals: int | None) -> Iterator[Text]:
    quality = winner.standing.contender.quality
    for found in quality.criteria if quality else ():
        scale = found.leaf.criterion.scale_used
        if found.measured is not None and isinstance(scale, MeasuredScale):
            span = values_with(scale, found.measured.value, decimals)
            if not span.is_open:
                yield _measured_text(winner, found, scale, span)


def _measured_text(winner: BidEvaluation, found: Judged, scale: MeasuredScale, span: Span) -> Text:
    assert found.measured is not None
    return Text(
        N_(
            "What {bid} earns on {criterion}, {share} %, is measured on a published scale. From it follows of {bid}: "
            "{what} {value}."
        ),
        {
            "bid": winner.bid.name,
            "criterion": found.leaf.criterion.name,
            "share": Local(100 * found.share.value, 2),
            "what": Text(TERMS[scale.indicator]),
            "value": _value(span),
        },
    )


def _value(span: Span) -> Local | Text:
    """Return the value that follows, or between what it is known to lie, in four digits."""
    low, high = span
    if low is not None and high is not None:
        if high - low <= _CLOSE * max(abs(low), abs(high)):
            return _short((low + high) / 2)
        return Text(N_("from {low} to {high}"), {"low": _short(low), "high": _short(high)})
    if low is not None:
        return Text(N_("{low} or more"), {"low": _short(low)})
    assert high is not None
    return Text(N_("{high} or less"), {"high": _short(high)})


def _short(value: float) -> Local:
    return Local(float(f"{value:.4g}"))


def _cost(
    evaluation: Evaluation, one: BidEvaluation, winner: BidEvaluation, released: Collection[Release]
) -> Iterator[Text]:
    """Yield the cost of the winner, if it follows from its score and quality by the published formula."""
    if evaluation.tender.award.compares_items:
        yield from _of_last_item(evaluation, winner, released)
        return
    if not uses_quality(evaluation.tender.award):
        return  # the score is the cost: whoever is told the one knows that it is told the other
    score, cost = winner.standing.score, winner.standing.assessed_cost.value
    quality = winner.standing.contender.earned
    beside = _known_of_all(evaluation, one, released, beside_told({}, cost, quality))
    if score is None or beside is None:
        return
    span = costs_with(evaluation.tender.award, cost, quality, beside)
    if span.is_open:
        return
    yield Text(
        N_(
            "From the score of {bid}, {score}, and what it earns on quality follows by the published formula what it "
            "costs, as costs count in the ranking, in {currency}: {cost}."
        ),
        {
            "bid": winner.bid.name,
            "score": Local(score, score_decimals(evaluation.tender.award)),
            "currency": evaluation.tender.currency,
            "cost": ShownAmount(cost) if span.is_known else _value(span),
        },
    )


def _known_of_all(
    evaluation: Evaluation, one: BidEvaluation, released: Collection[Release], winner: OfAll
) -> OfAll | None:
    """Return of all bids what one bidder knows, for a rule that needs it; None if it needs what it does not know."""
    if not evaluation.tender.award.is_relative:
        return winner
    bounds = bounds_of(evaluation)
    # From an own score that is told each bound follows: it is the own cost, or that of the winner itself.
    knows_all = "cost_bounds" in released or not gives_away_others(evaluation, one, winners_of(evaluation, None))
    if not knows_all or not bounds:
        return None
    told: dict[str, float] = {str(name): bound for name, bound in bounds.items()}
    return beside_told(told, winner.lowest, winner.best_quality)
