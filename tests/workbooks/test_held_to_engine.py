"""The comparison workbook against the engine: LibreOffice recalculates it, and every figure agrees to a cent."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reading import NO_ROW_OF_VAT, differences, written

import make
import strategies
from effort import of_a_hundred
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import write_comparison
from lcc.library import shipped
from lcc.model import Bid, Tender
from libreoffice import bare, needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

RANDOM_WORKBOOKS = of_a_hundred(60)
FEWEST = {"dismantling": 19}
"""Cells to change, where an example has few: a bidder who pays for a building leaves little else to pay."""


@pytest.mark.parametrize("name", make.EXAMPLES)
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_the_examples_as_written(name: str, language: str, tmp_path: Path) -> None:
    evaluation, file = make.compared(make.example(name)), tmp_path / "comparison.xlsx"
    file.write_bytes(write_comparison(evaluation, language=language))
    [book] = recalculated([file], tmp_path / "recalculated")
    assert list(differences(book, evaluation, language)) == []


def test_the_edges(tmp_path: Path) -> None:
    """No interest, one year, nothing to pay, growth at the discount rate, a tie, names that look like formulas."""
    names = ["O'Neill & Zn.", '"Quoted" BV', "=1+1", "+31 20", "x" * 200]
    cases = {
        "no-interest": make.tender(),
        "one-year": make.tender(horizon_years=1, discount={"rate": 0.02}),
        "long": make.tender(horizon_years=60, discount={"rate": 0.0225}, inflation=0.02),
        "growth": make.tender(discount={"rate": 0.03, "basis": "nominal"}, inflation=0.03),
        "negative": make.tender(discount={"rate": -0.01}, inflation=-0.02, indexation="continuous"),
    }
    evaluations = []
    for tender in cases.values():
        bids = [make.bid(make.offer(make.purchase(0.0, 7)), name=bidder) for bidder in names]
        evaluations.append(evaluate(tender, [*bids, make.bid(make.offer(make.purchase(0.01, 7)), name="dearer")]))
    for evaluation, book in zip(evaluations, written(evaluations, tmp_path), strict=True):
        assert list(differences(book, evaluation)) == []


def test_a_wrong_figure_in_the_file_is_seen(tmp_path: Path) -> None:
    """The comparison can fail: LibreOffice really computes, and what it computes is really looked at."""
    evaluation = make.compared(make.example("street-furniture"))
    file = tmp_path / "wrong.xlsx"
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    amounts = [cell for cell in book["Cash flows"]["G"] if cell.data_type == "f"]
    amounts[0].value += "+0.02"
    book.save(file)
    [book] = recalculated([file], tmp_path / "recalculated")
    assert len(list(differences(book, evaluation))) >= 4


def changed(record: Any, path: list[str | int], value: Any) -> Any:
    """Return plain values with one of them replaced."""
    plain = json.loads(json.dumps(record))
    at = plain
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return plain


def as_path(key: str) -> list[str | int]:
    """Return the path that a key in the workbook names: offers[0].costs[1].amount."""
    return [int(part[1:-1]) if part[0] == "[" else part for part in re.findall(r"\[\d+\]|[^.\[\]]+", key)]


def inputs(sheet: Worksheet, head_row: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the row number and the values of every row with a cell that the formulas follow.

    Weights of criteria and shares by level hang together: they are changed in `test_award_sheet`, and what circularity
    follows from in `test_circularity_sheet`.
    """
    heads = [cell.value for cell in sheet[head_row]]
    value = heads.index("Value") + 1
    for row in range(head_row + 1, sheet.max_row + 1):
        changed = str(sheet.cell(row, heads.index("Changed") + 1).value)
        key = str(sheet.cell(row, heads.index("Key") + 1).value)
        together = key.endswith(".weight") or ".shares" in key
        together |= any(part in key for part in (".passport.", ".destinations."))
        together |= key.startswith("circularity") or key.endswith("average_life_years")
        if not sheet.cell(row, value).protection.locked and "score again" not in changed and not together:
            yield row, {str(head): sheet.cell(row, column + 1).value for column, head in enumerate(heads)}


def another(value: Any) -> Any:
    """Return another value for a cell."""
    others = {"real": "nominal", "nominal": "real", "once a year": "every month"}
    return others[value] if isinstance(value, str) else value * 0.9 + 0.017


def with_change(tender: Tender, bids: list[Bid], row: dict[str, Any], value: Any) -> tuple[Tender, list[Bid]]:
    """Return tender and bids in which the change is made that was made in the workbook."""
    codes = {"every month": "continuous", "once a year": "yearly"}
    value = codes.get(value, value) if isinstance(value, str) else value
    if "Bidder" in row:
        bids = [
            Bid.model_validate(
                changed(bid.model_dump(mode="json", exclude_unset=True), as_path(row["Key"]), value)
            )
            if bid.name == row["Bidder"]
            else bid
            for bid in bids
        ]
    else:
        path = as_path(row["Key"])
        if path[0] == "carbon_price":
            path[1] = str(path[1])
        plain = changed(tender.model_dump(mode="json", exclude_unset=True), path, value)
        if path[0] == "discount":
            # What was changed is not the published one any more.
            plain["discount"].pop("profile", None)
        if path[0] == "indices":
            plain.get("index_paths", {}).pop(path[1], None)
        if path == ["inflation"]:  # growths stay as they are typed, and follow from no real levels any more
            paths = plain.get("index_paths", {})
            plain["index_paths"] = {name: one for name, one in paths.items() if one["basis"] != "real"}
        if path == ["vat", "cost_share"]:
            plain["vat"]["treatment"] = "mixed"
        if path[0] == "carbon_price":
            plain.pop("carbon_price_path", None)
        tender = Tender.model_validate(plain)
    return tender, bids


@pytest.mark.parametrize(
    ("name", "of_each_bid"),
    [("reusable-cups", False)]
    + [pytest.param(name, True, marks=pytest.mark.thorough) for name in sorted(shipped.examples())],
)
def test_after_changing_each_cell_that_can_be_changed(name: str, of_each_bid: bool, tmp_path: Path) -> None:
    """Each field of the tender, and each of a bid: of the first that has it in every run, of all in `make test-all`."""
    submissions = make.example(name)
    bids = [one.bid for one in submissions.bids]
    content = write_comparison(make.compared(submissions), language="en")
    cases: list[tuple[str, Evaluation]] = []
    files: list[Path] = []
    book = bare(whole := load_workbook(io.BytesIO(content)))
    for sheet_name in ("Assumptions", "Bids"):
        rows = list(inputs(whole[sheet_name], head_row=4))
        first = {values["Key"]: (row, values) for row, values in reversed(rows)}
        for row, values in rows if of_each_bid else first.values():
            value, cell = another(values["Value"]), book[sheet_name].cell(row, list(values).index("Value") + 1)
            cell.value = value
            files.append(tmp_path / f"{len(files)}.xlsx")
            book.save(files[-1])
            cell.value = values["Value"]
            cases.append(
                (f"{values}", evaluate(*with_change(submissions.tender, bids, values, value), submissions.scores))
            )
    assert len(files) >= FEWEST.get(name, 21)
    unchanged = _figures(make.compared(submissions))
    # A buy-back step that is not reached, a rate after the horizon, the mass of the only item rightly have none,
    # nor has a lower minimum of a use that is reached.
    moved = [_figures(evaluation) != unchanged for what, evaluation in cases if "minimum_use_per_year" not in what]
    assert sum(moved) >= 0.7 * len(moved)
    for (what, evaluation), book in zip(cases, recalculated(files, tmp_path / "recalculated"), strict=True):
        # A book of a tender whose VAT is all a cost has no row for what is claimed back; its totals hold.
        without = [NO_ROW_OF_VAT] if "vat.cost_share" in what and submissions.tender.vat.cost_share == 1 else []
        assert list(differences(book, evaluation)) == without, what
        assert book["Summary"]["A6"].value == "Values that differ from the tender and the bids: 1.", what


def _figures(evaluation: Evaluation) -> dict[str, tuple[float, float, float | None]]:
    return {
        one.bid.name: (one.life_cycle_cost, one.equivalent_annual_cost, one.standing.score)
        for one in evaluation.bids
    }


def test_random_tenders_and_bids(tmp_path: Path) -> None:
    drawn: list[Evaluation] = []

    @settings(
        RANDOM_WORKBOOKS,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies.comparisons(longest=12))
    def draw(comparison: tuple[Tender, list[Bid]]) -> None:
        drawn.append(evaluate(*comparison))

    draw()
    assert len(drawn) >= 0.8 * RANDOM_WORKBOOKS.max_examples
    kinds = {offer.business_model.kind for one in drawn for bid in one.bids for offer in bid.bid.offers}
    assert len(kinds) == 6
    for evaluation, book in zip(drawn, written(drawn, tmp_path), strict=True):
        found = list(differences(book, evaluation))
        assert found == [], (found, evaluation.tender, [one.bid for one in evaluation.bids])
