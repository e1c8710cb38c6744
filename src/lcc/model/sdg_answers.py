"""What an authority answers to the parts of SDG indicator 12.7.1: what no tender says."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.record.in_schema import InSchema
from lcc.record.record import Name, ParagraphText, Record, Share, Year, empty_list


class SdgAnswer(Record):
    """How far a part is there, and what that rests on."""

    value: Share = Field(title="Value", description="From 0, nothing of it, to 1, all of it.")
    source: ParagraphText = Field(title="Source", description="What it rests on: a decision, a plan, a count.")


class YesOrNo(SdgAnswer):
    """Whether a part is there, and what that rests on."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.value not in (0, 1):
            raise PydanticCustomError("zero_or_one", "0 or 1", {"found": self.value, "at": ("value",)})
        return self


def _division(value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isdigit()):
        raise PydanticCustomError("cpv_division", "the first two digits of a CPV code")
    return value


CpvDivision = Annotated[str, AfterValidator(_division), InSchema(pattern="^[0-9]{2}$")]


class PriorityGroup(Record):
    """Products that count for the share of sustainable purchases."""

    name: Name = Field(title="Name")
    cpv_divisions: Annotated[list[CpvDivision], Field(min_length=1, max_length=99)] = Field(
        title="CPV divisions", description="The first two digits of the CPV codes that are in the group."
    )


class SdgAnswers(Record):
    """The answers of an authority for a year. What is left out is not known."""

    authority: Name = Field(title="Authority")
    year: Year = Field(title="Year")
    policy: YesOrNo | None = Field(
        default=None, title="A Policy", description="Whether there is a policy, action plan or rules: 0 or 1."
    )
    legal_framework: SdgAnswer | None = Field(default=None, title="B Legal framework")
    practical_support: SdgAnswer | None = Field(default=None, title="C Practical support")
    criteria: SdgAnswer | None = Field(
        default=None,
        title="D Purchasing criteria",
        description="Left out, the share of tenders of that year with criteria on circularity.",
    )
    monitoring: SdgAnswer | None = Field(default=None, title="E Monitoring system")
    purchases: SdgAnswer | None = Field(
        default=None,
        title="F Sustainable purchases",
        description="Left out, the share of circular spend among the priority products.",
    )
    priority: Annotated[list[PriorityGroup], Field(max_length=100)] = Field(
        default_factory=empty_list, title="Priority products", description="Groups of products that F is about."
    )

    @model_validator(mode="after")
    def _each_division_once(self) -> Self:
        divisions = [one for group in self.priority for one in group.cpv_divisions]
        if twice := next((one for one in divisions if divisions.count(one) > 1), None):
            raise PydanticCustomError(
                "division_twice", "each division once", {"found": twice, "at": ("priority",)}
            )
        return self
