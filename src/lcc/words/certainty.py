"""How certain a published figure is, in words: read in its source, or stated by the authority as its own."""

from lcc.language import Text
from lcc.language.terms import TERMS
from lcc.library.dated import Certainty
from lcc.model.tender import Tender


def certainty_text(name: str, certainty: Certainty, tender: Tender) -> Text:
    """Return how certain the figure of a name is in a tender."""
    return Text(TERMS["own_figure" if certainty == "recalled" and name in tender.own_figures else certainty])
