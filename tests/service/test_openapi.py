"""The description of the service is valid, and is kept: whatever is asked, the answer is one that it names."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

import all_tenders
import lamps
import serving
from effort import of_a_hundred
from lcc.exchange.schema import OUTPUTS, json_schema
from lcc.service.failures import FAILURES
from lcc.service.operations.table import OPERATIONS

PLAIN = serving.small()


@pytest.fixture(scope="module")
def asked() -> Iterator[httpx.Client]:
    with serving.client("--workers", "1", "--heavy-workers", "1") as found:
        yield found


@pytest.fixture(scope="module")
def description(asked: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = asked.get("/openapi.json").json()
    return found


def test_it_is_valid_and_names_every_address(description: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(description).validate()
    assert set(description["paths"]) == {*OPERATIONS, "/health", "/ready", "/problems"}
    names = [one["operationId"] for path in description["paths"].values() for one in path.values()]
    assert len(set(names)) == len(names)


def test_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    found = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(description)))
    assert {one for one in found if one.removeprefix("#/components/schemas/") not in schemas} == set()


def test_documents_are_those_of_the_schemas(description: dict[str, Any]) -> None:
    """Both say the same of the same documents, right and wrong."""
    wrong = {**PLAIN["tender"], "horizon_years": "ten"}
    for name, documents in (
        ("tender", [PLAIN["tender"], wrong, {}]),
        ("bid", [*PLAIN["bids"], {}, {"tender": 1}]),
    ):
        ours = jsonschema.Draft202012Validator(json_schema(name))
        theirs = jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}", **description})
        for document in documents:
            assert ours.is_valid(document) == theirs.is_valid(document)
    body = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/BidsBody", **description})
    assert body.is_valid(PLAIN)
    assert body.is_valid(serving.plain())
    assert not body.is_valid({"tender": "tender.json"})
    assert not body.is_valid({**PLAIN, "password": "x"})


def test_results_are_as_described(asked: httpx.Client, description: dict[str, Any]) -> None:
    bodies, queries = _asked_of(asked)
    for path, one in OPERATIONS.items():
        if one.results and path != "/simulate":
            sent = {"json": bodies.get(path, serving.plain())} if one.method == "POST" else {}
            found = asked.request(one.method, path, params=queries.get(path, {}), **sent).json()
            described = {"$ref": f"#/components/schemas/{one.results[0]}", **description}
            jsonschema.Draft202012Validator(described).validate(found)
            if one.results[0] in OUTPUTS:
                assert found["kind"] == json_schema(one.results[0])["properties"]["kind"]["const"], path
    problem = jsonschema.Draft202012Validator({"$ref": "#/components/schemas/Problem", **description})
    problem.validate(asked.post("/score", json={"tender": {}}).json())
    problem.validate(asked.get("/nothing").json())


def _asked_of(asked: httpx.Client) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """Return what is sent to addresses that ask more than a tender with its bids, and their queries."""
    plain = serving.plain()
    result = asked.post("/score", json=plain).json()
    awards = {"awards": [result]}
    published = {"releases": [all_tenders.release(result["tender"], buyer=plain["tender"]["authority"])]}
    answers = {"authority": plain["tender"]["authority"], "year": 2027}
    as_json = {"delivered": "2027-01-01", "kind": "json"}
    made = {"tender": lamps.TENDER, "bids": [lamps.BID]}
    contract = {"contract": asked.post("/contract", json=made, params=as_json).json()}
    row = {"kind": "social_return", "date": "2025-01-01", "value": 100, "what": "work", "evidence": "letter"}
    bodies: dict[str, Any] = {
        "/verify": {**plain, "result": result},
        "/portfolio": awards,
        "/indicators": awards,
        "/share": {**awards, "all_tenders": [published]},
        "/sdg": {**awards, "answers": answers},
        "/contract": made,
        "/contract/ledger": {**contract, "series": lamps.series().model_dump(mode="json", exclude_unset=True)},
        "/contract/forecast": contract,
        "/contract/record": {**contract, "rows": {"rows": [row]}},
    }
    queries = {
        "/portfolio": {"price_level": "2027"},
        "/contract": as_json,
        "/contract/ledger": {"at": "2031-07-01"},
        "/contract/record": {"by": "A. Jansen", "on": "2025-02-01", "kind": "json"},
    }
    return bodies, queries


@pytest.mark.thorough
def test_a_client_is_generated_that_sends_and_reads(
    asked: httpx.Client, description: dict[str, Any], tmp_path: Path
) -> None:
    """Its models take what we send, and what comes back."""
    (tmp_path / "openapi.json").write_text(json.dumps(description))
    words = ["--input", "openapi.json", "--input-file-type", "openapi", "--output", "models.py"]
    words += ["--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"]
    done = subprocess.run(
        [sys.executable, "-m", "datamodel_code_generator", *words], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (tmp_path / "sent.json").write_text(json.dumps(serving.plain()))
    (tmp_path / "result.json").write_bytes(asked.post("/score", json=serving.plain()).content)
    use = (
        "import models\n"
        "from pathlib import Path\n"
        "sent = models.BidsBody.model_validate_json(Path('sent.json').read_text())\n"
        "result = models.Result.model_validate_json(Path('result.json').read_text())\n"
        "print(sent.model_dump_json(exclude_unset=True, by_alias=True))\n"
        "print(result.bids[0].bidder, result.bids[0].rank)\n"
    )
    done = subprocess.run([sys.executable, "-c", use], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    sent, said = done.stdout.splitlines()
    [best, *_others] = asked.post("/score", json=json.loads(sent)).json()["bids"]
    assert said == f"{best['bidder']} {best['rank']}"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=15,
)
FIELDS = st.sampled_from(sorted({name for one in OPERATIONS.values() for name in one.body.model_fields}))
SPOILT = st.builds(
    lambda field, value: {**PLAIN, field: value},
    FIELDS,
    ANYTHING | st.lists(st.just(PLAIN["bids"][0]), max_size=2),
)
BODIES = st.one_of(
    st.dictionaries(FIELDS | st.text(max_size=10), ANYTHING, max_size=5).map(json.dumps).map(str.encode),
    SPOILT.map(json.dumps).map(str.encode),
    st.binary(max_size=200),
    ANYTHING.map(json.dumps).map(str.encode),
)
KINDS_OF_CONTENT = st.sampled_from(
    [
        "application/json",
        "application/json; charset=utf-16",
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        "text/x",
    ]
)
FORMS = st.lists(
    st.tuples(FIELDS | st.text(max_size=5), st.none() | st.text(max_size=12), st.binary(max_size=40)), max_size=4
)
QUERIES = st.dictionaries(
    st.sampled_from(["lang", "lot", "bidder", "kind", "sent", "share", "draws", "at", "search", "category"])
    | st.text(min_size=1, max_size=8),
    st.text(max_size=10) | st.sampled_from(["nl", "en", "pdf", "xlsx", "0.2", "2027-06-01", "ict"]),
    max_size=2,
)
PATHS = st.sampled_from(sorted(OPERATIONS))
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/?#"), min_size=1, max_size=8)


@of_a_hundred(150)
@given(path=PATHS, name=NAMES, content=BODIES, kind=KINDS_OF_CONTENT, query=QUERIES)
def test_whatever_is_sent_the_answer_is_one_that_is_described(
    asked: httpx.Client,
    description: dict[str, Any],
    path: str,
    name: str,
    content: bytes,
    kind: str,
    query: dict[str, str],
) -> None:
    method = OPERATIONS[path].method
    sent = {} if method == "GET" else {"content": content, "headers": {"Content-Type": kind}}
    answer = asked.request(method, path.replace("{name}", _quoted(name)), params=query, **sent)  # type: ignore[arg-type]
    _as_described(answer, description["paths"][path][method.lower()])


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name if name not in (".", "..") else "dots", safe="")


@of_a_hundred(60)
@given(path=PATHS.filter(lambda path: OPERATIONS[path].method == "POST"), parts=FORMS)
def test_so_it_is_of_whatever_form(
    asked: httpx.Client, description: dict[str, Any], path: str, parts: list[tuple[str, str | None, bytes]]
) -> None:
    files: Any = [(field, (name, content)) for field, name, content in parts]
    answer = asked.post(path, files=files or [("", (None, b""))])
    _as_described(answer, description["paths"][path]["post"])


def _as_described(answer: httpx.Response, operation: dict[str, Any]) -> None:
    """The status is one that is named, with a kind of content that is named beside it, and no mistake of ours."""
    assert str(answer.status_code) in operation["responses"], answer.text
    assert answer.headers["Content-Type"] in operation["responses"][str(answer.status_code)]["content"]
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.json()["code"] in FAILURES
