"""What the service says of what it did not look at, was not sent, or was asked outside an operation."""

import json
from collections.abc import Iterator

import httpx
import pytest
from click.testing import CliRunner

import lcc
import serving
from lcc.exchange.schema import SCHEMAS

BODY = serving.plain()
PLAIN = serving.small()
EN = {"lang": "en"}
UNCERTAIN = {
    "drivers": [
        {
            "name": "inflation",
            "distribution": {"kind": "uniform", "low": 0.0, "high": 0.04},
            "fields": [{"field": "inflation"}],
        }
    ]
}


@pytest.fixture(scope="module")
def log() -> list[str]:
    return []


@pytest.fixture(scope="module")
def asked(log: list[str]) -> Iterator[httpx.Client]:
    with serving.client("--workers", "1", "--heavy-workers", "1", "--root-path", "/lcc", log=log) as found:
        yield found


def test_what_was_compared_with_nothing_is_said_to_be(asked: httpx.Client) -> None:
    result = json.loads(lcc.score(**BODY).json("en"))
    alone = asked.post("/verify", json={"result": result}, params=EN).json()
    assert (alone["kind"], alone["version"], alone["is_confirmed"]) == ("lcc verify", 1, True)
    SCHEMAS["verification"].model_validate(alone)
    assert len(alone["confirmed"]) == 1
    assert "compared with no file" in alone["unseen"][0]
    beside = asked.post("/verify", json={"result": result, **BODY}, params=EN).json()
    assert (beside["is_confirmed"], beside["unseen"]) == (True, [])
    assert "beside it" in beside["confirmed"][0]


def test_what_nothing_would_look_at_is_refused(asked: httpx.Client) -> None:
    result = json.loads(lcc.score(**BODY).json("en"))
    papers = serving.in_zip(asked.post("/proofs", json=BODY, params=EN).content)
    proof = next(json.loads(one) for name, one in papers.items() if name.startswith("proofs/"))
    award = next(json.loads(one) for name, one in papers.items() if not name.startswith("proofs/"))
    without = {name: value for name, value in BODY.items() if name != "tender"}
    alone, nothing = "only_with_tender", "nothing_beside_award_file"
    for sent, query, expected in (
        ({"result": result, **without}, {}, {(alone, "bids"), (alone, "scores")}),
        ({"result": proof, "bids": [{}]}, {}, {(alone, "bids")}),
        ({"result": result}, {"lot": "zzz"}, {(alone, "lot")}),
        ({"result": proof, **BODY, "award_file": award}, {}, {(nothing, name) for name in BODY}),
        ({"result": result, "award_file": award}, {}, {("only_beside_proof", "award_file")}),
        ({"result": award, "award_file": award}, {}, {("only_beside_proof", "award_file")}),
    ):
        answer = asked.post("/verify", json=sent, params=query)
        assert answer.status_code == 422, sent.keys()
        assert {(code, field) for _file, code, field in serving.codes(answer)} == expected
    assert asked.post("/verify", json={"result": proof, "award_file": award}).json()["is_confirmed"]


def test_a_comparison_alone_asks_what_it_was_made_from(asked: httpx.Client) -> None:
    book = lcc.score(**PLAIN).workbook("en")
    found = asked.post("/verify", files=[("result", ("comparison.xlsx", book))]).json()
    assert [one["code"] for one in found["problems"]] == ["comparison_alone"]


@pytest.mark.parametrize("path", ["/sensitivity", "/simulate", "/letters", "/proofs", "/comparison", "/explain"])
def test_nothing_comes_out_without_bids(asked: httpx.Client, path: str) -> None:
    more = {"uncertainty": UNCERTAIN} if path == "/simulate" else {}
    answer = asked.post(path, json={"tender": PLAIN["tender"], **more})
    assert answer.status_code == 422
    assert serving.codes(answer) == [("request", "no_bids_sent", "bids")]


def test_numbers_that_are_not_there_are_listed_where_they_stand(asked: httpx.Client) -> None:
    body = {**PLAIN, "fields": ["nope", "Nobody: x", "inflation"], "two_way": ["inflation", ""]}
    answer = asked.post("/sensitivity", json=body)
    assert [(file, field) for file, _code, field in serving.codes(answer)] == [
        ("request", "fields[0]"), ("request", "fields[1]"), ("request", "two_way[1]"),
    ]  # fmt: skip


def test_the_language_of_the_query_counts_outside_operations(asked: httpx.Client) -> None:
    dutch = {"Accept-Language": "nl"}
    for answer in (
        asked.post("/score?lang=en", content=b"x", headers=dutch),
        asked.get("/nothing?lang=en", headers=dutch),
        asked.get("/score?lang=en", headers=dutch),
    ):
        english = {"The request is of another kind", "There is nothing here", "Not by this method"}
        assert answer.json()["title"] in english


@pytest.mark.parametrize("path", ["/health", "/ready", "/problems", "/openapi.json"])
def test_queries_of_the_service_itself_are_judged_too(asked: httpx.Client, path: str) -> None:
    assert asked.get(path, params=EN).status_code == 200
    assert asked.head(path).status_code == 200
    assert serving.codes(asked.get(path, params={"colour": "red"})) == [("query", "extra_forbidden", "colour")]


def test_addresses_in_problems_and_in_the_description_are_below_the_path_of_the_host(asked: httpx.Client) -> None:
    found = asked.get("/nothing").json()
    assert found["type"] == "/lcc/problems#unknown"
    assert "/lcc/openapi.json" in found["detail"]
    assert asked.post("/score", json={}).json()["type"] == "/lcc/problems#refused"
    assert asked.get("/openapi.json").json()["servers"] == [{"url": "/lcc"}]


def test_files_are_refused_in_json_and_large_numbers_in_words(asked: httpx.Client) -> None:
    answer = asked.post("/letters", json={**PLAIN, "template": "x"})
    assert serving.codes(answer) == [("request", "only_as_form", "template")]
    answer = asked.post("/simulate", json={**PLAIN, "uncertainty": UNCERTAIN}, params={"seed": "9" * 5000})
    assert serving.codes(answer) == [("query", "int_parsing_size", "seed")]


def test_the_log_has_no_words_of_a_client(asked: httpx.Client, log: list[str]) -> None:
    asked.request("SECRETWORD", "/score")
    asked.get("/health")
    assert all(one.startswith("{") for one in log)
    assert not any("SECRETWORD" in one for one in log)


@pytest.mark.parametrize(
    "option", ["--root-path=lcc", "--root-path=/lcc/", "--origin=platform", "--origin=https://a/b"]
)
def test_addresses_that_are_none_are_refused(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lcc.service.serve.run", lambda *_given: True)
    from lcc.cli.commands.serve import serve

    assert CliRunner().invoke(serve, [option]).exit_code == 2
    assert (
        CliRunner().invoke(serve, ["--root-path", "/lcc", "--origin", "https://platform.example"]).exit_code == 0
    )
