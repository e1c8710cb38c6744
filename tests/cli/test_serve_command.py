"""`lcc serve` starts where it can, says in a sentence why it can't, and stops when it is told."""

import builtins
import signal
import socket
import sys
from typing import Any

import httpx
import load
import psutil
import pytest

import lcc
from command_line import run


def test_without_its_libraries_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    before = builtins.__import__

    def without(name: str, *others: Any) -> Any:
        if name.partition(".")[0] == "uvicorn":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return before(name, *others)

    for name in [one for one in sys.modules if one.startswith(("uvicorn", "lcc.service.serve"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    done = run("serve", code=1)
    assert 'pip install "circular-lcc[service]"' in done.output


def test_a_port_that_is_taken_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), code=1)
    assert f"Nothing can listen at 127.0.0.1, port {port}: " in done.output


def test_workers_need_memory_for_the_largest_request() -> None:
    done = run("serve", "--body", "100", "--memory", "300", code=2)
    assert "A worker that takes requests of 100 MB needs 750 MB" in done.output


@pytest.mark.parametrize(
    ("option", "value"), [("--port", "70000"), ("--workers", "0"), ("--queue", "-1"), ("--memory", "much")]
)
def test_a_limit_is_within_its_bounds(option: str, value: str) -> None:
    assert option in run("serve", option, value, code=2).output


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_order_with_all_that_it_started(told: signal.Signals) -> None:
    with load.served("--workers", "1", "--heavy-workers", "1") as (process, (host, port)):
        assert httpx.get(f"http://{host}:{port}/health").json()["version"] == lcc.__version__
        whole = psutil.Process(process)
        started = whole.children(recursive=True)
        assert len(started) >= 3
        whole.send_signal(told)
        _gone, alive = psutil.wait_procs([whole, *started], 30)
        assert alive == []
        assert whole.returncode == 0
