"""No move that leaves a bid as dear in truth, or dearer, makes it cheaper by the program; unless the method says so."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from gaming import honest
from gaming.honest import Plain
from gaming.moves import ALLOWED, MOVES, Move, truth
from gaming.search import THRESHOLD
from lcc.checks.agreement import disagreements
from lcc.checks.remarks import remarks
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender

SLACK = 1e-9
KINDS = ("purchase", "buy_back", "lease", "deposit")
BY_RULE = pytest.mark.parametrize("residual_value", ["annuity", "straight_line", "none"])
BY_MOVE = pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)


def drawn(rng: Random, residual_value: str) -> tuple[Tender, Plain]:
    """Draw a tender without inflation, and an honest bid."""
    plain: dict[str, Any] = rng.choice([honest.STATED, honest.SILENT])
    moment = rng.choice(["start", "middle", "end"])
    tender = Tender.model_validate(
        plain
        | {
            "residual_value": residual_value,
            "horizon_years": rng.choice([5, 8, 10, 12]),
            "discount": {"rate": rng.choice([0.0, 0.0225, 0.0425]), "basis": "nominal"},
            "yearly_costs_fall": moment,
        }
    )
    bid = honest.bid(rng, tender, rng.choice(KINDS), life=rng.randint(6, 16))
    return tender, bid.model_dump(mode="json", exclude_unset=True)


def shown(tender: Tender, plain: Plain) -> float:
    """Return what a bid costs a year by the program."""
    return evaluate(tender, [Bid.model_validate(plain)]).bids[0].equivalent_annual_cost


def is_refused(tender: Tender, plain: Plain) -> bool:
    try:
        return bool(disagreements(tender, Bid.model_validate(plain)))
    except ValidationError:
        return True


def said(tender: Tender, plain: Plain) -> set[str]:
    return {finding.code for finding in remarks(tender, Bid.model_validate(plain))}


@BY_RULE
@BY_MOVE
@settings(max_examples=10)
@given(rng=st.randoms(use_true_random=False))
def test_a_move_that_costs_no_less_in_truth_shows_no_less(move: Move, residual_value: str, rng: Random) -> None:
    tender, before = drawn(rng, residual_value)
    after = move(tender, before)
    if after is None or is_refused(tender, after):
        return
    assert truth(tender, after) >= (1 - SLACK) * truth(tender, before)
    if said(tender, after) - said(tender, before):
        return
    if move in ALLOWED[residual_value]:
        assert shown(tender, after) >= THRESHOLD * truth(tender, after)
    else:
        assert shown(tender, after) >= (1 - SLACK) * shown(tender, before)


def _tried(move: Move, residual_value: str) -> Iterator[tuple[Tender, Plain, Plain]]:
    for seed in range(150):
        tender, before = drawn(Random(seed), residual_value)
        after = move(tender, before)
        if after is not None:
            yield tender, before, after


@BY_MOVE
def test_every_move_fits_some_honest_bid(move: Move) -> None:
    assert next(_tried(move, "annuity"), None) is not None


@pytest.mark.parametrize(
    ("residual_value", "move"),
    [(rule, move) for rule, allowed in ALLOWED.items() for move in allowed],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_a_move_that_the_method_allows_does_pay(residual_value: str, move: Move) -> None:
    """What does not pay any more goes out of the table."""
    assert any(
        shown(tender, after) < (1 - SLACK) * shown(tender, before)
        for tender, before, after in _tried(move, residual_value)
        if not is_refused(tender, after)
    )


@pytest.mark.parametrize("kind", KINDS)
@given(rng=st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_as_an_annuity_a_bid_shows_what_it_truly_costs(kind: str, rng: Random) -> None:
    tender, _bid = drawn(rng, "annuity")
    plain = honest.bid(rng, tender, kind, life=rng.randint(6, 16)).model_dump(mode="json", exclude_unset=True)
    stated = {"return_rate": 0.9} if kind == "deposit" else {}
    plain["offers"][0]["business_model"] |= stated
    assert shown(tender, plain) == pytest.approx(truth(tender, plain), rel=1e-9)
