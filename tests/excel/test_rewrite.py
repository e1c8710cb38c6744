"""A comparison that is scored again in place keeps what a purchaser added, or is left alone."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.chart import Reference as ChartData
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table

import make
import strategies
from effort import of_a_hundred
from lcc.cli import main
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import pages_as_written, write_comparison
from lcc.excel.in_place.rewrite import rewritten
from lcc.excel.untrusted.package import MAIN
from lcc.library import shipped
from lcc.library.phases import PHASES
from lcc.model import Bid, Tender
from libreoffice import convert, needs_libreoffice, recalculated

pytestmark = pytest.mark.slow

EXAMPLE = shipped.examples()["street-furniture"]
YELLOW = PatternFill("solid", fgColor="FFFFFF00")
STAYS, LEADER = "Hardhout BV", "Kringloopbank"
PRICE = "offers[0].business_model.price"
COST = get_column_letter(2 + len(PHASES) + 1)
"""The column of the life-cycle cost in the second table of the summary."""

Edit = Callable[[Any], None]


def lcc(*words: str | Path, code: int = 0) -> Result:
    ran = CliRunner().invoke(main, [*map(str, words), "--lang", "en"])
    assert ran.exit_code == code, ran.output
    return ran


def score_in_place(file: Path, *bids: Path, code: int = 0) -> Result:
    return lcc("score", file, *bids, "-o", file, "--force", code=code)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("written") / "comparison.xlsx"
    lcc("score", EXAMPLE / "tender.yaml", EXAMPLE / "bids", "-o", file)
    return file


@pytest.fixture
def comparison(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "comparison.xlsx"))


def rows_of(sheet: Any, *texts: str) -> list[int]:
    """Return the rows of a sheet that hold all these texts."""
    return [row[0].row for row in sheet.iter_rows() if set(texts) <= {cell.value for cell in row}]


def row_in_costs(book: Any, bidder: str) -> int:
    return rows_of(book["Summary"], bidder)[-1]


def edit(file: Path, *edits: Edit) -> None:
    book = load_workbook(file)
    for change in edits:
        change(book)
    book.save(file)


# What a purchaser does to the numbers


def nothing(_book: Any) -> None: ...


def another_leader(book: Any) -> None:
    sheet = book["Bids"]
    [row] = rows_of(sheet, LEADER, PRICE)
    sheet.cell(row, 4).value *= 3


def a_bid_less(book: Any) -> None:
    sheet = book["All fields"]
    [row] = rows_of(sheet, "Statiegeld Meubilair", "counts")
    sheet.cell(row, 3, "no")


def more_years(book: Any) -> None:
    sheet = book["All fields"]
    [row] = rows_of(sheet, "horizon_years")
    sheet.cell(row, 3, sheet.cell(row, 3).value + 5)


def the_only_lease_goes(book: Any) -> None:
    sheet = book["All fields"]
    [row] = rows_of(sheet, "Circulaire Straat", "counts")
    sheet.cell(row, 3, "no")


CHANGES = [
    another_leader,
    the_only_lease_goes,
    *(pytest.param(one, marks=pytest.mark.thorough) for one in (nothing, a_bid_less, more_years)),
]


# What a purchaser adds


def a_sheet(book: Any) -> None:
    costs = row_in_costs(book, STAYS)
    sheet = book.create_sheet("Advice")
    sheet["A1"], sheet["A2"] = "Award to the lowest", "=2+3"
    sheet["B1"].fill = YELLOW
    sheet["A3"] = f"=Summary!${COST}${costs}"
    bids = [row_in_costs(book, name) for name in (LEADER, STAYS)]
    sheet["A4"] = f"=SUM(Summary!{COST}{min(bids)}:{COST}{max(bids)})"
    sheet["A5"] = "=my_cost*2"
    book.defined_names["my_cost"] = DefinedName("my_cost", attr_text=f"Summary!${COST}${costs}")


def a_chart(book: Any) -> None:
    sheet = book.create_sheet("Picture")
    for target in (sheet, book["Summary"]):
        chart = BarChart()
        chart.title = "Only ours"
        costs = row_in_costs(book, STAYS)
        chart.add_data(ChartData(book["Summary"], min_col=4, max_col=10, min_row=costs), from_rows=True)
        target.add_chart(chart, f"B{costs + 10}")


def notes(book: Any) -> None:
    book["Summary"].cell(row_in_costs(book, STAYS), 11).comment = Comment("asked twice", "purchaser")
    [row] = rows_of(book["Bids"], STAYS, PRICE)
    book["Bids"].cell(row, 4).comment = Comment("negotiated", "purchaser")


def at_least(cell: str) -> Any:
    rule: Any = CellIsRule
    return rule(operator="greaterThan", formula=[cell])


def colours(book: Any) -> None:
    book["Summary"].cell(row_in_costs(book, STAYS), 2).fill = YELLOW
    [row] = rows_of(book["Bids"], STAYS, PRICE)
    book["Bids"].cell(row, 4).fill = YELLOW
    book["Bids"].row_dimensions[row].height = 33
    costs = row_in_costs(book, STAYS)
    book["Summary"].conditional_formatting.add(f"{COST}{costs}", at_least(f"$J${costs}"))


def columns(book: Any) -> None:
    sheet, years = book["Bids"], book["Per year"]
    for number, row in enumerate(rows_of(sheet, STAYS)):
        sheet.cell(row, 13, f"seen {number}")
        sheet.cell(row, 14, f"=2*D{row}" if isinstance(sheet.cell(row, 4).value, int | float) else None)
    sheet.column_dimensions["M"].width = 41
    rule = DataValidation("list", formula1='"yes,no"', sqref=f"O{row}")
    sheet.add_data_validation(rule)
    sheet.merge_cells(f"P{row}:Q{row}")
    sheet.cell(row, 16, "together")
    first, last = rows_of(years, STAYS)[0], years.max_column
    years.cell(first, last + 2, f"=SUM(C{first}:{years.cell(first, last).coordinate})")
    years.cell(first, last + 3, "beside")
    summary = book["Summary"]
    summary.cell(row_in_costs(book, STAYS), 26, f"={COST}{row_in_costs(book, STAYS)}*1")
    summary.cell(summary.max_row + 3, 2, "below it all")


ADDITIONS = (a_sheet, a_chart, notes, colours, columns)


def check_a_sheet(book: Any, values: Any, costs: dict[str, float]) -> None:
    sheet, shown = book["Advice"], values["Advice"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("Award to the lowest", "=2+3")
    assert sheet["B1"].fill.fgColor.rgb == "FFFFFF00"
    assert shown["A3"].value == pytest.approx(costs[STAYS])
    between = [name for name in costs if name in (LEADER, STAYS)]
    assert set(between) == {LEADER, STAYS}
    assert shown["A4"].value == pytest.approx(sum(costs.values()))
    assert shown["A5"].value == pytest.approx(2 * costs[STAYS])


def check_a_chart(book: Any, _values: Any, _costs: dict[str, float]) -> None:
    row = row_in_costs(book, STAYS)
    for name, ours in (("Picture", 0), ("Summary", 2)):
        found = [chart for chart in book[name]._charts if "Only ours" in said(chart)]
        assert len(book[name]._charts) == ours + 1
        [chart] = found
        assert chart.series[0].val.numRef.f.replace("'", "") == f"Summary!$D${row}:$J${row}"


def said(chart: Any) -> str:
    runs = [run for paragraph in chart.title.tx.rich.p for run in paragraph.r or ()]
    return "".join(run.t for run in runs)


def check_notes(book: Any, _values: Any, _costs: dict[str, float]) -> None:
    found = {
        (sheet.title, cell.row): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "comment", None)
    }
    [price] = rows_of(book["Bids"], STAYS, PRICE)
    assert found == {("Summary", row_in_costs(book, STAYS)): "asked twice", ("Bids", price): "negotiated"}


def check_colours(book: Any, _values: Any, _costs: dict[str, float]) -> None:
    costs = row_in_costs(book, STAYS)
    coloured = {
        (sheet.title, cell.row)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFFF00"
    }
    [price] = rows_of(book["Bids"], STAYS, PRICE)
    assert coloured == {("Advice", 1), ("Summary", costs), ("Bids", price)}
    assert book["Bids"].row_dimensions[price].height == pytest.approx(33, abs=0.5)
    [[areas, [rule]]] = [(found.sqref, found.rules) for found in book["Summary"].conditional_formatting]
    assert (str(areas), rule.formula) == (f"{COST}{costs}", [f"$J${costs}"])


def check_columns(book: Any, values: Any, costs: dict[str, float]) -> None:
    sheet, shown = book["Bids"], values["Bids"]
    rows = rows_of(sheet, STAYS)
    assert [sheet.cell(row, 13).value for row in rows] == [f"seen {number}" for number in range(len(rows))]
    for row in rows:
        if isinstance(shown.cell(row, 4).value, int | float):
            assert shown.cell(row, 14).value == 2 * shown.cell(row, 4).value
    assert sheet.column_dimensions["M"].width == pytest.approx(41, abs=1)
    row = rows[-1]
    assert f"O{row}" in [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    assert f"P{row}:Q{row}" in [str(area) for area in sheet.merged_cells.ranges]
    assert sheet.cell(row, 16).value == "together"
    years = values["Per year"]
    [beside] = [cell for line in years.iter_rows() for cell in line if cell.value == "beside"]
    assert years.cell(beside.row, 1).value == STAYS
    assert years.cell(beside.row, beside.column - 1).value == pytest.approx(years.cell(beside.row, 2).value)
    assert values["Summary"].cell(row_in_costs(book, STAYS), 26).value == pytest.approx(costs[STAYS])
    assert rows_of(book["Summary"], "below it all") == [max(row_in_costs(book, name) for name in costs) + 3]


CHECKS = (check_a_sheet, check_a_chart, check_notes, check_colours, check_columns)


def costs_in(file: Path) -> dict[str, float]:
    """Return what each bid costs as the program says when it reads the workbook again."""
    bids = json.loads(lcc("score", file, "--json", "-").stdout)["bids"]
    return {bid["bidder"]: bid["life_cycle_cost"] for bid in bids}


def by_libreoffice(file: Path) -> None:
    """Open a workbook in LibreOffice and save it."""
    into = file.parent / "saved"
    into.mkdir(exist_ok=True)
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", into)
    shutil.copy(saved, file)


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("saved_by", ["openpyxl", pytest.param("libreoffice", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_was_added_survives(comparison: Path, change: Edit, saved_by: str) -> None:
    edit(comparison, *ADDITIONS, change)
    if saved_by == "libreoffice":
        by_libreoffice(comparison)
    score_in_place(comparison)
    book = load_workbook(comparison)
    [values] = recalculated([comparison], comparison.parent / "recalculated")
    costs = costs_in(comparison)
    for check in CHECKS:
        check(book, values, costs)


@needs_libreoffice
@pytest.mark.libreoffice
def test_what_was_added_survives_an_added_bid(comparison: Path) -> None:
    edit(comparison, *ADDITIONS)
    score_in_place(comparison, newcomer(comparison.parent))
    book = load_workbook(comparison)
    [values] = recalculated([comparison], comparison.parent / "recalculated")
    costs = costs_in(comparison)
    assert next(iter(costs)) == "Nieuwkomer BV"
    charts = book["Summary"]._charts  # type: ignore[attr-defined]
    assert len(charts[-1].series) == 5  # the cost by calendar year has a line for each
    del costs["Nieuwkomer BV"]  # leads, so it stands above what the purchaser added up
    for check in CHECKS[:4]:
        check(book, values, costs)


def newcomer(folder: Path) -> Path:
    """Return the file of a bid of another bidder that is cheaper than every other one."""
    text = (EXAMPLE / "bids-as-yaml" / "hardhout.yaml").read_text()
    changes = {STAYS: "Nieuwkomer BV", "12345678": "98765432", "price: 900.0": "price: 1.0", "60.0": "1.0"}
    for old, new in changes.items():
        text = text.replace(old, new)
    file = folder / "nieuwkomer.yaml"
    file.write_text(text)
    return file


@given(case=strategies.comparisons())
@of_a_hundred(15)
def test_rewritten_unchanged_is_what_it_was(case: tuple[Tender, list[Bid]]) -> None:
    tender, bids = case
    evaluation = evaluate(tender, bids)
    content = write_comparison(evaluation, language="nl")
    found = read_comparison(load_workbook(io.BytesIO(content)))
    again = rewritten(
        content, "comparison.xlsx", found.pages, content, pages_as_written(evaluation, "nl", {}), "nl", {}
    ).content
    read_again = read_comparison(load_workbook(io.BytesIO(again)))
    again_evaluated = evaluate(read_again.tender, [bid for bid, _origins in read_again.bids])
    assert make.outcome(again_evaluated) == make.outcome(evaluation)
    assert differences(look(again), look(content)) == []
    assert widths(again) == widths(content)


@given(case=strategies.comparisons(), data=st.data())
@of_a_hundred(15)
def test_rewritten_with_other_bids_is_as_freshly_written(case: tuple[Tender, list[Bid]], data: Any) -> None:
    """Bids come, go and pass each other."""
    tender, bids = case
    fewer = data.draw(st.permutations(bids))[: data.draw(st.integers(1, len(bids)))]
    evaluation, now = data.draw(st.permutations([evaluate(tender, bids), evaluate(tender, fewer)]))
    pages, fresh_pages = (pages_as_written(one, "en", {}) for one in (evaluation, now))
    content, fresh = (write_comparison(one, language="en") for one in (evaluation, now))
    again = rewritten(content, "comparison.xlsx", pages, fresh, fresh_pages, "en", {}).content
    assert differences(look(again), look(fresh)) == []


def test_a_column_that_takes_two_bids_goes_with_the_last_but_one() -> None:
    """What a tonne of CO2 less costs is said beside another bid."""
    read = make.example("street-furniture")
    several, alone = (evaluate(read.tender, read.offered[:most]) for most in (4, 1))
    before, now = (pages_as_written(one, "en", {}) for one in (several, alone))
    content, fresh = (write_comparison(one, language="en") for one in (several, alone))
    again = rewritten(content, "comparison.xlsx", before, fresh, now, "en", {}).content
    assert differences(look(again), look(fresh)) == []


def widths(content: bytes) -> list[dict[str, float]]:
    book: Any = load_workbook(io.BytesIO(content))
    return [{name: one.width for name, one in sheet.column_dimensions.items()} for sheet in book.worksheets]


def differences(one: dict[str, dict[str, Any]], other: dict[str, dict[str, Any]]) -> list[str]:
    """Return the first few places at which two workbooks differ."""
    return [
        f"{sheet} {place}: {one[sheet].get(place)} <> {other[sheet].get(place)}"
        for sheet in one
        for place in {**one[sheet], **other[sheet]}
        if one[sheet].get(place) != other[sheet].get(place)
    ][:4]


def style_of(cell: Any) -> tuple[Any, ...]:
    font, aligned, edge = cell.font, cell.alignment, cell.border.bottom
    typed = (font.b, font.i, font.sz, font.color.rgb, cell.number_format, aligned.horizontal, aligned.wrap_text)
    return (*typed, cell.fill.fgColor.rgb, edge.style, edge.color and edge.color.rgb, cell.protection.locked)


def look(content: bytes) -> dict[str, dict[str, Any]]:
    """Return by sheet and cell what stands there and how it looks, what is merged, checked and named."""
    book: Any = load_workbook(io.BytesIO(content))
    found: dict[str, dict[str, Any]] = {
        sheet.title: {
            cell.coordinate: (cell.value or None, *style_of(cell))
            for row in sheet.iter_rows()
            for cell in row
            if not (cell.value is None and cell.style_id == 0)
        }
        for sheet in book.worksheets
    }
    for sheet in book.worksheets:
        rules = {
            (place, rule.type, rule.formula1, rule.formula2)
            for rule in sheet.data_validations.dataValidation
            for place in str(rule.sqref).split()
        }
        found[sheet.title] |= {
            "merged": {str(area) for area in sheet.merged_cells.ranges},
            "rules": rules,
            "links": {(link.ref, link.location) for row in sheet._hyperlinks for link in [row]},
            "filter": sheet.auto_filter.ref,
            "print": (sheet.print_area, sheet.print_title_rows),
            "charts": [
                [(one.val.numRef.f, one.cat.strRef and one.cat.strRef.f) for one in chart.series]
                for chart in sheet._charts
            ],
        }
    found["names"] = {name: one.attr_text for name, one in book.defined_names.items()}
    return found


SPARKLINES = """<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535}">
<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup>
<x14:sparklines><x14:sparkline><xm:f>Summary!$D$ROW:$J$ROW</xm:f><xm:sqref>D1</xm:sqref></x14:sparkline>
</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"""
SHARED = """<row r="10"><c r="C10"><f t="shared" ref="C10:C11" si="0">Summary!COSTROW*2</f><v>1</v></c></row>
<row r="11"><c r="C11"><f t="shared" si="0"/><v>1</v></c></row></sheetData>"""
THREAD = """<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="COSTROW" id="{1}"><text>why?</text></threadedComment></ThreadedComments>"""
THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
CHAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"


def own_sheet(file: Path) -> str:
    """Return the part of the sheet that a purchaser added: the last one."""
    names = [name for name in ZipFile(file).namelist() if name.startswith("xl/worksheets/sheet")]
    return max(names, key=lambda name: (len(name), name))


def as_excel_writes(file: Path, row: int) -> None:
    """Put into a workbook what Excel writes and openpyxl does not: sparklines, shared formulas, threads, a chain."""
    with ZipFile(file) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}

    def put(part: str, before: str, added: str) -> None:
        assert before in parts[part]
        added = added.replace("COST", COST).replace("ROW", str(row))
        parts[part] = parts[part].replace(before, added, 1)

    put(own_sheet(file), "</sheetData>", SHARED)
    put(own_sheet(file), "</worksheet>", SPARKLINES + "</worksheet>")
    parts["xl/calcChain.xml"] = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    parts["xl/threadedComments/threadedComment1.xml"] = THREAD.replace("COST", COST).replace("ROW", str(row))
    for part, kind, target in (
        ("xl/_rels/workbook.xml.rels", CHAIN, "/xl/calcChain.xml"),
        ("xl/worksheets/_rels/sheet1.xml.rels", THREADS, "../threadedComments/threadedComment1.xml"),
    ):
        put(part, "</Relationships>", f'<Relationship Type="{kind}" Target="{target}" Id="own"/></Relationships>')
    chain = '<Override PartName="/xl/calcChain.xml" ContentType="application/xml"/>'
    chain += '<Default Extension="gif" ContentType="image/gif"/></Types>'
    put("[Content_Types].xml", "</Types>", chain)
    parts["xl/media/logo.gif"] = "GIF89a: a picture"
    with ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


@pytest.mark.filterwarnings("ignore:Unknown extension")
def test_what_excel_writes_in_ways_of_its_own_goes_along(comparison: Path) -> None:
    edit(comparison, a_sheet, notes, another_leader)
    book = load_workbook(comparison)
    before, other = row_in_costs(book, LEADER), row_in_costs(book, "Statiegeld Meubilair")
    assert other == before + 1
    as_excel_writes(comparison, before)
    score_in_place(comparison)
    book = load_workbook(comparison)
    now, other = row_in_costs(book, LEADER), row_in_costs(book, "Statiegeld Meubilair")
    assert now > before
    with ZipFile(comparison) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    advice = parts[own_sheet(comparison)]
    assert f'<c r="C10"><f>Summary!{COST}{now}*2</f></c>' in advice
    assert f'<c r="C11"><f>Summary!{COST}{other}*2</f></c>' in advice
    assert f"<xm:f>Summary!$D${now}:$J${now}</xm:f>" in advice
    assert f'ref="{COST}{now}"' in parts["xl/threadedComments/threadedComment1.xml"]
    assert parts["xl/media/logo.gif"] == "GIF89a: a picture"
    assert not [name for name, part in parts.items() if "calcChain" in name + part]
    assert 'fullCalcOnLoad="1"' in parts["xl/workbook.xml"]


def test_what_stands_beside_a_bidder_stays_there_under_another_name(comparison: Path) -> None:
    def rename(book: Any) -> None:
        sheet = book["All fields"]
        [row] = rows_of(sheet, "Statiegeld Meubilair", "bidder.name")
        sheet.cell(row, 3, "Statiegeld Holding")
        book["Summary"].cell(row_in_costs(book, "Statiegeld Meubilair"), 26, "their new name")

    edit(comparison, rename, another_leader)
    score_in_place(comparison)
    book: Any = load_workbook(comparison)
    assert rows_of(book["Summary"], "Statiegeld Holding", "their new name")
    assert not rows_of(book["Summary"], "Statiegeld Meubilair")


def test_a_formula_beside_the_ranking_keeps_to_its_bidders_and_one_elsewhere_to_the_place(
    comparison: Path,
) -> None:
    """The first two change places. No formula comes to mean something else unsaid."""

    def add(book: Any) -> None:
        sheet = book["Summary"]
        assert sheet["B17"].value == LEADER, "the first of the costs, and so of the ranking, which are formulas"
        sheet["Z10"], sheet["Z11"], sheet["AA11"] = "=C11-C10", "=C11-C10", "=C11-C$10"
        sheet["AB10"], sheet["AC10"], sheet["D40"] = "=C11-C$10", "=C10/SUM(C10:C13)", "=C10-400000"
        book.create_sheet("Advice")["B2"] = "=Summary!C10+Summary!K17"
        [row] = rows_of(book["Bids"], LEADER, PRICE)
        book["Bids"].cell(row, 4).value += 50

    edit(comparison, add)
    said = score_in_place(comparison).output
    book: Any = load_workbook(comparison)
    sheet = book["Summary"]
    found = {cell: sheet[cell].value for cell in ("Z11", "Z10", "AA10", "AB11", "AC11", "D40")}
    assert found == {
        "Z11": "=C10-C11",
        "Z10": "=C10-C11",
        "AA10": "=C10-C$10",
        "AB11": "=C10-C$11",
        "AC11": "=C11/SUM(C10:C13)",
        "D40": "=C10-400000",
    }
    assert book["Advice"]["B2"].value == "=Summary!C10+Summary!K18"
    for cell in ("Z10", "Z11", "AB11"):
        assert f"Sheet Summary, cell {cell}: your formula {found[cell]} refers to the same bidders" in said
    now = "place 1 is now Statiegeld Meubilair and was Kringloopbank."
    for place in ("Summary, cell AA10: your formula =C10-C$10", "Summary, cell D40", "Advice, cell B2"):
        [line] = [one for one in said.splitlines() if f"Sheet {place}" in one]
        assert line.endswith(now)
    assert "AC11" not in said


def test_a_heading_beside_a_table_of_ours_is_a_purchasers_own(comparison: Path) -> None:
    def add(book: Any) -> None:
        book["Summary"]["I8"], book["Summary"]["I9"] = "Own", "Difference"

    edit(comparison, add, another_leader)
    score_in_place(comparison)
    score_in_place(comparison)
    sheet: Any = load_workbook(comparison)["Summary"]
    assert (sheet["I8"].value, sheet["I9"].value) == ("Own", "Difference")


def test_an_empty_cell_in_a_table_of_ours_stays_empty(comparison: Path) -> None:
    edit(comparison, lambda book: book["Summary"].__setitem__("B8", "EUR 1 less"))
    assert "sheet Summary, cell B8" in score_in_place(comparison, code=1).output


def test_sheets_that_have_nothing_to_do_with_us_stay_as_they_are(comparison: Path) -> None:
    def plain(book: Any) -> None:
        book.create_sheet("Plain")["A1"] = "nothing refers"

    edit(comparison, plain, another_leader)
    before = ZipFile(comparison).read(own_sheet(comparison))
    score_in_place(comparison)
    assert ZipFile(comparison).read(own_sheet(comparison)) == before


def test_a_name_a_chart_and_a_link_say_that_another_bidder_stands_behind_them(comparison: Path) -> None:
    def add(book: Any) -> None:
        sheet = book.create_sheet("Advice")
        book.defined_names["winner"] = DefinedName("winner", attr_text="Summary!$B$10")
        chart = BarChart()
        chart.add_data(ChartData(book["Summary"], min_col=3, max_col=5, min_row=10), from_rows=True)
        sheet.add_chart(chart, "B5")
        sheet["A4"] = "who is first"
        sheet["A4"].hyperlink = Hyperlink(ref="A4", location="Summary!B10")
        sheet["A1"], sheet["A2"], sheet["A3"] = "=SUM(summary!C10:C11)", "=SUM(Summary!C10:C13)", "=Summary!11:11"

    edit(comparison, add, another_leader)
    said = score_in_place(comparison).output.splitlines()
    now = "place 1 is now Statiegeld Meubilair and was Kringloopbank"
    for place in ("Name winner: ", "Sheet Advice: ", "Sheet Advice, cell A4: ", "Sheet Advice, cell A1: "):
        [line] = [line for line in said if line.startswith(f"! {place}your formula =")]
        assert now in line
    assert any("Sheet Advice, cell A3: " in line and "place 2 is now" in line for line in said)
    assert not any("cell A2" in line for line in said), "the whole ranking is still the whole ranking"


def test_the_budget_is_of_the_first_again_and_what_refers_to_it_says_so(comparison: Path) -> None:
    """A purchaser looks at the second: written anew, the budget is of the first, who was second before."""

    def look_at(place: int) -> Edit:
        def add(book: Any) -> None:
            book["Budget by year"]["B5"] = place
            sheet = book["Advice"] if "Advice" in book.sheetnames else book.create_sheet("Advice")
            sheet["A1"] = "='Budget by year'!B17"
            book["Budget by year"]["AZ17"], book["Budget by year"]["AZ18"] = "=B17*2", "=B10+B16"

        return add

    edit(comparison, look_at(2), another_leader)
    before = comparison.read_bytes()
    said = score_in_place(comparison).output
    assert "! Sheet Budget by year shows the bid at place 1 again; place 2 was chosen." in said
    assert "your formula" not in said, "it is the same bidder"
    comparison.write_bytes(before)
    edit(comparison, look_at(3))
    said = score_in_place(comparison).output
    assert "the bid that is shown is now Statiegeld Meubilair and was Circulaire Straat" in said
    assert "Sheet Advice, cell A1: your formula ='Budget by year'!B17" in said
    assert "Sheet Budget by year, cell AZ17: your formula =B17*2" in said
    assert "Sheet Budget by year, cell AZ18: your formula =B10+B16" in said


def without_places(content: bytes) -> bytes:
    """Write each row and cell without its place, as some programs do: those before it are all there, so it is known."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as archive, ZipFile(buffer, "w") as written:
        for name in archive.namelist():
            part = archive.read(name)
            written.writestr(name, in_order(part) if name.startswith("xl/worksheets/sheet") else part)
    return buffer.getvalue()


def in_order(part: bytes) -> bytes:
    tree: Any = etree.fromstring(part)
    data = tree.find(f"{MAIN}sheetData")
    rows = {int(row.get("r")): row for row in data}
    data[:] = [rows.get(number, etree.Element(f"{MAIN}row")) for number in range(1, max(rows, default=0) + 1)]
    for row in data:
        cells = {column_of(cell): cell for cell in row}
        row[:] = [cells.get(number, etree.Element(f"{MAIN}c")) for number in range(1, max(cells, default=0) + 1)]
        for one in (row, *row):
            one.attrib.pop("r", None)
    return etree.tostring(tree)


def column_of(cell: Any) -> int:
    return int(coordinate_to_tuple(cell.get("r"))[1])


def test_a_workbook_in_which_cells_do_not_say_where_they_stand_comes_out_the_same(comparison: Path) -> None:
    edit(comparison, a_sheet, notes, colours, columns, another_leader)
    content = comparison.read_bytes()
    said = score_in_place(comparison).stdout
    as_usual = look(comparison.read_bytes())
    del as_usual["Method"]  # which has the checksum of the file that was read
    comparison.write_bytes(without_places(content))
    assert score_in_place(comparison).stdout == said
    assert differences(as_usual, look(comparison.read_bytes())) == []


# What can't survive


def beside_a_bid_that_goes(book: Any) -> None:
    a_bid_less(book)
    row = row_in_costs(book, "Statiegeld Meubilair")
    book["Summary"].cell(row, 26, "a remark about them")


def reference_to_a_bid_that_goes(book: Any) -> None:
    a_bid_less(book)
    row = row_in_costs(book, "Statiegeld Meubilair")
    book.create_sheet("Advice")["B7"] = f"=Summary!{COST}{row}+1"


def note_on_a_bid_that_goes(book: Any) -> None:
    a_bid_less(book)
    row = row_in_costs(book, "Statiegeld Meubilair")
    book["Summary"].cell(row, 2).comment = Comment("phoned", "purchaser")


def name_of_a_bid_that_goes(book: Any) -> None:
    a_bid_less(book)
    row = row_in_costs(book, "Statiegeld Meubilair")
    book.defined_names["theirs"] = DefinedName("theirs", attr_text=f"Summary!$B${row}")


def chart_of_a_bid_that_goes(book: Any) -> None:
    a_bid_less(book)
    row = row_in_costs(book, "Statiegeld Meubilair")
    chart = BarChart()
    chart.add_data(ChartData(book["Summary"], min_col=4, max_col=10, min_row=row), from_rows=True)
    book.create_sheet("Picture").add_chart(chart, "A1")


def a_table(book: Any) -> None:
    another_leader(book)
    row = book["Summary"].max_row + 3
    book["Summary"].cell(row, 2, "Head")
    book["Summary"].add_table(Table(displayName="Own", ref=f"B{row}:B{row + 2}"))


def an_array_formula(book: Any) -> None:
    another_leader(book)
    book["Summary"]["X40"] = ArrayFormula("X40:X41", f"={COST}37:{COST}38")


def a_reference_made_of_text(book: Any) -> None:
    another_leader(book)
    book.create_sheet("Advice")["B7"] = '=INDIRECT("Summary!B"&37)'


def results_of_before(book: Any) -> None:
    book.create_sheet("Sensitivity")["A1"] = "Sensitivity of before"
    book.create_sheet("Uncertainty")["A1"] = "Simulation of before"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            beside_a_bid_that_goes,
            ["sheet Summary, cell Z", "nothing that you added in a row or column that is not"],
        ),
        (reference_to_a_bid_that_goes, ["sheet Advice, cell B7", "references to cells that are still in"]),
        pytest.param(
            note_on_a_bid_that_goes,
            ["sheet Summary, cell B", "phoned", "nothing that you added in a row"],
            marks=pytest.mark.thorough,
        ),
        (name_of_a_bid_that_goes, ["theirs = Summary!$B$", "references to cells that are still in"]),
        pytest.param(
            chart_of_a_bid_that_goes,
            ["sheet Picture", "='Summary'!$D$", "references to cells that are still in"],
            marks=pytest.mark.thorough,
        ),
        (a_table, ["sheet Summary", "table", "can't be moved"]),
        pytest.param(
            an_array_formula, ["sheet Summary, cell X40", "{=", "can't be moved"], marks=pytest.mark.thorough
        ),
        (a_reference_made_of_text, ["sheet Advice, cell B7", "INDIRECT", "written out"]),
        (
            results_of_before,
            ["sheet Sensitivity", "sheet Uncertainty", "no sheet with results of the numbers as they were before"],
        ),
    ],
)
def test_what_cannot_survive_is_refused_and_nothing_is_touched(
    comparison: Path, change: Edit, said: list[str]
) -> None:
    edit(comparison, change)
    before = comparison.read_bytes()
    output = score_in_place(comparison, code=1).output
    for words in said:
        assert words in output
    assert "Nothing was written." in output
    assert comparison.read_bytes() == before
    assert list(comparison.parent.iterdir()) == [comparison]


def test_a_workbook_that_cannot_be_taken_apart_is_left_alone(comparison: Path) -> None:
    edit(comparison, notes, another_leader)
    with ZipFile(comparison) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    [drawing] = [name for name in parts if name.endswith("commentsDrawing1.vml")]
    parts[drawing] = parts[drawing].replace(b"</", b"<br>", 1)
    with ZipFile(comparison, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    before = comparison.read_bytes()
    assert "a workbook of which every part can be read" in score_in_place(comparison, code=1).output
    assert comparison.read_bytes() == before


def test_in_place_asks_for_force_and_for_a_comparison(comparison: Path, tmp_path: Path) -> None:
    assert "--force replaces it" in lcc("score", comparison, "-o", comparison, code=2).output
    book = tmp_path / "book.xlsx"
    lcc("start", "new", "street-furniture", "--excel", "-o", book)
    before = book.read_bytes()
    lcc("score", book, "-o", book, "--force", code=1)
    assert book.read_bytes() == before
