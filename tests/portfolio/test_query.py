"""What is asked of the table in SQL: equal to adding up its rows by hand, and nothing else is read or changed."""

import csv
import resource
import time
from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

import lcc.portfolio.query as asking
from command_line import run
from portfolios import rows_in, tender_in

SUMS = "SELECT business_model, phase, sum(present_value) AS cost, count(*) AS n FROM portfolio GROUP BY ALL"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, prices in (("a", (100.0, 120.5)), ("b", (80.25,))):
        tender_in(tmp_path / "in", name, prices)
    return tmp_path / "in"


def ask(question: str, *words: str, code: int = 0, language: str = "en") -> str:
    done = run(
        "portfolio", "in", "--price-level", "2030", "--query", question, *words, code=code, language=language
    )
    assert "Traceback" not in done.output
    return " ".join(done.output.split())


def test_an_answer_is_what_the_rows_add_up_to_in_every_kind_of_file(folder: Path) -> None:
    run("portfolio", "in", "--price-level", "2030", "-o", "table.csv")
    expected: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows_in(Path("table.csv")):
        expected[row["business_model"], row["phase"]] += float(row["present_value"])
    assert expected["purchase", "purchase"] == 300.75
    said = ask(SUMS, "-o", "a.csv", "-o", "a.xlsx", "-o", "a.parquet")
    assert "300.75" in said
    assert not Path("a.not-read.json").exists()
    of_csv = {(row["business_model"], row["phase"]): float(row["cost"]) for row in rows_in(Path("a.csv"))}
    of_parquet = {
        (row["business_model"], row["phase"]): row["cost"] for row in pq.read_table("a.parquet").to_pylist()
    }
    head, *lines = load_workbook("a.xlsx").worksheets[0].iter_rows(values_only=True)
    assert head == ("business_model", "phase", "cost", "n")
    assert of_csv == of_parquet == {line[:2]: line[2] for line in lines} == expected
    assert [line[3] for line in lines] == [3]


def test_without_a_file_it_is_shown_and_all_that_is_not_read_is_listed(folder: Path) -> None:
    (folder / "a" / "bids" / "1.json").write_text("[")
    said = ask("SELECT tender, price FROM portfolio", code=1, language="nl")
    assert "80,25" in said
    assert "Niet gelezen: 1" in said
    assert [file.name for file in Path().iterdir()] == ["in"]


def test_numbers_dates_and_texts_of_each_kind(folder: Path) -> None:
    ask(
        "SELECT 1/0 AS nothing, 0.1 + 0.2 AS third, TRUE AS so, DATE '2027-03-01' AS day, '=1+1' AS formula,"
        " NULL AS none, [1, 2] AS list, '€' AS \"=head\", TIMESTAMP '2027-03-01 10:00:00' AS moment,"
        " 9007199254740993 AS large FROM portfolio LIMIT 1",
        "-o", "a.csv", "-o", "a.xlsx", "-o", "a.parquet",
    )  # fmt: skip
    with Path("a.csv").open(encoding="utf-8", newline="") as file:
        head, row = csv.reader(file)
    assert head[7] == "'=head"
    assert row == [
        "", "0.3", "true", "2027-03-01", "'=1+1", "", "[1, 2]", "€", "2027-03-01 10:00:00", "9007199254740993",
    ]  # fmt: skip
    [found] = pq.read_table("a.parquet").to_pylist()
    assert (found["nothing"], found["formula"], found["large"]) == (None, "=1+1", 9007199254740993)
    sheet = load_workbook("a.xlsx").worksheets[0]
    assert [sheet.cell(2, column).data_type for column in (5, 10)] == ["s", "s"]
    assert sheet["J2"].value == "9007199254740993"


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('secret.txt')",
        "SELECT * FROM read_csv('secret.txt')",
        "SELECT * FROM 'secret.csv'",
        "SELECT * FROM glob('*')",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM hidden",
        "SELECT * FROM query('SELECT * FROM read_text(''secret.txt'')')",
        "COPY portfolio TO 'stolen.csv'",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "EXPORT DATABASE 'stolen'",
        "ATTACH 'stolen.db' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "PRAGMA enable_profiling",
        "CREATE TABLE mine AS SELECT 1",
        "SELECT 1; COPY portfolio TO 'stolen.csv'",
        "DELETE FROM portfolio",
        "",
        "-- nothing",
        "SELECT",
        "SELECT " + "(" * 5000 + "1" + ")" * 5000,
        "SELECT '" + "x" * 100_000 + "'",
        "SELECT 1 AS a, 2 AS a",
    ],
)
def test_nothing_else_is_read_written_or_changed(folder: Path, question: str) -> None:
    hidden = [1]  # DuckDB would find it by its name
    for name in ("secret.txt", "secret.csv"):
        Path(name).write_text("secret,of somebody\n1,2\n")
    before = sorted(Path().rglob("*"))
    said = ask(question, code=1)
    assert "--query" in said
    assert "of somebody" not in said
    assert sorted(Path().rglob("*")) == before
    assert hidden


def test_a_mistake_is_shown_by_its_line_before_a_tender_is_read(folder: Path) -> None:
    (folder / "a" / "tender.json").write_text("[")
    said = ask("SELECT bidder\nFROM portfolio\nWHERE prise > 3", code=1)
    assert "--query, line 3" in said
    assert '"prise"' in said
    assert "not_json" not in said
    assert "a.parquet" not in said


def test_what_takes_too_long_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_SECONDS", 1)
    large = "SELECT sum(a.i * b.i) FROM range(10000000) a(i), range(10000000) b(i)"
    assert "at most 1 seconds" in ask(large, "-o", "a.csv", code=1)
    assert not list(Path().glob("a*"))
    assert not list(Path().glob(".lcc-*"))


@pytest.mark.parametrize(
    "question",
    [
        "SELECT repeat('x', 2000000000) AS a",
        "SELECT string_agg(repeat('x', 1000000), '') AS a FROM range(5000)",
        "SELECT list(i) AS a FROM range(1000000000) t(i)",
    ],
)
def test_what_takes_too_much_memory_is_stopped_at_once(folder: Path, question: str) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    started = time.monotonic()
    assert "1024 megabytes" in ask(question, "-o", "a.csv", code=1)
    assert time.monotonic() - started < 20
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert not list(Path().glob("a*"))
    assert "300.75" in ask(SUMS)


def test_more_than_a_sheet_has_is_refused_and_csv_has_it(folder: Path) -> None:
    long = "SELECT repeat('x', 40000) AS text FROM portfolio LIMIT 1"
    assert "32767" in ask(long, "-o", "a.xlsx", code=1).replace(",", "").replace(".", "")
    assert not Path("a.xlsx").exists()
    ask(long, "-o", "a.csv")


def test_one_of_the_two_has_to_be_asked(folder: Path) -> None:
    assert "--query" in run("portfolio", "in", "--price-level", "2030", code=2).output


def test_more_rows_than_are_shown_are_counted(folder: Path) -> None:
    assert "and 50 more" in ask("SELECT i FROM range(150) t(i)")
