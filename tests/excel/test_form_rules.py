"""What a form says that the tender sets, and what a bid has to state itself."""

import io
import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

import pytest
from openpyxl import load_workbook

import make
from form_cells import addresses, cell_at, place_of
from lcc.excel.bid_form.layout import form_layout, questions_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.form.layout import Question
from lcc.intake.submissions import read
from lcc.language import translator
from lcc.language.terms import model_name
from lcc.model import Bid, Tender
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import read_form

ITEM = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 20}
MODELS: Mapping[str, dict[str, Any]] = {
    "lease": {"kind": "lease", "payment": 10.0, "every_months": 3, "term_months": 60},
    "deposit": {"kind": "deposit", "deposit": 100.0, "cycle_months": 24, "return_rate": 0.9},
    "pool": {"kind": "pool", "units_in_circulation": 2.0, "deposit": 1.0, "loss_per_trip": 0.02},
    "pay_per_use": {"kind": "pay_per_use", "fee_per_use": 0.1},
}


def asked(tender: Tender) -> dict[Path, Question]:
    return {cell.input.key: cell.input for cell in form_layout(tender, "en").inputs if cell.input}


def facts(tender: Tender) -> dict[str, Any]:
    """Return what the form says beside each label, the unit too where it asks something."""
    rows: dict[tuple[str, int], list[Any]] = {}
    for layout in form_layout(tender, "en").sheets:
        for cell in layout.cells:
            if cell.value not in (None, "") and cell.style != "note":
                rows.setdefault((layout.sheet, cell.row), []).append(cell.value)
    return {str(row[0]): row[1] for row in rows.values() if len(row) > 1}


def read_after(tender: Tender, bid: Bid, changes: Mapping[Path, Any]) -> Bid:
    """Return the bid in a form that was filled in from a bid, and changed."""
    workbook = load_workbook(io.BytesIO(write_form(tender, "en", bid)))
    places = addresses(form_layout(tender, "en"))
    for key, value in changes.items():
        cell_at(workbook, places[key]).value = value
    changed = io.BytesIO()
    workbook.save(changed)
    return read_form(changed.getvalue(), "form.xlsx", tender)[0]


def refused(tender: Tender, bid: Bid, changes: Mapping[Path, Any]) -> dict[str | None, str]:
    """Return what was expected in each cell that is refused, by its key as text."""
    with pytest.raises(InputRefusedError) as problems:
        read_after(tender, bid, changes)
    keys = {at: "/".join(map(str, key[2:])) for key, at in addresses(form_layout(tender, "en")).items()}
    return {keys[place_of(one)]: worded(one).expected.say(str) for one in problems.value.problems}


def test_the_form_says_what_the_tender_sets() -> None:
    plain, stated = (
        make.tender(items=[ITEM]),
        make.tender(
            items=[
                ITEM | {"longest_life_years": 12, "return_rate": 0.8, "loss_per_trip": 0.03, "revenue": True},
            ],
            residual_value="annuity",
            contracts_end_at_horizon=True,
            yearly_fees_fall="start",
            open_indices={"use": ["fixed"]},
        ),
    )
    said = {
        "Residual value": ("straight line", "annuity"),
        "Contracts end at the horizon": (None, "yes"),
        "Yearly fees fall at": (None, "start of the year"),
        "Method": (2, 2),
        "Longest life": (None, 12),
        "Return rate of deposits": (None, 0.8),
        "Loss per trip in pools": (None, 0.03),
        "Prices below zero are allowed": (None, "yes: then you pay us"),
        "Indices open to use": (None, "fixed"),
    }
    found = [facts(tender) for tender in (plain, stated)]
    assert {label: tuple(one.get(label) for one in found) for label in said} == said


@pytest.mark.parametrize(
    "moment", [{}, {"every_years": 5.0}, {"at_year": 3}, {"at_year": 3, "with_each_life": True}]
)
def test_each_moment_of_a_cost_is_one_choice(moment: dict[str, Any]) -> None:
    cost = {"name": "Repair", "phase": "maintenance", "amount": 5.0, **moment}
    bid = make.bid(make.offer(make.purchase(), costs=[cost]))
    [read] = read_after(make.tender(), bid, {}).offers[0].costs
    assert (read.every_years, read.at_year, read.with_each_life) == (
        moment.get("every_years"), moment.get("at_year"), moment.get("with_each_life", False),
    )  # fmt: skip


def test_a_cost_in_each_life_needs_its_year() -> None:
    cost = {"name": "Repair", "phase": "maintenance", "amount": 5.0, "at_year": 3, "with_each_life": True}
    bid = make.bid(make.offer(make.purchase(), costs=[cost]))
    problems = refused(make.tender(), bid, {("offers", 0, "costs", 0, "years"): None})
    assert problems == {"costs/0/moment": "a number of years, or a year, in the cell beside it"}


def test_how_often_a_lease_is_paid_has_no_default() -> None:
    tender, bid = make.tender(), make.bid(make.offer(MODELS["lease"]))
    key: Path = ("offers", 0, "lease", "every_months")
    assert refused(tender, bid, {key: None}) == {"lease/every_months": "a value in this cell"}
    assert "If left empty" not in asked(tender)[key].help
    assert asked(tender)["offers", 0, "lease", "in_advance"].help.endswith("If left empty: yes.")
    assert asked(tender)["offers", 0, "lease", "upfront"].help.endswith("If left empty: 0.")


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_how_long_the_product_itself_lasts_is_asked_beside_its_contract(kind: str) -> None:
    tender, bid = make.tender(items=[ITEM]), make.bid(make.offer(MODELS[kind]))
    key: Path = ("offers", 0, "model", "service_life_years")
    model: Any = read_after(tender, bid, {key: 7.5}).offers[0].business_model
    assert model.service_life_years == 7.5
    assert refused(tender, bid, {key: 1 / 24}) == {"model/service_life_years": "at least one month"}


@pytest.mark.parametrize(("kind", "field"), [("deposit", "return_rate"), ("pool", "loss_per_trip")])
def test_who_pays_for_what_falls_short_is_asked_beside_the_figure_of_the_tender(kind: str, field: str) -> None:
    key: Path = ("offers", 0, "model", "covers_shortfall")
    tender = make.tender(items=[ITEM | {field: 0.15}])
    assert [one for one in asked(tender) if one[-1] == "covers_shortfall"] == [key]
    more = form_layout(tender, "en").more
    [row] = [cell.row for cell in more.inputs if cell.input and cell.input.key == key]
    assert model_name(kind, str) in [cell.value for cell in more.cells if cell.row == row], "whose figure it is"
    assert not any(one[-1] == "covers_shortfall" for one in asked(make.tender(items=[ITEM])))
    assert facts(tender)["Bidder pays for what falls short"] == "the tender: 15 %"
    model: Any = read_after(tender, make.bid(make.offer(MODELS[kind])), {key: "yes"}).offers[0].business_model
    assert model.covers_shortfall is True


def test_what_an_early_end_costs_is_asked_where_contracts_end_at_the_horizon() -> None:
    key: Path = ("offers", 0, "lease", "early_end_cost")
    tender = make.tender(contracts_end_at_horizon=True)
    assert key not in asked(make.tender())
    assert "If left empty" not in asked(tender)[key].help
    model: Any = read_after(tender, make.bid(make.offer(MODELS["lease"])), {key: 0}).offers[0].business_model
    assert model.model_fields_set >= {"early_end_cost"}


def test_the_security_of_a_bid_is_read_as_it_is_filled_in() -> None:
    tender, bid = make.tender(), make.bid(make.offer(make.purchase()))
    assert "security" not in read_after(tender, bid, {}).model_fields_set
    secured = read_after(tender, bid, {("security",): 2500})
    assert secured.security == 2500
    assert read_after(tender, secured, {}) == secured
    assert refused(tender, bid, {("security",): -1}) == {"": "a number of at least 0"}


def test_only_indices_that_are_open_can_be_chosen() -> None:
    indices = {"indices": {"labour": 0.03}}
    open_indices = {"use": ["fixed"], "purchase": ["general", "labour"], "maintenance": ["labour"],
                    "management": ["labour"], "demolition": ["labour"], "disposal": ["labour"]}  # fmt: skip
    found = {key[2:]: input_ for key, input_ in asked(make.tender(**indices, open_indices=open_indices)).items()}
    assert list(found["purchase", "index"].choices.values()) == ["general", "labour"]
    assert list(found["lease", "index"].choices.values()) == ["fixed"]
    assert list(found["end_of_life", "index"].choices.values()) == ["labour"]
    assert list(found["costs", 0, "index"].choices.values()) == ["general", "fixed", "labour"]
    assert list(found["take_back", 0, "index"].choices.values()) == ["general", "fixed", "labour"]
    assert not found["lease", "index"].required
    assert found["deposit", "index"].required, "its own default, fixed, is not open"
    assert "If left empty" not in found["deposit", "index"].help
    every = asked(make.tender(**indices))["offers", 0, "lease", "index"]
    assert list(every.choices.values()) == ["general", "fixed", "labour"]


def test_a_vat_rate_that_the_tender_states_is_said_and_not_asked() -> None:
    def with_vat(**by_phase: str) -> Tender:
        vat = {"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}, "by_phase": by_phase}
        return make.tender(items=[ITEM], vat=vat)

    def rates_asked(tender: Tender) -> set[str]:
        return {"/".join(map(str, key[2:])) for key in asked(tender) if str(key[-1]).endswith("vat")}

    assert rates_asked(with_vat()) >= {"purchase/vat", "lease/vat", "end_of_life/vat", "costs/0/vat"}
    use = with_vat(use="reduced")
    assert rates_asked(with_vat()) - rates_asked(use) == {"pay_per_use/vat", "pool/vat"}
    assert "model/deposit_vat" in rates_asked(use), "a deposit is paid at the start too"
    assert facts(use)["VAT rate of use"] == "reduced"
    every = ("purchase", "management", "use", "maintenance", "demolition", "disposal")
    assert rates_asked(with_vat(**dict.fromkeys(every, "standard"))) == set()


def test_the_use_of_each_resource_is_stated_or_included() -> None:
    resource = {"unit": "kWh", "price": 0.3}
    tender = make.tender(resources={"electricity": resource, "water": resource}, asked_phases=["use"])
    consumption = [{"resource": "electricity", "per_year": 0.0}, {"resource": "water", "per_year": 2.0}]
    bid = make.bid(make.offer(make.purchase(), consumption=consumption))
    key: Path = ("offers", 0, "consumption", "water", "per_year")
    [(cell, expected)] = refused(tender, bid, {key: None}).items()
    assert (cell, expected) == (
        "consumption/water/per_year",
        "how much water a unit takes a year, or that use is in the price",
    )
    included = read_after(tender, bid, {key: None, ("offers", 0, "included", "use"): "yes"})
    assert [one.resource for one in included.offers[0].consumption] == ["electricity"]
    not_asked = make.tender(resources={"electricity": resource, "water": resource})
    assert len(read_after(not_asked, bid, {key: None}).offers[0].consumption) == 1


PRICES = (
    ("purchase", "price"), ("lease", "payment"), ("lease", "renewals", 0, "payment"), ("deposit", "price"),
    ("pool", "fee_per_trip"), ("pool", "fixed_fee_per_year"), ("pay_per_use", "fee_per_use"),
    ("pay_per_use", "tiers", 0, "fee_per_use"), ("pay_per_use", "fixed_fee_per_year"),
)  # fmt: skip


def test_prices_and_fees_below_zero_are_for_items_for_which_the_authority_is_paid() -> None:
    paper = {"id": "paper", "name": "Paper", "quantity": 5, "unit": "tonne", "use_per_year": 1, "revenue": True}
    cells = asked(make.tender(items=[ITEM, paper]))
    for key in PRICES:
        lowest = [cells["offers", i, *key].minimum for i in (0, 1)]
        assert lowest == [0, -1e12], key
    assert cells["offers", 1, "deposit", "deposit"].minimum == 0, "a deposit is no price"
    workbook = load_workbook(io.BytesIO(write_form(make.tender(items=[ITEM, paper]), "en")))
    places = form_layout(make.tender(items=[ITEM, paper]), "en").places
    said = workbook.worksheets[0].data_validations.dataValidation
    rules = {cell: rule for rule in said for cell in str(rule.sqref).split()}
    assert float(rules[places["offers", 0, "purchase", "price"]].formula1) == 0
    assert float(rules[places["offers", 1, "purchase", "price"]].formula1) == -1e12


def test_a_workbook_with_the_tender_in_it_asks_what_the_tender_can_still_say() -> None:
    keys = {cell.input.key[-1] for cell in questions_layout(make.tender(items=[ITEM]), "en").inputs if cell.input}
    assert {"covers_shortfall", "early_end_cost"} <= keys


def test_no_explanation_runs_off_the_paper() -> None:
    tender = make.tender(items=[ITEM | {"return_rate": 0.9, "loss_per_trip": 0.1}], contracts_end_at_horizon=True)
    beside = [cell for cell in form_layout(tender, "en").cells if cell.style == "note" and cell.column > 1]
    assert max(len(str(cell.value)) for cell in beside) <= 92


def test_a_form_of_0_1_0_says_so_in_one_sentence() -> None:
    tender = make.tender()
    workbook = load_workbook(io.BytesIO(write_form(tender, "en")))
    sheet = workbook.worksheets[0]
    sheet["A1"] = re.sub(r"lcc form \d+", "lcc form 1", str(sheet["A1"].value))
    old = io.BytesIO()
    workbook.save(old)
    with pytest.raises(InputRefusedError) as problems:
        read_form(old.getvalue(), "form.xlsx", tender)
    [problem] = problems.value.problems
    assert worded(problem).found.say(str) == "a layout marked lcc form 1"
    assert "those of 0.1.0 it no longer does" in worded(problem).expected.say(str)
    assert "Make it again with this version" in worded(problem).mend.say(str)


@pytest.mark.parametrize(
    ("kind", "field", "value", "expected"),
    [
        (
            "lease",
            "early_end_cost",
            None,
            "what it costs to end the lease at the horizon of 10 years, where contracts end",
        ),
        ("lease", "payment", -10.0, "a price of at least 0: the authority is not paid for this item"),
        ("lease", "index", "fixed", "one of: general"),
        ("lease", "term_months", 83, "a length that is a whole number of payment periods of 3 months"),
    ],
)
def test_what_the_bid_gets_wrong_beside_the_tender_is_named_by_its_cell(
    tmp_path: FilePath, kind: str, field: str, value: Any, expected: str
) -> None:
    tender = make.tender(contracts_end_at_horizon=True, open_indices={"use": ["general"]})
    model = MODELS[kind] | {"term_months": 84, "early_end_cost": 0.0, "index": "general"}
    workbook = load_workbook(io.BytesIO(write_form(tender, "en", make.bid(make.offer(model)))))
    cell = form_layout(tender, "en").places["offers", 0, kind, field]
    workbook.worksheets[0][cell] = value
    workbook.save(tmp_path / "bid.xlsx")
    (tmp_path / "tender.json").write_text(tender.model_dump_json(exclude_unset=True))
    with pytest.raises(InputRefusedError) as problems:
        read(tmp_path / "tender.json", [tmp_path / "bid.xlsx"])
    found = [(one.origin.cell, worded(one).expected.say(translator("en"))) for one in problems.value.problems]
    assert (cell, expected) in found
