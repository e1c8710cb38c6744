"""Checking an award on the page: what goes together, and what is said where files do not."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from asking import asked, packed

import lcc
import make
from lcc.library import shipped
from lcc.page.verify import verified

LIGHTING, FURNITURE = (shipped.examples()[name] for name in ("street-lighting", "street-furniture"))
TENDER, OTHER_TENDER = (folder.joinpath("tender.yaml").read_bytes() for folder in (LIGHTING, FURNITURE))
BID = LIGHTING.joinpath("bids", "lumen.xlsx").read_bytes()
Files = dict[str, bytes]


@cache
def archive() -> Mapping[str, bytes]:
    from lcc.page.papers import everything

    content, _problems = everything(lcc.score(make.example("street-lighting")), "en")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def proof(**changes: Any) -> bytes:
    return json.dumps(json.loads(archive()["proofs/proof-lumen-bv.json"]) | changes).encode()


def award() -> bytes:
    return archive()["confidential/award.json"]


def captions(document: Mapping[str, Any]) -> list[str]:
    return [one["caption"] for one in document["blocks"] if one["kind"] == "table"]


def test_a_proof_alone_is_explained() -> None:
    found = verified({"proof.json": proof()}, "en")
    assert (len(found["confirmed"]), found["differences"], found["notes"]) == (1, [], [])
    assert {"Costs", "Quality", "Quality beside yours", "Use (EUR)"} <= set(captions(found["own"]))


def test_beside_tender_and_bid_it_is_said_what_that_confirms() -> None:
    found = verified({"proof.json": proof(), "tender.yaml": TENDER, "lumen.xlsx": BID}, "en")
    assert found["confirmed"][1:] == [
        "Confirmed: the tender and the bid in this proof are those in tender.yaml and lumen.xlsx."
    ]


def test_in_court_every_bid_is_shown_with_whether_its_commitment_opens() -> None:
    found = verified({"proof.json": proof(), "award.json": award()}, "en")
    [table] = found["opened"]["blocks"]
    assert {row[-1] for row in table["rows"]} == {"yes"}
    assert len(table["rows"]) == len(make.example("street-lighting").offered)
    assert found["own"]["subtitle"] == "Lumen BV"


def test_an_award_file_alone_is_shown_bid_by_bid() -> None:
    found = verified({"award.json": award()}, "en")
    assert (len(found["confirmed"]), "own" in found) == (1, False)
    assert found["opened"]["blocks"]


def test_a_bid_without_its_tender_is_said_not_to_be_looked_at() -> None:
    found = verified({"proof.json": proof(), "lumen.xlsx": BID}, "en")
    assert found["notes"] == ["Not looked at: lumen.xlsx. Open the tender too, to compare them."]


def test_a_proof_of_another_version_says_so() -> None:
    found = verified({"proof.json": proof(lcc_version="0.0.1")}, "en")
    assert found["notes"] == [f"Made with version 0.0.1; this is version {lcc.__version__}."]


RESULT, BOOK = "result.json", "comparison.xlsx"
NOT_TOGETHER: Mapping[str, tuple[tuple[str, ...], str]] = {
    "a comparison alone": ((BOOK,), "Open the tender and the bids that the comparison was made from too."),
    "a proof and another tender": (("proof.json", "furniture.yaml"), "proof.json is about tender Openbare verlichting"),
    "a proof, another tender and the bid": (
        ("proof.json", "furniture.yaml", "lumen.xlsx"), "beside it is tender Straatmeubilair",
    ),
    "an award file and another tender": (("award.json", "furniture.yaml"), "beside it is tender Straatmeubilair"),
    "a result and another tender": ((RESULT, "furniture.yaml"), f"{RESULT} is about tender Openbare verlichting"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_TOGETHER)
def test_files_that_do_not_go_together_are_said_in_plain_words(case: str) -> None:
    known = {
        "proof.json": proof(), "award.json": award(), RESULT: archive()[RESULT], BOOK: archive()[BOOK],
        "furniture.yaml": OTHER_TENDER, "lumen.xlsx": BID,
    }  # fmt: skip
    names, wanted = NOT_TOGETHER[case]
    found = verified({name: known[name] for name in names}, "en")
    assert wanted in found["not_together"]
    assert not found.get("confirmed")


def test_a_comparison_that_was_scored_again_is_held_beside_its_copy_from_before() -> None:
    before = archive()[BOOK]
    again = lcc.score(("copy.xlsx", before)).workbook("en")
    found = verified({BOOK: again, "copy.xlsx": before}, "en", BOOK)
    assert found["confirmed"] == [f"Confirmed: {BOOK} is what the tender and the bids beside it come to."]
    lots = {"a.xlsx": before, "b.xlsx": again, "c.xlsx": again + b" "}
    assert "Open the tender and the bids" in verified(lots, "en", "a.xlsx")["not_together"]


def test_a_proof_of_another_award_is_not_confirmed_by_this_award_file() -> None:
    other = archive.__wrapped__()["proofs/proof-lumen-bv.json"]
    found = verified({"proof.json": other, "award.json": award()}, "en")
    assert found["differences"]
    mends = {one["mend"] for of in found["differences"] for one in of["problems"]}
    assert mends == {"The award file is of another award, or one of the two was changed since."}
    assert "own" not in found


def test_of_the_archive_that_the_page_saves_one_is_chosen_to_check() -> None:
    opened = {"award.zip": packed(archive().items())}
    choices = verified(opened, "en")["choices"]
    assert choices == {
        "award.zip/comparison.xlsx": "comparison",
        "award.zip/confidential/award.json": "award_file",
        **{f"award.zip/{name}": "proof" for name in sorted(archive()) if name.startswith("proofs/")},
        "award.zip/result.json": "result",
    }
    own = verified(opened, "en", "award.zip/proofs/proof-lumen-bv.json")
    assert (own["choices"], own["own"]["subtitle"], own["differences"]) == (choices, "Lumen BV", [])
    assert own["opened"]["blocks"], "the award file in the archive is held beside the proof"
    result = verified(opened, "en", "award.zip/result.json")
    assert result["confirmed"] == ["Confirmed: award.zip/result.json is what the documents in it come to."]


def test_rank_and_award_are_said_to_rest_on_the_proof_unless_the_award_file_is_there() -> None:
    said = "A proof alone can't confirm them: only the award file can."
    alone = verified({"proof.json": proof()}, "en")["own"]["blocks"]
    at = next(k for k, one in enumerate(alone) if one.get("text", "").startswith("Awarded to"))
    assert said in alone[at + 1]["text"]
    in_court = verified({"proof.json": proof(), "award.json": award()}, "en")
    assert said not in str(in_court["own"])


def test_the_reckoning_says_in_words_what_each_number_is() -> None:
    own = str(verified({"proof.json": proof()}, "en")["own"])
    assert "electricity: Price (tender)" in own
    assert not re.search(r"\w\[\d+\]|resources\.", own)


def test_a_difference_is_named_in_words_and_told_in_cents_the_most_telling_first() -> None:
    awards = json.loads(proof())["awards"]
    own = awards[0]["own"]
    own["phases"]["purchase"] += 4000.0
    own["yearly"][0] += 4000.0
    own["life_cycle_cost"] += 4000.0
    found = verified({"proof.json": proof(awards=awards)}, "en")
    [problems] = [of["problems"] for of in found["differences"]]
    assert [one["where"] for one in problems] == ["life-cycle cost", "Purchase", "nominal cash in year 0"]
    assert problems[0]["found"] == f"{own['life_cycle_cost']:,.2f}"
    assert problems[0]["expected"].startswith(f"{own['life_cycle_cost'] - 4000:,.2f}: ")


def test_a_difference_in_a_result_says_of_which_bid_and_in_cents() -> None:
    result = json.loads(archive()[RESULT])
    bid = result["bids"][1]
    bid["price"] += 1000.0
    found = verified({RESULT: json.dumps(result, indent=1).encode()}, "en")
    [one] = [one for of in found["differences"] for one in of["problems"]]
    assert (one["where"], one["found"]) == (f"{bid['bidder']}: price", f"{bid['price']:,.2f}")
    assert f"{bid['price'] - 1000:,.2f}" in one["expected"]


def test_what_was_confirmed_before_a_difference_is_in_the_verdict() -> None:
    retitled = TENDER.replace(b"Openbare verlichting", b"Verlichting")
    found = verified({"proof.json": proof(), "tender.yaml": retitled}, "en")
    assert len(found["confirmed"]) == 1
    [verdict] = found["notes"]
    assert verdict.endswith("Nothing is confirmed but what is said here to be.")


ASK_AGAIN = "The file is damaged, or was cut off: ask for it again."
SPOILT: Mapping[str, tuple[bytes, str]] = {
    "cut off": (b'{"kind": "lcc proof", ', ASK_AGAIN),
    "empty": (b"", ASK_AGAIN),
    "no tender": (b'{"kind": "lcc proof", "version": 1, "method": 2, "tender": null}', ASK_AGAIN),
    "of later": (
        b'{"kind": "lcc proof", "version": 99}', "A newer version made it: open it in a newer version of this page."
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_proof_is_to_be_asked_for_again(case: str) -> None:
    content, mend = SPOILT[case]
    said, _made = asked("verify", [("proof.json", content)])
    assert [one["mend"] for of in said["problems"] for one in of["problems"]] == [mend]


def test_a_tender_in_a_proof_that_is_none_is_damage_too() -> None:
    said, _made = asked("verify", [("proof.json", proof(tender={"id": "x"}))])
    assert [one["mend"] for of in said["problems"] for one in of["problems"]] == [ASK_AGAIN]


def test_a_form_of_another_tender_is_left_out_or_asked_for() -> None:
    other = FURNITURE.joinpath("bids", "circulaire-straat.xlsx").read_bytes()
    said, _made = asked("open", [("tender.yaml", TENDER), ("other.xlsx", other)])
    [one] = [one for of in said["problems"] for one in of["problems"]]
    assert "ask the bidder" in one["mend"]


def test_of_many_differences_the_first_are_shown_and_their_number_is_said() -> None:
    result = json.loads(archive()[RESULT])
    for bid in result["bids"]:
        bid["yearly"] = [one + 1 for one in bid["yearly"]]
    found = verified({RESULT: json.dumps(result, indent=1).encode()}, "en")
    shown = sum(len(of["problems"]) for of in found["differences"])
    years = sum(len(bid["yearly"]) for bid in result["bids"])
    assert (shown, found["notes"]) == (50, [f"Differences: {years}. Nothing is confirmed."])
    assert found["confirmed"] == []


def test_beside_a_proof_stands_one_tender() -> None:
    name = next(one for one in archive() if one.startswith("proofs/"))
    tenders = [("tender.yaml", TENDER), ("tender (2).yaml", TENDER + b"# another\n")]
    said, _files = asked("verify", [(name, archive()[name]), *tenders])
    assert "tender.yaml" in said["not_together"]
    assert "tender (2).yaml" in said["not_together"]
