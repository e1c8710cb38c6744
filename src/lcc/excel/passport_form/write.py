"""A material passport as a workbook to fill in: the same cells as in a bid form, for any number of bids to refer to."""

import io

from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.layout import LABEL, Layout
from lcc.excel.form.mark import Mark
from lcc.excel.form.record_fields import RecordFields
from lcc.excel.form.write import SheetWriter
from lcc.excel.passport_form.answers import beyond_the_rows, passport_answers
from lcc.excel.passport_form.layout import PassportQuestions
from lcc.model.passport import Passport
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.version import LAYOUT


def passport_layout(language: str, version: int = LAYOUT) -> Layout:
    """Return where everything stands."""
    form = RecordFields(Mark("passport", version, language))
    _ = form._
    form.title(
        _("Material passport"),
        _("Fill in the coloured cells only: what one unit of the product consists of. Click a cell for help."),
        _("An empty cell means that it does not apply; an empty share is 0 %."),
    )
    form.heading(_("Product"))
    PassportQuestions(form, (), _("unit"), None).ask()
    form.put(LABEL, _("End of the passport. Thank you."), "note")
    return form.layout(_("Material passport"))


def write_passport(language: str = "nl", passport: Passport | None = None, source: str = "") -> bytes:
    """Return a workbook to fill in, filled in already if a passport is given; `source` is the file that it is from.

    Raises
    ------
    InputRefusedError
        The passport is richer than the workbook.
    """
    if passport and (findings := list(beyond_the_rows(passport))):
        raise InputRefusedError(problem_of(finding, source) for finding in findings)
    layout, buffer = passport_layout(language), io.BytesIO()
    workbook = new_workbook(buffer, title=layout.sheet)
    header = passport_header(layout, passport)
    answers = passport_answers(passport) if passport else {}
    SheetWriter(workbook).write(layout, answers, name=layout.sheet, header=header).activate()
    return finished(workbook, buffer)


def passport_header(layout: Layout, passport: Passport | None) -> tuple[str, str]:
    """Return what is printed above a passport, left and right."""
    return passport.product if passport else layout.sheet, made_with()
