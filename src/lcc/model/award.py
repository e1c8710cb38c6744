"""How costs and quality become a ranking: the rule that a tender publishes, as data.

One record for each rule, with its facts. The formulas stand in `lcc.award.rules`, by record.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self, Union

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, GetCoreSchemaHandler, Tag, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from lcc.library.published import CO2_LADDER_SCALES
from lcc.library.published_fields import filled, name_in, published
from lcc.model.tie import BY_LOT
from lcc.record.in_schema import InSchema, OneOfNames, at_most_one_of, filled_by, needs, together
from lcc.record.part import Part, read_fraction
from lcc.record.record import (
    Checksum,
    Money,
    Name,
    ParagraphText,
    Price,
    Record,
    Share,
    as_key,
    by_word,
    empty_list,
    in_unit,
)

LadderLevel = Annotated[int, Field(ge=1, le=10), BeforeValidator(as_key), InSchema(pattern="^([1-9]|10)$")]
LEAST_EXPONENT, MOST_EXPONENT = 0.1, 50.0
"""Between these a superformula tells bids apart; beyond them nothing but cost, or nothing but quality, decides."""

Positive = Annotated[float, Field(gt=0, le=1e12)]

Bound = Literal["lowest", "highest", "best_quality", "best_ratio"]
"""Of all bids that are ranked: the lowest and highest cost, the best quality, and the most quality for its cost."""


class MkiDiscount(Record):
    """A fictive discount on the cost for a low MKI: all of it at `best`, none at `worst`, in between by line."""

    best: Price = Field(title="MKI that earns all of the discount")
    worst: Price = Field(title="MKI that earns none")
    highest_discount: Price = Field(title="Highest discount")
    above_worst: Literal["no_discount", "not_ranked"] = Field(
        default="no_discount", title="A higher MKI", description="Earns no discount, or is not allowed."
    )

    @model_validator(mode="after")
    def _falls(self) -> Self:
        if self.best >= self.worst:
            raise PydanticCustomError("mki_bounds", "a best MKI below the worst")
        return self


class Co2LadderDiscount(Record):
    """A fictive discount on the cost for a level of the CO2-Prestatieladder: a share of it."""

    model_config = ConfigDict(json_schema_extra=together(filled_by("scale", "version", "shares")))

    version: Literal["3.1", "4.0"] = Field(title="Version of the CO2-Prestatieladder")
    scale: Annotated[Name, OneOfNames(CO2_LADDER_SCALES.keys)] | None = Field(
        default=None,
        title="Scale of the discount",
        description="A published one: a workbook lists them, and so does `lcc constants`.",
    )
    shares: Annotated[dict[LadderLevel, Share], Field(min_length=1, max_length=10)] = Field(
        title="Discount by level", description="The share of the cost that is taken off; level 0 has none."
    )

    @model_validator(mode="before")
    @classmethod
    def _with_scale(cls, data: Any) -> Any:
        name = name_in(data, "scale")
        if name is None:
            return data
        scale = published("scale", name, CO2_LADDER_SCALES)
        return filled(data, "scale", {"version": scale.version, "shares": dict(scale.shares)})

    @model_validator(mode="after")
    def _rises(self) -> Self:
        shares = [share for _level, share in sorted(self.shares.items())]
        if shares != sorted(shares) or max(shares) >= 1:
            raise PydanticCustomError("ladder_rises", "shares that rise with the level, below 1")
        return self


FEWEST_EARLIER = 5
"""From so many earlier offers on a price is held against them: of fewer, the quartiles are the offers themselves, and
one that was abnormal itself moves the median."""

LEAST_PRICE_WEIGHT = 0.5
"""From this weight of the price on the Belgian rule holds: `BelgianLowPrice`."""


class BelgianLowPrice(Record):
    """That Belgian law has the authority ask about low prices: what of its conditions no program can see.

    Article 36, § 4, of the royal decree of 18 April 2017 (KB Plaatsing).
    """

    # The rule itself stands in `lcc.scrutiny.belgian_low_price`.
    subject: Literal["works", "fraud_sensitive_services"] = Field(
        title="What is bought",
        description="The rule holds for works, and for services in a fraud-sensitive sector.",
    )
    procedure: Literal["open_procedure", "restricted_procedure"] = Field(
        title="Belgian procedure", description="The rule holds for an open and for a restricted procedure."
    )


_OF_EVERY_RULE = together(
    at_most_one_of("mki_discount", "mki_factor"),
    needs("price_file", "below_earlier_offers"),
    needs("price_index", "price_file"),
)


class Rule(Record):
    """What all rules have in common, and the facts of each: what its score is counted in, and what it takes."""

    model_config = ConfigDict(json_schema_extra=_OF_EVERY_RULE)

    unit_of_score: ClassVar[Literal["money", "points", "ratio"]]
    """What the score is counted in. Amounts of several lots add up, and are equal to the cent."""
    lowest_wins: ClassVar[bool]
    costs_of_all: ClassVar[tuple[Bound, ...]] = ()
    """The costs of all bids together by which a cost is measured; none where others play no part in that."""
    adds_up: ClassVar[bool] = False
    """Whether scores of several lots can be added: they count the same thing in each, whatever others bid there."""
    counts_items: ClassVar[bool] = False
    """Whether each item earns points for its own cost, by a weight of its own, in place of the cost of the bid."""
    counts_cost: ClassVar[bool] = True
    """Whether cost makes a difference to the score, as far as the rule gives it a weight."""
    needs_cost_above_zero: ClassVar[bool] = False
    """Whether it divides by a cost, or takes its logarithm or power."""
    needs_quality_above_zero: ClassVar[bool] = False
    weighs_quality: ClassVar[bool] = True
    """Whether quality is in the score; where it is not, it can only be a threshold."""

    motivation: ParagraphText | None = Field(
        default=None,
        title="Motivation",
        description="Why cost or price alone decides; asked for by article 2.114 of the Aanbestedingswet 2012.",
    )
    basis: Literal["life_cycle_cost", "price"] = Field(
        default="life_cycle_cost",
        title="What counts as the cost",
        description="All costs over the life, or only what is asked under the business model.",
    )
    mki_discount: MkiDiscount | None = Field(default=None, title="Discount for a low MKI")
    mki_factor: Annotated[float, Field(gt=0, le=1000)] | None = Field(
        default=None,
        title="MKI is added to the cost times",
        description="For the comparison only: 1 is the MKI itself. It goes with the weighting set.",
    )
    co2_ladder: Co2LadderDiscount | None = Field(default=None, title="Discount for the CO2-Prestatieladder")
    tie_break: Annotated[list[Name], Field(max_length=20)] = Field(
        default_factory=empty_list,
        title="Ties are broken by",
        description="In this order: quality, cost, the code of a criterion, drawing_lots.",
    )
    abnormally_low: Annotated[float, Field(gt=0, lt=1, json_schema_extra=in_unit("share"))] | None = Field(
        default=None,
        title="Abnormally low below the mean by",
        description="Bids that are so far below the mean of the others are asked to explain themselves.",
    )
    cost_floor: Price | None = Field(
        default=None,
        title="Cost below which an explanation is asked",
        description="The own estimate of the authority of what it costs at least.",
    )
    below_earlier_offers: Annotated[float, Field(gt=0, lt=1, json_schema_extra=in_unit("share"))] | None = Field(
        default=None,
        title="Abnormally low below earlier offers by",
        description="Prices so far below the median of at least five earlier offers of a like item are asked about; "
        "those stand in a price file of the authority.",
    )
    price_file: Checksum | None = Field(
        default=None,
        title="Checksum of the price file",
        description="The SHA-256 of the file with earlier offers, as it is when the tender is published: no other is "
        "taken then.",
    )
    price_index: Checksum | None = Field(
        default=None,
        title="Checksum of the index of prices",
        description="The same of the index that brings earlier offers to one price level; left out beside a price "
        "file that is fixed, none is taken.",
    )
    after_withdrawal: Literal["keep_order", "recalculate"] | None = Field(
        default=None,
        title="If a bid falls away after the award",
        description="The others keep the order that they had, or are ranked again without it. To be said beforehand "
        "where scores hang on other bids.",
    )
    belgian_low_price: BelgianLowPrice | None = Field(
        default=None,
        title="Belgian rule on low prices",
        description="Article 36, § 4, of KB Plaatsing: a price 15 % below the mean without extremes is asked about.",
    )

    @model_validator(mode="after")
    def _counts_mki_once(self) -> Self:
        if self.mki_discount is not None and self.mki_factor is not None:
            raise PydanticCustomError("mki_counts_twice", "one of mki_discount and mki_factor")
        return self

    @model_validator(mode="after")
    def _fixes_what_it_uses(self) -> Self:
        for fixed, needed in (("price_file", "below_earlier_offers"), ("price_index", "price_file")):
            if getattr(self, fixed) is not None and getattr(self, needed) is None:
                words = {"at": (fixed,), "found": None, "fixed": fixed, "needed": needed}
                raise PydanticCustomError("fixed_unused", "a file that is used", words)
        return self

    @property
    def takes_mki(self) -> bool:
        """Whether MKI counts by the rule, as a discount or added with a factor, and so not as a cost."""
        return self.mki_discount is not None or self.mki_factor is not None

    @property
    def has_fictive_amounts(self) -> bool:
        """Whether something is taken off the cost or added to it for the comparison, so that K is not P."""
        return self.takes_mki or self.co2_ladder is not None

    @model_validator(mode="after")
    def _the_belgian_rule_holds(self) -> Self:
        weight = self.weight_of_price
        if self.belgian_low_price is not None and (weight is None or weight < LEAST_PRICE_WEIGHT):
            words = {"at": ("belgian_low_price",), "found": None}
            raise PydanticCustomError("belgian_by_price", "a price that weighs at least half", words)
        return self

    @property
    def has_sign_of_low(self) -> bool:
        """Whether it says of which bids an explanation is asked because they seem abnormally low."""
        signs = (self.abnormally_low, self.cost_floor, self.below_earlier_offers, self.belgian_low_price)
        return any(one is not None for one in signs)

    @property
    def weight_of_price(self) -> float | None:
        """What the price weighs [share]; None where it is not the price that counts, or no weight can be said."""
        return 1.0 if self.basis == "price" and not self.weighs_quality else None

    @property
    def weight_of_quality(self) -> float | None:
        """What quality weighs in the score [share]; None where the rule says no weight: a value in money, say."""
        return None if self.weighs_quality else 0.0

    @property
    def counted_weight(self) -> float | None:
        """What quality and life-cycle cost weigh together [share]; None where no weight can be said.

        The share that article 98(4) of the proposal for a Public Procurement Act of the EU asks to be at least 30 %, in
        the reading in which the whole weight of a life-cycle cost counts: purchase price is part of it.
        """
        weight = self.weight_of_quality
        return weight if weight is None or self.basis == "price" else 1.0

    @property
    def bounds_of_all(self) -> tuple[Bound, ...]:
        """What of all bids together the score of each follows from; nothing where others play no part."""
        return self.costs_of_all

    @property
    def is_relative(self) -> bool:
        """Whether the score of a bid depends on what others bid."""
        return bool(self.bounds_of_all)

    @property
    def is_turned_by_others(self) -> bool:
        """Whether which of two bids is better can hang on a third one."""
        return self.is_relative

    @property
    def is_in_money(self) -> bool:
        """Whether the score is an amount."""
        return self.unit_of_score == "money"

    @property
    def looks_at_cost(self) -> bool:
        """Whether the score follows from the cost at all."""
        return self.counts_cost

    @property
    def compares_items(self) -> bool:
        """Whether the score follows from the lowest cost of each item among all bids."""
        return self.counts_items and self.looks_at_cost

    @property
    def broken_by(self) -> list[str]:
        """What breaks a tie, up to the drawing of lots."""
        return self.tie_break[: self.tie_break.index(BY_LOT)] if BY_LOT in self.tie_break else self.tie_break


class LowestLcc(Rule):
    """The lowest life-cycle cost wins."""

    unit_of_score = "money"
    adds_up = True
    lowest_wins = True
    weighs_quality = False

    method: Literal["lowest_lcc"] = Field(default="lowest_lcc", title="Award rule")
    basis: Literal["life_cycle_cost"] = Field(default="life_cycle_cost", title="What counts as the cost")


class LowestPrice(Rule):
    """The lowest price wins."""

    unit_of_score = "money"
    adds_up = True
    lowest_wins = True
    weighs_quality = False

    method: Literal["lowest_price"] = Field(title="Award rule")
    basis: Literal["price"] = Field(default="price", title="What counts as the cost")


class QualityValue(Rule):
    """Award on value (Gunnen op Waarde): quality in money is taken off the cost, and the lowest wins."""

    unit_of_score = "money"
    adds_up = True
    lowest_wins = True

    method: Literal["quality_value"] = Field(title="Award rule")
    quality_value: Price = Field(
        title="Value of full quality",
        description="What is taken off the cost of a bid that earns everything; each criterion has its weight of it.",
    )


class Points(Rule):
    """What rules that give points for cost and for quality have in common; the most points win."""

    model_config = ConfigDict(
        json_schema_extra=together(_OF_EVERY_RULE, filled_by("price_points", "price_weight"))
    )
    unit_of_score = "points"
    lowest_wins = False

    price_weight: Part = Field(
        title="Weight of the cost",
        description="Of all points; quality has the rest. Left out where points for the cost are stated.",
    )
    price_points: Annotated[float, Field(ge=0, le=1e12, json_schema_extra=in_unit("points"))] | None = Field(
        default=None,
        title="Points for the cost",
        description="In place of its weight; quality has the other points.",
    )
    relative_quality: bool = Field(
        default=False,
        title="The best quality earns all points for quality",
        description="Others earn in proportion to it. If no: what a bid earns on quality counts by itself.",
    )
    points: Positive = Field(default=100.0, title="Points for a perfect bid", json_schema_extra=in_unit("points"))
    decimals: Annotated[int, Field(ge=0, le=9)] | None = Field(
        default=None, title="Points are rounded to", description="Decimals; left out: not rounded."
    )

    @property
    def bounds_of_all(self) -> tuple[Bound, ...]:
        """The costs of all bids where cost weighs, and their best quality where it is what others are measured by."""
        costs = self.costs_of_all if self.price_weight > 0 else ()
        return (*costs, "best_quality") if self.relative_quality and self.price_weight < 1 else costs

    @property
    def weight_of_price(self) -> float | None:
        """What the price weighs [share]; None where costs over the life count."""
        return self.price_weight if self.basis == "price" else None

    @property
    def weight_of_quality(self) -> float | None:
        """What quality weighs in the points [share]: all that the cost leaves.

        >>> rule = LowBid(method="low_bid", price_weight=0.7)
        >>> rule.weight_of_quality, rule.counted_weight
        (0.3, 1.0)
        """
        return _left_by(self.price_weight)

    @model_validator(mode="before")
    @classmethod
    def _with_weight(cls, data: Any) -> Any:
        """Fill in the weight that follows from points, so that only one of the two has to be stated."""
        stated, total = name_in(data, "price_points"), name_in(data, "points")
        if stated is None:
            return data
        total = cls.model_fields["points"].default if total is None else total
        if not all(type(one) in (int, float) for one in (stated, total)):
            return {"price_weight": 0.0, **data}  # what is no number is refused in its own field
        if not 0 <= stated <= total or not total:
            words = {"at": ("price_points",), "found": stated, "points": total}
            raise PydanticCustomError("points_for_cost", "a part of all points", words)
        weight = stated / total
        if (beside := read_fraction(data.get("price_weight", weight))) != weight:
            words = {"at": ("price_weight",), "found": beside, "part": stated, "points": total}
            raise PydanticCustomError("weight_beside_points", "the same weight", words)
        return {**data, "price_weight": weight}

    @model_validator(mode="after")
    def _states_one_of_them(self) -> Self:
        if self.price_points is not None:
            self.model_fields_set.discard("price_weight")  # it follows, and is not stated
        return self

    @property
    def looks_at_cost(self) -> bool:
        """Whether the score follows from the cost at all."""
        return self.price_weight > 0

    @property
    def is_turned_by_others(self) -> bool:
        """Whether which of two bids is better can hang on a third one: by cost or quality alone the order is fixed."""
        return self.is_relative and 0 < self.price_weight < 1


class WeightedFactor(Points):
    """Points for cost fall in a straight line between two bounds that are fixed beforehand."""

    adds_up = True

    method: Literal["weighted_factor"] = Field(title="Award rule")
    lowest: Money = Field(title="Cost that earns all points")
    highest: Money = Field(title="Cost that earns no points")
    outside: Literal["held", "extrapolated", "not_ranked"] = Field(
        default="held",
        title="Costs outside the bounds",
        description="Earn what the bound earns, go on in the straight line, or are not allowed.",
    )

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.lowest >= self.highest:
            raise PydanticCustomError("cost_bounds", "a lowest cost below the highest")
        return self


class LowBid(Points):
    """Points for cost in proportion to the lowest one received: weight x lowest / cost."""

    costs_of_all = ("lowest",)
    needs_cost_above_zero = True

    method: Literal["low_bid"] = Field(title="Award rule")


class Logarithmic(Points):
    """Points for cost fall with the logarithm of how many times the lowest it is; none at `base` times."""

    costs_of_all = ("lowest",)
    needs_cost_above_zero = True

    method: Literal["logarithmic"] = Field(title="Award rule")
    base: Annotated[float, Field(gt=1, le=1000)] = Field(
        title="Times the lowest cost that earn no points",
        description="1.5, 2 or 3, say. Beyond it points are negative.",
    )

    @property
    def is_turned_by_others(self) -> bool:
        """Not by costs: of costs P and P', log(P / L) - log(P' / L) does not depend on the lowest cost L."""
        return self.relative_quality and 0 < self.price_weight < 1


class LinearToTwiceLowest(Points):
    """Points for cost fall in a straight line from the lowest one received to none at twice that."""

    costs_of_all = ("lowest",)
    needs_cost_above_zero = True

    method: Literal["linear_to_twice_lowest"] = Field(title="Award rule")


class LinearToLowestPlus(Points):
    """Points for cost fall in a straight line from the lowest one received to none at a share above that."""

    costs_of_all = ("lowest",)
    needs_cost_above_zero = True

    method: Literal["linear_to_lowest_plus"] = Field(title="Award rule")
    over_lowest: Annotated[float, Field(gt=0, le=10, json_schema_extra=in_unit("share"))] = Field(
        title="Share above the lowest cost that earns no points",
        description="What bids are expected to differ: 0.3 is 30 % above the lowest. At 1 it is twice the lowest.",
    )


class PointsByItem(Points):
    """Points for the cost of each item in proportion to the lowest cost of that item: weights stand with the items."""

    counts_items = True

    method: Literal["points_by_item"] = Field(title="Award rule")

    @property
    def is_relative(self) -> bool:
        """The lowest cost of each item is one of all bids, as far as cost weighs."""
        return self.compares_items or bool(self.bounds_of_all)

    @property
    def is_turned_by_others(self) -> bool:
        """Also where cost alone counts: a third bid can be the cheapest for one item, and so change what that earns."""
        return self.is_relative


class LinearLowestHighest(Points):
    """Points for cost fall in a straight line from the lowest to the highest one received."""

    costs_of_all = ("lowest", "highest")

    method: Literal["linear_lowest_highest"] = Field(title="Award rule")


class ValueForMoney(Rule):
    """Quality for each euro: the share of quality earned times the expected cost, divided by the cost."""

    unit_of_score = "ratio"
    lowest_wins = False
    needs_cost_above_zero = True
    needs_quality_above_zero = True

    method: Literal["value_for_money"] = Field(title="Award rule")
    expected_cost: Positive = Field(
        title="Expected cost", description="Makes the score readable; it does not change the order.",
        json_schema_extra=in_unit("money"),
    )  # fmt: skip


class UtilityIndex(Rule):
    """What is left of full worth after what is lacking of the best quality, for each euro; the highest wins."""

    unit_of_score = "ratio"
    lowest_wins = False
    needs_cost_above_zero = True

    method: Literal["utility_index"] = Field(title="Award rule")
    price_weight: Annotated[Part, Field(gt=0, lt=1)] = Field(
        title="Weight of the cost", description="Quality has the rest."
    )

    @property
    def weight_of_quality(self) -> float | None:
        """What quality weighs beside the cost [share]."""
        return _left_by(self.price_weight)

    @property
    def bounds_of_all(self) -> tuple[Bound, ...]:
        """The lowest cost, which only scales, and the best quality, which turns the order."""
        return ("lowest", "best_quality")


class QualityWithinMargin(Rule):
    """Of the bids whose quality for their cost is within a margin of the best, the one with the most quality wins."""

    unit_of_score = "points"
    lowest_wins = False
    needs_cost_above_zero = True
    needs_quality_above_zero = True

    method: Literal["quality_within_margin"] = Field(title="Award rule")
    margin: Annotated[float, Field(gt=0, lt=1, json_schema_extra=in_unit("share"))] = Field(
        title="Margin below the best quality for its cost", description="In practice 1 % to 10 %."
    )

    @property
    def bounds_of_all(self) -> tuple[Bound, ...]:
        """The most quality that a bid has for its cost."""
        return ("best_ratio",)


class Superformula(Rule):
    """The EMVI superformula: bids on one curve through three reference points are worth the same."""

    unit_of_score = "ratio"
    lowest_wins = True
    needs_cost_above_zero = True
    needs_quality_above_zero = True

    method: Literal["superformula"] = Field(title="Award rule")
    reference_cost: Positive = Field(title="Reference cost", json_schema_extra=in_unit("money"))
    reference_quality: Annotated[float, Field(gt=0, lt=1, json_schema_extra=in_unit("share"))] = Field(
        title="Reference quality", description="The share that a bid of the reference cost is expected to earn."
    )
    highest_cost: Positive = Field(
        title="Cost that is as good with full quality", json_schema_extra=in_unit("money")
    )

    @model_validator(mode="after")
    def _has_an_exponent(self) -> Self:
        if not self.reference_cost < self.highest_cost < self.reference_cost / self.reference_quality:
            highest = self.reference_cost / self.reference_quality
            raise PydanticCustomError("no_exponent", "reference points on one curve", {"highest": highest})
        least, most = LEAST_EXPONENT, MOST_EXPONENT
        if self._above_the_curve(least) > 0 or self._above_the_curve(most) < 0:
            raise PydanticCustomError("steep_exponent", "a usable exponent", {"least": least, "most": most})
        return self

    def _above_the_curve(self, exponent: float) -> float:
        """Return Q_ref^n + (P_max / P_ref)^n - 2, which is 0 for the exponent n of the rule and above 0 beyond it."""
        value: float = self.reference_quality**exponent + (self.highest_cost / self.reference_cost) ** exponent - 2
        return value


class FixedBudget(Rule):
    """The budget is given, and the best quality wins; a bid that costs more is not ranked."""

    unit_of_score = "points"
    lowest_wins = False
    adds_up = True
    counts_cost = False

    method: Literal["fixed_budget"] = Field(title="Award rule")
    budget: Price = Field(title="Budget")

    @property
    def weight_of_quality(self) -> float | None:
        """All of it [share]: quality alone decides."""
        return 1.0


AnyAward = (
    LowestLcc | LowestPrice | QualityValue | WeightedFactor | LowBid | Logarithmic | LinearToTwiceLowest
    | LinearToLowestPlus | PointsByItem | LinearLowestHighest | ValueForMoney | UtilityIndex | QualityWithinMargin
    | Superformula | FixedBudget
)  # fmt: skip
AWARD_RULES: Mapping[str, type[Rule]] = by_word(AnyAward, "method")
ADDING_UP = tuple(method for method, rule in AWARD_RULES.items() if rule.adds_up)
"""The rules under which the scores of several lots can be added."""
COMBINING = tuple(method for method in ADDING_UP if AWARD_RULES[method].counts_cost)
"""Those under which a discount for combined lots changes them."""


def _left_by(share: float) -> float:
    """Return what a share leaves of the whole, in the digits that count."""
    from lcc.figure.rounding import as_written  # reading a tender does not need it

    return as_written(1 - share)


def _method(data: Any) -> str:
    found = (
        data.get("method", "lowest_lcc") if isinstance(data, Mapping) else getattr(data, "method", "lowest_lcc")
    )
    return str(found)


class _ByMethod:
    """A rule is read by its method; without one it is the lowest life-cycle cost."""

    def __get_pydantic_core_schema__(self, _rules: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        tagged = tuple(Annotated[rule, Tag(method)] for method, rule in AWARD_RULES.items())
        return handler.generate_schema(Annotated[Union[tagged], Discriminator(_method)])  # noqa: UP007


Award = Annotated[AnyAward, _ByMethod()]


def score_decimals(award: AnyAward) -> int:
    """Return with how many decimals a score is shown: cents, points as the rule rounds them, or four."""
    if award.is_in_money:
        return 2
    rounded = award.decimals if isinstance(award, Points) else None
    return 4 if rounded is None else rounded


def uses_quality(award: AnyAward) -> bool:
    """Whether the score follows from quality: under the lowest cost or price quality can only be a threshold."""
    return award.price_weight < 1 if isinstance(award, Points) else award.weighs_quality
