"""A worker answers whatever happens in it, and a mistake of ours tells nothing of what was sent."""

import asyncio
import errno
import io
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

import serving
from lcc.record.problem import InputRefusedError
from lcc.service import app, log
from lcc.service.bodies import BidsBody
from lcc.service.limits import LIMITS
from lcc.service.operations.table import OPERATIONS
from lcc.service.receiving import language_of
from lcc.service.sent import FORM, MalformedError, TooManyPartsError, sent
from lcc.service.work import Ask, answer

BODY = json.dumps(serving.small()).encode()
SCORE = Ask("/score", content_type="application/json", content=BODY)


def _instead(monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    changed = {**OPERATIONS, "/score": replace(OPERATIONS["/score"], work=work)}
    monkeypatch.setattr("lcc.service.operations.table.OPERATIONS", changed)


def test_a_mistake_of_ours_is_told_by_its_place_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_given: Any, _asked: Any) -> Any:
        raise ValueError(serving.MARKER)

    _instead(monkeypatch, wrong)
    found = answer(SCORE)
    assert (found.status, json.loads(found.body)["code"]) == (500, "mistake")
    assert found.mistake.startswith("ValueError ")
    assert "test_work.py:" in found.mistake
    assert serving.MARKER not in found.mistake + found.body.decode()


def _failing(error: BaseException, root: BaseException | None = None) -> Any:
    def work(_given: Any, _asked: Any) -> Any:
        raise error from root

    return work


@pytest.mark.parametrize(
    "work",
    [_failing(MemoryError()), _failing(OSError(errno.ENOMEM, "no")), _failing(KeyError("a"), MemoryError())],
    ids=["memory", "system", "library"],
)
def test_so_is_what_takes_more_memory_than_there_is(work: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, work)
    found = answer(replace(SCORE, language="en"))
    assert (found.status, json.loads(found.body)["code"]) == (413, "memory")
    assert "1000 MB" in json.loads(found.body)["detail"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process holds")
def test_what_goes_wrong_with_hardly_any_memory_left_comes_of_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that can't be loaded, or one that was left half done, says anything; its place is in the log."""
    _instead(monkeypatch, _failing(ImportError("failed to map segment")))
    held = psutil.Process().memory_info().vms
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (int(1.05 * held), resource.RLIM_INFINITY))
    found = answer(SCORE)
    assert (found.status, json.loads(found.body)["code"]) == (413, "memory")
    assert found.mistake.startswith("ImportError ")


def test_what_goes_wrong_in_the_process_that_answers_is_a_problem_too(
    monkeypatch: pytest.MonkeyPatch, restored: io.StringIO
) -> None:
    def wrong(_value: object) -> Any:
        raise ValueError(serving.MARKER)

    monkeypatch.setattr(app, "json_answer", wrong)
    asked = app.service()

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(asked), base_url="http://lcc") as client:
            return await client.get("/health", headers={"Accept-Language": "en"})

    found = asyncio.run(ask())
    assert (found.status_code, found.json()["code"]) == (500, "mistake")
    assert found.headers["Content-Type"] == "application/problem+json"
    assert found.headers["X-Request-Id"]
    [line] = [json.loads(one) for one in restored.getvalue().splitlines()]
    assert line["status"] == 500
    assert line["mistake"].startswith("ValueError ")
    assert serving.MARKER not in restored.getvalue()


@pytest.fixture
def restored() -> Iterator[io.StringIO]:
    """Return what the log is written to."""
    written = io.StringIO()
    log.log_to(written)
    yield written
    log.log_to()


NAMES = st.text(st.characters(codec="utf-8", exclude_characters='"\r\n\\;'), min_size=1, max_size=20)


@given(st.lists(st.tuples(NAMES, st.binary(max_size=300)), max_size=5))
def test_files_come_out_of_a_form_as_they_went_in(files: list[tuple[str, bytes]]) -> None:
    """As another library writes forms."""
    parts = [("tender", ("tender.yaml", b"x")), *(("bids", one) for one in files)]
    request = httpx.Request("POST", "http://lcc/", files=parts)
    found = sent(request.headers["Content-Type"], request.read(), BidsBody, LIMITS)
    assert found["tender"] == ("tender.yaml", b"x")
    assert [content for _name, content in found.get("bids", [])] == [content for _name, content in files]
    assert [name for name, _content in found.get("bids", [])] == [_written(name) for name, _content in files]


def _written(name: str) -> str:
    """Return a name as browsers and httpx write it in a form: some characters by their code."""
    return "".join(f"%{ord(one):02X}" if ord(one) < 32 and one != "\x1b" else one for one in name)


@given(st.binary(max_size=400))
def test_whatever_a_form_holds_it_is_read_or_refused(content: bytes) -> None:
    for whole in (content, b"--b\r\n" + content, b"--b\r\n" + content + b"\r\n--b--\r\n"):
        try:
            sent(f"{FORM}; boundary=b", whole, BidsBody, LIMITS)
        except (InputRefusedError, MalformedError, TooManyPartsError):
            continue


@given(st.lists(st.text(max_size=30), max_size=3))
def test_a_language_is_found_in_whatever_header(headers: list[str]) -> None:
    assert language_of(headers) in ("nl", "en")
