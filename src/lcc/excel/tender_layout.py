"""The sheet on which a purchaser fills in a tender, without a tender file."""

from collections.abc import Mapping
from typing import Any

from pydantic.fields import FieldInfo

from lcc.excel.field_text import INDICES, RESOURCES, VAT_RATES, choices_of
from lcc.excel.layout import ANSWER, LABEL, MARGIN, Input, Layout, LayoutBuilder, bounds_of, kind_of
from lcc.language.terms import term
from lcc.model.phases import PRICED_PHASES
from lcc.model.published import CARBON_PRICE_PATHS, DISCOUNT_PROFILES
from lcc.model.record import Path, Record, unit_of
from lcc.model.tender import CarbonPricePath, Discount, Item, Mki, Resource, Tender, Vat

BOOK_VERSION = 1
ROWS = {"vat_rates": 4, "indices": 8, "resources": 8, "carbon_price": 6, "items": 12}
"""How many rows there are for each of these."""

_GENERAL = ("id", "title", "authority", "cpv", "currency", "base_date", "horizon_years")
_RULES = (
    "inflation", "indexation", "yearly_costs_fall", "comparison", "expected_resale_haircut", "purchase_options",
)  # fmt: skip


def book_mark(language: str) -> str:
    """Return the text in cell A1 by which the sheet is known."""
    return f"lcc book {BOOK_VERSION} {language}"


def tender_layout(language: str, notes: Mapping[Path, str] | None = None) -> Layout:
    """Return the sheet; `notes` are shown beside what they are about, by key."""
    return _Builder(language, notes or {}).build()


class _Builder(LayoutBuilder):
    """Asks what a tender can hold."""

    def __init__(self, language: str, notes: Mapping[Path, str]) -> None:
        super().__init__(language)
        self.notes = notes

    def build(self) -> Layout:
        _ = self._
        self.put(MARGIN, book_mark(self.language), "mark")
        self.put(LABEL, _("Tender: fill in, then score this workbook"), "title")
        self.next()
        for line in (
            _(
                "Fill in the coloured cells here, and a sheet for each bid. Then: lcc score BOOK -o comparison.xlsx."
            ),
            _("What stands here already comes from a template: change it to what holds for you."),
        ):
            self.put(LABEL, line, "note")
            self.next()
        self.next()
        self._section(_("Tender"), Tender, (), _GENERAL)
        self._section(_("Discounting"), Discount, ("discount",), ("profile", "rate", "basis"))
        self._section(_("Rules"), Tender, (), _RULES)
        self._phases()
        self._items()
        self._resources()
        self._named("indices", _("Index"), _("growth a year"), Tender.model_fields["indices"], "share")
        self._section(_("VAT"), Vat, ("vat",), ("treatment", "cost_share"))
        self._named("vat_rates", _("VAT rate"), _("share"), Vat.model_fields["rates"], "share")
        self._section(
            _("Carbon price"), CarbonPricePath, ("carbon_price_path",), tuple(CarbonPricePath.model_fields)
        )
        self._carbon_prices()
        self._section(
            _("Environmental costs (MKI)"), Mki, ("mki",), ("weighting_set", "discounted", "category_3_surcharge")
        )
        return self.layout(_("Tender"))

    def _section(self, title: str, record: type[Record], at: Path, names: tuple[str, ...]) -> None:
        self.heading(title)
        for name in names:
            self._field((*at, name), record.model_fields[name])
        self.next()

    def _field(self, key: Path, info: FieldInfo) -> None:
        kind = unit_of(info.json_schema_extra)
        unit = self._(kind) if kind and kind not in ("money", "factor") else ""
        self.put(LABEL, self._(str(info.title)), "text")
        input_ = self._input(key, info)
        self.put(ANSWER, None, f"input_{input_.kind}", input_)
        self.put(ANSWER + 1, unit, "unit")
        said = self.notes.get(key) or input_.help
        self.put(ANSWER + 2, said, "note")
        self.next()

    def _input(self, key: Path, info: FieldInfo) -> Input:
        _ = self._
        help_ = _(info.description) if info.description else ""
        if choices := self._choices(key, info):
            return Input(key, "choice", help_, choices, required=False)
        rate = key[-1] in ("rate", "inflation")
        return Input(key, "share" if rate else kind_of(info), help_, {}, *bounds_of(info))

    def _choices(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        published: dict[Path, list[str]] = {
            ("discount", "profile"): [*DISCOUNT_PROFILES],
            ("carbon_price_path", "name"): [*CARBON_PRICE_PATHS],
        }
        if key in published:
            return {name: name for name in published[key]}
        if key[-1] == "cost_share":
            return {}
        empty: dict[str, tuple[str, ...]] = {INDICES: (), VAT_RATES: (), RESOURCES: ()}
        return choices_of(str(key[-1]), info, empty, self._)

    def _phases(self) -> None:
        _ = self._
        self.heading(_("Phases asked for"))
        help_ = _("Each bid then prices this phase, states zero, or names it as included.")
        for phase in PRICED_PHASES:
            self.put(LABEL, term(phase, _), "text")
            choices = {_("yes"): True, _("no"): False}
            self.put(ANSWER, None, "input_choice", Input(("asked_phases", phase), "choice", help_, choices))
            self.next()
        self.next()

    def _items(self) -> None:
        names = ("name", "id", "quantity", "unit", "use_per_year", "option_weight")
        self._table("items", self._("Items"), Item, names)

    def _resources(self) -> None:
        self._table("resources", self._("Resources"), Resource, tuple(Resource.model_fields), named=True)

    def _table(
        self, key: str, title: str, record: type[Record], names: tuple[str, ...], *, named: bool = False
    ) -> None:
        """Lay out rows of a record, each with its name first."""
        _ = self._
        self.heading(title)
        infos = {name: record.model_fields[name] for name in names}
        first = {LABEL: _("Name")} if named else {}
        columns = {name: (ANSWER if named else LABEL) + offset for offset, name in enumerate(names)}
        self.heads(first | {columns[name]: _(str(info.title)) for name, info in infos.items()})
        for k in range(ROWS[key]):
            if named:
                self.put(LABEL, None, "input_text", Input((key, k, "name"), "text"))
            for name, column in columns.items():
                input_ = Input((key, k, name), self._kind(name, infos[name]), "", {}, *bounds_of(infos[name]))
                self.put(column, None, f"input_{input_.kind}", input_)
            self.put(max(columns.values()) + 1, self.notes.get((key, k), ""), "note")
            self.next()
        self.next()

    @staticmethod
    def _kind(name: str, info: FieldInfo) -> Any:
        return "text" if name in ("index", "vat", "unit", "name", "id") else kind_of(info)

    def _named(self, key: str, name: str, value: str, info: FieldInfo, kind: Any) -> None:
        """Lay out rows of a name and a number."""
        self.heading(self._(str(info.title)))
        self.heads({LABEL: name, ANSWER: value})
        for k in range(ROWS[key]):
            self.put(LABEL, None, "input_text", Input((key, k, "name"), "text"))
            self.put(ANSWER, None, f"input_{kind}", Input((key, k, "value"), kind))
            self.put(ANSWER + 2, self.notes.get((key, k), ""), "note")
            self.next()
        self.put(LABEL, self._(info.description or ""), "note")
        self.next(2)

    def _carbon_prices(self) -> None:
        _ = self._
        info = Tender.model_fields["carbon_price"]
        self.put(LABEL, _("Or, instead of a published path, prices of your own:"), "note")
        self.next()
        self.heads({LABEL: _("Year"), ANSWER: _(str(info.title))})
        for k in range(ROWS["carbon_price"]):
            self.put(LABEL, None, "input_whole", Input(("carbon_price", k, "name"), "whole", "", {}, 1900, 2500))
            self.put(ANSWER, None, "input_number", Input(("carbon_price", k, "value"), "number"))
            self.put(ANSWER + 2, self.notes.get(("carbon_price", k), ""), "note")
            self.next()
        self.put(LABEL, _(info.description or ""), "note")
        self.next(2)
