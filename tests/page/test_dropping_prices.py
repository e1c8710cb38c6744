"""A price file beside tender and bids on the page: it counts as it does where it is named to a command."""

import json
from typing import Any

import pytest
from asking import Files, asked, packed

import lcc
from remembered import FIVE, bids, csv_of, prices, row, tender

SIGNED = {"method": "lowest_lcc", "below_earlier_offers": 0.3}
INDEX = {"name": "CPI", "source": "Made up", "levels": {2023: 80.0, 2027: 100.0}}
CBS = b'"Perioden";"CPI"\r\n"2023";"80,0"\r\n"2027";"100,0"\r\n'
FILE = csv_of(row(k, price, date="2023-01-01") for k, price in enumerate(FIVE, start=1))


def given(**award: Any) -> Files:
    of = tender(award=SIGNED | award).model_dump(mode="json", exclude_unset=True)
    asked_for = [bid.model_dump(mode="json", exclude_unset=True) for bid in bids(60.0, 100.0)]
    return [
        ("tender.json", json.dumps(of).encode()),
        *((f"bids/{k}.json", json.dumps(bid).encode()) for k, bid in enumerate(asked_for)),
    ]


def mends(files: Files) -> list[str]:
    said, _made = asked("open", files)
    found = said["problems"] or asked("rank")[0].get("problems", [])
    return [one["mend"] for group in found for one in group["problems"]]


def test_a_price_file_in_the_drop_is_what_prices_are_held_against() -> None:
    said, _made = asked("open", [*given(), ("prices.csv", FILE)])
    assert (said["problems"], said["roles"]["prices.csv"], said["bids"]) == ([], "prices", 2)
    blocks = asked("rank")[0]["outcomes"][0]["blocks"]
    [table] = [one for one in blocks if one.get("caption") == "What was offered before"]
    assert [line[2:6] for line in table["rows"]] == [
        ["60.00", "90.00", "100.00", "110.00"], ["100.00", "90.00", "100.00", "110.00"],
    ]  # fmt: skip
    assert "below the median of earlier offers" in json.dumps(blocks)


@pytest.mark.parametrize("index", [None, ("cpi.csv", CBS), ("cpi.json", json.dumps(INDEX).encode())])
def test_the_result_is_that_of_the_package_to_the_byte(index: tuple[str, bytes] | None) -> None:
    files = given()
    beside = [("prices.csv", FILE), *([index] if index else [])]
    assert asked("open", [*files, *beside])[0]["problems"] == []
    made = asked("result")[1]
    scored = lcc.score(files[0], files[1:], prices=beside[0], price_index=index)
    assert made == {"result.json": scored.json("en"), "comparison.xlsx": scored.workbook("en")}


def test_without_one_it_says_to_open_it_and_names_no_command() -> None:
    [mend] = mends(given())
    assert mend == "Open that file too: a price file (.csv) of your own."


def test_an_index_alone_counts_for_nothing_and_stops_nothing() -> None:
    of_cost = [("tender.json", json.dumps(tender().model_dump(mode="json", exclude_unset=True)).encode())]
    files = [*of_cost, *given()[1:]]
    two = [("cpi.csv", CBS), ("cpi.json", json.dumps(INDEX).encode())]
    said, _made = asked("open", [*files, *two])
    assert (said["problems"], said["open"], said["bids"]) == ([], {}, 2)
    both, _made = asked("open", [*files, *two, ("prices.csv", FILE)])
    assert sorted(both["open"]["price_index"]) == ["cpi.csv", "cpi.json"]


def test_of_two_price_files_who_compares_says_which_counts() -> None:
    files = [*given(), ("prices.csv", FILE), ("old.csv", prices(*FIVE, 500.0)[1])]
    assert asked("open", files)[0]["open"] == {"prices": ["old.csv", "prices.csv"]}
    chosen = {"prices": ["prices.csv", "old.csv"]}
    said, _made = asked("open", files, chosen=chosen)
    assert (said["problems"], said["roles"]["old.csv"]) == ([], "unused")


def test_the_same_file_twice_counts_once() -> None:
    said, _made = asked("open", [*given(), ("prices.csv", FILE), ("again.csv", FILE)])
    assert (said["open"], said["problems"]) == ({}, [])


@pytest.mark.parametrize("where", ["bids/prices.csv", "bids/Koop BV/prices.csv"])
def test_what_a_bidder_sends_is_no_price_file(where: str) -> None:
    """Whoever bids does not say what was offered before: it is a table among the bids, as it always was."""
    said, _made = asked("open", [*given(), (where, FILE)])
    assert said["roles"][where] == "other"
    assert [one["file"] for group in said["problems"] for one in group["problems"]] == [where]
    inside = packed([("prices.csv", FILE), given()[1]])
    said, _made = asked("open", [*given()[:1], given()[2], ("bidder.zip", inside)])
    assert "prices" not in said["roles"].values()


def test_a_dropped_folder_has_it_beside_its_tender() -> None:
    files = [(f"Desks/{name}", content) for name, content in [*given(), ("prices.csv", FILE)]]
    said, _made = asked("open", files)
    assert (said["problems"], said["roles"]["Desks/prices.csv"]) == ([], "prices")


def test_another_file_than_the_tender_fixed_is_refused_on_the_page_too() -> None:
    [mend] = mends([*given(price_file="0" * 64), ("prices.csv", FILE)])
    assert mend.startswith("Name the file as it was when the tender was published")


def test_a_result_is_confirmed_beside_its_price_file() -> None:
    files = [*given(), ("prices.csv", FILE)]
    asked("open", files)
    made = asked("result")[1]
    said, _made = asked("verify", [*files, ("result.json", made["result.json"])])
    assert said["differences"] == []
    assert "the tender and the bids beside it" in said["confirmed"][0]
    other = [*given(), ("prices.csv", prices(*FIVE)[1]), ("result.json", made["result.json"])]
    assert asked("verify", other)[0]["differences"]


def test_ranges_that_a_result_has_stand_in_for_the_file() -> None:
    files = given()
    kept = json.loads(lcc.score(files[0], files[1:], prices=("prices.csv", FILE)).json())["documents"]["prices"]
    said, _made = asked("open", [*files, ("ranges.json", json.dumps(kept).encode())])
    assert (said["problems"], said["roles"]["ranges.json"]) == ([], "prices")
