"""What `lcc passport epd` finds."""

from typing import Literal

from pydantic import Field

from lcc.exchange.epd.record import EpdSaid
from lcc.exchange.outputs.ended import FoundProblem
from lcc.record.record import OutputDocument


class EpdRead(OutputDocument):
    """What an EPD says of one unit of an item, and what does not follow from it."""

    kind: Literal["lcc epd"] = "lcc epd"
    epd: EpdSaid = Field(title="EPD", description="What an offer states of it, and where each number came from.")
    left_out: dict[str, list[FoundProblem]] = Field(
        title="Left out", description="Parts of an offer that do not follow from it, each with the reasons."
    )
