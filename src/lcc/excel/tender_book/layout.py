"""The sheets on which a purchaser fills in a tender, without a tender file: what is yours first, the rest behind it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lcc.excel.form.layout import Layout
from lcc.excel.form.mark import Mark
from lcc.excel.tender_book.fields import TenderFields
from lcc.excel.tender_book.layout_award import AWARD_WIDTHS, ask_award, ask_letters, ask_lots, ask_quality
from lcc.excel.tender_book.layout_circularity import ask_circularity
from lcc.excel.tender_book.layout_front import FRONT_WIDTHS, ask_front
from lcc.excel.tender_book.layout_money import ask_cost_centres, ask_environment, ask_fees, ask_vat
from lcc.excel.tender_book.layout_rules import RULES_WIDTHS, ask_rules
from lcc.excel.tender_book.shape import PARTS, Shape
from lcc.language import N_
from lcc.record.path import Path
from lcc.record.version import LAYOUT

FRONT, RULES = "front", "rules"


class _Sheet(NamedTuple):
    name: str
    ask: tuple[Callable[[TenderFields], None], ...]
    widths: tuple[int, ...]


_SHEETS: Mapping[str, _Sheet] = {
    FRONT: _Sheet(N_("Tender"), (ask_front,), FRONT_WIDTHS),
    RULES: _Sheet(N_("Assumptions"), (ask_rules,), RULES_WIDTHS),
    "lots": _Sheet(N_("Lots"), (ask_lots,), RULES_WIDTHS),
    "vat": _Sheet(N_("VAT"), (ask_vat,), RULES_WIDTHS),
    "environment": _Sheet(N_("Environment"), (ask_environment,), RULES_WIDTHS),
    "award": _Sheet(N_("Quality and award"), (ask_quality, ask_award), AWARD_WIDTHS),
    "circularity": _Sheet(N_("Circularity"), (ask_circularity,), RULES_WIDTHS),
    "letters": _Sheet(N_("Letters"), (ask_letters,), RULES_WIDTHS),
    "cost_centres": _Sheet(N_("Cost centres"), (ask_cost_centres,), RULES_WIDTHS),
    "fees": _Sheet(N_("Fees for use"), (ask_fees,), RULES_WIDTHS),
}


def book_layout(
    language: str, shape: Shape, notes: Mapping[Path, str] | None = None, version: int = LAYOUT
) -> dict[str, Layout]:
    """Return the sheets of a book: the first one, the assumptions behind it, and one for each part that it has.

    `notes` are shown beside what they are about, by key.
    """
    layouts: dict[str, Layout] = {}
    for name in (FRONT, RULES, *shape.parts):
        sheet = _SHEETS[name]
        mark = Mark("book", version, language, str(shape))
        if name != FRONT:
            mark = Mark("part", version, language, f"{name} {shape}")
        form = TenderFields(mark, shape, notes or {}, sheet.widths)
        if name in PARTS:
            form.title(form._(PARTS[name].title), form._("This counts as long as the workbook says yes to it."))
        for ask in sheet.ask:
            ask(form)
        layouts[name] = form.layout(form._(sheet.name))
    return layouts
