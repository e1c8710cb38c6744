"""What a tender, a bid and a result are.

Pydantic records without input or output and without money arithmetic. `agreement` says whether a bid answers
its tender.
"""

from lcc.model.bid import Bid, Bidder, Carbon, Consumption, Cost, EndOfLife, Offer
from lcc.model.business_models import BuyBack, BuyBackStep, Deposit, Lease, PayPerUse, Pool, Purchase
from lcc.model.result import BidResult, Result
from lcc.model.tender import Item, Resource, Tender

__all__ = [
    "Bid", "BidResult", "Bidder", "BuyBack", "BuyBackStep", "Carbon", "Consumption", "Cost", "Deposit",
    "EndOfLife", "Item", "Lease", "Offer", "PayPerUse", "Pool", "Purchase", "Resource", "Result", "Tender",
]  # fmt: skip
