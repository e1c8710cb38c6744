"""Published figures of indices, with their source: what an indexation clause is worked out from."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.record.checks import check_each_once
from lcc.record.in_schema import InSchema
from lcc.record.record import CalendarDate, Name, Record


def _period(value: str) -> str:
    year, dash, month = value.partition("-")
    is_year = len(year) == 4 and year.isascii() and year.isdigit() and 1900 <= int(year) <= 2500
    is_month = not dash or (len(month) == 2 and month.isascii() and month.isdigit() and 1 <= int(month) <= 12)
    if not is_year or not is_month:
        raise PydanticCustomError("index_period", "a year, or a year and a month")
    return value


def _as_text(value: object) -> object:
    """Return a year as its text: YAML takes 2027 for a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_PATTERN = "^(19[0-9]{2}|2[0-4][0-9]{2}|2500)(-(0[1-9]|1[0-2]))?$"
Period = Annotated[
    str, Field(max_length=7), AfterValidator(_period), BeforeValidator(_as_text), InSchema(pattern=_PATTERN)
]
"""A calendar year, 2027, of which the figure is the mean; or a month, 2027-10."""
Level = Annotated[float, Field(gt=0, le=1e9)]
Levels = Annotated[dict[Period, Level], Field(max_length=3000)]


class OnBase(Record):
    """The figures of an index on one base year."""

    base: Name = Field(title="Base", description="As the publisher writes it, such as 2015=100.")
    final: Levels = Field(
        default_factory=dict, title="Final figures", description="By year (2027) or month (2027-10)."
    )
    first: Levels = Field(
        default_factory=dict,
        title="First published figures",
        description="Before they were revised; left out where the first figure was final.",
    )

    @model_validator(mode="after")
    def _has_figures(self) -> Self:
        if not self.final and not self.first:
            raise PydanticCustomError("no_index_figures", "at least one figure", {"at": ("final",)})
        return self

    def levels(self, figure: str) -> Mapping[str, float]:
        """Return the figures to go by [index]: final ones only, or what was published first of each period."""
        return self.final if figure == "final" else self.final | self.first


class Series(Record):
    """One index; a new base year comes after the older one, and neither changes the other."""

    name: Name = Field(title="Index", description="As the indexation clause names it.")
    source: Name = Field(title="Source", description="Publisher and table.")
    retrieved: CalendarDate | None = Field(
        default=None, title="Retrieved on", description="Left out of a table of CBS, which does not say it."
    )
    on_base: Annotated[list[OnBase], Field(min_length=1, max_length=20)] = Field(
        title="Figures by base year", description="The oldest base year first."
    )


class IndexSeries(Record):
    """The indices that the clauses of a contract follow.

    Examples
    --------
    >>> IndexSeries.model_validate({"series": [{
    ...     "name": "CPI", "source": "Made up", "retrieved": "2030-02-01",
    ...     "on_base": [{"base": "2026=100", "final": {"2027": 103.1, "2028": 108.0}}]}]}).named("CPI").source
    'Made up'
    """

    series: Annotated[list[Series], Field(min_length=1, max_length=100)] = Field(title="Indices")

    @model_validator(mode="after")
    def _differ(self) -> Self:
        check_each_once("index_series_twice", "each index once", [one.name for one in self.series])
        return self

    def named(self, name: str) -> Series | None:
        """Return the index of a name; None where it is not there."""
        return next((one for one in self.series if one.name == name), None)
