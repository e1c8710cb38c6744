"""One remark: its title, what was found, and what to do about it."""

from typing import NamedTuple


class Wording(NamedTuple):
    """The texts of a remark; what was found fills in their blanks."""

    title: str
    found: str
    to_do: str
