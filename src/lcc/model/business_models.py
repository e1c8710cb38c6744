"""The ways in which a supplier can ask money. Amounts are per unit of the item.

Each is what `Offerable` asks of it; what it does not say itself, it says as most do (`Offered`).
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.phases import IndexedPhase
from lcc.model.offerable import SLACK, Offered
from lcc.model.tender import FIXED, GENERAL, MOST_QUALITIES, STANDARD_VAT, Item, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import (
    Money,
    Months,
    Name,
    Price,
    PricePerUse,
    PricePerYear,
    Rate,
    Record,
    Share,
    Uses,
    Years,
    empty_list,
    in_unit,
    months,
    signed,
)

_INDEX = "The index that the prices of this model follow."
_VAT = "The VAT rate that the prices of this model fall under."
_DEPOSIT_VAT = "The VAT rate that the deposit falls under."
_PRODUCT_LIFE = "Years that the product itself lasts, under whatever contract; left out: as long as the contract."
_COVERS_SHORTFALL = (
    "Whether the bidder pays for what falls short of its own figure where the tender states another."
)
_CASH_PRICE = "What one unit would cost if it were simply bought; shows the interest that the offer implies."


class Instalment(Record):
    """A part of the purchase price, paid some months after the start of the life."""

    after_months: Annotated[int, Field(ge=0, le=2400, json_schema_extra=in_unit("months"))] = Field(
        title="Paid after"
    )
    share: Share = Field(title="Share of the price")


Instalments = Annotated[list[Instalment], Field(max_length=50)]
_INSTALMENTS = "How the price is paid if not at once; prices are those of the start of the life."


def _check_instalments(instalments: list[Instalment], life_years: float) -> None:
    moments = [instalment.after_months for instalment in instalments]
    if (k := _not_rising(moments)) is not None:
        words = {"found": moments[k], "at": ("instalments", k, "after_months")}
        raise PydanticCustomError("instalments_rise", "instalments in rising order", words)
    if moments and moments[-1] >= months(life_years):
        at = ("instalments", len(moments) - 1, "after_months")
        words = {"found": moments[-1], "life": months(life_years), "at": at}
        raise PydanticCustomError("instalment_after_life", "instalments within the service life", words)
    whole = sum(instalment.share for instalment in instalments)
    if instalments and abs(whole - 1) > 1e-9:
        words = {"found": round(whole, 6), "at": ("instalments", 0, "share")}
        raise PydanticCustomError("instalments_whole", "shares that add up to 1", words)


def _not_rising(numbers: Sequence[float]) -> int | None:
    """Return the position of the first number that is not above the one before it; None where all of them rise."""
    return next((k for k, (one, other) in enumerate(pairwise(numbers), start=1) if other <= one), None)


def _lines_of(instalments: Sequence[Instalment], lives: int, life: int) -> int:
    late = max((-(-one.after_months // life) for one in instalments), default=0)
    return len(instalments) * (3 + min(lives, late))


class Purchase(Offered):
    """The authority buys, owns and replaces."""

    paid_in = "purchase"
    vat_in: ClassVar = {"vat": ("purchase",)}
    prices = ("price",)
    is_bought = True
    is_returned = False

    kind: Literal["purchase"]
    price: Money = Field(title="Purchase price")
    service_life_years: Years = Field(title="Service life", description="Then the price is paid again.")
    resale_value: Price = Field(
        default=0.0, title="Resale value", description="Received at the end of a full service life."
    )
    resale_basis: Literal["guaranteed", "expected"] = Field(
        default="expected",
        title="Resale value is",
        description="Guaranteed by contract, or expected: then the haircut of the tender is taken off.",
    )
    instalments: Instalments = Field(default_factory=empty_list, title="Instalments", description=_INSTALMENTS)
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)

    @model_validator(mode="after")
    def _instalments_fit(self) -> Self:
        _check_instalments(self.instalments, self.service_life_years)
        return self

    def life_months(self, tender: Tender) -> int | None:
        """Return the service life."""
        return months(self.service_life_years)

    @property
    def indexed_in(self) -> list[IndexedPhase]:
        """The purchase, and what the product is sold for at the end."""
        return ["purchase", "residual_value"] if self.resale_value > 0 else ["purchase"]

    def comes_back(self) -> dict[str, float]:
        """Return the resale value [money]."""
        return {"resale_value": self.resale_value} if self.resale_value > 0 else {}

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return those of the instalments."""
        return _lines_of(self.instalments, lives, life)


class BuyBackStep(Record):
    """The share of the price that the supplier pays back up to a certain age."""

    after_years: Years = Field(title="Returned within", description="Age of the product.")
    share_of_price: Share = Field(title="Share of the price paid back")


class BuyBack(Offered):
    """A purchase that the supplier buys back at the end of use, at a share of the price paid."""

    paid_in = "purchase"
    vat_in: ClassVar = {"vat": ("purchase",)}
    prices = ("price",)
    is_bought = True
    ends_at_horizon = True

    kind: Literal["buy_back"]
    price: Price = Field(title="Purchase price")
    service_life_years: Years = Field(title="Service life", description="Years until it is replaced.")
    buy_back: Annotated[list[BuyBackStep], Field(min_length=1, max_length=50)] = Field(
        title="Buy-back table",
        description="In a straight line between two steps; nothing is paid back past the last one.",
    )
    cash_price: Price | None = Field(
        default=None, title="Cash price", description=_CASH_PRICE, json_schema_extra=in_unit("money")
    )
    instalments: Instalments = Field(default_factory=empty_list, title="Instalments", description=_INSTALMENTS)
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        ages = [step.after_years for step in self.buy_back]
        if (k := _not_rising(ages)) is not None:
            words = {"found": ages[k], "at": ("buy_back", k, "after_years")}
            raise PydanticCustomError("steps_rise", "steps in rising order of age", words)
        shares = [step.share_of_price for step in self.buy_back]
        for k, (younger, older) in enumerate(pairwise(shares), start=1):
            if older > younger:
                words = {"found": older, "at": ("buy_back", k, "share_of_price")}
                raise PydanticCustomError("steps_fall", "shares that do not rise with age", words)
        _check_instalments(self.instalments, self.service_life_years)
        return self

    def life_months(self, tender: Tender) -> int | None:
        """Return the service life."""
        return months(self.service_life_years)

    def comes_back(self) -> dict[str, float]:
        """Return what the youngest product brings [money]."""
        share = self.buy_back[0].share_of_price
        return {"buy_back": share * self.price} if share > 0 else {}

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return those of the instalments."""
        return _lines_of(self.instalments, lives, life)

    def after(self, month: int) -> Self:
        """Return it bought back in that month."""
        return self.model_copy(update={"service_life_years": month / 12})


class Renewal(Record):
    """What the lease costs after the term, for the same product; 0 where it stays and the payments stop."""

    months: Months = Field(title="Length of the renewal")
    payment: Money = Field(title="Lease payment", description="Each period.")


class PurchaseOption(Record):
    """The right to buy the leased product at the end of the term and its renewals."""

    price: Price = Field(title="Price of the purchase option")
    service_life_years: Years = Field(
        title="Service life", description="Years from the start of the lease until it is replaced."
    )


class Lease(Offered):
    """The supplier owns; the authority pays a fixed amount each period."""

    paid_in = "use"
    answered_by: ClassVar = {"upfront": "purchase", "return_cost": "disposal"}
    vat_in: ClassVar = {"vat": ("purchase", "use", "disposal")}
    prices = ("payment", "upfront")

    kind: Literal["lease"]
    payment: Money = Field(title="Lease payment", description="Each period.")
    every_months: Months = Field(title="Months between payments")
    in_advance: bool = Field(
        default=True, title="Paid in advance", description="At the start of each period, or else at its end."
    )
    term_months: Months = Field(title="Term", description="After it and its renewals, a new term starts.")
    service_life_years: Years | None = Field(
        default=None,
        title="Service life of the product",
        description=_PRODUCT_LIFE,
        json_schema_extra=in_unit("years"),
    )
    renewals: Annotated[list[Renewal], Field(max_length=20)] = Field(
        default_factory=empty_list, title="Renewals", description="After the term, with the same product."
    )
    upfront: Price = Field(default=0.0, title="Upfront payment", description="At the start of each term.")
    return_cost: Price = Field(
        default=0.0, title="Return cost", description="At the end of each term and its renewals."
    )
    early_end_cost: Price = Field(
        default=0.0,
        title="Cost of an early end",
        description="Counts where the tender says that contracts end at the horizon, and the lease runs past it.",
    )
    purchase_option: PurchaseOption | None = Field(
        default=None, title="Purchase option", description="Counts if the tender says that such options are used."
    )
    cash_price: Price | None = Field(
        default=None, title="Cash price", description=_CASH_PRICE, json_schema_extra=in_unit("money")
    )
    index: Name = Field(default=FIXED, title="Index", description=_INDEX)
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)

    @model_validator(mode="after")
    def _has_whole_periods(self) -> Self:
        terms = [("term_months",), *(("renewals", k, "months") for k in range(len(self.renewals)))]
        for path, length in zip(terms, [self.term_months, *(one.months for one in self.renewals)], strict=True):
            if length % self.every_months:
                words = {"found": length, "every": self.every_months, "at": path}
                raise PydanticCustomError("whole_periods", "a whole number of payment periods", words)
        return self

    @model_validator(mode="after")
    def _is_bought_while_in_use(self) -> Self:
        option = self.purchase_option
        if option and months(option.service_life_years) <= self.leased_months:
            words = {"found": option.service_life_years, "at": ("purchase_option", "service_life_years")}
            raise PydanticCustomError("option_after_life", "a service life beyond the lease", words)
        return self

    @property
    def leased_months(self) -> int:
        """The term and all its renewals."""
        return self.term_months + sum(renewal.months for renewal in self.renewals)

    def counted_renewals(self, tender: Tender) -> list[Renewal]:
        """Return the renewals that start inside the horizon of the tender: a contract has one length."""
        counted, start = [], self.term_months
        for renewal in self.renewals:
            if start >= tender.horizon_months:
                break
            counted.append(renewal)
            start += renewal.months
        return counted

    def contract_months(self, tender: Tender) -> int:
        """Return the months of the term and of the renewals that count."""
        return self.term_months + sum(renewal.months for renewal in self.counted_renewals(tender))

    def used_option(self, tender: Tender) -> PurchaseOption | None:
        """Return the purchase option if there is one and the tender uses it."""
        return self.purchase_option if tender.purchase_options == "exercised" else None

    def life_months(self, tender: Tender) -> int | None:
        """Return the months of the contract, or the service life where the purchase option is used."""
        option = self.used_option(tender)
        return months(option.service_life_years) if option else self.contract_months(tender)

    def hired_months(self, tender: Tender) -> int:
        """Return the months of the contract."""
        return self.contract_months(tender)

    def is_owned(self, tender: Tender) -> bool:
        """Whether the purchase option is used."""
        return self.used_option(tender) is not None

    def terms(self, tender: Tender) -> list[tuple[int, float, Path]]:
        """Return the term and each renewal that counts [months], with its payment [money] and where that stands."""
        renewals = enumerate(self.counted_renewals(tender))
        return [
            (self.term_months, self.payment, ("payment",)),
            *((one.months, one.payment, ("renewals", k, "payment")) for k, one in renewals),
        ]

    def paid_for_one(self, tender: Tender) -> float:
        """Return all that is paid, the price of an option that is used too [money]."""
        option = self.used_option(tender)
        hired = sum(length // self.every_months * payment for length, payment, _path in self.terms(tender))
        return self.upfront + hired + (option.price if option else 0.0)

    def findings(self, tender: Tender, item: Item | None, horizon: int) -> Iterator[Message]:
        """Yield that nothing is said of an early end, where the horizon is one."""
        is_cut = tender.contracts_end_at_horizon and horizon % self.contract_months(tender)
        if is_cut and not self.is_owned(tender) and "early_end_cost" not in self.model_fields_set:
            yield Message(("early_end_cost",), "early_end_not_stated", None, {"horizon": f"{horizon // 12}"})

    def remarks(self, tender: Tender, horizon: int) -> Iterator[Message]:
        """Yield renewals that start too late, and an option that does."""
        counted = len(self.counted_renewals(tender))
        for k, one in enumerate(self.renewals[counted:], start=counted):
            words = {"months": one.months, "payment": one.payment}
            yield Message(("renewals", k), "renewal_after_horizon", one.months, words)
        option = self.used_option(tender)
        if option and self.contract_months(tender) >= horizon:
            yield Message(("purchase_option",), "option_at_horizon", option.price, {"price": option.price})

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return those of the payments, where there are renewals."""
        lengths = [self.term_months, *(one.months for one in self.renewals)] if self.renewals else []
        return sum(min(lives, length // self.every_months) + 3 for length in lengths)

    def shortened(self, tender: Tender, most: int) -> Self:
        """Return it with a term of as many whole periods as fit, where the contract is longer and nothing is bought."""
        if self.is_owned(tender) or self.contract_months(tender) <= most:
            return self
        term = max(most - most % self.every_months, self.every_months)
        return self.model_copy(update={"term_months": term, "renewals": []})

    def without_renewals(self) -> Self:
        """Return the term alone."""
        return self.model_copy(update={"renewals": []})

    def after(self, month: int) -> Self:
        """Return it with a term that ends after that month."""
        term = (month // self.every_months + 1) * self.every_months
        return self.model_copy(update={"term_months": term, "renewals": [], "purchase_option": None})


class Deposit(Offered):
    """A sum is paid at the start of each cycle, and (most of it) comes back at the end (statiegeld)."""

    paid_in = "purchase"
    answered_by: ClassVar = {"return_cost": "disposal"}
    vat_in: ClassVar = {"vat": ("purchase", "disposal"), "deposit_vat": ("purchase",)}
    prices = ("deposit", "price")
    loss = "return_rate"

    kind: Literal["deposit"]
    deposit: Price = Field(title="Deposit", description="Paid at the start of each cycle.")
    cycle_months: Months = Field(title="Cycle", description="Months between delivery and return.")
    return_rate: Share = Field(title="Return rate", description="Share of the deposit that comes back.")
    covers_shortfall: bool = Field(
        default=False, title="Bidder pays for what falls short", description=_COVERS_SHORTFALL
    )
    service_life_years: Years | None = Field(
        default=None,
        title="Service life of the product",
        description=_PRODUCT_LIFE,
        json_schema_extra=in_unit("years"),
    )
    interest: Annotated[Rate, Field(ge=0)] = Field(
        default=0.0, title="Interest on the deposit", description="A year, compounded, on what comes back."
    )
    charge_per_lost_unit: Price = Field(
        default=0.0,
        title="Charge for each unit lost",
        description="Beside the deposit that is forfeited, for the share that is not returned.",
    )
    price: Money = Field(default=0.0, title="Price beside the deposit", description="Each cycle.")
    return_cost: Price = Field(default=0.0, title="Return cost", description="At the end of each cycle.")
    cash_price: Price | None = Field(
        default=None, title="Cash price", description=_CASH_PRICE, json_schema_extra=in_unit("money")
    )
    index: Name = Field(default=FIXED, title="Index", description=_INDEX)
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)
    deposit_vat: Name = Field(default=STANDARD_VAT, title="VAT rate of the deposit", description=_DEPOSIT_VAT)

    def life_months(self, tender: Tender) -> int | None:
        """Return the cycle."""
        return self.cycle_months

    def findings(self, tender: Tender, item: Item | None, horizon: int) -> Iterator[Message]:
        """Yield that more comes back than was paid."""
        paid = self.deposit + max(self.price, 0.0)
        grown = self.return_rate * self.deposit * (1 + self.interest) ** (self.cycle_months / 12)
        if item and grown > paid * (1 + SLACK):
            words = {"back": grown, "paid": paid, "item": item.id}
            yield Message(("return_rate",), "more_comes_back", self.return_rate, words)

    def shortened(self, tender: Tender, most: int) -> Self:
        """Return it with a shorter cycle."""
        return self.model_copy(update={"cycle_months": min(self.cycle_months, most)})

    def after(self, month: int) -> Self:
        """Return it with a cycle that ends in that month."""
        return self.model_copy(update={"cycle_months": month})


class Pool(Offered):
    """Reusable units that go round; the deposit on the units in circulation is paid once and kept up."""

    paid_in = "use"
    vat_in: ClassVar = {"vat": ("use",), "deposit_vat": ("purchase", "use")}
    prices = ("deposit", "fee_per_trip", "fixed_fee_per_year")
    needs_use = True
    loss = "loss_per_trip"

    kind: Literal["pool"]
    units_in_circulation: Annotated[float, Field(ge=0, le=1e12)] = Field(
        title="Units in circulation", description="For each unit of the item."
    )
    deposit: Price = Field(
        title="Deposit per unit in circulation",
        description="Paid at the start, for each unit lost again, and back at the horizon.",
        json_schema_extra=in_unit("money per unit in circulation"),
    )
    loss_per_trip: Share = Field(
        title="Loss per trip", description="Share of the trips from which a unit does not return."
    )
    covers_shortfall: bool = Field(
        default=False, title="Bidder pays for what falls short", description=_COVERS_SHORTFALL
    )
    fee_per_trip: PricePerUse = Field(default=0.0, title="Fee per trip")
    charge_per_lost_unit: Price = Field(
        default=0.0,
        title="Charge for each unit lost",
        description="Beside the deposit that is forfeited.",
        json_schema_extra=in_unit("money per unit in circulation"),
    )
    fixed_fee_per_year: PricePerYear = Field(default=0.0, title="Fixed fee a year")
    service_life_years: Years | None = Field(
        default=None,
        title="Service life of the product",
        description=_PRODUCT_LIFE,
        json_schema_extra=in_unit("years"),
    )
    index: Name = Field(default=GENERAL, title="Index", description="Of fees and charges; the deposit is fixed.")
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)
    deposit_vat: Name = Field(default=STANDARD_VAT, title="VAT rate of the deposit", description=_DEPOSIT_VAT)

    def life_months(self, tender: Tender) -> int | None:
        """Return None: the pool is kept up for as long as it is used."""
        return None

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return those of trips and losses, for each year."""
        return 3 * years


class Tier(Record):
    """What a use costs up to a number of uses a year."""

    up_to: Annotated[float, Field(ge=0, le=1e12)] | None = Field(
        default=None,
        title="Up to",
        description="Uses a year, of all units together; empty in the last tier.",
        json_schema_extra=in_unit("uses of all units per year"),
    )
    fee_per_use: PricePerUse = Field(title="Fee per use")


class PayPerUse(Offered):
    """The authority pays for each use."""

    paid_in = "use"
    vat_in: ClassVar = {"vat": ("use",)}
    prices = ("fee_per_use", "fixed_fee_per_year")
    needs_use = True

    kind: Literal["pay_per_use"]
    fee_per_use: PricePerUse | None = Field(
        default=None,
        title="Fee per use",
        description="Or a table of tiers.",
        json_schema_extra=signed("money per use"),
    )
    tiers: Annotated[list[Tier], Field(max_length=50)] = Field(
        default_factory=empty_list, title="Tiers", description="The last one is open: no use without a fee."
    )
    tier_basis: Literal["each_tier", "whole_volume"] = Field(
        default="each_tier",
        title="Tiers apply to",
        description="The uses within each tier, or all uses once a tier is reached.",
    )
    fee_by_quality: Annotated[dict[Name, PricePerUse], Field(max_length=MOST_QUALITIES)] = Field(
        default_factory=dict,
        title="Fee by quality class",
        description="Per use, for each quality class of the item, in the place of one fee or tiers.",
        json_schema_extra=signed("money per use"),
    )
    fixed_fee_per_year: PricePerYear = Field(default=0.0, title="Fixed fee a year")
    minimum_use_per_year: Uses = Field(
        default=0.0, title="Minimum use a year", description="Uses that are paid for even if there are fewer."
    )
    service_life_years: Years | None = Field(
        default=None,
        title="Service life of the product",
        description=_PRODUCT_LIFE,
        json_schema_extra=in_unit("years"),
    )
    index: Name = Field(default=GENERAL, title="Index", description=_INDEX)
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate", description=_VAT)

    @model_validator(mode="after")
    def _has_a_fee_for_every_use(self) -> Self:
        if sum((self.fee_per_use is not None, bool(self.tiers), bool(self.fee_by_quality))) != 1:
            fee: dict[str, object] = {"found": self.fee_per_use, "at": ("fee_per_use",)}
            raise PydanticCustomError("one_fee", "one of fee_per_use, tiers and fee_by_quality", fee)
        *bounds, last = [tier.up_to for tier in self.tiers] or [None]
        if None in bounds or last is not None:
            first = bounds.index(None) if None in bounds else len(bounds)
            gap: dict[str, object] = {"found": self.tiers[first].up_to, "at": ("tiers", first, "up_to")}
            raise PydanticCustomError("tier_gap", "a fee for every use", gap)
        if (k := _not_rising([bound or 0.0 for bound in bounds])) is not None:
            words = {"found": bounds[k], "at": ("tiers", k, "up_to")}
            raise PydanticCustomError("tiers_rise", "tiers in rising order", words)
        return self

    def life_months(self, tender: Tender) -> int | None:
        """Return None: the product is there for as long as it is paid for."""
        return None

    @classmethod
    def unasked(cls, item: Item) -> Collection[str]:
        """Return the other ways to state a fee than the item takes: by quality class, or one for all."""
        return ("fee_per_use", "tiers", "tier_basis") if item.qualities else ("fee_by_quality",)

    def findings(self, tender: Tender, item: Item | None, horizon: int) -> Iterator[Message]:
        """Yield what does not fit the use of the item or its classes.

        A class without a fee, a fee without a class, a fee in another way; and use that is not there and is paid for
        by the bidder: a minimum above the least use of a year, at a fee below zero.
        """
        if item is None:
            return
        uses = item.use_per_year if isinstance(item.use_per_year, list) else [item.use_per_year or 0.0]
        if self.minimum_use_per_year > min(uses) and min(self._fees) < 0:
            least = {"least": min(uses)}
            yield Message(("minimum_use_per_year",), "paid_for_no_use", self.minimum_use_per_year, least)
        if not item.qualities and self.fee_by_quality:
            yield Message(("fee_by_quality",), "no_qualities", None, {"item": item.id})
        elif item.qualities and not self.fee_by_quality:
            stated = "fee_per_use" if self.fee_per_use is not None else "tiers"
            words = {"item": item.id, "qualities": ", ".join(item.qualities)}
            yield Message((stated,), "fee_not_by_quality", self.fee_per_use, words)
        else:
            words = {"item": item.id, "known": ", ".join(item.qualities)}
            for name in (one for one in self.fee_by_quality if one not in item.qualities):
                yield Message(("fee_by_quality", name), "unknown_quality", name, words)
            for name in (one for one in item.qualities if one not in self.fee_by_quality):
                yield Message(("fee_by_quality", name), "quality_without_fee", None, {"quality": name})

    @property
    def _fees(self) -> list[float]:
        """All fees per use, in whatever way they are stated."""
        one = [] if self.fee_per_use is None else [self.fee_per_use]
        return [*one, *(tier.fee_per_use for tier in self.tiers), *self.fee_by_quality.values()]

    def most_lines(self, lives: int, life: int, years: int) -> int:
        """Return one for each year, in which each tier weighs as much, or one for each quality class."""
        return years * (1 + len(self.tiers) + len(self.fee_by_quality))


BusinessModel = Annotated[
    Purchase | BuyBack | Lease | Deposit | Pool | PayPerUse,
    Field(discriminator="kind", title="Business model"),
]
BUSINESS_MODELS: dict[str, type[Offered]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(BusinessModel)[0])
}
"""The records of the union, by their code in files."""


def offered_for(items: Sequence[Item], taken: Collection[str] | None = None) -> dict[str, type[Offered]]:
    """Return the business models that can be offered for some of these items; `taken` says which."""
    is_used = any(item.use_per_year is not None for item in items)
    return {
        kind: model
        for kind, model in BUSINESS_MODELS.items()
        if (is_used or not model.needs_use) and (taken is None or kind in taken)
    }
