"""What was worked out is kept, whole or not at all: a second run reads only what changed."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import portfolios
from lcc.evaluation.price_level import PriceLevel
from lcc.model.portfolio import PortfolioRow
from lcc.portfolio.build import build
from lcc.portfolio.parquet import arrow_schema
from portfolios import LEVEL, codes, rows_in, table, tender_in


@pytest.fixture
def three(tmp_path: Path) -> Path:
    for name in ("t01", "t02", "t03"):
        tender_in(tmp_path / "in", name)
    return tmp_path / "in"


def in_parts(named: Path, **options: Any) -> tuple[list[dict[str, str]], int]:
    rows, built = table(named, parts=named.parent / "parts", **options)
    return rows, built.new


def test_a_second_run_reads_only_what_changed(three: Path) -> None:
    rows, new = in_parts(three)
    assert (len(rows), new) == (6, 3)
    assert in_parts(three) == (rows, 0)
    bid = three / "t02" / "bids" / "1.json"
    bid.write_text(bid.read_text().replace("100.0", "101.0"))
    changed, new = in_parts(three)
    assert new == 1
    assert [row["present_value"] for row in changed] == ["100.0", "120.0", "101.0", "120.0", "100.0", "120.0"]
    assert in_parts(three, level=PriceLevel(2031))[1] == 3
    assert changed == table(three)[0]


def test_the_folder_has_the_parts_of_what_is_there_and_no_more(three: Path) -> None:
    in_parts(three)
    (three / "t02" / "tender.json").unlink()
    parts = three.parent / "parts"
    (parts / "notes.arrow").write_text("not ours")
    (parts / ".lcc-half").write_text("left by who was killed")
    rows, built = table(three, parts=parts)
    assert {row["source"] for row in rows} == {"t01", "t03"}
    of_sources = {name for name, _code in codes(built)}
    assert all("t02" in name for name in of_sources)
    names = {row["checksum"] + ".arrow" for row in rows}
    left = {file.name for file in parts.iterdir()}
    assert names < left
    assert ".lcc-half" not in left
    assert "notes.arrow" in left
    with pa.OSFile(str(parts / next(iter(names)))) as file:
        assert pa.ipc.open_file(file).read_all().num_rows


def test_a_part_that_is_not_whole_is_made_anew(three: Path) -> None:
    rows, _new = in_parts(three)
    [first, second, *_] = sorted((three.parent / "parts").glob("*.arrow"))
    first.write_bytes(first.read_bytes()[:-100])
    second.write_bytes(b"")
    assert in_parts(three) == (rows, 2)


def test_what_can_not_be_read_is_told_again_without_reading_it_again(three: Path) -> None:
    (three / "t02" / "bids" / "1.json").write_text("{")
    _rows, first = table(three, parts=three.parent / "parts")
    _rows, second = table(three, parts=three.parent / "parts")
    assert codes(first) == codes(second) == [("t02", "not_json")]
    assert (first.new, second.new) == (3, 0)


def test_parquet_csv_and_parts_say_the_same_and_follow_the_schema(three: Path, tmp_path: Path) -> None:
    files = [tmp_path / "table.parquet", tmp_path / "table.csv"]
    build([three], LEVEL, files)
    found = pq.read_table(files[0])
    assert found.schema.equals(arrow_schema())
    assert found.schema.names == list(PortfolioRow.model_fields)
    for row, as_text in zip(found.to_pylist(), rows_in(files[1]), strict=True):
        PortfolioRow.model_validate(row)
        assert as_text == {name: _text(value) for name, value in row.items()}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_nothing_is_left_of_a_table_that_could_not_be_written(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lcc.portfolio.workbook.MOST_ROWS", 3)
    with pytest.raises(portfolios.InputRefusedError) as refused:
        build([three], LEVEL, [three.parent / "table.xlsx"])
    assert [one.code for one in refused.value.problems] == ["portfolio_rows_of_sheet"]
    assert [file.name for file in three.parent.iterdir()] == ["in"]
