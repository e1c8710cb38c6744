"""One bidder is one bidder: however its name or its registration number is written, whatever it is handed in as."""

from pathlib import Path
from typing import Any

import pytest
from hostile import corpus

import make
from command_line import refusal
from lcc.checks.agreement import BidDisagreesError
from lcc.evaluation.lots import evaluate_lots
from lcc.intake import submissions
from lcc.model import Bid
from lcc.model.bid import bidders, clashes
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from make import WORKED_EXAMPLE
from readers import read_form

TENDER, PURCHASE = str(WORKED_EXAMPLE / "tender.yaml"), WORKED_EXAMPLE / "bid-purchase.yaml"
ID = "bidder/id"


def of(
    name: str, number: str | None = None, variant: str | None = None, items: tuple[str, ...] = ("thing",)
) -> Bid:
    """Return a bid of 100 for each item."""
    offers = [{"item": item, "business_model": make.purchase()} for item in items]
    plain: dict[str, Any] = {"tender": "test", "bidder": {"name": name, "id": number}, "variant": variant}
    return Bid.model_validate(plain | {"offers": offers})


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("bidder_twice", of("Jansen B.V."), of("JANSEN  bv")),
        ("bidder_twice", of("Jansen besloten vennootschap"), of("\uff2aansen\u00a0BV")),
        ("bidder_twice", of("Jansen (oak)"), of("Jansen", variant="Oak")),
        ("bidder_alike", of("Hardhout BV"), of("Hard\u034fhout BV")),
        ("bidder_alike", of("Hardhout BV"), of("Hard\u3164hout BV")),
        ("bidder_alike", of("Hardhout BV"), of("H\u0430rdhout BV")),
        ("bidder_alike", of("Hardhout BV"), of("HARDH0UT BV")),
        ("bidder_alike", of("Circulaire Straat"), of("CircuIaire Straat")),
        ("bidder_alike", of("Coöperatie Noord"), of("Cooperatie Noord")),
        ("bidder_alike", of("Hardhout BV"), of("Hard\ufe00hout BV", variant="bamboo")),
        ("number_twice", of("Ash", "12345678"), of("Elm", "KvK 1234.56.78")),
        ("number_twice", of("Ash", "01234567"), of("Elm", "1234567")),
        ("number_twice", of("Ash", "nl001234567b01"), of("Elm", "NL 0012.34.567.B.01", variant="oak")),
        ("number_differs", of("Ash", "12345678"), of("Ash", "12345679", variant="oak")),
        (None, of("Jansen BV"), of("Jansen NV")),
        (None, of("Mail BV"), of("Mall BV")),
        (None, of("Ash", "12345678"), of("Ash", "1234 5678", variant="oak")),
        (None, of("Ash", "n.v.t."), of("Elm", "n.v.t.")),
        (None, of("Bidder 1-11"), of("Bidder 11-1")),
    ],
)
def test_what_can_not_stand_beside_each_other(kind: str | None, one: Bid, other: Bid) -> None:
    assert [clash.kind for clash in clashes([one, other])] == ([kind] if kind else [])


def test_a_bidder_goes_on_from_name_to_number_to_name() -> None:
    assert bidders([of("Ash"), of("Elm", "7"), of("ASH", "07", "oak"), of("Yew")]) == [0, 0, 0, 3]


def test_of_two_bids_with_one_number_both_files_are_named(tmp_path: Path) -> None:
    for number, name in enumerate(("Ash", "Elm")):
        named = PURCHASE.read_text().replace(
            "{name: Hardhout BV}", f"{{name: {name}, id: '1234567{'.' * number}8'}}"
        )
        (tmp_path / f"{name}.yaml").write_text(named)
    said = refusal(TENDER, str(tmp_path))
    assert "Elm.yaml, line 2, bidder.id" in said
    assert "Ash.yaml has it for Ash" in said
    assert "remove one bid, or write its name alike and state the variant" in " ".join(said.split())


def test_what_makes_two_names_differ_is_told_by_its_code_point(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(corpus.put(corpus.NAME, "Hard\u3164hout BV")())
    said = refusal(TENDER, str(PURCHASE), str(tmp_path / "form.xlsx"))
    assert corpus.cell_of(corpus.NAME) in said
    assert "Hardhout BV in" in said
    assert "U+3164 HANGUL FILLER" in said


def test_a_number_under_two_names_wins_no_second_lot() -> None:
    items = [{"id": item, "name": item, "quantity": 1, "unit": "piece"} for item in ("a", "b")]
    parts = [{"id": item.upper(), "title": item.upper(), "items": [item]} for item in ("a", "b")]
    lots = {"parts": parts, "allocation": "in_order", "most_per_bidder": 1}
    bids = [
        of("Jansen A", "12345678", items=("a",)),
        of("Jansen B", "1234.5678", items=("b",)),
        of("Smid", items=("a", "b")),
    ]
    with pytest.raises(BidDisagreesError, match="number_twice"):
        evaluate_lots(make.tender(items=items, lots=lots, award={"method": "lowest_lcc"}), bids)


def read(content: bytes) -> Bid:
    return read_form(content, "form.xlsx", corpus.tender())[0]


@pytest.mark.parametrize(
    ("number", "number_format", "read_as"),
    [(1234567, "00000000", "01234567"), (12345678, "General", "12345678"), (12345678, "0", "12345678")],
)
def test_a_registration_number_is_read_as_it_is_shown(number: int, number_format: str, read_as: str) -> None:
    assert read(corpus.put(ID, number, number_format)()).bidder.id == read_as


@pytest.mark.parametrize(
    ("number", "number_format"),
    [
        (12345678, "#,##0"),
        (1234567, '"NL"00000000'),
        (12345678, "0.00E+00"),
        (123456789012, "General"),
        (12.5, "General"),
        (-12345678, "00000000"),
    ],
)
def test_a_number_that_shows_otherwise_is_refused_at_its_cell(number: float, number_format: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(corpus.put(ID, number, number_format)())
    [problem] = refused.value.problems
    assert problem.origin.cell == corpus.cell_of(ID)
    assert "Give the cell the number format Text" in worded(problem).mend.say(str)


def test_a_return_behind_a_name_is_no_part_of_it() -> None:
    """Programs write it as `_x000D_`, which nobody sees in a cell."""
    assert read(corpus.put(corpus.NAME, "Hardhout BV_x000D_\n")()).bidder.name == "Hardhout BV"
    with pytest.raises(InputRefusedError, match="line_of_text"):
        read(corpus.put(corpus.NAME, "Hard_x000D_hout BV")())


def test_a_number_without_quotes_is_refused_with_its_mend(tmp_path: Path) -> None:
    """A program that wrote 1234567 may have dropped a zero in front."""
    named = PURCHASE.read_text().replace("{name: Hardhout BV}", "{name: Hardhout BV, id: 1234567}")
    (tmp_path / "bid.yaml").write_text(named)
    said = refusal(TENDER, str(tmp_path / "bid.yaml"))
    assert "line 2, bidder.id" in said
    assert "Put the text in quotes, with any zeros in front." in said


def test_a_number_with_a_zero_in_front_is_text_as_it_stands(tmp_path: Path) -> None:
    named = PURCHASE.read_text().replace("{name: Hardhout BV}", "{name: Hardhout BV, id: 01234567}")
    (tmp_path / "bid.yaml").write_text(named)
    [found] = submissions.read(Path(TENDER), [tmp_path / "bid.yaml"]).bids
    assert found.bid.bidder.id == "01234567"
