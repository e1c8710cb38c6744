"""The same award gives the same files, to the byte: on another computer, at another moment, and from the page."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import every_file
from lcc.library import shipped
from lcc.page.bridge import answer

EXAMPLES = sorted(shipped.examples())
LOTS = """\
id: park
title: Banken en tafels voor het park
authority: Gemeente Voorbeeld
base_date: 2027-01-01
horizon_years: 12
discount: {rate: 0.0225}
inflation: 0.02
asked_phases: []
items:
  - {id: bench, name: Bank, quantity: 10, unit: stuk}
  - {id: table, name: Tafel, quantity: 5, unit: stuk}
lots:
  parts:
    - {id: banken, title: Banken, items: [bench]}
    - {id: tafels, title: Tafels, items: [table]}
"""
LEASE = "{kind: lease, payment: %s, every_months: 1, term_months: 60, index: general}"
PURCHASE = "{kind: purchase, price: %s, service_life_years: 9}"
UNCERTAIN = """\
drivers:
  - {name: prijzen, distribution: {kind: pert, low: 0.01, mode: 0.02, high: 0.05}, fields: [{field: inflation}]}
"""


@pytest.fixture(scope="session")
def lots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an award in lots, with numbers that are uncertain."""
    folder = tmp_path_factory.mktemp("lots")
    (folder / "bids").mkdir()
    (folder / "tender.yaml").write_text(LOTS)
    (folder / "uncertainty.yaml").write_text(UNCERTAIN)
    for name, bench, table in (("Es", LEASE % 11.3, PURCHASE % 403), ("Eik", PURCHASE % 611.7, LEASE % 7.9)):
        offers = [
            f"  - {{item: {item}, business_model: {model}}}"
            for item, model in (("bench", bench), ("table", table))
        ]
        text = "\n".join(["tender: park", f"bidder: {{name: {name}}}", "offers:", *offers, ""])
        (folder / "bids" / f"{name}.yaml").write_text(text)
    return folder


def folder_of(name: str, lots: Path) -> Path:
    return lots if name == "lots" else shipped.examples()[name]


@pytest.mark.parametrize("name", ["lots", *(pytest.param(one, marks=pytest.mark.thorough) for one in EXAMPLES)])
def test_another_computer_writes_the_same_files(name: str, lots: Path, tmp_path: Path) -> None:
    """One with a processor that works with fewer numbers at once, in another zone, with another locale."""
    here, there = tmp_path / "here", tmp_path / "there"
    vectors = " ".join(np.show_config("dicts")["SIMD Extensions"]["found"])
    other = {"NPY_DISABLE_CPU_FEATURES": vectors, "TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    words = [sys.executable, every_file.__file__, str(folder_of(name, lots)), str(there)]
    for one in (here, there):
        one.mkdir()
    subprocess.run(
        words, env={**os.environ, **other, "PYTHONPATH": str(Path(every_file.__file__).parent)}, check=True
    )
    wanted = every_file.every_file(folder_of(name, lots), here)
    found = {file.relative_to(there).as_posix(): file.read_bytes() for file in there.rglob("*") if file.is_file()}
    assert sorted(found) == sorted(wanted)
    assert [file for file in wanted if found[file] != wanted[file]] == []


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("lots", "en"),
        ("street-lighting", "nl"),
        pytest.param("lots", "nl", marks=pytest.mark.thorough),
        pytest.param("street-lighting", "en", marks=pytest.mark.thorough),
    ],
)
def test_the_page_answers_with_what_the_commands_write(
    name: str, language: str, lots: Path, tmp_path: Path
) -> None:
    folder = folder_of(name, lots)
    named = [folder / "tender.yaml", *folder.glob("scores.yaml"), *(folder / "bids").iterdir()]
    dropped = [(f"dropped/{file.relative_to(folder)}", file.read_bytes()) for file in reversed(named)]
    words = json.dumps({"language": language})
    answer("open", words, dropped, print)
    answer("rank", words, [], print)
    said, [(_name, content)] = answer("everything", words, [], print)
    archive = zipfile.ZipFile(io.BytesIO(content))
    of_page = {one: archive.read(one) for one in archive.namelist()}
    [award_file] = [content for one, content in of_page.items() if one.endswith("/award.json")]
    of_commands = every_file.in_archive(folder, tmp_path, award_file, language)
    assert json.loads(said)["left_out"] == []
    assert sorted(of_page) == sorted(of_commands)
    assert [one for one in of_page if of_page[one] != of_commands[one]] == []
