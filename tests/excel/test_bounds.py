"""What the cells of a comparison take: the sign that an amount has, for money received is settled by other rules."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.sheets import assumptions, bid_inputs
from lcc.excel.comparison.write import write_comparison
from lcc.model import Bid, Tender


def compared(tender: Tender, *bids: Bid) -> Workbook:
    return load_workbook(io.BytesIO(write_comparison(evaluate(tender, list(bids)), language="en")))


def bounds_by_key(
    book: Workbook, sheet: str, key_column: int, value_column: int
) -> dict[str, tuple[float, float]]:
    """Return between what each number on a sheet can be changed, by its key."""
    rules = {
        cell: rule
        for rule in book[sheet].data_validations.dataValidation
        for cell in str(rule.sqref).split()
        if rule.type == "decimal"
    }
    found = {}
    for row in book[sheet].iter_rows():
        rule = rules.get(row[value_column].coordinate)
        if rule is not None:
            found[str(row[key_column].value)] = (float(rule.formula1), float(rule.formula2))
    return found


def test_an_amount_keeps_the_sign_that_it_was_scored_with() -> None:
    cost: dict[str, Any] = {"phase": "maintenance", "name": "Cleaning"}
    offer = make.offer(
        make.purchase(resale_value=0.0),
        costs=[{**cost, "amount": 5.0}, {**cost, "amount": -5.0}, {**cost, "amount": 0.0}],
        end_of_life={"demolition": 3.0, "disposal": -2.0},
        take_back=[{"material": "steel", "mass": 4.0, "price_per_kg": -0.1}],
        carbon={"production_kg": 4.0},
    )
    book = compared(make.tender(carbon_price={2027: 0.1}), make.bid(offer))
    found = bounds_by_key(book, "Bids", bid_inputs.KEY, bid_inputs.VALUE)
    most = 1e12
    assert {key.removeprefix("offers[0]."): bounds for key, bounds in found.items()} == {
        "business_model.price": (0, most),
        "business_model.service_life_years": (pytest.approx(1 / 12), 200),
        "business_model.resale_value": (0, most),
        "costs[0].amount": (0, most),
        "costs[1].amount": (-most, 0),
        "costs[2].amount": (0, most),
        "end_of_life.demolition": (0, most),
        "end_of_life.disposal": (-most, 0),
        "take_back[0].mass": (0, most),
        "take_back[0].price_per_kg": (-most, 0),
        "carbon.production_kg": (-most, most),
    }


def test_what_the_authority_is_paid_stays_received() -> None:
    paper = {"id": "thing", "name": "Paper", "quantity": 5, "unit": "tonne", "revenue": True}
    book = compared(make.tender(items=[paper]), make.bid(make.offer(make.purchase(price=-60.0))))
    found = bounds_by_key(book, "Bids", bid_inputs.KEY, bid_inputs.VALUE)
    assert found["offers[0].business_model.price"] == (-1e12, 0)


def test_what_the_tender_says_of_returns_and_losses_can_be_changed_where_lines_hang_on_it() -> None:
    item = {"id": "thing", "name": "Cup", "quantity": 5, "unit": "piece", "use_per_year": 20,
            "return_rate": 1.0, "loss_per_trip": 0.05, "longest_life_years": 8}  # fmt: skip
    pool = {"kind": "pool", "units_in_circulation": 1.0, "deposit": 1.0, "loss_per_trip": 0.01}
    book = compared(make.tender(items=[item], residual_value="annuity"), make.bid(make.offer(pool)))
    found = bounds_by_key(book, "Assumptions", assumptions.KEY, assumptions.VALUE)
    assert (found["items[0].return_rate"], found["items[0].loss_per_trip"]) == ((0, 1), (0, 1))
    formulas = [str(cell.value) for row in book["Cash flows"].iter_rows() for cell in row if cell.data_type == "f"]
    assert any("items_thing_loss_per_trip" in formula for formula in formulas)
    facts = {row[0].value: row[1].value for row in book["Assumptions"].iter_rows()}
    assert facts["Residual value"] == "annuity"
    assert facts["Contracts end at the horizon"] == "no"
    assert facts["Yearly fees fall at"] == "end of the year"
    assert facts["Longest life of Cup"] == 8
    assert facts["Method"] == "2"


def test_the_cost_of_an_early_end_stands_with_the_bid_where_it_counts() -> None:
    lease = {"kind": "lease", "payment": 5.0, "every_months": 1, "term_months": 84, "early_end_cost": 30.0}
    book = compared(make.tender(contracts_end_at_horizon=True), make.bid(make.offer(lease)))
    assert "offers[0].business_model.early_end_cost" in bounds_by_key(
        book, "Bids", bid_inputs.KEY, bid_inputs.VALUE
    )


def test_what_stays_fixed_goes_along_and_is_no_choice_of_phases() -> None:
    tender = make.tender(
        vat={"treatment": "cost", "rates": {"standard": 0.21, "low": 0.09}, "by_phase": {"use": "low"}},
        open_indices={"purchase": ["general"], "use": ["general", "fixed"]},
        items=[{"id": "thing", "name": "Thing", "quantity": 5, "unit": "piece", "return_rate": 0.4}],
        residual_value="none",
        yearly_fees_fall="start",
        method=2,
    )
    book = compared(tender, make.bid(make.offer(make.purchase())))
    assert read_comparison(book).tender.model_dump() == tender.model_dump()
    lists = [rule for rule in book["All fields"].data_validations.dataValidation if rule.type == "list"]
    assert not [rule for rule in lists if "Demolition" in str(rule.formula1)]
