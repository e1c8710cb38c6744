"""What would make another bid the first: by hand, by a published example, and by ranking every value anew."""

import json
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import award_cases
import awards
import lcc
import make
from command_line import run
from lcc.analysis.award_turn_words import in_words
from lcc.analysis.award_turns import SCANNED, AwardTurns, NumberTurns, ScoreTurn, Turn, award_turns
from lcc.award.outcome import rank_exactly
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.library import shipped
from lcc.model import Bid
from lcc.model.award import AWARD_RULES, Points
from lcc.model.bid_decision import BidDecisions
from lcc.model.quality import Scores
from lcc.record.path import name_of

ONE: dict[str, Any] = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
TWO: dict[str, Any] = {
    "criteria": [
        {"id": "plan", "name": "Plan", "weight": 0.6},
        {"id": "team", "name": "Team", "weight": 0.4},
    ]
}

Offered = dict[str, tuple[float, tuple[float, ...]]]
"""By bidder the price and the score on each criterion."""


def case(rule: dict[str, Any], offered: Offered, quality: dict[str, Any] = ONE, **parts: Any) -> Evaluation:
    tender = make.tender(award=rule, quality=quality)
    assert tender.quality is not None
    codes = [leaf.criterion.id for leaf in tender.quality.leaves()]
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, (price, _) in offered.items()]
    scores = [
        {"bid": name, "criterion": code, "score": score, "justification": "Seen."}
        for name, (_, marks) in offered.items()
        for code, score in zip(codes, marks, strict=True)
    ]
    return evaluate(tender, bids, Scores.model_validate({"tender": "test", "scores": scores}), **parts)


def turns(evaluation: Evaluation) -> AwardTurns:
    found = award_turns(evaluation)
    assert found is not None
    return found


def number(found: AwardTurns, *path: str | int) -> NumberTurns:
    [one] = [one for one in found.numbers if one.path == path]
    return one


def score(found: AwardTurns, bid: str, criterion: str = "plan") -> ScoreTurn:
    [one] = [one for one in found.scores if (one.bid, one.criterion.id) == (bid, criterion)]
    return one


def needed(found: AwardTurns, bid: str) -> tuple[float, float | str | None]:
    """Return what it takes of the criterion, rounded, and the score that is told."""
    turn = score(found, bid).turn
    assert turn is not None
    return round(turn.share, 9), turn.score


def cost(found: AwardTurns, bid: str) -> tuple[float | None, tuple[str, ...]]:
    [one] = [one for one in found.costs if one.bid == bid]
    return (None, ()) if one.turn is None else one.turn


def said(found: AwardTurns, language: str = "en") -> list[str]:
    return [text.say(translator(language)) for text in in_words(found)]


# Published: low_bid at 60 points for cost, costs of 100, 125 and 70, quality of 60, 85 and 5 %: 66.0, 67.6 and 62.0.
PUBLISHED: Offered = {"A": (100.0, (6.0,)), "B": (125.0, (8.5,)), "C": (70.0, (0.5,))}


def test_the_published_example_of_a_relative_rule_turns_where_it_does_by_hand() -> None:
    found = turns(case({"method": "low_bid", "price_weight": 0.6}, PUBLISHED))
    assert found.first == ("B",)
    # A: 70 w + 60 (1 - w). B: 56 w + 85 (1 - w). Equal at w = 25 / 39 = 0.641. C: 100 w + 5 (1 - w) is B at 0.645.
    assert number(found, "award", "price_weight").above == Turn(0.642, ("A",))
    assert number(found, "award", "price_weight").below is None
    # A needs 67.6 - 42 = 25.6 of the 40 points for quality: 64 %, as many as B. C needs 7.6 of 40: 19 %.
    assert (needed(found, "A"), score(found, "A").first) == ((0.64, 6.4), ("A", "B"))
    assert needed(found, "C") == (0.19, 1.9)
    # B keeps 66 points with 32.4 of 40 for quality: 81 %.
    assert (needed(found, "B"), score(found, "B").first) == ((0.81, 8.1), ("A", "B"))
    # A: 60 x 70 / P + 24 = 67.6, so 96.33; B: 4200 / P + 34 = 66, so 131.25 exactly.
    assert cost(found, "A") == (96.33, ("A",))
    assert cost(found, "B") == (131.25, ("A", "B"))
    # C as the lowest takes points from the others: 62 = 60 P / 125 + 34 at 58.33, 62 = 60 P / 100 + 24 at 63.33.
    assert cost(found, "C") == (58.33, ("C",))


B_BY_COST = (
    "B stays first as long as it costs less than 131.25 EUR, 6.25 more than now: "
    "at that cost A, B share the first place."
)


def test_sentences_say_who_is_first_and_at_what() -> None:
    found = turns(case({"method": "low_bid", "price_weight": 0.6}, PUBLISHED))
    assert said(found) == [
        "By the award rule B is first. Each number below is another one by itself: all others stay.",
        "If 'Weight of the cost' rises to 64.2 % (now 60 %), A is first.",
        B_BY_COST,
        "At a cost of 96.33 EUR, 3.67 less than now, A is first.",
        "At a cost of 58.33 EUR, 11.67 less than now, C is first.",
        "If B has 8.1 for 'Plan' instead of 8.5, A, B share the first place.",
        "If A has 6.4 for 'Plan' instead of 6, A, B share the first place.",
        "If C has 1.9 for 'Plan' instead of 0.5, B, C share the first place.",
    ]
    assert said(found, "nl")[1] == "Stijgt 'Weging van de kosten' naar 64,2 % (nu 60 %), dan is A eerste."


def test_the_value_of_quality_turns_where_the_difference_in_quality_pays_for_that_in_cost() -> None:
    """20 more for 25 % more of quality: worth it from 80 on."""
    offered: Offered = {"Cheap": (100.0, (5.0,)), "Good": (120.0, (7.5,))}
    found = turns(case({"method": "quality_value", "quality_value": 50.0}, offered))
    # At 79.99 both come to 60.01: scores are equal to the cent.
    assert number(found, "award", "quality_value").above == Turn(79.99, ("Cheap", "Good"))
    # At a value of 50 the difference of 25 % is worth 12.50: of the 20.00 there are 7.50 to go.
    assert cost(found, "Good") == (112.5, ("Cheap", "Good"))
    assert cost(found, "Cheap") == (107.5, ("Cheap", "Good"))
    assert needed(found, "Good") == (0.9, 9.0)
    # Cheap keeps first with 5.0 - 1.5.
    assert needed(found, "Cheap") == (0.35, 3.5)


def test_the_weight_of_a_criterion_takes_from_the_others_in_proportion() -> None:
    """X has 10 and 0, Y 5 and 7, at equal cost: 10 w beside 5 w + 7 (1 - w), equal at 7 / 12."""
    offered: Offered = {"X": (100.0, (10.0, 0.0)), "Y": (100.0, (5.0, 7.0))}
    found = turns(case({"method": "quality_value", "quality_value": 1000.0}, offered, TWO))
    assert found.first == ("X",)
    assert number(found, "quality", "criteria", 0, "weight").below == Turn(0.583, ("Y",))
    assert number(found, "quality", "criteria", 1, "weight").above == Turn(0.417, ("Y",))
    assert number(found, "quality", "criteria", 0, "weight").above is None


def test_a_weight_below_another_criterion_counts_beside_those_of_its_own_level() -> None:
    nested = {
        "criteria": [
            {"id": "price_book", "name": "Book", "weight": 0.5},
            {"id": "all", "name": "All", "weight": 0.5, "criteria": TWO["criteria"]},
        ]
    }
    offered: Offered = {"X": (100.0, (5.0, 10.0, 0.0)), "Y": (100.0, (5.0, 5.0, 7.0))}
    found = turns(case({"method": "quality_value", "quality_value": 1000.0}, offered, nested))
    assert number(found, "quality", "criteria", 1, "criteria", 0, "weight").below == Turn(0.583, ("Y",))
    # At no weight for both together they are equal: lots would have to be drawn.
    assert number(found, "quality", "criteria", 1, "weight").below == Turn(0.0, ("X", "Y"))


def test_a_score_that_falls_below_its_minimum_takes_the_first_bid_out() -> None:
    plan = {"id": "plan", "name": "Plan", "weight": 1.0, "minimum": 6}
    offered: Offered = {"X": (100.0, (7.0,)), "Y": (500.0, (7.0,)), "Z": (90.0, (2.0,))}
    found = turns(case({"method": "quality_value", "quality_value": 10.0}, offered, {"criteria": [plan]}))
    assert needed(found, "X") == (0.599, 5.99)
    assert number(found, "quality", "criteria", 0, "minimum").above == Turn(7.001, ())
    # Z is not ranked: it stays out, and is named; a lower minimum would let it in, and at 2 it is the cheapest.
    assert found.left_out == ("Z",)
    assert "Z" not in {one.bid for one in found.costs}
    assert number(found, "quality", "criteria", 0, "minimum").below == Turn(2.0, ("Z",))
    assert said(found)[-1] == "Not in this, because they are not ranked: Z."
    assert "If 'Minimum of Plan' rises to 7.001 (now 6), no bid is ranked." in said(found)


def test_words_are_tried_as_the_words_that_they_are() -> None:
    scale = {"kind": "words", "words": {"good": 0.8, "poor": 0.0, "fair": 0.5, "best": 1.0}}
    plan = {"id": "plan", "name": "Plan", "weight": 1.0, "scale": scale}
    offered: Any = {"X": (100.0, ("fair",)), "Y": (125.0, ("fair",))}
    found = turns(case({"method": "quality_value", "quality_value": 100.0}, offered, {"criteria": [plan]}))
    assert needed(found, "Y") == (0.8, "good")
    assert needed(found, "X") == (0.0, "poor")
    assert "With 'good' for 'Plan' instead of 'fair' Y is first." in said(found)


def test_what_never_changes_who_is_first_is_said() -> None:
    offered: Offered = {"X": (100.0, (10.0,)), "Y": (400.0, (0.0,))}
    found = turns(case({"method": "quality_value", "quality_value": 500.0}, offered))
    assert number(found, "award", "quality_value").below is None
    assert number(found, "award", "quality_value").high == 5000.0
    assert cost(found, "Y") == (None, ())
    assert "No value that was tried of these numbers changes who is first: Value of full quality." in said(found)
    assert "No lower cost makes these bids the first: Y." in said(found)
    apart: Offered = {"X": (100.0, (10.0,)), "Y": (700.0, (10.0,))}
    by_cost = turns(case({"method": "quality_value", "quality_value": 50.0}, apart))
    assert "X stays first even with the lowest score for any one criterion." in said(by_cost)
    rising: Offered = {"X": (100.0, (10.0,)), "Y": (700.0, (0.0,))}
    text = "Even with the highest score for any one criterion these bids are not first: Y."
    assert text in said(turns(case({"method": "quality_value", "quality_value": 50.0}, rising)))


def test_bids_that_share_the_first_place_are_both_first() -> None:
    offered: Offered = {"X": (100.0, (5.0,)), "Y": (100.0, (5.0,)), "Z": (300.0, (5.0,))}
    found = turns(case({"method": "quality_value", "quality_value": 50.0}, offered))
    assert found.first == ("X", "Y")
    assert (cost(found, "X"), cost(found, "Z")) == ((100.01, ("Y",)), (100.0, ("X", "Y", "Z")))
    assert said(found)[0].startswith("By the award rule X, Y share the first place.")


def test_a_bid_that_fell_away_is_tried_by_nobody() -> None:
    gone = BidDecisions.model_validate(
        {
            "tender": "test",
            "decisions": [
                {
                    "bid": "B", "what": "withdrawn", "ground": "of_the_bidder", "reason": "Its own wish.",
                    "at": "2027-05-20T10:00:00+02:00", "by": ["Noor"],
                }
            ],
        }
    )  # fmt: skip
    found = turns(case({"method": "low_bid", "price_weight": 0.6}, PUBLISHED, decisions=gone))
    assert (found.first, found.left_out, found.ranked) == (("A",), ("B",), 2)


def test_one_bid_has_nothing_to_hang_on() -> None:
    assert award_turns(case({"method": "low_bid", "price_weight": 0.6}, {"A": (100.0, (6.0,))})) is None


def test_the_budget_is_as_much_a_number_of_the_rule() -> None:
    offered: Offered = {"X": (100.0, (6.0,)), "Y": (120.0, (9.0,))}
    found = turns(case({"method": "fixed_budget", "budget": 150.0}, offered))
    assert number(found, "award", "budget").below == Turn(119.9, ("X",))
    assert cost(found, "Y") == (150.01, ("X",))
    assert cost(found, "X") == (None, ())


def test_a_lot_that_others_decide_with_says_so() -> None:
    evaluation = case({"method": "quality_value", "quality_value": 50.0}, {"X": (1.0, (5.0,)), "Y": (2.0, (5.0,))})
    text = "This is about who is first in this lot by itself. Other lots decide too who is awarded it: see there."
    assert text not in said(turns(evaluation))
    with_others = evaluation.tender.model_copy(update={"awarded_with": "whole"})
    assert said(turns(replace(evaluation, tender=with_others)))[-1] == text


def test_the_share_that_a_level_of_the_ladder_takes_off_is_a_number_of_the_rule() -> None:
    """1,000 less 2 % beside 985: a discount of 1.5 % would do, and at 1 % the other is first."""
    ladder = {"version": "3.1", "scale": "ProRail"}
    tender = make.tender(award={"method": "lowest_lcc", "co2_ladder": ladder})
    levels = tender.award.co2_ladder
    assert levels is not None
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("X", 1000.0), ("Y", 985.0))]
    stated = [bid.model_dump(exclude_unset=True) for bid in bids]
    for one, level in zip(stated, (2, 0), strict=True):
        one["co2_ladder"] = {"version": "3.1", "level": level, "certificate": True}
    found = turns(evaluate(tender, [Bid.model_validate(one) for one in stated]))
    share = levels.shares[2]
    assert (found.first, share) == (("X",), 0.02)
    turn = number(found, "award", "co2_ladder", "shares", 2).below
    assert turn == Turn(0.015, ("X", "Y"))
    assert "If 'Discount by level 2' falls to 1.5 % (now 2 %), X, Y share the first place." in said(found)


def test_bounds_below_which_nobody_is_ranked_stop_a_lower_cost() -> None:
    rule = {
        "method": "weighted_factor",
        "price_weight": 0.5,
        "lowest": 100.0,
        "highest": 200.0,
        "outside": "not_ranked",
    }
    near: Offered = {"X": (120.0, (9.0,)), "Y": (150.0, (9.0,))}
    assert cost(turns(case(rule, near)), "Y") == (120.0, ("X", "Y"))
    # 40 + 45 beside at most 50 + 30.
    far: Offered = {"X": (120.0, (9.0,)), "Y": (150.0, (6.0,))}
    assert cost(turns(case(rule, far)), "Y") == (None, ())


POINTS = [method for method in AWARD_RULES if method not in ("lowest_lcc", "lowest_price")]


@pytest.mark.parametrize("method", [method for method in POINTS if method not in awards.BY_ITEM])
def test_a_cost_wins_at_the_cent_that_is_told_and_not_a_cent_away(method: str) -> None:
    """Against the whole pipeline: the tender, the bids and the scores evaluated anew."""
    offered: Offered = {
        "A": (9_100.0, (6.0,)),
        "B": (9_900.0, (8.0,)),
        "C": (11_000.0, (8.5,)),
        "D": (8_800.0, (4.0,)),
    }
    rule = {"method": method, **awards.RULES[method]}
    found = turns(case(rule, offered))
    if found.costs == () and AWARD_RULES[method].model_validate(rule).compares_items:
        return  # what one item costs is tried there: see the weight of an item

    def first(name: str, amount: float) -> tuple[str, ...]:
        changed = {one: (amount if one == name else price, marks) for one, (price, marks) in offered.items()}
        return tuple(sorted(one.bid.name for one in case(rule, changed).bids if one.rank == 1))

    told = [one for one in found.costs if one.turn is not None]
    assert told
    for one in told:
        assert one.turn is not None
        away = one.turn.value + (-0.01 if one.is_first else 0.01)
        assert first(one.bid, one.turn.value) == one.turn.first
        there = first(one.bid, round(away, 2))
        assert there == found.first if one.is_first else one.bid not in there


def test_it_stands_in_the_terminal_the_sheet_the_json_and_the_public_face(tmp_path: Path) -> None:
    example = shipped.examples()["street-lighting"]
    scored = lcc.score(example / "tender.yaml", [example / "bids"], scores=example / "scores.yaml")
    found = lcc.sensitivity(scored, ["inflation"]).award
    assert found is not None
    sentences = said(found)
    files = (str(example / "tender.yaml"), str(example / "bids"), "--scores", str(example / "scores.yaml"))
    book = tmp_path / "book.xlsx"
    shown = run("sensitivity", *files, "--vary", "inflation", "-o", str(book)).output
    assert all(" ".join(one.split()) in " ".join(shown.split()) for one in sentences)
    cells = [cell.value for row in load_workbook(book)["Sensitivity"].iter_rows() for cell in row]
    assert set(sentences) <= set(cells)
    assert {one.turn.value for one in found.costs if one.turn is not None} <= set(cells)
    assert {one.below.value for one in found.numbers if one.below is not None} <= set(cells)
    told = json.loads(run("sensitivity", *files, "--vary", "inflation", "--json", "-").stdout)["award"]
    assert (told["sentences"], told["first"]) == (sentences, list(found.first))
    assert [one["at"] and one["at"]["value"] for one in told["costs"]] == [
        cost(found, one.bid)[0] for one in found.costs
    ]
    assert {one["field"] for one in told["numbers"]} == {name_of(one.path) for one in found.numbers}
    assert len(told["scores"]) == len(found.scores)


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], Offered]:
    """Draw an award rule, three to four bids and their scores for two criteria."""
    method = draw(st.sampled_from(POINTS))
    rule = {"method": method, **awards.RULES[method]}
    if "price_weight" in rule:
        rule["price_weight"] = draw(st.integers(1, 9)) / 10
    if issubclass(AWARD_RULES[method], Points):
        rule["decimals"] = draw(st.sampled_from([None, 0, 1]))
    mark = st.integers(1, 20).map(lambda half: half / 2)
    one = st.tuples(st.integers(800, 1800).map(lambda tens: tens * 10.0), st.tuples(mark, mark))
    return rule, dict(zip("ABCD", draw(st.lists(one, min_size=3, max_size=4)), strict=False))


def first_of(rule: dict[str, Any], offered: Offered, quality: dict[str, Any] = TWO) -> tuple[str, ...]:
    return tuple(sorted(one.bid.name for one in case(rule, offered, quality).bids if one.rank == 1))


@given(cases(), st.data())
def test_every_score_turns_where_trying_all_of_them_does(drawn: tuple[dict[str, Any], Offered], data: Any) -> None:
    rule, offered = drawn
    found = award_turns(case(rule, offered, TWO))
    if found is None:
        return
    one = data.draw(st.sampled_from(found.scores))
    price, marks = offered[one.bid]
    place = ("plan", "team").index(one.criterion.id)

    def first(hundredths: int) -> tuple[str, ...]:
        changed = tuple(hundredths / 100 if k == place else mark for k, mark in enumerate(marks))
        return first_of(rule, offered | {one.bid: (price, changed)})

    now = round(marks[place] * 100)
    step = 1 if not one.is_first else -1
    if one.turn is None:
        end = first(1000 if step > 0 else 0)
        assert end == found.first if one.is_first else one.bid not in end
        return
    turned = round(float(one.turn.score or 0.0) * 100)
    assert first(turned) == one.first
    for before in {turned - step, (turned + now) // 2}:
        if step * (before - now) >= 0 and before != turned:
            there = first(before)
            assert there == found.first if one.is_first else one.bid not in there


@given(cases())
def test_a_weight_turns_where_trying_every_tenth_of_a_per_cent_does(drawn: tuple[dict[str, Any], Offered]) -> None:
    """Points that are rounded can turn and turn back between two values that are tried: then a later one is told."""
    rule, offered = drawn
    found = award_turns(case(rule, offered, TWO))
    if found is None or "price_weight" not in rule:
        return
    one = number(found, "award", "price_weight")
    evaluation = case(rule, offered, TWO)

    def first(thousandths: int) -> tuple[str, ...]:
        award = type(evaluation.tender.award).model_validate({**rule, "price_weight": thousandths / 1000})
        again = evaluation.tender.model_copy(update={"award": award})
        standings = rank_exactly(again, [each.standing.contender for each in evaluation.bids])
        return tuple(sorted(each.name for each in standings if each.rank == 1))

    now, edge = (
        round(1000 * rule["price_weight"]),
        "decimals" not in rule,
    )  # a ratio has no weight of all or nothing
    for turn, outward in ((one.below, range(now - 1, edge - 1, -1)), (one.above, range(now + 1, 1001 - edge))):
        turned = next((place for place in outward if first(place) != found.first), None)
        told = None if turn is None else round(1000 * turn.value)
        if rule.get("decimals") is None:
            assert told == turned
        if turn is not None and told is not None:
            assert first(told) == turn.first
            assert first(told + (1 if told < now else -1)) == found.first
        tried = {outward[ceil(len(outward) * (j / SCANNED) ** 2) - 1] for j in range(1, SCANNED + 1) if outward}
        nearer = {place for place in tried if told is None or abs(place - now) < abs(told - now)}
        assert {first(place) for place in nearer} <= {found.first}


@given(cases())
def test_the_weight_of_a_criterion_turns_where_trying_them_all_does(
    drawn: tuple[dict[str, Any], Offered],
) -> None:
    """Points that are not rounded are straight lines in a weight: the first turn on either side is the nearest."""
    rule, offered = drawn
    rule = {name: value for name, value in rule.items() if name != "decimals"}
    if rule["method"] == "superformula":  # no straight line in quality
        return
    found = award_turns(case(rule, offered, TWO))
    if found is None:
        return
    one = number(found, "quality", "criteria", 0, "weight")

    def first(thousandths: int) -> tuple[str, ...]:
        weights = {"plan": thousandths / 1000, "team": 1 - thousandths / 1000}
        changed = [each | {"weight": weights[each["id"]]} for each in TWO["criteria"]]
        return first_of(rule, offered, {"criteria": changed})

    for turn, outward in ((one.below, -1), (one.above, 1)):
        end = 0 if outward < 0 else 1000
        if turn is None:
            assert first(end) == first((600 + end) // 2) == found.first
            continue
        told = round(1000 * turn.value)
        assert first(told) == turn.first
        assert first(told - outward) == first((told - outward + 600) // 2) == found.first


def test_the_weight_of_an_item_is_tried_where_each_earns_points_for_its_own_cost() -> None:
    """By hand: Y is ahead by w (1 - 100/120) for posts, X by the rest x (0.6 (1 - 80/95) + 0.4 (1 - 5000/6000)).

    They are equal at w = 0.161404 / 0.328070 = 0.49198, so that of thousandths 0.491 is the first at which X wins.
    """
    codes, prices = ("post", "plate", "crane"), {"X": (120.0, 80.0, 5000.0), "Y": (100.0, 95.0, 6000.0)}
    bids = [
        make.bid(
            *({"item": c, "business_model": make.purchase(p)} for c, p in zip(codes, row, strict=True)), name=name
        )
        for name, row in prices.items()
    ]
    rule = {"method": "points_by_item", "price_weight": 1.0}
    found = turns(evaluate(make.tender(award=rule, items=award_cases.ITEMS), bids))
    posts = number(found, "items", 0, "cost_weight")
    assert (found.first, posts.below, posts.above) == (("Y",), Turn(0.491, ("X",)), None)
    assert found.costs == ()
    text = "If 'Weight of Posts * and <rails> in the points for cost' falls to 49.1 % (now 50 %), X is first."
    assert text in said(found)
    assert any(one.startswith("No other costs were tried: each item earns points") for one in said(found))
    assert any(one.startswith("Andere kosten zijn niet geprobeerd") for one in said(found, "nl"))
