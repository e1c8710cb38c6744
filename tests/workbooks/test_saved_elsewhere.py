"""What somebody saves with another program reads as it was, or is refused in words that mend it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import make
import saved_by
from effort import only
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.excel.passport_form.write import write_passport
from lcc.excel.score_sheet.write import names_on_sheet, score_layout, write_score_sheet
from lcc.excel.tender_book.book import write_book
from lcc.excel.untrusted.limits import OF_OUR_OWN
from lcc.excel.untrusted.opening import open_workbook
from lcc.intake.score_sheets import read_score_sheets
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.model.passport import Passport
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from libreoffice import convert, needs_libreoffice
from passports import BENCH
from readers import passport_in, read_book, read_form, words_in_form, words_in_passport


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", only(["reusable-cups"], sorted(shipped.examples())))
def test_a_form_saved_by_libreoffice_is_the_same_bid(name: str, tmp_path: Path) -> None:
    folder = shipped.examples()[name]
    forms = {form: read(folder / "tender.yaml", [form]) for form in sorted((folder / "bids").glob("*.xlsx"))}
    saved = convert(list(forms), "xlsx:Calc MS Excel 2007 XML", tmp_path)
    for submissions, form in zip(forms.values(), saved, strict=True):
        bid, _origins = read_form(form.read_bytes(), form.name, submissions.tender)
        assert bid == submissions.bids[0].bid


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", only(["facade-cladding"], sorted(shipped.examples())))
def test_a_comparison_saved_by_libreoffice_is_the_same_comparison(name: str, tmp_path: Path) -> None:
    """Programs write numbers in formulas in their own ways: 1E-09 is 0.000000001 in one of them."""
    evaluation, file = make.compared(make.example(name)), tmp_path / f"{name}.xlsx"
    file.write_bytes(write_comparison(evaluation, language="nl"))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    found = read_comparison(load_workbook(saved))
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores)
    assert make.outcome(again) == make.outcome(evaluation)


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_passport_saved_by_libreoffice_is_the_same_passport(tmp_path: Path) -> None:
    file, passport = tmp_path / "bench.passport.xlsx", Passport.model_validate(BENCH)
    file.write_bytes(write_passport("nl", passport))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    assert passport_in(saved.read_bytes(), saved.name)[0] == passport


@dataclass(frozen=True)
class Kind:
    """A workbook of ours, and what it is when it is read."""

    name: str
    content: bytes
    read: Callable[[bytes], Any]


def kinds() -> dict[str, Kind]:
    """Return one of each kind of workbook that people fill in or work in."""
    found = make.example("facade-cladding")
    tender, bids, evaluation = found.tender, [one.bid for one in found.bids], make.compared(found)
    passport = Passport.model_validate(BENCH)
    layouts = layouts_of(tender)

    def form(content: bytes) -> Any:
        words = words_in_form(open_form(content, layouts), tender, layouts)
        return read_form(content, "form.xlsx", tender, layouts)[0], words

    def book(content: bytes) -> Any:
        filled = read_book(open_workbook(content, limits=OF_OUR_OWN), "book.xlsx")
        return filled.tender, [bid for bid, _origins in filled.bids]

    def comparison(content: bytes) -> Any:
        read = read_comparison(open_workbook(content, limits=OF_OUR_OWN))
        return make.outcome(evaluate(read.tender, [bid for bid, _origins in read.bids], read.scores))

    def scores(content: bytes) -> Any:
        return read_score_sheets({"s.xlsx": content}, asked, "tender.yaml", judged)

    def filled_passport(content: bytes) -> Any:
        return passport_in(content, "p.xlsx")[0], words_in_passport(content)

    asked, judged = scored_by_hand()
    return {
        one.name: one
        for one in (
            Kind("form", write_form(tender, "nl", bids[0]), form),
            Kind("book", write_book(tender, "nl", bids=bids), book),
            Kind("passport", write_passport("nl", passport), filled_passport),
            Kind("score sheet", filled_score_sheet(asked, judged), scores),
            Kind("comparison", write_comparison(evaluation, language="nl"), comparison),
        )
    }


def scored_by_hand() -> tuple[Tender, list[Bid]]:
    plan = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    tender = make.tender(quality=plan, award={"method": "quality_value", "quality_value": 1000.0})
    return tender, [make.bid(make.offer(make.purchase()), name=name) for name in ("Hardhout BV", "Eik BV")]


def filled_score_sheet(tender: Tender, bids: list[Bid]) -> bytes:
    book, buffer = load_workbook(io.BytesIO(write_score_sheet(tender, bids, "nl"))), io.BytesIO()
    for cell in score_layout(tender, names_on_sheet(tender, bids), "nl", None).inputs:
        is_score = cell.input is not None and cell.input.key[-1] == "score"
        book.worksheets[0].cell(cell.row + 1, cell.column + 1).value = 7.5 if is_score else "Goed onderbouwd."
    book.save(buffer)
    return buffer.getvalue()


NAMES = ("form", "book", "passport", "score sheet", "comparison")
IN_EVERY_RUN = (saved_by.as_a_web_program, saved_by.as_values)
"""Styles anew, and none; the others in `make test-all`, but for what is refused."""
SAVED_BY = (
    *IN_EVERY_RUN, saved_by.by_openpyxl, saved_by.without_names, saved_by.with_other_tabs, saved_by.with_returns
)  # fmt: skip
MENDS = {
    ("comparison", "as_values"): "Take the file as `lcc score` wrote it",
    ("comparison", "with_other_tabs"): "Give the sheet its name back",
    ("comparison", "with_returns"): "Put it back as it was written",
}

MENDED = [(name, getattr(saved_by, save)) for name, save in MENDS]


@pytest.fixture(scope="module")
def ours() -> dict[str, Kind]:
    return kinds()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "save"), only([*product(NAMES, IN_EVERY_RUN), *MENDED], product(NAMES, SAVED_BY))
)
def test_what_other_programs_write_reads_as_it_was_or_says_what_to_do(
    ours: dict[str, Kind], name: str, save: saved_by.Save
) -> None:
    kind, mend = ours[name], MENDS.get((name, save.__name__))
    if mend is None:
        assert kind.read(save(kind.content)) == kind.read(kind.content)
    else:
        with pytest.raises(InputRefusedError) as refused:
            kind.read(save(kind.content))
        assert any(mend in worded(one).mend.say(str) for one in refused.value.problems)


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.thorough
def test_what_was_an_open_document_in_between_is_the_same(ours: dict[str, Kind], tmp_path: Path) -> None:
    """As .ods it is refused by its name; saved as .xlsx again it is what it was."""
    for name, kind in ours.items():
        (tmp_path / f"{name}.xlsx").write_bytes(kind.content)
    files = [tmp_path / f"{name}.xlsx" for name in ours]
    between = convert(files, "ods", tmp_path / "ods")
    saved = convert(between, "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    for kind, file in zip(ours.values(), saved, strict=True):
        assert kind.read(file.read_bytes()) == kind.read(kind.content), kind.name
