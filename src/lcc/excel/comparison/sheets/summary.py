"""Summary: who comes first by the award rule and why, what each bid costs over the whole life; on one A4."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.charts import axis, bars, for_the_lowest, labels, letters_under_bar, lines, place_chart
from lcc.excel.cells.formula import rounded_formula
from lcc.excel.cells.paper import ROW_HEIGHT, UPRIGHT_POINTS, lay_on_paper, points_down
from lcc.excel.cells.sheet_writer import Page, lines_of
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.excel.comparison.changes import Changes
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.award import NOTHING, AwardCells, score_styles
from lcc.excel.comparison.sheets.cash_flows import (
    AMOUNT,
    KEPT,
    NUMBER,
    PAYMENTS,
    PHASE,
    UNIT,
    VALUE,
    YEARS,
    CashFlowCells,
)  # fmt: skip
from lcc.excel.comparison.sheets.circularity import CircularityCells
from lcc.excel.comparison.sheets.per_year import CALENDAR_ROW, FIRST_YEAR, YearCells
from lcc.excel.comparison.sheets.summary_rows import (
    A_TONNE,
    ABOVE_LOWEST,
    ANNUAL,
    AT_DELIVERY,
    BIDDER,
    COMPARED,
    COUNTED,
    FIRST_PHASE,
    HELP,
    IN_LEGEND,
    KILOGRAMS,
    LAST,
    LCC,
    MODELS,
    MOST_REMARKS,
    NOMINAL,
    ORDER,
    ORDER_RANK,
    RANK,
    RETURNS,
    SHORT,
    TO_BUY,
    USERS,
    WITHOUT,
    Rows,
)  # fmt: skip
from lcc.excel.comparison.sheets.summary_words import compared_column, is_by_year, wide, write_sentences
from lcc.figure.figure import cents
from lcc.language import N_, Text
from lcc.language.numbers import local_date
from lcc.language.terms import model_names, term
from lcc.library.indicators import Indicator
from lcc.library.phases import PHASES
from lcc.scrutiny.co2_avoided import KG_IN_TONNE, costs_of_a_tonne, kilograms, paid, states_emissions
from lcc.scrutiny.lowest_to_buy import is_sold, purchase_price, to_pay_at_delivery
from lcc.words.received import counted
from lcc.words.units import score_head

_MOST_IN_CHART, _LETTERS_IN_LEGEND = 20, (24, 15)
_MOST_BELOW_EACH_OTHER = 4
"""More bids than this go in two columns of a legend, with fewer letters each."""
_MOST_LINES, _MOST_LABELS = len(CHART_COLOURS), 10
_FEWEST_ROWS, _MOST_ROWS, _PIXELS_OF_ROW = 14, 21, 20
_CHART_WIDTH, _SECOND_CHART = 434, 5
_WIDTHS = (5, 18, 12.5, 11.7, 9.2, 12.5, 9.8, 10.2, 10.7, 9.2)
"""In each of these the longest word of every title that can stand there has room, in both languages."""
_WIDEST = 12.5
_COST = N_("Life-cycle\ncost")
"""The title of a column: in Dutch one word, that is broken where it can be."""
_HEADS_HEIGHT, _LINE = 42.0, 12.5
"""Of the titles of columns, and of one more line of a name [points]."""
_RETURNING: tuple[Indicator, ...] = ("next_cycle_share", "taken_back_share")


@dataclass(frozen=True, slots=True)
class Sources:
    """The sheets from which the summary has its figures."""

    assumptions: AssumptionCells
    cash_flows: CashFlowCells
    years: YearCells
    awarded: AwardCells
    measured: CircularityCells | None


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A column of the ranking: its title, the column of the table of costs it comes from, and what it is now."""

    title: str
    source: int
    values: Sequence[float | str]
    style: str
    best: str = ""
    is_amount: bool = True


def write(
    page: Page,
    evaluation: Evaluation,
    sources: Sources,
    changes: Sequence[Changes],
    changed: int,
    remarks: Sequence[Text],
    notes: Sequence[Text],
) -> None:
    """Write the sheet: `notes` above what follows from costs, the `remarks` that matter most below it."""
    _, tender = page._, evaluation.tender
    shown = ["! " + remark.say(_) for remark in remarks[:MOST_REMARKS]]
    if len(remarks) > MOST_REMARKS:
        shown[-1] = _("! Warnings more: {number}; sheet {sheet} has them all.").format(
            sheet=_("Checks"), number=len(remarks) - MOST_REMARKS + 1
        )
    rows = Rows(len(evaluation.bids), len(notes), len(shown), int(evaluation.reference is not None))
    page.known_by = (RANK, BIDDER)
    page.widths(*_WIDTHS, *([_WIDEST] * (LAST + 1 - len(_WIDTHS))))
    last_hidden = USERS if tender.has_users_fees else MODELS
    page.widths(*([14] * (last_hidden - LAST)), first=HELP, is_hidden=True)
    facts = [tender.authority, tender.id, local_date(tender.base_date, _), f"{tender.horizon_years} {_('years')}"]
    facts.append(_("costs include the VAT that is a cost") if tender.vat.is_cost else _("costs exclude VAT"))
    if evaluation.received is not None:
        facts.append(counted(evaluation.received).say(_))
    page.note(" · ".join(facts))
    for row, note in enumerate(notes, start=2):
        wide(page, row, note.say(_), "long_sentence")
    write_sentences(page, rows, evaluation, sources.awarded, sources.years, changes, changed)
    for row, text in enumerate(shown, start=rows.changes + 1):
        wide(page, row, text, "long_warning")
    lines, chart_rows = _room(page, rows, evaluation)
    last = rows.charts + chart_rows * bool(evaluation.bids)
    _write_ranking(page, rows, evaluation, sources, lines)
    _write_costs(page, rows, evaluation, sources, lines)
    page.finish()
    _add_charts(page, rows, evaluation, sources.years, chart_rows)
    lay_on_paper(page, last, LAST)


def _room(page: Page, rows: Rows, evaluation: Evaluation) -> tuple[int, int]:
    """Return on how many lines names go, and how many rows the charts have: what one page leaves them.

    Names have as many as the longest asks, or one if the charts would be too low then; in every row of both tables,
    because who is where in the ranking can change. The sentences are written by now.
    """
    asked = max((lines_of(one.bid.name, _WIDTHS[BIDDER]) for one in evaluation.bids), default=1)
    free = UPRIGHT_POINTS - points_down(page, rows.charts) - 2 * (_HEADS_HEIGHT - ROW_HEIGHT)
    higher = 2 * len(evaluation.bids) * (asked - 1) * _LINE
    lines, left = (asked, free - higher) if free - higher >= _FEWEST_ROWS * ROW_HEIGHT else (1, free)
    return lines, max(_FEWEST_ROWS, min(_MOST_ROWS, int(left / ROW_HEIGHT)))


def _write_name(page: Page, row: int, formula: str, name: str, lines: int) -> None:
    """Write who bids, in a row that is as high as names need; its look is the same in each, for who colours it."""
    style = "wrapped"
    if lines > 1:
        page.height(row, ROW_HEIGHT + (lines - 1) * _LINE)
    if formula:
        page.formula(row, BIDDER, formula, name, style)
    else:
        page.text(row, BIDDER, name, style)


def _ranked(page: Page, evaluation: Evaluation, sources: Sources) -> Iterator[_Ranked]:
    """Yield the columns of the ranking that have a source of their own, after the cost that is compared."""
    _, tender, bids = page._, evaluation.tender, evaluation.bids
    by_cost = evaluation.is_by_cost_alone
    whole = [one.life_cycle_cost for one in bids]
    by_year = [one.equivalent_annual_cost for one in bids]
    yield _Ranked(_("To pay at delivery"), AT_DELIVERY, [to_pay_at_delivery(one) for one in bids], "whole_money")
    if is_by_year(evaluation):
        yield _Ranked(_(_COST), LCC, whole, "whole_money")
    elif by_cost:
        yield _Ranked(_("Equivalent annual cost"), ANNUAL, by_year, "whole_money")
    if tender.has_users_fees:
        yield _Ranked(_("What users pay"), USERS, [one.users_pay for one in bids], "whole_money")
    tonnes = _tonnes(evaluation, sources.measured)
    if tonnes is not None:
        title = _("{currency} per tonne CO2 avoided").format(currency=tender.currency)
        yield _Ranked(title, A_TONNE, tonnes, "whole_money", is_amount=False)
    if (returning := _returning(evaluation, sources.measured)) is not None:
        found = [_indicator(one, returning) for one in bids]
        yield _Ranked(_("Mass that returns"), RETURNS, found, "short_share", is_amount=False)


def _tonnes(evaluation: Evaluation, measured: CircularityCells | None) -> list[float | str] | None:
    """Return what each tonne of CO2 less costs, by bid; None where no two bids state what they emit."""
    if sum(states_emissions(one.bid) for one in evaluation.bids) < 2:
        return None
    if measured is not None and "per_co2" in measured.places:
        beside = [one.beside.per_kg_co2 if one.beside else None for one in evaluation.bids]
        found = [None if one is None else KG_IN_TONNE * one for one in beside]
    elif not evaluation.tender.carbon_price or is_by_year(evaluation):
        return None
    else:
        found = costs_of_a_tonne(evaluation.tender, evaluation.bids)
    return [NOTHING if one is None else one for one in found]


def _returning(evaluation: Evaluation, measured: CircularityCells | None) -> Indicator | None:
    """Return the indicator that says how much of the mass comes back, where the tender asks for circularity."""
    if measured is None or evaluation.tender.circularity is None:
        return None
    return next((name for name in _RETURNING if name in measured.places), None)


def _indicator(one: BidEvaluation, name: Indicator) -> float | str:
    found = one.circularity.indicators.get(name) if one.circularity else None
    return NOTHING if found is None else found.value


def _write_ranking(page: Page, rows: Rows, evaluation: Evaluation, sources: Sources, lines: int) -> None:
    _, tender, bids = page._, evaluation.tender, evaluation.bids
    by_cost, compared = evaluation.is_by_cost_alone, compared_column(evaluation)
    columns = list(_ranked(page, evaluation, sources))
    head = rows.ranking + 1 - rows.kept
    page.heading(head - 1, _("Ranking, {currency}").format(currency=tender.currency), LAST)
    page.heads(head, RANK, _("Rank"), _("Bidder"))
    title = _("Equivalent annual cost") if is_by_year(evaluation) else _(_COST)
    second = _("Above the lowest") if by_cost else score_head(tender, _)
    heads = [title, second, *(one.title for one in columns)]
    page.heads(head, COMPARED, *heads, style="number_column")
    model = COMPARED + len(heads)
    page.heads(head, model, _("Business model"), *([""] * (LAST - model)), style="indented_subheading")
    page.height(head, _HEADS_HEIGHT)
    _write_kept(page, rows, evaluation, sources, model)
    lowest = min((cents(one.compared) for one in bids), default=0.0)
    plain, best = score_styles(tender)
    page.by_rank.append(range(rows.ranking + 2, rows.ranking + 2 + rows.bids))
    for number, outcome in enumerate(bids):
        row = rows.ranking + 2 + number
        found = f"MATCH({number + 1},{rows.column(ORDER)},0)"
        page.formula(row, RANK, f"=INDEX({rows.column(ORDER_RANK)},{found})", outcome.rank or "-", "centred")
        _write_name(page, row, f"=INDEX({rows.column(BIDDER)},{found})", outcome.bid.name, lines)
        in_cents = rounded_formula(f"INDEX({rows.column(compared)},{found})")
        is_best = number == 0 and outcome.rank is not None
        page.formula(
            row, COMPARED, f"={in_cents}", cents(outcome.compared), "best" if is_best and by_cost else "money"
        )
        if by_cost:
            above = f"={xl_rowcol_to_cell(row, COMPARED)}-MIN({rows.ranked(COMPARED)})"
            page.formula(row, COMPARED + 1, above, cents(outcome.compared) - lowest, "whole_money")
        else:
            awarded, score = sources.awarded, outcome.standing.score
            there = f"=INDEX({awarded.column('score')},MATCH({number + 1},{awarded.column('place')},0))"
            page.formula(row, COMPARED + 1, there, NOTHING if score is None else score, best if is_best else plain)
        for column, one in enumerate(columns, start=COMPARED + 2):
            there, value = f"INDEX({rows.column(one.source)},{found})", one.values[number]
            if one.is_amount and not isinstance(value, str):
                there, value = rounded_formula(there), cents(value)
            page.formula(row, column, f"={there}", value, one.style)
        kinds = f"=INDEX({rows.column(MODELS)},{found})"
        page.formula(row, model, kinds, model_names(outcome.bid.kinds, _), "indented")


def _write_kept(page: Page, rows: Rows, evaluation: Evaluation, sources: Sources, model: int) -> None:
    """Write what the authority has, above the bids and without a rank."""
    _, kept, row, flows = page._, evaluation.reference, rows.ranking + 1, sources.cash_flows
    if kept is None:
        return
    page.text(row, RANK, NOTHING, "centred_text")
    page.text(row, BIDDER, _("What we have"), "strong")
    cost = flows.total(KEPT)
    if is_by_year(evaluation):
        cost = flows.by_year(evaluation, KEPT, sources.assumptions.annuities)
    page.formula(row, COMPARED, f"={rounded_formula(cost)}", cents(kept.compared), "money")
    if evaluation.is_by_cost_alone and evaluation.bids:
        lowest = min(cents(one.compared) for one in evaluation.bids)
        above = f"={xl_rowcol_to_cell(row, COMPARED)}-MIN({rows.ranked(COMPARED)})"
        page.formula(row, ABOVE_LOWEST, above, cents(kept.compared) - lowest, "whole_money")
    at_once = f"SUMIF({flows.column(NUMBER)},{KEPT + 1},{flows.column(YEARS)})"
    page.formula(
        row, ABOVE_LOWEST + 1, f"={rounded_formula(at_once)}", cents(to_pay_at_delivery(kept)), "whole_money"
    )
    page.text(row, model, model_names(kept.bid.kinds, _), "indented")


def _write_costs(page: Page, rows: Rows, evaluation: Evaluation, sources: Sources, lines: int) -> None:
    _, tender, flows, head = page._, evaluation.tender, sources.cash_flows, rows.costs + 1
    title = _("Cost by phase, present value in {currency}").format(currency=tender.currency)
    page.heading(rows.costs, title, LAST)
    page.heads(head, RANK, _("No."), _("Bidder"))
    hidden = (
        _("Without external costs"), _("Equivalent annual cost"), _("Nominal cost"), _("Rank"), _("Place"),
        _("To pay at delivery"), _("Paid at delivery, of what is sold"), _("Emissions, kg CO2-eq"),
        _("Paid, of bids that are ranked"),
        _("{currency} per tonne CO2 avoided").format(currency=tender.currency), _("Mass that returns"),
        _("Name under bars"), _("Name in legends"), _("Business model"),
        *([_("What users pay")] if tender.has_users_fees else []),
    )  # fmt: skip
    heads = (*(term(phase, _) for phase in PHASES), _(_COST), *hidden)
    page.heads(head, FIRST_PHASE, *heads, style="number_column")
    page.height(head, _HEADS_HEIGHT)
    names = [one.bid.name for one in evaluation.bids]
    under_bars = labels(names, letters_under_bar(min(rows.bids, _MOST_IN_CHART), _CHART_WIDTH))
    in_legend = labels(names, _LETTERS_IN_LEGEND[rows.bids > _MOST_BELOW_EACH_OTHER])
    tonnes = _tonnes(evaluation, sources.measured)
    for number, outcome in enumerate(evaluation.bids):
        row = rows.costs + 2 + number
        page.number(row, RANK, number + 1, "centred")
        _write_name(page, row, "", outcome.bid.name, lines)
        page.text(row, SHORT, under_bars[number])
        page.text(row, IN_LEGEND, in_legend[number])
        for offset, phase in enumerate(PHASES):
            there = xl_rowcol_to_cell(head, FIRST_PHASE + offset, row_abs=True)
            total = (
                f"=SUMIFS({flows.column(VALUE)},{flows.column(NUMBER)},{number + 1},{flows.column(PHASE)},{there})"
            )
            page.formula(row, FIRST_PHASE + offset, total, outcome.phases[phase], "whole_money")
        phases = ":".join(xl_rowcol_to_cell(row, column) for column in (FIRST_PHASE, LCC - 1))
        page.formula(row, LCC, f"=SUM({phases})", outcome.life_cycle_cost, "whole_total")
        _write_hidden(page, rows, row, number, evaluation, sources)
        if tonnes is not None:
            _write_emissions(page, rows, row, number, outcome, tonnes[number], sources)


def _write_hidden(page: Page, rows: Rows, row: int, number: int, evaluation: Evaluation, sources: Sources) -> None:
    """Write what the ranking, the sentences and the charts take of a bid, in columns that nobody sees."""
    outcome, awarded, years = evaluation.bids[number], sources.awarded, sources.years
    external = xl_rowcol_to_cell(row, FIRST_PHASE + PHASES.index("externalities"))
    page.formula(row, WITHOUT, f"={xl_rowcol_to_cell(row, LCC)}-{external}", paid(outcome), "money")
    annual = sources.cash_flows.by_year(evaluation, number, sources.assumptions.annuities)
    page.formula(row, ANNUAL, f"={annual}", outcome.equivalent_annual_cost, "money")
    page.formula(row, NOMINAL, f"={years.nominal_cost(number)}", outcome.nominal_cost, "money")
    page.formula(row, ORDER_RANK, f"={awarded.cell('rank', number)}", outcome.rank or "-", "centred")
    page.formula(row, ORDER, f"={awarded.cell('place', number)}", number + 1, "centred")
    at_delivery = to_pay_at_delivery(outcome)
    page.formula(row, AT_DELIVERY, f"={years.cash(number, 0)}", at_delivery, "money")
    if is_sold(outcome.bid):
        in_cents = rounded_formula(xl_rowcol_to_cell(row, AT_DELIVERY))
        is_price = f"ISNUMBER({xl_rowcol_to_cell(row, ORDER_RANK)})*({in_cents}<>0)"
        price = None if outcome.rank is None else purchase_price(outcome)
        counts = f'=IF({is_price},{in_cents},"{NOTHING}")'
        page.formula(row, TO_BUY, counts, NOTHING if price is None else price, "money")
    else:
        page.text(row, TO_BUY, NOTHING, "number")
    returning = _returning(evaluation, sources.measured)
    if returning is not None and sources.measured is not None:
        there = f"={sources.measured.indicator(number, returning)}"
        page.formula(row, RETURNS, there, _indicator(outcome, returning), "short_share")
    if evaluation.tender.has_users_fees:
        page.formula(row, USERS, f"={sources.cash_flows.users_pay(number)}", outcome.users_pay, "money")
    page.text(row, MODELS, model_names(outcome.bid.kinds, page._))


def _write_emissions(
    page: Page, rows: Rows, row: int, number: int, outcome: BidEvaluation, a_tonne: float | str, sources: Sources
) -> None:
    """Write what a bid emits, and what each tonne less costs: from sheet Circularity, or from the cash flows."""
    measured = sources.measured
    if measured is not None and "per_co2" in measured.places:
        page.formula(row, A_TONNE, f"={measured.indicator(number, 'per_co2')}", a_tonne, "money")
        return
    flows, cell = sources.cash_flows, xl_rowcol_to_cell
    emitted = kilograms(outcome)
    if emitted is None:
        page.text(row, KILOGRAMS, NOTHING, "number")
    else:
        of_bid = f'({flows.column(NUMBER)}={number + 1})*({flows.column(UNIT)}="kg CO2-eq")'
        total = f"=SUMPRODUCT({of_bid}*{flows.column(AMOUNT)}*{flows.column(PAYMENTS)})"
        page.formula(row, KILOGRAMS, total, emitted, "amount")
    page.formula(
        row, COUNTED, f'=IF(ISNUMBER({cell(row, ORDER_RANK)}),{cell(row, WITHOUT)},"{NOTHING}")',
        NOTHING if outcome.rank is None else paid(outcome), "money",
    )  # fmt: skip
    counted, all_emitted = rows.column(COUNTED), rows.column(KILOGRAMS)
    least = f"INDEX({all_emitted},MATCH(MIN({counted}),{counted},0))"
    known = f"ISNUMBER({cell(row, KILOGRAMS)})*ISNUMBER({least})*({least}>{cell(row, KILOGRAMS)})"
    cost = f"{KG_IN_TONNE}*({cell(row, WITHOUT)}-MIN({counted}))/({least}-{cell(row, KILOGRAMS)})"
    written = f'=IF(COUNT({counted})=0,"{NOTHING}",IF({known}>0,{cost},"{NOTHING}"))'
    page.formula(row, A_TONNE, written, a_tonne, "money")


def _add_charts(page: Page, rows: Rows, evaluation: Evaluation, years: YearCells, chart_rows: int) -> None:
    """Add the charts of cost by phase and of what has been paid by each year; none without bids."""
    if not evaluation.bids:
        return
    _, tender = page._, evaluation.tender
    head, last = rows.costs + 1, rows.costs + 1 + min(rows.bids, _MOST_IN_CHART)
    there = {line.phase for one in evaluation.bids for line in one.lines}
    phases = [FIRST_PHASE + k for k, phase in enumerate(PHASES) if phase in there]
    by_phase = bars(page, "stacked", head, last, SHORT, phases)
    size = _CHART_WIDTH, _PIXELS_OF_ROW * chart_rows - 16
    by_phase.set_y_axis(axis(_("present value, {currency}").format(currency=tender.currency)))
    title = for_the_lowest(_("Life-cycle cost by phase"), rows.bids, _MOST_IN_CHART, _)
    place_chart(page, rows.charts, 0, by_phase, title, size=size)
    paid_by = lines(
        years.page, CALENDAR_ROW, years.cumulative_head + 1, min(rows.bids, _MOST_LINES), (page, head + 1, IN_LEGEND),
        (FIRST_YEAR, FIRST_YEAR + years.years),
    )  # fmt: skip
    paid_by.set_y_axis(axis(_("nominal, {currency}").format(currency=tender.currency)))
    day = local_date(tender.base_date, _)
    about = _("calendar year, each time on the day of {day}").format(day=day)
    steps = {"interval_unit": 1 + years.years // _MOST_LABELS, "label_position": "low"}
    paid_by.set_x_axis({"name": about, **steps})
    title = for_the_lowest(_("Cumulated cost by calendar year"), rows.bids, _MOST_LINES, _)
    place_chart(page, rows.charts, _SECOND_CHART, paid_by, title, size=size)
