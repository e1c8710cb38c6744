"""What the fields of a tender are called in a workbook."""

import pytest

from lcc.excel.cells.values import label_of
from lcc.model import Tender
from lcc.record.path import Path


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("award", "co2_ladder", "shares", 3), "Award, Discount for the CO2-Prestatieladder, Discount by level 3"),
        (("carbon_price", 2027), "Carbon price 2027"),
        (("items", 0, "quantity"), "Items 1, Quantity"),
        (("indices", "labour", 0, "growth"), "Indices, labour 1, growth"),
    ],
)
def test_levels_and_years_go_by_their_own_number_and_the_rest_by_its_place(path: Path, label: str) -> None:
    assert label_of(Tender, path, {("award",): "quality_value"}, str) == label
