"""Award, quality and lots in a tender that is filled in by hand."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from test_form import to_fifteen_digits
from test_form_award import MEASURED, RICH, WHOLE, rich_bid, rich_tender

import award_cases
import award_strategies
import lcc
import make
from books import choices, problems, type_in, where
from effort import of_a_hundred
from lcc.cli import main
from lcc.evaluation.lots import evaluate_lots
from lcc.excel.bid_form.write import write_form
from lcc.excel.tender_book.answers import answers_of_tender, tender_of
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.layout import book_layout
from lcc.excel.tender_book.shape import shape_for
from lcc.excel.tender_book.starts import without_parts
from lcc.excel.untrusted.opening import loaded
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.model import Tender
from lcc.model.quality import Scores
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from libreoffice import convert, needs_libreoffice
from readers import read_book, read_form

pytestmark = pytest.mark.slow

FLAT = {"discount": {"rate": 0.02}, "indices": {"labour": 0.03}}
"""What takes the place of rates by year, for which the sheet has no cells."""


def fits_a_book(tender: Tender) -> Tender:
    """Return a tender without the lists of numbers that the sheet has no cells for."""
    plain = tender.model_dump(exclude_unset=True)
    items = [{**item, "use_per_year": 12.0} for item in plain["items"]]
    resources = {name: {**one, "index": "labour"} for name, one in plain["resources"].items()}
    if "mki" in plain:
        plain["mki"].pop("index", None)
    plain["open_indices"] = {phase: ["general", "labour"] for phase in plain.get("open_indices", {})}
    return Tender.model_validate({**plain, **FLAT, "items": items, "resources": resources})


def book_of(tender: Tender, language: str = "en", **parts: Any) -> Workbook:
    return loaded(write_book(tender, language, **parts))


@cache
def rich_book() -> bytes:
    return write_book(rich_tender(), "en")


@of_a_hundred(100)
@given(award_strategies.tenders().map(fits_a_book), st.sampled_from(LANGUAGES))
def test_the_answers_of_a_tender_make_that_tender(tender: Tender, language: str) -> None:
    _ = translator(language)
    answers = answers_of_tender(tender, _)
    layouts = book_layout(language, shape_for(answers)).values()
    assert answers.keys() <= {key for layout in layouts for key in layout.places}
    assert Tender.model_validate(tender_of(answers, _)[0]) == tender


@of_a_hundred(15)
@given(award_strategies.tenders().map(fits_a_book), st.sampled_from(LANGUAGES))
def test_a_book_of_a_tender_reads_as_that_tender(tender: Tender, language: str) -> None:
    found = read_book(book_of(tender, language), "book.xlsx")
    assert to_fifteen_digits(found.tender.model_dump()) == to_fifteen_digits(tender.model_dump())


def test_a_bid_on_what_the_award_asks_reads_back_and_is_scored() -> None:
    tender = rich_tender()
    found = read_book(book_of(tender, bids=[WHOLE]), "book.xlsx")
    [(bid, origins)] = found.bids
    assert (found.tender, bid) == (tender, WHOLE)
    assert origins["offers", 0, "circularity", "mass_kg"].sheet == "Bid 1"
    scores = Scores.model_validate(
        {
            "tender": "test",
            "scores": [{"bid": bid.name, "criterion": "plan", "score": "good", "justification": "It is good."}],
        }
    )
    lots = [lot for lot in evaluate_lots(found.tender, [bid], scores).lots.values() if lot]
    # quality: 0.6 of the plan, and of the rest (0.6 - 0.1) / (0.7 - 0.1); 50,000 a lot for all of it; 2 % off 600.
    scored = [lot.bids[0].standing.score or 0.0 for lot in lots]
    assert sum(scored) == pytest.approx(588 - len(lots) * 50_000 * (0.6 + 0.4 * 5 / 6))


def filled_in_by_hand() -> Workbook:
    """Return the book of a template, in which a purchaser typed an award, criteria and scales."""
    book = book_of(read_tender(shipped.template_file("street-furniture", "nl")), "nl", more=["award", "bids"])
    typed: dict[tuple[Any, ...], Any] = {
        ("award", "method"): "gewogen factor",
        ("criteria", 0, "name"): "Plan",
        ("criteria", 0, "id"): 1,
        ("criteria", 0, "weight"): 0.7,
        ("criteria", 0, "minimum"): "onvoldoende",
        ("criteria", 1, "name"): "Materiaal",
        ("criteria", 1, "id"): "mat",
        ("criteria", 1, "weight"): 0.3,
        ("criteria", 2, "name"): "Hergebruikt",
        ("criteria", 2, "id"): "her",
        ("criteria", 2, "below"): "mat",
        ("criteria", 2, "weight"): 1,
        ("criteria", 2, "minimum"): "0,25",
        ("scales", 0, "criterion"): "1",
        ("scales", 0, "earns"): "onvoldoende = 0; voldoende=60%;goed = 100 %",
        ("scales", 1, "criterion"): "her",
        ("scales", 1, "earns"): "20 % = 0; 0,8 = 1;",
        ("award", "weighted_factor", "price_weight"): 0.4,
        ("award", "weighted_factor", "lowest"): 1000,
        ("award", "weighted_factor", "highest"): 9000,
        ("award", "tie_break"): "quality; cost",
        ("award", "co2_ladder", "scale"): "ProRail",
        ("quality", "assessors"): "Jansen, P.; De Boer",
    }
    typed["award", "method"] = choices(book, "award", "method")["weighted_factor"]
    typed["scales", 0, "kind"] = choices(book, "scales", 0, "kind")["words"]
    typed["scales", 1, "kind"] = choices(book, "scales", 1, "kind")["secondary_share"]
    return type_in(book, typed)


def test_a_purchaser_types_an_award_and_criteria_and_makes_a_form_of_it() -> None:
    found = read_book(filled_in_by_hand(), "book.xlsx")
    tender, quality = found.tender, found.tender.quality
    assert quality is not None
    assert (tender.award.method, tender.award.tie_break) == ("weighted_factor", ["quality", "cost"])
    assert tender.award.co2_ladder is not None
    assert tender.award.co2_ladder.shares[5] == 0.1
    assert quality.assessors == ["Jansen, P.", "De Boer"]
    plan, reuse = (leaf.criterion for leaf in quality.leaves())
    assert plan.model_dump(exclude_defaults=True) == {
        "id": "1", "name": "Plan", "weight": 0.7, "minimum": "onvoldoende",
        "scale": {"kind": "words", "words": {"onvoldoende": 0.0, "voldoende": 0.6, "goed": 1.0}},
    }  # fmt: skip
    assert reuse.minimum == 0.25
    assert reuse.model_dump()["scale"]["steps"] == [{"value": 0.2, "earns": 0.0}, {"value": 0.8, "earns": 1.0}]
    assert found.bids == ()  # the empty sheets for bids, which do not ask what is measured, are passed over
    form = load_workbook(io.BytesIO(write_form(tender, "nl")))
    assert "Hergebruikt" in " ".join(str(cell.value) for row in form.worksheets[0].iter_rows() for cell in row)


def test_a_bid_on_a_sheet_that_asks_something_else_is_not_passed_over() -> None:
    book = filled_in_by_hand()
    book["Inschrijving 1"]["C7"] = "Hout BV"
    assert [(sheet, cell) for sheet, cell, _expected in problems(book)] == [("Inschrijving 1", "A1")]


RULE = ("award", "quality_value", "quality_value")
EARNS = "words or values, each once, with what it earns: weak = 0 %; good = 100 %"
WRONG: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "another rule": (("award", "low_bid", "price_weight"), 0.5, "only the fields of the chosen award rule"),
    "a rule without its number": (RULE, None, "a value"),
    "the numbers of a rule that was not chosen": (("award", "method"), None, "a value in this cell"),
    "no rule": (("award", "method"), "the best", "one of: lowest life-cycle cost, lowest price, "),
    "text for a number": (RULE, "50.000", "a number"),
    "a criterion below nothing": (("criteria", 0, "below"), "x", "the code of a criterion: plan, loose"),
    "a criterion below itself": (("criteria", 1, "below"), "loose", "a criterion that is not below itself"),
    "no name": (("criteria", 0, "name"), None, "a value"),
    "a scale of nothing": (("scales", 0, "criterion"), "x", "the code of a criterion: plan, loose"),
    "two scales": (("scales", 1, "criterion"), "plan", "one scale for criterion plan"),
    "a scale without a kind": (("scales", 0, "kind"), None, "one of: points, words, money, measured"),
    "words without shares": (("scales", 0, "earns"), "weak; good", EARNS),
    "a word twice": (("scales", 0, "earns"), "weak = 0; weak = 1", EARNS),
    "thousands in a scale": (("scales", 1, "earns"), "1.000,5 = 0; 2 = 1", EARNS),
    "words for a measured value": (("scales", 1, "earns"), "low = 0; high = 1", EARNS),
    "too much earned": (("scales", 0, "earns"), "weak = 0; good = 2", "a number of at most 1"),
    "bounds on words": (("scales", 0, "lowest"), 0, "nothing: this is not asked"),
    "a lot without a name": (("lot", 1, "title"), None, "a value"),
    "most lots": (("lots", "most_per_bidder"), 0, "a number of at least 1"),
}
OF_ROW: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "steps that fall": (("scales", 1, "earns"), "0,7 = 1; 0,1 = 0", "steps in rising order of value"),
    "a minimum that is no word": (("criteria", 0, "minimum"), "7", "a word of the scale of Plan: weak, good"),
    "a minimum that is no number": (("criteria", 1, "minimum"), "x", "a number on the scale of Detachable"),
}
"""What is said of a criterion or scale as a whole, at the first cell of its row."""


@pytest.mark.parametrize("what", [*WRONG, *OF_ROW])
def test_what_is_wrong_is_named_by_its_cell(what: str) -> None:
    key, value, expected = (WRONG | OF_ROW)[what]
    book = loaded(rich_book())
    sheet, cell = where(book)[key]
    found = problems(type_in(book, {key: value}))
    places = [(on, at) for on, at, said in found if said.startswith(expected)]
    assert places == [(sheet, cell if what in WRONG else f"B{cell[1:]}")], found


def test_criteria_below_each_other_in_a_circle_are_refused() -> None:
    book = loaded(rich_book())
    type_in(book, {("criteria", 0, "below"): "loose", ("criteria", 1, "below"): "plan"})
    found = {
        (sheet, cell) for sheet, cell, said in problems(book) if said == "a criterion that is not below itself"
    }
    assert found == {where(book)["criteria", k, "below"] for k in (0, 1)}


BEYOND: dict[str, tuple[dict[str, Any], str]] = {
    "a level": ({"award": {"co2_ladder": {"version": "4.0", "shares": {6: 0.06, 1: 0.01}}}}, "Award"),
    "rates by year": ({"discount": {"rate": [{"until_year": 30, "rate": 0.03}, {"rate": 0.02}]}}, "Discounting"),
}


@pytest.mark.parametrize("what", BEYOND)
def test_what_has_no_cell_is_refused_and_not_left_out(what: str) -> None:
    changes, field = BEYOND[what]
    with pytest.raises(InputRefusedError) as caught:
        write_book(make.tender(**changes), "en")
    said = [worded(one).expected.say(str) for one in caught.value.problems]
    assert said == [f"a tender that this workbook has cells for; it has none for {field}"]


def test_names_that_would_fall_apart_are_refused() -> None:
    quality = {**RICH["quality"], "assessors": ["Jansen; Pietersen"]}
    with pytest.raises(InputRefusedError) as caught:
        write_book(rich_tender(quality=quality), "en")
    [problem] = caught.value.problems
    assert (problem.origin.field, "semicolon" in worded(problem).expected.say(str)) == ("quality.assessors", True)


def test_the_book_of_an_older_version_says_so() -> None:
    book = book_of(make.tender())
    book.worksheets[0]["A1"] = "lcc book 2 en"
    assert [said for _sheet, _cell, said in problems(book)] == [
        "a layout that this version of the program still reads: those of 0.1.0 it no longer does"
    ]


def test_the_bid_sheets_of_a_book_ask_what_is_measured() -> None:
    tender = make.tender(
        quality={"criteria": [{"id": "loose", "name": "Loose", "weight": 1.0, "scale": MEASURED}]}
    )
    book = book_of(tender, more=["bids"])
    said = [str(cell.value) for row in book["Bid 1"].iter_rows() for cell in row]
    assert {"Mass", "Detachability"} <= {*said}
    assert "Share of secondary material" not in said
    bid = make.bid(make.offer(make.purchase(), circularity={"mass_kg": 3.0, "detachability": 0.5}))
    assert read_form(write_form(tender, "en", bid), "form.xlsx", tender)[0] == bid
    [(same, _origins)] = read_book(book_of(tender, bids=[bid]), "book.xlsx").bids
    assert same == bid


def test_a_form_made_from_a_book_is_empty_or_of_the_bid_that_is_named(tmp_path: Path) -> None:
    tender, book, bid = rich_tender(), tmp_path / "book.xlsx", tmp_path / "bid.json"
    book.write_bytes(write_book(tender, "en", bids=[WHOLE]))
    bid.write_text(rich_bid("sign").model_dump_json(exclude_unset=True))
    for form, options in {"empty": [], "filled": ["--bid", str(bid)]}.items():
        arguments = ["form", str(book), "-o", str(tmp_path / f"{form}.xlsx"), "--lang", "en", *options]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
    filled = read_form((tmp_path / "filled.xlsx").read_bytes(), "filled.xlsx", tender)[0]
    assert filled.model_dump(exclude_defaults=True) == rich_bid("sign").model_dump(exclude_defaults=True)
    assert (tmp_path / "empty.xlsx").read_bytes() == write_form(tender, "en")


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_form_and_a_book_that_libreoffice_saved_are_the_same(tmp_path: Path) -> None:
    tender = rich_tender()
    (tmp_path / "form.xlsx").write_bytes(write_form(tender, "nl", WHOLE))
    (tmp_path / "book.xlsx").write_bytes(write_book(tender, "nl", bids=[WHOLE]))
    files = [tmp_path / "form.xlsx", tmp_path / "book.xlsx"]
    form, book = convert(files, "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    assert read_form(form.read_bytes(), "form.xlsx", tender)[0] == WHOLE
    found = read_book(load_workbook(book), "book.xlsx")
    assert (found.tender, [bid for bid, _origins in found.bids]) == (tender, [WHOLE])


def test_nobody_has_to_invent_a_code() -> None:
    """Criteria, scales, the order of a tie and lots name things as they are called."""
    items = [
        {"id": f"i{k}", "name": name, "quantity": 1, "unit": "piece"} for k, name in enumerate(("Chair", "Desk"))
    ]
    book = book_of(make.tender(items=items), more=["award", "lots"])
    typed: dict[tuple[Any, ...], Any] = {
        ("items", 2, "name"): "Lamp, small",
        ("items", 2, "quantity"): 5,
        ("items", 2, "unit"): "piece",
        ("award", "method"): choices(book, "award", "method")["weighted_factor"],
        ("award", "weighted_factor", "price_weight"): 0.4,
        ("award", "weighted_factor", "lowest"): 1000,
        ("award", "weighted_factor", "highest"): 9000,
        ("award", "tie_break"): "JOBS; cost",
        ("criteria", 0, "name"): "Quality",
        ("criteria", 0, "weight"): 0.6,
        ("criteria", 1, "name"): "Social return",
        ("criteria", 1, "weight"): 0.4,
        ("criteria", 2, "name"): "Jobs",
        ("criteria", 2, "below"): "social return",
        ("criteria", 2, "weight"): 1,
        ("scales", 0, "criterion"): "jobs",
        ("scales", 0, "kind"): choices(book, "scales", 0, "kind")["points"],
        ("scales", 0, "highest"): 5,
        ("lot", 0, "title"): "Seating",
        ("lot", 0, "items"): "Chair; lamp, small",
        ("lot", 1, "title"): "Desks",
        ("lot", 1, "items"): "i1",
    }
    found = read_book(type_in(book, typed), "book.xlsx").tender
    assert found.quality is not None
    assert [(one.id, len(one.criteria)) for one in found.quality.criteria] == [
        ("quality-2", 0),
        ("social-return", 1),
    ]
    assert found.quality.criteria[1].criteria[0].scale.highest == 5  # type: ignore[union-attr]
    assert found.award.tie_break == ["jobs", "cost"]
    assert found.lots is not None
    assert [(lot.id, lot.items) for lot in found.lots.parts] == [
        ("seating", ["i0", "lamp-small"]), ("desks", ["i1"])
    ]  # fmt: skip


def test_limits_for_groups_of_lots_are_typed_by_name_and_traced_to_their_cells() -> None:
    items = [
        {"id": f"i{k}", "name": name, "quantity": 1, "unit": "piece"}
        for k, name in enumerate(("Bench", "Bin", "Sign"))
    ]
    parts = [{"id": f"lot-{k}", "title": f"Lot {k}", "items": [f"i{k}"]} for k in range(3)]
    book = book_of(make.tender(items=items, lots={"parts": parts}))
    type_in(book, {("lot_limits", 0, "lots"): "Lot 0; lot-1", ("lot_limits", 0, "most"): 1})
    lots = read_book(book, "book.xlsx").tender.lots
    assert lots is not None
    assert [(limit.lots, limit.most) for limit in lots.limits] == [(["lot-0", "lot-1"], 1)]
    again = book_of(make.tender(items=items, lots=lots.model_dump(exclude_unset=True)))
    assert read_book(again, "book.xlsx").tender.lots == lots
    places = where(again)
    type_in(again, {("lot_limits", 0, "lots"): "Lot 0; Lot 9"})
    assert problems(again) == [(*places["lot_limits", 0, "lots"], "a lot of the tender: lot-0, lot-1, lot-2")]
    type_in(again, {("lot_limits", 0, "lots"): "Lot 0; Lot 1", ("lot_limits", 0, "most"): 2})
    assert problems(again) == [
        (*places["lot_limits", 0, "most"], "at most 1: fewer than there are lots in the group")
    ]


def test_without_the_award_items_have_no_weight_in_points_for_cost() -> None:
    award = {"method": "points_by_item", "price_weight": 1.0}
    tender = make.tender(items=award_cases.ITEMS, award=award)
    found = without_parts(tender, ["award"], str)
    assert found.award.method == "lowest_lcc"
    assert [item.cost_weight for item in found.items] == [None, None, None]
    again = lcc.read(("book.xlsx", write_book(tender, "en"))).tender
    assert again.award.method == "points_by_item"
    assert [item.cost_weight for item in again.items] == [0.5, 0.3, 0.2]
