"""Where everything stands on a bid form. The writer follows it, and the reader compares with it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from lcc.excel.form_answers import CARBON, COST_ROWS, END_OF_LIFE, MKI, TABLE_ROWS
from lcc.excel.layout import (
    ANSWER,
    LABEL,
    MARGIN,
    NOTE,
    UNIT,
    Block,
    Input,
    Layout,
    LayoutBuilder,
    bounds_of,
    kind_of,
    options_of,
)
from lcc.language import Translate
from lcc.language.numbers import local_date
from lcc.language.terms import common_name, distinct_names, model_name, term
from lcc.model.bid import Bidder, Carbon, Consumption, Cost, EndOfLife, Offer, OfferedMki
from lcc.model.business_models import BUSINESS_MODELS, NEEDS_USE
from lcc.model.fields import record_in
from lcc.model.phases import PRICED_PHASES
from lcc.model.published import WEIGHTING_SETS
from lcc.model.record import Path, unit_of
from lcc.model.tender import STANDARD_VAT, Item, Tender
from lcc.report.units import money_per, unit_text

FORM_VERSION = 1


def fingerprint(tender: Tender) -> str:
    """Return a short proof of the tender's content: another tender, or a changed one, has another.

    What is as it is by default is left out: fields that later versions of the program add leave it the same.
    """
    return hashlib.sha256(tender.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:16]


def form_mark(tender: Tender, language: str) -> str:
    """Return the text in cell A1 that ties a form to its tender, version and language."""
    return f"lcc form {FORM_VERSION} {language} {fingerprint(tender)} {tender.id}"


def form_layout(tender: Tender, language: str) -> Layout:
    """Return the bid form of a tender."""
    return _Builder(tender, language).build()


def questions_layout(tender: Tender, language: str) -> Layout:
    """Return the bid form without what the authority says: for a workbook that has the tender itself."""
    return _Builder(tender, language, with_facts=False).build()


def item_heading(i: int, name: str, _: Translate) -> str:
    """Return the heading above the offer for an item."""
    return _("Item {number}: {name}").format(number=i + 1, name=name)


class _Builder(LayoutBuilder):
    """Asks what a bid can hold."""

    def __init__(self, tender: Tender, language: str, *, with_facts: bool = True) -> None:
        super().__init__(language)
        self.tender, self.with_facts = tender, with_facts

    def build(self) -> Layout:
        self._head()
        self._bidder()
        for i, item in enumerate(self.tender.items):
            if i or len(self.tender.items) > 1:
                self.page_breaks.append(self.row)
            self._offer(i, item)
        self.put(LABEL, self._("End of the form. Thank you."), "note")
        return self.layout(self._("Bid form"))

    def _head(self) -> None:
        _, tender = self._, self.tender
        self.put(MARGIN, form_mark(tender, self.language), "mark")
        title = _("Bid form: {title}").format(title=tender.title) if self.with_facts else _("Bid")
        self.put(LABEL, title, "title")
        self.next()
        for line in (
            _("Fill in the coloured cells only. Amounts exclude VAT, in {currency}, at prices of {date}.").format(
                currency=tender.currency, date=local_date(tender.base_date, _)
            )
            if self.with_facts
            else _("Fill in the coloured cells only. Amounts exclude VAT, at prices of the base date."),
            _("All amounts are per unit of the item, unless you choose otherwise. Click a cell for help."),
            _("An empty cell means that it does not apply. Write 0 for a cost that is there but is zero."),
        ):
            self.put(LABEL, line, "note")
            self.next()
        self.next()
        if self.with_facts:
            self._facts()

    def _facts(self) -> None:
        _, tender = self._, self.tender
        self.heading(_("Set by the contracting authority"))
        self.fact(_("Contracting authority"), tender.authority)
        self.fact(_("Tender code"), tender.id)
        self.fact(_("Base date"), local_date(tender.base_date, _))
        self.fact(_("Horizon"), tender.horizon_years, _("years"))
        self._rates()
        self.fact(_("Yearly costs fall at"), term(tender.yearly_costs_fall, _))
        self.fact(_("Comparison"), term(tender.comparison, _))
        if tender.expected_resale_haircut:
            self.fact(_("Haircut on expected resale value"), tender.expected_resale_haircut, _("share"), "share")
        if tender.vat.is_cost:
            self.fact(_("Share of VAT that is a cost"), tender.vat.cost_share, _("share"), "share")
            for name, rate in tender.vat.rates.items():
                self.fact(_("VAT rate {name}").format(name=common_name(name, _)), rate, _("share"), "share")
        for name, resource in tender.resources.items():
            per = money_per(resource.unit, tender, _)
            self.fact(
                _("Price of {resource}").format(resource=common_name(name, _)), resource.price, per, "amount"
            )
        for name, resource in tender.resources.items():
            if tender.carbon_price:
                label = _("Emission factor of {resource}").format(resource=common_name(name, _))
                self.fact(label, resource.co2_kg, _("kg CO2-eq per {unit}").format(unit=resource.unit), "amount")
        if tender.mki:
            self.fact(_("Weighting set of the MKI"), tender.mki.weighting_set)
        for year, price in sorted(tender.carbon_price.items()):
            per_kg = _("{currency} per kg CO2-eq").format(currency=tender.currency)
            self.fact(_("Carbon price in {year}").format(year=year), price, per_kg, "amount")
        for called, name in distinct_names(tender.index_names, _).items():
            label = _("Index {index}").format(index=called)
            growth = dict.get(tender.indices, name, tender.inflation if name == "general" else 0.0)
            if isinstance(growth, list):
                rates = "; ".join(f"{100 * rate:.6g} %" for rate in growth)
                self.fact(label, _("{rates} in year 1, 2, ...").format(rates=rates))
            else:
                self.fact(label, growth, _("per year"), "share")
        self.next()

    def _rates(self) -> None:
        _, discount = self._, self.tender.discount
        basis = f"{_('per year')}, {term(discount.basis, _)}"
        for year, rate in discount.bands:
            after = _("Discount rate after year {year}").format(year=year)
            self.fact(after if year else _("Discount rate"), rate, basis, "share")

    def _bidder(self) -> None:
        _ = self._
        self.heading(_("Bidder"))
        for name in ("name", "id"):
            info = Bidder.model_fields[name]
            self.question(_(str(info.title)), "", self._input(("bidder", name), info))
        self.next()

    def _offer(self, i: int, item: Item) -> None:
        _, at = self._, ("offers", i)
        self.heading(item_heading(i, item.name, _))
        if self.with_facts:
            self._facts_of(item)
        kinds = {
            model_name(kind, _): kind
            for kind in BUSINESS_MODELS
            if kind not in NEEDS_USE or item.use_per_year is not None
        }
        help_ = _("Choose one; then fill in the block with that name and leave the other blocks empty.")
        self.question(_("Business model"), "", Input((*at, "kind"), "choice", help_, kinds, required=True))
        asked_in = (self.row - 1, ANSWER)
        for label, kind in kinds.items():
            first_row = self.row + 1
            self._model(label, kind, (*at, kind), item)
            self.blocks.append(Block(first_row, self.row - 1, asked_in, label))
        self._included(at)
        self._costs(at)
        self._consumption(at, item)
        self._group(at, "end_of_life", _("End of life, per unit"), EndOfLife, END_OF_LIFE, item)
        self.next()
        self._table((*at, "take_back"), Offer.model_fields["take_back"], item)
        if self.tender.carbon_price:
            self._group(at, "carbon", _("Emissions, per unit"), Carbon, CARBON, item)
        if self.tender.mki:
            self._mki(at, item)
        self.next()

    def _facts_of(self, item: Item) -> None:
        _ = self._
        self.fact(_("Quantity"), item.quantity, item.unit)
        if item.use_per_year is not None:
            uses: Any = item.use_per_year
            if isinstance(uses, list):
                uses = _("{uses} in year 1, 2, ...").format(uses="; ".join(f"{use:g}" for use in uses))
            self.fact(_("Use a year"), uses, "" if isinstance(uses, str) else _("uses per year"))
        if item.option_weight is not None:
            self.fact(_("Weight of the option"), item.option_weight, _("share"), "share")

    def _model(self, label: str, kind: str, at: Path, item: Item) -> None:
        _ = self._
        self.next()
        self.heading(_("Only if you chose: {model}").format(model=label), "subheading")
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
        self.question(
            f"{of}: {title.lower()}" if of else title,
            unit_text(info, self.tender, item, self._),
            self._input(key, info),
            money=money,
        )

    def _input(self, key: Path, info: FieldInfo) -> Input:
        help_, kind, choices = self._help(info), kind_of(info), self._choices(key, info)
        if choices:
            return Input(key, "choice", help_, choices, required=info.is_required())
        return Input(key, kind, help_, {}, *bounds_of(info), required=info.is_required())

    def _choices(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        _ = self._
        if key[-1] == "index":
            return distinct_names(self.tender.index_names, _)
        if str(key[-1]).endswith("vat"):
            return distinct_names(tuple(self.tender.vat.rates), _)
        if info.annotation is bool:
            return {_("yes"): True, _("no"): False}
        options = [option for option in options_of(info.annotation) if isinstance(option, str)]
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
        self.put(LABEL, _(str(info.title)), "column")
        for name, column in columns.items():
            title, unit = _(str(fields[name].title)), unit_text(fields[name], self.tender, item, _)
            heading = f"{title} ({unit})" if unit and unit != _("share") else title
            self.put(column, f"{_(str(info.title))}: {title.lower()}" if column == LABEL else heading, "column")
        self.next()
        for k in range(TABLE_ROWS[str(key[-1])]):
            if not named:
                self.put(LABEL, _("Step {number}").format(number=k + 1), "text")
            for name, column in columns.items():
                input_ = self._input((*key, k, name), fields[name])
                money = unit_of(fields[name].json_schema_extra).startswith("money")
                self.put(column, None, "input_money" if money else f"input_{input_.kind}", input_)
            self.next()
        self.put(LABEL, self._help(info), "note")
        self.next()

    def _mki(self, at: Path, item: Item) -> None:
        self._group(at, "mki", self._("Environmental costs (MKI), per unit"), OfferedMki, MKI, item)
        self.put(LABEL, self._("Or, instead of the MKI of one life, the amount of each impact:"), "note")
        self.next()
        published = WEIGHTING_SETS[self.tender.mki.weighting_set].weights if self.tender.mki else {}
        for name, weight in published.items():
            per = self._("{impact_unit} per {unit}").format(impact_unit=weight.unit, unit=item.unit)
            self.question(name, per, Input((*at, "mki", "impacts", name), "number"))

    def _included(self, at: Path) -> None:
        _ = self._
        if not self.tender.asked_phases:
            return
        self.next()
        self.heading(_("What the price includes"), "subheading")
        help_ = _("Yes if its cost is in the price above. If not: fill in its cost below, 0 if there is none.")
        for phase in self.tender.asked_phases:
            input_ = Input((*at, "included", phase), "choice", help_, {_("yes"): True, _("no"): False})
            self.question(term(phase, _), "", input_)

    def _costs(self, at: Path) -> None:
        _ = self._
        self.next()
        self.heading(_("Other costs"), "subheading")
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
            self.put(column, title, "column")
        self.next()
        for k in range(COST_ROWS):
            for name, title, column in columns:
                if name:
                    input_ = self._cost_input((*at, "costs", k, name), title)
                    style = "money" if name == "amount" else input_.kind
                    self.put(column, None, f"input_{style}", input_)
                else:
                    self.put(column, self.tender.currency, "unit")
            self.next()

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
        self.next()
        self.heading(_("Consumption, per unit and year"), "subheading")
        fields = Consumption.model_fields
        for name, resource in self.tender.resources.items():
            row = (*at, "consumption", name)
            self.put(LABEL, common_name(name, _), "text")
            self.put(ANSWER, None, "input_number", self._input((*row, "per_year"), fields["per_year"]))
            per = _("{resource_unit} per {unit} and year").format(resource_unit=resource.unit, unit=item.unit)
            self.put(UNIT, per, "unit")
            phase = self._input((*row, "phase"), fields["phase"])
            self.put(NOTE, None, "input_choice", phase)
            self.put(NOTE + 1, _("phase (empty: use)"), "unit")
            self.next()

    def _group(self, at: Path, group: str, title: str, record: Any, names: Sequence[str], item: Item) -> None:
        self.next()
        self.heading(title, "subheading")
        for name in names:
            self._field((*at, group, name), record.model_fields[name], item)
