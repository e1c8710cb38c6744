"""What the authority sets: rates, prices, quantities, the horizon and the award rule."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.facts.chosen import FactName, chosen, lives_of_one_number, of_one_number
from lcc.library.indicators import INDICATORS, STATED, Indicator, in_order, takes_passport
from lcc.library.payers import FeePayer
from lcc.library.phases import IndexedPhase, PricedPhase
from lcc.library.procedures import Procedure
from lcc.library.published import (
    CARBON_PRICE_PATHS,
    DISCOUNT_PROFILES,
    SURCHARGES,
    TARGETS,
    WEIGHTING_SETS,
    WeightingSetName,
)
from lcc.library.published_fields import filled, name_in, published
from lcc.model.award import ADDING_UP, COMBINING, Award, LowestLcc, Points, uses_quality
from lcc.model.circularity import CircularityRules
from lcc.model.identifiers import CpvCode, OrganisationId
from lcc.model.index_path import IndexPath, OrPath, with_growths
from lcc.model.letters import LEAST_STANDSTILL_DAYS, Letters
from lcc.model.quality import Quality
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.checks import check_each_once, check_known, check_unlike
from lcc.record.in_schema import EACH_ONCE, OneOfNames, filled_by, together
from lcc.record.part import Part
from lcc.record.path import Path
from lcc.record.record import (
    LONGEST_NAME,
    LONGEST_YEARS,
    Amount,
    CalendarDate,
    Kilograms,
    Money,
    Name,
    ParagraphText,
    Price,
    Rate,
    Record,
    Residual,
    Share,
    Uses,
    Year,
    Years,
    empty_list,
    in_unit,
)

GENERAL, FIXED, CARBON, MKI = "general", "fixed", "carbon_price", "mki"
RESERVED_INDICES = (GENERAL, FIXED, CARBON, MKI)
STANDARD_VAT = "standard"
MOST_LOTS_COMBINED = 12
"""Lots among which the best combination is sought: the search doubles with each one."""

MOST_QUALITIES = 20
"""Quality classes of an item: each is a cell on a form."""

METHOD: Final = 2
"""The version of the rules by which costs are worked out: 2 settles every cost at the horizon."""

MomentInYear = Literal["start", "middle", "end"]

BusinessModelKind = Literal["purchase", "buy_back", "lease", "deposit", "pool", "pay_per_use"]
"""What a business model is called in files: a tender says which it takes before anybody offers one."""
NEED_USE = ("pool", "pay_per_use")
"""Those that can be offered only where the tender states how often the item is used."""


def _this_method(value: object) -> object:
    if value != METHOD:
        raise PydanticCustomError("tender_method", "method 2")
    return value


class RateBand(Record):
    """A discount rate that holds until the end of a year."""

    until_year: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        default=None, title="Until year", description="Left out in the last band, which goes on."
    )
    rate: Rate = Field(title="Discount rate")


class Discount(Record):
    """The rate at which later costs weigh less: stated, or that of a published profile."""

    model_config = ConfigDict(json_schema_extra=together(filled_by("profile", "rate")))

    profile: Annotated[Name, OneOfNames(DISCOUNT_PROFILES.keys)] | None = Field(
        default=None,
        title="Profile of the discount rate",
        description="A published one: a workbook lists them, and so does `lcc constants`.",
    )
    rate: Rate | Annotated[list[RateBand], Field(min_length=1, max_length=50)] = Field(
        title="Discount rate",
        description="A share: 0.0225 is 2.25 % a year; or bands of years, each with its rate.",
    )
    basis: Literal["real", "nominal"] = Field(
        default="real",
        title="Basis of the discount rate",
        description="A real rate has inflation taken out; a nominal rate has not.",
    )

    @model_validator(mode="before")
    @classmethod
    def _with_profile(cls, data: Any) -> Any:
        name = name_in(data, "profile")
        if name is None:
            return data
        profile = published("profile", name, DISCOUNT_PROFILES)
        starts, rates = zip(*profile.bands, strict=True)
        rate: Any = [{"until_year": until, "rate": share} for until, share in zip(starts[1:], rates, strict=False)]
        rate = [*rate, {"rate": rates[-1]}] if rate else rates[0]
        return filled(data, "profile", {"rate": rate, "basis": profile.basis})

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        if isinstance(self.rate, list):
            *years, last = (band.until_year for band in self.rate)
            if None in years or last is not None or years != sorted(set(years), key=lambda year: year or 0):
                raise PydanticCustomError("bands_rise", "bands in rising order of year, the last one open")
        return self

    @property
    def bands(self) -> list[tuple[int, float]]:
        """The rates [share a year], each with the year after which it starts [number of the year]."""
        if not isinstance(self.rate, list):
            return [(0, self.rate)]
        starts = [0, *(band.until_year or 0 for band in self.rate[:-1])]
        return [(start, band.rate) for start, band in zip(starts, self.rate, strict=True)]


class Vat(Record):
    """Whether the VAT on what is paid is a cost to the authority."""

    treatment: Literal["compensable", "deductible", "cost", "mixed"] = Field(
        default="compensable",
        title="VAT",
        description="Compensated by the BCF, deducted by an entrepreneur, a cost, or a cost for a share.",
    )
    cost_share: Share = Field(default=0.0, title="Share of VAT that is a cost")
    rates: dict[Name, Share] = Field(
        default_factory=dict,
        title="VAT rates",
        description="The rate standard and others; what is offered names the rate that it falls under.",
        json_schema_extra=in_unit("share"),
    )
    by_phase: dict[PricedPhase, Name] = Field(
        default_factory=dict,
        title="VAT rate by kind of cost",
        description="The rate that costs of a phase fall under, whatever a bid says.",
    )

    @model_validator(mode="before")
    @classmethod
    def _with_share(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or data.get("treatment", "compensable") == "mixed":
            return data
        return filled(data, "treatment", {"cost_share": 1.0 if data.get("treatment") == "cost" else 0.0})

    @model_validator(mode="after")
    def _has_rates(self) -> Self:
        if self.is_cost and STANDARD_VAT not in self.rates:
            raise PydanticCustomError("vat_rates", "the standard rate")
        for phase, name in self.by_phase.items():
            at = ("by_phase", phase)
            check_known("unknown_vat_of_phase", "a known VAT rate", name, self.rates, at=at)
        return self

    def is_open_in(self, phases: Collection[PricedPhase]) -> bool:
        """Whether a bid says under which rate costs of these phases fall: VAT counts, and not all have a rate here."""
        return self.is_cost and not {*phases} <= {*self.by_phase}

    @property
    def is_cost(self) -> bool:
        """Whether VAT counts, for the whole or for a share."""
        return self.treatment in ("cost", "mixed")


class Mki(Record):
    """How environmental costs (MKI) count. One weighting set for all bids."""

    weighting_set: WeightingSetName = Field(title="Weighting set of the MKI")
    is_cost: bool = Field(
        default=True,
        title="MKI is a cost",
        description="If not, it is shown and can be judged, and costs nothing.",
    )
    discounted: bool = Field(
        default=False, title="MKI is discounted", description="If not, later MKI weighs as much."
    )
    index: Name = Field(default=FIXED, title="Index of the MKI", description="Only where it is discounted.")
    category_3_surcharge: Share = Field(
        default=SURCHARGES["category-3"].share,
        title="Surcharge on category 3",
        description="On figures from untested generic data (Nationale Milieudatabase, category 3).",
    )
    weights: dict[Name, Price] = Field(
        default_factory=dict,
        title="Weights",
        description="Those of the weighting set: EUR per unit of each impact.",
    )

    @model_validator(mode="before")
    @classmethod
    def _with_weights(cls, data: Any) -> Any:
        name = name_in(data, "weighting_set")
        if not isinstance(name, str) or name not in WEIGHTING_SETS:
            return data
        weights = {impact: float(weight.price) for impact, weight in WEIGHTING_SETS[name].weights.items()}
        return filled(data, "weighting_set", {"weights": weights})

    @model_validator(mode="after")
    def _indexes_what_it_discounts(self) -> Self:
        if self.index != FIXED and not self.discounted:
            raise PydanticCustomError("mki_index", "no index")
        return self


class CarbonPricePath(Record):
    """A published price of emissions, brought to the prices of the base date."""

    name: Annotated[Name, OneOfNames(CARBON_PRICE_PATHS.keys)] = Field(
        title="Path of the carbon price",
        description="A published one: a workbook lists them, and so does `lcc constants`.",
    )
    price_level: Annotated[float, Field(gt=0, le=1000, json_schema_extra=in_unit("factor"))] = Field(
        title="Price level",
        description="What 1 in the price year of the path has become at the base date.",
    )


class Resource(Record):
    """Something that the product consumes, at a price that the authority sets."""

    unit: Name = Field(title="Unit")
    price: Money = Field(title="Price", description="Per unit, at the base date.")
    index: Name = Field(default=GENERAL, title="Index")
    co2_kg: Kilograms = Field(default=0.0, title="Emission factor", description="Per unit of the resource.")
    mki: Money = Field(default=0.0, title="MKI of the resource", description="EUR per unit of the resource.")
    vat: Name = Field(default=STANDARD_VAT, title="VAT rate")


class Item(Record):
    """What is bought, and how much of it."""

    id: Name = Field(title="Item code")
    name: Name = Field(title="Item")
    quantity: Amount = Field(gt=0, title="Quantity", description="How many units are bought.")
    unit: Name = Field(title="Unit")
    cpv: CpvCode | None = Field(
        default=None, title="CPV code of the item", description="Left out: that of the tender."
    )
    use_per_year: Uses | Annotated[list[Uses], Field(min_length=1, max_length=LONGEST_YEARS)] | None = Field(
        default=None,
        title="Use a year",
        description="Per unit of the item: washes, kilometres, ...; or that in year 1, 2, ...; the last goes on.",
        json_schema_extra=in_unit("uses per year"),
    )
    use_unit: Name | None = Field(
        default=None,
        title="Unit of use",
        description="What one use is: km, wash, month, tonne, ...; left out: use.",
    )
    longest_life_years: Years | None = Field(
        default=None,
        title="Longest life",
        description="A longer service life counts as this one. Left out: the bidder's own counts, however long.",
        json_schema_extra=in_unit("years"),
    )
    shortest_life_years: Years | None = Field(
        default=None,
        title="Shortest life",
        description="What lasts shorter is refused. As long as the longest: the life is set, for works done once say.",
        json_schema_extra=in_unit("years"),
    )
    destinations: Annotated[list[Name], Field(max_length=20)] = Field(
        default_factory=empty_list,
        title="Destinations of the item",
        description="The steps of the ladder of high-grade use that are open for it. Left out: all of them.",
    )
    return_rate: Share | None = Field(
        default=None,
        title="Return rate of deposits",
        description="Counts in place of the bidder's own, unless the bidder pays for what falls short.",
        json_schema_extra=in_unit("share"),
    )
    loss_per_trip: Share | None = Field(
        default=None,
        title="Loss per trip in pools",
        description="Counts in place of the bidder's own, unless the bidder pays for what is lost above it.",
        json_schema_extra=in_unit("share"),
    )
    revenue: bool = Field(
        default=False,
        title="Prices below zero are allowed",
        description="Of harvested materials, paper or green power: then the bidder pays.",
    )
    qualities: Annotated[dict[Name, Share], Field(max_length=MOST_QUALITIES)] = Field(
        default_factory=dict,
        title="Quality classes",
        description="The share of the use that is expected in each; together 100 %. Each has a fee of its own then.",
        json_schema_extra=in_unit("share"),
    )
    fees_paid_by: FeePayer = Field(
        default="authority",
        title="Fees for use are paid by",
        description="Users in a concession, as for charging posts or cups at events; else the authority.",
    )
    average_life_years: Years | None = Field(
        default=None,
        title="Average life in the sector",
        description="What lasts longer is more circular. Left out: how long it lasts makes no difference.",
    )
    option_weight: Share | None = Field(
        default=None,
        title="Weight of the option",
        description="For an option: how far it counts in the comparison, 1 in full and 0 not at all.",
    )
    cost_weight: Part | None = Field(
        default=None,
        title="Weight in the points for cost",
        description="Where each item earns points for its own cost: its part of those points; together 100 %.",
        json_schema_extra=in_unit("share"),
    )
    cost_centres: dict[Name, Share] = Field(
        default_factory=dict,
        title="Cost centres of the item",
        description="The share of its budget that each bears; together 100 %. Left out: those of the tender.",
    )
    average_life_from: Annotated[Name, OneOfNames(lives_of_one_number)] | None = Field(
        default=None,
        title="Fact of the average life",
        description="By name, with a source and one number; the documentation lists them, and so does `lcc facts`.",
    )
    facts: Annotated[list[FactName], Field(max_length=20)] = Field(
        default_factory=empty_list,
        title="Facts about the item",
        description="By name: a bid far off is asked about. The documentation lists them, and so does `lcc facts`.",
    )

    @model_validator(mode="before")
    @classmethod
    def _with_average_life(cls, data: Any) -> Any:
        name = name_in(data, "average_life_from")
        if name is None:
            return data
        life = of_one_number(name, ("life",), at=("average_life_from",))
        return filled(data, "average_life_from", {"average_life_years": life})

    @model_validator(mode="after")
    def _lives_fit(self) -> Self:
        shortest, longest = self.shortest_life_years, self.longest_life_years
        if shortest is not None and longest is not None and shortest > longest:
            words = {"found": shortest, "longest": longest, "at": ("shortest_life_years",)}
            raise PydanticCustomError("shortest_above_longest", "a shortest life of at most the longest", words)
        return self

    @model_validator(mode="after")
    def _facts_compare(self) -> Self:
        units: dict[str, str] = {}
        for k, name in enumerate(self.facts):
            fact = chosen(name)
            if units.setdefault(fact.measure, fact.unit.en) != fact.unit.en:
                raise PydanticCustomError("facts_in_two_units", "one unit", {"found": name, "at": ("facts", k)})
        return self


class Notice(Record):
    """An information notice (nota van inlichtingen): what bidders were told after the tender was published."""

    number: Annotated[int, Field(ge=1, le=1000)] = Field(title="Number of the notice")
    date: CalendarDate = Field(title="Date")
    text: ParagraphText = Field(title="What it says")


class Requirement(Record):
    """A requirement that every bid has to meet: one that does not is no valid bid, however good it is."""

    id: Name = Field(title="Requirement code")
    text: ParagraphText = Field(title="Requirement")
    evidence: Name | None = Field(
        default=None, title="Evidence asked", description="What shows that it is met. Left out: yes is enough."
    )


class Lot(Record):
    """A part of the tender that is awarded on its own."""

    id: Name = Field(title="Lot code")
    title: Name = Field(title="Lot")
    items: Annotated[list[Name], Field(min_length=1, max_length=1000)] = Field(
        title="Items of the lot", description="Codes of items; each item is in one lot."
    )

    def named_in(self, code: str, title: str) -> dict[str, str]:
        """Return the code and title of the lot as a tender of its own, in a tender of this code and title."""
        return {"id": f"{code}/{self.id}", "title": f"{title}: {self.title}"}


class LotLimit(Record):
    """How many of some lots one bidder can be awarded."""

    lots: Annotated[list[Name], Field(min_length=2, max_length=50)] = Field(
        title="Lots of the group", description="Codes of lots; a lot can be in several groups, or in none."
    )
    most: Annotated[int, Field(ge=1, le=50)] = Field(
        title="Most of these for one bidder", description="A bidder counts with all its variants."
    )


class Lots(Record):
    """How a tender is divided, and how many lots one bidder can be awarded."""

    parts: Annotated[list[Lot], Field(min_length=2, max_length=50)] = Field(title="Lots")
    most_per_bidder: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None, title="Most lots for one bidder", description="Left out: no limit."
    )
    limits: Annotated[list[LotLimit], Field(max_length=10)] = Field(
        default_factory=empty_list,
        title="Limits for groups of lots",
        description="Beside the limit on all lots: how many of some lots one bidder can be awarded.",
    )
    allocation: Literal["in_order", "best_combination"] = Field(
        default="in_order",
        title="Which lots go to whom",
        description="Lot after lot in the order stated, or the combination of awards with the best total: the lowest "
        "in money, the highest in points.",
    )
    combined_bids: bool = Field(
        default=False,
        title="Combined bids",
        description="Whether a bidder can offer a discount for being awarded several lots.",
    )

    @property
    def go_by_rank(self) -> bool:
        """Whether each lot goes to the bid that is best in rank, whatever other lots go to."""
        return self.allocation == "in_order" and self.most_per_bidder is None and not self.limits


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
    department: Name | None = Field(
        default=None, title="Department", description="That buys, within the authority."
    )
    authority_id: OrganisationId | None = Field(
        default=None,
        title="Registration of the authority",
        description="Register and number, by the list of org-id.guide: NL-KVK-12345678. Open data name it by that.",
    )
    procedure: Procedure | None = Field(
        default=None,
        title="Procedure",
        description="How the contract is put out; what law asks of letters and checks follows it. Left out: not said.",
    )
    cpv: CpvCode | None = Field(
        default=None, title="CPV code", description="Eight digits, with or without the check digit: 39113600-3."
    )
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = Field(default="EUR", title="Currency")
    base_date: CalendarDate = Field(
        title="Base date", description="Month 0: prices are of this date and costs are valued at it."
    )
    horizon_years: Annotated[int, Field(ge=1, le=LONGEST_YEARS)] = Field(
        title="Horizon", description="The years that are compared.", json_schema_extra=in_unit("years")
    )
    discount: Discount = Field(title="Discounting")
    inflation: Rate = Field(default=0.0, title="Inflation", description="Growth of the general index.")
    yearly_costs_fall: MomentInYear = Field(default="end", title="Yearly costs fall at")
    yearly_fees_fall: MomentInYear | None = Field(
        default=None,
        title="Yearly fees fall at",
        description="Fixed fees and fees for use; left out: as yearly costs.",
    )
    indexation: Literal["yearly", "continuous"] = Field(
        default="yearly", title="Indexation", description="Prices rise once a year, or every month."
    )
    comparison: Literal["common_horizon", "equivalent_annual_cost"] = Field(
        default="common_horizon",
        title="Comparison",
        description="Over the horizon, or each offer over its own full life and then by year.",
    )
    residual_value: Residual = Field(
        default="straight_line",
        title="Residual value",
        description="How a life, term or cycle that the horizon cuts off is settled there.",
    )
    contracts_end_at_horizon: bool = Field(
        default=False,
        title="Contracts end at the horizon",
        description="Then the cost of an early end counts, and a lease that runs past the horizon states it.",
    )
    method: Annotated[Literal[2], BeforeValidator(_this_method)] = Field(
        default=METHOD, title="Method", description="The version of the rules of the calculation."
    )
    vat: Vat = Field(default_factory=Vat, title="VAT")
    expected_resale_haircut: Share = Field(
        default=0.0,
        title="Haircut on expected resale value",
        description="The share of a resale value that is not counted where it is not guaranteed.",
    )
    users_cost: Literal["counts", "shown"] | None = Field(
        default=None,
        title="What users pay",
        description="Counts in the comparison, or is only shown beside it. To be stated where users pay fees for use.",
    )
    purchase_options: Literal["exercised", "not_exercised"] = Field(
        default="not_exercised",
        title="Purchase options",
        description="Whether options to buy at the end of a lease are used.",
    )
    indices: dict[
        Name,
        Annotated[Rate | Annotated[list[Rate], Field(min_length=1, max_length=LONGEST_YEARS)], OrPath()],
    ] = Field(
        default_factory=dict,
        title="Indices",
        description="Nominal growth a year, or the growth in year 1, 2, ...; the last one goes on.",
    )
    index_paths: dict[Name, IndexPath] = Field(
        default_factory=dict,
        title="Paths of indices",
        description="Of indices that follow levels by year: from what their growths were worked out.",
    )
    open_indices: dict[IndexedPhase, Annotated[list[Name], Field(min_length=1, max_length=100)]] = Field(
        default_factory=dict,
        title="Indices that bids can follow",
        description="By phase; a phase that is left out is open to every index.",
    )
    resources: dict[Name, Resource] = Field(default_factory=dict, title="Resources")
    carbon_price: dict[Year, Price] = Field(
        default_factory=dict,
        title="Carbon price",
        description="Per kg CO2-eq at prices of the base date; linear between the years, flat outside.",
    )
    carbon_price_path: CarbonPricePath | None = Field(default=None, title="Path of the carbon price")
    mki: Mki | None = Field(default=None, title="Environmental costs (MKI)")
    asked_phases: Annotated[list[PricedPhase], Field(max_length=100)] = Field(
        default=["management", "use", "maintenance", "demolition", "disposal"],
        title="Phases asked for",
        description="Each offer prices each of these, states it as zero or names it as included.",
    )
    items: Annotated[list[Item], Field(min_length=1, max_length=1000)] = Field(title="Items")
    business_models: Annotated[list[BusinessModelKind], Field(min_length=1, max_length=6), EACH_ONCE] | None = (
        Field(
            default=None,
            title="Business models taken",
            description="Those that can be offered. Left out: all of them.",
        )
    )
    notices: Annotated[list[Notice], Field(max_length=100)] = Field(
        default_factory=empty_list,
        title="Information notices",
        description="What bidders were told since the tender was published, in the order of their numbers.",
    )
    requirements: Annotated[list[Requirement], Field(max_length=200)] = Field(
        default_factory=empty_list,
        title="Requirements",
        description="What every bid has to meet. The form asks it; a bid that does not meet one is put aside.",
    )
    lots: Lots | None = Field(default=None, title="Division into lots")
    awarded_with: Name | None = Field(
        default=None,
        title="Awarded with the other lots of",
        description="Of one lot by itself: the tender whose other lots decide with it who is awarded which.",
    )
    variants: Literal["allowed", "not_allowed"] = Field(
        default="not_allowed",
        title="Variants",
        description="Whether a bidder can submit variants; each is ranked as a bid of its own.",
    )
    cost_centres: dict[Name, Share] = Field(
        default_factory=dict,
        title="Cost centres",
        description="The share of the budget that each bears; together 100 %. It changes no comparison.",
    )
    quality: Quality | None = Field(default=None, title="Quality")
    circularity: CircularityRules | None = Field(default=None, title="Circularity")
    own_figures: Annotated[list[Name], Field(max_length=20)] = Field(
        default_factory=empty_list,
        title="Published figures that the authority states as its own",
        description="By name: it read the source itself. Where that is needed, a check of the tender asks for it.",
    )
    letters: Letters | None = Field(default=None, title="Letters")
    award: Award = Field(default_factory=lambda: LowestLcc(method="lowest_lcc"), title="Award")

    @property
    def horizon_months(self) -> int:
        """The month at which the comparison ends."""
        return 12 * self.horizon_years

    @property
    def fees_fall(self) -> MomentInYear:
        """When yearly fees fall: as stated, or as yearly costs do."""
        return self.yearly_fees_fall or self.yearly_costs_fall

    @property
    def index_names(self) -> tuple[str, ...]:
        """The indices that a price can follow."""
        return (GENERAL, FIXED, *self.indices)

    @property
    def criterion_names(self) -> dict[str, str]:
        """The names of the criteria that are scored or measured, by code; none without quality."""
        return {leaf.criterion.id: leaf.criterion.name for leaf in self.quality.leaves()} if self.quality else {}

    @property
    def item_names(self) -> dict[str, str]:
        """What each item is called, by its code."""
        return {item.id: item.name for item in self.items}

    @property
    def cost_centre_names(self) -> tuple[str, ...]:
        """The cost centres of the tender and of its items, each once."""
        return tuple(
            dict.fromkeys(
                name for one in (self.cost_centres, *(item.cost_centres for item in self.items)) for name in one
            )
        )

    @property
    def last_notice(self) -> int:
        """The number of the last information notice; 0 where there is none."""
        return self.notices[-1].number if self.notices else 0

    @property
    def lot_titles(self) -> dict[str, str]:
        """What each lot is called, by its code; none where the tender is not divided."""
        return {lot.id: lot.title for lot in self.lots.parts} if self.lots else {}

    @property
    def needed_indicators(self) -> list[Indicator]:
        """The indicators that every bid has to show: of criteria, required targets and promises; each once."""
        measured_by = self.quality.indicators() if self.quality else ()
        return in_order([*measured_by, *(self.circularity.needed if self.circularity else ())])

    @property
    def used_indicators(self) -> list[Indicator]:
        """The indicators that count somewhere or are shown: those needed, of other targets, and against the cost."""
        return in_order([*self.needed_indicators, *(self.circularity.named if self.circularity else ())])

    @property
    def measures_circularity(self) -> bool:
        """Whether indicators are worked out: the tender asks for circularity, or a criterion is measured by one."""
        return self.circularity is not None or bool(self.needed_indicators)

    @property
    def asks_passport(self) -> bool:
        """Whether a form asks for a material passport: the tender does, or an indicator can't be stated without one."""
        if self.circularity is not None:
            return self.circularity.passport != "not_asked"
        return any(map(takes_passport, self.needed_indicators))

    @property
    def stated_indicators(self) -> list[Indicator]:
        """The indicators that a bid states itself: those of a passport only where it can be without one."""
        needed = [name for name in self.needed_indicators if name in STATED]
        if self.circularity is None or self.circularity.passport != "required":
            return needed
        return [name for name in needed if INDICATORS[name].source == "statement"]

    @property
    def asks_destinations(self) -> bool:
        """Whether bids state where what they take goes: an indicator is about that."""
        return "high_grade_use" in self.used_indicators

    def ladder_of(self, item: Item) -> dict[str, float]:
        """Return where an item can go, each with its grade [index]."""
        ladder = self.circularity.ladder if self.circularity else {}
        return {
            step: grade for step, grade in ladder.items() if not item.destinations or step in item.destinations
        }

    @property
    def asks_emissions(self) -> bool:
        """Whether bids state emissions: they have a price, or an indicator is about them."""
        return bool(self.carbon_price) or "co2" in self.used_indicators

    @property
    def awards_by_cost_alone(self) -> bool:
        """Whether the lowest life-cycle cost, as it is shown, wins: without quality and fictive discounts."""
        rule = self.award
        return rule.method == "lowest_lcc" and not (self.quality or rule.has_fictive_amounts)

    @property
    def is_european(self) -> bool:
        """Whether what law asks of a European procedure is asked; also where the tender does not say which it is."""
        return self.procedure in ("european", None)

    @property
    def has_users_fees(self) -> bool:
        """Whether users pay the fees for use of some item."""
        return any(item.fees_paid_by == "users" for item in self.items)

    @property
    def has_cost_centres_by_item(self) -> bool:
        """Whether an item has cost centres of its own."""
        return any(item.cost_centres for item in self.items)

    def cost_centres_of(self, item_id: str) -> Mapping[str, float]:
        """Return what each cost centre bears of an item [share]: its own, or else those of the tender."""
        return self.item(item_id).cost_centres or self.cost_centres

    def cpv_of(self, item: Item) -> str | None:
        """Return the CPV code of an item: its own, or else that of the tender."""
        return item.cpv or self.cpv

    def item(self, item_id: str) -> Item:
        """Return the item with this code; KeyError where there is none."""
        return {item.id: item for item in self.items}[item_id]

    @model_validator(mode="before")
    @classmethod
    def _with_growths(cls, data: Any) -> Any:
        return with_growths(data)

    @model_validator(mode="before")
    @classmethod
    def _with_carbon_prices(cls, data: Any) -> Any:
        stated = name_in(data, "carbon_price_path")
        if not isinstance(stated, Mapping) or not isinstance(stated.get("price_level"), int | float):
            return data
        path = published("carbon_price_path", stated.get("name"), CARBON_PRICE_PATHS)
        factor = stated["price_level"] / 1000
        return filled(
            data,
            "carbon_price_path",
            {"carbon_price": {year: price * factor for year, price in path.per_tonne.items()}},
        )

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        _check_names(self)
        _check_models(self)
        _check_notices(self)
        _check_fees(self)
        _check_cost_centres(self)
        _check_environment(self)
        _check_award(self)
        _check_circularity(self)
        _check_letters(self)
        if self.lots:
            _check_lots(self, self.lots)
        return self


def _check_names(tender: Tender) -> None:
    check_each_once("item_twice", "each item once", [item.id for item in tender.items])
    check_each_once("requirement_twice", "each requirement once", [one.id for one in tender.requirements])
    for name in tender.indices:
        if name in RESERVED_INDICES:
            raise PydanticCustomError("reserved_index", "another name", {"name": name})
    for phase, indices in tender.open_indices.items():
        for name in indices:
            at = ("open_indices", phase)
            check_known("unknown_open_index", "a known index", name, tender.index_names, at=at)
    for name, resource in tender.resources.items():
        if tender.vat.is_cost:
            check_known("unknown_vat_of_resource", "a known VAT rate", resource.vat, tender.vat.rates, name=name)
        check_known("unknown_index_of_resource", "a known index", resource.index, tender.index_names, name=name)


def _check_models(tender: Tender) -> None:
    taken = tender.business_models or ()
    check_each_once("model_twice", "each business model once", taken)
    if taken and {*taken} <= {*NEED_USE}:
        for item in tender.items:
            if item.use_per_year is None:
                words = {"item": item.id, "at": ("business_models",)}
                raise PydanticCustomError("models_need_use", "a use for each item", words)


def _check_notices(tender: Tender) -> None:
    numbers = [notice.number for notice in tender.notices]
    if numbers != sorted(set(numbers)):
        raise PydanticCustomError("notices_rise", "notices in rising order of number", {"at": ("notices",)})


def _check_fees(tender: Tender) -> None:
    """Check that fees by quality and of users are about some use, and that it is stated whether the latter count."""
    for i, item in enumerate(tender.items):
        at: Path = ("items", i)
        _check_whole(item.qualities, (*at, "qualities"))
        check_unlike(item.qualities, at=(*at, "qualities"))
        if item.use_per_year is None and (item.qualities or item.fees_paid_by == "users"):
            words = {"item": item.name, "found": None, "at": (*at, "use_per_year")}
            raise PydanticCustomError("fees_need_use", "a use a year", words)
    if tender.users_cost is None and tender.has_users_fees:
        raise PydanticCustomError("users_cost_needed", "counts or shown", {"found": None, "at": ("users_cost",)})


def _check_whole(shares: Mapping[str, float], at: Path) -> None:
    total = sum(Decimal(repr(share)) for share in shares.values())
    if shares and total != 1:
        words = {"total": float(total), "found": float(total), "at": at}
        raise PydanticCustomError("shares_whole", "shares that add up to 1", words)


def _check_cost_centres(tender: Tender) -> None:
    own: dict[Path, Mapping[str, float]] = {("items", i): item.cost_centres for i, item in enumerate(tender.items)}
    for at, shares in {(): tender.cost_centres, **own}.items():
        _check_whole(shares, (*at, "cost_centres"))
    if any(own.values()) and not tender.cost_centres:
        for at, shares in own.items():
            if not shares:
                words = {"item": tender.items[int(at[1])].name, "found": None, "at": (*at, "cost_centres")}
                raise PydanticCustomError("no_cost_centres", "cost centres for each item", words)


def _check_environment(tender: Tender) -> None:
    if tender.mki and tender.carbon_price:
        raise PydanticCustomError("co2_and_mki", "one of carbon_price and mki")
    if tender.mki and tender.currency != "EUR":
        raise PydanticCustomError("mki_in_euro", "euro", {"found": tender.currency})
    if tender.mki:
        check_known("unknown_index_of_mki", "a known index", tender.mki.index, tender.index_names)


def _check_award(tender: Tender) -> None:
    """Check that the rule finds what it works with: criteria, MKI, names of what breaks a tie."""
    award, quality = tender.award, tender.quality
    if uses_quality(award) and quality is None:
        raise PydanticCustomError("quality_needed", "quality criteria", {"found": award.method})
    if quality is not None and isinstance(award, Points) and award.relative_quality:
        for leaf in quality.leaves():
            if leaf.criterion.can_cost:
                words = {"found": leaf.criterion.name, "at": leaf.path}
                raise PydanticCustomError("relative_below_zero", "no score below nothing", words)
    if award.takes_mki and (
        tender.mki is None
        or tender.mki.discounted
        or not tender.mki.is_cost
        or tender.comparison != "common_horizon"
    ):
        raise PydanticCustomError("mki_for_discount", "MKI that is not discounted, over the horizon")
    if isinstance(award, Points) and quality is not None and quality.points is not None:
        _check_points(award, quality.points)
    _check_cost_weights(tender)
    known = [BY_COST, *([BY_QUALITY, *tender.criterion_names] if quality else []), BY_LOT]
    for name in award.tie_break:
        check_known("unknown_tie_break", "a known one", name, known)


def _check_cost_weights(tender: Tender) -> None:
    """Check that items have a weight where each earns points for its own cost, and that nothing makes that untrue."""
    award = tender.award
    for i, item in enumerate(tender.items):
        words: dict[str, Any] = {"item": item.name, "found": item.cost_weight, "at": ("items", i, "cost_weight")}
        if not award.counts_items and item.cost_weight is not None:
            raise PydanticCustomError("cost_weight_for_nothing", "no weight", words)
        if award.counts_items and not item.cost_weight:
            raise PydanticCustomError("cost_weight_needed", "a weight above zero", words)
        if award.counts_items and item.option_weight == 0:
            words |= {"found": item.option_weight, "at": ("items", i, "option_weight")}
            raise PydanticCustomError("item_without_cost", "an option that counts", words)
    if not award.counts_items:
        return
    total = sum(item.cost_weight or 0.0 for item in tender.items)
    if abs(total - 1) > 1e-9:
        words = {"total": round(total, 6), "found": round(total, 6), "at": ("items", 0, "cost_weight")}
        raise PydanticCustomError("cost_weights_whole", "weights that add up to 1", words)
    if award.has_fictive_amounts:
        names = ("mki_discount", "mki_factor", "co2_ladder")
        stated = next(name for name in names if getattr(award, name) is not None)
        raise PydanticCustomError(
            "fictive_by_item", "no fictive amounts", {"at": ("award", stated), "found": None}
        )
    if tender.comparison != "common_horizon":
        words = {"at": ("comparison",), "found": tender.comparison}
        raise PydanticCustomError("by_year_by_item", "costs over the horizon", words)
    if tender.lots is not None:
        raise PydanticCustomError("lots_by_item", "no lots", {"at": ("lots",), "found": None})


def _check_points(award: Points, of_quality: float) -> None:
    """Check that points for the cost and for quality are all points."""
    stated = award.price_points
    left = award.points - (award.points * award.price_weight if stated is None else stated)
    if abs(left - of_quality) > 1e-9 * award.points:
        words = {"at": ("quality", "points"), "found": of_quality, "left": round(left, 6), "points": award.points}
        raise PydanticCustomError("points_beside_cost", "the points that the cost leaves", words)


def _check_circularity(tender: Tender) -> None:
    """Check that indicators find what they work with: MKI, and for a published limit the same set and function."""
    rules, used = tender.circularity, tender.used_indicators
    if rules and rules.passport == "not_asked":
        for name in filter(takes_passport, tender.needed_indicators):
            raise PydanticCustomError("passport_for_indicator", "a passport", {"name": name})
    if "environmental_performance" in used and not (rules and rules.building):
        raise PydanticCustomError("building_needed", "building", {"at": ("circularity", "building")})
    for name in used:
        if INDICATORS[name].source == "mki" and tender.mki is None:
            raise PydanticCustomError("mki_for_indicator", "mki", {"name": name})
    for i, item in enumerate(tender.items):
        for k, step in enumerate(item.destinations):
            if step not in (rules.ladder if rules else {}):
                known = ", ".join(rules.ladder if rules else ()) or "-"
                words = {"found": step, "known": known, "at": ("items", i, "destinations", k)}
                raise PydanticCustomError("unknown_destination", "a destination on the ladder", words)
    if "high_grade_use" in used and not (rules and rules.ladder):
        raise PydanticCustomError("ladder_needed", "ladder")
    if "end_value" in used and not (rules and rules.material_prices):
        raise PydanticCustomError("material_prices_needed", "material_prices")
    for target in rules.targets if rules else ():
        limit = TARGETS[target.published] if target.published else None
        if limit and limit.weighting_set and rules and rules.building and tender.mki:
            found = (tender.mki.weighting_set, rules.building.function)
            if found != (limit.weighting_set, limit.function):
                words = {
                    "name": target.published or "",
                    "set": limit.weighting_set,
                    "function": limit.function or "",
                }
                raise PydanticCustomError("limit_of_other_building", "a limit for this building and set", words)


def _check_letters(tender: Tender) -> None:
    days = tender.letters.standstill_days if tender.letters else None
    if tender.procedure == "european" and days is not None and days < LEAST_STANDSTILL_DAYS:
        words = {"found": days, "least": LEAST_STANDSTILL_DAYS, "at": ("letters", "standstill_days")}
        raise PydanticCustomError("standstill_short", "a standstill period as law asks", words)


def _check_lots(tender: Tender, lots: Lots) -> None:
    items = [item.id for item in tender.items]
    codes = [lot.id for lot in lots.parts]
    divided = [item for lot in lots.parts for item in lot.items]
    check_each_once("lot_twice", "each lot once", codes)
    if sorted(divided) != sorted(items):
        wrong = sorted({*divided} ^ {*items}) or sorted({item for item in divided if divided.count(item) > 1})
        raise PydanticCustomError("lots_divide", "each item in one lot", {"found": ", ".join(wrong)})
    for lot in lots.parts:
        if any(len(name) > LONGEST_NAME for name in lot.named_in(tender.id, tender.title).values()):
            raise PydanticCustomError("lot_name_long", "short names", {"found": lot.id, "most": LONGEST_NAME})
    for k, limit in enumerate(lots.limits):
        at = ("lots", "limits", k)
        check_each_once("limited_twice", "each lot once", limit.lots)
        for name in limit.lots:
            check_known("unknown_lot_limited", "a lot", name, codes, at=(*at, "lots"))
        if limit.most >= len(limit.lots):
            most = {"found": limit.most, "least": len(limit.lots) - 1, "at": (*at, "most")}
            raise PydanticCustomError("limit_without_effect", "fewer than the lots", most)
    _check_combination(tender, lots, codes)


def _check_combination(tender: Tender, lots: Lots, codes: Sequence[str]) -> None:
    """Check that the best combination, and discounts for combined lots, can be told from the scores."""
    hangs_on_best = tender.award.adds_up and tender.award.is_relative
    found = {"found": "relative_quality" if hangs_on_best else tender.award.method, "known": ", ".join(ADDING_UP)}
    at_discounts = {**found, "known": ", ".join(COMBINING), "at": ("lots", "combined_bids")}
    if lots.combined_bids and tender.award.is_relative:
        raise PydanticCustomError("combined_relative", "scores without a price of others", at_discounts)
    if lots.combined_bids and not tender.award.looks_at_cost:
        raise PydanticCustomError("combined_without_cost", "scores that follow from the cost", at_discounts)
    if lots.combined_bids and lots.allocation != "best_combination":
        raise PydanticCustomError("combined_by_combination", "best_combination")
    if lots.allocation == "best_combination":
        if not tender.award.adds_up or tender.award.is_relative:
            raise PydanticCustomError("combination_needs_money", "scores that add up", found)
        if len(codes) > MOST_LOTS_COMBINED:
            most = {"found": str(len(codes)), "most": MOST_LOTS_COMBINED}
            raise PydanticCustomError("combination_of_lots", "fewer lots", most)


def nominal_bands(tender: Tender) -> list[tuple[int, float]]:
    """Return the nominal discount rates, each with the year after which it starts.

    A real rate becomes nominal as (1 + real) (1 + inflation) - 1 (Fisher).

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.2, "basis": "real"}, "inflation": 0.03,
    ...     "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> [(year, round(rate, 6)) for year, rate in nominal_bands(tender)]
    [(0, 0.236)]
    """
    if tender.discount.basis == "nominal":
        return tender.discount.bands
    return [(year, (1 + rate) * (1 + tender.inflation) - 1) for year, rate in tender.discount.bands]


def real_bands(tender: Tender) -> list[tuple[int, float]]:
    """Return the real discount rates, each with the year after which it starts: (1 + nominal) / (1 + inflation) - 1.

    By them a cost becomes an equal amount a year in prices of the base date, however its tender states its rate.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.236, "basis": "nominal"}, "inflation": 0.03,
    ...     "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> [(year, round(rate, 6)) for year, rate in real_bands(tender)]
    [(0, 0.2)]
    """
    if tender.discount.basis == "real":
        return tender.discount.bands
    return [(year, (1 + rate) / (1 + tender.inflation) - 1) for year, rate in tender.discount.bands]
