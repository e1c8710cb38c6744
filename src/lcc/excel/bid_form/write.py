"""The bid form as a workbook: one sheet, locked but for the coloured cells."""

import io

from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import fingerprint, form_layout
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.write import SheetWriter
from lcc.language import translator
from lcc.model.bid import Bid
from lcc.model.tender import Tender


def write_form(tender: Tender, language: str = "nl", bid: Bid | None = None) -> bytes:
    """Return the bid form of a tender as an .xlsx file, filled in if a bid is given.

    Raises
    ------
    InputRefusedError
        The bid is richer than a form can be.
    """
    answers = answers_of(bid, tender) if bid else {}
    layout, buffer, _ = form_layout(tender, language), io.BytesIO(), translator(language)
    workbook = new_workbook(buffer, title=_("Bid form: {title}").format(title=tender.title))
    writer = SheetWriter(workbook)
    writer.write(layout, answers, name=layout.sheet, header=form_header(tender)).activate()
    return finished(workbook, buffer)


def form_header(tender: Tender) -> tuple[str, str]:
    """Return what is printed above a form, left and right."""
    return f"{tender.title} ({tender.id})", f"{made_with()} · {fingerprint(tender)}"
