"""Why a lot is awarded as it is, in a few words: for tables."""

from lcc.award.lots import LotAward
from lcc.language import N_, Text, listed
from lcc.model.result import LotReason

REASONS: dict[LotReason, str] = {
    "best_rank": N_("the best in rank"),
    "limit": N_("the best in rank whose bidder may still be awarded it"),
    "combination": N_("part of the best combination"),
    "no_bid": N_("no bid in the ranking"),
    "limit_of_all": N_("every bidder that is ranked is at a limit on lots for one bidder"),
    "tie": N_("equal: lots have to be drawn between {tied}"),
    "hangs_on_draw": N_("hangs on the drawing of lots for {lots}: {tied}"),
}
"""By the codes of the result."""


def why(award: LotAward) -> Text:
    """Return why a lot is awarded as it is, or not yet."""
    reason = Text(REASONS[award.reason], {"tied": listed(award.tied), "lots": listed(award.hangs_on)})
    return Text(N_("{reason}; lots were drawn"), {"reason": reason}) if award.drawn else reason
