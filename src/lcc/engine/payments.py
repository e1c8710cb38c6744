"""The payments of a line one by one, for who works a cost out by hand: costs themselves come from the closed form."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcc.cashflow.line import Line
from lcc.engine.valuation import UNDISCOUNTED, Terms


class Factors(NamedTuple):
    """Of the payments of a line: the month of each, its price factor and its discount factor.

    The discount factor is that of the day of settlement where there is one.
    """

    months: tuple[int, ...]
    prices: tuple[float, ...]
    discounts: tuple[float, ...]


def factors_of(line: Line, terms: Terms, positions: NDArray[np.int64] | None = None) -> Factors:
    """Return the factors of all payments of a line, or of those at some positions."""
    first, every, count = line.schedule
    shown = np.arange(count) if positions is None else positions
    months = (first + every * shown).astype(np.int64)
    curve = terms.curves[terms.index_names.index(line.index)]
    prices = curve.at(months - line.price_lag_months, continuous=terms.continuous)
    paid = np.full_like(months, line.settled.month) if line.settled and line.settled.by == "price" else months
    discounts = (terms.discount if curve.is_discounted else UNDISCOUNTED).at(paid, continuous=True)
    return Factors(tuple(months.tolist()), tuple(prices.tolist()), tuple(discounts.tolist()))
