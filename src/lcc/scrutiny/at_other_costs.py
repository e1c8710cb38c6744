"""Which bid would come first if costs were others than they are."""

from collections.abc import Sequence

from lcc.award.outcome import rank_bids
from lcc.engine.curves import Floats
from lcc.model.tender import Tender
from lcc.scrutiny.remark import ReceivedBid


def winners_at(tender: Tender, ranked: Sequence[ReceivedBid], more: Floats) -> tuple[str, ...]:
    """Return which bids come first where each costs so much more by item of the tender, shape (bids, items).

    Those that do now, where a rule that needs costs above zero would score none of them.
    """
    contenders = [bid.standing.contender.dearer(dearer) for bid, dearer in zip(ranked, more.tolist(), strict=True)]
    needed = [cost for one in contenders for cost in one.by_item or (one.cost,)]
    if (tender.award.needs_cost_above_zero or tender.award.counts_items) and min(needed) <= 0:
        return tuple(one.bid.name for one in ranked if one.standing.rank == 1)
    return tuple(standing.contender.name for standing in rank_bids(tender, contenders) if standing.rank == 1)
