"""`lcc letters --proof` and `lcc verify` of what it writes, as users type them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import awards
import make
from command_line import Run, run
from lcc.exchange.schema import json_schema
from lcc.model import Bid

PROOF = "out/proof-hout-zoon-bv.json"
MAKE = ("letters", "tender.json", "bids", "--scores", "scores.json", "--proof")


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender, its bids and their scores."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bids").mkdir()
    write("tender.json", awards.tender("low_bid"))
    write("scores.json", awards.scores())
    for number, bid in enumerate(awards.bids()):
        write(f"bids/{number}.json", bid)
    return run


def write(file: str, record: Any) -> None:
    Path(file).write_text(record.model_dump_json(exclude_unset=True))


def changed(file: str, old: str, new: str) -> None:
    text = Path(file).read_text()
    assert old in text
    Path(file).write_text(text.replace(old, new))


def plain(file: str) -> Any:
    return json.loads(Path(file).read_text())


def test_a_proof_for_each_bidder_and_one_award_file(lcc: Run) -> None:
    said = lcc(*MAKE, "-o", "out").output
    assert "the lowest or highest cost, where the scores of all hang on it" in said.splitlines()[0]
    assert "Written, confidential, not for bidders: out/award.json" in said
    names = {"award.json", "proof-1-1.json", "proof-hout-zoon-bv.json", "proof-script-alert-1-script.json"}
    assert {file.name for file in Path("out").iterdir()} == names
    Draft202012Validator(json_schema("proof")).validate(plain(PROOF))
    Draft202012Validator(json_schema("award_file")).validate(plain("out/award.json"))
    assert plain("out/award.json")["confidential"].startswith("Confidential: ")
    lists = [plain(f"out/{name}")["awards"][0]["commitments"] for name in names - {"award.json"}]
    assert lists[0] == lists[1] == lists[2]


def test_verify_confirms_and_says_what_it_could_not_see(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    said = lcc("verify", PROOF).output
    assert "figures and words are what the tender and the bid in this proof come to." in said
    assert "- the tender is taken as it stands in the proof" in said
    assert "bids of others, 2: each is only a commitment" in said


def test_verify_holds_it_against_what_was_published_and_sent(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    said = lcc("verify", PROOF, "tender.json", "bids/0.json").output
    assert "Confirmed: the tender and the bid in this proof are those in tender.json and bids/0.json." in said
    assert (
        "Confirmed: the tender in this proof is the one in tender.json."
        in lcc("verify", PROOF, "tender.json").output
    )
    assert (
        "the bid that this proof is for: Hout & Zoon BV"
        in lcc("verify", PROOF, "tender.json", "bids/1.json", code=1).stderr
    )
    changed("tender.json", '"Voorbeeld"', '"Elders"')
    assert f"{PROOF}, tender.authority" in lcc("verify", PROOF, "tender.json", code=1).stderr


def test_verify_opens_it_in_court(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    said = lcc("verify", PROOF, "out/award.json").output
    assert "each of its 3 commitments opens" in said
    assert "both have the same commitments" in said
    assert "Confirmed" in lcc("verify", "out/award.json").output
    said = lcc("verify", "out/award.json", "tender.json", "bids", "--scores", "scores.json").output
    assert "are those in the 5 files" in said
    lcc("verify", PROOF, "out/award.json", "tender.json", code=2)
    assert "the award file" in lcc("verify", PROOF, "out/proof-1-1.json", code=1).stderr


def test_a_forged_file_is_denied_by_field(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    text = Path(PROOF).read_text()
    rank = f'"rank": {plain(PROOF)["awards"][0]["own"]["rank"]}'
    for old, new, field in (
        (rank, '"rank": 3', "awards[0].own.rank"),
        ('"title": "Test"', '"title": "Tset"', "tender.title"),
        ('"justification": "plan of Hout', '"justification": "plan of hout', "scores[0].justification"),
    ):
        changed(PROOF, old, new)
        said = lcc("verify", PROOF, "out/award.json", code=1)
        assert f"{PROOF}, {field}" in said.stderr
        assert "Nothing is confirmed" in said.stderr
        Path(PROOF).write_text(text)


def test_later_proofs_have_the_same_commitments(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    before = Path(PROOF).read_bytes()
    assert "--force" in lcc(*MAKE, "-o", "out", code=2).stderr
    assert "Used again" in lcc(*MAKE, "-o", "out", "--force").output
    assert Path(PROOF).read_bytes() == before
    lcc(*MAKE, "-o", "again", "--award-file", "out/award.json", "--bidder", "Hout & Zoon BV")
    assert [file.read_bytes() for file in Path("again").iterdir()] == [before]


def test_an_award_file_of_other_inputs_is_never_used_or_replaced(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out")
    kept = Path("out/award.json").read_bytes()
    changed("bids/1.json", "11234.56", "11234.57")
    said = lcc(*MAKE, "-o", "out", "--force", code=1).stderr
    assert "out/award.json" in said
    assert "an award file of this award" in said
    assert Path("out/award.json").read_bytes() == kept
    changed("bids/1.json", "11234.57", "11234.56")
    Path("out/award.json").unlink()
    assert "bidders who compare proofs have to find one list" in lcc(*MAKE, "-o", "out", "--force", code=1).stderr
    Path("out/award.json").write_bytes(kept[:-10])
    lcc(*MAKE, "-o", "out", "--force", code=1)


def test_what_is_withheld_is_not_in_it(lcc: Run) -> None:
    said = lcc(*MAKE, "-o", "out", "--no-cost-bounds", "--no-scores-of-winner").output
    assert said.splitlines()[0].endswith("how many bids there are; who is awarded what.")
    assert "are left out of its proof where the lowest or highest cost" in said
    award = plain("out/proof-1-1.json")["awards"][0]
    assert (award["lowest_cost"], award["winners"][0]["score"], award["own"]["award"]["score"]) == (
        None,
        None,
        None,
    )
    assert "they are left out with the lowest cost" in lcc("verify", "out/proof-1-1.json").output


def test_all_bids_are_told_with_others_prices(lcc: Run) -> None:
    lcc(*MAKE, "-o", "out", "--others-prices")
    assert [one["rank"] for one in plain(PROOF)["awards"][0]["bids"]] == [1, 2, 3]
    assert "their ranks follow from them" in lcc("verify", PROOF).output


def test_in_dutch(lcc: Run) -> None:
    said = lcc(*MAKE, "-o", "uit", language="nl").output
    assert "Geschreven: uit/bewijs-hout-zoon-bv.json" in said
    assert plain("uit/award.json")["confidential"].startswith("Vertrouwelijk: ")
    assert "Bevestigd" in lcc("verify", "uit/bewijs-1-1.json", "uit/award.json", language="nl").output


def test_a_proof_has_every_lot_that_its_bid_is_for(lcc: Run) -> None:
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in ("seats", "tables")]
    parts = [{"id": code, "title": code.title(), "items": [code]} for code in ("seats", "tables")]
    write("tender.json", make.tender(items=items, lots={"parts": parts, "most_per_bidder": 1}))
    for file in Path("bids").iterdir():
        file.unlink()
    prices = {
        "Ash": {"seats": 10.0, "tables": 10.0},
        "Birch": {"tables": 12.0},
        "Cedar": {"tables": 11.0, "seats": 9.5},
    }
    for name, asked in prices.items():
        offers = [make.offer(make.purchase(price), item=code) for code, price in asked.items()]
        write(
            f"bids/{name}.json", Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": offers})
        )
    lcc("letters", "tender.json", "bids", "--proof", "-o", "out")
    found = {name: plain(f"out/proof-{name.lower()}.json")["awards"] for name in prices}
    assert {name: [one["lot"] for one in proof] for name, proof in found.items()} == {
        "Ash": ["seats", "tables"], "Birch": ["tables"], "Cedar": ["seats", "tables"],
    }  # fmt: skip
    assert [len(one["commitments"]) for one in found["Ash"]] == [2, 3]
    assert [one["winners"][0]["bidder"] for one in found["Birch"]] == ["Ash"]
    assert [one["reason"] for one in found["Cedar"]] == ["best_rank", "best_rank"]
    fields = [line["source"]["field"] for one in found["Cedar"] for line in one["own"]["lines"]]
    assert fields == ["offers[1].business_model.price", "offers[0].business_model.price"]
    for name in prices:
        said = lcc("verify", f"out/proof-{name.lower()}.json", "out/award.json").output
        assert "both have the same commitments" in said
        assert "who is awarded the lot can hang" in lcc("verify", f"out/proof-{name.lower()}.json").output
    assert (
        "leave out --lot"
        in lcc("letters", "tender.json", "bids", "--proof", "--lot", "seats", "-o", "one", code=2).stderr
    )


def test_hostile_names_and_files_make_no_traceback(lcc: Run) -> None:
    Path("p.json").write_text('{"kind": "lcc proof", "kind": "lcc proof"}')
    assert "ask for it again" in lcc("verify", "p.json", code=1).stderr
    lcc("verify", "nowhere.json", code=1)
