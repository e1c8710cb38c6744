"""Checking an award on the page: what goes together, and what is said where files do not."""

import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

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
    "two proofs": (("proof.json", "other.json"), "Each proof is of one bid: open one at a time."),
    "two award files": (("award.json", "second.json"), "There is one award file of an award"),
    "a proof and a result": (("proof.json", RESULT), f"leave out {RESULT}."),
    "an award file and a comparison": (("award.json", BOOK), f"leave out {BOOK}."),
    "a result and a comparison": ((RESULT, BOOK), f"These are {RESULT}, {BOOK}."),
    "a comparison alone": ((BOOK,), "Open the tender and the bids that the comparison was made from too."),
    "a proof and another tender": (("proof.json", "furniture.yaml"), "proof.json is about tender Openbare verlichting"),
    "an award file and another tender": (("award.json", "furniture.yaml"), "beside it is tender Straatmeubilair"),
    "a result and another tender": ((RESULT, "furniture.yaml"), f"{RESULT} is about tender Openbare verlichting"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_TOGETHER)
def test_files_that_do_not_go_together_are_said_in_plain_words(case: str) -> None:
    other_proof = next(content for name, content in archive().items() if "proof" in name and "lumen" not in name)
    known = {
        "proof.json": proof(), "other.json": other_proof, "award.json": award(),
        "second.json": award() + b"\n", RESULT: archive()[RESULT], BOOK: archive()[BOOK],
        "furniture.yaml": OTHER_TENDER,
    }  # fmt: skip
    names, wanted = NOT_TOGETHER[case]
    found = verified({name: known[name] for name in names}, "en")
    assert wanted in found["not_together"]
    assert not found.get("confirmed")


def test_a_proof_of_another_award_is_not_confirmed_by_this_award_file() -> None:
    other = archive.__wrapped__()["proofs/proof-lumen-bv.json"]
    found = verified({"proof.json": other, "award.json": award()}, "en")
    assert found["differences"]
    mends = {one["mend"] for of in found["differences"] for one in of["problems"]}
    assert mends == {"The award file is of another award, or one of the two was changed since."}
    assert "own" not in found


@pytest.mark.parametrize(
    "spoilt", [b'{"kind": "lcc proof", ', b'{"kind": "lcc proof", "version": 1, "method": 1}']
)
def test_a_spoilt_or_old_proof_is_refused_in_words(spoilt: bytes) -> None:
    with pytest.raises(lcc.LccError) as refused:
        verified({"proof.json": spoilt}, "nl")
    assert all(lcc.said(one, "nl") for one in refused.value.problems)


def test_of_many_differences_the_first_are_shown_and_their_number_is_said() -> None:
    result = json.loads(archive()[RESULT])
    for bid in result["bids"]:
        bid["yearly"] = [one + 1 for one in bid["yearly"]]
    found = verified({RESULT: json.dumps(result, indent=1).encode()}, "en")
    shown = sum(len(of["problems"]) for of in found["differences"])
    years = sum(len(bid["yearly"]) for bid in result["bids"])
    assert (shown, found["notes"]) == (50, [f"Differences: {years}. Nothing is confirmed."])
    assert found["confirmed"] == []
