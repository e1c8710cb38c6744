"""The phases of a life cycle, in the order in which they are shown."""

from typing import Literal, get_args

PricedPhase = Literal["purchase", "management", "use", "maintenance", "demolition", "disposal"]
"""A phase in which a bidder can state a cost: what comes back and externalities follow from other fields."""

IndexedPhase = Literal[PricedPhase, "residual_value"]
"""A phase in which a bidder chooses an index: costs, and what comes back."""

Phase = Literal[IndexedPhase, "externalities"]
PHASES: tuple[Phase, ...] = get_args(Phase)
PRICED_PHASES: tuple[PricedPhase, ...] = get_args(PricedPhase)
