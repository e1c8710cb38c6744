"""Files that are written: all or none, over ordinary files only, and no less private than they were."""

import os
import stat
from pathlib import Path

import pytest

from command_line import run
from lcc.cli.output import write_whole
from lcc.language import translator

EXAMPLE = Path(__file__).parents[2] / "tests" / "worked_example"
TENDER, BID = str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bid-purchase.yaml")
ENGLISH = translator("en")


@pytest.fixture
def private(tmp_path: Path) -> Path:
    file = tmp_path / "result.json"
    file.write_text("old")
    file.chmod(0o640)
    return file


def test_a_file_that_is_replaced_stays_as_private_as_it_was(private: Path) -> None:
    run("score", TENDER, BID, "--json", str(private), "--force")
    assert stat.S_IMODE(private.stat().st_mode) == 0o640
    assert private.read_text() != "old"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_is_never_written_through(is_there: bool, private: Path, tmp_path: Path) -> None:
    """It may lead to any file of this user."""
    target = private if is_there else tmp_path / "elsewhere.json"
    link = tmp_path / "link.json"
    link.symlink_to(target)
    assert "no ordinary file" in run("score", TENDER, BID, "--json", str(link), "--force", code=2).output
    assert link.is_symlink()
    assert private.read_text() == "old"
    assert target.exists() is is_there


@pytest.mark.parametrize("made", ["fifo", "loop"])
def test_what_is_no_ordinary_file_is_never_replaced(made: str, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    if made == "fifo":
        os.mkfifo(file)
    else:
        file.symlink_to(file)
    before = file.lstat()
    assert "no ordinary file" in run("score", TENDER, BID, "--json", str(file), "--force", code=2).output
    assert file.lstat() == before


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device on this system")
def test_a_device_is_never_replaced() -> None:
    run("score", TENDER, BID, "--json", "/dev/null", "--force", code=2)
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("score", TENDER, BID, "-o", "{out}", "--json", "{out}"),
        ("score", TENDER, BID, "-o", "{out}", "--json", "{same}"),
        ("sensitivity", TENDER, BID, "-o", "{out}", "--json", "{out}"),
        ("award", "preview", TENDER, "-o", "{out}", "--json", "{out}"),
    ],
)
def test_one_path_is_not_written_twice(words: tuple[str, ...], tmp_path: Path) -> None:
    out, same = tmp_path / "out.xlsx", tmp_path / "folder" / ".." / "out.xlsx"
    (tmp_path / "folder").mkdir()
    said = run(*(word.format(out=out, same=same) for word in words), code=2).output
    assert "written twice" in said
    assert not out.exists()


def test_nothing_is_left_of_files_that_can_not_all_be_written(tmp_path: Path) -> None:
    new, old = tmp_path / "new" / "deep" / "one.json", tmp_path / "old.json"
    old.write_text("old")
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("")
    with pytest.raises(Exception, match=r"two\.json can't be written: a file stands where its folder should be"):
        write_whole({new: b"1", old: b"2", in_the_way / "two.json": b"3"}, ENGLISH)
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["a file", "old.json"]
    assert old.read_text() == "old"


@pytest.mark.parametrize("name", ["x" * 300, "nul\0.json"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(
        Exception, match=r"can't be written: (its name is too long|the computer allows no such name)"
    ):
        write_whole({tmp_path / name: b""}, ENGLISH)


def test_a_file_that_can_not_be_written_is_said_in_the_readers_language(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = run("score", TENDER, BID, "--json", str(tmp_path / "file" / "x.json"), code=1, language="nl").output
    assert "directory" not in said
    assert "x.json" in said
