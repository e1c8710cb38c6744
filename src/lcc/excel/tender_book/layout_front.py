"""The first sheet of a book: what only the authority can say, on one page."""

from collections.abc import Mapping

from lcc.excel.form.layout import ANSWER, LABEL, UNIT, Question
from lcc.excel.tender_book.fields import TenderFields
from lcc.excel.tender_book.shape import BEHIND, MORE
from lcc.language import N_
from lcc.model.tender import Item, Tender

FRONT_WIDTHS = (2, 42, 34, 16, 18, 40)
ITEM = ("name", "quantity", "unit", "use_per_year")
"""What is asked of an item here; a row in which none of it stands is no item."""

MORE_ITEMS = N_("More items? Go on at the end of sheet Assumptions.")
_ABOUT: Mapping[str, str] = {
    "procedure": N_("What law asks of checks and letters follows it."),
    "base_date": N_("Prices are of this date, and costs are valued at it."),
    "horizon_years": N_("The years that are compared."),
}
_GENERAL = ("title", "authority", "procedure", "base_date", "horizon_years")


def ask_front(form: TenderFields) -> None:
    """Lay out what is bought and how, and what else there is in the tender."""
    _ = form._
    form.title(
        _("Tender: fill in the coloured cells"),
        _("Change what stands here to what is yours. All else stands on the next sheet, filled in."),
    )
    form.heading(_("What you buy, and how"))
    for name in _GENERAL:
        info = Tender.model_fields[name]
        form.put(LABEL, _(str(info.title)), "text")
        asked = form.input_for((name,), info)
        form.ask(ANSWER, asked)
        about = _ABOUT.get(name)
        form.put(UNIT, form.notes.get((name,)) or (_(about) if about else ""), "note")
        form.next()
    form.next()
    form.heading(_("Items"))
    form.table("items", Item, ITEM, form.rows_of("items"))
    form.put(LABEL, _(MORE_ITEMS), "link")
    form.next(2)
    form.heading(_("Does anything else play a part?"))
    for part in MORE:
        if part not in BEHIND:
            ask_whether(form, part, UNIT)
    road = {"road": _("Prepare a tender")}
    form.note(
        _(
            "Changed a yes or no? Then have the workbook laid out anew: on the page lcc.html (choose: {road}), or with "
            "lcc start from BOOK.xlsx -o NEW.xlsx"
        ).format(**road)
    )
    form.next()
    form.heading(_("And then"))
    form.note(
        _(
            "What is missing, and the form for suppliers: on the page lcc.html (choose: {road}), or with "
            "lcc check BOOK.xlsx and lcc form BOOK.xlsx -o form.xlsx"
        ).format(**road)
    )
    form.note(
        _(
            "The comparison, once the forms are back: on the page lcc.html (choose: {road}), or with "
            "lcc score BOOK.xlsx FOLDER_OF_FORMS -o comparison.xlsx"
        ).format(road=_("Compare bids"))
    )


def ask_whether(form: TenderFields, part: str, beside: int) -> None:
    """Ask whether a part is in the tender, and say in a column beside what it is."""
    words = MORE[part]
    form.put(LABEL, form._(words.title), "text")
    form.ask(ANSWER, Question(("more", part), "choice", form._(words.about), form.yes_no))
    form.put(beside, form._(words.about), "note")
    form.next()
