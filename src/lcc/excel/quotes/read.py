"""A workbook of quotes that was filled in: the tender and a bid of each supplier, and what is wrong by its cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.checks.validation import record_of
from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.form.filled_record import stated_on
from lcc.excel.form.layout import Layout, Question, address_of
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import answers_in, changes, first_mark, marked, shift_in
from lcc.excel.quotes.answers import bid_of, tender_of
from lcc.excel.quotes.layout import (
    RANGE,
    SOURCE,
    can_be_assumed,
    looks_back,
    of_range,
    of_supplier,
    quotes_layout,
)
from lcc.excel.quotes.questions import (
    ABOVE_ZERO,
    BOUGHT,
    MODEL,
    NAME,
    PAID_FOR_USE,
    REMARKS,
    SUPPLIERS,
    QuoteRow,
    questions,
)
from lcc.excel.quotes.write import RULES, Filled
from lcc.excel.shown.plain_formula import plain
from lcc.interchange.text_file import stated_in_text
from lcc.language import N_, Text
from lcc.language.terms import model_name
from lcc.model.tender import Tender
from lcc.record.looks import alike
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem, refusal
from lcc.record.stated import Stated
from lcc.record.visible import one_line

_SAME = 1e-11
"""Digits after the twelve that are written hang on the computer; an amount that they change a cent of is no quote."""
_MOST_EDITED = 20


def is_quotes(workbook: Workbook) -> bool:
    """Whether a workbook has a sheet of quotes."""
    return bool(marked(workbook, "quotes"))


class Quotes:
    """The sheet of quotes of a workbook, with all that is typed on it.

    Raises
    ------
    InputRefusedError
        It is laid out by another version, the tender that it was made from is not in it any more, or its cells do not
        stand where they did, so that nothing else can be said of them.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.mark: Mark = first_mark(workbook, "quotes", "not_a_comparison")
        (_mark, self.sheet), *_others = marked(workbook, "quotes")
        self.made_for = _rules(workbook)
        self.layout: Layout = quotes_layout(
            self.made_for, self.mark.language, self.mark.version, looks_back=looks_back(self.mark)
        )
        found, unreadable = answers_in(self.sheet, self.layout)
        typed = {key: answer for key, (answer, _address) in found.items()}
        self.answers: Mapping[Path, Any] = {
            key: answer for key, answer in typed.items() if key not in self._needless(typed)
        }
        if shifted := shift_in(self.sheet, self.layout):
            raise InputRefusedError(stated_on(self.sheet, self.layout, ({}, {}), [shifted]).problems)
        self._findings = [
            *changes(self.sheet, self.layout),
            *_edited(workbook, self.sheet, Filled(self.made_for, self.layout)),
            *unreadable,
        ]  # fmt: skip

    @property
    def asked(self) -> Sequence[QuoteRow]:
        """The questions."""
        return questions(self.made_for, self.layout.translate)

    def tender(self) -> Stated:
        """Return the tender that is stated, and what is wrong with the sheet beside the columns of suppliers."""
        of_suppliers = {cell for k in range(SUPPLIERS) for cell in self._cells_of(k)}
        findings = [one for one in self._findings if _on_sheet(one) not in of_suppliers]
        said = {_on_sheet(one) for one in findings}
        is_paid_for_use = any(self.answers.get(of_supplier(k, MODEL)) in PAID_FOR_USE for k in range(SUPPLIERS))
        empty = [
            address_of(cell)
            for cell in self.layout.inputs
            if cell.input
            and (cell.input.required or (is_paid_for_use and cell.input.key[-1] == "use_per_year"))
            and cell.input.key[0] != "quotes"
            and cell.input.key not in self.answers
        ]
        findings += [Message((cell,), "empty_cell", None, {}) for cell in empty if cell not in said]
        for one in (cell.input for cell in self.layout.inputs if cell.input):
            if (
                one.key[0] not in ("quotes", "range")
                and one.kind in ("number", "whole")
                and one.key in self.answers
            ):
                findings += _out_of_bounds(self.answers[one.key], one, self.layout.places[one.key])
        return stated_on(self.sheet, self.layout, tender_of(self.answers, self.made_for), findings)

    def bids(self, tender: Tender) -> list[Stated]:
        """Return what each supplier offers; columns in which nothing is typed are passed over."""
        return [self._bid(k, tender) for k in range(SUPPLIERS) if self._is_begun(k)]

    def remarks_left(self) -> Iterator[Message]:
        """Yield what was remarked for oneself of each supplier: a tender with bids has no place for it."""
        label = next(one.label for one in self.asked if one.key == REMARKS)
        for k in range(SUPPLIERS):
            if said := self.answers.get(key := of_supplier(k, REMARKS)):
                of_whom = Text(N_(" of {item}"), {"item": self.answers.get(of_supplier(k, NAME), "")})
                words = {"sheet": self.sheet.title, "field": label, "of_item": of_whom, "answer": one_line(said)}
                yield Message(key, "answer_left_out", said, words)

    def problems_of_bids(self) -> list[Problem]:
        """Return what is wrong in the columns of suppliers, where the tender can't be read."""
        return [
            problem
            for k in range(SUPPLIERS)
            if self._is_begun(k)
            for problem in self._bid(k, self.made_for).problems
        ]

    def _needless(self, typed: Mapping[Path, Any]) -> set[Path]:
        """Return where a zero is typed that belongs to another business model: it says no more than an empty cell."""
        return {
            key
            for k in range(SUPPLIERS)
            for one in self.asked
            if typed.get(of_supplier(k, MODEL), one.kinds[0]) not in one.kinds
            and typed.get(key := of_supplier(k, one.key)) == 0
        }

    def _is_begun(self, k: int) -> bool:
        typed = {_on_sheet(one) for one in self._findings}
        return any(key[:2] == ("quotes", k) for key in self.answers) or not typed.isdisjoint(self._cells_of(k))

    def _cells_of(self, k: int) -> dict[str, Path]:
        return {cell: key for key, cell in self.layout.places.items() if key[:2] == ("quotes", k)}

    def _bid(self, k: int, tender: Tender) -> Stated:
        cells = self._cells_of(k)
        findings = [one for one in self._findings if _on_sheet(one) in cells]
        said = {_on_sheet(one) for one in findings}
        findings += [one for one in self._misplaced(k) if _on_sheet(one) not in said]
        return stated_on(self.sheet, self.layout, bid_of(self.answers, k, tender, self.layout.translate), findings)

    @property
    def looks_back(self) -> bool:
        """Whether it is a sheet that looks back at an award."""
        return looks_back(self.mark)

    def ranges(self) -> Stated:
        """Return what was not asked as ranges, with the cell of each bound."""
        rows: list[dict[str, Any]] = []
        sources: dict[Path, Path] = {
            ("ranges",): of_range(RANGE[0], next(map(_key, filter(can_be_assumed, self.asked))))
        }
        findings: list[Message] = []
        for one in filter(can_be_assumed, self.asked):
            keys = {bound: of_range(bound, one.key) for bound in RANGE}
            typed = {bound: float(self.answers[key]) for bound, key in keys.items() if key in self.answers}
            source = of_range(SOURCE, one.key)
            if not typed:
                if source in self.answers or self._is_left_open(one):
                    findings.append(self._range_needed(one))
                continue
            at: Path = ("ranges", len(rows))
            sources |= {at: keys[RANGE[0]], **{(*at, bound): key for bound, key in keys.items()}}
            sources[*at, SOURCE] = source
            empty = [self.layout.places[key] for bound, key in keys.items() if bound not in typed]
            findings += [Message((cell,), "empty_cell", None, {}) for cell in empty]
            said = {SOURCE: self.answers[source]} if source in self.answers else {}
            rows.append({**_about(one, self.made_for), **typed, **said})
            for key in keys.values():
                if key in self.answers:
                    bounded = Question(key, "number", minimum=one.low, maximum=one.high)
                    findings += _out_of_bounds(self.answers[key], bounded, self.layout.places[key])
        unread = {_on_sheet(one) for one in self._findings} & {
            cell for key, cell in self.layout.places.items() if key[0] == "range"
        }
        if not rows and not unread:
            if findings:
                raise InputRefusedError(stated_on(self.sheet, self.layout, ({}, {}), findings).problems)
            raise refusal("nothing_assumed")
        return stated_on(self.sheet, self.layout, ({"ranges": rows}, sources), findings)

    def _is_left_open(self, asked: QuoteRow) -> bool:
        """Whether a supplier who should have answered a question did not."""
        return any(
            self._is_needed(asked, k) and of_supplier(k, asked.key) not in self.answers
            for k in range(SUPPLIERS)
            if self._is_begun(k)
        )

    def _is_needed(self, asked: QuoteRow, k: int) -> bool:
        kind = self.answers.get(of_supplier(k, MODEL))
        return kind in BOUGHT if asked.key[-1] == "life" else asked.required and kind in asked.kinds

    def _range_needed(self, asked: QuoteRow) -> Message:
        low, *_between, high = (self.layout.places[of_range(bound, asked.key)] for bound in RANGE)
        return Message((low,), "range_needed", None, {"cells": f"{low}:{high}"})

    def _misplaced(self, k: int) -> Iterator[Message]:
        """Yield cells that have to be filled in, and what is filled in that belongs to another business model."""
        kind, places, _ = self.answers.get(of_supplier(k, MODEL)), self.layout.places, self.layout.translate
        name = self.answers.get(of_supplier(k, NAME))
        so_called = [
            places[of_supplier(other, NAME)]
            for other in range(SUPPLIERS)
            if other != k and name and alike(name, self.answers.get(of_supplier(other, NAME), ""))
        ]
        if so_called:
            yield Message((places[of_supplier(k, NAME)],), "quote_twice", name, {"cells": ", ".join(so_called)})
        for one in self.asked:
            key = of_supplier(k, one.key)
            is_needed = one.key in (NAME, MODEL) or self._is_needed(one, k)
            if self.looks_back and can_be_assumed(one):
                is_needed = False  # said once, beside the range that can stand in for it
            if key in self.answers and kind is not None and kind not in one.kinds:
                shown = {code: label for label, code in one.choices.items()}.get(
                    self.answers[key], self.answers[key]
                )
                yield Message((places[key],), "other_model", shown, {"chosen": model_name(str(kind), _)})
            elif key not in self.answers and is_needed:
                yield Message((places[key],), "empty_cell", None, {})
            elif key in self.answers and one.kind in ("number", "whole", "share"):
                bounded = Question(key, one.kind, minimum=one.low, maximum=one.high)
                yield from _out_of_bounds(self.answers[key], bounded, places[key])


def _key(asked: QuoteRow) -> Path:
    return asked.key


def _about(asked: QuoteRow, tender: Tender) -> dict[str, Any]:
    """Return what a range is about, as a record of it says that."""
    item = {} if asked.item is None else {"item": tender.items[asked.item].id}
    if asked.key[-2:-1] == ("resources",):
        return {"question": "consumption", "resource": asked.key[-1], **item}
    return {"question": asked.key[-1], **item}


def _on_sheet(finding: Message) -> str | None:
    """Return the cell of the sheet of quotes that a finding is about; None where it is about another sheet."""
    return str(finding.path[0]) if len(finding.path) == 1 else None


def _out_of_bounds(number: float, asked: Question, cell: str) -> Iterator[Message]:
    """Yield a number that the sheet does not work out."""
    low, high = asked.minimum or 0.0, asked.maximum
    is_share = {"is_share": True} if asked.kind == "share" else {}
    if high is not None and number > high:
        yield Message((cell,), "less_than_equal", number, {"le": high, **is_share})
    elif number < low and low == ABOVE_ZERO:
        yield Message((cell,), "greater_than", number, {"gt": 0})
    elif number < low and asked.key[-1] != "life":
        yield Message((cell,), "greater_than_equal", number, {"ge": low, **is_share})


def _rules(workbook: Workbook) -> Tender:
    """Return the tender that a workbook of quotes was made from."""
    if RULES not in workbook.sheetnames:
        raise refusal("sheet_missing", None, name=RULES)
    sheet = workbook[RULES]
    parts = [cell.value for row in sheet.iter_rows(max_col=1) for cell in row if isinstance(cell.value, str)]
    try:
        stated = stated_in_text("".join(parts).encode(), ".json")
        return record_of(Stated(stated.values), Tender)
    except InputRefusedError:
        place = Origin(field="", sheet=RULES, cell="A1")
        raise InputRefusedError([Problem("", place, "quotes_rules_changed", None, {})]) from None


def _edited(workbook: Workbook, sheet: Worksheet, filled: Filled) -> Iterator[Message]:
    """Yield the formulas and hidden numbers that are no longer as they were written; the first ones."""
    pages = {sheet.title: filled.visible(), **filled.hidden()}
    found = 0
    for name, cells in pages.items():
        if name not in workbook.sheetnames:
            yield Message(("A1",), "sheet_missing", None, {"name": name})
            continue
        for finding in _edited_on(workbook[name], cells):
            found += 1
            if found <= _MOST_EDITED:
                yield finding if name == sheet.title else finding._replace(path=(name, *finding.path))


def _edited_on(sheet: Worksheet, cells: Cells) -> Iterator[Message]:
    for (row, column), written in cells.items():
        found = sheet.cell(row + 1, column + 1).value
        if not _is_same(found, written):
            code = "changed_formula" if written.is_formula else "changed_cell"
            said = {"value": written.value, "asks": "sheet of one's own"}
            yield Message((xl_rowcol_to_cell(row, column),), code, found, said)


def _is_same(found: Any, written: Written) -> bool:
    if isinstance(written.value, str):
        text = found if isinstance(found, str) else ""
        return text.rstrip() == written.value.rstrip() or (
            written.is_formula and plain(text) == plain(written.value)
        )
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return is_number and abs(found - written.value) <= _SAME * max(1.0, abs(written.value))
