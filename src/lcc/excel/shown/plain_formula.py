"""Formulas without what programs write each in their own way."""

import re

_PARTS = re.compile(r"""("[^"]*")|'((?:[^']|'')*)'|([^"']+|.)""")
_NUMBER = re.compile(r"(?<![\w.$])\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\w.(!])")
"""A number by itself, not one in the address of a cell or in a name."""


def plain(formula: str) -> str:
    """Return a formula without what programs write in their own ways: quotes around sheets, spaces, capitals, numbers.

    Spaces in the name of a sheet stay: it can be another one without them.

    >>> plain("=IF('Bids'!B1>1e-09, 1, 0)") == plain("=if(Bids!B1>0.000000001,1,0)")
    True
    >>> plain("='Cash flows'!B1") == plain("=Cashflows!B1")
    False
    """
    return "".join(
        text or sheet.casefold() or _plain_numbers(other.replace(" ", "").casefold())
        for text, sheet, other in _PARTS.findall(formula)
    )


def _plain_numbers(formula: str) -> str:
    """Return a formula with each number written in one way; programs keep fifteen digits.

    >>> _plain_numbers("=if(b1>1e-09,1e+099,$d$10)") == _plain_numbers("=if(b1>0.000000001,1E+99,$d$10)".casefold())
    True
    """
    return _NUMBER.sub(lambda found: f"{float(found[0]):.13g}", formula)
