"""A fact about what is bought: what every source says of one thing, in one unit."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from lcc.library.dated import Certainty
from lcc.record.record import LONGEST_NAME, Name, Record

Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class NameInBoth(Record):
    """What something is called in Dutch and in English."""

    nl: Name
    en: Name


class Source(Record):
    """Who says it. `of_trade` is one with an interest in the figure; a licence that is not stated is not known."""

    id: Name
    name: NameInBoth
    address: Name | None = None
    licence: Annotated[str, Field(max_length=LONGEST_NAME)] | None = None
    of_trade: bool = False


class Reading(Record):
    """A number, or the range between two, as one source has it.

    An amount is of the prices of a year, and what else there is of the year of its source; where that is known only
    between two years, `earliest_year` is the first. `computed` follows from the source, and does not stand in it.
    `is_proposed` was proposed, and it was not found whether it was adopted.
    """

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    year: Year | None = None
    price_year: Year | None = None
    earliest_year: Year | None = None
    source: Source | None = None
    certainty: Certainty
    computed: bool = False
    is_proposed: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.value is None) == (self.low is None) or (self.low is None) != (self.high is None):
            raise ValueError("a value, or low and high")
        if self.ends[0] > self.ends[1]:
            raise ValueError("low and high in rising order")
        if (self.source is None) != (self.certainty == "planning"):
            raise ValueError("a source, or certainty planning")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest that it says [unit of the fact]."""
        return (self.low or 0.0, self.high or 0.0) if self.value is None else (self.value, self.value)

    @property
    def of_year(self) -> int | None:
        """The last year that it can be of."""
        return self.year if self.price_year is None else self.price_year

    def is_older(self, years: int, than_in: int) -> bool | None:
        """Whether it was more than so many years old in a year; None where its year is not known."""
        return None if self.of_year is None else than_in - self.of_year > years


class Fact(Record):
    """What one thing measures, by each source.

    Examples
    --------
    >>> from lcc.library.facts.read import facts_of
    >>> monitor = facts_of("ict")["ict.monitor.co2_making"]
    >>> monitor.range, monitor.by("ademe").range, monitor.is_planning
    ((65.9, 333.0), (65.9, 65.9), False)
    """

    category: Name
    item: Name
    measure: Name
    category_name: NameInBoth
    item_name: NameInBoth
    measure_name: NameInBoth
    unit: NameInBoth
    readings: Annotated[list[Reading], Field(min_length=1)]

    @model_validator(mode="after")
    def _years_fit(self) -> Self:
        if any((one.year if self.is_money else one.price_year) is not None for one in self.readings):
            raise ValueError("an amount has a price_year, and what else there is a year")
        return self

    @property
    def name(self) -> str:
        """By what a tender names it."""
        return f"{self.category}.{self.item}.{self.measure}"

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit.en.split()[0] in ("EUR", "DKK")

    @property
    def is_planning(self) -> bool:
        """Whether nobody is known who says it."""
        return all(one.source is None for one in self.readings)

    @property
    def standing(self) -> list[Reading]:
        """What counts: of each source what it said last, and planning figures only where there is no source."""
        last: dict[str, int] = {}
        for one in self.readings:
            if one.source is not None:
                last[one.source.id] = max(last.get(one.source.id, 0), one.of_year or 0)
        if not last:
            return self.readings
        return [one for one in self.readings if one.source and (one.of_year or 0) == last[one.source.id]]

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and the highest that stands, over the sources [unit of the fact]."""
        lows, highs = zip(*(one.ends for one in self.standing), strict=True)
        return min(lows), max(highs)

    @property
    def sources(self) -> list[str]:
        """The codes of its sources, each once."""
        return list(dict.fromkeys(one.source.id for one in self.readings if one.source))

    def by(self, source: str) -> "Fact":
        """Return what one source says; ValidationError where it says nothing of it."""
        readings = [one for one in self.readings if one.source and one.source.id == source]
        return Fact.model_validate({**dict(self), "readings": readings})


def as_plain(fact: Fact) -> list[dict[str, Any]]:
    """Return what stands of a fact as plain values: each number, of when, who says it and how certain that is."""
    return [one.model_dump(mode="json", exclude_none=True) for one in fact.standing]
