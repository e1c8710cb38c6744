"""Every command that the documentation prints runs as it stands, from the top of a page, beside `examples/`."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from lcc.cli import main
from lcc.cli.group import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*/README.md")]
NOT_RUN = ("make ", "pip install ")
"""What sets up an environment, or runs the tests that this is one of."""


def commands(page: Path) -> list[str]:
    """Return the lines of all blocks for a shell, one after the other."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", *NOT_RUN))]


IN_DUTCH = ROOT / "docs" / "eerste-aanbesteding.md"
PRINTED = {str(page.relative_to(ROOT)): found for page in PAGES if page != IN_DUTCH and (found := commands(page))}


@pytest.mark.slow
@pytest.mark.parametrize("page", PRINTED)
def test_each_command_runs_as_printed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for command in PRINTED[page]:
        program, *words = shlex.split(command, comments=True)
        if program == "cd":
            monkeypatch.chdir(*words)
        elif program == "lcc":
            done = CliRunner().invoke(main, words)
            assert done.exit_code == 0, f"{command}\n{done.output}"
        else:
            subprocess.run(command, shell=True, check=True)


def test_a_first_tender_takes_the_same_commands_in_dutch() -> None:
    dutch, english = (
        [line.partition("#")[0].strip() for line in commands(page)]
        for page in (IN_DUTCH, IN_DUTCH.with_name("first-tender.md"))
    )
    assert dutch == english


def test_no_command_is_printed_where_none_would_run_it() -> None:
    """Not in a block that is only indented, nor in one of another kind."""
    for page in PAGES:
        assert not re.search(r"^    lcc ", page.read_text(), re.MULTILINE), page


def test_every_command_that_prose_names_is_one() -> None:
    for page in PAGES:
        if page.name == "CHANGELOG.md":  # tells of names that were
            continue
        for words in re.findall(r"`lcc ([a-z][^`]*)`", page.read_text()):
            name = words.split()[0]
            assert name in {*COMMANDS, "commitment"}, f"{page.name}: lcc {words}"
