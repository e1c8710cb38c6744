"""A tender that fixes beforehand which earlier offers its bids are held against: by checksum, and no other file."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

import lcc
from lcc.api.proving import decision
from lcc.language import translator
from lcc.method.rules import said as rules_said
from lcc.proofs.in_court import check_award_file
from lcc.proofs.proof import award_file
from remembered import FIVE, bids, prices, tender

FILE = prices(*FIVE)
INDEX = ("cpi.json", json.dumps({"name": "CPI", "source": "Made up", "levels": {"2027": 100.0}}).encode())
FIXED: dict[str, Any] = {
    "method": "lowest_lcc", "below_earlier_offers": 0.3, "price_file": hashlib.sha256(FILE[1]).hexdigest(),
}  # fmt: skip
BOTH = {**FIXED, "price_index": hashlib.sha256(INDEX[1]).hexdigest()}


def refused(award: Mapping[str, Any], **beside: Any) -> list[tuple[str, str]]:
    """Return what is wrong by code and file, as it is checked and as it is scored."""
    of, asked = tender(award=award), bids(60.0, 100.0)
    with pytest.raises(lcc.LccError) as error:
        lcc.score(of, asked, **beside)
    found = [(one.code, one.file) for one in error.value.problems]
    assert [(one.code, one.file) for one in lcc.check(of, asked, **beside)] == found
    return found


def test_the_file_that_was_fixed_is_taken() -> None:
    scored = lcc.score(tender(award=FIXED), bids(60.0, 100.0), prices=FILE)
    assert any(one.code == "abnormally_low" for one in scored.evaluation.checks)
    assert lcc.verify(scored.json()) == []
    assert lcc.score(tender(award=BOTH), bids(60.0), prices=FILE, price_index=INDEX).ranking


@pytest.mark.parametrize(
    "other",
    [
        prices(*FIVE, 120.0),
        prices(*FIVE[:4]),
        ("prices.csv", FILE[1] + b"\r\n"),
        ("prices.csv", b"\xef\xbb\xbf" + FILE[1]),
    ],
)
def test_another_file_is_refused_be_it_by_one_byte(other: tuple[str, bytes]) -> None:
    assert refused(FIXED, prices=other) == [("other_price_file", "prices.csv")]


def test_an_index_that_was_not_fixed_with_it_is_another_file_too() -> None:
    """Whoever picks the index afterwards moves the median as well as whoever picks the offers."""
    assert refused(FIXED, prices=FILE, price_index=INDEX) == [("price_index_not_fixed", "cpi.json")]
    other = ("cpi.json", INDEX[1] + b"\n")
    assert refused(BOTH, prices=FILE, price_index=other) == [("other_price_index", "cpi.json")]
    assert refused(BOTH, prices=FILE) == [("other_price_index", "prices.csv")]


def test_ranges_of_another_file_are_refused_as_the_file_is() -> None:
    kept = lcc.score(tender(), bids(60.0), prices=prices(*FIVE, 120.0)).result.documents
    assert kept is not None
    assert [code for code, _file in refused(FIXED, prices=kept.prices)] == ["other_price_file"]


def test_a_result_and_an_award_file_of_another_file_are_not_confirmed() -> None:
    """Made without the rule and given it afterwards: whoever forges one has the tender against them."""
    open_ = {name: value for name, value in FIXED.items() if name != "price_file"}
    scored = lcc.score(tender(award=open_), bids(60.0, 100.0), prices=prices(*FIVE, 120.0))
    forged = json.loads(scored.json())
    forged["documents"]["tender"]["award"] = FIXED
    assert [one.code for one in lcc.verify(json.dumps(forged).encode())] == ["other_price_file"]
    del forged["documents"]["prices"]
    assert [one.code for one in lcc.verify(json.dumps(forged).encode())] == ["prices_not_given"]
    award = award_file(
        decision(lcc.score(tender(award=FIXED), bids(60.0), prices=FILE).submissions, "en"), "confidential"
    )
    assert check_award_file(award, "award.json")[1].differences == ()
    plain = award.model_dump(mode="json")
    plain["result"]["documents"]["prices"]["sha256"] = "0" * 64
    found = check_award_file(type(award).model_validate(plain), "award.json")[1].differences
    assert "other_price_file" in {one.code for one in found}


@pytest.mark.parametrize(
    ("award", "found"),
    [
        (FIXED | {"price_file": "ABC"}, "not_a_checksum"),
        (FIXED | {"price_file": FIXED["price_file"].upper()}, "not_a_checksum"),
        ({"method": "lowest_lcc", "price_file": FIXED["price_file"]}, "fixed_unused"),
        (
            {"method": "lowest_lcc", "below_earlier_offers": 0.3, "price_index": BOTH["price_index"]},
            "fixed_unused",
        ),
    ],
)
def test_a_checksum_of_nothing_that_is_used_is_refused(award: dict[str, Any], found: str) -> None:
    with pytest.raises(ValidationError) as error:
        tender(award=award)
    assert [one["type"] for one in error.value.errors()] == [found]


@pytest.mark.parametrize(
    ("award", "says"),
    [
        (FIXED, f"those in the file with SHA-256 {FIXED['price_file']}, and in no other; each goes"),
        (BOTH, f"by the index in the file with SHA-256 {BOTH['price_index']}"),
        ({"method": "lowest_lcc", "below_earlier_offers": 0.3}, "is not fixed beforehand"),
    ],
)
def test_bidders_are_told_beforehand_whether_it_is_fixed(award: dict[str, Any], says: str) -> None:
    words = " ".join(text for _title, text in rules_said(tender(award=award), translator("en")))
    assert says in words


def test_the_report_says_afterwards_whether_it_was() -> None:
    open_ = {name: value for name, value in FIXED.items() if name != "price_file"}
    texts = {"fixed beforehand, by its checksum": FIXED, "did not fix beforehand which price file": open_}
    for text, award in texts.items():
        page = lcc.score(tender(award=award), bids(60.0), prices=FILE).report("en", "html").decode()
        assert [one in page for one in texts] == [one == text for one in texts]
    silent = lcc.score(tender(), bids(60.0), prices=FILE).report("en", "html").decode()
    assert not any(one in silent for one in texts)
