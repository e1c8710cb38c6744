"""What the award hangs on, in words and as plain values."""

from collections.abc import Iterator, Sequence
from typing import Any

from lcc.analysis.award_turns import AwardTurns, CostTurn, Rung, ScoreTurn, Turn
from lcc.figure.figure import cents
from lcc.language import N_, Local, Percent, ShownAmount, Text, Translate, listed
from lcc.record.path import name_of

MOST_SENTENCES = 5
"""So many of a kind are said in sentences, the nearest first; tables have the others."""

_SHOWN_DIGITS = 3


def outcome(first: Sequence[str]) -> Text:
    """Return who is first, as a part of a sentence."""
    if not first:
        return Text(N_("no bid is ranked"))
    if len(first) == 1:
        return Text(N_("{bidder} is first"), {"bidder": first[0]})
    return Text(N_("{bidders} share the first place"), {"bidders": listed(first)})


def score_text(rung: Rung) -> Text | Local:
    """Return a score as its scale tells it; a share of the criterion where a scale has no number for it."""
    if isinstance(rung.score, str):
        return Text("'{word}'", {"word": rung.score})
    if rung.score is None:
        return Percent(round(rung.share, _SHOWN_DIGITS))
    return Local(round(rung.score, _SHOWN_DIGITS))


def in_words(found: AwardTurns) -> Iterator[Text]:
    """Yield what the award hangs on: numbers of the rule, costs, scores; the nearest first."""
    said = N_("By the award rule {outcome}. Each number below is another one by itself: all others stay.")
    yield Text(said, {"outcome": outcome(found.first)})
    yield from _of_numbers(found)
    yield from _of_costs(found)
    yield from _of_scores(found)
    if found.costs_by_item:
        yield Text(
            N_(
                "No other costs were tried: each item earns points for its own, so no one cost of a bid turns the "
                "award."
            )
        )
    if found.left_out:
        yield Text(N_("Not in this, because they are not ranked: {bidders}."), {"bidders": listed(found.left_out)})
    if found.tried < found.ranked:
        words = {"tried": found.tried, "ranked": found.ranked}
        yield Text(
            N_("Costs and scores were tried of the {tried} bids that are best in rank, of {ranked}."), words
        )
    if found.is_part_of_lots:
        yield Text(
            N_(
                "This is about who is first in this lot by itself. Other lots decide too who is awarded it: see there."
            )
        )


def _of_numbers(found: AwardTurns) -> Iterator[Text]:
    turns = [
        (abs(turn.value - one.stated) / (1.0 if one.name.is_share else abs(one.stated) or 1.0), one, turn)
        for one in found.numbers
        for turn in (one.below, one.above)
        if turn is not None
    ]
    for _distance, one, turn in sorted(turns, key=lambda each: each[0])[:MOST_SENTENCES]:
        rises = N_("If '{number}' rises to {value} (now {stated}), {outcome}.")
        falls = N_("If '{number}' falls to {value} (now {stated}), {outcome}.")
        yield Text(
            rises if turn.value > one.stated else falls,
            {
                "number": one.name.text,
                "value": one.name.value(turn.value),
                "stated": one.name.value(one.stated),
                "outcome": outcome(turn.first),
            },
        )
    if steady := [one.name.text for one in found.numbers if one.below is None and one.above is None]:
        yield Text(
            N_("No value that was tried of these numbers changes who is first: {numbers}."),
            {"numbers": listed(steady, "; ")},
        )


def _of_costs(found: AwardTurns) -> Iterator[Text]:
    for one in found.costs:
        if not one.is_first:
            continue
        if one.turn is None:
            yield Text(N_("No higher cost of {bidder} makes another bid the first."), {"bidder": one.bid})
        else:
            text = N_(
                "{bidder} stays first as long as it costs less than {cost} {currency}, {difference} more than now: at "
                "that cost {outcome}."
            )
            yield _cost_text(text, found, one, one.turn)
    others = [(one, one.turn) for one in found.costs if not one.is_first and one.turn is not None]
    for one, turn in sorted(others, key=lambda each: difference(each[0]) or 0.0)[:MOST_SENTENCES]:
        text = N_("At a cost of {cost} {currency}, {difference} less than now, {outcome}.")
        if one.bid not in turn.first or len(turn.first) > 1:
            text = N_("If {bidder} costs {cost} {currency}, {difference} less than now, {outcome}.")
        yield _cost_text(text, found, one, turn)
    if never := [one.bid for one in found.costs if not one.is_first and one.turn is None]:
        yield Text(N_("No lower cost makes these bids the first: {bidders}."), {"bidders": listed(never)})


def difference(one: CostTurn) -> float | None:
    """Return how far off the cost is at which another bid is first [money]; None where there is no such cost."""
    return None if one.turn is None else cents(abs(one.turn.value - one.now))


def _cost_text(text: str, found: AwardTurns, one: CostTurn, turn: Turn) -> Text:
    return Text(
        text,
        {
            "bidder": one.bid,
            "cost": ShownAmount(turn.value),
            "currency": found.currency,
            "difference": ShownAmount(difference(one) or 0.0),
            "outcome": outcome(turn.first),
        },
    )


def _of_scores(found: AwardTurns) -> Iterator[Text]:
    nearest: dict[str, tuple[float, ScoreTurn, Rung]] = {}
    for one in found.scores:
        if one.turn is not None:
            distance = abs(one.turn.share - one.now.share)
            if one.bid not in nearest or distance < nearest[one.bid][0]:
                nearest[one.bid] = distance, one, one.turn
    told = sorted(nearest.values(), key=lambda each: (not each[1].is_first, each[0]))
    for _distance, one, turn in told[: MOST_SENTENCES + len(found.first)]:
        text = N_("With {score} for '{criterion}' instead of {now} {outcome}.")
        if one.is_first or len(one.first) != 1:
            text = N_("If {bidder} has {score} for '{criterion}' instead of {now}, {outcome}.")
        yield Text(
            text,
            {
                "bidder": one.bid,
                "criterion": one.criterion.name,
                "score": score_text(turn),
                "now": score_text(one.now),
                "outcome": outcome(one.first),
            },
        )
    bids = dict.fromkeys(one.bid for one in found.scores)
    safe = [bid for bid in bids if bid not in nearest and bid in found.first]
    for bid in safe:
        yield Text(N_("{bidder} stays first even with the lowest score for any one criterion."), {"bidder": bid})
    if never := [bid for bid in bids if bid not in nearest and bid not in found.first]:
        text = N_("Even with the highest score for any one criterion these bids are not first: {bidders}.")
        yield Text(text, {"bidders": listed(never)})


def as_json(found: AwardTurns, _: Translate) -> dict[str, Any]:
    """Return it as plain values, and in the words of a language."""
    return {
        "sentences": [sentence.say(_) for sentence in in_words(found)],
        "first": list(found.first),
        "numbers": [
            {
                "field": name_of(one.path),
                "label": one.name.text.say(_),
                "stated": one.stated,
                "tried_from": one.low,
                "tried_to": one.high,
                "lower": _turn(one.below),
                "higher": _turn(one.above),
            }
            for one in found.numbers
        ],
        "costs": [
            {"bid": one.bid, "is_first": one.is_first, "stated": one.now, "at": _turn(one.turn)}
            for one in found.costs
        ],
        "scores": [
            {
                "bid": one.bid,
                "criterion": one.criterion.id,
                "is_first": one.is_first,
                "stated": one.now._asdict(),
                "at": None if one.turn is None else {**one.turn._asdict(), "first": list(one.first)},
            }
            for one in found.scores
        ],
        "not_ranked": list(found.left_out),
    }


def _turn(turn: Turn | None) -> dict[str, Any] | None:
    return None if turn is None else {"value": turn.value, "first": list(turn.first)}
