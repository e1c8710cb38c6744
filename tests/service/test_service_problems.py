"""Whatever is wrong is said as RFC 9457 has it, in the language of who asks, with a code for programs."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import serving
from lcc.service.failures import FAILURES

PLAIN = serving.small()
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "multipart/form-data; boundary=b"}


@pytest.fixture(scope="module")
def asked() -> Iterator[httpx.Client]:
    with serving.client("--workers", "1", "--heavy-workers", "1", "--body", "1", "--files", "5") as found:
        yield found


def told(answer: httpx.Response, code: str) -> dict[str, Any]:
    """Return a problem, after a look at all that every problem has."""
    found: dict[str, Any] = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (found["code"], found["status"], answer.status_code) == (
        code,
        FAILURES[code].status,
        FAILURES[code].status,
    )
    assert found["type"] == f"/problems#{code}"
    assert found["title"]
    assert found["detail"]
    assert "{" not in found["title"] + found["detail"]
    return found


@pytest.mark.parametrize(
    ("path", "content", "headers", "code"),
    [
        ("/nothing", b"", {}, "unknown"),
        ("/score/", b"", {}, "unknown"),
        ("/score", b"", {}, "content_type"),
        ("/score", b"tender: x", {"Content-Type": "application/yaml"}, "content_type"),
        ("/score", b"{}", {**JSON, "Content-Encoding": "gzip"}, "content_type"),
        ("/score", b"x" * 1_000_001, JSON, "too_large"),
        ("/score", b"--b\r\n\r\nx\r\n--b--\r\n", FORM, "malformed"),
        ("/score", b'--b\r\nContent-Disposition: form-data; name="tender"\r\n\r\nx', FORM, "malformed"),
        ("/score", b"nothing of the kind", FORM, "malformed"),
        ("/score", b"", {"Content-Type": "multipart/form-data"}, "malformed"),
        ("/score", b"{", JSON, "refused"),
        ("/score", b"\xff", JSON, "refused"),
        ("/score", b"[]", JSON, "refused"),
        ("/score", b'{"tender": {}, "tender": {}}', JSON, "refused"),
        ("/score", b'{"tender": NaN}', JSON, "refused"),
        ("/score", b"[" * 100_000, JSON, "refused"),
        ("/score", b'{"tender":' * 20_000, JSON, "refused"),
    ],
)
def test_what_can_not_be_read_is_said_so(
    asked: httpx.Client, path: str, content: bytes, headers: dict[str, str], code: str
) -> None:
    told(asked.post(path, content=content, headers=headers), code)


def test_an_address_says_by_which_method_it_goes(asked: httpx.Client) -> None:
    found = asked.get("/score")
    told(found, "method")
    assert found.headers["Allow"] == "POST"


def test_too_many_files_are_not_read(asked: httpx.Client) -> None:
    tender = ("tender", ("tender.json", json.dumps(PLAIN["tender"]).encode()))
    bids = [("bids", (f"{number}.txt", b"x")) for number in range(5)]
    told(asked.post("/check", files=[tender, *bids]), "too_large")
    assert asked.post("/check", files=[tender, *bids[:4]]).status_code == 200


def test_everything_that_is_to_be_mended_is_listed_at_once(asked: httpx.Client) -> None:
    wrong = {"tender": {**PLAIN["tender"], "horizon_years": "ten"}, "bids": [{"colour": "red"}]}
    answer = asked.post("/score", json=wrong, params={"lang": "en"})
    found = told(answer, "refused")
    assert ("tender.json", "int_type", "horizon_years") in serving.codes(answer)
    assert {file for file, _code, _field in serving.codes(answer)} == {"tender.json", "bid-1.json"}
    [one] = [one for one in found["problems"] if one["code"] == "int_type"]
    assert (one["found"], one["expected"], one["mend"]) == (
        "text 'ten'", "a whole number", "Write a whole number.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"tender": "/etc/passwd"}, ("request", "dict_type", "tender")),
        ({"tender": ["tender.json", "x"]}, ("request", "dict_type", "tender")),
        ({"tender": {}, "bids": ["bids/"]}, ("request", "dict_type", "bids[0]")),
        ({"tender": {}, "bids": "bids/"}, ("request", "list_type", "bids")),
        ({"tender": {}, "scores": "scores.yaml"}, ("request", "dict_type", "scores")),
        ({"tender": {}, "leave_out": [3]}, ("request", "string_type", "leave_out[0]")),
        ({"tender": {}, "password": "x"}, ("request", "extra_forbidden", "password")),
        ({}, ("request", "missing", "tender")),
    ],
)
def test_fields_of_json_are_groups_of_fields(
    asked: httpx.Client, body: dict[str, Any], problem: tuple[str, str, str]
) -> None:
    assert problem in serving.codes(asked.post("/score", json=body))


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ([("tender", ("a.json", b"{}")), ("tender", ("b.json", b"{}"))], ("request", "key_twice", "tender")),
        ([("tender", ("a.json", b"{}")), ("password", ("b", b"x"))], ("request", "extra_forbidden", "")),
        ([("bids", ("a.json", b"{}"))], ("request", "missing", "tender")),
    ],
)
def test_so_are_parts_of_a_form(asked: httpx.Client, parts: Any, problem: tuple[str, str, str]) -> None:
    assert problem in serving.codes(asked.post("/score", files=parts))


@pytest.mark.parametrize(
    ("path", "query", "code", "field"),
    [
        ("/score", "lang=fr", "literal_error", "lang"),
        ("/score", "colour=red", "extra_forbidden", "colour"),
        ("/score", "lot=x", "literal_error", "lot"),
        ("/score", "lang=nl&lang=en", "key_twice", "lang"),
        ("/explain", "bidder=Nobody", "literal_error", "bidder"),
        ("/letters", "sent=soon", "date_type", "sent"),
        ("/letters", "sent=1800-01-01", "day_beyond", "sent"),
        ("/letters", "kind=exe", "literal_error", "kind"),
        ("/letters", "others_prices=perhaps", "bool_type", "others_prices"),
        ("/sensitivity", "share=0", "greater_than", "share"),
        ("/sensitivity", "share=nan", "finite_number", "share"),
        ("/sensitivity", "share=much", "float_type", "share"),
        ("/simulate", "draws=1.5", "int_parsing", "draws"),
    ],
)
def test_a_query_is_judged_as_options_are(
    asked: httpx.Client, path: str, query: str, code: str, field: str
) -> None:
    answer = asked.post(f"{path}?{query}", json=PLAIN)
    told(answer, "refused")
    assert ("query", code, field) in serving.codes(answer)


@pytest.mark.parametrize("path", ["/schemas", "/templates"])
@pytest.mark.parametrize("name", ["nothing", "..%2f..%2fetc%2fpasswd", "%00", "%ff"])
def test_names_in_addresses_open_nothing(asked: httpx.Client, path: str, name: str) -> None:
    answer = asked.get(f"{path}/{name}")
    told(answer, "unknown" if "%2f" in name else "refused")


def test_what_does_not_follow_is_told_apart_from_what_can_not_be_read(asked: httpx.Client) -> None:
    alone = {"tender": PLAIN["tender"]}
    told(asked.post("/proposal", json=alone), "not_scorable")
    held = {**serving.plain(), "scores": None}
    held["tender"]["quality"]["hold_back_prices"] = True
    answer = asked.post("/score", json=held)
    told(answer, "not_scorable")
    assert [code for _file, code, _field in serving.codes(answer)] == ["prices_held_back"]


@pytest.mark.parametrize(
    ("query", "header", "title"),
    [
        ("", None, "Er moet eerst iets worden hersteld"),
        ("", "en-GB, nl;q=0.5", "Something has to be mended first"),
        ("", "fr, nl;q=0.1", "Er moet eerst iets worden hersteld"),
        ("?lang=en", "nl", "Something has to be mended first"),
    ],
)
def test_it_speaks_the_language_of_who_asks(
    asked: httpx.Client, query: str, header: str | None, title: str
) -> None:
    headers = {"Accept-Language": header} if header else {}
    assert told(asked.post(f"/score{query}", json={}, headers=headers), "refused")["title"] == title


def test_every_way_to_fail_is_listed(asked: httpx.Client) -> None:
    listed = asked.get("/problems").json()["problems"]
    assert {code: one["status"] for code, one in listed.items()} == {
        code: one.status for code, one in FAILURES.items()
    }


def test_every_answer_has_its_headers(asked: httpx.Client) -> None:
    answers = [
        asked.get("/health"),
        asked.get("/nothing"),
        asked.post("/score", json={}),
        asked.get("/openapi.json"),
    ]
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Lcc-Version"]
        assert len(answer.headers["X-Request-Id"]) == 32
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Server" not in answer.headers
    ours = asked.get("/health", headers={"X-Request-Id": "platform-4711"})
    assert ours.headers["X-Request-Id"] == "platform-4711"
    strange = asked.get("/health", headers={"X-Request-Id": '"}\\n{"status": 200'})
    assert len(strange.headers["X-Request-Id"]) == 32


def test_it_is_alive_and_ready(asked: httpx.Client) -> None:
    assert asked.get("/health").json()["status"] == "alive"
    assert asked.get("/ready").json() == {"status": "ready"}
