"""Five bids under each award rule, and what proofs of their award are made from."""

from collections.abc import Mapping
from typing import Any

import awards
import make
from lcc.model import Bid, Tender
from lcc.model.proof import AwardFile, Proof, Release
from lcc.model.quality import Scores
from lcc.proofs.proof import Decision, award_file, decide, proof, releasable

OWN = "Eigen BV"
BIDS: dict[str, tuple[float, float]] = {
    OWN: (12_000.0, 6.0),
    "Sterk BV": (11_000.0, 9.0),
    "Laag BV": (9_000.0, 1.0),
    "Hoog BV": (19_000.0, 2.5),
    "Midden BV": (15_000.0, 3.0),
}
"""By bidder the price and the score on plan; fictive."""

PLAN = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}


def tender(method: str, **award: Any) -> Tender:
    """Return a tender with a rule and one criterion."""
    return make.tender(award={"method": method, **awards.RULES[method], **award}, quality=PLAN)


def bid(name: str, price: float, *, yearly: float = 0.0) -> Bid:
    """Return a purchase, with a yearly cost over the ten years of the tender if there is one."""
    costs = [{"name": "Service", "phase": "maintenance", "amount": yearly}] if yearly else []
    return make.bid(make.offer(make.purchase(price), costs=costs), name=name)


def scores(marks: Mapping[str, float]) -> Scores:
    """Return a score on plan for each bid."""
    given = [
        {"bid": name, "criterion": "plan", "score": mark, "justification": f"Why {name}."}
        for name, mark in marks.items()
    ]
    return Scores.model_validate({"tender": "test", "scores": given})


def decided(method: str, **award: Any) -> Decision:
    """Return the five bids under a rule."""
    bids = [bid(name, price) for name, (price, _mark) in BIDS.items()]
    return decide(tender(method, **award), bids, scores({name: mark for name, (_price, mark) in BIDS.items()}))


def proofs(decision: Decision, *withheld: Release, others: bool = False) -> tuple[AwardFile, dict[str, Proof]]:
    """Return an award file and the proof of every bid by name, with what is told by default or not withheld."""
    file = award_file(decision, "Confidential.")
    told: list[Release] = [one for one in releasable(decision.tender.award) if one not in withheld]
    told += ["all_bids"] if others else []
    return file, {one.name: proof(decision, one.name, file, told) for one in decision.bids}
