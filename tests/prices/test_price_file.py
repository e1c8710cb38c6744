"""A price file as an authority keeps it: read as it was meant, refused where it stands, and only ever added to."""

from datetime import date
from typing import Any

import pytest

import lcc
from lcc.interchange.limits import JSON
from lcc.model.price_memory import MOST_OFFERS, EarlierOffer
from lcc.prices.price_file import COLUMNS, read_prices, with_offers
from remembered import FIVE, csv_of, row


def kept(content: bytes) -> list[EarlierOffer]:
    return read_prices(content, "prices.csv")


def refused(content: bytes) -> list[tuple[str, int | None, str]]:
    """Return what is wrong by code, line and field; each says it in both languages without an open blank."""
    with pytest.raises(lcc.InputRefusedError) as error:
        kept(content)
    for problem in error.value.problems:
        assert problem.file == "prices.csv"
        for language in ("nl", "en"):
            assert "{" not in str(lcc.said(problem, language))
    return [(one.code, one.origin.line, one.origin.field) for one in error.value.problems]


def test_each_column_is_read() -> None:
    [found] = kept(csv_of([row(1, 950.5, category="ict.monitor", awarded="ja", date="31-12-2026")]))
    assert found.model_dump(mode="json") == {
        "authority": "Voorbeeld", "tender": "old", "offer": 1, "date": "2026-12-31", "category": "ict.monitor",
        "cpv": "39113600", "item": "Bench", "quantity": 10.0, "unit": "piece", "business_model": "purchase",
        "per": "unit", "price": 950.5, "currency": "EUR", "inflation": 0.0, "awarded": True,
    }  # fmt: skip


def test_a_dutch_spreadsheet_writes_the_same() -> None:
    dutch = csv_of([row(1, "950,5", inflation="0,02", date="1-1-2027")], between=";")
    assert kept(b"\xef\xbb\xbf" + dutch) == kept(csv_of([row(1, 950.5, inflation=0.02)]))


def test_columns_that_are_not_needed_can_be_left_out_and_stand_in_any_order() -> None:
    names = [name for name in reversed(COLUMNS) if name not in ("category", "awarded")]
    lines = [",".join(names), ",".join(str(row(1, 5.0)[name]) for name in names)]
    assert [one.price for one in kept("\n".join(lines).encode())] == [5.0]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("price", "1e308", "float_type"),
        ("price", "NaN", "float_type"),
        ("price", "-inf", "float_type"),
        ("price", "1.234,50", "csv_row_length"),
        ("price", "1,234.50", "csv_row_length"),
        ("price", "9999999999999", "less_than_equal"),
        ("price", "=1+1", "float_type"),
        ("price", "", "missing"),
        ("quantity", "0", "greater_than"),
        ("quantity", "-3", "greater_than"),
        ("offer", "0", "greater_than_equal"),
        ("offer", "1.5", "int_type"),
        ("date", "12/31/2027", "date_type"),
        ("date", "2027-02-30", "date_type"),
        ("currency", "euro", "string_pattern_mismatch"),
        ("cpv", "3000000", "cpv_code"),
        ("inflation", "2", "less_than"),
        ("business_model", "gift", "unknown_model_kept"),
        ("per", "unit_year", "price_of_other_kind"),
        ("awarded", "perhaps", "literal_error"),
        ("item", "x" * 201, "string_too_long"),
    ],
)
def test_what_a_cell_can_not_say_is_refused_in_its_line(field: str, value: str, code: str) -> None:
    [(found, line, _name)] = refused(csv_of([row(1, 5.0), row(2, 5.0) | {field: value}]))
    assert (found, line) == (code, 3)


def test_a_price_with_a_sign_between_thousands_is_not_taken_for_decimals() -> None:
    """1.234 in a file of a Dutch spreadsheet: 1,234 euro with a comma for decimals, or twelve hundred."""
    [(found, line, _name)] = refused(csv_of([row(1, 5.0), row(2, 5.0) | {"price": "1.234"}], ";"))
    assert (found, line) == ("in_two_ways", 3)


def test_a_lease_has_no_price_of_a_unit() -> None:
    assert refused(csv_of([row(1, 5.0, business_model="lease")]))[0][0] == "price_of_other_kind"
    assert kept(csv_of([row(1, 5.0, business_model="lease", per="unit_year")]))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "prices_columns"),
        (b"\n\n", "prices_columns"),
        (b"price\n5\n", "prices_columns"),
        (",".join([*COLUMNS, "price"]).encode(), "prices_columns"),
        (",".join([*COLUMNS, "bidder"]).encode(), "prices_columns"),
        (csv_of([row(1, 5.0)]) + b'\r\n"open', "csv_not_read"),
        (csv_of([row(1, 5.0)]) + b"\r\n1,2", "csv_row_length"),
        (csv_of([row(1, 5.0)] * (MOST_OFFERS + 1)), "prices_too_many"),
        (csv_of([row(1, 5.0)]).decode().encode("utf-16"), "not_text"),
        (csv_of([row(1, 5.0, item="a\x00b")]), "control_character"),
        (b"x" * (JSON.file_bytes + 1), "beyond_text"),
    ],
)
def test_what_is_no_price_file_is_refused(content: bytes, code: str) -> None:
    assert [one[0] for one in refused(content)] == [code]


def test_every_problem_is_told_at_once() -> None:
    found = refused(csv_of([row(1, "a"), row(2, 5.0), row(3, 5.0, quantity=0), row(4, "b", currency="e")]))
    assert [line for _code, line, _field in found] == [2, 4, 5, 5]


def test_the_same_offer_counts_once_and_another_price_of_it_is_refused() -> None:
    """Two files that were pasted together have the rows of both."""
    rows = [row(k, price) for k, price in enumerate(FIVE, start=1)]
    assert len(kept(csv_of([*rows, *rows]))) == 5
    [(code, line, _field)] = refused(csv_of([*rows, row(2, 1.0)]))
    assert (code, line) == ("price_twice", 7)
    assert len(kept(csv_of([*rows, *(row(k, 1.0, tender="other") for k in (1, 2))]))) == 7


@pytest.mark.parametrize("has_comma", [True, False])
def test_what_is_added_stands_after_what_was_there(*, has_comma: bool) -> None:
    """As the file has it: with commas for decimals where it has these, whoever adds to it."""
    [one] = kept(csv_of([row(1, 12.5, inflation=0.02, item='"Bench; big, round"')]))
    first = with_offers(None, [one], has_comma=has_comma)
    again = with_offers(first, [one.model_copy(update={"offer": 2})], has_comma=not has_comma)
    assert again.startswith(first)
    assert (b"12,5" in again) is has_comma
    assert kept(again) == [one, one.model_copy(update={"offer": 2})]


def test_a_file_that_does_not_end_in_a_line_end_is_added_to_on_a_line_of_its_own() -> None:
    content = csv_of([row(1, 5.0)])
    assert not content.endswith(b"\n")
    assert (
        len(kept(with_offers(content, [kept(content)[0].model_copy(update={"offer": 2})], has_comma=False))) == 2
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "'=1+1", "''-1", "+31", "-x", "@SUM(A1)", "'s-Hertogenbosch", 'a"b;c,d', "Ærø é"]
)
def test_a_name_that_a_spreadsheet_would_run_does_nothing_and_comes_back(text: str) -> None:
    [plain] = kept(csv_of([row(1, 5.0)]))
    written = with_offers(None, [plain.model_copy(update={"item": text, "authority": text})], has_comma=False)
    assert not any(cell.startswith(("=", "+", "@")) for cell in written.decode("utf-8-sig").split(","))
    [found] = kept(written)
    assert (found.item, found.authority) == (text, text)


@pytest.mark.parametrize("number", [0.1, 34133.072916, 1e-06, 123456789012.0, -4.0, 0.0])
def test_a_price_comes_back_to_the_digit(number: float) -> None:
    [plain] = kept(csv_of([row(1, 5.0)]))
    for has_comma in (True, False):
        written: Any = with_offers(None, [plain.model_copy(update={"price": number})], has_comma=has_comma)
        assert [one.price for one in kept(written)] == [number]


@pytest.mark.parametrize("word", ["fell_away", "Fell away", "vervallen"])
def test_an_offer_that_a_row_says_fell_away_does_not_count(word: str) -> None:
    rows = [row(1, 5.0, cpv=""), row(2, 6.0), row(1, 5.0, awarded=word)]
    assert [one.offer for one in kept(csv_of(rows))] == [2]
    assert [one.offer for one in kept(csv_of(rows[::-1]))] == [2]
    assert refused(csv_of([*rows[:2], row(1, 6.0, awarded=word)])) == [("price_twice", 4, "rows[2]")]


def test_a_file_without_the_column_can_not_say_that_an_offer_fell_away() -> None:
    without = b"authority;tender;offer\r\n"
    fell = EarlierOffer.model_validate(row(1, 5.0, awarded="fell_away", date=date(2027, 1, 1)))
    with pytest.raises(lcc.InputRefusedError) as error:
        with_offers(without, [fell], has_comma=True)
    assert [one.code for one in error.value.problems] == ["prices_no_awarded"]
