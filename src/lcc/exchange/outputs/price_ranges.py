"""What `lcc prices show` finds."""

from typing import Literal

from pydantic import Field

from lcc.record.record import Output, OutputDocument


class PriceRangeShown(Output):
    """What was offered for one kind of item under a business model; null where no price is at the level."""

    category: str | None = Field(title="Category")
    cpv: str | None = Field(title="CPV code", description="Of what has no category.")
    items: list[str] = Field(title="Items", description="What tenders called it, the latest first.")
    unit: str = Field(title="Unit")
    business_model: str = Field(title="Business model")
    per: Literal["unit", "unit_year", "one_use"] = Field(title="The price is of")
    currency: str = Field(title="Currency")
    offers: int = Field(title="Earlier offers")
    tenders: int = Field(title="Earlier tenders")
    lowest: float | None = Field(title="Lowest")
    lower_quartile: float | None = Field(title="Lower quartile")
    median: float | None = Field(title="Median")
    upper_quartile: float | None = Field(title="Upper quartile")
    highest: float | None = Field(title="Highest")
    without_level: int = Field(
        title="Without a price level", description="Offers that are left out: the index lacks a year, say."
    )


class PricesShown(OutputDocument):
    """The ranges in a price file, at the prices of one year."""

    kind: Literal["lcc price ranges"] = "lcc price ranges"
    price_level: int = Field(title="Price level")
    price_index: str = Field(title="Index", description="`general`: each at the inflation of its own tender.")
    price_index_sha256: str | None = Field(
        title="Checksum of the index of prices", description="Null where none was given."
    )
    sha256: str = Field(title="Checksum of the price file")
    offers: int = Field(title="Offers in the file")
    not_known: int = Field(title="Of an item without category and CPV code", description="They are in no range.")
    ranges: list[PriceRangeShown] = Field(title="Ranges")
