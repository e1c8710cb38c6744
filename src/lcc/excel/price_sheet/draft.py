"""A first mapping of a price sheet that is not ours, from the words on it: a draft for a person to finish."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.price_sheet.sheet_rows import TOTAL, HeadedTable, LabelledNumber, sheet_rows, unit_in_text
from lcc.excel.price_sheet.unit_of_field import Treated, is_of_item, treated, treated_cost, unit_asked
from lcc.excel.price_sheet.unit_words import UnitSaid, said, together
from lcc.language import LANGUAGES, Translate, translator
from lcc.language.numbers import local_number
from lcc.language.terms import term
from lcc.library.phases import PRICED_PHASES, PricedPhase
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Item, Tender
from lcc.record.record import LONGEST_NAME

_MODEL = "business_model."
_FIELDS: Sequence[tuple[str, str]] = (
    ("bidder.id", r"\bkvk|kamer van koophandel|chamber of commerce|registration number"),
    ("bidder.name", (r"inschrijver\W*$|naam.*(inschrijver|onderneming|bedrijf|leverancier)|^leverancier\W*$"
                    r"|bedrijfsnaam|^firma|^(?:name of )?(?:the )?(?:bidder|supplier|tenderer|company)(?: name)?\W*$")),
    ("variant", r"^variant"),
    ("co2_ladder.level", r"prestatieladder|co2.?ladder|performance ladder"),
    ("circularity.detachability", r"losmaakbaar|detachab"),
    ("circularity.secondary_share", r"secundair|gerecycled|recycled|secondary"),
    ("circularity.taken_back_share", r"aandeel.*terug(genomen|name)|share taken back"),
    ("circularity.repairability", r"repareerbaar|repairab"),
    ("circularity.mass_kg", r"^(massa|gewicht|mass|weight)\b"),
    ("carbon.end_of_life_kg",
     r"(?:co2|carbon|emissi|uitstoot).*(?:\beind|sloop|afvoer|verwerking|end of life|disposal|\bc[1-4]?\b)"),
    ("carbon.production_kg", r"co2|carbon|\bemissi(?!e?(?:vrij|loos|arm|klasse))|uitstoot"),
    ("end_of_life.demolition", r"demont|\bverwijderen\b|sloop|demolition|dismantl|\bremoval"),
    ("end_of_life.disposal", r"afvoer|verwerking|disposal"),
    ("business_model.service_life_years", r"levensduur|service life|lifetime"),
    ("business_model.resale_value", r"restwaarde|doorverkoop|resale|residual"),
    ("business_model.payment",
     r"\blease(bedrag|prijs|termijn|tarief|kosten|vergoeding|som)?\b|\bhuur(prijs|bedrag|som)?\b|maandbedrag|rental|\brent\b"),
    ("business_model.term_months", r"looptijd|contractduur|\bterm\b|contract length"),
    ("business_model.deposit", r"statiegeld|\bdeposit\b"),
    ("business_model.cycle_months", r"cyclus|\bcycle\b"),
    ("business_model.return_rate", r"retour(percentage| ?%)|return rate"),
    ("business_model.price",
     (r"aanschaf|\blevering|\bleveren|stuks?prijs|eenheidsprijs|(?<!meer)prijs per|inkoop|purchase|unit price|price per"
     r"|\bsupply\b")),
)  # fmt: skip
"""What fields of a bid are called on price sheets, in Dutch and English; the first that fits counts."""

_FIRST: Sequence[tuple[PricedPhase, str]] = (
    ("maintenance", r"graffiti|onkruid|zwerfvuil|onderhoud|reinig|schoonma|maintenance|cleaning|service ?beurt"),
)
"""What is a cost, whatever else its label says."""

_COSTS: Sequence[tuple[PricedPhase, str]] = (
    ("management", r"beheer|administra|management|co.?rdinati|rapportage|projectleid|overhead"),
    ("maintenance", (r"onderhoud|reinig|schilder|reparat|maintenance|cleaning|painting|repair|keuring|inspecti|vervang"
                    r"|schoonma|storing|service|glasbewas|graffiti|onkruid|zwerfvuil|smeer|olie(ë|e)n|was(sen|beurt)\b"
                    r"|calamiteit|lamp(en)?wissel|filter|ontkalk|replacement|servicing|banden")),
    ("use", (r"energie|verbruik|energy|consumption|stroom|elektri|brandstof|fuel|koffie|bonen|melk|cacao|thee"
            r"|toner|inkt|papier|\bafdruk|\btikk?en?\b|\bclicks?\b|coffee|beans|\bmilk|paper|kilometer|huur|licentie|licen[cs]e|abonnement")),
    ("demolition", r"sloop|demont|demolition|dismantl|verwijder"),
    ("disposal", r"afvoer|disposal|verwerking|recycling"),
    ("purchase", (r"plaatsing|plaatsen|montage|installati|transport|inrichting|implementati|opstart|training|bezorg"
                 r"|installation|delivery|set-?up|aanschaf|levering|leveren")),
)  # fmt: skip
_QUANTITY = re.compile(r"\baantal(?:len)?\b|hoeveelheid|number of|quantity|\bfte\b|plafond|budget|raming")
_NO_PRICE = re.compile(r"\bdatum\b|telefoon|postcode|\be-?mail|\badres|nummer\b|\bdate\b|phone|versie|version")
_CONSUMED = re.compile(r"verbruik|consumption|\busage\b")
_MONEY = re.compile(
    r"prijs|kosten|tarief|bedrag|price|costs?\b|amount|\bfee\b|vergoeding|korting|toeslag|opslag|optie(?!\w*ja(?:ar|ren))"
)
_WHOLE_BID = re.compile(r"opdracht\b|gehele|whole bid")
_MAYBE_WHOLE = re.compile(
    r"contract(?:\b|management|beheer)|abonnement\b|subscription|project|overhead|rapportage|administrati|co.?rdinati"
)
_COUNTS_TIME = re.compile(
    r"(?:aantal|number of) (?:\w+ )?(?:maanden|jaren|jaar|kwartalen|weken|dagen|months|years|quarters|weeks|days)"
)
_COUNTED = re.compile(r"(?<!per )(?<!\d )(?<![\d.,])(\d+(?:[.,]\d{3})*) ([^\W\d_]+)")
_CO2 = re.compile(r"\bco[2₂]", re.IGNORECASE)
_FREQUENCY = re.compile(r"frequen|keer|beurten|visits|times")
_TAKES_BACK = re.compile(r"terugkoop|buy.?back|inruil|inname ?garantie")
_SHORT, _MOST_LINES = 70, 300
_TEXTS = ("bidder.name", "bidder.id", "variant", "co2_ladder.level")
_PRICES = ("business_model.price", "business_model.payment", "business_model.deposit")
_MODEL_OF = {"payment": "lease", "deposit": "deposit", "price": "purchase"}


def column_in(cell: str) -> str:
    """Return the letters of the column that a cell is in; none where there is no cell."""
    return cell.rstrip("0123456789")


@dataclass(slots=True)
class Chosen:
    """A field of a bid, the line that it was found on, and how it is read."""

    name: str
    line: LabelledNumber
    treated: Treated = field(default_factory=Treated)
    quantity: str = ""
    not_used: str = ""


@dataclass(slots=True)
class ChosenCost:
    """A cost, and how it is read; without a phase where no word says which."""

    offer: int
    phase: PricedPhase | None
    line: LabelledNumber
    treated: Treated
    quantity: str = ""
    not_used: str = ""
    is_of_item: bool = False
    """Whether its label names the item."""

    @property
    def alike(self) -> object:
        """What has to be the same for two rows of a table to be read in one way."""
        column = column_in(self.line.answer)
        return self.offer, self.treated, bool(self.quantity), bool(self.not_used), column


@dataclass(slots=True)
class Run:
    """Rows of a table, one below the other, that are read in one way."""

    table: HeadedTable
    costs: list[ChosenCost]
    first: int
    last: int
    is_open: bool = False
    """Whether there are rows in it that bidders fill in themselves."""


@dataclass(slots=True)
class Draft:
    """What was found on the sheets; `sheet` is the one with most of it."""

    sheet: str = ""
    fields: list[Chosen] = field(default_factory=list)
    costs: list[ChosenCost] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    items: dict[int, str] = field(default_factory=dict)
    consumption: list[tuple[str, Chosen]] = field(default_factory=list)
    not_read: list[tuple[str, str]] = field(default_factory=list)
    """Cells that are not read, each with why: its label, and more."""


def draft_of(workbook: Workbook, shown: Workbook, tender: Tender | None, _: Translate) -> Draft:
    """Return what the words in a workbook name; `shown` is the same workbook with what its formulas show."""
    sheets = [one for one in workbook.worksheets if isinstance(one, Worksheet) and one.sheet_state == "visible"]
    found = [sheet_rows(sheet, shown[sheet.title]) for sheet in sheets]
    texts = [text for one in found for text in one.statements]
    statements = [said(text, is_unit=False) for text in texts if len(text) <= _SHORT]
    statements += [UnitSaid(vat=said(text, is_unit=False).vat) for text in texts if len(text) > _SHORT]
    drafter = _Drafter(tender, statements, _)
    every_line = [line for one in found for line in (*one.lines, *(row for t in one.tables for row in t.lines))]
    drafter.know_items(every_line)
    drafter.know_costs(every_line)
    counts: dict[str, int] = {}
    for one in found:
        before = len(drafter.draft.fields) + len(drafter.draft.costs)
        first_row = min((line.row for line in one.lines), default=0)
        is_filled = any(isinstance(line.value, int | float) for line in one.lines)
        if len(one.lines) > _MOST_LINES or sum(len(table.lines) for table in one.tables) > _MOST_LINES:
            drafter.draft.not_read.append((one.name, _("more rows than are drafted")))
        for line in one.lines[:_MOST_LINES]:
            names = _names(line)
            is_heading = line.is_bare and (is_filled or line.row == first_row or not (names or _phase(line)))
            if not is_heading or _is_of_bidder(names):
                drafter.line(line)
        for table in one.tables:
            drafter.table(table)
        if one.is_cut:
            drafter.draft.not_read.append((one.name, _("there are more texts on it than are looked at")))
        counts[one.name] = len(drafter.draft.fields) + len(drafter.draft.costs) - before
    drafter.draft.sheet = max(counts, key=counts.__getitem__, default="")
    words = " ".join(line.label for one in found for line in one.lines).casefold()
    words += " ".join(one.name for one in found).casefold()
    drafter.finish(takes_back=bool(_TAKES_BACK.search(words)))
    return drafter.draft


class _Drafter:
    """Gives each line its place in a bid."""

    def __init__(self, tender: Tender | None, statements: Sequence[UnitSaid], _: Translate) -> None:
        self.tender, self._ = tender, _
        self.items: Sequence[Item] = tender.items if tender else []
        self.draft = Draft()
        self.all_amounts = together(statements)
        self.taken: set[str] = set()
        self.offers: dict[str, int] = {}
        self.has_costs_of_one = self.has_recurring_of_one = False

    def know_costs(self, lines: Sequence[LabelledNumber]) -> None:
        """See whether costs on the sheets are said to be of one piece, so that those beside them may be of all."""
        for line in lines:
            names, words = _names(line), self._words(line)
            is_cost = _phase(line) is not None or any(one.startswith("end_of_life.") for one in names)
            is_price = bool(names) and names[0] in _PRICES
            is_of_one = words.is_piece or any(is_of_item(one, item) for one in words.nouns for item in self.items)
            if is_cost and is_of_one and not is_price:
                self.has_costs_of_one = True
                self.has_recurring_of_one |= words.months is not None

    def know_items(self, lines: Sequence[LabelledNumber]) -> None:
        """Make an offer for each of several items that a label names, in the order of the tender."""
        if len(self.items) > 1:
            named = {item.id for line in lines if (item := self._item(line))}
            for item in self.items:
                if item.id in named:
                    self._new_offer(item.id, item.id)

    def line(self, line: LabelledNumber) -> None:
        """Place a number that stands beside its label."""
        names = _names(line)
        plain = line.label.casefold()
        if TOTAL.search(plain):
            self._pass_over(line, self._("adds up others"))
        elif _is_of_bidder(names):
            self._text(names[0], line)
        elif line.is_formula:
            self._pass_over(line, self._("calculated there"))
        elif line.is_text:
            self._pass_over(line, self._("a text"))
        elif _NO_PRICE.search(plain):
            self._pass_over(line, "")
        elif _QUANTITY.search(plain) and not _MONEY.search(plain):
            self._pass_over(line, self._("a quantity"))
        else:
            self._number(names, line)

    def table(self, table: HeadedTable) -> None:
        """Place the rows of a table; those that are costs and are read in one way stay together."""
        before = len(self.draft.costs)
        for line in table.lines[:_MOST_LINES]:
            if line.is_formula:
                self._pass_over(line, self._("calculated there"))
            elif line.is_text:
                self._pass_over(line, self._("a text"))
            else:
                self._number(_names(line), line, in_table=True)
        costs = self.draft.costs[before:]
        del self.draft.costs[before:]
        self.draft.runs += self._runs(table, costs)
        why = self._("adds up others")
        for cell, label in table.totals:
            self.draft.not_read.append((f"{table.sheet}!{cell}", f'"{label}", {why}' if label else why))
        for cell in table.after:
            self.draft.not_read.append((f"{table.sheet}!{cell}", self._("below the total of the table")))

    def finish(self, *, takes_back: bool) -> None:
        """Choose the business model of each offer, and leave out what is no field of it."""
        if len(set(self.offers.values())) > 1:
            which = self._("of which item?")
            for cost in (*self.draft.costs, *(one for run in self.draft.runs for one in run.costs)):
                if not cost.is_of_item:
                    cost.treated = replace(cost.treated, marks=(*cost.treated.marks, which))
        kept: list[Chosen] = []
        for offer in sorted({0, *self.offers.values()}):
            prefix = f"offers[{offer}].{_MODEL}"
            stated = {one.name.removeprefix(prefix) for one in self.draft.fields if one.name.startswith(prefix)}
            kinds = {_MODEL_OF[one] for one in stated & _MODEL_OF.keys()}
            if kinds == {"deposit", "purchase"}:
                kinds = {"deposit"}
            if len(kinds) < 2 and not (takes_back and kinds <= {"purchase"}):
                self.draft.kinds[offer] = next(iter(kinds), "purchase")
        for one in self.draft.fields:
            place, _dot, rest = one.name.partition(f".{_MODEL}")
            kind = self.draft.kinds.get(int(re.sub(r"\D", "", place) or 0)) if rest else None
            # An amount that has no place in the model is left for a person to decide; what else is said of it, is not.
            if kind and rest not in BUSINESS_MODELS[kind].model_fields and unit_asked(one.name) != "money":
                self._pass_over(one.line, self._("no field of this business model"))
            else:
                kept.append(one)
        self.draft.fields = kept

    def _text(self, name: str, line: LabelledNumber) -> None:
        if name in self.taken or (name == "bidder.name" and not isinstance(line.value, str | None)):
            self._pass_over(line, "")
            return
        self.taken.add(name)
        self.draft.fields.append(Chosen(name, line))

    def _number(self, names: Sequence[str], line: LabelledNumber, *, in_table: bool = False) -> None:
        words = self._words(line)
        plain = line.label.casefold()
        names = [name for name in names if name not in _TEXTS]
        if any(_CO2.search(text) for text in line.units.values()) and not any("carbon." in name for name in names):
            is_of_end = any(one.startswith(("end_of_life.", f"{_MODEL}service_life")) for one in names)
            names = [f"carbon.{'end_of_life_kg' if is_of_end else 'production_kg'}"]
        item = self._item(line)
        phase = _phase(line)
        name = names[0] if names else ""
        is_of_model = name in (_PRICES[1], f"{_MODEL}term_months", f"{_MODEL}service_life_years")
        is_cost = bool(_named_phase(plain, _FIRST)) and not is_of_model
        is_cost |= name.startswith("end_of_life.") and words.months is not None
        is_price = in_table or self._is_money(line, words)
        is_other = re.search(r"kosten|\bcosts?\b", plain)
        is_timed = words.months is not None or words.is_once
        if not name and phase is None and item and is_price and not is_other and not is_timed:
            head = " ".join(line.heads.values()).casefold()
            name = _PRICES[1] if re.search(r"lease|huur|rent", head) else _PRICES[0]
        resource = self._resource(words)
        if name and not is_cost:
            self._field(name, line, words, item)
        elif resource and not line.quantity:
            self._consumption(resource, line, words)
        elif phase or is_cost or is_price:
            if words.measures & {"kWh", "MWh", "GJ", "t", "kg"} and "money" not in words.measures:
                self._pass_over(line, self._("no amount of money, and no resource of the tender"))
            else:
                self._cost(phase, line, words, item)
        else:
            self._pass_over(line, "")

    def _field(self, name: str, line: LabelledNumber, words: UnitSaid, item: Item | None) -> None:
        offer = self._offer(name, item)
        full = f"offers[{offer}].{name}"
        if full in self.taken:
            self._pass_over(line, self._("a second cell for {field}").format(field=name))
            if line.value is not None or line.units:
                self._ask_which(full, line)
            return
        self.taken.add(full)
        about = item or (self.items[0] if len(self.items) == 1 or (offer == 0 and self.items) else None)
        asked = unit_asked(full)
        if asked != "money":
            words = replace(words, measures=words.measures - {"money"}, vat="")
        found = treated(full, words, about, line.value, line.number_format, self._)
        marks = [*found.marks]
        if asked == "money" and line.is_of_quantity:
            marks.append(self._("a total; which price is one?"))
        if asked == "money":
            marks += self._several(line, about)
        marks += [*self._others(line.also), *self._of_quantity(line, about if asked == "money" else None)]
        quantity = line.quantity if line.quantity_value is not None else ""
        self.draft.fields.append(Chosen(full, line, replace(found, marks=tuple(marks)), not_used=quantity))

    def _ask_which(self, full: str, line: LabelledNumber) -> None:
        """Mark a field that another cell says as well."""
        for one in self.draft.fields:
            if one.name == full:
                marks = (*one.treated.marks, *self._others([line.answer]))
                one.treated = replace(one.treated, marks=marks)

    def _cost(self, phase: PricedPhase | None, line: LabelledNumber, words: UnitSaid, item: Item | None) -> None:
        offer = self.offers.get(item.id, 0) if item else 0
        about = item or (self.items[0] if self.items else None)
        label = line.label.casefold()
        if _WHOLE_BID.search(label) and not words.is_piece and not line.quantity:
            words = replace(words, is_whole=True)
        quantity, not_used, marks = line.quantity, "", list(self._of_quantity(line, None))
        if line.is_below_total:
            marks.append(self._("below the total of the table"))
        if _CONSUMED.search(label) and "money" not in words.measures and "kosten" not in label:
            marks.append(self._("euro?"))
        marks += self._several(line, about)
        if self._may_be_of_all(phase, line, words, item):
            marks.append(self._("of one piece, or of the whole?"))
        if self._is_done_once(phase, line) and words.months is not None and self._own_words(line).months is None:
            marks.append(self._("each time, or once?"))
        if line.is_of_quantity:
            words, quantity, not_used = replace(words, is_whole=True), "", quantity
        elif quantity and (words.is_bare_period or _COUNTS_TIME.search(line.quantity_head.casefold())):
            counts = line.quantity_value
            if words.months is None and not words.is_bare_period:
                marks.append(self._("how often?"))
            if counts is None or (about and counts == about.quantity and counts != 1):
                marks.append(self._("is {cell} a number of periods, or of pieces?").format(cell=quantity))
            words, quantity, not_used = replace(words, is_whole=True), "", quantity
        is_frequency = bool(quantity and _FREQUENCY.search(line.quantity_head.casefold()))
        if is_frequency and not words.is_whole and not words.is_piece:
            marks.append(self._("of one piece, or of the whole?"))
        if quantity:
            over = said(line.quantity_head, is_unit=False)
            if over.months is not None and words.months is None:
                words = replace(words, months=over.months)
            elif over.months is not None and over.months != words.months:
                marks.append(f"{line.quantity_head} / {words.text}")
        found = treated_cost(words, about, is_counted=bool(quantity), _=self._)
        if is_frequency and not words.is_whole:
            found = replace(found, per_bid=False)
        if "%" in line.number_format:
            marks.append("%")
        found = replace(found, marks=(*found.marks, *marks, *self._others(line.also)))
        self.draft.costs.append(ChosenCost(offer, phase, line, found, quantity, not_used, item is not None))

    def _may_be_of_all(
        self, phase: PricedPhase | None, line: LabelledNumber, words: UnitSaid, item: Item | None
    ) -> bool:
        """Whether nothing says of what a cost is, where its name or the costs beside it make that a question."""
        if words.is_piece or words.nouns or words.is_whole or line.quantity:
            return False
        beside = self.has_costs_of_one if phase == "management" else self.has_recurring_of_one
        return (beside and item is None) or bool(_MAYBE_WHOLE.search(line.label.casefold()))

    def _is_done_once(self, phase: PricedPhase | None, line: LabelledNumber) -> bool:
        """Whether a cost is of delivery or of the end, which comes back only where its own words say so."""
        written = _named_phase(line.phase) or phase
        is_of_end = any(name.startswith("end_of_life.") for name in _names(line))
        return written in ("purchase", "demolition", "disposal") or (written is None and is_of_end)

    def _of_quantity(self, line: LabelledNumber, item: Item | None) -> Iterator[str]:
        """Yield what does not come out in a row with a quantity, a price and a total; `item` where it is the price."""
        if not line.quantity:
            return
        if line.may_be_of_quantity and not line.is_of_quantity:
            yield self._("is the price that of one, or of all?")
        numbers = [one for one in (line.quantity_value, line.value, line.total) if isinstance(one, int | float)]
        if len(numbers) == 3 and not line.is_of_quantity and not line.also:
            quantity, price, total = numbers
            if abs(quantity * price - total) > 0.005 * max(abs(total), 1):
                yield self._("{cell} times {price} is not the total").format(cell=line.quantity, price=line.answer)
        counted = line.quantity_value
        if item and isinstance(counted, int | float) and counted not in (1, item.quantity):
            yield self._("{cell} says {found}, the tender {asked}").format(
                cell=line.quantity, found=local_number(counted, self._), asked=local_number(item.quantity, self._)
            )

    def _several(self, line: LabelledNumber, item: Item | None) -> Iterator[str]:
        """Yield pieces that a label counts, so that the number may be that of all of them: 100 benches."""
        for found in _COUNTED.finditer(line.label.casefold()):
            unit = said(found[2], is_unit=True)
            if found[1] not in ("0", "1") and ((unit.is_piece and not unit.unknown) or is_of_item(found[2], item)):
                yield found[0]

    def _others(self, cells: Sequence[str]) -> Iterator[str]:
        """Yield that other cells may be meant, if there are any."""
        if cells:
            yield self._("also {cells}: which one?").format(cells=", ".join(cells))

    def _consumption(self, resource: tuple[str, float], line: LabelledNumber, words: UnitSaid) -> None:
        code, factor = resource
        marks = list(words.unknown)
        if words.months is None:
            marks.append(self._("how often?"))
        else:
            factor *= 12 / words.months
        name = f"offers[0].consumption[{len(self.draft.consumption)}]"
        self.draft.consumption.append((name, Chosen(code, line, Treated(factor, tuple(marks)))))

    def _words(self, line: LabelledNumber) -> UnitSaid:
        """Return what everything around a number says of it."""
        heads = [said(one, is_unit=False) for one in line.heads.values()]
        own = together([said(line.heading, is_unit=False), self._own_words(line)])
        if own.measures - {"money"} and not own.is_bare_period:
            heads = [replace(one, measures=one.measures - {"money"}) for one in heads]
        whole = together([*heads, own])
        if "%" in whole.measures and "%" in line.number_format:
            whole = replace(whole, measures=whole.measures - {"money"})
        everywhere = self.all_amounts
        is_untimed = whole.months is None and not whole.is_once and not whole.is_bare_period
        return replace(
            whole,
            vat=whole.vat or everywhere.vat,
            scale=everywhere.scale if whole.scale == 1 else whole.scale,
            months=everywhere.months if is_untimed else whole.months,
            text=" ".join([line.label, *line.units.values()])[:LONGEST_NAME],
        )

    def _own_words(self, line: LabelledNumber) -> UnitSaid:
        """Return what the row of a number says of it itself."""
        label = said(line.label, is_unit=False)
        bracketed = [said(one, is_unit=True) for one in re.findall(r"\(([^()]*)\)", line.label)]
        parts = [label, *(replace(one, unknown=()) for one in bracketed)]
        parts += [said(text, is_unit=len(text) <= 25) for text in line.units.values()]
        if isinstance(line.value, str):
            parts.append(said(unit_in_text(line.value), is_unit=True))
        return together(parts)

    def _item(self, line: LabelledNumber) -> Item | None:
        """Return the item that a label names; of more than one, none."""
        for text in (line.label, line.heading):
            nouns = re.findall(r"[^\W\d_]{4,}", text.casefold())
            scores = {
                item.id: sum(is_of_item(noun, item.model_copy(update={"unit": "-"})) for noun in nouns)
                for item in self.items
            }
            best = max(scores.values(), default=0)
            named = [item for item in self.items if scores[item.id] == best]
            if best and len(named) == 1:
                return named[0]
        return None

    def _offer(self, name: str, item: Item | None) -> int:
        """Return the position of the offer that a field is of; a second price makes an offer of its own."""
        if item and item.id in self.offers:
            offer = self.offers[item.id]
        elif item and (not self.offers or name in _PRICES):
            offer = self._new_offer(item.id, item.id)
        elif not self.offers:
            first = self.items[0].id if len(self.items) == 1 else ""
            offer = self._new_offer(first or "?", first)
        else:
            offer = 0
        if name in _PRICES and f"offers[{offer}].{name}" in self.taken:
            return self._new_offer(f"?{len(self.offers)}", "")
        return offer

    def _new_offer(self, key: str, item: str) -> int:
        if item and self.offers.get("?") == 0 and not any(f"offers[0].{name}" in self.taken for name in _PRICES):
            self.offers[key] = self.offers.pop("?")  # what was said before the first price is about that
        offer = self.offers.setdefault(key, len(set(self.offers.values())))
        self.draft.items[offer] = item
        return offer

    def _resource(self, words: UnitSaid) -> tuple[str, float] | None:
        """Return the resource of the tender that is measured so, and by what a number of it is multiplied."""
        if "money" in words.measures:
            return None
        for code, resource in self.tender.resources.items() if self.tender else ():
            unit = said(resource.unit, is_unit=True)
            named = (unit.measures | set(unit.nouns)) - {"money"}
            if named and named <= (words.measures | set(words.nouns)):
                return code, words.scale / words.pieces
            if "kWh" in (*unit.measures, *unit.nouns) and "MWh" in words.measures:
                return code, 1000.0
        return None

    def _is_money(self, line: LabelledNumber, words: UnitSaid) -> bool:
        is_shown_so = any(sign in line.number_format for sign in ("€", "EUR", "$"))
        return is_shown_so or "money" in words.measures or bool(_MONEY.search(line.label.casefold()))

    def _pass_over(self, line: LabelledNumber, why: str) -> None:
        if line.value is None and not line.is_formula:
            return
        label = f'"{"".join(one if one.isprintable() else " " for one in line.label)}"' if line.label else ""
        below = self._("below the total of the table") if line.is_below_total and not why else ""
        text = ", ".join(filter(None, (label, why, below)))
        self.draft.not_read.append((f"{line.sheet}!{line.answer}", text))

    def _runs(self, table: HeadedTable, costs: Sequence[ChosenCost]) -> Iterator[Run]:
        """Yield the costs of a table, and the rows in it that bidders fill in themselves, as far as these are clear.

        What is in a row of their own can be read where nothing in the row says the unit.
        """
        rows = {cost.line.row for cost in costs}
        others = ({line.row for line in table.lines} - rows) | table.breaks
        has_quantities = any(cost.quantity or cost.not_used for cost in costs)
        is_open = bool(table.free) and table.unit is None and not has_quantities
        splits = others if is_open else others.union(table.free)
        runs: list[Run] = []
        for cost in costs:
            last = runs[-1] if runs else None
            is_next = last and not splits.intersection(range(last.last + 1, cost.line.row))
            if last and is_next and last.costs[0].alike == cost.alike:
                last.costs.append(cost)
                last.last = cost.line.row
            else:
                runs.append(Run(table, [cost], cost.line.row, cost.line.row))
        if is_open and not others.intersection(range(runs[-1].last + 1 if runs else table.first, table.last + 1)):
            if not runs:
                runs.append(Run(table, [self._free_cost(table)], table.first, table.last))
            runs[-1].last, runs[-1].is_open = table.last, True
        elif runs and set(table.free) - {row for run in runs for row in range(run.first, run.last + 1)}:
            first = f"{table.sheet}!{table.free[0]}:{table.free[-1]}"
            self.draft.not_read.append((first, self._("rows that were left empty")))
        yield from runs

    def _free_cost(self, table: HeadedTable) -> ChosenCost:
        """Return how a row is read that a bidder fills in, by what stands over it."""
        at, text = table.heads.get(table.price, ("", ""))
        line = LabelledNumber(table.sheet, "", "", "", None, "General", heads={at: text} if text else {})
        found = treated_cost(self._words(line), self.items[0] if self.items else None, is_counted=False, _=self._)
        return ChosenCost(0, None, line, found)


def _names(line: LabelledNumber) -> list[str]:
    plain = line.label.casefold().replace("co₂", "co2")
    return [name for name, words in _FIELDS if re.search(words, plain)]


def _is_of_bidder(names: Sequence[str]) -> bool:
    return bool(names) and names[0] in _TEXTS


def _phase(line: LabelledNumber) -> PricedPhase | None:
    return _named_phase(line.label, (*_FIRST, *_COSTS)) or _named_phase(line.group)


def _named_phase(text: str, costs: Sequence[tuple[PricedPhase, str]] = _COSTS) -> PricedPhase | None:
    plain = text.casefold()
    return next((phase for phase, words in costs if re.search(words, plain)), None)


def phase_choices(texts: Sequence[str]) -> dict[str, PricedPhase]:
    """Return what a phase is called on price sheets: as it stands there, and in our own words in both languages."""
    found: dict[str, PricedPhase] = {}
    for text in texts:
        phase = _named_phase(text)
        if phase or "gebruik" in text.casefold():
            found[text] = phase or "use"
    known = {one.casefold() for one in found}
    for language in LANGUAGES:
        for phase in PRICED_PHASES:
            name = term(phase, translator(language))
            if name.casefold() not in known:
                found[name] = phase
                known.add(name.casefold())
    return found
