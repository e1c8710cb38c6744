"""Circularity in the one pipeline: indicators, targets and what is avoided, as they leave the program."""

import pytest

import circularity_cases as cases
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.model.result import Result


@pytest.fixture(scope="module")
def found() -> Result:
    return result(evaluate(cases.tender(), cases.bids()))


def test_a_required_target_that_is_missed_takes_a_bid_out_of_the_ranking(found: Result) -> None:
    """68 % of Midden BV is lost and at most 60 % is allowed; Lineair BV loses exactly as much as that."""
    ranks = {one.bidder: one.rank for one in found.bids}
    assert ranks == {"Circulair BV": 1, "Lineair BV": 2, "Midden BV": None}
    reasons = {one.bidder: [(why.reason, why.criterion) for why in one.award.not_ranked] for one in found.bids}
    assert reasons["Midden BV"] == [("misses_target", "lost_share")]
    assert reasons["Lineair BV"] == []


def test_targets_are_tested_for_each_bid_and_for_the_tender(found: Result) -> None:
    """10 kg with 8 kg of 50 % recycled steel: 40 % is secondary, 10 points below the target of 50 %."""
    linear = next(one for one in found.bids if one.bidder == "Lineair BV").circularity
    secondary = linear.targets[0]
    assert secondary.value == pytest.approx(0.4)
    assert secondary.gap == pytest.approx(0.1)
    assert secondary.met is False
    for_all = found.targets[0]
    assert (for_all.indicator, for_all.reached_by, for_all.gap_of_first) == (
        "secondary_share",
        ["Circulair BV"],
        0.0,
    )


def test_what_avoiding_costs_is_beside_the_bid_for_which_least_is_paid(found: Result) -> None:
    """Paid 64,900 against 62,304.52; emissions 9,630 against 37,660 kg: 2,595.48 / 28.03 t = 92.60 a tonne."""
    circular = found.bids[0].circularity
    assert (circular.reference_bid, circular.efficient) == ("Lineair BV", True)
    assert circular.cost_per_tonne_co2 == pytest.approx(92.60, abs=0.005)
    assert circular.cost_per_kg_virgin == pytest.approx(2595.48 / (5160 - 1032), abs=1e-5)
    linear, middle = (one.circularity for one in found.bids[1:])
    assert (linear.cost_per_tonne_co2, linear.efficient) == (None, True)
    assert middle.efficient is None, "what is not ranked is not compared"


def test_a_bid_that_is_not_ranked_is_no_reference_and_beats_nobody() -> None:
    """Lineair BV is the cheapest by far; where it loses more than is allowed, the reference is another."""
    strict = cases.TENDER["circularity"] | {
        "targets": [{"indicator": "lost_share", "at_most": 0.5, "required": True}]
    }
    found = result(evaluate(cases.tender(circularity=strict), cases.bids())).bids
    assert [one.rank for one in found] == [1, None, None]
    assert {one.circularity.reference_bid for one in found} == {"Circulair BV"}
    assert found[0].circularity.efficient is True


def test_spending_is_circular_as_far_as_products_are(found: Result) -> None:
    """Where the panel is circular and the frame is not, what is paid for the panel is the share."""
    shares = {one.bidder: one.circularity.targets[2].value for one in found.bids}
    assert shares == {"Circulair BV": 1.0, "Lineair BV": 1.0, "Midden BV": 0.0}
    first, *_others = cases.bids()
    mixed = cases.bids()[1]
    offers = [mixed.offers[0], first.offers[1].model_copy(update={"passport": cases.bids()[2].offers[1].passport})]
    again = evaluate(cases.tender(), [mixed.model_copy(update={"offers": offers})]).bids[0]
    spent = again.targets[2].value
    assert spent is not None
    assert spent.value == pytest.approx(again.paid[0] / sum(again.paid))


def test_without_circularity_in_the_tender_nothing_is_worked_out() -> None:
    plain = cases.tender(circularity=None, quality=None, award={"method": "lowest_lcc"})
    outcome = result(evaluate(plain, cases.bids()))
    assert outcome.targets == []
    assert outcome.bids[0].circularity.indicators == {}
    assert outcome.bids[0].bidder == "Lineair BV"
