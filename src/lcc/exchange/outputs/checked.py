"""What `lcc check`, `lcc passport check` and `lcc quality show` find."""

from typing import Literal

from pydantic import Field

from lcc.exchange.outputs.ended import FoundProblem
from lcc.model.quality import Lock, ScoreChange
from lcc.model.received import Received
from lcc.record.record import Output, OutputDocument


class FilesChecked(OutputDocument):
    """Everything that is wrong in a tender and its bids, and what is remarked on."""

    kind: Literal["lcc check"] = "lcc check"
    problems: list[FoundProblem] = Field(title="Problems", description="Everything that is wrong.")
    warnings: list[str] = Field(title="Remarks", description="What stops nothing, and is good to know, in words.")
    not_looked_at: list[str] = Field(
        default=[],
        title="Not looked at",
        description="Files that nobody could look at before the problems are mended.",
    )
    files: Received | None = Field(
        default=None, title="Files", description="What became of every file; left out where there are problems."
    )


class Verified(OutputDocument):
    """What was confirmed of a result, comparison, proof or award file, and what was not seen."""

    kind: Literal["lcc verify"] = "lcc verify"
    is_confirmed: bool = Field(
        title="Confirmed", description="Whether nothing differs of what was looked at; `unseen` says what was not."
    )
    confirmed: list[str] = Field(title="What is confirmed", description="In words.")
    problems: list[FoundProblem] = Field(title="Problems", description="Where it differs.")
    unseen: list[str] = Field(
        title="Not seen", description="What was not compared, and so not confirmed, in words."
    )


class PassportChecked(Output):
    """A passport in which nothing is wrong."""

    file: str = Field(title="File", description="As it was named.")
    product: str = Field(title="Product", description="What the passport is of.")
    mass_kg: float = Field(title="Mass", description="Of one product [kg].")
    indicators: dict[str, float | None] = Field(
        title="Indicators", description="By code the level of each indicator that follows from it."
    )


class PassportsChecked(OutputDocument):
    """What passports come to, and everything that is wrong in them."""

    kind: Literal["lcc passport check"] = "lcc passport check"
    passports: list[PassportChecked] = Field(title="Passports", description="Those in which nothing is wrong.")
    problems: list[FoundProblem] = Field(title="Problems", description="Everything that is wrong.")


class LockShown(OutputDocument):
    """Whether scores are locked, and still are as they were then."""

    kind: Literal["lcc lock of scores"] = "lcc lock of scores"
    tender: str = Field(title="Tender", description="The code of the tender.")
    locked: Lock | None = Field(
        title="Lock", description="When and by whom they were locked; null if they are not."
    )
    changes: list[ScoreChange] = Field(title="Changes", description="Every change since, in order.")
    scores: int = Field(title="Scores", description="How many there are.")
    intact: bool = Field(title="Intact", description="Whether they are locked, and their checksum holds.")
