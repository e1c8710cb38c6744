"""Summary: who comes first by the award rule, what each bid costs over the whole life, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.charts import axis, bars, for_the_lowest, place_chart
from lcc.excel.cells.formula import rounded_formula
from lcc.excel.cells.sheet_writer import Page, block
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.award import NOTHING, AwardCells, score_styles, unit_of_score
from lcc.excel.comparison.sheets.cash_flows import NUMBER, PHASE, VALUE, CashFlowCells
from lcc.excel.comparison.sheets.per_year import YearCells
from lcc.figure.figure import cents
from lcc.language import Text, Translate
from lcc.language.numbers import amount, local_date
from lcc.language.terms import model_names, term
from lcc.library.phases import PHASES
from lcc.model.award import score_decimals
from lcc.words.received import counted

RANK, BIDDER, MODEL, COST, DIFFERENCE, ANNUAL, NOMINAL, SCORE = range(8)
FIRST_PHASE = 3
LCC = FIRST_PHASE + len(PHASES)
WITHOUT = LCC + 1
LCC_ANNUAL, LCC_NOMINAL, LCC_RANK, ORDER, SHORT = (WITHOUT + offset for offset in range(1, 6))
_MOST_REMARKS, _MOST_IN_CHART, _LONGEST_IN_CHART = 6, 20, 24
_CHART_ROWS, _SENTENCE_LINE = 20, 140


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the tables start; both list the bids, the first one by rank."""

    bids: int
    remarks: int
    notes: int = 0

    @property
    def sentence(self) -> int:
        return 2 + self.notes

    @property
    def ranking(self) -> int:
        return self.sentence + 3 + min(self.remarks, _MOST_REMARKS)

    @property
    def charts(self) -> int:
        return self.ranking + self.bids + 3

    @property
    def costs(self) -> int:
        return self.charts + _CHART_ROWS

    @property
    def last(self) -> int:
        return self.costs + 1 + self.bids

    def ranked(self, column: int) -> str:
        """Return the cells of all bids in the ranking."""
        return block(self.ranking + 2, column, self.ranking + 1 + self.bids, column)

    def column(self, column: int) -> str:
        """Return the cells of all bids in the table of costs."""
        return block(self.costs + 2, column, self.last, column)


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    changes: Sequence[str],
    changed: int,
    cash_flows: CashFlowCells,
    years: YearCells,
    awarded: AwardCells,
    remarks: Sequence[Text],
    notes: Sequence[Text],
) -> None:
    """Write the tables of the sheet, `notes` above what follows from costs. The charts are added by `add_charts`."""
    _, tender = page._, evaluation.tender
    rows = _Rows(len(evaluation.bids), len(remarks), len(notes))
    page.known_by = (RANK, BIDDER)
    page.widths(5, 30, 22, 20, *([17] * (len(PHASES) - 1)), 20, *([15] * 3), 8, 8, _LONGEST_IN_CHART)
    facts = [tender.authority, tender.id, local_date(tender.base_date, _), f"{tender.horizon_years} {_('years')}"]
    if evaluation.received is not None:
        facts.append(counted(evaluation.received).say(_))
    page.note(" · ".join(facts))
    for offset, note in enumerate(notes):
        _make_room(page, 2 + offset, note.say(_))
        page.text(2 + offset, 0, note.say(_), "long_sentence")
    sentence = _sentence(evaluation, _)
    _make_room(page, rows.sentence, sentence)
    if evaluation.bids:
        formula = _sentence_formula(page, rows, evaluation, awarded)
        page.formula(rows.sentence, 0, formula, sentence, "long_sentence")
    else:
        page.text(rows.sentence, 0, sentence, "long_sentence")
    _write_changes(page, rows.sentence + 1, changes, changed)
    shown = remarks if len(remarks) <= _MOST_REMARKS else remarks[: _MOST_REMARKS - 1]
    for offset, remark in enumerate(shown, start=rows.sentence + 2):
        page.text(offset, 0, "! " + remark.say(_), "warning")
    if len(shown) < len(remarks):
        more = _("! Warnings more: {number}; sheet {sheet} has them all.").format(
            sheet=_("Method"), number=len(remarks) - len(shown)
        )
        page.text(rows.sentence + 2 + len(shown), 0, more, "warning")
    _write_ranking(page, rows, evaluation, awarded)
    _write_costs(page, rows, evaluation, assumptions, cash_flows, years, awarded)
    page.sheet.freeze_panes(rows.sentence + 2, 0)
    page.sheet.print_area(0, 0, rows.last, WITHOUT)
    page.finish()


def _make_room(page: Page, row: int, sentence: str) -> None:
    """Let a sentence run over the whole width, on as many lines as it takes."""
    page.sheet.merge_range(row, 0, row, WITHOUT, "", page.styles["long_sentence"])
    page.sheet.set_row(row, 18 * (1 + len(sentence) // _SENTENCE_LINE))


def _write_changes(page: Page, row: int, changes: Sequence[str], number: int) -> None:
    """Write how many values were changed, and how many of those do not count yet: none, when it is written."""
    _ = page._
    changed, later = (
        "+".join(f'COUNTIF({cells},"{word}")' for cells in changes) for word in (_("changed"), _("score again"))
    )
    unchanged = _("All values are as in the tender and the bids.")
    differ = _("Values that differ from the tender and the bids:")
    waiting = _("Changes that count once this workbook is scored again:")
    formula = (
        f'=IF({changed}+{later}=0,"{unchanged}","{differ} "&({changed}+{later})&".")'
        f'&IF({later}=0,""," ! {waiting} "&({later})&".")'
    )
    page.formula(row, 0, formula, f"{differ} {number}." if number else unchanged, "note")


def add_charts(page: Page, evaluation: Evaluation, remarks: int, notes: int) -> None:
    """Add the chart of cost by phase, and that of the cost with and without external costs; none without bids."""
    if not evaluation.bids:
        return
    _, rows = page._, _Rows(len(evaluation.bids), remarks, notes)
    head, last = rows.costs + 1, rows.costs + 1 + min(rows.bids, _MOST_IN_CHART)
    money = axis(_("present value, {currency}").format(currency=evaluation.tender.currency))
    # Bars that do not start at zero mislead.
    from_zero = {"min": 0} if all(one.life_cycle_cost >= 0 for one in evaluation.bids) else {}
    by_phase, external = _("Life-cycle cost by phase"), _("Life-cycle cost with and without external costs")
    for place, title, kind, columns, upright in (
        (0, by_phase, "stacked", range(FIRST_PHASE, LCC), money),
        (6, external, "clustered", (LCC, WITHOUT), money | from_zero),
    ):
        chart = bars(page, kind, head, last, SHORT, columns)
        chart.set_y_axis(upright)
        place_chart(page, rows.charts, place, chart, for_the_lowest(title, rows.bids, _MOST_IN_CHART, _))


def _is_by_year(evaluation: Evaluation) -> bool:
    """Whether bids are compared by what they cost a year, each offer over its own life."""
    return evaluation.tender.comparison == "equivalent_annual_cost"


def _write_ranking(page: Page, rows: _Rows, evaluation: Evaluation, awarded: AwardCells) -> None:
    _, currency = page._, evaluation.tender.currency
    by_cost = evaluation.tender.awards_by_cost_alone
    page.heading(rows.ranking, _("Ranking, {currency}").format(currency=currency), NOMINAL if by_cost else SCORE)
    page.heads(rows.ranking + 1, RANK, _("Rank"), _("Bidder"), _("Business model"))
    heads = (_("Life-cycle cost"), _("Above the lowest"), _("Equivalent annual cost"), _("Nominal cost"))
    page.heads(rows.ranking + 1, COST, *heads, style="number_column")
    if not by_cost:
        unit = unit_of_score(evaluation.tender, _)
        page.text(rows.ranking + 1, SCORE, _("Score, {unit}").format(unit=unit), "number_column")
    page.sheet.set_row(rows.ranking + 1, 28)
    lowest = min((cents(one.compared) for one in evaluation.bids), default=0.0)
    by_year = _is_by_year(evaluation)
    page.by_rank.append(range(rows.ranking + 2, rows.ranking + 2 + rows.bids))
    for place, outcome in enumerate(evaluation.bids, start=1):
        row = rows.ranking + 1 + place
        found = f"MATCH({place},{rows.column(ORDER)},0)"
        best = "best" if place == 1 and by_cost else "money"
        shown: tuple[tuple[int, int, str | float, str], ...] = (
            (RANK, LCC_RANK, outcome.rank or "-", "centred"),
            (BIDDER, BIDDER, outcome.bid.name, "text"),
            (MODEL, MODEL, model_names(outcome.bid.kinds, _), "text"),
        )
        for column, source, value, cell_style in shown:
            page.formula(row, column, f"=INDEX({rows.column(source)},{found})", value, cell_style)
        amounts: tuple[tuple[int, int, float, str], ...] = (
            (COST, LCC, outcome.life_cycle_cost, "money" if by_year else best),
            (ANNUAL, LCC_ANNUAL, outcome.equivalent_annual_cost, best if by_year else "money"),
            (NOMINAL, LCC_NOMINAL, outcome.nominal_cost, "money"),
        )
        for column, source, exact, cell_style in amounts:
            in_cents = rounded_formula(f"INDEX({rows.column(source)},{found})")
            page.formula(row, column, f"={in_cents}", cents(exact), cell_style)
        ranked_by = ANNUAL if by_year else COST
        formula = f"={xl_rowcol_to_cell(row, ranked_by)}-MIN({rows.ranked(ranked_by)})"
        page.formula(row, DIFFERENCE, formula, cents(outcome.compared) - lowest, "money")
        if not by_cost:
            plain, best_score = score_styles(evaluation.tender)
            score, first = outcome.standing.score, best_score if place == 1 and outcome.rank else plain
            found = f"=INDEX({awarded.column('score')},MATCH({place},{awarded.column('place')},0))"
            page.formula(row, SCORE, found, NOTHING if score is None else score, first)


def _write_costs(
    page: Page,
    rows: _Rows,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    cash_flows: CashFlowCells,
    years: YearCells,
    awarded: AwardCells,
) -> None:
    _, tender = page._, evaluation.tender
    page.heading(
        rows.costs, _("Cost by phase, present value in {currency}").format(currency=tender.currency), WITHOUT
    )
    for column in range(LCC_ANNUAL, SHORT + 1):
        page.text(
            rows.costs, column, _("For the ranking and the charts") if column == LCC_ANNUAL else "", "subheading"
        )
    page.heads(rows.costs + 1, RANK, _("No."), _("Bidder"), _("Business model"))
    heads = (
        *(term(phase, _) for phase in PHASES),
        _("Life-cycle cost"), _("Without external costs"), _("Equivalent annual cost"), _("Nominal cost"),
        _("Rank"), _("Place"),
    )  # fmt: skip
    page.heads(rows.costs + 1, FIRST_PHASE, *heads, style="number_column")
    page.text(rows.costs + 1, SHORT, _("Name in charts"), "column")
    page.sheet.set_row(rows.costs + 1, 42)
    for number, outcome in enumerate(evaluation.bids):
        row = rows.costs + 2 + number
        page.number(row, RANK, number + 1, "centred")
        page.text(row, BIDDER, outcome.bid.name)
        page.text(row, MODEL, model_names(outcome.bid.kinds, _))
        for offset, phase in enumerate(PHASES):
            title = xl_rowcol_to_cell(rows.costs + 1, FIRST_PHASE + offset, row_abs=True)
            total = (
                f"=SUMIFS({cash_flows.column(VALUE)},{cash_flows.column(NUMBER)},{number + 1},"
                f"{cash_flows.column(PHASE)},{title})"
            )
            page.formula(row, FIRST_PHASE + offset, total, outcome.phases[phase], "money")
        phases = ":".join(xl_rowcol_to_cell(row, column) for column in (FIRST_PHASE, LCC - 1))
        cost = xl_rowcol_to_cell(row, LCC)
        page.formula(row, LCC, f"=SUM({phases})", outcome.life_cycle_cost, "total")
        external = xl_rowcol_to_cell(row, FIRST_PHASE + PHASES.index("externalities"))
        without = outcome.life_cycle_cost - outcome.phases["externalities"]
        page.formula(row, WITHOUT, f"={cost}-{external}", without, "money")
        annual = cash_flows.by_year(evaluation, number, assumptions.annuities)
        page.formula(row, LCC_ANNUAL, f"={annual}", outcome.equivalent_annual_cost, "money")
        page.formula(row, LCC_NOMINAL, f"={years.nominal_cost(number)}", outcome.nominal_cost, "money")
        page.formula(row, LCC_RANK, f"={awarded.cell('rank', number)}", outcome.rank or "-", "centred")
        page.formula(row, ORDER, f"={awarded.cell('place', number)}", number + 1, "centred")
        page.text(row, SHORT, short_name(outcome.bid.name))


def _lowest(evaluation: Evaluation, _: Translate) -> str:
    if _is_by_year(evaluation):
        return _("has the lowest equivalent annual cost")
    return _("has the lowest life-cycle cost")


def _tied(evaluation: Evaluation, _: Translate) -> str:
    if _is_by_year(evaluation):
        return _("Tie: more than one bid has the lowest equivalent annual cost")
    return _("Tie: more than one bid has the lowest life-cycle cost")


def _is_drawn(evaluation: Evaluation) -> bool:
    """Whether the first bid costs as much as the next one, and comes before it by a drawing of lots."""
    return bool(evaluation.bids[0].standing.contender.drawn)


def _sentence_formula(page: Page, rows: _Rows, evaluation: Evaluation, awarded: AwardCells) -> str:
    """Return the formula that says who comes first, and by how much."""
    _, currency = page._, evaluation.tender.currency
    winner = xl_rowcol_to_cell(rows.ranking + 2, BIDDER)
    if not evaluation.tender.awards_by_cost_alone:
        return _score_formula(page, rows, winner, awarded, score_decimals(evaluation.tender.award))
    first = xl_rowcol_to_cell(rows.ranking + 2, ANNUAL if _is_by_year(evaluation) else COST)
    lowest = f'{winner}&" {_lowest(evaluation, _)}: "&FIXED({first},2)&" {currency}"'
    if rows.bids == 1:
        return f"={lowest}"
    tie = xl_rowcol_to_cell(rows.ranking + 3, RANK)
    margin = xl_rowcol_to_cell(rows.ranking + 3, DIFFERENCE)
    lower = f'{lowest}&"; "&FIXED({margin},2)&" {currency} {_("below the next bid")}"'
    shared = f'"{_tied(evaluation, _)}: "&FIXED({first},2)&" {currency}"'
    equal = f"ROUND({margin},2)=0" if _is_drawn(evaluation) else f"{tie}=1"
    return f"=IF({equal},{shared},{lower})"


def _score_formula(page: Page, rows: _Rows, winner: str, awarded: AwardCells, decimals: int) -> str:
    _, ranks = page._, awarded.column("rank")
    scores = (xl_rowcol_to_cell(rows.ranking + 1 + place, SCORE) for place in (1, 2))
    first, second = (rounded_formula(score, decimals) for score in scores)
    best = f'{winner}&" {_("comes first by the award rule, with a score of")} "&FIXED({first},{decimals})'
    against = f'"; {_("the next bid has")} "&FIXED({second},{decimals})' if rows.bids > 1 else '""'
    shared = f'"{_("Tie: more than one bid comes first, with a score of")} "&FIXED({first},{decimals})'
    more = f'IF(COUNT({ranks})=1,"",{against})'
    return f'=IF(COUNT({ranks})=0,"{_("No bid is ranked.")}",IF(COUNTIF({ranks},1)>1,{shared},{best}&{more}))'


def _sentence(evaluation: Evaluation, _: Translate) -> str:
    if not evaluation.bids:
        return _("There are no bids: nobody is ranked.")
    if not evaluation.tender.awards_by_cost_alone:
        return _score_sentence(evaluation, _)
    currency, best = evaluation.tender.currency, evaluation.bids[0]
    cost = f"{amount(best.compared, _)} {currency}"
    lowest = f"{best.bid.name} {_lowest(evaluation, _)}: {cost}"
    if len(evaluation.bids) == 1:
        return lowest
    if evaluation.bids[1].rank == 1 or _is_drawn(evaluation):
        return f"{_tied(evaluation, _)}: {cost}"
    margin = amount(cents(evaluation.bids[1].compared) - cents(best.compared), _)
    return f"{lowest}; {margin} {currency} {_('below the next bid')}"


def _score_sentence(evaluation: Evaluation, _: Translate) -> str:
    ranked = [one.standing.scored for one in evaluation.bids if one.standing.scored]
    decimals = score_decimals(evaluation.tender.award)
    scores = [amount(scored.score.value, _, decimals) for scored in ranked]
    if not scores:
        return _("No bid is ranked.")
    if sum(one.rank == 1 for one in evaluation.bids) > 1:
        return f"{_('Tie: more than one bid comes first, with a score of')} {scores[0]}"
    first = _("comes first by the award rule, with a score of")
    next_bid = f"; {_('the next bid has')} {scores[1]}" if len(scores) > 1 else ""
    return f"{evaluation.bids[0].bid.name} {first} {scores[0]}{next_bid}"


def short_name(name: str) -> str:
    """Return a name that fits under a bar.

    >>> short_name("Coöperatieve Vereniging Kringloopbedrijven Noord")
    'Coöperatieve Vereniging…'
    """
    return name if len(name) <= _LONGEST_IN_CHART else name[: _LONGEST_IN_CHART - 1].rstrip() + "…"
