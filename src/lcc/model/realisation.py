"""What came to light under a contract, as it is handed in: rows that become entries of its log."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.model.contract import FieldName, Security
from lcc.record.record import Day, Name, ParagraphText, Record


class Realisation(Record):
    """One thing that was paid, measured or changed, on a day, and what shows it."""

    kind: Literal[
        "paid", "measured", "amended", "social_return", "secured", "released", "defaulted", "resumed"
    ] = Field(title="Kind")
    promise: FieldName | None = Field(
        default=None, title="Promise", description="Of what was paid or measured: as the ledger names it."
    )
    date: Day = Field(title="Date")
    value: Annotated[float, Field(ge=-1e12, le=1e12)] | None = Field(
        default=None,
        title="Value",
        description="Money that was paid, below zero where it was received; what was measured; what a change costs, "
        "social return is worth, or is released of a security.",
    )
    due: Day | None = Field(
        default=None,
        title="Due on",
        description="When what was paid fell due; left out, it is for what falls due nearest to the date.",
    )
    what: Name | None = Field(
        default=None,
        title="What was changed or done",
        description="What was changed or done, or who gave the security that is released.",
    )
    security: Security | None = Field(default=None, title="Security")
    evidence: ParagraphText = Field(title="Evidence")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        asked = {
            "paid": ("promise", "value"),
            "measured": ("promise", "value"),
            "amended": ("what", "value"),
            "social_return": ("what", "value"),
            "secured": ("security",),
            "released": ("what", "value"),
            "defaulted": (),
            "resumed": (),
        }[self.kind]
        if self.due is not None and self.kind != "paid":
            raise PydanticCustomError("not_of_kind", "nothing here", {"at": ("due",), "kind": self.kind})
        for name in ("promise", "value", "what", "security"):
            stated = getattr(self, name)
            found = None if isinstance(stated, Security) else stated
            words = {"found": found, "at": (name,), "kind": self.kind}
            if stated is not None and name not in asked:
                raise PydanticCustomError("not_of_kind", "nothing here", words)
            if stated is None and name in asked:
                raise PydanticCustomError("needed_of_kind", "a value", words)
        return self


class Realisations(Record):
    """What is recorded at once."""

    rows: Annotated[list[Realisation], Field(min_length=1, max_length=5000)] = Field(title="Rows")
