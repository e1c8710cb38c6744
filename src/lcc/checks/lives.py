"""How long things last: what follows from an offer beside the tender."""

from lcc.model.bid import Offer
from lcc.model.tender import Tender
from lcc.record.record import months


def life_months(tender: Tender, offer: Offer) -> int | None:
    """Return the months of one life, term or cycle; None where the product is there as long as it is paid for.

    The life of what the authority owns is at most the longest that the tender states for the item, and at least that
    of the lease before it.
    """
    model = offer.business_model
    own = model.life_months(tender)
    if own is None or not model.is_owned(tender):
        return own
    return max(_at_most_longest(tender, offer, own), model.hired_months(tender))


def product_months(tender: Tender, offer: Offer) -> int | None:
    """Return the months that the product itself lasts: as stated beside a contract, or as long as the contract."""
    model = offer.business_model
    stated = None if model.is_bought else model.service_life_years
    if stated is None:
        return life_months(tender, offer)
    return _at_most_longest(tender, offer, months(stated))


def months_of_costs(tender: Tender, offer: Offer) -> int | None:
    """Return the months of a life by which costs are counted: those of the product, if its contract has any life."""
    return None if life_months(tender, offer) is None else product_months(tender, offer)


def _at_most_longest(tender: Tender, offer: Offer, own: int) -> int:
    longest = next((item.longest_life_years for item in tender.items if item.id == offer.item), None)
    return own if longest is None else min(own, months(longest))


def horizon_months(tender: Tender, offer: Offer) -> int:
    """Return the months over which an offer is valued: the horizon of the tender, or its own full life."""
    own = life_months(tender, offer)
    return tender.horizon_months if tender.comparison == "common_horizon" or own is None else own
