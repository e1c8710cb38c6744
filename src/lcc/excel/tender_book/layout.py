"""The sheet on which a purchaser fills in a tender, without a tender file."""

from collections.abc import Mapping, Sequence
from typing import get_args

from pydantic.fields import FieldInfo

from lcc.excel.form.layout import ANSWER, LABEL, Layout, Question
from lcc.excel.form.mark import Mark
from lcc.excel.tender_book.fields import TenderFields
from lcc.excel.tender_book.layout_award import ask_award, ask_lots, ask_quality
from lcc.excel.tender_book.layout_circularity import ask_circularity
from lcc.language.terms import term
from lcc.library.phases import PRICED_PHASES, IndexedPhase
from lcc.model.tender import CarbonPricePath, Discount, Item, Mki, Resource, Tender, Vat
from lcc.record.path import Path
from lcc.record.version import LAYOUT

_GENERAL = ("id", "title", "authority", "procedure", "cpv", "currency", "base_date", "horizon_years")
_RULES = (
    "inflation", "indexation", "yearly_costs_fall", "yearly_fees_fall", "comparison", "residual_value",
    "contracts_end_at_horizon", "expected_resale_haircut", "purchase_options", "method",
)  # fmt: skip

_SET_OF_ITEM = ("longest_life_years", "return_rate", "loss_per_trip", "revenue")


def tender_layout(language: str, notes: Mapping[Path, str] | None = None, version: int = LAYOUT) -> Layout:
    """Return the sheet; `notes` are shown beside what they are about, by key."""
    return _Builder(Mark("book", version, language), notes or {}).build()


class _Builder(TenderFields):
    """Asks what a tender can hold."""

    def build(self) -> Layout:
        _ = self._
        self.title(
            _("Tender: fill in, then score this workbook"),
            _(
                "Fill in the coloured cells here, and a sheet for each bid. Then: lcc score BOOK -o comparison.xlsx."
            ),
            _("What stands here already comes from a template: change it to what holds for you."),
            _("Where a cell holds several codes or names, a semicolon stands between them."),
        )
        self.section(_("Tender"), Tender, (), _GENERAL)
        self.section(_("Discounting"), Discount, ("discount",), ("profile", "rate", "basis"))
        self.section(_("Rules"), Tender, (), _RULES)
        self._phases()
        self._items()
        self.page_breaks.append(self.row)
        ask_lots(self)
        self.table("resources", _("Resources"), Resource, tuple(Resource.model_fields), named=True)
        self.named("indices", _("Index"), _("growth a year"), Tender.model_fields["indices"], "share")
        self._by_phase(("open_indices",), Tender.model_fields["open_indices"], get_args(IndexedPhase))
        self.page_breaks.append(self.row)
        self.section(_("VAT"), Vat, ("vat",), ("treatment", "cost_share"))
        self.named("vat_rates", _("VAT rate"), _("share"), Vat.model_fields["rates"], "share")
        self._by_phase(("vat", "by_phase"), Vat.model_fields["by_phase"], PRICED_PHASES)
        self.section(
            _("Carbon price"), CarbonPricePath, ("carbon_price_path",), tuple(CarbonPricePath.model_fields)
        )
        self._carbon_prices()
        self.section(
            _("Environmental costs (MKI)"),
            Mki,
            ("mki",),
            ("weighting_set", "is_cost", "discounted", "category_3_surcharge"),
        )
        for ask in (ask_quality, ask_circularity, ask_award):
            self.page_breaks.append(self.row)
            ask(self)
        return self.layout(_("Tender"))

    def _phases(self) -> None:
        _ = self._
        self.heading(_("Phases asked for"))
        help_ = _("Each bid then prices this phase, states zero, or names it as included.")
        for phase in PRICED_PHASES:
            self.put(LABEL, term(phase, _), "text")
            self.ask(ANSWER, Question(("asked_phases", phase), "choice", help_, self.yes_no))
            self.next()
        self.next()

    def _items(self) -> None:
        names = ("name", "id", "quantity", "unit", "use_per_year", "option_weight", "average_life_years")
        self.table("items", self._("Items"), Item, names)
        self.table("items", self._("What the authority sets of the items"), Item, _SET_OF_ITEM, of="name")

    def _by_phase(self, at: Path, info: FieldInfo, phases: Sequence[str]) -> None:
        """Ask for names by phase, each phase in a row of its own."""
        self.heading(self._(str(info.title)))
        for phase in phases:
            self.put(LABEL, term(phase, self._), "text")
            self.ask(ANSWER, Question((*at, phase), "text"))
            self.put(ANSWER + 2, self.notes.get((*at, phase), ""), "note")
            self.next()
        self.note(self._(info.description or ""))
        self.next()

    def _carbon_prices(self) -> None:
        _ = self._
        info = Tender.model_fields["carbon_price"]
        self.note(_("Or, instead of a published path, prices of your own:"))
        year = Question((), "whole", "", {}, 1900, 2500)
        self.pairs("carbon_price", {LABEL: _("Year"), ANSWER: _(str(info.title))}, year, info, "number")
