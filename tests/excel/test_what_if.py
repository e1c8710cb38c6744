"""The workbook in which lowest, highest and scenarios are filled in, there and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
from command_line import run
from lcc.excel.what_if.sheet import FIRST_SCENARIO, HEAD_ROW, HIGHEST, LOWEST, NAME, NOW, WHAT
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
OF = (str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml"))
PRICE = "Kringloopbank: offers[0].business_model.price"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook; beside it stands what the same command found."""
    folder = tmp_path_factory.mktemp("what_if")
    run("sensitivity", *OF, "--what-if", str(folder / "what-if.xlsx"), "--json", str(folder / "found.json"))
    return folder / "what-if.xlsx"


def filled(written: Path, to: Path, **cells: Any) -> str:
    """Fill in cells of the row of one number, by the name of their column, and return the file."""
    book = load_workbook(written)
    sheet = book.worksheets[0]
    columns = {"lowest": LOWEST, "highest": HIGHEST, "scenario": FIRST_SCENARIO}
    row = row_of(sheet, PRICE)
    for name, value in cells.items():
        if name == "called":
            sheet.cell(HEAD_ROW + 1, FIRST_SCENARIO + 1, value)
        else:
            sheet.cell(row, columns[name] + 1, value)
    book.save(to / "filled.xlsx")
    return str(to / "filled.xlsx")


def row_of(sheet: Any, name: str) -> int:
    [row] = [line[0].row for line in sheet.iter_rows() if line[NAME].value == name]
    return int(row)


def test_every_number_that_matters_stands_there_by_its_label_with_its_value(written: Path) -> None:
    found = json.loads((written.parent / "found.json").read_text())["one_at_a_time"]
    sheet = load_workbook(written).worksheets[0]
    rows = [line for line in sheet.iter_rows(min_row=HEAD_ROW + 2) if line[NAME].value]
    assert [line[NOW].value for line in rows] == [one["stated"] for one in found]
    assert [str(line[WHAT].value) in one["label"] for line, one in zip(rows, found, strict=True)] == [True] * len(
        rows
    )
    unlocked = {k for line in rows for k, cell in enumerate(line) if not cell.protection.locked}
    assert unlocked == set(range(LOWEST, NAME))


def test_lowest_and_highest_say_what_is_uncertain(written: Path, tmp_path: Path) -> None:
    file = filled(written, tmp_path, lowest=1000, highest=1400)
    text = tmp_path / "same.yaml"
    text.write_text(
        "drivers:\n  - name: 'Kringloopbank: Purchase price'\n"
        "    distribution: {kind: triangular, low: 1000, mode: 1150, high: 1400}\n"
        "    fields: [{bidder: Kringloopbank, field: 'offers[0].business_model.price'}]\n"
    )
    of_sheet, of_text = (
        json.loads(run("simulate", *OF, "--uncertainty", one, "--json", "-").stdout) for one in (file, str(text))
    )
    assert of_sheet == of_text
    assert of_sheet["sentences"][0].startswith("In ")


def test_where_one_end_is_left_empty_it_is_what_is_stated_now(written: Path, tmp_path: Path) -> None:
    one, both = (json.loads(
        run("simulate", *OF, "--uncertainty", filled(written, tmp_path, **ends), "--json", "-").stdout
    ) for ends in ({"highest": 1400}, {"lowest": 1150, "highest": 1400}))  # fmt: skip
    assert one == both


def test_a_scenario_goes_by_the_name_in_its_head(written: Path, tmp_path: Path) -> None:
    file = filled(written, tmp_path, scenario=1300, called="Dearer plastic")
    found = json.loads(run("sensitivity", *OF, "--scenarios", file, "--json", "-").stdout)
    assert found["scenarios"][0]["name"] == "Dearer plastic"
    assert "In scenario 'Dearer plastic' Statiegeld Meubilair has the lowest cost." in found["sentences"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"lowest": "1.000,00"}, "Purchase price, EUR per stuk (sheet What if, cell G8)"),
        ({"lowest": 1500, "highest": 1400}, "a lowest value below the highest"),
        ({}, "Fill in the coloured cells of what may turn out otherwise."),
    ],
)
def test_what_is_wrong_there_is_one_message_with_its_label(
    written: Path, tmp_path: Path, cells: dict[str, Any], said: str
) -> None:
    told = run("simulate", *OF, "--uncertainty", filled(written, tmp_path, **cells), code=1).output
    assert said in told
    assert "Problems found: 1" in told
    assert "offers[" not in told


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    form = (EXAMPLE / "bids" / "hardhout.xlsx").read_bytes()
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.simulate(lcc.read(EXAMPLE / "tender.yaml", [EXAMPLE / "bids-as-yaml"]), ("form.xlsx", form))
    assert [one.code for one in refused.value.problems] == ["not_what_if"]


def test_a_number_that_can_not_be_is_named_where_it_was_filled_in(written: Path, tmp_path: Path) -> None:
    """Two scenarios and two numbers: which one it is, and of whom, has to be said."""
    book = load_workbook(written)
    sheet = book.worksheets[0]
    sheet.cell(row_of(sheet, "horizon_years"), FIRST_SCENARIO + 1, 0)
    life = "Hardhout BV: offers[0].business_model.service_life_years"
    sheet.cell(row_of(sheet, life), FIRST_SCENARIO + 1, 0.01)
    book.save(tmp_path / "filled.xlsx")
    said = run("sensitivity", *OF, "--scenarios", str(tmp_path / "filled.xlsx"), code=1).output
    assert "filled.xlsx: the tender, Horizon, years (sheet What if, cell I" in said
    assert "a number of at least 1" in said
    assert "filled.xlsx: Hardhout BV, Service life, years (sheet What if, cell I" in said
    assert "at least one month" in said
    assert "validation error" not in said


def test_a_highest_below_what_is_stated_now_says_what_an_empty_lowest_is(written: Path, tmp_path: Path) -> None:
    said = run("simulate", *OF, "--uncertainty", filled(written, tmp_path, highest=900), code=1).output
    assert "Kringloopbank, " in said
    assert "lowest 1150, highest 900" in said
    assert "it is what is stated now: 1150" in said


def test_a_scenario_in_text_names_the_number_that_can_not_be(tmp_path: Path) -> None:
    file = tmp_path / "scenarios.yaml"
    change = "{bidder: Hardhout BV, field: 'offers[0].business_model.service_life_years', value: 0.01}"
    file.write_text(f"scenarios:\n  - name: Short\n    changes: [{change}]\n")
    said = run("sensitivity", *OF, "--scenarios", str(file), code=1).output
    assert "Hardhout BV: " in said
    assert "Service life: 0.01" in said


def test_environmental_impacts_are_told_apart() -> None:
    example = shipped.examples()["facade-cladding"]
    files = (str(example / "tender.yaml"), str(example / "bids-as-yaml"))
    found = json.loads(run("sensitivity", *files, "--json", "-").stdout)["one_at_a_time"]
    labels = [one["label"] for one in found]
    assert len(labels) == len(set(labels))
