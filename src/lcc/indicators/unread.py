"""What could not be read, and was left out: it is listed, and the others go on."""

from pydantic import Field

from lcc.record.problem import Problem
from lcc.record.record import Output
from lcc.words.problems import told


class Unread(Output):
    """Something that could not be read, and was left out."""

    source: str = Field(title="Source")
    file: str = Field(title="File")
    code: str = Field(title="Problem", description="As a code.")
    field: str = Field(title="Field")
    sheet: str | None = Field(title="Sheet")
    cell: str | None = Field(title="Cell")
    line: int | None = Field(title="Line")
    nl: str = Field(title="In Dutch")
    en: str = Field(title="In English")


def unread(source: str, problem: Problem) -> Unread:
    """Return a problem as it stands in the list of what could not be read."""
    return Unread.model_validate(told(source, problem))
