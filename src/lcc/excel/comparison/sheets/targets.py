"""Targets, below the indicators on sheet Circularity: which bids reach them, and how far the others are from it."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.formula import formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.award import AwardCells
from lcc.excel.comparison.sheets.circularity import COLUMNS, NOTHING, CircularityCells, reference_of
from lcc.excel.comparison.sheets.passports import PassportCells
from lcc.language.terms import term, yes_or_no
from lcc.library.indicators import is_share
from lcc.model.circularity import Target
from lcc.words.circularity_figures import figure_name, figure_unit

TARGET, DUE, REQUIRED, UNIT, VALUE, LEVEL, GAP, REACHED, FIRST = range(9)


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    passports: PassportCells,
    cells: CircularityCells,
    awarded: AwardCells,
) -> None:
    """Write for each target the bids beside it, and how many of them reach it; then finish the sheet."""
    row, sheet = cells.end, _Targets(page, evaluation, assumptions, passports, cells, awarded)
    targets = evaluation.tender.circularity.targets if evaluation.tender.circularity else ()
    if targets:
        sheet.write_heads(row)
        row += 2
    for position, target in enumerate(targets):
        sheet.write_target(row, position, target)
        for number in range(len(evaluation.bids)):
            sheet.write_test(row + 1 + number, position, number)
        row += len(evaluation.bids) + 1
    page.finish()


@dataclass(frozen=True, slots=True)
class _Targets:
    """The table while it is written."""

    page: Page
    evaluation: Evaluation
    assumptions: AssumptionCells
    passports: PassportCells
    cells: CircularityCells
    awarded: AwardCells

    def write_heads(self, row: int) -> None:
        """Write the heading of the table and the titles of its columns."""
        page, _ = self.page, self.page._
        page.heading(row, _("Targets"), COLUMNS)
        page.heads(row + 1, TARGET, _("Target, and bid"), _("Due"), _("Required"), _("Unit"))
        heads = (_("Value"), _("Level"), _("Gap"), _("Reached"), _("Reached by the bid that comes first"))
        page.heads(row + 1, VALUE, *heads, style="number_column")
        page.sheet.set_row(row + 1, 42)

    def write_target(self, row: int, position: int, target: Target) -> None:
        """Write a target, its level, how many bids reach it, and whether the one that comes first does."""
        page, _ = self.page, self.page._
        bound, level = target.bound
        page.text(row, TARGET, figure_name(target.indicator, _), "subheading")
        page.text(row, VALUE, term(bound, _), "number")
        page.text(row, DUE, str(target.year) if target.year else _("now"), "centred_text")
        page.text(row, REQUIRED, yes_or_no(target.required, _), "centred_text")
        page.text(row, UNIT, figure_unit(target.indicator, self.evaluation.tender.currency, _), "unit")
        style = "total_share" if is_share(target.indicator) else "total_number"
        at = self.assumptions.by_path.get(("circularity", "targets", position, bound))
        if at is None:
            page.number(row, LEVEL, level, style)
        else:
            page.formula(row, LEVEL, f"={at}", level, style)
        self._count(row, position)

    def _count(self, row: int, position: int) -> None:
        page, _, bids = self.page, self.page._, self.evaluation.bids
        met = [one.targets[position].is_met for one in bids]
        reached = ":".join(xl_rowcol_to_cell(row + 1 + k, REACHED) for k in (0, len(bids) - 1))
        counted = f'=COUNTIF({reached},"{_("yes")}")&"/{len(bids)}"'
        page.formula(row, REACHED, counted, f"{met.count(True)}/{len(bids)}", "centred_text")
        ranks = self.awarded.column("rank")
        first = f'=IF(COUNTIF({ranks},1)>0,INDEX({reached},MATCH(1,{ranks},0)),"{NOTHING}")'
        of_first = next((is_met for is_met, one in zip(met, bids, strict=True) if one.rank == 1), None)
        page.formula(row, FIRST, first, yes_or_no(of_first, _), "centred_text")

    def write_test(self, row: int, position: int, number: int) -> None:
        """Write how a bid is beside a target; a dash where it does not state what that takes."""
        page, _, outcome = self.page, self.page._, self.evaluation.bids[number]
        test = outcome.targets[position]
        page.text(row, TARGET, outcome.bid.name, "indented")
        if test.value is None or test.gap is None or test.missed is None:
            for column in (VALUE, GAP):
                page.text(row, column, NOTHING, "number")
            page.text(row, REACHED, NOTHING, "centred_text")
            return
        style = "share" if is_share(test.target.indicator) else "amount"
        reference = reference_of(number, self.assumptions, self.passports, self.cells)
        for column, figure in ((VALUE, test.value), (GAP, test.gap)):
            page.formula(row, column, formula(figure, reference), figure.value, style)
        missed = formula(test.missed, reference).removeprefix("=")
        written = f'=IF({missed}=0,"{_("yes")}","{_("no")}")'
        page.formula(row, REACHED, written, yes_or_no(test.is_met, _), "centred_text")
