"""Where everything stands on the sheet of quotes: what is bought on top, a row a question, a column a supplier."""

from dataclasses import replace

from lcc.excel.form.layout import LABEL, Cell, Layout, LayoutBuilder, Question
from lcc.excel.form.mark import Mark
from lcc.excel.quotes.questions import (
    ABOVE_ZERO,
    LONGEST_HORIZON,
    MODEL,
    NAME,
    REMARKS,
    SUPPLIERS,
    QuoteRow,
    names_its_item,
    questions,
)
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.version import LAYOUT

UNIT, FIRST = 2, 3
"""The columns of the units and of the first supplier."""
LAST = FIRST + SUPPLIERS - 1
PANEL = LAST + 2
"""The first column beside the suppliers: for the chart, or for the ranges of what was not asked."""

LOWEST, LIKELY, HIGHEST = "lowest", "likely", "highest"
RANGE = (LOWEST, LIKELY, HIGHEST)
SOURCE = "source"
"""Where a range comes from, which stands beside it."""
_WIDTHS = (1, 25, 22, *(17,) * SUPPLIERS, 1)
_BESIDE, _OF_SOURCE = (12, 12, 12), 16
_AS_TYPED = "input_number"
"""The look of cells for whole numbers: what is typed with decimals is seen with them."""

SENTENCES = (1, 2)
"""The rows of what the ranking says in words."""
_BACK = "back"
MISSING, WRONG, DELIVERY, COST, YEARLY, RANK = "missing", "wrong", "delivery", "cost", "yearly", "rank"
RESULTS = (MISSING, WRONG, DELIVERY, COST, YEARLY, RANK)
"""What the sheet works out of each supplier, in the order of its rows."""

NOT_ASKED = ("life", "maintenance", "use", "demolition", "disposal", "emissions", "management")
"""Questions about what a price alone does not say; consumption of resources is one too."""


def quotes_layout(tender: Tender, language: str, version: int = LAYOUT, *, looks_back: bool = False) -> Layout:
    """Return the sheet; one that looks back has a range for what was not asked in the place of the chart."""
    mark = Mark("quotes", version, language, _BACK if looks_back else "")
    return _Builder(tender, mark, looks_back=looks_back).build()


def looks_back(mark: Mark) -> bool:
    """Whether a sheet is one that looks back at an award."""
    return mark.of == _BACK


def can_be_assumed(asked: QuoteRow) -> bool:
    """Whether a range can stand in for an answer: of what a tender on price does not ask."""
    return asked.key[-1] in NOT_ASKED or asked.key[-2:-1] == ("resources",)


def of_supplier(supplier: int, asked: Path) -> Path:
    """Return the key of the answer of a supplier to a question."""
    return ("quotes", supplier, *asked)


def of_range(bound: str, asked: Path) -> Path:
    """Return the key of a bound of the range that stands in for an answer."""
    return ("range", bound, *asked)


def of_result(result: str, supplier: int) -> Path:
    """Return the key of what is worked out of a supplier."""
    return ("result", result, supplier)


def result_places(layout: Layout) -> dict[Path, tuple[int, int]]:
    """Return row and column, from zero, of what the sheet works out."""
    row = next(cell.row for cell in reversed(layout.cells) if cell.style == "heading") + 1
    return {
        of_result(result, supplier): (row + k, FIRST + supplier)
        for k, result in enumerate(RESULTS)
        for supplier in range(SUPPLIERS)
    }


class _Builder(LayoutBuilder):
    def __init__(self, tender: Tender, mark: Mark, *, looks_back: bool) -> None:
        super().__init__(mark, _WIDTHS + _BESIDE + ((_OF_SOURCE,) if looks_back else ()))
        self.tender, self.looks_back = tender, looks_back

    def build(self) -> Layout:
        _ = self._
        self.put(LABEL, _("Looking back at an award") if self.looks_back else _("Three quotes"), "title")
        self.next()
        for _line in range(2):
            # A sentence that a formula makes of the ranking: it stands in a cell that is free to say something else.
            self.put(LABEL, "", "note")
            self.next()
        self.note(
            _("Type the prices. Where a supplier's cell is empty, what is likely counts: that is your assumption.")
            if self.looks_back
            else _("Fill in the coloured cells. What is grey does not belong to the business model. Without VAT.")
        )
        self._what_is_bought()
        self._quotes()
        self._results()
        return replace(self.layout(_("Quotes")), currency=self.tender.currency)

    def _what_is_bought(self) -> None:
        _, tender = self._, self.tender
        self.put(LABEL, _("What is bought"), "text")
        self.ask(FIRST, Question(("title",), "text", _("What this purchase is called."), required=True))
        self.next()
        self.put(LABEL, _("Compared over"), "text")
        self.put(UNIT, _("years"), "unit")
        help_ = _("As long as you will need it; what lasts longer counts for its share.")
        years = Question(("horizon_years",), "whole", help_, {}, 1, LONGEST_HORIZON, required=True)
        self.put(FIRST, None, _AS_TYPED, years)
        self.next()
        if names_its_item(tender):
            self._item_to_name()
            return
        for i, item in enumerate(tender.items):
            self.put(LABEL, _("Quantity: {item}").format(item=item.name), "text")
            self.put(UNIT, item.unit, "unit")
            bought = Question(
                ("items", i, "quantity"), "number", _("How many you buy."), {}, ABOVE_ZERO, 1e12, required=True
            )
            self.ask(FIRST, bought)
            if item.use_per_year is not None:
                self.put(FIRST + 1, _("use a year, each"), "text")
                used = Question(
                    ("items", i, "use_per_year"),
                    "number",
                    _("Needed where a supplier is paid for use."),
                    {},
                    0,
                    1e12,
                )
                self.ask(FIRST + 2, used)
            self.next()

    def _item_to_name(self) -> None:
        """Ask what is bought, what it is counted in and, for who is paid for use, how much it is used."""
        _, at = self._, ("items", 0)
        self.put(LABEL, _("What it is"), "text")
        self.ask(FIRST, Question((*at, "name"), "text", _("Such as: bench, van, pump."), required=True))
        self.put(FIRST + 1, _("counted in"), "text")
        self.ask(FIRST + 2, Question((*at, "unit"), "text", _("Such as: piece, m2, metre."), required=True))
        self.next()
        self.put(LABEL, _("Quantity"), "text")
        bought = Question((*at, "quantity"), "number", _("How many you buy."), {}, ABOVE_ZERO, 1e12, required=True)
        self.ask(FIRST, bought)
        self.put(FIRST + 1, _("use a year, each"), "text")
        help_ = _("Needed where a supplier is paid for use.")
        self.ask(FIRST + 2, Question((*at, "use_per_year"), "number", help_, {}, 0, 1e12))
        self.put(FIRST + 3, _("use counted in"), "text")
        self.ask(FIRST + 4, Question((*at, "use_unit"), "text", _("Such as: km, hour, wash. Empty: use.")))
        self.next()

    def _quotes(self) -> None:
        _, item = self._, None
        rows = questions(self.tender, _)
        heads = {LABEL: _("Quote"), UNIT: _("in")}
        heads |= {FIRST + k: _("Supplier {number}").format(number=k + 1) for k in range(SUPPLIERS)}
        if self.looks_back:
            beside = (_("Not asked: lowest"), _("likely"), _("highest"), _("source"))
            heads |= {PANEL + k: title for k, title in enumerate(beside)}
        self.heads(heads)
        for asked in rows:
            if asked.item is not None and asked.item != item:
                item = asked.item
                self.subheading(self.tender.items[item].name, is_typed=names_its_item(self.tender))
            self._row(asked)

    def subheading(self, text: str, *, is_typed: bool = False) -> None:
        """Put a title across the columns of the quotes; one that is typed above is a formula, written later."""
        for column in range(LABEL, LAST + 1):
            if is_typed and column == LABEL:
                self.put(column, "", "note")
            else:
                self.put(column, text if column == LABEL else None, "subheading")
        self.next()

    def _row(self, asked: QuoteRow) -> None:
        self.put(LABEL, asked.label, "text")
        if names_its_item(self.tender) and asked.item is not None:
            self.put(UNIT, "", "note")  # a formula, with the unit that is typed above
        else:
            self.put(UNIT, asked.unit, "unit")
        is_money = asked.kind == "number" and self.tender.currency in asked.unit
        for k in range(SUPPLIERS):
            question = Question(
                of_supplier(k, asked.key), asked.kind, asked.help, dict(asked.choices), asked.low, asked.high,
                required=asked.key in (NAME, MODEL),
            )  # fmt: skip
            if asked.key == REMARKS:
                self.put(FIRST + k, None, "input_paragraph", question)
            elif asked.kind == "whole":
                self.put(FIRST + k, None, _AS_TYPED, question)
            else:
                self.ask(FIRST + k, question, money=is_money)
        if self.looks_back and can_be_assumed(asked):
            for k, bound in enumerate(RANGE):
                help_ = self._("What you think it is where a supplier was not asked: from, most likely, up to.")
                question = Question(of_range(bound, asked.key), "number", help_, {}, asked.low, asked.high)
                self.ask(PANEL + k, question, money=is_money)
            said = self._("Where you have it from: a register, a study. Empty: your own estimate.")
            self.ask(PANEL + len(RANGE), Question(of_range(SOURCE, asked.key), "text", said))
        self.next()

    def _results(self) -> None:
        _, money = self._, self.tender.currency
        for column in range(LABEL, LAST + 1):
            self.put(column, _("Comparison") if column == LABEL else None, "heading")
        self.next()
        names = {
            MISSING: (_("Still to fill in"), _("cells")),
            WRONG: (_("Not right, so no rank"), _("cells")),
            DELIVERY: (_("To pay at delivery"), money),
            COST: (_("Life-cycle cost"), money),
            YEARLY: (_("Cost a year"), money),
            RANK: (_("Rank"), _("1 is cheapest")),
        }
        for result in RESULTS:
            label, unit = names[result]
            self.put(LABEL, label, "text")
            self.put(UNIT, unit, "unit")
            for k in range(SUPPLIERS):
                self.put(FIRST + k, "", "note")
            self.next()
        self.cells.append(Cell(self.row, LABEL, "", "note"))
