"""A tender before its deadline: an evaluation without bids is an empty ranking, in everything that is made of it."""

from pathlib import Path

import pytest

import make
from command_line import run
from lcc.audit.replay_result import replay
from lcc.documents.letters.awarded import winners_of
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.excel.comparison.write import write_comparison
from lcc.excel.untrusted.opening import loaded
from lcc.library import shipped
from lcc.model.quality import Scores
from libreoffice import needs_libreoffice, recalculated

LOTS = {"parts": [{"id": name, "title": name, "items": [name]} for name in ("bench", "table")]}
ITEMS = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]


def empty(example: str) -> Evaluation:
    return evaluate(make.example(example).tender, [])


@pytest.mark.parametrize("example", make.EACH_EXAMPLE)
def test_an_empty_ranking_is_written_in_full(example: str) -> None:
    evaluation = empty(example)
    assert (evaluation.bids, evaluation.stress, winners_of(evaluation)) == ((), [], [])
    outcome = result(evaluation)
    assert outcome.bids == []
    assert replay(outcome.model_dump_json().encode(), "result.json").differences == ()
    for language, sentence in (
        ("en", "There are no bids: nobody is ranked."),
        ("nl", "Er zijn geen inschrijvingen: niemand staat in de rangorde."),
    ):
        sheet = loaded(write_comparison(evaluation, language=language)).worksheets[0]
        assert sheet["A3"].value == sentence


def test_scores_for_nobody_are_none() -> None:
    tender = make.example("street-lighting").tender
    assert evaluate(tender, [], Scores(tender=tender.id, scores=[])).bids == ()


def test_lots_without_bids_are_awarded_to_nobody() -> None:
    found = evaluate_lots(make.tender(items=ITEMS, lots=LOTS), [])
    outcome = lots_result(found, {})
    assert [(award.lot, award.bidder) for award in outcome.awards] == [("bench", None), ("table", None)]
    assert replay(outcome.model_dump_json().encode(), "result.json").differences == ()


def test_the_command_line_says_in_a_sentence_that_there_are_none(tmp_path: Path) -> None:
    tender = shipped.examples()["street-furniture"] / "tender.yaml"
    assert "There are no bids: name them after the tender" in run("score", str(tender), code=2).stderr
    assert "bids in the folder" in run("score", str(tender), str(tmp_path), code=1).stderr
    comparison = tmp_path / "comparison.xlsx"
    comparison.write_bytes(write_comparison(empty("street-furniture"), language="en"))
    assert "bids: on the sheets of this workbook" in run("score", str(comparison), code=1).stderr
    written = tmp_path / "result.json"
    written.write_text(result(empty("street-furniture")).model_dump_json())
    run("verify", str(written))


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_workbook_without_bids_shows_what_another_program_calculates(tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    content = write_comparison(empty("facade-cladding"), language="en")
    file.write_bytes(content)
    [again] = recalculated([file], tmp_path)
    before = loaded(content, values=True)
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                found = again[sheet.title][cell.coordinate].value
                assert found == pytest.approx(cell.value) if isinstance(cell.value, float) else True, (
                    cell.coordinate
                )
                assert not str(found).startswith(("#", "Err:")), (sheet.title, cell.coordinate)
