"""The Material Circularity Indicator of the Ellen MacArthur Foundation and Granta (2015, revised 2019)."""

from typing import NamedTuple

from lcc.cashflow.figure import Figure, figure, larger
from lcc.circularity.mass import PassportFigures

UTILITY_FACTOR = 0.9
"""F(X) = 0.9 / X, so that a linear product of average utility comes to 0.1."""


class MaterialCircularity(NamedTuple):
    """The indicator and what it is made of; masses in kg of one unit."""

    virgin: Figure
    unrecoverable: Figure
    linear_flow_index: Figure
    utility: Figure
    indicator: Figure


def material_circularity(figures: PassportFigures) -> MaterialCircularity:
    """Return the indicator, 0 (linear) to 1 (circular).

    V = M (1 - F_R - F_U - F_S), with recycled F_R, reused F_U and biobased F_S; W_0 = M (1 - C_R - C_U), with what is
    collected for recycling C_R and for reuse or remanufacture C_U; W_F = M (1 - E_F) F_R / E_F; W_C = M (1 - E_C) C_R;
    W = W_0 + (W_F + W_C) / 2; LFI = (V + W) / (2 M + (W_F - W_C) / 2); X = (L / L_av) (U / U_av);
    MCI = max(0, 1 - LFI 0.9 / X). Summed over the materials.
    """
    mass = figures.total(figures.mass)
    virgin = figures.total(lambda k: figures.mass(k) * figures.stated("materials", k, "origin", "virgin"))
    lost = figures.total(lambda k: figures.mass(k) * _not_collected(figures, k))
    from_feedstock = figures.total(lambda k: _waste_of_feedstock(figures, k))
    from_recycling = figures.total(lambda k: _waste_of_recycling(figures, k))
    unrecoverable = lost + (from_feedstock + from_recycling) / 2
    index = (virgin + unrecoverable) / (2 * mass + (from_feedstock - from_recycling) / 2)
    utility = _utility(figures)
    indicator = larger(1 - index * (figure(UTILITY_FACTOR) / utility), 0.0)
    return MaterialCircularity(virgin, unrecoverable, index, utility, indicator)


def _not_collected(figures: PassportFigures, k: int) -> Figure:
    reuse, remanufacture, recycle = (
        figures.stated("materials", k, "end_of_life", name) for name in ("reuse", "remanufacture", "recycle")
    )
    return 1 - (recycle + (reuse + remanufacture))


def _waste_of_feedstock(figures: PassportFigures, k: int) -> Figure:
    output = figures.stated("materials", k, "recycled_content_yield")
    return figures.mass(k) * (1 - output) * figures.stated("materials", k, "origin", "recycled") / output


def _waste_of_recycling(figures: PassportFigures, k: int) -> Figure:
    output = figures.stated("materials", k, "recycling_yield")
    return figures.mass(k) * (1 - output) * figures.stated("materials", k, "end_of_life", "recycle")


def _utility(figures: PassportFigures) -> Figure:
    """Return (L / L_av) (U / U_av): how long and how intensively it is used beside the average of the sector."""
    intensity = figures.stated("use_intensity")
    if figures.passport.average_life_years is None:
        return figure(1.0) * intensity
    life = figures.stated("technical_life_years") / figures.stated("average_life_years")
    return life * intensity
