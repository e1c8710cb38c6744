"""Requirements: asked in the form with evidence, shown beside every bid, and never a verdict by themselves."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

import make
from lcc.checks.agreement import disagreements
from lcc.documents.statement.method_statement import method_statement
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.read import layouts_of, open_form, stated_in_form
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import write_comparison
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.record.place import Asked

REQUIREMENTS = [
    {"id": "R1", "text": "Each lamp has an ENEC mark.", "evidence": "The certificate"},
    {"id": "R2", "text": "Delivery is within six weeks."},
]
MET = {"R1": {"met": True, "evidence": "enec.pdf, page 2"}, "R2": {"met": True}}


def tender(**changes: Any) -> Tender:
    return make.tender(**{"requirements": REQUIREMENTS, **changes})


def bid(requirements: dict[str, Any] = MET, name: str = "Lumen BV", price: float = 100.0) -> Bid:
    plain = make.bid(make.offer(make.purchase(price)), name=name).model_dump(exclude_unset=True)
    return Bid.model_validate({**plain, "requirements": requirements})


@pytest.mark.parametrize(
    ("requirements", "codes"),
    [
        (MET, []),
        ({**MET, "R1": {"met": False}}, []),
        ({"R1": MET["R1"]}, ["requirement_not_stated"]),
        ({**MET, "R1": {"met": True}}, ["evidence_not_stated"]),
        ({**MET, "R3": {"met": True}}, ["unknown_requirement"]),
    ],
)
def test_a_bid_says_of_each_whether_it_is_met_and_what_shows_it(
    requirements: dict[str, Any], codes: list[str]
) -> None:
    assert [one.code for one in disagreements(tender(), bid(requirements))] == codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("requirements", [MET, {**MET, "R1": {"met": False}}])
def test_the_form_asks_it_and_is_read_as_it_was_filled_in(language: str, requirements: dict[str, Any]) -> None:
    asked = tender()
    layouts = layouts_of(asked)
    content = write_form(asked, language, bid(requirements))
    found = stated_in_form(open_form(content, layouts), asked, layouts)
    assert found.problems == ()
    assert found.values["requirements"] == requirements
    empty = stated_in_form(open_form(write_form(asked, language), layouts), asked, layouts)
    asked_of = [one.origin.label for one in empty.problems if isinstance(one.origin, Asked)]
    assert sum(label.startswith(("R1", "R2")) for label in asked_of) == 2
    texts = [cell.value for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows() for cell in row]
    assert "R1: Each lamp has an ENEC mark." in texts


def test_evidence_is_missed_on_the_form_only_where_the_requirement_is_met() -> None:
    asked = tender()
    layouts = layouts_of(asked)
    without = bid({**MET, "R1": {"met": True}})
    found = stated_in_form(open_form(write_form(asked, "en", without), layouts), asked, layouts)
    [problem] = found.problems
    assert isinstance(problem.origin, Asked)
    assert (problem.code, problem.origin.label) == ("empty_cell", "R1: evidence")


def test_one_that_is_not_met_is_remarked_on_and_shown_but_decides_nothing() -> None:
    missing = bid({**MET, "R2": {"met": False}}, name="Kip BV", price=50.0)
    found = evaluate(tender(), [bid(), missing])
    assert [one.bid.name for one in found.bids] == ["Kip BV", "Lumen BV"]
    [check] = [one for one in found.checks if one.code == "requirement_missed"]
    assert (check.bids, check.context["code"]) == (("Kip BV",), "R2")
    sheet = load_workbook(io.BytesIO(write_comparison(found, language="en")))["Award"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    [column] = [
        row.index("Requirements, as the bid says") for row in rows if "Requirements, as the bid says" in row
    ]
    assert {row[0]: row[column] for row in rows if row[0] in ("Kip BV", "Lumen BV")} == {
        "Kip BV": "not met: R2",
        "Lumen BV": "all met",
    }


def test_the_method_statement_names_them() -> None:
    said = str(method_statement(tender(), "en").blocks)
    assert "R1: Each lamp has an ENEC mark. (evidence: The certificate)" in said
