"""The budget sheet as a controller uses it: another bid, other shares, paper; LibreOffice holds it to the engine."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from reading import changed, differences, table

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.sheets.budget import CHOICE_ROW, TOTAL
from lcc.excel.comparison.write import write_comparison
from lcc.language import LANGUAGES
from libreoffice import bare, convert, needs_libreoffice, recalculated

VAT = {"treatment": "mixed", "cost_share": 0.3, "rates": {"standard": 0.21}}


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    tender = make.tender(
        base_date="2027-07-01", horizon_years=5, inflation=0.02, vat=VAT, cost_centres={"Sport": 0.6, "Care": 0.4}
    )
    lease = {"kind": "lease", "payment": 1.5, "every_months": 1, "term_months": 24}
    bids = [make.bid(make.offer(lease), name="Lease"), make.bid(make.offer(make.purchase(100.0, 8)), name="Buy")]
    return evaluate(tender, bids)


@needs_libreoffice
@pytest.mark.libreoffice
def test_another_bid_and_other_numbers_are_followed(evaluation: Evaluation, tmp_path: Path) -> None:
    content = write_comparison(evaluation, language="en")
    book = load_workbook(io.BytesIO(content))
    book["Budget by year"].cell(CHOICE_ROW + 1, TOTAL + 1).value = 2
    bare(book).save(tmp_path / "second.xlsx")
    [second] = recalculated([tmp_path / "second.xlsx"], tmp_path / "again")
    rows = {row["What"]: row for row in table(second["Budget by year"], "Budget by calendar year")}
    planned = evaluation.budgets[1]
    assert [rows["Total"][year] for year in planned.years] == pytest.approx(planned.total.tolist())
    keys = {str(row[6].value): row[1].row or 0 for row in book["Assumptions"].iter_rows() if row[6].value}
    changes = [
        [("Assumptions", keys["vat.cost_share"], 2, 0.8)],
        [("Assumptions", keys["cost_centres.Sport"], 2, 0.5), ("Assumptions", keys["cost_centres.Care"], 2, 0.5)],
        [("Assumptions", keys["inflation"], 2, 0.05)],
    ]
    for scored, recalculation in changed(content, changes, tmp_path):
        assert list(differences(recalculation, scored)) == []


@needs_libreoffice
@pytest.mark.libreoffice
def test_cost_centres_of_items_are_followed_beside_those_of_the_tender(tmp_path: Path) -> None:
    items = [
        {
            "id": "bench",
            "name": "Seat *",
            "quantity": 3,
            "unit": "piece",
            "cost_centres": {"Parks": 0.6, "Care": 0.4},
        },
        {"id": "bin", "name": "Seat *", "quantity": 7, "unit": "piece"},  # names are no codes
    ]
    tender = make.tender(items=items, cost_centres={"Care": 0.5, "Streets": 0.5}, inflation=0.02)
    offers = [make.offer(make.purchase(100.0, 8, resale_value=9.0), item=item["id"]) for item in items]
    content = write_comparison(evaluate(tender, [make.bid(*offers)]), language="en")
    keys = {
        str(row[6].value): row[1].row or 0
        for row in load_workbook(io.BytesIO(content))["Assumptions"].iter_rows()
        if row[6].value
    }
    changes = [
        [("Assumptions", keys["inflation"], 2, 0.05)],
        [("Assumptions", keys[f"items[0].cost_centres.{name}"], 2, 0.5) for name in ("Parks", "Care")],
        [
            ("Assumptions", keys["cost_centres.Care"], 2, 0.9),
            ("Assumptions", keys["cost_centres.Streets"], 2, 0.1),
        ],
    ]
    for scored, recalculation in changed(content, changes, tmp_path):
        assert list(scored.budgets[0].cost_centres) == ["Care", "Streets", "Parks"]
        assert list(differences(recalculation, scored)) == []


def test_the_bid_that_is_shown_is_no_part_of_what_was_scored(evaluation: Evaluation) -> None:
    """A controller who chose another bid has edited nothing."""
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    book["Budget by year"].cell(CHOICE_ROW + 1, TOTAL + 1).value = 2
    found = read_comparison(book)
    assert found.tender.cost_centres == {"Sport": 0.6, "Care": 0.4}
    assert [bid.name for bid, _origins in found.bids] == [one.bid.name for one in evaluation.bids]


def test_a_budget_prints_no_letter_below_eight_points(evaluation: Evaluation) -> None:
    sheet = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))["Budget by year"]
    written = [cell.font.size for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert min(written) * sheet.page_setup.scale / 100 >= 8


@pytest.mark.parametrize(("bids", "breaks"), [(2, 0), (8, 1)])
def test_a_budget_is_one_page_or_full_ones(bids: int, breaks: int) -> None:
    """The chart goes above the totals of all bids; those have a page of their own where the first is full."""
    offers = [make.bid(make.offer(make.purchase(100.0 + k)), name=f"Bidder {k}") for k in range(bids)]
    sheet = load_workbook(io.BytesIO(write_comparison(evaluate(make.tender(), offers), language="en")))[
        "Budget by year"
    ]
    found = [one.id for one in sheet.row_breaks.brk]
    assert len(found) == breaks
    [totals] = [
        number for number, row in enumerate(sheet.iter_rows(), start=1) if str(row[0].value).startswith("All bids")
    ]
    assert all(one == totals - 1 for one in found)


@pytest.mark.parametrize("years", [3, 8, 20])
def test_the_chart_of_a_budget_ends_where_its_columns_do(years: int) -> None:
    """What reaches past them is printed on a next page, which would hold nothing else."""
    content = write_comparison(
        evaluate(make.tender(horizon_years=years), [make.bid(make.offer(make.purchase()))]), language="en"
    )
    sheet: Any = load_workbook(io.BytesIO(content))["Budget by year"]
    [chart] = sheet._charts
    last = min([one.id for one in sheet.col_breaks.brk] or [sheet.max_column])
    assert chart.anchor.to.col < last


LONG = "Street lighting that asks little maintenance, for the whole of the town and the villages around it"


def of_years(years: int, language: str = "en", bids: int = 2) -> bytes:
    """Return a comparison with large amounts over so many years, of a tender with a long title."""
    cost = {"name": "Repair", "phase": "maintenance", "amount": 123_456.0}
    offer = make.offer(make.purchase(12_345_678.0, 7), costs=[cost])
    names = [f"{k} Coöperatieve Vereniging Kringloopbedrijf" for k in range(bids)]
    one = make.tender(horizon_years=years, title=LONG)
    return write_comparison(evaluate(one, [make.bid(offer, name=name) for name in names]), language=language)


@pytest.mark.parametrize(("years", "pages"), [(11, 2), (12, 2), (20, 2), (30, 3), (60, 6)])
def test_the_years_of_a_budget_are_spread_over_pages_that_are_full(years: int, pages: int) -> None:
    sheet = load_workbook(io.BytesIO(of_years(years)))["Budget by year"]
    starts = [3, *(one.id + 1 for one in sheet.col_breaks.brk), 3 + years]
    on_pages = [range(*two) for two in pairwise(starts)]
    assert len(on_pages) == pages
    assert max(map(len, on_pages)) - min(map(len, on_pages)) <= 2
    widths = {
        k: one.width for one in sheet.column_dimensions.values() for k in range(one.min or 1, (one.max or 1) + 1)
    }
    across = [sum(widths[column] for column in one) for one in on_pages]
    assert max(across) <= 1.03 * min(across)


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("nl", {(12, 2): 2, (30, 9): 4}),
        *(
            pytest.param(
                language, {(12, 2): 2, (20, 2): 2, (30, 2): 3, (60, 2): 6, (30, 9): 4}, marks=pytest.mark.thorough
            )
            for language in LANGUAGES
        ),
    ],
)
def test_a_budget_of_many_years_is_whole_on_every_page(
    language: str, wanted: dict[tuple[int, int], int], tmp_path: Path
) -> None:
    """Each page has the column that says what stands in its rows; below them go on only the bids."""
    sheet, first_row = {"nl": ("Begroting", "Investering"), "en": ("Budget by year", "Investment")}[language]
    files = {tmp_path / f"{years}-{bids}.xlsx": (years, bids) for years, bids in wanted}
    for file, (years, bids) in files.items():
        file.write_bytes(of_years(years, language, bids))
    printed = convert([*files], "pdf", tmp_path / "printed")
    for file, (years, bids) in zip(printed, files.values(), strict=True):
        book = [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]
        pages = [page for page in book if f"{sheet} lcc " in page]
        assert len(pages) == wanted[years, bids], file.stem
        assert LONG in pages[0]
        assert sum(first_row in page for page in pages) == len(pages)
        found = [year for page in pages for year in range(2027, 2027 + years) if f" {year} " in page]
        assert sorted(set(found)) == list(range(2027, 2027 + years))


def test_what_we_have_has_no_rank_in_the_budget() -> None:
    kept, bid = make.bid(make.offer(make.purchase(20.0)), name="Town"), make.bid(make.offer(make.purchase()))
    content = write_comparison(evaluate(make.tender(), [bid], reference=kept), language="en")
    [ours] = [
        row
        for row in load_workbook(io.BytesIO(content))["Budget by year"].iter_rows()
        if row[0].value == "What we have"
    ]
    assert ours[6].value == "-"


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "comparison", ["common_horizon", pytest.param("equivalent_annual_cost", marks=pytest.mark.thorough)]
)
def test_what_we_have_is_live_too(comparison: str, tmp_path: Path) -> None:
    tender = make.tender(inflation=0.02, discount={"rate": 0.03}, comparison=comparison, vat=VAT)
    repair = {"name": "Repair", "phase": "maintenance", "amount": 6.0, "every_years": 2}
    kept = make.bid(make.offer(make.purchase(20.0, 7, resale_value=3.0), costs=[repair]), name="Town")
    bids = [
        make.bid(make.offer(make.purchase(price, 8)), name=name) for name, price in (("A", 80.0), ("B", 100.0))
    ]
    evaluation = evaluate(tender, bids, reference=kept)
    content = write_comparison(evaluation, language="en")
    keys = {
        str(row[6].value): row[1].row or 0
        for row in load_workbook(io.BytesIO(content))["Assumptions"].iter_rows()
        if row[6].value
    }
    changes = [
        [("Assumptions", keys[key], 2, 0.05)] for key in ("inflation", "discount.rate", "vat.rates.standard")
    ]
    files, typed = [], []
    for number, cells in enumerate([[("Budget by year", CHOICE_ROW + 1, TOTAL + 1, 0.0)], *changes]):
        typed.append(load_workbook(io.BytesIO(content)))
        for sheet, row, column, value in cells:
            typed[-1][sheet].cell(row, column).value = value
        files.append(tmp_path / f"{number}.xlsx")
        bare(typed[-1]).save(files[-1])
    shown, *others = recalculated(files, tmp_path / "again")
    rows = {row["What"]: row for row in table(shown["Budget by year"], "Budget by calendar year")}
    planned = evaluation.reference_budget
    assert planned is not None
    assert [rows["Total"][year] for year in planned.years] == pytest.approx(planned.total.tolist())
    for one, book in zip(typed[1:], others, strict=True):
        found = read_comparison(one)
        assert found.reference is not None
        again = evaluate(found.tender, [bid for bid, _origins in found.bids], reference=found.reference[0])
        assert again.reference is not None
        first = table(book["Summary"], "Ranking")[0]
        assert first["Bidder"] == "What we have"
        cost = first.get("Life-cycle cost") if comparison == "common_horizon" else first["Equivalent annual cost"]
        assert cost == pytest.approx(again.reference.compared, abs=0.01)
        totals = {row["Bidder"]: row for row in table(book["Budget by year"], "All bids")}
        assert again.reference_budget is not None
        assert totals["What we have"]["Total"] == pytest.approx(again.reference_budget.total.sum(), abs=0.01)
