"""The ways in which a supplier can ask money. Amounts are per unit of the item."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.record import (
    Amount,
    Months,
    Name,
    Price,
    PricePerUse,
    PricePerYear,
    Record,
    Residual,
    Share,
    Years,
    in_unit,
)
from lcc.model.tender import FIXED, GENERAL

_INDEX = "The index that the prices of this model follow."


class Purchase(Record):
    """The authority buys, owns and replaces."""

    kind: Literal["purchase"]
    price: Price = Field(title="Purchase price")
    service_life_years: Years = Field(title="Service life", description="Years until it is replaced.")
    residual: Residual = Field(
        default="straight_line",
        title="Residual value",
        description="Whether the part of the last life beyond the horizon is credited.",
    )
    resale_value: Price = Field(
        default=0.0, title="Resale value", description="Received at the end of a full service life."
    )
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)


class BuyBackStep(Record):
    """The share of the price that the supplier pays back up to a certain age."""

    after_years: Years = Field(title="Returned after at most", description="Age of the product.")
    share_of_price: Annotated[float, Field(ge=0, le=10, json_schema_extra=in_unit("share"))] = Field(
        title="Share of the price paid back"
    )


class BuyBack(Record):
    """A purchase that the supplier buys back at the end of use, at a share of the price paid."""

    kind: Literal["buy_back"]
    price: Price = Field(title="Purchase price")
    service_life_years: Years = Field(title="Service life", description="Years until it is replaced.")
    buy_back: Annotated[list[BuyBackStep], Field(min_length=1, max_length=50)] = Field(
        title="Buy-back table", description="Nothing is paid back past the last step."
    )
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        ages = [step.after_years for step in self.buy_back]
        if ages != sorted(set(ages)):
            raise PydanticCustomError("steps_rise", "steps in rising order of age")
        return self


class Lease(Record):
    """The supplier owns; the authority pays a fixed amount each period."""

    kind: Literal["lease"]
    payment: Price = Field(title="Lease payment", description="Each period.")
    every_months: Months = Field(default=12, title="Months between payments")
    in_advance: bool = Field(
        default=True, title="Paid in advance", description="At the start of each period, or else at its end."
    )
    term_months: Months = Field(title="Term", description="After it, a new term starts.")
    upfront: Price = Field(default=0.0, title="Upfront payment", description="At the start of each term.")
    return_cost: Price = Field(default=0.0, title="Return cost", description="At the end of each term.")
    index: Name = Field(default=FIXED, title="Index", description=_INDEX)


class Deposit(Record):
    """A sum is paid at the start of each cycle, and (most of it) comes back at the end (statiegeld)."""

    kind: Literal["deposit"]
    deposit: Price = Field(title="Deposit", description="Paid at the start of each cycle.")
    cycle_months: Months = Field(title="Cycle", description="Months between delivery and return.")
    return_rate: Share = Field(title="Return rate", description="Share of the deposit that comes back.")
    price: Price = Field(default=0.0, title="Price beside the deposit", description="Each cycle.")
    return_cost: Price = Field(default=0.0, title="Return cost", description="At the end of each cycle.")
    residual: Residual = Field(
        default="straight_line",
        title="Residual value",
        description="Whether the part of the last cycle beyond the horizon is credited.",
    )
    index: Name = Field(default=FIXED, title="Index", description=_INDEX)


class PayPerUse(Record):
    """The authority pays for each use."""

    kind: Literal["pay_per_use"]
    fee_per_use: PricePerUse = Field(title="Fee per use")
    fixed_fee_per_year: PricePerYear = Field(default=0.0, title="Fixed fee a year")
    minimum_use_per_year: Amount = Field(
        default=0.0,
        title="Minimum use a year",
        description="Uses that are paid for even if there are fewer.",
        json_schema_extra=in_unit("uses per year"),
    )
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)


BusinessModel = Annotated[
    Purchase | BuyBack | Lease | Deposit | PayPerUse,
    Field(discriminator="kind", title="Business model"),
]
BUSINESS_MODELS: dict[str, type[Record]] = {
    "purchase": Purchase,
    "buy_back": BuyBack,
    "lease": Lease,
    "deposit": Deposit,
    "pay_per_use": PayPerUse,
}
