"""What the authority has already, as an offer of its own: held beside the bids by its cost, and never one of them."""

from lcc.model.award import LowestLcc
from lcc.model.tender import Tender

REFERENCE = ""
"""By what it goes among the names of bidders: one that none of them can have."""


def by_cost_alone(tender: Tender) -> Tender:
    """Return the tender as a reference answers it: what it costs, without what only counts in an award.

    Keeping, repairing or refurbishing what is there may be done under any business model, and is not assessed.
    """
    changes: dict[str, object] = {
        "award": LowestLcc(method="lowest_lcc"),
        "quality": None,
        "circularity": None,
        "business_models": None,
        "requirements": [],
        "items": [item.model_copy(update={"cost_weight": None, "destinations": []}) for item in tender.items],
    }
    return tender.model_copy(update=changes)
