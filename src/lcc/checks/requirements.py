"""Which requirements of a tender a bid does not meet."""

from lcc.model.bid import Bid
from lcc.model.tender import Requirement, Tender


def missed(tender: Tender, bid: Bid) -> list[Requirement]:
    """Return the requirements that a bid does not meet, as it says itself."""
    said = bid.requirements
    return [one for one in tender.requirements if one.id in said and not said[one.id].met]
