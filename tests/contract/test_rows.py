"""What came to light from a CSV or a workbook: read as it was meant, or refused where it stands."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lamps
import lcc
from lcc.contract.form import DATE, DUE, EVIDENCE, HEAD_ROW, NAME, OF, VALUE, WHAT, write_rows
from lcc.library import shipped
from lcc.model.contract import Amended, Contract, Defaulted, DoneInReturn, Measured, Paid

ON = date(2028, 2, 1)
HEAD = "kind,promise,date,value,evidence\n"


def refused(content: bytes, name: str = "rows.csv", contract: Contract | None = None) -> list[lcc.Problem]:
    with pytest.raises(lcc.InputRefusedError) as error:
        lcc.realise(contract or lamps.contract(), (name, content), by="A", on=ON)
    for problem in error.value.problems:
        for language in ("nl", "en"):
            assert "{" not in str(lcc.said(problem, language)).replace("{...}", "")
    return error.value.problems


def test_a_csv_as_programs_write_it() -> None:
    content = (
        f"{HEAD}paid,{lamps.CARE},2027-12-31,4080.00,Invoice 7\nmeasured,{lamps.POWER},2027-12-31,91.5,Meter\n"
    )
    made = lcc.realise(lamps.contract(), ("rows.csv", content.encode()), by="A", on=ON)
    assert [(type(one), one.evidence) for one in made.log] == [(Paid, "Invoice 7"), (Measured, "Meter")]
    assert made.paid[0].amount == 4_080.00


def test_a_csv_as_a_dutch_spreadsheet_writes_it() -> None:
    content = (
        f"\ufeffSoort;Belofte;Datum;Waarde;Wat;Bewijs\r\nbetaald;{lamps.CARE};31-12-2027;4080,50;;Factuur 7\r\n"
        "gewijzigd;;1-1-2028;-100;Minder lampen;Addendum\r\nSocial return;;2-1-2028;2500;Leerwerkplek;Brief\r\n"
        "uitgevallen;;15-1-2028;;;Vonnis\r\n;;;;;\r\n"
    )
    made = lcc.realise(lamps.contract(), ("rows.csv", content.encode()), by="A", on=ON)
    assert [type(one) for one in made.log] == [Paid, Amended, DoneInReturn, Defaulted]
    assert made.paid[0].amount == 4_080.50
    assert made.defaulted == date(2028, 1, 15)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "csv_columns", None),
        (b"a,b\n1,2\n", "csv_columns", None),
        (b"kind,kind,date,evidence\n", "csv_columns", None),
        (HEAD.encode(), "nothing_to_record", None),
        (f"{HEAD}paid,{lamps.CARE},2027-12-31,1.234,00,x\n".encode(), "csv_row_length", 2),
        (f"{HEAD}paid,{lamps.CARE},2027-12-31,\"1,5\",x\n".encode(), "float_type", 2),
        (f"{HEAD}paid,{lamps.CARE},2027-12-31,1e9,x\n".encode(), "float_type", 2),
        (f"{HEAD}paid,{lamps.CARE},2027-12-31,nan,x\n".encode(), "float_type", 2),
        (f"{HEAD}paid,{lamps.CARE},2027-12-31,=1+1,x\n".encode(), "float_type", 2),
        (f"{HEAD}paid,{lamps.CARE},31/12/2027,1,x\n".encode(), "date_type", 2),
        (f"{HEAD}\npaid,{lamps.CARE},2027-12-31,1,\n".encode(), "missing", 3),
        (f'{HEAD}paid,"{lamps.CARE}"x,2027-12-31,1,x\n'.encode(), "csv_not_read", None),
        (b"\xff\xfe" + HEAD.encode("utf-16-le"), "not_text", 1),
        (f"{HEAD}paid,\x1b[2J,2027-12-31,1,x\n".encode(), "control_character", 2),
        (b"kind;promise;date;value;evidence\n" + b"paid;a;2027-12-31;1.234,50;x\n", "float_type", 2),
        (b"kind;promise;date;value;evidence\n" + b"paid;a;2027-12-31;4.120;x\n", "in_two_ways", 2),
        (b"x" * 800_001, "beyond_yaml", None),
    ],
)  # fmt: skip
def test_a_csv_that_can_not_be_read_is_refused_where(content: bytes, code: str, line: int | None) -> None:
    found = refused(content)
    assert code in [one.code for one in found], found
    assert line is None or line in [one.line for one in found]


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_content_is_read_or_refused(content: str | bytes) -> None:
    plain = content if isinstance(content, bytes) else (HEAD + content).encode("utf-8", "replace")
    for name in ("rows.csv", "rows.yaml", "rows.xlsx", "rows.json"):
        with pytest.raises(lcc.InputRefusedError):
            lcc.realise(lamps.contract(), (name, plain), by="A", on=ON)


def form(contract: Contract, filled: Mapping[tuple[str, int], Any], language: str = "nl") -> bytes:
    """Return the form of 2027 with cells filled in, by the name of the row or by the number of a free row."""
    followed = lcc.follow(contract, at=ON)
    workbook = openpyxl.load_workbook(io.BytesIO(write_rows(followed, 2027, language)))  # type: ignore[arg-type]
    sheet = workbook.worksheets[0]
    rows = {sheet.cell(row, NAME + 1).value: row for row in range(sheet.max_row, HEAD_ROW + 1, -1)}
    free = next(
        row for row in range(HEAD_ROW + 2, sheet.max_row + 1)
        if str(sheet.cell(row, WHAT + 1).value).startswith(("Wat hierboven", "What is not"))
    )  # fmt: skip
    for (name, column), value in filled.items():
        row = free + int(name) if name.isdigit() else rows[name]
        sheet.cell(row, column + 1).value = value
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_workbook_is_read_as_it_was_filled_in(language: str) -> None:
    contract = lamps.contract(lamps.AGREED)
    words = {"nl": ("gewijzigd", "uitgevallen"), "en": ("amended", "defaulted")}[language]
    filled = {
        (lamps.CARE, DATE): datetime(2027, 12, 31), (lamps.CARE, VALUE): 4_000, (lamps.CARE, EVIDENCE): "Invoice",
        ("1", WHAT): "Sensors", ("1", OF): words[0], ("1", DATE): "2027-05-01", ("1", VALUE): 6_000.5,
        ("1", EVIDENCE): "Addendum", ("2", OF): words[1], ("2", DATE): "31-12-2027", ("2", EVIDENCE): "Judgment",
        ("3", WHAT): "Trainee", ("3", OF): "social return", ("3", DATE): "2027-06-01", ("3", VALUE): 2_500,
        ("3", EVIDENCE): "Letter",
    }  # fmt: skip
    made = lcc.realise(contract, ("form.xlsx", form(contract, filled, language)), by="A", on=ON)
    assert [(one.kind, one.date) for one in made.log] == [
        ("paid", date(2027, 12, 31)), ("amended", date(2027, 5, 1)), ("defaulted", date(2027, 12, 31)),
        ("social_return", date(2027, 6, 1)),
    ]  # fmt: skip
    assert (made.paid[0].promise, made.paid[0].amount) == (lamps.CARE, 4_000)
    assert (made.amended[0].what, made.amended[0].amount) == ("Sensors", 6_000.5)


def test_a_row_of_the_form_is_for_the_day_on_which_it_falls_due() -> None:
    """Care of 2027, paid half a year later: the row says for when it was."""
    late = {(lamps.CARE, DATE): "2028-01-31", (lamps.CARE, VALUE): 4_080, (lamps.CARE, EVIDENCE): "Invoice"}
    listed = {
        ("1", OF): "betaald", ("1", NAME): lamps.POWER, ("1", DUE): "31-12-2027", ("1", DATE): "1-2-2028",
        ("1", VALUE): 10_920, ("1", EVIDENCE): "Invoice",
    }  # fmt: skip
    made = lcc.realise(lamps.contract(), ("form.xlsx", form(lamps.contract(), late | listed)), by="A", on=ON)
    assert [(one.promise, one.due) for one in made.paid] == [
        (lamps.CARE, date(2027, 12, 31)),
        (lamps.POWER, date(2027, 12, 31)),
    ]


def test_what_becomes_of_securities_and_defaults_is_written_in_words() -> None:
    content = (
        "soort;datum;waarde;wat;bewijs;vervaldag;belofte\nvrijgevallen;1-2-2027;4000;Bank;Brief;;\n"
        f"uitgevallen;1-3-2027;;;Vonnis;;\nhervat;1-4-2027;;;Akkoord;;\nbetaald;5-1-2028;4080;;F1;31-12-2027;{lamps.CARE}\n"
    )
    made = lcc.realise(lamps.contract(lamps.AGREED), ("rows.csv", content.encode()), by="A", on=ON)
    assert [one.kind for one in made.log] == ["released", "defaulted", "resumed", "paid"]
    assert made.paid[0].due == date(2027, 12, 31)
    wrong = content.replace("uitgevallen;1-3-2027;;;Vonnis;", "uitgevallen;1-3-2027;;;Vonnis;1-3-2027")
    assert [one.code for one in refused(wrong.encode(), contract=lamps.contract(lamps.AGREED))] == ["not_of_kind"]


def test_the_form_lists_what_falls_due_and_what_can_be_measured() -> None:
    followed = lcc.follow(lamps.contract(), at=ON)
    workbook = openpyxl.load_workbook(io.BytesIO(write_rows(followed, 2027, "nl")))
    names = [row[NAME].value for row in workbook.worksheets[0].iter_rows(min_row=HEAD_ROW + 2) if row[NAME].value]
    assert names[:3] == [lamps.PRICE, lamps.POWER, lamps.CARE]
    assert "offers[0].business_model.service_life_years" in names[3:]


def test_what_is_wrong_in_a_workbook_is_said_of_its_cell() -> None:
    contract = lamps.contract()
    filled = {
        (lamps.CARE, DATE): "soon", (lamps.CARE, VALUE): "=1+1", (lamps.CARE, EVIDENCE): "x",
        (lamps.PRICE, VALUE): "veel", (lamps.PRICE, DATE): "2027-01-01", (lamps.PRICE, EVIDENCE): "x",
        ("1", OF): "gewijzigd", ("1", DATE): "2027-05-01",
    }  # fmt: skip
    found = refused(form(contract, filled), "form.xlsx", contract)
    assert {one.code for one in found} >= {"formula", "date_type", "missing"}
    assert all(one.cell for one in found)


def test_a_row_that_says_one_thing_and_means_another_is_refused() -> None:
    """The label is read by people, the name by the program: neither is believed without the other."""
    filled = {(lamps.CARE, DATE): "2027-12-31", (lamps.CARE, VALUE): 1, (lamps.CARE, EVIDENCE): "x"}
    other = form(lamps.contract(), {**filled, (lamps.CARE, NAME): lamps.POWER})
    assert [one.code for one in refused(other, "form.xlsx", lamps.contract())] == ["form_row_changed"]


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ({DUE: "31-12-2040"}, lamps.CARE),
        ({DUE: None}, lamps.CARE),
        ({OF: "gemeten"}, lamps.CARE),
        ({WHAT: "Energie", NAME: lamps.POWER}, lamps.CARE),
        ({NAME: None}, lamps.CARE),
    ],
)
def test_no_part_of_a_listed_row_is_another(changed: Mapping[int, Any], to: str) -> None:
    cells = {(to, DATE): "2027-12-31", (to, VALUE): 1, (to, EVIDENCE): "x"}
    other = form(lamps.contract(), cells | {(to, column): value for column, value in changed.items()})
    assert "form_row_changed" in [one.code for one in refused(other, "form.xlsx", lamps.contract())]


def test_a_column_that_nobody_sees_is_refused() -> None:
    filled = {(lamps.CARE, DATE): "2027-12-31", (lamps.CARE, VALUE): 1, (lamps.CARE, EVIDENCE): "x"}
    workbook = openpyxl.load_workbook(io.BytesIO(form(lamps.contract(), filled)))
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert [one.code for one in refused(buffer.getvalue(), "form.xlsx", lamps.contract())] == ["hidden"]


@pytest.mark.parametrize(("language", "kind"), [("nl", "betaald"), ("en", "paid")])
def test_a_line_is_chosen_by_its_words_where_it_is_not_listed(language: str, kind: str) -> None:
    content = form(lamps.contract(), {}, language)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    [lines, *_rest] = [one for one in sheet.data_validations.dataValidation if "!" in str(one.formula1)]
    listed = sheet[str(lines.formula1).partition("!")[2].replace("$", "")]
    words = {sheet.cell(cell.row, NAME + 1).value: cell.value for (cell,) in listed}
    assert {lamps.PRICE, lamps.CARE, lamps.POWER, lamps.BOUGHT_BACK} <= set(words)
    assert len(set(words.values())) == len(words)
    free = {("1", OF): kind, ("1", NAME): words[lamps.CARE], ("1", DATE): "2027-12-31", ("1", VALUE): 4_080,
            ("1", EVIDENCE): "Invoice"}  # fmt: skip
    made = lcc.realise(lamps.contract(), ("form.xlsx", form(lamps.contract(), free, language)), by="A", on=ON)
    assert [one.promise for one in made.paid] == [lamps.CARE]


def many_lines() -> Contract:
    """Return a contract of 350 costs, each with a payment that falls due in a year and a number."""
    costs = [{"name": f"Care {k}", "phase": "maintenance", "amount": 10, "yearly": True} for k in range(350)]
    [offer] = lamps.BID["offers"]
    return lamps.contract(bid={**lamps.BID, "offers": [{**offer, "costs": costs}]})


def test_a_form_holds_every_row_and_is_read_again() -> None:
    contract = many_lines()
    last = "offers[0].costs[349].amount"
    filled = {(last, DATE): "2027-12-31", (last, VALUE): 4_080, (last, EVIDENCE): "Invoice"}
    made = lcc.realise(contract, ("form.xlsx", form(contract, filled)), by="A", on=ON)
    assert [(one.promise, one.due) for one in made.paid] == [(last, date(2027, 12, 31))]


def test_a_form_that_would_not_hold_every_row_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lcc.contract.form.MOST_ROWS", 5)
    with pytest.raises(lcc.InputRefusedError) as error:
        lcc.follow(lamps.contract(), at=ON).form(2027)
    assert [one.code for one in error.value.problems] == ["too_many_form_rows"]


def test_a_table_is_refused_in_the_words_that_can_be_written_in_it() -> None:
    content = f"Soort;Belofte;Datum;Waarde;Bewijs\nbetaalt;{lamps.CARE};10-1-2028;1;\nbetaald;Care;10-1-2029;1;F\n"
    said = [str(lcc.said(one, "nl")) for one in refused(content.encode())]
    assert any("Voeg Bewijs toe" in one for one in said)
    assert any("betaald, gemeten, gewijzigd, social return, vrijgevallen" in one for one in said)
    content = "Soort;Belofte;Datum;Waarde;Bewijs\nbetaald;Care;10-1-2029;1;F\n"
    day, line = (str(lcc.said(one, "nl")) for one in refused(content.encode()))
    assert "10-01-2029" in day
    assert "01-02-2028" in day
    assert f"{lamps.CARE} (Care)" in line


def test_a_row_that_nobody_sees_is_refused() -> None:
    filled = {(lamps.CARE, DATE): "2027-12-31", (lamps.CARE, VALUE): 1, (lamps.CARE, EVIDENCE): "x"}
    workbook = openpyxl.load_workbook(io.BytesIO(form(lamps.contract(), filled)))
    for row in range(HEAD_ROW + 2, HEAD_ROW + 8):
        workbook.worksheets[0].row_dimensions[row].hidden = True
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert [one.code for one in refused(buffer.getvalue(), "form.xlsx", lamps.contract())] == ["hidden"]


def test_a_workbook_of_another_contract_is_refused() -> None:
    contract = lamps.contract(lamps.AGREED)
    content = form(lamps.contract(), {(lamps.CARE, VALUE): 1})
    assert [one.code for one in refused(content, "form.xlsx", contract)] == ["other_contract"]
    empty = form(contract, {})
    assert [one.code for one in refused(empty, "form.xlsx", contract)] == ["nothing_to_record"]
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    assert [one.code for one in refused(buffer.getvalue(), "form.xlsx", contract)] == ["not_of_contract"]


def test_a_form_is_of_the_contract_after_more_was_recorded_too() -> None:
    """The log is not in the mark: a form that was sent round is not lost when something else is recorded meanwhile."""
    contract = lamps.contract()
    filled = form(
        contract, {(lamps.CARE, DATE): "2027-12-31", (lamps.CARE, VALUE): 1, (lamps.CARE, EVIDENCE): "x"}
    )
    more = lcc.realise(contract, [lamps.measured(lamps.POWER, "2028-01-01", 90)], by="A", on=ON)
    assert len(lcc.realise(more, ("form.xlsx", filled), by="A", on=ON).log) == 2


def test_the_example_that_the_docs_record_can_be_recorded_once_its_year_is_over() -> None:
    folder = shipped.examples()["street-furniture"]
    contract = lcc.contract_of(
        lcc.score(folder / "tender.yaml", [folder / "bids"], **_scores(folder)), delivered=date(2027, 1, 1)
    )
    made = lcc.realise(contract, folder / "paid-2027.csv", by="A. Jansen", on=date(2028, 1, 31))
    assert len(made.paid) == 2


def _scores(folder: Any) -> dict[str, Any]:
    return {"scores": folder / "scores.yaml"} if (folder / "scores.yaml").exists() else {}
