"""What the authority asks of circularity: a passport, targets, and what a promise that is not kept costs."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.indicators import Bound, Indicator, Targeted, check_on_scale, in_order
from lcc.library.published import AIMS, TARGETS, BuildingFunction
from lcc.library.published_fields import filled, name_in, published
from lcc.record.checks import check_each_once, check_unlike
from lcc.record.in_schema import OneOfNames, filled_by, one_of, together
from lcc.record.record import Money, Name, Price, Record, Share, empty_list, in_unit

IndicatorLevel = Annotated[float, Field(ge=-1e12, le=1e12)]
"""A value of an indicator, in its own unit."""


class Target(Record):
    """A level that an indicator has to reach: a published one, or one of the authority itself."""

    model_config = ConfigDict(
        json_schema_extra=together(
            filled_by("published", "indicator"), one_of("at_least", "at_most", without="published")
        )
    )

    published: Annotated[Name, OneOfNames(TARGETS.keys)] | None = Field(
        default=None, title="Published target", description="A workbook lists them, and so does `lcc constants`."
    )
    indicator: Targeted = Field(title="Indicator")
    at_least: IndicatorLevel | None = Field(default=None, title="At least")
    at_most: IndicatorLevel | None = Field(default=None, title="At most")
    year: Annotated[int, Field(ge=1990, le=2500)] | None = Field(
        default=None, title="Due in year", description="Left out: now."
    )
    required: bool = Field(default=False, title="Required", description="A bid that misses it is not ranked.")

    @model_validator(mode="before")
    @classmethod
    def _with_published(cls, data: Any) -> Any:
        name = name_in(data, "published")
        if name is None:
            return data
        if isinstance(name, str) and name in AIMS:
            raise PydanticCustomError("aim_not_measured", "a target", {"found": name, "at": ("published",)})
        target = published("published", name, TARGETS)
        values = {"indicator": target.indicator, target.bound: target.level}
        return filled(data, "published", values | ({"year": target.year} if target.year else {}))

    @model_validator(mode="after")
    def _has_one_bound(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise PydanticCustomError("one_bound", "one of at_least and at_most")
        if self.required and self.indicator == "circular_spending":
            raise PydanticCustomError("required_spending", "a target that is not required")
        check_on_scale(self.indicator, self.bound[1])
        return self

    @property
    def bound(self) -> tuple[Bound, float]:
        """Which bound it is, and how high [in the unit of the indicator]."""
        return ("at_least", self.at_least) if self.at_least is not None else ("at_most", self.at_most or 0.0)


class BonusMalus(Record):
    """What is paid for doing better than promised, and withheld for doing worse, each year that it is measured."""

    indicator: Indicator = Field(title="Indicator")
    step: Annotated[float, Field(gt=0, le=1e12)] = Field(
        title="Step", description="In the unit of the indicator: for each whole step of difference."
    )
    bonus: Price = Field(default=0.0, title="Bonus per step", json_schema_extra=in_unit("money"))
    malus: Price = Field(default=0.0, title="Malus per step", json_schema_extra=in_unit("money"))
    most: Price | None = Field(
        default=None, title="At most", description="Bonus or malus, each.", json_schema_extra=in_unit("money")
    )
    shown_by: Name = Field(title="Shown by", description="How and when it is measured, by whom.")

    @model_validator(mode="after")
    def _moves_money(self) -> Self:
        check_on_scale(self.indicator, self.step)
        if self.bonus == self.malus == 0:
            raise PydanticCustomError("promise_of_nothing", "a bonus or a malus")
        return self


class Building(Record):
    """The building that the environmental performance (MPG) is about."""

    function: BuildingFunction = Field(title="Function of the building")
    floor_area: Annotated[float, Field(gt=0, le=1e9, json_schema_extra=in_unit("m2"))] = Field(
        title="Gross floor area"
    )


class CircularityRules(Record):
    """How circularity is measured and what is asked of it.

    Examples
    --------
    >>> rules = CircularityRules.model_validate(
    ...     {"targets": [{"published": "NL-2030-secondary"}, {"indicator": "lost_share", "at_most": 0.1}]})
    >>> [(target.indicator, target.bound) for target in rules.targets]
    [('secondary_share', ('at_least', 0.5)), ('lost_share', ('at_most', 0.1))]
    """

    passport: Literal["required", "optional", "not_asked"] = Field(
        default="optional", title="Material passport", description="Whether each offer has to have one."
    )
    connections: Literal["weakest", "mean"] = Field(
        default="weakest",
        title="Several connections",
        description="The weakest counts (buildings), or the mean of all (civil works).",
    )
    detachable_from: Annotated[float, Field(ge=0.1, le=1, json_schema_extra=in_unit("index"))] = Field(
        default=0.5,
        title="Detachable from",
        description="The index from which what a connection holds counts as detachable: a choice of the authority.",
    )
    circular_from: Annotated[float, Field(ge=0, le=1, json_schema_extra=in_unit("index"))] | None = Field(
        default=None,
        title="Circular from",
        description="The material circularity from which what is spent on an item counts as circular.",
    )
    material_prices: dict[Name, Annotated[Money, Field(json_schema_extra=in_unit("money per kg"))]] = Field(
        default_factory=dict,
        title="Value of materials",
        description="What a kilogram is worth at the end of life, at prices of the base date.",
    )
    ladder: dict[Name, Annotated[Share, Field(json_schema_extra=in_unit("index"))]] = Field(
        default_factory=dict,
        max_length=20,
        title="Ladder of high-grade use",
        description="Where what is taken can go, each with its grade: 1 for the highest use and 0 for the lowest.",
    )
    building: Building | None = Field(default=None, title="Building")
    targets: Annotated[list[Target], Field(max_length=50)] = Field(default_factory=empty_list, title="Targets")
    bonus_malus: Annotated[list[BonusMalus], Field(max_length=50)] = Field(
        default_factory=empty_list, title="Bonus and malus"
    )
    reference_bid: Name | None = Field(
        default=None,
        title="Reference bid",
        description="With which cost and impact of the others are compared; left out: the one for which least is paid.",
    )
    shown_against_cost: Indicator = Field(default="material_circularity", title="Shown against cost")

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        check_unlike(self.ladder, at=("ladder",))
        check_each_once("promised_twice", "each indicator once", [one.indicator for one in self.bonus_malus])
        if self.circular_from is None and any(one.indicator == "circular_spending" for one in self.targets):
            raise PydanticCustomError("circular_from_needed", "circular_from")
        return self

    @property
    def needed(self) -> list[Indicator]:
        """What every bid has to show: the indicators of targets that are required, and of promises; each once."""
        required = [target.indicator for target in self.targets if target.required]
        return in_order([*required, *(one.indicator for one in self.bonus_malus)])

    @property
    def named(self) -> list[Indicator]:
        """Every indicator that is named anywhere, each once."""
        targets = [target.indicator for target in self.targets]
        return in_order([*targets, *(one.indicator for one in self.bonus_malus), self.shown_against_cost])
