"""What a stranger sends stops at its limits, touches nobody else, opens nothing, and leaves no trace."""

import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import load
import psutil
import pytest

import make
import serving

PLAIN = serving.small()
MANY = 240
COSTS = [{"name": f"cost {number}", "phase": "use", "amount": 100.0} for number in range(MANY)]
BIDS = {name: make.bid(make.offer(make.purchase(), costs=COSTS), name=name) for name in ("Koop BV", "Hout BV")}
SLOW = {
    "tender": make.tender(asked_phases=["use"]).model_dump(mode="json", exclude_unset=True),
    "bids": [one.model_dump(mode="json", exclude_unset=True) for one in BIDS.values()],
    "uncertainty": {
        "draws": 1_000_000,
        "drivers": [
            {
                "name": f"{name} {number}",
                "distribution": {"kind": "normal", "mean": 100.0, "deviation": 1.0},
                "fields": [{"bidder": name, "field": f"offers[0].costs[{number}].amount"}],
            }
            for number in range(MANY)
            for name in BIDS
        ],
    },
}
"""Draws that take many seconds."""
LARGE = json.dumps({"tender": {"a": [f"{number:024}" for number in range(290_000)]}}).encode()
"""Eight megabytes of text that take more than a hundred as values."""
JSON = {"Content-Type": "application/json"}
Held = TypeVar("Held")


FEW = ("--workers", "1", "--heavy-workers", "1")


@pytest.fixture
def asked() -> Iterator[httpx.Client]:
    with serving.client(*FEW, "--heavy-queue", "1", "--heavy-seconds", "2") as found:
        yield found


def test_what_takes_too_long_is_ended_while_others_are_answered(asked: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as beside:
        slow = beside.submit(asked.post, "/simulate", json=SLOW)
        while not slow.done():
            assert asked.post("/score", json=PLAIN).status_code == 200
        assert slow.result().json()["code"] == "too_long"
    assert asked.post("/comparison", json=PLAIN).status_code == 200


def test_what_takes_too_much_memory_is_ended_and_others_are_answered() -> None:
    with serving.client(*FEW, "--memory", "300", "--body", "10") as asked:
        for _turn in range(3):
            assert asked.post("/check", content=LARGE, headers=JSON).json()["code"] == "memory"
            assert asked.post("/score", json=PLAIN).status_code == 200
            assert asked.post("/comparison", json=PLAIN).status_code == 200


def test_a_worker_that_is_lost_costs_one_request() -> None:
    with serving.client(*FEW, "--heavy-seconds", "600") as asked:
        with ThreadPoolExecutor(1) as beside:
            slow = beside.submit(asked.post, "/simulate", json=SLOW)
            _until(lambda: _busy(asked))[0].send_signal(signal.SIGKILL)
            assert slow.result().json()["code"] == "lost"
        assert asked.post("/comparison", json=PLAIN).status_code == 200


def _busy(asked: httpx.Client) -> list[psutil.Process]:
    """Return the workers that are at work."""
    took = {one: one.cpu_times().user for one in serving.workers_of(asked)}
    time.sleep(0.5)
    return [one for one, before in took.items() if one.cpu_times().user > before + 0.02]


def test_workers_that_are_lost_while_idle_cost_nothing(asked: httpx.Client) -> None:
    for _turn in range(2):
        before = serving.workers_of(asked)
        for one in before:
            one.send_signal(signal.SIGKILL)
        psutil.wait_procs(before, 30)
        assert asked.post("/score", json=PLAIN).status_code == 200
        assert asked.post("/comparison", json=PLAIN).status_code == 200
    assert len(serving.workers_of(asked)) == 2


def _until(holds: Callable[[], Held]) -> Held:
    for _turn in range(600):
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError


def test_beyond_what_fits_is_told_to_come_back(asked: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as beside:
        sent = [beside.submit(asked.post, "/simulate", json=SLOW) for _number in range(6)]
        found = [one.result() for one in sent]
        full = [one for one in found if one.status_code == 429]
        assert len(full) >= 4  # one is worked on, one waits
        assert {one.json()["code"] for one in full} == {"full"}
        assert all(int(one.headers["Retry-After"]) > 0 for one in full)
        assert {one.status_code for one in found} <= {429, 504}
    assert asked.get("/ready").status_code == 200


def test_work_is_given_up_where_nobody_waits_for_it() -> None:
    log: list[str] = []
    options = [*FEW, "--heavy-queue", "4", "--heavy-seconds", "600"]
    with serving.client(*options, log=log) as asked:
        content = json.dumps(SLOW).encode()
        request = load.head("/simulate", "application/json", content)
        waiting = [_sent(asked, request) for _number in range(4)]
        _until(lambda: _busy(asked))
        for one in waiting:
            one.close()
        assert asked.post("/comparison", json=PLAIN).status_code == 200
        _until(lambda: sum('"/simulate"' in line for line in log) == 4)
        assert [one["status"] for one in serving.lines(log) if one.get("path") == "/simulate"] == [499] * 4


def _sent(asked: httpx.Client, content: bytes) -> socket.socket:
    found = socket.create_connection((asked.base_url.host, asked.base_url.port or 0), timeout=60)
    found.sendall(content)
    return found


def _answer(connection: socket.socket) -> tuple[int, dict[str, Any]]:
    content = b""
    while piece := connection.recv(65536):
        content += piece
        head, _blank, body = content.partition(b"\r\n\r\n")
        length = next(
            (int(one[15:]) for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:")), None
        )
        if length is not None and len(body) >= length:
            return int(head[9:12]), json.loads(body)
    raise EOFError


def test_a_request_is_counted_while_it_comes_in() -> None:
    head = b"POST /score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    options = [*FEW, "--body", "1", "--in-hand", "1", "--receive-seconds", "3"]
    with serving.client(*options) as asked:
        with closing(_sent(asked, head + b"Content-Length: 1000001\r\n\r\n")) as stated:
            assert _answer(stated)[1]["code"] == "too_large"
        with closing(_sent(asked, head + b"Transfer-Encoding: chunked\r\n\r\n")) as chunked:
            for _number in range(11):
                chunked.sendall(b"186a0\r\n" + b"x" * 100_000 + b"\r\n")
            assert _answer(chunked)[1]["code"] == "too_large"
        with closing(_sent(asked, head + b"Content-Length: 900000\r\n\r\n" + b"x" * 700_000)) as holding:
            time.sleep(0.5)
            with closing(_sent(asked, head + b"Content-Length: 700000\r\n\r\n" + b"x" * 700_000)) as other:
                assert _answer(other)[1]["code"] == "full"
            assert asked.post("/score", json=PLAIN).status_code == 200
            status, found = _answer(holding)
            assert (status, found["code"]) == (408, "slow")
        assert asked.post("/score", content=b"[" * 900_000, headers=JSON).status_code == 422


def _passport_of(name: str) -> dict[str, Any]:
    bid = make.bid(make.offer(make.purchase())).model_dump(mode="json", exclude_unset=True)
    bid["offers"][0]["passport"] = name
    return bid


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the service runs, with another one for files that are temporary."""
    for name in ("here", "temporary", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "here" / "bench.passport.json").write_text(json.dumps({"secret": serving.MARKER}))
    (tmp_path / "here" / "tender.json").write_text(json.dumps(PLAIN["tender"]))
    return tmp_path


def _tree(folder: Path) -> dict[str, float]:
    return {str(one): one.stat().st_mtime_ns for one in folder.rglob("*") if one.is_file()}


@contextmanager
def _watched(folder: Path) -> Iterator[tuple[httpx.Client, list[str]]]:
    before, log = _tree(folder), list[str]()
    with serving.client("--workers", "1", "--heavy-workers", "1", log=log) as asked:
        yield asked, log
        for one in serving.workers_of(asked):
            limits = Path(f"/proc/{one.pid}/limits").read_text()
            assert "Max file size             0                    0" in limits
            assert [file.path for file in one.open_files() if "w" in file.mode] == []
    assert _tree(folder) == before


def test_no_name_opens_a_file_of_the_server(folder: Path) -> None:
    with _watched(folder) as (asked, _log):
        here = folder / "here"
        tender = json.dumps(PLAIN["tender"]).encode()
        for name in ("bench.passport.json", f"{here}/bench.passport.json", "../here/bench.passport.json"):
            bid = _passport_of(name)
            for body in ({**PLAIN, "bids": [bid]}, {**PLAIN, "reference": bid}):
                answer = asked.post("/score", json=body)
                assert serving.MARKER not in answer.text
                found = {code for _file, code, _field in serving.codes(answer)}
                assert found <= {"passport_missing", "passport_outside"}
            for sent_as in ("bid.json", f"{here}/bid.json", "../here/bid.json"):
                content = (sent_as, json.dumps(bid).encode())
                for field in ("bids", "reference"):
                    answer = asked.post("/score", files=[("tender", ("tender.json", tender)), (field, content)])
                    assert answer.status_code == 422
                    assert serving.MARKER not in answer.text
        for name in ("/etc/passwd", "../tender.json", "C:\\tender.json", "", "tender.json\0", "a" * 5_000):
            sent = [("tender", (name, b"")), ("bids", (name + "x", b""))]
            assert asked.post("/check", files=sent).json().get("problems", "none is read"), name
        for path in ("/sensitivity", "/simulate", "/report", "/verify", "/proofs"):
            fields = ("scenarios", "uncertainty", "facts", "result", "award_file")
            body = {**PLAIN, **dict.fromkeys(fields, str(here / "tender.json"))}
            assert asked.post(path, json=body).status_code == 422


def test_nothing_is_kept_of_what_was_sent(folder: Path) -> None:
    large = ("bids", ("attachment.pdf", b"%PDF" + os.urandom(3_000_000)))
    with _watched(folder) as (asked, _log):
        for path in (
            "/check",
            "/score",
            "/comparison",
            "/letters",
            "/proofs",
            "/proposal",
            "/report",
            "/sensitivity",
        ):
            assert asked.post(path, files=[*serving.files(), large]).status_code in (200, 422), path
        for kind in ("docx", "pdf", "html"):
            assert asked.post("/letters", files=serving.files(), params={"kind": kind}).status_code == 200
        assert asked.post("/workbook", json=PLAIN).status_code == 200
        assert asked.post("/form", json={"tender": PLAIN["tender"]}).status_code == 200


def test_the_log_says_nothing_of_what_was_sent(folder: Path) -> None:
    marked = serving.small(name=serving.MARKER)
    spoilt = {**marked, "tender": {**marked["tender"], serving.MARKER: serving.MARKER}}
    with _watched(folder) as (asked, log):
        asked.headers["X-Request-Id"] = f"<{serving.MARKER}>"
        asked.headers["User-Agent"] = serving.MARKER
        for path in ("/score", "/letters", "/explain", "/check"):
            asked.post(path, json=marked, params={"bidder": serving.MARKER})
            asked.post(path, json=spoilt)
        asked.post("/score", files=[("tender", (f"{serving.MARKER}.yaml", serving.MARKER.encode()))])
        for path, field in (("/portfolio", "awards"), ("/contract", "result"), ("/contract/ledger", "contract")):
            asked.post(path, files=[(field, (f"{serving.MARKER}.json", serving.MARKER.encode()))])
        asked.post(f"/{serving.MARKER}?{serving.MARKER}", content=serving.MARKER)
        asked.get(f"/schemas/{serving.MARKER}")
        asked.request(serving.MARKER[:8].upper(), "/score")
        with closing(_sent(asked, f"{serving.MARKER}\r\n\r\n".encode())) as broken:
            broken.recv(1000)
    assert serving.MARKER.lower() not in "".join(log).lower()
    told = [one for one in serving.lines(log) if "status" in one]
    assert len(told) >= 12
    for one in told:
        assert set(one) >= {"time", "id", "method", "path", "status", "ms", "bytes_in", "bytes_out", "codes"}
    assert {"path": "/score", "status": 422, "codes": ["refused", "extra_forbidden"]}.items() <= max(
        (one for one in told if one["path"] == "/score" and "extra_forbidden" in one["codes"]), key=len
    ).items()


def test_pages_of_other_sites_may_ask_only_where_that_is_said() -> None:
    with serving.client("--workers", "1", "--heavy-workers", "1", "--origin", "https://platform.example") as asked:
        preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        for origin, allowed in (
            ("https://platform.example", "https://platform.example"),
            ("https://x.example", None),
        ):
            answer = asked.post("/score", json=PLAIN, headers={"Origin": origin})
            assert answer.headers.get("Access-Control-Allow-Origin") == allowed
            found = asked.options("/score", headers={"Origin": origin, **preflight})
            assert found.headers.get("Access-Control-Allow-Origin") == allowed
            assert "Access-Control-Allow-Credentials" not in found.headers


def test_many_at_once_are_all_answered() -> None:
    """A worker is replaced after so many requests, and nobody notices."""
    with serving.client("--workers", "2", "--heavy-workers", "1") as asked, ThreadPoolExecutor(20) as beside:
        sent: list[Future[httpx.Response]] = [
            beside.submit(asked.post, "/score", json=PLAIN) for _number in range(200)
        ]
        assert {one.result().status_code for one in sent} == {200}
