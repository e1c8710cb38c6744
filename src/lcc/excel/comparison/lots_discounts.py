"""Discounts for combined lots where scores are points: spread over the lots, and what each scores then, in formulas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.award.combined_lots import CombinedLots, cost_left, discount_off, taken_so_far
from lcc.award.outcome import Standing, general_formula
from lcc.award.rule_input import ASSESSED, QUALITY, cell
from lcc.evaluation.lots import LotsEvaluation
from lcc.excel.cells.formula import formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.form.award_facts import own_fields
from lcc.figure.figure import Figure, Given, total
from lcc.words.combined_lots import combined_text

BIDDER, LOT, COST, STATED, OFF, LEFT, QUALITY_AT, WITH, WITHOUT, MORE = range(10)
_WIDTHS = (36, 40, 15, 12, 15, 15, 10, 13, 13, 13)

ScoreOf = Callable[[str, str], str]
"""The formula of what a bid scores, or costs, in a lot: by its code and the cell that has the name of the bid."""


@dataclass(frozen=True, slots=True)
class DiscountCells:
    """Where it stands how many points more the lots of a discount earn by it."""

    page: Page
    rows: Mapping[CombinedLots, int]

    def points(self, offered: CombinedLots) -> str:
        """Return the cell, as other sheets refer to it."""
        return self.page.cell(self.rows[offered], MORE)


def write_lot_discounts(page: Page, found: LotsEvaluation, score: ScoreOf, cost: ScoreOf) -> DiscountCells:
    """Write each discount that can count, with a row for each of its lots."""
    _, currency = page._, found.tender.currency
    page.widths(*_WIDTHS)
    page.note(
        _(
            "A discount is spread over its lots in proportion to what they cost; each lot is scored at the cost that "
            "is left."
        )
    )
    rule = _write_rule(page, found, 3)
    row = 4 + len(rule)
    page.heading(row, _("Combined lots"), MORE)
    page.heads(row + 1, BIDDER, _("Bidder"), _("Lot"))
    numbers = (
        _("Cost after fictive discounts and additions, {currency}").format(currency=currency),
        _("Discount"),
        _("Taken off so far, {currency}").format(currency=currency),
        _("Cost less discount, {currency}").format(currency=currency),
        _("Quality"),
        _("Points with discount"),
        _("Points without"),
        _("More points"),
    )
    page.heads(row + 1, COST, *numbers, style="number_column")
    page.sheet.set_row(row + 1, 42)
    rows: dict[CombinedLots, int] = {}
    row += 2
    for offered in found.combined:
        if offered not in rows:
            rows[offered] = row
            _Combination(page, found, offered, row, rule).write(score, cost)
            row += len(offered.lots) + 1
    page.sheet.print_area(0, 0, row, MORE)
    page.finish()
    return DiscountCells(page, rows)


def _write_rule(page: Page, found: LotsEvaluation, row: int) -> dict[str, str]:
    """Write the numbers of the award rule, and return where each stands."""
    award, cells = found.tender.award, dict[str, str]()
    for name in own_fields(type(award)):
        value = getattr(award, name)
        if isinstance(value, float):
            page.text(row, BIDDER, page._(str(type(award).model_fields[name].title)))
            page.number(row, LOT, value, "amount")
            cells[name] = xl_rowcol_to_cell(row, LOT, row_abs=True, col_abs=True)
            row += 1
    return cells


@dataclass(frozen=True, slots=True)
class _Combination:
    """The rows of one discount while they are written: one for all of its lots, and below it one for each."""

    page: Page
    found: LotsEvaluation
    offered: CombinedLots
    row: int
    rule: Mapping[str, str]

    def write(self, score: ScoreOf, cost: ScoreOf) -> None:
        page, row, lots = self.page, self.row, self.offered.lots
        named = xl_rowcol_to_cell(row, BIDDER, row_abs=True, col_abs=True)
        costs = [
            self._given(row + 1 + k, COST, self._standing(lot).assessed_cost.value) for k, lot in enumerate(lots)
        ]
        stated = self.offered.share if self.offered.amount is None else self.offered.amount
        of_bid = self._given(row, STATED, stated or 0.0)
        share, amount = (of_bid, None) if self.offered.amount is None else (None, of_bid)
        off = discount_off(share, amount, costs)
        page.text(row, BIDDER, self.offered.bid)
        page.text(row, LOT, combined_text(self.offered, self.found.tender).say(page._), "wrapped_middle")
        page.grow(row)
        self._put(row, COST, total(costs), "money")
        page.number(row, STATED, of_bid.value, "share" if amount is None else "money")
        self._put(row, OFF, off, "money")
        taken, together = self._given(row, OFF, off.value), self._given(row, COST, total(costs).value)
        before, left, more = Figure(0.0), list[Figure](), list[Figure]()
        titles = self.found.tender.lot_titles
        for k, lot in enumerate(lots):
            at, standing = row + 1 + k, self._standing(lot)
            page.text(at, LOT, titles[lot])
            page.formula(at, COST, f"={cost(lot, named)}", costs[k].value, "money")
            so_far = taken_so_far(taken, total(costs[: k + 1]), together)
            self._put(at, OFF, so_far, "money")
            so_far = self._given(at, OFF, so_far.value)
            left.append(cost_left(costs[k], so_far, before))
            self._put(at, LEFT, left[-1], "money")
            before = so_far
            quality = standing.contender.quality
            page.worked_out(at, QUALITY_AT, quality.total.value if quality else 0.0, "share")
            points = general_formula(self.found.tender.award).score
            page.formula(at, WITH, formula(points, self._cell_of(at)), self.offered.scores[k], "amount")
            page.formula(at, WITHOUT, f"={score(lot, named)}", standing.score or 0.0, "amount")
            own = self._given(at, WITH, self.offered.scores[k]), self._given(at, WITHOUT, standing.score or 0.0)
            more.append(own[0] - own[1])
            self._put(at, MORE, more[-1], "amount")
        sums = ((LEFT, left, "money"), (MORE, more, "amount"))
        for column, figures, style in sums:
            parts = [self._given(row + 1 + k, column, one.value) for k, one in enumerate(figures)]
            self._put(row, column, total(parts), style)

    def _standing(self, lot: str) -> Standing:
        evaluation = self.found.lots[lot]
        assert evaluation is not None
        return next(one.standing for one in evaluation.bids if one.bid.name == self.offered.bid)

    def _given(self, row: int, column: int, value: float) -> Figure:
        """Return a number as it stands in a cell of this sheet."""
        return cell(xl_rowcol_to_cell(row, column), value)

    def _put(self, row: int, column: int, figure: Figure, style: str) -> None:
        self.page.formula(row, column, formula(figure, lambda given: str(given.path[0])), figure.value, style)

    def _cell_of(self, row: int) -> Callable[[Given], str]:
        columns = {ASSESSED: LEFT, QUALITY: QUALITY_AT}

        def reference(given: Given) -> str:
            if given.document == "tender":
                return self.rule[str(given.path[1])]
            return str(xl_rowcol_to_cell(row, columns[str(given.path[0])]))

        return reference
