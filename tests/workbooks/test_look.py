"""What a careful reader of a comparison expects beside right numbers: names, links, charts, paper, colours."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reading import table

import lcc
import make
from lcc.analysis.award_turns import award_turns
from lcc.analysis.sensitivity import Sensitivity, analyse
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.excel.comparison.sheets.assumptions import FIRST_ROW, KEY, VALUE
from lcc.excel.comparison.write import write_comparison
from lcc.intake.submissions import Submissions, read
from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.record.place import checksum

A4 = "9"


@pytest.fixture(scope="module")
def submissions() -> Submissions:
    folder = shipped.examples()["street-furniture"]
    return read(folder / "tender.yaml", [folder / "bids"])


@pytest.fixture(scope="module")
def analysed(submissions: Submissions) -> tuple[Evaluation, Sensitivity]:
    evaluation = evaluate(submissions.tender, [one.bid for one in submissions.bids])
    return evaluation, replace(analyse(evaluation), award=award_turns(evaluation))


@pytest.fixture(scope="module", params=LANGUAGES)
def content(
    request: pytest.FixtureRequest, submissions: Submissions, analysed: tuple[Evaluation, Sensitivity]
) -> bytes:
    evaluation, sensitivity = analysed
    return write_comparison(evaluation, language=request.param, inputs=submissions.inputs, sensitivity=sensitivity)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheets(book: Workbook) -> Iterator[Worksheet]:
    yield from (sheet for sheet in book.worksheets if isinstance(sheet, Worksheet))


def test_every_hidden_sheet_is_listed_with_what_it_holds(book: Workbook) -> None:
    checks = book["Controles" if "Controles" in book.sheetnames else "Checks"]
    listed = {str(row[0].value): row[1].value for row in checks.iter_rows()}
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    assert len(hidden) >= 6
    assert all(str(listed[name]).endswith(".") for name in hidden)


def cash_flows(book: Workbook) -> Worksheet:
    return next(one for one in sheets(book) if one.title in ("Kasstromen", "Cash flows"))


def test_every_assumption_has_a_name_and_formulas_use_it(book: Workbook) -> None:
    named = {name.attr_text.replace("$", "") for name in book.defined_names.values()}
    sheet = book.worksheets[1]
    stated = [row[VALUE] for row in sheet.iter_rows(min_row=FIRST_ROW + 1) if row[KEY].value]
    assert stated
    assert {f"'{sheet.title}'!{cell.coordinate}" for cell in stated} <= {
        name if name.startswith("'") else name.replace(sheet.title, f"'{sheet.title}'") for name in named
    }
    timeline = next(one for one in sheets(book) if "Tijdlijn" in one.title or "Timeline" in one.title)
    assert "nominal_discount_rate" in str(timeline["D6"].value)
    assert any("items_bench_quantity" in str(cell.value) for row in cash_flows(book).iter_rows() for cell in row)


def test_names_of_assumptions_differ_even_where_those_of_the_tender_hardly_do() -> None:
    indices = {"a b": 0.01, "a-b": 0.02, "A.B": 0.03, "r1c1": 0.04, "é": 0.05}
    bids = [
        make.bid(make.offer(make.purchase(index=name)), name=f"{bidder} {name}")
        for bidder, name in zip("BCDEF", indices, strict=True)
    ]
    evaluation = evaluate(make.tender(indices=indices), bids)
    names = [name.casefold() for name in load_workbook(io.BytesIO(write_comparison(evaluation))).defined_names]
    assert sum(name.startswith("indices_") for name in names) == len(indices)
    assert all(re.fullmatch(r"[^\W\d]\w*", name) for name in names)


def test_every_sheet_prints_on_a4_and_says_what_it_is(book: Workbook, submissions: Submissions) -> None:
    for number, sheet in enumerate(sheets(book)):
        orientation = "landscape" if number else "portrait"
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == (orientation, A4)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert (
            sheet.sheet_properties.pageSetUpPr.fitToPage or (sheet.page_setup.scale or 100) >= 80
        )  # 10 points as 8
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        assert submissions.tender.title in str(sheet.oddHeader.left.text)
        assert submissions.tender.id in str(sheet.oddHeader.left.text)
        assert sheet.oddHeader.right.text == "&D"
        assert sheet.oddFooter.left.text == sheet.title
        assert f"lcc {lcc.__version__}" in str(sheet.oddFooter.center.text)
        assert checksum(submissions.inputs)[:16] in str(sheet.oddFooter.center.text)
        assert "&P" in str(sheet.oddFooter.right.text)


def test_a_title_that_is_too_long_to_print_ends_with_a_word_and_its_code() -> None:
    one = make.tender(title="Benches and bins for the squares " * 6)
    content = write_comparison(evaluate(one, [make.bid(make.offer(make.purchase()))]), language="en")
    [above] = {
        str(sheet.oddHeader.left.text) for sheet in sheets(load_workbook(io.BytesIO(content))) if sheet.oddHeader
    }
    assert above.endswith("… (test)")
    assert set(above.removesuffix("… (test)").split()) <= set(one.title.split())
    assert 60 < len(above) <= 80


def test_headings_stay_in_view_and_years_fold(book: Workbook) -> None:
    frozen = [sheet.title for sheet in sheets(book) if sheet.freeze_panes]
    assert len(frozen) >= len(book.sheetnames) - 2
    years = next(one for one in sheets(book) if one.title in ("Per jaar", "Per year"))
    assert [sheet.sheet_format.outlineLevelCol for sheet in (cash_flows(book), years)] == [1, 1]


def test_what_comes_in_has_a_minus_and_a_colour(book: Workbook) -> None:
    formats = {cell.number_format for cell in cash_flows(book)["Q"][4:]}
    assert formats == {"#,##0.00;[Blue]-#,##0.00"}


CHARTS = {
    "nl": [
        "Begroting per kalenderjaar",
        "Levenscycluskosten per fase",
        "Opgetelde kosten per kalenderjaar",
        "Score volgens de gunningsregel",
        "Wat de voorsprong van de goedkoopste het meest verandert",
    ],
    "en": [
        "Budget by calendar year",
        "Life-cycle cost by phase",
        "Cumulated cost by calendar year",
        "Score by the award rule",
        "What changes the lead of the cheapest bid most",
    ],
}
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def test_charts_have_titles_axes_with_units_and_a_text_for_who_cannot_see_them(
    content: bytes, book: Workbook
) -> None:
    language = "nl" if "Samenvatting" in book.sheetnames else "en"
    archive = zipfile.ZipFile(io.BytesIO(content))
    titles, described = [], []
    for name in sorted(archive.namelist()):
        root = fromstring(archive.read(name)) if name.endswith(".xml") else None
        if root is not None and name.startswith("xl/charts/chart"):
            titles.append(_text(root.find(f".//{_C}chart/{_C}title")))
            axes = [
                _text(axis.find(f"{_C}title")) for kind in ("valAx", "catAx") for axis in root.iter(f"{_C}{kind}")
            ]
            assert "EUR" in " ".join(axes), name
            colours = [fill.get("val") for fill in root.iterfind(f".//{_C}ser/{_C}spPr/{_A}solidFill/{_A}srgbClr")]
            assert {f"#{colour}" for colour in colours} <= set(CHART_COLOURS)
            assert len(set(colours)) == len(colours)
        if root is not None and name.startswith("xl/drawings/drawing"):
            described += [node.get("descr") for node in root.iter() if node.tag.endswith("cNvPr")]
    assert sorted(titles) == sorted(CHARTS[language])
    assert sorted(map(str, described)) == sorted(titles)


def _text(node: Any) -> str:
    return "" if node is None else "".join(part.text or "" for part in node.iter(f"{_A}t"))


def test_a_crowd_of_bids_leaves_the_charts_readable() -> None:
    bids = [make.bid(make.offer(make.purchase(100.0 + n)), name=f"Bidder {n} {'long ' * 30}") for n in range(60)]
    content = write_comparison(evaluate(make.tender(), bids), language="en")
    charts = zipfile.ZipFile(io.BytesIO(content))
    parts = [charts.read(name).decode() for name in charts.namelist() if name.startswith("xl/charts/chart")]
    assert sorted(part.count("<c:ser>") for part in parts) == [1, 1, 3, 8]
    titles = " ".join(_text(fromstring(part).find(f".//{_C}chart/{_C}title")) for part in parts)
    assert [f"the {most} lowest bids" in titles for most in (8, 20)] == [True] * 2
    summary = load_workbook(io.BytesIO(content))["Summary"]
    under_bars, in_legends = (
        [str(cell.value) for cell in next(one for one in summary.iter_cols() if title in [c.value for c in one])]
        for title in ("Name under bars", "Name in legends")
    )
    assert under_bars[-60:] == [str(number) for number in range(1, 61)]
    assert in_legends[-60] == "1 Bidder 0 lon…"
    assert max(map(len, in_legends[-60:])) <= 15


@pytest.mark.parametrize("number", [2, 3, 4, 8])
def test_names_of_forty_letters_are_whole_words_or_a_number_in_charts(number: int) -> None:
    """As wide as there is room under a bar, so that no program breaks a word; with the number of the table beside."""
    names = [f"{k} Coöperatieve Vereniging Kringloopbedrijf"[:40] for k in "abcdefgh"[:number]]
    bids = [make.bid(make.offer(make.purchase(100.0 + k)), name=name) for k, name in enumerate(names)]
    summary = load_workbook(io.BytesIO(write_comparison(evaluate(make.tender(), bids), language="en")))["Summary"]
    [column] = [one for one in summary.iter_cols() if "Name under bars" in [cell.value for cell in one]]
    found = [str(cell.value) for cell in column[-number:]]
    widest = {2: 20, 3: 13, 4: 1, 8: 1}[number]
    assert max(map(len, found)) <= widest
    assert [one.split()[0] for one in found] == [str(k + 1) for k in range(number)]
    rows = [at for at, row in enumerate(summary.iter_rows(), start=1) if row[1].value == names[-1]]
    heights = [summary.row_dimensions[at].height or 15 for at in rows]
    assert all(height > 39 for height in heights) == (number < 8)


def test_the_summary_of_eight_bids_with_long_names_and_warnings_is_one_page() -> None:
    resale = make.purchase(100.0, resale_value=30.0)
    bids = [make.bid(make.offer(resale), name=f"{k} Coöperatieve Vereniging Kringloopbedrijf") for k in range(8)]
    book = load_workbook(io.BytesIO(write_comparison(evaluate(make.tender(), bids), language="nl")))
    assert book["Samenvatting"].page_setup.fitToHeight in (None, 1)  # one is what is meant where it is left out


def test_two_hundred_bids_fit_in_one_workbook() -> None:
    bids = [make.bid(make.offer(make.purchase(1000.0 - n)), name=f"Bidder {n}") for n in range(200)]
    content = write_comparison(evaluate(make.tender(), bids), language="en")
    book = load_workbook(io.BytesIO(content), data_only=True)
    ranking = table(book["Summary"], "Ranking")
    assert [row["Bidder"] for row in ranking] == [f"Bidder {n}" for n in reversed(range(200))]
    assert [row["Rank"] for row in ranking] == list(range(1, 201))
    assert len(table(book["Per year"], "Cumulative cash")) == 200


def test_many_warnings_do_not_push_the_ranking_away() -> None:
    costs = [{"name": f"Income {n}", "phase": "use", "amount": -1.0} for n in range(30)]
    content = write_comparison(
        evaluate(make.tender(), [make.bid(make.offer(make.purchase(), costs=costs))]), language="en"
    )
    book = load_workbook(io.BytesIO(content))
    warnings = [str(cell.value) for cell in book["Summary"]["A"] if str(cell.value).startswith("! ")]
    assert (len(warnings), warnings[-1]) == (4, "! Warnings more: 29; sheet Checks has them all.")
    said = [str(cell.value) for cell in book["Checks"]["C"]]
    assert sum("Income" in one for one in said) == 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_decimals_are_written_as_the_reader_writes_them(submissions: Submissions, language: str) -> None:
    evaluation = evaluate(submissions.tender, [one.bid for one in submissions.bids])
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language=language)))
    method = " ".join(str(cell.value) for cell in book[translator(language)("Method")]["B"])
    expected = {"nl": ("01-01-2027", "2,8 %", "2030: 0,25"), "en": ("2027-01-01", "2.8 %", "2030: 0.25")}
    assert [one in method for one in expected[language]] == [True] * 3
