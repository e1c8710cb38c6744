"""Whether scores fit: the criteria and scales of the tender, and the bids that they are about."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from lcc.model.bid import Bid
from lcc.model.quality import (
    Abstention,
    AnyScale,
    Leaf,
    MeasuredScale,
    MoneyScale,
    PointsScale,
    Quality,
    Score,
    ScoreKey,
    Scores,
    WordsScale,
)
from lcc.model.seal import is_intact
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.problem import NotScorableError, problem_of


class ScoresDisagreeError(NotScorableError, ValueError):
    """The scores do not fit the tender and the bids, or no cost can be shown beside them yet."""

    def __init__(self, findings: list[Message]) -> None:
        self.findings = findings
        super().__init__(map(problem_of, findings))


def holds_prices_back(tender: Tender, scores: Scores | None) -> bool:
    """Whether costs are not to be shown yet: the tender says so, and the scores are not locked."""
    quality = tender.quality
    is_asked = quality is not None and quality.hold_back_prices and bool(quality.scored_leaves())
    return is_asked and not (scores and scores.locked)


def what_stops_scoring(
    tender: Tender, bids: Sequence[Bid], scores: Scores | None, fallen: Collection[str] = ()
) -> list[Message]:
    """Return why no cost can be shown beside these scores: prices are held back for a lock, or they do not fit."""
    if bids and holds_prices_back(tender, scores):
        return [Message((), "prices_held_back", None, {})]
    return score_disagreements(tender, bids, scores, fallen)


def broken_seal(scores: Scores) -> Iterator[Message]:
    """Yield that locked scores are not what they were when they were locked."""
    if scores.locked is not None and not is_intact(scores):
        yield Message(("locked", "sha256"), "lock_broken", scores.locked.sha256, {"at": scores.locked.at})


def score_disagreements(
    tender: Tender, bids: Sequence[Bid], scores: Scores | None, fallen: Collection[str] = ()
) -> list[Message]:
    """Return everything in which the scores do not fit the tender and the bids; nothing if they do.

    Bids that have `fallen` away need none.
    """
    quality = tender.quality
    if quality is None:
        return [] if scores is None else [Message(("scores",), "no_criteria", None, {})]
    asked = {leaf.criterion.id: leaf for leaf in quality.scored_leaves()}
    if scores is None:
        names = ", ".join(leaf.criterion.name for leaf in asked.values())
        are_needed = any(bid.name not in fallen for bid in bids)
        return [Message((), "no_scores", None, {"criteria": names})] if asked and are_needed else []
    if scores.tender != tender.id:
        return [Message(("tender",), "other_tender_scored", scores.tender, {"tender": tender.id})]
    bidders = [bid.name for bid in bids]
    findings = [
        finding
        for k, score in enumerate(scores.scores)
        for finding in _wrong(score, ("scores", k), quality, asked, bidders)
    ]
    findings += [
        finding
        for k, one in enumerate(scores.abstentions)
        for finding in _wrong_abstention(one, ("abstentions", k), quality, asked, bidders)
    ]
    needed = [name for name in bidders if name not in fallen]
    return [*broken_seal(scores), *findings, *_twice(scores), *_missing(quality, asked, needed, scores)]


def is_scored(quality: Quality, bid: str, scores: Scores | None) -> bool:
    """Whether a bid, by its name, has every score that is asked."""
    asked = {leaf.criterion.id: leaf for leaf in quality.scored_leaves()}
    return not asked or (scores is not None and not any(_missing(quality, asked, [bid], scores)))


def _wrong(
    score: Score, at: tuple[str, int], quality: Quality, asked: dict[str, Leaf], names: list[str]
) -> Iterator[Message]:
    yield from _unknown(score, at, quality, asked, names)
    if score.criterion in asked:
        yield from off_scale(asked[score.criterion].criterion.scale_used, score.score, (*at, "score"))


def _wrong_abstention(
    abstention: Abstention, at: tuple[str, int], quality: Quality, asked: dict[str, Leaf], names: list[str]
) -> Iterator[Message]:
    yield from _unknown(abstention, at, quality, asked, names)
    if quality.least_scores is None:
        words = {"bid": abstention.bid, "assessor": abstention.assessor}
        yield Message(at, "abstention_unforeseen", abstention.reason, words)


def _unknown(
    score: Score | Abstention, at: tuple[str, int], quality: Quality, asked: dict[str, Leaf], names: list[str]
) -> Iterator[Message]:
    if score.bid not in names:
        yield Message((*at, "bid"), "unknown_bid", score.bid, {"known": ", ".join(names)})
    is_nobodys = score.assessor is None and quality.each_counts
    if quality.assessors and (is_nobodys or score.assessor not in (None, *quality.assessors)):
        known = {"known": ", ".join(quality.assessors)}
        yield Message((*at, "assessor"), "unknown_assessor", score.assessor, known)
    if score.criterion not in asked:
        measured = [leaf.criterion.id for leaf in quality.leaves() if leaf.criterion.id not in asked]
        kind = "measured_criterion" if score.criterion in measured else "unknown_criterion"
        yield Message((*at, "criterion"), kind, score.criterion, {"known": ", ".join(asked)})


def off_scale(scale: AnyScale, score: float | str, at: tuple[str | int, ...]) -> Iterator[Message]:
    """Yield what is wrong with a score on its scale."""
    if isinstance(scale, WordsScale):
        if scale.word(score) not in scale.words:
            yield Message(at, "not_a_word", score, {"known": ", ".join(scale.words)})
    elif isinstance(scale, PointsScale | MoneyScale) and (
        isinstance(score, str) or not scale.lowest <= score <= scale.highest
    ):
        yield Message(at, "off_scale", score, {"lowest": scale.lowest, "highest": scale.highest})
    elif isinstance(scale, MeasuredScale):
        yield Message(at, "measured_criterion", score, {"known": ""})


def _twice(scores: Scores) -> Iterator[Message]:
    seen: set[ScoreKey] = set()
    for k, score in enumerate(scores.scores):
        if score.key in seen:
            words = {"bid": score.bid, "criterion": score.criterion, "assessor": score.assessor or "-"}
            yield Message(("scores", k), "scored_twice", score.score, words)
        seen.add(score.key)
    for k, one in enumerate(scores.abstentions):
        if one.key in seen:
            words = {"bid": one.bid, "criterion": one.criterion, "assessor": one.assessor}
            yield Message(("abstentions", k), "abstains_beside", one.reason, words)
        seen.add(one.key)


def _missing(quality: Quality, asked: dict[str, Leaf], names: list[str], scores: Scores) -> Iterator[Message]:
    """Yield the criteria on which a bid lacks a score: of an assessor who did not abstain, or to have enough."""
    given = {score.key for score in scores.scores}
    said = given | {one.key for one in scores.abstentions}
    numbers, answers = (Counter((bid, criterion) for bid, criterion, _by in keys) for keys in (given, said))
    for name in names:
        for criterion, leaf in asked.items():
            words: dict[str, object] = {"bid": name, "criterion": leaf.criterion.name}
            if not quality.each_counts:
                if (name, criterion, None) not in given:
                    yield Message(("scores",), "no_consensus", None, words)
                continue
            silent = [one for one in quality.assessors if (name, criterion, one) not in said]
            for assessor in silent:
                yield Message(("scores",), "not_scored_by", None, {**words, "assessor": assessor})
            if not quality.assessors and not answers[name, criterion]:
                yield Message(("scores",), "not_scored", None, words)
            elif not silent and (number := numbers[name, criterion]) < quality.enough:
                yield Message(("scores",), "few_scores", number, {**words, "least": quality.enough})
