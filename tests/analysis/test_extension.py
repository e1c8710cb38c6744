"""An extension of the contract, by numbers small enough to add up by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import make
from command_line import run as lcc
from lcc.analysis.extension import extended, in_words
from lcc.checks.agreement import BidDisagreesError
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
FILES = (str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml"))


def four_years(payment: float, **changes: Any) -> Evaluation:
    """Return a purchase of 100 for six years, of which nothing counts back, beside a lease."""
    lease = {"kind": "lease", "payment": payment, "every_months": 12, "term_months": 24}
    bids = [make.bid(make.offer(make.purchase(100.0, 6)), name="Buy"), make.bid(make.offer(lease), name="Lease")]
    return evaluate(make.tender(**{"horizon_years": 4, "residual_value": "none"} | changes), bids)


def said(evaluation: Evaluation, years: int) -> list[str]:
    return [text.say(str) for text in in_words(extended(evaluation, years))]


def test_two_more_years_make_the_purchase_the_first() -> None:
    found = extended(four_years(22.0), 2)
    buy, lease = found.bids
    assert (buy.bidder, buy.rank, buy.rank_then, buy.cost, buy.cost_then, buy.extra) == ("Buy", 2, 1, 100, 100, {})
    assert (lease.cost, lease.cost_then, lease.extra) == (88, 132, {2031: 22, 2032: 22})
    first, cost = said(four_years(22.0), 2)
    assert first == "Extended by 2 years, Buy comes first, in place of Lease."
    assert cost == "The extra years of Buy cost 0.00 EUR, at the prices of those years."


def test_the_same_bid_stays_first() -> None:
    first, cost = said(four_years(10.0), 2)
    assert first == "Extended by 2 years, the same bid comes first: Lease."
    assert cost == "The extra years of Lease cost 20.00 EUR, at the prices of those years."


def test_what_is_bought_in_the_extra_years_and_lasts_longer_is_said_apart() -> None:
    """Bought in 2027 for four years and again in 2031: two of those four years are extra ones."""
    buy = make.bid(make.offer(make.purchase(10.0, 4)), name="Buy")
    found = evaluate(make.tender(horizon_years=4), [buy])
    _first, cost = said(found, 2)
    assert cost == (
        "The extra years of Buy cost 10.00 EUR, at the prices of those years; 10.00 EUR of that is for what is bought "
        "in these years, and lasts until 2034."
    )
    _first, cost = said(found, 4)
    assert cost == "The extra years of Buy cost 10.00 EUR, at the prices of those years."


def test_a_tie_then_names_both() -> None:
    [first, *_costs] = said(four_years(100.0 / 6), 2)
    assert first == "Extended by 2 years, Buy = Lease comes first, in place of Lease."


def test_a_comparison_by_year_is_not_changed_by_it() -> None:
    [sentence] = said(four_years(10.0, comparison="equivalent_annual_cost", residual_value="straight_line"), 2)
    assert "changes no ranking" in sentence


def test_a_contract_that_ends_early_then_has_to_say_what_that_costs() -> None:
    with pytest.raises(BidDisagreesError):
        extended(four_years(10.0, contracts_end_at_horizon=True), 1)


def test_the_command_says_it_first_and_the_sheet_has_it(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    printed = lcc("sensitivity", *FILES, "--vary", "inflation", "--extend", "2", "-o", str(file)).output
    assert printed.startswith("Extended by 2 years, the same bid comes first: Kringloopbank.")
    cells = [str(cell.value) for row in load_workbook(file)["Sensitivity"].iter_rows() for cell in row]
    assert "Extended by 2 years, the same bid comes first: Kringloopbank." in cells
    assert {"2047", "2048"} <= {*cells}
    found = json.loads(lcc("sensitivity", *FILES, "--vary", "inflation", "--extend", "2", "--json", "-").stdout)[
        "extension"
    ]
    assert found["first_then"] == ["Kringloopbank"]
    for one in found["bids"]:
        assert one["extra_cash"] == pytest.approx(sum(one["extra_by_year"].values()))


def test_without_it_nothing_is_said(tmp_path: Path) -> None:
    found = json.loads(lcc("sensitivity", *FILES, "--vary", "inflation", "--json", "-").stdout)
    assert found["extension"] is None
