"""`lcc portfolio` as it is typed: what it writes, says and refuses, with and without what the extra brings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import portfolios
from command_line import run
from portfolios import rows_in, tender_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        tender_in(tmp_path / "in", name)
    return tmp_path / "in"


def test_a_table_is_written_and_said(folder: Path) -> None:
    done = run("portfolio", "in", "-o", "t.csv", "--price-level", "2030")
    assert "Rows: 4. Tenders: 2. Sources: 2, of which read now: 2." in done.output
    assert len(rows_in(Path("t.csv"))) == 4
    assert not Path("t.not-read.json").exists()
    refused = run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", code=2)
    assert "--force replaces it" in refused.output
    run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", "--force")


def test_what_is_not_read_is_listed_in_both_languages_and_ends_with_one(folder: Path) -> None:
    (folder / "a" / "bids" / "1.json").write_text("[")
    done = run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", code=1, language="nl")
    assert "Niet gelezen: 1" in done.output
    assert {row["source"] for row in rows_in(Path("t.csv"))} == {"b"}
    [one] = json.loads(Path("t.not-read.json").read_text())["not_read"]
    assert (one["source"], one["code"]) == ("a", "not_json")
    assert one["nl"] != one["en"]


def test_a_list_of_what_was_not_read_goes_once_all_is_read(folder: Path) -> None:
    words = ("portfolio", "in", "-o", "t.csv", "--price-level", "2030")
    broken = folder / "a" / "bids" / "1.json"
    before = broken.read_text()
    broken.write_text("[")
    assert "Written: t.not-read.json" in run(*words, code=1).output
    broken.write_text(before)
    run(*words, code=2)
    assert Path("t.not-read.json").exists()
    assert "not-read" not in run(*words, "--force").output
    assert not Path("t.not-read.json").exists()


@pytest.mark.parametrize("query", [(), ("--query", "select count(*) as n from portfolio")])
def test_a_table_never_stands_without_the_list_beside_it(
    folder: Path, query: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    (folder / "a" / "bids" / "1.json").write_text("[")
    monkeypatch.setattr(Path, "write_bytes", full)
    done = run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", *query, code=1, language="en")
    assert "t.not-read.json can't be used: the disk is full." in done.output
    assert [file.name for file in Path().iterdir()] == ["in"]


def test_an_index_from_a_file_and_years_that_it_lacks(folder: Path) -> None:
    Path("cpi.yaml").write_text("name: CPI\nsource: made up\nlevels: {2027: 100.0, 2030: 110.0}\n")
    run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", "--index", "cpi.yaml")
    assert {(row["price_index"], row["price_factor"]) for row in rows_in(Path("t.csv"))} == {("CPI", "1.1")}
    done = run("portfolio", "in", "-o", "u.csv", "--price-level", "2031", "--index", "cpi.yaml")
    assert "No cost a year, because the index lacks a year: 2" in done.output
    Path("cpi.yaml").write_text("name: CPI\nlevels: {2027: 0.0}\n")
    refused = run("portfolio", "in", "-o", "v.csv", "--price-level", "2030", "--index", "cpi.yaml", code=1)
    assert "levels" in refused.output
    assert not Path("v.csv").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "t.txt", "--price-level", "2030"], "end its name in one of .parquet, .csv, .xlsx"),
        (["-o", "t.csv", "--price-level", "20"], "1900"),
        (["-o", "t.csv"], "--price-level"),
        (["-o", "t.csv", "--price-level", "2030", "--cluster", "tcp://x:1"], "--parts"),
        (["-o", "in/a/tender.json", "--price-level", "2030"], ""),
    ],
)
def test_what_is_asked_wrongly_is_said_before_anything_is_read(folder: Path, words: list[str], says: str) -> None:
    assert says in run("portfolio", "in", *words, code=2).output
    assert sorted(file.name for file in Path().iterdir()) == ["in"]


def test_an_input_is_not_replaced(folder: Path) -> None:
    (folder / "old.csv").write_text("mine")
    words = ["portfolio", "in", "-o", "in/old.csv", "--price-level", "2030", "--force"]
    assert "is an input" in run(*words, code=2).output
    assert (folder / "old.csv").read_text() == "mine"


def test_without_the_extra_csv_and_excel_are_written_and_parquet_says_what_it_takes(folder: Path) -> None:
    """As who installs without it has it: its libraries can't be imported."""
    program = (
        "import sys; sys.modules |= dict.fromkeys(('pyarrow', 'duckdb', 'dask', 'distributed', 'pandas'))\n"
        "from lcc.cli import main; main(sys.argv[1:])"
    )

    def portfolio(*words: str) -> subprocess.CompletedProcess[str]:
        asked = ["portfolio", "in", "--price-level", "2030", "--lang", "en", *words]
        return subprocess.run([sys.executable, "-c", program, *asked], capture_output=True, text=True, check=False)

    assert portfolio("-o", "t.csv", "-o", "t.xlsx").returncode == 0
    for words in (["-o", "p.parquet"], ["-o", "p.csv", "--parts", "parts"], ["-o", "p.csv", "--workers", "2"]):
        refused = portfolio(*words)
        assert refused.returncode == 1
        assert 'pip install "circular-lcc[portfolio]"' in refused.stderr
        assert "Traceback" not in refused.stderr
    assert not list(Path().glob("p.*"))


def test_hostile_files_are_listed_and_nothing_else_happens(folder: Path) -> None:
    hostile = {
        "deep.json": b"[" * 100_000, "large.json": b'{"lcc_version": "' + b"x" * 11_000_000 + b'"}',
        "list.json": b'{"lcc_version": 1, "documents": []}', "text.xlsx": b"PK\x03\x04", "nul.json": b"\x00" * 100,
        "award.json": b'{"kind": "lcc award file", "result": {"lcc_version": "0", "lots": 3}}',
    }  # fmt: skip
    for name, content in hostile.items():
        (folder / name).write_bytes(content)
    done = run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", code=1)
    assert "Traceback" not in done.output
    listed = json.loads(Path("t.not-read.json").read_text())["not_read"]
    assert {one["source"] for one in listed} == set(hostile)
    assert "portfolio_mistake" not in {one["code"] for one in listed}
    assert {row["source"] for row in rows_in(Path("t.csv"))} == {"a", "b"}


def test_an_archive_that_leads_out_or_unpacks_to_too_much_is_listed(folder: Path) -> None:
    import zipfile

    with zipfile.ZipFile(folder / "out.zip", "w") as archive:
        archive.writestr("../tender.yaml", "id: x")
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"x/tender{number}.yaml", b"a" * 19_000_000)
    run("portfolio", "in", "-o", "t.csv", "--price-level", "2030", code=1)
    listed = json.loads(Path("t.not-read.json").read_text())["not_read"]
    assert {one["source"]: one["code"] for one in listed} == {
        "bomb.zip": "archive_large",
        "out.zip": "archive_outside",
    }
    assert portfolios.rows_in(Path("t.csv"))


@pytest.mark.parametrize("kind", ["xlsx", "csv", "parquet"])
def test_a_disk_that_takes_no_more_is_said_of_the_file_and_leaves_nothing(tmp_path: Path, kind: str) -> None:
    """As on a full disk: no file of this process may be larger than it is allowed."""
    for number in range(20):
        tender_in(tmp_path / "in", f"t{number:02}")
    words = [
        "portfolio",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / f"t.{kind}"),
        "--price-level",
        "2030",
        "--lang",
        "en",
    ]
    program = (
        "import resource, sys; from lcc.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        f"main({words!r})"
    )
    done = subprocess.run([sys.executable, "-B", "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"t.{kind} can't be used" in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["in"]
