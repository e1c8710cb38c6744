"""After the award: many tenders in one table with indicators, and a contract with its calendar."""

import io
import json
import subprocess
import sys
from datetime import date
from functools import partial
from typing import Any

import pytest
from asking import Files, asked, dropped, packed
from openpyxl import load_workbook

import lamps
import lcc
from lcc.contract.form import DATE, DUE, EVIDENCE, NAME, VALUE
from lcc.indicators.plain import as_table
from lcc.library import shipped
from lcc.page.bridge import answer
from lcc.page.roles import roles_of

TWO: Files = [
    (f"{name}/{file}", content)
    for name in ("street-furniture", "street-lighting")
    for file, content in dropped(name)
]  # fmt: skip
CPI = b"name: CPI\nsource: made up\nlevels: {2027: 100.0, 2030: 110.0}\n"


def table(files: Files, year: Any = 2030, leave_out: Any = ()) -> dict[str, Any]:
    said, _files = asked("portfolio", files, price_level=year, leave_out=[*leave_out])
    return said


def saved(kind: str, ask: str = "portfolio_file") -> bytes:
    [content] = asked(ask, kind=kind)[1].values()
    return content


def codes(said: dict[str, Any]) -> list[str]:
    return [one["supplier"] for one in said["problems"]]


def contract_by_hand() -> bytes:
    made = lcc.realise(lamps.contract(lamps.AGREED), lamps.FIVE_YEARS, by="A. Jansen", on=date(2032, 1, 10))
    return lcc.contract_file(made)


def series() -> tuple[str, bytes]:
    return "cpi.json", lamps.series().model_dump_json().encode()


def test_the_table_is_that_of_the_package() -> None:
    said, expected = table(TWO), lcc.portfolio_of(sorted(TWO), price_level=2030)
    assert said["sources"] == ["street-furniture", "street-lighting"]
    assert (said["tenders"], said["rows"], said["problems"]) == (2, len(expected.rows), [])
    assert saved("csv") == expected.csv()
    book = load_workbook(io.BytesIO(saved("xlsx")))
    assert book.worksheets[1].max_row == 1 + len(expected.rows)


def test_indicators_are_those_of_the_package() -> None:
    said = table(TWO)
    folders = [shipped.examples()[name] for name in ("street-furniture", "street-lighting")]
    scored = [
        lcc.score(one / "tender.yaml", sorted((one / "bids").glob("*.xlsx")), **_scores(one)) for one in folders
    ]
    assert saved("indicators") == as_table(lcc.indicators_of(scored, price_level=2030))
    [first, *_others] = [one for one in said["indicators"]["blocks"] if one["kind"] == "table"]
    bids = next(row for row in first["rows"] if row[0] == "Bids per award")
    number = sum(len(one.ranking) for one in scored) / 2
    assert bids == ["Bids per award", f"{number:.1f} bids", "2", "0", "100 %"]


def _scores(folder: Any) -> Any:
    return {"scores": folder / "scores.yaml"} if (folder / "scores.yaml").exists() else {}


def test_what_cannot_be_read_is_said_by_what_it_is_of_and_left_out_by_its_name() -> None:
    files = [*TWO, ("x.json", b"{}"), ("broken.zip", b"PK"), ("Thumbs.db", b"")]
    said = table(files)
    assert (said["tenders"], codes(said)) == (2, ["broken.zip", "x.json"])
    assert "lcc " not in str(said["problems"])
    fewer = table(files, leave_out=["x.json", "broken.zip", "street-lighting"])
    assert (fewer["tenders"], fewer["problems"], fewer["sources"]) == (1, [], said["sources"])


def test_awards_as_they_were_kept_and_archives_are_read_too() -> None:
    found = lcc.score(lamps.TENDER, [lamps.BID])
    said = table([("old/result.json", found.json()), ("all.zip", packed(TWO))])
    assert (said["tenders"], said["sources"]) == (3, ["all.zip", "old/result.json"])
    twice = table([("one.json", found.json()), ("two.json", found.json("en"))])
    assert (twice["tenders"], codes(twice)) == (1, ["two.json"])


def test_an_index_goes_along_and_of_two_one_counts() -> None:
    assert table([*TWO, ("cpi.yaml", CPI)])["without_level"] == []
    assert b",CPI,1.1," in saved("csv")
    assert table([*TWO, ("cpi.yaml", CPI)], 2031)["without_level"] == ["street-furniture", "street-lighting"]
    assert (
        "cpi.yaml, other.yaml" in table([*TWO, ("cpi.yaml", CPI), ("other.yaml", CPI + b"#")])["not_together"][0]
    )
    wrong = table([*TWO, ("cpi.yaml", b"levels: {2027: -1}\n")])
    assert {one["file"] for part in wrong["problems"] for one in part["problems"]} == {"cpi.yaml"}
    assert table(TWO, 1)["problems"]


def test_it_says_at_which_tender_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    words = {"language": "nl", "price_level": 2030, "leave_out": []}
    answer("portfolio", json.dumps(words), TWO, lambda *far: told.append(far))
    assert told == [("tenders", 1, 2), ("tenders", 2, 2)]


def test_nothing_at_all_has_no_table() -> None:
    said = table([])
    assert (said["tenders"], said["sources"], said["indicators"]) == (0, [], None)


def test_a_contract_by_hand_has_its_claim_and_its_forecast() -> None:
    """19,200 is due at the end of 2033; the forecast after five years and a default is 223,805.05 by hand."""
    before = lcc.contract_file(lamps.contract())
    said, _files = asked("contract", [("contract.yaml", before)])
    calendar, payments, _forecast = [one for one in said["outcome"]["blocks"] if one["kind"] == "table"]
    assert [row for row in calendar["rows"] if "19,200.00" in row] == [
        ["2033-12-31", "Claim on the supplier: Lamp: Buy-back", "19,200.00", "2032-12-31, 2033-09-30"]
    ]
    assert ["2033-12-31", "Buy-back", "-19,200.00", "yes"] in payments["rows"]
    assert saved("ics", "contract_file") == lcc.follow(lamps.contract()).calendar("en")
    assert b"2033-12-31,offers[0].business_model.buy_back[0].share_of_price,Buy-back,-19200.0,EUR,true" in saved(
        "csv", "contract_file"
    )
    assert load_workbook(io.BytesIO(saved("xlsx", "contract_file"))).sheetnames[-1] == "Calendar"


def test_what_was_recorded_is_followed_by_published_figures_and_refused_where_it_was_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lcc.page.contract.follow", partial(lcc.follow, at=date(2032, 1, 15)))
    content = contract_by_hand()
    alone, _files = asked("contract", [("contract.yaml", content)])
    assert "223,805.05" not in str(alone["outcome"])  # prices grow as the tender assumes
    said, _files = asked("contract", [("contract.yaml", content), series()])
    assert "223,805.05" in str(said["outcome"])
    paid = next(one for one in said["outcome"]["blocks"] if "Promised and paid by year" in one.values())
    assert ["2031", "Care", "4,431.93", "2,200.00", "-2,231.93"] in paid["rows"]
    assert asked("contract", [("c.yaml", content.replace(b"Invoice, 4 %", b"Invoice, 5 %")), series()])[0][
        "problems"
    ]
    both, _files = asked("contract", [("a.yaml", content), ("b.yaml", content + b"#")])
    assert "a.yaml, b.yaml" in both["not_together"][0]


def test_a_contract_is_made_of_an_award_with_who_is_chosen() -> None:
    other = {**lamps.BID, "bidder": {"name": "Duur BV"}, "offers": [
        {**lamps.BID["offers"][0], "business_model": {**lamps.BID["offers"][0]["business_model"], "price": 400}}
    ]}  # fmt: skip
    result = lcc.score(lamps.TENDER, [lamps.BID, other]).json()
    said, _files = asked("contract", [("result.json", result)])
    assert [name for _key, name in said["choices"]] == ["Terug BV", "Duur BV"]
    for (key, name), price in zip(said["choices"], (320, 400), strict=True):
        made, files = asked("make_contract", award=key, delivered="2027-01-01")
        assert "problems" not in made
        opened, _files = asked("contract", [*files.items()])
        assert opened["outcome"]["subtitle"].startswith(name)
        assert f"{400 * price:,}.00" in str(opened["outcome"])
        asked("contract", [("result.json", result)])


def test_a_result_that_is_not_what_comes_out_makes_no_contract() -> None:
    result = json.loads(lcc.score(lamps.TENDER, [lamps.BID]).json())
    result["bids"][0]["life_cycle_cost"] += 1
    said, _files = asked("contract", [("result.json", json.dumps(result).encode())])
    refused, files = asked("make_contract", award=said["choices"][0][0], delivered="2027-01-01")
    assert refused["problems"]
    assert files == {}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("contract.yaml", b"delivered: soon\n", "problems"),
        ("contract.json", b'{"delivered": ' + b"[" * 5000, "nothing"),
        ("result.json", b'{"lcc_version": "0", "bids": 3}', "problems"),
        ("bid.pdf", b"%PDF-1.7", "nothing"),
        ("proof.json", b'{"kind": "lcc award file", "result": 3}', "problems"),
    ],
)
def test_what_is_no_contract_is_said(name: str, content: bytes, says: str) -> None:
    said, _files = asked("contract", [(name, content)])
    assert said.get(says), said


def test_each_new_file_is_known_by_what_it_says() -> None:
    name, content = series()
    files = {"c.yaml": contract_by_hand(), name: content, "i.yaml": CPI}
    assert roles_of(files) == {"c.yaml": "contract", name: "index_series", "i.yaml": "price_index"}


def test_what_a_contract_is_for_is_not_taken_for_a_bid() -> None:
    said, _files = asked("open", [*dropped("street-furniture"), ("contract.yaml", contract_by_hand())])
    assert (said["problems"], said["roles"]["contract.yaml"]) == ([], "contract")


def test_starting_loads_nothing_of_it() -> None:
    script = (
        "import sys, lcc.page.bridge; "
        "print([one for one in ('lcc.portfolio', 'lcc.contract', 'lcc.indicators', 'pyarrow') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


ROW = f"soort;belofte;datum;waarde;bewijs\nbetaald;{lamps.CARE};5-1-2028;4080;Factuur 7\n".encode()


def test_what_was_paid_is_recorded_in_the_contract_that_stands_beside_it() -> None:
    """A table and a form, in one go: the log goes on from what it was, and the figures of indices stay."""
    before = contract_by_hand()
    followed = lcc.follow(("contract.yaml", before), lamps.series(), at=date(2032, 2, 1))
    form = load_workbook(io.BytesIO(followed.form(2032)))
    row = next(row for row in form.worksheets[0].iter_rows() if row[NAME].value == lamps.POWER and row[DUE].value)
    for column, value in ((DATE, "31-1-2033"), (VALUE, 10_920), (EVIDENCE, "Factuur 8")):
        row[column].value = value
    content = io.BytesIO()
    form.save(content)
    files = [("c/contract.yaml", before), series(), ("paid.csv", ROW), ("2032.xlsx", content.getvalue())]
    said, _files = asked("contract", files)
    assert sorted(said["rows"]) == ["2032.xlsx", "paid.csv"]
    made, kept_as = asked("record", files, by="A. Jansen", on="2033-02-01")
    assert made["left"] == ["cpi.json"]
    kept = lcc.follow(("contract.yaml", kept_as["contract.yaml"]), at=date(2034, 1, 1)).contract
    assert [(one.promise, one.by) for one in kept.paid[-2:]] == [
        (lamps.POWER, "A. Jansen"),
        (lamps.CARE, "A. Jansen"),
    ]
    assert kept.log[-1].checksum in made["said"][1]


def test_a_row_that_can_not_be_is_said_where_it_stands_and_nothing_is_recorded() -> None:
    wrong = ROW.replace(b"4080", b"1.234")
    said, files = asked(
        "record", [("contract.yaml", contract_by_hand()), ("paid.csv", wrong)], by="A", on="2033-02-01"
    )
    assert [(one["file"], one["where"]) for part in said["problems"] for one in part["problems"]] == [
        ("paid.csv", "line 2, rows[0].value")
    ]
    assert files == {}


def test_the_form_of_a_year_is_that_of_the_package() -> None:
    asked("contract", [("contract.yaml", contract_by_hand()), series()])
    [(name, content)] = asked("contract_form", year=2028)[1].items()
    assert name == "realised-2028.xlsx"
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert "2028" in sheet["B1"].value
