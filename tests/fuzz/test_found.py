"""Every file that the fuzzer once found is read, or refused in words."""

from pathlib import Path

import pytest

from fuzz.hunt import FOUND, kept
from fuzz.judge import judge
from fuzz.kinds import KINDS, Input


@pytest.mark.parametrize(
    ("file", "case"), [(file, case) for file, case, _said in kept()], ids=lambda part: getattr(part, "name", "")
)
def test_what_was_found_once_is_read_or_refused_in_words(file: Path, case: str) -> None:
    judge(Input(file.name.partition("-")[0], case, file.suffix, file.read_bytes()), thorough=True)


def test_every_file_that_is_kept_is_listed() -> None:
    listed = [file for file, _case, _said in kept()]
    assert sorted(listed) == sorted(file for file in FOUND.iterdir() if file.name != "README.md")
    assert {file.name.partition("-")[0] for file in listed} <= {*KINDS}
