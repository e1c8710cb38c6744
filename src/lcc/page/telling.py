"""What is told of work that is under way."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Says what is being done, and of what is counted at which it is, of how many; 0 of 0 where nothing is."""


def nobody(_doing: str, _at: int, _of: int) -> None:
    """Tell nobody."""
