"""Whose money a cost is."""

from typing import Literal

FeePayer = Literal["authority", "users"]
"""Who can pay the fees for use of an item."""

Payer = Literal[FeePayer, "society"]
"""Only the authority's money is in its cash, its budget and the price; external costs nobody pays, so society does."""
