"""What the authority sets: rates, prices, quantities, the horizon and the award rule."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.phases import PricedPhase
from lcc.model.record import (
    LONGEST_YEARS,
    Amount,
    CalendarDate,
    Kilograms,
    Money,
    Name,
    Price,
    Rate,
    Record,
    in_unit,
)

GENERAL, FIXED, CARBON = "general", "fixed", "carbon_price"
RESERVED_INDICES = (GENERAL, FIXED, CARBON)

Year = Annotated[int, Field(strict=False, ge=1900, le=2500)]


class Discount(Record):
    """The rate at which later costs weigh less."""

    rate: Rate = Field(title="Discount rate", description="A share: 0.0225 is 2.25 % a year.")
    basis: Literal["real", "nominal"] = Field(
        default="real",
        title="Basis of the discount rate",
        description="A real rate has inflation taken out; a nominal rate has not.",
    )


class Resource(Record):
    """Something that the product consumes, at a price that the authority sets."""

    unit: Name = Field(title="Unit")
    price: Money = Field(title="Price", description="Per unit, at the base date.")
    index: Name = Field(default=GENERAL, title="Index")
    co2_kg: Kilograms = Field(default=0.0, title="Emission factor", description="Per unit of the resource.")


class Item(Record):
    """What is bought, and how much of it."""

    id: Name = Field(title="Item code")
    name: Name = Field(title="Item")
    quantity: Amount = Field(gt=0, title="Quantity", description="How many units are bought.")
    unit: Name = Field(title="Unit")
    use_per_year: Amount | None = Field(
        default=None,
        title="Use a year",
        description="Per unit of the item: washes, pages, kilometres, ...",
        json_schema_extra=in_unit("uses per year"),
    )


class Award(Record):
    """How the life-cycle costs become a ranking."""

    method: Literal["lowest_lcc"] = Field(
        default="lowest_lcc", title="Award rule", description="The lowest life-cycle cost wins."
    )


class Tender(Record):
    """A tender and the rules by which its bids are compared. Amounts exclude VAT.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "benches", "title": "Benches", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 20, "discount": {"rate": 0.0225},
    ...     "items": [{"id": "bench", "name": "Bench", "quantity": 120, "unit": "piece"}]})
    >>> tender.discount.basis, tender.yearly_costs_fall
    ('real', 'end')
    """

    id: Name = Field(title="Tender code")
    title: Name = Field(title="Tender")
    authority: Name = Field(title="Contracting authority")
    cpv: Name | None = Field(default=None, title="CPV code")
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = Field(default="EUR", title="Currency")
    base_date: CalendarDate = Field(
        title="Base date", description="Month 0: prices are of this date and costs are valued at it."
    )
    horizon_years: Annotated[int, Field(ge=1, le=LONGEST_YEARS)] = Field(
        title="Horizon", description="The years that are compared.", json_schema_extra=in_unit("years")
    )
    discount: Discount = Field(title="Discounting")
    inflation: Rate = Field(default=0.0, title="Inflation", description="Growth of the index `general`.")
    yearly_costs_fall: Literal["start", "middle", "end"] = Field(default="end", title="Yearly costs fall at")
    indexation: Literal["yearly", "continuous"] = Field(
        default="yearly", title="Indexation", description="Prices rise once a year, or every month."
    )
    comparison: Literal["common_horizon"] = Field(default="common_horizon", title="Comparison")
    indices: dict[Name, Rate | Annotated[list[Rate], Field(min_length=1, max_length=LONGEST_YEARS)]] = Field(
        default_factory=dict,
        title="Indices",
        description="Nominal growth a year, or the growth in year 1, 2, ...; the last one goes on.",
    )
    resources: dict[Name, Resource] = Field(default_factory=dict, title="Resources")
    carbon_price: dict[Year, Price] = Field(
        default_factory=dict,
        title="Carbon price",
        description="Per kg CO2-eq at prices of the base date; linear between the years, flat outside.",
    )
    asked_phases: list[PricedPhase] = Field(
        default=["management", "use", "maintenance", "demolition", "disposal"],
        title="Phases asked for",
        description="Each offer prices each of these, states it as zero or names it as included.",
    )
    items: Annotated[list[Item], Field(min_length=1, max_length=1000)] = Field(title="Items")
    award: Award = Field(default_factory=Award, title="Award")

    @property
    def horizon_months(self) -> int:
        """The month at which the comparison ends."""
        return 12 * self.horizon_years

    @property
    def index_names(self) -> tuple[str, ...]:
        """The indices that a price can follow."""
        return (GENERAL, FIXED, *self.indices)

    def item(self, item_id: str) -> Item:
        """Return the item with this code; KeyError where there is none."""
        return {item.id: item for item in self.items}[item_id]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        codes = [item.id for item in self.items]
        for code in codes:
            if codes.count(code) > 1:
                raise PydanticCustomError("item_twice", "each item once", {"name": code})
        for name in self.indices:
            if name in RESERVED_INDICES:
                raise PydanticCustomError("reserved_index", "another name", {"name": name})
        for name, resource in self.resources.items():
            if resource.index not in self.index_names:
                raise PydanticCustomError(
                    "unknown_index_of_resource",
                    "a known index",
                    {"name": name, "found": resource.index, "known": ", ".join(self.index_names)},
                )
        return self


def nominal_rate(tender: Tender) -> float:
    """Return the nominal discount rate a year: (1 + real) (1 + inflation) - 1 (Fisher).

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.2, "basis": "real"}, "inflation": 0.03,
    ...     "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> round(nominal_rate(tender), 6)
    0.236
    """
    rate = tender.discount.rate
    return rate if tender.discount.basis == "nominal" else (1 + rate) * (1 + tender.inflation) - 1
