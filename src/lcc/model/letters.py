"""What letters about the award say beside the outcome: who signs, where questions go, and which court is open."""

from typing import Annotated

from pydantic import Field

from lcc.record.record import Name, Record, in_unit

LEAST_STANDSTILL_DAYS = 20
"""Calendar days between the notice of the award and the contract after a European procedure: article 2.127 of the
Aanbestedingswet 2012."""


class Letters(Record):
    """What letters about the award say beside the outcome. What is left out is left open in them, and is listed."""

    reference: Name | None = Field(default=None, title="Our reference")
    place: Name | None = Field(default=None, title="Town", description="Where letters are dated.")
    signatory: Name | None = Field(default=None, title="Signed by")
    function: Name | None = Field(default=None, title="Function of who signs")
    questions: Name | None = Field(
        default=None, title="Questions to", description="The e-mail address for questions about the award."
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
