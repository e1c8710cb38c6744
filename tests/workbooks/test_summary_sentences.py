"""The sentences on top of the summary: as they were scored, and as the sheet works them out from its figures."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reading import written

import awards
import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.write import write_comparison
from lcc.model.bid_decision import BidDecisions
from libreoffice import needs_libreoffice
from purchase_prices import SAID, case

FIRST, BUYING, BESIDE = "A3", "A4", "A6"
BY_SCORE = {
    "lowest_lcc": "A comes first by the award rule with 10,426.85 EUR (life-cycle cost); the lowest score "
    "wins, and the next bid has 2,412.61 EUR more",
    "lowest_price": "A comes first by the award rule with 9,123.45 EUR (price); the lowest score wins, and "
    "the next bid has 2,111.11 EUR more",
    "quality_value": "A comes first by the award rule with 7,626.85 EUR (cost less what its quality is "
    "worth); the lowest score wins, and the next bid has 662.61 EUR more",
    "weighted_factor": "B comes first by the award rule with 69.2883 points; the highest score wins, and the "
    "next bid has 16.0511 points less",
    "linear_to_twice_lowest": "B comes first by the award rule with 85.34 points; the highest score wins, "
    "and the next bid has 11.74 points less",
    "value_for_money": "B comes first by the award rule with a score of 0.7088; the highest score wins, and "
    "the next bid has 0.1717 less",
    "superformula": "B comes first by the award rule with a score of 2.0532; the lowest score wins, and the "
    "next bid has 0.2395 more",
}
EQUAL = (
    "Tie: more than one bid comes first by the award rule, with 100.00 EUR (cost less what its quality is worth)",
    (
        "B comes first by the award rule with 100.00 EUR (cost less what its quality is worth); the next bid "
        "has as much, and what the tender says about a tie decides"
    ),
    "A comes first by the award rule with 50.00 EUR (cost less what its quality is worth)",
)


def sentences(evaluations: list[Evaluation], folder: Path) -> list[dict[str, tuple[str, str]]]:
    """Return the sentences of each comparison: as written, and recalculated."""
    contents = [write_comparison(evaluation, language="en") for evaluation in evaluations]
    first = [load_workbook(io.BytesIO(one), read_only=True, data_only=True)["Summary"] for one in contents]
    again = [book["Summary"] for book in written(evaluations, folder)]
    return [
        {cell: (one[cell].value or "", other[cell].value or "") for cell in (FIRST, BUYING, BESIDE)}
        for one, other in zip(first, again, strict=True)
    ]


@needs_libreoffice
@pytest.mark.libreoffice
def test_who_has_the_lowest_purchase_price_is_said_in_every_case(tmp_path: Path) -> None:
    cases = [case(name) for name in SAID]
    found = sentences([evaluation for evaluation, _sentence in cases], tmp_path)
    for name, (_evaluation, sentence), said in zip(SAID, cases, found, strict=True):
        assert said[BUYING] == (sentence, sentence), name


@needs_libreoffice
@pytest.mark.libreoffice
def test_who_comes_first_is_said_with_unit_and_sense_under_every_rule(tmp_path: Path) -> None:
    found = sentences([awards.evaluated(method) for method in BY_SCORE], tmp_path)
    for said, (method, sentence) in zip(found, BY_SCORE.items(), strict=True):
        first = said[FIRST][0].replace(awards.BIDDERS[0], "A").replace(awards.BIDDERS[1], "B")
        assert first == sentence, method
        assert said[FIRST][0] == said[FIRST][1], method


@needs_libreoffice
@pytest.mark.libreoffice
def test_equal_scores_are_a_tie_or_what_settles_it_is_said(tmp_path: Path) -> None:
    award = {"method": "quality_value", "quality_value": 100.0}
    prices, scores = {"A": 100.0, "B": 150.0}, {"A": 0.0, "B": 5.0}
    tied = make.of_prices(prices, award, scores)
    settled = make.of_prices(prices, award | {"tie_break": ["quality"]}, scores)
    alone = make.of_prices({"A": 100.0}, award, {"A": 5.0})
    for said, sentence in zip(sentences([tied, settled, alone], tmp_path), EQUAL, strict=True):
        assert said[FIRST] == (sentence, sentence)


@needs_libreoffice
@pytest.mark.libreoffice
def test_what_the_authority_has_is_dearer_or_cheaper_than_the_first(tmp_path: Path) -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 80.0), ("B", 100.0))]
    said = {50.0: "30 EUR more than", 95.0: "15 EUR less than", 80.0: "as much as"}
    cases = [
        evaluate(make.tender(), bids, reference=make.bid(make.offer(make.purchase(price)), name="Own"))
        for price in said
    ]
    for found, words in zip(sentences(cases, tmp_path), said.values(), strict=True):
        sentence = f"Over 10 years A costs {words} keeping what we have"
        assert found[BESIDE] == (sentence, sentence)


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_bid_that_fell_away_is_not_who_comes_first_and_with_none_left_nobody_does(tmp_path: Path) -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 1.0), ("B", 2.0))]
    gone = {"what": "withdrawn", "ground": "of_the_bidder", "reason": "No.", "by": ["N"]}
    found = []
    for names in ("A", "AB"):
        listed = [gone | {"bid": name, "at": "2027-05-20T10:00:00+02:00"} for name in names]
        decided = BidDecisions.model_validate({"tender": "test", "decisions": listed})
        found.append(evaluate(make.tender(), bids, decisions=decided))
    some, none = sentences(found, tmp_path)
    assert some[FIRST] == ("B comes first by the award rule with 2.00 EUR (life-cycle cost)",) * 2
    assert none[FIRST] == ("No bid is ranked.",) * 2
