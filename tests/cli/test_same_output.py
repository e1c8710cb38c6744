"""What a command says, writes and tells as JSON is the same on another computer, to the byte."""

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest

import every_command
from lcc.library import shipped

pytestmark = pytest.mark.slow
IN_EVERY_RUN = ("check", "explain", "export ocds", "constants")
"""Every other command says and writes the same too: `make test-all` holds it, and `tests/page` what awards write."""
RUNS = [
    pytest.param("street-lighting", IN_EVERY_RUN, id="street-lighting"),
    *(
        pytest.param(one, every_command.COMMANDS, id=f"{one}, every command", marks=pytest.mark.thorough)
        for one in shipped.examples()
    ),
]


def _tree(example: str, names: Collection[str], folder: Path, **environment: str) -> dict[str, bytes]:
    """Run commands in a process with this environment, and return all that it left, by place."""
    known = {"PYTHONPATH": str(Path(every_command.__file__).parent), "COLUMNS": "100"}
    words = [sys.executable, every_command.__file__, str(shipped.examples()[example]), str(folder), *names]
    mask = int(environment.pop("UMASK"), 8)
    subprocess.run(words, env={**os.environ, **known, **environment}, check=True, umask=mask)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("example", "names"), RUNS)
def test_it_is(example: str, names: Collection[str], tmp_path: Path) -> None:
    """One has another processor, zone, locale, folder and user, and hashes words in another order."""
    vectors = " ".join(np.show_config("dicts")["SIMD Extensions"]["found"])
    here = _tree(
        example,
        names,
        tmp_path / "here",
        TZ="Europe/Amsterdam",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="1",
        UMASK="022",
        HOME="/root",
    )
    there = _tree(
        example, names, tmp_path / "somewhere" / "else", TZ="Asia/Kathmandu", LC_ALL="C", PYTHONHASHSEED="7",
        UMASK="077", NPY_DISABLE_CPU_FEATURES=vectors, OPENBLAS_CORETYPE="Prescott",
        HOSTNAME="elsewhere", HOME=str(tmp_path),
    )  # fmt: skip
    assert len(here) > 4 * (len(names) - 5)
    assert sorted(there) == sorted(here)
    different = [name for name in here if here[name] != there[name] and not name.endswith("back.xlsx")]
    assert different == []
    told = [name for name, content in here.items() if str(tmp_path).encode() in content]
    assert told == []
