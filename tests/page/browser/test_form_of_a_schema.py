"""A form that somebody else's program makes of our JSON Schema, in Dutch: what is filled in there is scored."""

import sys
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import lcc
from browsers import ROOT
from lcc.exchange.schema import json_schema
from lcc.exchange.schema_examples import EXAMPLES

sys.path.insert(0, str(ROOT / "scripts"))
from page.gather import tool

MADE = """([schema, startval]) => new Promise((ready) => {
  const options = { schema, startval, theme: "html", required_by_default: false, display_required_only: true };
  window.form = new JSONEditor(document.querySelector("form"), options);
  window.form.on("ready", ready);
})"""
"""A form with the fields that are needed, and those that hold something already."""


@pytest.fixture(scope="module")
def renderer() -> str:
    return tool(ROOT / "build" / "page" / "inputs", "json-editor")["dist/jsoneditor.js"].decode()


@pytest.fixture
def form(chromium: Any, renderer: str) -> Any:
    """Return what shows the form of a schema, without a network, holding some values."""
    context = chromium.new_context(offline=True, locale="nl-NL")
    page = context.new_page()
    page.set_content("<!doctype html><html lang=nl><meta charset=utf-8><title>form</title><form></form>")
    page.add_script_tag(content=renderer)

    def shown(name: str, start: Any) -> Any:
        page.evaluate(MADE, [json_schema(name, "nl"), start])
        return page

    yield shown
    context.close()


def fill(page: Any, field: str, text: str) -> None:
    box = page.get_by_role("textbox", name=field, exact=True)
    box.fill(text)
    box.press("Tab")


def value(page: Any, name: str) -> Any:
    """Return what the form holds, after its own validator and another one have looked at it."""
    assert page.evaluate("window.form.validate()") == []
    found = page.evaluate("window.form.getValue()")
    assert [*Draft202012Validator(json_schema(name), format_checker=FormatChecker()).iter_errors(found)] == []
    return found


def test_a_bid_that_is_filled_in_on_the_form_is_scored(form: Any) -> None:
    start = deepcopy(EXAMPLES["bid"])
    del start["bidder"]["name"], start["offers"][0]["business_model"]["price"]
    page = form("bid", start)
    fill(page, "Inschrijver", "Houtwerk BV")
    fill(page, "Aanschafprijs", "1250.50")
    found = value(page, "bid")
    assert found["bidder"] == {"name": "Houtwerk BV"}
    [own], [given] = (lcc.score(EXAMPLES["tender"], [bid]).ranking for bid in (found, EXAMPLES["bid"]))
    assert own.bidder == "Houtwerk BV"
    assert own.life_cycle_cost - given.life_cycle_cost == pytest.approx(40 * (1250.50 - 950.00)), "40 of them"


def test_business_models_and_phases_are_chosen_by_their_dutch_names(form: Any) -> None:
    page = form("bid", EXAMPLES["bid"])
    choices = page.locator("select").evaluate_all(
        "all => all.map(one => [...one.options].map(o => o.textContent))"
    )
    models = ["Koop", "Koop met terugkoop", "Lease", "Statiegeld", "Statiegeldpool", "Betalen per gebruik"]
    assert models in choices
    assert ["Aanschaf", "Beheer", "Gebruik", "Onderhoud", "Sloop", "Afvoer en verwerking"] in choices
    assert page.get_by_text("De aanbestedende dienst koopt, is eigenaar en vervangt.").is_visible()


def test_a_tender_that_is_changed_on_the_form_is_scored_by_what_it_says_then(form: Any) -> None:
    page = form("tender", EXAMPLES["tender"])
    assert value(page, "tender") == EXAMPLES["tender"], "nothing is added that nobody stated"
    fill(page, "Horizon", "40")
    [short], [long] = (
        lcc.score(tender, [EXAMPLES["bid"]]).ranking for tender in (EXAMPLES["tender"], value(page, "tender"))
    )
    assert len(long.yearly) == len(short.yearly) + 20
