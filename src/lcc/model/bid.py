"""What a bidder offers. There is no field in which to state a price that the authority sets."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.business_models import BusinessModel
from lcc.model.phases import PricedPhase
from lcc.model.record import LONGEST_YEARS, Amount, Kilograms, Money, Name, Record, Years, in_unit
from lcc.model.tender import GENERAL


class Bidder(Record):
    """Who offers."""

    name: Name = Field(title="Bidder")
    id: Name | None = Field(default=None, title="Registration number", description="For example KvK.")


class Cost(Record):
    """A cost that comes with the product: every year unless another moment is stated."""

    name: Name = Field(title="Cost")
    phase: PricedPhase = Field(title="Phase")
    amount: Money = Field(title="Amount")
    index: Name = Field(default=GENERAL, title="Index")
    per: Literal["unit", "bid"] = Field(
        default="unit", title="Per", description="Per unit of the item, or once for the whole bid."
    )
    yearly: Literal[True] | None = Field(default=None, title="Every year")
    every_years: Years | None = Field(
        default=None, title="Every ... years", description="For the first time after that many years."
    )
    at_year: Annotated[int, Field(ge=0, le=LONGEST_YEARS)] | None = Field(
        default=None, title="Once, in year", json_schema_extra=in_unit("year")
    )

    @model_validator(mode="after")
    def _has_one_moment(self) -> Self:
        if sum(moment is not None for moment in (self.yearly, self.every_years, self.at_year)) > 1:
            raise PydanticCustomError("one_moment", "one of yearly, every_years and at_year")
        return self


class Consumption(Record):
    """How much of a resource one unit of the item takes a year; the tender states what it costs."""

    resource: Name = Field(title="Resource")
    per_year: Amount = Field(title="Use a year", json_schema_extra=in_unit("resource per year"))
    phase: PricedPhase = Field(default="use", title="Phase")


class EndOfLife(Record):
    """What it costs to take out and get rid of what the authority owns at the end."""

    demolition: Money = Field(default=0.0, title="Demolition", description="Taking it out, per unit.")
    disposal: Money = Field(default=0.0, title="Disposal", description="Removal and processing, per unit.")
    index: Name = Field(default=GENERAL, title="Index")


class Carbon(Record):
    """Emissions of making the product and of its end of life."""

    production_kg: Kilograms = Field(default=0.0, title="Emissions of production")
    end_of_life_kg: Kilograms = Field(default=0.0, title="Emissions at the end of life")


class Offer(Record):
    """One item, under one business model. Amounts are per unit of the item unless `per: bid`."""

    item: Name = Field(title="Item")
    business_model: BusinessModel
    included: list[PricedPhase] = Field(
        default_factory=list, title="Included", description="Phases whose cost is in the price."
    )
    costs: Annotated[list[Cost], Field(max_length=1000)] = Field(default_factory=list, title="Costs")
    consumption: Annotated[list[Consumption], Field(max_length=1000)] = Field(
        default_factory=list, title="Consumption"
    )
    end_of_life: EndOfLife = Field(default_factory=EndOfLife, title="End of life")
    carbon: Carbon = Field(default_factory=Carbon, title="Emissions")


class Bid(Record):
    """The offers of one bidder in one tender."""

    tender: Name = Field(title="Tender code")
    bidder: Bidder
    offers: Annotated[list[Offer], Field(min_length=1, max_length=1000)] = Field(title="Offers")
