"""Many tenders in one table: what a row says, and the index that brings its prices to one level."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from lcc.library.indicators import INDICATORS
from lcc.library.phases import Phase
from lcc.record.record import LONGEST_YEARS, Name, Output, ParagraphText, Record, Year, in_unit

GENERAL_INDEX = "general"
"""What prices follow where no other index is given: the general index of each tender, at its own inflation."""


class PriceIndex(Record):
    """An index of prices by year, as a statistical office publishes it."""

    name: Name = Field(title="Index", description="As it is called in the table: CPI, all households, 2015 = 100.")
    source: ParagraphText = Field(title="Source", description="Who publishes it, where, and when it was read.")
    levels: Annotated[
        dict[Year, Annotated[float, Field(gt=0, le=1e12)]], Field(min_length=1, max_length=LONGEST_YEARS)
    ] = Field(title="Level by year", description="In any one unit. A year that is not there is not known.")


class CostRow(Output):
    """One phase and year of one offer in one bid: what is known of it, and null for what is not."""

    source: str = Field(
        title="Source", description="What the tender was read from: a name from the folder that was named on."
    )
    checksum: str = Field(title="Checksum", description="SHA-256 of everything that the row hangs on.")
    tender: str = Field(title="Tender code")
    title: str = Field(title="Tender")
    authority: str = Field(title="Contracting authority")
    lot: str | None = Field(title="Lot code", description="Null for a tender that is not divided.")
    procedure: str | None = Field(title="Procedure")
    cpv: str | None = Field(title="CPV code", description="As the tender has it.")
    cpv_division: str | None = Field(title="CPV division", description="The first two digits of the CPV code.")
    base_date: date = Field(title="Base date", description="Prices are of this date, and year 0 is this day.")
    horizon_years: int = Field(title="Horizon", json_schema_extra=in_unit("years"))
    currency: str = Field(title="Currency")
    discount_rate: float | None = Field(
        title="Discount rate", description="Null where it differs by year.", json_schema_extra=in_unit("per year")
    )
    comparison: Literal["common_horizon", "equivalent_annual_cost"] = Field(title="Comparison")
    award_method: str = Field(title="Award rule")
    award_basis: Literal["life_cycle_cost", "price"] = Field(title="What counts as the cost")
    circularity_asked: bool = Field(
        title="Circularity is asked", description="A target, or a criterion that is measured by an indicator."
    )
    ambition: int | None = Field(
        title="Level of ambition",
        description="Of the MVI-criteriatool, 1 to 3: the highest among the criteria; null where none states one.",
    )
    quality_weight: float | None = Field(
        title="Weight of quality",
        description="Of the points; null where the award rule says no weight, because quality has a value in money, "
        "say.",
        json_schema_extra=in_unit("share"),
    )
    quality_and_lcc_weight: float | None = Field(
        title="Weight of quality with life-cycle cost",
        description="The same, with the weight of the cost where life-cycle cost counts (proposal for a Public "
        "Procurement Act of the EU, article 98(4), in one reading of it).",
        json_schema_extra=in_unit("share"),
    )
    bids: int = Field(title="Number of bids", description="Of the tender, or of the lot; variants count.")
    role: Literal["bid", "reference"] = Field(
        title="Bid or reference", description="The reference is what the authority has already."
    )
    bidder: str = Field(title="Bid")
    rank: int | None = Field(title="Rank", description="Null for a bid that is not ranked, and the reference.")
    awarded: bool | None = Field(
        title="Awarded",
        description="Null where a tie leaves it open, or nothing is awarded: a market consultation.",
    )
    quality: float | None = Field(
        title="Share of quality earned",
        description="Null where quality is not judged.",
        json_schema_extra=in_unit("share"),
    )
    offer: int = Field(title="Offer", description="Its place in the bid, 1 the first.")
    item: str = Field(title="Item code")
    item_name: str = Field(title="Item")
    category: str | None = Field(
        title="Category",
        description="That of the facts which the item names (the documentation lists them); null where it names none.",
    )
    quantity: float = Field(title="Quantity", description="How many units are bought.")
    unit: str = Field(title="Unit")
    years_valued: int = Field(
        title="Years valued", description="Over which the offer is valued.", json_schema_extra=in_unit("years")
    )
    business_model: str = Field(title="Business model")
    phase: Phase = Field(title="Phase")
    year: int = Field(title="Year", description="0 is the base date, 1 the twelve months after it.")
    present_value: float = Field(
        title="Present value", description="What counts, at the base date.", json_schema_extra=in_unit("money")
    )
    price: float = Field(
        title="Price",
        description="The part of it that is asked under the business model.",
        json_schema_extra=in_unit("money"),
    )
    nominal: float = Field(
        title="Cash", description="What the authority pays in that year.", json_schema_extra=in_unit("money")
    )
    price_level: int = Field(title="Price level", description="The year to whose prices the next two are brought.")
    price_index: str = Field(
        title="Index", description="By which: `general` is that of the tender, at its own inflation."
    )
    price_factor: float | None = Field(
        title="Factor", description="From the base date to the price level; null where the index lacks a year.",
        json_schema_extra=in_unit("factor"),
    )  # fmt: skip
    cost_per_year: float | None = Field(
        title="Cost a year",
        description="The present value as an equal amount a year over the years valued, at the price level.",
        json_schema_extra=in_unit("money per year"),
    )
    cost_per_unit_year: float | None = Field(
        title="Cost per unit and year",
        description="The same of one unit.",
        json_schema_extra=in_unit("money per unit and year"),
    )
    mass: float | None = Field(
        title="Mass of one unit",
        description="From the passport; null without one.",
        json_schema_extra=in_unit("kg"),
    )
    co2_total: float | None = Field(
        title="Emissions of the bid",
        description="Over all units and years; a year where bids are compared by year.",
        json_schema_extra=in_unit("kg CO2-eq"),
    )
    mki_total: float | None = Field(
        title="MKI of the bid", description="Over the same.", json_schema_extra=in_unit("money")
    )
    virgin_total: float | None = Field(
        title="Virgin material of the bid", description="Over the same.", json_schema_extra=in_unit("kg")
    )


def _indicator(unit: str) -> Any:
    return (float | None, Field(description="Of the bid as a whole.", json_schema_extra=in_unit(unit)))


INDICATOR = "indicator_"
PortfolioRow: type[Output] = create_model(
    "PortfolioRow",
    __base__=CostRow,
    __doc__=CostRow.__doc__,
    **{f"{INDICATOR}{name}": _indicator(facts.unit) for name, facts in INDICATORS.items()},
)
"""The row with a column for each indicator, by its code."""

ADDED_UP = ("present_value", "price", "nominal", "cost_per_year")
"""What may be added up over rows; all else says something of the tender, the bid or the offer in each of its rows."""
