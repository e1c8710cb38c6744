"""What CONTRIBUTING shows as diffs is what it takes: each is applied to a copy of the tree, counted and tried."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns
from typing import NamedTuple

import pytest

from effort import one_of_every

ROOT = Path(__file__).parents[2]


class Addition(NamedTuple):
    """A heading of CONTRIBUTING: at most how many source files it says it takes, the diff, and what holds then."""

    title: str
    most: int
    diff: str
    holds: str

    @property
    def files(self) -> list[str]:
        """What the diff touches."""
        return re.findall(r"^\+\+\+ b/(.*)$", self.diff, re.MULTILINE)

    @property
    def sources(self) -> list[str]:
        """What it touches of the program; a translation is none of it."""
        return [file for file in self.files if file.startswith("src/") and not file.endswith(".po")]


def additions() -> list[Addition]:
    """Return what stands under each heading with a diff."""
    found = []
    for part in re.split(r"^##+ ", (ROOT / "CONTRIBUTING.md").read_text(), flags=re.MULTILINE):
        if "```diff\n" in part:
            title, text = part.split("\n", 1)
            [most] = re.findall(r"at most (\d+) files", text)
            [diff], [holds] = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("diff", "python"))
            found.append(Addition(title, int(most), diff, holds))
    return found


def tried(holds: str, tree: Path) -> subprocess.CompletedProcess[str]:
    """Return how it goes with a tree: its program, and what it has of the tests before what stands here."""
    path = os.pathsep.join(map(str, (tree / "src", tree / "tests", ROOT / "tests")))
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, "-c", holds], env=environment, capture_output=True, text=True, check=False
    )


def test_there_are_diffs() -> None:
    wanted = {"A field of a business model", "A phase of life", "An award rule", "An indicator"}
    assert wanted <= {one.title for one in additions()}


def applied(addition: Addition, tree: Path) -> None:
    """Apply a diff to a copy of the tree."""
    copytree(ROOT / "src", tree / "src", ignore=ignore_patterns("__pycache__"))
    for shipped in ("examples", "tender_templates"):
        (tree / shipped).symlink_to(ROOT / shipped)
    for file in addition.files:
        (tree / file).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / file, tree / file)
    done = subprocess.run(
        ["git", "apply", "-"],
        cwd=tree,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)},
        input=addition.diff,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"CONTRIBUTING.md, {addition.title}: {done.stderr}"


@pytest.mark.parametrize("addition", additions(), ids=lambda one: one.title)
def test_a_diff_applies_and_takes_no_more_files_than_it_says(addition: Addition, tmp_path: Path) -> None:
    assert 0 < len(addition.sources) <= addition.most
    applied(addition, tmp_path)


@pytest.mark.parametrize("addition", one_of_every(4, additions()), ids=lambda one: one.title)
def test_a_diff_does_what_it_says(addition: Addition, tmp_path: Path) -> None:
    applied(addition, tmp_path)
    after = tried(addition.holds, tmp_path)
    assert after.returncode == 0, after.stderr
    assert tried(addition.holds, ROOT).returncode != 0, "it holds without the diff too"
