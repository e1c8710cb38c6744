"""What is asked when a tender is held against a law; apart, so that who scores loads no laws."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.provisions import Departure, Law
from lcc.model.award import Positive
from lcc.record.record import Day, Record


class LawOptions(Record):
    """Of a tender that is held against a law: which, of which day, and what the proposed Act asks beside the tender."""

    law: Law
    at: Day | None
    labour_intensive: bool
    departure: Departure | None
    purchase_share: Annotated[float, Field(gt=0, le=1)] | None
    expected: Positive | None

    @model_validator(mode="after")
    def _facts_are_of_act(self) -> Self:
        for name in ("labour_intensive", "departure", "purchase_share"):
            found = getattr(self, name)
            if found not in (None, False) and self.law != "ppa":
                raise PydanticCustomError("fact_of_act", "the proposed Act", {"found": found, "at": (name,)})
        return self
