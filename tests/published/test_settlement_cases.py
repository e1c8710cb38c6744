"""What the horizon cuts off, settled in each way that a tender can ask: worked out elsewhere, by hand-written loops."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import make
import reference
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender

CASES = YAML(typ="safe", pure=True).load(Path(__file__).parent / "settlement_cases.yaml")
WAYS = ("straight_line", "annuity", "none")


def by_reference(tender: Tender, bid: Bid) -> float:
    return sum(reference.phases(tender, bid).values())


def by_program(tender: Tender, bid: Bid) -> float:
    return evaluate(tender, [bid]).bids[0].life_cycle_cost


@pytest.mark.parametrize("cost", [by_reference, by_program])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_settled_at_the_horizon(case: dict[str, Any], way: str, cost: Callable[[Tender, Bid], float]) -> None:
    tender = make.tender(
        horizon_years=case["horizon_years"],
        discount={"rate": 0.0425, "basis": "nominal"},
        inflation=case.get("inflation", 0.0),
        residual_value=way,
    )
    bid = make.bid(make.offer(**case["offer"]))
    assert cost(tender, bid) == pytest.approx(case["life_cycle_cost"][way], abs=1e-6)
