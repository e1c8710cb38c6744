"""Every file and every row is accounted for: nothing that a bidder hands in is passed over without a word."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from command_line import costs, refusal, run
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

EXAMPLE = shipped.examples()["street-furniture"]
PDF = b"%PDF-1.7"
ODS = b"PK\x03\x04" + b"\0" * 22 + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a tender and a folder for each bidder, of which one is no workbook that can be read."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE / "tender.yaml", "tender.yaml")
    for name in ("circulaire-straat", "hardhout", "statiegeld-meubilair"):
        Path("bids", name).mkdir(parents=True)
        shutil.copy(EXAMPLE / "bids" / f"{name}.xlsx", Path("bids", name))
    Path("bids/kringloopbank").mkdir()
    Path("bids/kringloopbank/kringloopbank.ods").write_bytes(ODS)
    Path("bids/hardhout/brochure.pdf").write_bytes(PDF)
    return tmp_path


LEAVE_OUT = ("--leave-out", "kringloopbank.ods")
COUNT = "3 bids from 3 files; 1 attachment; 1 file left out"
LEFT_OUT = "Left out by the authority, and not read: kringloopbank/kringloopbank.ods."


def test_a_bid_in_another_format_is_refused_by_every_command(folder: Path) -> None:
    refused = [
        refusal("tender.yaml", "bids"),
        run("check", "tender.yaml", "bids", code=1).output,
        run("letters", "tender.yaml", "bids", "-o", "letters", code=1).output,
        run("explain", "tender.yaml", "bids", code=1).output,
        run("sensitivity", "tender.yaml", "bids", code=1).output,
    ]
    for said in refused:
        assert "bids/kringloopbank/kringloopbank.ods" in said
        assert "save it as an Excel workbook (.xlsx)" in said
        assert "--leave-out 'kringloopbank/kringloopbank.ods'" in said
        assert "Problems found: 1. Nothing was written." in said


def test_what_is_left_out_is_named_by_the_ranking_the_result_and_the_comparison(folder: Path) -> None:
    said = run("score", "tender.yaml", "bids", *LEAVE_OUT, "-o", "c.xlsx", "--json", "r.json").output
    assert f"{COUNT}. Attachments, not read: Hardhout BV: brochure.pdf." in said
    assert f"! {LEFT_OUT}" in said
    outcome = json.loads(Path("r.json").read_text())
    assert outcome["files"]["left_out"] == [
        {"file": "kringloopbank/kringloopbank.ods", "supplier": "kringloopbank"}
    ]
    assert outcome["files"]["attachments"] == [{"file": "hardhout/brochure.pdf", "supplier": "Hardhout BV"}]
    assert LEFT_OUT in outcome["warnings"]
    for again in ("", "score"):
        if again:
            assert f"! {LEFT_OUT}" in run("score", "c.xlsx", "-o", "c.xlsx", "--force").output
        book = load_workbook("c.xlsx")
        summary = [cell.value for row in book["Summary"].iter_rows() for cell in row if cell.value]
        assert f"! {LEFT_OUT}" in summary
        assert str(book["Summary"]["A2"].value).endswith(COUNT)
        method = {row[0].value: row[1].value for row in book["Method"].iter_rows(max_col=2)}
        assert method["kringloopbank/kringloopbank.ods"] == "left out by the authority, not read (kringloopbank)"
        assert method["hardhout/brochure.pdf"] == "an attachment, not read (Hardhout BV)"


def test_in_dutch(folder: Path) -> None:
    said = run("score", "tender.yaml", "bids", *LEAVE_OUT, language="nl").output
    assert "3 inschrijvingen uit 3 bestanden; 1 bijlage; 1 bestand weggelaten. Bijlagen, niet gelezen: " in said
    said = run("check", "tender.yaml", "bids", code=1, language="nl").output
    assert "sla het op als Excel-werkmap (.xlsx)" in said


def test_verify_says_what_was_left_out_and_sees_what_was_not_said(folder: Path) -> None:
    words = ("tender.yaml", "bids", *LEAVE_OUT)
    run("score", *words, "-o", "c.xlsx", "--json", "r.json")
    for file in ("c.xlsx", "r.json"):
        said = run("verify", file, *words).output
        assert "Confirmed" in said
        assert f"! {LEFT_OUT}" in said
    assert LEFT_OUT in run("verify", "r.json").output
    outcome = json.loads(Path("r.json").read_text())
    outcome["files"]["left_out"] = []
    outcome["warnings"].remove(LEFT_OUT)
    Path("r.json").write_text(json.dumps(outcome))
    said = run("verify", "r.json", *words, code=1).output
    assert "files.left_out" in said
    assert "kringloopbank/kringloopbank.ods" in said


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_record_of_the_letters_names_what_was_left_out_and_no_letter_does(folder: Path, kind: str) -> None:
    said = run("letters", "tender.yaml", "bids", *LEAVE_OUT, "-o", "letters", "--format", kind).output
    assert f"for your own file and not for bidders: letters/record.{kind}" in said
    for file in Path("letters").iterdir():
        text = _text_of(file)
        assert ("kringloopbank" in text) == (file.stem == "record")
        assert ("brochure" in text) == (file.stem == "record")
    record = _text_of(Path(f"letters/record.{kind}"))
    assert LEFT_OUT in record
    assert len(re.findall(r"\b[0-9a-f]{64}\b", record)) == 5
    run("letters", "tender.yaml", "bids", *LEAVE_OUT, "-o", "proofs", "--proof")
    for file in Path("proofs").iterdir():
        assert ("kringloopbank" in file.read_text()) == (file.name == "award.json")


def _text_of(file: Path) -> str:
    if file.suffix == ".html":
        return file.read_text()
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "--bidder", "Hardhout BV"),
        ("sensitivity",),
        ("check",),
    ],
)
def test_every_command_that_reads_bids_goes_on_without_it(folder: Path, words: tuple[str, ...]) -> None:
    run(words[0], "tender.yaml", "bids", *words[1:], *LEAVE_OUT)


def test_a_comparison_does_not_take_the_place_of_a_bid_in_a_folder_of_the_folder(folder: Path) -> None:
    said = run("score", "tender.yaml", "bids", "-o", "bids/hardhout/hardhout.xlsx", "--force", code=2).output
    assert "is an input" in said


def test_files_of_any_kind_end_in_a_sentence(folder: Path) -> None:
    Path("loop.yaml").symlink_to("loop.yaml")
    bids = ("bids", *LEAVE_OUT)
    for words in (
        ("loop.yaml", *bids),
        ("tender.yaml", "loop.yaml"),
        ("tender.yaml", *bids, "--scores", "loop.yaml"),
    ):
        assert "loop.yaml" in refusal(*words)


# Rows of a price sheet

TENDER = {
    "id": "straat", "title": "Straat", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 20,
    "discount": {"rate": 0.0225, "basis": "real"}, "inflation": 0.02,
    "asked_phases": ["management", "maintenance", "demolition", "disposal"],
    "items": [{"id": "bench", "name": "Bank", "quantity": 100, "unit": "stuk"}],
}  # fmt: skip
MAPPING: dict[str, Any] = {
    "sheet": "Prijzen",
    "labels": {"A2": "Aanschafprijs per bank"},
    "fields": {
        "bidder.name": {"cell": "B1"},
        "offers[0].item": {"value": "bench"},
        "offers[0].business_model.kind": {"value": "purchase"},
        "offers[0].business_model.price": {"cell": "B2"},
        "offers[0].business_model.service_life_years": {"cell": "B3"},
        "offers[0].end_of_life.demolition": {"value": 0.0},
        "offers[0].end_of_life.disposal": {"value": 0.0},
    },
    "tables": [
        {
            "entries": "offers[0].costs",
            "labels": {"D8": "Prijs per jaar (€)"},
            "first_row": 9,
            "last_row": 11,
            "fields": {
                "name": {"column": "B"},
                "phase": {"column": "C", "choices": {"Onderhoud": "maintenance", "Beheer": "management"}},
                "amount": {"column": "D"},
            },
        }
    ],
}
FIVE = [("Reinigen", "Onderhoud", 10), ("Beheer", "Beheer", 5), ("Schilderen", "Onderhoud", 20),
        ("Keuring", "Onderhoud", 15), ("Vervangen", "Onderhoud", 30)]  # fmt: skip
TOTAL = {"B20": "Totaal", "D20": "=SUM(D9:D18)"}


def sheet(
    tmp_path: Path, rows: Iterable[tuple[str, str, Any]], more: dict[str, Any], last_row: int = 11
) -> list[str]:
    """Return the files: a tender, a filled-in price sheet, and how it is read."""
    workbook = Workbook()
    prices = workbook.active
    assert prices is not None
    prices.title = "Prijzen"
    cells: dict[str, Any] = {
        "A1": "Naam",
        "B1": "Vijf Posten BV",
        "A2": "Aanschafprijs per bank",
        "B2": 900,
        "A3": "Levensduur",
        "B3": 20,
    }
    for address, value in (cells | {"D8": "Prijs per jaar (€)"} | more).items():
        prices[address] = value
    for number, row in enumerate(rows, start=9):
        for column, value in zip("BCD", row, strict=True):
            prices[f"{column}{number}"] = value
    for number in range(10):
        prices[f"A{9 + number}"] = number + 1
    workbook.save(tmp_path / "bod.xlsx")
    mapping = json.loads(json.dumps(MAPPING))
    mapping["tables"][0]["last_row"] = last_row
    (tmp_path / "map.json").write_text(json.dumps(mapping))
    (tmp_path / "tender.json").write_text(json.dumps(TENDER))
    return [str(tmp_path / "tender.json"), str(tmp_path / "bod.xlsx"), "--map", str(tmp_path / "map.json")]


def cells_refused(files: list[str]) -> list[str | None]:
    tender, bid, _map, mapping = map(Path, files)
    with pytest.raises(InputRefusedError) as refused:
        read(tender, [bid], mapping)
    assert all("nothing outside rows 9 to 1" in worded(one).expected.say(str) for one in refused.value.problems)
    return [one.origin.cell for one in refused.value.problems]


def test_rows_below_the_table_are_refused_and_read_once_the_mapping_has_them(tmp_path: Path) -> None:
    said = refusal(*sheet(tmp_path, FIVE, TOTAL))
    assert "sheet Prijzen, cell D12" in said
    assert "sheet Prijzen, cell D13" in said
    assert "Problems found: 2" in said
    assert costs(*sheet(tmp_path, FIVE, TOTAL, last_row=13)) == {"Vijf Posten BV": "217,709.70"}
    assert costs(*sheet(tmp_path, FIVE[:3], TOTAL)) == {"Vijf Posten BV": "145,872.99"}


@pytest.mark.parametrize(
    "more",
    [
        {"D12": 15}, {"D19": 15}, {"D30": -15}, {"D12": "15,00"}, {"D12": "€ 15,-"}, {"D12": "=5*3"},
        {"B12": "Vervangen", "D12": "=D11*2"}, {"B12": "Totaal onderhoud", "D12": 5000},
        {"D12": "=D9", "B12": "Nog eens reinigen"},
    ],
)  # fmt: skip
def test_an_amount_below_the_table_however_it_is_written(tmp_path: Path, more: dict[str, Any]) -> None:
    [address] = (address for address in more if address[0] == "D")
    assert cells_refused(sheet(tmp_path, FIVE[:3], more)) == [address]


def test_an_amount_right_above_the_table(tmp_path: Path) -> None:
    files = sheet(tmp_path, FIVE, {})
    mapping = json.loads(Path(files[3]).read_text())
    mapping["tables"][0] |= {"first_row": 10, "last_row": 13}
    Path(files[3]).write_text(json.dumps(mapping).replace("rows 9", "rows 1"))
    with pytest.raises(InputRefusedError) as refused:
        read(Path(files[0]), [Path(files[1])], Path(files[3]))
    assert [one.origin.cell for one in refused.value.problems] == ["D9"]


@pytest.mark.parametrize(
    "more",
    [
        TOTAL, {"D13": "=SUM(D9:D11)"}, {"B13": "Totaal per jaar", "D13": 35},
        {"B13": "Subtotaal", "D13": "=D9+D10+D11"},
        {"B14": "Btw 21%", "D14": "=0.21*D13"}, {"B13": "Toelichting: prijzen zonder btw"}, {"D13": "Prijs 2027"},
        {"D14": 0}, {"E12": 5}, {"D13": "n.v.t."},
    ],
)  # fmt: skip
def test_totals_notes_and_zeros_are_no_rows(tmp_path: Path, more: dict[str, Any]) -> None:
    assert costs(*sheet(tmp_path, FIVE[:3], more)) == {"Vijf Posten BV": "145,872.99"}


def test_a_row_that_is_in_the_published_sheet_is_named_in_the_mapping(tmp_path: Path) -> None:
    files = sheet(tmp_path, FIVE[:3], {"B25": "Plafondbedrag, niet in te vullen", "D25": 1000})
    assert cells_refused(files) == ["D25"]
    mapping = json.loads(Path(files[3]).read_text())
    mapping["labels"]["B25"] = "Plafondbedrag, niet in te vullen"
    Path(files[3]).write_text(json.dumps(mapping))
    assert costs(*files) == {"Vijf Posten BV": "145,872.99"}
