"""The bid form as a workbook: two sheets, locked but for the coloured cells."""

import io
from collections.abc import Mapping
from typing import Any

from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import Form, form_layout, of_tender
from lcc.excel.bid_form.meant import filled_in_from_start
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.write import SheetWriter
from lcc.language import translator
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.path import Path


def write_form(tender: Tender, language: str = "nl", bid: Bid | None = None) -> bytes:
    """Return the bid form of a tender as an .xlsx file, filled in if a bid is given.

    Raises
    ------
    InputRefusedError
        The bid is richer than a form can be.
    """
    answers = answers_of(bid, tender, translator(language)) if bid else {}
    return form_with(answers, tender, language)


def form_with(answers: Mapping[Path, Any], tender: Tender, language: str) -> bytes:
    """Return the bid form of a tender with these answers in it."""
    form, buffer, _ = form_layout(tender, language), io.BytesIO(), translator(language)
    answers = {**filled_in_from_start(cell.input for cell in form.inputs if cell.input), **answers}
    workbook = new_workbook(buffer, title=_("Bid form: {title}").format(title=tender.title))
    writer = SheetWriter(workbook)
    first, _more = (writer.write(one, answers, name=one.sheet, header=form_header(form)) for one in form.sheets)
    first.activate()
    return finished(workbook, buffer)


def form_header(form: Form) -> tuple[str, str]:
    """Return what is printed above a form, left and right: what it is a form of, and what it asks."""
    of = of_tender(form.mark)
    return of.tender, f"{made_with()} · {of.asked}"
