"""However a command ends, its reader gets a sentence: on what is wrong with a file, with the computer, or with us."""

import os
import pty
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import IO

import click
import pytest
from click.testing import CliRunner
from pydantic_core import SchemaError

from every_command import leaves
from lcc.cli import main
from lcc.cli.ending import exit_code

HERE = Path(__file__).parents[2]
EXAMPLE = HERE / "tests" / "worked_example"
TENDER, BID = str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bid-purchase.yaml")
LCC = [sys.executable, "-c", "from lcc.cli import main; main()"]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "kept"))
    monkeypatch.setenv("LCC_LANG", "en")


def command_of(words: tuple[str, ...]) -> click.Command:
    found: click.Command = main
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word) or found
    return found


@pytest.mark.parametrize("words", list(leaves(main)), ids=" ".join)
def test_a_mistake_of_ours_is_a_sentence_with_a_number(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def mistaken(**_options: object) -> None:
        raise ZeroDivisionError("boom \x1b[31m")

    command = command_of(words)
    monkeypatch.setattr(command, "callback", mistaken)
    monkeypatch.setattr(command, "parse_args", lambda _context, _words: [])
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 1
    assert "a mistake in lcc, not in your files" in ended.output
    assert "Traceback" not in ended.output
    [kept] = (tmp_path / "kept" / "lcc").iterdir()
    assert kept.stem.removeprefix("mistake-") in ended.output
    assert "ZeroDivisionError: boom" in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("words", [("--debug", "demo"), ("demo", "--debug")])
def test_debug_shows_it_all(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(**_options: object) -> None:
        raise ZeroDivisionError("boom \x1b[31m")

    monkeypatch.setattr(command_of(("demo",)), "callback", mistaken)
    ended = CliRunner().invoke(main, words)
    assert "Traceback" in ended.output
    assert r"boom \x1b[31m" in ended.output


def test_where_it_can_not_be_kept_it_is_still_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be")
    monkeypatch.setattr(command_of(("demo",)), "callback", lambda **_options: 1 / 0)
    ended = CliRunner().invoke(main, ["demo"])
    assert "--debug shows the details" in ended.output


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (MemoryError(), "not enough memory"),
        (
            PermissionError(13, "Permission denied", "scores.yaml"),
            "scores.yaml can't be used: you have no permission",
        ),
        (OSError(28, "No space left on device"), "This can't be printed: the disk is full."),
        (RecursionError(), "a mistake in lcc"),
    ],
)
def test_what_else_ends_a_command(raised: BaseException, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise raised

    assert exit_code(run, debug=False) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("stopped", [KeyboardInterrupt(), SchemaError("Field `kind`:\n  KeyboardInterrupt: ")])
def test_what_is_stopped_ends_as_shells_have_it(
    stopped: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> None:
        raise stopped

    assert exit_code(run, debug=False) == 130
    assert "Stopped." in capsys.readouterr().err


@pytest.mark.parametrize("loaded", ["click", "lcc.language", "lcc.cli.group"])
def test_what_is_stopped_while_it_is_being_loaded_ends_in_silence(loaded: str) -> None:
    program = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {loaded!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from lcc.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def ended(
    *words: str, stdout: IO[bytes] | None = None, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    """Return how a process of its own ended."""
    return subprocess.run(
        [*LCC, *words],
        env=os.environ | environment,
        check=False,
        timeout=60,
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device on this system")
@pytest.mark.parametrize("words", [("score", TENDER, BID), ("score", TENDER, BID, "--json", "-"), ("--help",)])
def test_a_full_disk(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        got = ended(*words, stdout=full)
    assert (got.returncode, got.stderr) == (1, b"Error: This can't be printed: the disk is full.\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "utf-16"])
def test_a_console_of_another_encoding(encoding: str, tmp_path: Path) -> None:
    tender = tmp_path / "tender.yaml"
    tender.write_text((EXAMPLE / "tender.yaml").read_text().replace("title: ", "title: ✓ ĳ 桥 ", 1))
    got = ended("score", str(tender), BID, PYTHONIOENCODING=encoding, LCC_LANG="nl")
    assert got.returncode == 0
    assert b"Traceback" not in got.stderr


def test_a_reader_who_went_away() -> None:
    with subprocess.Popen(
        [*LCC, "explain", TENDER, BID], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode != 0


def test_a_stopped_command_says_so() -> None:
    with subprocess.Popen(
        [*LCC, "quality", "lock", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.send_signal(signal.SIGTERM)
        _printed, said = process.communicate()
    assert b"Traceback" not in said


FACADE = HERE / "examples" / "facade-cladding"
SCORE_FACADE = ["score", str(FACADE / "tender.yaml"), str(FACADE / "bids-as-yaml")]


@pytest.fixture(scope="module")
def wide() -> str:
    return ended(*SCORE_FACADE, LCC_LANG="en").stdout.decode()


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_amount_is_cut(columns: int, wide: str) -> None:
    """In a terminal as narrow as this, every amount of the wide table stands on one line."""
    amounts = {word for word in wide.replace("│", " ").split() if word[:1].isdigit() and word[-3:-2] == "."}
    assert "140,445.08" in amounts
    shown = _in_terminal(columns, SCORE_FACADE)
    assert {one for one in amounts if one not in shown} == set()
    assert all(len(line.rstrip("\r")) <= columns for line in shown.split("\n") if "│" in line)


def _in_terminal(columns: int, words: list[str]) -> str:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen([*LCC, *words], stdout=theirs, stderr=subprocess.DEVNULL, env=environment) as process:
        os.close(theirs)
        read = b""
        while part := _part(ours):
            read += part
    os.close(ours)
    assert process.returncode == 0
    return read.decode()


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where the other end is closed
        return b""
