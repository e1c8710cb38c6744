"""A workbook of quotes, written: one sheet to see, and behind it what its formulas work with."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.evaluation.evaluate import BidEvaluation, evaluate
from lcc.excel.cells.formula import text_formula
from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.cells.styles import LINE, Styles, chart_colours
from lcc.excel.cells.workbook import ExactSheet, finished, made_with, new_workbook, title_and_code
from lcc.excel.form.guidance import guidance
from lcc.excel.form.layout import LABEL, Layout, Question
from lcc.excel.form.write import SheetWriter
from lcc.excel.quotes.answers import ENDS, answers_of_bid, answers_of_tender, bid_of
from lcc.excel.quotes.calculation import Calculation
from lcc.excel.quotes.layout import (
    COST,
    DELIVERY,
    FIRST,
    LAST,
    MISSING,
    PANEL,
    RANK,
    SENTENCES,
    UNIT,
    YEARLY,
    looks_back,
    of_result,
    of_supplier,
    quotes_layout,
    result_places,
)
from lcc.excel.quotes.months import month_cells
from lcc.excel.quotes.questions import (
    BOUGHT,
    MODEL,
    NAME,
    SUPPLIERS,
    beyond_quotes,
    names_its_item,
    questions,
)
from lcc.excel.quotes.sentences import Areas, Quote, said_by_ranking
from lcc.excel.quotes.shown import shown_of, shown_of_nobody
from lcc.language import Translate
from lcc.language.terms import model_name
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_of

RULES = "tender"
"""The hidden sheet with the tender that the sheet was made from, as text."""
_LONGEST_TEXT = 30_000
_LIGHT = 9
"""The first colour of charts on which dark letters can be read."""
_NO_ZERO = "#,##0;-#,##0;"
"""Columns without a quote come to nothing, and need no label."""
_ROW_HEIGHT, _CHART_ROWS, _PANEL_WIDTH = 12.75, 19, 250


def write_quotes(
    tender: Tender, language: str = "nl", bids: Sequence[Bid] = (), *, look_back: bool = False
) -> bytes:
    """Return a workbook of quotes for a tender, with what bids say filled in.

    Parameters
    ----------
    tender
        What is bought and by which rules it is compared.
    bids
        At most `SUPPLIERS`, that the sheet can ask.
    look_back
        Whether there is a range for what was not asked, in place of the chart.

    Raises
    ------
    InputRefusedError
        The tender or a bid is richer than the sheet.
    """
    layout = quotes_layout(tender, language, looks_back=look_back)
    _, buffer = layout.translate, io.BytesIO()
    findings = [*beyond_quotes(tender, _), *_beyond(tender, bids, _)]
    if findings:
        raise InputRefusedError(problem_of(finding, tender.id) for finding in findings)
    answers = answers_of_tender(tender, is_fresh=not bids)
    for k, bid in enumerate(bids):
        answers |= answers_of_bid(bid, k, tender, _)
    filled = Filled(tender, layout, _evaluated(tender, bids, answers, _))
    workbook = new_workbook(buffer, title=tender.title)
    header = (title_and_code(tender.title, tender.authority), made_with())
    writer = SheetWriter(workbook)
    sheet = writer.write(layout, answers, name=layout.sheet, header=header)
    _put(sheet, writer.styles, filled.visible())
    _colour(sheet, writer.styles, layout, tender)
    _explain(sheet, layout, tender)
    _finish(sheet, layout)
    if not look_back:
        _chart(workbook, sheet, layout, filled.calculation)
    for name, cells in filled.hidden().items():
        hidden = workbook.add_worksheet(name, ExactSheet)
        _put(hidden, writer.styles, cells)
        hidden.set_column(LABEL, LABEL, 34)
        hidden.set_column(LABEL + 1, LAST, 15)
        hidden.protect("")
        hidden.hide()
    sheet.activate()
    return finished(workbook, buffer)


def _beyond(tender: Tender, bids: Sequence[Bid], _: Translate) -> Iterator[Message]:
    """Yield the bids that the sheet can't ask: made again from their answers, they would be others."""
    if len(bids) > SUPPLIERS:
        yield Message((), "many_quotes", len(bids), {"most": SUPPLIERS})
    for bid in bids[:SUPPLIERS]:
        answers = answers_of_bid(bid, 0, tender, _)
        made, _sources = bid_of(answers, 0, tender, _) if len(bid.kinds) == 1 else ({}, {})
        if not made or not _is_same(Bid.model_validate(made), bid):
            yield Message((), "not_a_quote", bid.name, {})


def _is_same(made: Bid, bid: Bid) -> bool:
    """Whether two bids come to the same: what costs are called, and who is behind the name, is not asked."""
    return _plain(made) == _plain(bid)


def _plain(bid: Bid) -> dict[str, Any]:
    plain = bid.model_dump(exclude={"bidder": {"id"}})
    for offer in plain["offers"]:
        offer["business_model"].pop("cash_price", None)
        free = {cost["phase"] for cost in offer["costs"] if not cost["amount"]}
        free |= {name for name in ENDS if offer["end_of_life"].get(name) == 0}
        offer["included"] = sorted({*offer["included"], *free})  # on the sheet a zero says that it is in the price
        offer["costs"] = [
            {name: part for name, part in cost.items() if name != "name"}
            for cost in offer["costs"]
            if cost["amount"]
        ]
        if offer["business_model"]["kind"] not in BOUGHT:
            offer["included"] = [phase for phase in offer["included"] if phase not in ENDS]
            offer["included"] = [phase for phase in offer["included"] if phase != "use"]
        if not any(offer["end_of_life"].get(name) for name in ENDS):
            offer["end_of_life"] = None
        for cost in offer["costs"]:
            cost["yearly"] = None
    return plain


@dataclass(frozen=True, slots=True)
class _Evaluated:
    """A bid as it was evaluated, with the questions that its fields answer, and its place on the sheet."""

    bid: BidEvaluation
    sources: Mapping[Path, Path]
    supplier: int


def _evaluated(tender: Tender, bids: Sequence[Bid], answers: Mapping[Path, Any], _: Translate) -> list[_Evaluated]:
    """Return what the bids come to, so that who does not calculate sees it too."""
    if not bids:
        return []
    found = []
    made = [bid_of(answers, k, tender, _) for k in range(len(bids))]
    by_name = {one.bid.name: one for one in evaluate(tender, [Bid.model_validate(data) for data, _s in made]).bids}
    for k, (data, sources) in enumerate(made):
        found.append(_Evaluated(by_name[data["bidder"]["name"]], sources, k))
    return found


@dataclass(frozen=True, slots=True)
class Filled:
    """The formulas of a workbook, and what they show."""

    tender: Tender
    layout: Layout
    evaluated: Sequence[_Evaluated] = ()

    @property
    def calculation(self) -> Calculation:
        """The formulas."""
        _ = self.layout.translate
        return Calculation(self.tender, self.layout, _("Calculation"), _("Months"))

    def visible(self) -> Cells:
        """Return the formulas on the sheet of quotes."""
        calculation, _ = self.calculation, self.layout.translate
        cells = calculation.results(self._shown())

        def all_of(first: Path, last: Path) -> str:
            return f"{calculation.here(first)}:{calculation.here(last)}"

        delivery, cost, yearly, rank = (
            all_of(of_result(result, 0), of_result(result, SUPPLIERS - 1))
            for result in (DELIVERY, COST, YEARLY, RANK)
        )
        names = all_of(of_supplier(0, NAME), of_supplier(SUPPLIERS - 1, NAME))
        wrong = [calculation.beside(0, "on top"), *(calculation.beside(k, "wrong") for k in range(SUPPLIERS))]
        areas = Areas(names, delivery, cost, yearly, rank, calculation.here(("horizon_years",)), wrong)
        quotes = [
            Quote(
                one.bid.bid.name, float(one.bid.yearly[0]), one.bid.life_cycle_cost, one.bid.equivalent_annual_cost
            )
            for one in self.evaluated
        ]
        assumes = looks_back(self.layout.mark)
        years, currency = self.tender.horizon_years, self.tender.currency
        said = said_by_ranking(quotes, years, areas, currency, _, assumes=assumes)
        sentences = {(row, LABEL): written for row, written in zip(SENTENCES, said, strict=True)}
        return cells | sentences | (self._typed_names() if names_its_item(self.tender) else {})

    def _typed_names(self) -> Cells:
        """Return what the rows of an item repeat of what is typed above them: its name, and what it is counted in."""
        [item], _, here = self.tender.items, self.layout.translate, self.calculation.here
        shown = {"name": item.name, "unit": item.unit, "use_unit": item.use_unit or _("use")}
        typed = {name: here(("items", 0, name)) for name in shown}
        said = {name: f'IF(TRIM({cell})="","{shown[name]}",{cell})' for name, cell in typed.items()}
        blank = item.model_copy(update={"unit": "{unit}", "use_unit": "{use_unit}"})
        rows = {cell.input.key: cell.row for cell in self.layout.cells if cell.input}
        found, first = Cells(), True
        for one in questions(self.tender.model_copy(update={"items": [blank]}), _):
            if one.item is not None:
                row = rows[of_supplier(0, one.key)]
                if first:
                    found[row - 1, LABEL] = Written(f"={said['name']}", item.name, "subheading", is_formula=True)
                formula = f"={text_formula(one.unit, said)}"
                found[row, UNIT] = Written(formula, one.unit.format(**shown), "unit", is_formula=True)
                first = False
        return found

    def hidden(self) -> dict[str, Cells]:
        """Return the cells of the hidden sheets, by their names."""
        calculation, _ = self.calculation, self.layout.translate
        text = json.dumps(self.tender.model_dump(mode="json", exclude_unset=True), ensure_ascii=False)
        parts = [text[at : at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)]
        return {
            calculation.sheet: calculation.hidden(self._shown()),
            calculation.months: month_cells(self.tender, _),
            RULES: {(row, 0): Written(part, part, "text") for row, part in enumerate(parts)},
        }

    def _shown(self) -> dict[Path, float | str]:
        shown: dict[Path, float | str] = {}
        for one in self.evaluated:
            k, bid = one.supplier, one.bid
            shown |= {
                of_result(MISSING, k): 0,
                of_result(DELIVERY, k): float(bid.yearly[0]),
                of_result(COST, k): bid.life_cycle_cost,
                of_result(YEARLY, k): bid.equivalent_annual_cost,
                of_result(RANK, k): bid.rank or "",
            }
            shown |= shown_of(self.calculation, bid, one.sources, k)
        for k in range(SUPPLIERS):
            if k not in [one.supplier for one in self.evaluated]:
                shown |= shown_of_nobody(self.calculation, k)
        return shown


def _put(sheet: Worksheet, styles: Styles, cells: Cells) -> None:
    for (row, column), written in cells.items():
        style = styles[written.style]
        if written.is_formula:
            sheet.write_formula(row, column, str(written.value), style, written.shown)
        elif isinstance(written.value, str):
            sheet.write_string(row, column, written.value, style)
        else:
            sheet.write_number(row, column, written.value, style)


def _colour(sheet: Worksheet, styles: Styles, layout: Layout, tender: Tender) -> None:
    """Grey what does not belong to the business model that is chosen in a column, and mark who is cheapest."""
    _, greyed = layout.translate, styles.change("not_asked")
    places = {cell.input.key: (cell.row, cell.column) for cell in layout.cells if cell.input}
    for k in range(SUPPLIERS):
        chosen = xl_rowcol_to_cell(*places[of_supplier(k, MODEL)], row_abs=True, col_abs=True)
        for asked in questions(tender, _):
            others = [f'{chosen}<>"{model_name(kind, _)}"' for kind in asked.kinds]
            row, column = places[of_supplier(k, asked.key)]
            rule = {"type": "formula", "criteria": f'=AND({chosen}<>"",{",".join(others)})', "format": greyed}
            sheet.conditional_format(row, column, row, column, rule)
    places |= result_places(layout)
    cheapest = styles.change("cheapest")
    for k in range(SUPPLIERS):
        (first, column), (last, _column) = places[of_result(DELIVERY, k)], places[of_result(RANK, k)]
        rank = xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)
        sheet.conditional_format(
            first, column, last, column, {"type": "formula", "criteria": f"={rank}=1", "format": cheapest}
        )


def _explain(sheet: Worksheet, layout: Layout, tender: Tender) -> None:
    """Say what is meant where the name of a row is chosen, too."""
    rows = {cell.input.key: cell.row for cell in layout.cells if cell.input}
    for one in questions(tender, layout.translate):
        if one.help:
            said = guidance(Question(one.key, "text", one.help), one.label, layout.translate)
            rule = {"validate": "any", "input_title": said.title, "input_message": said.help}
            row = rows[of_supplier(0, one.key)]
            sheet.data_validation(row, LABEL, row, LABEL, rule)


def _finish(sheet: Worksheet, layout: Layout) -> None:
    """Let the sheet print on one A4, and keep the names of suppliers in view."""
    sheet.set_default_row(_ROW_HEIGHT)
    sheet.set_row(0, 22)
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.5)
    heads = next(cell.row for cell in layout.cells if cell.style == "column")
    sheet.freeze_panes(heads + 1, FIRST)


def _chart(workbook: Workbook, sheet: Worksheet, layout: Layout, calculation: Calculation) -> None:
    """Put a small chart beside the quotes: what each costs over the life."""
    _ = layout.translate
    names, costs = (
        f"={layout.sheet}!{calculation.here(first)}:{calculation.here(last)}"
        for first, last in (
            (of_supplier(0, NAME), of_supplier(SUPPLIERS - 1, NAME)),
            (of_result(COST, 0), of_result(COST, SUPPLIERS - 1)),
        )
    )
    chart = workbook.add_chart({"type": "bar"})
    colour = chart_colours(_LIGHT)[-1]
    bars = {
        "name": _("Life-cycle cost"),
        "categories": names,
        "values": costs,
        "fill": {"color": colour},
        "gap": 40,
    }
    chart.add_series(bars | {"data_labels": {"value": True, "num_format": _NO_ZERO, "position": "inside_base"}})
    title = _("Life-cycle cost, {currency}").format(currency=calculation.tender.currency)
    chart.set_title({"name": title, "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": _PANEL_WIDTH, "height": int(_CHART_ROWS * _ROW_HEIGHT * 4 / 3)})
    heads = next(cell.row for cell in layout.cells if cell.style == "column")
    sheet.insert_chart(
        heads, PANEL, chart, {"description": _("What each quote costs over the life"), "x_offset": 4}
    )
