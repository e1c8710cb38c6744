"""What docs/service.md says of the service is so."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

import serving
from lcc.cli import main
from lcc.service.bodies import BidsBody
from lcc.service.failures import FAILURES
from lcc.service.limits import LIMITS, MEGABYTE
from lcc.service.operations.table import OPERATIONS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "service.md").read_text()


@pytest.fixture(scope="module")
def asked() -> Iterator[httpx.Client]:
    with serving.client("--workers", "1", "--heavy-workers", "1") as found:
        yield found


def rows(head: str) -> list[list[str]]:
    table = PAGE[PAGE.index(head) :].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_every_address_is_in_its_table() -> None:
    told = {path for row in rows("| address | what goes in") for path in re.findall(r"`(/[^`]*)`", row[0])}
    assert told == {*OPERATIONS, "/health", "/ready", "/problems", "/openapi.json"}
    for row in rows("| address | what goes in"):
        paths = [path for path in re.findall(r"`(/[^`]*)`", row[0]) if path in OPERATIONS]
        assert {OPERATIONS[path].method for path in paths} <= {row[0].split()[0]}
        stated = {name for path in paths for name in OPERATIONS[path].asked.model_fields}
        stated |= {name for path in paths for name in OPERATIONS[path].body.model_fields}
        named = set(re.findall(r"`(\w+)`", f"{row[1]} {row[2].partition(';')[2]}"))
        assert named <= stated, row[0]


def test_every_way_to_fail_is_in_its_table() -> None:
    told = {row[1].strip("`"): int(row[0]) for row in rows("| status | `code`")}
    assert told == {code: one.status for code, one in FAILURES.items()}


def test_what_stands_beside_a_tender_is_named() -> None:
    line = PAGE[PAGE.index("What stands beside tender and bids:") :].partition(" with names")[0]
    assert set(re.findall(r"`(\w+)`", line)) == set(BidsBody.model_fields) - {"tender", "bids"}


def test_limits_are_those_of_the_program() -> None:
    told = {option: row[2] for row in rows("| option | limit") for option in re.findall(r"`(--[\w-]+)`", row[0])}
    helped = CliRunner().invoke(main, ["serve", "--lang", "en", "--help"]).output
    options = set(re.findall(r"^  (--[\w-]+)", helped, re.MULTILINE))
    assert set(told) == options - {"--host", "--port", "--origin", "--root-path", "--lang", "--json", "--help"}
    assert told["--queue"] == f"{LIMITS.quick.queue}; {LIMITS.heavy.queue}"
    assert told["--seconds"] == f"{LIMITS.quick.seconds}; {LIMITS.heavy.seconds}"
    assert told["--receive-seconds"] == f"{LIMITS.receive_seconds}"
    assert told["--body"] == f"{LIMITS.body_bytes // MEGABYTE} MB; {LIMITS.files:,}"
    assert told["--in-hand"] == f"{LIMITS.bytes_in_hand // MEGABYTE} MB"
    assert told["--memory"] == f"{LIMITS.memory_bytes // MEGABYTE:,} MB"
    assert f"more than {LIMITS.quick_bytes // MEGABYTE} MB)" in PAGE


def test_what_is_quick_and_heavy_is_as_told() -> None:
    quick = {path for path, one in OPERATIONS.items() if one.method == "POST" and not one.is_heavy}
    assert quick == {"/check", "/score", "/explain", "/verify"}


def test_each_question_is_answered_as_printed(asked: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(serving.EXAMPLE.parent)
    blocks = re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    questions = [line for line in lines if line.startswith("curl ")]
    assert len(questions) == 4
    for line in questions:
        here = line.replace("http://127.0.0.1:8000", str(asked.base_url).rstrip("/"))
        done = subprocess.run(
            f"{here} --silent --show-error --fail", shell=True, cwd=tmp_path, capture_output=True
        )
        assert done.returncode == 0, done.stderr
    assert len(serving.in_zip((tmp_path / "letters.zip").read_bytes())) == 1


def test_the_recipe_of_the_container_names_what_is_there() -> None:
    recipe = (ROOT / "container" / "Containerfile").read_text()
    for lock in re.findall(r"requirements[\w-]*\.lock", recipe):
        assert (ROOT / lock).exists()
    assert '"lcc", "serve"' in recipe
    assert "--require-hashes" in recipe
