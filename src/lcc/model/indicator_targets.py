"""Targets of an authority for the indicators of its awards: levels by year, with a straight path between them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.record.checks import check_each_once
from lcc.record.record import LONGEST_YEARS, Name, ParagraphText, Record, Year

TargetLevel = Annotated[float, Field(ge=-1e15, le=1e15)]


class IndicatorTarget(Record):
    """A level of an indicator for every year of a path."""

    indicator: Name = Field(title="Indicator", description="As a code; the documentation lists them.")
    part: Annotated[str, Field(max_length=100)] = Field(
        default="", title="Part", description="What the indicator is split into, as a code; left out, the whole."
    )
    by: Literal["all", "department", "category", "cpv_division", "supplier", "region"] = Field(
        default="all", title="Taken together by"
    )
    group: Annotated[str, Field(max_length=500)] = Field(
        default="", title="Group", description="The department, category and so on; left out for all awards."
    )
    points: Annotated[dict[Year, TargetLevel], Field(min_length=1, max_length=LONGEST_YEARS)] = Field(
        title="Level by year", description="Between these years the path is straight; the last one goes on."
    )
    source: ParagraphText = Field(title="Source", description="Where it was decided, and when.")

    @model_validator(mode="after")
    def _has_a_group(self) -> Self:
        if (self.by == "all") != (not self.group):
            raise PydanticCustomError("target_group", "a group, or all awards", {"at": ("group",)})
        return self

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is a target for."""
        return self.indicator, self.part, self.by, self.group

    def level(self, year: int) -> float | None:
        """Return the level in a year [unit of the indicator]; None before the first year of the path.

        >>> target = IndicatorTarget.model_validate({
        ...     "indicator": "circular_share", "source": "made up", "points": {2022: 0.1, 2025: 0.5, 2030: 1.0}})
        >>> [None if (level := target.level(year)) is None else round(level, 6) for year in (2021, 2023, 2027, 2040)]
        [None, 0.233333, 0.7, 1.0]
        """
        before = [known for known in self.points if known <= year]
        if not before:
            return None
        start, end = max(before), min((known for known in self.points if known > year), default=None)
        if end is None:
            return self.points[start]
        share = (year - start) / (end - start)
        return self.points[start] + share * (self.points[end] - self.points[start])


class IndicatorTargets(Record):
    """The targets of an authority."""

    targets: Annotated[list[IndicatorTarget], Field(min_length=1, max_length=200)] = Field(title="Targets")

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        check_each_once("target_twice", "each target once", [", ".join(one.key) for one in self.targets])
        return self
