"""What a tender on price did not ask, as ranges: to look back at its award. Nothing of it is an offer of anybody."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.facts.chosen import FactName, chosen_to_measure
from lcc.library.published_fields import filled, name_in
from lcc.model.uncertainty import Number
from lcc.record.bounds import FEWEST_DRAWS, MOST_DRAWS_OF_LOOK_BACK
from lcc.record.checks import check_each_once
from lcc.record.in_schema import filled_by, together
from lcc.record.record import Name, Record

Question = Literal[
    "life", "management", "use", "maintenance", "consumption", "demolition", "disposal", "emissions"
]

OF_THE_KIND: tuple[Question, ...] = ("management", "demolition", "disposal")
"""What depends on the kind of product, the market or the authority, whoever supplies it: drawn once, for all bids.

The rest depends on the product that was offered, and is drawn for each bid by itself."""
_OF_ANY_SIGN: tuple[Question, ...] = ("demolition", "disposal")
_MEASURES: Mapping[str, tuple[str, ...]] = {
    "life": ("life",),
    "consumption": ("energy",),
    "maintenance": ("maintenance", "upkeep", "cleaning"),
    "demolition": ("demolition",),
    "disposal": ("disposal",),
    "emissions": ("co2_making", "co2_product"),
}
"""The facts that can be a range for what was not asked. Nothing of use and management is known apart from the rest."""
_A_MONTH = 1 / 12


class AssumedRange(Record):
    """What one unit of an item could have cost, taken or lasted: between two values, and most likely one of them.

    It stands in only where a bid states nothing itself. Management is for the whole bid, and has no item. A fact says
    what lies between its sources; most likely is the middle of that, unless it is stated.
    """

    model_config = ConfigDict(json_schema_extra=together(filled_by("fact", "lowest", "likely", "highest")))

    question: Question = Field(title="What was not asked")
    item: Name | None = Field(default=None, title="Item code")
    resource: Name | None = Field(default=None, title="Resource", description="Of consumption.")
    lowest: Number = Field(title="Lowest")
    likely: Number = Field(title="Most likely")
    highest: Number = Field(title="Highest")
    source: Name | None = Field(default=None, title="Source", description="Left out: an own estimate.")
    fact: FactName | None = Field(
        default=None,
        title="Fact",
        description="By name, in place of lowest and highest; the documentation lists them, and so does `lcc facts`.",
    )

    @model_validator(mode="before")
    @classmethod
    def _of_fact(cls, data: Any) -> Any:
        name = name_in(data, "fact")
        if name is None:
            return data
        low, high = chosen_to_measure(name, _MEASURES.get(str(data.get("question")), ()), ("fact",)).range
        return {"likely": (low + high) / 2, **filled(data, "fact", {"lowest": low, "highest": high})}

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if not self.lowest <= self.likely <= self.highest:
            raise PydanticCustomError("range_rises", "lowest, likely and highest in rising order")
        least = _A_MONTH if self.question == "life" else 0.0
        if self.lowest < least and self.question not in _OF_ANY_SIGN:
            raise PydanticCustomError(
                "range_below", "at least this", {"at": ("lowest",), "least": round(least, 3)}
            )
        if (self.item is None) != (self.question == "management"):
            raise PydanticCustomError("range_item", "an item, but for management", {"at": ("item",)})
        if (self.resource is None) == (self.question == "consumption"):
            raise PydanticCustomError("range_resource", "a resource for consumption only", {"at": ("resource",)})
        return self

    @property
    def about(self) -> tuple[str, str | None, str | None]:
        """What it is about: the question, the item and the resource."""
        return self.question, self.item, self.resource


class LookBack(Record):
    """The ranges, how often to draw, and who was awarded: left out, who asked least.

    Examples
    --------
    >>> LookBack.model_validate({"ranges": [
    ...     {"question": "life", "item": "bench", "lowest": 10.0, "likely": 15.0, "highest": 20.0}]}).draws
    10000
    """

    draws: Annotated[int, Field(ge=FEWEST_DRAWS, le=MOST_DRAWS_OF_LOOK_BACK)] = Field(
        default=10_000, title="Number of draws"
    )
    seed: Annotated[int, Field(ge=0, le=2**63)] = Field(
        default=1, title="Seed", description="The same seed draws the same numbers."
    )
    awarded: Name | None = Field(default=None, title="Awarded to")
    ranges: Annotated[list[AssumedRange], Field(min_length=1, max_length=1000)] = Field(title="Ranges")

    @model_validator(mode="after")
    def _differ(self) -> Self:
        check_each_once("range_twice", "each range once", [str(one.about) for one in self.ranges])
        return self
