"""Indices that follow prices by year: of a published path, or levels that the tender states."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

import lcc
import make
from command_line import run
from lcc.checks.remarks import remarks_on_tender
from lcc.documents.statement.method_statement import method_statement
from lcc.excel.bid_form.layout import form_layout
from lcc.exchange.schema import json_schema
from lcc.exchange.schema_examples import EXAMPLES
from lcc.language import Language
from lcc.library.price_paths import PRICE_PATHS
from lcc.model import Tender
from lcc.page.what_if import tried
from lcc.words.problems import remark_of
from said import texts

GATE_FEE = "NL-waste-gate-fee-planning"
LEVELS = {2026: 100.0, 2028: 120.0}


def tender(index: Any, base_date: str = "2027-01-01", **changes: Any) -> Tender:
    return make.tender(**{"base_date": base_date, "inflation": 0.02, "indices": {"waste": index}, **changes})


def codes(found: Tender) -> list[str]:
    return [one.code for one in remarks_on_tender(found)]


def said(found: Tender) -> str:
    return " ".join(remark_of(one).say(str) for one in remarks_on_tender(found))


def test_the_gate_fee_of_residual_waste_is_what_its_parts_come_to() -> None:
    """Base, waste tax, and the levy on 0.45 t of fossil CO2 as far as rights are not free."""
    levels = PRICE_PATHS[GATE_FEE].levels
    whole = {2026: 168, 2027: 185, 2028: 213, 2029: 238, 2030: 268, 2031: 279, 2032: 289, 2033: 300}
    assert {year: round(level) for year, level in levels.items()} == whole


def test_a_path_comes_to_growths_from_the_base_date_on() -> None:
    growths = tender({"path": GATE_FEE}).indices["waste"]
    assert isinstance(growths, list)
    assert [round(growth, 3) for growth in growths] == [0.173, 0.141, 0.148, 0.06, 0.059, 0.057, 0.02]


@pytest.mark.parametrize(
    ("basis", "base_date", "growths"),
    [
        ("real", "2026-01-01", [0.122, 0.112727272727, 0.02]),
        ("nominal", "2026-01-01", [0.1, 0.0909090909091, 0.0]),
        ("nominal", "2027-12-31", [0.0909090909091, 0.0]),
        ("nominal", "2028-01-01", [0.0]),
    ],
)
def test_levels_are_growths_in_a_straight_line_between_their_years(
    basis: str, base_date: str, growths: list[float]
) -> None:
    """From 100 in 2026 over 110 to 120 in 2028; real levels grow with inflation of 2 % besides."""
    assert tender({"levels": LEVELS, "basis": basis}, base_date).indices == {"waste": growths}


def test_levels_cost_what_their_growths_cost() -> None:
    bid = make.bid(make.offer(make.purchase(100.0, 1, index="waste")))
    by_level = lcc.score(tender({"levels": LEVELS, "basis": "nominal"}, "2026-01-01", horizon_years=3), [bid])
    by_growth = lcc.score(
        make.tender(base_date="2026-01-01", horizon_years=3, indices={"waste": [0.1, 12 / 11 - 1, 0.0]}), [bid]
    )
    assert [one.evaluation.bids[0].nominal_cost for one in (by_level, by_growth)] == pytest.approx([330.0, 330.0])


def test_it_is_the_same_tender_when_it_is_read_again() -> None:
    followed = tender({"path": GATE_FEE}, indices={"labour": 0.03, "waste": {"path": GATE_FEE}})
    assert list(followed.indices) == ["labour", "waste"]
    assert Tender.model_validate_json(followed.model_dump_json()) == followed
    assert Tender.model_validate(followed.model_dump(exclude_unset=True)) == followed
    assert followed.index_paths["waste"].path == GATE_FEE


@pytest.mark.parametrize(
    ("stated", "line", "expected"),
    [
        ("{path: waste}", 8, "one of: NL-waste-tax-2022"),
        ("{path: NL-CO2-levy-incinerators-planning, basis: nominal}", 8, "no basis of your own beside path"),
        ("{path: NL-electricity-wholesale-planning}", 8, "basis"),
        ("{levels: {2026: 100, 2028: 0}, basis: real}", 8, "a number above 0"),
        ("{levels: {2026: 100, 2028: 120}}", 8, "basis"),
        ("{levels: {2028: 100, 2030: 120}, basis: real}", 8, "a base date in 2028 to 2030, the years of waste"),
        ("{path: NL-waste-tax-2022}", 8, "a base date in 2014 to 2022, the years of NL-waste-tax-2022"),
        ("{path: NL-waste-tax-planning, level: 3}", 8, "levels"),
    ],
)
def test_what_does_not_fit_is_said_at_its_line(tmp_path: Path, stated: str, line: int, expected: str) -> None:
    file = tmp_path / "tender.yaml"
    file.write_text(
        "id: t\ntitle: T\nauthority: A\nbase_date: 2027-01-01\nhorizon_years: 5\ndiscount: {rate: 0.02}\nindices:\n"
        f"  waste: {stated}\nitems:\n  - {{id: i, name: I, quantity: 1, unit: piece}}\n"
    )
    said = " ".join(run("check", str(file), code=1).output.split())
    assert f"line {line}" in said
    assert expected in said


def test_growths_of_your_own_do_not_stand_beside_a_path() -> None:
    plain = tender({"path": GATE_FEE}).model_dump(exclude_unset=True)
    plain["indices"]["waste"][0] = 0.5
    with pytest.raises(ValidationError) as refused:
        Tender.model_validate(plain)
    assert [one["type"] for one in refused.value.errors()] == ["beside_published"]


def test_what_is_no_tender_is_said_of_its_own_fields() -> None:
    wrong: list[Any] = [7, {"waste": {"path": 7}}, {"waste": {}}, {"waste": {"levels": 3, "basis": "real"}}]
    for indices in wrong:
        with pytest.raises(ValidationError):
            make.tender(indices=indices)


@pytest.mark.parametrize(
    ("index", "base_date", "expected"),
    [
        ({"path": GATE_FEE}, "2027-01-01", ["planning_figure", "path_proposed"]),
        ({"path": GATE_FEE}, "2029-01-01", ["planning_figure", "path_proposed", "path_old"]),
        ({"path": "NL-waste-tax-2025"}, "2025-01-01", ["figure_recalled"]),
        ({"path": "NL-CO2-levy-industry-2020", "basis": "nominal"}, "2025-01-01", ["not_in_force", "path_old"]),
        ({"path": "NL-gas-wholesale-2025", "basis": "nominal"}, "2027-01-01", []),
        ({"levels": LEVELS, "basis": "real"}, "2027-01-01", []),
    ],
)
def test_what_is_remarked_on_a_path(index: dict[str, Any], base_date: str, expected: list[str]) -> None:
    assert codes(tender(index, base_date, horizon_years=1)) == expected


def test_a_planning_figure_is_remarked_on_though_the_authority_states_it_as_its_own() -> None:
    own = tender({"path": GATE_FEE}, own_figures=[GATE_FEE], horizon_years=1)
    assert "is a planning figure: nobody published it" in said(own)


def test_levels_that_end_before_the_horizon_are_said_to() -> None:
    real, nominal = (tender({"levels": LEVELS, "basis": basis}, horizon_years=5) for basis in ("real", "nominal"))
    assert "its levels end in 2028. After that the last one stays, and rises with inflation." in said(real)
    assert "After that the last one stays, whatever inflation is." in said(nominal)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_text_with_a_planning_figure_says_so(language: Language) -> None:
    own = tender({"path": GATE_FEE}, own_figures=[GATE_FEE])
    text = lcc.method_statement(own, language=language, kind="html").decode()
    assert GATE_FEE in text
    assert {"en": "planning figure", "nl": "zonder bron"}[language] in text


def test_a_planning_figure_does_not_go_out_unless_the_authority_states_it_as_its_own() -> None:
    with pytest.raises(lcc.NotScorableError) as refused:
        lcc.form(tender({"path": GATE_FEE}).model_dump(exclude_unset=True))
    assert [one.code for one in refused.value.problems] == ["figure_not_read"]


LEVY = "NL-CO2-levy-incinerators-planning"
TYPED: dict[str, Any] = {
    "indices": {"levy": {"levels": {2027: 171, 2030: 295, 2034: 295}, "basis": "real"}},
    "resources": {"levy": {"unit": "t CO2", "price": 171, "index": "levy"}},
}


def test_levels_that_are_typed_over_from_a_planning_path_are_remarked_on_and_do_not_go_out() -> None:
    typed = make.tender(base_date="2027-01-01", horizon_years=7, **TYPED)
    assert codes(typed) == ["planning_figure", "path_proposed"]
    with pytest.raises(lcc.NotScorableError) as refused:
        lcc.form(typed.model_dump(exclude_unset=True))
    assert [(one.code, one.found) for one in refused.value.problems] == [("figure_not_read", LEVY)]


def test_typed_levels_that_no_path_has_are_the_authoritys() -> None:
    levels = {"levels": {2027: 171, 2030: 290}, "basis": "real"}
    assert codes(make.tender(base_date="2027-01-01", horizon_years=3, indices={"levy": levels})) == []


@pytest.mark.parametrize(("language", "word"), [("en", "planning figure"), ("nl", "zonder bron")])
def test_typed_planning_figures_that_are_stated_as_own_are_marked_in_each_text(
    language: Language, word: str
) -> None:
    own = make.tender(base_date="2027-01-01", horizon_years=7, own_figures=[LEVY], **TYPED)
    assert codes(own) == []
    text = texts(method_statement(own, language))
    assert f" ({word})" in text
    assert f"{LEVY}: " in text
    assert text.count(word) > 2
    labels = [str(cell.value) for cell in form_layout(own, language).cells]
    assert any(label.endswith(f" ({word})") for label in labels)


def test_the_schema_takes_a_path_in_the_place_of_growths() -> None:
    fits = Draft202012Validator(json_schema("tender")).is_valid
    start = {**EXAMPLES["tender"], "inflation": 0.02}
    for index, does in (
        ({"path": GATE_FEE}, True),
        ({"path": "NL-electricity-wholesale-planning", "basis": "real"}, True),
        ({"path": "NL-electricity-wholesale-planning"}, False),
        ({"levels": {"2026": 1.0}, "basis": "real"}, True),
        ({"levels": {"2026": 1.0}}, False),
        ([0.02, 0.03], True),
        (0.02, True),
    ):
        assert fits({**start, "indices": {"waste": index}}) == does, index


@pytest.mark.parametrize(("number", "value"), [("inflation", 0.05), ("indices.waste[0]", 0.3)])
def test_another_number_can_be_tried_on_the_page(number: str, value: float) -> None:
    """The growths are those of the tender then, and no longer of its path."""
    followed = tender({"path": GATE_FEE})
    bid = make.bid(make.offer(make.purchase(100.0, 1, index="waste")))
    found = tried(lcc.score(followed, [bid]), {number: value}, "en")
    assert "cannot" not in found
    assert found["rankings"][0]["rows"]
