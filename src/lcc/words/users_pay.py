"""What users pay beside the authority, in a sentence."""

from lcc.language import N_, ShownAmount, Text
from lcc.model.tender import Tender


def users_pay(tender: Tender, paid: float) -> Text | None:
    """Return what users pay, and whether the life-cycle cost has it; None where users pay no fees."""
    if not tender.has_users_fees:
        return None
    counted = N_("Of the life-cycle cost {currency} {paid} is paid by users, and not by the authority.")
    shown = N_("Users pay {currency} {paid} beside this. It weighs nothing in the comparison.")
    words = {"currency": tender.currency, "paid": ShownAmount(paid)}
    return Text(counted if tender.users_cost == "counts" else shown, words)
