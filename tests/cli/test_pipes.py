"""`lcc` in a script: what is read comes from a pipe, what is written goes into one, and nothing else is said."""

import hashlib
import io
import json
import os
import pty
import shlex
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from test_ending import LCC, ended

from command_line import run
from effort import only
from every_command import COMMANDS, typed
from lcc.cli import main
from lcc.library import shipped
from make import BIDS, WORKED_EXAMPLE

TENDER, BID, OTHER = str(WORKED_EXAMPLE / "tender.yaml"), str(BIDS[0]), str(BIDS[1])
LIGHTING = shipped.examples()["street-lighting"]
STARTS = {".xlsx": b"PK", ".docx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE html>"}


def piped(content: bytes, *words: str, code: int = 0) -> "subprocess.CompletedProcess[bytes]":
    """Return how a process ended that got something on standard input."""
    done = subprocess.run(
        [*LCC, *words, "--lang", "en"], input=content, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    return done


def in_zip(*files: Path) -> bytes:
    """Return files as an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    return made.getvalue()


def costs(printed: bytes) -> dict[str, float]:
    return {one["bidder"]: one["life_cycle_cost"] for one in json.loads(printed)["bids"]}


def test_a_tender_comes_from_a_pipe_as_from_a_file() -> None:
    named = run("score", TENDER, BID, OTHER, "--json", "-").stdout.encode()
    found = piped(Path(TENDER).read_bytes(), "score", "-", BID, OTHER, "--json", "-").stdout
    assert costs(found) == costs(named)
    assert json.loads(found)["inputs"][0] == {
        "file": "stdin.yaml", "sha256": hashlib.sha256(Path(TENDER).read_bytes()).hexdigest(),
    }  # fmt: skip


def test_bids_from_a_pipe_are_counted() -> None:
    assert b"Bids checked: 1" in piped(Path(BID).read_bytes(), "check", TENDER, "-").stdout


@pytest.mark.parametrize("content", ["workbook", "archive", "json", "yaml"])
def test_what_comes_from_a_pipe_is_known_by_its_content(content: str, tmp_path: Path) -> None:
    scored = run("score", TENDER, BID, "--json", "-").stdout
    if content == "workbook":
        run("form", TENDER, "--bid", BID, "-o", str(tmp_path / "form.xlsx"))
        given = (tmp_path / "form.xlsx").read_bytes()
    elif content == "archive":
        given = in_zip(BIDS[0], BIDS[1])
    elif content == "json":
        given = json.dumps(json.loads(scored)["documents"]["bids"][0]).encode()
    else:
        given = Path(BID).read_bytes()
    found = costs(piped(given, "score", TENDER, "-", "--json", "-").stdout)
    assert found["Hardhout BV"] == costs(scored.encode())["Hardhout BV"]
    assert len(found) == (2 if content == "archive" else 1)


@pytest.mark.parametrize("option", ["--scores", "--decisions"])
def test_what_stands_beside_bids_can_come_from_a_pipe(option: str) -> None:
    words = ["score", str(LIGHTING / "tender.yaml"), str(LIGHTING / "bids"), option, "-", "--json", "-"]
    given = {"--scores": (LIGHTING / "scores.yaml").read_bytes(), "--decisions": b"tender: x\n"}[option]
    if option == "--scores":
        assert costs(piped(given, *words).stdout)
    else:
        assert b"stdin.yaml" in piped(given, *words, code=1).stderr


def test_a_pipe_is_read_once() -> None:
    assert b"can be read once" in piped(Path(TENDER).read_bytes(), "score", "-", "-", code=2).stderr


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"PK\x03\x04", b"id: [", b"%PDF-1.7", b"x" * 25_000_000])
def test_whatever_a_pipe_holds_is_read_or_refused(content: bytes) -> None:
    assert b"stdin" in piped(content, "check", "-", code=1).stderr


def test_nothing_waits_for_somebody_who_types() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*LCC, "check", "-", "--lang", "en"], stdin=theirs, capture_output=True, check=False, timeout=60
    )
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, b"Nothing is on standard input" in done.stderr) == (2, True)


INTO_FILES = {"portfolio", "prices remember", "export releases"}
"""What is as large as many tenders, and stands beside what could not be read, or is added to: it goes to files."""
WRITERS = [
    name
    for name, words in COMMANDS.items()
    if "-o" in words and Path(words[words.index("-o") + 1]).suffix and name not in INTO_FILES
]
SLOW = ("sensitivity", "look-back", "award preview", "proposal", "annex", "quality lock")
"""Of each of their kinds of file another command writes one too: these are in `make test-all`."""
IS_MEANT = (".xlsx", ".docx")
"""What `-` alone writes."""


def into_pipe(words: list[str], target: str, name: str) -> bytes:
    """Return what a command writes into a pipe where it is told to write a file."""
    done = CliRunner().invoke(main, [target if word == name else word for word in words] + ["--lang", "en"])
    assert done.exit_code == 0, done.stderr
    assert not [one.name for one in Path().iterdir() if one.name.startswith("-")]
    return done.stdout_bytes


@pytest.mark.slow
@pytest.mark.parametrize("name", only({*WRITERS} - {*SLOW}, WRITERS))
def test_every_kind_of_file_goes_into_a_pipe_as_a_quiet_command_writes_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = typed(name, LIGHTING)
    file = Path(words[words.index("-o") + 1])
    assert run(*words, "--quiet").output == ""
    is_plain = file.suffix in IS_MEANT and name != "map new"
    assert into_pipe(words, "-" if is_plain else f"-{file.suffix}", file.name) == file.read_bytes()


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name in WRITERS if name != "map new"])
def test_a_kind_can_be_named_where_it_is_meant_and_left_out_where_another_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = typed(name, LIGHTING)
    file = Path(words[words.index("-o") + 1])
    if file.suffix in IS_MEANT:
        run(*words)
        assert into_pipe(words, f"-{file.suffix}", file.name) == file.read_bytes()
    else:
        assert into_pipe(words, "-", file.name)


@pytest.mark.parametrize("kind", STARTS)
def test_a_name_with_an_ending_says_which_kind_of_file_goes_there(kind: str) -> None:
    words = ("annex", str(shipped.examples()["facade-cladding"] / "tender.yaml"))
    done = CliRunner().invoke(
        main, [*words, str(shipped.examples()["facade-cladding"] / "bids"), "-o", f"-{kind}", "--lang", "en"]
    )
    assert done.stdout_bytes.startswith(STARTS[kind])


def test_what_is_said_beside_a_file_in_a_pipe_goes_to_the_reader(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["score", TENDER, BID, OTHER, "-o", "-", "--lang", "en"])
    assert load_workbook(io.BytesIO(done.stdout_bytes)).sheetnames
    assert "Hardhout BV" in done.stderr
    quiet = CliRunner().invoke(main, ["score", TENDER, BID, OTHER, "-o", "-", "--quiet", "--lang", "en"])
    assert (quiet.stdout_bytes, quiet.stderr) == (done.stdout_bytes, "")


@pytest.mark.parametrize(
    "words", [("-o", "-", "--json", "-"), ("--json", "-", "-o", "-"), ("--json", "-", "-o", "-.xlsx")]
)
def test_standard_output_holds_one_file(words: tuple[str, ...]) -> None:
    assert "holds one file" in run("score", TENDER, BID, *words, code=2).stderr


def test_a_terminal_gets_no_workbook(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    words = [*LCC, "form", TENDER, "-o", "-", "--lang", "en"]
    done = subprocess.run(words, stdout=theirs, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, b"A terminal can't show this file" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "words", [("letters", TENDER, BID, "-o", "-"), ("check", TENDER, BID, "--per-supplier", "-")]
)
def test_a_folder_goes_into_no_pipe(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "folder" in run(*words, code=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_two_commands_make_a_line() -> None:
    """A template into its form, as a shell would have it."""
    tender = ended("start", "new", "street-furniture", "-o", "-").stdout
    form = piped(tender, "form", "-", "-o", "-").stdout
    assert form.startswith(b"PK")


INTO_NO_PIPE = [name for name, words in COMMANDS.items() if "-o" in words and name not in WRITERS]


@pytest.mark.slow
@pytest.mark.parametrize("name", INTO_NO_PIPE)
def test_a_quiet_command_that_writes_a_file_says_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*typed(name, LIGHTING), "--quiet")
    assert done.output == ""


@pytest.mark.parametrize("name", ["explain", "more", "constants", "facts", "start show", "check", "verify"])
def test_a_quiet_command_that_was_asked_to_say_something_says_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*typed(name, LIGHTING)).stdout
    quiet = run(*typed(name, LIGHTING) if name != "verify" else ["verify", "result.json"], "-q").stdout
    assert quiet
    if name != "verify":
        assert quiet == "\n".join(line for line in said.split("\n") if not line.startswith("! "))


def test_problems_are_said_however_quiet_it_has_to_be() -> None:
    assert "Problems found: 1" in run("score", TENDER, "nowhere.yaml", "-o", "out.xlsx", "--quiet", code=1).stderr


STRICT = ["score", "report", "proposal", "form", "method"]


@pytest.mark.slow
@pytest.mark.parametrize("name", only(["score", "form"], STRICT))
def test_strict_writes_the_same_where_nothing_is_remarked_on_and_nothing_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = typed(name, LIGHTING)
    at = words.index("-o") + 1
    file = Path(words[at])
    plain = run(*words)
    before, file = file.read_bytes(), file.rename(file.with_stem("plain"))
    remarks = [line for line in plain.output.splitlines() if line.startswith("! ")]
    strict = run(*words, "--strict", code=1 if remarks else 0)
    if remarks:
        assert not Path(words[at]).exists()
        assert [line for line in strict.stderr.splitlines() if line.startswith("! ")] == remarks
        assert strict.stdout == ""
        assert f"Remarks: {len(remarks)}." in strict.stderr
    else:
        assert Path(words[at]).read_bytes() == before
        assert strict.stdout == plain.stdout


def test_a_strict_check_ends_with_code_1_for_what_is_only_remarked_on() -> None:
    said = run("check", TENDER, BID)
    assert "! " in said.output
    strict = run("check", TENDER, BID, "--strict", code=1)
    assert strict.stdout == said.stdout
    assert json.loads(run("check", TENDER, BID, "--strict", "--json", "-", code=1).stdout)["warnings"]


@pytest.mark.parametrize(
    ("words", "closed", "code", "sentence"),
    [
        (f"check - {BID}", "<&-", 2, "Nothing is on standard input"),
        (f"check {TENDER}", ">&-", 1, "This can't be printed"),
        (f"score {TENDER} {BID} {OTHER} --json -", ">&-", 1, "This can't be printed"),
        (f"form {TENDER} -o -", ">&-", 1, "This can't be printed"),
        ("start", "<&-", 2, "Questions are asked in a terminal"),
    ],
)
def test_a_stream_that_was_closed_is_no_mistake_of_ours(words: str, closed: str, code: int, sentence: str) -> None:
    lcc = " ".join(shlex.quote(word) for word in [*LCC, *words.split()])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{lcc} {closed}"], capture_output=True, check=False, timeout=60,
        env={**os.environ, "LCC_LANG": "en"},
    )  # fmt: skip
    assert (done.returncode, sentence in done.stderr.decode()) == (code, True), done.stderr.decode()


def test_what_comes_next_names_no_file_that_is_not_there() -> None:
    done = ended("start", "new", "ict", "-o", "-", LCC_LANG="en")
    said = done.stderr.decode()
    assert "-.yaml" not in said
    assert "Written" not in said
    assert "lcc form FILE -o form.xlsx" in said
