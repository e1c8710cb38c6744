"""`lcc award` from the command line, and the checks that other commands print."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import make
from command_line import Run, run
from lcc.library import shipped
from make import WORKED_EXAMPLE

TENDER = (WORKED_EXAMPLE / "tender.yaml").read_text()
QUALITY = "quality: {criteria: [{id: plan, name: Plan, weight: 1.0}]}\n"


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with two tenders: one relative, one without parameters of its own."""
    monkeypatch.chdir(tmp_path)
    plain = "\n".join(line for line in TENDER.splitlines() if not line.startswith("award:"))
    for name, award in (
        ("relative", "{method: low_bid, price_weight: 0.6}"),
        ("bounds", "{method: weighted_factor, price_weight: 0.6, lowest: 60000, highest: 140000}"),
    ):
        Path(f"{name}.yaml").write_text(f"{plain}\n{QUALITY}award: {award}\n")
    return run


def test_check_prints_remarks_and_the_checklist(lcc: Run) -> None:
    printed = lcc("award", "check", "relative.yaml").output
    assert "! Points depend on who else bids: " in printed
    assert "with a weight of the cost of 0.6" in printed
    assert "missing                  What happens to equal scores" in printed
    assert "rangordewisseling" in lcc("award", "check", "relative.yaml", language="nl").output


def test_check_as_json(lcc: Run) -> None:
    found = json.loads(lcc("award", "check", "relative.yaml", "--json", "-").stdout)
    # Of the rule; what settings decide follows, and is held by test_deciding.
    assert [(one["kind"], one["field"]) for one in found["checks"][:4]] == [
        ("relative_rule", "award.method"),
        ("after_award_open", "award.after_withdrawal"),
        ("no_tie_break", "award.tie_break"),
        ("no_abnormal_indicator", "award.abnormally_low"),
    ]
    assert {one["state"] for one in found["checklist"]} == {"stated", "by_default", "missing", "elsewhere"}


def test_a_tender_that_is_wrong_is_refused(lcc: Run) -> None:
    Path("wrong.yaml").write_text("id: x\n")
    for command in ("check", "preview"):
        assert "title" in lcc("award", command, "wrong.yaml", code=1).output


def test_preview_takes_the_costs_that_the_rule_names(lcc: Run) -> None:
    # 80,000 between the bounds, times 0.4 / 0.6, for a hundredth.
    printed = lcc("award", "preview", "bounds.yaml").output
    assert "A hundredth of quality is worth EUR 533.33 at a cost of 100,000.00 and a quality of 60 %." in printed
    assert "What others bid plays no part in the score of a bid." in printed


def test_preview_needs_costs_where_the_rule_names_none(lcc: Run) -> None:
    assert "--around" in lcc("award", "preview", "relative.yaml", code=2).output
    assert "Rank reversal: A beats B" in lcc("award", "preview", "relative.yaml", "--around", "100000").output
    found = json.loads(
        lcc("award", "preview", "relative.yaml", "--costs", "80000,100000,120000", "--json", "-").stdout
    )
    assert found["costs"] == [80_000, 100_000, 120_000]
    assert found["rank_reversal"]["ranks"][2] == 3


@pytest.mark.parametrize("costs", ["100000", "120000,100000", "0,1", "a,b", "1,1", "1,inf", "nan,nan", ""])
def test_costs_that_can_not_be_tried_are_wrong_usage(lcc: Run, costs: str) -> None:
    assert "in rising order" in lcc("award", "preview", "relative.yaml", "--costs", costs, code=2).output


def test_costs_are_given_in_one_way(lcc: Run) -> None:
    words = ("award", "preview", "relative.yaml", "--costs", "1,2", "--around", "3")
    assert "either --costs or --around" in lcc(*words, code=2).output


def test_preview_writes_a_workbook_and_replaces_none(lcc: Run) -> None:
    words = ("award", "preview", "bounds.yaml", "-o", "preview.xlsx")
    assert "Written: preview.xlsx" in lcc(*words).output
    assert len(load_workbook("preview.xlsx").sheetnames) == 4
    assert "--force" in lcc(*words, code=2).output
    lcc(*words, "--force")
    assert "Excel workbook" in lcc("award", "preview", "bounds.yaml", "-o", "preview.csv", code=2).output


def test_score_prints_what_to_look_at_and_lists_it_for_machines(lcc: Run) -> None:
    folder = shipped.examples()["office-furniture"]
    stated = (folder / "tender.yaml").read_text()
    Path("tender.yaml").write_text(stated.replace("expected_resale_haircut: 0.5", "expected_resale_haircut: 0.0"))
    words = ("score", "tender.yaml", str(folder / "bids-as-yaml"))
    assert (
        "! A resale value without guarantee: Nieuw Kantoor BV expects 40.00 for Zit-stabureau"
        in lcc(*words).output
    )
    [found] = json.loads(lcc(*words, "--json", "-").stdout)["checks"]
    assert found == {
        "kind": "resale_not_guaranteed",
        "bids": ["Nieuw Kantoor BV"],
        "field": "offers[1].business_model.resale_value",
        "words": {"item": "desk", "resale": 40.0},
    }


def test_check_prints_which_business_model_is_favoured(lcc: Run) -> None:
    Path("plain.yaml").write_text(TENDER)
    printed = lcc("award", "check", "plain.yaml", "--life", "15").output
    assert "lasting 15 years, offered at equal value" in printed
    assert "! The residual value favours leasing: " in printed
    assert "What sets plausible bids apart" in printed
    found = json.loads(lcc("award", "check", "plain.yaml", "--life", "15", "--json", "-").stdout)
    assert [one["horizon_years"] for one in found["neutrality"][0]["above_cheapest"]] == [19, 20, 21]
    assert 0 < found["circular_share"]["circular_share"] < 1
    assert "residual_value_favours" in {one["kind"] for one in found["checks"]}


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_our_own_examples_draw_no_warning(name: str) -> None:
    assert "! " not in run("award", "check", str(shipped.examples()[name] / "tender.yaml")).output


def test_check_holds_a_tender_against_a_law_where_that_is_asked(lcc: Run) -> None:
    assert "legal advice" not in lcc("award", "check", "relative.yaml").output
    printed = lcc("award", "check", "relative.yaml", "--law", "nl").output
    assert "Dutch law on 2027-01-01, the base date of the tender" in printed
    assert "This is a help and no legal advice" in printed
    assert "NOT MET  Aanbestedingswet 2012, article 2.114" not in printed
    assert "  MET  Aanbestedingswet 2012, article 2.114, lid 3 en 4 (in force" in printed
    assert "NOT MET  Hoge Raad, 9 mei 2014, ECLI:NL:HR:2014:1078 (case law" in printed
    dutch = lcc("award", "check", "relative.yaml", "--law", "nl", language="nl").output
    assert "geen juridisch advies" in dutch
    assert "NIET VOLDAAN  Hoge Raad" in dutch


def test_check_as_json_has_the_law_with_each_source(lcc: Run) -> None:
    words = ("award", "check", "relative.yaml", "--law", "ppa", "--at", "2027-06-01", "--labour-intensive")
    found = json.loads(lcc(*words, "--purchase-share", "0.9", "--json", "-").stdout)["law"]
    assert (found["law"], found["at"], found["dated_by"]) == ("ppa", "2027-06-01", "asked")
    [share] = [one for one in found["findings"] if one["provision"] == "ppa_quality_share"]
    assert {name: share[name] for name in ("article", "status", "certainty", "verdict", "code")} == {
        "article": "98(4)",
        "status": "proposed",
        "certainty": "sourced",
        "verdict": "look",
        "code": "share_by_one_reading",
    }
    assert "law" not in json.loads(lcc("award", "check", "relative.yaml", "--json", "-").stdout)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--at", "2027-06-01"), "--law"),
        (("--labour-intensive",), "--law"),
        (("--law", "nl", "--departure", "mix"), "--law ppa"),
        (("--law", "be", "--purchase-share", "0.5"), "--law ppa"),
        (("--law", "uk"), "--law"),
        (("--law", "ppa", "--purchase-share", "1.5"), "--purchase-share"),
    ],
)
def test_options_about_a_law_that_do_not_go_together_are_wrong_usage(
    lcc: Run, words: tuple[str, ...], told: str
) -> None:
    assert told in lcc("award", "check", "relative.yaml", *words, code=2).output
