"""Detachability (losmaakbaarheid): how well parts come apart, from 0.1 to 1.

Source: Van Vliet, van Grinsven and Teunizen, Circular Buildings: een meetmethodiek voor losmaakbaarheid v2.0 (2021),
with scores and formula read in third-party code; for civil works, Losmaakbaarheid in de GWW (Het Nieuwe Normaal). How
version 2.0 takes several connections of one product together was not verified: the tender says which way.
"""

from collections.abc import Sequence
from typing import Literal

from lcc.figure.figure import Figure, figure, lowest, total
from lcc.model.passport import DETACHABILITY_SCORES, Connection


def connection_index(connection: Connection) -> Figure:
    """Return 4 / (1/TV + 1/ToV + 1/DK + 1/RO): the harmonic mean of the four factors, so the weakest counts most.

    >>> bolted = Connection(name="bolts", connection="added_elements", accessibility="extra_no_damage",
    ...                     crossings="none", edge="overlap")
    >>> round(connection_index(bolted).value, 6)
    0.666667
    """
    scores = (DETACHABILITY_SCORES[name][getattr(connection, name)] for name in DETACHABILITY_SCORES)
    return 4.0 / total([1.0 / figure(score) for score in scores])


def product_index(connections: Sequence[Figure], several: Literal["weakest", "mean"]) -> Figure:
    """Return the index of a product: that of its weakest connection (buildings), or the mean of all (civil works).

    >>> both = [figure(0.8), figure(0.2)]
    >>> product_index(both, "weakest").value, product_index(both, "mean").value
    (0.2, 0.5)
    """
    return lowest(connections) if several == "weakest" else total(connections) / len(connections)
