"""A proof explains the own bid as the letter does, with what it was told; an award file is shown bid by bid."""

import pytest

import awards
import make
import proofs
from lcc.documents.letters.justification import justification
from lcc.proofs.opened import bids_opened
from lcc.proofs.own_bid import explained
from lcc.proofs.proof import award_file, decide, proof, releasable
from lcc.words.blocks import Document, Formula, Table, texts_of
from proofs import OWN


def formulas(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Formula)]


def text(document: Document) -> str:
    return "\n".join(texts_of(document))


@pytest.mark.parametrize("method", awards.RULES)
def test_the_score_is_worked_out_as_in_a_letter_that_tells_all(method: str) -> None:
    decision = proofs.decided(method)
    _file, found = proofs.proofs(decision)
    [one] = decision.awards
    for bid in one.evaluation.bids:
        letter = justification(one.evaluation, bid, "en", others_prices=True)
        assert formulas(explained(found[bid.bid.name], "proof.json", "en")) == formulas(letter)


@pytest.mark.parametrize("method", sorted(awards.RELATIVE))
def test_a_score_that_is_left_out_of_a_proof_is_not_worked_out_either(method: str) -> None:
    _file, found = proofs.proofs(proofs.decided(method), "cost_bounds")
    assert found[OWN].awards[0].own.award.score is None
    said = text(explained(found[OWN], "proof.json", "en"))
    assert "Your points for cost and your score are left out" in said
    assert "score wins" not in said


def test_why_another_won_is_said_as_far_as_it_is_told() -> None:
    decision = proofs.decided("quality_value")
    _file, told = proofs.proofs(decision)
    _file, withheld = proofs.proofs(decision, "scores_of_winner")
    said = text(explained(told[OWN], "proof.json", "en"))
    [winner] = told[OWN].awards[0].winners
    assert winner.score is not None
    assert f"The lowest score wins: {winner.bidder} has {winner.score:,.2f}" in said
    assert "Quality beside yours" in said
    silent = text(explained(withheld[OWN], "proof.json", "en"))
    assert f"Awarded to: {winner.bidder}." in silent
    assert f"{winner.score:,.2f}" not in silent
    assert "Costs, prices and scores of other bids are not told" in silent


def test_a_cost_goes_back_to_the_fields_of_tender_and_bid() -> None:
    document = explained(proofs.proofs(proofs.decided("quality_value"))[1][OWN], "proof.json", "en")
    [table] = [one for one in document.blocks if isinstance(one, Table) and one.caption == "Purchase (EUR)"]
    assert table.rows[0][2] == table.rows[-1][2] == "12,000.00"
    assert "Purchase price (bid)" in table.rows[0][1]
    assert "Quantity (tender)" in table.rows[0][1]


def test_all_bids_are_shown_where_all_are_told() -> None:
    document = explained(proofs.proofs(proofs.decided("weighted_factor"), others=True)[1][OWN], "p.json", "en")
    [table] = [one for one in document.blocks if isinstance(one, Table) and one.caption == "All bids"]
    assert {row[0] for row in table.rows} == set(proofs.BIDS)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_every_bid_of_an_example_is_explained(name: str, language: str) -> None:
    read = make.example(name)
    decision = decide(read.tender, read.offered, read.scores, draws=read.draws)
    file = award_file(decision, "")
    for bid in decision.bids:
        found = proof(decision, bid.name, file, releasable(read.tender.award))
        document = explained(found, "proof.json", language)
        costs = [
            block for block in document.blocks if isinstance(block, Table) and block.caption in ("Costs", "Kosten")
        ]
        assert len(costs) == len(found.awards)
        tables = [block for block in document.blocks if isinstance(block, Table)]
        assert all(head for table in tables for head in table.heads)  # a reader for the blind says them


def test_a_bid_that_is_not_ranked_is_told_why() -> None:
    decision = decide(
        make.tender(award={"method": "lowest_lcc"}, quality={"criteria": [
            {"id": "plan", "name": "Plan", "weight": 1.0, "minimum": 6.0}]}),
        [proofs.bid(OWN, 5.0), proofs.bid("Sterk BV", 6.0)], proofs.scores({OWN: 2.0, "Sterk BV": 9.0}),
    )  # fmt: skip
    said = text(explained(proofs.proofs(decision)[1][OWN], "proof.json", "en"))
    assert "Your bid is not ranked, for the following reasons:" in said
    assert "Plan" in said.partition("reasons:")[2].splitlines()[1]


def test_an_award_file_is_shown_bid_by_bid_and_what_does_not_open_is_marked() -> None:
    decision = proofs.decided("weighted_factor")
    file = award_file(decision, "")
    [table] = bids_opened(file, decision, "en").blocks
    assert isinstance(table, Table)
    assert {row[0]: row[-1] for row in table.rows} == dict.fromkeys(proofs.BIDS, "yes")
    [part] = file.commitments
    spoilt = part.model_copy(
        update={
            "bids": [one.model_copy(update={"salt": "0" * 64}) if one.bid == OWN else one for one in part.bids]
        }
    )
    [again] = bids_opened(file.model_copy(update={"commitments": [spoilt]}), decision, "en").blocks
    assert isinstance(again, Table)
    assert {row[0]: row[-1] for row in again.rows} == dict.fromkeys(proofs.BIDS, "yes") | {OWN: "no"}
