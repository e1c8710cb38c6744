"""A result or comparison that other rules of the calculation made."""

from lcc.model.tender import METHOD
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_of


class OtherMethodError(InputRefusedError):
    """It is neither confirmed nor called changed: what its inputs come to by these rules says nothing about it."""

    def __init__(self, made_by: int | None, found: object, at: Path = ()) -> None:
        words = {"method": METHOD, "made_by": made_by}
        super().__init__([problem_of(Message(at, "other_method", found, words))])
