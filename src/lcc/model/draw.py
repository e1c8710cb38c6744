"""Drawings of lots that were held: each settles one tie, and stands in a document beside tender, bids and scores."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from lcc.record.checks import check_each_once
from lcc.record.in_schema import EACH_ONCE
from lcc.record.record import Moment, Name, ParagraphText, Record, empty_list


class Draw(Record):
    """One drawing of lots between bids that the award rule leaves equal."""

    lot: Name | None = Field(
        default=None, title="Lot code", description="Of the lot that it was about; left out without lots."
    )
    order: Annotated[list[Name], Field(min_length=2, max_length=1000), EACH_ONCE] = Field(
        title="Order drawn",
        description="Every bid that was equal, the first one drawn first: by the name of the bidder, and the variant.",
    )
    at: Moment = Field(title="Drawn at")
    by: Name = Field(title="Drawn by")
    method: ParagraphText = Field(title="How lots were drawn")
    witnesses: Annotated[list[Name], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Witnesses", description="Who was there beside the one who drew."
    )

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        check_each_once("drawn_twice", "each bid once", self.order)
        return self


class Draws(Record):
    """The drawings of lots of a tender."""

    tender: Name = Field(title="Tender code")
    draws: Annotated[list[Draw], Field(max_length=1000)] = Field(title="Drawings of lots")
