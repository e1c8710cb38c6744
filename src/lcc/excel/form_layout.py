"""Where everything stands on a bid form. The writer follows it, and the reader compares with it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from lcc.excel.form_answers import CARBON, COST_ROWS, END_OF_LIFE, MKI, TABLE_ROWS
from lcc.excel.units import money_per, unit_text
from lcc.language import Translate, translator
from lcc.language.terms import common_name, distinct_names, model_name, term
from lcc.model.bid import Bidder, Carbon, Consumption, Cost, EndOfLife, Offer, OfferedMki
from lcc.model.business_models import BUSINESS_MODELS, NEEDS_USE
from lcc.model.fields import record_in
from lcc.model.phases import PRICED_PHASES
from lcc.model.published import WEIGHTING_SETS
from lcc.model.record import Path, unit_of
from lcc.model.tender import STANDARD_VAT, Item, Tender

FORM_VERSION = 1
LISTS_SHEET = "lists"

MARGIN, LABEL, ANSWER, UNIT, NOTE = 0, 1, 2, 3, 4
WIDTHS = (2, 36, 17, 24, 19, 17, 18, 13, 17, 13)
LAST_COLUMN = len(WIDTHS) - 1

Kind = Literal["text", "number", "share", "whole", "choice"]


@dataclass(frozen=True, slots=True)
class Input:
    """A cell to fill in: which answer it holds, and what it accepts."""

    key: Path
    kind: Kind
    help: str = ""
    choices: dict[str, Any] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the form, counted from zero. Without `input` it is locked and holds `value`."""

    row: int
    column: int
    value: str | float | None
    style: str
    input: Input | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that count only if the answer in a cell is this one; they are greyed otherwise."""

    first_row: int
    last_row: int
    asked_in: tuple[int, int]
    answer: str


@dataclass(frozen=True, slots=True)
class FormLayout:
    """A form for one tender in one language."""

    language: str
    sheet: str
    cells: tuple[Cell, ...]
    blocks: tuple[Block, ...]
    page_breaks: tuple[int, ...]

    @property
    def inputs(self) -> list[Cell]:
        """The cells to fill in."""
        return [cell for cell in self.cells if cell.input]


def fingerprint(tender: Tender) -> str:
    """Return a short proof of the tender's content: another tender, or a changed one, has another."""
    return hashlib.sha256(tender.model_dump_json().encode()).hexdigest()[:16]


def form_mark(tender: Tender, language: str) -> str:
    """Return the text in cell A1 that ties a form to its tender, version and language."""
    return f"lcc form {FORM_VERSION} {language} {fingerprint(tender)} {tender.id}"


def form_layout(tender: Tender, language: str) -> FormLayout:
    """Return the bid form of a tender."""
    return _Builder(tender, language).build()


class _Builder:
    """Lays rows under each other."""

    def __init__(self, tender: Tender, language: str) -> None:
        self.tender, self.language = tender, language
        self._: Translate = translator(language)
        self.cells: list[Cell] = []
        self.blocks: list[Block] = []
        self.row = 0
        self.page_breaks: list[int] = []

    def build(self) -> FormLayout:
        self._head()
        self._bidder()
        for i, item in enumerate(self.tender.items):
            if i or len(self.tender.items) > 1:
                self.page_breaks.append(self.row)
            self._offer(i, item)
        self._put(LABEL, self._("End of the form. Thank you."), "note")
        return FormLayout(
            self.language, self._("Bid form"), tuple(self.cells), tuple(self.blocks), tuple(self.page_breaks)
        )

    def _put(self, column: int, value: str | float | None, style: str, input_: Input | None = None) -> None:
        self.cells.append(Cell(self.row, column, value, style, input_))

    def _next(self, rows: int = 1) -> None:
        self.row += rows

    def _heading(self, text: str, style: str = "heading") -> None:
        for column in range(LABEL, LAST_COLUMN + 1):
            self._put(column, text if column == LABEL else None, style)
        self._next()

    def _fact(self, label: str, value: str | float, unit: str = "", style: str = "number") -> None:
        self._put(LABEL, label, "text")
        self._put(ANSWER, value, "text" if isinstance(value, str) else style)
        if unit:
            self._put(UNIT, unit, "unit")
        self._next()

    def _question(self, label: str, unit: str, input_: Input, *, money: bool = False) -> None:
        style = "input_money" if money else f"input_{input_.kind}"
        self._put(LABEL, label, "text")
        self._put(ANSWER, None, style, input_)
        self._put(UNIT, unit, "unit")
        self._put(NOTE, input_.help, "note")
        self._next()

    def _head(self) -> None:
        _, tender = self._, self.tender
        self._put(MARGIN, form_mark(tender, self.language), "mark")
        self._put(LABEL, _("Bid form: {title}").format(title=tender.title), "title")
        self._next()
        for line in (
            _("Fill in the coloured cells only. Amounts exclude VAT, in {currency}, at prices of {date}.").format(
                currency=tender.currency, date=tender.base_date.isoformat()
            ),
            _("All amounts are per unit of the item, unless you choose otherwise. Click a cell for help."),
            _("An empty cell means that it does not apply. Write 0 for a cost that is there but is zero."),
        ):
            self._put(LABEL, line, "note")
            self._next()
        self._next()
        self._heading(_("Set by the contracting authority"))
        self._fact(_("Contracting authority"), tender.authority)
        self._fact(_("Tender code"), tender.id)
        self._fact(_("Base date"), tender.base_date.isoformat())
        self._fact(_("Horizon"), tender.horizon_years, _("years"))
        self._rates()
        self._fact(_("Yearly costs fall at"), term(tender.yearly_costs_fall, _))
        self._fact(_("Comparison"), term(tender.comparison, _))
        if tender.expected_resale_haircut:
            self._fact(_("Haircut on expected resale value"), tender.expected_resale_haircut, _("share"), "share")
        if tender.vat.is_cost:
            self._fact(_("Share of VAT that is a cost"), tender.vat.cost_share, _("share"), "share")
            for name, rate in tender.vat.rates.items():
                self._fact(_("VAT rate {name}").format(name=common_name(name, _)), rate, _("share"), "share")
        for name, resource in tender.resources.items():
            per = money_per(resource.unit, tender, _)
            self._fact(
                _("Price of {resource}").format(resource=common_name(name, _)), resource.price, per, "amount"
            )
        for name, resource in tender.resources.items():
            if tender.carbon_price:
                label = _("Emission factor of {resource}").format(resource=common_name(name, _))
                self._fact(label, resource.co2_kg, _("kg CO2-eq per {unit}").format(unit=resource.unit), "amount")
        if tender.mki:
            self._fact(_("Weighting set of the MKI"), tender.mki.weighting_set)
        for year, price in sorted(tender.carbon_price.items()):
            per_kg = _("{currency} per kg CO2-eq").format(currency=tender.currency)
            self._fact(_("Carbon price in {year}").format(year=year), price, per_kg, "amount")
        for called, name in distinct_names(tender.index_names, _).items():
            label = _("Index {index}").format(index=called)
            growth = dict.get(tender.indices, name, tender.inflation if name == "general" else 0.0)
            if isinstance(growth, list):
                rates = "; ".join(f"{100 * rate:.6g} %" for rate in growth)
                self._fact(label, _("{rates} in year 1, 2, ...").format(rates=rates))
            else:
                self._fact(label, growth, _("per year"), "share")
        self._next()

    def _rates(self) -> None:
        _, discount = self._, self.tender.discount
        basis = f"{_('per year')}, {term(discount.basis, _)}"
        for year, rate in discount.bands:
            after = _("Discount rate after year {year}").format(year=year)
            self._fact(after if year else _("Discount rate"), rate, basis, "share")

    def _bidder(self) -> None:
        _ = self._
        self._heading(_("Bidder"))
        for name in ("name", "id"):
            info = Bidder.model_fields[name]
            self._question(_(str(info.title)), "", self._input(("bidder", name), info))
        self._next()

    def _offer(self, i: int, item: Item) -> None:
        _, at = self._, ("offers", i)
        self._heading(_("Item {number}: {name}").format(number=i + 1, name=item.name))
        self._fact(_("Quantity"), item.quantity, item.unit)
        if item.use_per_year is not None:
            uses: Any = item.use_per_year
            if isinstance(uses, list):
                uses = _("{uses} in year 1, 2, ...").format(uses="; ".join(f"{use:g}" for use in uses))
            self._fact(_("Use a year"), uses, "" if isinstance(uses, str) else _("uses per year"))
        if item.option_weight is not None:
            self._fact(_("Weight of the option"), item.option_weight, _("share"), "share")
        kinds = {
            model_name(kind, _): kind
            for kind in BUSINESS_MODELS
            if kind not in NEEDS_USE or item.use_per_year is not None
        }
        help_ = _("Choose one; then fill in the block with that name and leave the other blocks empty.")
        self._question(_("Business model"), "", Input((*at, "kind"), "choice", help_, kinds, required=True))
        asked_in = (self.row - 1, ANSWER)
        for label, kind in kinds.items():
            first_row = self.row + 1
            self._model(label, kind, (*at, kind), item)
            self.blocks.append(Block(first_row, self.row - 1, asked_in, label))
        self._included(at)
        self._costs(at)
        self._consumption(at, item)
        self._group(at, "end_of_life", _("End of life, per unit"), EndOfLife, END_OF_LIFE, item)
        self._next()
        self._table((*at, "take_back"), Offer.model_fields["take_back"], item)
        if self.tender.carbon_price:
            self._group(at, "carbon", _("Emissions, per unit"), Carbon, CARBON, item)
        if self.tender.mki:
            self._mki(at, item)
        self._next()

    def _model(self, label: str, kind: str, at: Path, item: Item) -> None:
        _ = self._
        self._next()
        self._heading(_("Only if you chose: {model}").format(model=label), "subheading")
        for name, info in BUSINESS_MODELS[kind].model_fields.items():
            record = record_in(info.annotation)
            if name in TABLE_ROWS:
                self._table((*at, name), info, item)
            elif record is not None and self.tender.purchase_options == "exercised":
                for part, part_info in record.model_fields.items():
                    self._field((*at, name, part), part_info, item, of=_(str(info.title)))
            elif name != "kind" and record is None:
                self._field((*at, name), info, item)

    def _field(self, key: Path, info: FieldInfo, item: Item, of: str = "") -> None:
        if str(key[-1]).endswith("vat") and not self.tender.vat.is_cost:
            return
        money = unit_of(info.json_schema_extra).startswith("money")
        title = self._(str(info.title))
        self._question(
            f"{of}: {title.lower()}" if of else title,
            unit_text(info, self.tender, item, self._),
            self._input(key, info),
            money=money,
        )

    def _input(self, key: Path, info: FieldInfo) -> Input:
        help_, kind, choices = self._help(info), _kind(info), self._choices(key, info)
        if choices:
            return Input(key, "choice", help_, choices, required=info.is_required())
        bounds = {
            name: getattr(entry, attribute)
            for entry in info.metadata
            for attribute, name in (("ge", "minimum"), ("gt", "minimum"), ("le", "maximum"), ("lt", "maximum"))
            if getattr(entry, attribute, None) is not None
        }
        return Input(key, kind, help_, {}, **bounds, required=info.is_required())

    def _choices(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        _ = self._
        if key[-1] == "index":
            return distinct_names(self.tender.index_names, _)
        if str(key[-1]).endswith("vat"):
            return distinct_names(tuple(self.tender.vat.rates), _)
        if info.annotation is bool:
            return {_("yes"): True, _("no"): False}
        options = [option for option in _options(info.annotation) if isinstance(option, str)]
        return {term(option, _): option for option in options}

    def _help(self, info: FieldInfo) -> str:
        _ = self._
        parts = [_(info.description)] if info.description else []
        default = None if info.default is PydanticUndefined else info.default
        if default is True or default is False:
            default = _("yes") if default else _("no")
        elif isinstance(default, str):
            default = (
                common_name(default, _)
                if default in (*self.tender.index_names, STANDARD_VAT)
                else term(default, _)
            )
        if default not in (None, 0) and not info.is_required():
            parts.append(_("If left empty: {default}.").format(default=default))
        return " ".join(parts)

    def _table(self, key: Path, info: FieldInfo, item: Item) -> None:
        """Lay out rows of a record: what has a name under the title, the other fields beside it."""
        _, row = self._, record_in(info.annotation)
        fields = dict(row.model_fields) if row else {}
        if not self.tender.vat.is_cost:
            fields.pop("vat", None)
        named = next(
            (name for name, field in fields.items() if field.annotation is str and name not in ("index", "vat")),
            None,
        )
        columns = {named: LABEL} if named else {}
        others = [name for name in fields if name not in columns]
        columns |= {name: ANSWER + offset for offset, name in enumerate(others)}
        self._put(LABEL, _(str(info.title)), "column")
        for name, column in columns.items():
            title, unit = _(str(fields[name].title)), unit_text(fields[name], self.tender, item, _)
            heading = f"{title} ({unit})" if unit and unit != _("share") else title
            self._put(column, f"{_(str(info.title))}: {title.lower()}" if column == LABEL else heading, "column")
        self._next()
        for k in range(TABLE_ROWS[str(key[-1])]):
            if not named:
                self._put(LABEL, _("Step {number}").format(number=k + 1), "text")
            for name, column in columns.items():
                input_ = self._input((*key, k, name), fields[name])
                money = unit_of(fields[name].json_schema_extra).startswith("money")
                self._put(column, None, "input_money" if money else f"input_{input_.kind}", input_)
            self._next()
        self._put(LABEL, self._help(info), "note")
        self._next()

    def _mki(self, at: Path, item: Item) -> None:
        self._group(at, "mki", self._("Environmental costs (MKI), per unit"), OfferedMki, MKI, item)
        self._put(LABEL, self._("Or, instead of the MKI of one life, the amount of each impact:"), "note")
        self._next()
        published = WEIGHTING_SETS[self.tender.mki.weighting_set].weights if self.tender.mki else {}
        for name, weight in published.items():
            per = self._("{impact_unit} per {unit}").format(impact_unit=weight.unit, unit=item.unit)
            self._question(name, per, Input((*at, "mki", "impacts", name), "number"))

    def _included(self, at: Path) -> None:
        _ = self._
        if not self.tender.asked_phases:
            return
        self._next()
        self._heading(_("What the price includes"), "subheading")
        help_ = _("Yes if its cost is in the price above. If not: fill in its cost below, 0 if there is none.")
        for phase in self.tender.asked_phases:
            input_ = Input((*at, "included", phase), "choice", help_, {_("yes"): True, _("no"): False})
            self._question(term(phase, _), "", input_)

    def _costs(self, at: Path) -> None:
        _ = self._
        self._next()
        self._heading(_("Other costs"), "subheading")
        columns = (
            ("name", _("What"), LABEL),
            ("amount", _("Amount"), ANSWER),
            ("vat", _("VAT rate"), UNIT) if self.tender.vat.is_cost else ("", _("Unit"), UNIT),
            ("phase", _("Phase"), NOTE),
            ("per", _("Per (empty: per unit)"), NOTE + 1),
            ("moment", _("When (empty: every year)"), NOTE + 2),
            ("years", _("... years or year"), NOTE + 3),
            ("index", _("Index (empty: general)"), NOTE + 4),
            ("warranty_years", _("Free of charge in the first ... years of each life"), NOTE + 5),
        )
        for _name, title, column in columns:
            self._put(column, title, "column")
        self._next()
        for k in range(COST_ROWS):
            for name, title, column in columns:
                if name:
                    input_ = self._cost_input((*at, "costs", k, name), title)
                    style = "money" if name == "amount" else input_.kind
                    self._put(column, None, f"input_{style}", input_)
                else:
                    self._put(column, self.tender.currency, "unit")
            self._next()

    def _cost_input(self, key: Path, title: str) -> Input:
        _, name = self._, key[-1]
        if name == "moment":
            return Input(
                key, "choice", title, {term(code, _): code for code in ("every_year", "every_years", "at_year")}
            )
        if name == "years":
            help_ = _("Every how many years, or in which year; only where you chose that.")
            return Input(key, "number", help_, {}, 0, self.tender.horizon_years)
        if name == "phase":
            return Input(key, "choice", title, {term(phase, _): phase for phase in PRICED_PHASES}, required=True)
        return self._input(key, Cost.model_fields[str(name)])

    def _consumption(self, at: Path, item: Item) -> None:
        _ = self._
        if not self.tender.resources:
            return
        self._next()
        self._heading(_("Consumption, per unit and year"), "subheading")
        fields = Consumption.model_fields
        for name, resource in self.tender.resources.items():
            row = (*at, "consumption", name)
            self._put(LABEL, common_name(name, _), "text")
            self._put(ANSWER, None, "input_number", self._input((*row, "per_year"), fields["per_year"]))
            per = _("{resource_unit} per {unit} and year").format(resource_unit=resource.unit, unit=item.unit)
            self._put(UNIT, per, "unit")
            phase = self._input((*row, "phase"), fields["phase"])
            self._put(NOTE, None, "input_choice", phase)
            self._put(NOTE + 1, _("phase (empty: use)"), "unit")
            self._next()

    def _group(self, at: Path, group: str, title: str, record: Any, names: Sequence[str], item: Item) -> None:
        self._next()
        self._heading(title, "subheading")
        for name in names:
            self._field((*at, group, name), record.model_fields[name], item)


def _kind(info: FieldInfo) -> Kind:
    types = set(_options(info.annotation))
    if int in types:
        return "whole"
    if float in types:
        return "share" if unit_of(info.json_schema_extra) == "share" else "number"
    return "text"


def _options(annotation: Any) -> Iterator[Any]:
    """Yield the types and the literal values that a field can hold."""
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for part in inner:
        yield from _options(part)
