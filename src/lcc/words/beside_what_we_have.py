"""A bid beside what the authority has: dearer or cheaper than keeping that, as a sentence."""

from lcc.evaluation.evaluate import BidEvaluation
from lcc.figure.figure import cents
from lcc.language import N_, Local, Text
from lcc.model.tender import Tender

OVER = {
    "common_horizon": (
        N_("Over {years} years {bid} costs {amount} {currency} more than keeping what we have"),
        N_("Over {years} years {bid} costs {amount} {currency} less than keeping what we have"),
        N_("Over {years} years {bid} costs as much as keeping what we have"),
    ),
    "equivalent_annual_cost": (
        N_("{bid} costs {amount} {currency} a year more than keeping what we have"),
        N_("{bid} costs {amount} {currency} a year less than keeping what we have"),
        N_("{bid} costs as much a year as keeping what we have"),
    ),
}
"""By how costs are compared: where the bid is dearer, where it is cheaper, and where neither."""


def said(tender: Tender, bid: BidEvaluation, kept: BidEvaluation) -> Text:
    """Return the sentence, in whole money; without a full stop."""
    dearer, cheaper, equal = OVER[tender.comparison]
    difference = cents(bid.compared) - cents(kept.compared)
    words = {
        "years": tender.horizon_years,
        "bid": bid.bid.name,
        "amount": Local(abs(difference), 0),
        "currency": tender.currency,
    }
    return Text(dearer if difference > 0 else cheaper if difference < 0 else equal, words)
