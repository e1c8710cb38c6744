"""A first mapping of a price sheet that is not ours, from the words on it: a draft for a person to finish."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.price_sheet import plain
from lcc.language import Translate
from lcc.model.fields import once_stated, path_of
from lcc.model.phases import PRICED_PHASES, PricedPhase
from lcc.model.price_sheet import fields_of_bids
from lcc.model.record import unit_of
from lcc.model.tender import GENERAL, Tender

_FIELDS: Sequence[tuple[str, str]] = (
    ("bidder.id", r"\bkvk|kamer van koophandel|chamber of commerce|registration number"),
    ("bidder.name", r"inschrijver$|naam.*(inschrijver|onderneming)|leverancier|bedrijfsnaam|bidder|supplier|tenderer"),
    ("variant", r"^variant"),
    ("co2_ladder.level", r"prestatieladder|co2.?ladder|performance ladder"),
    ("offers[0].circularity.detachability", r"losmaakbaar|detachab"),
    ("offers[0].circularity.secondary_share", r"secundair|gerecycled|recycled|secondary"),
    ("offers[0].circularity.taken_back_share", r"aandeel.*terug(genomen|name)|share taken back"),
    ("offers[0].circularity.repairability", r"repareerbaar|repairab"),
    ("offers[0].circularity.mass_kg", r"^(massa|gewicht|mass|weight)\b"),
    ("offers[0].carbon.end_of_life_kg", r"co2.*(einde|sloop|end of life)"),
    ("offers[0].carbon.production_kg", r"co2|carbon"),
    ("offers[0].end_of_life.demolition", r"demont|verwijder|sloop|demolition|dismantl|removal"),
    ("offers[0].end_of_life.disposal", r"afvoer|verwerking|disposal"),
    ("offers[0].business_model.service_life_years", r"levensduur|service life|lifetime"),
    ("offers[0].business_model.resale_value", r"restwaarde|doorverkoop|resale"),
    ("offers[0].business_model.payment", r"lease(bedrag|prijs|termijn)|huur|maandbedrag|rental|lease payment"),
    ("offers[0].business_model.term_months", r"looptijd|\bterm\b"),
    ("offers[0].business_model.deposit", r"statiegeld|\bdeposit\b"),
    ("offers[0].business_model.cycle_months", r"cyclus|\bcycle\b"),
    ("offers[0].business_model.return_rate", r"retour(percentage| ?%)|return rate"),
    ("offers[0].business_model.price", r"aanschaf|levering|stukprijs|eenheidsprijs|prijs per|purchase|unit price"),
)  # fmt: skip
"""What fields of a bid are called on price sheets, in Dutch and English; the first that fits counts."""

_COSTS: Sequence[tuple[PricedPhase, str]] = (
    ("management", r"beheer|administrat|management"),
    ("maintenance", r"onderhoud|reinig|schilder|reparat|maintenance|cleaning|painting|repair"),
    ("use", r"energie|verbruik|energy|consumption"),
    ("demolition", r"sloop|demont|demolition"),
    ("disposal", r"afvoer|disposal"),
)
_HEADS = {
    "name": r"omschrijving|post|description|cost",
    "amount": r"prijs|bedrag|price|amount",
    "phase": r"fase|phase",
}
_TOTALS = re.compile(r"totaa?l|\btotal|\bbtw\b|\bvat\b")
_UNITS = re.compile(r"maand|jaar|%|percent|stuk|1[.,]?000|€|\bkg\b|month|year|unit")
_EVERY = re.compile(r"(?:per|elke|iedere|every) (\d+) (?:jaar|years)")
_WHOLE_BID = re.compile(r"opdracht|contract\b|gehele|whole bid")
_PERIODS = ((1, r"maand|month"), (3, r"kwartaal|quarter"), (6, r"half.?(jaar|year)"), (12, r"jaar|year|annual"))
"""How many months lie between payments that are named so."""
_MODEL_OF = {"payment": "lease", "deposit": "deposit"}
_WIDEST = 110


class _Found(NamedTuple):
    """A label, and the cell that it is about."""

    label: Cell
    answer: Cell
    unit: str


@dataclass
class _Draft:
    """What was found on the sheets; `name` is the sheet with most of it."""

    name: str
    fields: list[tuple[str, _Found]] = field(default_factory=list)
    costs: list[tuple[PricedPhase, _Found]] = field(default_factory=list)
    unknown: list[_Found] = field(default_factory=list)
    tables: list[list[str]] = field(default_factory=list)


def draft_mapping(workbook: Workbook, tender: Tender | None, _: Translate) -> str:
    """Return a mapping (YAML) of what the labels in a workbook name; the rest stands in it as remarks."""
    sheets = [
        sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet) and sheet.sheet_state == "visible"
    ]
    draft = _Draft("")
    counts: dict[str, int] = {}
    for sheet in sheets:
        before = len(draft.fields) + len(draft.costs)
        _read_sheet(sheet, draft, _)
        counts[sheet.title] = len(draft.fields) + len(draft.costs) - before
    draft.name = max(counts, key=counts.__getitem__, default="")
    return "\n".join(_lines(draft, tender, _)) + "\n"


def _read_sheet(sheet: Worksheet, draft: _Draft, _: Translate) -> None:
    in_tables: set[int] = set()
    for head in range(1, min(sheet.max_row, 200) + 1):
        columns = _cost_table(sheet, head)
        if columns:
            rows = _rows_of(sheet, head, columns)
            in_tables |= {head, *rows}
            draft.tables.append(_table(sheet, head, rows, columns, _))
    for found in _labelled(sheet):
        text = plain(found.label.value)
        names = [name for name, words in _FIELDS if re.search(words, text)]
        phases = [phase for phase, words in _COSTS if re.search(words, text)]
        taken = {name for name, _found in draft.fields}
        is_text = isinstance(found.answer.value, str)
        if (is_text and (phases or (names and not names[0].startswith(("bidder", "variant"))))) or _TOTALS.search(
            text
        ):
            draft.unknown.append(found)
        elif found.label.row in in_tables:
            if names and names[0].endswith(".price") and names[0] not in taken:
                draft.fields.append((names[0], found))
        elif names and names[0] not in taken:
            draft.fields.append((names[0], found))
        elif phases:
            draft.costs.append((phases[0], found))
        else:
            draft.unknown.append(found)


def _labelled(sheet: Worksheet) -> Iterator[_Found]:
    """Yield what stands to the right of a text: a number, or else the first cell that is empty or holds text."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, 2000), max_col=min(sheet.max_column, 50)):
        cells = [cell for cell in row if not isinstance(cell, MergedCell)]
        label = next((cell for cell in cells if isinstance(cell.value, str) and cell.data_type != "f"), None)
        if label is None or len(str(label.value)) > _WIDEST:
            continue
        right = [cell for cell in cells if cell.column > label.column]
        numbers = [cell for cell in right if isinstance(cell.value, int | float) or cell.data_type == "f"]
        coloured = [cell for cell in right if cell.value is None and _colour(cell) not in (None, _colour(label))]
        answer = next(iter([*numbers, *coloured, *(cell for cell in right if cell.value is not None)]), None)
        if answer is None:
            continue
        texts = [str(cell.value) for cell in right if isinstance(cell.value, str) and cell is not answer]
        bracketed = re.findall(r"\(([^)]*)\)", str(label.value))
        unit = next((text for text in [*texts, *bracketed] if _UNITS.search(text.casefold())), "")
        yield _Found(label, answer, unit)


def _colour(cell: Cell) -> str | None:
    return str(cell.fill.fgColor.rgb or cell.fill.fgColor.theme) if cell.fill.fill_type else None


def _cost_table(sheet: Worksheet, row: int) -> dict[str, str]:
    """Return the column of each part of a cost, if the row heads a table of costs."""
    columns: dict[str, str] = {}
    for cell in sheet[row][:50]:
        for name, words in _HEADS.items():
            if isinstance(cell.value, str) and re.search(words, plain(cell.value)):
                if name not in columns or re.search("omschrijving|description", plain(cell.value)):
                    columns[name] = get_column_letter(cell.column)
                break
    return columns if {"name", "amount"} <= set(columns) and columns["name"] != columns["amount"] else {}


def _rows_of(sheet: Worksheet, head: int, columns: dict[str, str]) -> list[int]:
    """Return the rows below a head, up to a total or two empty rows."""
    rows: list[int] = []
    empty = 0
    for row in range(head + 1, min(sheet.max_row, head + 500) + 1):
        name, amount = (sheet[f"{columns[part]}{row}"] for part in ("name", "amount"))
        if amount.data_type == "f" or _TOTALS.search(plain(name.value)):
            break
        empty = empty + 1 if name.value is None and amount.value is None else 0
        if empty > 1:
            break
        rows.append(row)
    return rows


def _table(sheet: Worksheet, head: int, rows: Sequence[int], columns: dict[str, str], _: Translate) -> list[str]:
    """Return a table of costs; leading rows about the purchase are fields of their own."""
    purchase = _FIELDS[-1][1]
    costs = [row for row in rows if not re.search(purchase, plain(sheet[f"{columns['name']}{row}"].value))]
    first, last = (costs[0], costs[-1]) if costs else (head + 1, head + 1)
    heads = {f"{column}{head}": str(sheet[f"{column}{head}"].value) for column in columns.values()}
    lines = [
        f"- entries: {_quoted('offers[0].costs')}",
        f"  sheet: {_quoted(sheet.title)}",
        f"  labels: {{{', '.join(f'{cell}: {_quoted(text)}' for cell, text in heads.items())}}}",
        f"  first_row: {first}",
        f"  last_row: {last}",
        "  fields:",
        f"    name: {{column: {columns['name']}}}",
    ]
    if "phase" in columns:
        texts = dict.fromkeys(sheet[f"{columns['phase']}{row}"].value for row in costs)
        choices = {str(text): _phase_of(str(text)) for text in texts if text is not None}
        written = ", ".join(f"{_quoted(text)}: {phase}" for text, phase in choices.items())
        lines.append(f"    phase: {{column: {columns['phase']}, choices: {{{written}}}}}")
    else:
        lines.append(f"    phase: {{value: maintenance}}  # {_('Which phase?')} {', '.join(PRICED_PHASES)}")
    lines.append(f"    amount: {{column: {columns['amount']}}}  # {_('Per unit and every year, unless stated.')}")
    return lines


def _phase_of(text: str) -> PricedPhase:
    return next((phase for phase, words in _COSTS if re.search(words, plain(text))), "maintenance")


def _lines(draft: _Draft, tender: Tender | None, _: Translate) -> Iterator[str]:
    yield "# " + _("A draft, from the words on the price sheet: check every line, and add what is missing.")
    yield "# " + _("`lcc check TENDER PRICE_SHEET --map THIS_FILE` says what is missing.")
    yield f"sheet: {_quoted(draft.name)}"
    mapped = [*(found for _name, found in draft.fields), *(found for _phase, found in draft.costs)]
    labels = {one.label.coordinate: one for one in mapped if one.label.parent.title == draft.name}
    yield "labels:" + ("" if labels else " {}")
    for address, found in labels.items():
        yield f"  {address}: {_quoted(' '.join(str(found.label.value).split()))}"
    yield "fields:"
    kinds = {_MODEL_OF.get(name.rpartition(".")[2]) for name, _found in draft.fields} - {None}
    items = [item.id for item in tender.items] if tender else []
    note = _("The item code of the tender.") if len(items) < 2 else _("Or another item: {codes}").format(
        codes=", ".join(items)
    )  # fmt: skip
    yield f"  {_quoted('offers[0].item')}: {{value: {_quoted(items[0] if items else 'ITEM')}}}  # {note}"
    kind = next(iter(kinds), "purchase")
    note = _("Or another business model; `lcc schema bid` names them and their fields.")
    yield f"  {_quoted('offers[0].business_model.kind')}: {{value: {kind}}}  # {note}"
    for name, found in draft.fields:
        yield f"  {_quoted(name)}: {_source(name, found, draft.name)}"
        if name.endswith(".payment"):
            yield _months_between(found, _)
        if name == "co2_ladder.level":
            ladder = tender.award.co2_ladder if tender else None
            version, note = ladder.version if ladder else "3.1", _("The version that the tender names.")
            yield f"  {_quoted('co2_ladder.version')}: {{value: {_quoted(version)}}}  # {note}"
    for position, (phase, found) in enumerate(draft.costs):
        at = f"offers[0].costs[{position}]"
        text = " ".join(str(found.label.value).split())
        yield f"  {_quoted(f'{at}.name')}: {{value: {_quoted(text)}}}"
        yield f"  {_quoted(f'{at}.phase')}: {{value: {phase}}}"
        yield f"  {_quoted(f'{at}.amount')}: {_source(f'{at}.amount', found, draft.name)}"
        opened = tender.open_indices.get(phase) if tender else None
        if opened and GENERAL not in opened:
            note = _("The indices that the tender opens: {codes}").format(codes=", ".join(opened))
            yield f"  {_quoted(f'{at}.index')}: {{value: {_quoted(opened[0])}}}  # {note}"
        said = plain(f"{text} {found.unit}")
        if cycle := _EVERY.search(said):
            yield f"  {_quoted(f'{at}.every_years')}: {{value: {cycle[1]}}}"
        if _WHOLE_BID.search(said):
            yield f"  {_quoted(f'{at}.per')}: {{value: bid}}"
    if draft.tables:
        yield "tables:"
        for table in draft.tables:
            yield from table
    if draft.unknown:
        yield "# " + _("Not recognised, or calculated there:")
    for found in draft.unknown:
        place = f"{found.label.parent.title}!{found.answer.coordinate}"
        yield f"# {place}: {' '.join(str(found.label.value).split())}"


def _months_between(found: _Found, _: Translate) -> str:
    """Return the line that says how often is paid; a remark where the sheet does not say it, for it has no default."""
    said = plain(f"{found.label.value} {found.unit}")
    every = next((months for months, words in _PERIODS if re.search(words, said)), None)
    line = f"{_quoted('offers[0].business_model.every_months')}: {{value: {every or '...'}}}"
    note = _("Months between payments; they have no default.")
    return f"  {line}  # {note}" if every else f"  # {line}  {note}"


def _source(name: str, found: _Found, main_sheet: str) -> str:
    parts = [f"cell: {found.answer.coordinate}"]
    if found.answer.parent.title != main_sheet:
        parts.append(f"sheet: {_quoted(found.answer.parent.title)}")
    if found.unit:
        parts.append(f"unit: {_quoted(' '.join(found.unit.split()))}")
    factor = _factor(name, found)
    if factor != 1:
        parts.append(f"factor: {factor!r}")
    return f"{{{', '.join(parts)}}}"


def _factor(name: str, found: _Found) -> float:
    """Return what to multiply by, from the unit beside the cell and the one that the field is in."""
    asked = {unit_of(once_stated(one).json_schema_extra) for one in fields_of_bids(path_of(name))}
    unit = f"{found.unit} {found.label.value}".casefold()
    if "years" in asked and re.search(r"maand|month", unit):
        return 1 / 12
    if "months" in asked and re.search(r"jaar|year", unit) and not re.search(r"maand|month", unit):
        return 12
    if "share" in asked and "%" in unit and "%" not in found.answer.number_format:
        return 0.01
    return 1000 if re.search(r"1[.,]?000|k€|duizend|thousand", unit) else 1


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
