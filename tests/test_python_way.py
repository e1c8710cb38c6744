"""A comparison and a result that were made in Python, without files: as good as any other."""

from pathlib import Path
from typing import Any

import pytest

import award_cases
import make
from command_line import run
from lcc.audit.replay_result import replay
from lcc.award.locking import locked
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.excel.comparison.write import write_comparison
from lcc.intake.submissions import read
from lcc.model import Bid, Tender
from lcc.model.lot import scores_of, tender_of
from lcc.model.quality import Scores
from lcc.model.seal import is_intact


def judged() -> Evaluation:
    """Return bids with locked scores under a tender that holds prices back until then."""
    tender = award_cases.tender(
        award_cases.RULES["low_bid"], quality={**award_cases.QUALITY, "hold_back_prices": True}
    )
    return evaluate(tender, award_cases.bids(), locked(award_cases.scores(), "Noor"))


def test_a_result_holds_what_it_was_made_from(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text(result(judged()).model_dump_json())
    said = run("verify", str(file)).output
    assert "Confirmed" in said
    file.write_text(file.read_text().replace('"rank":1', '"rank":2'))
    run("verify", str(file), code=1)


def test_a_comparison_is_scored_again(tmp_path: Path) -> None:
    evaluation, file, again = judged(), tmp_path / "comparison.xlsx", tmp_path / "again.xlsx"
    file.write_bytes(write_comparison(evaluation, language="en"))
    found = read(file, [])
    assert found.scores == evaluation.scores
    told, was = (result(one).model_dump(exclude={"documents"}) for one in (make.compared(found), evaluation))
    assert told == was
    run("score", str(file), "-o", str(again))
    run("verify", str(again), str(file))


def test_a_bid_that_does_not_count_leaves_a_part_of_the_scores_that_names_the_whole(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    evaluation, file = judged(), tmp_path / "comparison.xlsx"
    file.write_bytes(write_comparison(evaluation, language="en"))
    workbook = load_workbook(file)
    for row in workbook["All fields"].iter_rows():
        if row[5].value == "counts" and row[0].value == "Gamma":
            row[2].value = "no"
    workbook.save(file)
    found = read(file, [])
    assert {score.bid for score in found.scores.scores} == {"Alfa", "Beta"} if found.scores else False
    assert found.scores is not None
    assert found.scores.locked is not None
    assert evaluation.scores is not None
    assert evaluation.scores.locked is not None
    assert is_intact(found.scores)
    assert found.scores.locked.part_of == evaluation.scores.locked.sha256
    run("score", str(file), "-o", str(tmp_path / "again.xlsx"))


ITEMS = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]


def in_lots() -> tuple[Tender, list[Bid], Scores]:
    lots = {"parts": [{"id": item["id"], "title": item["id"], "items": [item["id"]]} for item in ITEMS]}
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}], "hold_back_prices": True}
    rule = {"method": "quality_value", "quality_value": 10.0}
    tender = make.tender(items=ITEMS, lots=lots, quality=quality, award=rule)

    def bid(name: str, *items: str) -> Bid:
        offers: list[dict[str, Any]] = [{"item": item, "business_model": make.purchase()} for item in items]
        return Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": offers})

    marks = [
        {"bid": name, "criterion": "plan", "score": mark, "justification": "Clear."}
        for name, mark in (("Ash", 8.0), ("Birch", 6.0))
    ]
    scores = Scores.model_validate({"tender": "test", "scores": marks})
    return tender, [bid("Ash", "bench", "table"), bid("Birch", "bench")], locked(scores, "Noor")


def test_lots_with_locked_scores_hold_what_they_were_made_from() -> None:
    tender, bids, scores = in_lots()
    found = evaluate_lots(tender, bids, scores)
    outcome = lots_result(found, {lot: result(one) for lot, one in found.lots.items() if one})
    assert replay(outcome.model_dump_json().encode(), "result.json").differences == ()
    [bench, _table] = outcome.lots
    assert bench.result is not None
    assert replay(bench.result.model_dump_json().encode(), "result.json").differences == ()


def test_one_lot_by_itself_is_guarded_by_its_part_of_the_scores(tmp_path: Path) -> None:
    tender, bids, scores = in_lots()
    assert tender.lots is not None
    bench, table = tender.lots.parts
    part = scores_of(scores, bids, tender, table)
    assert is_intact(part)
    assert {score.bid for score in part.scores} == {"Ash"}
    found = evaluate_lots(tender, bids, scores).lots["bench"]
    assert found is not None
    assert found.tender == tender_of(tender, bench)
    file = tmp_path / "bench.xlsx"
    file.write_bytes(write_comparison(found, language="nl"))
    run("score", str(file), "-o", str(tmp_path / "again.xlsx"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_warning_and_no_loss_where_nothing_but_an_evaluation_is_passed(language: str) -> None:
    evaluation = make.compared(make.example("facade-cladding"))
    again = replay(result(evaluation).model_dump_json().encode(), "result.json")
    assert again.differences == ()
    assert write_comparison(evaluation, language=language)
