"""YAML and JSON: what is read of a value, where it stands, and what is refused because it can be read in two ways."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.intake.records import load
from lcc.intake.submissions import read
from lcc.interchange.limits import JSON
from lcc.interchange.yaml_file import as_yaml
from lcc.model import Bid, Tender
from lcc.record.problem import MOST_PROBLEMS, InputRefusedError, Problem
from lcc.words.problems import worded
from readers import parse

BID = """\
tender: test
bidder: {name: Somebody}
offers:
  - item: thing
    business_model: {kind: purchase, price: 900.0, service_life_years: 15}
    included: [maintenance]
"""


def refused(text: str | bytes, file: str = "bid.yaml") -> list[Problem]:
    with pytest.raises(InputRefusedError) as error:
        parse(text.encode() if isinstance(text, str) else text, file)
    return error.value.problems


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-12", -12),
        ("+1", 1),
        ("1.50", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("123456789012345", 123456789012345),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        # The same word is another number in another version of YAML, or for another reader: it stays a text.
        ("0777", "0777"),
        ("01234567", "01234567"),
        ("00.5", "00.5"),
        ("0o17", "0o17"),
        ("0x1f", "0x1f"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("1,50", "1,50"),
        ("1.000.000", "1.000.000"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("nULL", "nULL"),
        ("2027-01-01", "2027-01-01"),
        ("2027-01-01T12:00:00+01:00", "2027-01-01T12:00:00+01:00"),
        ("1e", "1e"),
        ("١٢", "١٢"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_what_a_word_in_yaml_is(written: str, value: Any) -> None:
    found, _places = parse(f"a: {written}".encode(), "file.yaml")
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


def test_a_date_is_read_where_one_is_asked() -> None:
    text = "id: t\ntitle: T\nauthority: A\nbase_date: 2027-01-31\nhorizon_years: 1\ndiscount: {rate: 0.0}\n"
    tender, _places = load((text + "items: [{id: i, name: I, quantity: 1, unit: u}]").encode(), "t.yaml", Tender)
    assert tender.base_date == date(2027, 1, 31)


@pytest.mark.parametrize("price", ["0900", "0x384", "1_000", "15:00", "yes", "900,00"])
def test_what_may_be_another_number_is_refused_as_a_price(price: str) -> None:
    with pytest.raises(InputRefusedError) as error:
        load(BID.replace("900.0", f"'{price}'" if "," in price else price).encode(), "bid.yaml", Bid)
    [problem] = error.value.problems
    assert (problem.origin.line, problem.origin.field) == (5, "offers[0].business_model.price")
    assert (worded(problem).found.say(str), worded(problem).expected.say(str)) == (f"text '{price}'", "a number")


def test_a_registration_number_keeps_its_zeros() -> None:
    bid, _places = load(BID.replace("Somebody}", "Somebody, id: 01234567}").encode(), "bid.yaml", Bid)
    assert bid.bidder.id == "01234567"


def test_a_hexadecimal_number_of_a_hundred_thousand_digits() -> None:
    [problem] = refused(BID.replace("900.0", "0x" + "f" * 100_000))
    assert (problem.origin.line, worded(problem).expected.say(str)) == (
        5,
        "at most 100,000 (characters of a text)",
    )


@pytest.mark.parametrize("directive", ["%YAML 1.1", "%YAML 1.2", "%TAG ! tag:x,2000:", "%X"])
def test_a_text_does_not_change_how_it_is_read(directive: str) -> None:
    [problem] = refused(f"# a bid\n{directive}\n---\n{BID}")
    assert (problem.origin.line, worded(problem).mend.say(str)) == (2, "Remove the lines that start with %.")


@pytest.mark.parametrize("text", [f"{BID}---\n{BID}", f"{BID}...\n---\na: 1", "--- 1\n--- 2"])
def test_one_document_in_a_file(text: str) -> None:
    assert worded(refused(text)[0]).expected.say(str) == "one document in a file"


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "found"),
    [
        ("900.0", r'"\e[2J\e[32mwinner"', 5, "offers[0].business_model.price", r"'\x1b[2J\x1b[32mwinner'"),
        ("price", r'"\e]0;pwn\aprice"', 5, "offers[0].business_model", r"'\x1b]0;pwn\x07price'"),
        ("900.0", r'"x\r  found:   nothing"', 5, "offers[0].business_model.price", r"'x\r  found:   nothing'"),
        ("Somebody", r'"\x9b2J"', 2, "bidder.name", r"'\x9b2J'"),
        ("Somebody", r'"a\0b"', 2, "bidder.name", r"'a\x00b'"),
        ("Somebody", r'"a\Lb"', 2, "bidder.name", r"'a\u2028b'"),
        ("Somebody", r'"a\Nb"', 2, "bidder.name", r"'a\x85b'"),
        ("Somebody", "a\x1b[2Jb", 2, "", None),
        ("Somebody", "a\x85b", 2, "", None),
        ("Somebody", "a\ufeffb", 2, "", None),
    ],
)
def test_control_characters_are_named_and_not_shown(
    old: str, new: str, line: int, field: str, found: str | None
) -> None:
    [problem] = refused(BID.replace(old, new))
    assert (problem.origin.line, problem.origin.field) == (line, field)
    assert worded(problem).expected.say(str) == "text without control characters"
    assert found is None or worded(problem).found.say(str) == f"text {found}"
    assert worded(problem).say(str).replace("\n", "").isprintable()


def test_lines_and_tabs_of_a_text_are_no_control_characters() -> None:
    assert parse(rb'a: "one\n\ttwo\r\nthree"', "file.yaml")[0] == {"a": "one\n\ttwo\r\nthree"}
    assert parse(rb'{"a": "one\n\ttwo\r\nthree \u00e9 \ud83d\ude00 \\u001b"}', "file.json")[0] == {
        "a": "one\n\ttwo\r\nthree é 😀 \\u001b"
    }


@pytest.mark.parametrize(
    ("text", "line", "field", "said"),
    [
        ('{"a": 1,\n "a": 2}', 2, "", "each field once"),
        ('{"a": {"b": 1,\n "b": 2}}', 2, "a", "each field once"),
        ('{"a": 1,\n "\\u0061": 2}', 2, "", "each field once"),
        ('{"a":\n [1, NaN]}', 2, "a[1]", "a number that is finite"),
        ('{"a":\n -Infinity}', 2, "a", "a number that is finite"),
        ('{"a": 1e400}', 1, "a", "a number that is finite"),
        ('{"a": 1e-400}', 1, "a", "a number that is finite"),
        ('{"a": ' + "1" * 5000 + "}", 1, "", "at most 100 (characters of a number)"),
        ('{"a": "\\ud800"}', 1, "a", "text without control characters"),
        ('{"a": "\\udc00\\ud800"}', 1, "a", "text without control characters"),
        ('{"a\\u001b": 1}', 1, "", "text without control characters"),
        ('{"a": "\\r!"}', 1, "a", "text without control characters"),
        ('{"a": "\\u007f"}', 1, "a", "text without control characters"),
        ('{"a": 1}\n\x00', 2, "", "text without control characters"),
        ('{"a": 01}', 1, "", "JSON"),
        ('{"a": 1,\n}', 2, "", "JSON"),
        ("{'a': 1}", 1, "", "JSON"),
        ("a: 1", 1, "", "JSON"),
        ("", 1, "", "JSON"),
        ('{"a": ' + "[" * 60 + "]" * 60 + "}", 1, "", "at most 50 (lists and groups in each other)"),
        ("[" * 100_000, None, "", "at most 50 (lists and groups in each other)"),
    ],
)
def test_json_that_can_be_read_in_two_ways(text: str, line: int | None, field: str, said: str) -> None:
    problem = refused(text, "bid.json")[0]
    assert (problem.origin.line, problem.origin.field, worded(problem).expected.say(str)) == (line, field, said)


def test_yaml_that_looks_like_json_is_read_as_json_or_else_as_yaml() -> None:
    large = json.dumps([{"a": k, "b": [k]} for k in range(50_000)])
    assert len(parse(large.encode(), "file.yaml")[0]) == 50_000
    assert parse(b"\n  {a: 1, b: [c]}", "file.yaml")[0] == {"a": 1, "b": ["c"]}
    assert parse(b"\xef\xbb\xbf{a: 1}", "file.yaml")[0] == {"a": 1}
    assert worded(refused('{"a": 1, "a": 2}')[0]).expected.say(str) == "each field once"


values = st.recursive(
    st.none() | st.booleans() | st.integers(-9999, 9999) | st.floats(-1e6, 1e6) | st.text("ab: \n\"\\{}[],#-é'"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('ab:}"\\ 1'), inner, max_size=4),
    max_leaves=12,
)


@given(values, st.sampled_from([None, 1]))
def test_json_is_read_as_python_does_and_every_value_has_its_line(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    found, places = parse(text.encode(), "file.json")
    assert found == value
    lines = text.split("\n")
    for path, one in walk(value, ()):
        line = lines[(places[path].line or 0) - 1]
        written = json.dumps(one, ensure_ascii=False)
        assert (written if not isinstance(one, dict | list) or not one else written[0]) in line


def walk(value: Any, path: tuple[str | int, ...]) -> Any:
    yield path, value
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from walk(part, (*path, step))


words = st.sampled_from(
    ["0123", "1_000", "0x1f", "12:30", "yes", "~", "null", "1e3", ".5", "2027-01-01", "<<", "=", "%", "- a"]
)


@given(
    st.dictionaries(st.text("ab ", min_size=1), st.lists(words | st.floats(-1e20, 1e20) | st.integers(-99, 99)))
)
def test_what_is_written_in_yaml_is_read_back(value: dict[str, Any]) -> None:
    assert parse(as_yaml(value), "file.yaml")[0] == value


def test_lines_are_worked_out_when_somebody_asks() -> None:
    _found, places = parse(b'{"years": {"2030": 1,\n "2031": 2}}', "file.json")
    assert "_lines" not in vars(places)
    assert places["years", "2031"].line == places["years", 2031].line == 2


@pytest.mark.parametrize("number", [60_000, 3])
def test_many_wrong_entries_are_listed_as_far_as_somebody_reads(number: int) -> None:
    costs = [{"name": "c", "phase": "maintenance", "amount": "x"}] * min(number, 1000)
    offer = {"item": "thing", "business_model": {"kind": "purchase", "price": 1.0, "service_life_years": 1.0}}
    bid = {"tender": "test", "bidder": {"name": "S"}, "offers": [{**offer, "costs": costs}] * -(-number // 1000)}
    with pytest.raises(InputRefusedError) as error:
        load(json.dumps(bid).encode(), "bid.json", Bid)
    problems = error.value.problems
    assert problems[0].origin.field == "offers[0].costs[0].amount"
    assert len(problems) == min(number, MOST_PROBLEMS + (number > MOST_PROBLEMS))


def test_what_is_wrong_at_the_end_of_a_large_file_is_found() -> None:
    cost = {"name": "c", "phase": "maintenance", "amount": 1.0}
    offer = {"item": "thing", "business_model": {"kind": "purchase", "price": 1.0, "service_life_years": 1.0}}
    offers = [{**offer, "costs": [cost] * 1000}] * 9 + [
        {**offer, "costs": [cost] * 999 + [{**cost, "phase": "x"}]}
    ]
    bid = {"tender": "test", "bidder": {"name": "S"}, "offers": offers}
    with pytest.raises(InputRefusedError) as error:
        load(json.dumps(bid, indent=1).encode(), "bid.json", Bid)
    assert error.value.problems[0].origin.field == "offers[9].costs[999].phase"


def test_the_line_of_a_passport_stands_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "tender.yaml").write_text(
        "id: test\ntitle: T\nauthority: A\nbase_date: 2027-01-01\nhorizon_years: 10\ndiscount: {rate: 0.0}\n"
        "asked_phases: [maintenance]\nitems: [{id: thing, name: Thing, quantity: 1, unit: piece}]\n"
    )
    named = BID + "    passport: thing.passport.json\n"
    (tmp_path / "bid.yaml").write_text(named)
    (tmp_path / "thing.passport.json").write_text('{"product": "Thing",\n "mass_kg": -1}')
    with pytest.raises(InputRefusedError) as error:
        read(tmp_path / "tender.yaml", [tmp_path / "bid.yaml"])
    assert ("thing.passport.json", 2, "mass_kg") in {
        (Path(one.file).name, one.origin.line, one.origin.field) for one in error.value.problems
    }


def test_the_largest_honest_bid_is_within_the_limits() -> None:
    cost = {"name": "Cleaning", "phase": "maintenance", "amount": 45.0, "index": "general", "every_years": 5}
    offer = {"item": "thing", "business_model": {"kind": "purchase", "price": 1.0, "service_life_years": 15.0}}
    bid = {"tender": "test", "bidder": {"name": "S"}, "offers": [{**offer, "costs": [cost] * 1000}] * 25}
    text = json.dumps(bid)
    assert sum(map(text.count, ",[{")) < JSON.values
    assert len(load(text.encode(), "bid.json", Bid)[0].offers[24].costs) == 1000


@pytest.mark.parametrize("table", ['{2027: 0.1, "2027": 0.2}', '{"2027": 0.1, 2027: 0.2}'])
def test_a_year_that_stands_twice_is_refused_however_it_is_spelled(table: str) -> None:
    """One of the two prices would count, and nobody would say which."""
    with pytest.raises(InputRefusedError, match="key_twice"):
        parse(f"carbon_price: {table}\n".encode(), "tender.yaml")
