"""Hunts for inputs that are neither read nor refused in words: starts workers, counts, and keeps what was found."""

import json
import os
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from fuzz.worker import name_of, plan_of

HERE = Path(__file__).parent
FOUND = HERE / "found"
LIST = FOUND / "README.md"
_MOST_SILENCE = 120.0
"""Seconds of the clock in which a worker says nothing: what it does then, no alarm reaches."""


@dataclass
class Find:
    """A kind of fault: the first input that showed it, and how many did."""

    kind: str
    said: str
    file: str
    case: str
    content: bytes
    times: int = 1


@dataclass
class Tally:
    """What became of the inputs of a kind."""

    kind: str
    states: Counter[str] = field(default_factory=Counter)
    finds: dict[str, Find] = field(default_factory=dict)
    slowest: float = 0.0
    choices: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def inputs(self) -> int:
        return self.states.total()

    @property
    def accepted(self) -> int:
        return self.states["accepted"] + self.states["scored"]

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.inputs} inputs, {self.accepted} accepted of which {self.states['scored']} scored, "
            f"{self.states['refused']} refused, {self.states['neither']} neither; slowest {self.slowest:.1f} s"
        )


Tell = Callable[[Find], object]


def hunt(
    kinds: Sequence[str],
    seed: int,
    *,
    inputs: int | None = None,
    seconds: float | None = None,
    tell: Tell = lambda _find: None,
) -> dict[str, Tally]:
    """Judge so many inputs of kinds, or for so many seconds, and return by kind what became of them."""
    going = _Hunt(kinds, seed, tell)
    first, until = 0, None if seconds is None else monotonic() + seconds
    while (inputs is None or first < inputs) and (until is None or monotonic() < until):
        first = going.by_one_worker(first, inputs, until)
    return going.tallies


class _Hunt:
    """What is counted while one worker after the other judges inputs: one may be lost at any of them."""

    def __init__(self, kinds: Sequence[str], seed: int, tell: Tell) -> None:
        self.kinds, self.seed, self.tell = kinds, seed, tell
        self.tallies = {kind: Tally(kind) for kind in kinds}

    def by_one_worker(self, first: int, inputs: int | None, until: float | None) -> int:
        """Have a worker judge inputs from a number on, and return the number of the first that it did not."""
        begun, worker = -1, started(self.kinds, self.seed, first)
        assert worker.stdout is not None
        try:
            while (inputs is None or first < inputs) and (until is None or monotonic() < until):
                ready, _, _ = select.select([worker.stdout], [], [], _MOST_SILENCE)
                line = worker.stdout.readline() if ready else b""
                if not line:
                    said = f"ended by itself ({worker.wait(5)})" if ready else "was silent for two minutes"
                    if begun < first:  # before there was an input: the fuzzer itself does not work
                        raise RuntimeError(f"before input {first} the process {said}")
                    self._lost(begun, said)
                    return begun + 1
                note = json.loads(line)
                if "begun" in note:
                    begun = note["begun"]
                else:
                    self._count(note)
                    first = note["number"] + 1
        finally:
            worker.kill()
            worker.communicate()
        return first

    def _count(self, note: dict[str, Any]) -> None:
        tally = self.tallies[note["kind"]]
        tally.states[note["state"]] += 1
        tally.slowest = max(tally.slowest, note["seconds"])
        tally.choices |= {(record, name, word) for record, name, word in note["choices"]}
        mark = note.get("mark")
        if mark in tally.finds:
            tally.finds[mark].times += 1
        elif mark and "content" in note:
            content = bytes.fromhex(note["content"])
            self._found(mark, Find(tally.kind, note["said"], note["file"], note["case"], content))

    def _lost(self, number: int, said: str) -> None:
        """Count the input at which a worker was lost."""
        one = plan_of(self.kinds, self.seed, number).made()
        self.tallies[one.kind].states["neither"] += 1
        self._found(
            f"{number}: {said}", Find(one.kind, f"the process {said}", name_of(one), one.case, one.content)
        )

    def _found(self, mark: str, find: Find) -> None:
        self.tallies[find.kind].finds[mark] = find
        self.tell(find)


def started(kinds: Sequence[str], seed: int, first: int) -> "subprocess.Popen[bytes]":
    """Start a worker."""
    path = os.pathsep.join([str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "fuzz.worker", ",".join(kinds), str(seed), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, env={**os.environ, "PYTHONPATH": path})


def keep(find: Find) -> None:
    """Keep the file of a find, with a line on what it is; once."""
    (FOUND / find.file).write_bytes(find.content)
    rows = LIST.read_text()
    if f"`{find.file}`" not in rows:
        said = " ".join(find.said.replace("|", "/").split())[:200]
        said = said.encode("ascii", "backslashreplace").decode()
        LIST.write_text(f"{rows}| `{find.file}` | {find.case} | {said} |\n")


def kept() -> Sequence[tuple[Path, str, str]]:
    """Return the files that are kept: each with the case beside which it is read, and what went wrong once."""
    rows = [line.strip("| \n").split(" | ", 2) for line in LIST.read_text().splitlines() if line.startswith("| `")]
    return [(FOUND / file.strip("`"), case, said) for file, case, said in rows]
