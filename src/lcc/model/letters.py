"""What letters about the award say beside the outcome: who signs, where questions go, and which court is open."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lcc.record.in_schema import InSchema
from lcc.record.record import Name, Record, in_unit

LEAST_STANDSTILL_DAYS = 20
"""Calendar days between the notice of the award and the contract after a European procedure: article 2.127 of the
Aanbestedingswet 2012."""


_ADDRESS = r"https://[^\s/?#@]+(/[^\s?#]*)?"


def is_address(value: str) -> bool:
    """Whether a text is an address that carries nothing along."""
    return re.fullmatch(_ADDRESS, value) is not None


def _is_address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("page_address", "the address of a page")
    return value


PageAddress = Annotated[Name, AfterValidator(_is_address), InSchema(pattern=f"^{_ADDRESS}$")]
"""It leads to a page, and carries nothing along: no user, question or part, in which something could stand."""


class Letters(Record):
    """What letters about the award say beside the outcome. What is left out is left open in them, and is listed."""

    reference: Name | None = Field(default=None, title="Our reference")
    place: Name | None = Field(default=None, title="Town", description="Where letters are dated.")
    signatory: Name | None = Field(default=None, title="Signed by")
    function: Name | None = Field(default=None, title="Function of who signs")
    questions: Name | None = Field(
        default=None, title="Questions to", description="The e-mail address for questions about the award."
    )
    page: PageAddress | None = Field(
        default=None,
        title="Page to check the award",
        description="The address at which you put lcc.html for bidders to check their proof: https://...",
    )
    court: Name | None = Field(
        default=None, title="Court", description="Where a bidder starts interim proceedings against the award."
    )
    standstill_days: Annotated[int, Field(ge=1, le=90)] | None = Field(
        default=None,
        title="Standstill period",
        description="Calendar days. Left out: 20 after a European procedure, as law asks, and none after others.",
        json_schema_extra=in_unit("days"),
    )
