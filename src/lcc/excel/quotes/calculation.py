"""Every formula of a workbook of quotes, with what it shows: of the sheet itself, and of the hidden one behind it.

On the hidden sheet each answer has its present value in the same cell as it has on the sheet of quotes: who asks where
a total comes from looks there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.excel.cells.formula import quoted, rounded_formula
from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.form.layout import LABEL, Layout
from lcc.excel.quotes.layout import (
    COST,
    DELIVERY,
    FIRST,
    LIKELY,
    MISSING,
    RANK,
    UNIT,
    WRONG,
    YEARLY,
    can_be_assumed,
    looks_back,
    of_range,
    of_result,
    of_supplier,
    result_places,
)
from lcc.excel.quotes.months import months_of
from lcc.excel.quotes.not_right import named, wrong_of_supplier, wrong_on_top
from lcc.excel.quotes.questions import (
    BOUGHT,
    HIRED,
    INDEX,
    LONGEST_HORIZON,
    LONGEST_LIFE,
    MODEL,
    MONTHS,
    PAID_FOR_USE,
    REMARKS,
    RETURNED,
    SUPPLIERS,
    QuoteRow,
    fee_indices,
    kinds_taken,
    questions,
)
from lcc.excel.quotes.worth import AnswerCells, AnswerWorth, Lived
from lcc.language.terms import model_name
from lcc.model.tender import Tender
from lcc.record.path import Path

Shown = Mapping[Path, float | str]
"""What formulas show, by their key; zero or nothing where it is not named."""

OF_ITEM = ("length", "start", "inside", "share", "product length", "product start", "product inside")


def of_calculation(supplier: int, numbers: Shown) -> Shown:
    """Return what the hidden formulas of a supplier show, by the keys of their cells."""
    return {("calculation", supplier, *name): number for name, number in numbers.items()}


@dataclass(frozen=True)
class Calculation:
    """The formulas of a workbook that is laid out in a way; `sheet` is what the hidden one is called."""

    tender: Tender
    layout: Layout
    sheet: str
    months: str

    @cached_property
    def asked(self) -> list[QuoteRow]:
        """The questions."""
        return questions(self.tender, self.layout.translate)

    @cached_property
    def worth(self) -> AnswerWorth:
        """What is worth what."""
        return AnswerWorth(self.tender, months_of(self.tender, self.months))

    @cached_property
    def _places(self) -> dict[Path, tuple[int, int]]:
        return {cell.input.key: (cell.row, cell.column) for cell in self.layout.cells if cell.input}

    @cached_property
    def _results(self) -> dict[Path, tuple[int, int]]:
        return result_places(self.layout)

    @cached_property
    def _helpers(self) -> dict[Path, int]:
        """The row of what is worked out of the answers first, by its name and item."""
        names: list[Path] = [("horizon",), ("on top",)]
        names += [(name,) for name in ("missing", "wrong", "paid", "rounded", "model", "fees")]
        names += [(name, i) for i in range(len(self.tender.items)) for name in OF_ITEM]
        first = self.layout.cells[-1].row + 2
        return {name: first + k for k, name in enumerate(names)}

    def here(self, key: Path) -> str:
        """Return an answer or a result as a formula on the sheet of quotes refers to it."""
        place = self._places.get(key) or self._results[key]
        return str(xl_rowcol_to_cell(*place, row_abs=True, col_abs=True))

    def _typed(self, key: Path) -> str:
        return f"{self.layout.sheet}!{self.here(key)}"

    def helper(self, supplier: int, *name: str | int) -> str:
        """Return a cell of the hidden sheet as its own formulas refer to it."""
        column = FIRST if name in (("horizon",), ("on top",)) else FIRST + supplier
        return str(xl_rowcol_to_cell(self._helpers[name], column, row_abs=True, col_abs=True))

    def beside(self, supplier: int, *name: str | int) -> str:
        """Return a cell of the hidden sheet as formulas on the sheet of quotes refer to it."""
        return f"{self.sheet}!{self.helper(supplier, *name)}"

    def _address(self, key: Path) -> str:
        return str(xl_rowcol_to_cell(*self._places[key]))

    def _number(self, supplier: int, asked: Path) -> str:
        """Return the number that is typed; where nothing is and a range can stand in for it, what is most likely."""
        typed, likely = self._typed(of_supplier(supplier, asked)), of_range(LIKELY, asked)
        if likely in self._places:
            return f'IF(TRIM({typed})="",N({self._typed(likely)}),N({typed}))'
        return f"N({typed})"

    def _cells(self, supplier: int, item: int) -> AnswerCells:
        def lived(before: str) -> Lived:
            return Lived(*(self.helper(supplier, f"{before}{name}", item) for name in OF_ITEM[:3]))

        use = ("items", item, "use_per_year")
        return AnswerCells(
            horizon=self.helper(supplier, "horizon"),
            model=self.helper(supplier, "model"),
            fees=self.helper(supplier, "fees"),
            quantity=f"N({self._typed(('items', item, 'quantity'))})",
            use=f"N({self._typed(use)})" if use in self._places else "0",
            contract=lived(""),
            product=lived("product "),
            share=self.helper(supplier, "share", item),
        )

    def hidden(self, shown: Shown) -> Cells:
        """Return the cells of the hidden sheet."""
        _, cells = self.layout.translate, Cells()
        title = _("Calculation: what each answer comes to, as present value")
        cells[0, LABEL] = Written(title, title, "title")
        for cell in self.layout.cells:
            if cell.column in (LABEL, UNIT) and cell.style in ("text", "column", "subheading") and cell.value:
                cells[cell.row, cell.column] = Written(str(cell.value), str(cell.value), cell.style)
        for supplier in range(SUPPLIERS):
            formulas = self._of_supplier(supplier) | self._present_values(supplier)
            for (row, name), formula in formulas.items():
                key = ("calculation", supplier, *name)
                cells[row, FIRST + supplier] = Written(f"={formula}", shown.get(key, 0), "amount", is_formula=True)
        for name, row in self._helpers.items():
            words = " ".join(self.tender.items[part].name if isinstance(part, int) else part for part in name)
            cells[row, LABEL] = Written(words, words, "note")
        row, years = self._helpers["horizon",], self._typed(("horizon_years",))
        formula = f"=12*MAX(1,MIN({LONGEST_HORIZON},ROUND(N({years}),0)))"
        cells[row, FIRST] = Written(formula, self.tender.horizon_months, "amount", is_formula=True)
        of_all = [cell.input for cell in self.layout.inputs if cell.input and cell.input.key[0] != "quotes"]
        counting = [one for one in of_all if one.key[0] != "range" or one.key[1] == LIKELY]
        formula = f"=TRIM({named(wrong_on_top(counting, self._typed, self._address))})"
        cells[self._helpers["on top",], FIRST] = Written(formula, "", "text", is_formula=True)
        return cells

    def _of_supplier(self, k: int) -> dict[tuple[int, Path], str]:
        """Return the helpers of a supplier, by row and name."""
        _, kinds, found = self.layout.translate, kinds_taken(self.tender), dict[Path, str]()
        chosen = self._typed(of_supplier(k, MODEL))
        found["model",] = _chosen(chosen, [model_name(kind, _) for kind in kinds], range(1, len(kinds) + 1))
        numbers = [self.worth.months.number(name) for name in fee_indices(self.tender)]
        index = next((one for one in self.asked if one.key == INDEX), None)
        found["fees",] = numbers[0]
        if index is not None:
            found["fees",] = _chosen(self._typed(of_supplier(k, INDEX)), list(index.choices), numbers)
        found["missing",] = self._missing(k)
        wrong = named(wrong_of_supplier(k, self.asked, self._cells(k, 0), self.worth, self._typed, self._address))
        found["wrong",] = f"TRIM({wrong})"
        for i in range(len(self.tender.items)):
            found |= {(name, i): formula for name, formula in self._lives(k, i).items()}
        rows = [self._present_value_row(one) for one in self.asked if one.key in self.in_money]
        column = FIRST + k
        total = "+".join(xl_rowcol_to_cell(row, column) for row in rows)
        rounded = rounded_formula(self.helper(k, "paid"))
        found["paid",] = total
        found["rounded",] = f'IF({self._is_complete(k)},{rounded},"")'
        return {(self._helpers[name], name): formula for name, formula in found.items()}

    def _is_complete(self, k: int) -> str:
        is_right = f'{self.helper(k, "on top")}&{self.helper(k, "wrong")}=""'
        return f"AND({self.helper(k, 'model')}>0,{self.helper(k, 'missing')}=0,{is_right})"

    def _lives(self, k: int, i: int) -> dict[str, str]:
        """Return how the lives of contract and product fall, for one item."""
        item, horizon = self.tender.items[i], self.helper(k, "horizon")
        longest = 12 * min(item.longest_life_years or LONGEST_LIFE, LONGEST_LIFE)
        cells, life = self._cells(k, i), f"12*{self._number(k, ('items', i, 'life'))}"
        is_bought, is_hired = self.worth.is_one_of(BOUGHT, cells), self.worth.is_one_of(HIRED, cells)
        months = f"N({self._typed(of_supplier(k, MONTHS))})" if of_supplier(k, MONTHS) in self._places else "0"
        own = f"MIN({longest:.12g},ROUND({life},0))"
        length = f"IF({is_bought},{own},IF({is_hired},MIN({12 * LONGEST_LIFE},{months}),{horizon}))"
        stated = f"IF(AND(NOT({is_bought}),{life}>0),{own},{cells.contract.length})"
        start, inside, whole = cells.contract.start, cells.contract.inside, cells.contract.length
        shares = {
            "straight_line": f"{inside}/{whole}",
            "annuity": f"{self.worth.months.stated_between(start, horizon)}"
            f"/{self.worth.months.stated_between(start, f'({start}+{whole})')}",
            "none": "1",
        }
        return {
            "length": f"MAX(1,{length})",
            "start": _last_start(horizon, whole),
            "inside": f"{horizon}-{start}",
            "share": f"IF({inside}<{whole},{shares[self.tender.residual_value]},1)",
            "product length": f"MAX(1,{stated})",
            "product start": _last_start(horizon, cells.product.length),
            "product inside": f"{horizon}-{cells.product.start}",
        }

    @cached_property
    def in_money(self) -> list[Path]:
        """The questions of which the answer is money."""
        return [one.key for one in self.asked if one.kind == "number" and one.key[-1] != "life"] + (
            [RETURNED] if self._can_be_bought_back else []
        )

    @cached_property
    def _can_be_bought_back(self) -> bool:
        return "buy_back" in kinds_taken(self.tender)

    def _present_value_row(self, asked: QuoteRow) -> int:
        return self._places[of_supplier(0, asked.key)][0]

    def _present_values(self, k: int) -> dict[tuple[int, Path], str]:
        """Return what each answer of a supplier comes to, by row and question."""
        found: dict[tuple[int, Path], str] = {}
        share = self._number(k, RETURNED) if of_supplier(k, RETURNED) in self._places else "0"
        for one in self.asked:
            if one.key not in self.in_money:
                continue
            cells = self._cells(k, one.item or 0)
            applies = self.worth.is_one_of(one.kinds, cells)
            if one.key == RETURNED:
                backs = [
                    self.worth.bought_back(self._number(k, ("items", i, "price")), self._cells(k, i), share)
                    for i in range(len(self.tender.items))
                ]
                applies, worth = self.worth.is_one_of(("buy_back",), cells), "".join(backs)
            else:
                worth = self.worth.of(one, self._number(k, one.key), cells, share)
            found[self._present_value_row(one), one.key] = f"IF({applies},{worth},0)"
        return found

    def _missing(self, k: int) -> str:
        """Return how many cells of a supplier are still to be filled in."""
        cells, parts = self._cells(k, 0), list[str]()
        for one in self.asked:
            cell = self._typed(of_supplier(k, one.key))
            if one.key == REMARKS:
                continue
            required = BOUGHT if one.key[-1] == "life" else one.kinds if one.required else ()
            is_empty = f'TRIM({cell})=""'
            if looks_back(self.layout.mark) and can_be_assumed(one):
                is_empty = f'AND({is_empty},{self._typed(of_range(LIKELY, one.key))}="")'
            if len(required) == len(kinds_taken(self.tender)):
                parts.append(is_empty)
            elif required:
                parts.append(f"AND({self.worth.is_one_of(required, cells)},{is_empty})")
        for i in range(len(self.tender.items)):
            if ("items", i, "use_per_year") in self._places:
                use = self._typed(("items", i, "use_per_year"))
                parts.append(f'AND({self.worth.is_one_of(PAID_FOR_USE, cells)},TRIM({use})="")')
        return "+".join(f"IF({part},1,0)" for part in parts)

    def results(self, shown: Shown) -> Cells:
        """Return the formulas on the sheet of quotes itself, but for what they say in words."""
        found = Cells()
        ranked = f"{self.beside(0, 'rounded')}:{self.helper(SUPPLIERS - 1, 'rounded')}"
        styles = {
            MISSING: "whole",
            WRONG: "warning",
            DELIVERY: "money",
            COST: "total",
            YEARLY: "money",
            RANK: "whole",
        }
        for k in range(SUPPLIERS):
            column = FIRST + k
            rows = [self._places[of_supplier(k, one.key)][0] for one in self.asked]
            typed = f"{xl_rowcol_to_cell(min(rows), column)}:{xl_rowcol_to_cell(max(rows), column)}"
            cost, rounded, horizon = self.beside(k, "paid"), self.beside(k, "rounded"), self.beside(k, "horizon")
            complete = f'{rounded}<>""'
            formulas = {
                MISSING: f'IF(COUNTA({typed})=0,"",{self.beside(k, "missing")})',
                WRONG: f'IF(COUNTA({typed})=0,"",TRIM({self.beside(k, "on top")}&" "&{self.beside(k, "wrong")}))',
                DELIVERY: f'IF({complete},{self._at_start(k)},"")',
                COST: f'IF({complete},{cost},"")',
                YEARLY: f'IF({complete},{cost}/{self.worth.yearly_factor(horizon)},"")',
                RANK: f'IF({complete},RANK({rounded},{ranked},1),"")',
            }
            for name, formula in formulas.items():
                key = of_result(name, k)
                found[self._results[key]] = Written(
                    f"={formula}", shown.get(key, ""), styles[name], is_formula=True
                )
        return found

    def _at_start(self, k: int) -> str:
        """Return what is paid in month 0."""
        parts = list[str]()
        for one in self.asked:
            cells = self._cells_beside(k, one.item or 0)
            number = self._number(k, one.key)
            paid = self.worth.at_start(one, number, cells)
            if paid is not None:
                parts.append(f"IF({self.worth.is_one_of(one.kinds, cells)},{paid},0)")
            if one.key[-1] == "deposit" and "pool" in one.kinds:
                lost = self.worth.lost_at_start(number, cells, self.tender.items[one.item or 0])
                parts.append(f"IF({self.worth.is_one_of(('pool',), cells)},{lost},0)")
        return "+".join(parts)

    def _cells_beside(self, k: int, i: int) -> AnswerCells:
        cells = self._cells(k, i)
        return AnswerCells(
            **{**{name: getattr(cells, name) for name in cells.__slots__}, "model": self.beside(k, "model")}
        )


def _chosen(cell: str, labels: Sequence[str], numbers: Sequence[object]) -> str:
    """Return the number of the choice in a cell, 0 where there is none."""
    formula = "0"
    for label, number in reversed(list(zip(labels, numbers, strict=True))):
        formula = f"IF({cell}={quoted(label)},{number},{formula})"
    return formula


def _last_start(horizon: str, length: str) -> str:
    return f"(-INT(-{horizon}/{length})-1)*{length}"
