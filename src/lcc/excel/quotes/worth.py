"""Each question as a formula: what its answer comes to over the horizon, as present value.

The formulas follow lives and terms that are typed. `tests/excel/test_quotes_worth.py` holds each to the engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lcc.excel.quotes.months import Months
from lcc.excel.quotes.questions import (
    MANAGEMENT,
    ONE_OFF,
    QuoteRow,
    index_in,
    index_of_ends,
    kinds_taken,
)
from lcc.library.phases import IndexedPhase, PricedPhase
from lcc.model.tender import CARBON, FIXED, GENERAL, STANDARD_VAT, Item, MomentInYear, Tender


@dataclass(frozen=True, slots=True)
class Lived:
    """AnswerCells with how lives of a product or contract fall: months of one, start of the last, its months inside."""

    length: str
    start: str
    inside: str


@dataclass(frozen=True, slots=True)
class AnswerCells:
    """Where the numbers behind one supplier and one item stand, as formulas refer to them.

    `share` is the part of the last life of the contract that counts; `fees` the column of the index of fees.
    """

    horizon: str
    model: str
    fees: str
    quantity: str
    use: str
    contract: Lived
    product: Lived
    share: str


@dataclass(frozen=True, slots=True)
class AnswerWorth:
    """What each answer is worth, by the rules of a tender."""

    tender: Tender
    months: Months

    def of(self, asked: QuoteRow, cell: str, cells: AnswerCells, returned: str) -> str:
        """Return what an answer comes to; `cell` has it, and `returned` has the share that comes back."""
        item = self.tender.items[asked.item] if asked.item is not None else None
        name = str(asked.key[-1])
        if asked.key == ONE_OFF:
            return f"{cell}{self._vat('purchase')}"
        if asked.key == MANAGEMENT:
            return f"{cell}{self._vat('management')}*{self._yearly(cells, self._number('management'))}"
        if asked.key[-2:-1] == ("resources",):
            return f"{cells.quantity}*{cell}*({self._consumed(cells, name)})"
        if name in ("maintenance", "use"):
            phase: PricedPhase = "maintenance" if name == "maintenance" else "use"
            return f"{cells.quantity}*{cell}{self._vat(phase)}*{self._yearly(cells, self._number(phase))}"
        if name in ("demolition", "disposal"):
            end: PricedPhase = "demolition" if name == "demolition" else "disposal"
            curve = self.months.number(index_of_ends(self.tender) or FIXED)
            return f"{cells.quantity}*{cell}{self._vat(end)}*{self._end(cells, cell, curve)}"
        if name == "return_cost":
            curve = f"IF({self.is_one_of(('deposit',), cells)},{self._index_of('deposit')},{cells.fees})"
            return f"{cells.quantity}*{cell}{self._vat('disposal')}*{self._end(cells, cell, curve)}"
        if name == "emissions":
            return f"{cells.quantity}*MAX(0,{cell})*({self._made(cells)})"
        if name == "monthly":
            return f"{cells.quantity}*{cell}{self._vat('use')}*({self._hired(cells)})"
        if name == "fee_per_use":
            fees = self._yearly(cells, cells.fees, self.tender.fees_fall)
            return f"{cells.quantity}*{cells.use}*{cell}{self._vat('use')}*{fees}"
        if name == "price":
            return f"{cells.quantity}*{cell}{self._vat('purchase')}*({self._bought(cells)})"
        assert item is not None, name
        return f"{cells.quantity}*{cell}*({self._deposited(cells, item, returned)})"

    def bought_back(self, price: str, cells: AnswerCells, share: str) -> str:
        """Return what is bought back of a price: at the end of each life and, of the last one, at the horizon."""
        back = self._lagged(cells, self._index_of("buy_back"), at_horizon=True)
        return f"-{cells.quantity}*{price}*{share}{self._vat('purchase')}*({back})"

    def at_start(self, asked: QuoteRow, cell: str, cells: AnswerCells) -> str | None:
        """Return what is paid in month 0 of an answer; None where nothing is."""
        name, starts = str(asked.key[-1]), self.tender.yearly_costs_fall == "start"
        each = f"{cells.quantity}*{cell}"
        if name in ("price", "deposit"):
            return f"{each}{self._vat('purchase')}"
        if name == "monthly":
            return f"{each}{self._vat('use')}"
        if asked.key == ONE_OFF:
            return f"{cell}{self._vat('purchase')}"
        if name == "fee_per_use" and self.tender.fees_fall == "start":
            return f"{cells.use}*{each}{self._vat('use')}"
        if asked.key == MANAGEMENT and starts:
            return f"{cell}{self._vat('management')}"
        if name in ("maintenance", "use") and starts:
            return f"{each}{self._vat('maintenance' if name == 'maintenance' else 'use')}"
        if asked.key[-2:-1] == ("resources",) and starts:
            resource = self.tender.resources[name]
            return f"{each}*{resource.price!r}{self._vat(None, resource.vat)}"
        return None

    def lost_at_start(self, deposit: str, cells: AnswerCells, item: Item) -> str:
        """Return what is paid in month 0 for units of a pool that are lost."""
        if self.tender.fees_fall != "start":
            return "0"
        return f"{cells.quantity}*{deposit}*{cells.use}*{item.loss_per_trip or 0.0!r}{self._vat('use')}"

    def is_one_of(self, kinds: Sequence[str], cells: AnswerCells) -> str:
        """Return whether the business model is one of these."""
        taken = kinds_taken(self.tender)
        numbers = [taken.index(kind) + 1 for kind in kinds if kind in taken]
        return f"OR({','.join(f'{cells.model}={number}' for number in numbers)})" if numbers else "FALSE"

    def yearly_factor(self, horizon: str) -> str:
        """Return what 1 at the end of each year is worth at the stated rate: by it a cost becomes one a year."""
        return self._of_years(horizon, self.months.stated, "end")

    def _vat(self, phase: PricedPhase | None, rate: str = STANDARD_VAT) -> str:
        """Return by how much more VAT makes a cost, as the end of a product; nothing where it is no cost."""
        vat = self.tender.vat
        if not vat.is_cost:
            return ""
        return f"*{1 + vat.cost_share * vat.rates[vat.by_phase.get(phase, rate) if phase else rate]!r}"

    def _number(self, phase: IndexedPhase, usual: str = GENERAL) -> str:
        return self.months.number(index_in(self.tender, phase, usual))

    def _index_of(self, kind: str) -> str:
        """Return the column of the index that what is bought or deposited follows."""
        return self._number("purchase", FIXED if kind == "deposit" else GENERAL)

    def _of_years(self, horizon: str, worth: str, moment: MomentInYear) -> str:
        month = self.months.month
        if moment == "end":
            when = f"(MOD({month},12)=0)*({month}>0)*({month}<={horizon})"
        else:
            when = f"(MOD({month},12)={0 if moment == 'start' else 6})*({month}<{horizon})"
        return f"SUMPRODUCT({when}*{worth})"

    def _yearly(self, cells: AnswerCells, curve: str, moment: MomentInYear | None = None) -> str:
        worth = f"{self.months.growth(curve)}*{self.months.discount}"
        return self._of_years(cells.horizon, worth, moment or self.tender.yearly_costs_fall)

    def _consumed(self, cells: AnswerCells, name: str) -> str:
        resource = self.tender.resources[name]
        index, vat = self.months.number(resource.index), self._vat("use", resource.vat)
        cost = f"{resource.price!r}{vat}*{self._yearly(cells, index)}"
        if not self.tender.carbon_price or "co2_kg" not in resource.model_fields_set:
            return cost
        return f"{cost}+{resource.co2_kg!r}*{self._yearly(cells, self.months.number(CARBON))}"

    def _starts(self, cells: AnswerCells, lived: Lived, curve: str) -> str:
        month = self.months.month
        when = f"(MOD({month},{lived.length})=0)*({month}<{cells.horizon})"
        return f"SUMPRODUCT({when}*{self.months.growth(curve)}*{self.months.discount})"

    def _at(self, curve: str, grown: str, paid: str) -> str:
        """Return what 1 weighs that is paid in a month at the price of one."""
        return f"{self.months.grown(curve, grown)}*{self.months.weight(paid)}"

    def _bought(self, cells: AnswerCells) -> str:
        """Return what 1 at the start of each life is worth, less the share of the last one that does not count."""
        buys, deposits = self._index_of("purchase"), self._index_of("deposit")
        curve = buys
        if "deposit" in kinds_taken(self.tender) and deposits != buys:
            curve = f"IF({self.is_one_of(('deposit',), cells)},{deposits},{buys})"
        start = cells.contract.start
        last = start if self.tender.residual_value == "annuity" else cells.horizon
        starts = self._starts(cells, cells.contract, curve)
        credit = f"(1-{cells.share})*{self._at(curve, start, last)}"
        return f"{starts}-IF({self.is_one_of(('buy_back',), cells)},0,{credit})"

    def _end(self, cells: AnswerCells, cell: str, curve: str) -> str:
        """Return what 1 at the end of each life is worth, and the share of it that the last one owes at the horizon."""
        lived, month = cells.contract, self.months.month
        when = f"(MOD({month},{lived.length})=0)*({month}>0)*({month}<={cells.horizon})"
        full = f"SUMPRODUCT({when}*{self.months.growth(curve)}*{self.months.discount})"
        end = f"{lived.start}+{lived.length}"
        there, later = self._at(curve, cells.horizon, cells.horizon), self._at(curve, end, end)
        owed = later if self.tender.residual_value == "annuity" else f"IF({cell}<0,{later},{there})"
        last = f"IF({self.is_one_of(('buy_back',), cells)},{there},{cells.share}*{owed})"
        return f"({full}+IF({lived.inside}<{lived.length},{last},0))"

    def _lagged(self, cells: AnswerCells, curve: str, *, at_horizon: bool) -> str:
        """Return what 1 at the end of each life is worth, at the price of its start."""
        lived, month = cells.contract, self.months.month
        when = f"(MOD({month},{lived.length})=0)*({month}+{lived.length}<={cells.horizon})"
        full = f"SUMPRODUCT({when}*{self.months.growth(curve)}*{self.months.discount_from(lived.length)})"
        last = self._at(curve, lived.start, cells.horizon)
        if not at_horizon:
            last = f"{cells.share}*{self._at(curve, lived.start, f'{lived.start}+{lived.length}')}"
        return f"{full}+IF({lived.inside}<{lived.length},{last},0)"

    def _hired(self, cells: AnswerCells) -> str:
        """Return what 1 at the start of each month is worth, of the last term for the share that counts."""
        start, horizon, lived = cells.contract.start, cells.horizon, cells.contract
        inside = self.months.worth_between(cells.fees, "0", horizon)
        if self.tender.residual_value != "annuity":
            return inside
        before = self.months.worth_between(cells.fees, start, horizon)
        after = self.months.worth_between(cells.fees, horizon, f"({start}+{lived.length})")
        settled = f"({cells.share}-1)*{before}+{cells.share}*{after}"
        return f"{inside}+IF({lived.inside}<{lived.length},{settled},0)"

    def _deposited(self, cells: AnswerCells, item: Item, returned: str) -> str:
        """Return what 1 of deposit costs: of each cycle, or once for a pool and again for what is lost."""
        taken, curve = kinds_taken(self.tender), self._index_of("deposit")
        is_annuity = self.tender.residual_value == "annuity"
        vat, cycle, pool = self._vat("purchase"), "0", "0"
        if "deposit" in taken:
            rate = returned if item.return_rate is None else repr(item.return_rate)
            paid = self._starts(cells, cells.contract, curve)
            if is_annuity:
                start = cells.contract.start
                paid += f"-(1-{cells.share})*{self._at(curve, start, start)}"
            cycle = f"{paid}-{rate}*({self._lagged(cells, curve, at_horizon=not is_annuity)})"
        if "pool" in taken:
            lost = self._yearly(cells, self.months.number(FIXED), self.tender.fees_fall)
            pool = f"(1-{self.months.weight(cells.horizon)}){vat}"
            pool += f"+{cells.use}*{item.loss_per_trip or 0.0!r}{self._vat('use')}*{lost}"
        return f"IF({self.is_one_of(('deposit',), cells)},({cycle}){vat},{pool})"

    def _made(self, cells: AnswerCells) -> str:
        """Return what the emissions of making 1 at the start of each life cost; of the last one the months inside."""
        lived, curve = cells.product, self.months.number(CARBON)
        beyond = f"(1-{lived.inside}/{lived.length})*{self._at(curve, lived.start, lived.start)}"
        return f"{self._starts(cells, lived, curve)}-{beyond}"
