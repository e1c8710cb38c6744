"""A quantity at a bound is at the bound, whatever the last digit of its sum says: in the result and in the workbook."""

from pathlib import Path

import pytest
from reading import table

from command_line import costs, run
from libreoffice import needs_libreoffice, recalculated

FILES = [str(Path(__file__).parent / "tiers" / name) for name in ("tender.yaml", "bid.yaml")]


def test_three_hundred_uses_are_billed_at_the_fee_up_to_three_hundred() -> None:
    """3 pieces x 0.1 x 1,000 uses is 300.00000000000006 to a computer; 300 x 2 euros x 10 years to a purchaser."""
    assert costs(*FILES) == {"B": "6,000.00"}


@needs_libreoffice
@pytest.mark.libreoffice
def test_the_workbook_bills_them_so_too(tmp_path: Path) -> None:
    file = tmp_path / "comparison.xlsx"
    run("score", *FILES, "-o", str(file))
    [book] = recalculated([file], tmp_path / "recalculated")
    [ranked] = table(book["Summary"], "Ranking")
    assert ranked["Life-cycle cost"] == pytest.approx(6000.0, abs=0.005)
