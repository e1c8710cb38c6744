"""Open data of many tenders: each release as that of its tender by itself, and of bids no more than may be told."""

import json
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import lcc
import make
from all_tenders import read
from command_line import run
from lcc.api.open_data import OfPublisher
from lcc.portfolio.releases import Released, ReleaseOptions, write_releases
from portfolios import InputRefusedError, plain, tender_in, zipped
from releases import WRITTEN, checked

Plain = dict[str, Any]
PREFIX = OfPublisher(prefix="ocds-abc123", address="https://example.org/all.json")


def written(*named: Path, file: str = "all.json", **options: Any) -> tuple[bytes, Released]:
    target = named[0].parent / file
    found = write_releases(
        named, target, ReleaseOptions(WRITTEN, options.pop("publisher", PREFIX), **options), "en"
    )
    return target.read_bytes(), found


def codes(found: Released) -> list[tuple[str, str]]:
    return [(one["source"], one["code"]) for one in found.not_read]


def test_every_example_is_released_and_fits_the_standard(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    found = write_releases([Path("examples")], file, ReleaseOptions(WRITTEN, PREFIX, "Stad"), "nl")
    package = json.loads(file.read_bytes())
    assert (len(package["releases"]), found.not_read) == (len(found.ocids), [])
    assert len(found.ocids) == sum(1 for _file in Path("examples").glob("*/tender.yaml"))
    for release in package["releases"]:
        checked(package | {"releases": [release]})
    assert {one["ocid"] for one in package["releases"]} == found.ocids
    assert package["publisher"] == {"name": "Stad"}


def test_each_is_what_its_tender_gives_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    places = [tender_in(folder, name) for name in ("b", "a")]
    one, _found = written(folder)
    lines, _found = written(folder, file="all.jsonl")
    alone = [
        lcc.score(place / "tender.json", [place / "bids"]).ocds("en", written=WRITTEN, **PREFIX)
        for place in reversed(places)
    ]
    assert [json.loads(line) for line in lines.splitlines()] == alone
    whole = json.loads(one)
    assert whole["releases"] == [package["releases"][0] for package in alone]
    assert {name: value for name, value in whole.items() if name != "releases"} == {
        name: value for name, value in alone[0].items() if name != "releases"
    }


def test_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("a", "b"):
        tender_in(folder, name)
    assert written(folder)[0] == written(folder)[0]
    assert written(folder, file="x.jsonl")[0] == written(folder, file="x.jsonl")[0]


@pytest.mark.parametrize(("bid_details", "named"), [(False, False), (True, True)])
def test_of_who_does_not_win_nothing_is_told_unless_that_is_asked(
    tmp_path: Path, *, bid_details: bool, named: bool
) -> None:
    tender_in(tmp_path / "in", "a", prices=(100.0, 120.0))
    content, _found = written(tmp_path / "in", bid_details=bid_details)
    assert b"Bidder 1" in content
    assert (b"Bidder 2" in content) is named
    assert (b"120" in content) is named


def test_the_day_of_the_award_is_that_on_which_it_was_announced(tmp_path: Path) -> None:
    place = tender_in(tmp_path / "in", "a", procedure="european")
    decided = {"tender": "a", "awarded_at": "2027-05-01T12:00:00+02:00"}
    (place / "decisions.json").write_text(json.dumps(decided))
    [release] = json.loads(written(tmp_path / "in")[0])["releases"]
    [award] = release["awards"]
    assert (award["date"], award["status"]) == ("2027-05-01T00:00:00Z", "active")


def test_what_none_can_be_made_of_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("good", "same"):
        tender_in(folder, name)
    tender_in(folder, "asked", procedure="market_consultation")
    (tender_in(folder, "broken") / "bids" / "1.json").write_text("{")
    (folder / "note.json").write_text("{}")
    zipped(folder / "same", folder / "z.zip")
    content, found = written(folder)
    assert [one["ocid"] for one in json.loads(content)["releases"]] == ["ocds-abc123-good", "ocds-abc123-same"]
    assert codes(found) == [
        ("asked", "consultation_awards_nothing"), ("broken", "not_json"), ("note.json", "portfolio_no_award"),
        ("z.zip", "ocid_twice"),
    ]  # fmt: skip


def test_tenders_of_two_authorities_need_a_publisher_and_a_code_each(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    tender_in(folder, "a", authority="Gemeente A")
    tender_in(folder, "b", authority="Gemeente B")
    with pytest.raises(InputRefusedError) as refused:
        written(folder)
    assert [problem.code for problem in refused.value.problems] == ["publisher_unnamed"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in"]
    assert json.loads(written(folder, name="Samen")[0])["publisher"] == {"name": "Samen"}
    lines = [json.loads(line) for line in written(folder, file="x.jsonl")[0].splitlines()]
    assert [one["publisher"]["name"] for one in lines] == ["Gemeente A", "Gemeente B"]
    tender_in(folder / "c", "a", authority="Gemeente C")
    assert codes(written(folder, name="Samen")[1]) == [("c/a", "ocid_twice")]


def test_nothing_to_release_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputRefusedError) as refused:
        written(tmp_path / "in")
    assert [problem.code for problem in refused.value.problems] == ["nothing_released"]
    (tender_in(tmp_path / "in", "broken") / "bids" / "1.json").write_text("{")
    with pytest.raises(InputRefusedError) as refused:
        written(tmp_path / "in")
    assert [problem.code for problem in refused.value.problems] == ["not_json", "nothing_released"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in"]


def test_names_of_strangers_are_told_and_do_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    place = tender_in(folder, "a", title="=HYPERLINK(1) é", prices=(100.0,))
    bid = make.bid(make.offer(make.purchase(90.0)), name='Koop "BV" \\ é').model_copy(update={"tender": "a"})
    (place / "bids" / "9.json").write_text(plain(bid))
    for file in ("all.json", "all.jsonl"):
        [release] = json.loads(written(folder, file=file)[0])["releases"]
        assert release["awards"][0]["suppliers"][0]["name"] == 'Koop "BV" \\ é'


def test_what_is_released_can_be_read_as_all_tenders(tmp_path: Path) -> None:
    """Of what this program writes, the reader of open data finds every award at its value."""
    folder = tmp_path / "in"
    tender_in(folder, "a", prices=(10_000.0, 12_000.0), cpv="39110000-6")
    tender_in(folder, "b", prices=(7_000.0,))
    for file in ("all.json", "all.jsonl"):
        found = read(written(folder, file=file)[0], name=file, authorities=[make.tender().authority])
        assert found.counted().value == {"EUR": 17_000.0}
        assert found.of_division("39").counted().value == {"EUR": 10_000.0}


def test_memory_does_not_grow_with_the_tenders(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        folder = tmp_path / str(number)
        for k in range(number):
            tender_in(folder, f"t{k}")
        tracemalloc.start()
        written(folder, file=f"{number}.json")
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(2)
    assert peak(60) < 1.5 * peak(15)


def test_what_was_scored_is_released_as_what_was_named(tmp_path: Path) -> None:
    folders = [tender_in(tmp_path, name) for name in "ab"]
    scored = [lcc.score(folder / "tender.json", [folder / "bids"]) for folder in folders]
    for kind in ("json", "jsonl"):
        found = lcc.releases_of([*scored, scored[0]], kind, "en", written=WRITTEN, **PREFIX)
        assert found.content == written(*folders, file=f"all.{kind}")[0]
        assert [problem.code for _source, problem in found.problems] == ["ocid_twice"]
    with pytest.raises(InputRefusedError) as nothing:
        lcc.releases_of([], written=WRITTEN)
    assert [one.code for one in nothing.value.problems] == ["nothing_released"]


def test_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tender_in(tmp_path / "in", "a")
    moment = ["--written", "2027-06-25T09:00:00+00:00"]
    done = run("export", "releases", "in", "-o", "out/all.jsonl", *moment)
    assert "Releases: 1. Sources: 1." in done.output
    assert "--prefix, --address" in done.output
    assert not Path("out/all.not-read.json").exists()
    assert "--force replaces it" in run("export", "releases", "in", "-o", "out/all.jsonl", code=2).output
    assert "one of .json, .jsonl" in run("export", "releases", "in", "-o", "all.csv", code=2).output
    assert "ocds-" in run("export", "releases", "in", "-o", "x.json", "--prefix", "mine", code=1).output
    (tmp_path / "in" / "note.json").write_text("{}")
    refused = run("export", "releases", "in", "-o", "some.json", *moment, code=1, language="nl")
    assert "Niet gelezen: 1" in refused.output
    assert len(json.loads(Path("some.json").read_text())["releases"]) == 1
    assert datetime.fromisoformat(
        json.loads(Path("some.json").read_text())["publishedDate"]
    ) == WRITTEN.astimezone(UTC)
