"""One rounding in engine and workbook, by LibreOffice: half cents, below zero, zero, thousands of millions."""

import random
from pathlib import Path

import pytest
import xlsxwriter
from reading import differences, table, written

import make
from lcc.evaluation.evaluate import evaluate
from lcc.excel.cells.formula import rounded_formula
from lcc.figure.figure import cents
from lcc.figure.rounding import half_up
from libreoffice import needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

AMOUNTS = [
    0.0, 0.004, 0.005, -0.005, 0.0049999999999, 1e-20, -1e-9, 0.994999999999999, 0.995, 1.005, 2.675, -2.675, 100.005,
    -100.005, 110.00499999999998, 1234.00499999999988, 999.9999999999999, 1e9, 1e9 + 0.125, -1e9 - 0.125,
    1234567890.125, 9999999999.994999, 12345678901.25, 123456789012.345, 3 * 10.05, 1e12,
]  # fmt: skip


def test_the_formula_rounds_as_the_engine_does(tmp_path: Path) -> None:
    drawn = random.Random(1)
    numbers = AMOUNTS + [
        drawn.choice((-1, 1)) * round(drawn.random() * 10**k, 3) / 3 for k in range(12) for _ in "abc"
    ]
    # Half a cent, and what sums leave in the digits after the fifteenth.
    numbers += [(round(drawn.random() * 10**k) + 0.5) / 100 * (1 + 3e-16) for k in range(2, 12) for _ in "abcdef"]
    file = tmp_path / "rounded.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Rounded")
        for row, number in enumerate(numbers):
            sheet.write_number(row, 0, number)
            sheet.write_formula(row, 1, "=" + rounded_formula(f"A{row + 1}"))
            sheet.write_formula(row, 2, "=" + rounded_formula(f"A{row + 1}", 9))
    [again] = recalculated([file], tmp_path / "again")
    found = [tuple(cell.value for cell in row) for row in again["Rounded"].iter_rows(max_col=3)]
    for number, (_number, in_cents, in_nine) in zip(numbers, found, strict=True):
        assert in_cents == pytest.approx(cents(number), rel=1e-15, abs=0), number
        assert in_nine == pytest.approx(half_up(number, 9), rel=1e-15, abs=0), number


LINEAR = {"method": "linear_lowest_highest", "price_weight": 0.5}
CASES = {
    "half a cent": make.of_prices({"A": 100.005, "B": 100.01}, {"method": "lowest_lcc"}),
    "less than a cent": make.of_prices({"A": 100.0, "B": 100.004}, LINEAR, {"A": 5.0, "B": 9.0}),
    "a thousand million": make.of_prices(
        {"A": 1e9 + 0.125, "B": 1e9 + 0.13, "C": 1e9 + 0.11}, {"method": "lowest_lcc"}
    ),
    "nothing": make.of_prices({"A": 0.004, "B": 0.0, "C": 0.005}, {"method": "lowest_lcc"}),
    "under the budget": make.of_prices(
        {"A": 99.994999999999999, "B": 100.005}, {"method": "fixed_budget", "budget": 100.0}, {"A": 5.0, "B": 9.0}
    ),
}


def test_one_amount_ranks_and_is_shown(tmp_path: Path) -> None:
    books = written(CASES.values(), tmp_path)
    for (name, evaluation), book in zip(CASES.items(), books, strict=True):
        assert list(differences(book, evaluation)) == [], name
        rows = {row["Bidder"]: row for row in table(book["Award"], "From cost to rank")}
        for one in evaluation.bids:
            assert rows[one.bid.name]["Cost in cents, EUR"] == one.standing.contender.cost, name
            assert rows[one.bid.name]["Rank"] == (one.rank or "-"), name
    sentences = [book["Summary"]["A3"].value for book in books]
    assert sentences[0] == "Tie: more than one bid has the lowest life-cycle cost: 100.01 EUR"
    assert sentences[1] == (
        "B comes first by the award rule with 95.0000 points; the highest score wins, and the next bid has 20.0000 "
        "points less"
    )
    assert sentences[2] == "C has the lowest life-cycle cost: 1,000,000,000.11 EUR; 0.02 EUR below the next bid"


def test_what_is_received_is_rounded_away_from_zero_too(tmp_path: Path) -> None:
    """A revenue of 100.005 is 100.01 received, a cost of -100.01: the same as that of a revenue of 100.01."""
    cost = {"name": "Rent", "phase": "use", "amount": -100.005, "at_year": 0}
    items = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True}]
    bids = [
        make.bid(make.offer(make.purchase(0.0), costs=[cost | {"amount": amount}]), name=name)
        for name, amount in (("A", -100.005), ("B", -100.01))
    ]
    evaluation = evaluate(make.tender(items=items), bids)
    assert [one.standing.contender.cost for one in evaluation.bids] == [-100.01, -100.01]
    [book] = written([evaluation], tmp_path)
    assert list(differences(book, evaluation)) == []
    assert [row["Rank"] for row in table(book["Award"], "From cost to rank")] == [1, 1]
