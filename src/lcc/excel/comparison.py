"""The comparison workbook: every figure a live formula, and beside it the value that the engine gives it."""

import io
from collections.abc import Mapping, Sequence

import lcc
from lcc.engine.simulation import Simulation
from lcc.evaluate import Evaluation, Origins
from lcc.excel.page import Page
from lcc.excel.sheets import (
    assumptions,
    bid_inputs,
    cash_flows,
    implied_interest,
    method,
    per_year,
    summary,
    timeline,
)
from lcc.excel.sheets import sensitivity as sensitivity_sheet
from lcc.excel.sheets import simulation as simulation_sheet
from lcc.excel.styles import Styles
from lcc.excel.workbook import finished, new_workbook
from lcc.language import Text, translator
from lcc.model.result import InputFile
from lcc.report.sensitivity import Sensitivity


def write_comparison(
    evaluation: Evaluation,
    *,
    language: str = "nl",
    origins: Mapping[str, Origins] | None = None,
    inputs: Sequence[InputFile] = (),
    remarks: Sequence[Text] = (),
    sensitivity: Sensitivity | None = None,
    simulation: Simulation | None = None,
) -> bytes:
    """Return the comparison as an .xlsx file.

    Parameters
    ----------
    evaluation
        What `lcc.evaluate.evaluate` returned.
    language
        `nl` or `en`.
    origins
        By bidder, where the fields of the bid stand in its file.
    inputs
        The files that were read.
    remarks
        What the reader should know; shown under the outcome.
    sensitivity, simulation
        Each gets a sheet of its own.
    """
    _, origins = translator(language), origins or {}
    buffer, tender = io.BytesIO(), evaluation.tender
    workbook = new_workbook(buffer, title=tender.title)
    styles = Styles(workbook)

    def page(name: str) -> Page:
        return Page(workbook, styles, name, f"{tender.title}: {name.lower()}", _)

    front = page(_("Summary"))
    assumption_page, bid_page, flow_page = page(_("Assumptions")), page(_("Bids")), page(_("Cash flows"))
    year_page = page(_("Per year"))
    has_cash_prices = any(outcome.implied_interest for outcome in evaluation.bids)
    interest_page = page(_("Implied interest")) if has_cash_prices else None
    if sensitivity is not None:
        sensitivity_sheet.write(page(_("Sensitivity")), workbook, sensitivity, tender.currency)
    if simulation is not None:
        simulation_sheet.write(page(_("Uncertainty")), workbook, simulation, tender.currency)
    timeline_page, method_page = page(_("Timeline")), page(_("Method"))

    assumed = assumptions.write(assumption_page, evaluation)
    stated = bid_inputs.write(bid_page, evaluation, origins)
    months = timeline.write(timeline_page, evaluation, assumed)
    flows = cash_flows.write(flow_page, evaluation, assumed, stated, months, origins)
    if interest_page is not None:
        implied_interest.write(interest_page, evaluation, assumed, stated)
    years = per_year.write(year_page, evaluation, flows)
    summary.write(front, evaluation, assumed, stated, flows, years, remarks)
    summary.add_charts(front, workbook, evaluation, years, len(remarks))
    method.write(method_page, evaluation, inputs, lcc.__version__)
    return finished(workbook, buffer)
