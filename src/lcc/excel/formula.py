"""Figures as Excel formulas: what the engine has worked out, in cells that a reader can change."""

from collections.abc import Callable

from lcc.cashflow.figure import Calculated, Figure, Given

Reference = Callable[[Given], str]
"""Where a field stands in the workbook: Assumptions!$C$8."""

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def formula(figure: Figure, reference: Reference) -> str:
    """Return the figure as a formula over the cells of its fields.

    >>> price = Given(900.0, "bid", ("offers", 0, "business_model", "price"))
    >>> formula(-((1 - Figure(60.0) / 180) * price), lambda given: "Bids!$E$8")
    '=-(1-60/180)*Bids!$E$8'
    """
    return "=" + _written(figure, reference, 0)


def _written(figure: Figure, reference: Reference, around: int) -> str:
    if isinstance(figure, Given):
        return reference(figure)
    if not isinstance(figure, Calculated):
        return f"{figure.value:.15g}"
    left, right = figure.operands
    if figure.operator == "max":
        return f"MAX({_written(left, reference, 0)},{_written(right, reference, 0)})"
    strength = _STRENGTH[figure.operator]
    # What stands right of - or / keeps its brackets: a-(b-c), a/(b*c).
    after = strength + (figure.operator in "-/")
    if figure.operator == "*" and not isinstance(left, Given) and left.value == -1:
        text = "-" + _written(right, reference, strength)
    else:
        text = f"{_written(left, reference, strength)}{figure.operator}{_written(right, reference, after)}"
    return f"({text})" if strength < around else text
