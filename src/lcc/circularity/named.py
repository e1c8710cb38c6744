"""Numbers that were worked out before: by the name under which the Circularity sheet has them."""

from lcc.figure.figure import Figure, Given
from lcc.record.path import Path


def named(found: Figure, *path: str | int) -> Figure:
    """Return a figure by its name, so that what follows from it refers to it."""
    return Given(found.value, "circularity", path)


def of_product(position: int, *name: str | int) -> Path:
    """Return the name of a number of what is offered at a position in the bid."""
    return ("offers", position, *name)
