"""From scores to the share of quality: scales, weights, several assessors, what is measured."""

import io
import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import ValidationError

import award_cases
import make
from lcc.award.quality import earned, judged
from lcc.checks.scoring import score_disagreements
from lcc.circularity.of_bid import circularity_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.language import translator
from lcc.method.rules import said as rules
from lcc.model import Bid, Tender
from lcc.model.quality import AnyScale, MeasuredScale, MoneyScale, PointsScale, Quality, Scores, WordsScale

WORDS = WordsScale(kind="words", words={"poor": -0.5, "fair": 0.4, "good": 0.8, "excellent": 1.0})
STEPS = award_cases.steps((0.2, 0.0), (0.6, 0.8), (1.0, 1.0))


@pytest.mark.parametrize(
    ("scale", "score", "share"),
    [
        (PointsScale(kind="points"), 7.0, 0.7),
        (PointsScale(kind="points", lowest=2.0, highest=6.0), 3.0, 0.25),
        (WORDS, "good", 0.8),
        (WORDS, "poor", -0.5),
        (MoneyScale(kind="money", highest=2500.0), 1500.0, 0.6),
        (MoneyScale(kind="money", lowest=-500.0, highest=2500.0), -500.0, -0.2),
    ],
)
def test_what_a_score_earns(scale: AnyScale, score: float | str, share: float) -> None:
    assert earned(scale, score) == pytest.approx(share)


@pytest.mark.parametrize(
    ("value", "line", "steps"),
    [(0.0, 0.0, 0.0), (0.2, 0.0, 0.0), (0.4, 0.4, 0.0), (0.6, 0.8, 0.8), (0.8, 0.9, 0.8), (1.0, 1.0, 1.0)],
)
def test_what_a_measured_value_earns(value: float, line: float, steps: float) -> None:
    scale = {"kind": "measured", "indicator": "secondary_share", "steps": STEPS}
    assert earned(MeasuredScale.model_validate(scale), value) == pytest.approx(line)
    stepped = MeasuredScale.model_validate(scale | {"between": "in_steps"})
    assert earned(stepped, value) == pytest.approx(steps)


@given(st.floats(-1, 2), st.floats(0, 1))
def test_more_never_earns_less_on_a_scale_that_rises(value: float, more: float) -> None:
    for between in ("straight_line", "in_steps"):
        scale = MeasuredScale.model_validate(
            {"kind": "measured", "indicator": "detachability", "steps": STEPS, "between": between}
        )
        assert 0 <= earned(scale, value) <= earned(scale, value + more) + 1e-12 <= 1 + 2e-12


def test_the_whole_tree_by_hand() -> None:
    """Beta: 0.5 (0.6 x 0.95 + 0.4 x 1) + 0.2 x 8.75/10 + 0.2 x (1 + 0.8)/2 + 0.1 x (1 + 2/3)/2.

    0.9 of secondary material lies three quarters of the way from 0.6 (0.8) to 1.0 (1.0): 0.95.
    """
    tender = award_cases.tender(award_cases.RULES["low_bid"])
    assert tender.quality is not None
    beta = award_cases.bids()[1]
    found = judged(tender, tender.quality, beta, award_cases.scores(), circularity_of(tender, beta))
    assert {one.id: round(one.share.value, 6) for one in found.criteria} == {
        "reuse": 0.95, "apart": 1.0, "plan": 0.875, "service": 0.9, "extra": 0.833333,
    }  # fmt: skip
    assert found.total.value == pytest.approx(0.5 * (0.57 + 0.4) + 0.175 + 0.18 + 0.1 * 2.5 / 3)


def test_over_several_items_what_is_measured_is_the_mean_by_mass() -> None:
    """100 units of 2 kg at 50 % and 10 units of 20 kg at 100 %: 75 % of 400 kg."""
    items = [
        {"id": name, "name": name, "quantity": number, "unit": "piece"}
        for name, number in (("small", 100), ("large", 10))
    ]
    scale = {
        "kind": "measured",
        "indicator": "secondary_share",
        "steps": award_cases.steps((0.0, 0.0), (1.0, 1.0)),
    }
    quality = {"criteria": [{"id": "m", "name": "M", "weight": 1.0, "scale": scale}]}
    tender = make.tender(items=items, quality=quality, award={"method": "low_bid", "price_weight": 0.5})
    offers = [
        make.offer(make.purchase(), circularity={"mass_kg": mass, "secondary_share": share}) | {"item": name}
        for name, mass, share in (("small", 2.0, 0.5), ("large", 20.0, 1.0))
    ]
    bid = Bid.model_validate({"tender": "test", "bidder": {"name": "A"}, "offers": offers})
    assert tender.quality is not None
    assert judged(tender, tender.quality, bid, None, circularity_of(tender, bid)).total.value == pytest.approx(
        0.75
    )


def consensus(**changes: Any) -> list[dict[str, Any]]:
    return [
        {"bid": "A", "criterion": "plan", "justification": "So.", **entry}
        for entry in (
            {"assessor": "Noor", "score": 4.0},
            {"assessor": "Bram", "score": 8.0},
            {"score": 7.0, **changes},
        )
    ]


def test_where_assessors_agree_the_score_on_which_they_do_counts() -> None:
    quality = {"assessment": "consensus", "criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=quality)
    bid = make.bid(make.offer(make.purchase()), name="A")
    scores = Scores.model_validate({"tender": "test", "scores": consensus()})
    assert tender.quality is not None
    assert judged(tender, tender.quality, bid, scores, None).total.value == pytest.approx(0.7)


def of_several(assessment: str, *given: float) -> float:
    """Return what a bid earns of one criterion by the scores of as many assessors, by points of ten."""
    quality = {"assessment": assessment, "criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=quality)
    entries = [
        {"bid": "A", "criterion": "plan", "assessor": f"n{k}", "score": score, "justification": "So."}
        for k, score in enumerate(given)
    ]
    scores = Scores.model_validate({"tender": "test", "scores": entries})
    bid = make.bid(make.offer(make.purchase()), name="A")
    assert score_disagreements(tender, [bid], scores) == []
    assert tender.quality is not None
    return 10 * judged(tender, tender.quality, bid, scores, None).total.value


@pytest.mark.parametrize(
    ("assessment", "scores", "counts"),
    [
        ("average", (4.0, 8.0, 8.0, 9.0, 10.0), 7.8),
        ("median", (4.0, 8.0, 8.0, 9.0, 10.0), 8.0),
        ("drop_extremes", (4.0, 8.0, 8.0, 9.0, 10.0), 25 / 3),
        ("median", (6.0, 7.0, 8.0, 10.0), 7.5),
        ("drop_extremes", (6.0, 7.0, 8.0, 10.0), 7.5),
        ("median", (3.0,), 3.0),
        ("drop_extremes", (5.0, 5.0, 5.0, 5.0), 5.0),  # one lowest and one highest: two are left
        ("drop_extremes", (1.0, 1.0, 9.0, 9.0), 5.0),
    ],
)
def test_what_several_assessors_give_together(assessment: str, scores: tuple[float, ...], counts: float) -> None:
    assert of_several(assessment, *scores) == pytest.approx(counts, abs=1e-12)


@given(st.lists(st.integers(0, 20).map(lambda halves: halves / 2), min_size=4, max_size=9))
def test_as_the_statistics_of_python_have_them(scores: list[float]) -> None:
    assert of_several("median", *scores) == pytest.approx(statistics.median(scores))
    assert of_several("drop_extremes", *scores) == pytest.approx(statistics.mean(sorted(scores)[1:-1]))
    assert of_several("average", *scores) == pytest.approx(statistics.mean(scores))


def test_without_extremes_four_scores_are_needed() -> None:
    quality = {"assessment": "drop_extremes", "criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=quality)
    entries = [
        {"bid": "A", "criterion": "plan", "assessor": f"n{k}", "score": 5.0, "justification": "So."}
        for k in range(3)
    ]
    scores = Scores.model_validate({"tender": "test", "scores": entries})
    [found] = score_disagreements(tender, [make.bid(make.offer(make.purchase()), name="A")], scores)
    assert (found.code, found.found, found.context["least"]) == ("few_scores", 3, 4)
    with pytest.raises(ValidationError, match="enough assessors"):
        Quality.model_validate(quality | {"assessors": ["Noor", "Bram", "Els"]})


SCORED = award_cases.scores().model_dump(exclude_none=True)["scores"]
FIRST = {"bid": "Alfa", "criterion": "plan", "assessor": "Noor", "score": 6.0, "justification": "Alfa: 6.0."}


@pytest.mark.parametrize(
    ("first", "kinds"),
    [
        ({"bid": "Omega"}, {"unknown_bid", "not_scored_by"}),
        ({"criterion": "nothing"}, {"unknown_criterion", "not_scored_by"}),
        ({"criterion": "reuse"}, {"measured_criterion", "not_scored_by"}),
        ({"assessor": "Piet"}, {"unknown_assessor", "not_scored_by"}),
        ({"score": 10.5}, {"off_scale"}),
        ({"score": -0.5}, {"off_scale"}),
        ({"score": "good"}, {"off_scale"}),
        ({"criterion": "service", "score": 8.0}, {"not_a_word", "not_scored_by", "scored_twice"}),
        ({"assessor": "Bram"}, {"scored_twice", "not_scored_by"}),
    ],
)
def test_scores_that_do_not_fit_are_found(first: dict[str, Any], kinds: set[str]) -> None:
    assert FIRST in SCORED
    given = [FIRST | first, *(score for score in SCORED if score != FIRST)]
    tender = award_cases.tender(award_cases.RULES["low_bid"])
    findings = score_disagreements(tender, award_cases.bids(), award_cases.scores(scores=given))
    assert {finding.code for finding in findings} == kinds


def test_scores_are_of_one_tender_and_only_where_there_are_criteria() -> None:
    tender, bids = award_cases.tender(award_cases.RULES["low_bid"]), award_cases.bids()
    assert score_disagreements(tender, bids, award_cases.scores()) == []
    [missing] = score_disagreements(tender, bids, None)
    assert (missing.code, missing.context) == ("no_scores", {"criteria": "Plan, Service, Extra"})
    [other] = score_disagreements(tender, bids, award_cases.scores(tender="another"))
    assert other.code == "other_tender_scored"
    [none] = score_disagreements(make.tender(), bids, award_cases.scores())
    assert none.code == "no_criteria"


def test_a_criterion_that_nobody_scored_is_named_for_each_bid() -> None:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=quality)
    bids = [make.bid(make.offer(make.purchase()), name=name) for name in ("A", "B")]
    scores = Scores.model_validate({"tender": "test", "scores": []})
    found = score_disagreements(tender, bids, scores)
    assert [(one.code, one.context["bid"]) for one in found] == [("not_scored", "A"), ("not_scored", "B")]
    agreed = make.tender(award=tender.award.model_dump(), quality=quality | {"assessment": "consensus"})
    assert {one.code for one in score_disagreements(agreed, bids, scores)} == {"no_consensus"}


@pytest.mark.parametrize(
    ("criterion", "kind"),
    [
        ({"scale": {"kind": "words", "words": {"good": 1.0, "Good ": 0.5}}}, "words_alike"),
        ({"minimum": 11.0}, "minimum_off_scale"),
        ({"minimum": -1.0}, "minimum_off_scale"),
        ({"id": "cost"}, "reserved_criterion"),
        ({"weight": 0.9}, "weights_whole"),
    ],
)
def test_a_criterion_that_can_not_work_is_refused(criterion: dict[str, Any], kind: str) -> None:
    plain = {"id": "plan", "name": "Plan", "weight": 1.0}
    with pytest.raises(ValidationError) as refused:
        Quality.model_validate({"criteria": [plain | criterion]})
    assert {error["type"] for error in refused.value.errors()} == {kind}


def test_the_scale_of_rijkswaterstaat_by_hand() -> None:
    """Of 400,000 a score of 2 is worth 240,000 and one of NR costs 200,000: 2.00 million is 1.76 or 2.20 million."""
    scale = {"kind": "words", "preset": "RWS 2023"}
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, "scale": scale}]}
    tender = make.tender(award={"method": "quality_value", "quality_value": 400_000.0}, quality=quality)
    names = ("3", "2", "1", "0", "NR")
    bids = [make.bid(make.offer(make.purchase(2_000_000.0)), name=f"bid {name}") for name in names]
    entries = [
        {"bid": f"bid {name}", "criterion": "plan", "score": name, "justification": "So."} for name in names
    ]
    found = evaluate(tender, bids, Scores.model_validate({"tender": "test", "scores": entries}))
    assert {one.bid.name: one.standing.score for one in found.bids} == {
        "bid 3": 1_600_000.0, "bid 2": 1_760_000.0, "bid 1": 1_900_000.0, "bid 0": 2_000_000.0, "bid NR": 2_200_000.0,
    }  # fmt: skip
    assert Tender.model_validate(tender.model_dump(mode="json", exclude_unset=True)) == tender
    book = load_workbook(io.BytesIO(write_comparison(found, language="en")))
    score = next(cell for row in book["Quality"].iter_rows() for cell in row if cell.value == "2")
    score.value = 3  # as a spreadsheet makes of a word that is a digit
    read = read_comparison(book)
    assert read.scores is not None
    assert sorted(str(one.score) for one in read.scores.scores) == ["0", "1", "3", "3.0", "NR"]
    again = evaluate(tender, bids, read.scores)
    assert {one.bid.name: one.standing.score for one in again.bids}["bid 2"] == 1_600_000.0
    assert write_comparison(again, language="en")


def test_a_published_scale_is_known_and_is_what_it_is() -> None:
    for scale, kind in (
        ({"kind": "words", "preset": "RWS"}, "not_published"),
        ({"kind": "words", "preset": "RWS 2023", "words": {"3": 1.0, "2": 0.5}}, "beside_published"),
        ({"kind": "words"}, "missing"),
    ):
        with pytest.raises(ValidationError) as refused:
            Quality.model_validate({"criteria": [{"id": "a", "name": "A", "weight": 1.0, "scale": scale}]})
        assert [error["type"] for error in refused.value.errors()] == [kind]
    said = award_cases.tender(award_cases.RULES["low_bid"], quality={
        "criteria": [{"id": "a", "name": "A", "weight": 1, "scale": {"kind": "words", "preset": "RWS 2023"}}]
    })  # fmt: skip
    text = " ".join(one for _title, one in rules(said, translator("en")))
    assert "3 100 %, 2 60 %, 1 25 %, 0 0 %, NR -50 %. Scale RWS 2023: Rijkswaterstaat" in text
