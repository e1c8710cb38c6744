"""All tenders of an authority out of open data: what counts, in which year, at which value, and what does not."""

import json
from typing import Any

import pytest

from all_tenders import COLUMNS, OURS, as_csv, as_workbook, award, one, package, read, release, row
from lcc.exchange.all_tenders.notice import PublishedValue
from lcc.record.problem import InputRefusedError

Plain = dict[str, Any]


def codes(refused: pytest.ExceptionInfo[InputRefusedError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_small_year_by_hand() -> None:
    """Five count: 100,000 + 250,000 + 40,000 EUR and 30,000 SEK are known, and one value is not."""
    found = read(
        package(
            release(
                "1", tender={"classification": {"scheme": "CPV", "id": "39110000-6"}}, awards=[award("a", 100_000)]
            ),
            release("2", awards=[award("a", 200_000), award("b", 50_000)]),
            release("3", tender={"value": {"amount": 40_000, "currency": "EUR"}}),
            release("4", awards=[award("a", 30_000, "SEK")]),
            release("5", awards=[award("a", None)]),
            release("6", tender={"status": "cancelled"}),
            release(
                "7", relatedProcesses=[{"id": "1", "relationship": ["framework"]}], awards=[award("a", 9_000)]
            ),
            release("8", tender={"procurementMethodDetails": "Marktconsultatie"}),
            release("9", buyer="Gemeente Elders", awards=[award("a", 77_000)]),
        )
    )
    all_ = found.counted()
    assert (all_.number, all_.value) == (5, {"EUR": 390_000.0, "SEK": 30_000.0})
    assert (all_.with_value, all_.without_value, all_.estimated) == (4, 1, 1)
    assert (all_.cancelled, all_.call_offs, all_.planned) == (1, 1, 1)
    assert found.of_division("39").counted().value == {"EUR": 100_000.0}
    assert found.of_year(2026).counted().number == 0
    assert (found.years(), found.divisions()) == ([2027], ["39", None])


def test_of_releases_of_one_tender_the_latest_counts_and_it_is_one() -> None:
    early = release(
        "1", "2026-12-20T00:00:00Z", tender={"title": "Before", "value": {"amount": 9_000, "currency": "EUR"}}
    )
    first = release("1", "2027-02-01T00:00:00Z", tag=["award"], awards=[award("a", 10_000), award("b", 5_000)])
    again = release("1", "2027-03-01T00:00:00Z", tag=["awardUpdate"], awards=[award("a", 12_000)])
    for order in ((early, first, again), (again, early, first)):
        found = one(read(package(*order)))
        assert (found.title, found.value, found.is_estimate) == (
            "Tender 1",
            PublishedValue(17_000.0, "EUR"),
            False,
        )
        assert found.year == 2027


def test_of_two_releases_of_one_moment_the_later_in_the_file_counts() -> None:
    found = one(
        read(
            package(
                *(
                    release("1", id=name, awards=[award("a", value)])
                    for name, value in (("x", 5_000), ("y", 6_000))
                )
            )
        )
    )
    assert found.value == PublishedValue(6_000.0, "EUR")


@pytest.mark.parametrize(
    ("parts", "year"),
    [
        ({"awards": [award("a", 1e4, date="2028-01-15T00:00:00Z")]}, 2028),
        ({"awards": [award("a", 1e4)]}, 2027),
        ({}, 2027),
    ],
)
def test_the_year_is_that_of_the_award(parts: Plain, year: int) -> None:
    assert one(read(package(release("1", "2027-12-01T00:00:00Z", **parts)))).year == year


def test_a_consultation_before_a_tender_is_not_its_year() -> None:
    before = release("1", "2026-05-01T00:00:00Z", tag=["planning"])
    assert one(read(package(before, release("1", "2027-05-01T00:00:00Z")))).year == 2027


@pytest.mark.parametrize(
    ("awards", "value"),
    [
        ([award("a", 100.0), award("b", 50.0, "SEK")], None),  # no sum of two currencies
        ([award("a", 100.0), award("b", None)], None),  # no sum of what is not known
        ([award("a", 1.0)], None),  # filled in because a form asks it
        ([award("a", 0.0)], None),
        ([award("a", 100.0), award("b", 50.0, status="cancelled")], PublishedValue(100.0, "EUR")),
        ([award("a", 100.0) | {"value": {"amount": "100.50", "currency": "eur"}}], PublishedValue(100.5, "EUR")),
        ([award("a", 100.0) | {"value": {"amount": "1.500", "currency": "EUR"}}], None),  # two numbers in one
        ([award("a", -100.0)], None),
    ],
)
def test_a_value_is_known_or_it_is_not(awards: list[Plain], value: PublishedValue | None) -> None:
    assert one(read(package(release("1", awards=awards)))).value == value


def test_an_estimate_stands_in_for_an_award_that_is_not_known_and_says_so() -> None:
    estimate = {"value": {"amount": 800.0, "currency": "EUR"}}
    found = one(read(package(release("1", tender=estimate, awards=[award("a", None)]))))
    assert (found.value, found.is_estimate) == (PublishedValue(800.0, "EUR"), True)


def test_a_framework_counts_and_is_named() -> None:
    found = read(package(release("1", tender={"techniques": {"hasFrameworkAgreement": True}})))
    assert (found.counted().number, found.counted().frameworks) == (1, 1)


@pytest.mark.parametrize("asked", ["GEMEENTE  voorbeeld", "00000001001234567000", "NL-OIN-00000001001234567000"])
def test_an_authority_is_known_by_name_and_by_number(asked: str) -> None:
    numbered = release("1", buyer="Stad") | {"parties": [
        {"id": "NL-OIN-00000001001234567000", "name": OURS, "roles": ["buyer"]},
        {"id": "x", "name": "Gemeente Elders", "roles": ["supplier"]},
    ]}  # fmt: skip
    assert one(read(package(numbered), authorities=[asked])).authority == "Stad"
    with pytest.raises(InputRefusedError):
        read(package(numbered), authorities=["Gemeente Elders"])


def test_who_is_not_there_is_told_who_is() -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(package(release("1", buyer="Gemeente Voorbeld"), release("2", buyer="Waterschap")))
    [problem] = refused.value.problems
    assert problem.code == "authority_not_published"
    assert problem.context["known"] == "Gemeente Voorbeld, Waterschap"


RECORD = {
    "ocid": "ocds-1l04xe-1",
    "releases": [release("1")],
    "compiledRelease": release("1", awards=[award("a", 5e3)]),
}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"records": [RECORD]}),
        json.dumps(RECORD),
        json.dumps([RECORD["compiledRelease"]]),
        json.dumps(RECORD["compiledRelease"]),
        json.dumps(RECORD["compiledRelease"]) + "\n" + json.dumps(release("1")) + "\n",
        package(release("1")).decode() + "\n" + package(release("1", awards=[award("a", 5e3)])).decode(),
        "\ufeff" + json.dumps({"releases": [RECORD["compiledRelease"]]}, indent=2),
    ],
)
def test_releases_records_packages_and_lines_say_the_same(content: str) -> None:
    found = one(read(content.encode(), name="all.jsonl"))
    assert (found.process, found.value) == ("ocds-1l04xe-1", PublishedValue(5_000.0, "EUR"))


def test_what_is_no_release_is_counted_with_its_line() -> None:
    lines = [json.dumps(one) for one in (release("1"), {"ocid": "x", "tag": []}, release("2") | {"ocid": None})]
    found = read("\n".join([*lines, '["a", 1]']).encode(), name="all.jsonl")
    assert [process.process for process in found.processes] == ["ocds-1l04xe-1"]
    assert [(left.line, left.why) for left in found.not_read] == [
        (2, "no_process"), (3, "no_process"), (4, "no_release"), (4, "no_release"),
    ]  # fmt: skip


ROWS = [
    row("501", "9001", **{"Oorspronkelijk geraamde waarde - bedrag": "1.250.000,50",
                          "Oorspronkelijk geraamde waarde - valuta": "EUR", "Hoofd CPV code": "39110000-6"}),
    row("501", "9002", "15-01-2028", **{"Publicatie soort": "Aankondiging van een gegunde opdracht",
                          "Datum gunning": "20-12-2027", "Definitieve waarde - bedrag": "1100000",
                          "Definitieve waarde - valuta": "EUR"}),
    row("502", "9003", **{"Oorspronkelijk geraamde waarde - bedrag": "1.500",
                          "Oorspronkelijk geraamde waarde - valuta": "EUR"}),
    row("503", "9004", **{"Publicatie soort": "Marktconsultatie"}),
    row("504", "9005", **{"Publicatie soort": "Vroegtijdige beëindiging"}),
    row("505", "9006", **{"Naam Aanbestedende dienst": "Gemeente Elders"}),
]  # fmt: skip


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx"])
def test_rows_of_tenderned_by_hand(name: str) -> None:
    found = read(as_csv(ROWS) if name == "all.csv" else as_workbook(ROWS), name=name)
    first, second, *_others = found.processes
    assert (first.process, first.year, first.value, first.is_estimate) == (
        "501",
        2027,
        PublishedValue(1_100_000.0, "EUR"),
        False,
    )
    assert (first.cpv, first.publications) == ("39110000", frozenset(("9001", "9002")))
    assert (second.process, second.value) == ("502", None)  # 1.500 is one and a half to some
    counted = found.counted()
    assert (counted.number, counted.planned, counted.cancelled) == (2, 1, 1)


def test_several_amounts_of_one_tender_are_not_added_up() -> None:
    """A row for each lot: whether each has its own part, or all the same whole again, the data set does not say."""
    awarded = {"Publicatie soort": "Aankondiging van een gegunde opdracht", "Definitieve waarde - valuta": "EUR"}
    lots = [row("501", "9001", **awarded, **{"Definitieve waarde - bedrag": value}) for value in ("1000", "2000")]
    found = one(read(as_workbook(lots), name="all.xlsx"))
    assert (found.value, found.standing) == (None, "counted")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_by_any_sign_and_a_row_that_is_short(sign: str) -> None:
    content = as_csv([row("501", "9001"), row("", "9002"), row("503", "9003", "geen")], sign=sign)
    found = read(content + f"1{sign}2\r\n".encode(), name="all.csv")
    assert one(found).process == "501"
    assert [(left.line, left.why) for left in found.not_read] == [
        (3, "row_incomplete"), (4, "row_incomplete"), (5, "row_length"),
    ]  # fmt: skip


def test_columns_in_any_order_and_case_below_a_title() -> None:
    columns = [name.upper() for name in reversed(COLUMNS)]
    rows = [{name.upper(): value for name, value in ROWS[1].items()}]
    content = b"Export van TenderNed\r\n" + as_csv(rows, columns).removeprefix(b"\xef\xbb\xbf")
    assert one(read(content, name="all.csv")).value == PublishedValue(1_100_000.0, "EUR")


def test_formulas_and_links_in_cells_are_text() -> None:
    found = one(
        read(
            as_csv([row("501", "9001", **{"Naam aanbesteding": '=HYPERLINK("http://x")\x07'.replace('"', "'")})]),
            name="all.csv",
        )
    )
    assert found.title == "=HYPERLINK('http://x')\\x07"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("all.json", b"{", "not_json"),
        ("all.json", b"", "no_releases"),
        ("all.json", b"{}", "no_releases"),
        ("all.json", b'{"releases": []}', "no_releases"),
        ("all.json", b'{"releases": [' + b"[" * 5000, "beyond_text"),
        ("all.json", b'{"releases": [{"ocid": "a", "ocid": "b"}]}', "key_twice"),
        ("all.json", package(release("1")).replace(b"Gemeente", b"Geme\xebnte"), "not_text"),
        ("all.json", package(release("1")).decode().encode("utf-16"), "not_text"),
        ("all.json", b"\x1f\x8b\x08" + bytes(50), "not_text"),
        ("all.csv", as_csv(ROWS).decode("utf-8-sig").encode("cp1252"), "not_text"),
        ("all.csv", b"a;b\n1;2\n", "all_tenders_columns"),
        ("all.csv", b"", "all_tenders_columns"),
        ("all.csv", b'"' + b"x" * 2_000_000, "csv_not_read"),
        ("all.xlsx", as_workbook([], ["a", "b"]), "all_tenders_columns"),
        ("all.xlsx", b"PK", "not_xlsx"),
        ("all.xml", b"<a/>", "all_tenders_file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(name: str, content: bytes, code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(content, name=name)
    assert codes(refused) == [code]
    assert refused.value.problems[0].file == f"0-{name}"


def test_a_table_beside_releases_would_count_tenders_twice() -> None:
    from pathlib import Path

    from lcc.exchange.all_tenders.reading import read_all_tenders
    from lcc.intake.files import InMemory

    files = [InMemory(Path("a.json"), package(release("1"))), InMemory(Path("b.csv"), as_csv(ROWS))]
    with pytest.raises(InputRefusedError) as refused:
        read_all_tenders(files, [OURS])
    assert codes(refused) == ["all_tenders_mixed"]


def test_what_is_no_release_is_counted_beyond_what_is_listed() -> None:
    found = read(b'{"releases": [' + b"1," * 12_000 + package(release("1")) + b"]}")
    assert (len(found.not_read), found.more_not_read, len(found.processes)) == (10_000, 2_000, 1)
