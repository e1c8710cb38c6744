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
    """The bid with the lowest purchase price, beside the one that is first: like is compared with like.

    A bid has a purchase price if all that it offers is bought and paid at delivery: what is hired, paid per use, in
    instalments or with a deposit has none, and neither has what costs nothing at delivery.

    Parameters
    ----------
    name, first
        The bid with the lowest purchase price, and the one that is first: they may be the same.
    to_pay
        What is paid at delivery of the bid that is lowest to buy [money].
    cheaper_to_buy
        What is paid more at delivery of the first bid [money]; below 0 where less is.
    dearer
        What it costs more than the first bid, as costs are compared: over the horizon or a year [money].
    overtaken_in
        The year in which it has cost more cash than the first bid, and from which on that stays so; None where it is
        not cheaper to buy or not dearer in the end, or where that shows in no year's cash.
    sold, ranked
        How many bids of those that are ranked have a purchase price, and how many are ranked.
    first_is_sold
        Whether the first bid has a purchase price.
    """

    name: str
    first: str
    to_pay: float
    cheaper_to_buy: float
    dearer: float
    overtaken_in: int | None
    sold: int
    ranked: int
    first_is_sold: bool

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


def purchase_price(one: PaidBid) -> float | None:
    """Return what is paid at delivery of a bid, to the cent [money]; None where that is no purchase price."""
    return (cents(to_pay_at_delivery(one)) or None) if is_sold(one.bid) else None


def lowest_to_buy(received: Sequence[PaidBid], first: PaidBid | None = None) -> LowestToBuy | None:
    """Return which bid has the lowest purchase price, of those that are ranked; of equals the first.

    It is held beside the bid that is `first`: the one of rank 1 where left out. None where no bid that is ranked has a
    purchase price, or where there is nothing to compare it with.
    """
    ranked = [one for one in received if one.standing.rank is not None]
    prices = [(price, one) for one in ranked if (price := purchase_price(one)) is not None]
    if len(ranked) < 2 or not prices:
        return None
    first = first or ranked[0]
    _price, lowest = min(prices, key=lambda found: (found[0], found[1] is not first))
    to_pay, cheaper = to_pay_at_delivery(lowest), to_pay_at_delivery(first) - to_pay_at_delivery(lowest)
    dearer = lowest.compared - first.compared
    is_overtaken = cents(cheaper) > 0 and cents(dearer) > 0
    return LowestToBuy(
        name=lowest.bid.name,
        first=first.bid.name,
        to_pay=to_pay,
        cheaper_to_buy=cheaper,
        dearer=dearer,
        overtaken_in=_overtaken(first.yearly.tolist(), lowest.yearly.tolist()) if is_overtaken else None,
        sold=len(prices),
        ranked=len(ranked),
        first_is_sold=purchase_price(first) is not None,
    )


def _overtaken(first: Sequence[float], lowest: Sequence[float]) -> int | None:
    """Return the first year from which on the first bid has cost less cash; None where it has not in the end."""
    behind, ahead_until = 0.0, -1
    for year, (cash, other) in enumerate(zip(first, lowest, strict=True)):
        behind += cash - other
        if cents(behind) >= 0:
            ahead_until = year
    return ahead_until + 1 if ahead_until + 1 < len(first) else None
