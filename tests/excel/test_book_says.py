"""What a book says of itself: what does not count, where something is wrong, and what a sheet is for."""

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import awards
import make
from books import type_in
from command_line import run
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.tender_book.book import still_needed, write_book
from lcc.excel.tender_book.layout_award import AWARD_WIDTHS
from lcc.excel.tender_book.layout_rules import RULES_WIDTHS
from lcc.excel.tender_book.shape import MORE
from lcc.excel.tender_book.sheet_kinds import OF_REFERENCE, layout_of
from lcc.intake.records import load
from lcc.intake.submissions import FilesRefusedError, read
from lcc.intake.templates import TemplateAnswers, template_text
from lcc.interchange.yaml_file import comments
from lcc.language import translator
from lcc.model.tender import Tender


def saved(file: Path, tender: Tender, values: dict[tuple[Any, ...], Any], **parts: Any) -> Path:
    """Write the book of a tender with other answers in some of its cells."""
    book = load_workbook(io.BytesIO(write_book(tender, "en", **parts)))
    type_in(book, values)
    book.save(file)
    return file


def test_answers_of_a_part_that_is_said_no_to_are_remarked_on(tmp_path: Path) -> None:
    file = saved(tmp_path / "book.xlsx", awards.tender("low_bid"), {("more", "award"): "no"})
    assert "! Quality and award: the workbook says no" in run("check", str(file)).output


def test_weights_that_do_not_add_up_are_named_with_their_sum(tmp_path: Path) -> None:
    file = saved(tmp_path / "book.xlsx", awards.tender("low_bid"), {("criteria", 0, "weight"): 0.7})
    said = run("check", str(file), code=1).output
    assert "Weight (sheet Quality and award, cell E" in said
    assert ":E" in said
    assert "Assessors" not in said


def test_quality_without_a_rule_needs_one_and_is_warned_of(tmp_path: Path) -> None:
    [(_sheet, cells, _one_of)] = still_needed(make.tender(), "en", ["award"])
    assert cells[0].startswith("Award rule")
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    file = saved(tmp_path / "book.xlsx", make.tender(quality=quality), {})
    for words in (("form", str(file), "-o", str(tmp_path / "form.xlsx")), ("method", str(file), "--json", "-")):
        assert "Quality without effect" in run(*words).output


def test_a_motivation_of_cost_alone_is_not_published_beside_a_rule_that_weighs_quality(tmp_path: Path) -> None:
    file = saved(tmp_path / "book.xlsx", awards.tender("low_bid"), {("award", "motivation"): "Costs decide."})
    assert "A motivation for cost alone" in run("check", str(file)).output
    page = tmp_path / "method.html"
    run("method", str(file), "-o", str(page))
    assert "Costs decide." not in page.read_text()


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_no_sheet_of_a_template_names_a_field_of_a_file(name: str, language: str) -> None:
    """Who fills in a book never saw one: what a template remarks on its text is read beside the cell, too."""
    text = template_text(name, language, TemplateAnswers())
    tender, origins = load(text.encode(), "tender.yaml", Tender)
    book = load_workbook(io.BytesIO(write_book(tender, language, comments(text, origins), more=[*MORE])))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    said = [str(cell.value) for sheet in shown for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    facts = {name for item in tender.items for name in item.facts}  # those go by their names everywhere
    said = [text for text in said if not {*text.split("; ")} <= facts]
    assert [text for text in said if text[0] != "=" and re.search(r"[a-z]_[a-z]|`(?!lcc )\w", text)] == []


def test_what_was_remarked_on_a_value_does_not_stand_beside_the_start_in_its_place() -> None:
    notes: dict[tuple[Any, ...], str] = {
        ("vat", "treatment"): "never a cost here",
        ("horizon_years",): "our choice",
    }
    book = load_workbook(io.BytesIO(write_book(make.tender(), "en", notes, more=["vat"])))
    said = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {"never a cost here", "our choice"} & said == {"our choice"}


def test_the_sheet_of_what_there_is_asks_nothing_of_a_supplier() -> None:
    layout = layout_of(OF_REFERENCE, make.tender(), "en")
    said = {str(cell.value) for cell in layout.cells}
    assert said.isdisjoint({"Bid", "Bidder", "Registration number", "Signature", "End of the form. Thank you."})
    assert {key for key in layout.places if key[0] == "bidder"} == {("bidder", "name")}


def test_what_follows_on_a_block_is_not_named_after_it() -> None:
    tender = make.tender(asked_phases=["maintenance"], business_models=["purchase", "deposit"])
    called = layout_of(OF_REFERENCE, tender, "en").called
    assert "Deposit" not in " ".join(said for key, said in called.items() if key[2:3] == ("costs",))


@pytest.mark.parametrize(("models", "is_told"), [(["purchase"], False), (["purchase", "deposit"], True)])
def test_a_return_rate_is_told_only_where_deposits_are_taken(models: list[str], is_told: bool) -> None:
    items = [{"id": "i", "name": "Thing", "quantity": 1, "unit": "piece", "return_rate": 0.9}]
    tender = make.tender(items=items, business_models=models, open_indices={"use": ["fixed"]})
    said = [cell.value for cell in form_layout(tender, "en").cells]
    assert ("Return rate of deposits" in said) == is_told
    assert "Indices open to use" not in said


def test_remarks_on_good_files_stand_beside_what_is_wrong_in_others(tmp_path: Path) -> None:
    bid = make.bid(make.offer(make.purchase(), costs=[{"name": "Gain", "amount": -5.0, "phase": "use"}]))
    (tmp_path / "tender.json").write_text(make.tender().model_dump_json(exclude_unset=True))
    (tmp_path / "good.json").write_text(bid.model_dump_json(exclude_unset=True))
    (tmp_path / "wrong.json").write_text("{}")
    with pytest.raises(FilesRefusedError) as refused:
        read(tmp_path / "tender.json", [tmp_path / "good.json", tmp_path / "wrong.json"])
    assert refused.value.rest is not None
    [remark] = [one.say(translator("en")) for one in refused.value.rest.remarks if "Gain" in one.say(str)]
    files = [str(tmp_path / name) for name in ("tender.json", "good.json", "wrong.json")]
    assert f"! {remark}" in run("check", *files, code=1).output


def test_what_has_to_be_filled_in_looks_as_any_other_cell_once_it_is() -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(), "en", more=["letters"])))
    sheet = book["Letters"]
    column = [row[2] for row in sheet.iter_rows()]
    [(other, cell)] = [two for two in pairwise(column) if two[1].border.left.style == "medium"]
    [rule] = [
        rule
        for area in sheet.conditional_formatting
        for rule in area.rules
        if cell.coordinate in area.sqref and rule.type == "notContainsBlanks"
    ]
    assert rule.formula == [f"LEN(TRIM({cell.coordinate}))>0"]
    assert cell.fill.fgColor.rgb != other.fill.fgColor.rgb == rule.dxf.fill.bgColor.rgb


def test_a_page_of_a_book_starts_with_a_heading_rather_than_ends_with_one() -> None:
    book = load_workbook(io.BytesIO(write_book(make.example("office-furniture").tender, "en", more=[*MORE])))
    across = [one for one in book.worksheets if one.page_setup.orientation == "landscape"]
    breaks = {sheet.title: [one.id for one in sheet.row_breaks.brk] for sheet in across}
    assert len(breaks["Quality and award"]) >= 2
    for title, rows in breaks.items():
        assert all(book[title].cell(row + 1, 2).font.b for row in rows), title


def test_what_is_judged_has_room_for_a_sentence_on_a_page_as_wide_as_any() -> None:
    assert AWARD_WIDTHS[-1] > 50
    assert sum(AWARD_WIDTHS) == sum(RULES_WIDTHS)
    book = load_workbook(io.BytesIO(write_book(make.tender(), "en", more=["award"])))
    sheet = book["Quality and award"]
    [head] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "What is judged"]
    assert sheet.column_dimensions[head.column_letter].width == pytest.approx(AWARD_WIDTHS[-1], abs=1)
