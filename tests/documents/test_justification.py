"""The justification for each bidder: own figures are all there, and no figure from which another's cost follows."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import award_cases
import awards
import make
from awards import BESIDE_BEST, BY_ITEM, RELATIVE
from lcc.documents.bid_outcome import score_said
from lcc.documents.file_names import file_stems
from lcc.documents.letters.justification import justification
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.language import LANGUAGES, translator
from lcc.language.numbers import amount
from lcc.model.award import score_decimals
from lcc.model.bid import OfferedLadder, OfferedMki
from lcc.model.quality import Scores
from lcc.words.blocks import Document, Heading, ToFillIn
from said import table, texts

DISCOUNTS: dict[str, Any] = {
    "co2_ladder": {"version": "3.1", "scale": "ProRail"},
    "mki_discount": {"best": 100.0, "worst": 900.0, "highest_discount": 2_500.0},
}


def own(evaluation: Evaluation, name: str) -> BidEvaluation:
    return next(one for one in evaluation.bids if one.bid.name == name)


def document(evaluation: Evaluation, name: str, language: str = "en", **options: Any) -> Document:
    return justification(evaluation, own(evaluation, name), language, **options)


def confidential(one: BidEvaluation) -> Iterator[float]:
    """Yield every amount of a bid from which its cost can be seen, and its score and points for cost."""
    yield from (one.life_cycle_cost, one.equivalent_annual_cost, one.price, one.nominal_cost, *one.phases.values())
    standing = one.standing
    yield from (standing.assessed_cost.value, standing.contender.cost, standing.contender.mki)
    for offer in one.bid.offers:
        yield from (getattr(offer.business_model, "price", 0.0), *(cost.amount for cost in offer.costs))
    if standing.scored is not None:
        yield standing.scored.score.value
        if standing.scored.cost_points is not None:
            yield standing.scored.cost_points.value


def ways_to_write(value: float) -> set[str]:
    ways = {amount(value, translator(language), decimals) for language in LANGUAGES for decimals in (2, 4)}
    return ways | {f"{value:.2f}", f"{value:.4f}", f"{math.floor(abs(value))}", f"{abs(value):,.0f}"}


def leaked(evaluation: Evaluation, mine: BidEvaluation, said: str, told: Iterable[BidEvaluation] = ()) -> set[str]:
    """Return what is said of other bids that gives them away; of those in `told` the score may be."""
    own_words = set().union(*map(ways_to_write, confidential(mine)))
    own_words |= {way for one in told for way in ways_to_write(one.standing.score or 0.0)}
    others = (one for one in evaluation.bids if one is not mine)
    words = {
        way for one in others for value in confidential(one) if abs(value) > 100 for way in ways_to_write(value)
    }
    # A score or points below 100 has four decimals: no other number has.
    words |= {
        amount(value, translator(language), 4)
        for one in evaluation.bids
        if one is not mine and one.standing.scored is not None
        for value in (one.standing.scored.score.value, getattr(one.standing.scored.cost_points, "value", 0.0))
        for language in LANGUAGES
        if value
    }
    return {word for word in words - own_words if word in said}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", awards.RULES)
def test_no_figure_of_another_bidder_is_shown(method: str, language: str) -> None:
    evaluation = awards.evaluated(method)
    for one in evaluation.bids:
        said = texts(justification(evaluation, one, language))
        assert leaked(evaluation, one, said, evaluation.bids[:1]) == set()
        fewer = texts(justification(evaluation, one, language, scores_of_winner=False))
        assert leaked(evaluation, one, fewer) == set()


@pytest.mark.parametrize("method", awards.RULES)
def test_of_the_winner_only_the_score_is_told(method: str) -> None:
    """What it costs is told nowhere else than in its score, be that the cost itself or money less quality."""
    evaluation = awards.evaluated(method)
    winner, other, last = evaluation.bids
    found = document(evaluation, last.bid.name)
    score, rank = table(found, "End scores")[winner.bid.name]
    assert (score, rank) == (score_said(evaluation.tender, winner.standing.score or 0.0, str), "1")
    assert other.bid.name not in texts(found)
    assert "End scores" not in texts(document(evaluation, last.bid.name, scores_of_winner=False))
    assert "End scores" not in texts(document(evaluation, winner.bid.name))


@pytest.mark.parametrize("method", ["quality_value", "lowest_lcc", "low_bid"])
def test_no_discount_or_mki_of_another_bidder_is_shown(method: str) -> None:
    tender = awards.tender(method, DISCOUNTS, mki={"weighting_set": "A2"})
    bids = []
    for level, plain in enumerate(awards.bids(), start=1):
        mki = OfferedMki(weighting_set="A2", per_life=200.37 + 111 * level)
        offers = [plain.offers[0].model_copy(update={"mki": mki})]
        ladder = OfferedLadder(version="3.1", level=level)
        bids.append(plain.model_copy(update={"co2_ladder": ladder, "offers": offers}))
    evaluation = evaluate(tender, bids, awards.scores())
    for one in evaluation.bids:
        found = justification(evaluation, one, "en")
        assert leaked(evaluation, one, texts(found), evaluation.bids[:1]) == set()
        costs = table(found, "Costs")
        rows = (
            "Life-cycle cost",
            "MKI, counted in the discount instead",
            "Cost K before fictive discounts and additions",
            "MKI (M)",
        )
        life_cycle, taken_out, cost, counted = (float(costs[row][0].replace(",", "")) for row in rows)
        assert taken_out == -counted == pytest.approx(-one.standing.contender.mki, abs=0.005)
        assert life_cycle + taken_out == pytest.approx(cost, abs=0.015)


@pytest.mark.parametrize("method", awards.RULES)
def test_where_it_is_asked_for_costs_of_others_are_shown(method: str) -> None:
    evaluation = awards.evaluated(method)
    for one in evaluation.bids:
        said = texts(justification(evaluation, one, "en", others_prices=True))
        assert leaked(evaluation, one, said)
        for other in evaluation.bids:
            assert f"{other.standing.assessed_cost.value:,.2f}" in said


@pytest.mark.parametrize("method", awards.RULES)
def test_own_figures_are_all_there(method: str) -> None:
    evaluation = awards.evaluated(method)
    for one in evaluation.bids:
        found = justification(evaluation, one, "en")
        costs = table(found, "Costs")
        assert costs["Purchase"] == (f"{one.phases['purchase']:,.2f}",)
        assert costs["Life-cycle cost"] == (f"{one.life_cycle_cost:,.2f}",)
        said = texts(found)
        assert f"plan of {one.bid.name}: because." in said
        assert f"rank {one.rank}. Bids that are ranked: 3." in said


def test_quality_stands_beside_that_of_the_winner() -> None:
    evaluation = awards.evaluated("low_bid")
    best = evaluation.bids[0].bid.name
    assert best == awards.HOSTILE
    found = document(evaluation, "Hout & Zoon BV")
    assert table(found, "Quality beside yours") == {
        "Plan of approach": ("60.00 %", "90.00 %", "+30.00", "+10.8000"),
        "Repair": ("50.00 %", "100.00 %", "+50.00", "+3.0000"),
        "Secondary material": ("50.00 %", "90.00 %", "+40.00", "+7.2000"),
        "Quality (Q)": ("56.00 %", "91.00 %", "+35.00", "+21.0000"),
    }
    assert "is not lower than that of yours" in texts(found)
    assert "is lower than that of yours" in texts(document(evaluation, "=1+1"))


def test_quality_in_money_is_compared_in_money() -> None:
    found = document(awards.evaluated("quality_value"), "=1+1")
    assert table(found, "Quality beside yours")["Quality (Q)"][-1] == "+1,850.00"


LEFT_OUT = "Your points for cost and your score are left out"


@pytest.mark.parametrize("method", RELATIVE)
def test_no_cost_of_another_can_be_worked_out_from_own_points(method: str) -> None:
    """Hout & Zoon is the cheapest; under lowest-highest the dearest has no points whatever others cost."""
    evaluation = awards.evaluated(method)
    safe = {"Hout & Zoon BV", *(["=1+1"] if method == "linear_lowest_highest" else [])}
    for one in evaluation.bids:
        said, scored = texts(justification(evaluation, one, "en")), one.standing.scored
        assert scored is not None
        assert scored.cost_points is not None
        assert scored.quality_points is not None
        decimals = score_decimals(evaluation.tender.award)
        written = [amount(figure.value, str, decimals) for figure in (scored.score, scored.cost_points)]
        assert (LEFT_OUT in said) == (one.bid.name not in safe)
        assert all(
            (f"= {number}" in said or f": {number}." in said) == (one.bid.name in safe) for number in written
        )
        assert f"Points for quality: {amount(scored.quality_points.value, str, decimals)}." in said
        assert LEFT_OUT not in texts(justification(evaluation, one, "en", others_prices=True))


def test_points_for_cost_that_weigh_nothing_give_nothing_away() -> None:
    evaluation = awards.evaluated("low_bid", {"price_weight": 0.0})
    assert not any(LEFT_OUT in texts(justification(evaluation, one, "en")) for one in evaluation.bids)


def test_under_an_absolute_rule_nothing_is_left_out() -> None:
    for method in set(awards.RULES) - {*RELATIVE, *BESIDE_BEST, *BY_ITEM}:
        evaluation = awards.evaluated(method)
        assert not any(LEFT_OUT in texts(justification(evaluation, one, "en")) for one in evaluation.bids)


def test_where_the_best_quality_counts_a_score_that_gives_it_away_is_left_out() -> None:
    """The cheapest one is told the quality of the winner anyway, which is the best."""
    evaluation = awards.evaluated("utility_index")
    left_out = {one.bid.name for one in evaluation.bids if LEFT_OUT in texts(justification(evaluation, one, "en"))}
    assert left_out == {awards.HOSTILE, "=1+1"}


def test_scores_and_reasons_of_others_are_not_given() -> None:
    evaluation = awards.evaluated("low_bid")
    for one in evaluation.bids:
        said = texts(justification(evaluation, one, "en"))
        assert [name for name in awards.BIDDERS if f"of {name}: because." in said] == [one.bid.name]


def test_the_winner_gets_a_text_that_fits() -> None:
    evaluation = awards.evaluated("low_bid")
    said = texts(document(evaluation, awards.HOSTILE))
    assert "Voorbeeld intends to award the contract to you." in said
    assert "relative advantages" not in said
    dutch = texts(document(evaluation, awards.HOSTILE, "nl"))
    assert "Voorbeeld is voornemens de opdracht aan u te gunnen." in dutch


def test_a_bid_that_is_not_ranked_is_told_every_reason() -> None:
    quality = {**awards.QUALITY, "minimum": 0.25}
    evaluation = awards.evaluated("fixed_budget", {"budget": 15_000.0}, quality=quality)
    found = document(evaluation, "=1+1")
    said = texts(found)
    assert "Your bid is not ranked" in said
    assert "Your bid earns less than 25 % of quality." in said
    assert "The cost of your bid is above the budget of EUR 15,000." in said
    assert "Uw kosten zijn hoger dan het budget van EUR 15.000." in texts(document(evaluation, "=1+1", "nl"))
    assert "Score = 100 x Q =" not in said
    assert "relative advantages of" in said


def test_a_tie_for_the_first_rank_is_left_to_the_authority() -> None:
    same = Scores.model_validate(
        {
            "tender": "test",
            "scores": [
                {"bid": name, "criterion": criterion, "score": score, "justification": "Same."}
                for name in awards.BIDDERS
                for criterion, score in (("plan", 6.0), ("repair", "fair"))
            ],
        }
    )
    first = awards.bids()[0]
    twins = [first.model_copy(update={"bidder": one.bidder}) for one in awards.bids()]
    found = document(evaluate(awards.tender("low_bid"), twins, same), "=1+1")
    said = texts(found)
    assert "These bids share the first rank" in said
    assert "intends to award" not in said
    settled, *_others = [block for block in found.blocks if isinstance(block, ToFillIn)]
    assert "conditional: nobody wins before the tie is settled" in settled.text


def test_no_bid_that_is_ranked() -> None:
    said = texts(document(awards.evaluated("fixed_budget", {"budget": 1.0}), "=1+1"))
    assert "No bid is ranked, and the contract is not awarded." in said
    assert "Nothing is awarded by this decision, so that no standstill period applies." in said
    assert "A standstill period of" not in said


def test_what_the_authority_still_writes_is_marked() -> None:
    found = document(awards.evaluated("low_bid"), "=1+1")
    marked = [block.text for block in found.blocks if isinstance(block, ToFillIn)]
    assert [text.rpartition(" over yours on ")[2].partition(",")[0] for text in marked[:2]] == [
        "Plan of approach",
        "Repair",
    ]
    assert [text.partition(":")[0] for text in marked[2:]] == ["[Fill in"] * 3  # standstill, court, questions
    to_the_winner = document(awards.evaluated("low_bid"), awards.HOSTILE)
    assert [block.text for block in to_the_winner.blocks if isinstance(block, ToFillIn)] == marked[2:]
    assert all(text.startswith("[") and text.endswith("]") for text in marked)
    assert "Standstill period and objections" in [b.text for b in found.blocks if isinstance(b, Heading)]


def test_a_price_rule_shows_the_price() -> None:
    evaluation = awards.evaluated("lowest_price")
    one = evaluation.bids[0]
    assert table(justification(evaluation, one, "en"), "Costs")["Price"] == (f"{one.price:,.2f}",)


@pytest.mark.parametrize(
    ("names", "stems"),
    [
        (["../../etc/passwd"], ["j-etc-passwd"]),
        (["a/b", "a\\b", "A:B"], ["j-a-b", "j-a-b-2", "j-a-b-3"]),
        (["***", "..."], ["j", "j-2"]),
        (["CON", "Café Zürich"], ["j-con", "j-café-zürich"]),
        (["a 2", "a", "A"], ["j-a-2", "j-a", "j-a-3"]),
    ],
)
def test_names_of_files_are_safe_and_differ(names: list[str], stems: list[str]) -> None:
    assert list(file_stems(names, "j").values()) == stems


def test_names_of_files_fit_every_file_system() -> None:
    [stem] = file_stems(["木" * 200], "justification").values()
    assert len(f"{stem}.docx".encode()) <= 255


def test_the_lowest_cost_wins_without_a_formula_that_says_nothing() -> None:
    evaluation = evaluate(make.tender(), [make.bid(make.offer(make.purchase(100.0)), name="Ash")])
    said = texts(document(evaluation, "Ash"))
    assert "The lowest cost wins." in said
    assert "The cost P of a bid is its life-cycle cost." in said
    assert "Score = P" not in said
    assert "Score = 100.00" in said


def test_every_symbol_of_a_discount_is_said_to_be_something() -> None:
    tender = awards.tender("quality_value", {"co2_ladder": DISCOUNTS["co2_ladder"]})
    bids = awards.bids(co2_ladder={"version": "3.1", "level": 4})
    said = texts(document(evaluate(tender, bids, awards.scores()), awards.BIDDERS[0]))
    assert "P = K - S x K" in said
    assert "The cost K of a bid is its life-cycle cost." in said
    assert (
        "S x K is taken off the cost, with S by the level of version 3.1 that the bid states: level 1: 1 %" in said
    )


def test_a_median_and_points_are_told_as_the_tender_has_them() -> None:
    quality = {**award_cases.IN_POINTS, "assessment": "median", "assessors": [*award_cases.FOUR]}
    tender = award_cases.tender(award_cases.OF_130, quality=quality)
    found = evaluate(tender, award_cases.bids(), award_cases.scores_of_four())
    letter = document(found, "Alfa")
    assert "the median counts: the middle one by size" in texts(letter)
    # 6, 8, 8 and 3 of 10: the two in the middle are 6 and 8.
    weight, scores, earned, worth = table(letter, "Quality")["Plan"]
    assert (weight, scores, earned, worth) == ("40 of 70 points (57.14 %)", "6; 8; 8; 3", "70.0000 %", "28.0000")
