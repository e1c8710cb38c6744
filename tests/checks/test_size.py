"""How much a bid becomes is known before it is worked out, and never less than it does become."""

from typing import Any

import pytest
from hypothesis import given

import make
import strategies
from lcc.analysis.sensitivity import analyse
from lcc.cashflow.compile import compile_bid
from lcc.checks.agreement import BidDisagreesError, disagreements
from lcc.checks.size import MOST_CASH_FLOWS, cells_of, parts_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.write import write_comparison
from lcc.model import Bid, Tender
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded


def costs(number: int, **when: Any) -> list[dict[str, Any]]:
    return [{"name": f"Cost {k}", "phase": "maintenance", "amount": 1.0, **when} for k in range(number)]


EVERY_MONTH = {"every_years": 1 / 12, "warranty_years": 1 / 12}


@given(strategies.comparisons())
def test_no_bid_becomes_more(drawn: tuple[Tender, list[Bid]]) -> None:
    tender, bids = drawn
    for bid in bids:
        assert len(compile_bid(tender, bid)) <= sum(number for _path, number in parts_of(tender, bid))


@pytest.mark.parametrize("residual", ["straight_line", "annuity", "none"])
@pytest.mark.parametrize("life", [1 / 12, 0.25, 11 / 12, 15 / 12, 4.0, 15.0, 200.0])
@pytest.mark.parametrize("when", [{}, EVERY_MONTH, {"every_years": 5.0}, {"warranty_years": 2.0}, {"at_year": 3}])
def test_no_cost_becomes_more(residual: str, life: float, when: dict[str, Any]) -> None:
    tender = make.tender(horizon_years=20, residual_value=residual)
    bid = make.bid(make.offer(make.purchase(service_life_years=life), costs=costs(1, **when)))
    [said] = [number for path, number in parts_of(tender, bid) if path[2] == "costs"]
    assert sum(line.source[2] == "costs" for line in compile_bid(tender, bid)) <= said <= 1000


def test_a_bid_that_becomes_too_much_is_refused_with_the_part_that_does() -> None:
    tender = make.tender(horizon_years=20)
    months = make.offer(make.purchase(service_life_years=15 / 12), costs=costs(1000, **EVERY_MONTH))
    bid = make.bid(*[months] * 9)
    [finding] = disagreements(tender, bid)
    assert (finding.code, finding.path) == ("too_many_cash_flows", ("offers", 0, "costs"))
    assert finding.found == sum(number for _path, number in parts_of(tender, bid)) > MOST_CASH_FLOWS
    with pytest.raises(BidDisagreesError):
        evaluate(tender, [bid])


def test_lives_that_follow_each_other_are_one_cash_flow() -> None:
    """990 costs in each of 120 lives were a million cells once."""
    tender = make.tender(horizon_years=20)
    bid = make.bid(make.offer(make.purchase(service_life_years=2 / 12), costs=costs(990, **EVERY_MONTH)))
    lines = compile_bid(tender, bid)
    assert len(lines) < 1000
    assert {line.schedule.payments for line in lines if line.source[2] == "costs"} == {120}
    assert disagreements(tender, bid) == []


def test_a_workbook_is_not_written_of_what_nobody_can_open() -> None:
    tender = make.tender(horizon_years=20)
    months = make.offer(make.purchase(service_life_years=15 / 12), costs=costs(1000, **EVERY_MONTH))
    evaluation = evaluate(tender, [make.bid(months)])
    with pytest.raises(InputRefusedError) as refused:
        write_comparison(evaluation)
    [problem] = refused.value.problems
    assert (
        worded(problem).mend.say(str) == "Write the comparison with --json and without -o: that takes larger bids."
    )
    assert worded(problem).found.say(str) == str(
        cells_of(evaluation.bids[0].bid, len(evaluation.bids[0].lines), 20)
    )
    with pytest.raises(InputRefusedError) as refused:
        analyse(evaluation)
    assert worded(refused.value.problems[0]).mend.say(str) == "Name those that matter, with --vary."
