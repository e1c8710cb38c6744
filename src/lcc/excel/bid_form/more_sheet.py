"""The second sheet of a bid form: what few bidders need, and by what bids are compared."""

from collections.abc import Sequence

from lcc.checks.fields import record_in
from lcc.excel.bid_form.amounts import ItemOnForm, rows_of
from lcc.excel.bid_form.answers import FILE, PASSPORT, TABLE_ROWS
from lcc.excel.bid_form.costs import COST_ROWS, MOMENTS
from lcc.excel.bid_form.facts import facts_beside
from lcc.excel.bid_form.fields import BidFields
from lcc.excel.bid_form.first_sheet import item_heading, kinds_of
from lcc.excel.bid_form.meant import tells_by_itself
from lcc.excel.bid_form.needs import AnswersThere, Need, item_asked, missing_in, needs_of_item
from lcc.excel.bid_form.parts import STEPS_FIRST, asked_more, end_phases
from lcc.excel.form.award_facts import counts_for_nothing
from lcc.excel.form.layout import ANSWER, LABEL, NOTE, UNIT, Question, QuestionBlock
from lcc.excel.form.live import Live, how_many_filled
from lcc.excel.form.write import LONG_CHOICE
from lcc.excel.passport_form.layout import PassportQuestions
from lcc.language.numbers import local_share
from lcc.language.terms import common_name, model_name, term
from lcc.library.phases import PRICED_PHASES
from lcc.library.published import WEIGHTING_SETS
from lcc.model.bid import Bid, Consumption, Cost, EndOfLife, Offer
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import GENERAL, Item
from lcc.record.path import Path


class MoreSheet:
    """Lays out the second sheet on a form.

    `asked_in` has the row and column in which the business model of each item is asked, on the sheet of that name.
    """

    def __init__(
        self, form: BidFields, asked_in: dict[int, tuple[int, int]], sheet: str | None, *, of_bidder: bool = True
    ) -> None:
        self.of_bidder = of_bidder
        self.form, self.tender, self._ = form, form.tender, form._
        self.asked_in, self.sheet = asked_in, sheet
        self._rows: dict[tuple[int, str], int] = {}
        """In which row is shown what was filled in about an item, and of its passport."""
        about = counts_for_nothing(self.tender, self._) if form.with_facts else ("", "")
        self.about_costs, self.about_the_rest = about

    def lay_out(self) -> None:
        """Put everything under each other."""
        _, form = self._, self.form
        if form.with_facts:
            form.title(
                _("More: only if it applies to your bid"),
                _("What stands here counts as what stands on the first sheet. Most bids need none of it."),
            )
        else:
            form.heading(
                _("More: only if it applies to your bid") if self.of_bidder else _("More: only if it applies")
            )
        if self.of_bidder:
            security = Bid.model_fields["security"]
            form.question(
                _(str(security.title)), self.tender.currency, form.input_for(("security",), security), money=True
            )
        for i, item in enumerate(self.tender.items):
            self._offer(i, item)
        if form.with_facts:
            form.binds = False
            facts_beside(form, self.tender)
        if self.of_bidder:
            form.put(LABEL, _("End of the form. Thank you."), "note")

    def _offer(self, i: int, item: Item) -> None:
        _, form, at = self._, self.form, ("offers", i)
        if form.with_facts or len(self.tender.items) > 1:
            form.next()
            form.heading(item_heading(i, item.name, _))
        self._room(i, "there")
        self._models(i, at, item)
        self._costs(i, at, item)
        self._consumption(at)
        self._end_of_life(at, item)
        form.note(self.about_the_rest)
        form.table((*at, "take_back"), Offer.model_fields["take_back"], item)
        if self.tender.mki:
            self._impacts(at, item)
        if self.tender.asks_passport:
            self._passport(i, at, item)

    def _room(self, i: int, part: str) -> None:
        """Leave a row for what was filled in."""
        if self.form.with_facts:
            self._rows[i, part] = self.form.row
            self.form.next()

    def show_missing(self, questions: Sequence[Question]) -> dict[int, AnswersThere]:
        """Show what was filled in here about each item, and what is still missing of that; return it by item.

        `questions` is all that is asked, on both sheets.
        """
        self.form.binds = True
        asked = [cell.input for cell in self.form.cells if cell.input]
        here, telling = [one.key for one in asked], [one.key for one in asked if tells_by_itself(one)]
        found: dict[int, AnswersThere] = {}
        for i in range(len(self.tender.items)):
            item = item_asked(questions, self.tender, i, self._)
            keys = {True: list[Path](), False: list[Path]()}
            needs = {True: list[Need](), False: list[Need]()}
            for key in (key for key in telling if key[:2] == item.at()):
                keys[key[2] == PASSPORT].append(key)
            for need in (need for need in needs_of_item(item, questions) if need.key in here):
                needs[need.key[2] == PASSPORT].append(need)
            filled, missing = how_many_filled(keys[False]), missing_in(needs[False])
            if keys[True]:
                of_passport = self._show(item, "passport", how_many_filled(keys[True]), missing_in(needs[True]))
                filled, missing = filled + of_passport.filled, missing + of_passport.missing
            found[i] = self._show(item, "there", filled, missing)
        return found

    def _show(self, item: ItemOnForm, part: str, filled: Live, missing: Live) -> AnswersThere:
        _, form = self._, self.form
        form.row = self._rows[item.i, part]
        form.put(LABEL, _("Answers filled in here"), "text")
        shown = form.show(ANSWER, filled, "whole", item.worked_out(f"filled in {part}"))
        form.put(NOTE, _("still to fill in"), "unit")
        return AnswersThere(shown, form.show(NOTE + 2, missing, "whole", item.worked_out(f"missing in {part}")))

    def _models(self, i: int, at: Path, item: Item) -> None:
        """Ask what else a business model can have, each with who asks it."""
        _, form = self._, self.form
        form.heading(_("With the business model"), "subheading")
        fields = asked_more(kinds_of(form, item), item)
        for key, info, kinds in sorted(fields, key=lambda asked: asked[0][-1] in TABLE_ROWS):
            whose = ", ".join(model_name(kind, _) for kind in kinds)
            first_row, record, name = form.row, record_in(info.annotation), str(key[-1])
            if name in TABLE_ROWS:
                form.table((*at, *key), info, item, whose=whose)
            elif record is not None:
                for part, part_info in record.model_fields.items() if self._uses_options else ():
                    self._field((*at, *key, part), part_info, item, whose, of=_(str(info.title)))
            elif name == "covers_shortfall":
                self._shortfall((*at, *key), item, kinds)
            else:
                self._field((*at, *key), info, item, whose)
            self._grey(i, first_row, kinds)
        if "buy_back" in kinds_of(form, item):
            first_row, steps = form.row, BUSINESS_MODELS["buy_back"].model_fields["buy_back"]
            rows, whose = range(STEPS_FIRST, TABLE_ROWS["buy_back"]), model_name("buy_back", _)
            form.table((*at, "buy_back", "buy_back"), steps, item, rows, whose=whose)
            self._grey(i, first_row, ("buy_back",))

    @property
    def _uses_options(self) -> bool:
        return self.tender.purchase_options == "exercised"

    def _grey(self, i: int, first_row: int, kinds: tuple[str, ...]) -> None:
        """Let the rows since then be greyed where none of these business models was chosen."""
        if i in self.asked_in and self.form.row > first_row:
            first, *others = (model_name(kind, self._) for kind in kinds)
            block = QuestionBlock(first_row, self.form.row - 1, self.asked_in[i], first, tuple(others), self.sheet)
            self.form.blocks.append(block)

    def _field(self, key: Path, info: object, item: Item, whose: str, of: str = "") -> None:
        """Ask a field with the business models that it belongs to beside it."""
        form, row = self.form, self.form.row
        form.field(key, info, item, of=of)  # type: ignore[arg-type]
        if form.row > row:
            form.cells = [cell for cell in form.cells if not (cell.row >= row and cell.column == NOTE)]
            form.row = row
            form.put(NOTE + 1, whose, "text")
            form.next()

    def _shortfall(self, key: Path, item: Item, kinds: tuple[str, ...]) -> None:
        """Ask who pays for what falls short of the bidder's figure, beside that of the tender if it states one."""
        form = self.form
        stated = {kind: getattr(item, BUSINESS_MODELS[kind].loss or "", None) for kind in kinds}
        figures = {kind: local_share(share, self._) for kind, share in stated.items() if share is not None}
        info = BUSINESS_MODELS[kinds[0]].model_fields["covers_shortfall"]
        whose = ", ".join(model_name(kind, self._) for kind in figures or kinds)
        if not form.with_facts:
            self._field(key, info, item, whose)
        elif figures:
            beside = self._("the tender: {figure}").format(figure=", ".join(figures.values()))
            form.put(LABEL, self._(str(info.title)), "text")
            form.ask(ANSWER, form.input_for(key, info))
            form.put(UNIT, beside, "unit")
            form.put(NOTE + 1, whose, "text")
            form.next()

    def _costs(self, i: int, at: Path, item: Item) -> None:
        _, form = self._, self.form
        form.heading(_("Other costs"), "subheading")
        form.note(self.about_costs)
        for text in (about_index := self._index_rules()):
            form.note(text)
        columns = (
            ("name", _("What"), LABEL),
            ("amount", _("Amount"), ANSWER),
            ("vat", _("VAT rate"), UNIT) if form.asks_vat((*at, "costs", 0, "vat")) else ("", _("Unit"), UNIT),
            ("phase", _("Phase"), NOTE),
            ("per", _("Per (empty: per unit)"), NOTE + 1),
            ("moment", _("When (empty: every year)"), NOTE + 2),
            ("years", _("... years or year"), NOTE + 3),
            ("index", _("Index") if about_index else _("Index (empty: general)"), NOTE + 4),
            ("warranty_years", _("Years free of charge"), NOTE + 5),
        )
        form.heads({column: title for _name, title, column in columns})
        for k in range(COST_ROWS):
            for name, title, column in columns:
                if not name:
                    form.put(column, self.tender.currency, "unit")
                    continue
                asked = self._cost_input((*at, "costs", k, name), title)
                if max(map(len, asked.choices), default=0) > form.widths[column]:
                    form.put(column, None, LONG_CHOICE, asked)
                else:
                    form.ask(column, asked, money=name == "amount")
            form.next()
        if form.with_facts:
            of_item = ItemOnForm(self.tender, i, kinds_of(form, item), _)
            form.put(LABEL, _("Together, as on the first sheet"), "text")
            for column, (name, live) in zip(
                (ANSWER, NOTE, NOTE + 2), rows_of(of_item)._asdict().items(), strict=True
            ):
                form.show(column, live, "money", of_item.worked_out(name))
            form.next()

    def _index_rules(self) -> list[str]:
        """Return for which phases an index has to be chosen, and what is meant elsewhere; nothing if for none."""
        _, opened = self._, self.tender.open_indices
        closed = {phase: opened[phase] for phase in PRICED_PHASES if GENERAL not in opened.get(phase, [GENERAL])}
        texts = [
            _("Index of {phase}: choose {names}.").format(
                phase=term(phase, _).lower(), names=_(" or ").join(common_name(name, _) for name in names)
            )
            for phase, names in closed.items()
        ]
        if closed and len(closed) < len(PRICED_PHASES):
            texts.append(_("Index of the other phases: general, if left empty."))
        return texts

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
        return self.form.input_for(key, Cost.model_fields[str(name)])

    def _consumption(self, at: Path) -> None:
        """Ask in which phase consumption falls, where that is not the use."""
        _, form = self._, self.form
        if not self.tender.resources:
            return
        form.heading(_("Phase of the consumption"), "subheading")
        field = Consumption.model_fields["phase"]
        for name in self.tender.resources:
            form.put(LABEL, common_name(name, _), "text")
            form.ask(ANSWER, form.input_for((*at, "consumption", name, "phase"), field))
            form.put(UNIT, _("phase (empty: use)"), "unit")
            form.next()

    def _end_of_life(self, at: Path, item: Item) -> None:
        """Ask what of the end of life is not asked on the first sheet."""
        rest = self.about_the_rest
        first = end_phases(self.tender)
        names = [name for name in EndOfLife.model_fields if name not in first]
        self.form.heading(self._("End of life, per unit"), "subheading")
        self.form.note(rest)
        for name in names:
            self.form.field((*at, "end_of_life", name), EndOfLife.model_fields[name], item)

    def _impacts(self, at: Path, item: Item) -> None:
        form = self.form
        form.heading(self._("Environmental costs (MKI), per unit"), "subheading")
        form.note(self._("Instead of the MKI of one life, the amount of each impact:"))
        published = WEIGHTING_SETS[self.tender.mki.weighting_set].weights if self.tender.mki else {}
        for name, weight in published.items():
            per = self._("{impact_unit} per {unit}").format(impact_unit=weight.unit, unit=item.unit)
            form.question(name, per, Question((*at, "mki", "impacts", name), "number"))

    def _passport(self, i: int, at: Path, item: Item) -> None:
        _, form, rules = self._, self.form, self.tender.circularity
        form.next()
        form.page_breaks.append(form.row)
        form.heading(_("Material passport, of one unit"), "subheading")
        self._room(i, "passport")
        where = _(
            "The name of a file beside this form, for example bench.passport.xlsx; then leave the rest empty."
        )
        form.question(_("Passport in a file of its own"), "", Question((*at, PASSPORT, FILE), "text", where))
        sold_as = rules.material_prices if rules else {}
        PassportQuestions(form, (*at, PASSPORT), item.unit, sold_as).ask()
