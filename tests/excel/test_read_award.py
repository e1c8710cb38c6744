"""The award and the quality scores in a comparison, read back after a purchaser edited them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import award_cases
import make
from lcc.award.locking import locked
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.read import Comparison, read_comparison
from lcc.excel.comparison.write import comparison_and_pages, write_comparison
from lcc.excel.in_place import rewrite
from lcc.intake.submissions import read as read_files
from lcc.model.quality import Scores
from lcc.record.problem import InputRefusedError

pytestmark = pytest.mark.slow


def written(rule: str, scores: Scores | None = None, language: str = "en", **changes: Any) -> bytes:
    tender = award_cases.tender(award_cases.RULES[rule], **changes)
    evaluation = evaluate(tender, award_cases.bids(), scores or award_cases.scores())
    return write_comparison(evaluation, language=language)


def read(content: bytes, edit: Callable[[Any], None] = lambda _book: None) -> Comparison:
    book: Workbook = load_workbook(io.BytesIO(content))
    edit(book)
    again = io.BytesIO()
    book.save(again)
    return read_comparison(load_workbook(again))


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("rule", sorted(award_cases.RULES))
def test_what_is_written_reads_back_as_the_same(rule: str, language: str) -> None:
    found = read(written(rule, language=language))
    assert found.scores == award_cases.scores()
    tender = award_cases.tender(award_cases.RULES[rule])
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores)
    assert make.outcome(again) == make.outcome(evaluate(tender, award_cases.bids(), award_cases.scores()))


def row_of(book: Any, sheet: str, key: str) -> int:
    heads = [cell.value for cell in book[sheet][4]]
    column = heads.index("Key") + 1
    return next(row for row in range(5, 200) if book[sheet].cell(row, column).value == key)


def test_an_edited_score_weight_and_bound_are_read() -> None:
    def edit(book: Any) -> None:
        book["Quality"].cell(row_of(book, "Quality", "scores[0].score"), 4, 9.5)
        book["Assumptions"].cell(row_of(book, "Assumptions", "award.price_weight"), 2, 0.3)
        book["Assumptions"].cell(row_of(book, "Assumptions", "award.lowest"), 2, 50_000)

    found = read(written("weighted_factor"), edit)
    assert found.scores is not None
    assert found.scores.scores[0].score == 9.5
    assert found.tender.award.model_dump()["price_weight"] == 0.3
    assert found.tender.award.model_dump()["lowest"] == 50_000
    assert found.submitted[" ", ("scores", 0, "score")] == 6.0


def test_a_bid_that_no_longer_counts_takes_its_scores_along() -> None:
    def leave_out(book: Any) -> None:
        sheet = book["All fields"]
        row = next(
            row
            for row in range(5, 400)
            if (sheet.cell(row, 1).value, sheet.cell(row, 6).value) == ("Alfa", "counts")
        )
        sheet.cell(row, 3, "no")

    found = read(written("low_bid"), leave_out)
    assert found.scores is not None
    assert {score.bid for score in found.scores.scores} == {"Beta", "Gamma"}


def test_a_bidder_with_another_name_keeps_its_scores() -> None:
    def rename(book: Any) -> None:
        sheet = book["All fields"]
        row = next(
            row
            for row in range(5, 400)
            if (sheet.cell(row, 1).value, sheet.cell(row, 6).value) == ("Alfa", "bidder.name")
        )
        sheet.cell(row, 3, "Alfa Holding")

    found = read(written("low_bid"), rename)
    assert found.scores is not None
    assert {score.bid for score in found.scores.scores} == {"Alfa Holding", "Beta", "Gamma"}


@pytest.mark.parametrize(
    ("value", "code"),
    [(11, "off_scale"), ("good", "text_number"), ("=5+1", "formula"), (None, "emptied_cell")],
)
def test_a_score_that_can_not_be_is_refused_with_its_cell(value: Any, code: str) -> None:
    content = written("low_bid")
    row = row_of(load_workbook(io.BytesIO(content)), "Quality", "scores[0].score")

    def edit(book: Any) -> None:
        book["Quality"].cell(row, 4).value = value

    if value == 11:
        found = read(content, edit)
        from lcc.checks.scoring import score_disagreements

        bids = [bid for bid, _origins in found.bids]
        [finding] = score_disagreements(found.tender, bids, found.scores)
        assert (finding.code, finding.path) == (code, ("scores", 0, "score"))
        assert found.scores_origins[finding.path].cell == f"D{row}"
    else:
        with pytest.raises(InputRefusedError, match=code) as refused:
            read(content, edit)
        assert refused.value.problems[0].origin.cell == f"D{row}"


def test_a_locked_score_can_not_be_changed_in_the_workbook() -> None:
    scores = locked(award_cases.scores(), "Noor")
    assert read(written("low_bid", scores)).scores == scores

    def edit(book: Any) -> None:
        book["Quality"].cell(row_of(book, "Quality", "scores[0].score"), 4, 9.5)

    with pytest.raises(InputRefusedError, match="locked_score"):
        read(written("low_bid", scores), edit)


def test_scored_in_place_what_was_added_stays() -> None:
    """A note beside a score moves along when another bid comes to lead."""
    content = written("low_bid")
    book: Any = load_workbook(io.BytesIO(content))
    noted = row_of(book, "Quality", "scores[0].score")
    book["Quality"].cell(noted, 13, "ask Noor")
    book["Assumptions"].cell(row_of(book, "Assumptions", "award.price_weight"), 2, 0.95)
    edited = io.BytesIO()
    book.save(edited)
    found = read_comparison(load_workbook(edited))
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores)
    assert again.bids[0].bid.name == "Alfa", "the leader has changed"
    fresh, now = comparison_and_pages(again, language="en", origins={}, inputs=[], submitted=found.submitted)
    rewritten = rewrite.rewritten(
        edited.getvalue(), "comparison.xlsx", found.pages, fresh, now, "en", found.renamed
    )
    sheet: Any = load_workbook(io.BytesIO(rewritten.content))["Quality"]
    rows = [row for row in range(5, 60) if sheet.cell(row, 13).value == "ask Noor"]
    assert [[sheet.cell(row, column).value for column in (1, 2, 3)] for row in rows] == [["Alfa", "Plan", "Noor"]]
    assert rows != [noted]


def test_what_was_changed_is_said_wherever_it_is_scored(tmp_path: Path) -> None:
    """An award rule that is changed after opening does not pass in silence."""
    book: Any = load_workbook(io.BytesIO(written("weighted_factor")))
    book["Assumptions"].cell(row_of(book, "Assumptions", "award.price_weight"), 2, 0.3)
    book["Quality"].cell(row_of(book, "Quality", "scores[0].score"), 4, 9.5)
    book.save(tmp_path / "c.xlsx")
    submissions = read_files(tmp_path / "c.xlsx", [])
    said = [remark.say(str) for remark in submissions.remarks]
    assert "Test: Weight of the cost was changed in the workbook from 0.6 to 0.3." in said
    assert "Scores: score of Alfa on Plan was changed in the workbook from 6 to 9.5." in said
    assert len(submissions.changes) == 2
