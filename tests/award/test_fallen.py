"""Bids that fall away: before the award they play no part; after it the tender says whether the order stays."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.award.drawn import DrawsDisagreeError
from lcc.award.fallen import DecisionsDisagreeError
from lcc.checks.scoring import ScoresDisagreeError
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots
from lcc.model.bid import Bid
from lcc.model.bid_decision import GROUNDS, BidDecisions
from lcc.model.draw import Draw
from lcc.model.quality import Scores
from lcc.model.tender import Tender
from lcc.words.lot_outcome import lot_outcomes

BIDS: Mapping[str, tuple[float, float]] = {"A": (100.0, 0.60), "B": (125.0, 0.85), "C": (70.0, 0.05)}
"""Price and share of quality: the worked example of the rescoring after a bid falls away, 60 points for cost."""
BEFORE, AWARD, AFTER = (f"2027-0{month}-20T10:00:00+02:00" for month in (5, 6, 7))
SHARE = {
    "kind": "measured",
    "indicator": "secondary_share",
    "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}],
}
INVALID = {
    "what": "invalid",
    "ground": "incomplete",
    "reason": "The annex is missing.",
    "at": BEFORE,
    "by": ["Noor"],
}


def tender(rule: Mapping[str, Any] = {"method": "low_bid", "price_weight": 0.6}, **changes: Any) -> Tender:
    quality = {"criteria": [{"id": "k", "name": "K", "weight": 1.0, "scale": SHARE}]}
    return make.tender(award=dict(rule), quality=quality, **changes)


def bids() -> list[Bid]:
    return [
        make.bid(
            make.offer(make.purchase(price), circularity={"mass_kg": 1.0, "secondary_share": share}), name=name
        )
        for name, (price, share) in BIDS.items()
    ]


def decided(*decisions: Mapping[str, Any], **others: Any) -> BidDecisions:
    listed = [{**INVALID, **one} for one in decisions]
    return BidDecisions.model_validate({"tender": "test", "decisions": listed, **others})


def scored(found: Evaluation) -> dict[str, tuple[int | None, float | None]]:
    return {
        one.bid.name: (one.rank, None if one.standing.score is None else round(one.standing.score, 6))
        for one in found.bids
    }


def test_before_the_award_it_sets_no_lowest_cost_and_stays_in_the_list_with_its_reason() -> None:
    found = evaluate(tender(), bids())
    assert scored(found) == {"B": (1, 67.6), "A": (2, 66.0), "C": (3, 62.0)}
    found = evaluate(tender(), bids(), decisions=decided({"bid": "C"}))
    assert scored(found) == {"A": (1, 84.0), "B": (2, 82.0), "C": (None, None)}
    [why] = found.bids[-1].standing.not_ranked
    assert (why.why.code, why.why.context["reason"]) == ("invalid", "The annex is missing.")
    assert [(one.code, one.bids) for one in found.checks if one.code == "fell_away"] == [("fell_away", ("C",))]


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("keep_order", {"B": (1, 67.6), "A": (2, 66.0), "C": (None, None)}),
        ("recalculate", {"A": (1, 84.0), "B": (2, 82.0), "C": (None, None)}),
    ],
)
def test_after_the_award_the_tender_says_whether_the_order_stays(
    after: str, wanted: dict[str, tuple[int | None, float | None]]
) -> None:
    rule = {"method": "low_bid", "price_weight": 0.6, "after_withdrawal": after}
    late = decided({"bid": "C", "at": AFTER}, awarded_at=AWARD)
    assert scored(evaluate(tender(rule), bids(), decisions=late)) == wanted
    early = decided({"bid": "C"}, awarded_at=AWARD)
    assert scored(evaluate(tender(rule), bids(), decisions=early))["A"] == (1, 84.0)


def test_a_rule_that_looks_at_others_has_to_say_so_and_any_other_comes_to_the_same() -> None:
    late = decided({"bid": "B", "at": AFTER}, awarded_at=AWARD)
    with pytest.raises(DecisionsDisagreeError) as refused:
        evaluate(tender(), bids(), decisions=late)
    [finding] = refused.value.findings
    assert (finding.code, finding.path) == ("no_rule_after_award", ("decisions", 0, "at"))
    bounds = {"method": "weighted_factor", "price_weight": 0.6, "lowest": 50.0, "highest": 150.0}
    found = evaluate(tender(bounds), bids(), decisions=late)
    whole = scored(evaluate(tender(bounds), bids()))
    assert scored(found) == {"A": (1, whole["A"][1]), "C": (2, whole["C"][1]), "B": (None, None)}


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        (decided({"bid": "Nobody"}), "unknown_bid_decided"),
        (decided({"bid": "A", "lot": "north"}), "unknown_lot_decided"),
        (decided({"bid": "A"}, {"bid": "A", "what": "withdrawn", "ground": "of_the_bidder"}), "decided_twice"),
        (
            decided(
                enquiries=[
                    {
                        "bid": "A", "asked": "Why?", "asked_at": BEFORE, "asked_by": "Noor",
                        "outcome": {"accepted": False, "reason": "No.", "at": AWARD, "by": ["Noor"]},
                    }
                ]
            ),
            "rejected_without_decision",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(decisions: BidDecisions, code: str) -> None:
    with pytest.raises(DecisionsDisagreeError) as refused:
        evaluate(tender(), bids(), decisions=decisions)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_each_way_of_falling_away_has_its_own_grounds() -> None:
    for what, grounds in GROUNDS.items():
        for ground in {one for each in GROUNDS.values() for one in each}:
            if ground in grounds:
                decided({"bid": "A", "what": what, "ground": ground})
            else:
                with pytest.raises(ValidationError):
                    decided({"bid": "A", "what": what, "ground": ground})


def codes(found: Evaluation) -> list[str]:
    return [one.code for one in found.checks]


def test_a_decision_that_turns_the_award_and_one_of_which_the_moment_counts_are_remarked_on() -> None:
    found = evaluate(tender(), bids(), decisions=decided({"bid": "C"}))
    [turned] = [one for one in found.checks if one.code == "turned_by_decision"]
    assert (turned.bids, turned.context) == (("C",), {"winner": ("A",), "without": ("B",)})
    rule = {"method": "low_bid", "price_weight": 0.6, "after_withdrawal": "keep_order"}
    late = decided({"bid": "C", "at": AFTER}, awarded_at=AWARD)
    kept = evaluate(tender(rule), bids(), decisions=late)
    assert "order_kept" in codes(kept)
    assert "turned_by_decision" not in codes(kept)
    losers = [one.bids for one in kept.checks if one.code == "winner_hangs_on_loser"]
    assert losers == [
        one.bids for one in evaluate(tender(rule), bids()).checks if one.code == "winner_hangs_on_loser"
    ]


def test_a_bid_that_counts_still_has_to_be_scored() -> None:
    criteria = {"criteria": [{"id": "k", "name": "K", "weight": 1.0}]}
    rule = {"method": "low_bid", "price_weight": 0.6, "after_withdrawal": "keep_order"}
    given = [{"bid": name, "criterion": "k", "score": 5.0, "justification": "So."} for name in "AB"]
    scores = Scores.model_validate({"tender": "test", "scores": given})
    late = decided({"bid": "C", "at": AFTER}, awarded_at=AWARD)
    with pytest.raises(ScoresDisagreeError):
        evaluate(make.tender(award=rule, quality=criteria), bids(), scores, decisions=late)


def test_an_exclusion_is_about_the_bidder() -> None:
    plain = bids()[0].model_dump(exclude_unset=True)
    variant = Bid.model_validate({**plain, "variant": "green"})
    gone = decided({"bid": "A", "what": "excluded", "ground": "exclusion_ground"})
    found = evaluate(tender(variants="allowed"), [*bids(), variant], decisions=gone)
    assert [one.bids for one in found.checks if one.code == "excluded_elsewhere"] == [("A (green)",)]


def enquiry(**changes: Any) -> dict[str, Any]:
    return {"bid": "C", "asked": "Why so low?", "asked_at": BEFORE, "asked_by": "Noor", **changes}


def test_an_enquiry_is_among_the_checks_with_what_came_of_it() -> None:
    answered = {"answer": "A new machine.", "answered_at": AWARD}
    closed = {**answered, "outcome": {"accepted": True, "reason": "It is shown.", "at": AFTER, "by": ["Noor"]}}
    for state, code in (({}, "enquiry_open"), (answered, "enquiry_answered"), (closed, "enquiry_accepted")):
        found = evaluate(tender(), bids(), decisions=decided(enquiries=[enquiry(**state)]))
        assert [one.code for one in found.checks if one.code.startswith("enquiry")] == [code]
        assert scored(found)["C"] == (3, 62.0)
    rejected = {"bid": "C", "what": "not_accepted", "ground": "abnormally_low"}
    found = evaluate(tender(), bids(), decisions=decided(rejected))
    assert "rejected_unasked" in [one.code for one in found.checks]
    unanswered = {"outcome": {"accepted": False, "reason": "None came.", "at": AFTER, "by": ["Noor"]}}
    gone = decided({**rejected, "at": AFTER}, enquiries=[enquiry(**unanswered)])
    assert "enquiry_unanswered" in codes(evaluate(tender(), bids(), decisions=gone))
    contradicts = decided(rejected, enquiries=[enquiry(**closed)])
    with pytest.raises(DecisionsDisagreeError):
        evaluate(tender(), bids(), decisions=contradicts)
    accepted = {"accepted": True, "reason": "Yes.", "at": AFTER, "by": ["Noor"]}
    for wrong in (
        {"answer": "Yes."},
        {**answered, "answered_at": "2027-01-01T10:00:00+01:00"},
        {"outcome": accepted},
        {"answer_by": "2027-01-01T10:00:00+01:00"},
    ):
        with pytest.raises(ValidationError):
            decided(enquiries=[enquiry(**wrong)])


def test_a_bid_that_fell_away_before_it_was_scored_needs_no_scores() -> None:
    criteria = {"criteria": [{"id": "k", "name": "K", "weight": 1.0}]}
    asked = make.tender(award={"method": "low_bid", "price_weight": 0.6}, quality=criteria)
    given = [{"bid": name, "criterion": "k", "score": 5.0, "justification": "So."} for name in "AB"]
    scores = Scores.model_validate({"tender": "test", "scores": given})
    with pytest.raises(ScoresDisagreeError):
        evaluate(asked, bids(), scores)
    found = evaluate(asked, bids(), scores, decisions=decided({"bid": "C"}))
    assert [one.bid.name for one in found.bids if one.rank] == ["A", "B"]
    assert found.bids[-1].standing.contender.quality is None


def drawn(*order: str, at: str = AWARD, **changes: Any) -> Draw:
    return Draw.model_validate({"order": list(order), "at": at, "by": "Noor", "method": "By hand", **changes})


def equal_bids() -> list[Bid]:
    return [make.bid(make.offer(make.purchase(100.0)), name=name) for name in "ABC"]


def test_the_winner_of_a_draw_withdraws_and_the_next_one_drawn_is_first() -> None:
    draw = drawn("B", "C", "A")
    gone = decided({"bid": "B", "what": "withdrawn", "ground": "of_the_bidder", "at": AFTER})
    found = evaluate(make.tender(), equal_bids(), draws=[draw], decisions=gone)
    assert [(one.bid.name, one.rank) for one in found.bids] == [("C", 1), ("A", 2), ("B", None)]
    assert found.next_tie == ()


def test_a_draw_after_a_bid_fell_away_is_between_the_others() -> None:
    gone = decided({"bid": "B", "what": "withdrawn", "ground": "of_the_bidder"})
    found = evaluate(make.tender(), equal_bids(), draws=[drawn("C", "A")], decisions=gone)
    assert [one.bid.name for one in found.bids] == ["C", "A", "B"]
    with pytest.raises(DrawsDisagreeError):
        evaluate(make.tender(), equal_bids(), draws=[drawn("B", "C", "A")], decisions=gone)


def test_each_draw_is_held_to_its_own_moment_and_nobody_is_drawn_again() -> None:
    first, gone = (
        drawn("B", "C", "A"),
        decided({"bid": "B", "what": "withdrawn", "ground": "of_the_bidder", "at": AFTER}),
    )
    later = "2027-08-20T10:00:00+02:00"
    for draws in ([first, drawn("A", "C", at=later)], [drawn("A", "C", at=BEFORE), first]):
        with pytest.raises(DrawsDisagreeError):
            evaluate(make.tender(), equal_bids(), draws=draws, decisions=gone)


PARTS = [{"id": lot, "title": lot, "items": [lot]} for lot in ("north", "south")]
ITEMS = [{"id": lot, "name": lot, "quantity": 1, "unit": "piece"} for lot in ("north", "south")]


def in_lots(decisions: BidDecisions | None, *draws: Draw, **prices: tuple[float, float]) -> LotsEvaluation:
    asked = make.tender(items=ITEMS, lots={"parts": PARTS})
    offered = [
        make.bid(
            *(make.offer(make.purchase(one), item=lot) for lot, one in zip(("north", "south"), both, strict=True)),
            name=name,
        )
        for name, both in prices.items()
    ]
    return evaluate_lots(asked, offered, draws=draws, decisions=decisions)


def awarded(found: LotsEvaluation) -> list[str | None]:
    return [one.winner.bid if one.winner else None for one in found.allocation.awards]


def test_in_one_lot_or_in_all_of_them() -> None:
    prices = {"A": (1.0, 1.0), "B": (2.0, 2.0)}
    assert awarded(in_lots(None, **prices)) == ["A", "A"]
    assert awarded(in_lots(decided({"bid": "A", "lot": "south"}), **prices)) == ["A", "B"]
    assert awarded(in_lots(decided({"bid": "A"}), **prices)) == ["B", "B"]


def test_who_was_drawn_for_a_lot_withdraws_and_the_next_one_is_awarded_it() -> None:
    prices = {"A": (1.0, 1.0), "B": (1.0, 2.0), "C": (1.0, 3.0)}
    draw = drawn("B", "C", "A", lot="north")
    assert awarded(in_lots(None, draw, **prices)) == ["B", "A"]
    gone = decided({"bid": "B", "what": "withdrawn", "ground": "of_the_bidder", "at": AFTER})
    assert awarded(in_lots(gone, draw, **prices)) == ["C", "A"]
    with pytest.raises(DrawsDisagreeError):
        in_lots(gone, drawn("B", "A", lot="north"), **prices)


def test_a_lot_that_was_awarded_and_would_go_to_another_is_remarked_on() -> None:
    """One lot each: A has north, B has south. A withdraws from north after the award, and would be given south."""
    asked = make.tender(items=ITEMS, lots={"parts": PARTS, "most_per_bidder": 1})
    offered = [
        make.bid(*(make.offer(make.purchase(price), item=lot) for lot in ("north", "south")), name=name)
        for name, price in (("A", 1.0), ("B", 2.0))
    ]
    gone = {"bid": "A", "lot": "north", "what": "withdrawn", "ground": "of_the_bidder"}
    late = evaluate_lots(asked, offered, decisions=decided({**gone, "at": AFTER}, awarded_at=AWARD))
    assert awarded(late) == ["B", "A"]
    assert late.moved == {"south": "B"}
    assert lot_outcomes(late)["south"].moved_from == "B"
    assert evaluate_lots(asked, offered, decisions=decided(gone, awarded_at=AWARD)).moved == {}


def test_a_decision_names_a_lot_that_the_bid_is_for() -> None:
    asked = make.tender(items=ITEMS, lots={"parts": PARTS})
    one = make.bid(make.offer(make.purchase(1.0), item="north"), name="A")
    with pytest.raises(DecisionsDisagreeError) as refused:
        evaluate_lots(asked, [one], decisions=decided({"bid": "A", "lot": "south"}))
    assert [finding.code for finding in refused.value.findings] == ["unknown_bid_decided"]
