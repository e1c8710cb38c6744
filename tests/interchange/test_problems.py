"""What is said of bad YAML: file, line, what was found, what was expected, how to mend it; all of it at once."""

from pathlib import Path

import pytest

from lcc.intake.records import load
from lcc.intake.submissions import read
from lcc.language import LANGUAGES, translator
from lcc.model import Bid, Tender
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

TENDER = """\
id: test
title: Test
authority: Voorbeeld
base_date: 2027-01-01
horizon_years: 10
discount: {rate: 0.02}
asked_phases: [maintenance]
items:
  - {id: thing, name: Thing, quantity: 1, unit: piece}
"""
BID = """\
tender: test
bidder: {name: Somebody}
offers:
  - item: thing
    business_model: {kind: purchase, price: 100.0, service_life_years: 10}
    included: [maintenance]
"""


def refused(text: str, model: type[Tender] | type[Bid] = Tender) -> list[tuple[int | None, str, str, str, str]]:
    with pytest.raises(InputRefusedError) as error:
        load(text.encode(), "file.yaml", model)
    for problem in error.value.problems:
        for language in LANGUAGES:
            said = worded(problem).say(translator(language))
            assert "{" not in said.replace("{...}", ""), said
    return [
        (
            one.origin.line,
            one.origin.field,
            worded(one).found.say(str),
            worded(one).expected.say(str),
            worded(one).mend.say(str),
        )
        for one in error.value.problems
    ]


def test_every_problem_of_a_file_with_its_line() -> None:
    text = TENDER.replace("horizon_years: 10", 'horizon_years: "10"').replace(
        "rate: 0.02", "rate: 2.25, basis: reel"
    )
    a_share = "Correct the number. It is a share: 2.25 % is written as 0.0225."
    assert refused(text + "colour: red\ninflatoin: 0.02\n") == [
        (5, "horizon_years", "text '10'", "a whole number", "Write a whole number."),
        (6, "discount.rate", "2.25", "a number below 1", a_share),
        (6, "discount.basis", "text 'reel'", "one of: real, nominal", "Choose one of them."),
        (10, "colour", "text 'colour'", f"one of: {', '.join(Tender.model_fields)}", "Correct the name or remove it."),
        (11, "inflatoin", "text 'inflatoin'", f"one of: {', '.join(Tender.model_fields)}",
         "Correct the name or remove it. Is inflation meant?"),
    ]  # fmt: skip


def test_a_field_of_a_business_model_is_explained_by_that_model() -> None:
    [(line, field, _found, expected, mend)] = refused(
        BID.replace("service_life_years", "service_live_years"), Bid
    )[1:]
    assert (line, field) == (5, "offers[0].business_model.service_live_years")
    assert (
        expected == "one of: kind, price, service_life_years, resale_value, resale_basis, instalments, index, vat"
    )
    assert mend.endswith("Is service_life_years meant?")


def test_a_field_that_is_called_as_its_business_model_keeps_its_place() -> None:
    steps = "{kind: buy_back, price: 9.0, service_life_years: 9, buy_back: [{after_years: 5}]}"
    text = BID.replace("{kind: purchase, price: 100.0, service_life_years: 10}", steps)
    [(_line, field, *_rest)] = refused(text, Bid)
    assert field == "offers[0].business_model.buy_back[0].share_of_price"


FIELDS = "one of: kind, price, service_life_years, resale_value, resale_basis, instalments, index, vat"
COMMA = "a number with a point for decimals: a comma opens the next field here"


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("price: 100.0", "price: .nan", 5, "a number that is not infinite"),
        ("price: 100.0", "price: -.inf", 5, "a number that is not infinite"),
        ("price: 100.0", "price: 1,50", 5, COMMA),
        ("price: 100.0", "price: 900,0", 5, COMMA),
        ("price: 100.0", "price: 1.200,000", 5, COMMA),
        ("price: 100.0", "price: 900, 0: ", 5, FIELDS),
        ("price: 100.0", 'price: "900",0: ', 5, "a number"),
        ("price: 100.0", "price: '1,50'", 5, "a number"),
        ("price: 100.0", "price: 2027-01-01", 5, "a number"),
        ("price: 100.0", "price: yes", 5, "a number"),
        ("kind: purchase", "kind: koop", 5, "one of: purchase, buy_back, lease, deposit, pool, pay_per_use"),
        ("{name: Somebody}", "Somebody", 2, "a group of fields"),
        ("{kind: purchase, price: 100.0, service_life_years: 10}", "[purchase]", 5, "a group of fields"),
        ("[maintenance]", "maintenance", 6, "a list"),
        ("name: Somebody", "name: Somebody, name: Else", 2, "each field once"),
        ("name: Somebody", "name: &who Somebody", 2, "values written out"),
        ("tender: test", "tender: [", 3, "YAML"),
        ("tender: test", "tender: !!python/object:os.system x", 1, "values without tags"),
        ("tender: test", "? [a]\n: b\ntender: test", 1, "a name before each colon"),
        ("name: Somebody", "name: 12345", 2, "text"),
    ],
)
def test_what_a_bid_can_get_wrong(old: str, new: str, line: int, expected: str) -> None:
    assert old in BID
    first = refused(BID.replace(old, new), Bid)[0]
    assert (first[0], first[3]) == (line, expected)


@pytest.mark.parametrize("text", ["", "- a\n- b", "just text", "42"])
def test_a_file_that_holds_no_fields(text: str) -> None:
    assert refused(text)[0][3] == "fields and their values"


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    *first, more = refused("\n".join(layers))
    assert {problem[3] for problem in first} == {"values written out"}
    assert more[3] == "a file without these problems"


def test_a_deep_nest_and_a_long_number_are_no_traceback() -> None:
    assert refused("a: " + "[" * 5000 + "]" * 5000)[0][3] == "at most 50 (lists and groups in each other)"
    assert refused("id: " + "9" * 10_000)[0][3] == "at most 100 (characters of a number)"


def test_a_file_that_is_not_text_or_too_large() -> None:
    with pytest.raises(InputRefusedError) as error:
        load(b"\xff\xfe\x00", "bid.yaml", Bid)
    assert worded(error.value.problems[0]).expected.say(str) == "a text file in UTF-8"
    with pytest.raises(InputRefusedError) as error:
        load(b"#" * 3_000_000, "bid.yaml", Bid)
    assert worded(error.value.problems[0]).expected.say(str) == "at most 800,000 (bytes of the file) in YAML"


def test_a_table_of_growth_with_a_wrong_number_is_reported_once() -> None:
    [problem] = refused(TENDER + "indices:\n  labour: [0.02, 3.0]\n")
    assert problem[:4] == (11, "indices.labour[1]", "3", "a number below 1")
    [problem] = refused(TENDER + "indices: {labour: high}\n")
    assert problem[1:4] == ("indices.labour", "text 'high'", "a number")


def test_json_is_read_as_well() -> None:
    tender, origins = load(b'{\n"id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01",\n'
        b'"horizon_years": 5, "discount": {"rate": 0.02}, "carbon_price": {"2030": 0.1},\n'
        b'"items": [{"id": "i", "name": "I", "quantity": 2, "unit": "piece"}]}', "t.json", Tender)  # fmt: skip
    assert tender.carbon_price == {2030: 0.1}
    assert origins["items", 0, "quantity"].line == 4


def test_all_problems_of_all_files_in_one_run(tmp_path: Path) -> None:
    files = {
        "tender.yaml": TENDER,
        "other.yaml": BID.replace("tender: test", "tender: another"),
        "phase.yaml": BID.replace("    included: [maintenance]\n", ""),
        "wrong.yaml": BID.replace("price: 100.0", "price: high"),
        "again.yaml": BID,
        "twice.yaml": BID,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    names = [*list(files)[1:], "absent.yaml", "bid.docx"]
    with pytest.raises(InputRefusedError) as error:
        read(tmp_path / "tender.yaml", [tmp_path / name for name in names])
    said = [(Path(one.file).name, one.origin.line, worded(one).expected.say(str)) for one in error.value.problems]
    assert said == [
        ("other.yaml", 1, "a bid for tender test"),
        ("phase.yaml", 4, "a cost for phase Maintenance, a zero, or that it is included"),
        ("wrong.yaml", 5, "a number"),
        ("twice.yaml", 2, "each bidder once"),
        ("absent.yaml", None, "a file that can be read"),
        ("bid.docx", None, "a file that can be read"),
    ]


def test_a_broken_tender_does_not_hide_what_is_wrong_in_the_bids(tmp_path: Path) -> None:
    (tmp_path / "tender.yaml").write_text(TENDER.replace("horizon_years: 10", "horizon_years: 0"))
    (tmp_path / "bid.yaml").write_text(BID.replace("service_life_years: 10", "service_life_years: -1"))
    with pytest.raises(InputRefusedError) as error:
        read(tmp_path / "tender.yaml", [tmp_path / "bid.yaml"])
    assert [one.origin.field for one in error.value.problems] == [
        "horizon_years",
        "offers[0].business_model.service_life_years",
    ]
