"""What a bid comes to by offer, phase and year: the cells of which its costs are the sums."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcc.engine.curves import Floats
from lcc.engine.rates import annuity_factors
from lcc.engine.valuation import Terms, columns, present_by_year
from lcc.evaluation.evaluate import ValuedBid, years_valued
from lcc.figure.rounding import sum_of, without_noise
from lcc.library.phases import PHASES, Phase
from lcc.model.tender import Tender, real_bands


class OfferYear(NamedTuple):
    """What one offer of a bid costs in one phase and year.

    Year 0 is the base date, and year y the months 12(y - 1) + 1 to 12y. `present_value` is what counts at the base
    date, `price` the part of it that is asked under the business model, and `nominal` the cash of the authority, up to
    the years that are compared [money]. `annual` is the present value as an equal amount a year over the years in which
    the offer is valued, at the real rate [money a year, in prices of the base date]: two tenders that differ in how
    they state one rate cost the same a year.
    """

    offer: int
    phase: Phase
    year: int
    present_value: float
    price: float
    nominal: float
    annual: float


def by_year(tender: Tender, terms: Terms, one: ValuedBid) -> list[OfferYear]:
    """Return what a bid comes to by offer, phase and year, in that order.

    Added up over years and offers, present values are the phases of the bid, prices its price where costs are compared
    over one horizon, and cash added up over phases and offers is its cash by year. Where nothing falls is no cell; an
    offer of which nothing falls at all has one, of zeros.
    """
    lines = columns([one.lines], terms.index_names)
    last = max((line.last_paid for line in one.lines), default=0)
    years = max(-(-last // 12) + 1, one.nominal.shape[1])
    present = present_by_year(lines, terms, years - 1)
    nominal = np.zeros((len(one.lines), years))
    nominal[:, : one.nominal.shape[1]] = one.nominal
    price = np.where([[line.is_price] for line in one.lines] or np.zeros((0, 1), bool), present, 0.0)
    offers = np.array([line.offer for line in one.lines], dtype=np.int64)
    row = offers * len(PHASES) + lines.phase
    shape = (len(one.bid.offers), len(PHASES), years)
    summed = [_summed(values, row, shape) for values in (present, price, nominal)]
    valued = years_valued(tender, one.bid)
    factors = annuity_factors(real_bands(tender), valued)
    falls = np.zeros(shape, dtype=bool)
    for values in (present, nominal):
        falls |= _summed(np.abs(values), row, shape) > 0
    falls[~falls.any(axis=(1, 2)), 0, 0] = True
    found = []
    for offer, phase, year in np.argwhere(falls).tolist():
        counted, asked, cash = (float(values[offer, phase, year]) for values in summed)
        found.append(OfferYear(offer, PHASES[phase], year, counted, asked, cash, counted / factors[valued[offer]]))
    return found


def cost_per_year(tender: Tender, terms: Terms, one: ValuedBid) -> float:
    """Return the life-cycle cost of a bid as an equal amount a year [money a year, in prices of the base date]."""
    return sum_of([cell.annual for cell in by_year(tender, terms, one)])


def _summed(values: Floats, row: NDArray[np.int64], shape: tuple[int, int, int]) -> Floats:
    """Return values by line and year added up by offer, phase and year, without digits that do not count."""
    totals, sizes = np.zeros((2, shape[0] * shape[1], shape[2]))
    np.add.at(totals, row, values)
    np.add.at(sizes, row, np.abs(values))
    return np.asarray(without_noise(totals, sizes), dtype=np.float64).reshape(shape)
