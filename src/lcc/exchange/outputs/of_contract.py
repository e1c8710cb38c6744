"""A contract on a day, as it leaves the program: `lcc contract show -o followed.json`, and POST /contract/ledger."""

from typing import Literal

from pydantic import Field

from lcc.record.record import CalendarDate, Output, OutputDocument, in_unit

_MONEY = in_unit("money")
_PROMISE = "The line or number of the bid, as the contract names it."


class DatedAmount(Output):
    """One payment on its day."""

    date: CalendarDate = Field(title="Day")
    promise: str = Field(title="Promise", description=_PROMISE)
    amount: float = Field(title="Amount", description="Below zero it is received.", json_schema_extra=_MONEY)
    is_claim: bool = Field(title="Claim", description="Whether it comes back from the supplier.")


class PaidOfPromise(Output):
    """What was promised for a line in a calendar year, and what was paid."""

    promise: str = Field(title="Promise", description=_PROMISE)
    year: int = Field(title="Year")
    promised: float = Field(title="Promised", json_schema_extra=_MONEY)
    paid: float | None = Field(
        title="Paid", description="Null where nothing is recorded.", json_schema_extra=_MONEY
    )
    due: float | None = Field(
        default=None,
        title="Due for it",
        description="Of what was promised, that of which something was recorded: what was paid is held against it.",
        json_schema_extra=_MONEY,
    )
    difference: float | None = Field(
        title="Difference", description="What was paid more than was due for it.", json_schema_extra=_MONEY
    )


class MeasuredOfPromise(Output):
    """What a number of the bid turned out to be."""

    promise: str = Field(title="Promise", description=_PROMISE)
    date: CalendarDate = Field(title="Day")
    promised: float = Field(title="Promised", description="In the unit of that number.")
    measured: float = Field(title="Measured", description="In the unit of that number.")
    ratio: float | None = Field(
        title="Ratio", description="Measured over promised; null where nothing was promised."
    )


class BonusOrMalus(Output):
    """What a measurement comes to by the terms of the tender."""

    promise: str = Field(title="Promise", description=_PROMISE)
    date: CalendarDate = Field(title="Day")
    promised: float = Field(title="Promised", description="In the unit of that number.")
    measured: float = Field(title="Measured", description="In the unit of that number.")
    steps: float = Field(title="Steps", description="How many steps of the terms it is better; below zero, worse.")
    amount: float = Field(
        title="Amount",
        description="Paid to the supplier, or below zero withheld from it.",
        json_schema_extra=_MONEY,
    )


class IndexFigures(Output):
    """The figures of an index that are held beside each other."""

    name: str = Field(title="Index")
    weight: float = Field(title="Weight")
    earlier: float = Field(title="Earlier figure")
    later: float = Field(title="Later figure")
    base: str = Field(title="Base", description="On which base year both stand.")


class PriceAdjustment(Output):
    """One adjustment of the price by its clause."""

    date: CalendarDate = Field(title="Day", description="From when it holds.")
    periods: tuple[str, ...] = Field(
        title="Periods", description="Of the earlier and later figures; empty while prices are fixed."
    )
    change: float = Field(
        title="Change", description="That the figures come to.", json_schema_extra=in_unit("per year")
    )
    applied: float = Field(
        title="Applied",
        description="After the most and the least of the clause.",
        json_schema_extra=in_unit("per year"),
    )
    level: float = Field(
        title="Level", description="What 1 at the delivery has become.", json_schema_extra=in_unit("factor")
    )
    figures: tuple[IndexFigures, ...] = Field(title="Figures")


class DefaultCost(Output):
    """What is not received any more if the supplier is gone after a day."""

    at: CalendarDate = Field(title="Day")
    has_happened: bool = Field(title="Has happened", description="Whether it is gone, as it is recorded.")
    claims: float = Field(title="Claims", json_schema_extra=_MONEY)
    secured: float = Field(
        title="Secured",
        description="By what stands when a claim falls due; after a default, what came in since and what stands now.",
        json_schema_extra=_MONEY,
    )
    cost: float = Field(title="Cost", description="The claims that nothing secures.", json_schema_extra=_MONEY)


class ForecastSteps(Output):
    """The life-cycle cost as awarded, what changed it since, and what is expected now; at the base date."""

    awarded: float = Field(title="As awarded", json_schema_extra=_MONEY)
    agreed: float = Field(title="By what was agreed", json_schema_extra=_MONEY)
    index: float = Field(title="By published indices", json_schema_extra=_MONEY)
    measured: float = Field(title="By what was measured", json_schema_extra=_MONEY)
    default: float = Field(title="By the default", json_schema_extra=_MONEY)
    paid: float = Field(title="By what was paid", json_schema_extra=_MONEY)
    now: float = Field(title="Expected now", json_schema_extra=_MONEY)


class StandingAgain(Output):
    """Whether the bid would still have come first with what was measured; no legal conclusion."""

    bids: int = Field(title="Number of bids")
    rank: int | None = Field(title="Rank", description="As awarded; null where it is not ranked.")
    rank_again: int | None = Field(title="Rank with what was measured", description="Null where it is not ranked.")
    life_cycle_cost: float = Field(title="Life-cycle cost", description="As awarded.", json_schema_extra=_MONEY)
    life_cycle_cost_again: float = Field(title="Life-cycle cost with what was measured", json_schema_extra=_MONEY)
    first: tuple[str, ...] = Field(title="First", description="Who comes first then; several where they share it.")
    still_first: bool = Field(title="Still first")


class RoomForChanges(Output):
    """What was changed, beside the room that the law leaves for it without a new procedure."""

    net: float = Field(title="All changes together", json_schema_extra=_MONEY)
    largest: float = Field(title="The largest change by itself", json_schema_extra=_MONEY)
    value: float | None = Field(
        title="Value of the contract",
        description="At the start; null where the contract does not state it.",
        json_schema_extra=_MONEY,
    )
    small: float | None = Field(
        title="Room", description="Up to where changes are small.", json_schema_extra=_MONEY
    )
    threshold: float | None = Field(
        title="European threshold", description="Null where it is not known.", json_schema_extra=_MONEY
    )
    verdict: str = Field(title="Verdict", description="As a code; the documentation has them in words.")


class CalendarEvent(Output):
    """What falls on a day."""

    date: CalendarDate = Field(title="Day")
    kind: str = Field(title="Kind", description="As a code; the documentation has them in words.")
    about: str = Field(title="About")
    item: str = Field(title="Item code", description="Empty where it is of no item.")
    amount: float | None = Field(title="Amount", json_schema_extra=_MONEY)
    warnings: tuple[CalendarDate, ...] = Field(title="Warnings", description="The days on which it is warned of.")


class _OnDay(OutputDocument):
    tender: str = Field(title="Tender code")
    supplier: str = Field(title="Supplier")
    currency: str = Field(title="Currency")
    at: CalendarDate = Field(title="Day", description="On which the contract is looked at.")
    forecast: ForecastSteps = Field(title="Forecast")


class ContractForecast(_OnDay):
    """The life-cycle cost of a contract with what is known on a day."""

    kind: Literal["lcc contract forecast"] = "lcc contract forecast"


class ContractFollowed(_OnDay):
    """Everything that follows from a contract on a day."""

    kind: Literal["lcc contract followed"] = "lcc contract followed"
    checksum: str = Field(title="Checksum", description="Of the last entry, by which all before it are known.")
    entries: int = Field(title="Entries", description="How many were recorded.")
    payments: tuple[DatedAmount, ...] = Field(title="Payments", description="As they were promised.")
    paid: tuple[PaidOfPromise, ...] = Field(title="Promised and paid")
    measured: tuple[MeasuredOfPromise, ...] = Field(title="Promised and measured")
    bonus_malus: tuple[BonusOrMalus, ...] = Field(title="Bonus and malus")
    loss_by_year: dict[str, float] = Field(
        title="Loss by year",
        description="What the authority pays more because of what was measured.",
        json_schema_extra=_MONEY,
    )
    adjustments: dict[str, tuple[PriceAdjustment, ...]] = Field(
        title="Adjustments of prices", description="By index."
    )
    claims_due: tuple[DatedAmount, ...] = Field(
        title="Claims due", description="In the twelve months after the day, what is left of each."
    )
    claims_unrecorded: tuple[DatedAmount, ...] = Field(
        default=(),
        title="Claims of which nothing is recorded",
        description="That fell due up to the day: whether they came in is not known.",
    )
    claims_after_end: tuple[DatedAmount, ...] = Field(
        default=(),
        title="Claims after the end",
        description="That fall due after the end of the contract: in no ledger, though the award counted on them.",
    )
    default: DefaultCost = Field(title="Default of the supplier")
    standing: StandingAgain | None = Field(title="Still first", description="Null where the award was not given.")
    changes: RoomForChanges = Field(title="Changes of the contract")
    calendar: tuple[CalendarEvent, ...] = Field(title="Calendar")
