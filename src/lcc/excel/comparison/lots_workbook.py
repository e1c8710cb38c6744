"""The workbook of all lots: who is awarded which, what that comes to, and what would be next best.

Amounts follow from the sheet that has them by lot and bid; names are those of the award as it was scored.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from lcc.award.combined_lots import discount_off
from lcc.award.lots import Allocation, CombinationDiscount, LotAward
from lcc.award.rule_input import cell
from lcc.evaluation.lots import LotsEvaluation
from lcc.excel.cells.formula import formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.comparison.lots_discounts import DiscountCells, write_lot_discounts
from lcc.excel.comparison.sheets.all_fields import MARK_AT, mark_of
from lcc.excel.comparison.sheets.award import NOTHING
from lcc.excel.comparison.sheets.method import write_files
from lcc.excel.form.mark import Mark
from lcc.figure.figure import Figure
from lcc.language import Translate, translator
from lcc.language.numbers import local_date
from lcc.language.terms import term
from lcc.model.received import Received
from lcc.model.tender import Tender
from lcc.record.place import InputFile, checksum
from lcc.record.version import LAYOUT
from lcc.words.combined_lots import combined_text
from lcc.words.draw import draw_text
from lcc.words.first_by_score import score_with_unit
from lcc.words.lot_reasons import why
from lcc.words.received import counted

CODE, LOT, WINNER, RANK, SCORE, WHY, NEXT, THEN, DEARER = range(9)
_WIDTHS = (12, 26, 28, 7, 15, 40, 28, 15, 15)
_LETTERS_IN_LINE, _LEAST_COLUMNS = 150, 6
NAME = 0
_TOTALS = {"money": "total", "amount": "amount"}
"""By the style of scores, that of their total."""


def write_lots(found: LotsEvaluation, *, language: str = "nl", inputs: Sequence[InputFile] = ()) -> bytes:
    """Return the allocation of all lots as an .xlsx file.

    Parameters
    ----------
    found
        What `lcc.evaluation.lots.evaluate_lots` returned.
    language
        `nl` or `en`.
    inputs
        The files that were read.
    """
    workbook, buffer, _pages = _written(found, language, inputs)
    return finished(workbook, buffer)


def lots_and_pages(
    found: LotsEvaluation, language: str, inputs: Sequence[InputFile], version: int = LAYOUT
) -> tuple[bytes, dict[str, Page]]:
    """Return that file as a version of the program laid it out, and its sheets by name."""
    workbook, buffer, pages = _written(found, language, inputs, version)
    return finished(workbook, buffer), {page.name: page for page in pages}


def _written(
    found: LotsEvaluation, language: str, inputs: Sequence[InputFile], version: int = LAYOUT
) -> tuple[Workbook, io.BytesIO, tuple[Page, ...]]:
    _ = translator(language, version)
    buffer, tender = io.BytesIO(), found.tender
    workbook = new_workbook(buffer, title=tender.title)
    styles = Styles(workbook)
    proof = f"{made_with()} · {_('checksum')} {checksum(inputs)[:16]}" if inputs else made_with()

    def page(name: str) -> Page:
        header = (title_and_code(tender.title, tender.id), proof)
        return Page(workbook, styles, name, f"{tender.title}: {name.lower()}", _, header)

    in_points = _is_summed_in_points(tender) and found.combined
    front, amounts = page(_("Award of lots")), page(_("Amounts"))
    discounts = [page(_("Combined lots"))] if in_points else []
    files = page(_("Made from"))
    cells = _write_amounts(amounts, found)
    _write_award(front, found, replace(cells, discounts=_discount_cells(discounts, found, cells)))
    _write_files(files, inputs, mark_of("lots", language, version), found.received)
    return workbook, buffer, (front, amounts, *discounts, files)


def _discount_cells(pages: Sequence[Page], found: LotsEvaluation, cells: "_Amounts") -> DiscountCells | None:
    return next((write_lot_discounts(page, found, cells.score, cells.cost) for page in pages), None)


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Where the scores and the costs stand: a row for each bid, a column for each lot.

    `discounts` is where points by discounts stand, where scores are points.
    """

    page: Page
    bids: tuple[str, ...]
    lots: tuple[str, ...]
    scores: int
    costs: int
    discounts: DiscountCells | None = None

    def score(self, lot: str, name: str) -> str:
        """Return the formula of what the bid that is named in a cell scores in a lot."""
        return self.of(self.scores, lot, name)

    def cost(self, lot: str, name: str) -> str:
        """Return the formula of what the bid that is named in a cell costs in a lot."""
        return self.of(self.costs, lot, name)

    def of(self, block: int, lot: str, name: str) -> str:
        """Return the formula of an amount in a lot of the bid that is named in a cell, or in quotes."""
        column = 1 + self.lots.index(lot)
        last = block + len(self.bids)
        names = self.page.range(block + 1, NAME, last, NAME)
        return f"INDEX({self.page.range(block + 1, column, last, column)},MATCH({name},{names},0))"


def _write_amounts(page: Page, found: LotsEvaluation) -> _Amounts:
    """Write what each bid scores and costs in each lot, and its rank there."""
    _, lots = page._, found.tender.lot_titles
    bids = tuple(sorted({one.bid for ranked in found.ranked.values() for one in ranked}))
    page.widths(36, *([15] * len(lots)))
    page.note(_("Of bids that are ranked. The comparison of each lot says how these numbers come about."))
    first, height = 3, len(bids) + 3
    cells = _Amounts(page, bids, tuple(lots), first + 1, first + 2 * height + 1)
    unit = found.tender.currency if found.allocation.total is not None or _is_money(found.tender) else ""
    blocks = (
        (_("Score, {unit}").format(unit=unit or _("points")), "money" if unit else "amount", "score"),
        (_("Rank"), "number", "final_rank"),
        (
            _("Cost after fictive discounts and additions, {currency}").format(currency=found.tender.currency),
            "money",
            "cost",
        ),
    )
    for k, (title, style, field) in enumerate(blocks):
        row = first + k * height
        page.heading(row, title, len(lots))
        page.heads(row + 1, NAME, _("Bidder"))
        page.heads(row + 1, 1, *lots.values(), style="number_column")
        for below, bid in enumerate(bids, start=row + 2):
            page.text(below, NAME, bid)
            for column, lot in enumerate(lots, start=1):
                one = next((one for one in found.ranked[lot] if one.bid == bid), None)
                page.number_or_dash(below, column, getattr(one, field) if one else None, style)
    page.sheet.freeze_panes(3, 1)
    page.sheet.repeat_columns(NAME)
    page.sheet.print_area(0, 0, first + 3 * height - 2, max(len(lots), _LEAST_COLUMNS))
    page.finish()
    return cells


def _write_award(page: Page, found: LotsEvaluation, cells: _Amounts) -> None:
    _, tender = page._, found.tender
    page.widths(*_WIDTHS)
    facts = [tender.authority, tender.id, local_date(tender.base_date, _), term(tender.award.method, _)]
    if found.received is not None:
        facts.append(counted(found.received).say(_))
    page.note(" · ".join(facts))
    _long(page, 2, _sentence(found, _), "long_sentence")
    note = _("Names are those of the award as it was scored; amounts follow from the sheet {sheet}.")
    page.note(note.format(sheet=cells.page.name), 3)
    row, total = _write_lots(page, found, cells, 5)
    row = _write_next_best(page, found, cells, row + 1, total)
    for draw in found.draws:
        _long(page, row, f"{tender.lot_titles[draw.lot or '']}: {draw_text(draw).say(_)}", "wrapped")
        row += 1
    page.sheet.freeze_panes(4, 0)
    page.sheet.print_area(0, 0, row, DEARER)
    page.finish()


def _sentence(found: LotsEvaluation, _: Translate) -> str:
    allocation = found.allocation
    titles = found.tender.lot_titles
    if allocation.next_draw is not None:
        draw = allocation.next_draw
        text = _("Not all lots can be awarded yet: for {lot} lots have to be drawn between {bids}.")
        return text.format(lot=titles[draw.lot], bids=", ".join(draw.tied))
    awarded = sum(award.winner is not None for award in allocation.awards)
    text = _("{number} of {all} lots are awarded").format(number=awarded, all=len(titles))
    if allocation.total is None:
        return f"{text}."
    return f"{text}: {score_with_unit(found.tender, allocation.total).say(_)}."


def _write_lots(page: Page, found: LotsEvaluation, cells: _Amounts, row: int) -> tuple[int, str]:
    """Write the award of each lot, the discounts and the total; return the row after them, and where the total is."""
    _, allocation, by_total = page._, found.allocation, _goes_by_total(found.tender)
    style = "money" if _is_money(found.tender) else "amount"
    unit = found.tender.currency if style == "money" else _("points")
    _write_heads(page, row, _("Who is awarded which lot"), unit, _("Next best for this lot"))
    then = _("Total of all lots then") if by_total else _("Its score")
    more = _("Less") if _is_summed_in_points(found.tender) else _("More")
    page.heads(row + 1, THEN, f"{then}, {unit}", f"{more}, {unit}", style="number_column")
    page.sheet.set_row(row + 1, 42)
    first, last = row + 2, row + 1 + len(allocation.awards)
    discounted = last + 1 + len(allocation.discounts)
    total = xl_rowcol_to_cell(discounted, SCORE, row_abs=True, col_abs=True)
    others = {one.lot: one for one in found.next_best}
    titles = found.tender.lot_titles
    for at, award in enumerate(allocation.awards, start=first):
        _write_lot(page, at, titles[award.lot], award, cells, style)
        other = others.get(award.lot)
        if other is None or award.winner is None:
            for column in (NEXT, THEN, DEARER):
                page.text(at, column, NOTHING, "text" if column == NEXT else "number")
            continue
        page.text(at, NEXT, other.bid or NOTHING)
        score, there = xl_rowcol_to_cell(at, SCORE), xl_rowcol_to_cell(at, THEN)
        if by_total:
            page.worked_out(at, THEN, other.allocation.total or 0.0, style)
            page.formula(at, DEARER, _worse(found.tender, there, total), abs(other.more), style)
        else:
            named = xl_rowcol_to_cell(at, NEXT)
            value = next(one.score for one in found.ranked[award.lot] if one.bid == other.bid)
            page.formula(at, THEN, f"={cells.of(cells.scores, award.lot, named)}", value, style)
            page.formula(at, DEARER, f"={there}-{score}", other.more, style)
    _write_discounts(page, found, cells, last + 1, allocation)
    page.text(discounted, LOT, _("Total"), "subheading")
    if allocation.total is None:
        page.text(discounted, SCORE, NOTHING, "number")
    elif any(award.is_tie for award in allocation.awards):
        page.worked_out(discounted, SCORE, allocation.total, _TOTALS[style])
    else:
        page.formula(discounted, SCORE, f"={_sum(first, discounted - 1)}", allocation.total, _TOTALS[style])
    return discounted + 1, total


def _worse(tender: Tender, there: str, total: str) -> str:
    """Return the formula of how much worse another total is: money more, or points less."""
    return f"={total}-{there}" if _is_summed_in_points(tender) else f"={there}-{total}"


def _sum(first: int, last: int) -> str:
    return f"SUM({xl_rowcol_to_cell(first, SCORE)}:{xl_rowcol_to_cell(last, SCORE)})"


def _write_heads(page: Page, row: int, title: str, unit: str, *others: str) -> None:
    _ = page._
    page.heading(row, title, DEARER)
    page.heads(row + 1, 0, _("Lot code"), _("Lot"), _("Awarded to"), _("Rank"))
    page.text(row + 1, SCORE, _("Score, {unit}").format(unit=unit or _("points")), "number_column")
    page.text(row + 1, WHY, _("Why"), "indented_column")
    page.heads(row + 1, NEXT, *others)


def _write_why(page: Page, row: int, why: str) -> None:
    page.text(row, WHY, why, "indented_lines")
    page.sheet.set_row(row, 14 * max(1, -(-len(why) // 38)) + 4)


def _write_lot(page: Page, row: int, title: str, award: LotAward, cells: _Amounts, style: str) -> None:
    page.text(row, CODE, award.lot)
    page.text(row, LOT, title, "wrapped_middle")
    _write_why(page, row, why(award).say(page._))
    if award.winner is None:
        for column in (WINNER, RANK, SCORE):
            page.text(row, column, NOTHING, "text" if column == WINNER else "number")
        return
    page.text(row, WINNER, award.winner.bid)
    page.worked_out(row, RANK, award.winner.final_rank, "centred")
    named = xl_rowcol_to_cell(row, WINNER)
    page.formula(row, SCORE, f"={cells.of(cells.scores, award.lot, named)}", award.winner.score, style)


def _write_discounts(page: Page, found: LotsEvaluation, cells: _Amounts, row: int, allocation: Allocation) -> None:
    """Write a row for each discount that counts: what is taken off, or the points that its lots earn by it."""
    _ = page._
    for at, off in enumerate(allocation.discounts, start=row):
        page.text(at, CODE, ", ".join(off.lots))
        page.text(at, LOT, _("Combined lots"))
        page.text(at, WINNER, off.bid)
        if cells.discounts is not None and off.points is not None:
            page.formula(at, SCORE, f"={cells.discounts.points(off.offered)}", off.points, "amount")
        else:
            named = xl_rowcol_to_cell(at, WINNER)
            page.formula(at, SCORE, _discount_formula(off, cells, named), -off.amount, "money")
        _write_why(page, at, combined_text(off.offered, found.tender).say(_))


def _discount_formula(off: CombinationDiscount, cells: _Amounts, named: str) -> str:
    """Return what a discount takes off, below zero, from the costs of the bid that is named in a cell."""
    share, amount = (None if one is None else Figure(one) for one in (off.offered.share, off.offered.amount))
    costs = [cell(lot, 0.0) for lot in off.lots]
    return formula(-discount_off(share, amount, costs), lambda given: cells.cost(str(given.path[0]), named))


def _write_next_best(page: Page, found: LotsEvaluation, cells: _Amounts, row: int, total: str) -> int:
    """Write the best of all other combinations, where these are what is awarded; return the row after it."""
    _ = page._
    others = found.next_best if _goes_by_total(found.tender) else []
    if not others:
        return row
    best = min(others, key=lambda one: abs(one.more))
    titles, is_money = found.tender.lot_titles, _is_money(found.tender)
    style, unit = ("money", found.tender.currency) if is_money else ("amount", _("points"))
    _write_heads(page, row, _("Next best combination"), unit, "", "", "")
    first = row + 2
    for at, award in enumerate(best.allocation.awards, start=first):
        _write_lot(page, at, titles[award.lot], award, cells, style)
    after = first + len(best.allocation.awards)
    _write_discounts(page, found, cells, after, best.allocation)
    after += len(best.allocation.discounts)
    page.text(after, LOT, _("Total"), "subheading")
    page.formula(after, SCORE, f"={_sum(first, after - 1)}", best.allocation.total or 0.0, _TOTALS[style])
    page.text(after + 1, LOT, _("Dearer than what is awarded") if is_money else _("Less than what is awarded"))
    worse = _worse(found.tender, xl_rowcol_to_cell(after, SCORE), total)
    page.formula(after + 1, SCORE, worse, abs(best.more), _TOTALS[style])
    return after + 3


def _write_files(page: Page, inputs: Sequence[InputFile], mark: Mark, received: Received | None) -> None:
    _ = page._
    page.widths(44, 90)
    page.text(*MARK_AT, str(mark), "mark")
    page.text(3, 0, _("Program"))
    page.text(3, 1, made_with())
    for row, file in enumerate(inputs, start=5):
        page.text(row, 0, file.file)
        page.text(row, 1, f"SHA-256 {file.sha256}", "key")
    if inputs:
        page.text(len(inputs) + 6, 0, _("Checksum of these files"))
        page.text(len(inputs) + 6, 1, checksum(inputs), "key")
    if received is not None:
        write_files(page, len(inputs) + 8, received)
    page.finish()


def _long(page: Page, row: int, text: str, style: str) -> None:
    """Let text run over the whole width, on as many lines as it takes."""
    page.sheet.merge_range(row, 0, row, DEARER, "", page.styles[style])
    page.sheet.set_row(row, 18 * (1 + len(text) // _LETTERS_IN_LINE))
    page.text(row, 0, text, style)


def _goes_by_total(tender: Tender) -> bool:
    return tender.lots is not None and tender.lots.allocation == "best_combination"


def _is_summed_in_points(tender: Tender) -> bool:
    return _goes_by_total(tender) and not _is_money(tender)


def _is_money(tender: Tender) -> bool:
    return tender.award.unit_of_score == "money"
