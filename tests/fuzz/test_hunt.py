"""A part of the hunt in every run, a larger one in `make test-all`; and that the fuzzer sees what it should see."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from fuzz import documents, worker
from fuzz.hunt import Tally, hunt
from fuzz.judge import FaultError, Verdict, check_said
from fuzz.kinds import KINDS, Input
from fuzz.worker import TURNS, Ledger, Wrong, outcome, plan_of, shrunk
from lcc.intake.submissions import read
from lcc.interchange.yaml_file import as_yaml
from lcc.language import Text
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem
from lcc.words.problems import Worded

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="how much memory an input takes is read from /proc"
)


def faults(tallies: dict[str, Tally]) -> list[str]:
    return [
        f"{find.file} beside {find.case}: {find.said}" for one in tallies.values() for find in one.finds.values()
    ]


def test_a_few_files_of_every_kind_are_read_or_refused_in_words() -> None:
    tallies = hunt([*KINDS], seed=2, inputs=len(TURNS))
    assert faults(tallies) == []
    assert all(one.inputs for one in tallies.values())
    assert 2 * sum(one.accepted for one in tallies.values()) >= len(TURNS)


@pytest.mark.thorough
def test_hundreds_of_files_are_read_or_refused_in_words_and_half_of_each_kind_is_read() -> None:
    tallies = hunt([*KINDS], seed=1, inputs=25 * len(TURNS))
    assert faults(tallies) == []
    assert {
        kind: one.accepted / one.inputs for kind, one in tallies.items() if 2 * one.accepted < one.inputs
    } == {}


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["tender", "bid", "form"])
def test_the_program_accepts_the_same_files(kind: str, tmp_path: Path) -> None:
    """The fuzzer reads in memory, by the functions behind `submissions.read`: that says the same of the files."""
    tender = tmp_path / "tender.yaml"
    for number in range(40):
        one = plan_of([kind], 4, number).made()
        file = tmp_path / f"{number}{one.ending}"
        file.write_bytes(one.content)
        tender.write_bytes(as_yaml(documents.case(one.case).tender))
        files = (file, []) if kind == "tender" else (tender, [file])
        assert is_read(KINDS[kind].read, one) == is_read(read, *files), file


def is_read(reader: Callable[..., object], *given: object) -> bool:
    try:
        reader(*given)
    except InputRefusedError:
        return False
    return True


def test_the_same_seed_makes_the_same_files() -> None:
    kinds = ["tender", "form", "passport"]
    numbers = range(12)
    assert [plan_of(kinds, 5, k).made() for k in numbers] == [plan_of(kinds, 5, k).made() for k in numbers]
    assert len({plan_of(kinds, 5, k).made().content for k in numbers}) > 9


# What the fuzzer sees.

TENDER = Input("tender", "worked-example", ".yaml", b"id: x")


class _Silent(Ledger):
    """A ledger without its hook, which nothing could take away again."""

    def __init__(self) -> None:
        self.written = []


def of_reader(monkeypatch: pytest.MonkeyPatch, read: Callable[[Input], object]) -> str:
    """Return what is said where a reader does something else than read or refuse."""
    monkeypatch.setattr(worker, "judge", lambda one, thorough: read(one))
    state, wrong, _choices = outcome(TENDER, ledger := _Silent(), thorough=False)
    assert (state, ledger.written, wrong is None) == ("neither", ledger.written, False)
    assert wrong is not None
    return wrong.said


def test_another_exception_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_one: Input) -> None:
        raise KeyError("price")

    assert of_reader(monkeypatch, read) == "KeyError: 'price'"


def test_what_takes_too_long_is_a_fault_even_where_every_exception_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_one: Input) -> None:
        while True:
            with suppress(Exception):
                sum(range(1000))

    monkeypatch.setattr(worker, "MOST_SECONDS", 0.1)
    before = signal.signal(signal.SIGPROF, worker._too_slow)
    try:
        assert of_reader(monkeypatch, read).startswith("TooSlow")
    finally:
        signal.signal(signal.SIGPROF, before)


def test_what_takes_much_memory_is_a_fault_even_where_it_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MOST_MEBIBYTES", 30)
    monkeypatch.setattr(worker, "judge", lambda one, thorough: Verdict(accepted=not bytearray(b"x") * 300_000_000))
    _state, wrong, _choices = outcome(TENDER, _Silent(), thorough=False)
    assert wrong is not None
    assert "MiB" in wrong.said


def test_what_is_written_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = _Silent()
    monkeypatch.setattr(worker, "judge", lambda one, thorough: ledger._see("open", ("/tmp/x", "w", os.O_WRONLY)))
    _state, wrong, _choices = outcome(TENDER, ledger, thorough=False)
    assert wrong is not None
    assert "open /tmp/x" in wrong.said
    ledger.written.clear()
    ledger._see("open", ("/tmp/x", "r", os.O_RDONLY))
    assert ledger.written == []


def problem(
    found: str = "text 'x'", mend: str = "Correct it.", file: str = "x.yaml", line: int | None = 1
) -> Worded:
    one = Problem(file, Origin(field="id", line=line), "other", found, {"message": "a number"})
    return Worded(one, Text(found), Text("a number"), Text(mend))


def test_a_process_that_is_lost_is_a_fault_and_the_hunt_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(_kinds: Sequence[str], _seed: int, first: int) -> subprocess.Popen[bytes]:
        dies = f"print('{{\"begun\": {first}}}', flush=True); import os; os.abort()"
        return subprocess.Popen([sys.executable, "-c", dies], stdout=subprocess.PIPE, bufsize=0)

    monkeypatch.setattr("fuzz.hunt.started", started)
    [tally] = hunt(["passport"], seed=1, inputs=2).values()
    assert tally.states == {"neither": 2}
    assert [find.said for find in tally.finds.values()] == ["the process ended by itself (-6)"] * 2


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (problem(found="text '\x1b[2J'"), "a character that does something"),
        (problem(found="\u202egnp.exe"), "a character that does something"),
        (problem(mend=""), "nothing under mend"),
        (problem(mend="x" * 1_001), "a line of 1"),
        (problem(found="two\nlines"), "not four lines"),
        (problem(file=""), "a problem of no file"),
        (problem(line=None), "a field without its line"),
    ],
)
def test_words_that_mend_nothing_are_a_fault(one: Worded, said: str) -> None:
    check_said([problem()], "x.yaml")
    with pytest.raises(FaultError, match=said):
        check_said([one], "x.yaml")


def test_a_find_is_shrunk_to_what_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(one: Input, *, thorough: bool) -> None:
        if one.content.startswith(b"\xef\xbb\xbf"):
            raise ZeroDivisionError
        raise InputRefusedError([problem().problem])

    monkeypatch.setattr(worker, "judge", judge)
    made = next(
        made
        for k in range(500)
        if (made := plan_of(["bid"], 9, k)).made().content.startswith(b"\xef\xbb\xbf") and made.steps
    )
    least = shrunk(made, Wrong(ZeroDivisionError()), _Silent(), thorough=False)
    assert least.steps == ()
    assert least.made().content.startswith(b"\xef\xbb\xbf")
