"""The bid that would have come first on purchase price: what it saves at delivery, and what it costs later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lcc.engine.curves import Floats
from lcc.figure.figure import cents
from lcc.model.bid import Bid
from lcc.scrutiny.remark import ReceivedBid


class PaidBid(ReceivedBid, Protocol):
    """A bid of which is known when it is paid."""

    @property
    def yearly(self) -> Floats:
        """The cash of each year, that of the base date first [money]; without external costs."""


@dataclass(frozen=True, slots=True)
class LowestToBuy:
    """The bid for which least is paid at delivery, of those that sell, beside the one that comes first.

    Parameters
    ----------
    name, first
        The bid that is lowest to buy, and the one that comes first by the award rule: they may be the same.
    to_pay
        What is paid at delivery of the bid that is lowest to buy [money].
    cheaper_to_buy
        What is paid more at delivery of the first bid [money]; below 0 where less is.
    dearer
        What it costs more than the first bid, as costs are compared: over the horizon or a year [money].
    overtaken_in
        The year in which it has cost more cash than the first bid, and from which on that stays so; None where it is
        not cheaper to buy or not dearer in the end, or where that shows in no year's cash.
    """

    name: str
    first: str
    to_pay: float
    cheaper_to_buy: float
    dearer: float
    overtaken_in: int | None

    @property
    def is_first(self) -> bool:
        """Whether the bid that is lowest to buy comes first anyhow."""
        return self.name == self.first


def to_pay_at_delivery(one: PaidBid) -> float:
    """Return what is paid for a bid on the base date [money]; below 0 where it is received."""
    return float(one.yearly[0])


def is_sold(bid: Bid) -> bool:
    """Whether all that is offered is bought and paid at delivery: not hired, and not in instalments."""
    models = [offer.business_model for offer in bid.offers]
    return all(model.is_bought and not getattr(model, "instalments", ()) for model in models)


def lowest_to_buy(received: Sequence[PaidBid]) -> LowestToBuy | None:
    """Return which bid is lowest to buy, of those that are ranked; of equals the one that ranks first.

    None where no bid that is ranked is sold, or where there is nothing to compare it with.
    """
    ranked = [one for one in received if one.standing.rank is not None]
    sold = [one for one in ranked if is_sold(one.bid)]
    if len(ranked) < 2 or not sold:
        return None
    first = ranked[0]
    lowest = min(sold, key=lambda one: cents(to_pay_at_delivery(one)))
    to_pay, cheaper = to_pay_at_delivery(lowest), to_pay_at_delivery(first) - to_pay_at_delivery(lowest)
    dearer = lowest.compared - first.compared
    is_overtaken = cents(cheaper) > 0 and cents(dearer) > 0
    year = _overtaken(first.yearly.tolist(), lowest.yearly.tolist()) if is_overtaken else None
    return LowestToBuy(lowest.bid.name, first.bid.name, to_pay, cheaper, dearer, year)


def _overtaken(first: Sequence[float], lowest: Sequence[float]) -> int | None:
    """Return the first year from which on the first bid has cost less cash; None where it has not in the end."""
    behind, ahead_until = 0.0, -1
    for year, (cash, other) in enumerate(zip(first, lowest, strict=True)):
        behind += cash - other
        if cents(behind) >= 0:
            ahead_until = year
    return ahead_until + 1 if ahead_until + 1 < len(first) else None
