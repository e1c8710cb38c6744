"""A thousand bids: read and scored with few open files, and no more memory than they take themselves."""

import json
import resource
import subprocess
from pathlib import Path

import pytest
from test_ending import LCC

from make import BIDS, WORKED_EXAMPLE

pytestmark = pytest.mark.thorough
TENDER = str(WORKED_EXAMPLE / "tender.yaml")
OPEN_FILES = 64


def bids(folder: Path, number: int) -> Path:
    """Write so many bids, each of another bidder at another price."""
    folder.mkdir()
    text = BIDS[0].read_text()
    for k in range(number):
        bid = text.replace("Hardhout BV", f"Bidder {k:04}").replace("price: 900.0", f"price: {400 + k}.0")
        (folder / f"{k:04}.yaml").write_text(bid)
    return folder


def run(*words: str) -> tuple["subprocess.CompletedProcess[bytes]", int]:
    """Return how a process ended that may open few files, and how much memory it took [kB]."""

    def few_files() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))

    measured = (
        "import resource, sys, atexit;"
        "taken = lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr);"
        "atexit.register(taken);"
    )
    program = [LCC[0], "-c", measured + LCC[2]]
    done = subprocess.run([*program, *words], capture_output=True, check=True, preexec_fn=few_files)
    return done, int(done.stderr.split()[-1])


def test_a_thousand_bids_in_a_folder(tmp_path: Path) -> None:
    few, many = bids(tmp_path / "few", 10), bids(tmp_path / "many", 1000)
    _done, of_few = run("check", TENDER, str(few), "--json", "-")
    done, of_many = run("check", TENDER, str(many), "--json", "-")
    assert json.loads(done.stdout)["files"]["bids"] == 1000
    assert of_many < 2 * of_few
    scored, _memory = run("score", TENDER, str(many), "--json", "-")
    ranked = json.loads(scored.stdout)["bids"]
    assert [(one["rank"], one["bidder"]) for one in ranked] == [(k + 1, f"Bidder {k:04}") for k in range(1000)]


def test_a_thousand_bids_by_name(tmp_path: Path) -> None:
    many = bids(tmp_path / "many", 1000)
    done, _memory = run("check", TENDER, *map(str, sorted(many.iterdir())), "--json", "-")
    assert json.loads(done.stdout)["files"]["bids"] == 1000
