"""The examples are honest: little is said of their bids, and all are ranked but the one that shows what is not."""

import pytest

import make
from gaming.search import said_of
from lcc.evaluation.evaluate import BidEvaluation

NOT_RANKED = {"Lijmgevel BV": "misses_target"}
"""An outcome, and no remark: the example shows what a bid that misses a target comes to."""
SAID = {
    "Lijmgevel BV": ("not_ranked",),
    "Staalkoper BV": ("far_from_facts",),
    "Tweede Scherm BV": ("far_from_facts", "far_from_facts"),
}
"""What is far from facts is asked about, whoever offers it: a refurbished laptop, or a bidder who pays."""


@pytest.mark.parametrize("example", make.EACH_EXAMPLE)
def test_the_bids_of_an_example_are_ranked_without_a_word(example: str) -> None:
    submissions = make.example(example)
    bids = [one.bid for one in submissions.bids]
    evaluation = make.compared(submissions)
    ranked = {one.bid.name: _reasons(one) for one in evaluation.bids}
    assert ranked == {name: [NOT_RANKED[name]] if name in NOT_RANKED else [] for name in ranked}
    said = {name: said_of(name, submissions.tender, bids, evaluation.checks) for name in ranked}
    assert said == {name: SAID.get(name, ()) for name in ranked}


def _reasons(one: BidEvaluation) -> list[str]:
    return [condition.why.code for condition in one.standing.not_ranked]
