"""What part of all tenders of an authority asked for life-cycle cost or circularity: `lcc share`."""

from typing import Literal

from pydantic import Field

from lcc.indicators.unread import Unread
from lcc.record.record import Output, OutputDocument, in_unit

_SHARE = in_unit("share")


class ShareOfWorth(Output):
    """What tenders are worth in one currency, as it is published: awarded, or else estimated."""

    currency: str = Field(title="Currency")
    value: float = Field(
        title="Value", description="Of all tenders of which it is known.", json_schema_extra=in_unit("money")
    )
    life_cycle_cost: float = Field(title="On life-cycle cost", json_schema_extra=in_unit("money"))
    circular: float = Field(title="Circular", json_schema_extra=in_unit("money"))
    criteria: float = Field(title="With criteria on circularity", json_schema_extra=in_unit("money"))
    life_cycle_cost_share: float | None = Field(title="Share on life-cycle cost", json_schema_extra=_SHARE)
    circular_share: float | None = Field(title="Share that is circular", json_schema_extra=_SHARE)
    criteria_share: float | None = Field(title="Share with criteria on circularity", json_schema_extra=_SHARE)


class TendersShare(Output):
    """How many of all tenders asked for it: at least so many, as one that is not matched counts as one that did not."""

    by: Literal["all", "year", "cpv_division"] = Field(title="Taken together by")
    group: str = Field(
        title="Group", description="Empty for all, and for tenders of which the group is not known."
    )
    number: int = Field(title="All tenders", description="That count, as they are published.")
    matched: int = Field(title="Matched", description="Of how many the tender with its bids was read.")
    life_cycle_cost: int = Field(title="On life-cycle cost")
    circular: int = Field(title="Circular")
    circular_unknown: int = Field(
        title="Circular is not known",
        description="Of how many that are matched: they are not counted as circular.",
    )
    criteria: int = Field(title="With criteria on circularity")
    life_cycle_cost_share: float | None = Field(
        title="Share on life-cycle cost",
        description="Of all tenders; null where there are none.",
        json_schema_extra=_SHARE,
    )
    circular_share: float | None = Field(title="Share that is circular", json_schema_extra=_SHARE)
    criteria_share: float | None = Field(title="Share with criteria on circularity", json_schema_extra=_SHARE)
    worth: tuple[ShareOfWorth, ...] = Field(
        title="Worth", description="By currency: never added up across currencies."
    )
    without_value: int = Field(
        title="Without a value", description="Of how many it is not known what they are worth: not in the worth."
    )
    estimated: int = Field(
        title="Estimated",
        description="Of how many the worth is the estimate before, for lack of what was awarded.",
    )
    frameworks: int = Field(title="Framework agreements", description="That are in the number.")
    cancelled: int = Field(title="Without an award", description="Cancelled or failed: not in the number.")
    call_offs: int = Field(
        title="Call-offs",
        description="Bought under a framework agreement, whose value has them: not in the number.",
    )
    planned: int = Field(
        title="Not a tender yet", description="Consultations and tenders to come: not in the number."
    )


class UnmatchedTender(Output):
    """A tender that was read and is in no share, and why."""

    tender: str = Field(title="Tender code")
    title: str = Field(title="Tender")
    authority: str = Field(title="Contracting authority")
    why: Literal["not_found", "several", "two_authorities", "cancelled", "call_off", "planning"] = Field(
        title="Why",
        description="Under no number that it goes by is anything published; or under several tenders; or what is "
        "published of it does not count.",
    )


class UnreadPart(Output):
    """Something in a file with all tenders that could not be read, and was left out."""

    file: str = Field(title="File")
    line: int = Field(title="Line", description="Or row, 1 the first.")
    why: Literal["no_release", "no_process", "row_length", "row_incomplete"] = Field(
        title="Why",
        description="It is no release; a release without ocid or date; a row of another length than the head; a row "
        "without number or day.",
    )


class SharesOfAll(OutputDocument):
    """What part of all tenders of an authority asked for life-cycle cost or circularity."""

    kind: Literal["lcc share"] = "lcc share"
    lcc_version: str = Field(title="Version of the program")
    authorities: tuple[str, ...] = Field(
        title="Authorities", description="Whose tenders were sought, by any of these names."
    )
    files: tuple[str, ...] = Field(title="Files", description="In which all tenders are.")
    shares: tuple[TendersShare, ...] = Field(title="Shares")
    unmatched: tuple[UnmatchedTender, ...] = Field(title="Not matched")
    numbers_unused: tuple[str, ...] = Field(
        title="Numbers of nobody", description="Codes with a number of which no tender was read."
    )
    left_out: tuple[UnreadPart, ...] = Field(title="Left out of the files")
    left_out_more: int = Field(
        title="Left out of the files, not listed", description="How much more there is than is listed."
    )
    not_read: tuple[Unread, ...] = Field(title="Tenders that could not be read")
