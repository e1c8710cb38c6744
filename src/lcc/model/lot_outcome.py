"""Who is awarded one lot, as the comparison of that lot says it: other lots, which decide with it, are not there."""

from pydantic import Field

from lcc.record.record import Name, ParagraphText, Record, in_unit


class LotOutcome(Record):
    """The award of a lot beside the other lots. Bids and lots go by their names; several stand one after the other."""

    reason: Name = Field(title="Why", description="By its code in a result.")
    bidder: Name | None = Field(default=None, title="Awarded to")
    with_lots: ParagraphText | None = Field(default=None, title="Together with the lots")
    total: float | None = Field(default=None, title="Total of all lots")
    taken_off: float | None = Field(
        default=None,
        title="Taken off for combined lots",
        description="Which part of what these lots cost together.",
        json_schema_extra=in_unit("share"),
    )
    drawn: ParagraphText | None = Field(default=None, title="Decided by a draw between")
    tied: ParagraphText | None = Field(default=None, title="Can still be awarded to")
    hangs_on: ParagraphText | None = Field(default=None, title="Hangs on the draw for the lots")
    first: ParagraphText | None = Field(default=None, title="Best in rank, not awarded the lot")
    first_lots: ParagraphText | None = Field(default=None, title="What the best in rank is awarded")
    dearer: float | None = Field(
        default=None,
        title="Dearer with the best in rank",
        description="What all lots cost more, or how many points less they have.",
    )
    moved_from: Name | None = Field(
        default=None,
        title="Awarded to when the award was announced",
        description="Where that bid did not fall away in this lot.",
    )
    most: int | None = Field(default=None, title="Most lots for one bidder")
    most_of: ParagraphText | None = Field(
        default=None, title="Of the lots", description="Where the limit that decided is one for a group of lots."
    )
