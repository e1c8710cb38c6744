"""The sentences on top of the summary: who comes first, who has the lowest purchase price, and what promises do.

Each is a formula that follows the figures, or says that it is as it was scored.
"""

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.formula import rounded_formula, text_formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.changes import Changes
from lcc.excel.comparison.sheets.award import AwardCells
from lcc.excel.comparison.sheets.per_year import YearCells
from lcc.excel.comparison.sheets.summary_rows import (
    ABOVE_LOWEST,
    ANNUAL,
    AT_DELIVERY,
    BIDDER,
    COMPARED,
    HELP,
    LAST,
    LCC,
    ORDER,
    RANK,
    SCORE,
    TO_BUY,
    Rows,
)
from lcc.model.award import score_decimals
from lcc.model.tender import Tender
from lcc.scrutiny.lowest_to_buy import is_sold, lowest_to_buy
from lcc.words.beside_what_we_have import OVER
from lcc.words.beside_what_we_have import said as beside_what_we_have
from lcc.words.first_by_score import EQUAL, FIRST, TIED, in_unit, margin_in_unit, next_bid, what_is_scored
from lcc.words.lowest_to_buy import (
    AMONG,
    CHEAPER,
    FIRST_TOO,
    MORE,
    NOT_SOLD,
    ONLY,
    OTHER,
    OVERTAKEN,
    THEN_LESS,
    THEN_MORE,
    over_time,
    said,
)
from lcc.words.stress_texts import without_promises
from lcc.words.who_is_first import has_lowest, is_drawn, share_lowest
from lcc.words.who_is_first import said as first_of

_LETTERS_IN_BOLD, _LETTERS_IN_LINE = 105, 125
_FIRST, _LOWEST, _CHEAPER, _DEARER, _YEAR = range(5)
"""What is worked out beside the sentence about buying."""


def write_sentences(
    page: Page,
    rows: Rows,
    evaluation: Evaluation,
    awarded: AwardCells,
    years: YearCells,
    changes: Sequence[Changes],
    changed: int,
) -> None:
    """Write the sentences, each on as many lines as it takes; `changed` values differ now from what was submitted."""
    sentence = first_of(evaluation, page._)
    wide(page, rows.sentence, sentence, "long_sentence")
    if evaluation.bids:
        formula = _sentence_formula(page, rows, evaluation, awarded)
        page.formula(rows.sentence, 0, formula, sentence, "long_sentence")
        _write_buying(page, rows, evaluation, awarded, years)
        _write_promises(page, rows, evaluation)
        _write_beside_what_we_have(page, rows, evaluation)
    _write_changes(page, rows, changes, changed)


def wide(page: Page, row: int, text: str, style: str) -> None:
    """Write a text over the whole width, on as many lines as it takes."""
    letters, points = (_LETTERS_IN_BOLD, 17) if style == "long_sentence" else (_LETTERS_IN_LINE, 15)
    page.sheet.merge_range(row, 0, row, LAST, "", page.styles[style])
    page.height(row, points * (1 + len(text) // letters) + 1)
    page.text(row, 0, text, style)


def is_by_year(evaluation: Evaluation) -> bool:
    """Whether bids are compared by what they cost a year, each offer over its own life."""
    return evaluation.tender.comparison == "equivalent_annual_cost"


def compared_column(evaluation: Evaluation) -> int:
    """Return the column of the cost by which bids are compared, in the table of costs."""
    return ANNUAL if is_by_year(evaluation) else LCC


def _write_changes(page: Page, rows: Rows, changes: Sequence[Changes], number: int) -> None:
    """Write how many values were changed and how many do not count yet; where nobody sees, how many since scoring."""
    _, row = page._, rows.changes
    changed, later = (
        "+".join(f'COUNTIF({one.cells},"{word}")' for one in changes) for word in (_("changed"), _("score again"))
    )
    unchanged = _("All values are as in the tender and the bids.")
    differ = _("Values that differ from the tender and the bids:")
    waiting = _("Changes that count once this workbook is scored again:")
    formula = (
        f'=IF({changed}+{later}=0,"{unchanged}","{differ} "&({changed}+{later})&".")'
        f'&IF({later}=0,""," ! {waiting} "&({later})&".")'
    )
    page.formula(row, 0, formula, f"{differ} {number}." if number else unchanged, "note")
    page.formula(rows.sentence, HELP, "=" + "+".join(one.since_scored for one in changes), 0, "whole")


def _write_buying(page: Page, rows: Rows, evaluation: Evaluation, awarded: AwardCells, years: YearCells) -> None:
    """Write who has the lowest purchase price; nothing where no bid can have one."""
    if rows.bids < 2 or not any(is_sold(one.bid) for one in evaluation.bids):
        return
    _, tender, found = page._, evaluation.tender, lowest_to_buy(evaluation.bids)
    names = [one.bid.name for one in evaluation.bids]
    beside = [rows.beside(rows.buying, k) for k in range(5)]
    place = {what: f"INDEX({{}},{beside[what]})" for what in (_FIRST, _LOWEST)}

    def of(what: int, column: int) -> str:
        return place[what].format(rows.column(column))

    to_buy, ranks, cost = rows.column(TO_BUY), awarded.column("rank"), compared_column(evaluation)
    behind = f"{place[_FIRST].format(years.cumulative)}-{place[_LOWEST].format(years.cumulative)}".replace(
        ")", ",0)"
    )
    last = f"SUMPRODUCT(MAX(({behind}>-0.005)*{years.all_years}))"
    overtaken = f"IF(({beside[_CHEAPER]}>=0.005)*({beside[_DEARER]}>=0.005)*({last}<{years.years})>0,{last}+1,0)"
    worked_out: tuple[tuple[str, float], ...] = (
        (f"=IF(COUNT({ranks})=0,0,MATCH(1,{rows.column(ORDER)},0))", 1 if found else 0),
        (
            (
                f"=IF((COUNT({to_buy})=0)+(COUNT({ranks})<2)>0,0,"
                f"IF({of(_FIRST, TO_BUY)}=MIN({to_buy}),{beside[_FIRST]},MATCH(MIN({to_buy}),{to_buy},0)))"
            ),
            names.index(found.name) + 1 if found else 0,
        ),
        (
            f"=IF({beside[_LOWEST]}=0,0,{of(_FIRST, AT_DELIVERY)}-{of(_LOWEST, AT_DELIVERY)})",
            found.cheaper_to_buy if found else 0,
        ),
        (f"=IF({beside[_LOWEST]}=0,0,{of(_LOWEST, cost)}-{of(_FIRST, cost)})", found.dearer if found else 0),
        (f"=IF({beside[_LOWEST]}=0,0,{overtaken})", (found.overtaken_in or 0) if found else 0),
    )
    for k, (formula, value) in enumerate(worked_out):
        page.formula(rows.buying, HELP + k, formula, value, "whole_money" if k in (2, 3) else "whole")
    sold, is_sold_first = f"COUNT({to_buy})", f"ISNUMBER({of(_FIRST, TO_BUY)})"
    blanks = {
        "currency": f'"{tender.currency}"',
        "years": f'"{tender.horizon_years}"',
        "bid": of(_LOWEST, BIDDER),
        "first": of(_FIRST, BIDDER),
        "amount": f"FIXED({of(_LOWEST, AT_DELIVERY)},0)",
    }

    def part(above: str, below: str, cell: str) -> str:
        said_above, said_below = (
            text_formula(_(text), {**blanks, "amount": f"FIXED(ABS({cell}),0)"}) for text in (above, below)
        )
        return f"IF({cell}>=0,{said_above},{said_below})"

    over_years = f'", "&{part(*over_time(tender), beside[_DEARER])}'
    then = f'IF({beside[_YEAR]}=0,"",", "&{text_formula(_(OVERTAKEN), {"year": beside[_YEAR]})})'
    among = f'IF(({sold}>1)*({sold}<COUNT({ranks})),{text_formula(_(AMONG), {})},"")'

    def sentence(template: str, at_delivery: tuple[str, str] = (CHEAPER, MORE)) -> str:
        parts = f"{part(*at_delivery, beside[_CHEAPER])}&{over_years}&{then}"
        return text_formula(_(template), {**blanks, "parts": parts, "among": among})

    first_too = f"IF({sold}>1,{sentence(FIRST_TOO)},{sentence(ONLY)})"
    not_sold = sentence(NOT_SOLD, (THEN_LESS, THEN_MORE))
    text = said(found, tender).say(_) if found else ""
    wide(page, rows.buying, text, "sentence_line")
    formula = (
        f'=IF({beside[_LOWEST]}=0,"",IF({beside[_LOWEST]}={beside[_FIRST]},{first_too},'
        f"IF({is_sold_first},{sentence(OTHER)},{not_sold})))"
    )
    page.formula(rows.buying, 0, formula, text, "sentence_line")


def _write_promises(page: Page, rows: Rows, evaluation: Evaluation) -> None:
    """Write whether the first stays first without what it promises: as it was scored, for as long as that holds."""
    _, first = page._, evaluation.stress[0]
    if first.before is None:
        return
    text = without_promises(first, evaluation.tender.currency).say(_)
    again = _("Whether the first stays first if promises are not kept: score this workbook again.")
    wide(page, rows.promises, text, "sentence_line")
    page.text(rows.promises, HELP, text)
    formula = f'=IF({rows.beside(rows.sentence)}=0,{rows.beside(rows.promises)},"{again}")'
    page.formula(rows.promises, 0, formula, text, "sentence_line")


def _write_beside_what_we_have(page: Page, rows: Rows, evaluation: Evaluation) -> None:
    """Write whether the first is dearer than keeping what the authority has, where that is known."""
    _, kept, tender = page._, evaluation.reference, evaluation.tender
    if kept is None:
        return
    first, have = (xl_rowcol_to_cell(rows.ranking + place, COMPARED) for place in (2, 1))
    blanks = {
        "years": f'"{tender.horizon_years}"',
        "bid": xl_rowcol_to_cell(rows.ranking + 2, BIDDER),
        "amount": f"FIXED(ABS({first}-{have}),0)",
        "currency": f'"{tender.currency}"',
    }
    dearer, cheaper, equal = (text_formula(_(text), blanks) for text in OVER[tender.comparison])
    text = beside_what_we_have(tender, evaluation.bids[0], kept).say(_)
    wide(page, rows.what_we_have, text, "sentence_line")
    formula = f"=IF(ROUND({first}-{have},2)>0,{dearer},IF(ROUND({first}-{have},2)<0,{cheaper},{equal}))"
    page.formula(rows.what_we_have, 0, formula, text, "sentence_line")


def _sentence_formula(page: Page, rows: Rows, evaluation: Evaluation, awarded: AwardCells) -> str:
    """Return the formula that says who comes first, and by how much."""
    _, currency = page._, evaluation.tender.currency
    winner = xl_rowcol_to_cell(rows.ranking + 2, BIDDER)
    if not evaluation.is_by_cost_alone:
        return _score_formula(page, rows, winner, awarded, evaluation.tender)
    # By cost alone the ranking starts with the cost that is compared, and how far that is above the lowest.
    first = xl_rowcol_to_cell(rows.ranking + 2, COMPARED)
    lowest = f'{winner}&" {has_lowest(evaluation.tender, _)}: "&FIXED({first},2)&" {currency}"'
    if rows.bids == 1:
        return f"={lowest}"
    tie = xl_rowcol_to_cell(rows.ranking + 3, RANK)
    margin = xl_rowcol_to_cell(rows.ranking + 3, ABOVE_LOWEST)
    lower = f'{lowest}&"; "&FIXED({margin},2)&" {currency} {_("below the next bid")}"'
    shared = f'"{share_lowest(evaluation.tender, _)}: "&FIXED({first},2)&" {currency}"'
    equal = f"ROUND({margin},2)=0" if is_drawn(evaluation) else f"{tie}=1"
    return f"=IF({equal},{shared},{lower})"


def _score_formula(page: Page, rows: Rows, winner: str, awarded: AwardCells, tender: Tender) -> str:
    _, ranks, decimals = page._, awarded.column("rank"), score_decimals(tender.award)
    cells = (xl_rowcol_to_cell(rows.ranking + 1 + place, SCORE) for place in (1, 2))
    first, second = (rounded_formula(cell, decimals) for cell in cells)

    def with_unit(template: str, number: str) -> str:
        return text_formula(
            _(template), {"number": f"FIXED({number},{decimals})", "currency": f'"{tender.currency}"'}
        )

    what = what_is_scored(tender)
    score = with_unit(in_unit(tender), first) + (f'&" ({what.say(_)})"' if what else "")
    best, shared = (text_formula(_(text), {"winner": winner, "score": score}) for text in (FIRST, TIED))
    behind = '""'
    if rows.bids > 1:
        margin = with_unit(margin_in_unit(tender), f"ABS({second}-{first})")
        apart = text_formula(_(next_bid(tender)), {"margin": margin})
        behind = f'"; "&IF({first}={second},{text_formula(_(EQUAL), {})},{apart})'
    more = f'IF(COUNT({ranks})=1,"",{behind})'
    return f'=IF(COUNT({ranks})=0,"{_("No bid is ranked.")}",IF(COUNTIF({ranks},1)>1,{shared},{best}&{more}))'
