"""The sheets of a book that ask what a bid form asks: one for each bid, and one for what the authority has."""

from dataclasses import replace

from lcc.excel.bid_form.layout import marked_as, questions_layout
from lcc.excel.form.layout import Layout
from lcc.language import N_
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.version import LAYOUT

OF_BID, OF_REFERENCE = "bid", "reference"
NAME: Path = ("bidder", "name")
"""What stands on a sheet for what the authority has before anything is filled in: its own name."""


def tender_for(kind: str, tender: Tender) -> Tender:
    """Return the tender that a sheet of a kind answers: of what the authority has, only what it costs counts."""
    return by_cost_alone(tender) if kind == OF_REFERENCE else tender


def layout_of(kind: str, tender: Tender, language: str, version: int = LAYOUT) -> Layout:
    """Return the sheet of a kind."""
    layout = questions_layout(tender_for(kind, tender), language, version, of_bidder=kind == OF_BID)
    if kind == OF_REFERENCE:
        title = layout.translate(N_("What we have"))
        cells = (replace(cell, value=title) if cell.style == "title" else cell for cell in layout.cells)
        layout = replace(layout, sheet=title, cells=tuple(cells))
    return marked_as(layout, layout.mark._replace(kind=kind))
