"""The table from Python: whatever is handed in, on disk or in memory, comes to what the command writes."""

import builtins
import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
import portfolios
from lcc.library import shipped
from lcc.portfolio.rows import COLUMNS
from portfolios import rows_in, tender_in

YEAR = 2030


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tender_in(tmp_path / "in", "a", cpv="39110000-6", title="=1+1")
    tender_in(tmp_path / "in", "b", inflation=0.02)
    return tmp_path / "in"


def held(folder: Path) -> list[tuple[str, bytes]]:
    """Return every file below a folder by its place there, as a browser or a form hands it over."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [(file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]


def told(found: lcc.Portfolio) -> list[tuple[str, str]]:
    return [(one["source"], one["code"]) for one in found.not_read]


def apart_from(rows: Any, *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def test_a_folder_comes_to_the_very_csv_of_the_command(folder: Path) -> None:
    rows, _built = portfolios.table(folder)
    found = lcc.portfolio_of([folder], price_level=YEAR)
    assert found.csv() == (folder.parent / "table.csv").read_bytes()
    assert (found.tenders, len(found.rows), found.not_read) == (2, len(rows), [])


def test_what_is_scored_on_disk_and_in_memory_has_the_same_rows(folder: Path) -> None:
    of_folder = apart_from(lcc.portfolio_of([folder], price_level=YEAR).rows, "checksum", "source")
    of_scored = [lcc.score(folder / name / "tender.json", [folder / name / "bids"]) for name in "ab"]
    archive = portfolios.zipped(folder, folder.parent / "all.zip").read_bytes()
    for given in (of_scored, held(folder), [("all.zip", archive)], [json.loads(one.json()) for one in of_scored]):
        found = lcc.portfolio_of(given, price_level=YEAR)
        assert found.problems == []
        assert apart_from(found.rows, "checksum", "source") == of_folder


def test_rows_hang_on_all_that_was_handed_in(folder: Path) -> None:
    def checksums(given: Any, year: int = YEAR) -> list[str]:
        return sorted({row["checksum"] for row in lcc.portfolio_of(given, price_level=year).rows})

    files = held(folder)
    first = checksums(files)
    assert len(first) == 2
    assert checksums(files[::-1]) == first
    assert not set(checksums(files, 2031)) & set(first)
    name, content = files[0]
    assert len(set(checksums([(name, content + b" "), *files[1:]])) & set(first)) == 1


def test_an_index_by_hand_and_the_year_that_it_lacks(folder: Path) -> None:
    index = {"name": "CPI", "source": "made up", "levels": {"2027": 100.0, "2030": 110.0}}
    [*rows] = lcc.portfolio_of([folder], price_level=YEAR, index=index).rows
    assert {(row["price_index"], row["price_factor"]) for row in rows} == {("CPI", 1.1)}
    lacks = lcc.portfolio_of([folder], price_level=2031, index=index)
    assert lacks.without_level == ["a", "b"]
    assert {row["cost_per_year"] for row in lacks.rows} == {None}
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.portfolio_of([folder], price_level=YEAR, index={"name": "CPI", "levels": {}})
    assert {one.field for one in refused.value.problems} == {"source", "levels"}


def test_what_cannot_be_read_is_listed_and_the_others_go_on(folder: Path) -> None:
    good = held(folder)
    found = lcc.portfolio_of(
        [
            *good,
            ("a.json", b"["),
            ("bill.pdf", b"%PDF-1.7"),
            ("loose.yaml", b"x: 1"),
            ("broken.zip", b"PK"),
            (good[0][0], b"twice"),
            ("../away.json", b"{}"),
            ("Thumbs.db", b""),
            str(folder / "missing.json"),
        ],
        price_level=YEAR,
    )
    assert found.tenders == 2
    assert sorted(told(found)) == sorted([
        ("a.json", "not_json"), ("bill.pdf", "portfolio_no_tender"), ("loose.yaml", "portfolio_no_tender"),
        ("broken.zip", "not_an_archive"), (good[0][0], "upload_twice"), ("../away.json", "upload_name"),
        ("missing.json", "not_readable"),
    ])  # fmt: skip
    assert all(one["nl"] != one["en"] for one in found.not_read)


def test_a_tender_that_is_there_twice_counts_once_the_first(folder: Path) -> None:
    scored = lcc.score(folder / "a" / "tender.json", [folder / "a" / "bids"])
    found = lcc.portfolio_of([folder / "b", scored, folder, *held(folder)], price_level=YEAR)
    assert (found.tenders, len(found.rows)) == (2, 4)
    assert told(found) == [(name, "portfolio_tender_twice") for name in "abab"]


def test_the_command_too_counts_once_what_stands_in_two_folders_of_one_name(folder: Path, tmp_path: Path) -> None:
    tender_in(tmp_path / "other", "a")
    rows, built = portfolios.table(folder, tmp_path / "other")
    assert (built.tenders, len(rows)) == (2, 4)
    assert portfolios.codes(built) == [("a", "portfolio_tender_twice")]


@pytest.mark.parametrize("year", [20, 2501, "soon", True])
def test_a_price_level_is_a_year(year: Any) -> None:
    with pytest.raises(lcc.InputRefusedError):
        lcc.portfolio_of([], price_level=year)


def test_nothing_at_all_is_a_table_without_rows() -> None:
    found = lcc.portfolio_of([], price_level=YEAR)
    assert list(csv.reader(io.StringIO(found.csv().decode()))) == [list(COLUMNS)]
    assert load_workbook(io.BytesIO(found.workbook())).worksheets[1].max_row == 1


def test_a_workbook_has_the_rows_and_what_was_not_read(folder: Path) -> None:
    found = lcc.portfolio_of([folder, ("x.json", b"{")], price_level=YEAR)
    book = load_workbook(io.BytesIO(found.workbook("en")))
    rows = list(book.worksheets[1].iter_rows(values_only=True))
    assert [row[COLUMNS.index("cost_per_year")] for row in rows[1:]] == [
        row["cost_per_year"] for row in found.rows
    ]
    assert book["Not read"]["A2"].value == "x.json"


def test_neither_csv_nor_excel_needs_what_the_extra_brings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *words: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("pyarrow", "dask", "distributed", "duckdb"):
            raise ModuleNotFoundError(name=name)
        return real(name, *words, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    found = lcc.portfolio_of([folder], price_level=YEAR)
    assert found.csv()
    assert zipfile.is_zipfile(io.BytesIO(found.workbook()))
    with pytest.raises(lcc.InputRefusedError, match="extra_portfolio"):
        found.parquet()


def test_parquet_has_the_same_rows(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    found = lcc.portfolio_of([folder], price_level=YEAR)
    (tmp_path / "t.parquet").write_bytes(found.parquet())
    assert portfolios.parquet_rows(tmp_path / "t.parquet") == list(found.rows)


def test_who_watches_can_stop_it() -> None:
    seen: list[lcc.Progress] = []

    def watch(one: lcc.Progress) -> None:
        seen.append(one)
        if len(seen) > 2:
            raise lcc.Cancelled

    with lcc.watched_by(watch), pytest.raises(lcc.Cancelled):
        lcc.portfolio_of(
            [shipped.examples()["street-furniture"], shipped.examples()["street-lighting"]], price_level=YEAR
        )
    assert (seen[0].doing, seen[0].of) == ("tenders", 2)


def test_csv_of_the_command_is_read_back(folder: Path) -> None:
    (folder / "out.csv").write_bytes(lcc.portfolio_of([folder], price_level=YEAR).csv())
    assert {row["title"] for row in rows_in(folder / "out.csv")} == {"'=1+1", "Test"}
