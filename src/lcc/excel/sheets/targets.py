"""Targets, below the indicators on sheet Circularity: which bids reach them, and how far the others are from it."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.cashflow.figure import Given
from lcc.circularity.targets import Tested
from lcc.evaluate import Evaluation
from lcc.excel.formula import Reference, formula
from lcc.excel.page import Page
from lcc.excel.sheets.assumptions import AssumptionCells
from lcc.excel.sheets.award import AwardCells
from lcc.excel.sheets.circularity import COLUMNS, NOTHING, CircularityCells
from lcc.excel.sheets.passports import PassportCells
from lcc.language.terms import term
from lcc.model.indicators import is_share
from lcc.report.circularity_figures import figure_name, figure_unit

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
    _, row, bids = page._, cells.end, len(evaluation.bids)
    targets = evaluation.tender.circularity.targets if evaluation.tender.circularity else ()
    if targets:
        page.heading(row, _("Targets"), COLUMNS)
        page.heads(row + 1, TARGET, _("Target, and bid"), _("Due"), _("Required"), _("Unit"))
        heads = (_("Value"), _("Level"), _("Gap"), _("Reached"), _("Reached by the bid that comes first"))
        page.heads(row + 1, VALUE, *heads, style="number_column")
        page.sheet.set_row(row + 1, 42)
        row += 2
    for k in range(len(targets)):
        tests = [one.targets[k] for one in evaluation.bids]
        references = [_reference(number, assumptions, passports, cells) for number in range(bids)]
        _write_target(page, row, evaluation, tests, awarded, assumptions)
        for number, (test, reference) in enumerate(zip(tests, references, strict=True)):
            page.text(row + 1 + number, TARGET, evaluation.bids[number].bid.name, "indented")
            _write_test(page, row + 1 + number, test, reference)
        row += bids + 1
    page.sheet.print_area(0, 0, row, COLUMNS)
    page.finish()


def _write_target(
    page: Page,
    row: int,
    evaluation: Evaluation,
    tests: Sequence[Tested],
    awarded: AwardCells,
    assumptions: AssumptionCells,
) -> None:
    """Write a target, how many bids reach it, and whether the one that comes first does."""
    _, target = page._, tests[0].target
    style = "total_share" if is_share(target.indicator) else "total_number"
    bound, level = target.bound
    page.text(row, TARGET, f"{figure_name(target.indicator, _)}, {term(bound, _)}", "subheading")
    page.text(row, DUE, str(target.year) if target.year else _("now"), "centred_text")
    page.text(row, REQUIRED, _("yes") if target.required else _("no"), "centred_text")
    page.text(row, UNIT, figure_unit(target.indicator, evaluation.tender.currency, _), "unit")
    at = ("circularity", "targets", tests[0].position, bound)
    if at in assumptions.by_path:
        page.formula(row, LEVEL, f"={assumptions.by_path[at]}", level, style)
    else:
        page.number(row, LEVEL, level, style)
    reached = ":".join(xl_rowcol_to_cell(row + 1 + k, REACHED) for k in (0, len(tests) - 1))
    counted = f'=COUNTIF({reached},"{_("yes")}")&"/{len(tests)}"'
    page.formula(row, REACHED, counted, f"{sum(one.is_met is True for one in tests)}/{len(tests)}", "centred_text")
    ranks = awarded.column("rank")
    first = f'=IF(COUNTIF({ranks},1)>0,INDEX({reached},MATCH(1,{ranks},0)),"{NOTHING}")'
    winners = [test for test, one in zip(tests, evaluation.bids, strict=True) if one.rank == 1]
    page.formula(row, FIRST, first, _met(winners[0], page) if winners else NOTHING, "centred_text")


def _write_test(page: Page, row: int, test: Tested, reference: Reference) -> None:
    """Write how a bid is beside a target; a dash where it does not state what that takes."""
    if test.value is None or test.gap is None or test.missed is None:
        for column in (VALUE, GAP):
            page.text(row, column, NOTHING, "number")
        page.text(row, REACHED, NOTHING, "centred_text")
        return
    _, style = page._, "share" if is_share(test.target.indicator) else "amount"
    page.formula(row, VALUE, formula(test.value, reference), test.value.value, style)
    page.formula(row, GAP, formula(test.gap, reference), test.gap.value, style)
    missed = formula(test.missed, reference)[1:]
    page.formula(row, REACHED, f'=IF({missed}=0,"{_("yes")}","{_("no")}")', _met(test, page), "centred_text")


def _met(test: Tested, page: Page) -> str:
    return NOTHING if test.is_met is None else page._("yes") if test.is_met else page._("no")


def _reference(
    number: int, assumptions: AssumptionCells, passports: PassportCells, cells: CircularityCells
) -> Reference:
    def reference(given: Given) -> str:
        if given.document == "tender":
            return assumptions.by_path[given.path]
        if given.path[0] == "offers":
            return passports.cell(number, given.path)
        return cells.own(number, str(given.path[0]))

    return reference
