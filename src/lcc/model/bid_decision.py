"""Bids that fall away, and enquiries into low ones: what the authority decided, beside tender, bids and scores.

A bid that falls away keeps its scores and its place in every list, with the reason; it is not ranked, and nothing is
scored or locked again for it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.record.in_schema import together, where
from lcc.record.record import Moment, Name, ParagraphText, Record, empty_list

FellAway = Literal["excluded", "invalid", "withdrawn", "not_accepted"]
Ground = Literal[
    "exclusion_ground", "suitability", "late", "incomplete", "requirement_not_met", "variant_not_allowed",
    "abnormally_low", "manipulative", "proof_missing", "validity_ended", "of_the_bidder",
]  # fmt: skip
GROUNDS: Mapping[FellAway, tuple[Ground, ...]] = {
    "excluded": ("exclusion_ground", "suitability", "manipulative", "proof_missing"),
    "invalid": (
        "late",
        "incomplete",
        "requirement_not_met",
        "variant_not_allowed",
        "manipulative",
        "validity_ended",
    ),
    "withdrawn": ("of_the_bidder",),
    "not_accepted": ("abnormally_low", "proof_missing", "manipulative"),
}
"""On what a bid can fall away in each way."""

People = Annotated[list[Name], Field(min_length=1, max_length=100)]


class BidDecision(Record):
    """That a bid falls away: in which way, on which ground, why, when and by whom."""

    model_config = ConfigDict(
        json_schema_extra=together(*(where("what", one, "ground", *grounds) for one, grounds in GROUNDS.items()))
    )

    bid: Name = Field(title="Bid", description="By the name of the bidder, and the variant.")
    lot: Name | None = Field(
        default=None,
        title="Lot code",
        description="Of the only lot that it is about; left out it is the whole bid.",
    )
    what: FellAway = Field(title="What became of it")
    ground: Ground = Field(title="Ground")
    article: Name | None = Field(
        default=None, title="Article", description="Of the law or of the tender documents."
    )
    reason: ParagraphText = Field(title="Reason", description="As the bidder is told it, in one or two sentences.")
    evidence: Annotated[list[Name], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Evidence", description="The documents that it rests on, by their names."
    )
    at: Moment = Field(title="Decided at")
    by: People = Field(title="Decided by")

    @model_validator(mode="after")
    def _has_a_ground_of_its_own(self) -> Self:
        if self.ground not in GROUNDS[self.what]:
            known = ", ".join(GROUNDS[self.what])
            words = {"known": known, "what": self.what, "found": self.ground, "at": ("ground",)}
            raise PydanticCustomError("other_ground", "a ground that goes with it", words)
        return self


class EnquiryOutcome(Record):
    """What the authority made of an answer."""

    accepted: bool = Field(title="Accepted")
    reason: ParagraphText = Field(
        title="Reason",
        description="Why the answer accounts for the price, or does not: a decision has to state it.",
    )
    at: Moment = Field(title="Decided at")
    by: People = Field(title="Decided by")


class Enquiry(Record):
    """An enquiry into a bid that looks abnormally low: what was asked, what was answered, and what came of it."""

    bid: Name = Field(title="Bid", description="By the name of the bidder, and the variant.")
    lot: Name | None = Field(default=None, title="Lot code")
    asked: ParagraphText = Field(title="What was asked")
    asked_at: Moment = Field(title="Asked at")
    asked_by: Name = Field(title="Asked by")
    answer_by: Moment | None = Field(default=None, title="To be answered before")
    answer: ParagraphText | None = Field(
        default=None, title="Answer", description="Left out as long as there is none."
    )
    answered_at: Moment | None = Field(default=None, title="Answered at")
    evidence: Annotated[list[Name], Field(max_length=100)] = Field(
        default_factory=empty_list,
        title="Evidence",
        description="The documents that came with the answer, by their names.",
    )
    outcome: EnquiryOutcome | None = Field(
        default=None, title="Outcome", description="Left out as long as nothing was decided."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.answer is None) != (self.answered_at is None):
            raise PydanticCustomError("answer_and_moment", "an answer and when it came, or neither")
        moments = [self.asked_at, self.answered_at, self.outcome.at if self.outcome else None]
        known = [datetime.fromisoformat(one) for one in moments if one is not None]
        due = [datetime.fromisoformat(one) for one in (self.asked_at, self.answer_by) if one is not None]
        if known != sorted(known) or due != sorted(due):
            raise PydanticCustomError("enquiry_order", "asked, then answered, then decided")
        if self.outcome is not None and self.outcome.accepted and self.answer is None:
            raise PydanticCustomError("accepted_unanswered", "an answer that is accepted")
        return self


class BidDecisions(Record):
    """What was decided on bids of a tender, and the enquiries that were made."""

    tender: Name = Field(title="Tender code")
    awarded_at: Moment | None = Field(
        default=None,
        title="Award announced at",
        description="When the decision to award was sent. What is decided after it follows the rule for that.",
    )
    decisions: Annotated[list[BidDecision], Field(max_length=10_000)] = Field(
        default_factory=empty_list, title="Bids that fall away"
    )
    enquiries: Annotated[list[Enquiry], Field(max_length=10_000)] = Field(
        default_factory=empty_list, title="Enquiries into low bids"
    )
