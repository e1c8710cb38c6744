"""Figures as Excel formulas: what the engine has worked out, in cells that a reader can change."""

from collections.abc import Callable

from lcc.cashflow.figure import Figure, Given, written

Reference = Callable[[Given], str]
"""Where a field stands in the workbook: Assumptions!$C$8."""


def formula(figure: Figure, reference: Reference) -> str:
    """Return the figure as a formula over the cells of its fields.

    >>> price = Given(900.0, "bid", ("offers", 0, "business_model", "price"))
    >>> formula(-((1 - Figure(60.0) / 180) * price), lambda given: "Bids!$E$8")
    '=-(1-60/180)*Bids!$E$8'
    """
    return "=" + written(figure, reference)
