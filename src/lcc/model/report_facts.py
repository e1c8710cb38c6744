"""What a report of an award says that no bid or score says: how the procedure went, and what was done about remarks."""

from typing import Annotated

from pydantic import Field

from lcc.record.record import Moment, Name, ParagraphText, Record, empty_list

Listed = Annotated[list[Name], Field(max_length=10_000)]


class ReceivedAt(Record):
    """When a bid came in."""

    bid: Name = Field(title="Bid")
    at: Moment = Field(title="Received at")


class Done(Record):
    """What was done about a remark on the outcome."""

    check: Name = Field(title="Remark", description="By its code, as `checks` in a result has it.")
    bid: Name | None = Field(default=None, title="Bid", description="Of the only bid that it is about.")
    what: ParagraphText = Field(title="What was done")


class ReportFacts(Record):
    """What is told of a procedure in the report of its award; what is left out stays to be filled in."""

    tender: Name = Field(title="Tender code")
    opened_at: Moment | None = Field(default=None, title="Opened at")
    opened_by: Listed = Field(default_factory=empty_list, title="Opened by")
    received: Annotated[list[ReceivedAt], Field(max_length=10_000)] = Field(
        default_factory=empty_list, title="Bids received"
    )
    late: ParagraphText | None = Field(default=None, title="Bids that came in too late")
    selected: ParagraphText | None = Field(default=None, title="Who was selected, and why")
    not_selected: ParagraphText | None = Field(default=None, title="Who was not selected, and why")
    withheld: ParagraphText | None = Field(
        default=None, title="Information kept out of the answers to questions, at the request of a bidder"
    )
    subcontracting: ParagraphText | None = Field(default=None, title="Subcontracted share and main subcontractors")
    why_this_procedure: ParagraphText | None = Field(default=None, title="Why this procedure")
    not_electronic: ParagraphText | None = Field(default=None, title="Why not electronically")
    conflicts: ParagraphText | None = Field(default=None, title="Conflicts of interest, and measures")
    no_award: ParagraphText | None = Field(default=None, title="Why nothing is awarded")
    done: Annotated[list[Done], Field(max_length=10_000)] = Field(
        default_factory=empty_list, title="What was done about remarks"
    )
