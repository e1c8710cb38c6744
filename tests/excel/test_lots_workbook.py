"""The workbook of all lots: who is awarded which, what that comes to and what is next best, in formulas that hold."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import make
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots
from lcc.excel.comparison.lots_workbook import write_lots
from lcc.language import LANGUAGES
from lcc.model import Bid
from lcc.model.draw import Draw
from libreoffice import needs_libreoffice, recalculated

LOTS = ("seats", "tables", "bins")
PRICES: dict[str, dict[str, float]] = {
    "Ash": {"seats": 1000.0, "tables": 1050.0},
    "Birch": {"tables": 1000.0, "bins": 600.0},
    "Cedar": {"seats": 1060.0, "tables": 1025.0},
}


POINTS = {"method": "weighted_factor", "price_weight": 1.0, "lowest": 0.0, "highest": 2000.0}


def found(
    prices: dict[str, dict[str, float]],
    draws: list[Draw] | None = None,
    *,
    award: dict[str, Any] | None = None,
    off: dict[str, float] | None = None,
    **rules: Any,
) -> LotsEvaluation:
    """Return three lots; under the best combination Cedar takes 5 % off for seats and tables together."""
    parts = [{"id": code, "title": code.title(), "items": [code]} for code in LOTS]
    combined = rules.get("allocation") == "best_combination"
    bids = [
        Bid.model_validate(
            {
                "tender": "test",
                "bidder": {"name": name},
                "offers": [make.offer(make.purchase(price), item=code) for code, price in asked.items()],
                "combinations": [{"lots": ["seats", "tables"], **(off or {"discount": 0.05})}]
                if combined and name == "Cedar"
                else [],
            }
        )
        for name, asked in prices.items()
    ]
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in LOTS]
    stated = {"award": award} if award else {}
    tender = make.tender(items=items, lots={"parts": parts, "combined_bids": combined, **rules}, **stated)
    return evaluate_lots(tender, bids, draws=draws or [])


def opened(lots: LotsEvaluation, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(write_lots(lots, language=language)), data_only=True)


def rows(sheet: Worksheet, first: str) -> list[tuple[Any, ...]]:
    """Return the rows below the heads of the first table under a heading, as far as the total."""
    cells = list(sheet.iter_rows(values_only=True))
    start = next(k for k, row in enumerate(cells) if row[0] == first) + 2
    end = next(k for k, row in enumerate(cells) if k > start and row[1] == "Total")
    return cells[start : end + 1]


def test_the_front_has_every_lot_the_discount_the_total_and_how_much_dearer_others_are() -> None:
    book = opened(found(PRICES, allocation="best_combination"))
    front = book["Award of lots"]
    assert front["A3"].value == "3 of 3 lots are awarded: 2,580.75 EUR."
    shown = rows(front, "Who is awarded which lot")
    assert [(row[1], row[2], row[4], row[6], row[8]) for row in shown] == [
        ("Seats", "Cedar", 1060, "Ash", 19.25),
        ("Tables", "Cedar", 1025, "Birch", 19.25),
        ("Bins", "Birch", 600, "-", "-"),
        ("Combined lots", "Cedar", -104.25, None, None),
        ("Total", None, 2580.75, None, None),
    ]
    others = rows(front, "Next best combination")
    assert [(row[2], row[4]) for row in others] == [("Ash", 1000), ("Birch", 1000), ("Birch", 600), (None, 2600)]


def test_in_order_the_next_bidder_of_each_lot_stands_beside_who_is_awarded_it() -> None:
    front = opened(found(PRICES, most_per_bidder=1))["Award of lots"]
    shown = rows(front, "Who is awarded which lot")
    assert [(row[2], row[6], row[7], row[8]) for row in shown[:3]] == [
        ("Ash", "Cedar", 1060, 60),
        ("Birch", "Cedar", 1025, 25),
        ("-", "-", "-", "-"),
    ]


def test_before_a_draw_nobody_is_awarded_and_after_it_the_record_is_there() -> None:
    prices = {"R": {"seats": 100.0, "tables": 120.0}, "S": {"seats": 100.0, "tables": 100.0}}
    before = opened(found(prices, most_per_bidder=1))["Award of lots"]
    assert before["A3"].value == "Not all lots can be awarded yet: for Seats lots have to be drawn between R, S."
    assert [row[2] for row in rows(before, "Who is awarded which lot")] == ["-", "-", "-", None]
    plain = {
        "lot": "seats",
        "order": ["S", "R"],
        "at": "2027-05-20T10:00:00+02:00",
        "by": "N. Noor",
        "method": "Slips",
    }
    after = opened(found(prices, [Draw.model_validate(plain)], most_per_bidder=1))["Award of lots"]
    assert [row[2] for row in rows(after, "Who is awarded which lot")] == ["S", "R", "-", None]
    assert any("In the order drawn: S, R" in str(row[0]) for row in after.iter_rows(values_only=True))


def test_a_sum_is_taken_off_to_the_cent() -> None:
    front = opened(found(PRICES, allocation="best_combination", off={"amount": 85.01}))["Award of lots"]
    shown = rows(front, "Who is awarded which lot")
    assert [(row[4], row[5]) for row in shown[3:]] == [
        (-85.01, "discount of 85.01 EUR on the cost of Seats, Tables"),
        (2599.99, None),
    ]


def test_points_in_order_are_no_money_and_have_no_total() -> None:
    front = opened(found(PRICES, award=POINTS))["Award of lots"]
    assert [row[4] for row in rows(front, "Who is awarded which lot")] == [50, 50, 70, "-"]


def test_in_points_a_sheet_has_each_discount_spread_and_scored() -> None:
    """By hand: 5 % of 2085 is 104.25, of which 53.00 for 1060; (2000 - 1007) / 20 is 49.65 points, 2.65 more."""
    book = opened(found(PRICES, award=POINTS, allocation="best_combination"))
    assert book["Award of lots"]["A3"].value == "3 of 3 lots are awarded: 170.9625 points."
    shown: list[Any] = [
        row for row in book["Combined lots"].iter_rows(values_only=True) if row[9] not in (None, "")
    ]
    assert [row[2:] for row in shown if not isinstance(row[9], str)] == [
        (2085, 0.05, 104.25, 1980.75, None, None, None, pytest.approx(5.2125)),
        (1060, None, 53, 1007, 0, pytest.approx(49.65), 47, pytest.approx(2.65)),
        (1025, None, 104.25, 973.75, 0, pytest.approx(51.3125), 48.75, pytest.approx(2.5625)),
    ]
    front: list[Any] = rows(book["Award of lots"], "Who is awarded which lot")
    assert [(row[2], row[4]) for row in front] == [
        ("Cedar", 47), ("Cedar", 48.75), ("Birch", 70), ("Cedar", pytest.approx(5.2125)), (None, 170.9625),
    ]  # fmt: skip
    assert (front[0][6], front[0][7], front[0][8]) == ("Ash", 170, pytest.approx(0.9625))
    others: list[Any] = rows(book["Award of lots"], "Next best combination")
    assert [row[4] for row in others] == [50, 50, 70, 170]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_prints_on_a4(language: str) -> None:
    for sheet in opened(found(PRICES, allocation="best_combination"), language).worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


@needs_libreoffice
@pytest.mark.libreoffice
def test_libreoffice_comes_to_the_same_and_amounts_are_live(tmp_path: Path) -> None:
    """100 less for the bench of Cedar: 95 less for all lots after the discount."""
    cases = {
        "combination": found(PRICES, allocation="best_combination"),
        "order": found(PRICES, most_per_bidder=1),
        "points": found(PRICES, award=POINTS, allocation="best_combination", off={"amount": 125.1}),
    }
    files = []
    for name, lots in cases.items():
        files.append(tmp_path / f"{name}.xlsx")
        files[-1].write_bytes(write_lots(lots, language="en"))
    edited = load_workbook(files[0])
    amounts = edited["Amounts"]
    for row in amounts.iter_rows():
        if row[0].value == "Cedar" and row[1].value == 1060:
            row[1].value = 960
    files.append(tmp_path / "edited.xlsx")
    edited.save(files[-1])
    edited = load_workbook(files[2])
    for row in edited["Amounts"].iter_rows():
        if row[0].value == "Cedar" and row[1].value == 1060:
            row[1].value = 960
    files.append(tmp_path / "edited-points.xlsx")
    edited.save(files[-1])
    (tmp_path / "out").mkdir()
    again = recalculated(files, tmp_path / "out")
    for file, book in zip(files[:3], again, strict=False):
        for written in load_workbook(file, data_only=True):
            for row in written.iter_rows():
                for cell in row:
                    if isinstance(cell.value, int | float):
                        found_value = book[written.title][cell.coordinate].value
                        assert float(found_value) == pytest.approx(cell.value, abs=1e-6), cell.coordinate
    assert float(rows(again[3]["Award of lots"], "Who is awarded which lot")[-1][4]) == pytest.approx(2485.75)
    # 125.10 off 960 + 1025 is 60.50 and 64.60: 55.025 and 51.98 points, where 47 and 48.75 are stated.
    more = rows(again[4]["Award of lots"], "Who is awarded which lot")[-2][4]
    assert float(more) == pytest.approx(55.025 - 47 + 51.98 - 48.75)
