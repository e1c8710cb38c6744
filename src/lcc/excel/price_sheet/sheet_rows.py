"""A sheet that is not ours as rows with a label and a number: the tables on it, and what stands beside them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.price_sheet.unit_words import said

TOTAL = re.compile(
    r"^\W*(?:sub|eind|deel)?[- ]?totaa?l|^\W*optelling"
    r"|^\W*totale|^\W*(?:grand|sub)?[- ]?total|^\W*som\b|^\W*sum\b|^\W*eindbedrag"
    r"|^\W*saldo|^\W*overall|inschrijf(?:som|prijs)"
    r"|^\W*(?:\d+(?:[.,]\d+)? ?% ?)?(?:btw|b\.t\.w\.|vat)\b|^\W*(?:plus|waarvan)? ?btw\b"
)
"""How the label of a row begins that adds up others; of it nothing is read."""

_ONLY_TOTAL = re.compile(
    r"\W*(?:sub|eind|deel|grand )?[- ]?(?:totaa?l|optelling|som|sum)\w{0,6}"
    r"(?:\W+(?:excl\w*|incl\w*|ex|b\.?t\.?w\.?|vat|\d+|%|€|eur\w*|[a-z]))*\W*"
    r"|.*\b(?:btw|vat)\b.*|.*inschrijf(?:som|prijs).*|\W*(?:eindbedrag|saldo|overall).*"
)
_VERTICAL = re.compile(
    r"(?:SUM|SUBTOTAL|AGGREGATE)\([^)]*?\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)", re.IGNORECASE
)
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]?\d{3})*(?:[.,]\d{1,2})?(?:[.,]-+)?(?!\d)")
_MONEY_TEXT = re.compile(rf"(?:€|eur\w*)?\s*{_NUMBER.pattern}", re.IGNORECASE)
_STRONG = r"prijs|prijzen|tarie[fv]|bedrag|\bprices?\b|amount|\brates?\b|\bfee|vergoeding|\beuro?\b ?$|^€$"
_ABOUT_BIDDER = re.compile(
    r"inschrijver|onderneming|bedrijf|leverancier|kvk|bidder|supplier|tenderer|company|^firma|contact|datum|\bplaats\b|adres"
    r"|e-?mail|telefoon|^naam\W*$|^name\W*$|variant|handtekening|functie"
)
_OF_A_PIECE = (
    r"per (?:eenheid|stuk|st\b|unit|piece|uur|hour|m2|m\u00b2)|eenheid|stuk|\bunit|\beach|tarie[fv]|\brate"
)
_OF_ONE = r"per |stuk|eenheid|unit|each|tarie[fv]|\brate|\bà\b|/"
_AMOUNT = r"bedrag|kosten|\bcosts?\b|amount"
_WEAK = r"kosten|\bcosts?\b|\bhuur\b|\blease\b"
_ROLES: Sequence[tuple[str, str]] = (
    ("part", r"^(?:perceel|percelen|lot|locatie|location|gebouw|afdeling)\b"),
    ("other", r"percentage|korting|discount|^(?:btw|vat)\b|toelichting|opmerking|remarks?\b|merk\b|brand"),
    ("total", r"totaa?l|\btotale?\b|\bsom\b|\bsum\b|regelbedrag|(?:aantal|quantity) ?[x\u00d7*]|[x\u00d7*] ?aantal"),
    ("price", _STRONG),
    ("quantity", (r"aantal|hoeveelheid|quantit|\bqty\b|number of|\bvolume\b|frequentie|frequency"
                 r"|^(?:stuks|st\.?|stk\.?|pcs\.?|pieces)$|^uren\b|^hours\b")),
    ("unit", r"^(?:eenheid|eenheden|eenh\.?|units?|per|e\.?h\.?|maat)$"),
    ("phase", r"\bfase\b|\bphase\b"),
    ("name", (r"omschrijving|beschrijving|description|onderdeel|onderdelen|product|artikel|werkzaamhe|dienst|soort"
             r"|activiteit|element|^items?$|^naam|^post(?:en)?$|^wat\b|service|\btask|component|^costs?$|^kostenpost")),
    ("price", _WEAK),
    ("number", r"^(?:nr|no|nummer|pos|#|code|id|regel|volgnr|volgnummer|artikelnr)\b"),
)  # fmt: skip
"""What a column is, by the words over it; the first that fits counts."""

_NOTE = re.compile(r"\*|toelichting|opmerking|let op|n\.?b\.?|note|remark")
_OF_ALL_AMOUNTS = re.compile(r"\b(?:bedragen|prijzen|tarieven|amounts|prices|rates)\b")
_AT_AN_END = re.compile(
    r"(?:(?:aan|op|bij|at) )?(?:het |de |the )?(?:eind|end\b|begin|start\b|aanvang|oplevering)"
)
_MOST_ROWS, _MOST_COLUMNS, _TALLEST, _WIDEST = 2000, 50, 500, 110
_MOST_TEXTS, _LONGEST = 1500, 500
"""So many texts of a sheet are looked at, and so many characters of each: time goes by it."""
_GAP = 3
"""So many rows without anything may stand between groups of a table that has no total."""

RowColumn = tuple[int, int]
"""Row and column."""


def address(place: RowColumn) -> str:
    """Return a place as people write it."""
    return f"{get_column_letter(place[1])}{place[0]}"


@dataclass(slots=True)
class LabelledNumber:
    """A number of a price sheet, filled in or not yet, with all the words about it.

    `label` is empty in a row of a table that bidders fill in themselves. `also` has further numbers of the row that
    may be the one that is meant; `heads` and `units` are the texts over it and beside it, by address.
    """

    sheet: str
    label: str
    label_at: str
    answer: str
    value: object
    number_format: str
    is_formula: bool = False
    units: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    heading: str = ""
    group: str = ""
    """The heading over it within its table."""
    phase: str = ""
    """What stands in the column with phases."""
    quantity: str = ""
    quantity_value: object = None
    quantity_head: str = ""
    is_of_quantity: bool = False
    """Whether the number is that of all pieces together."""
    may_be_of_quantity: bool = False
    total: object = None
    """What stands in a column of totals, in the same row."""
    also: tuple[str, ...] = ()
    row: int = 0
    is_below_total: bool = False
    is_bare: bool = False
    """Whether nothing shows that there is an answer to the label: it may be a heading."""

    @property
    def is_text(self) -> bool:
        """Whether a text was filled in that is no number."""
        return isinstance(self.value, str) and not is_number_text(self.value)


@dataclass(slots=True)
class HeadedTable:
    """A table under a row of heads: where it begins and ends, and what its columns are."""

    sheet: str
    first: int
    last: int
    name: int
    price: int
    unit: int | None
    phase: int | None
    heads: dict[int, tuple[str, str]]
    phases: tuple[str, ...]
    lines: list[LabelledNumber]
    free: tuple[int, ...]
    totals: tuple[tuple[str, str], ...] = ()
    """The cells with what adds up others, each with its label."""
    breaks: frozenset[int] = frozenset()
    """Rows in it that are no entries: headings, and what adds up others."""
    after: tuple[str, ...] = ()
    """Cells with numbers below the total, which the table does not have."""


@dataclass(slots=True)
class SheetRows:
    """What is on a sheet."""

    name: str
    tables: list[HeadedTable]
    lines: list[LabelledNumber]
    statements: list[str]
    """Texts about all amounts, such as that they include VAT."""
    is_cut: bool = False
    """Whether there are more texts than are looked at."""


def is_number_text(value: object) -> bool:
    """Whether a text is a number as people write it, with or without its unit.

    >>> [is_number_text(one) for one in ("€ 1.250,00", "12,50 euro", "20 jaar", "1 maart 2027", "Bank 2")]
    [True, True, True, False, False]
    """
    found = _MONEY_TEXT.match(value.strip()) if isinstance(value, str) else None
    return bool(found) and not said(unit_in_text(str(value)), is_unit=True).unknown


def unit_in_text(value: str) -> str:
    """Return what stands around the number in a text.

    >>> unit_in_text("€ 12,50 per jaar")
    '€ per jaar'
    """
    return " ".join(_NUMBER.sub(" ", value, count=1).split())


def sheet_rows(sheet: Worksheet, shown: Worksheet) -> SheetRows:
    """Return the tables and the labelled numbers of a sheet; `shown` is the same with what its formulas show."""
    grid = _Grid(sheet, shown)
    heads = grid.heads()
    ends = [*(head.first - 1 for head in heads[1:]), grid.last_row]
    tables = list(map(grid.table, heads, ends))
    taken = {row for head, table in zip(heads, tables, strict=True) for row in range(head.first, table.last + 1)}
    lines = list(grid.labelled(taken))
    for table in tables:
        for line in lines:
            line.is_below_total |= line.answer in table.after
        known = {line.answer for line in lines}
        table.after = tuple(one for one in table.after if one not in known)
        lines = [one for one in lines if one.answer not in {cell for cell, _label in table.totals}]
    return SheetRows(sheet.title, tables, lines, list(grid.statements(taken)), grid.is_cut)


@dataclass(slots=True)
class _Head:
    first: int
    last: int
    texts: dict[int, tuple[str, str]]
    roles: dict[int, str]


class _Grid:
    """The cells of a sheet by place, as far as they are looked at."""

    def __init__(self, sheet: Worksheet, shown: Worksheet) -> None:
        self.sheet = sheet
        self.values: dict[RowColumn, object] = {}
        self.formulas: dict[RowColumn, str] = {}
        self.coloured: dict[RowColumn, str] = {}
        texts = 0
        for place, cell in sorted(sheet._cells.items()):  # noqa: SLF001
            if place[0] > _MOST_ROWS or place[1] > _MOST_COLUMNS or isinstance(cell, MergedCell):
                continue
            value = cell.value
            if cell.data_type == "f":
                self.formulas[place] = value if isinstance(value, str) else ""
                value = shown.cell(*place).value
            if isinstance(value, str):
                texts += 1
                value = " ".join(value[:_LONGEST].split()) or None if texts <= _MOST_TEXTS else None
            if value is not None:
                self.values[place] = value
            with suppress(IndexError, KeyError):  # a style that the workbook does not have
                if cell.fill.fill_type:
                    self.coloured[place] = str(cell.fill.fgColor.rgb or cell.fill.fgColor.theme)
        self.is_cut = texts > _MOST_TEXTS
        self.rows: dict[int, list[int]] = {}
        for row, column in sorted(self.values.keys() | self.formulas.keys()):
            self.rows.setdefault(row, []).append(column)
        self.last_row = max(self.rows, default=0)
        self.spread: dict[RowColumn, str] = {}
        for area in sheet.merged_cells.ranges:
            text = self.text((area.min_row, area.min_col))
            for column in range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1) if text else ():
                self.spread[area.min_row, column] = text

    def text(self, place: RowColumn) -> str:
        value = self.values.get(place)
        return value if isinstance(value, str) else ""

    def is_number(self, place: RowColumn) -> bool:
        """Whether there is a number, or a formula that shows no text."""
        value = self.values.get(place)
        if isinstance(value, str):
            return is_number_text(value)
        return place in self.formulas or (isinstance(value, int | float) and not isinstance(value, bool))

    def has_number(self, row: int) -> bool:
        return any(self.is_number((row, column)) for column in self.rows[row])

    def number_format(self, place: RowColumn) -> str:
        with suppress(IndexError, KeyError):
            return str(self.sheet.cell(*place).number_format)
        return "General"

    # heads

    def heads(self) -> list[_Head]:
        found: list[_Head] = []
        for row in sorted(self.rows):
            if found and row <= found[-1].last:
                continue
            head = self._head(row) or (self._another_head(row, found[-1]) if found else None)
            if head:
                found.append(head)
        return found

    def _another_head(self, row: int, before: _Head) -> _Head | None:
        """Return the head of a further list in the columns of one above it: Onderdeel | Eenmalig."""
        texts = {column: self.text((row, column)) for column in self.rows[row]}
        if len(texts) < 2 or self.has_number(row):
            return None
        first = min(texts)
        is_repeated = texts[first] == before.texts.get(first, ("", ""))[1]
        roles = {column: _role(text) or before.roles.get(column, "price" if says_when(text) else "")
                 for column, text in texts.items()}  # fmt: skip
        priced = [column for column, role in roles.items() if role in ("price", "total") and column != first]
        are_answers = any((row + 1, column) not in self.values for column in priced) and row + 1 in self.rows
        are_answers |= any(self.is_number((one, column)) for one in (row + 1, row + 2) for column in priced)
        if not are_answers or not (is_repeated or any(says_when(texts[column]) for column in priced)):
            return None
        return _Head(row, row, {column: (address((row, column)), text) for column, text in texts.items()}, roles)

    def _head(self, row: int) -> _Head | None:
        if self.has_number(row):
            return None
        one = self._head_of((row,))
        below = row + 1
        is_wide = len(self.rows[row]) > 1 or any(at == row for at, _column in self.spread)
        if is_wide and below in self.rows and not self.has_number(below):
            texts = {column: self.text((below, column)) for column in self.rows[below]}
            roles = {column: _role(text) for column, text in texts.items()}
            named = {column for column, role in (one.roles if one else {}).items() if role == "name"}
            is_head = any(
                role in ("price", "quantity", "total") or said(texts[column], is_unit=True).unknown == ()
                for column, role in roles.items()
            )
            plain_text = [column for column, role in roles.items() if role == "" and column in named]
            first = min(texts)
            starts = roles[first] == "" and said(texts[first], is_unit=True).unknown != ()
            above = {_role(self.text((row, column))) for column in self.rows[row]}
            # A name column has its head in one of the two rows, not in both: that would be the heading of a group.
            plain_text += [column for column in named if column in texts and self.text((row, column))]
            if is_head and not plain_text and not starts and above & {"price", "total", "quantity"}:
                two = self._head_of((row, below))
                if two and (one is None or len(two.roles) >= len(one.roles)):
                    return two
        return one

    def _head_of(self, rows: Sequence[int]) -> _Head | None:
        texts: dict[int, tuple[str, str]] = {}
        for row in rows:
            columns = {*self.rows[row], *(column for (at, column) in self.spread if at == row)}
            for column in sorted(columns):
                text = self.text((row, column)) or self.spread.get((row, column), "")
                if text:
                    at, above = texts.get(column, ("", ""))
                    at = address((row, column)) if self.text((row, column)) else at
                    texts[column] = at, text if above in ("", text) else f"{above} {text}"
        if not texts or any(len(text) > _WIDEST for _at, text in texts.values()):
            return None
        roles = {column: _role(text) for column, (_at, text) in texts.items()}
        last, leftmost = rows[-1], min(texts)

        def is_over_numbers(columns: Sequence[int]) -> bool:
            return any(
                self.is_number((row, column)) and any(self.text((row, left)) for left in range(1, column))
                for column in columns
                for row in (last + 1, last + 2)
            )

        priced = [column for column, role in roles.items() if role in ("price", "total")]
        if not priced and "name" in roles.values():
            priced = [column for column, (_at, text) in texts.items() if says_when(text)]
            priced = priced if is_over_numbers(priced) else []
            roles.update(dict.fromkeys(priced, "price"))
        if not priced or len(texts) < 2:
            return None
        if leftmost in priced and "name" not in roles.values() and is_over_numbers(priced[1:]):
            roles[leftmost] = "name"  # "A. Jaarlijkse kosten | € per bank" over labels and numbers
            priced.remove(leftmost)
        if len(texts) == 2 and _ABOUT_BIDDER.search(texts[leftmost][1].casefold()):
            return None  # "Inschrijver | Lease BV" heads no table
        if roles[leftmost] in ("price", "total") and "name" not in roles.values():
            return None
        if not is_over_numbers(priced) and not {"name", "quantity", "phase"} & {*roles.values()}:
            return None
        return _Head(rows[0], last, texts, roles)

    # tables

    def table(self, head: _Head, until: int) -> HeadedTable:
        first = head.last + 1
        most = min(until, first + _TALLEST)
        name = self._name_column(head, first, most)
        prices = self._prices(head, name)
        price = prices[0]
        of = {role: [column for column, one in head.roles.items() if one == role and column != name]
              for role in ("quantity", "unit", "phase")}  # fmt: skip
        read = {name, *head.texts}
        last, totals = self._end(first, most, name, read)
        lines: list[LabelledNumber] = []
        free: list[int] = []
        heading = self._above(head.first)
        headings: set[int] = set()
        body = [row for row in range(first, last + 1) if row not in totals]
        is_filled = any(self.is_number((row, price)) for row in body)
        has_others = any((row, column) in self.values for row in body for column in (*of["quantity"], *of["unit"]))
        for row in body:
            label = next(filter(None, (self.text((row, one)) for one in (name, *range(1, name)))), "")
            beside = [column for column in self.rows.get(row, []) if column in read and column > name]
            is_numbered = any(self.is_number((row, one)) for one in self.rows.get(row, ()) if one < name)
            is_spread = self.spread.keys() >= {(row, name), (row, price)}
            if label and not beside and not is_numbered and (is_filled or has_others or is_spread):
                heading = label
                headings.add(row)
                continue
            if not label and not any(
                self.is_number((row, one)) for one in (*prices, *of["quantity"]) if (row, one) not in self.formulas
            ):
                free.append(row)
                continue
            filled = [one for one in prices if (row, one) in self.values]
            is_by_moment = len(filled) == 1 and all(says_when(head.texts[one][1]) for one in prices)
            lines.append(self._line(row, label, name, head, filled if is_by_moment else prices, of, heading))
        phases = [self.text((row, column)) for column in of["phase"][:1] for row in body]
        after = [
            address((row, column))
            for row in range(last + 1, most + 1)
            for column in prices
            if self.is_number((row, column)) and (row, column) not in self.formulas and row not in totals
        ]
        return HeadedTable(
            self.sheet.title, first, last, name, price, next(iter(of["unit"]), None), next(iter(of["phase"]), None),
            head.texts, tuple(dict.fromkeys(filter(None, phases))), lines, tuple(free),
            tuple(self._sums(sorted(totals), prices)), frozenset(headings | totals), tuple(after),
        )  # fmt: skip

    def _above(self, row: int) -> str:
        """Return the text that stands alone above the head of a table."""
        above = next((one for one in (row - 1, row - 2) if one in self.rows), None)
        texts = [self.text((above, one)) for one in self.rows[above]] if above else []
        return texts[0] if len(texts) == 1 and len(texts[0]) <= _WIDEST else ""

    def _name_column(self, head: _Head, first: int, most: int) -> int:
        rows = range(first, min(most, first + 60) + 1)

        def texts(column: int) -> int:
            return sum(not is_number_text(text) for row in rows if (text := self.text((row, column))))

        named = [column for column, role in head.roles.items() if role == "name"]
        described = [one for one in named if re.search("omschrijving|description", head.texts[one][1].casefold())]
        if described:
            return described[0]
        priced = [column for column, role in head.roles.items() if role in ("price", "total")]
        free = [one for one in range(1, max(priced)) if head.roles.get(one, "") in ("", "name", "number")]
        best = max([*named, *free], key=lambda one: (texts(one), one in named, -one), default=min(head.texts))
        return best if texts(best) or not named else named[0]

    def _prices(self, head: _Head, name: int) -> list[int]:
        """Return the column with the price, and those that may be it as well."""
        prices = [column for column, role in head.roles.items() if role == "price" and column != name]
        totals = [column for column, role in head.roles.items() if role == "total" and column != name]
        if not prices:
            return totals or [max(head.texts)]
        without = [one for one in prices if said(head.texts[one][1], is_unit=False).vat != "incl"]
        prices = without or prices
        if "quantity" in head.roles.values() and len(prices) > 1:
            texts = {one: head.texts[one][1].casefold() for one in prices}
            each = [one for one in prices if re.search(_OF_A_PIECE, texts[one])]
            each = each or [one for one in prices if not re.search(_AMOUNT, texts[one])]
            if len(each) == 1:
                head.roles.update(dict.fromkeys(set(prices) - set(each), "total"))
                prices = each
        return prices

    def _end(self, first: int, most: int, name: int, read: Collection[int]) -> tuple[int, set[int]]:
        """Return the last row of a table, and the rows in it that add up others."""
        totals: set[int] = set()
        empty, last, covered = 0, first - 1, 0
        for at in ((one, column) for one in range(first, most + 1) for column in self.rows.get(one, ())):
            if at[1] in read and (formula := self.formulas.get(at, "")):
                covered = max(covered, *(at[0] for found in _VERTICAL.finditer(formula)
                                         if first <= int(found[2]) <= int(found[4]) < at[0]), 0)  # fmt: skip
        for row in range(first, most + 1):
            cells = [column for column in self.rows.get(row, []) if column in read or column < name]
            if self._is_total(row, first):
                totals.add(row)
                empty = 0
            elif not cells:
                empty += 1
                if empty > _GAP and row > covered and not self._next_is_total(row, most, first):
                    break
            elif self._is_note(row, cells) and empty:
                if row > covered:
                    break
            else:
                empty = 0
                if not totals:
                    last = row
        return max(totals) - 1 if totals else max(last, first), totals

    def _next_is_total(self, row: int, most: int, first: int) -> bool:
        """Whether what comes next, however many empty rows below, adds up what is above."""
        following = next((one for one in range(row + 1, most + 1) if one in self.rows), None)
        return following is not None and self._is_total(following, first)

    def _sums(self, rows: Sequence[int], prices: Sequence[int]) -> Iterator[tuple[str, str]]:
        for row in rows:
            label = next((self.text((row, one)) for one in self.rows[row] if self.text((row, one))), "")
            column = next((one for one in reversed(self.rows[row]) if self.is_number((row, one))), prices[0])
            yield address((row, column)), label

    def _is_note(self, row: int, cells: Sequence[int]) -> bool:
        only = [self.text((row, column)) for column in cells]
        return len(only) == 1 and (len(only[0]) > 60 or bool(_NOTE.match(only[0].casefold())))

    def _is_total(self, row: int, first: int) -> bool:
        for column in self.rows.get(row, []):
            if TOTAL.search(text := self.text((row, column)).casefold()):
                return bool(_ONLY_TOTAL.fullmatch(text)) or self._adds_up(row, first)
            for found in _VERTICAL.finditer(self.formulas.get((row, column), "")):
                if first <= int(found[2]) < int(found[4]) < row:
                    return True
        return False

    def _adds_up(self, row: int, first: int) -> bool:
        """Whether the numbers of a row are no other than sums of those above; where it has none, that is so."""
        for column in self.rows.get(row, []):
            value = self.values.get((row, column))
            if (row, column) in self.formulas or not isinstance(value, int | float):
                continue
            above = [self.values.get((one, column)) for one in range(row - 1, first - 1, -1)]
            sums = accumulate((one for one in above if isinstance(one, int | float)), initial=0.0)
            if not any(abs(value - round(one, 2)) < 0.011 for one in sums):
                return False
        return True

    def _line(
        self,
        row: int,
        label: str,
        name: int,
        head: _Head,
        prices: Sequence[int],
        of: dict[str, list[int]],
        heading: str,
    ) -> LabelledNumber:
        price = prices[0]
        place = (row, price)
        at, over = head.texts.get(price, ("", ""))
        totals = [column for column, role in head.roles.items() if role == "total"]
        # Where neither its head, nor a total beside it, says that a price is that of one piece.
        may_be_total = not totals and not re.search(_OF_ONE, over.casefold())
        is_total = price in totals or (may_be_total and bool(re.search(_AMOUNT, over.casefold())))
        counts = of["quantity"]
        quantities = [column for column in counts if (row, column) in self.values or len(counts) == 1]
        quantity = quantities[0] if quantities else None
        label_at = next((one for one in range(name, 0, -1) if self.text((row, one)) == label), name)
        units = {address((row, one)): self.text((row, one)) for one in of["unit"] if self.text((row, one))}
        parts = [one for one, role in head.roles.items() if role == "part" and (row, one) in self.values]
        also = [*prices[1:], *parts, *(quantities if len(quantities) > 1 else ())]
        return LabelledNumber(
            self.sheet.title, label, "" if (row, label_at) in self.formulas else address((row, label_at)),
            address(place), self.values.get(place), self.number_format(place),
            is_formula=place in self.formulas,
            units=units,
            heads={at or address((head.last, price)): over} if over else {},
            heading=heading,
            group=heading if row > head.last + 1 and heading != self._above(head.first) else "",
            quantity="" if quantity is None else address((row, quantity)),
            quantity_value=None if quantity is None else self.values.get((row, quantity)),
            quantity_head="" if quantity is None else head.texts[quantity][1],
            is_of_quantity=quantity is not None and is_total,
            may_be_of_quantity=quantity is not None and may_be_total,
            total=next((self.values.get((row, one)) for one in totals if one != price), None),
            also=tuple(address((row, one)) for one in also),
            row=row,
            phase=next((self.text((row, one)) for one in of["phase"]), ""),
        )  # fmt: skip

    # what stands beside tables

    def labelled(self, taken: Set[int]) -> Iterator[LabelledNumber]:
        answers = Counter[int]()
        for row, columns in self.rows.items():
            numbers = [column for column in columns if row not in taken and self.is_number((row, column))]
            if any(TOTAL.search(self.text((row, column)).casefold()) for column in columns):
                continue
            if numbers and any(self.text((row, one)) for one in columns if one < numbers[-1]):
                answers[numbers[-1]] += 1
        usual = max(answers, key=answers.__getitem__, default=None)
        heading: dict[str, str] = {}
        for row in sorted(self.rows.keys() - taken):
            alone = (row, self.rows[row][0])
            if len(self.rows[row]) == 1:
                heading = {address(alone): self.text(alone)} if _heads_costs(self.text(alone)) else {}
            elif row - 1 not in self.rows:
                heading = {}
            for columns in self._segments(row):
                if line := self._labelled(row, columns, usual):
                    line.heads = heading
                    yield line

    def _segments(self, row: int) -> Iterator[list[int]]:
        """Yield the columns of each label with its number, where several stand side by side in a row."""
        columns = self.rows[row]
        current: list[int] = []
        is_answered = False
        for column in columns:
            text = self.text((row, column))
            is_label = bool(text) and not self.is_number((row, column)) and bool(said(text, is_unit=True).unknown)
            follows = any(self.is_number((row, one)) for one in columns if one > column)
            if is_label and is_answered and follows:
                yield current
                current, is_answered = [], False
            is_answered |= bool(current) and (is_label or self.is_number((row, column)))
            current.append(column)
        yield current

    def _labelled(self, row: int, columns: Sequence[int], usual: int | None) -> LabelledNumber | None:
        label_at = next((one for one in columns if self.text((row, one)) and not self.is_number((row, one))), None)
        if label_at is None or len(self.text((row, label_at))) > _WIDEST:
            return None
        right = [column for column in columns if column > label_at]
        numbers = [one for one in right if self.is_number((row, one))]
        plain = [one for one in numbers if (row, one) not in self.formulas]
        numbers = plain or numbers
        counted = self._counted(row, plain)
        answer = (
            counted[1] if counted else numbers[0] if numbers else self._empty_answer(row, label_at, right, usual)
        )
        if answer is None:
            return None
        beside = {address((row, one)): self.text((row, one)) for one in right if one != answer}
        units = {at: text for at, text in beside.items() if 0 < len(text) <= 60}
        place = (row, answer)
        return LabelledNumber(
            self.sheet.title, self.text((row, label_at)),
            "" if (row, label_at) in self.formulas else address((row, label_at)),
            address(place), self.values.get(place), self.number_format(place),
            is_formula=place in self.formulas, units=units, row=row,
            quantity=address((row, counted[0])) if counted else "",
            quantity_value=self.values.get((row, counted[0])) if counted else None,
            total=self.values.get((row, counted[2])) if counted and len(counted) > 2 else None,
            also=() if counted else tuple(address((row, one)) for one in numbers[1:]),
            is_bare=not right and not self._coloured(row, label_at),
        )  # fmt: skip

    def _counted(self, row: int, numbers: Sequence[int]) -> Sequence[int] | None:
        """Return the columns of a quantity, a price and maybe their product, where a unit of pieces says so."""
        if not 2 <= len(numbers) <= 3:
            return None
        between = [self.text((row, one)) for one in range(numbers[0] + 1, numbers[1])]
        units = [said(text, is_unit=True) for text in between if text]
        is_counted = len(units) == 1 and not units[0].unknown and not units[0].measures and (
            units[0].is_piece or bool(units[0].nouns)
        )  # fmt: skip
        if is_counted and len(numbers) == 3:
            values = [self.values.get((row, one)) for one in numbers]
            amounts = [one for one in values if isinstance(one, int | float)]
            is_counted = len(amounts) == 3 and abs(amounts[0] * amounts[1] - amounts[2]) < 0.01 * max(
                1, abs(amounts[2])
            )
        return numbers if is_counted else None

    def _empty_answer(self, row: int, label: int, right: Sequence[int], usual: int | None) -> int | None:
        """Return where what is not filled in yet belongs: a coloured cell, or the column in which others answer."""
        if coloured := self._coloured(row, label):
            return coloured[0]
        beside = [one for one in right if (row, one) in self.values]
        is_bidder = _ABOUT_BIDDER.search(self.text((row, label)).casefold())
        if beside and (is_bidder or not all(_is_unit(self.text((row, one))) for one in beside)):
            return beside[0]
        if usual and usual > label and usual not in beside:
            return usual
        return next((one for one in range(label + 1, label + len(beside) + 2) if one not in beside), None)

    def _coloured(self, row: int, label: int) -> list[int]:
        """Return the columns of empty cells to the right of a label that have another colour."""
        ours = self.coloured.get((row, label))
        return [
            column for column in range(label + 1, _MOST_COLUMNS + 1)
            if self.coloured.get((row, column), ours) != ours and (row, column) not in self.values
        ]  # fmt: skip

    def statements(self, taken: Collection[int]) -> Iterator[str]:
        """Yield texts that say something of all amounts."""
        for (row, column), value in self.values.items():
            if row not in taken and isinstance(value, str) and _OF_ALL_AMOUNTS.search(value.casefold()):
                beside = [one for one in self.rows[row] if one > column and self.is_number((row, one))]
                if not beside:
                    yield value


def says_when(text: str) -> bool:
    """Whether a text says when or how often something is paid, and nothing else.

    >>> [says_when(one) for one in ("Eenmalig", "Per jaar", "Aan het einde", "door derden", "Onderhoud")]
    [True, True, True, False, False]
    """
    found = said(text, is_unit=True)
    is_moment = found.months is not None or found.rhythm is not None or found.is_once or found.at_year is not None
    return (is_moment and not found.unknown) or bool(_AT_AN_END.match(text.casefold()))


def _heads_costs(text: str) -> bool:
    """Whether a text that stands alone says when the costs below it are paid."""
    found = said(text, is_unit=False)
    return (found.months is not None or found.is_once) and bool(re.search(rf"{_STRONG}|{_WEAK}", text.casefold()))


def _is_unit(text: str) -> bool:
    return not said(text, is_unit=True).unknown and bool(re.search(r"[^\W\d_]|[€%]", text))


def _role(text: str) -> str:
    plain = " ".join(text.split()).casefold()
    unit = said(text, is_unit=True)
    by_unit = "price" if "money" in unit.measures and not unit.unknown else ""
    return next((role for role, words in _ROLES if re.search(words, plain)), by_unit)
