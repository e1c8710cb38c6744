"""Figures as Excel formulas: what the engine has worked out, in cells that a reader can change."""

from collections.abc import Callable

from lcc.figure.figure import MONEY_DECIMALS, Figure, Given, rounded, written

Reference = Callable[[Given], str]
"""Where a field stands in the workbook: Assumptions!$C$8."""


def formula(figure: Figure, reference: Reference) -> str:
    """Return the figure as a formula over the cells of its fields.

    >>> price = Given(900.0, "bid", ("offers", 0, "business_model", "price"))
    >>> formula(-((1 - Figure(60.0) / 180) * price), lambda given: "Bids!$E$8")
    '=-(1-60/180)*Bids!$E$8'
    """
    return "=" + written(figure, reference)


def rounded_formula(part: str, decimals: int = MONEY_DECIMALS) -> str:
    """Return a part of a formula, a cell or what stands for one, rounded as every amount is; without =.

    >>> rounded_formula("B8")
    'ROUND(ROUND(B8,MAX(2,11-INT(LOG10(ABS(B8)+(B8=0))))),2)'
    """
    return written(rounded(Given(0.0, "award", ()), decimals), lambda _given: part)
