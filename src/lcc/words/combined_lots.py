"""A discount for combined lots in a few words: for tables."""

from lcc.award.combined_lots import CombinedLots
from lcc.language import N_, Local, ShownAmount, Text, listed
from lcc.model.tender import Tender


def combined_text(offered: CombinedLots, tender: Tender) -> Text:
    """Return what is taken off the cost of which lots: a share, or a sum."""
    lots = listed(tender.lot_titles[lot] for lot in offered.lots)
    if offered.amount is not None:
        amount = ShownAmount(offered.amount)
        values = {"amount": amount, "currency": tender.currency, "lots": lots}
        return Text(N_("discount of {amount} {currency} on the cost of {lots}"), values)
    share = Local(round(100 * (offered.share or 0.0), 10))
    return Text(N_("discount of {share} % of the cost of {lots}"), {"share": share, "lots": lots})
