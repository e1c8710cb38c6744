"""Lots, variants and options from tender and bids to who is awarded what."""

from typing import Any

import pytest

import make
from lcc.award.drawn import DrawsDisagreeError
from lcc.checks.agreement import BidDisagreesError
from lcc.evaluation.evaluate import UndividedLotsError, evaluate
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.language import translator
from lcc.method.rules import rules
from lcc.model import Bid, Tender
from lcc.model.draw import Draw
from lcc.model.quality import Scores

ITEMS = ("bench", "table", "bin")
QUALITY = {"quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}}


def park(changes: dict[str, Any] | None = None, **lots: Any) -> Tender:
    """Return a tender of three items in two lots: seats (benches and tables) and bins; one of each is bought."""
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ITEMS]
    parts = [
        {"id": "seats", "title": "Seats", "items": ["bench", "table"]},
        {"id": "bins", "title": "Bins", "items": ["bin"]},
    ]
    return make.tender(items=items, lots={"parts": parts, **lots}, **(changes or {}))


def bid(name: str, prices: dict[str, float], **fields: Any) -> Bid:
    offers = [{"item": item, "business_model": make.purchase(price)} for item, price in prices.items()]
    return Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": offers, **fields})


ASH = bid("Ash", {"bench": 60.0, "table": 40.0, "bin": 50.0})
BIRCH = bid("Birch", {"bin": 55.0})
CEDAR = bid("Cedar", {"bench": 70.0, "table": 50.0})


def ranking(found: LotsEvaluation) -> dict[str, list[tuple[str, float]]]:
    return {
        lot: [(one.bid.name, one.life_cycle_cost) for one in evaluation.bids] if evaluation else []
        for lot, evaluation in found.lots.items()
    }


def winners(found: LotsEvaluation) -> list[str | None]:
    return [award.winner and award.winner.bid for award in found.allocation.awards]


def test_each_lot_is_ranked_on_its_own() -> None:
    found = evaluate_lots(park(), [ASH, BIRCH, CEDAR])
    assert ranking(found) == {
        "seats": [("Ash", 100.0), ("Cedar", 120.0)],
        "bins": [("Ash", 50.0), ("Birch", 55.0)],
    }
    assert winners(found) == ["Ash", "Ash"]
    assert found.allocation.total == 150


def test_a_bidder_at_the_limit_leaves_the_next_lot_to_the_second_best() -> None:
    bids = [ASH, BIRCH, CEDAR]
    assert winners(evaluate_lots(park(most_per_bidder=1), bids)) == ["Ash", "Birch"]
    found = evaluate_lots(park(most_per_bidder=1, allocation="best_combination"), bids)
    assert (winners(found), found.allocation.total) == (["Ash", "Birch"], 155)


def test_the_limit_is_not_evaded_by_a_variant_or_by_another_way_to_write_the_name() -> None:
    variant = bid("ASH", {"bin": 40.0}, variant="steel")
    found = evaluate_lots(park({"variants": "allowed"}, most_per_bidder=1), [ASH, variant, BIRCH])
    assert ranking(found)["bins"] == [("ASH (steel)", 40.0), ("Ash", 50.0), ("Birch", 55.0)]
    assert winners(found) == ["Ash", "Birch"]


def test_a_combined_bid_beats_two_separate_winners() -> None:
    """Dogwood asks 110 + 52 = 162 less 10 % = 145.80, where Ash asks 150 for both."""
    together = [{"lots": ["seats", "bins"], "discount": 0.1}]
    dogwood = bid("Dogwood", {"bench": 60.0, "table": 50.0, "bin": 52.0}, combinations=together)
    found = evaluate_lots(park(allocation="best_combination", combined_bids=True), [ASH, BIRCH, CEDAR, dogwood])
    assert winners(found) == ["Dogwood", "Dogwood"]
    assert found.allocation.total == pytest.approx(145.80)
    assert found.lots["bins"] is not None
    assert [one.bid.name for one in found.lots["bins"].bids] == ["Ash", "Dogwood", "Birch"]


def test_a_lot_that_nobody_bid_for_is_awarded_to_nobody() -> None:
    found = evaluate_lots(park(), [BIRCH])
    assert found.lots["seats"] is None
    assert [(award.lot, award.reason) for award in found.allocation.awards] == [
        ("seats", "no_bid"),
        ("bins", "best_rank"),
    ]


def test_a_bid_for_part_of_a_lot_is_refused() -> None:
    with pytest.raises(BidDisagreesError, match="item_not_offered"):
        evaluate_lots(park(), [ASH, bid("Half", {"bench": 1.0})])


def test_bids_for_some_lots_are_never_ranked_against_each_other() -> None:
    with pytest.raises(UndividedLotsError, match="evaluate_lots"):
        evaluate(park(), [ASH, BIRCH])
    with pytest.raises(ValueError, match="has no lots"):
        evaluate_lots(make.tender(), [])


def test_a_cost_for_the_whole_bid_counts_once_in_the_lot_of_the_item_that_it_stands_with() -> None:
    """A tender of the same items without lots costs what its lots cost together."""
    delivery = {"name": "Delivery", "phase": "purchase", "amount": 7.0, "at_year": 0, "per": "bid"}
    plain = ASH.model_dump(exclude_unset=True)
    plain["offers"][2]["costs"] = [delivery]
    asked = Bid.model_validate(plain)
    found = evaluate_lots(park(), [asked])
    assert ranking(found) == {"seats": [("Ash", 100.0)], "bins": [("Ash", 57.0)]}
    undivided = park().model_copy(update={"lots": None})
    assert [one.life_cycle_cost for one in evaluate(undivided, [asked]).bids] == [157.0]


def test_what_a_bid_earns_for_quality_it_earns_in_each_of_its_lots() -> None:
    """Award on value, 100 for full quality in each lot: Ash earns 20 and Birch 60."""
    tender = park({**QUALITY, "award": {"method": "quality_value", "quality_value": 100.0}})
    scores = Scores.model_validate(
        {
            "tender": "test",
            "scores": [
                {"bid": name, "criterion": "plan", "score": score, "justification": "Good."}
                for name, score in (("Ash", 2.0), ("Birch", 6.0), ("Cedar", 3.0))
            ],
        }
    )
    found = evaluate_lots(tender, [ASH, BIRCH, CEDAR], scores)
    assert [
        [(award.winner.bid, round(award.winner.score, 9)) if award.winner else None]
        for award in found.allocation.awards
    ] == [[("Ash", 80.0)], [("Birch", -5.0)]]
    assert found.allocation.total == 75


def drawn(*order: str, lot: str = "seats") -> Draw:
    return Draw.model_validate(
        {"lot": lot, "order": list(order), "at": "2027-05-20T10:00:00+02:00", "by": "N. Noor", "method": "By hand"}
    )


EQUAL = [bid(name, {"bench": 60.0, "table": 40.0, "bin": cost}) for name, cost in (("R", 70.0), ("S", 50.0))]


def test_a_draw_ranks_the_lot_decides_its_award_and_what_hangs_on_it() -> None:
    rules = park(most_per_bidder=1)
    assert winners(evaluate_lots(rules, EQUAL)) == [None, None]
    found = evaluate_lots(rules, EQUAL, draws=[drawn("S", "R")])
    assert winners(found) == ["S", "R"]
    assert found.allocation.total == 170
    seats = found.lots["seats"]
    assert seats is not None
    assert [(one.bid.name, one.rank) for one in seats.bids] == [("S", 1), ("R", 2)]
    plain = lots_result(found, {"seats": result(seats)})
    assert [award.decided_by for award in plain.awards] == ["draw", None]
    assert plain.lots[0].result is not None
    assert [one.award.decided_by for one in plain.lots[0].result.bids] == ["draw", "draw"]


@pytest.mark.parametrize(
    ("draws", "kinds"),
    [
        ([drawn("R", "S", lot="bins")], ["drawn_too_early"]),
        ([drawn("R", "S"), drawn("R", "S", lot="bins")], ["not_tied"]),
        ([drawn("R", "S"), drawn("S", "R")], ["tie_drawn_twice"]),
        ([drawn("R", "S", lot="chairs")], ["unknown_lot_drawn"]),
        ([drawn("R", "T")], ["unknown_bid_drawn"]),
    ],
)
def test_a_draw_that_settles_no_tie_of_its_lot_is_refused(draws: list[Draw], kinds: list[str]) -> None:
    with pytest.raises(DrawsDisagreeError) as refused:
        evaluate_lots(park(most_per_bidder=1), EQUAL, draws=draws)
    assert [finding.code for finding in refused.value.findings] == kinds


def test_the_draw_for_a_combination_counts_though_the_bids_differ_in_rank() -> None:
    """10 + 22 or 12 + 20: the total is the same, and the ranks stay as costs make them."""
    bids = [
        bid("Ash", {"bench": 5.0, "table": 5.0, "bin": 20.0}),
        bid("Birch", {"bench": 6.0, "table": 6.0, "bin": 22.0}),
    ]
    rules = park(most_per_bidder=1, allocation="best_combination")
    assert winners(evaluate_lots(rules, bids)) == [None, None]
    found = evaluate_lots(rules, bids, draws=[drawn("Birch", "Ash")])
    assert winners(found) == ["Birch", "Ash"]
    assert ranking(found)["seats"] == [("Ash", 10.0), ("Birch", 12.0)]
    assert found.allocation.awards[0].winner is not None
    assert found.allocation.awards[0].winner.final_rank == 2


def test_scores_that_are_no_money_have_no_total() -> None:
    points = {"method": "weighted_factor", "price_weight": 1.0, "lowest": 0.0, "highest": 200.0}
    found = evaluate_lots(park({"award": points}), [ASH, BIRCH, CEDAR])
    assert [award.winner and award.winner.score for award in found.allocation.awards] == [50, 75]
    assert found.allocation.total is None


def test_the_result_says_for_each_lot_who_is_awarded_it_and_why() -> None:
    evaluation = evaluate_lots(park(most_per_bidder=1), [ASH, BIRCH])
    assert evaluation.lots["bins"] is not None
    outcome = lots_result(evaluation, {"bins": result(evaluation.lots["bins"])})
    assert [(lot.lot, lot.title, lot.result and lot.result.tender) for lot in outcome.lots] == [
        ("seats", "Seats", None),
        ("bins", "Bins", "test/bins"),
    ]
    assert [(award.lot, award.bidder, award.rank, award.reason) for award in outcome.awards] == [
        ("seats", "Ash", 1, "best_rank"),
        ("bins", "Birch", 2, "limit"),
    ]
    assert (outcome.total, outcome.combined) == (155, [])


def test_a_bid_and_variants_of_the_same_bidder_are_each_ranked() -> None:
    tender = make.tender(variants="allowed")
    bids = [
        Bid.model_validate(
            {**make.bid(make.offer(make.purchase(price))).model_dump(exclude_unset=True), **variant}
        )
        for price, variant in ((100.0, {}), (90.0, {"variant": "bamboo"}), (110.0, {"variant": "steel"}))
    ]
    assert [(one.bid.name, one.rank) for one in evaluate(tender, bids).bids] == [
        ("Bidder (bamboo)", 1),
        ("Bidder", 2),
        ("Bidder (steel)", 3),
    ]


@pytest.mark.parametrize("lots", [True, False])
def test_an_option_that_does_not_count_leaves_the_award_as_it_is_and_is_stated(lots: bool) -> None:
    """Whatever is asked for it, once for the whole bid too; its lines are there, with nothing in them."""
    option = {"id": "extra", "name": "Second park", "quantity": 40, "unit": "piece", "option_weight": 0.0}
    contract = {"name": "Contract", "phase": "management", "amount": 1e6, "per": "bid"}
    asked = {"item": "extra", "business_model": make.purchase(1e6), "costs": [contract]}
    plain = park().model_dump(exclude_unset=True)
    plain["items"].append(option)
    plain["lots"]["parts"][1]["items"].append("extra")
    tender = Tender.model_validate(plain if lots else {**plain, "lots": None})
    bids = [
        Bid.model_validate({**stated, "offers": [*stated["offers"], asked]})
        for stated in (
            bid.model_dump(exclude_unset=True) for bid in (ASH, bid("Birch", dict.fromkeys(ITEMS, 49.0)))
        )
    ]
    if lots:
        found = evaluate_lots(tender, bids)
        assert ranking(found)["bins"] == [("Birch", 49.0), ("Ash", 50.0)]
        assert found.lots["bins"] is not None
        evaluated = found.lots["bins"]
    else:
        evaluated = evaluate(tender, bids)
        assert [(one.bid.name, one.life_cycle_cost) for one in evaluated.bids] == [
            ("Birch", 147.0),
            ("Ash", 150.0),
        ]
    lines = result(evaluated).bids[0].lines
    assert {line.amount for line in lines if line.item == "extra"} == {0.0}
    said = {title.say(str): text.say(translator("en")) for title, text in rules(tender)}
    assert said["Options"].endswith("Second park 0 %.")


def test_the_method_says_how_lots_are_awarded() -> None:
    def titles(tender: Tender) -> list[str]:
        return [title.say(str) for title, _text in rules(tender)][-4:]

    assert titles(make.tender())[-1] == "Variants"
    assert titles(park({"variants": "allowed"}))[1:] == ["Variants", "Lots", "Award of lots"]
    every = park(allocation="best_combination", combined_bids=True, most_per_bidder=1)
    assert titles(every) == ["Award of lots", "Ties between lots", "Limit on lots", "Combined lots"]
