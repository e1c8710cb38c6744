"""Where tenders are found, and what is said of what is none."""

import json
from pathlib import Path

import pytest

import lcc
import make
import portfolios
from lcc.figure.rounding import as_written
from lcc.library import shipped
from lcc.portfolio.sources import sources_in
from portfolios import codes, table, tender_in


def test_a_tender_is_the_same_in_a_folder_an_archive_a_result_and_a_comparison(tmp_path: Path) -> None:
    folder = tender_in(tmp_path / "folders", "desks")
    scored = lcc.score(folder / "tender.json", [folder / "bids"])
    for place in ("zips", "results", "books"):
        (tmp_path / place).mkdir()
    portfolios.zipped(tmp_path / "folders", tmp_path / "zips" / "all.zip")
    (tmp_path / "results" / "desks.json").write_bytes(scored.json())
    (tmp_path / "books" / "desks.xlsx").write_bytes(scored.workbook())
    tables = [table(tmp_path / place) for place in ("folders", "zips", "results", "books")]
    assert [codes(built) for _rows, built in tables] == [[], [], [], []]
    without = [
        [{name: value for name, value in row.items() if name not in ("source", "checksum")} for row in rows]
        for rows, _built in tables
    ]
    assert len(without[0]) == 2
    assert without[1:] == [without[0]] * 3
    assert [rows[0]["source"] for rows, _built in tables] == [
        "desks", "all.zip/desks", "desks.json", "desks.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize("bids", ["bids", "."])
def test_what_stands_beside_a_tender_goes_by_its_name(bids: str, tmp_path: Path) -> None:
    """Its scores; and bids in the folder bids, or else directly beside it."""
    example, folder = shipped.examples()["street-lighting"], tmp_path / "lighting"
    (folder / bids).mkdir(parents=True)
    for file in (example / "tender.yaml", example / "scores.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    for file in (example / "bids-as-yaml").iterdir():
        (folder / bids / file.name).write_bytes(file.read_bytes())
    rows, built = table(folder)
    assert codes(built) == []
    found = {row["bidder"]: (row["rank"], row["quality"]) for row in rows}
    assert found == {
        one.bidder: (str(one.rank), str(as_written(one.award.quality or 0.0)))
        for one in lcc.score(make.example("street-lighting")).ranking
    }


def test_each_source_is_found_once_and_in_the_same_order(tmp_path: Path) -> None:
    for name in ("b", "a", "c/d"):
        tender_in(tmp_path, name.replace("/", "-"))
    named = [tmp_path, tmp_path / "a"]
    found, problems = sources_in(named)
    assert [one.name for one in found] == ["a", "b", "c-d"]
    assert problems == []


def test_what_is_no_tender_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    tender_in(tmp_path, "good")
    broken = tender_in(tmp_path, "broken")
    (broken / "bids" / "1.json").write_text("{")
    (tmp_path / "loose.yaml").write_text("offers: []")
    (tmp_path / "other.json").write_text('{"kind": "something"}')
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "empty.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (tmp_path / "no.zip").write_bytes(b"PK")
    (tmp_path / "list.json").write_text('{\n "kind": "lcc portfolio, not read",\n "not_read": []\n}')
    two = tender_in(tmp_path, "two")
    (two / "tender.yaml").write_text("id: two")
    (tmp_path / "linked").symlink_to(two)
    rows, built = table(tmp_path)
    assert {row["source"] for row in rows} == {"good"}
    found = dict(codes(built))
    assert {Path(source).name: code for source, code in found.items()} == {
        "broken": "not_json", "loose.yaml": "portfolio_no_tender", "other.json": "portfolio_no_award",
        "empty.zip": "portfolio_empty_archive", "no.zip": "not_an_archive", "two": "portfolio_two_tenders",
        "linked": "portfolio_link",
    }  # fmt: skip
    assert all(one["en"] and one["nl"] for one in built.not_read)


def test_a_result_that_says_another_cost_or_rank_is_not_taken(tmp_path: Path) -> None:
    folder = tender_in(tmp_path / "x", "desks")
    result = portfolios.as_dict(lcc.score(folder / "tender.json", [folder / "bids"]).json())
    place = tmp_path / "results"
    place.mkdir()
    others: dict[str, dict[str, float]] = {"cost": {"life_cycle_cost": 1.0}, "rank": {"rank": 2}, "same": {}}
    for name, changes in others.items():
        changed = {**result, "bids": [{**result["bids"][0], **changes}, *result["bids"][1:]]}
        (place / f"{name}.json").write_text(json.dumps(changed))
    (place / "fewer.json").write_text(json.dumps({**result, "bids": result["bids"][:1]}))
    rows, built = table(place)
    assert {row["source"] for row in rows} == {"same.json"}
    assert codes(built) == [(f"{name}.json", "portfolio_other_outcome") for name in ("cost", "fewer", "rank")]


def test_a_tender_that_is_there_twice_is_in_the_table_once(tmp_path: Path) -> None:
    folder = tender_in(tmp_path, "desks")
    tender_in(tmp_path / "of-others", "desks", authority="Ander")
    (tmp_path / "desks.json").write_bytes(lcc.score(folder / "tender.json", [folder / "bids"]).json())
    rows, built = table(tmp_path)
    assert [(row["source"], row["authority"]) for row in rows] == [
        ("desks", "Voorbeeld"), ("desks", "Voorbeeld"), ("of-others/desks", "Ander"), ("of-others/desks", "Ander"),
    ]  # fmt: skip
    assert codes(built) == [("desks.json", "portfolio_tender_twice")]
    assert built.tenders == 2
