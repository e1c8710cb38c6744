"""Reading a comparison workbook as a person does: by the words in it."""

from collections.abc import Iterator
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluate import Evaluation
from lcc.language import translator
from lcc.language.terms import term
from lcc.model.phases import PHASES

CENT = 0.01


def table(sheet: Worksheet, heading: str) -> list[dict[Any, Any]]:
    """Return the rows under a heading, each by the titles of its columns."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if str(row[0] or "").startswith(heading))
    heads = rows[start + 1]
    found = []
    for row in rows[start + 2 :]:
        if row[0] is None and row[1] is None:
            break
        found.append({head: value for head, value in zip(heads, row, strict=True) if head is not None})
    return found


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
        wanted[_("Rank")] = outcome.rank or 0
        for title, value in wanted.items():
            yield from _apart(f"{name}, {title}", costs[name][title], value)
        for year, cash in enumerate(outcome.yearly.tolist()):
            yield from _apart(f"{name}, year {year}", yearly[name][year], cash)
    yield from _interest(workbook, evaluation, language)
    for outcome, row in zip(evaluation.bids, ranking, strict=True):
        yield from _apart("ranking", row[_("Life-cycle cost")], outcome.life_cycle_cost)
        yield from _apart("ranking", row[_("Rank")], outcome.rank or 0)


def _interest(workbook: Workbook, evaluation: Evaluation, language: str) -> Iterator[str]:
    _ = translator(language)
    found = [(outcome.bid.name, one) for outcome in evaluation.bids for one in outcome.implied_interest]
    if not found:
        return
    rows = list(workbook[_("Implied interest")].iter_rows(min_row=6, values_only=True))
    for (name, one), row in zip(found, rows, strict=True):
        # Far-off rates are found by iteration, and not by every program.
        if one.yearly_rate is not None and -0.2 < one.yearly_rate < 0.5:
            yield from _apart(f"{name}, implied interest", row[8], one.yearly_rate, 1e-7)


def _apart(what: str, found: object, wanted: float, tolerance: float = CENT) -> Iterator[str]:
    if not isinstance(found, int | float) or abs(found - wanted) > tolerance:
        yield f"{what}: workbook {found!r}, engine {wanted!r}"
