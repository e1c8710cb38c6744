"""An assessor who abstains: no score and not a low one; allowed where the tender says how many scores are enough."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError

import make
import proofs
from lcc.award.locking import locked, relocked
from lcc.award.quality import judged
from lcc.checks.scoring import ScoresDisagreeError, score_disagreements
from lcc.documents.letters.justification import justification
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.language import translator
from lcc.method.rules import said
from lcc.model import Tender
from lcc.model.quality import Quality, Scores
from lcc.model.seal import checksum_of
from lcc.proofs.check import check_proof
from lcc.proofs.proof import decide
from said import texts

NAMES = ["Noor", "Bram", "Els"]
WHY = "I worked for this bidder until last year."
PLAN: dict[str, Any] = {
    "assessors": NAMES,
    "least_scores": 2,
    "criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}],
}


def tender(**changes: Any) -> Tender:
    rule = {"method": "quality_value", "quality_value": 1000.0}
    return make.tender(award=rule, quality={**PLAN, **changes})


def given(abstains: tuple[str, ...] = ("Els",), **marks: float) -> Scores:
    """Return scores of bid A on plan; who `abstains` gives none."""
    about = {"bid": "A", "criterion": "plan"}
    return Scores.model_validate({
        "tender": "test",
        "scores": [
            {**about, "assessor": name, "score": score, "justification": f"Seen by {name}."}
            for name, score in marks.items()
        ],
        "abstentions": [{**about, "assessor": name, "reason": WHY} for name in abstains],
    })  # fmt: skip


A = [make.bid(make.offer(make.purchase(5000.0)), name="A")]


def evaluated() -> Evaluation:
    return evaluate(tender(), A, given(Noor=4.0, Bram=8.0))


@pytest.mark.parametrize(
    ("assessment", "marks", "abstains", "counts"),
    [
        ("average", {"Noor": 4.0, "Bram": 8.0}, ("Els",), 6.0),
        ("average", {"Noor": 4.0, "Bram": 8.0, "Els": 9.0}, (), 7.0),
        ("median", {"Noor": 4.0, "Bram": 7.0}, ("Els",), 5.5),
    ],
)
def test_an_abstention_counts_as_no_score(
    assessment: str, marks: dict[str, float], abstains: tuple[str, ...], counts: float
) -> None:
    one, scores = tender(assessment=assessment), given(abstains, **marks)
    assert score_disagreements(one, A, scores) == []
    assert one.quality is not None
    assert 10 * judged(one, one.quality, A[0], scores, None).total.value == pytest.approx(counts)


@pytest.mark.parametrize(
    ("changes", "abstains", "marks", "codes"),
    [
        ({"least_scores": None}, ("Els",), {"Noor": 4.0, "Bram": 8.0}, ["abstention_unforeseen"]),
        ({}, ("Els", "Bram"), {"Noor": 4.0}, ["few_scores"]),
        ({}, ("Els", "Bram", "Noor"), {}, ["few_scores"]),
        ({}, (), {"Noor": 4.0, "Bram": 8.0}, ["not_scored_by"]),
        ({}, ("Els",), {"Noor": 4.0, "Bram": 8.0, "Els": 9.0}, ["abstains_beside"]),
        ({}, ("Els", "Els"), {"Noor": 4.0, "Bram": 8.0}, ["abstains_beside"]),
        ({}, ("Piet", "Els"), {"Noor": 4.0, "Bram": 8.0}, ["unknown_assessor"]),
        ({"assessors": [], "least_scores": 3}, ("Els",), {"Noor": 4.0, "Bram": 8.0}, ["few_scores"]),
    ],
)
def test_what_an_abstention_can_not_be(
    changes: dict[str, Any], abstains: tuple[str, ...], marks: dict[str, float], codes: list[str]
) -> None:
    found = score_disagreements(tender(**changes), A, given(abstains, **marks))
    assert [one.code for one in found] == codes
    with pytest.raises(ScoresDisagreeError):
        evaluate(tender(**changes), A, given(abstains, **marks))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"least_scores": 4}, "least_scores"),
        ({"assessment": "consensus"}, "least_of_one"),
        ({"assessment": "drop_extremes", "assessors": ["a", "b", "c", "d"], "least_scores": 3}, "least_scores"),
        ({"least_scores": 0}, "greater_than_equal"),
    ],
)
def test_a_least_number_of_scores_that_can_not_be_is_refused(changes: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Quality.model_validate({**PLAN, **changes})
    assert [error["type"] for error in refused.value.errors()] == [kind]


def test_the_lock_covers_abstentions_and_those_without_any_have_the_checksum_of_before() -> None:
    plain = given((), Noor=4.0, Bram=8.0, Els=9.0)
    assert "abstentions" not in plain.model_dump(mode="json", exclude_defaults=True)
    sealed = locked(given(Noor=4.0, Bram=8.0), "Chair")
    [one] = sealed.abstentions
    edited = sealed.model_copy(update={"abstentions": [one.model_copy(update={"reason": "Ill."})]})
    assert checksum_of(edited) != checksum_of(sealed)


def test_a_score_that_becomes_an_abstention_is_a_change_that_tells_both() -> None:
    before = locked(given((), Noor=4.0, Bram=8.0, Els=9.0), "Chair", "2027-01-01T10:00:00+01:00")
    later = relocked(before, given(Noor=4.0, Bram=8.0), "Chair", "2027-01-02T10:00:00+01:00", "Conflict.")
    [change] = later.changes
    assert (change.before, change.after, change.justification_before) == (9.0, None, "Seen by Els.")
    assert (change.abstention_before, change.abstains_after) == (None, True)
    back = relocked(later, given((), Noor=4.0, Bram=8.0, Els=9.0), "Chair", "2027-01-03T10:00:00+01:00", "None.")
    change = back.changes[-1]
    assert (change.before, change.after, change.abstention_before, change.abstains_after) == (
        None,
        9.0,
        WHY,
        False,
    )
    assert "abstention_changed" in [one.code for one in evaluate(tender(), A, later).checks]


def test_the_comparison_has_abstentions_and_reads_them_back() -> None:
    book = load_workbook(io.BytesIO(write_comparison(evaluated(), language="en")))
    rows = [[cell.value for cell in row] for row in book["Quality"].iter_rows()]
    [row] = [row for row in rows if "abstains" in row]
    assert row[:4] == ["A", "Plan", "Els", "abstains"]
    assert WHY in row
    assert read_comparison(book).scores == given(Noor=4.0, Bram=8.0)


def test_letters_say_how_many_abstained_and_not_why() -> None:
    evaluation = evaluated()
    letter = texts(justification(evaluation, evaluation.bids[0], "en"))
    assert "Seen by Noor." in letter
    assert "Assessors who abstained here, which counts as no score: 1." in letter
    assert WHY not in letter
    method = " ".join(text for _title, text in said(tender(), translator("en")))
    assert "Each bid needs at least 2 scores on each criterion." in method


def test_a_proof_holds_with_an_abstention() -> None:
    decision = decide(tender(), A, given(Noor=4.0, Bram=8.0))
    _file, made = proofs.proofs(decision)
    assert made["A"].abstentions == [{"bid": "A", "criterion": "plan", "assessor": "Els", "reason": WHY}]
    assert check_proof(made["A"], "proof.json").differences == ()
