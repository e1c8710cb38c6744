"""What was offered before: one row for each offer that an authority keeps, and the range of those of a like item."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.identifiers import CpvCode
from lcc.record.checks import check_known
from lcc.record.in_schema import OneOfNames
from lcc.record.record import CalendarDate, Checksum, Money, Name, ParagraphText, Rate, Record, Year

MOST_OFFERS = 50_000
FELL_AWAY: Literal["fell_away"] = "fell_away"
"""Said of an offer in a row of its own, below the row that it was kept in."""


def _known_model(value: str) -> str:
    check_known("unknown_model_kept", "a business model", value, BUSINESS_MODELS)
    return value


AnyModel = Annotated[Name, AfterValidator(_known_model), OneOfNames(BUSINESS_MODELS.keys)]
Per = Literal["unit", "unit_year", "one_use"]
Count = Annotated[int, Field(ge=0, le=MOST_OFFERS)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]


def per_of(model: str) -> Per:
    """Return of what a price is kept: of a unit that is bought for good, of one use, or else of a unit and year."""
    if model == "purchase":
        return "unit"
    return "one_use" if BUSINESS_MODELS[model].needs_use else "unit_year"


class EarlierOffer(Record):
    """One offer for one item in an earlier tender: what was asked for it, and nothing of who asked it."""

    authority: Name = Field(title="Contracting authority")
    tender: Name = Field(title="Tender code")
    offer: Annotated[int, Field(ge=1, le=MOST_OFFERS)] = Field(
        title="Offer", description="A number within the tender, in the order of items and prices."
    )
    date: CalendarDate = Field(title="Base date", description="The price is at the level of this day.")
    category: Name | None = Field(
        default=None,
        title="Category",
        description="What the facts about the item are about, as ict.monitor; or a word of your own.",
    )
    cpv: CpvCode | None = Field(default=None, title="CPV code")
    item: Name = Field(title="Item", description="As the tender calls it.")
    quantity: Annotated[float, Field(gt=0, le=1e12)] = Field(
        title="Quantity", description="Of the unit; of uses, those of a year."
    )
    unit: Name = Field(title="Unit")
    business_model: AnyModel = Field(title="Business model")
    per: Per = Field(title="The price is of", description="It follows from the business model.")
    price: Money = Field(
        title="Price",
        description="Without VAT. Of a purchase, of one unit; of what is paid by use, of one use; of all else, of one "
        "unit, as an equal amount a year.",
    )
    currency: Currency = Field(title="Currency")
    inflation: Rate = Field(
        title="Inflation", description="The general index of that tender, by which its price goes to another year."
    )
    awarded: Literal[True, False, "fell_away"] | None = Field(
        default=None,
        title="Awarded",
        description="Kept only where that was asked for; fell_away: this offer of a row above no longer counts.",
    )

    @model_validator(mode="after")
    def _is_of_its_model(self) -> Self:
        if self.per != per_of(self.business_model):
            words = {"found": self.per, "at": ("per",), "per": per_of(self.business_model)}
            raise PydanticCustomError("price_of_other_kind", "a price of what the model is paid by", words)
        return self


class EarlierOffers(Record):
    """What an authority keeps of earlier offers."""

    rows: Annotated[list[EarlierOffer], Field(max_length=MOST_OFFERS)] = Field(title="Rows")


class PriceRange(Record):
    """What was offered before for a like item under one business model, at one price level."""

    item: Name = Field(title="Item code")
    business_model: AnyModel = Field(title="Business model")
    per: Per = Field(title="The price is of")
    offers: Count = Field(title="Earlier offers")
    tenders: Count = Field(title="Earlier tenders")
    oldest: Annotated[int, Field(ge=1, le=9999)] = Field(
        title="Oldest", description="The year of the oldest base date among them."
    )
    lowest: Money = Field(title="Lowest")
    lower_quartile: Money = Field(title="Lower quartile")
    median: Money = Field(title="Median")
    upper_quartile: Money = Field(title="Upper quartile")
    highest: Money = Field(title="Highest")

    @model_validator(mode="after")
    def _rises(self) -> Self:
        steps = [self.lowest, self.lower_quartile, self.median, self.upper_quartile, self.highest]
        if steps != sorted(steps) or not 1 <= self.tenders <= self.offers:
            words = {"found": None, "at": ("lowest",)}
            raise PydanticCustomError("no_price_range", "numbers from the lowest to the highest", words)
        return self


class NotCompared(Record):
    """How many earlier offers are beside no offer of the tender, and why."""

    same_tender: Count = Field(title="Of this tender itself")
    later: Count = Field(title="Of a later base date")
    other_currency: Count = Field(title="In another currency")
    not_known: Count = Field(title="Of an item without category and CPV code")
    no_price_level: Count = Field(title="With a price that can't be brought to this level")
    other: Count = Field(title="Of other items")


class FollowedIndex(Record):
    """The published index that brought earlier prices to the level of a tender, as it stood in its file."""

    name: Name = Field(title="Index")
    source: ParagraphText = Field(title="Source")
    sha256: Checksum = Field(title="Checksum of the file")
    last_year: Year = Field(
        title="Last year", description="After it prices go on at the inflation of the tender that is compared."
    )


class EarlierPrices(Record):
    """What an authority had been offered before, beside the items of a tender, when its bids were compared."""

    tender: Name = Field(title="Tender code")
    sha256: Checksum = Field(title="Checksum of the price file")
    price_level: Annotated[int, Field(ge=1, le=9999)] = Field(
        title="Price level", description="The year of the base date of the tender."
    )
    index: FollowedIndex | None = Field(
        default=None,
        title="Index",
        description="By which prices were brought to that level; left out, each at the inflation of its own tender.",
    )
    currency: Currency = Field(title="Currency")
    ranges: Annotated[list[PriceRange], Field(max_length=10_000)] = Field(title="Ranges")
    not_compared: NotCompared = Field(title="Not compared")

    def of(self, item: str, model: str) -> PriceRange | None:
        """Return the range of an item under a business model; None where nothing like it was offered before."""
        return next((one for one in self.ranges if (one.item, one.business_model) == (item, model)), None)
