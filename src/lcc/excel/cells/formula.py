"""Figures as Excel formulas: what the engine has worked out, in cells that a reader can change."""

import re
from collections.abc import Callable, Mapping

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


def quoted(text: str) -> str:
    """Return a text as it stands in a formula.

    >>> quoted('18" wheels')
    '"18"" wheels"'
    """
    return '"' + text.replace('"', '""') + '"'


def text_formula(template: str, parts: Mapping[str, str]) -> str:
    """Return a sentence with blanks as a formula, each blank filled by a part of one; without =.

    >>> text_formula("the bid of {bid} is lowest", {"bid": "INDEX(B1:B9,2)"})
    '"the bid of "&INDEX(B1:B9,2)&" is lowest"'
    """
    said = re.split(r"\{(\w+)\}", template)
    written = [quoted(text) if k % 2 == 0 else parts[text] for k, text in enumerate(said)]
    return "&".join(part for part in written if part != '""')
