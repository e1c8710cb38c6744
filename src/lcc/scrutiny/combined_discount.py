"""A discount for combined lots that leaves little to pay: signs of a low price look at what a lot costs before it."""

from collections.abc import Iterator

from lcc.model.lot_outcome import LotOutcome
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import remark

MOST_TAKEN_OFF = 0.5
"""From this part of the cost on it is remarked on, where the tender states no sign of its own."""


def low_together(tender: Tender, outcome: LotOutcome | None) -> Iterator[Message]:
    """Yield that a lot is awarded by a discount of as much as makes a bid look abnormally low, or of half."""
    most = tender.award.abnormally_low or MOST_TAKEN_OFF
    if outcome is not None and outcome.taken_off is not None and outcome.taken_off >= most:
        yield remark("low_together", (outcome.bidder or "-",), {"share": outcome.taken_off})
