"""A proof where each item earns points for its own cost: confirmed where the lowest of each is told, and else not."""

import json
from collections.abc import Callable
from typing import Any

import award_cases
import make
from lcc.documents.letters.justification import justification
from lcc.language import translator
from lcc.model.proof import Proof, Release
from lcc.proofs.check import check_proof
from lcc.proofs.given_away import given_away_by_proof
from lcc.proofs.own_bid import explained
from lcc.proofs.proof import Decision, award_file, decide, proof
from lcc.proofs.read import read_proof
from lcc.words.blocks import Document, Formula, Table, texts_of

CODES = ("post", "plate", "crane")
PRICES = {
    "Eigen BV": (120.0, 80.0, 5000.0),
    "Een BV": (100.0, 95.0, 6000.0),
    "Twee BV": (130.0, 90.0, 4000.0),
    "Dicht BV": (100.0, 80.0, 4500.0),
}
"""By bidder the price of a unit of each item: the lowest of each is 100, 80 and 4000, so Dicht lacks one item only."""


def decided() -> Decision:
    """Return four bids, by cost alone."""
    bids = [
        make.bid(
            *({"item": c, "business_model": make.purchase(p)} for c, p in zip(CODES, row, strict=True)), name=name
        )
        for name, row in PRICES.items()
    ]
    tender = make.tender(items=award_cases.ITEMS, award={"method": "points_by_item", "price_weight": 1.0})
    return decide(tender, bids, None)


def made(name: str, *told: Release) -> Proof:
    """Return the proof of one bid, with what is told of others."""
    decision = decided()
    return proof(decision, name, award_file(decision, "Confidential."), told)


def checked(found: Proof, change: Callable[[dict[str, Any]], None] = lambda _award: None) -> tuple[list[str], str]:
    """Return where a proof is not right, after its award was changed, and what is not seen in it."""
    data = json.loads(found.model_dump_json())
    change(data["awards"][0])
    read = read_proof(json.dumps(data).encode(), "proof.json")
    assert isinstance(read, Proof)
    outcome = check_proof(read, "proof.json")
    return [one.origin.field for one in outcome.differences], "\n".join(text.say(str) for text in outcome.unseen)


def text(document: Document) -> str:
    """Return all that is said in a document."""
    return "\n".join(texts_of(document))


LOWEST = {"post": 100_000.0, "plate": 160_000.0, "crane": 40_000.0}


def test_the_own_score_is_confirmed_beside_the_lowest_cost_of_each_item() -> None:
    found = made("Eigen BV", "scores_of_winner", "cost_bounds")
    assert found.awards[0].lowest_by_item == LOWEST
    assert found.awards[0].own.award.cost_by_item == {"post": 120_000.0, "plate": 160_000.0, "crane": 50_000.0}
    wrong, unseen = checked(found)
    assert wrong == []
    assert "the lowest cost of each item, where it is that of another bid, is taken as stated" in unseen

    def higher(award: dict[str, Any]) -> None:
        award["lowest_by_item"]["crane"] = 45_000.0

    def above_own(award: dict[str, Any]) -> None:
        award["lowest_by_item"]["plate"] = 170_000.0

    assert checked(found, higher)[0] == ["awards[0].own.award.cost_points", "awards[0].own.award.score"]
    assert "awards[0].lowest_by_item.plate" in checked(found, above_own)[0]


def test_without_those_the_points_for_cost_are_as_stated_and_said_not_to_be_seen() -> None:
    found = made("Eigen BV", "scores_of_winner")
    assert found.awards[0].lowest_by_item is None
    assert found.awards[0].own.award.score is not None  # of two items it is another's: only a sum follows
    wrong, unseen = checked(found)
    assert wrong == []
    assert "points for cost of this bid are taken as stated" in unseen

    def more(award: dict[str, Any]) -> None:
        award["own"]["award"]["score"] += 1

    def all_points(award: dict[str, Any]) -> None:
        award["own"]["award"]["cost_points"] = award["own"]["award"]["score"] = 101.0

    assert checked(found, more)[0] == ["awards[0].own.award.score"]
    assert "awards[0].own.award.cost_points" in checked(found, all_points)[0]


def test_a_score_from_which_the_cost_of_another_follows_is_left_out() -> None:
    # Dicht has the lowest cost of posts and plates: its score gives away that of the crane of another.
    found = made("Dicht BV", "scores_of_winner")
    assert found.awards[0].own.award.score is None
    assert checked(found)[0] == []
    told = made("Dicht BV", "scores_of_winner", "cost_bounds")
    assert told.awards[0].own.award.score is not None
    evaluation = decided().awards[0].evaluation
    left_out = {
        one.bid.name: "Your points for cost and your score are left out"
        in text(justification(evaluation, one, "en"))
        for one in evaluation.bids
    }
    assert left_out == {"Eigen BV": False, "Een BV": False, "Twee BV": False, "Dicht BV": True}


def test_with_all_bids_told_their_scores_are_worked_out_again() -> None:
    found = made("Eigen BV", "scores_of_winner", "cost_bounds", "all_bids")
    assert checked(found)[0] == []

    def cheaper(award: dict[str, Any]) -> None:
        [one] = [bid for bid in award["bids"] if bid["bidder"] == "Een BV"]
        one["cost_by_item"]["post"] = 110_000.0

    assert [field for field in checked(found, cheaper)[0] if field.endswith(".score")] != []


def test_a_letter_and_a_proof_show_each_item() -> None:
    evaluation = decided().awards[0].evaluation
    [own] = [one for one in evaluation.bids if one.bid.name == "Eigen BV"]
    tables = {
        with_others: next(
            one
            for one in justification(evaluation, own, "en", others_prices=with_others).blocks
            if isinstance(one, Table) and one.caption == "Points for the cost of each item"
        )
        for with_others in (False, True)
    }
    assert [row[1:] for row in tables[False].rows] == [
        ("50 %", "120,000.00"), ("30 %", "160,000.00"), ("20 %", "50,000.00"),
    ]  # fmt: skip
    assert [row[3:] for row in tables[True].rows] == [
        ("100,000.00", "41.6667 %"), ("160,000.00", "30 %"), ("40,000.00", "16 %"),
    ]  # fmt: skip
    of_proof = explained(made("Eigen BV", "scores_of_winner", "cost_bounds"), "proof.json", "en")
    assert tables[True] in of_proof.blocks
    formulas = [block.text for block in of_proof.blocks if isinstance(block, Formula)]
    assert any(one.endswith("= 87.6667") for one in formulas)
    for language in ("nl", "en"):
        said = text(justification(evaluation, own, language))
        assert "W_item x P_item_low / P_item" in said
        assert "160.000" in said or "160,000" in said
        assert "100,000" not in said
        assert "100.000" not in said
        assert "{" not in said


def test_it_is_said_whose_costs_are_told() -> None:
    evaluation = decided().awards[0].evaluation
    [own] = [one for one in evaluation.bids if one.bid.name == "Eigen BV"]
    told = [one.say(str) for one in given_away_by_proof(evaluation, own, ["scores_of_winner", "cost_bounds"])]
    assert "The lowest cost of Crane, EUR 40,000.00, is what it costs with Twee BV." in told
    assert "The lowest cost of Plates, EUR 160,000.00, is what it costs with Dicht BV." in told
    [last] = [one for one in told if one.startswith("From the score of Dicht BV")]
    assert last.endswith("in EUR: 45,000.00.")
    assert [*given_away_by_proof(evaluation, own, ["scores_of_winner"])] == []
    assert "laagste kosten" in next(iter(given_away_by_proof(evaluation, own, ["cost_bounds"]))).say(
        translator("nl")
    )
