"""Every command that the documentation prints runs as it stands, from the top of a page, beside `examples/`."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from lcc.cli import main
from lcc.cli.group import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/README.md")]
AS_INSTALLED = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
NOT_RUN = ("make ", "pip install ")
"""What sets up an environment, or runs the tests that this is one of."""


def commands(page: Path) -> list[str]:
    """Return the lines of all blocks for a shell, one after the other."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", *NOT_RUN))]


IN_DUTCH = [ROOT / "docs" / "eerste-aanbesteding.md", *ROOT.glob("docs/handleiding/*.md")]
"""Each has the commands of the page in English that it names first."""
PRINTED = {
    str(page.relative_to(ROOT)): found for page in PAGES if page not in IN_DUTCH and (found := commands(page))
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page if page == "README.md" else pytest.param(page, marks=pytest.mark.thorough) for page in PRINTED]
)
def test_each_command_runs_as_printed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for command in PRINTED[page]:
        program, *words = shlex.split(command, comments=True)
        if program == "cd":
            monkeypatch.chdir(*words)
        elif program == "lcc" and not {"|", "||", ">"} & set(words):
            done = CliRunner().invoke(main, words)
            assert done.exit_code == 0, f"{command}\n{done.output}"
        else:
            subprocess.run(command, shell=True, check=True, env=AS_INSTALLED)


def in_the_other_language(page: Path) -> Path:
    """Return the page that a page of the manual names first."""
    first = re.search(r"\]\(([^)]+\.md)\)", page.read_text())
    assert first, page
    return (page.parent / first[1]).resolve()


@pytest.mark.parametrize("dutch", IN_DUTCH, ids=lambda page: page.stem)
def test_the_manual_is_the_same_in_dutch_and_english(dutch: Path) -> None:
    english = in_the_other_language(dutch)
    assert in_the_other_language(english) == dutch
    in_dutch, in_english = (
        [line.partition("#")[0].strip() for line in commands(page) if "LCC_LANG" not in line]
        for page in (dutch, english)
    )
    assert in_dutch == in_english
    shape = re.compile(r"^#+ |^```\w*|^!|^\|(?=.*\| |-)|^\d\.|^- ", re.MULTILINE)
    assert shape.findall(dutch.read_text()) == shape.findall(english.read_text())


def test_every_page_of_the_manual_is_in_both_languages() -> None:
    assert {*ROOT.glob("docs/manual/*.md")} <= {in_the_other_language(page) for page in IN_DUTCH}


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
