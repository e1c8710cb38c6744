"""Detachability (losmaakbaarheid): how well parts come apart, from 0.1 to 1.

Source: Van Vliet, van Grinsven and Teunizen, Circular Buildings: een meetmethodiek voor losmaakbaarheid v2.0 (2021), with
scores and formula read in third-party code; for civil works, Losmaakbaarheid in de GWW (Het Nieuwe Normaal).
"""

from collections.abc import Sequence
from functools import reduce
from operator import add

from lcc.cashflow.figure import Figure, figure
from lcc.model.passport import DETACHABILITY_SCORES, Connection


def connection_index(connection: Connection) -> Figure:
    """Return 4 / (1/TV + 1/ToV + 1/DK + 1/RO): the harmonic mean of the four factors, so the weakest counts most.

    >>> from lcc.model.passport import Connection
    >>> bolted = Connection(name="bolts", connection="added_elements", accessibility="extra_no_damage",
    ...                     crossings="none", edge="overlap")
    >>> round(connection_index(bolted).value, 6)
    0.666667
    """
    scores = (DETACHABILITY_SCORES[name][getattr(connection, name)] for name in DETACHABILITY_SCORES)
    return figure(4.0) / reduce(add, (figure(1.0) / figure(score) for score in scores))


def weakest(connections: Sequence[Connection]) -> Figure:
    """Return the index of the connection that comes apart worst; that of a product with several (buildings)."""
    return min((connection_index(one) for one in connections), key=lambda index: index.value)


def mean(connections: Sequence[Connection]) -> Figure:
    """Return the mean index of all connections: the variant for civil works (GWW)."""
    return reduce(add, map(connection_index, connections)) / len(connections)


def weighed(indices: Sequence[Figure], burdens: Sequence[Figure]) -> Figure:
    """Return the index of a building: the mean of those of its products, each by its environmental burden (MKI, EUR).

    >>> round(weighed([figure(2 / 3), figure(0.1)], [figure(100.0), figure(50.0)]).value, 4)
    0.4778
    """
    products = (index * burden for index, burden in zip(indices, burdens, strict=True))
    return reduce(add, products) / reduce(add, burdens)
