"""The budget sheet as a controller uses it: another bid, other shares, paper; LibreOffice holds it to the engine."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reading import changed, differences, table

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.sheets.budget import CHOICE_ROW, TOTAL
from lcc.excel.comparison.write import write_comparison
from libreoffice import needs_libreoffice, recalculated

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
    book["Budget"].cell(CHOICE_ROW + 1, TOTAL + 1).value = 2
    book.save(tmp_path / "second.xlsx")
    [second] = recalculated([tmp_path / "second.xlsx"], tmp_path / "again")
    rows = {row["What"]: row for row in table(second["Budget"], "Budget by calendar year")}
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


def test_the_bid_that_is_shown_is_no_part_of_what_was_scored(evaluation: Evaluation) -> None:
    """A controller who chose another bid has edited nothing."""
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    book["Budget"].cell(CHOICE_ROW + 1, TOTAL + 1).value = 2
    found = read_comparison(book)
    assert found.tender.cost_centres == {"Sport": 0.6, "Care": 0.4}
    assert [bid.name for bid, _origins in found.bids] == [one.bid.name for one in evaluation.bids]


def test_a_budget_prints_no_letter_below_eight_points(evaluation: Evaluation) -> None:
    sheet = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))["Budget"]
    written = [cell.font.size for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert min(written) * sheet.page_setup.scale / 100 >= 8
