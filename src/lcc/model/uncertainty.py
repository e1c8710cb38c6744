"""What is not known: how numbers of a tender and its bids may turn out, and scenarios for them.

It stands beside the tender, not in it: the award rests on the numbers as stated.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.facts.chosen import FactName, of_more_numbers, of_two_numbers
from lcc.library.published_fields import filled, name_in
from lcc.record.bounds import FEWEST_DRAWS, MOST_DRAWS
from lcc.record.checks import check_each_once
from lcc.record.in_schema import OneOfNames, filled_by, together
from lcc.record.path import Path
from lcc.record.record import Name, Record, Share

Number = Annotated[float, Field(ge=-1e12, le=1e12)]
PositiveNumber = Annotated[float, Field(gt=0, le=1e12)]


class FieldOf(Record):
    """A number by its name: `resources.electricity.price`, or `offers[0].costs[1].amount` of a bidder."""

    bidder: Name | None = Field(default=None, title="Bidder", description="Left out for a number of the tender.")
    field: Name = Field(title="Field")


class _Ranged(Record):
    low: Number = Field(title="Low")
    high: Number = Field(title="High")

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if not self.low <= getattr(self, "mode", self.low) <= self.high or self.low == self.high:
            raise PydanticCustomError("range_rises", "low, mode and high in rising order")
        return self


class Uniform(_Ranged):
    """Anything between two numbers, each as likely as the other."""

    kind: Literal["uniform"]


class Triangular(_Ranged):
    """Between two numbers, most likely at the mode; the density falls off in straight lines."""

    kind: Literal["triangular"]
    mode: Number = Field(title="Most likely")


class Pert(_Ranged):
    """Between two numbers, most likely at the mode, with less weight in the tails than triangular.

    A beta distribution with mean (low + 4 mode + high) / 6.
    """

    kind: Literal["pert"]
    mode: Number = Field(title="Most likely")


class Normal(Record):
    """Around a mean; two thirds of it within one deviation."""

    kind: Literal["normal"]
    mean: Number = Field(title="Mean")
    deviation: PositiveNumber = Field(title="Standard deviation")


class Lognormal(Record):
    """Above zero; the logarithm is normal around that of the median, with this deviation."""

    kind: Literal["lognormal"]
    median: PositiveNumber = Field(title="Median")
    log_deviation: Annotated[float, Field(gt=0, le=10)] = Field(title="Standard deviation of the logarithm")


class Weighted(Record):
    """One of a few values."""

    value: Number = Field(title="Value")
    probability: Share = Field(title="Probability")


class Discrete(Record):
    """One of a few values, each with its probability."""

    kind: Literal["discrete"]
    outcomes: Annotated[list[Weighted], Field(min_length=1, max_length=1000)] = Field(title="Values")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if abs(sum(outcome.probability for outcome in self.outcomes) - 1) > 1e-9:
            raise PydanticCustomError("probabilities_whole", "probabilities that add up to 1")
        return self


Distribution = Annotated[
    Uniform | Triangular | Pert | Normal | Lognormal | Discrete, Field(discriminator="kind", title="Distribution")
]


class Driver(Record):
    """Something uncertain, and the numbers that follow it: together they rise and fall.

    What it draws replaces each number, multiplies it, or is added to it. A number may follow several drivers. Of a
    fact, anything between what its sources say is as likely.
    """

    model_config = ConfigDict(json_schema_extra=together(filled_by("fact", "distribution")))

    name: Name = Field(title="Driver")
    fact: Annotated[FactName, OneOfNames(of_more_numbers)] | None = Field(
        default=None,
        title="Fact",
        description="By name, in place of a distribution; the documentation lists them, and so does `lcc facts`.",
    )
    distribution: Distribution
    effect: Literal["sets", "multiplies", "adds"] = Field(default="sets", title="What is drawn")
    fields: Annotated[list[FieldOf], Field(min_length=1, max_length=1000)] = Field(title="Numbers that follow it")

    @model_validator(mode="before")
    @classmethod
    def _of_fact(cls, data: Any) -> Any:
        name = name_in(data, "fact")
        if name is None:
            return data
        low, high = of_two_numbers(name, ("fact",))
        return filled(data, "fact", {"distribution": {"kind": "uniform", "low": low, "high": high}})


class Uncertainty(Record):
    """The drivers, and how often to draw.

    Examples
    --------
    >>> Uncertainty.model_validate({"drivers": [{
    ...     "name": "energy prices", "effect": "multiplies",
    ...     "distribution": {"kind": "pert", "low": 0.8, "mode": 1.0, "high": 1.6},
    ...     "fields": [{"field": "resources.electricity.price"}]}]}).draws
    10000
    """

    draws: Annotated[int, Field(ge=FEWEST_DRAWS, le=MOST_DRAWS)] = Field(default=10_000, title="Number of draws")
    seed: Annotated[int, Field(ge=0, le=2**63)] = Field(
        default=1, title="Seed", description="The same seed draws the same numbers."
    )
    drivers: Annotated[list[Driver], Field(min_length=1, max_length=1000)] = Field(title="Drivers")

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        check_each_once("driver_twice", "each driver once", [driver.name for driver in self.drivers])
        return self


class Variation(FieldOf):
    """A number and its value in a scenario."""

    value: Number = Field(title="Value")


class Scenario(Record):
    """A few numbers that change together, under a name."""

    name: Name = Field(title="Scenario")
    changes: Annotated[list[Variation], Field(min_length=1, max_length=1000)] = Field(title="Numbers that change")


class Scenarios(Record):
    """Named scenarios for a tender and its bids."""

    scenarios: Annotated[list[Scenario], Field(min_length=1, max_length=100)] = Field(title="Scenarios")


def named_fields(document: Record) -> dict[Path, FieldOf]:
    """Return every field that scenarios or drivers name, by where it stands."""
    if isinstance(document, Scenarios):
        return {
            ("scenarios", i, "changes", j): change
            for i, scenario in enumerate(document.scenarios)
            for j, change in enumerate(scenario.changes)
        }
    if isinstance(document, Uncertainty):
        return {
            ("drivers", i, "fields", j): field
            for i, driver in enumerate(document.drivers)
            for j, field in enumerate(driver.fields)
        }
    return {}
