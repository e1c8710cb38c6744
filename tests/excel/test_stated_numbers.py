"""Numbers on the sheets of assumptions and bids are shown as they are typed, with the unit that the tender uses."""

import io
from typing import Any

from openpyxl import load_workbook

import make
from lcc.evaluation.evaluate import evaluate
from lcc.excel.cells.styles import SHARE
from lcc.excel.comparison.write import write_comparison

SHADED = {
    "id": "thing", "name": "Blind", "quantity": 3, "unit": "piece", "use_per_year": 900.0, "use_unit": "hour",
}  # fmt: skip
BUY_BACK = {
    "kind": "buy_back",
    "price": 980.0,
    "service_life_years": 15,
    "buy_back": [{"after_years": 10, "share_of_price": 0.25}, {"after_years": 15, "share_of_price": 0.1}],
}


def sheet(name: str) -> Any:
    evaluation = evaluate(make.tender(items=[SHADED]), [make.bid(make.offer(BUY_BACK))])
    return load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))[name]


def test_use_is_in_the_unit_of_the_tender() -> None:
    units = {row[0].value: row[2].value for row in sheet("Assumptions").iter_rows()}
    assert units["Quantity a year of Blind"] == "hour per piece"


def test_a_share_that_has_no_effect_yet_is_a_percentage_too() -> None:
    """Bought back after ten years: the step at fifteen plays no part unless something else is changed."""
    shown = {row[2].value: row[3] for row in sheet("Bids").iter_rows(min_row=5)}
    counts, later = (shown[f"Buy-back table {k}: share of the price paid back"] for k in (1, 2))
    assert later.fill.fgColor.rgb != counts.fill.fgColor.rgb
    assert later.number_format == counts.number_format == SHARE
