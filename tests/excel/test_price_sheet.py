"""Price sheets that are not ours, read by a mapping; and the drafts of such mappings."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lcc.cli import main
from lcc.intake.submissions import read, read_mapping
from lcc.language import translator
from lcc.library import shipped
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import parse

EXAMPLE = shipped.examples()["street-furniture"]
TENDER, SHEETS = EXAMPLE / "tender.yaml", EXAMPLE / "price-sheets"
IN_YAML = {"inschrijfbiljet": "hardhout", "prijzenblad": "kringloopbank"}


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def changed(tmp_path: Path, name: str, change: Callable[[Workbook], object]) -> Path:
    workbook = load_workbook(SHEETS / f"{name}.xlsx")
    change(workbook)
    workbook.save(tmp_path / f"{name}.xlsx")
    return tmp_path / f"{name}.xlsx"


def _data(file: Path) -> Any:
    return parse(file.read_bytes(), str(file))[0]


def refused(file: Path, name: str) -> list[tuple[str | None, str | None, str]]:
    """Return the sheet, cell and expectation of each problem in a file."""
    with pytest.raises(InputRefusedError) as caught:
        read(TENDER, [file], SHEETS / f"{name}.map.yaml")
    _ = translator("en")
    return [(one.origin.sheet, one.origin.cell, worded(one).expected.say(_)) for one in caught.value.problems]


@pytest.mark.parametrize("name", IN_YAML)
def test_a_price_sheet_gives_the_bid_that_is_in_yaml_too(name: str) -> None:
    [found] = read(TENDER, [SHEETS / f"{name}.xlsx"], SHEETS / f"{name}.map.yaml").bids
    [same] = read(TENDER, [EXAMPLE / "bids-as-yaml" / f"{IN_YAML[name]}.yaml"]).bids
    assert found.bid == same.bid


@pytest.mark.parametrize("name", IN_YAML)
def test_every_number_is_traced_to_its_cell(name: str) -> None:
    [found] = read(TENDER, [SHEETS / f"{name}.xlsx"], SHEETS / f"{name}.map.yaml").bids
    price = found.origins["offers", 0, "business_model", "price"]
    workbook = load_workbook(SHEETS / f"{name}.xlsx")
    [offer] = found.bid.model_dump()["offers"]
    assert workbook[str(price.sheet)][str(price.cell)].value == offer["business_model"]["price"]


def test_forms_and_price_sheets_can_stand_side_by_side(tmp_path: Path) -> None:
    out = tmp_path / "comparison.xlsx"
    mapped = SHEETS / "inschrijfbiljet.map.yaml"
    files = (SHEETS / "inschrijfbiljet.xlsx", EXAMPLE / "bids" / "kringloopbank.xlsx")
    done = run("score", TENDER, *files, "--map", mapped, "-o", out, "--lang", "en")
    assert (done.exit_code, "Hardhout BV" in done.output) == (0, True), done.output
    confirmed = run("verify", out, TENDER, *files, "--map", mapped, "--lang", "en")
    assert confirmed.exit_code == 0, confirmed.output
    recorded = [cell.value for row in load_workbook(out).worksheets[-1].iter_rows() for cell in row]
    assert mapped.name in " ".join(map(str, recorded))


def test_without_a_mapping_the_price_sheet_is_refused_as_no_form() -> None:
    done = run("check", TENDER, SHEETS / "inschrijfbiljet.xlsx", "--lang", "en")
    assert (done.exit_code, "the bid form of this tender" in done.output) == (1, True)


CHANGES: dict[str, tuple[str, Callable[[Workbook], object], str, str]] = {
    "text for a number": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("C9", "900,00"), "C9", "a number"),
    "a formula": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("C9", "=450*2"), "C9", "not a formula"),
    "an error": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("C9", "#DIV/0!"), "C9", "a number"),
    "an empty cell": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("C9", None), "C9", "a value"),
    "another unit": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("D10", "jaar"), "D10", "maanden"),
    "another label": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("B9", "Huur"), "B9", "Aanschafprijs"),
    "another choice": ("prijzenblad", lambda b: b["Prijzen"].__setitem__("C5", "Gebruik"), "C5", "Onderhoud"),
    "a percentage": ("prijzenblad", lambda b: _as_percentage(b["Terugkoop"]["B4"]), "B4", "number format"),
    "hidden": ("inschrijfbiljet", lambda b: _hide(b.worksheets[0], 9), "C9", "can be seen"),
    "merged": ("inschrijfbiljet", lambda b: b.worksheets[0].merge_cells("B9:C9"), "C9", "merged"),
    "a life of zero": ("inschrijfbiljet", lambda b: b.worksheets[0].__setitem__("C10", 0), "C10", "above 0"),
}  # fmt: skip


def _as_percentage(cell: Any) -> None:
    cell.value, cell.number_format = 0.3, "0%"


def _hide(sheet: Any, row: int) -> None:
    sheet.row_dimensions[row].hidden = True


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_wrong_is_named_with_its_cell(tmp_path: Path, change: str) -> None:
    name, make, cell, expected = CHANGES[change]
    found = refused(changed(tmp_path, name, make), name)
    assert [(one[1], expected in one[2]) for one in found] == [(cell, True)], found


def test_a_missing_sheet_is_named_once(tmp_path: Path) -> None:
    file = changed(tmp_path, "prijzenblad", lambda b: b.remove(b["Terugkoop"]))
    with pytest.raises(InputRefusedError) as caught:
        read(TENDER, [file], SHEETS / "prijzenblad.map.yaml")
    assert sum("Terugkoop" in worded(one).say(translator("en")) for one in caught.value.problems) == 1


def test_a_row_that_is_left_empty_is_passed_over(tmp_path: Path) -> None:
    def without_cleaning(workbook: Workbook) -> None:
        for column in "BCDE":
            workbook["Prijzen"][f"{column}5"].value = None

    with pytest.raises(InputRefusedError) as caught:  # maintenance was asked for
        read(TENDER, [changed(tmp_path, "prijzenblad", without_cleaning)], SHEETS / "prijzenblad.map.yaml")
    assert [
        "maintenance" in worded(one).expected.say(translator("en")).casefold() for one in caught.value.problems
    ] == [True]


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ("sheet: A\nfields: {\"offers[0].prize\": {cell: C1}}", "the name of a field of a bid"),
        ('sheet: A\nfields: {\'offers["\\q"]\': {cell: C1}}', "the name of a field of a bid"),
        ("sheet: A\nfields: {bidder.name: {cell: 7C}}", "the address of a cell"),
        ("sheet: A\nfields: {bidder.name: {cell: C7, value: x}}", "one of cell, column and value"),
        ("sheet: A\ntables: [{entries: offers, first_row: 1, last_row: 2, fields: {price: {column: A}}}]", "field"),
        ("sheet: A\nfields: {bidder.name: {cell: C7, factor: 0}}", "above 0"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_named_with_its_line(tmp_path: Path, mapping: str, expected: str) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(mapping)
    done = run("check", TENDER, SHEETS / "inschrijfbiljet.xlsx", "--map", file, "--lang", "en")
    assert (done.exit_code, expected in done.output, f"{file}, line 2" in done.output) == (1, True, True), (
        done.output
    )


def test_the_draft_of_an_inschrijfbiljet_reads_it(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    sheet = SHEETS / "inschrijfbiljet.xlsx"
    assert run("map", "new", sheet, "--tender", TENDER, "-o", draft).exit_code == 0
    finished = _data(draft)
    finished["fields"]["bidder.name"] = {"cell": "C5"}
    by_hand = _data(SHEETS / "inschrijfbiljet.map.yaml")["fields"]
    same = {name for name, source in by_hand.items() if finished["fields"].get(name) == source}
    assert len(same) >= 0.7 * len(by_hand)
    draft.write_text(json.dumps(finished))
    [found] = read(TENDER, [sheet], draft).bids
    assert found.bid.offers[0].business_model.kind == "purchase"
    assert found.bid.offers[0].costs[1].every_years == 5


@pytest.mark.parametrize("name", IN_YAML)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_draft_is_a_mapping_that_loads(tmp_path: Path, name: str, language: str) -> None:
    draft = tmp_path / "draft.yaml"
    done = run("map", "new", SHEETS / f"{name}.xlsx", "-o", draft, "--lang", language)
    assert done.exit_code == 0, done.output
    mapping, _input, _origins = read_mapping(draft)
    assert mapping.sheet in load_workbook(SHEETS / f"{name}.xlsx").sheetnames


def test_a_draft_of_any_workbook_is_a_mapping(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(['"quoted": {x}', "#", 3])
    workbook.worksheets[0].append(["Prijs per stuk\nexcl. btw", 12])
    content = io.BytesIO()
    workbook.save(content)
    (tmp_path / "any.xlsx").write_bytes(content.getvalue())
    assert run("map", "new", tmp_path / "any.xlsx").exit_code == 0
    assert _data(tmp_path / "any.map.yaml")["sheet"] == "Sheet"


LABELLED: dict[str, Any] = {
    "Naam inschrijver": "Hout BV",
    "Variant": "bamboe",
    "Niveau CO2-Prestatieladder": 3,
    "Massa (kg per stuk)": 12.5,
    "Losmaakbaarheidsindex": 0.6,
    "Aandeel secundair materiaal (%)": 40,
    "Stukprijs": 900,
    "Levensduur (jaar)": 10,
}
AWARDED = {
    "id": "test", "title": "Test", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    "discount": {"rate": 0.0}, "asked_phases": [], "variants": "allowed",
    "items": [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}],
    "award": {"method": "lowest_lcc", "co2_ladder": {"version": "4.0", "shares": {"1": 0.01, "3": 0.04}}},
}  # fmt: skip


def test_what_an_award_asks_of_bids_can_be_mapped_and_is_drafted(tmp_path: Path) -> None:
    workbook, tender, sheet = Workbook(), tmp_path / "tender.json", tmp_path / "sheet.xlsx"
    for row in LABELLED.items():
        workbook.worksheets[0].append(row)
    workbook.save(sheet)
    tender.write_text(json.dumps(AWARDED))
    draft = tmp_path / "map.yaml"
    assert run("map", "new", sheet, "--tender", tender, "-o", draft).exit_code == 0
    [found] = read(tender, [sheet], draft).bids
    bid = found.bid
    assert bid.name == "Hout BV (bamboe)"
    assert bid.co2_ladder is not None
    assert (bid.co2_ladder.version, bid.co2_ladder.level) == ("4.0", 3)
    [offer] = bid.offers
    assert offer.circularity is not None
    assert offer.circularity.model_dump(exclude_none=True) == {
        "mass_kg": 12.5, "detachability": 0.6, "secondary_share": 0.4,
    }  # fmt: skip
    cells = {name: f"B{row}" for row, name in enumerate(LABELLED, start=1)}
    assert found.origins["co2_ladder", "level"].cell == cells["Niveau CO2-Prestatieladder"]
    assert found.origins["offers", 0, "circularity", "mass_kg"].cell == cells["Massa (kg per stuk)"]


LEASED = {"Inschrijver": "Lease BV", "Looptijd (maanden)": 60}


@pytest.mark.parametrize(
    ("label", "every_months"),
    [("Leasebedrag per maand", 1), ("Leasebedrag (EUR per kwartaal)", 3), ("Leaseprijs per half jaar", 6),
     ("Leaseprijs per jaar", 12), ("Leasetermijn", None)],
)  # fmt: skip
def test_how_often_is_paid_stands_in_the_draft_or_is_missing(
    tmp_path: Path, label: str, every_months: int | None
) -> None:
    workbook, tender, sheet = Workbook(), tmp_path / "tender.json", tmp_path / "sheet.xlsx"
    labelled: dict[str, Any] = {**LEASED, label: 25}
    for row in labelled.items():
        workbook.worksheets[0].append(row)
    workbook.save(sheet)
    tender.write_text(json.dumps({**AWARDED, "award": {"method": "lowest_lcc"}}))
    draft = tmp_path / "map.yaml"
    assert run("map", "new", sheet, "--tender", tender, "-o", draft).exit_code == 0
    if every_months is None:
        with pytest.raises(InputRefusedError) as caught:
            read(tender, [sheet], draft)
        expected = ["a cell or a value for offers[0].business_model.every_months"]
        assert [worded(one).expected.say(str) for one in caught.value.problems] == expected
        assert {one.file for one in caught.value.problems} == {str(draft)}
        assert "offers[0].business_model.every_months" in draft.read_text()
    else:
        model: Any = read(tender, [sheet], draft).bids[0].bid.offers[0].business_model
        assert (model.payment, model.every_months) == (25, every_months)


ADDED: dict[str, tuple[str, str, dict[str, object], str]] = {
    "right under the questions": ("inschrijfbiljet", "Inschrijfbiljet", {"B19": "Voorrijkosten", "C19": 2500}, "C19"),
    "further down": ("inschrijfbiljet", "Inschrijfbiljet", {"B30": "Voorrijkosten", "C30": 2500}, "C30"),
    "as text": ("inschrijfbiljet", "Inschrijfbiljet", {"B19": "Voorrijkosten", "C19": "€ 2.500,- per jaar"}, "C19"),
    "by a formula": ("inschrijfbiljet", "Inschrijfbiljet", {"B19": "Voorrijkosten", "C19": "=2*1250"}, "C19"),
    "on a sheet with a few": ("prijzenblad", "Voorblad", {"A8": "Jaarlijkse toeslag", "B8": 99}, "B8"),
    "under a table": ("prijzenblad", "Prijzen", {"B12": "Toeslag", "E12": 99}, "E12"),
    "another head": ("prijzenblad", "Prijzen", {"F3": "Toeslag", "F5": 12}, "F3"),
}  # fmt: skip


@pytest.mark.parametrize("case", ADDED)
def test_an_amount_that_is_added_in_a_column_of_answers_is_refused_with_its_cell(
    tmp_path: Path, case: str
) -> None:
    name, sheet, cells, expected = ADDED[case]
    file = changed(tmp_path, name, lambda book: fill(book[sheet], cells))
    assert [(one[0], one[1]) for one in refused(file, name)] == [(sheet, expected)]


@pytest.mark.parametrize(
    ("name", "cells", "said"),
    [
        ("inschrijfbiljet", {}, ""),
        ("prijzenblad", {}, ""),
        # The date and a phone number under the questions, a name, a calculation with what was read.
        ("inschrijfbiljet", {"C22": "J. Jansen", "C23": datetime(2027, 3, 1), "C24": "06-12345678"}, ""),
        ("inschrijfbiljet", {"B19": "Prijs met btw", "C19": "=C9*1.21"}, ""),
        ("inschrijfbiljet", {"E9": "plus 150 per bank voor transport"}, "E9: 'plus 150 per bank voor transport'"),
        ("inschrijfbiljet", {"E11": 25, "F11": "weekend"}, "Inschrijfbiljet E11: 25; Inschrijfbiljet F11: 'weekend'"),
    ],
)  # fmt: skip
def test_what_stands_beside_what_is_read_is_remarked_on(
    tmp_path: Path, name: str, cells: dict[str, object], said: str
) -> None:
    file = changed(tmp_path, name, lambda book: fill(book.worksheets[0], cells))
    assert_remark(file, name, said)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"A1": "Meerwerk", "C1": 9000}, "Extra C1: 9000."),
        ({"A1": "Alleen bij gunning voor mei"}, "sheet Extra."),
        ({f"A{row}": 7 * row for row in range(1, 9)}, "Extra A5: 35; and 3 more."),
        ({}, ""),
    ],
)
def test_a_sheet_that_is_added_is_remarked_on(tmp_path: Path, cells: dict[str, object], said: str) -> None:
    file = changed(tmp_path, "inschrijfbiljet", lambda book: fill(book.create_sheet("Extra"), cells))
    assert_remark(file, "inschrijfbiljet", said)


def fill(sheet: Any, cells: dict[str, object]) -> None:
    for address, value in cells.items():
        sheet[address] = value


def assert_remark(file: Path, name: str, said: str) -> None:
    """Hold the remarks on what a mapping does not read against what they should say; none where that is nothing."""
    _ = translator("en")
    remarks = [one.say(_) for one in read(TENDER, [file], SHEETS / f"{name}.map.yaml").remarks]
    found = [one for one in remarks if "the mapping does not read" in one]
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), remarks
