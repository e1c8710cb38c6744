"""What stands in a file of an award is the same wherever the files lie that it was made from."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

import lcc
import make
from passports import BENCH


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a tender and two suppliers, whose files have the same names."""
    tender = make.tender().model_dump_json(exclude_unset=True)
    (tmp_path / "tender.json").write_text(tender)
    for number, name in enumerate(("Ash", "Oak")):
        supplier = tmp_path / "bids" / name
        supplier.mkdir(parents=True)
        offer = make.offer(make.purchase(100.0 + number), passport="bench.passport.json")
        bid = {"tender": "test", "bidder": {"name": name}, "offers": [offer]}
        (supplier / "bid.json").write_text(json.dumps(bid))
        (supplier / "bench.passport.json").write_text(json.dumps({**BENCH, "product": f"Bench of {name}"}))
        (supplier / "plan.pdf").write_bytes(b"%PDF")
    return tmp_path


def in_memory(folder: Path, above: str = "") -> list[tuple[str, bytes]]:
    inside = [file for file in sorted((folder / "bids").rglob("*")) if file.is_file()]
    return [(f"{above}{file.relative_to(folder)}", file.read_bytes()) for file in inside]


def test_by_whichever_path_and_on_whichever_computer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_root = lcc.score(folder / "tender.json", [folder / "bids"])
    wanted = from_root.json()
    monkeypatch.chdir(folder)
    assert lcc.score("tender.json", ["bids"]).json() == wanted
    assert lcc.score("tender.json", ["bids/Ash", Path("bids/Oak").absolute()]).json() == wanted
    monkeypatch.chdir(folder / "bids")
    assert lcc.score("../tender.json", ["../bids"]).json() == wanted
    tender, inside = (folder / "tender.json").read_bytes(), in_memory(folder)
    with ZipFile(folder / "export.zip", "w") as archive:
        for name, content in inside:
            archive.writestr(name.removeprefix("bids/"), content)
    assert lcc.score("../tender.json", [folder / "export.zip"]).json() == wanted
    assert lcc.score(("dropped/tender.json", tender), in_memory(folder, "dropped/")).json() == wanted
    dropped = lcc.score(("tender.json", tender), inside)
    assert (dropped.json(), dropped.workbook()) == (wanted, from_root.workbook())


def test_files_of_one_name_are_told_apart(folder: Path) -> None:
    found = json.loads(lcc.score(folder / "tender.json", [folder / "bids"]).json("en"))
    assert [one["file"] for one in found["inputs"]] == [
        "tender.json",
        "Ash/bid.json",
        "Oak/bid.json",
        "Ash/bench.passport.json",
        "Oak/bench.passport.json",
    ]
    assert str(folder) not in json.dumps(found)
    assert [one["file"] for one in found["files"]["attachments"]] == ["Ash/plan.pdf", "Oak/plan.pdf"]
    assert lcc.verify(json.dumps(found).encode(), folder / "tender.json", [folder / "bids"]) == []
