"""What a bidder is handed to check an award with, and what the authority keeps to open it in court."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from lcc.library.phases import Phase
from lcc.model.result import AwardResult, LineResult, LotReason, LotsResult, Result
from lcc.record.record import Name, Record

PROOF, AWARD_FILE = "lcc proof", "lcc award file"

Hexadecimal = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
"""32 bytes: a commitment, or a salt."""

Release = Literal["scores_of_winner", "cost_bounds", "all_bids"]
"""What is told of others: the score of the winner and what it earns on each criterion; the lowest and the highest cost
where the rule goes by them; cost, quality, score and rank of every bid."""


class OwnResult(Record):
    """What the bid came to. Costs are positive, what comes back is negative, currency is the tender's."""

    rank: int | None = Field(description="1 is best; null for a bid that is not ranked.")
    life_cycle_cost: float
    equivalent_annual_cost: float
    price: float
    nominal_cost: float
    phases: dict[Phase, float]
    yearly: list[float]
    lines: list[LineResult]
    award: AwardResult = Field(
        description="Points for cost and score are null where the lowest cost follows from them and is withheld."
    )


class WinnerResult(Record):
    """A bid that the award goes to: one, or several that nothing tells apart. Null where scores are withheld."""

    bidder: Name
    score: float | None
    quality: float | None
    criteria: dict[str, float] = Field(description="The share earned on each criterion.")


class OtherResult(Record):
    """One of all bids, where the authority tells of all."""

    bidder: Name
    rank: int | None
    assessed_cost: float
    quality: float | None
    score: float | None
    cost_by_item: dict[str, float] = Field(
        default_factory=dict, description="By the code of the item, where each earns points for its own cost."
    )
    counts_still: bool = Field(
        default=False, description="Fell away after the award, and its cost counts for the scores of others still."
    )


class AwardProof(Record):
    """One award: of the contract, or of one lot that the bid is for."""

    lot: Name | None = Field(description="The code of the lot; null for a tender without lots.")
    own: OwnResult
    winners: list[WinnerResult]
    reason: LotReason | None = Field(description="Why a lot is awarded as it is.")
    lowest_cost: float | None = Field(
        description="Of the bids that are ranked, after fictive discounts and additions."
    )
    highest_cost: float | None
    best_quality: float | None = Field(
        default=None,
        description="The best share of quality of the bids that are ranked, where a score follows from it.",
    )
    best_ratio: float | None = Field(
        default=None, description="The most quality for its cost, of the bids that are ranked, where it is needed."
    )
    lowest_by_item: dict[str, float] | None = Field(
        default=None,
        description="The lowest cost of each item, by its code, where each earns points by that; null where not told.",
    )
    bids: list[OtherResult] | None = Field(description="Null where the authority does not tell of all bids.")
    commitments: list[Hexadecimal] = Field(
        description="One for each bid, also this one, in the order of the numbers themselves, which says nothing."
    )


class Proof(Record):
    """What one bidder can check of an award, without seeing the bids of others."""

    kind: Literal["lcc proof"]
    version: Literal[1]
    lcc_version: str
    method: Literal[2] = Field(description="The version of the rules by which costs were worked out.")
    rules: str = Field(description="A proof of the rules in words, as the method statement has it.")
    released: list[Release] = Field(description="What the authority tells of other bids.")
    tender: dict[str, Any] = Field(description="The tender as published.")
    bid: dict[str, Any] = Field(description="The bid of this bidder, as it was read.")
    scores: list[dict[str, Any]] = Field(description="What assessors gave this bid, with their reasons.")
    abstentions: list[dict[str, Any]] | None = Field(
        default=None, description="Which assessors abstained on this bid, and why, where any did."
    )
    decisions: dict[str, Any] | None = Field(
        default=None, description="That this bid fell away, where it did, as the authority decided."
    )
    awards: list[AwardProof]


class Opening(Record):
    """The salt with which the commitment to one bid opens."""

    bid: Name
    salt: Hexadecimal
    commitment: Hexadecimal


class Openings(Record):
    """The openings of one award: of the contract, or of one lot."""

    lot: Name | None
    bids: list[Opening]


def _of_lots(data: Any) -> str:
    is_lots = "lots" in data if isinstance(data, dict) else isinstance(data, LotsResult)
    return "lots_result" if is_lots else "result"


class AwardFile(Record):
    """The whole award, with what opens every commitment in the proofs of it. Confidential."""

    kind: Literal["lcc award file"]
    version: Literal[1]
    confidential: str = Field(description="Says to whoever opens the file what it is.")
    result: Annotated[
        Annotated[Result, Tag("result")] | Annotated[LotsResult, Tag("lots_result")], Discriminator(_of_lots)
    ]
    commitments: list[Openings]
