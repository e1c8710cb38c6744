"""The first sheet of a bid form: what every supplier fills in, and what it shows of that on top."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from lcc.checks.fields import once_stated
from lcc.excel.bid_form.amounts import NONE, ItemOnForm, amounts_of, lives_of
from lcc.excel.bid_form.answers import CARBON, COMBINATIONS, DISCOUNTS, MKI, OF_OFFER, SIGNATURE
from lcc.excel.bid_form.costs import asks_index
from lcc.excel.bid_form.facts import facts_of_item, facts_of_prices
from lcc.excel.bid_form.fields import BidFields
from lcc.excel.bid_form.meant import tells_by_itself
from lcc.excel.bid_form.needs import AnswersThere, above_zero, missing_in, needs_of_bid, needs_of_item
from lcc.excel.bid_form.parts import STEPS_FIRST, end_phases, first_fields, yearly_phases
from lcc.excel.form.award_facts import counts_for_nothing
from lcc.excel.form.layout import ANSWER, LABEL, NOTE, UNIT, Question, QuestionBlock
from lcc.excel.form.live import Live, any_of, how_many_filled, if_so, number, total, words
from lcc.language import N_, Translate
from lcc.language.numbers import exact_number, local_date
from lcc.language.terms import common_name, model_name, term
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
    OfferedRequirement,
)
from lcc.model.business_models import offered_for
from lcc.model.tender import Item, Lot, Notice, Requirement, Tender
from lcc.record.path import Path
from lcc.record.record import unit_of
from lcc.words.field_titles import model_title

_SHOWN = (ANSWER, UNIT, NOTE, NOTE + 1)
"""The columns in which what the answers come to is shown: at delivery, each year, in all, and what is missing."""
CHOOSE_MODEL = N_("Choose one; then fill in the block with that name and leave the other blocks empty.")


def item_heading(i: int, name: str, _: Any) -> str:
    """Return the heading above the offer for an item."""
    return str(_("Item {number}: {name}").format(number=i + 1, name=name))


def lot_heading(lot: Lot, _: Any) -> str:
    """Return what a lot is called."""
    return str(_("Lot {code}: {title}").format(code=lot.id, title=lot.title))


def kinds_of(form: BidFields, item: Item) -> list[str]:
    """Return the business models that a form offers for an item: those that the tender takes and its version knows."""
    offered = offered_for([item], form.tender.business_models)
    return [kind for kind, model in offered.items() if "kind" in form.fields_of(model)]


def answers_to(notices: Sequence[Notice], _: Translate) -> str:
    """Return up to which of these information notices a form asks."""
    if not notices:
        return _("There is no information notice yet.")
    said = _("It follows the information notices up to number {number} of {date}.")
    return said.format(number=notices[-1].number, date=local_date(notices[-1].date, _))


class FirstSheet:
    """Lays out the first sheet on a form, and knows what it found to be asked of each item."""

    def __init__(self, form: BidFields, *, of_bidder: bool = True) -> None:
        self.form, self.tender, self._, self.of_bidder = form, form.tender, form._, of_bidder
        self.items: list[ItemOnForm] = []
        self.begun_rows: dict[int, int] = {}
        """In a tender in lots, the row in which is shown how much of an item was filled in."""
        self.top = 0
        self.about_costs = counts_for_nothing(self.tender, self._)[0] if form.with_facts else ""

    def lay_out(self) -> None:
        """Put everything under each other."""
        form = self.form
        self.top = self._head() if form.with_facts else self._short_head()
        self._bidder()
        for i, item in enumerate(self.tender.items):
            self._offer(i, item)
        if self.tender.lots and self.tender.lots.combined_bids:
            self._combinations()
        if self.of_bidder:
            self._signature()

    def _short_head(self) -> int:
        _ = self._
        self.form.title(
            _("Bid"),
            _("Fill in the coloured cells only. Amounts exclude VAT, at prices of the base date."),
            _("All amounts are per unit of the item, unless you choose otherwise. Click a cell for help."),
            _("An empty cell means that it does not apply. Write 0 for a cost that is there but is zero."),
        )
        return 0

    def _head(self) -> int:
        """Put the title, rows for what answers come to, and what a price rests on; return the first of those rows."""
        _, form, tender = self._, self.form, self.tender
        form.binds = False
        form.put(LABEL, _("Bid form: {title}").format(title=tender.title), "title")
        form.next()
        form.put(LABEL, answers_to(self.tender.notices, self._), "text")
        form.binds = True
        form.put(NOTE, _("has to be filled in"), "needed_sample")
        form.put(NOTE + 1, _("only if it applies"), "input_sample")
        form.next()
        form.note(
            _(
                "Fill in the coloured cells; click one for help. Empty: does not apply. Write 0 for a cost that is "
                "there but is zero."
            )
        )
        form.note(
            _(
                "Amounts exclude VAT and are per unit, unless you choose otherwise. What few bidders need stands on "
                "the sheet {sheet}."
            ).format(sheet=_("Additional"))
        )
        if tender.lots:
            form.note(_("You need not offer every lot: leave the items of the other lots wholly empty."))
        form.next()
        form.heads({LABEL: _("Your bid so far"), **self._heads()})
        top = form.row
        form.next(1 + len(tender.items))
        form.note(
            _(
                "In {currency}, at the prices on this form, without interest, indexation and what comes back: not "
                "the amount that bids are compared by."
            ).format(currency=tender.currency)
        )
        facts_of_prices(form, tender)
        return top

    def _bidder(self) -> None:
        _, form = self._, self.form
        if not self.of_bidder:
            self._plain(("bidder", "name"), Tender.model_fields["authority"])
            form.next()
            return
        form.heading(_("Bidder"))
        asked: dict[Path, FieldInfo] = {
            ("bidder", name): info for name, info in form.fields_of(Bidder).items() if name not in SIGNATURE
        }
        if self.tender.variants == "allowed":
            asked["variant",] = Bid.model_fields["variant"]
        for key, info in asked.items():
            self._plain(key, info)
        if self.tender.award.co2_ladder:
            form.next()
            self._ladder(self.tender.award.co2_ladder)
        form.next()
        if self.tender.requirements:
            self._requirements(self.tender.requirements)

    def _plain(self, key: Path, info: FieldInfo) -> None:
        """Ask a field of the bid as a whole, in a row of its own."""
        form, unit = self.form, unit_of(info.json_schema_extra)
        money = unit == "money"
        said = self.tender.currency if money else unit and self._(unit)
        form.question(self._(str(info.title)), said, form.input_for(key, info), money=money)

    def _ladder(self, ladder: Co2LadderDiscount) -> None:
        _, form, fields = self._, self.form, OfferedLadder.model_fields
        form.heading(_(str(Bid.model_fields["co2_ladder"].title)), "subheading")
        if form.with_facts:
            form.fact(_(str(fields["version"].title)), ladder.version)
        levels = {str(level): level for level in sorted({0, *ladder.shares})}
        level, help_ = fields["level"], _(str(fields["level"].description))
        input_ = Question(("co2_ladder", "level"), "choice", help_, levels, required=True)
        form.question(_(str(level.title)), "", input_)
        self._plain(("co2_ladder", "certificate"), fields["certificate"])

    def _requirements(self, requirements: Sequence[Requirement]) -> None:
        """Ask of each requirement whether the bid meets it, and what shows that."""
        _, form, fields = self._, self.form, OfferedRequirement.model_fields
        form.heading(_("Requirements"))
        form.note(
            _("A bid that does not meet one of these can't be awarded. Ask before you bid if one is unclear.")
        )
        for one in requirements:
            at: Path = ("requirements", one.id)
            form.lines(f"{one.id}: {one.text}")
            met = Question((*at, "met"), "choice", "", form.yes_no, required=True)
            form.question(_("{code}: is it met?").format(code=one.id), "", met)
            if one.evidence:
                help_ = f"{one.evidence}. {_(str(fields['evidence'].description))}"
                form.question(
                    _("{code}: evidence").format(code=one.id), "", Question((*at, "evidence"), "text", help_)
                )
        form.next()

    def _offer(self, i: int, item: Item) -> None:
        _, form, at = self._, self.form, ("offers", i)
        kinds = kinds_of(form, item)
        form.heading(item_heading(i, item.name, _))
        if form.with_facts:
            if self.tender.lots:
                lot = next(lot for lot in self.tender.lots.parts if item.id in lot.items)
                form.heading(lot_heading(lot, _), "subheading")
            self._lives(ItemOnForm(self.tender, i, kinds, _))
            facts_of_item(form, item, self.tender)
            if self.tender.lots:
                self.begun_rows[i] = form.row
                form.next()
        asked_in: tuple[int, int] | None = None
        if len(kinds) > 1:
            help_ = _(CHOOSE_MODEL)
            choices = {model_name(kind, _): kind for kind in kinds}
            asked_in = (form.row, ANSWER)
            question = Question((*at, "kind"), "choice", help_, choices, required=True)
            form.question(_("Business model"), "", question)
        for name in OF_OFFER:
            form.field((*at, name), Offer.model_fields[name], item)
        for kind in kinds:
            first_row = form.row
            self._model(kind, (*at, kind), item, alone=asked_in is None)
            if asked_in is not None:
                form.blocks.append(QuestionBlock(first_row, form.row - 1, asked_in, model_name(kind, _)))
        self._phases(at, item)
        self._consumption(at, item)
        if self.tender.asks_emissions:
            form.group(at, "carbon", _("Emissions, per unit"), Carbon, CARBON, item)
        if self.tender.mki:
            form.group(at, "mki", _("Environmental costs (MKI), per unit"), OfferedMki, MKI, item)
        if self.tender.stated_indicators or self.tender.asks_destinations:
            self._circularity(at, item)
        form.next()

    def _model(self, kind: str, at: Path, item: Item, *, alone: bool) -> None:
        _, form = self._, self.form
        chosen = _("Only if you chose: {model}").format(model=model_name(kind, _))
        form.heading(model_title(kind, self.tender, _) if alone else chosen, "subheading")
        for name, info in first_fields(kind, item).items():
            if name == "fee_by_quality":
                form.by_quality((*at, name), info, item)
            elif name == "buy_back":
                form.table((*at, name), info, item, range(STEPS_FIRST))
            elif name != "early_end_cost" or not form.with_facts or self.tender.contracts_end_at_horizon:
                form.field((*at, name), info, item)

    def _phases(self, at: Path, item: Item) -> None:
        """Ask of each phase whether the price has its cost, and if not what it costs."""
        _, form = self._, self.form
        if not self.tender.asked_phases:
            return
        form.note(self.about_costs)
        heads = {LABEL: _("What the price includes"), ANSWER: _("In the price?"), UNIT: _("If not: amount")}
        if any(asks_index(phase, self.tender) for phase in yearly_phases(self.tender)):
            heads |= {NOTE: "", NOTE + 1: _("Index")}
        form.heads(heads)
        help_ = _("Yes if its cost is in the price above. If not: fill in its cost beside it, 0 if there is none.")
        unit = _("{currency} per {unit}").format(currency=self.tender.currency, unit=item.unit)
        a_year = _("{currency} per {unit} and year").format(currency=self.tender.currency, unit=item.unit)
        for phase in self.tender.asked_phases:
            form.put(LABEL, term(phase, _), "text")
            form.ask(ANSWER, Question((*at, "included", phase), "choice", help_, form.yes_no))
            if phase in yearly_phases(self.tender):
                row = (*at, "costs", phase)
                form.ask(UNIT, form.input_for((*row, "amount"), Cost.model_fields["amount"]), money=True)
                form.put(NOTE, a_year, "unit")
                if asks_index(phase, self.tender):
                    form.ask(NOTE + 1, form.input_for((*row, "index"), Cost.model_fields["index"]))
            elif phase in end_phases(self.tender):
                asked = form.input_for((*at, "end_of_life", phase), EndOfLife.model_fields[phase])
                form.ask(UNIT, asked, money=True)
                form.put(NOTE, f"{unit}, {_('at the end')}", "unit")
            elif phase == "use" and self.tender.resources:
                form.put(NOTE, _("if not: the consumption below"), "unit")
            else:
                form.put(NOTE, _("if not: a row on the sheet {sheet}").format(sheet=_("Additional")), "unit")
            form.next()

    def _consumption(self, at: Path, item: Item) -> None:
        _, form = self._, self.form
        if not self.tender.resources:
            return
        form.heading(_("Consumption, per unit and year"), "subheading")
        form.note(self.about_costs)
        field = Consumption.model_fields["per_year"]
        for name, resource in self.tender.resources.items():
            form.put(LABEL, common_name(name, _), "text")
            form.ask(ANSWER, form.input_for((*at, "consumption", name, "per_year"), field))
            per = _("{resource_unit} per {unit} and year").format(resource_unit=resource.unit, unit=item.unit)
            form.put(UNIT, per, "unit")
            form.next()

    def _circularity(self, at: Path, item: Item) -> None:
        """Ask what criteria are measured by, and the mass by which items weigh."""
        _, form, fields = self._, self.form, Circularity.model_fields
        form.heading(_("Circularity, per unit"), "subheading")
        asked = ("mass_kg", *self.tender.stated_indicators) if self.tender.stated_indicators else ()
        if asked and self.tender.asks_passport:
            note = _("Leave empty what follows from a material passport below: {fields}.")
            names = (_(str(fields[name].title)).lower() for name in IN_PASSPORT if name in asked)
            form.note(note.format(fields=", ".join(names)))
        for name in asked:
            form.field((*at, "circularity", name), once_stated(fields[name]), item)
        if self.tender.circularity and self.tender.asks_destinations:
            form.note(_("Where what is taken goes: the share of each destination; together 100 %."))
            for step in self.tender.ladder_of(item):
                question = Question((*at, "circularity", "destinations", step), "share", minimum=0, maximum=1)
                form.question(step, _("share"), question)

    def _combinations(self) -> None:
        """Ask for discounts: a column for each combination, a row for each lot that can be in it."""
        _, form, at = self._, self.form, Bid.model_fields["combinations"]
        form.heading(_(str(at.title)))
        form.note(
            _("Choose yes for the lots of a combination: the discount counts if you are awarded all of them.")
        )
        columns = range(ANSWER, ANSWER + COMBINATIONS)
        heads = {column: _("Combination {number}").format(number=k + 1) for k, column in enumerate(columns)}
        form.heads({LABEL: _(str(Combination.model_fields["lots"].title)), **heads})
        for lot in self.tender.lots.parts if self.tender.lots else ():
            form.put(LABEL, lot_heading(lot, _) if form.with_facts else lot.id, "text")
            for k, column in enumerate(columns):
                form.ask(column, Question(("combinations", k, "lots", lot.id), "choice", "", form.yes_no))
            form.next()
        for name in DISCOUNTS:
            discount = Combination.model_fields[name]
            form.put(LABEL, _(str(discount.title)), "text")
            for k, column in enumerate(columns):
                form.ask(column, form.input_for(("combinations", k, name), discount))
            form.next()
        form.note(_("State each discount once: as a share of the cost, or as a sum."))
        form.next()

    def _signature(self) -> None:
        """Ask who signs and when, with room for the signature beside it."""
        _, form = self._, self.form
        form.heading(_("Signature"))
        fields = {name: info for name, info in form.fields_of(Bidder).items() if name in SIGNATURE}
        if not form.with_facts:
            for name, info in fields.items():
                self._plain(("bidder", name), info)
            return
        form.put(NOTE, _("Signature"), "text")
        for name, info in fields.items():
            form.put(LABEL, _(str(info.title)), "text")
            form.ask(ANSWER, form.input_for(("bidder", name), info))
            form.put(NOTE + 1, None, "signature")
            form.next()

    def _lives(self, asked: ItemOnForm) -> None:
        """Show how many lives of an item begin, in the row at hand and beside the fact that comes there."""
        self.items.append(asked)
        self.form.put(NOTE, self._("lives or terms begun"), "unit")
        self.form.show(NOTE + 1, lives_of(asked), "number", asked.worked_out("lives"))

    def show_missing(self, questions: Sequence[Question], there: Mapping[int, AnswersThere]) -> None:
        """Show on top what the bid comes to, and of each item and the whole form how many answers are missing.

        `questions` is all that is asked, on both sheets: what few need counts as well once it is begun. What there
        is of each item on the other sheet is worked out `there`.
        """
        _, form, tender = self._, self.form, self.tender
        here = [cell.input.key for cell in form.cells if cell.input]
        telling = [cell.input.key for cell in form.cells if cell.input and tells_by_itself(cell.input)]
        begun = {asked.i: self._begun(asked, telling, there[asked.i]) for asked in self.items}
        missing = [missing_in(needs_of_bid(questions, tender, _))]
        shown = []
        for form.row, asked in enumerate(self.items, start=self.top + 1):
            needs = (need for need in needs_of_item(asked, questions) if need.key in here)
            count = missing_in(needs) + there[asked.i].missing
            if tender.lots:
                lot = next(lot for lot in tender.lots.parts if asked.item.id in lot.items)
                others = [is_so for i, is_so in begun.items() if i != asked.i and tender.items[i].id in lot.items]
                left_out = if_so(any_of(others), number(1), NONE) if others else NONE
                count = if_so(begun[asked.i], count, left_out)
            shown.append(self._show_amounts(asked))
            missing.append(form.show(_SHOWN[-1], count, "whole", asked.worked_out("total missing")))
        if tender.lots:
            missing.append(if_so(any_of(begun.values()), NONE, number(1)))
        self._show_total([total(column) for column in zip(*shown, strict=True)], total(missing))

    def _begun(self, asked: ItemOnForm, here: Sequence[Path], there: AnswersThere) -> Live:
        """Return whether anything of an item was filled in; where that is a choice, show it."""
        form, filled = self.form, how_many_filled([key for key in here if key[:2] == asked.at()])
        if not self.tender.lots:
            return above_zero(filled)
        form.row = self.begun_rows[asked.i]
        form.put(LABEL, self._("Answers filled in"), "text")
        return above_zero(form.show(ANSWER, filled + there.filled, "whole", asked.worked_out("filled")))

    def _show_amounts(self, asked: ItemOnForm) -> list[Live]:
        """Show what all units of an item come to, in the row at hand; return it as the total takes it from there."""
        _, form, item = self._, self.form, asked.item
        label = _("Item {number}: {quantity} {unit}").format(
            number=asked.i + 1, quantity=exact_number(item.quantity, _), unit=item.unit
        )
        form.put(LABEL, label, "text")
        amounts = zip(_SHOWN, amounts_of(asked)._asdict().items(), strict=False)
        return [
            form.show(column, live, "money", asked.worked_out(f"total {name}")) for column, (name, live) in amounts
        ]

    def _heads(self) -> dict[int, str]:
        """Return the titles of what is shown of the answers."""
        _, years = self._, self.tender.horizon_years
        heads = (
            _("To pay at delivery"),
            _("Each year"),
            _("In {years} years, all together").format(years=years),
            _("Still to fill in"),
        )
        return dict(zip(_SHOWN, heads, strict=True))

    def _show_total(self, amounts: Sequence[Live], missing: Live) -> None:
        """Show on top what the whole form comes to, and what is missing of it."""
        _, form = self._, self.form
        form.row = self.top
        is_missing = above_zero(missing)
        form.show(
            LABEL,
            if_so(is_missing, words(_("not finished yet")), words(_("all that has to be is filled in"))),
            "total",
        )
        for column, live in zip(_SHOWN, (*amounts, missing), strict=True):
            form.show(column, live, "total_whole" if column == _SHOWN[-1] else "total")
