"""A shell completes what is typed, without loading the program behind it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lcc.cli.group import COMMANDS

LCC = Path(sys.executable).with_name("lcc")


def completed(words: str, *, verbose: bool = False) -> "subprocess.CompletedProcess[str]":
    """Return what is proposed for the last of these words, as bash asks for it."""
    typed = words.split(" ")
    asked = {
        **os.environ, "_LCC_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(typed) - 1),
    }  # fmt: skip
    program = [sys.executable, *(["-v"] if verbose else []), str(LCC)]
    return subprocess.run(program, env=asked, capture_output=True, text=True, check=False)


def names(words: str) -> list[str]:
    return [line.partition(",")[2] for line in completed(words).stdout.splitlines()]


def test_commands_are_completed() -> None:
    assert names("lcc sc") == ["score", "schema"]
    assert names("lcc ") == list(COMMANDS)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("lcc score --js", ["--json"]),
        ("lcc award pre", ["preview"]),
        ("lcc schema award_", ["award_file", "award_report", "award_check", "award_preview", "award_criteria"]),
        ("lcc check t.yaml --format ", ["docx", "pdf", "html"]),
    ],
)
def test_so_are_parts_options_and_choices(words: str, wanted: list[str]) -> None:
    assert sorted(names(words)) == sorted(wanted)


def test_a_dash_is_not_read_while_something_is_completed() -> None:
    """Nothing is on standard input then but what is typed next."""
    assert names("lcc score - --js") == ["--json"]
    assert names("lcc form t.yaml -o - --js") == ["--json"]


def test_names_of_files_are_left_to_the_shell() -> None:
    assert completed("lcc score ten").stdout == "file,ten\n"


HEAVY = ("numpy", "openpyxl", "pydantic", "rich", "lcc.evaluation", "lcc.intake.submissions")


@pytest.mark.parametrize("words", ["lcc ", "lcc sc", "lcc score --js"])
def test_nothing_heavy_is_loaded_for_it(words: str) -> None:
    loaded = completed(words, verbose=True).stderr
    assert "import 'lcc.cli.group'" in loaded
    assert [one for one in HEAVY if f"import '{one}'" in loaded] == []
    assert ("import 'lcc.cli.commands.score'" in loaded) == words.startswith("lcc score")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    asked = {**os.environ, "_LCC_COMPLETE": f"{shell}_source"}
    done = subprocess.run([str(LCC)], env=asked, capture_output=True, text=True, check=True)
    assert "_LCC_COMPLETE" in done.stdout


def test_bash_completes_at_a_tab() -> None:
    """As at a prompt: the script is read, and the function that it registers fills in what it proposes."""
    script = """
        eval "$(_LCC_COMPLETE=bash_source lcc 2>/dev/null)"
        COMP_WORDS=(lcc sc); COMP_CWORD=1
        $(complete -p lcc | sed 's/.*-F \\([^ ]*\\).*/\\1/') lcc sc lcc
        echo "${COMPREPLY[@]}"
    """
    path = {**os.environ, "PATH": f"{LCC.parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["score", "schema"]
