"""Changes of a contract held against the room that the law leaves without a new procedure."""

from dataclasses import dataclass
from datetime import date

from lcc.contract.indexation import Adjustment
from lcc.figure.rounding import sum_of
from lcc.library.provisions import PROVISIONS, Threshold
from lcc.model.contract import Contract

SMALL: dict[str, float] = {"supplies": 0.10, "services": 0.10, "works": 0.15}
"""Article 2.163b of the Aanbestedingswet 2012: up to this part of the value at the start, and below the threshold."""
UNFORESEEN = 0.50
"""Article 2.163d, on circumstances that could not be foreseen: each change by itself."""
WARNING = 0.80
"""From which part of the room it is told: our own choice."""


@dataclass(frozen=True, slots=True)
class Room:
    """What the changes come to together, and the room for them [money].

    `value` is that at the start, indexed where the contract has one clause (article 2.163b, second paragraph); None
    where the contract does not state it. `threshold` is the European one of that day, None where it is not known.
    `largest` is the largest change by itself, in either direction.
    """

    net: float
    largest: float
    value: float | None
    share: float
    threshold: float | None

    @property
    def small(self) -> float | None:
        """Up to where changes are small [money]: the share of the value, and never more than the threshold."""
        if self.value is None:
            return None
        return min(filter(None, (self.share * self.value, self.threshold)), default=0.0)

    @property
    def verdict(self) -> str:
        """`within`, `near` (from 80 % of the room), `beyond`, `unforeseen_beyond`, or `unknown` without a value."""
        if self.value is None or self.small is None:
            return "unknown"
        if self.largest > UNFORESEEN * self.value:
            return "unforeseen_beyond"
        if abs(self.net) > self.small:
            return "beyond"
        return "near" if abs(self.net) >= WARNING * self.small else "within"


def room_for_changes(contract: Contract, known: dict[str, list[Adjustment]], at: date) -> Room:
    """Return what was changed up to a day, beside the room for it."""
    amounts = [one.amount for one in contract.amended if one.date <= at]
    value = contract.value
    if value is not None and len(known) == 1:
        [made] = known.values()
        value *= made[-1].level if made else 1.0
    day = contract.tender.base_date
    thresholds = [
        one for one in PROVISIONS.values() if isinstance(one, Threshold) and one.law == "nl" and one.holds(day)
    ]
    found = thresholds[0] if thresholds else None
    limit = None if found is None else found.works if contract.nature == "works" else found.supplies_and_services
    return Room(sum_of(amounts), max(map(abs, amounts), default=0.0), value, SMALL[contract.nature], limit)
