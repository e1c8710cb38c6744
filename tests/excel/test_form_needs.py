"""What a form counts as missing is what its reader misses: after "all is filled in" nothing is refused as missing."""

import io
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest
from openpyxl import load_workbook

import make
from form_cells import addresses, cell_at, place_of
from half_filled import half_filled
from lcc.checks.agreement import disagreements
from lcc.checks.validation import record_of
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.excel.bid_form.parts import key_in_offer
from lcc.excel.bid_form.read import layouts_of, open_form, stated_in_form
from lcc.excel.bid_form.write import form_with
from lcc.excel.form.layout import Cell
from lcc.intake.submissions import read
from lcc.model import Bid, Tender
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from libreoffice import needs_libreoffice, recalculated

VAN = {"id": "van", "name": "Van", "quantity": 4, "unit": "piece", "use_per_year": 12_000.0, "use_unit": "km"}
BOX = {"id": "box", "name": "Box", "quantity": 2, "unit": "piece", "use_per_year": 10.0}
EVERY = ["purchase", "management", "use", "maintenance", "demolition", "disposal"]
LOTS = [{"id": "a", "title": "A", "items": ["van"]}, {"id": "b", "title": "B", "items": ["box"]}]
TENDERS: dict[str, dict[str, Any]] = {
    "plain": {"items": [VAN]},
    "one index": {"items": [VAN], "indices": {"labour": 0.03}, "open_indices": {"maintenance": ["labour"],
                  "use": ["fixed"], "disposal": ["labour"], "residual_value": ["fixed"]}},
    "only that index": {"items": [VAN], "indices": {"labour": 0.03},
                        "open_indices": {phase: ["labour"] for phase in EVERY}},
    "resources": {"items": [VAN], "resources": {"electricity": {"unit": "kWh", "price": 0.3}}},
    "lots": {"items": [VAN, BOX], "lots": {"parts": LOTS, "combined_bids": True, "allocation": "best_combination"}},
    "lot of two": {"items": [VAN, BOX, {**BOX, "id": "bag", "name": "Bag"}], "lots": {"parts": [
                {**LOTS[0], "items": ["van", "bag"]}, LOTS[1]]}},
    "one model": {"items": [VAN, BOX], "business_models": ["lease"], "contracts_end_at_horizon": True},
    "options": {"items": [VAN], "contracts_end_at_horizon": True, "purchase_options": "exercised"},
    "mki": {"items": [VAN], "mki": {"weighting_set": "A2"}},
    "vat": {"items": [VAN], "vat": {"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}}},
}  # fmt: skip
MISSING = {
    "empty_cell", "missing", "too_short", "resource_not_stated", "phase_not_answered", "moment_without_years",
    "nothing_offered", "item_not_offered", "index_not_open", "early_end_not_stated", "mki_not_stated", "mass_needed",
}  # fmt: skip


def tender(name: str) -> Tender:
    return make.tender(**{"asked_phases": EVERY, **TENDERS[name]})


def counted(form: Form) -> Cell:
    """Return the cell on top that counts what is missing."""
    top = min(cell.row for cell in form.first.cells if cell.live)
    return max((cell for cell in form.first.cells if cell.live and cell.row == top), key=lambda cell: cell.column)


def refusals(content: bytes, of: Tender) -> Iterator[str]:
    """Yield the kinds of problems for which a form is refused."""
    layouts = layouts_of(of)
    try:
        bid = record_of(stated_in_form(open_form(content, layouts), of, layouts), Bid)
    except InputRefusedError as refused:
        yield from (one.code for one in refused.problems)
    else:
        yield from (one.code for one in disagreements(of, bid))


def alike(count: float, codes: list[str], *, of: object) -> None:
    assert count or not MISSING & {*codes}, (of, codes)
    assert not count or codes, (of, count)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [range(3), pytest.param(range(3, 12), marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", TENDERS)
def test_a_form_counts_what_its_reader_misses(name: str, seeds: range) -> None:
    of = tender(name)
    form = form_layout(of, "nl")
    cell = counted(form)
    assert cell.live
    for seed in seeds:
        answers = half_filled(form, of, seed)
        alike(cell.live.value(answers), list(refusals(form_with(answers, of, "nl"), of)), of=(name, seed))


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("seeds", [range(1), pytest.param(range(1, 2), marks=pytest.mark.thorough)])
def test_an_office_program_counts_the_same(seeds: range, tmp_path: FilePath) -> None:
    cases = [(name, 100 + seed) for name in TENDERS for seed in seeds]
    files = []
    for name, seed in cases:
        of, file = tender(name), tmp_path / f"{name}-{seed}.xlsx"
        file.write_bytes(form_with(half_filled(form_layout(of, "nl"), of, seed), of, "nl"))
        files.append(file)
    books = recalculated(files, tmp_path / "out")
    for (name, seed), file, book in zip(cases, files, books, strict=True):
        of = tender(name)
        form = form_layout(of, "nl")
        found: Any = book[form.first.sheet].cell(*counted(form).place).value
        alike(found, list(refusals(file.read_bytes(), of)), of=(name, seed))
        cells = {sheet.sheet: [one for one in sheet.cells if one.live] for sheet in form.sheets}
        answers = half_filled(form, of, seed)
        for sheet, one in ((sheet, one) for sheet, ones in cells.items() for one in ones):
            ours = one.live and one.live.value(answers)
            theirs: Any = book[sheet].cell(*one.place).value
            assert theirs == (ours if isinstance(ours, str) else pytest.approx(ours, abs=1e-6)), (name, seed, one)


@pytest.mark.parametrize("name", TENDERS)
def test_no_formula_is_longer_than_excel_takes(name: str) -> None:
    form = form_layout(tender(name), "nl")
    for sheet in form.sheets:
        lengths = [len(cell.live.formula(sheet.taken_from)) for cell in sheet.cells if cell.live]
        assert max(lengths) < 8192


def found_in(
    of: Tender, answers: dict[Path, Any], typed: dict[Path, Any], folder: FilePath
) -> set[tuple[str, Path]]:
    """Return what is wrong with a form and in which cell, after something was typed over its answers."""
    form, file = form_layout(of, "nl"), folder / "form.xlsx"
    (folder / "tender.json").write_text(of.model_dump_json(exclude_unset=True))
    book = load_workbook(io.BytesIO(form_with(answers, of, "nl")))
    places = addresses(form)
    for key, value in typed.items():
        cell_at(book, places[key]).value = value
    book.save(file)
    keys = {address: key for key, address in places.items()}
    with pytest.raises(InputRefusedError) as refused:
        read(folder / "tender.json", [file])
    return {(one.code, keys[place_of(one)]) for one in refused.value.problems}


def bought(i: int) -> dict[Path, Any]:
    return {
        ("offers", i, "kind"): "purchase",
        ("offers", i, "purchase", "price"): 100.0,
        ("offers", i, "purchase", "service_life_years"): 10.0,
        **{("offers", i, "included", phase): True for phase in EVERY},
    }


def test_an_answer_that_cannot_be_read_hides_no_other_one_that_is_missing(tmp_path: FilePath) -> None:
    of, price = make.tender(items=[VAN], asked_phases=EVERY), ("offers", 0, "purchase", "price")
    row, answers = ("offers", 0, "costs", 0), {("bidder", "name"): "Noord", **bought(0)}
    typed = {price: "abc", ("offers", 0, "included", "maintenance"): None, ("bidder", "name"): None}
    assert {key for _code, key in found_in(of, answers, typed, tmp_path)} == {*typed}
    in_row = found_in(of, answers, {(*row, "name"): "Crane", (*row, "amount"): "abc"}, tmp_path)
    assert {key[-1] for _code, key in in_row} == {"amount", "phase"}


def test_what_cannot_be_read_of_one_item_hides_nothing_of_another(tmp_path: FilePath) -> None:
    of = make.tender(items=[VAN, BOX], asked_phases=EVERY)
    answers = {
        ("bidder", "name"): "Noord",
        **bought(0),
        **bought(1),
        ("offers", 1, *key_in_offer("purchase", "resale_value")): 150.0,
    }
    found = found_in(of, answers, {("offers", 0, "purchase", "price"): "abc"}, tmp_path)
    assert {key[:2] for _code, key in found} == {("offers", 0), ("offers", 1)}
    assert "more_comes_back" in {code for code, _key in found}


def test_a_business_model_that_was_not_chosen_is_one_problem(tmp_path: FilePath) -> None:
    of, kind = make.tender(items=[VAN], asked_phases=["purchase", "use"]), ("offers", 0, "kind")
    answers = {("bidder", "name"): "Noord", **bought(0), ("offers", 0, "included", "purchase"): None}
    answers = {key: answer for key, answer in answers.items() if answer is not None}
    assert {key for _code, key in found_in(of, answers, {kind: None}, tmp_path)} == {kind}


LABOUR = {"items": [VAN], "indices": {"labour": 0.03, "steel": 0.02}}
AMOUNT, INDEX = ("offers", 0, "costs", "maintenance", "amount"), ("offers", 0, "costs", "maintenance", "index")
YES = ("offers", 0, "included", "maintenance")


def answered() -> dict[Path, Any]:
    return {("bidder", "name"): "Noord", **bought(0)}


def test_nothing_beside_yes_says_nothing_and_an_amount_is_named_first(tmp_path: FilePath) -> None:
    of = make.tender(asked_phases=EVERY, **LABOUR, open_indices={"maintenance": ["labour", "steel"]})
    assert not list(refusals(form_with({**answered(), AMOUNT: 0.0}, of, "nl"), of))
    assert found_in(of, answered(), {AMOUNT: 10.0}, tmp_path) == {("amount_beside_yes", AMOUNT)}
    assert found_in(of, answered(), {AMOUNT: 10.0, YES: "nee"}, tmp_path) == {("index_not_chosen", INDEX)}


def test_the_only_index_is_filled_in_and_counts_with_its_amount() -> None:
    of = make.tender(asked_phases=EVERY, **LABOUR, open_indices={"maintenance": ["labour"]})
    form = form_layout(of, "nl")
    book = load_workbook(io.BytesIO(form_with({}, of, "nl")))
    assert cell_at(book, addresses(form)[INDEX]).value == "arbeid"
    layouts = layouts_of(of)
    for amount in (0.0, 10.0):
        content = form_with({**answered(), YES: False, AMOUNT: amount}, of, "nl")
        bid = record_of(stated_in_form(open_form(content, layouts), of, layouts), Bid)
        assert [(one.amount, one.index) for one in bid.offers[0].costs] == [(amount, "labour")]
    content = form_with(answered(), of, "nl")
    assert not record_of(stated_in_form(open_form(content, layouts), of, layouts), Bid).offers[0].costs


def test_what_is_not_in_the_price_misses_its_amount(tmp_path: FilePath) -> None:
    of = make.tender(items=[VAN], asked_phases=EVERY)
    assert found_in(of, answered(), {YES: "nee"}, tmp_path) == {("phase_not_answered", AMOUNT)}


def test_a_resource_is_missed_once_and_where_it_is_asked(tmp_path: FilePath) -> None:
    of, use = tender("resources"), ("offers", 0, "included", "use")
    power = ("offers", 0, "consumption", "electricity", "per_year")
    assert found_in(of, answered(), {use: "nee"}, tmp_path) == {("resource_not_stated", power)}
    assert found_in(of, answered(), {use: None}, tmp_path) == {("resource_not_stated", use)}


def test_without_a_business_model_the_block_that_was_begun_is_missed_too(tmp_path: FilePath) -> None:
    of, kind, price = tender("plain"), ("offers", 0, "kind"), ("offers", 0, "purchase", "price")
    typed = {kind: None, price: None, YES: None}
    assert {key for _code, key in found_in(of, answered(), typed, tmp_path)} == {*typed}


@pytest.mark.parametrize("name", ["plain", "resources", "mki"])
def test_a_cell_that_is_counted_looks_so(name: str) -> None:
    form = form_layout(tender(name), "nl")
    looks = {c.input.key: c.style.startswith("needed") for c in form.inputs if c.input}
    assert looks[YES]
    assert looks["offers", 0, "included", "use"] or name != "resources"
    assert not looks.get(("offers", 0, "consumption", "electricity", "per_year"))


def test_the_head_of_the_costs_is_true_for_every_phase() -> None:
    of = make.tender(asked_phases=EVERY, **LABOUR, open_indices={"maintenance": ["labour"]})
    texts = {str(cell.value) for cell in form_layout(of, "en").more.cells}
    assert "Index (empty: general)" not in texts
    assert {"Index of maintenance: choose labour.", "Index of the other phases: general, if left empty."} <= texts


def test_what_an_empty_cell_means_is_seen_beside_it() -> None:
    form = form_layout(tender("plain"), "en").first
    rows = {cell.input.key: cell.row for cell in form.cells if cell.input}
    beside = {cell.row: cell.value for cell in form.cells if cell.style == "note"}
    for name, empty in (("index", "fixed"), ("in_advance", "yes")):
        assert str(beside[rows["offers", 0, "lease", name]]).endswith(f"If left empty: {empty}.")


def test_a_cell_of_a_block_is_called_by_its_business_model() -> None:
    called = form_layout(tender("plain"), "en").first.called
    step = called["offers", 0, "buy_back", "buy_back", 0, "share_of_price"]
    assert step.startswith("Buy with buy-back: ")
