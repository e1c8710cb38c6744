"""Remarks on an outcome: hand-worked bids, and the leave-one-out test beside leaving out every bid in turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import circular
import make
from awards import BESIDE_BEST, BY_ITEM, RELATIVE
from lcc.award.outcome import Contender, Standing, rank_bids
from lcc.award.quality import BidQuality
from lcc.cashflow.line import Line
from lcc.engine.curves import Floats
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.figure.figure import Figure
from lcc.language import translator
from lcc.library.phases import PHASES
from lcc.model import Bid, Tender
from lcc.model.award import AWARD_RULES
from lcc.model.bid import Bidder
from lcc.model.quality import Scores
from lcc.record.message import Message
from lcc.scrutiny.abnormally_low import robust_score
from lcc.scrutiny.outcome_remarks import checks
from lcc.scrutiny.remark import remark
from lcc.scrutiny.stability import hangs_on_losers, ties
from lcc.words.remark_texts import said

QUALITY = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
LOW_BID = {"method": "low_bid", "price_weight": 0.6}
ABSOLUTE = {"method": "weighted_factor", "price_weight": 0.6, "lowest": 60.0, "highest": 140.0}
A, B, C = ("A", 100.0, 0.60), ("B", 125.0, 0.85), ("C", 70.0, 0.05)


def tender(award: Mapping[str, Any], **changes: Any) -> Tender:
    return make.tender(award=dict(award), quality=QUALITY, **changes)


def standings(found: Tender, *bids: tuple[str, float, float]) -> list[Standing]:
    return rank_bids(
        found,
        [
            Contender(name, cost, quality=BidQuality((), Figure(share)), by_item=(cost,))
            for name, cost, share in bids
        ],
    )


def test_a_bid_that_can_not_win_turns_the_order_of_the_other_two() -> None:
    # 60 x 70/100 + 40 x 0.60 = 66.0 for A, 60 x 70/125 + 34 = 67.6 for B; without C 60 + 24 = 84 and 48 + 34 = 82.
    found = tender(LOW_BID)
    three = standings(found, A, B, C)
    assert [one.score for one in three] == pytest.approx([66.0, 67.6, 62.0])
    assert [one.score for one in standings(found, A, B)] == pytest.approx([84.0, 82.0])
    assert list(hangs_on_losers(found, three)) == [
        remark("winner_hangs_on_loser", ("C",), {"winner": ("B",), "without": ("A",)})
    ]


def test_between_fixed_bounds_it_does_not() -> None:
    found = tender(ABSOLUTE)
    three = standings(found, A, B, C)
    assert [one.score for one in three][:2] == pytest.approx([54.0, 45.25])
    assert list(hangs_on_losers(found, three)) == []


def test_an_order_that_turns_behind_the_winner_is_told_apart() -> None:
    # A is 0.12 L points ahead of B for its cost, L the lowest one, and 10 behind for quality: they turn at L = 83.33.
    found = tender(LOW_BID)
    [check] = hangs_on_losers(found, standings(found, A, B, ("W", 90.0, 1.0), C))
    assert (check.code, check.bids) == ("order_hangs_on_loser", ("C",))
    assert check.context == {"order": ("W", "B", "A"), "without": ("W", "A", "B")}


rules = st.sampled_from(sorted(set(AWARD_RULES) - {"lowest_lcc", "lowest_price"})).map(
    lambda method: {
        "method": method,
        **{
            "quality_value": {"quality_value": 60.0},
            "weighted_factor": {"price_weight": 0.6, "lowest": 60.0, "highest": 140.0},
            "logarithmic": {"price_weight": 0.6, "base": 2.0},
            "linear_to_lowest_plus": {"price_weight": 0.6, "over_lowest": 0.4},
            "value_for_money": {"expected_cost": 100.0},
            "quality_within_margin": {"margin": 0.1},
            "superformula": {"reference_cost": 100.0, "reference_quality": 0.7, "highest_cost": 130.0},
            "fixed_budget": {"budget": 120.0},
        }.get(method, {"price_weight": 0.6}),
    }
)
fields = st.lists(st.tuples(st.integers(40, 200), st.integers(0, 20)), min_size=1, max_size=6).map(
    lambda rows: [(f"bid {k}", float(cost), share / 20) for k, (cost, share) in enumerate(rows)]
)


@given(rules, fields)
def test_only_relative_rules_are_unstable_and_no_unstable_outcome_is_missed(
    rule: dict[str, Any], bids: list[tuple[str, float, float]]
) -> None:
    found = tender(rule)
    outcome = standings(found, *bids)
    checks_of_it = list(hangs_on_losers(found, outcome))
    reported = {check.bids[0] for check in checks_of_it if len(check.bids) == 1}  # of groups see test_among
    assert rule["method"] in (*RELATIVE, *BESIDE_BEST, *BY_ITEM) or not checks_of_it
    ranked = [(bid, one) for bid, one in zip(bids, outcome, strict=True) if one.rank is not None]
    unstable = set()
    for left_out, standing in ranked:
        others = [bid for bid, _one in ranked if bid is not left_out]
        before = [one.rank for bid, one in ranked if bid is not left_out]
        after = [one.rank for one in standings(found, *others)]
        pairs = [(i, j) for i in range(len(others)) for j in range(i)]
        turned = any(_sign(before[i], before[j]) != _sign(after[i], after[j]) for i, j in pairs)
        if standing.rank != 1 and turned:
            unstable.add(left_out[0])
    assert reported == unstable


def _sign(one: int | None, other: int | None) -> int:
    assert one is not None
    assert other is not None
    return (one > other) - (one < other)


def test_what_broke_a_tie_and_what_is_left_to_the_lot() -> None:
    # Under quality_value A and B both score 60: the cheaper or the better one, as announced.
    rule = {"method": "quality_value", "quality_value": 100.0}
    bids = (("A", 110.0, 0.5), ("B", 140.0, 0.8), ("D", 140.0, 0.8))
    broken = tender({**rule, "tie_break": ["quality", "drawing_lots"]})
    assert list(ties(broken, standings(broken, *bids))) == [
        remark("tie_broken", ("B", "D", "A"), {"by": ("quality",)}),
        remark("tie_drawn", ("B", "D"), {"rank": 1.0}),
    ]
    silent = tender(rule)
    assert list(ties(silent, standings(silent, *bids))) == [remark("tie_open", ("A", "B", "D"), {"rank": 1.0})]


@dataclass(frozen=True)
class Seen:
    bid: Bid
    phases: Mapping[str, float]
    standing: Standing
    compared: float = 0.0
    lines: tuple[Line, ...] = ()
    present_value: Floats = field(default_factory=lambda: np.zeros(0))
    by_users: Floats = field(default_factory=lambda: np.zeros(0))


def received(found: Tender, costs: Mapping[str, float], **phases: float) -> list[Seen]:
    rows = rank_bids(found, [Contender(name, cost) for name, cost in costs.items()])
    spread = dict.fromkeys(PHASES, 0.0) | phases
    bids = [make.bid(make.offer(make.purchase()), name=name) for name in costs]
    return [Seen(bid, spread, row) for bid, row in zip(bids, rows, strict=True)]


def of_kind(kind: str, found: Sequence[Message]) -> list[Message]:
    return [check for check in found if check.code == kind]


def test_signs_of_an_abnormally_low_bid_stand_together() -> None:
    # Median 100, deviations 60, 5, 0, 5, 10: MAD 5; 0.6745 x (40 - 100) / 5 = -8.094. Mean of the others 102.5.
    found = make.tender(award={"method": "lowest_lcc", "abnormally_low": 0.3, "cost_floor": 50.0})
    costs = {"low": 40.0, "a": 95.0, "b": 100.0, "c": 105.0, "d": 110.0}
    [check] = of_kind("abnormally_low", checks(found, received(found, costs)))
    assert check.bids == ("low",)
    assert check.context == pytest.approx(
        {
            "cost": 40.0,
            "below_mean": 1 - 40 / 102.5,
            "below_next": 95.0,
            "robust_score": -8.094,
            "below_floor": 50.0,
        }
    )
    words = said(check).line.say(translator("en"))
    assert "61 % below the mean" in words
    assert "never exclude" in words


def test_an_outlier_beside_bids_that_are_alike_is_far_below_them_too() -> None:
    # Deviations 1, 0, 1, 1 and 5 to 16: robust scores far below -3.5.
    alike = {"a": 99.0, "b": 100.0, "c": 101.0, "d": 101.0}
    near, far = ({**alike, "low": cost} for cost in (92.0, 84.0))
    assert of_kind("abnormally_low", checks(make.tender(), received(make.tender(), near))) == []
    [check] = of_kind("abnormally_low", checks(make.tender(), received(make.tender(), far)))
    assert (check.bids, set(check.context)) == (("low",), {"cost", "robust_score"})


def test_three_bids_say_too_little_of_their_spread() -> None:
    assert robust_score(1.0, [1.0, 100.0, 101.0]) is None
    assert robust_score(1.0, [1.0, 100.0, 100.0, 100.0]) is None
    found = make.tender()
    [check] = of_kind("abnormally_low", checks(found, received(found, {"a": 1.0, "b": 100.0, "c": 101.0})))
    assert check.context == {"cost": 1.0, "below_next": 100.0}


def test_far_below_the_next_is_a_sign_only_where_most_bids_lie_above_it() -> None:
    found = make.tender()
    assert of_kind("abnormally_low", checks(found, received(found, {"a": 51.0, "b": 100.0}))) == []
    assert of_kind("abnormally_low", checks(found, received(found, {"a": 98.0, "b": 100.0, "c": 500.0}))) == []
    [check] = of_kind("abnormally_low", checks(found, received(found, {"a": 49.0, "b": 100.0, "c": 500.0})))
    assert (check.bids, check.context["below_next"]) == (("a",), 100.0)


def test_a_bidder_s_own_variants_are_no_others() -> None:
    # Beside its variants at 50 and 52 the cost of 48 looks normal; beside the others, at 100, it does not.
    found = make.tender(award={"method": "lowest_lcc", "abnormally_low": 0.4})
    seen = received(found, {"a": 48.0, "a2": 50.0, "a3": 52.0, "b": 100.0, "c": 100.0})
    own = {"a2": "A", "a3": "a"}
    variants = [
        replace(one, bid=one.bid.model_copy(update={"bidder": Bidder(name=own.get(one.bid.name, one.bid.name))}))
        for one in seen
    ]
    signs = {check.context["cost"]: check.context for check in of_kind("abnormally_low", checks(found, variants))}
    assert signs[48.0] == {"cost": 48.0, "below_mean": pytest.approx(0.52), "below_next": 100.0}
    assert set(signs) == {48.0, 50.0, 52.0}


@pytest.mark.parametrize("cost", [0.0, -1.0])
def test_nothing_to_pay_is_a_sign_whoever_else_bids_unless_the_authority_is_to_be_paid(cost: float) -> None:
    found = make.tender()
    [check] = of_kind("abnormally_low", checks(found, received(found, {"a": cost})))
    assert check.context == {"cost": cost, "nothing_paid": cost}
    [item] = found.items
    paid = found.model_copy(update={"items": [item.model_copy(update={"revenue": True})]})
    assert of_kind("abnormally_low", checks(paid, received(paid, {"a": cost}))) == []


def test_a_phase_below_zero_is_a_sign_but_what_comes_back_is_not() -> None:
    found = make.tender()
    [check] = of_kind("abnormally_low", checks(found, received(found, {"a": 9.0}, maintenance=-1.0)))
    assert check.context == {"cost": 9.0, "phases_below_zero": ("maintenance",)}
    assert of_kind("abnormally_low", checks(found, received(found, {"a": 9.0}, residual_value=-1.0))) == []


def upkeep(amount: float) -> dict[str, Any]:
    return {"costs": [{"name": "Upkeep", "phase": "maintenance", "amount": amount}]}


def outcome_of(found: Tender, **offers: dict[str, Any]) -> list[Message]:
    return evaluate(found, [make.bid(offer, name=name) for name, offer in offers.items()]).checks


def test_a_phase_at_zero_beside_others_that_ask_money() -> None:
    found = make.tender(asked_phases=["maintenance"])
    asks = make.offer(make.purchase(), **upkeep(4.0))
    free = make.offer(make.purchase(), **upkeep(0.0))
    within = make.offer(make.purchase(), included=["maintenance"])
    [check] = of_kind("phase_of_zero", outcome_of(found, a=asks, b=asks, free=free, within=within))
    assert check.bids == ("free",)
    # 4 a year over 10 years; the median of 40, 40 and 0.
    assert check.context == {"phase": "maintenance", "median": pytest.approx(40.0), "asked": 0.0}


def test_next_to_nothing_for_a_phase_is_as_telling_as_nothing() -> None:
    found = make.tender(asked_phases=["maintenance"])
    asks, hardly, little = (make.offer(make.purchase(), **upkeep(amount)) for amount in (4.0, 0.03, 0.05))
    [check] = of_kind("phase_of_zero", outcome_of(found, a=asks, b=asks, c=asks, hardly=hardly, little=little))
    assert check.bids == ("hardly",)
    assert check.context["asked"] == pytest.approx(0.3)


@pytest.mark.parametrize("residual", ["straight_line", "annuity", "none"])
def test_an_end_of_life_that_the_horizon_settles_is_no_phase_at_zero(residual: str) -> None:
    found = make.tender(asked_phases=["disposal"], residual_value=residual)
    cut, whole, free = (
        make.offer(make.purchase(100.0, life), end_of_life={"disposal": cost})
        for life, cost in ((12, 9.0), (10, 9.0), (12, 0.0))
    )
    [check] = of_kind("phase_of_zero", outcome_of(found, cut=cut, whole=whole, also=whole, free=free))
    assert check.bids == ("free",)


@pytest.mark.parametrize(
    ("kind", "offer"),
    [
        ("price_of_zero", make.offer(make.purchase(0.0), **upkeep(1.0))),
        (
            "price_of_zero",
            make.offer({"kind": "lease", "payment": 0.0, "every_months": 12, "term_months": 60}, **upkeep(1.0)),
        ),
        ("price_of_zero", make.offer(make.purchase(0.004), **upkeep(1.0))),
        ("resale_not_guaranteed", make.offer(make.purchase(10.0, resale_value=1.0))),
        (
            "nothing_lost",
            make.offer({"kind": "deposit", "deposit": 9.0, "cycle_months": 12, "return_rate": 1.0, "price": 1.0}),
        ),
        (
            "interest_on_deposit",
            make.offer(
                {
                    "kind": "deposit",
                    "deposit": 9.0,
                    "cycle_months": 120,
                    "return_rate": 0.9,
                    "price": 9.0,
                    "interest": 0.001,
                }
            ),
        ),
        (
            "taken_back_unbacked",
            make.offer(make.purchase(10.0), circularity={"mass_kg": 1.0, "taken_back_share": 0.5}),
        ),
        (
            "taken_back_short",
            make.offer(
                make.purchase(10.0),
                circularity={"mass_kg": 10.0, "taken_back_share": 0.5},
                take_back=[{"material": "dust", "mass": 4.9, "price_per_kg": 0.0}],
            ),
        ),
    ],
)
def test_what_no_guarantee_stands_behind(kind: str, offer: dict[str, Any]) -> None:
    found = outcome_of(make.tender(), one=offer, other=make.offer(make.purchase(8.0)))
    assert [(check.code, check.bids) for check in found] == [(kind, ("one",))]


def test_nothing_is_said_of_promises_that_are_backed() -> None:
    taken = {"circularity": {"mass_kg": 1.0, "taken_back_share": 0.5}}
    lease = {"kind": "lease", "payment": 1.2, "every_months": 12, "term_months": 60}
    sold = make.purchase(10.0, resale_value=1.0, resale_basis="guaranteed")
    deposit = {"kind": "deposit", "deposit": 9.0, "cycle_months": 12, "return_rate": 0.9, "price": 0.6}
    backed = make.purchase(11.0)
    promise = {"take_back": [{"material": "steel", "mass": 0.5, "price_per_kg": 0.0}], **taken}
    offers = (make.offer(lease, **taken), make.offer(sold), make.offer(deposit), make.offer(backed, **promise))
    assert outcome_of(make.tender(), **{f"bid {k}": one for k, one in enumerate(offers)}) == []
    haircut = make.tender(expected_resale_haircut=0.5)
    assert outcome_of(haircut, a=make.offer(make.purchase(10.0, resale_value=5.0)), b=make.offer(lease)) == []


def test_an_expected_resale_of_more_than_half_of_the_price_is_named_under_a_haircut_too() -> None:
    haircut = make.tender(expected_resale_haircut=0.5)
    sold = make.offer(make.purchase(10.0, resale_value=5.1))
    [check] = outcome_of(haircut, a=sold, b=make.offer(make.purchase(8.0)))
    assert (check.code, check.bids) == ("resale_of_much", ("a",))
    assert check.context == pytest.approx({"item": "thing", "resale": 5.1, "share": 0.51})


def test_a_level_without_certificate() -> None:
    found = make.tender(award={"co2_ladder": {"scale": "ProRail"}})
    plain = make.bid(make.offer(make.purchase())).model_dump(exclude_unset=True)
    bids = [
        Bid.model_validate({**plain, "bidder": {"name": name}, "co2_ladder": {"version": "3.1", **ladder}})
        for name, ladder in (("a", {"level": 3}), ("b", {"level": 5, "certificate": True}), ("c", {"level": 0}))
    ]
    found_checks = of_kind("level_without_certificate", evaluate(found, bids).checks)
    assert [(check.bids, check.context) for check in found_checks] == [(("a",), {"level": 3.0})]


def test_a_single_bid_equal_costs_and_bids_that_are_not_ranked() -> None:
    found = tender({"method": "fixed_budget", "budget": 150.0})
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("a", 100.0), ("b", 200.0))]
    scored = [
        {"bid": bid.name, "criterion": "plan", "score": score, "justification": "x"}
        for bid, score in zip(bids, (8.0, 9.0), strict=True)
    ]
    change = {
        "at": "2027-03-01T12:00:00+01:00",
        "by": "Jansen",
        "reason": "Typing error",
        "bid": "b",
        "criterion": "plan",
        "before": 6.0,
        "after": 9.0,
    }
    scores = Scores.model_validate({"tender": "test", "scores": scored, "changes": [change]})
    evaluation = evaluate(found, bids, scores)
    assert [(check.code, check.bids) for check in evaluation.checks] == [
        ("one_bid", ("a",)),
        ("not_ranked", ("b",)),
        ("score_changed", ("b",)),
    ]
    said_of_it = said(evaluation.checks[1]).line.say(translator("en"))
    assert "not ranked: above the budget." in said_of_it
    changed = said(evaluation.checks[2]).line.say(str)
    assert "from 6 to 9, on 1 March 2027 at 12:00 UTC+1 by Jansen. Reason: 'Typing error'. See" in changed
    assert result(evaluation).checks[1].words == {"reason": "over_budget", "criterion": ""}
    same = {name: make.offer(make.purchase(100.0)) for name in "ab"}
    assert [check.code for check in outcome_of(make.tender(), **same)] == ["tie_open", "costs_equal"]


def test_a_justification_that_was_changed_alone_is_said_to_be() -> None:
    change = {
        "at": "2027-03-01T12:00:00+01:00",
        "by": "Jansen",
        "reason": "Typing error",
        "bid": "a",
        "criterion": "plan",
        "before": 9.0,
        "after": 9.0,
        "justification_before": "Compelte.",
    }
    [check] = checks(
        make.tender(), [], Scores.model_validate({"tender": "test", "scores": [], "changes": [change]})
    )
    line = said(check).line.say(str)
    assert "the justification was changed, on 1 March 2027 at 12:00 UTC+1 by Jansen; the score stays 9." in line
    assert "from" not in line


@pytest.mark.parametrize(
    ("award", "dearest", "is_said"),
    [
        ({"method": "lowest_lcc"}, 0.004, True),
        ({"method": "lowest_lcc"}, 0.006, False),
        ({"method": "linear_lowest_highest", "price_weight": 1.0}, 0.004, True),
        ({"method": "linear_lowest_highest", "price_weight": 1.0}, 0.005, False),
    ],
)
def test_costs_are_equal_where_they_show_the_same_cents_whatever_the_rule(
    award: dict[str, Any], dearest: float, is_said: bool
) -> None:
    offers = {name: make.offer(make.purchase(price)) for name, price in (("a", 0.001), ("b", dearest))}
    bids = [make.bid(one, name=name) for name, one in offers.items()]
    kinds = [check.code for check in evaluate(make.tender(award=award), bids).checks]
    assert ("costs_equal" in kinds) is is_said


def test_evidence_that_expired_before_the_base_date_is_named_with_its_place() -> None:
    kept, expired = (
        {"kind": "epd", "number": number, "valid_until": until}
        for number, until in (("NEW", "2027-01-01"), ("OLD", "2026-12-31"))
    )
    steel = {**circular.STEEL, "name": "steel", "evidence": [kept, expired]}
    passport = circular.passport(materials=[steel, circular.WOOD], evidence=[expired])
    evaluation = evaluate(circular.tender(), [circular.bid("Reuse BV", 1.0, passport=passport)])
    found = [check for check in evaluation.checks if check.code == "evidence_expired"]
    at = ("offers", 0, "passport")
    assert [check.path for check in found] == [
        (*at, "evidence", 0, "valid_until"),
        (*at, "materials", 0, "evidence", 1, "valid_until"),
    ]
    words = said(found[0]).found.say(translator("en"))
    assert words == "Reuse BV shows OLD for thing, which was valid until 2026-12-31: before the base date."


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({"use_intensity": 1.2}, "intensity_claimed"),
        ({"use_intensity": 1.0}, None),
        ({"technical_life_years": 30.0}, "long_life_claimed"),
        ({"technical_life_years": 29.0}, None),
    ],
)
def test_use_and_lives_far_above_the_average_ask_for_a_second_look(stated: dict[str, float], kind: str) -> None:
    thing = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "average_life_years": 15.0}
    bid = circular.bid("Reuse BV", 1.0, passport=circular.passport(**stated))
    kinds = [check.code for check in evaluate(circular.tender(items=[thing]), [bid]).checks]
    assert [found for found in kinds if found.endswith("_claimed")] == ([kind] if kind else [])


def test_a_reference_bid_that_nobody_made_is_said() -> None:
    asked = {name: circular.tender({**circular.RULES, "reference_bid": name}) for name in ("Reuse BV", "Nobody")}
    found = {name: [one.code for one in circular.evaluated(tender).checks] for name, tender in asked.items()}
    assert "reference_unknown" not in found["Reuse BV"]
    assert "reference_unknown" in found["Nobody"]
