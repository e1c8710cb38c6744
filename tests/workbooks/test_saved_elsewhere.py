"""Forms, passports and comparisons that somebody saves with LibreOffice read as they were."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

import make
from lcc import shipped
from lcc.evaluate import evaluate
from lcc.excel.comparison import write_comparison
from lcc.excel.passport_form import write_passport
from lcc.excel.read_comparison import read_comparison
from lcc.excel.read_form import read_form
from lcc.excel.read_passport import passport_in
from lcc.model.passport import Passport
from lcc.submissions import read
from libreoffice import convert, needs_libreoffice
from passports import BENCH


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_a_form_saved_by_libreoffice_is_the_same_bid(name: str, tmp_path: Path) -> None:
    folder = shipped.examples()[name]
    forms = {form: read(folder / "tender.yaml", [form]) for form in sorted((folder / "bids").glob("*.xlsx"))}
    saved = convert(list(forms), "xlsx:Calc MS Excel 2007 XML", tmp_path)
    for submissions, form in zip(forms.values(), saved, strict=True):
        bid, _origins = read_form(form.read_bytes(), form.name, submissions.tender)
        assert bid == submissions.bids[0].bid


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_a_comparison_saved_by_libreoffice_is_the_same_comparison(name: str, tmp_path: Path) -> None:
    """Programs write numbers in formulas in their own ways: 1E-09 is 0.000000001 in one of them."""
    evaluation, file = make.compared(make.example(name)), tmp_path / f"{name}.xlsx"
    file.write_bytes(write_comparison(evaluation, language="nl"))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    found = read_comparison(load_workbook(saved), saved.name)
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores)
    assert make.outcome(again) == make.outcome(evaluation)


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_passport_saved_by_libreoffice_is_the_same_passport(tmp_path: Path) -> None:
    file, passport = tmp_path / "bench.passport.xlsx", Passport.model_validate(BENCH)
    file.write_bytes(write_passport("nl", passport))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    assert passport_in(saved.read_bytes(), saved.name)[0] == passport
