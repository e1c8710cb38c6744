"""`lcc passport epd` and `export`: an EPD into what an offer states, and a passport into the shapes of others."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import epds
import make
from command_line import run, write


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _epd(name: str, plain: dict[str, Any]) -> str:
    Path(name).write_text(json.dumps(plain, indent=1))
    return name


def test_an_epd_is_printed_as_what_an_offer_states() -> None:
    file = _epd("bench.json", epds.ilcd())
    printed = run("passport", "epd", file, "--per-item", "1 piece")
    offered = YAML(typ="safe", pure=True).load(printed.stdout)
    assert offered["carbon"] == {"production_kg": 120.5, "end_of_life_kg": 10.8}
    assert offered["circularity"]["mass_kg"] == 85.0
    assert offered["mki"]["impacts"]["GWP-total"] == 117.3
    sha256 = hashlib.sha256(Path(file).read_bytes()).hexdigest()
    assert printed.stdout.startswith(f"# EPD EPD-85, Bank, MRPI, 2030-12-31; 1 piece\n# SHA-256 {sha256}\n")
    assert "In no emissions of the offer [kg CO2-eq per unit]: D -14." in printed.stderr
    assert "Not declared, so unknown and not counted: A4, A5, B1" in printed.stderr
    assert "name the tender or a day" in printed.stderr


def test_an_epd_starts_a_passport_that_a_bid_can_name_and_others_can_read() -> None:
    file = _epd("bench.json", epds.openepd())
    printed = run(
        "passport", "epd", file, "--per-item", "85 kg", "--at", "2027-01-01", "-o", "bench.passport.yaml"
    )
    offered = YAML(typ="safe", pure=True).load(printed.stdout)
    assert (offered["passport"], "circularity" in offered) == ("bench.passport.yaml", False)
    assert "counts as virgin and as landfilled" in printed.stderr
    run("passport", "check", "bench.passport.yaml")
    for other in ("bench.openepd.json", "bench.ilcd.json"):
        run("passport", "export", "bench.passport.yaml", "-o", other)
        run("passport", "export", other, "-o", f"{other}.passport.yaml")
        assert Path(f"{other}.passport.yaml").read_bytes() == Path("bench.passport.yaml").read_bytes()
    refused = run("passport", "export", "bench.passport.yaml", "-o", "bench.jsonld", code=1)
    assert "this is missing: product_id, supplier, lastUpdated" in refused.output
    assert not Path("bench.jsonld").exists()


def test_an_epd_is_written_with_where_each_number_came_from() -> None:
    file = _epd("bench.json", epds.ilcd())
    told = json.loads(run("passport", "epd", file, "--per-item", "1 piece", "--json", "-").stdout)
    production = told["epd"]["reckoned"][0]
    assert (production["field"], production["value"], production["times"]) == ("carbon.production_kg", 120.5, 1.0)
    [term] = production["terms"]
    assert term["origin"]["field"] == "LCIAResults.LCIAResult[0].other.anies[0].value"
    assert '"120.5"' in Path(file).read_text().splitlines()[term["origin"]["line"] - 1]
    assert told["epd"]["file"]["sha256"] == hashlib.sha256(Path(file).read_bytes()).hexdigest()
    assert [one["code"] for one in told["left_out"]["passport"]] == ["epd_life"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_epd_that_does_not_fit_the_tender_is_refused_with_the_place(language: str) -> None:
    write(make.tender(mki={"weighting_set": "A1"}, base_date="2032-01-01"))
    file = _epd("bench.json", epds.ilcd())
    words = ("--per-item", "85 kg", "--tender", "tender.json", "-o", "bench.passport.yaml")
    refused = run("passport", "epd", file, *words, code=1, language=language)
    lines = Path(file).read_text().splitlines()
    for written in ('"dataSetValidUntil": 2030', '"referenceUnit": "pcs."'):
        line = next(number for number, text in enumerate(lines, start=1) if written in text)
        assert f"bench.json, {'regel' if language == 'nl' else 'line'} {line}, " in refused.output
    assert not Path("bench.passport.yaml").exists()


def test_a_bid_is_held_against_its_epd() -> None:
    tender = make.tender(base_date="2027-01-01")
    write(tender, make.bid(make.offer(make.purchase(), carbon={"production_kg": 90.0, "end_of_life_kg": 10.8})))
    words = ("passport", "epd", _epd("bench.json", epds.ilcd()), "--per-item", "1 piece", "--bid", "bids/0.json")
    refused = run(*words, "--tender", "tender.json", code=1).output
    assert "offers[0].carbon.production_kg" in refused
    assert "what EPD EPD-85 comes to: 120.5" in refused
    assert "offers[0].carbon.end_of_life_kg" not in refused
    assert "name that with --tender" in run(*words, code=2).output


def test_a_passport_that_does_not_follow_is_not_written() -> None:
    file = _epd("bench.json", epds.ilcd())
    refused = run("passport", "epd", file, "--per-item", "1 piece", "-o", "bench.passport.yaml", code=1)
    assert "State it with --life, in years." in refused.output
    wrong = run("passport", "epd", file, "--per-item", "1 piece", "-o", "bench.yaml", code=2)
    assert "if its name ends in one of: .passport.json" in " ".join(wrong.output.split())


def test_an_epd_in_another_command_is_told_once_with_the_command_that_reads_it() -> None:
    file = _epd("bench.json", epds.openepd())
    for words in (("passport", "export", file, "-o", "out.openepd.json"), ("start", "from", file, "-o", "out")):
        refused = run(*words, code=1).output
        assert "lcc passport epd" in refused
        assert refused.count("expected:") == 1, refused


def test_a_unit_of_an_epd_is_named_in_the_language_of_the_reader() -> None:
    file = _epd("bench.json", epds.openepd())
    refused = run("passport", "epd", file, "--per-item", "85 stuks", code=1, language="nl").output
    assert "de eenheid die u noemde: stuk" in refused
    assert "piece" not in run("passport", "epd", file, "--per-item", "85", code=1, language="nl").output


@pytest.mark.parametrize(
    ("ending", "path", "value"),
    [
        ("ilcd.json", ("exchanges", "exchange", 0, "meanAmount"), 3.0),
        ("ilcd.json", ("exchanges", "exchange", 0, "resultingflowAmount"), 3.0),
        ("ilcd.json", ("exchanges", "exchange", 0, "materialProperties", 0, "value"), "10"),
        ("openepd.json", ("manufacturer",), {"name": "Hout BV"}),
    ],
)
def test_a_passport_in_a_file_that_says_something_else_is_refused(
    ending: str, path: tuple[str | int, ...], value: object
) -> None:
    words = ("--per-item", "85 kg", "-o", "bench.passport.yaml")
    run("passport", "epd", _epd("bench.json", epds.openepd()), *words)
    other = Path(f"bench.{ending}")
    run("passport", "export", "bench.passport.yaml", "-o", str(other))
    plain = json.loads(other.read_text())
    epds.put(plain, path, value)
    _epd(str(other), plain)
    refused = run("passport", "export", str(other), "-o", "back.passport.yaml", code=1, language="nl").output
    assert refused.count("verwacht:") == 1
    assert "None" not in refused
