"""What an authority contributes to SDG indicator 12.7.1: `lcc export sdg`."""

from typing import Literal

from pydantic import Field

from lcc.indicators.unread import Unread
from lcc.record.record import Output, OutputDocument, in_unit

SdgPartName = Literal["policy", "legal_framework", "practical_support", "criteria", "monitoring", "purchases"]


class SdgPart(Output):
    """One of the six parts, and what it rests on."""

    letter: Literal["A", "B", "C", "D", "E", "F"] = Field(title="Part")
    part: SdgPartName = Field(
        title="What it is about", description="As a code; the documentation has them in words."
    )
    value: float | None = Field(
        title="Value", description="From 0 to 1; null is not known.", json_schema_extra=in_unit("share")
    )
    at_least: float = Field(
        title="At least", description="With nothing of what is not known.", json_schema_extra=in_unit("share")
    )
    at_most: float = Field(
        title="At most", description="With all of what is not known.", json_schema_extra=in_unit("share")
    )
    rests_on: Literal["answer", "tenders", "all_tenders"] | None = Field(
        title="Rests on",
        description="What the authority answered; the tenders that were read; or these beside all that are published.",
    )
    source: str | None = Field(title="Source", description="As the authority answered it.")
    known: int | None = Field(title="Known", description="Of how many awards or tenders it is known.")
    unknown: int | None = Field(title="Unknown", description="Of how many it is not: in no share.")


class PriorityShare(Output):
    """Circular spend among priority products, in one currency."""

    name: str = Field(title="Group")
    cpv_divisions: tuple[str, ...] = Field(title="CPV divisions")
    currency: str | None = Field(title="Currency", description="Null where there are no awards of the group.")
    spend: float = Field(title="Spend a year", json_schema_extra=in_unit("money per year"))
    circular: float = Field(title="Circular spend a year", json_schema_extra=in_unit("money per year"))
    share: float | None = Field(title="Share", description="Null of nothing.", json_schema_extra=in_unit("share"))
    known: int = Field(title="Known", description="Of how many awards spend and circularity are known.")
    unknown: int = Field(title="Unknown", description="Of how many not: in no share.")


class SdgContribution(OutputDocument):
    """What an authority contributes to SDG 12.7.1: no score, which is of the government of a country as a whole."""

    kind: Literal["lcc sdg 12.7.1"] = "lcc sdg 12.7.1"
    lcc_version: str = Field(title="Version of the program")
    authority: str = Field(title="Authority")
    year: int = Field(title="Year")
    formula: Literal["A x (B + C + D + E + F)"] = Field(title="Formula")
    certainty: Literal["recalled"] = Field(
        title="Certainty",
        description="The six parts are those that were published for the indicator; the formula is recalled, and was "
        "not held against its text.",
    )
    contribution: float | None = Field(
        title="Contribution",
        description="From 0 to 5; null where a part that decides it is not known, or only in part.",
    )
    at_least: float = Field(title="At least", description="With nothing of what is not known.")
    at_most: float = Field(title="At most", description="With all of what is not known.")
    parts: tuple[SdgPart, ...] = Field(title="Parts")
    priority: tuple[PriorityShare, ...] = Field(title="Priority products")
    not_read: tuple[Unread, ...] = Field(title="Not read")
