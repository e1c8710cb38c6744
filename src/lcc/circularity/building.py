"""Circularity of products and buildings (Alba Concepts), and the environmental performance of a building (MPG)."""

from collections.abc import Sequence

from lcc.cashflow.figure import Figure
from lcc.circularity.detachability import weighed


def product_circularity(material_circularity: Figure, detachability: Figure) -> Figure:
    """Return the square root of MCI x LI, 0 to 1. Recalled; a published certificate (87 %, 94 %, 90 %) agrees.

    >>> from lcc.cashflow.figure import figure
    >>> round(product_circularity(figure(0.87), figure(0.94)).value, 4)
    0.9043
    """
    return (material_circularity * detachability) ** 0.5


def building_circularity(products: Sequence[Figure], burdens: Sequence[Figure]) -> Figure:
    """Return the mean circularity of products, each by its environmental burden (MKI, EUR). Recalled."""
    return weighed(products, burdens)


def environmental_performance(mki: Figure, floor_area: Figure | float, years: Figure | float) -> Figure:
    """Return MPG = MKI / (gross floor area x reference period), in EUR per m2 and year.

    Homes are calculated over 75 years and offices over 50; source: TeachBooks, Vademecum.

    >>> from lcc.cashflow.figure import figure
    >>> environmental_performance(figure(60_000.0), 1000.0, 75.0).value
    0.8
    """
    return mki / floor_area / years
