"""A bid that is dropped again: what the mended file replaces, and what it leaves alone."""

from typing import Any

import pytest
from asking import Files, asked, packed

TENDER = (
    "tender.yaml",
    b"""\
id: benches
title: Benches
authority: Gemeente Voorbeeld
base_date: 2027-01-01
horizon_years: 20
discount: {rate: 0.0}
asked_phases: []
variants: allowed
items:
- {id: bench, name: Bench, quantity: 1, unit: piece}
""",
)


def stated(bidder: str, price: float, **other: Any) -> bytes:
    """Return a bid for benches as a text; without a price it is to be mended."""
    offer = f"{{kind: purchase, price: {price}, service_life_years: 20}}" if price else "{kind: purchase}"
    named = "".join(f"{name}: {value}\n" for name, value in other.items())
    bid = f"tender: benches\nbidder: {{name: {bidder}}}\n{named}offers:\n- {{item: bench, business_model: {offer}}}\n"
    return bid.encode()


def opened(files: Files, newer: Files, **words: Any) -> dict[str, Any]:
    return asked("open", [TENDER, *files, *newer], newer=[name for name, _content in newer], **words)[0]


@pytest.mark.parametrize("first", [stated("Acme", 900), stated("Acme", 0)])
@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("acme.yaml", "acme (2).yaml"),
        ("bids/acme.yaml", "acme.yaml"),
        ("acme (1).yaml", "acme.yaml"),
        ("bids.zip", "bids (2).zip"),
    ],
)
def test_a_mended_bid_takes_the_place_of_the_one_before(name: str, again: str, first: bytes) -> None:
    def file(called: str, content: bytes) -> tuple[str, bytes]:
        return (called, packed([("acme.yaml", content)])) if called.endswith(".zip") else (called, content)

    inside = "/acme.yaml" if name.endswith(".zip") else ""
    found = opened([file(name, first)], [file(again, stated("Acme", 800))])
    assert (found["problems"], found["bids"]) == ([], 1)
    assert found["replaced"] == {f"{name}{inside}": f"{again}{inside}"}
    assert found["left_out"] == []


@pytest.mark.parametrize(
    ("first", "name", "later"),
    [
        (stated("Acme", 900), "form (2).yaml", stated("Bolt", 800)),
        (stated("Acme", 900), "form (2).yaml", stated("Acme", 800, variant="B")),
        (stated("Acme", 900), "b/form.yaml", stated("Bolt", 800)),
    ],
    ids=["another bidder", "another variant", "another folder"],
)
def test_of_two_files_of_one_name_that_are_two_bids_neither_vanishes(
    first: bytes, name: str, later: bytes
) -> None:
    found = opened([("form.yaml", first)], [(name, later)])
    assert (found["problems"], found["bids"], found["replaced"]) == ([], 2, {})


@pytest.mark.parametrize(
    ("files", "newer"),
    [
        ([("a/form.yaml", stated("Acme", 900))], [("b/form.yaml", stated("Acme", 800))]),
        ([("form.yaml", stated("Acme", 900))], [("mended.yaml", stated("Acme", 800))]),
        ([], [("form.yaml", stated("Acme", 900)), ("form (2).yaml", stated("Acme", 800))]),
        ([("form.yaml", b"tender: [\n")], [("form (2).yaml", stated("Acme", 800))]),
        ([("form.yaml", stated("Acme", 900))], [("form (2).yaml", stated("Acme", 0))]),
    ],
    ids=["other folders", "other names", "opened at once", "of nobody known", "mended badly"],
)
def test_what_nobody_can_tell_is_left_to_who_opened_it(files: Files, newer: Files) -> None:
    found = opened(files, newer)
    assert found["replaced"] == {}
    assert found["problems"]


def test_the_earlier_one_counts_again_once_the_mended_one_is_left_out() -> None:
    files = [("acme.yaml", stated("Acme", 900)), ("acme (2).yaml", stated("Acme", 800))]
    said = {"acme.yaml": "acme (2).yaml"}
    both_out = opened(files, [], leave_out=[name for name, _content in files], replaced=said)
    assert (both_out["replaced"], both_out["left_out"]) == ({}, ["acme.yaml", "acme (2).yaml"])
    found = opened(files, [], leave_out=["acme (2).yaml"], replaced=said)
    assert (found["bids"], found["replaced"], found["left_out"]) == (1, {}, ["acme (2).yaml"])
    kept = opened(files, [], leave_out=["acme.yaml"], replaced=said)
    assert (kept["bids"], kept["replaced"], kept["left_out"]) == (1, said, [])
