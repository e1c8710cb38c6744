"""`docs/architecture.md` is a map of the tree as it stands."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "lcc"
PAGE = (ROOT / "docs" / "architecture.md").read_text()


def test_what_the_map_names_is_there() -> None:
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.py)?)`", PAGE))
    rooms = ("cli", "documents", "excel", "excel/comparison", "words")
    within = (ROOT, PACKAGE, *(PACKAGE / room for room in rooms))
    assert [name for name in named if not any((folder / name).exists() for folder in within)] == []
    assert len(named) > 40


def test_every_room_is_on_the_map_in_the_order_of_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [house, *_] = (one["layers"] for one in contracts if one["type"] == "layers")
    floors = [{room.removeprefix("lcc.") for room in re.split(r" \| ", floor)} for floor in house]
    table = PAGE[PAGE.index("| room | what it is |") :].partition("\n\n")[0]
    listed = [room for row in table.splitlines()[2:] for room in re.findall(r"`(\w+)/`", row.split("|")[1])]
    assert set(listed) == {room for floor in floors for room in floor}
    assert listed == sorted(listed, key=lambda room: next(n for n, floor in enumerate(floors) if room in floor))
    assert {file.parent.name for file in PACKAGE.glob("*/__init__.py")} == set(listed)


@pytest.mark.parametrize("room", ["cli", "excel", "documents", "words"])
def test_every_folder_inside_a_room_is_named(room: str) -> None:
    [row] = (line for line in PAGE.splitlines() if line.startswith(f"| `{room}/`"))
    folders = {file.parent.name for file in (PACKAGE / room).glob("*/__init__.py")}
    assert folders <= set(re.findall(r"`(\w+)/`", row))
