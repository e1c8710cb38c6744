"""What stops a tender from being published: figures that nobody is known to have read in their source."""

from lcc.checks.named_figures import named_figures
from lcc.model.tender import Tender
from lcc.record.message import Message


def unread_figures(tender: Tender) -> list[Message]:
    """Return the published figures that the tender names, that were not read, and that it does not state as its own."""
    return [
        Message(one.path, "figure_not_read", one.name, {"name": one.name, "source": one.figure.source})
        for one in named_figures(tender)
        if one.figure.certainty != "sourced" and one.name not in tender.own_figures
    ]
