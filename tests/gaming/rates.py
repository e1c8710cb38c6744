"""How often something is said of honest bids: the opposite number of the search."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from gaming import honest
from gaming.search import said_of
from lcc.evaluation.evaluate import evaluate


@dataclass
class Rate:
    """Honest bids under a business model: how many were drawn, of how many something is said, and what."""

    drawn: int = 0
    remarked: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The part of them that is remarked on."""
        return self.remarked / self.drawn


def honest_rates(seed: int, tenders: int) -> Mapping[str, Rate]:
    """Return by business model how often honest bids are remarked on, one of each model in every tender."""
    rng, rates = Random(seed), {kind: Rate() for kind in honest.KINDS}
    for _ in range(tenders):
        tender, life = honest.tender(rng), rng.randint(6, 16)
        bids = [honest.bid(rng, tender, kind, kind, life=life) for kind in honest.KINDS]
        checks = evaluate(tender, bids).checks
        for kind, rate in rates.items():
            said = said_of(kind, tender, bids, checks)
            rate.drawn += 1
            rate.remarked += bool(said)
            rate.kinds.update(set(said))
    return rates


def table(rates: Mapping[str, Rate]) -> str:
    """Return the rates as a table of Markdown."""
    lines = ["| business model | honest bids | remarked on | most often |", "|---|---|---|---|"]
    for kind, rate in rates.items():
        most = ", ".join(f"`{name}` {number}" for name, number in rate.kinds.most_common(3)) or "-"
        lines.append(f"| {kind} | {rate.drawn:,} | {rate.share:.1%} | {most} |")
    return "\n".join(lines) + "\n"
