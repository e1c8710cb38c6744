"""Short ways to put bids of a cost and a quality before an award rule."""

from collections.abc import Mapping
from typing import Any

import make
from lcc.award.outcome import Contender, Standing, rank_bids
from lcc.award.quality import judged
from lcc.model import Bid, Tender
from lcc.model.quality import Scores

ONE_CRITERION: dict[str, Any] = {
    "criteria": [
        {"id": "q", "name": "Q", "weight": 1.0, "scale": {"kind": "points", "lowest": 0.0, "highest": 1.0}}
    ]
}

Case = tuple[float, float] | float
"""A cost with a share of quality, or a cost alone."""


def tender(rule: dict[str, Any], **changes: Any) -> Tender:
    """Return a tender with the rule and one criterion, of which the score is the share."""
    return make.tender(award=rule, **({"quality": ONE_CRITERION} | changes))


def contender(of: Tender, name: str, cost: float, quality: float, **parts: Any) -> Contender:
    """Return a bid as the rule sees it."""
    offered = Bid.model_validate(
        {"tender": "test", "bidder": {"name": name}, "offers": [make.offer(make.purchase(1.0))]}
    )
    score = {"bid": name, "criterion": "q", "score": quality, "justification": "As scored."}
    scores = Scores.model_validate({"tender": "test", "scores": [score]})
    found = judged(of, of.quality, offered, scores, None) if of.quality else None
    return Contender(name, cost, quality=found, **{"by_item": (cost,), **parts})


def standings(rule: dict[str, Any], bids: Mapping[str, Case], **changes: Any) -> dict[str, Standing]:
    """Return what the rule makes of bids, by name."""
    of = tender(rule, **changes)
    pairs = {name: case if isinstance(case, tuple) else (case, 0.0) for name, case in bids.items()}
    found = rank_bids(of, [contender(of, name, *pair) for name, pair in pairs.items()])
    return dict(zip(bids, found, strict=True))


def scores(rule: dict[str, Any], bids: Mapping[str, Case], **changes: Any) -> list[float | None]:
    """Return the score of each bid, in the order given."""
    return [one.score for one in standings(rule, bids, **changes).values()]


def ranks(rule: dict[str, Any], bids: Mapping[str, Case], **changes: Any) -> list[int | None]:
    """Return the rank of each bid, in the order given."""
    return [one.rank for one in standings(rule, bids, **changes).values()]
