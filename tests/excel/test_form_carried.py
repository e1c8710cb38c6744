"""What was filled in on an earlier form has its place on the form of the tender as it is now, or is named."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path as FilePath

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

import make
from command_line import run
from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.carried import Carried, carried_over, is_signature
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import form_with, write_form
from lcc.language import LANGUAGES, translator
from lcc.language.terms import yes_or_no
from lcc.model import Bid, Tender
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from readers import read_form


def carried(content: bytes, now: Tender) -> Carried:
    return carried_over(open_form(content, layouts_of(now)), now)


def changed(tender: Tender, **changes: object) -> Tender:
    return Tender.model_validate({**tender.model_dump(mode="json", exclude_unset=True), **changes})


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", ["street-furniture", "reusable-cups"])
def test_every_answer_that_still_has_a_place_is_carried_over(name: str, language: str) -> None:
    found = make.example(name)
    now = changed(found.tender, horizon_years=found.tender.horizon_years + 1)
    for bid in (one.bid for one in found.bids):
        before = carried(write_form(found.tender, language, bid), now)
        assert (before.without_place, before.empty) == ([], [])
        asked = form_layout(now, language).places
        said = answers_of(bid, now, translator(language)).items()
        assert before.answers == {key: answer for key, answer in said if key in asked and not is_signature(key)}
        assert read_form(form_with(before.answers, now, "nl"), "form.xlsx", now)[0].offers == bid.offers


def test_what_has_no_place_any_more_is_named_and_not_put_elsewhere() -> None:
    tender = make.tender()
    bid: Bid = make.bid(make.offer(make.purchase(price=100.0)))
    before = carried(write_form(tender, "en", bid), changed(tender, business_models=["lease"]))
    assert [spot.label for spot, _found in before.without_place] == [
        "Business model",
        "Purchase price",
        "Service life",
    ]
    assert {key[0] for key in before.answers} == {"bidder"}
    assert [text.say(str) for text in before.empty]


def test_an_item_that_was_renamed_keeps_its_answers_and_is_said() -> None:
    tender = make.tender()
    bid: Bid = make.bid(make.offer(make.purchase(price=100.0)))
    content = write_form(tender, "en", bid)
    [item] = [one.model_dump(exclude_unset=True) for one in tender.items]
    renamed = carried(content, changed(tender, items=[{**item, "name": "Park bench"}]))
    assert renamed.renamed == {tender.items[0].name: "Park bench"}
    assert renamed.without_place == []
    another = carried(content, changed(tender, items=[{**item, "name": "Park bench", "quantity": 7}]))
    assert another.renamed == {}
    assert {spot.item for spot, _found in another.without_place} == {tender.items[0].name}


def filled(tender: Tender, *changes: Callable[[Workbook], None], language: str = "en") -> bytes:
    """Return a form on which a thing is bought for 100, after changes by hand."""
    signed = {"signatory": "A. Jansen", "function": "director", "signed_on": date(2027, 1, 31)}
    bid = make.bid(make.offer(make.purchase(price=100.0)))
    bid = Bid.model_validate({**bid.model_dump(exclude_unset=True), "bidder": {"name": "Noord", **signed}})
    book, saved = load_workbook(io.BytesIO(write_form(tender, language, bid))), io.BytesIO()
    for change in changes:
        change(book)
    book.save(saved)
    return saved.getvalue()


TENDER = make.tender()
[THING] = [one.model_dump(exclude_unset=True) for one in TENDER.items]
PRICE: Path = ("offers", 0, "purchase", "price")
AT = form_layout(TENDER, "en").first.places[PRICE]


@pytest.mark.parametrize(
    ("changes", "was", "now"),
    [
        ({"items": [{**THING, "unit": "metre"}]}, "EUR per piece", "EUR per metre"),
        ({"currency": "USD"}, "EUR per piece", "USD per piece"),
    ],
)
def test_an_amount_of_another_unit_or_currency_is_not_carried_over(
    changes: dict[str, object], was: str, now: str
) -> None:
    before = carried(filled(TENDER), changed(TENDER, **changes))
    assert [(spot.label, found, tuple(unit)) for spot, found, unit in before.in_other_units] == [
        ("Purchase price", 100, (was, now))
    ]
    assert PRICE not in before.answers
    assert before.answers["offers", 0, "purchase", "service_life_years"] == 10
    assert any("Purchase price" in text.say(str) for text in before.empty)


def test_costs_in_rows_without_a_unit_follow_the_unit_of_their_item() -> None:
    cost = {"name": "Filter", "phase": "maintenance", "amount": 5.0}
    bid = make.bid(make.offer(make.purchase(), costs=[cost]))
    before = carried(write_form(TENDER, "en", bid), changed(TENDER, items=[{**THING, "unit": "metre"}]))
    assert [(found, *unit) for spot, found, unit in before.in_other_units if spot.column == "Amount"] == [
        (5, "piece", "metre")
    ]


def test_of_another_price_level_or_tender_the_amounts_are_carried_over_and_it_is_said() -> None:
    before = carried(filled(TENDER), changed(TENDER, base_date="2029-01-01", id="other"))
    assert before.answers[PRICE] == 100
    assert before.of_tender == TENDER.id
    assert before.told is not None
    assert "Prices of: was 2027-01-01, is now 2029-01-01" in before.told.say(str)


def test_a_signature_is_not_carried_over() -> None:
    before = carried(filled(TENDER), TENDER)
    assert {key for key in before.answers if key[0] == "bidder"} == {("bidder", "name")}
    assert before.empty == []


def note(book: Workbook) -> None:
    book.worksheets[0][AT].comment = Comment("excluding paving", "Noord")


def typed(cell: str, value: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book.worksheets[0][cell] = value

    return change


ROW = AT[1:]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (note, f"sheet Bid form, cell {AT}: excluding paving"),
        (typed(f"H{ROW}", "from 500 pieces"), f"sheet Bid form, cell H{ROW}: from 500 pieces"),
        (typed(f"E{ROW}", "from 500 pieces"), f"sheet Bid form, cell E{ROW}: from 500 pieces"),
        (lambda book: book.create_sheet("Terms").append(["net 30"]), "sheet Terms"),
    ],
)
def test_words_beside_the_fields_are_named(change: Callable[[Workbook], None], said: str) -> None:
    assert [one.say(str) for one in carried(filled(TENDER, change), TENDER).beside] == [said]


def test_a_price_beside_a_unit_that_was_changed_by_hand_is_not_carried_over() -> None:
    before = carried(filled(TENDER, typed(f"D{ROW}", "EUR per 10 pieces")), TENDER)
    assert [unit.was for _spot, _found, unit in before.in_other_units] == ["EUR per 10 pieces"]
    assert PRICE not in before.answers


@pytest.mark.parametrize("value", ["=250*2", "500 incl. VAT"])
def test_what_cannot_be_read_is_not_said_to_have_no_place(value: str) -> None:
    before = carried(filled(TENDER, typed(AT, value)), TENDER)
    assert ([spot.label for spot, _found in before.unread], before.without_place) == (["Purchase price"], [])


@pytest.mark.parametrize("name", ["street-furniture", "facade-cladding"])
def test_of_a_form_as_it_was_sent_nothing_stands_beside_its_fields(name: str) -> None:
    tender = make.example(name).tender
    for changes in ({"horizon_years": tender.horizon_years + 1}, {"business_models": ["purchase"]}):
        assert carried(write_form(tender, "nl"), changed(tender, **changes)).beside == []


@pytest.mark.parametrize("sheet", [0, 1])
def test_a_form_that_lost_its_code_is_told_so(sheet: int) -> None:
    def without(book: Workbook) -> None:
        book.worksheets[sheet]["A1"] = "x"

    content = filled(TENDER, without)
    for read in (lambda: carried(content, TENDER), lambda: read_form(content, "form.xlsx", TENDER)):
        with pytest.raises(InputRefusedError) as refused:
            read()
        [problem] = refused.value.problems
        assert (problem.code, problem.cell, problem.found) == ("mark_damaged", "A1", "x")


def test_what_was_carried_over_and_what_not_is_said_in_whole_sentences(tmp_path: FilePath) -> None:
    now = changed(TENDER, base_date="2029-01-01", id="other", items=[{**THING, "unit": "meter"}])
    (tmp_path / "now.json").write_text(now.model_dump_json(exclude_unset=True))
    (tmp_path / "old.xlsx").write_bytes(filled(TENDER, language="nl"))
    tender, new, old = (str(tmp_path / name) for name in ("now.json", "new.xlsx", "old.xlsx"))
    said = run("form", tender, "--output", new, "--from", old, language="nl").output
    assert "hoort bij aanbesteding test, dit formulier bij other. Ga na of de antwoorden nog gelden.\n" in said
    assert "Prijspeil: was 01-01-2027, is nu 01-01-2029; " in said
    assert "Aanschafprijs: 100 (was EUR per piece, is nu EUR per meter)\n" in said
    assert "moet opnieuw worden ondertekend.\n" in said


COMPARED = make.tender(
    asked_phases=["management", "disposal"],
    vat={"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}},
)
INSPECTION: Path = ("offers", 0, "costs", 0)
OF_COMPARED = {
    ("bidder", "name"): "Hout BV",
    ("offers", 0, "kind"): "purchase",
    PRICE: 100,
    ("offers", 0, "purchase", "service_life_years"): 10,
    ("offers", 0, "included", "management"): True,
    ("offers", 0, "included", "disposal"): False,
    ("offers", 0, "end_of_life", "disposal"): 3,
    (*INSPECTION, "name"): "Inspection",
    (*INSPECTION, "amount"): 5,
    (*INSPECTION, "vat"): "reduced",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_gone", [True, False])
def test_an_amount_whose_unit_stands_elsewhere_in_its_row_is_carried_over(language: str, is_gone: bool) -> None:
    """VAT that is no cost is not asked, and the currency stands where its rate did."""
    without = changed(COMPARED, vat={"treatment": "compensable", "rates": {"standard": 0.21}})
    of, now = (COMPARED, without) if is_gone else (without, COMPARED)
    answers = {key: answer for key, answer in OF_COMPARED.items() if is_gone or key[-1] != "vat"}
    before = carried(form_with(answers, of, language), now)
    assert before.answers[*INSPECTION, "amount"] == 5
    assert before.in_other_units == []
    assert len(before.without_place) == is_gone


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_phase_that_is_not_asked_any_more_yes_has_no_place_and_an_amount_its_own_unit(language: str) -> None:
    before = carried(form_with(OF_COMPARED, COMPARED, language), changed(COMPARED, asked_phases=[]))
    yes, no = yes_or_no(True, translator(language)), yes_or_no(False, translator(language))
    assert [found for _spot, found in before.without_place] == [yes, no]
    assert before.unread == []
    [(_spot, amount, unit)] = before.in_other_units
    ends = {"en": "EUR per piece, at the end", "nl": "EUR per piece, aan het einde"}[language]
    assert (amount, unit.was, unit.now) == (3, ends, ends.partition(",")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_beyond_the_horizon_of_now_is_no_answer_any_more_and_is_named(language: str) -> None:
    once = {(*INSPECTION, "phase"): "management", (*INSPECTION, "moment"): "at_year", (*INSPECTION, "years"): 8}
    before = carried(form_with({**OF_COMPARED, **once}, COMPARED, language), changed(COMPARED, horizon_years=3))
    assert [found for _spot, found in before.unread] == [8.0]
    assert len(before.empty) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_line_about_information_notices_is_no_reservation(language: str) -> None:
    notices = [{"number": k, "date": f"2027-02-0{k}", "text": "Delivery takes eight weeks."} for k in (1, 2, 3)]
    bid: Bid = make.bid(make.offer(make.purchase(price=100.0)))
    for known in range(4):
        before = make.tender(notices=notices[:known])
        assert carried(write_form(before, language, bid), make.tender(notices=notices)).beside == []
