"""Bonus and malus under a contract: the terms of the tender on what was measured."""

from datetime import date
from typing import Any

import pytest

import circular
import lcc
from lcc.model.contract import Contract

SECONDARY, LOST = "circularity.bonus_malus[0]", "circularity.bonus_malus[1]"
ON = date(2030, 1, 1)


def contract() -> Contract:
    evaluation = circular.evaluated(circular.tender())
    scored = lcc.score(evaluation.tender, [one.bid for one in evaluation.bids])
    name = next(one.bid.name for one in evaluation.bids if "irgin" not in one.bid.name)
    return lcc.contract_of(scored, delivered=evaluation.tender.base_date, bidder=name)


def measured(promise: str, value: float, day: str = "2029-01-01") -> dict[str, Any]:
    return {"kind": "measured", "promise": promise, "date": day, "value": value, "evidence": "Audit"}


def test_a_measurement_comes_to_what_the_terms_say() -> None:
    """22.5 of 40 kg was promised to be secondary, .5625: three steps of .05 better earn 3 x 500, at most 1,200."""
    made = lcc.realise(contract(), [measured(SECONDARY, 0.72), measured(LOST, 0.46)], by="A", on=ON)
    secondary, lost = lcc.follow(made, at=ON).dues
    assert [one.promised for one in (secondary, lost)] == pytest.approx([0.5625, 0.25])
    assert (secondary.steps, secondary.amount) == (3, 1_200.00)
    assert (lost.steps, lost.amount) == (-2, -501.00)  # 2 x 250.50
    assert lcc.follow(made, at=ON).forecast.measured == 0
    assert lcc.follow(made, at=ON).measured == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (measured("circularity.bonus_malus[7]", 0.5), "unknown_bonus_malus"),
        (measured("circularity.targets[0]", 0.5), "unknown_bonus_malus"),
        (measured(SECONDARY, 72), "not_an_indicator_value"),
        (measured(SECONDARY, -0.1), "not_an_indicator_value"),
    ],
)
def test_what_can_not_be_is_refused(row: dict[str, Any], code: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(contract(), [row], by="A", on=ON)
    assert [one.code for one in refused.value.problems] == [code]
