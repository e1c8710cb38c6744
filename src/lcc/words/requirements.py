"""What a bid says of the requirements of a tender, in words."""

from lcc.checks.requirements import missed
from lcc.language import N_, Text, listed
from lcc.model.bid import Bid
from lcc.model.tender import Requirement, Tender


def requirements_text(tender: Tender, bid: Bid) -> Text:
    """Return which requirements a bid does not meet, or that it says it meets all of them."""
    codes = [one.id for one in missed(tender, bid)]
    return Text(N_("not met: {codes}"), {"codes": listed(codes)}) if codes else Text(N_("all met"))


def requirement_text(one: Requirement) -> Text:
    """Return a requirement with its code, and what shows that it is met."""
    words = {"code": one.id, "text": one.text, "evidence": one.evidence}
    return Text(N_("{code}: {text} (evidence: {evidence})") if one.evidence else "{code}: {text}", words)
