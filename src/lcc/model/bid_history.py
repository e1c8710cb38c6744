"""Rounds of bids before the last one: a clarification, a negotiated offer. What was offered then counts no more.

Only the last bid of each bidder is scored (article 2.126 of the Aanbestedingswet 2012, for negotiations); what it
offered before is kept and shown beside it. Electronic auctions and dynamic purchasing systems have rounds of another
kind, and are not in here.
"""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.bid import Bid
from lcc.model.quality import Sha256
from lcc.model.received import FileName
from lcc.record.record import Moment, Name, ParagraphText, Record

RoundKind = Literal["first_bids", "clarification", "negotiation"]


class Round(Record):
    """What a round of bids was for, and by when they had to be in."""

    what: RoundKind = Field(title="What the round was for")
    at: Moment = Field(title="Bids had to be in at")
    about: ParagraphText | None = Field(
        default=None, title="What it was about", description="What was asked of bidders, or negotiated."
    )


class HandedInRound(Round):
    """A round, and where its bids are."""

    bids: FileName = Field(
        title="Files of the bids",
        description="A folder, an archive (.zip) or a file, seen from where this document stands.",
    )


class Rounds(Record):
    """The rounds before the last one: a document beside the tender and the last bids."""

    tender: Name = Field(title="Tender code")
    rounds: Annotated[list[HandedInRound], Field(min_length=1, max_length=20)] = Field(
        title="Rounds", description="In the order in which they were held; the bids that are scored come after."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        moments = [datetime.fromisoformat(one.at) for one in self.rounds]
        if moments != sorted(moments):
            raise PydanticCustomError("rounds_order", "rounds in the order in which they were held")
        return self


class EarlierBid(Record):
    """A bid of a round before the last one, and the file that it came in."""

    file: FileName = Field(title="File")
    sha256: Sha256 = Field(title="Checksum of the file")
    bid: Bid = Field(title="Bid")


class HeldRound(Round):
    """A round, with the bids that came in."""

    bids: Annotated[list[EarlierBid], Field(max_length=10_000)] = Field(title="Bids")


class BidHistory(Record):
    """What was offered in the rounds before the last one, as it was read."""

    tender: Name = Field(title="Tender code")
    rounds: Annotated[list[HeldRound], Field(max_length=20)] = Field(title="Rounds")
