"""A result that is computed again from what is in it, and what is found if it was changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import award_cases
from lcc.audit.replay_result import OfFiles, other_inputs, replay
from lcc.award.locking import locked
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.intake.submissions import Submissions
from lcc.method.rules import fingerprint
from lcc.model.bid import Bid
from lcc.model.quality import Scores
from lcc.model.result import Result, documents_of
from lcc.model.tender import Tender
from lcc.record.place import InputFile
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

FILES = [InputFile(file="tender.yaml", sha256="0" * 64), InputFile(file="a.yaml", sha256="1" * 64)]


def written(rule: str = "low_bid") -> dict[str, Any]:
    tender = award_cases.tender(award_cases.RULES[rule])
    evaluation = evaluate(tender, award_cases.bids(), award_cases.scores())
    documents = documents_of(tender, award_cases.bids(), award_cases.scores())
    outcome = result(evaluation, inputs=FILES, rules=fingerprint(tender), documents=documents)
    return dict(json.loads(outcome.model_dump_json()))


def given(plain: dict[str, Any] | None = None, inputs: list[InputFile] = FILES) -> OfFiles:
    """Return what the files come to: the result as it was written, unless it is given."""
    outcome = Result.model_validate(plain or written()).model_copy(update={"inputs": inputs})
    return OfFiles(
        [outcome], {"Alfa": "a.yaml", "Beta": "b.yaml", "tender": "tender.yaml", "scores": "scores.yaml"}
    )


def places(plain: dict[str, Any], files: OfFiles | None = None) -> list[str]:
    found = replay(json.dumps(plain).encode(), "result.json", files)
    return [problem.origin.field for problem in found.differences]


@pytest.mark.parametrize("rule", sorted(award_cases.RULES))
def test_a_result_is_what_the_documents_in_it_come_to(rule: str) -> None:
    plain = written(rule)
    found = replay(json.dumps(plain).encode(), "result.json", given(plain))
    assert found.differences == ()
    assert found.compared > 100
    assert found.lcc_version == plain["lcc_version"]


def test_a_worked_example_is_what_it_was(worked_example: Submissions) -> None:
    evaluation = evaluate(worked_example.tender, [one.bid for one in worked_example.bids])
    outcome = result(
        evaluation,
        origins=worked_example.origins,
        rules=fingerprint(worked_example.tender),
        documents=worked_example.documents,
    )
    assert replay(outcome.model_dump_json().encode(), "result.json").differences == ()


def test_a_result_that_names_the_libraries_of_a_computer_is_confirmed_and_says_no_more_of_them() -> None:
    plain = written()
    plain["versions"] = {"python": "3.11.7", "numpy": "2.4.6", "pydantic": "2.12.5"}
    assert places(plain, given()) == []
    assert "versions" not in Result.model_validate(plain).model_dump()


def test_numbers_are_the_same_to_nine_digits() -> None:
    plain = written()
    cost = plain["bids"][0]["life_cycle_cost"]
    plain["bids"][0]["life_cycle_cost"] = cost * (1 + 9e-10)
    assert places(plain) == []
    plain["bids"][0]["life_cycle_cost"] = cost * (1 + 2e-9)
    assert places(plain) == ["bids[0].life_cycle_cost"]


def test_every_change_is_found() -> None:
    plain = written()
    plain["bids"][0]["award"]["score"] += 0.001
    plain["bids"][1]["phases"]["purchase"] += 0.01
    plain["bids"][1]["lines"][0]["label"] = "something else"
    plain["rules"] = "0" * 16
    assert places(plain) == [
        "rules",
        "bids[0].award.score",
        "bids[1].phases.purchase",
        "bids[1].lines[0].label",
    ]


def test_a_score_that_was_changed_in_the_documents_shows_in_the_outcome() -> None:
    plain = written()
    plain["documents"]["scores"]["scores"][0]["score"] = 10.0
    assert "bids[1].award.quality" in places(plain)


def test_files_that_are_at_hand_have_the_checksums_in_it() -> None:
    other = InputFile(file="b.yaml", sha256="2" * 64)
    assert places(written(), given(inputs=[FILES[0], other])) == ["inputs", "inputs"]


def forged(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Return a result that follows from documents which are not those of its files, with the checksums of the files."""
    documents = written()["documents"]
    change(documents)
    tender = Tender.model_validate(documents["tender"])
    bids = [Bid.model_validate(bid) for bid in documents["bids"]]
    scores = Scores.model_validate(documents["scores"])
    evaluation = evaluate(tender, bids, scores)
    outcome = result(
        evaluation, inputs=FILES, rules=fingerprint(tender), documents=documents_of(tender, bids, scores)
    )
    return dict(json.loads(outcome.model_dump_json()))


def said(plain: dict[str, Any]) -> list[str]:
    return [worded(one).say(str) for one in replay(json.dumps(plain).encode(), "result.json", given()).of_inputs]


FORGED: dict[str, tuple[Callable[[dict[str, Any]], Any], str, str]] = {
    "a price": (
        lambda documents: documents["bids"][0]["offers"][0]["business_model"].update(price=1.0),
        "documents.bids[0].offers[0].business_model.price",
        "price of Alfa is 1 in its documents, 600 in the file a.yaml",
    ),
    "the tender": (
        lambda documents: documents["tender"]["items"][0].update(quantity=7.0),
        "documents.tender.items[0].quantity",
        "quantity of the tender is 7 in its documents, 100 in the file tender.yaml",
    ),
    "a score": (
        lambda documents: documents["scores"]["scores"][0].update(score=10.0),
        "documents.scores.scores[0].score",
        "score of the scores is 10 in its documents",
    ),
    "a field that no file states": (
        lambda documents: documents["tender"].update(yearly_costs_fall="start"),
        "documents.tender.yearly_costs_fall",
        "yearly_costs_fall of the tender is start in its documents, not stated in the file tender.yaml",
    ),
}


@pytest.mark.parametrize("change", FORGED)
def test_documents_that_say_something_else_than_the_files_are_named_by_field(change: str) -> None:
    """The figures follow from the documents, and the checksums are those of the files: only the files tell."""
    forge, place, words = FORGED[change]
    plain = forged(forge)
    assert places(plain) == []
    assert places(plain, given()) == [place]
    assert words in said(plain)[0]


def test_a_bid_taken_out_or_put_in_is_named() -> None:
    def leave_out(documents: dict[str, Any]) -> None:
        documents["bids"] = [one for one in documents["bids"] if one["bidder"]["name"] != "Alfa"]
        documents["scores"]["scores"] = [one for one in documents["scores"]["scores"] if one["bid"] != "Alfa"]

    gone = forged(leave_out)
    assert any("the bid of Alfa, which is in the files and not in its documents" in text for text in said(gone))
    whole, others = given(), Result.model_validate(gone)
    found = replay(json.dumps(written()).encode(), "result.json", whole._replace(outcomes=[others]))
    assert any("that of Alfa is only in its documents" in worded(one).say(str) for one in found.of_inputs)


def test_the_order_of_bids_in_the_documents_does_not_matter() -> None:
    plain = written()
    plain["documents"]["bids"].reverse()
    assert places(plain, given()) == []


def test_a_warning_taken_out_is_found_beside_the_files() -> None:
    warned = written() | {"warnings": ["A: something to know."]}
    dutch = written() | {"warnings": ["A: iets om te weten."]}
    both = given()._replace(outcomes=[Result.model_validate(one) for one in (dutch, warned)])
    assert places(warned, both) == []
    assert places(dutch, both) == []
    assert places(written(), both) == ["warnings[0]"]


def test_where_a_field_stood_is_compared_with_the_files() -> None:
    plain = written()
    plain["bids"][0]["lines"][0]["source"]["line"] = 99
    assert places(plain) == []
    assert places(plain, given()) == ["bids[0].lines[0].source.line"]


def test_what_another_version_made_says_so_and_has_the_outcome_of_now() -> None:
    plain = written() | {"lcc_version": "0.0.9"}
    plain["bids"][0]["life_cycle_cost"] += 1.0
    found = replay(json.dumps(plain).encode(), "result.json", given())
    assert (found.lcc_version, len(found.of_inputs), len(found.of_figures)) == ("0.0.9", 0, 1)
    assert found.outcome == given().outcomes[0]


def test_a_result_of_another_method_is_held_against_the_files_all_the_same() -> None:
    plain = forged(FORGED["a price"][0]) | {"method": 1}
    [problem] = other_inputs(json.dumps(plain).encode(), "result.json", given())
    assert "price of Alfa is 1 in its documents, 600 in the file a.yaml" in worded(problem).say(str)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"tender": 1}'])
def test_what_is_no_result_is_refused(content: bytes) -> None:
    with pytest.raises(InputRefusedError, match="not_a_result"):
        replay(content, "result.json")


def test_a_result_of_before_kinds_and_versions_is_confirmed() -> None:
    plain = written()
    assert (plain.pop("kind"), plain.pop("version")) == ("lcc result", 1)
    assert not replay(json.dumps(plain).encode(), "result.json").differences


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ({"version": 2}, "newer_proof"),
        ({"version": 2, "more": 1}, "newer_proof"),
        ({"version": 0}, "not_a_result"),
        ({"version": "2"}, "not_a_result"),
        ({"kind": "lcc proof"}, "not_a_result"),
        ({"kind": "lcc lots result"}, "not_a_result"),
    ],
)
def test_what_says_that_it_is_something_else_is_no_result(says: dict[str, Any], code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        replay(json.dumps(written() | says).encode(), "result.json")
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_field_that_stands_twice_is_refused() -> None:
    """One reader sees rank 2, and another one rank 1."""
    content = json.dumps(written()).replace('"rank": 1', '"rank": 2, "rank": 1', 1)
    with pytest.raises(InputRefusedError, match="key_twice"):
        replay(content.encode(), "result.json")


def _of_method_1() -> dict[str, Any]:
    """Return a result as the first method wrote it: its fingerprint under method, and nothing of settlement."""
    plain = written()
    plain["method"] = plain.pop("rules")
    for line in (line for bid in plain["bids"] for line in bid["lines"]):
        for name in ("settled_month", "settled_by", "settles", "reason"):
            del line[name]
    return plain


@pytest.mark.parametrize("method", ["0" * 16, 1, 3, None])
def test_a_result_of_another_method_is_neither_confirmed_nor_ranked_again(method: str | int | None) -> None:
    plain = _of_method_1() | {"method": method}
    made_by = method if isinstance(method, int) else 1
    with pytest.raises(InputRefusedError) as refused:
        replay(json.dumps(plain).encode(), "result.json")
    [problem] = refused.value.problems
    assert f"made by method {made_by}, " in worded(problem).expected.say(str)
    assert worded(problem).mend.say(str).startswith("Its inputs are scored again")


def test_lots_of_the_first_method_are_neither() -> None:
    lots = {"tender": "t", "lcc_version": "0.1.0", "currency": "EUR", "inputs": [], "lots": [], "awards": []}
    with pytest.raises(InputRefusedError, match="other_method: found 1"):
        replay(json.dumps(lots).encode(), "result.json")


def test_a_result_without_its_documents_is_refused(tmp_path: Path) -> None:
    plain = written() | {"documents": None}
    with pytest.raises(InputRefusedError, match="no_documents"):
        replay(json.dumps(plain).encode(), "result.json")


def locked_result(**quality: Any) -> dict[str, Any]:
    judged = award_cases.QUALITY | quality
    tender = award_cases.tender(award_cases.RULES["low_bid"], quality=judged)
    scores = locked(award_cases.scores(), by="Noor", at="2027-02-01T12:00:00+01:00")
    evaluation = evaluate(tender, award_cases.bids(), scores)
    documents = documents_of(tender, award_cases.bids(), scores)
    outcome = result(evaluation, inputs=FILES, rules=fingerprint(tender), documents=documents)
    return dict(json.loads(outcome.model_dump_json()))


def test_a_lock_that_was_tampered_with_is_found() -> None:
    assert places(locked_result()) == []
    edits: list[tuple[str, Any]] = [("by", "Bram"), ("sha256", "0" * 64), ("at", "2027-03-01T12:00:00+01:00")]
    for field, value in edits:
        plain = locked_result()
        plain["documents"]["scores"]["locked"][field] = value
        assert places(plain) == ["documents.scores.locked.sha256"]
    plain = locked_result()
    plain["documents"]["scores"]["scores"][0]["justification"] = "Something else."
    assert places(plain) == ["documents.scores.locked.sha256"]


def test_a_lock_that_was_taken_off_is_found_where_prices_were_held_back_for_it() -> None:
    plain = locked_result(hold_back_prices=True)
    assert places(plain) == []
    del plain["documents"]["scores"]["locked"]
    assert places(plain) == ["documents.scores.locked"]


def test_documents_that_make_no_result_are_refused() -> None:
    plain = written()
    del plain["documents"]["scores"]["scores"][0]
    with pytest.raises(InputRefusedError):
        replay(json.dumps(plain).encode(), "result.json")
