"""The ledger of a contract: the award as it was made, what was agreed beside it, and a log that only grows.

What was promised is the bid that was awarded. What comes to light later is an entry of the log, which takes up the
checksum of the entry before it: what is changed, left out or put between afterwards no longer fits.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, Protocol, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up
from lcc.model.bid import Bid
from lcc.model.tender import GENERAL, Tender
from lcc.record.checks import check_each_once
from lcc.record.place import InputFile
from lcc.record.record import (
    Checksum,
    Day,
    Money,
    Name,
    ParagraphText,
    Price,
    Rate,
    Record,
    Share,
    empty_list,
    in_unit,
)  # fmt: skip

FieldName = Annotated[str, Field(max_length=200, min_length=1)]
"""A number of the bid, as files call it: offers[0].business_model.service_life_years."""
OF_TENDER = "circularity."
"""How the name of a promise begins that the tender has the terms of: circularity.bonus_malus[0]."""
Decimals = Annotated[int, Field(ge=0, le=8)]
MonthOfYear = Annotated[int, Field(ge=1, le=12)]


class Award(Record):
    """What was awarded, as it stood then: nothing in a contract changes it."""

    life_cycle_cost: Money = Field(title="Life-cycle cost", description="Of the bid, as it was compared.")
    lcc_version: Name = Field(title="Version of the program")
    inputs: Annotated[list[InputFile], Field(max_length=1000)] = Field(
        default_factory=empty_list,
        title="Files",
        description="Of which the award was made, each with its checksum.",
    )


class Delivery(Record):
    """A part of the units of an item that is delivered on a day of its own."""

    item: Name = Field(title="Item code")
    quantity: Annotated[float, Field(gt=0, le=1e12)] = Field(title="Quantity")
    delivered: Day = Field(title="Delivered on")


class WeightedIndex(Record):
    """An index in a clause, and how much it weighs."""

    name: Name = Field(title="Index", description="As the file with figures names it.")
    weight: Share = Field(default=1.0, title="Weight", description="Together 1.")


class Indexation(Record):
    """How the prices that follow an index of the tender are adjusted, once in each year of the contract.

    A clause that leaves one of these open can be read in two ways, and both readings are money.
    """

    index: Name = Field(title="Index of the tender", description="The name that prices in the bid follow.")
    follows: Annotated[list[WeightedIndex], Field(min_length=1, max_length=20)] = Field(title="Indices")
    composition: Literal["weighted_indices", "weighted_ratios"] | None = Field(
        default=None,
        title="Composition",
        description="Of more than one index: the ratio of the weighted sums of the indices, or the weighted sum of "
        "their ratios. These differ.",
    )
    period: Literal["month", "year_mean", "twelve_months"] = Field(
        title="Period",
        description="One month beside the same month a year before, the mean of the last calendar year beside that of "
        "the year before, or twelve months up to a month beside the twelve before.",
    )
    month: MonthOfYear | None = Field(
        default=None, title="Month", description="Of which the figure counts, or with which twelve months end."
    )
    figure: Literal["first", "final"] = Field(
        title="Figure", description="As published first, or as it is after it was revised."
    )
    fixed_years: Annotated[int, Field(ge=1, le=50, json_schema_extra=in_unit("years"))] = Field(
        default=1, title="Years of fixed prices", description="From the delivery, before the first adjustment."
    )
    cap: Rate | None = Field(default=None, title="Most a year", json_schema_extra=in_unit("per year"))
    floor: Rate | None = Field(default=None, title="Least a year", json_schema_extra=in_unit("per year"))
    catch_up: bool = Field(
        default=False,
        title="Catches up",
        description="Whether what the most or the least cut off comes on top later, as far as there is room.",
    )
    share: Share = Field(default=1.0, title="Share that follows", description="The rest of the price stays fixed.")
    percentage_decimals: Decimals | None = Field(
        default=None, title="Decimals of the percentage", description="Left out, the change is not rounded."
    )
    amount_decimals: Decimals | None = Field(
        default=None,
        title="Decimals of the amount",
        description="To which each amount is rounded at each adjustment, from which the next one goes on; left out, "
        "amounts are rounded when they are paid.",
    )
    base_shift: Literal["chain"] = Field(
        default="chain",
        title="New base year",
        description="Figures of both sides on the oldest base year that has them; where none has, chained in the last "
        "period that two have. Years past are not done again.",
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        check_each_once("index_named_twice", "each index once", [one.name for one in self.follows])
        if abs(sum(one.weight for one in self.follows) - 1) > 1e-9:
            found = round(sum(one.weight for one in self.follows), 6)
            words: dict[str, Any] = {"found": found, "at": ("follows", 0, "weight")}
            raise PydanticCustomError("index_weights", "weights that add up to 1", words)
        if (self.composition is None) != (len(self.follows) == 1):
            raise PydanticCustomError("index_composition", "a composition of several", {"at": ("composition",)})
        if (self.month is None) != (self.period == "year_mean"):
            raise PydanticCustomError("index_month", "a month, but for a year mean", {"at": ("month",)})
        if self.cap is not None and self.floor is not None and self.floor > self.cap:
            raise PydanticCustomError("floor_above_cap", "a least below the most", {"at": ("floor",)})
        return self


class Security(Record):
    """What stands behind the claims on the supplier: a guarantee of a bank, a pledge."""

    kind: Literal["bank_guarantee", "parent_guarantee", "pledge", "deposit"] = Field(title="Kind")
    amount: Price = Field(title="Amount", json_schema_extra=in_unit("money"))
    given_by: Name = Field(title="Given by")
    expires: Day | None = Field(default=None, title="Expires on", description="Left out: when all is paid.")


class Expiry(Record):
    """Something that ends on a day: a warranty, a certificate, an environmental declaration."""

    kind: Literal["warranty", "certificate", "declaration", "other"] = Field(title="Kind")
    name: Name = Field(title="Name")
    until: Day = Field(title="Until")


class LogEntry(Record):
    """Something that was recorded, by whom, and what shows it. It is never changed: a later entry says otherwise."""

    date: Day = Field(title="Date", description="When it was so, or was paid.")
    recorded: Day = Field(title="Recorded on")
    by: Name = Field(title="Recorded by")
    evidence: ParagraphText = Field(
        title="Evidence", description="An invoice, a reading, a letter: where it is kept."
    )
    before: Checksum = Field(title="Checksum before", description="Of the entry before, or of the contract.")
    checksum: Checksum = Field(title="Checksum", description="Of this entry and the checksum before.")


class Paid(LogEntry):
    """An amount that was paid, or received: below zero. A correction is a second entry."""

    kind: Literal["paid"] = Field(title="Kind")
    promise: FieldName = Field(title="Promise", description="As the ledger names it.")
    amount: Money = Field(title="Amount", json_schema_extra=in_unit("money"))
    due: Day | None = Field(
        default=None,
        title="Due on",
        description="When what was paid fell due; left out, it is for what falls due nearest to the date.",
    )


class Measured(LogEntry):
    """What a number of the bid turned out to be. The latest of a number counts."""

    kind: Literal["measured"] = Field(title="Kind")
    promise: FieldName = Field(
        title="Promise", description="A number of the bid, or terms of the tender, by name."
    )
    value: Annotated[float, Field(ge=-1e12, le=1e12)] = Field(title="Value", description="In the unit of the bid.")


class Amended(LogEntry):
    """A change of the contract, and what it changes in its value."""

    kind: Literal["amended"] = Field(title="Kind")
    what: Name = Field(title="What was changed")
    amount: Money = Field(
        title="Change in value", description="Below zero: less.", json_schema_extra=in_unit("money")
    )


class DoneInReturn(LogEntry):
    """Social return that was given: work or training for who is far from work, as the authority values it."""

    kind: Literal["social_return"] = Field(title="Kind")
    what: Name = Field(title="What was done")
    amount: Money = Field(
        title="Value", description="Below zero corrects an earlier entry.", json_schema_extra=in_unit("money")
    )


class Secured(LogEntry):
    """A security that was given later, or that took the place of one that expired."""

    kind: Literal["secured"] = Field(title="Kind")
    security: Security = Field(title="Security")


class SecurityReleased(LogEntry):
    """A security that no longer stands behind the claims, or that part of it: given back, or called in."""

    kind: Literal["released"] = Field(title="Kind")
    given_by: Name = Field(title="Given by")
    amount: Price = Field(title="Amount", json_schema_extra=in_unit("money"))


class Defaulted(LogEntry):
    """The supplier no longer does what it promised: from that day on nothing more is received from it."""

    kind: Literal["defaulted"] = Field(title="Kind")


class Resumed(LogEntry):
    """The supplier does what it promised again: from that day on a default of an earlier day is over."""

    kind: Literal["resumed"] = Field(title="Kind")


AnyEntry = Annotated[
    Paid | Measured | Amended | DoneInReturn | Secured | SecurityReleased | Defaulted | Resumed,
    Field(discriminator="kind"),
]


class DatedSecurity(NamedTuple):
    """A security with the day on which it was given."""

    day: date
    security: Security


class DatedRelease(NamedTuple):
    """What is released of the securities of who gave them [money]."""

    day: date
    given_by: str
    amount: float


class DefaultTurn(Protocol):
    """A default, or that the supplier goes on: as an entry or as a row that is to become one."""

    @property
    def kind(self) -> str:
        """`defaulted` or `resumed`."""

    @property
    def date(self) -> date:
        """From which day on."""


AnyTurn = TypeVar("AnyTurn", bound=DefaultTurn)


class Contract(Record):
    """A contract as it was closed, and what became of it."""

    tender: Tender = Field(title="Tender", description="As it was scored.")
    bid: Bid = Field(title="Bid", description="Of the supplier that was awarded, as it was scored.")
    award: Award = Field(title="Award")
    delivered: Day = Field(
        title="Delivered on", description="From which the months of the bid are counted, and prices are indexed."
    )
    deliveries: Annotated[list[Delivery], Field(max_length=200)] = Field(
        default_factory=empty_list,
        title="Parts delivered on other days",
        description="All units of an item, each part with its day; left out, all of it is delivered at once.",
    )
    ends: Day | None = Field(default=None, title="Ends on", description="Left out, at the horizon of the tender.")
    notice_months: Annotated[int, Field(ge=0, le=60, json_schema_extra=in_unit("months"))] = Field(
        default=3, title="Notice", description="How long before the end of a term notice is given."
    )
    nature: Literal["supplies", "services", "works"] = Field(default="supplies", title="Kind of contract")
    value: Price | None = Field(
        default=None,
        title="Value at the start",
        description="Without VAT: what changes are held against; left out, they are only added up.",
        json_schema_extra=in_unit("money"),
    )
    social_return: Price | None = Field(
        default=None,
        title="Social return agreed",
        description="In money, over the whole contract, as the authority values work and training for who is far from "
        "work; of a percentage, that part of the value.",
        json_schema_extra=in_unit("money"),
    )
    indexation: Annotated[list[Indexation], Field(max_length=20)] = Field(
        default_factory=empty_list, title="Indexation", description="Left out, prices grow as the tender assumes."
    )
    receipts_follow_index: bool = Field(
        default=False,
        title="Receipts follow the index",
        description="Whether what is bought back follows the index up to that day; left out, it is a share of the "
        "price that was paid, as it was compared.",
    )
    securities: Annotated[list[Security], Field(max_length=50)] = Field(
        default_factory=empty_list, title="Securities"
    )
    expiries: Annotated[list[Expiry], Field(max_length=500)] = Field(
        default_factory=empty_list, title="Warranties and certificates"
    )
    sealed: Checksum | None = Field(
        default=None, title="Checksum", description="Of all but the log, when the first entry was made."
    )
    log: Annotated[list[AnyEntry], Field(max_length=20_000)] = Field(default_factory=empty_list, title="Log")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        check_each_once("clause_twice", "each index once", [one.index for one in self.indexation])
        if self.delivered < self.tender.base_date:
            words: dict[str, Any] = {"found": self.delivered, "base": self.tender.base_date, "at": ("delivered",)}
            raise PydanticCustomError("delivered_before", "not before the base date", words)
        known = {item.id: item.quantity for item in self.tender.items}
        for k, one in enumerate(self.deliveries):
            if one.item not in known:
                words = {"found": one.item, "known": ", ".join(known), "at": ("deliveries", k, "item")}
                raise PydanticCustomError("unknown_item_delivered", "an item of the tender", words)
            if one.delivered < self.delivered:
                words = {"found": one.delivered, "base": self.delivered, "at": ("deliveries", k, "delivered")}
                raise PydanticCustomError("delivered_before", "not before the first delivery", words)
        for item in dict.fromkeys(one.item for one in self.deliveries):
            total = sum(one.quantity for one in self.deliveries if one.item == item)
            if abs(total - known[item]) > 1e-9 * known[item]:
                words = {"found": total, "item": item, "quantity": known[item], "at": ("deliveries",)}
                raise PydanticCustomError("delivered_otherwise", "all units of the item", words)
        for k, clause in enumerate(self.indexation):
            if clause.index not in self.tender.indices and clause.index != GENERAL:
                names = ", ".join([GENERAL, *self.tender.indices])
                words = {"found": clause.index, "known": names, "at": ("indexation", k, "index")}
                raise PydanticCustomError("unknown_index_of_clause", "an index of the tender", words)
        return self

    @property
    def paid(self) -> list[Paid]:
        """What was paid and received, in the order in which it was recorded."""
        return [one for one in self.log if isinstance(one, Paid)]

    @property
    def measured(self) -> list[Measured]:
        """What was measured, by the day on which it was so; of one day in the order in which it was recorded."""
        return sorted((one for one in self.log if isinstance(one, Measured)), key=lambda one: one.date)

    @property
    def measured_of_bid(self) -> list[Measured]:
        """The numbers of the bid among these."""
        return [one for one in self.measured if not one.promise.startswith(OF_TENDER)]

    @property
    def amended(self) -> list[Amended]:
        """The changes of the contract."""
        return [one for one in self.log if isinstance(one, Amended)]

    @property
    def done_in_return(self) -> list[DoneInReturn]:
        """The social return that was given."""
        return [one for one in self.log if isinstance(one, DoneInReturn)]

    @property
    def all_securities(self) -> list[Security]:
        """The securities of the contract and those that came later, without what was released."""
        return left_of(self.given, self.released)

    @property
    def given(self) -> list[DatedSecurity]:
        """The securities of the contract and those that came later, each with its day."""
        later = [DatedSecurity(one.date, one.security) for one in self.log if isinstance(one, Secured)]
        return [*(DatedSecurity(date.min, one) for one in self.securities), *later]

    @property
    def released(self) -> list[DatedRelease]:
        """What was released of securities, in the order in which it was recorded."""
        entries = (one for one in self.log if isinstance(one, SecurityReleased))
        return [DatedRelease(one.date, one.given_by, one.amount) for one in entries]

    def securities_on(self, day: date, given_by: date | None = None) -> list[Security]:
        """Return those that stand on a day: neither expired nor released, and given by then or by an earlier day."""
        given = [one for one in self.given if one.day <= (given_by or day)]
        return standing_on(day, given, [one for one in self.released if one.day <= day])

    @property
    def defaulted(self) -> date | None:
        """The day from which on nothing more is received; None while the supplier does what it promised."""
        return self.default.date if self.default else None

    @property
    def default(self) -> Defaulted | None:
        """The first default that stands: its day, and by which paper it is known."""
        standing = (one for one in defaults_standing(self._turns) if isinstance(one, Defaulted))
        return min(standing, key=lambda one: one.date, default=None)

    @property
    def _turns(self) -> list[Defaulted | Resumed]:
        return [one for one in self.log if isinstance(one, Defaulted | Resumed)]

    def as_known_on(self, day: date) -> "Contract":
        """Return the contract with what was so by a day: what came after it is not known yet.

        A default that was recorded again on another day is not there on the day that it was first said to be.
        """
        corrected = {id(one) for one in _corrected(self._turns)}
        log = [one for one in self.log if one.date <= day and id(one) not in corrected]
        return self.model_copy(update={"log": log})


def standing_on(day: date, given: Sequence[DatedSecurity], released: Sequence[DatedRelease]) -> list[Security]:
    """Return the securities that have not expired on a day, without what is released of them."""
    return [one for one in left_of(given, released) if _is_valid(one, day)]


def left_of(given: Sequence[DatedSecurity], released: Sequence[DatedRelease]) -> list[Security]:
    """Return what is left of securities.

    What is released is taken from those of its giver that stand on its day, the one that expires first to begin with.
    """
    left = [one.security.amount for one in given]
    by_expiry = sorted(range(len(given)), key=lambda k: given[k].security.expires or date.max)
    for one in sorted(released, key=lambda one: one.day):
        rest = one.amount
        for k in by_expiry:
            day, security = given[k]
            if security.given_by == one.given_by and day <= one.day and _is_valid(security, one.day):
                part = min(rest, left[k])
                left[k] = half_up(left[k] - part, MONEY_DECIMALS) if part else left[k]
                rest = half_up(rest - part, MONEY_DECIMALS)
    return [
        one.security if amount == one.security.amount else one.security.model_copy(update={"amount": amount})
        for one, amount in zip(given, left, strict=True)
        if amount > 0
    ]


def _is_valid(security: Security, day: date) -> bool:
    return security.expires is None or security.expires >= day


def defaults_standing(turns: Sequence[AnyTurn]) -> list[AnyTurn]:
    """Return the defaults that are not over, of what was recorded in its order.

    One is over by what is said of a later day, or later of the same day, that the supplier goes on. Of two that are
    recorded after each other the second corrects the first.
    """
    corrected = {id(one) for one in _corrected(turns)}
    return [
        one
        for k, one in enumerate(turns)
        if one.kind == "defaulted"
        and id(one) not in corrected
        and not any(each.kind == "resumed" and (each.date, n) > (one.date, k) for n, each in enumerate(turns))
    ]


def _corrected(turns: Sequence[DefaultTurn]) -> Iterator[DefaultTurn]:
    """Yield the defaults that were put right by the next entry: but for an earlier one that was over by then."""
    for k, (one, after) in enumerate(pairwise(turns)):
        if one.kind == after.kind == "defaulted":
            then = turns[k + 2] if k + 2 < len(turns) else None
            is_earlier_one = then is not None and then.kind == "resumed" and after.date <= then.date < one.date
            if not is_earlier_one:
                yield one
