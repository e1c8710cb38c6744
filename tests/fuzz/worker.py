"""Judges inputs in a process of its own, with limits on time and memory, in which nothing may be written."""

import json
import os
import re
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from fuzz.judge import FaultError, judge
from fuzz.kinds import Input, Plan, plan
from fuzz.schema import Choice, reached

MOST_SECONDS, MOST_MEBIBYTES = 5.0, 300
"""Processor time to read and score one input, and how much memory that may take."""

_ADDRESSES = 600
"""By how many MiB the addresses of the process may grow in all, so that it is stopped and not the computer."""

_FOR_WORKBOOKS = 4
"""How many times that it may take where workbooks are written too."""

THOROUGH_EACH = 11
"""Of so many inputs one is written as workbooks and read back, and held to the JSON Schema."""

_LONGEST_SHRINKING = 60.0


class TooSlow(BaseException):
    """An input took longer than it may; no Exception, so that no reader catches it."""


class Ledger:
    """What the process did to the computer while an input was judged: an audit hook writes it down."""

    def __init__(self) -> None:
        self.written: list[str] = []
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int):
            if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.written.append(f"open {arguments[0]}")
        elif event in _ACTS:
            self.written.append(f"{event} {arguments[:1]}")


_ACTS = {
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.system", "os.exec",
    "os.posix_spawn", "os.fork", "subprocess.Popen", "socket.connect", "socket.getaddrinfo", "shutil.rmtree",
    "tempfile.mkstemp", "tempfile.mkdtemp",
}  # fmt: skip


@contextmanager
def limited() -> Iterator[Ledger]:
    """Let the memory of this process grow by no more than it may, warnings be errors, and yield what it does."""
    sys.dont_write_bytecode = True
    now = _memory("VmSize") * 1024
    most = now + _ADDRESSES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGPROF, _too_slow)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield Ledger()


def _memory(of: str) -> int:
    """Return the memory of this process in kB, by its name in /proc."""
    return int(re.findall(rf"{of}:\s+(\d+) kB", Path("/proc/self/status").read_text())[0])


def _too_slow(_signal: int, _frame: object) -> None:
    raise TooSlow


class Wrong:
    """What went wrong: what is said of it, and by what it is known from other things that go wrong."""

    def __init__(self, error: BaseException) -> None:
        ours = [one for one in traceback.extract_tb(error.__traceback__) if "/lcc/" in one.filename]
        place = (
            f" in {Path(ours[-1].filename).name}:{ours[-1].lineno}"
            if ours and not isinstance(error, FaultError)
            else ""
        )
        self.said = f"{type(error).__name__}{place}: {str(error)[:400]}"
        # Digits and quoted words differ from one input to the next, where it is the same that goes wrong.
        self.mark = re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "#", f"{type(error).__name__}{place}: {str(error)[:60]}")


def outcome(one: Input, ledger: Ledger, *, thorough: bool) -> tuple[str, Wrong | None, list[Choice]]:
    """Return whether an input was accepted, refused or neither, what went wrong, and the choices in it."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak is that of this input
    before = _memory("VmRSS")
    ledger.written.clear()
    most = MOST_SECONDS * (_FOR_WORKBOOKS if thorough else 1)
    signal.setitimer(signal.ITIMER_PROF, most, 1.0)  # again, where it came to nothing
    started = process_time()
    try:
        found = judge(one, thorough=thorough)
    except (Exception, TooSlow) as error:
        return "neither", Wrong(error), []
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if process_time() - started > most:  # the alarm was caught on the way
        return "neither", Wrong(TooSlow()), []
    if (took := _memory("VmHWM") - before) > MOST_MEBIBYTES * 1024:
        return "neither", Wrong(FaultError(f"it took {took // 1024} MiB")), []
    if ledger.written:
        return "neither", Wrong(FaultError(f"something was done to the computer: {ledger.written[:3]}")), []
    choices = [choice for record in found.read.records for choice in reached(record)] if found.read else []
    state = ("scored" if found.scored else "accepted") if found.accepted else "refused"
    return state, None, choices


TURNS = (
    "tender", "bid", "form", "scores", "mapping", "passport", "tender", "bid", "form", "book",
    "tender", "bid", "mapping", "scores", "passport", "tender", "bid", "form", "comparison",
)  # fmt: skip
"""The kinds as they take turns: workbooks that take longer less often."""


def plan_of(kinds: Sequence[str], seed: int, number: int) -> Plan:
    """Return the plan of an input by its number: these kinds take turns."""
    turns = [kind for kind in TURNS if kind in kinds]
    kind = turns[number % len(turns)]
    return plan(kind, Random(f"{seed}:{kind}:{number}"))


def is_thorough(number: int) -> bool:
    """Whether an input is held to everything, by its number."""
    return number % THOROUGH_EACH == 0


def shrunk(made: Plan, wrong: Wrong, ledger: Ledger, *, thorough: bool) -> Plan:
    """Return a plan with each change left out that is not needed for the same to go wrong."""
    started = process_time()
    for fewer_of in (_fewer_spoils, _fewer_steps):
        k = 0
        while (fewer := fewer_of(made, k)) is not None and process_time() - started < _LONGEST_SHRINKING:
            _state, again, _choices = outcome(fewer.made(), ledger, thorough=thorough)
            if again is not None and again.mark == wrong.mark:
                made = fewer
            else:
                k += 1
    return made


def _fewer_spoils(made: Plan, k: int) -> Plan | None:
    return replace(made, spoils=(*made.spoils[:k], *made.spoils[k + 1 :])) if k < len(made.spoils) else None


def _fewer_steps(made: Plan, k: int) -> Plan | None:
    return replace(made, steps=(*made.steps[:k], *made.steps[k + 1 :])) if k < len(made.steps) else None


def name_of(one: Input) -> str:
    """Return the name under which an input is kept."""
    return f"{one.kind}-{sha256(one.content).hexdigest()[:8]}{one.ending}"


def work(kinds: Sequence[str], seed: int, first: int) -> Iterator[dict[str, Any]]:
    """Yield what becomes of one input after the other, without end: a note before each, and one after."""
    known: set[tuple[str, str]] = set()
    with limited() as ledger:
        number = first
        while True:
            made, thorough = plan_of(kinds, seed, number), is_thorough(number)
            one = made.made()
            yield {"begun": number}
            started = process_time()
            state, wrong, choices = outcome(one, ledger, thorough=thorough)
            took = round(process_time() - started, 3)
            note: dict[str, Any] = {"number": number, "kind": made.kind, "state": state, "seconds": took}
            if wrong is not None:
                note |= {"mark": wrong.mark, "said": wrong.said}
                if (made.kind, wrong.mark) not in known:
                    known.add((made.kind, wrong.mark))
                    least = shrunk(made, wrong, ledger, thorough=thorough).made()
                    note |= {"file": name_of(least), "case": least.case, "content": least.content.hex()}
            note["choices"] = sorted({tuple(map(str, choice)) for choice in choices})
            yield note
            number += 1


def main(kinds: str, seed: str, first: str) -> None:
    """Print what becomes of inputs, a line of JSON each, until there is nobody any more who reads it."""
    out = sys.stdout
    for note in work(kinds.split(","), int(seed), int(first)):
        print(json.dumps(note), file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
