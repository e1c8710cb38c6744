"""The commands as a user types them: what is printed, what is written, and the exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import Run, run
from lcc.library import shipped
from make import BIDS, WORKED_EXAMPLE

TENDER = str(WORKED_EXAMPLE / "tender.yaml")
BID_FILES = [str(file) for file in BIDS]


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in an empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    return run


def test_score_prints_the_ranking_and_writes_the_workbook(lcc: Run) -> None:
    printed = lcc("score", TENDER, *BID_FILES, "-o", "out/comparison.xlsx").output
    rows = [line for line in printed.splitlines() if "│" in line]
    ranking, promises = rows[:3], rows[3:]
    assert len(promises) == 3
    assert [row.split("│")[2].strip() for row in ranking] == [
        "Statiegeld Meubilair",
        "Circulaire Straat",
        "Hardhout BV",
    ]
    assert "230,666.67" in rows[0]
    assert load_workbook("out/comparison.xlsx").sheetnames[0] == "Summary"


def test_score_in_dutch(lcc: Run) -> None:
    printed = lcc("score", TENDER, *BID_FILES, "-o", "uit.xlsx", language="nl").output
    assert "230.666,67" in printed
    assert "Levenscycluskosten" in printed
    assert load_workbook("uit.xlsx").sheetnames[0] == "Samenvatting"


def test_score_prints_one_json_object_for_a_machine(lcc: Run) -> None:
    outcome = json.loads(lcc("score", TENDER, *BID_FILES, "--json", "-").stdout)
    assert list(outcome) == [
        "kind", "version", "tender", "lcc_version", "method", "rules", "currency", "inputs", "files", "bids",
        "warnings", "checks", "targets", "reference", "history", "documents",
    ]  # fmt: skip
    assert [file["file"] for file in outcome["inputs"]] == [Path(name).name for name in (TENDER, *BID_FILES)]
    assert all(len(file["sha256"]) == 64 for file in outcome["inputs"])
    best = outcome["bids"][0]
    assert (best["bidder"], best["rank"]) == ("Statiegeld Meubilair", 1)
    assert best["life_cycle_cost"] == pytest.approx(230666.67016338857, rel=1e-9)
    cost = 230666.67  # what the award weighs are the cents that are shown
    stated = {name: value for name, value in best["award"].items() if value not in (None, {}, [])}
    assert stated == {"method": "lowest_lcc", "cost": cost, "assessed_cost": cost, "score": cost}
    line = best["lines"][0]
    assert line["source"] == {
        "field": "offers[0].business_model.price",
        "file": None,
        "line": 5,
        "sheet": None,
        "cell": None,
    }


def test_a_folder_stands_for_the_bids_in_it(lcc: Run) -> None:
    example = shipped.examples()["reusable-cups"]
    outcome = json.loads(lcc("score", f"{example}/tender.yaml", f"{example}/bids", "--json", "-").stdout)
    assert len(outcome["bids"]) == 4
    assert outcome["bids"][0]["lines"][0]["source"]["cell"]


def test_a_folder_may_hold_the_tender_too(lcc: Run, tmp_path: Path) -> None:
    shutil.copytree(WORKED_EXAMPLE, tmp_path / "all", ignore=shutil.ignore_patterns("*.json"))
    outcome = json.loads(lcc("score", "all/tender.yaml", "all", "--json", "-").stdout)
    assert len(outcome["bids"]) == 3


def test_forms_and_yaml_are_read_alike(lcc: Run) -> None:
    lcc("form", TENDER, "--bid", BID_FILES[0], "-o", "form1.xlsx")
    lcc("form", TENDER, "--bid", BID_FILES[1], "-o", "form2.xlsx", language="nl")
    mixed = json.loads(lcc("score", TENDER, "form1.xlsx", "form2.xlsx", BID_FILES[2], "--json", "-").stdout)
    plain = json.loads(lcc("score", TENDER, *BID_FILES, "--json", "-").stdout)
    costs = [[bid["life_cycle_cost"] for bid in outcome["bids"]] for outcome in (mixed, plain)]
    assert costs[0] == pytest.approx(costs[1], rel=1e-12)


def test_a_comparison_that_was_edited_is_scored_again_and_no_longer_verifies(lcc: Run) -> None:
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx")
    assert "Confirmed" in lcc("verify", "comparison.xlsx", TENDER, *BID_FILES).output
    same = json.loads(lcc("score", "comparison.xlsx", "--json", "-").stdout)
    assert same["bids"][0]["life_cycle_cost"] == 230666.670163
    workbook = load_workbook("comparison.xlsx")
    cell = next(row[1] for row in workbook["Assumptions"].iter_rows() if row[0].value == "Discount rate")
    cell.value = 0.05
    workbook.save("edited.xlsx")
    edited = json.loads(lcc("score", "edited.xlsx", "--json", "-").stdout)
    assert edited["bids"][0]["life_cycle_cost"] < same["bids"][0]["life_cycle_cost"]
    said = lcc("verify", "edited.xlsx", TENDER, *BID_FILES, code=1).stderr
    assert f"cell {cell.coordinate}" in said


@pytest.mark.thorough
def test_many_forms_are_read_in_one_run_with_a_progress_bar(
    lcc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lcc.cli.output._PATIENCE_SECONDS", 0.0)
    (tmp_path / "bids").mkdir()
    for number in range(40):
        bid = BIDS[number % 3].read_text()
        name = next(line for line in bid.splitlines() if line.startswith("bidder"))
        (tmp_path / "one.yaml").write_text(bid.replace(name, f"bidder: {{name: Bidder {number}}}"))
        lcc("form", TENDER, "--bid", "one.yaml", "-o", f"bids/{number}.xlsx")
    done = lcc("score", TENDER, "bids", "--json", "-")
    assert len(json.loads(done.stdout)["bids"]) == 40
    assert "Reading bids" in done.stderr


def test_nothing_is_written_when_anything_is_wrong(lcc: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BIDS[0].read_text().replace("price: 900.0", "price: duur"))
    result = lcc(
        "score", TENDER, *BID_FILES[1:], str(broken), "nope.yaml", "-o", "o.xlsx", "--json", "o.json", code=1
    )
    assert "broken.yaml, line 5, offers[0].business_model.price" in result.stderr
    assert "nope.yaml" in result.stderr
    assert "Problems found: 2. They stand in o.json; nothing else was written." in result.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["broken.yaml", "o.json"]
    assert [one["file"] for one in json.loads(Path("o.json").read_text())["problems"]] == [
        str(broken),
        "nope.yaml",
    ]


def test_an_existing_file_is_replaced_only_with_force(lcc: Run, tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").write_text("mine")
    assert "--force" in lcc("score", TENDER, *BID_FILES, "-o", "c.xlsx", code=2).output
    assert (tmp_path / "c.xlsx").read_text() == "mine"
    lcc("score", TENDER, *BID_FILES, "-o", "c.xlsx", "--force")
    assert load_workbook("c.xlsx").sheetnames


def test_an_input_is_never_replaced(lcc: Run) -> None:
    lcc("form", TENDER, "--bid", BID_FILES[0], "-o", "bids/form.xlsx")
    for bids in ("bids/form.xlsx", "bids"):
        said = lcc("score", TENDER, bids, "-o", "bids/form.xlsx", "--force", code=2).output
        assert "bids/form.xlsx is an input" in said


@pytest.mark.parametrize(
    "words",
    [
        ("score", TENDER),
        ("score", TENDER, BID_FILES[0], "-o", "out.csv"),
        ("form", TENDER),
        ("form", TENDER, "-o", "form.ods"),
        ("start", "show", "spoons"),
        ("schema", "spoon"),
    ],
)
def test_wrong_usage(lcc: Run, words: tuple[str, ...]) -> None:
    lcc(*words, code=2)


def test_check_lists_what_is_wrong_and_says_so_when_nothing_is(lcc: Run, tmp_path: Path) -> None:
    *remarks, last = lcc("check", TENDER, *BID_FILES).output.splitlines()
    assert last == "Nothing wrong in the tender. Bids checked: 3."
    titles = [remark.partition(":")[0] for remark in remarks]
    # How long a leased or deposited bench itself lasts is asked where its emissions have a price.
    assert titles[:2] == ["! Circulaire Straat", "! Statiegeld Meubilair"]
    assert titles[2:] == [
        "! No motivation",
        "! No tie-break",
        "! No bound from which a bid counts as abnormally low",
    ]
    (tmp_path / "t.yaml").write_text("id: x\n")
    report = json.loads(lcc("check", "t.yaml", "--json", "-", code=1).stdout)
    assert {problem["expected"] for problem in report["problems"]} >= {"a value for title", "a value for items"}
    assert "gevonden" in lcc("check", "t.yaml", code=1, language="nl").output


def test_check_says_what_a_reader_should_know(lcc: Run, tmp_path: Path) -> None:
    text = BIDS[0].read_text().replace("amount: 600.0", "amount: -600.0")
    (tmp_path / "bid.yaml").write_text(text)
    assert (
        "! Hardhout BV: 'Contract management' of Bench with back rest is negative"
        in lcc("check", TENDER, "bid.yaml").output
    )


def test_explain_goes_back_to_the_cell(lcc: Run) -> None:
    lcc("form", TENDER, "--bid", BID_FILES[1], "-o", "form.xlsx")
    said = lcc("explain", TENDER, "form.xlsx", BID_FILES[0], "--bidder", "Circulaire Straat").output
    assert "11.25: Lease payment (bid, sheet Bid form, cell C" in said
    assert "Hardhout" not in said
    explained = json.loads(lcc("explain", TENDER, "form.xlsx", "--json", "-").stdout)
    [bid] = explained["bids"]
    assert bid["life_cycle_cost"] == pytest.approx(290895.81852214196)
    assert [field["field"] for field in explained["nominal_rates"][0]["fields"]] == ["discount.rate", "inflation"]
    lcc("explain", TENDER, "form.xlsx", "--bidder", "Nobody", code=2)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_templates_are_listed_shown_and_make_a_tender(lcc: Run, language: str) -> None:
    listed = lcc("start", "list", language=language).output
    for name in ("street-furniture", "office-furniture", "reusable-cups"):
        assert name in listed
        shown = lcc("start", "show", name, "--yaml", language=language).stdout
        lcc("start", "new", name, "-o", f"{name}.yaml", language=language)
        assert Path(f"{name}.yaml").read_text() == shown
        lcc("check", f"{name}.yaml")
        lcc("form", f"{name}.yaml", "-o", f"{name}.xlsx", language=language)


def test_templates_are_listed_for_a_machine(lcc: Run) -> None:
    listed = json.loads(lcc("start", "list", "--json", "-").stdout)["templates"]
    [bench] = [one for one in listed if one["name"] == "street-furniture"]
    assert (bench["title"], bench["theme"], bench["is_draft"]) == ("Street furniture", "public_space", False)
    assert "39113600" in bench["cpv"]


def test_schemas_are_json(lcc: Run) -> None:
    assert json.loads(lcc("schema", "bid").stdout)["title"] == "Bid"
    lcc("schema", "result", "-o", "result.json")
    assert json.loads(Path("result.json").read_text())["title"] == "Result"


def test_demo_leaves_a_tender_forms_and_a_comparison(lcc: Run) -> None:
    printed = lcc("demo").output
    assert "demo/comparison.xlsx" in printed
    assert len(list(Path("demo/bids").glob("*.xlsx"))) >= 3
    lcc("demo", code=2)
    lcc("demo", "--force")
    shutil.rmtree("demo")


def test_help_starts_without_numpy_and_openpyxl(tmp_path: Path) -> None:
    heavy = {"numpy", "openpyxl", "pydantic", "rich", "xlsxwriter"}
    script = f"import sys, lcc.cli; print(sorted({heavy!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert loaded == "[]\n"


def test_scoring_to_json_needs_no_workbook_library() -> None:
    words = ["score", TENDER, *BID_FILES, "--json", "-"]
    script = (
        f"import sys; from lcc.cli import main; main({words!r}, standalone_mode=False); "
        "print(sorted({'openpyxl', 'rich', 'xlsxwriter'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stderr == "[]\n"


def test_a_broken_template_name_is_no_path(lcc: Run) -> None:
    lcc("start", "show", "../examples", code=2)
