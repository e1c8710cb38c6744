"""`lcc year` as it is typed: what it writes, says and refuses."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import lcc
from command_line import run
from portfolios import tender_in

TARGETS = "targets:\n- {indicator: circular_share, points: {2025: 0.5, 2030: 1.0, 2050: 1.0}, source: made up}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, authority in (("a", "Gemeente <b>Noord</b>"), ("b", "=1+1")):
        tender_in(tmp_path / "in", name, authority=authority)
    return tmp_path / "in"


def test_every_kind_is_written_and_the_year_is_said(folder: Path) -> None:
    Path("targets.yaml").write_text(TARGETS)
    names = ["year.html", "year.pdf", "year.docx", "year.xlsx"]
    done = run("year", "in", "--targets", "targets.yaml", *(word for name in names for word in ("-o", name)))
    assert [Path(name).read_bytes()[:4] for name in names] == [b"<!DO", b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert "In 2027, 2 contracts were awarded. What was awarded costs EUR 20 a year" in done.output
    assert "that is 70 percentage points short" in done.output
    page = Path("year.html").read_text(encoding="utf-8")
    assert "Gemeente &lt;b&gt;Noord&lt;/b&gt;" in page
    assert "<b>" not in page
    assert load_workbook("year.xlsx")["Records"].max_row == 3


def test_a_target_of_a_group_that_nobody_is_of_is_warned_of(folder: Path) -> None:
    Path("targets.yaml").write_text(
        TARGETS.replace("circular_share,", "circular_share, by: department, group: Parkn,")
    )
    done = run("year", "in", "--targets", "targets.yaml", "-o", "year.html")
    assert "A target stands beside no value: circular_share, Parkn" in done.output


def test_what_cannot_be_read_is_in_the_document_and_the_others_go_on(folder: Path) -> None:
    (folder / "a" / "tender.json").write_text("{")
    done = run("year", "in", "-o", "year.html", code=1)
    assert "In 2027 one contract was awarded." in done.output
    assert "Not read" in Path("year.html").read_text(encoding="utf-8")


def test_no_awards_at_all_are_a_year_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    run("year", "in", "-o", "year.html", "-o", "year.xlsx", "--year", "2027")
    assert "Of 2027 there is no award in what was read." in Path("year.html").read_text(encoding="utf-8")
    assert load_workbook("year.xlsx")["Records"].max_row == 1


def test_another_kind_of_file_is_refused_before_anything_is_read(folder: Path) -> None:
    done = run("year", "in", "-o", "year.odt", code=2)
    assert "end its name in one of .html, .docx, .pdf, .xlsx." in " ".join(done.output.split())
    assert not Path("year.odt").exists()


def test_a_file_that_is_there_stays(folder: Path) -> None:
    Path("year.html").write_text("mine")
    run("year", "in", "-o", "year.html", code=2)
    assert Path("year.html").read_text() == "mine"


def test_from_python_it_is_the_same_page(folder: Path) -> None:
    run("year", "in", "-o", "year.html", "-o", "year.xlsx")
    scored = [lcc.score(one / "tender.json", [one / "bids"]) for one in sorted(folder.iterdir())]
    found = lcc.indicators_of(scored)
    assert lcc.year_report(found, "html", language="en") == Path("year.html").read_bytes()
    assert json.loads(found.model_dump_json())["kind"] == "lcc indicators"
