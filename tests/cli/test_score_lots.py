"""`lcc score` and its relatives for a tender that is divided into lots."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from command_line import Run, run
from lcc.exchange.schema import json_schema

TENDER = """\
id: park
title: Furniture for the park
authority: Gemeente Voorbeeld
base_date: 2027-01-01
horizon_years: 10
discount: {rate: 0.0}
asked_phases: []
variants: allowed
items:
  - {id: bench, name: Bench, quantity: 10, unit: piece}
  - {id: table, name: Table, quantity: 5, unit: piece}
  - {id: bin, name: Bin, quantity: 20, unit: piece}
"""
LOTS = """\
lots:
  parts:
    - {id: N/1, title: Seats, items: [bench]}
    - {id: N/2, title: Tables, items: [table]}
    - {id: bins, title: Bins, items: [bin]}
"""
BEST = "  allocation: best_combination\n  combined_bids: true\n"


def bid(name: str, more: str = "", **prices: float) -> str:
    offers = [
        f"  - {{item: {item}, business_model: {{kind: purchase, price: {price}, service_life_years: 10}}}}"
        for item, price in prices.items()
    ]
    return "\n".join(["tender: park", f"bidder: {{name: {name}}}", "offers:", *offers, more, ""])


BIDS = {
    "ash": bid("Ash", table=210.0, bench=100.0),
    "birch": bid("Birch", bench=105.0, table=200.0),
    "cedar": bid("Cedar", "combinations: [{lots: [N/1, N/2], discount: 0.05}]", table=205.0, bench=106.0),
}


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender in lots and three bids, in English."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + BEST)
    (tmp_path / "bids").mkdir()
    for name, text in BIDS.items():
        (tmp_path / "bids" / f"{name}.yaml").write_text(text)
    return run


def table(printed: str, title: str) -> list[list[str]]:
    """Return the rows of a table that was printed."""
    rows: list[list[str]] = []
    for line in printed.partition(title)[2].splitlines()[1:]:
        if line.startswith("└"):
            return rows
        if line.startswith("│"):
            rows.append([cell.strip() for cell in line.strip("│").split("│")])
    raise AssertionError(printed)


def test_each_lot_is_ranked_and_every_award_has_its_reason(lcc: Run) -> None:
    printed = lcc("score", "tender.yaml", "bids").output
    assert [row[:2] for row in table(printed, "park: Seats")] == [["1", "Ash"], ["2", "Birch"], ["3", "Cedar"]]
    assert [row[1] for row in table(printed, "park: Tables")] == ["Birch", "Cedar", "Ash"]
    reason = "part of the best combination"
    assert table(printed, "Awards") == [
        ["N/1", "Seats", "Cedar", reason, "1,060.00"],
        ["N/2", "Tables", "Cedar", reason, "1,025.00"],
        ["bins", "Bins", "-", "no bid in the ranking", "-"],
        ["N/1, N/2", "Combined lots", "Cedar", "discount of 5 % of the cost of Seats, Tables", "-104.25"],
        ["", "Total", "", "", "1,980.75"],
    ]


def test_in_order_with_a_limit_and_a_tie_in_dutch(lcc: Run, tmp_path: Path) -> None:
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + "  most_per_bidder: 1\n")
    (tmp_path / "bids" / "cedar.yaml").write_text(bid("Cedar", bench=100.0))
    rows = table(lcc("score", "tender.yaml", "bids", language="nl").output, "Gunningen")
    assert [row[2:4] for row in rows] == [
        ["-", "gelijk: er moet worden geloot tussen Ash, Cedar"],
        ["Birch", "het hoogst in de rangorde"],
        ["-", "geen inschrijving in de rangorde"],
        ["", ""],
    ]


def test_in_points_the_best_combination_has_a_total_and_what_a_discount_earns(lcc: Run, tmp_path: Path) -> None:
    """By hand: 104.25 off 2085 is 5.2125 points at 20 a point; 47 + 48.75 + 5.2125."""
    rule = "award: {method: weighted_factor, price_weight: 1.0, lowest: 0.0, highest: 2000.0}\n"
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + BEST + rule)
    rows = table(lcc("score", "tender.yaml", "bids").output, "Awards")
    assert [(row[2], row[4]) for row in rows[-2:]] == [("Cedar", "5.2125"), ("", "100.9625")]


def test_points_are_shown_without_currency_and_without_total(lcc: Run, tmp_path: Path) -> None:
    rule = "award: {method: weighted_factor, price_weight: 1.0, lowest: 0.0, highest: 2000.0}\n"
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + rule)
    (tmp_path / "bids" / "cedar.yaml").unlink()
    rows = table(lcc("score", "tender.yaml", "bids").output, "Awards")
    assert [row[4] for row in rows] == ["50", "50", "-"]


def test_there_is_a_comparison_for_each_lot_that_is_complete_in_itself(lcc: Run, tmp_path: Path) -> None:
    printed = lcc("score", "tender.yaml", "bids", "-o", "out/comparison.xlsx").output
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "comparison-n-1.xlsx",
        "comparison-n-2.xlsx",
        "comparison.xlsx",
    ]
    assert "Written: out/comparison-n-2.xlsx" in printed
    again = json.loads(lcc("score", "out/comparison-n-2.xlsx", "--json", "-").stdout)
    assert again["tender"] == "park/N/2"
    assert [(one["bidder"], one["life_cycle_cost"]) for one in again["bids"]] == [
        ("Birch", 1000.0),
        ("Cedar", 1025.0),
        ("Ash", 1050.0),
    ]
    assert "Confirmed" in lcc("verify", "out/comparison-n-2.xlsx", "tender.yaml", "bids", "--lot", "N/2").output


def test_a_comparison_of_a_lot_that_is_there_is_replaced_only_with_force(lcc: Run, tmp_path: Path) -> None:
    (tmp_path / "c-n-2.xlsx").write_text("mine")
    assert "c-n-2.xlsx exists" in lcc("score", "tender.yaml", "bids", "-o", "c.xlsx", code=2).output
    assert not (tmp_path / "c-n-1.xlsx").exists()
    lcc("score", "tender.yaml", "bids", "-o", "c.xlsx", "--force")
    assert load_workbook("c-n-2.xlsx").sheetnames[0] == "Summary"


def test_one_json_object_with_the_result_of_every_lot(lcc: Run) -> None:
    outcome = json.loads(lcc("score", "tender.yaml", "bids", "--json", "-").stdout)
    Draft202012Validator(json_schema("lots_result")).validate(outcome)
    Draft202012Validator(json_schema("result")).validate(outcome["lots"][1]["result"])
    assert [(lot["lot"], lot["result"] and len(lot["result"]["bids"])) for lot in outcome["lots"]] == [
        ("N/1", 3),
        ("N/2", 3),
        ("bins", None),
    ]
    assert [(award["lot"], award["bidder"], award["rank"], award["score"]) for award in outcome["awards"]] == [
        ("N/1", "Cedar", 3, 1060.0),
        ("N/2", "Cedar", 2, 1025.0),
        ("bins", None, None, None),
    ]
    assert outcome["combined"] == [{"bidder": "Cedar", "lots": ["N/1", "N/2"], "discount": 104.25, "points": None}]
    assert outcome["total"] == 1980.75
    assert len(outcome["inputs"]) == 4


def test_one_lot_alone_with_each_number_where_it_stands_in_its_file(lcc: Run) -> None:
    """Benches are the second offer of Ash, in line 5 of its file."""
    outcome = json.loads(lcc("score", "tender.yaml", "bids", "--lot", "N/1", "--json", "-").stdout)
    [line] = next(one for one in outcome["bids"] if one["bidder"] == "Ash")["lines"]
    assert (line["source"]["field"], line["source"]["line"]) == ("offers[0].business_model.price", 5)
    said = lcc("explain", "tender.yaml", "bids", "--lot", "N/2", "--bidder", "Birch").output
    assert "5: Quantity (tender, line 11)" in said
    assert "200: Purchase price (bid, line 5)" in said
    assert "Bids checked: 3." in lcc("check", "tender.yaml", "bids", "--lot", "N/1").output


@pytest.mark.parametrize("command", ["explain", "sensitivity"])
def test_commands_about_one_ranking_ask_which_lot(lcc: Run, command: str) -> None:
    said = lcc(command, "tender.yaml", "bids", code=2).output
    assert "name one with --lot: N/1, N/2, bins." in said
    assert "One number at a time" in lcc("sensitivity", "tender.yaml", "bids", "--lot", "N/1").output


def test_a_lot_that_is_not_there_or_that_nobody_bid_for(lcc: Run, tmp_path: Path) -> None:
    assert (
        "There is no lot 7; there are: N/1, N/2, bins."
        in lcc("score", "tender.yaml", "bids", "--lot", "7", code=2).output
    )
    assert "nobody bid for this one" in lcc("score", "tender.yaml", "bids", "--lot", "bins", code=1).output
    (tmp_path / "tender.yaml").write_text(TENDER)
    (tmp_path / "bids" / "ash.yaml").write_text(bid("Ash", bench=1.0, table=1.0, bin=1.0))
    said = lcc("score", "tender.yaml", "bids/ash.yaml", "--lot", "N/1", code=2).output
    assert "There is no lot N/1; there are: -." in said


def test_scores_count_in_each_lot_and_what_is_wrong_in_them_keeps_its_line(lcc: Run, tmp_path: Path) -> None:
    """Award on value: Cedar earns 9 of 10, which takes 450 off its cost in both lots."""
    quality = "quality: {criteria: [{id: plan, name: Plan, weight: 1.0}]}\n"
    rule = "award: {method: quality_value, quality_value: 500.0}\n"
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + quality + rule)
    (tmp_path / "bids" / "birch.yaml").write_text(bid("Birch", table=200.0))
    (tmp_path / "bids" / "cedar.yaml").write_text(bid("Cedar", bench=106.0, table=205.0))
    scores = "\n".join(
        f"  - {{bid: {name}, criterion: plan, score: {score}, justification: Good.}}"
        for name, score in (("Ash", 2.0), ("Birch", 4.0), ("Cedar", 9.0))
    )
    (tmp_path / "scores.yaml").write_text(f"tender: park\nscores:\n{scores}\n")
    rows = table(lcc("score", "tender.yaml", "bids", "--scores", "scores.yaml").output, "Awards")
    assert [row[2:] for row in rows[:2]] == [
        ["Cedar", "the best in rank", "610.00"],
        ["Cedar", "the best in rank", "575.00"],
    ]
    (tmp_path / "scores.yaml").write_text(f"tender: park\nscores:\n{scores}\n".replace("9.0", "19.0"))
    for lot in ((), ("--lot", "N/1")):
        said = lcc("score", "tender.yaml", "bids", "--scores", "scores.yaml", *lot, code=1).output
        assert "scores.yaml, line 5" in said


def test_a_variant_is_a_bid_of_its_own_and_names_that_look_alike_are_refused(lcc: Run, tmp_path: Path) -> None:
    (tmp_path / "bids" / "ash-bamboo.yaml").write_text(bid("Ash", "variant: bamboo", bench=90.0))
    rows = table(lcc("score", "tender.yaml", "bids", "--lot", "N/1").output, "park: Seats")
    assert [row[1] for row in rows] == ["Ash (bamboo)", "Ash", "Birch", "Cedar"]
    (tmp_path / "bids" / "twice.yaml").write_text(bid("ash (Bamboo)", bench=80.0))
    said = lcc("score", "tender.yaml", "bids", code=1).output
    assert "each bidder once" in said
    (tmp_path / "bids" / "twice.yaml").write_text(bid("Ash", bench=80.0))
    assert "each bidder once" in lcc("score", "tender.yaml", "bids", code=1).output


def test_a_variant_is_refused_where_the_tender_does_not_allow_them(lcc: Run, tmp_path: Path) -> None:
    (tmp_path / "tender.yaml").write_text((TENDER + LOTS + BEST).replace("variants: allowed\n", ""))
    (tmp_path / "bids" / "ash.yaml").write_text(bid("Ash", "variant: bamboo", bench=90.0))
    assert "the tender does not allow them" in lcc("score", "tender.yaml", "bids", code=1).output


def test_a_cost_by_which_the_rule_divides_is_not_ranked_in_a_lot_too(lcc: Run, tmp_path: Path) -> None:
    rule = "award: {method: low_bid, price_weight: 1.0}\n"
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS + rule)
    (tmp_path / "bids" / "cedar.yaml").write_text(bid("Cedar", table=0.0))
    lcc("score", "tender.yaml", "bids", "--json", "lots.json")
    lots = json.loads((tmp_path / "lots.json").read_text())["lots"]
    reasons = {
        one["bidder"]: [why["reason"] for why in one["award"]["not_ranked"]]
        for lot in lots
        for one in (lot["result"] or {"bids": []})["bids"]
        if one["rank"] is None
    }
    assert reasons == {"Cedar": ["no_cost"]}


def test_the_award_of_lots_is_computed_again(lcc: Run) -> None:
    """A lot that is awarded to somebody else is found, and so is a file that was not among those scored."""
    lcc("score", "tender.yaml", "bids", "--json", "lots.json")
    assert "compared with no file" in lcc("verify", "lots.json").output
    assert "say what the 4 files say" in lcc("verify", "lots.json", "tender.yaml", "bids").output
    assert "Name the lot" in lcc("verify", "lots.json", "tender.yaml", "bids", "--lot", "N/1", code=1).output
    plain = json.loads(Path("lots.json").read_text())
    plain["awards"][0]["bidder"] = "Somebody else"
    Path("lots.json").write_text(json.dumps(plain))
    refused = lcc("verify", "lots.json", code=1).output
    assert "awards[0].bidder" in refused
    assert "Differences: 1" in refused


def test_letters_about_lots_name_who_is_awarded_them(lcc: Run, tmp_path: Path) -> None:
    """Ash is first in rank on the seats, and Cedar is awarded them."""
    lcc("letters", "tender.yaml", "bids", "-o", "out", "--format", "html")
    written = sorted(str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.html"))
    assert written == [
        f"lot-n-{lot}/justification-{name}.html" for lot in (1, 2) for name in ("ash", "birch", "cedar")
    ]
    ash, cedar = ((tmp_path / f"out/lot-n-1/justification-{name}.html").read_text() for name in ("ash", "cedar"))
    assert "rank 1. Bids that are ranked: 3" in ash
    assert "award this lot to Cedar" in ash
    assert "award this lot to you" in cedar
    lcc("letters", "tender.yaml", "bids", "--lot", "N/1", "--bidder", "Ash", "-o", "one", "--format", "html")
    assert [file.read_text() for file in (tmp_path / "one").rglob("*.html")] == [ash]


def test_letters_are_asked_for_a_lot_that_is_not_there_or_that_nobody_bid_for(lcc: Run) -> None:
    assert "There is no lot 7" in lcc("letters", "tender.yaml", "bids", "-o", "out", "--lot", "7", code=2).output
    said = lcc("letters", "tender.yaml", "bids", "-o", "out", "--lot", "bins", code=1).output
    assert "nobody bid for this one" in said


def test_the_ranking_of_one_lot_says_that_its_award_can_differ(lcc: Run, tmp_path: Path) -> None:
    """With the other lots at hand it says who is awarded this one; changed since, it says that others decide too."""
    said = lcc("score", "tender.yaml", "bids", "--lot", "N/1", "-o", "seats.xlsx").output
    assert "Awarded to Cedar, together with Tables. All lots together come to 1,980.75 EUR." in said
    assert "Ash is the best in rank, but the combination with the lowest total decides" in said
    front = load_workbook("seats.xlsx")["Summary"]
    assert front["A3"].value == "Awarded to Cedar, together with Tables. All lots together come to 1,980.75 EUR."
    assert front["A4"].value.endswith("with Ash in this lot all lots come to 19.25 EUR more.")
    assert "Awarded to Cedar" in lcc("score", "seats.xlsx").output
    book = load_workbook("seats.xlsx")
    [price] = [row for row in book["Bids"].iter_rows() if row[0].value == "Ash" and 100 in [c.value for c in row]][
        :1
    ]
    next(cell for cell in price if cell.value == 100).value = 90
    book.save("edited.xlsx")
    differs = "Another bid than the first can be awarded this lot"
    edited = lcc("score", "edited.xlsx", "-o", "again.xlsx").output
    assert differs in edited
    assert "Awarded to" not in edited
    assert differs not in lcc("score", "tender.yaml", "bids").output
    (tmp_path / "tender.yaml").write_text(TENDER + LOTS)
    (tmp_path / "bids" / "cedar.yaml").unlink()
    assert "Awarded to Ash" in lcc("score", "tender.yaml", "bids", "--lot", "N/1").output


def test_the_workbook_of_all_lots_is_held_against_its_files_and_not_scored_again(lcc: Run) -> None:
    lcc("score", "tender.yaml", "bids", "-o", "c.xlsx")
    assert "Confirmed" in lcc("verify", "c.xlsx", "tender.yaml", "bids").output
    assert "this workbook has the award of all lots" in lcc("score", "c.xlsx", code=1).output
    assert "--lot" in lcc("verify", "c-n-1.xlsx", "tender.yaml", "bids", code=1).output
    book = load_workbook("c.xlsx")
    book["Award of lots"]["C8"].value = "Ash"
    book.save("edited.xlsx")
    assert "C8" in lcc("verify", "edited.xlsx", "tender.yaml", "bids", code=1).output


@pytest.mark.parametrize("command", ["letters", "annex"])
def test_the_comparison_of_one_lot_is_no_award_where_others_decide_with_it(lcc: Run, command: str) -> None:
    lcc("score", "tender.yaml", "bids", "--lot", "N/1", "-o", "seats.xlsx")
    output = "letters" if command == "letters" else "annex.docx"
    refused = lcc(command, "seats.xlsx", "-o", output, code=1)
    assert "who is awarded this one can hang on the bids for others" in refused.output
    by_rank = Path("tender.yaml").read_text().replace(BEST, "")
    Path("tender.yaml").write_text(by_rank)
    Path("bids/cedar.yaml").unlink()
    lcc("score", "tender.yaml", "bids", "--lot", "N/1", "-o", "seats.xlsx", "--force")
    lcc("letters", "seats.xlsx", "-o", "letters")
