"""What the report of an award says, as a file for programs."""

from typing import Literal

from pydantic import Field

from lcc.model.report_facts import ReportFacts
from lcc.model.result import LotsResult, Result
from lcc.record.record import OutputDocument


class AwardReport(OutputDocument):
    """What the report of an award says, for programs: the facts of the procedure, and the whole result."""

    kind: Literal["lcc award report"] = "lcc award report"
    facts: ReportFacts | None = Field(description="As they were told; null where they were not.")
    result: Result | LotsResult
