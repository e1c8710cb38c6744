"""What the authority has, beside the bids: its cost is there, and nothing of the award hangs on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import awards
import make
import strategies
from effort import of_a_hundred
from lcc.audit.replay_result import replay
from lcc.checks.agreement import BidDisagreesError
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.lots import evaluate_lots
from lcc.evaluation.results import result
from lcc.model import Bid, Tender
from lcc.model.result import Result

REPAIR = {"name": "Repair", "phase": "maintenance", "amount": 5.0, "yearly": True}


def kept() -> Bid:
    return make.bid(make.offer(make.purchase(0.0, 10), costs=[REPAIR]), name="Gemeente")


def bids() -> list[Bid]:
    return [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 80.0), ("B", 100.0))]


def test_it_is_worked_out_as_a_bid_and_has_no_rank() -> None:
    found = evaluate(make.tender(), bids(), reference=kept())
    assert found.reference is not None
    assert (found.reference.life_cycle_cost, found.reference.rank) == (50.0, None)
    assert [(one.bid.name, one.rank) for one in found.bids] == [("A", 1), ("B", 2)]
    stated = result(found)
    assert stated.reference is not None
    assert (stated.reference.name, stated.reference.life_cycle_cost) == ("Gemeente", 50.0)
    assert stated.reference.budget.running == {"maintenance": [5.0] * 10}
    assert [one.above_reference for one in stated.bids] == [30.0, 50.0]


@pytest.mark.parametrize("method", ["lowest_lcc", "weighted_factor", "linear_lowest_highest", "low_bid"])
def test_it_changes_no_score_rank_or_check(method: str) -> None:
    """Where scores are relative to the lowest cost too, and it is a fraction of that."""
    without = awards.evaluated(method)
    cheap = make.bid(make.offer(make.purchase(1.0, 10), costs=[REPAIR]), name="Gemeente")
    beside = evaluate(without.tender, awards.bids(), awards.scores(), reference=cheap)
    stated = [one.model_copy(update={"above_reference": None}) for one in result(beside).bids]
    assert stated == result(without).bids
    assert result(beside).checks == result(without).checks


def test_a_result_with_it_is_computed_again_and_a_changed_one_is_found() -> None:
    stated = result(evaluate(make.tender(), bids(), reference=kept()))
    assert list(replay(stated.model_dump_json().encode(), "result.json").differences) == []
    lower = Result.model_validate(stated.model_dump())
    assert lower.documents is not None
    assert lower.documents.reference is not None
    lower.documents.reference["offers"][0]["costs"][0]["amount"] = 4.0
    changed = replay(lower.model_dump_json().encode(), "result.json").differences
    fields = {one.origin.field for one in changed}
    assert {"reference.life_cycle_cost", "bids[0].above_reference"} <= fields
    assert not [field for field in fields if field.startswith("bids") and not field.endswith("above_reference")]


def test_it_answers_the_tender_like_a_bid() -> None:
    with pytest.raises(BidDisagreesError):
        evaluate(make.tender(asked_phases=["disposal"]), bids(), reference=kept())


def test_it_can_be_called_as_a_bidder_is() -> None:
    """By its name nobody becomes it, and it keeps nobody out."""
    same = kept().model_copy(update={"bidder": bids()[0].bidder})
    found = evaluate(make.tender(), bids(), reference=same)
    assert [one.bid.name for one in found.bids] == ["A", "B"]


def test_each_lot_has_its_part_of_it() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("thing", "other")]
    lots = {"parts": [{"id": item["id"], "title": item["id"], "items": [item["id"]]} for item in items]}
    tender = make.tender(items=items, lots=lots)
    offers = [make.offer(make.purchase(0.0, 10), costs=[REPAIR]) | {"item": name} for name in ("thing", "other")]
    both = make.bid(*offers, name="Gemeente")
    found = evaluate_lots(tender, bids(), reference=both)
    lot = found.lots["thing"]
    assert lot is not None
    assert lot.reference is not None
    assert lot.reference.life_cycle_cost == 50.0


@given(case=strategies.comparisons(), number=st.integers(0, 2))
@of_a_hundred(30)
def test_any_bid_costs_as_much_as_a_reference(case: tuple[Tender, list[Bid]], number: int) -> None:
    tender, offered = case
    plain = evaluate(tender, offered)
    same = offered[number % len(offered)]
    beside = evaluate(tender, offered, reference=same)
    assert beside.reference is not None
    [bid] = [one for one in beside.bids if one.bid.name == same.name]
    assert beside.reference.life_cycle_cost == pytest.approx(bid.life_cycle_cost)
    assert [one.rank for one in beside.bids] == [one.rank for one in plain.bids]
