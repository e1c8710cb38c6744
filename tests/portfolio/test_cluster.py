"""The same rows whoever does the work, and whoever of them dies: none lost, none double."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import lcc
import portfolios
from dying import DIES, always_dying, dying_part_of
from lcc.portfolio import build as building
from lcc.portfolio import cluster as spreading
from lcc.portfolio.cluster import Workers
from portfolios import codes, table, tender_in

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent
ADDRESS = "tcp://127.0.0.1:{port}"


@pytest.fixture
def tenders(tmp_path: Path) -> Path:
    for number in range(12):
        tender_in(tmp_path / "in", f"t{number:02}", (100.0 + number, 120.0))
    return tmp_path / "in"


def test_two_processes_write_what_one_writes_and_only_this_computer_can_reach_them(tenders: Path) -> None:
    """Whoever reaches a scheduler runs programs on its workers."""
    bound: list[str] = []

    def see(event: str, given: tuple[Any, ...]) -> None:
        if event == "socket.bind" and isinstance(given[1], tuple):
            bound.append(str(given[1][0]))

    alone, _built = table(tenders)
    sys.addaudithook(see)
    together, built = table(tenders, workers=Workers(2))
    assert together == alone
    assert (built.new, codes(built)) == (12, [])
    assert bound
    assert set(bound) <= {"127.0.0.1", "::1"}


def test_workers_that_are_killed_lose_no_row_and_double_none(
    tenders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, _built = table(tenders)
    monkeypatch.setattr(building, "part_of", dying_part_of)
    together, built = table(tenders, parts=tenders.parent / "parts", workers=Workers(2))
    assert {file.name for file in tenders.parent.glob("died-*")} == {f"died-{name}" for name in DIES}
    assert together == alone
    assert codes(built) == []


@pytest.mark.thorough
def test_what_kills_every_worker_is_listed_and_the_others_go_on(
    tenders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, _built = table(tenders)
    monkeypatch.setattr(building, "part_of", always_dying)
    rows, built = table(tenders, parts=tenders.parent / "parts", workers=Workers(2))
    assert codes(built) == [("t01", "portfolio_worker_died")]
    assert rows == [row for row in alone if row["source"] != "t01"]


@pytest.mark.thorough
@pytest.mark.parametrize("dies", [dying_part_of, always_dying])
def test_what_was_handed_over_with_one_that_kills_is_not_lost_with_it(
    dies: Callable[..., Any], tenders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six sources at once to each of two processes."""
    alone, _built = table(tenders)
    monkeypatch.setattr(spreading, "_TURNS", 1)
    monkeypatch.setattr(building, "part_of", dies)
    rows, built = table(tenders, parts=tenders.parent / "parts", workers=Workers(2))
    lost = ["t01"] if dies is always_dying else []
    assert codes(built) == [(name, "portfolio_worker_died") for name in lost]
    assert rows == [row for row in alone if row["source"] not in lost]


def test_a_cluster_that_is_not_there_is_said(tenders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    words = [
        "portfolio",
        str(tenders),
        "-o",
        str(tenders.parent / "t.csv"),
        "--price-level",
        "2030",
        "--lang",
        "en",
    ]
    words += ["--parts", str(tenders.parent / "parts"), "--cluster", "tcp://127.0.0.1:9"]
    done = subprocess.run([BIN / "lcc", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "a Dask scheduler that answers at this address" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tenders.parent / "t.csv").exists()


@contextmanager
def cluster(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start a scheduler and two workers, as an administrator does; yield the scheduler."""
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start: list[Path | str] = [BIN / "dask", "scheduler", "--port", str(port), "--no-dashboard"]
    scheduler = subprocess.Popen(start, **quiet)
    worker: list[Path | str] = [
        BIN / "dask",
        "worker",
        ADDRESS.format(port=port),
        "--nthreads",
        "1",
        "--no-dashboard",
    ]
    workers = [subprocess.Popen(worker, **quiet) for _number in range(2)]
    try:
        yield scheduler
    finally:
        for one in (scheduler, *workers):
            one.send_signal(signal.SIGTERM)
        for one in (scheduler, *workers):
            one.wait(30)


def test_a_cluster_where_nobody_works_is_given_up(tenders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_LOOKS_EVERY", 0.1)
    monkeypatch.setattr(spreading, "_NOBODY_FOR", 0.5)
    with spreading._processes(0) as nobody, pytest.raises(lcc.InputRefusedError) as refused:
        table(tenders, parts=tenders.parent / "parts", workers=Workers(address=nobody.scheduler_address))
    assert [one.code for one in refused.value.problems] == ["portfolio_nobody_works"]


def test_processes_that_do_not_start_are_said(tenders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_number: int) -> None:
        raise RuntimeError("Nanny failed to start.")

    monkeypatch.setattr(spreading, "_processes", start)
    with pytest.raises(lcc.InputRefusedError) as refused:
        table(tenders, workers=Workers(2))
    assert [one.code for one in refused.value.problems] == ["portfolio_no_processes"]


@pytest.mark.thorough
def test_after_the_scheduler_died_the_same_command_writes_what_is_missing(tmp_path: Path) -> None:
    for number in range(100):
        tender_in(tmp_path / "in", f"t{number:03}")
    port, parts = 20_000 + os.getpid() % 20_000, tmp_path / "parts"
    words: list[Path | str] = [
        BIN / "lcc",
        "portfolio",
        tmp_path / "in",
        "-o",
        tmp_path / "t.csv",
        "--price-level",
        "2030",
    ]
    words += ["--price-level", "2030", "--parts", parts, "--cluster", ADDRESS.format(port=port), "--lang", "en"]
    run = partial(subprocess.Popen, words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with cluster(port) as scheduler:
        command = run()
        _until(lambda: len(list(parts.glob("*.arrow"))) >= 10)
        scheduler.kill()
        _said, wrong = command.communicate(timeout=120)
    assert command.returncode == 1
    assert "what is in --parts is not worked out again" in wrong
    assert "Traceback" not in wrong
    there = len(list(parts.glob("*.arrow")))
    assert 10 <= there < 100
    with cluster(port):
        command = run()
        said, _wrong = command.communicate(timeout=240)
    assert command.returncode == 0
    assert f"Sources: 100, of which read now: {100 - there}." in said
    assert portfolios.rows_in(tmp_path / "t.csv") == table(tmp_path / "in")[0]


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
