"""The comparison workbook as a file: what every reader of it finds, with or without a calculating program."""

import io
import re
import subprocess
from pathlib import Path

import pictures
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from reading import differences, table

import make
from effort import only
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import pages_as_written, write_comparison
from lcc.intake.submissions import Submissions
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.model.business_models import BUSINESS_MODELS
from libreoffice import convert, needs_libreoffice

EXCEL_2010_AND_LIBREOFFICE_7 = {
    "COUNT", "COUNTIF", "FIXED", "IF", "IFERROR", "ISNUMBER", "POWER", "RATE", "INDEX", "MATCH", "MAX", "MIN", "MOD",
    "PMT", "PV", "ROUND", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "AND", "NA", "EXACT",
    "ABS", "INT", "LOG10",
}  # fmt: skip


@pytest.fixture(scope="module", params=make.EXAMPLES)
def example(request: pytest.FixtureRequest) -> Submissions:
    return make.example(request.param)


@pytest.fixture(scope="module")
def contents(example: Submissions) -> dict[str, bytes]:
    """An example in each language, written once for all that is looked at."""
    return {language: written(example, language) for language in LANGUAGES}


def written(submissions: Submissions, language: str) -> bytes:
    return write_comparison(
        make.compared(submissions),
        language=language,
        origins=submissions.origins,
        inputs=submissions.inputs,
    )


def formulas(book: Workbook) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.thorough
def test_what_every_run_recalculates_covers_every_sheet_and_business_model() -> None:
    sheets, models = {}, {}
    for name in shipped.examples():
        evaluation = make.compared(make.example(name))
        sheets[name] = set(pages_as_written(evaluation, "en", {}))
        models[name] = {offer.business_model.kind for one in evaluation.bids for offer in one.bid.offers}
    assert set().union(*(sheets[name] for name in make.EVERY_RUN)) == set().union(*sheets.values())
    assert set().union(*(models[name] for name in make.EVERY_RUN)) == set(BUSINESS_MODELS)


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_every_formula_carries_the_value_of_the_engine(
    example: Submissions, contents: dict[str, bytes], language: str
) -> None:
    content = contents[language]
    shown = load_workbook(io.BytesIO(content), data_only=True)
    for sheet, cell in formulas(load_workbook(io.BytesIO(content))):
        value = shown[sheet][cell].value
        assert value is not None, (sheet, cell)
    assert list(differences(shown, make.compared(example), language)) == []


def test_only_functions_that_every_reader_has(contents: dict[str, bytes]) -> None:
    used = {
        name
        for formula in formulas(load_workbook(io.BytesIO(contents["en"]))).values()
        for name in re.findall(r"([A-Z][A-Z0-9.]+)\(", re.sub(r'"[^"]*"', "", formula))
    }
    assert used <= EXCEL_2010_AND_LIBREOFFICE_7


def test_the_same_input_gives_the_same_bytes(example: Submissions, contents: dict[str, bytes]) -> None:
    assert written(example, "nl") == contents["nl"]


def test_every_line_says_where_it_came_from(contents: dict[str, bytes]) -> None:
    sheet = load_workbook(io.BytesIO(contents["nl"]), data_only=True, read_only=True)["Kasstromen"]
    sources = [row[5] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert sources
    assert all(re.fullmatch(r"(Inschrijfformulier|Aanvullend)![A-I]\d+", str(source)) for source in sources)


def test_text_of_a_bid_stays_text() -> None:
    names = [
        '=HYPERLINK("http://x")',
        "+1+cmd",
        "-1-cmd",
        "@SUM(cmd)",
        "{=cmd}",
        "<b>bold</b>",
        "http://example.org",
    ]
    bids = [
        make.bid(
            make.offer(make.purchase(), costs=[{"name": name, "phase": "use", "amount": 1.0}]), name=f"{name} BV"
        )
        for name in names
    ]
    tender = make.tender()
    for content in (write_comparison(evaluate(tender, bids)), write_form(tender, "nl", bids[0])):
        book = load_workbook(io.BytesIO(content))
        for (sheet, cell), formula in formulas(book).items():
            assert not any(name in formula for name in names), (sheet, cell, formula)
        links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert all(link.target is None and link.location for link in links)  # within the workbook only


def test_one_bid_and_a_tie_are_said_in_the_first_sentence() -> None:
    def sentence(*prices: float) -> str:
        bids = [make.bid(make.offer(make.purchase(price)), name=f"B{i}") for i, price in enumerate(prices)]
        content = write_comparison(evaluate(make.tender(), bids), language="en")
        return str(load_workbook(io.BytesIO(content), data_only=True)["Summary"]["A3"].value)

    assert sentence(1000.0) == "B0 has the lowest life-cycle cost: 1,000.00 EUR"
    assert sentence(1000.0, 900.0).endswith("900.00 EUR; 100.00 EUR below the next bid")
    assert sentence(900.0, 900.001) == "Tie: more than one bid has the lowest life-cycle cost: 900.00 EUR"


def test_ranking_is_best_first() -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=f"at {price}") for price in (300.0, 100.0, 200.0)]
    book = load_workbook(
        io.BytesIO(write_comparison(evaluate(make.tender(), bids), language="en")), data_only=True
    )
    ranking = table(book["Summary"], "Ranking")
    assert [(row["Rank"], row["Bidder"], row["Above the lowest"]) for row in ranking] == [
        (1, "at 100.0", 0),
        (2, "at 200.0", 100),
        (3, "at 300.0", 200),
    ]


def large_and_long() -> bytes:
    """Return a comparison of billions, income of hundreds of millions, and names as long as they may be."""
    leases = {
        "kind": "lease",
        "payment": 123_456_789.12,
        "every_months": 1,
        "term_months": 120,
        "index": "general",
    }
    sold = make.purchase(9_876_543_210.98, 7, resale_value=987_654_321.09)
    bids = [
        make.bid(make.offer(model), name=f"{number} {'Coöperatieve Vereniging ' * 8}"[:200].strip())
        for number, model in enumerate((leases, sold))
    ]
    return write_comparison(evaluate(make.tender(horizon_years=30), bids))


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.thorough
def test_nothing_is_cut_off_or_broken_on_paper(tmp_path: Path) -> None:
    look_on_paper({"large": large_and_long(), **pictures.workbooks()}, tmp_path)


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", only(["facade-cladding"], sorted(shipped.examples())))
def test_nothing_of_an_example_is_cut_off_or_broken_on_paper(name: str, tmp_path: Path) -> None:
    example = make.example(name)
    contents = {f"comparison-{language}": written(example, language) for language in LANGUAGES}
    for language in LANGUAGES:
        contents[f"form-{language}"] = write_form(example.tender, language, example.bids[0].bid)
    look_on_paper(contents, tmp_path)


def look_on_paper(workbooks: dict[str, bytes], folder: Path) -> None:
    """Print workbooks, and look for what is broken or does not fit."""
    for name, content in workbooks.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    for page in convert([folder / f"{name}.xlsx" for name in workbooks], "pdf", folder):
        text = subprocess.run(
            ["pdftotext", "-layout", page, "-"], check=True, capture_output=True, text=True
        ).stdout
        assert len(text) > 1000
        for broken in ("###", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "Err:"):
            assert broken not in text, page.name
