"""Bids that lost, and together decide who wins: hand-worked fields, and the search beside leaving out every group."""

from collections.abc import Sequence
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from awards import BESIDE_BEST, RELATIVE
from lcc.award.among import Among
from lcc.award.outcome import Contender, Standing, rank_bids
from lcc.award.quality import BidQuality
from lcc.evaluation.evaluate import evaluate
from lcc.figure.figure import Figure
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.model.quality import Scores
from lcc.record.message import Message
from lcc.scrutiny.remark import remark
from lcc.scrutiny.stability import hangs_on_losers
from lcc.words.remark_texts import said

QUALITY = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
Row = tuple[str, float, float]
"""A name, a cost and a share of quality."""


def tender(method: str = "low_bid", price_weight: float = 0.5, **more: Any) -> Tender:
    weighed = {"price_weight": price_weight}
    own = {
        "logarithmic": {**weighed, "base": 2.0},
        "linear_to_lowest_plus": {**weighed, "over_lowest": 0.4},
        "weighted_factor": {**weighed, "lowest": 40.0, "highest": 160.0},
        "quality_within_margin": {"margin": price_weight / 3},
    }.get(method, weighed)
    rule = {"method": method, **own, **more}
    return make.tender(award=rule, quality=QUALITY)


def standings(of: Tender, rows: Sequence[Row]) -> list[Standing]:
    return rank_bids(
        of,
        [
            Contender(name, cost, quality=BidQuality((), Figure(share)), by_item=(cost,))
            for name, cost, share in rows
        ],
    )


def decisive(of: Tender, *rows: Row) -> list[Message]:
    return [check for check in hangs_on_losers(of, standings(of, rows)) if check.code == "winner_hangs_on_loser"]


def hangs(bids: str, winner: str, without: str) -> Message:
    """Return the remark that without bids another would win; each is named by one letter."""
    return remark("winner_hangs_on_loser", tuple(bids), {"winner": tuple(winner), "without": tuple(without)})


A, B = ("A", 100.0, 0.8), ("B", 60.0, 0.5)
"""Beside each other B has 50 + 25 = 75 and A 50 x 60/100 + 40 = 70; beside a bid of 40 B has 58.33 and A 60."""


def test_of_two_stooges_at_the_low_end_each_covers_for_the_other() -> None:
    stooges = ("C", 40.0, 0.0), ("D", 40.01, 0.0)
    assert decisive(tender(), A, B) == []
    assert decisive(tender(), A, B, stooges[0]) == [hangs("C", "A", "B")]
    assert decisive(tender(), A, B, *stooges) == [hangs("CD", "A", "B")]


def test_at_one_cost_too_and_however_many_there_are() -> None:
    same = [(name, 40.0, 0.0) for name in "CDE"]
    assert decisive(tender(), A, B, *same) == [hangs("CDE", "A", "B")]
    many = [(f"S{k}", 40.0 + 0.01 * k, 0.0) for k in range(40)]
    [check] = decisive(tender(), A, B, *many)
    assert len(check.bids) == 40


def test_at_the_high_end() -> None:
    # Beside bids of 200 A has 50 x 100/120 + 50 = 91.67 and B 75; between 80 and 100 A has 50.
    rows = (("A", 100.0, 1.0), ("B", 80.0, 0.5), ("X", 200.0, 0.0), ("Y", 199.0, 0.0))
    found = tender("linear_lowest_highest")
    assert [one.score for one in standings(found, rows)][:2] == pytest.approx([91.6667, 75.0], abs=1e-4)
    assert decisive(found, *rows) == [hangs("XY", "A", "B")]


def test_at_both_ends_together() -> None:
    # A is 24 points better and 30 dearer, which costs 15 points over a span of 80 and 22 over 55: from 65 to 145
    # it wins, and without the one bid or the other, over 55, it still does. Between 90 and 120 B does.
    rows = (("A", 120.0, 0.9), ("B", 90.0, 0.5), ("L", 65.0, 0.0), ("H", 145.0, 0.0))
    assert decisive(tender("linear_lowest_highest", 0.4), *rows) == [hangs("HL", "A", "B")]


def test_one_bidder_with_two_bids_is_found_as_well() -> None:
    found = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=QUALITY, variants="allowed")
    stated = (("A", None, 100.0, 8), ("B", None, 60.0, 5), ("C", None, 40.0, 0), ("C", "v", 40.01, 0))
    bids = [
        Bid.model_validate(
            {
                "tender": "test",
                "bidder": {"name": name},
                **({"variant": variant} if variant else {}),
                "offers": [make.offer(make.purchase(price))],
            }
        )
        for name, variant, price, _score in stated
    ]
    given_scores = [
        {"bid": bid.name, "criterion": "plan", "score": row[3], "justification": "As seen."}
        for bid, row in zip(bids, stated, strict=True)
    ]
    outcome = evaluate(found, bids, Scores.model_validate({"tender": "test", "scores": given_scores}))
    [check] = [check for check in outcome.checks if check.code == "winner_hangs_on_loser"]
    assert check.bids == ("C", "C (v)")
    assert "Without C, C (v) not A but B would be first" in said(check).line.say(translator("en"))


def test_dear_bids_are_stooges_where_they_are_no_better_or_far_from_the_rest() -> None:
    # A is 25 points better than B and 20 dearer: it wins over a span of more than 40, and between 80 and 100 B does.
    found, bids = tender("linear_lowest_highest"), (("A", 100.0, 1.0), ("B", 80.0, 0.5))
    assert decisive(found, *bids, ("X", 122.0, 0.9), ("Y", 121.5, 0.9)) == []
    assert decisive(found, *bids, ("X", 122.0, 0.5), ("Y", 121.5, 0.4)) == [hangs("XY", "A", "B")]
    assert decisive(found, *bids, ("X", 126.0, 0.9), ("Y", 125.5, 0.9)) == [hangs("XY", "A", "B")]


methods = st.sampled_from(RELATIVE).map(lambda method: {"method": method})
beside_best = st.sampled_from(
    [*({"method": method} for method in BESIDE_BEST),
     *({"method": method, "relative_quality": True} for method in ("weighted_factor", "low_bid", "logarithmic"))]
)  # fmt: skip
shares = st.integers(0, 8).map(lambda eighths: eighths / 8)
rows = st.lists(st.tuples(st.integers(20, 60), shares), min_size=1, max_size=8).map(
    lambda found: [(f"bid {k}", 2.505 * cost, share) for k, (cost, share) in enumerate(found)]
)
rules = st.fixed_dictionaries(
    {},
    optional={"decimals": st.integers(0, 2), "points": st.sampled_from([10.0, 100.0]),
              "tie_break": st.sampled_from([["cost"], ["quality", "cost"]])},
)  # fmt: skip


@given(methods, st.sampled_from([0.3, 0.5, 0.8]), rules, rows)
def test_what_is_found_is_what_leaving_out_every_group_finds(
    rule: dict[str, Any], weight: float, more: dict[str, Any], field: list[Row]
) -> None:
    """With ties, rounded points and equal costs: the search works scores out at once, this ranks each rest anew."""
    of = tender(price_weight=weight, **rule, **more)
    outcome = standings(of, field)
    won = {one.contender.name for one in outcome if one.rank == 1}
    costs = sorted({cost for _name, cost, _share in field})
    turns: dict[frozenset[str], tuple[str, ...]] = {}
    for low, high in product(costs, costs):
        rest = [row for row in field if low <= row[1] <= high]
        left_out = frozenset(row[0] for row in field) - {row[0] for row in rest}
        if not left_out or left_out & won or not rest:
            continue
        first = tuple(one.contender.name for one in standings(of, rest) if one.rank == 1)
        if set(first) != won:
            turns[left_out] = first
    found = [
        (frozenset(field[place][0] for place in group.bids), tuple(field[place][0] for place in group.without))
        for group in Among(of, outcome).groups()
    ]
    for group, first in found:
        assert turns[group] == first
    sizes = [len(group) for group, _first in found]
    assert sizes == sorted(sizes)
    cheap_or_alone = [group for group in turns if len(group) == 1 or _is_cheap(group, field)]
    for group in cheap_or_alone:
        assert any(other <= group for other, _first in found)


@given(beside_best, st.sampled_from([0.3, 0.5, 0.8]), rows)
def test_who_decides_by_being_the_best_is_found_too(rule: dict[str, Any], weight: float, field: list[Row]) -> None:
    """Of every bid alone: leaving it out turns who is first just where that is said."""
    of = tender(price_weight=weight, **rule)
    outcome = standings(of, field)
    ranked = [row for row, one in zip(field, outcome, strict=True) if one.rank is not None]
    won = {one.contender.name for one in outcome if one.rank == 1}
    turns = set()
    for row in ranked:
        rest = standings(of, [other for other in ranked if other is not row])
        if row[0] not in won and {one.contender.name for one in rest if one.rank == 1} != won:
            turns.add(row[0])
    groups = list(Among(of, [one for one in outcome if one.key is not None]).groups()) if ranked else []
    alone = {ranked[group.bids[0]][0] for group in groups if len(group.bids) == 1}
    assert alone <= turns
    assert bool(alone) == bool(turns)


def test_a_better_bid_that_loses_decides_between_two_others() -> None:
    # Beside each other B has all points for quality and 72.92 to 69.05; beside X, who is too dear, 57.92 to 58.33.
    of = tender("weighted_factor", 0.5, relative_quality=True)
    bids = (("A", 80.0, 0.5), ("B", 105.0, 0.7), ("X", 160.0, 1.0))
    assert decisive(of, *bids[:2]) == []
    assert decisive(of, *bids) == [hangs("X", "A", "B")]


def _is_cheap(group: frozenset[str], field: Sequence[Row]) -> bool:
    """Whether all of a group cost less than all others."""
    inside, outside = (
        [cost for name, cost, _share in field if (name in group) is is_in] for is_in in (True, False)
    )
    return max(inside) < min(outside)


@pytest.mark.parametrize("method", ["low_bid", "linear_to_twice_lowest", "linear_lowest_highest"])
@pytest.mark.parametrize("price_weight", [0.4, 0.6])
def test_of_honest_fields_few_are_said_to_hang_on_a_group(method: str, price_weight: float) -> None:
    """Costs a tenth apart, quality as good bids have it; of more than one bid together at most one field in twenty."""
    rng, said_of, fields = Random(20261128), 0, 150
    for _field in range(fields):
        bids = [
            (f"bid {k}", max(rng.gauss(100, 10), 60.0), min(max(rng.gauss(0.65, 0.12), 0.1), 1.0))
            for k in range(rng.randint(4, 10))
        ]
        said_of += any(len(check.bids) > 1 for check in decisive(tender(method, price_weight), *bids))
    assert said_of / fields <= 0.05
