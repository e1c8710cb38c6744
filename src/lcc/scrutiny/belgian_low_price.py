"""Prices that Belgian law has an authority ask about: 15 % or more below the mean of those of all selected bidders.

Article 36, § 4, of the royal decree of 18 April 2017 (KB Plaatsing). It holds for works and for services in a
fraud-sensitive sector, in an open or a restricted procedure, where price alone decides or weighs at least half, and
from four bids on. That, and the mean of fewer than seven bids, were read in commentary (architrave 211) and in
judgments of the Raad van State (249.334, 256.228). The mean of seven bids or more is recalled, not read.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from lcc.award.outcome import Standing
from lcc.figure.figure import NOISE
from lcc.figure.rounding import sum_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark

FEWEST_BIDS, BELOW = 4, 0.15
_MANY, _HIGHEST_OF_MANY = 7, 4


def without_extremes(prices: Sequence[float]) -> list[float]:
    """Return the prices over which the mean is taken, in rising order; none where there are fewer than four.

    Of fewer than seven the lowest and the highest are left out. Of seven or more the lowest, and so many of the
    highest as are a quarter of all, rounded up.

    >>> without_extremes([1100.0, 700.0, 1000.0, 900.0])
    [900.0, 1000.0]
    """
    number = len(prices)
    return sorted(prices)[1 : number - _highest_left_out(number)] if number >= FEWEST_BIDS else []


def _highest_left_out(number: int) -> int:
    return 1 if number < _MANY else ceil(number / _HIGHEST_OF_MANY)


def belgian_low_price(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield the bids about whose price the law has the authority ask, where the tender says that it applies.

    Bids of all selected bidders are in the mean, ranked or not: all but those that were excluded or withdrawn.
    """
    if tender.award.belgian_low_price is None:
        return
    selected = [one for one in received if _is_of_a_selected_bidder(one.standing)]
    counted = without_extremes([one.standing.contender.cost for one in selected])
    mean = sum_of(counted) / len(counted) if counted else 0.0
    if mean <= 0:
        return
    numbers = {
        "counted": float(len(counted)),
        "number": float(len(selected)),
        "highest": float(_highest_left_out(len(selected))),
    }
    for one in selected:
        price = one.standing.contender.cost
        below = 1 - price / mean
        if one.standing.contender.fallen is None and below >= BELOW - NOISE:
            words: dict[str, object] = {"price": price, "below": below, "mean": mean, **numbers}
            yield remark("belgian_low_price", (one.bid.name,), words)


def _is_of_a_selected_bidder(standing: Standing) -> bool:
    fallen = standing.contender.fallen
    return fallen is None or fallen.what in ("invalid", "not_accepted")
