"""Drafts of mappings: what the words on a price sheet say is understood, or marked; never guessed."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner
from openpyxl import load_workbook

from lcc.cli import main
from lcc.excel.price_sheet.unit_words import said
from readers import parse
from sheets_of_others import FIVE, NOTHING_ELSE, TENDER, Rows, free_rows, written


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    file = tmp_path / "tender.json"
    file.write_text(json.dumps(TENDER))
    return file


def drafted(sheet: Path, tender: Path | None) -> tuple[Path, Any, str]:
    """Return the draft for a sheet, what is in it, and what was said."""
    draft = sheet.with_suffix(".map.yaml")
    told = ["--tender", tender] if tender else []
    done = run("map", "new", sheet, *told, "-o", draft, "--force", "--lang", "en")
    assert done.exit_code == 0, done.output
    return draft, parse(draft.read_bytes(), str(draft))[0], done.output


def cost_of(tender: Path, sheet: Path, draft: Path) -> str:
    done = run("score", tender, sheet, "--map", draft, "--json", "-", "--lang", "en")
    assert done.exit_code == 0, done.output
    [bid] = json.loads(done.stdout)["bids"]
    return f"{bid['life_cycle_cost']:,.2f}"


BOUGHT: Rows = [["Naam inschrijver", "Koop BV"], ["Aanschafprijs per bank", 900, "€"], ["Levensduur (jaar)", 20]]
SUM: Rows = [
    ["Inschrijver", "Som BV"], ["Levensduur (jaar)", 20], ["Demontage", 0], ["Afvoer", 0], [],
    ["Post", "Omschrijving", "Aantal", "Eenheid", "Prijs per eenheid (€)", "Totaalprijs (€)"],
    [1, "Levering bank", 100, "st", 900, 90000],
    [2, "Onderhoud bank", 100, "st/jaar", 15, 1500],
    [3, "Beheer contract", 1, "jaar", 600, 600],
    [None, "Totaal", None, None, None, 92100],
]  # fmt: skip
SCORED: dict[str, tuple[Rows, str]] = {
    "lease a month": (
        [["Naam inschrijver", "Lease BV"], ["Leasebedrag per maand", 10, "€ per maand"], ["Looptijd", 60, "maanden"],
         ["Onderhoud", 0, "€ per jaar"], *NOTHING_ELSE], "162,578.51"),
    "lease a year": (
        [["Naam inschrijver", "Lease BV"], ["Leasebedrag per jaar", 120, "€ per jaar"], ["Looptijd", 20, "jaar"],
         ["Onderhoud", 0, "€ per jaar"], *NOTHING_ELSE], "165,730.38"),
    "maintenance a month": ([*BOUGHT, ["Onderhoud per maand", 5, "€ per maand"], *NOTHING_ELSE], "185,782.27"),
    "maintenance a quarter": ([*BOUGHT, ["Onderhoud", 15, "€/kwartaal"], *NOTHING_ELSE], "185,782.27"),
    "maintenance a week": ([*BOUGHT, ["Onderhoud", 60 / 52, "EUR per week"], *NOTHING_ELSE], "185,782.27"),
    "maintenance in cents a day": ([*BOUGHT, ["Onderhoud", 6000 / 365, "ct per dag"], *NOTHING_ELSE], "185,782.27"),
    "maintenance each half year": ([*BOUGHT, ["Onderhoud (€ per half jaar)", 30], *NOTHING_ELSE], "185,782.27"),
    "four visits a year": ([*BOUGHT, ["Onderhoud, 4x per jaar", 15, "€ per keer"], *NOTHING_ELSE], "185,782.27"),
    "per 1,000": (
        [["Naam inschrijver", "Duizend BV"], ["Aanschafprijs per 1.000 stuks", 900000, "€ per 1.000 stuks"],
         ["Levensduur (jaar)", 20], ["Onderhoud", 0, "€ per jaar"], *NOTHING_ELSE], "90,000.00"),
    "per dozen, in thousands": (
        [["Bidder", "Dozen Ltd"], ["Price per dozen (EUR x 1,000)", 10.8], ["Service life", 240, "months"],
         ["Maintenance", 0, "EUR per year"], ["Management", 0, "EUR per year"], ["Demolition", 0], ["Disposal", 0]],
        "90,000.00"),
    "quantities": (SUM, "123,523.80"),
    "a column for each moment": (
        [["Naam inschrijver", "Koop BV"], ["Levensduur (jaar)", 20], ["Onderdeel", "Jaarlijks", "Eenmalig"],
         ["Aanschafprijs per bank", None, 900], ["Onderhoud per bank", 60], ["Beheer per bank", 0],
         ["Demontage per bank", None, 0], ["Afvoer per bank", None, 0]], "185,782.27"),
    "how often stands above the rows": (
        [*BOUGHT, [], ["Kosten per kwartaal"], ["Onderhoud", 15], ["Beheer", 0], [],
         ["Eenmalige kosten"], ["Demontage", 0], ["Afvoer", 0]], "185,782.27"),
    "how often stands in the head": (
        [*BOUGHT, [], ["A. Jaarlijkse kosten", "€ per jaar per bank"], ["Onderhoud", 60], ["Beheer", 0], [],
         ["B. Einde levensduur", "€ per bank"], ["Demontage", 0], ["Afvoer", 0]], "185,782.27"),
    "rows that are free": (free_rows(FIVE, "Vijf Posten BV"), "217,709.70"),
}  # fmt: skip


@pytest.mark.parametrize("name", SCORED)
def test_a_draft_that_has_no_marks_is_right(tmp_path: Path, tender: Path, name: str) -> None:
    rows, cost = SCORED[name]
    sheet = written(tmp_path / "sheet.xlsx", rows)
    draft, _data, output = drafted(sheet, tender)
    assert "not_understood" not in output
    assert cost_of(tender, sheet, draft) == cost


@pytest.mark.parametrize("sample", [free_rows(FIVE[:2], "Voorbeeld BV"), free_rows([], None)])
def test_a_table_runs_to_its_total_whatever_the_sample_has_filled_in(
    tmp_path: Path, tender: Path, sample: Rows
) -> None:
    draft, data, _output = drafted(written(tmp_path / "sample.xlsx", sample), tender)
    assert [(one["first_row"], one["last_row"]) for one in data["tables"]] == [(9, 19)]
    bid = written(tmp_path / "bid.xlsx", free_rows(FIVE, "Vijf Posten BV"))
    assert cost_of(tender, bid, draft) == "217,709.70"


UNDERSTOOD: dict[tuple[Any, ...], dict[str, Any]] = {
    ("Onderhoud per maand", 25): {"factor": 12},
    ("Onderhoud per kwartaal", 100): {"factor": 4},
    ("Reiniging per week", 10): {"factor": 52},
    ("Reiniging", 10, "€ per 4 weken"): {"factor": 13},
    ("Cleaning", 10, "EUR p/m"): {"factor": 12},
    ("Reiniging, maandelijkse kosten", 10): {"factor": 12},
    ("Maandelijkse reiniging", 10, "€ per jaar"): {},
    ("Maandelijkse reiniging", 10, "€ per keer"): {"factor": 12},
    ("Onderhoud", 0.6, "€ x 1.000 per jaar"): {"factor": 1000},
    ("Onderhoud", 60, "€ per 100 stuks per jaar"): {"factor": 0.01},
    ("Keuring elke 2 jaar", 60, "€"): {"every_years": 2},
    ("Schilderen eens per vijf jaar", 500, "€"): {"every_years": 5},
    ("Schilderen, vijfjaarlijks", 500, "€"): {"every_years": 5},
    ("Inspection once every five years", 80): {"every_years": 5},
    ("Servicebeurt (eenmalig)", 80): {"at_year": 0},
    ("Eenmalig onderhoud na 10 jaar", 80): {"at_year": 10},
    ("Onderhoud", 400, "€ per maand, hele opdracht"): {"factor": 12, "per": "bid"},
    ("Onderhoud per jaar (excl. 21% btw)", 25): {},
}  # fmt: skip
"""Rows of a cost, and what of it differs from an amount in euro per unit and year."""


@pytest.mark.parametrize("row", UNDERSTOOD, ids=str)
def test_a_unit_is_understood(tmp_path: Path, tender: Path, row: tuple[Any, ...]) -> None:
    _draft, data, output = drafted(written(tmp_path / "sheet.xlsx", [*BOUGHT, row]), tender)
    stated = {
        name.removeprefix("offers[0].costs[0]."): one for name, one in data["fields"].items() if "costs" in name
    }
    found = {name: one["value"] for name, one in stated.items() if name in ("every_years", "at_year", "per")}
    amount = stated["amount"]
    assert found | {name: amount[name] for name in ("factor",) if name in amount} == UNDERSTOOD[row]
    assert "unit_not_understood" not in amount, output


MARKED: dict[tuple[Any, ...], str] = {
    ("Onderhoud", 15): "how often?",
    ("Dagelijks onderhoud", 1200, "€"): "how often?",
    ("Onderhoud", 15, "beurt"): "beurt",
    ("Onderhoud per jaar (incl. btw)", 15): "with VAT",
    ("Onderhoud per jaar", 15, "%"): "%",
    ("Onderhoud per maand", 15, "€ per jaar"): "Onderhoud per maand; € per jaar",
    ("Onderhoud per jaar", 15, "USD"): "usd",
    ("Onderhoud", 65, "€ per uur"): "uur",
    ("Onderhoud", 65, "€ per m2 per jaar"): "m2",
    ("Onderhoud per werkdag", 65): "per werkdag",
    ("Onderhoud, 4x per jaar", 15, "€"): "4 times",
    ("Onderhoud jaar 1 t/m 5", 15, "€ per jaar"): "jaar 1 t/m 5",
    ("Onderhoudscontract", 15, "€ per jaar"): "of one piece, or of the whole?",
    ("Contractmanagement", 5000, "€ per jaar"): "of one piece, or of the whole?",
    ("Optie: onderhoud per jaar", 15): "optie",
    ("Onderhoud per jaar bij afname vanaf 50 stuks", 15): "bij afname",
    ("Onderhoud per jaar", 15, 18): "which one?",
    ("Schoonmaak tweewekelijks", 15): "tweewekelijks",
}  # fmt: skip


@pytest.mark.parametrize("row", MARKED, ids=str)
def test_what_is_not_understood_is_marked_and_nothing_is_scored(
    tmp_path: Path, tender: Path, row: tuple[Any, ...]
) -> None:
    sheet = written(tmp_path / "sheet.xlsx", [*BOUGHT, row, ["Beheer", 0, "€ per jaar"], *NOTHING_ELSE[1:]])
    draft, data, output = drafted(sheet, tender)
    mark = data["fields"]["offers[0].costs[0].amount"]["unit_not_understood"]
    assert MARKED[row] in mark
    assert mark in output
    for command in ("score", "check"):
        refused = run(command, tender, sheet, "--map", draft, "--lang", "en")
        assert refused.exit_code == 1
        assert f"{draft}, line " in refused.output
        assert "Then take unit_not_understood out." in refused.output.replace("\n", " ")


OTHER_FIELDS: dict[tuple[Any, ...], tuple[str, dict[str, Any]]] = {
    ("Levensduur", 240, "maanden"): ("business_model.service_life_years", {"factor": 1 / 12}),
    ("Levensduur", 20): ("business_model.service_life_years", {"unit_not_understood": "years or months?"}),
    ("CO2-uitstoot productie (ton)", 0.085): ("carbon.production_kg", {"factor": 1000}),
    ("Emissie einde levensduur", 12, "kg CO2"): ("carbon.end_of_life_kg", {}),
    ("Emissie productie", 85, "kg CO2"): ("carbon.production_kg", {}),
    ("Einde levensduur", 12, "kg CO2"): ("carbon.end_of_life_kg", {}),
    ("CO2 C", 12, "kg"): ("carbon.end_of_life_kg", {}),
    ("CO2-uitstoot productie", 85): ("carbon.production_kg", {"unit_not_understood": "kg or tonnes?"}),
    ("Gewicht", 4000, "gram"): ("circularity.mass_kg", {"factor": 0.001}),
    ("Aandeel gerecycled materiaal (%)", 40): ("circularity.secondary_share", {"factor": 0.01}),
    ("Aandeel gerecycled materiaal", 0.4): ("circularity.secondary_share", {}),
    ("Aandeel gerecycled materiaal", 40): (
        "circularity.secondary_share", {"unit_not_understood": "a share or a percentage?"}),
    ("Restwaarde na 20 jaar (%)", 20): ("business_model.resale_value", {"unit_not_understood": "%"}),
    ("Restwaarde", 20, "€"): ("business_model.resale_value", {}),
    ("Demontage (incl. btw)", 12.1): ("end_of_life.demolition", {"unit_not_understood": "with VAT"}),
    ("Aanschafprijs per 1.000 bekers", 350): (
        "business_model.price", {"factor": 0.001, "unit_not_understood": "bekers"}),
    ("Aanschafprijs per pallet", 350): ("business_model.price", {"unit_not_understood": "pallet"}),
    ("Prijs per zitbank", 350): ("business_model.price", {}),
    ("Unit price", 350, "k€"): ("business_model.price", {"factor": 1000}),
    ("Huur per week", 5): ("business_model.payment", {"unit_not_understood": "no whole number of months"}),
}  # fmt: skip


@pytest.mark.parametrize("row", OTHER_FIELDS, ids=str)
def test_other_fields_have_units_too(tmp_path: Path, tender: Path, row: tuple[Any, ...]) -> None:
    name, expected = OTHER_FIELDS[row]
    _draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", [["Inschrijver", "Een BV"], row]), tender)
    source = data["fields"][f"offers[0].{name}"]
    assert {key: source[key] for key in ("factor", "unit_not_understood") if key in source} == expected


def test_kilowatt_hours_are_no_euros(tmp_path: Path, tender: Path) -> None:
    used: Rows = [*BOUGHT, ["Energieverbruik (MWh per jaar)", 0.12]]
    sheet = written(tmp_path / "sheet.xlsx", used)
    _draft, data, output = drafted(sheet, tender)
    assert not any("costs" in name for name in data["fields"])
    assert "no resource of the tender" in output
    tender.write_text(json.dumps({**TENDER, "resources": {"electricity": {"unit": "kWh", "price": 0.3}}}))
    _draft, data, _output = drafted(sheet, tender)
    assert data["fields"]["offers[0].consumption[0].resource"] == {"value": "electricity"}
    assert data["fields"]["offers[0].consumption[0].per_year"] == {"cell": "B4", "factor": 1000}


def test_amounts_times_quantities_show_both_cells(tmp_path: Path, tender: Path) -> None:
    sheet = written(tmp_path / "sheet.xlsx", SUM)
    draft, data, _output = drafted(sheet, tender)
    assert data["fields"]["offers[0].business_model.price"]["quantity_not_used"] == "C7"
    assert [one["fields"]["amount"].get("quantity") for one in data["tables"]] == ["C", None]
    explained = run("explain", tender, sheet, "--map", draft, "--lang", "en").output
    assert ("E8 x C8" in explained, "1500" in explained.replace(",", "")) == (True, True), explained
    assert run("score", tender, sheet, "--map", draft, "-o", tmp_path / "out.xlsx").exit_code == 0
    assert run("verify", tmp_path / "out.xlsx", tender, sheet, "--map", draft).exit_code == 0


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [("C8", 50, "100, as the mapping says"), ("C7", 50, "100, as the mapping says"), ("D8", "st/mnd", "st/jaar")],
)
def test_a_bidder_does_not_change_what_a_number_stands_for(
    tmp_path: Path, tender: Path, cell: str, value: object, expected: str
) -> None:
    sheet = written(tmp_path / "sheet.xlsx", SUM)
    draft, _data, _output = drafted(sheet, tender)
    workbook = load_workbook(sheet)
    workbook["Blad1"][cell].value = value
    workbook.save(sheet)
    refused = run("check", tender, sheet, "--map", draft, "--lang", "en")
    assert (refused.exit_code, f"cell {cell}" in refused.output, expected in refused.output) == (1, True, True)


@pytest.mark.parametrize("quantity", [None, "=50*2", "100", -1, "#DIV/0!"])
def test_a_quantity_that_is_no_number_is_refused_with_its_cell(
    tmp_path: Path, tender: Path, quantity: object
) -> None:
    rows: Rows = [*BOUGHT, *NOTHING_ELSE, ["Onderhoud", 15, quantity]]
    fields = {
        "bidder.name": {"cell": "B1"}, "offers[0].item": {"value": "bench"},
        "offers[0].business_model.kind": {"value": "purchase"}, "offers[0].business_model.price": {"cell": "B2"},
        "offers[0].business_model.service_life_years": {"cell": "B3"}, "offers[0].end_of_life.demolition": {"value": 0},
        "offers[0].end_of_life.disposal": {"value": 0}, "offers[0].included[0]": {"value": "management"},
        "offers[0].costs[0].name": {"value": "Onderhoud"}, "offers[0].costs[0].phase": {"value": "maintenance"},
        "offers[0].costs[0].amount": {"cell": "B7", "quantity": "C7"},
    }  # fmt: skip
    draft = tmp_path / "map.json"
    draft.write_text(json.dumps({"sheet": "Blad1", "fields": fields}))
    refused = run("check", tender, written(tmp_path / "sheet.xlsx", rows), "--map", draft, "--lang", "en")
    assert (refused.exit_code, "cell C7" in refused.output) == (1, True), refused.output


def test_a_quantity_stands_where_its_number_does(tmp_path: Path, tender: Path) -> None:
    draft = tmp_path / "map.json"
    draft.write_text(json.dumps({"sheet": "A", "fields": {"bidder.name": {"cell": "B1", "quantity": "C"}}}))
    refused = run("check", tender, written(tmp_path / "sheet.xlsx", SUM), "--map", draft, "--lang", "en")
    assert "a column beside a column" in refused.output


def test_quantities_are_no_prices(tmp_path: Path, tender: Path) -> None:
    rows: Rows = [
        ["Kostenvergelijk koffieautomaten"], [], ["Post", "Aantal", "Stuksprijs", "Bedrag"],
        ["Automaat", 2, 1450, "=B4*C4"], ["Bonen per jaar (zak)", 120, 14.5, "=B5*C5"],
        ["Filter per jaar", 24, 9.75, "=B6*C6"], ["Som", None, None, "=SUM(D4:D6)"],
    ]  # fmt: skip
    _draft, data, output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    machine, use = data["tables"]
    assert (machine["first_row"], machine["last_row"]) == (4, 4)
    assert (use["first_row"], use["last_row"]) == (5, 6)
    assert use["fields"]["amount"] | {"unit": ""} == {"column": "C", "unit": "", "quantity": "B"}
    assert use["fields"]["per"] == {"value": "bid"}
    assert 'D7 "Som"' in output


def test_what_a_mapping_lacks_is_said_of_the_mapping_and_once(tmp_path: Path, tender: Path) -> None:
    sheets = [written(tmp_path / f"{name}.xlsx", [["Naam inschrijver", name], *BOUGHT[1:]]) for name in "ab"]
    draft, _data, output = drafted(sheets[0], tender)
    for done in (
        run("check", tender, *sheets, "--map", draft, "--lang", "en"),
        run("map", "check", draft, "--tender", tender, "--lang", "en"),
    ):
        assert done.exit_code == 1
        assert done.output.count("which the tender asks for") == 4, done.output
        assert not any(str(sheet) in done.output for sheet in sheets)
    assert "a cell for the costs of Maintenance" in output


def test_a_mapping_that_lacks_nothing_is_confirmed(tmp_path: Path, tender: Path) -> None:
    draft, _data, _output = drafted(written(tmp_path / "sheet.xlsx", SUM), tender)
    assert run("map", "check", draft, "--tender", tender, "--lang", "en").exit_code == 0


@pytest.mark.parametrize("arguments", [("own",), ("tender", "own"), ("own", "own")])
def test_a_workbook_that_is_no_form_leads_to_mappings_and_books(
    tmp_path: Path, tender: Path, arguments: tuple[str, ...]
) -> None:
    files = {"tender": tender, "own": written(tmp_path / "own.xlsx", SUM)}
    done = run("score", *(files[one] for one in arguments), "--lang", "en")
    assert (done.exit_code, "lcc map new" in done.output) == (1, True), done.output
    if arguments[0] == "own":
        assert "lcc start new" in done.output


@pytest.mark.parametrize(
    ("text", "is_unit", "expected"),
    [
        ("€ x 1.000 per jaar, hele opdracht", True, {"scale": 1000, "months": 12, "is_whole": True}),
        ("EUR '000", True, {"scale": 1000}),
        ("bedragen in duizenden euro's", False, {"scale": 1000}),
        ("€/m²/jaar", True, {"nouns": ("m2",), "months": 12}),
        ("ex. btw", True, {"vat": "excl"}),
        ("inclusief 21% btw", True, {"vat": "incl"}),
        ("per gros", True, {"pieces": 144}),
        ("€ per 2,5 jaar", True, {"months": 30}),
        ("semi-annual fee", False, {"months": 6}),
        ("Reinigen/oliën", False, {"nouns": ()}),
        ("Levensduur in jaren", False, {"measures": frozenset({"years"})}),
        ("once per five years", True, {"months": 60, "is_once": False}),
    ],
)
def test_words_say_what_they_say(text: str, is_unit: bool, expected: dict[str, object]) -> None:
    found = said(text, is_unit=is_unit)
    assert {name: getattr(found, name) for name in expected} == expected
    assert not found.unknown


def with_parts(file: Path, parts: dict[str, bytes], types: str, relations: str = "") -> None:
    """Add parts to a workbook, what they are, and how the workbook leads to them."""
    with zipfile.ZipFile(file) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    kinds, links = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    whole[kinds] = whole[kinds].replace(b"</Types>", types.encode() + b"</Types>")
    whole[links] = whole[links].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in (whole | parts).items():
            archive.writestr(name, content)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
LINK = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></externalLink>'
)
LEADS_OUT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    f' Type="{OFFICE}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
).encode()
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
UNSAFE: dict[str, tuple[dict[str, bytes], str, str]] = {
    "macros": (
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"},
        '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        f'<Relationship Id="rId98" Type="{MICROSOFT}/vbaProject" Target="vbaProject.bin"/>',
    ),
    "links to other files": (
        {"xl/externalLinks/externalLink1.xml": LINK, "xl/externalLinks/_rels/externalLink1.xml.rels": LEADS_OUT},
        f'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="{KIND}"/>',
        f'<Relationship Id="rId99" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>',
    ),
}


@pytest.mark.parametrize("what", UNSAFE)
def test_a_sample_with_macros_or_links_is_drafted_and_a_bid_is_not_read(
    tmp_path: Path, tender: Path, what: str
) -> None:
    plain = written(tmp_path / "plain.xlsx", SUM)
    _draft, expected, _output = drafted(plain, tender)
    unsafe = written(tmp_path / "unsafe.xlsx", SUM)
    with_parts(unsafe, *UNSAFE[what])
    draft, found, output = drafted(unsafe, tender)
    assert found == expected
    assert f"holds {what}: only its words were read" in output
    assert cost_of(tender, plain, draft) == "123,523.80"
    refused = run("score", tender, unsafe, "--map", draft, "--lang", "en")
    assert (refused.exit_code, what in refused.output) == (1, True), refused.output


def test_labels_that_are_formulas_are_read_as_they_were_last_shown(tmp_path: Path, tender: Path) -> None:
    sheet = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(sheet) as workbook:
        page = workbook.add_worksheet("Blad1")
        for row, (label, number) in enumerate([("Aanschafprijs per bank", 900), ("Levensduur (jaar)", 20)]):
            page.write_formula(row, 0, f"=Lijst!A{row + 1}", value=label)
            page.write_number(row, 1, number)
        page.write(2, 0, "Onderhoud per jaar")
        page.write_formula(2, 1, "=B1*0.02", value=18)
    _draft, data, output = drafted(sheet, tender)
    assert data["fields"]["offers[0].business_model.price"]["cell"] == "B1"
    assert "A1" not in data["labels"]  # a bid has the formula there, not the text
    assert "calculated there" in output


@pytest.mark.parametrize("hostile", ["doctype", "no workbook"])
def test_what_is_hostile_is_not_drafted_either(tmp_path: Path, hostile: str) -> None:
    sheet = written(tmp_path / "sheet.xlsx", SUM)
    if hostile == "doctype":
        with_parts(sheet, {"xl/theme/theme1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "")
    else:
        sheet.write_bytes(b"PK no workbook")
    done = run("map", "new", sheet, "--lang", "en")
    assert (done.exit_code, sheet.with_suffix(".map.yaml").exists()) == (1, False)
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)


def test_a_sheet_with_too_much_on_it_says_so(tmp_path: Path, tender: Path) -> None:
    rows = [[f"Onderhoud {number} per jaar", number] for number in range(1600)]
    _draft, data, output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    assert len(data["fields"]) < 1000
    assert "more texts on it than are looked at" in output


GROUPS: Rows = [
    ["Inschrijver", "Licht BV"],
    ["Post", "Omschrijving", "Eenheid", "Aantal", "Prijs per eenheid excl. btw", "Totaal excl. btw"],
    [None, "Leveringen"],
    [1, "Levering bank", "st", 100, 350, "=D4*E4"],
    [None, "Subtotaal leveringen", None, None, None, "=F4"],
    [None, "Onderhoud"],
    [2, "Reiniging", "st/jr", 100, 5, "=D7*E7"],
    [3, "Lampwissel", "eens per 4 jaar", 100, 25, "=D8*E8"],
    [None, "Subtotaal onderhoud", None, None, None, "=SUM(F7:F8)"],
    [None, "Eenmalige kosten"],
    [4, "Installatie", "st", 1, 2500, "=D11*E11"],
    [None, "Totaal excl. btw", None, None, None, "=F5+F9+F11"],
    [None, "BTW 21%", None, None, None, "=0.21*F12"],
    [None, "Totaal incl. btw", None, None, None, "=F12+F13"],
    [],
    ["* Prijzen zijn vast en worden jaarlijks geïndexeerd; bedragen zijn zonder toeslagen, zie bijlage 3."],
]


def test_groups_subtotals_and_notes_are_no_costs(tmp_path: Path, tender: Path) -> None:
    _draft, data, output = drafted(written(tmp_path / "sheet.xlsx", GROUPS), tender)
    assert data["fields"]["offers[0].business_model.price"] | {"unit": ""} == {
        "cell": "E4", "unit": "", "quantity_not_used": "D4",
    }  # fmt: skip
    rows = [(one["first_row"], one["last_row"]) for one in data["tables"]]
    assert rows == [(7, 7), (8, 8), (11, 11)]
    moments = [{key: one["fields"].get(key) for key in ("every_years", "at_year")} for one in data["tables"]]
    assert moments == [
        {"every_years": None, "at_year": None},
        {"every_years": {"value": 4}, "at_year": None},
        {"every_years": None, "at_year": {"value": 0}},
    ]
    assert "not_understood" not in output


OTHER_SHEETS: dict[str, tuple[Rows, str]] = {
    "two prices": ([["Omschrijving", "Prijs jaar 1", "Prijs jaar 2"], ["Onderhoud", 100, 110]], "C3: which one?"),
    "a price for all": (
        [["Omschrijving", "Aantal", "Bedrag"], ["Levering bank", 100, 90000]], "a total; which price is one?"),
    "a price of one or all": (
        [["Omschrijving", "Aantal", "Prijs"], ["Levering bank", 100, 900]], "is the price that of one, or of all?"),
    "another quantity": (
        [["Omschrijving", "Aantal", "Stukprijs", "Totaal"], ["Levering bank", 50, 900, 45000]], "the tender 100"),
    "a product that is not": (
        [["Omschrijving", "Aantal", "Stukprijs", "Totaal"], ["Onderhoud per jaar", 100, 9, 1000]], "is not the total"),
    "aantal and frequentie": (
        [["Omschrijving", "Aantal", "Frequentie per jaar", "Prijs per beurt"], ["Reinigen", 100, 4, 3]], "which one?"),
    "tiers": (
        [["Omschrijving", "Prijs 1-99 stuks", "Prijs 100-499 stuks"], ["Levering bank", 50, 45]], "1-99 stuks"),
    "with VAT in the head": ([["Omschrijving", "Prijs per jaar incl. btw"], ["Onderhoud", 10]], "with VAT"),
    "with VAT on the sheet": ([["Alle bedragen zijn inclusief btw"], ["Prijs per bank", 900]], "with VAT"),
    "all benches": ([["Leasebedrag per maand voor alle 100 banken", 1000]], "voor alle"),
    "a hundred benches": ([["Levering van 100 banken", 90000, "€"]], "100 banken"),
    "below the total": (
        [["Omschrijving", "Prijs per jaar"], ["Onderhoud", 10], ["Totaal", 10], [], [], [], [],
         ["Extra onderhoud per jaar", 5]], "below the total"),
    "a residual of a lease": (
        [["Leaseprijs per maand", 45], ["Looptijd (maanden)", 48], ["Restwaarde einde contract", 5000]],
        "a field of the business model that the mapping names"),
    "lease and price": ([["Koopprijs per bank, aanschaf", 900], ["Leaseprijs per maand", 10]], "business_model"),
    "buy-back": ([["Aanschafprijs per bank", 900], ["Terugkoopwaarde na 10 jaar", 200]], "business_model"),
    "the end under a head of each year": (
        [["Omschrijving", "Prijs per jaar per bank"], ["Onderhoud", 60], ["Sloop", 60]], "each time, or once?"),
    "the end under such a head, by its phase": (
        [["Omschrijving", "Fase", "Prijs per jaar per bank"], ["Fundering", "Sloop", 60]], "each time, or once?"),
    "beside a cost of one bench": (
        [["Onderhoud per bank", 60, "€ per jaar"], ["Beheer", 5000, "€ per jaar"]], "of one piece, or of the whole?"),
    "a field in two cells": ([["Levensduur (jaar)", 15], ["Levensduur", 12, "jaar"]], "also B3: which one?"),
    "consumption": ([["Energieverbruik per jaar", 120]], "euro?"),
    "after the warranty": ([["Onderhoud per jaar na garantieperiode", 20]], "garantie"),
    "no known phase": ([["Vaste vergoeding per jaar", 500]], "costs[0].phase"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_SHEETS)
def test_what_may_be_two_things_is_left_to_a_person(tmp_path: Path, tender: Path, name: str) -> None:
    rows, expected = OTHER_SHEETS[name]
    sheet = written(tmp_path / "sheet.xlsx", [["Inschrijver", "Een BV"], *rows])
    draft, _data, output = drafted(sheet, tender)
    assert expected in output
    refused = run("map", "check", draft, "--lang", "en")
    assert (refused.exit_code, expected in refused.output) == (1, True), refused.output


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize("when", ["Eenmalig", "Eind levensduur", "Aan het einde"])
def test_a_list_below_another_has_a_head_of_its_own(
    tmp_path: Path, tender: Path, when: str, is_filled: bool
) -> None:
    rows: Rows = [
        *BOUGHT, [], ["Onderdeel", "Kosten per kwartaal"], ["Onderhoud", 50], ["Beheer", 6], [],
        ["Onderdeel", when], ["Sloop", 60], ["Afvoer", 30], ["Keuring", 5],
    ]  # fmt: skip
    rows = rows if is_filled else [row if len(row) < 2 or isinstance(row[1], str) else row[:1] for row in rows]
    _draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    assert data["fields"]["offers[0].end_of_life.demolition"] == {"cell": "B10", "unit": when}
    assert data["fields"]["offers[0].end_of_life.disposal"] == {"cell": "B11", "unit": when}
    quarterly, last = data["tables"]
    assert (quarterly["first_row"], quarterly["last_row"], quarterly["fields"]["amount"]["factor"]) == (6, 7, 4)
    assert (last["first_row"], "factor" in last["fields"]["amount"]) == (12, False)


def test_an_answer_in_words_heads_no_list(tmp_path: Path, tender: Path) -> None:
    rows: Rows = [
        *BOUGHT, [], ["Onderdeel", "Kosten per kwartaal"], ["Service", "inbegrepen"], ["Beheer", 6], ["Keuring", 5],
    ]  # fmt: skip
    _draft, data, output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    [table] = data["tables"]
    assert (table["first_row"], table["last_row"], table["fields"]["amount"]["factor"]) == (7, 8, 4)
    assert 'B6 "Service", a text' in output


def test_an_index_goes_with_the_phase_that_a_bidder_fills_in(tmp_path: Path, tender: Path) -> None:
    indices = {"open_indices": {"maintenance": ["labour"], "management": ["labour"]}}
    tender.write_text(json.dumps({**TENDER, **indices}))
    draft, data, _output = drafted(written(tmp_path / "sample.xlsx", free_rows([], None)), tender)
    choices = data["tables"][0]["fields"]["index"]["choices"]
    assert (choices["Onderhoud"], choices["Afvoer en verwerking"]) == ("labour", "general")
    bid = written(tmp_path / "bid.xlsx", free_rows(FIVE, "Vijf Posten BV"))
    assert cost_of(tender, bid, draft) == "230,692.44"
    without = "\n".join(line for line in draft.read_text().splitlines() if "index:" not in line)
    draft.write_text(without)
    refused = run("map", "check", draft, "--tender", tender, "--lang", "en")
    assert refused.exit_code == 1
    assert "the indices that the tender opens for Maintenance: labour" in " ".join(refused.output.split())


def test_a_form_of_ours_needs_no_mapping(tmp_path: Path) -> None:
    form = Path(__file__).parents[2] / "examples/street-furniture/bids/hardhout.xlsx"
    refused = run("map", "new", form, "-o", tmp_path / "x.yaml", "--lang", "en")
    assert refused.exit_code == 2
    assert "no mapping is needed" in " ".join(refused.output.split())
    assert not (tmp_path / "x.yaml").exists()


def test_each_item_has_an_offer_of_its_own(tmp_path: Path, tender: Path) -> None:
    bin_ = {"id": "bin", "name": "Afvalbak", "quantity": 50, "unit": "stuk"}
    tender.write_text(json.dumps({**TENDER, "items": [*TENDER["items"], bin_]}))
    rows: Rows = [
        ["Inschrijver", "L"], ["Levensduur bank (jaar)", 20], ["Levensduur afvalbak (jaar)", 10],
        ["Onderhoud afvalbak per jaar", 3], ["Onderhoud bank per jaar", 5], [],
        ["Omschrijving", "Aantal", "Prijs per stuk (€)"], ["Bank", 100, 900], ["Afvalbak", 50, 300],
    ]  # fmt: skip
    _draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    cells = {name: source.get("cell", source.get("value")) for name, source in data["fields"].items()}
    for offer, expected in enumerate([("bench", "C8", "B2", "B5"), ("bin", "C9", "B3", "B4")]):
        names = ("item", "business_model.price", "business_model.service_life_years", "costs[0].amount")
        assert tuple(cells[f"offers[{offer}].{name}"] for name in names) == expected
    assert cells["bidder.name"] == "B1"  # though an L is a litre too
    rows = [*rows[:5], ["Beheer per jaar", 1], *rows[5:]]
    _draft, _data, output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    assert "of which item?" in output


def test_months_that_are_counted_multiply_nothing(tmp_path: Path, tender: Path) -> None:
    rows: Rows = [["Omschrijving", "Aantal maanden", "Prijs per maand", "Totaal"], ["Beheer", 48, 50, 2400]]
    _draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    [table] = data["tables"]
    assert table["fields"]["amount"] | {"unit": ""} == {
        "column": "C", "unit": "", "quantity_not_used": "B", "factor": 12,
    }  # fmt: skip
    assert table["fields"]["per"] == {"value": "bid"}


def test_words_of_a_sheet_stay_words(tmp_path: Path, tender: Path) -> None:
    rows: Rows = [
        ["Inschrijver", "Een BV"], ["Onderhoud per jaar\nsheet: Other # \"{x}\"", 5],
        ["\u202eBeheer per jaar", 3], ["Overig\n- a: 1", 7],
    ]  # fmt: skip
    draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    assert (data["sheet"], set(data)) == ("Blad1", {"sheet", "labels", "fields"})
    assert "A3" not in data["labels"]  # nobody could write down what stands there
    assert "\u202e" not in draft.read_text()


def test_a_number_format_that_is_not_there_stops_no_draft(tmp_path: Path, tender: Path) -> None:
    sheet = written(tmp_path / "sheet.xlsx", SUM)
    with zipfile.ZipFile(sheet) as archive:
        styles = archive.read("xl/styles.xml").replace(b'numFmtId="0"', b'numFmtId="999"')
    _draft, expected, _output = drafted(sheet, tender)
    with_parts(sheet, {"xl/styles.xml": styles}, "")
    assert drafted(sheet, tender)[1] == expected


@pytest.mark.parametrize("unit", ["€ per 0 maanden", "€ per 0 stuks", "€ 0x per jaar"])
def test_a_unit_of_nothing_is_marked(tmp_path: Path, tender: Path, unit: str) -> None:
    rows: Rows = [["Inschrijver", "Een BV", ""], ["Aanschafprijs", 5, unit], ["Onderhoud", 5, unit]]
    draft, _data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    assert "unit_not_understood" in draft.read_text()


def test_a_row_of_a_date_or_a_choice_heads_nothing(tmp_path: Path, tender: Path) -> None:
    rows: Rows = [SUM[0], [date(2027, 1, 31)], [True], *SUM[1:]]
    _draft, data, _output = drafted(written(tmp_path / "sheet.xlsx", rows), tender)
    _draft, without, _output = drafted(written(tmp_path / "other.xlsx", SUM), tender)
    assert data["fields"].keys() == without["fields"].keys()
