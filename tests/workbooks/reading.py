"""Reading a comparison workbook as a person does, by the words in it; and changing cells of it."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.cells.workbook import ExactSheet, finished, new_workbook
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import pages_as_written
from lcc.language import translator
from lcc.language.terms import term
from lcc.library.phases import PHASES
from libreoffice import bare, recalculated

CENT = 0.01


def table(sheet: Worksheet, heading: str, heads: int | None = None) -> list[dict[Any, Any]]:
    """Return the rows under a heading, each by the titles of its columns: those below it, or of another row."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if str(row[0] or "").startswith(heading))
    titles = [_in_one_line(title) for title in rows[start + 1 if heads is None else heads]]
    found = []
    for row in rows[start + (2 if heads is None else 1) :]:
        if row[0] is None and row[1] is None:
            break
        found.append({head: value for head, value in zip(titles, row, strict=True) if head is not None})
    return found


def _in_one_line(title: Any) -> Any:
    """Return the title of a column without breaks, within its words and between them."""
    return title.replace("-\n", "").replace("\n", " ") if isinstance(title, str) else title


def differences(workbook: Workbook, evaluation: Evaluation, language: str = "en") -> Iterator[str]:
    """Yield where the workbook and the engine are more than a cent apart."""
    _ = translator(language)
    summary, years = workbook[_("Summary")], workbook[_("Per year")]
    costs = {row[_("Bidder")]: row for row in table(summary, _("Cost by phase, present value in {currency}")[:10])}
    yearly = {row[_("Bidder")]: row for row in table(years, _("Cash by year, {currency}")[:10])}
    ranking = table(summary, _("Ranking, {currency}")[:6])
    for outcome in evaluation.bids:
        name = outcome.bid.name
        wanted = {term(phase, _): outcome.phases[phase] for phase in PHASES}
        wanted[_("Life-cycle cost")] = outcome.life_cycle_cost
        wanted[_("Equivalent annual cost")] = outcome.equivalent_annual_cost
        wanted[_("Nominal cost")] = outcome.nominal_cost
        for title, value in wanted.items():
            yield from _apart(f"{name}, {title}", costs[name][title], value)
        if costs[name][_("Rank")] != (outcome.rank or "-"):
            yield f"{name}: rank in workbook {costs[name][_('Rank')]!r}, engine {outcome.rank}"
        for year, cash in enumerate(outcome.yearly.tolist()):
            yield from _apart(f"{name}, year {year}", yearly[name][year], cash)
    yield from _award(workbook, evaluation, language)
    yield from _interest(workbook, evaluation, language)
    yield from _budget(workbook, evaluation, language)
    for outcome, row in zip(evaluation.bids, ranking, strict=True):
        yield from _apart("ranking", row[_("Life-cycle cost")], outcome.life_cycle_cost)
        if row[_("Bidder")] != outcome.bid.name or row[_("Rank")] != (outcome.rank or "-"):
            yield f"ranking: workbook {row[_('Bidder')]} {row[_('Rank')]}, engine {outcome.bid.name} {outcome.rank}"


def _award(workbook: Workbook, evaluation: Evaluation, language: str) -> Iterator[str]:
    """Yield where the award sheet and the engine differ: points and shares by a millionth, costs by a cent."""
    _ = translator(language)
    rows = {row[_("Bidder")]: row for row in table(workbook[_("Award")], _("From cost to rank"))}
    for outcome in evaluation.bids:
        name, standing = outcome.bid.name, outcome.standing
        row = {str(head).partition(",")[0]: value for head, value in rows[name].items()}
        quality, scored = standing.contender.quality, standing.scored
        wanted: dict[str, float | None] = {
            _("Cost after fictive discounts and additions, {currency}").partition(",")[
                0
            ]: standing.assessed_cost.value,
            _("Score, {unit}").partition(",")[0]: standing.score,
            _("Points for cost"): scored.cost_points.value if scored and scored.cost_points else None,
            _("Points for quality"): scored.quality_points.value if scored and scored.quality_points else None,
            _("Quality"): quality.total.value if quality else None,
        }
        for title, value in wanted.items():
            if title not in row:
                continue
            if value is None:
                yield from () if row[title] == "-" else [f"{name}, {title}: {row[title]!r}, engine nothing"]
            else:
                yield from _apart(f"{name}, {title}", row[title], value, CENT if abs(value) > 1000 else 1e-6)
        if (row.get(_("Why not ranked"), "-") != "-") != (outcome.rank is None):
            yield f"{name}: {row.get(_('Why not ranked'))!r}, engine {standing.not_ranked}"


NO_ROW_OF_VAT = "budget, VAT: no row"


def _budget(workbook: Workbook, evaluation: Evaluation, language: str) -> Iterator[str]:
    """Yield where the budget sheet and the engine differ: of the bid that comes first, and the totals of all."""
    _ = translator(language)
    if not evaluation.bids:
        return
    sheet, planned = workbook[_("Budget by year")], evaluation.budgets[0]
    rows = {row[_("What")]: row for row in table(sheet, _("Budget by calendar year, {currency}")[:12])}
    wanted = {
        term("investment", _): planned.investment,
        term("running", _): planned.running_total,
        term("receipts", _): planned.receipts,
        _("Total"): planned.total,
        **{term(phase, _): paid for phase, paid in planned.running.items()},
    }
    for title, amounts in wanted.items():
        for year, amount in zip(planned.years, amounts.tolist(), strict=True):
            yield from _apart(f"budget, {title}, {year}", rows[title][year], amount)
    reclaimed = [
        row for title, row in rows.items() if title in (_("VAT to claim back (BCF)"), _("VAT to claim back"))
    ]
    if planned.vat_to_reclaim is not None and not reclaimed:
        yield NO_ROW_OF_VAT
    elif planned.vat_to_reclaim is not None:
        for year, amount in zip(planned.years, planned.vat_to_reclaim.tolist(), strict=True):
            yield from _apart(f"budget, VAT, {year}", reclaimed[0][year], amount)
    centres = table(sheet, _("Of the total, by cost centre"), heads=8) if planned.cost_centres else []
    for row, (name, shares) in zip(centres, planned.cost_centres.items(), strict=True):
        for year, amount in zip(planned.years, shares.tolist(), strict=True):
            yield from _apart(f"budget, {name}, {year}", row[year], amount)
    totals = {row[_("Bidder")]: row for row in table(sheet, _("All bids: all years together, {currency}")[:10])}
    for outcome, planned in zip(evaluation.bids, evaluation.budgets, strict=True):
        yield from _apart("budget, total", totals[outcome.bid.name][_("Total")], float(planned.total.sum()))
        yield from _apart(
            "budget, settlement", totals[outcome.bid.name][term("settlement", _)], planned.settlement
        )


def _interest(workbook: Workbook, evaluation: Evaluation, language: str) -> Iterator[str]:
    _ = translator(language)
    found = [(outcome.bid.name, one) for outcome in evaluation.bids for one in outcome.implied_interest]
    if not found:
        return
    rows = list(workbook[_("Implied interest")].iter_rows(min_row=6, values_only=True))
    # Bids stand as they were ranked when the workbook was written, and one bid may have several rows.
    for (name, one), row in zip(sorted(found, key=_named), sorted(rows, key=_named), strict=True):
        # Far-off rates are found by iteration, and not by every program.
        if one.yearly_rate is not None and -0.2 < one.yearly_rate < 0.5:
            yield from _apart(f"{name}, implied interest", row[8], one.yearly_rate, 1e-7)


def _named(row: tuple[Any, ...]) -> str:
    return str(row[0])


def _apart(what: str, found: object, wanted: float, tolerance: float = CENT) -> Iterator[str]:
    if not isinstance(found, int | float) or abs(found - wanted) > tolerance:
        yield f"{what}: workbook {found!r}, engine {wanted!r}"


Change = tuple[str, int, int, Any]
"""A sheet, a row, a column, and what stands there from now on."""


def changed(
    content: bytes, changes: Iterable[Sequence[Change]], into: Path
) -> Iterator[tuple[Evaluation, Workbook]]:
    """Yield a workbook after each of these changes: as it is scored again, and as LibreOffice recalculates it."""
    evaluations: list[Evaluation] = []
    files: list[Path] = []
    book = load_workbook(io.BytesIO(content))
    plain = bare(book)
    for cells in changes:
        there = [(sheet, row, column, book[sheet].cell(row, column).value) for sheet, row, column, _value in cells]
        _put([book, plain], cells)
        files.append(into / f"{len(files)}.xlsx")
        plain.save(files[-1])
        found = read_comparison(book)
        evaluations.append(evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores))
        _put([book, plain], there)
    yield from zip(evaluations, recalculated(files, into / "again"), strict=True)


def written(evaluations: Iterable[Evaluation], into: Path, language: str = "en") -> list[Workbook]:
    """Return the comparisons of many evaluations as LibreOffice recalculates their formulas."""
    files: list[Path] = []
    for evaluation in evaluations:
        files.append(into / f"{len(files)}.xlsx")
        files[-1].write_bytes(cells_alone(evaluation, language))
    return recalculated(files, into / "again")


def cells_alone(evaluation: Evaluation, language: str) -> bytes:
    """Return a comparison without what is to see of it, straight from its cells: they are those that stand in the file.

    `test_read_comparison` holds every cell of a file to them.
    """
    pages, buffer = pages_as_written(evaluation, language, {}), io.BytesIO()
    book = new_workbook(buffer, title="")
    for page in pages.values():
        sheet = book.add_worksheet(page.name, ExactSheet)
        for (row, column), cell in page.cells.items():
            if cell.is_formula:
                sheet.write_formula(row, column, cell.value)
            else:
                sheet.write(row, column, cell.value)
    for name, _sheet, refers, _is_hidden in next(iter(pages.values())).workbook.defined_names:
        book.define_name(name, f"={refers}")
    return finished(book, buffer)


def _put(books: Sequence[Workbook], cells: Iterable[Change]) -> None:
    for book in books:
        for sheet, row, column, value in cells:
            book[sheet].cell(row, column).value = value
