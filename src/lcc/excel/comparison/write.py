"""The comparison workbook: every figure a live formula, and beside it the value that the engine gives it."""

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from lcc.analysis.sensitivity import Sensitivity
from lcc.checks.size import MOST_CELLS, cells_of
from lcc.engine.simulation import Simulation
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.comparison.sheets import (
    all_fields,
    assumptions,
    award,
    bid_inputs,
    budget,
    cash_flows,
    checks,
    circularity,
    history,
    implied_interest,
    method,
    passports,
    per_year,
    quality,
    summary,
    targets,
    timeline,
)
from lcc.excel.comparison.sheets import efficiency as beside
from lcc.excel.comparison.sheets import sensitivity as sensitivity_sheet
from lcc.excel.comparison.sheets import simulation as simulation_sheet
from lcc.excel.comparison.sheets.assumptions import Submitted
from lcc.language import translator
from lcc.library.glossary import occurring
from lcc.record.place import InputFile, Origins, checksum
from lcc.record.problem import InputRefusedError, problem_in
from lcc.record.version import LAYOUT
from lcc.words.draw import draw_text
from lcc.words.lot_outcome import outcome_texts
from lcc.words.problems import remark_of, remarks_about
from lcc.words.received import remarks_on_files, words_beside


@dataclass(frozen=True, slots=True)
class _Book:
    """A comparison that is written but not closed: its pages, by the cells that are on them."""

    workbook: Workbook
    buffer: io.BytesIO
    pages: tuple[Page, ...]


def write_comparison(
    evaluation: Evaluation,
    *,
    language: str = "nl",
    origins: Mapping[str, Origins] | None = None,
    inputs: Sequence[InputFile] = (),
    submitted: Submitted | None = None,
    sensitivity: Sensitivity | None = None,
    simulation: Simulation | None = None,
) -> bytes:
    """Return the comparison as an .xlsx file.

    Parameters
    ----------
    evaluation
        What `lcc.evaluation.evaluate.evaluate` returned.
    language
        `nl` or `en`.
    origins
        By bidder, where the fields of the bid stand in its file.
    inputs
        The files that were read.
    submitted
        What was stated before a purchaser changed it in a workbook; shown beside what is stated now.
    sensitivity, simulation
        Each gets a sheet of its own.

    Raises
    ------
    InputRefusedError
        A bid takes more cells than `lcc.checks.size.MOST_CELLS`.
    """
    book = _written(evaluation, language, origins or {}, inputs, submitted or {}, sensitivity, simulation)
    return finished(book.workbook, book.buffer)


def comparison_and_pages(
    evaluation: Evaluation,
    language: str,
    inputs: Sequence[InputFile],
    empty: Collection[str] = (),
    version: int = LAYOUT,
    *,
    origins: Mapping[str, Origins],
    submitted: Submitted,
    sensitivity: Sensitivity | None = None,
    simulation: Simulation | None = None,
) -> tuple[bytes, dict[str, Page]]:
    """Return the comparison as an .xlsx file, and its sheets by name; parameters as of `write_comparison`.

    `empty` names sheets of sensitivity and simulation that are left empty: they stand for those of another run. It is
    laid out as a `version` of the program did.
    """
    book = _written(evaluation, language, origins, inputs, submitted, sensitivity, simulation, empty, version)
    return finished(book.workbook, book.buffer), {page.name: page for page in book.pages}


def pages_as_written(
    evaluation: Evaluation,
    language: str,
    submitted: Submitted,
    inputs: Sequence[InputFile] = (),
    version: int = LAYOUT,
) -> dict[str, Page]:
    """Return by name the sheets of a comparison, without making the file; not where its fields came from."""
    book = _written(evaluation, language, {}, inputs, submitted, None, None, version=version)
    return {page.name: page for page in book.pages}


def _refuse_too_large(evaluation: Evaluation) -> None:
    """Raise InputRefusedError if one bid takes so many cells that the workbook would be of no use to anybody."""
    problems = []
    for one in evaluation.with_reference:
        cells = cells_of(one.bid, len(one.lines), evaluation.terms.horizon_years)
        if cells > MOST_CELLS:
            words = {"limit": MOST_CELLS, "cash_flows": len(one.lines)}
            problems.append(problem_in(one.bid.name, "too_many_cells", cells, **words))
    if problems:
        raise InputRefusedError(problems)


def _written(
    evaluation: Evaluation,
    language: str,
    origins: Mapping[str, Origins],
    inputs: Sequence[InputFile],
    submitted: Submitted,
    sensitivity: Sensitivity | None,
    simulation: Simulation | None,
    empty: Collection[str] = (),
    version: int = LAYOUT,
) -> _Book:
    _refuse_too_large(evaluation)
    _ = translator(language, version)
    buffer, tender = io.BytesIO(), evaluation.tender
    workbook = new_workbook(buffer, title=tender.title)
    styles = Styles(workbook)
    pages: list[Page] = []
    remarks = [*map(remark_of, words_beside(evaluation.received)), *remarks_on_files(evaluation.received)]
    remarks += remarks_about(tender, [outcome.bid for outcome in evaluation.bids])
    remarks = [remark for remark in remarks if remark.say(_)]  # those that this version has
    notes = outcome_texts(evaluation.lot_outcome, tender) if evaluation.lot_outcome else []
    notes += [draw_text(draw) for draw in evaluation.draws]

    proof = f"{made_with()} · {_('checksum')} {checksum(inputs)[:16]}" if inputs else made_with()
    header = (title_and_code(tender.title, tender.id), proof)

    def page(name: str, *, is_hidden: bool = False) -> Page:
        pages.append(
            Page(workbook, styles, name, f"{tender.title}: {name.lower()}", _, header, is_hidden=is_hidden)
        )
        return pages[-1]

    def hidden(name: str) -> Page:
        return page(name, is_hidden=True)

    front, assumption_page, bid_page = page(_("Summary")), page(_("Assumptions")), page(_("Bids"))
    budget_page, checks_page = page(_("Budget by year")), page(_("Checks"))
    if evaluation.history is not None:
        history.write(page(_("History")), evaluation, evaluation.history)
    if evaluation.prices is not None:
        from lcc.excel.comparison.sheets import earlier_prices

        earlier_prices.write(page(_("Earlier offers")), evaluation, evaluation.prices)
    if sensitivity is not None:
        sensitivity_sheet.write(page(_("Sensitivity")), sensitivity, tender)
    if simulation is not None:
        simulation_sheet.write(page(_("Uncertainty")), simulation, evaluation)
    for name in empty:
        page(name)
    shown = len(pages)
    award_page = hidden(_("Award"))
    quality_page = hidden(_("Quality")) if tender.quality is not None else None
    circularity_page = hidden(_("Circularity")) if tender.measures_circularity else None
    passport_page = hidden(_("Passports")) if tender.measures_circularity else None
    flow_page, year_page, interest_page = (
        hidden(_("Cash flows")), hidden(_("Per year")), hidden(_("Implied interest"))
    )  # fmt: skip
    timeline_page, field_page, method_page = hidden(_("Timeline")), hidden(_("All fields")), hidden(_("Method"))

    assumed = assumptions.write(assumption_page, evaluation, submitted)
    stated = bid_inputs.write(bid_page, evaluation, origins, submitted)
    mark = all_fields.mark_of("comparison", language, version)
    later = all_fields.write(field_page, evaluation, assumed, stated, submitted, mark)
    months = timeline.write(timeline_page, evaluation, assumed)
    kept = all_fields.kept_cells(field_page)
    flows = cash_flows.write(flow_page, evaluation, assumed, stated, months, origins, kept)
    parts = measured = marks = None
    if circularity_page is not None and passport_page is not None:
        parts = passports.write(passport_page, evaluation, assumed, stated, flows)
        measured = circularity.write(circularity_page, evaluation, assumed, flows, parts)
    if quality_page is not None and tender.quality is not None:
        marks = quality.write(quality_page, evaluation, tender.quality, assumed, measured, submitted)
    awarded = award.write(award_page, evaluation, assumed, flows, marks, measured)
    if circularity_page is not None and parts is not None and measured is not None:
        if tender.circularity is not None:
            beside.write(circularity_page, evaluation, tender.circularity, measured, awarded)
        targets.write(circularity_page, evaluation, assumed, parts, measured, awarded)
    implied_interest.write(interest_page, evaluation, assumed, stated)
    years = per_year.write(year_page, evaluation, flows)
    budget.write(budget_page, evaluation, assumed, flows, awarded)
    changes = [assumed.changes, stated.changes, later, *([marks.changes] if marks and marks.changes else [])]
    changed_mark = _("changed")
    changed = sum(
        cell.is_formula and cell.shown == changed_mark
        for page_ in (assumption_page, bid_page, field_page, *([quality_page] if quality_page else []))
        for cell in page_.cells.values()
    )
    sources = summary.Sources(assumed, flows, years, awarded, measured)
    summary.write(front, evaluation, sources, changes, changed, checks.in_short(evaluation, remarks), notes)
    behind = [one.name for one in pages[shown:]]
    terms = occurring(_texts_on(pages[:shown]), language)
    checks.write_of_outcome(checks_page, evaluation, remarks, behind, terms)
    method.write(method_page, evaluation, inputs, made_with(), version)
    return _Book(workbook, buffer, tuple(pages))


def _texts_on(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the texts that a reader sees on sheets."""
    for one in pages:
        yield from (cell.shown for cell in one.cells.values() if isinstance(cell.shown, str))
