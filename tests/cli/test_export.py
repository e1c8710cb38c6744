"""`lcc export`: what is written, what is said beside it, and what is refused before anything is."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
import make
from command_line import run, write
from notices import wrong
from releases import WRITTEN, checked

Plain = dict[str, Any]
MOMENT = ("--written", WRITTEN.isoformat())


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bids = [
        make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 100.0), ("Tweede", 120.0))
    ]
    write(make.tender(), *bids)


def test_a_tender_is_open_data_by_itself_and_with_its_award() -> None:
    said = run("export", "ocds", "tender.json", "-o", "tender-release.json", *MOMENT)
    assert "Before it is published, give what only you have: --prefix, --address." in said.output
    package = json.loads(Path("tender-release.json").read_text())
    assert package == lcc.ocds("tender.json", "en", written=WRITTEN)
    assert "bids" not in checked(package)
    run("export", "ocds", "tender.json", "bids", "-o", "award.json", *MOMENT, "--sent", "2027-06-01")
    written = Path("award.json").read_text()
    assert checked(json.loads(written))["awards"][0]["suppliers"][0]["name"] == "A"
    assert "Tweede" not in written
    run("export", "ocds", "tender.json", "bids", "-o", "all.json", "--bid-details", *MOMENT)
    assert "Tweede" in Path("all.json").read_text()


def test_who_has_a_prefix_and_an_address_is_not_asked_for_them() -> None:
    Path("method.docx").write_bytes(b"method")
    own = ("--prefix", "ocds-a1b2c3", "--address", "https://data.voorbeeld.nl/r.json", "--document", "method.docx")
    said = run("export", "ocds", "tender.json", "-o", "r.json", *own)
    assert "Before it is published" not in said.output
    release = checked(json.loads(Path("r.json").read_text()))
    assert release["ocid"] == "ocds-a1b2c3-test"
    assert [one["title"] for one in release["tender"]["documents"]] == ["method.docx"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ocds", "tender.json", "-o", "r.yaml"), "end its name in one of .json"),
        (("eforms", "tender.json", "-o", "n.csv"), "end its name in one of .docx, .pdf, .html, .xml, .json"),
        (("ocds", "tender.json", "bids", "--lot", "a", "-o", "r.json"), "leave --lot out"),
        (("ocds", "tender.json", "-o", "r.json", "--written", "2027-06-25"), "2027-06-25T09:00:00+02:00"),
        (("ocds", "tender.json", "-o", "tender.json"), "is an input"),
        (("ocds", "tender.json", "-o", "bids/0.json", "--document", "bids/0.json"), "is an input"),
    ],
)
def test_what_is_asked_wrongly_is_refused(words: tuple[str, ...], says: str) -> None:
    assert says in run("export", *words, code=2).output


def test_one_lot_is_not_offered() -> None:
    for kind in ("ocds", "eforms"):
        assert "--lot" not in run("export", kind, "--help").output
    assert "--lot" in run("score", "--help").output


def test_an_award_that_stays_pending_says_why() -> None:
    words = ("export", "ocds", "tender.json", "bids", "-o")
    assert "standstill" not in run(*words, "a.json", *MOMENT).output
    assert "state the procedure" in run(*words, "b.json", *MOMENT, "--sent", "2027-01-01").output
    write(make.tender(procedure="national"))
    assert "standstill" not in run(*words, "c.json", *MOMENT, "--sent", "2027-01-01").output


def test_an_address_that_is_none_is_that_of_a_package() -> None:
    said = run("export", "ocds", "tender.json", "-o", "r.json", "--address", "http://data.nl", code=1)
    assert "the address at which the package will stand" in said.output


@pytest.mark.parametrize("prefix", ["gemeente", "ocds-A1B2C3"])
def test_a_prefix_that_is_none_is_a_problem(prefix: str) -> None:
    said = run("export", "ocds", "tender.json", "-o", "r.json", "--prefix", prefix, code=1)
    assert "ocds- and six letters or digits" in said.output
    assert not Path("r.json").exists()


def test_a_notice_is_a_table_or_parts_of_it() -> None:
    for kind in ("docx", "html", "json", "xml"):
        run("export", "eforms", "tender.json", "-o", f"notice.{kind}")
        run("export", "eforms", "tender.json", "bids", "-o", f"award.{kind}")
    assert wrong(Path("notice.xml").read_bytes()) == []
    assert wrong(Path("award.xml").read_bytes()) == []
    assert "Tweede" not in Path("award.html").read_text()
    run("export", "eforms", "tender.json", "bids", "-o", "award.html", "--bid-details", "--force")
    assert "Tweede" in Path("award.html").read_text()


def test_the_extension_is_written_as_it_is() -> None:
    run("export", "extension", "-o", "lcc-extension")
    assert {one.name for one in Path("lcc-extension").rglob("*.*")} == {
        "README.md", "extension.json", "release-schema.json", "businessModel.csv", "lifeCyclePhase.csv",
    }  # fmt: skip
    assert "exists" in run("export", "extension", "-o", "lcc-extension", code=2).output


def test_nothing_is_told_of_bids_that_were_changed_since_they_were_submitted() -> None:
    run("score", "tender.json", "bids", "-o", "comparison.xlsx")
    run("export", "ocds", "comparison.xlsx", "-o", "r.json")
    workbook = load_workbook("comparison.xlsx")
    workbook["Bids"]["D11"] = 90.0
    workbook.save("changed.xlsx")
    said = run("export", "ocds", "changed.xlsx", "-o", "changed.json", code=1)
    assert "price" in said.output
    assert not Path("changed.json").exists()
