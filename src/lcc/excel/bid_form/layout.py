"""Where everything stands on a bid form. The writer follows it, and the reader compares with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from pydantic.fields import FieldInfo

from lcc.checks.fields import once_stated, record_in
from lcc.excel.bid_form.answers import (
    CARBON,
    COMBINATIONS,
    COST_ROWS,
    END_OF_LIFE,
    FILE,
    MKI,
    MOMENTS,
    OF_BID,
    OF_OFFER,
    PASSPORT,
    TABLE_ROWS,
)
from lcc.excel.bid_form.facts import item_facts, tender_facts
from lcc.excel.bid_form.fields import BidFields
from lcc.excel.form.award_facts import award_facts, counts_for_nothing
from lcc.excel.form.layout import ANSWER, LABEL, NOTE, UNIT, Layout, Question, QuestionBlock
from lcc.excel.form.mark import Mark
from lcc.excel.passport_form.layout import PassportQuestions
from lcc.language import Translate
from lcc.language.numbers import local_date, local_share
from lcc.language.terms import common_name, model_name, term
from lcc.library.phases import PRICED_PHASES
from lcc.library.published import WEIGHTING_SETS
from lcc.model.award import Co2LadderDiscount
from lcc.model.bid import (
    IN_PASSPORT,
    Bid,
    Bidder,
    Carbon,
    Circularity,
    Combination,
    Consumption,
    Cost,
    EndOfLife,
    Offer,
    OfferedLadder,
    OfferedMki,
)
from lcc.model.business_models import BUSINESS_MODELS, offered_for
from lcc.model.tender import Item, Lot, Tender
from lcc.record.path import Path
from lcc.record.record import unit_of
from lcc.record.version import LAYOUT


def fingerprint(tender: Tender) -> str:
    """Return a short proof of the tender's content: another tender, or a changed one, has another.

    What is as it is by default is left out: fields that later versions of the program add leave it the same.
    """
    return hashlib.sha256(tender.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:16]


def form_layout(tender: Tender, language: str, version: int = LAYOUT) -> Layout:
    """Return the bid form of a tender; its mark ties it to the tender."""
    return _Builder(tender, Mark("form", version, language, f"{fingerprint(tender)} {tender.id}")).build()


def questions_layout(tender: Tender, language: str, version: int = LAYOUT) -> Layout:
    """Return the bid form without what the authority says: for a workbook that has the tender itself.

    Its mark says what is asked where: only the sheet of a tender that asks the same fits it.
    """
    layout = _Builder(tender, Mark("bid", version, language), with_facts=False).build()
    asked = repr([(cell.row, cell.column, cell.input.key) for cell in layout.inputs if cell.input])
    mark = layout.mark._replace(of=hashlib.sha256(asked.encode()).hexdigest()[:16])
    return replace(layout, mark=mark, cells=(replace(layout.cells[0], value=str(mark)), *layout.cells[1:]))


def item_heading(i: int, name: str, _: Translate) -> str:
    """Return the heading above the offer for an item."""
    return _("Item {number}: {name}").format(number=i + 1, name=name)


def lot_heading(lot: Lot, _: Translate) -> str:
    """Return what a lot is called."""
    return _("Lot {code}: {title}").format(code=lot.id, title=lot.title)


class _Builder(BidFields):
    """Asks what a bid can hold."""

    def __init__(self, tender: Tender, mark: Mark, *, with_facts: bool = True) -> None:
        super().__init__(tender, mark)
        self.with_facts = with_facts
        about = counts_for_nothing(tender, self._) if with_facts else ("", "")
        self._about_costs, self._about_the_rest = about

    def build(self) -> Layout:
        self._head()
        self._bidder()
        for i, item in enumerate(self.tender.items):
            if i or len(self.tender.items) > 1:
                self.page_breaks.append(self.row)
            self._offer(i, item)
        if self.tender.lots and self.tender.lots.combined_bids:
            self._combinations(self.tender.lots.parts)
        self.put(LABEL, self._("End of the form. Thank you."), "note")
        return replace(self.layout(self._("Bid form")), currency=self.tender.currency)

    def _head(self) -> None:
        _, tender = self._, self.tender
        title = _("Bid form: {title}").format(title=tender.title) if self.with_facts else _("Bid")
        lots = _("You need not offer every lot: leave the items of the other lots wholly empty.")
        self.title(
            title,
            _("Fill in the coloured cells only. Amounts exclude VAT, in {currency}, at prices of {date}.").format(
                currency=tender.currency, date=local_date(tender.base_date, _)
            )
            if self.with_facts
            else _("Fill in the coloured cells only. Amounts exclude VAT, at prices of the base date."),
            _("All amounts are per unit of the item, unless you choose otherwise. Click a cell for help."),
            _("An empty cell means that it does not apply. Write 0 for a cost that is there but is zero."),
            *([lots] if tender.lots else []),
        )
        if self.with_facts:
            tender_facts(self, tender)
            award_facts(self, tender)

    def _bidder(self) -> None:
        _ = self._
        self.heading(_("Bidder"))
        asked: dict[Path, FieldInfo] = {("bidder", name): info for name, info in self.fields_of(Bidder).items()}
        asked |= {(name,): info for name, info in self.fields_of(Bid).items() if name in OF_BID}
        if self.tender.variants != "allowed":
            del asked["variant",]
        for key, info in asked.items():
            unit = unit_of(info.json_schema_extra)
            money = unit == "money"
            said = self.tender.currency if money else unit and _(unit)
            self.question(_(str(info.title)), said, self.input_for(key, info), money=money)
        self.next()
        if self.tender.award.co2_ladder:
            self._ladder(self.tender.award.co2_ladder)

    def _ladder(self, ladder: Co2LadderDiscount) -> None:
        _, fields = self._, OfferedLadder.model_fields
        self.heading(_(str(Bid.model_fields["co2_ladder"].title)), "subheading")
        if self.with_facts:
            self.fact(_(str(fields["version"].title)), ladder.version)
        levels = {str(level): level for level in sorted({0, *ladder.shares})}
        level, help_ = fields["level"], _(str(fields["level"].description))
        input_ = Question(("co2_ladder", "level"), "choice", help_, levels, required=True)
        self.question(_(str(level.title)), "", input_)
        certificate = fields["certificate"]
        self.question(_(str(certificate.title)), "", self.input_for(("co2_ladder", "certificate"), certificate))
        self.next()

    def _offer(self, i: int, item: Item) -> None:
        _, at = self._, ("offers", i)
        self.heading(item_heading(i, item.name, _))
        if self.with_facts:
            if self.tender.lots:
                lot = next(lot for lot in self.tender.lots.parts if item.id in lot.items)
                self.heading(lot_heading(lot, _), "subheading")
            item_facts(self, item)
        kinds = {
            model_name(kind, _): kind
            for kind, model in offered_for([item]).items()
            if "kind" in self.fields_of(model)
        }
        help_ = _("Choose one; then fill in the block with that name and leave the other blocks empty.")
        self.question(_("Business model"), "", Question((*at, "kind"), "choice", help_, kinds, required=True))
        asked_in = (self.row - 1, ANSWER)
        for name in OF_OFFER:
            self.field((*at, name), Offer.model_fields[name], item)
        for label, kind in kinds.items():
            first_row = self.row + 1
            self._model(label, kind, (*at, kind), item)
            self.blocks.append(QuestionBlock(first_row, self.row - 1, asked_in, label))
        self._included(at)
        self._costs(at)
        self._consumption(at, item)
        rest = self._about_the_rest
        self.group(at, "end_of_life", _("End of life, per unit"), EndOfLife, END_OF_LIFE, item, note=rest)
        self.next()
        self.note(rest)
        self.table((*at, "take_back"), Offer.model_fields["take_back"], item)
        if self.tender.asks_emissions:
            self.group(at, "carbon", _("Emissions, per unit"), Carbon, CARBON, item)
        if self.tender.mki:
            self._mki(at, item)
        if self.tender.stated_indicators:
            self._circularity(at, self.tender.stated_indicators, item)
        if self.tender.asks_passport:
            self._passport(at, item)
        self.next()

    def _model(self, label: str, kind: str, at: Path, item: Item) -> None:
        _ = self._
        self.next()
        self.heading(_("Only if you chose: {model}").format(model=label), "subheading")
        for name, info in BUSINESS_MODELS[kind].model_fields.items():
            record = record_in(info.annotation)
            if name in TABLE_ROWS:
                self.table((*at, name), info, item)
            elif record is not None and self.tender.purchase_options == "exercised":
                for part, part_info in record.model_fields.items():
                    self.field((*at, name, part), part_info, item, of=_(str(info.title)))
            elif name == "covers_shortfall":
                self._shortfall((*at, name), info, item)
            elif name != "kind" and record is None and self._is_asked(name):
                self.field((*at, name), info, item)

    def _is_asked(self, name: str) -> bool:
        """Whether a field can make a difference; in a workbook that has the tender itself any of them can."""
        return name != "early_end_cost" or not self.with_facts or self.tender.contracts_end_at_horizon

    def _shortfall(self, key: Path, info: FieldInfo, item: Item) -> None:
        """Ask who pays for what falls short of the bidder's figure, beside that of the tender if it states one."""
        stated = getattr(item, BUSINESS_MODELS[str(key[2])].loss or "", None)
        if not self.with_facts:
            self.field(key, info, item)
        elif stated is not None:
            beside = self._("the tender: {figure}").format(figure=local_share(stated, self._))
            self.question(self._(str(info.title)), beside, self.input_for(key, info))

    def _mki(self, at: Path, item: Item) -> None:
        self.group(at, "mki", self._("Environmental costs (MKI), per unit"), OfferedMki, MKI, item)
        self.note(self._("Or, instead of the MKI of one life, the amount of each impact:"))
        published = WEIGHTING_SETS[self.tender.mki.weighting_set].weights if self.tender.mki else {}
        for name, weight in published.items():
            per = self._("{impact_unit} per {unit}").format(impact_unit=weight.unit, unit=item.unit)
            self.question(name, per, Question((*at, "mki", "impacts", name), "number"))

    def _circularity(self, at: Path, indicators: Sequence[str], item: Item) -> None:
        """Ask what criteria are measured by, and the mass by which items weigh."""
        fields = Circularity.model_fields
        self.next()
        self.heading(self._("Circularity, per unit"), "subheading")
        asked = ("mass_kg", *indicators)
        if self.tender.asks_passport:
            note = self._("Leave empty what follows from a material passport below: {fields}.")
            names = (self._(str(fields[name].title)).lower() for name in IN_PASSPORT if name in asked)
            self.note(note.format(fields=", ".join(names)))
        for name in asked:
            self.field((*at, "circularity", name), once_stated(fields[name]), item)

    def _passport(self, at: Path, item: Item) -> None:
        _, rules = self._, self.tender.circularity
        self.next()
        self.page_breaks.append(self.row)
        self.heading(_("Material passport, of one unit"), "subheading")
        where = _(
            "The name of a file beside this form, for example bench.passport.xlsx; then leave the rest empty."
        )
        self.question(_("Passport in a file of its own"), "", Question((*at, PASSPORT, FILE), "text", where))
        sold_as = rules.material_prices if rules else {}
        PassportQuestions(self, (*at, PASSPORT), item.unit, sold_as).ask()

    def _combinations(self, lots: Sequence[Lot]) -> None:
        """Ask for discounts: a column for each combination, a row for each lot that can be in it."""
        _, at = self._, Bid.model_fields["combinations"]
        self.heading(_(str(at.title)))
        self.note(
            _("Choose yes for the lots of a combination: the discount counts if you are awarded all of them.")
        )
        columns = range(ANSWER, ANSWER + COMBINATIONS)
        heads = {column: _("Combination {number}").format(number=k + 1) for k, column in enumerate(columns)}
        self.heads({LABEL: _(str(Combination.model_fields["lots"].title)), **heads})
        for lot in lots:
            self.put(LABEL, lot_heading(lot, _) if self.with_facts else lot.id, "text")
            for k, column in enumerate(columns):
                self.ask(column, Question(("combinations", k, "lots", lot.id), "choice", "", self.yes_no))
            self.next()
        discount = Combination.model_fields["discount"]
        self.put(LABEL, _(str(discount.title)), "text")
        for k, column in enumerate(columns):
            self.ask(column, self.input_for(("combinations", k, "discount"), discount))
        self.next(2)

    def _included(self, at: Path) -> None:
        _ = self._
        if not self.tender.asked_phases:
            return
        self.next()
        self.heading(_("What the price includes"), "subheading")
        help_ = _("Yes if its cost is in the price above. If not: fill in its cost below, 0 if there is none.")
        for phase in self.tender.asked_phases:
            self.question(term(phase, _), "", Question((*at, "included", phase), "choice", help_, self.yes_no))

    def _costs(self, at: Path) -> None:
        _ = self._
        self.next()
        self.heading(_("Other costs"), "subheading")
        self.note(self._about_costs)
        columns = (
            ("name", _("What"), LABEL),
            ("amount", _("Amount"), ANSWER),
            ("vat", _("VAT rate"), UNIT) if self.asks_vat((*at, "costs", 0, "vat")) else ("", _("Unit"), UNIT),
            ("phase", _("Phase"), NOTE),
            ("per", _("Per (empty: per unit)"), NOTE + 1),
            ("moment", _("When (empty: every year)"), NOTE + 2),
            ("years", _("... years or year"), NOTE + 3),
            ("index", _("Index (empty: general)"), NOTE + 4),
            ("warranty_years", _("Free of charge in the first ... years of each life"), NOTE + 5),
        )
        self.heads({column: title for _name, title, column in columns})
        for k in range(COST_ROWS):
            for name, title, column in columns:
                if name:
                    self.ask(column, self._cost_input((*at, "costs", k, name), title), money=name == "amount")
                else:
                    self.put(column, self.tender.currency, "unit")
            self.next()

    def _cost_input(self, key: Path, title: str) -> Question:
        _, name = self._, key[-1]
        if name == "moment":
            return Question(key, "choice", title, {term(code, _): code for code in MOMENTS})
        if name == "years":
            help_ = _("Every how many years, or in which year; only where you chose that.")
            return Question(key, "number", help_, {}, 0, self.tender.horizon_years)
        if name == "phase":
            phases = {term(phase, _): phase for phase in PRICED_PHASES}
            return Question(key, "choice", title, phases, required=True)
        return self.input_for(key, Cost.model_fields[str(name)])

    def _consumption(self, at: Path, item: Item) -> None:
        _ = self._
        if not self.tender.resources:
            return
        self.next()
        self.heading(_("Consumption, per unit and year"), "subheading")
        self.note(self._about_costs)
        fields = Consumption.model_fields
        for name, resource in self.tender.resources.items():
            row = (*at, "consumption", name)
            self.put(LABEL, common_name(name, _), "text")
            self.ask(ANSWER, self.input_for((*row, "per_year"), fields["per_year"]))
            per = _("{resource_unit} per {unit} and year").format(resource_unit=resource.unit, unit=item.unit)
            self.put(UNIT, per, "unit")
            self.ask(NOTE, self.input_for((*row, "phase"), fields["phase"]))
            self.put(NOTE + 1, _("phase (empty: use)"), "unit")
            self.next()
