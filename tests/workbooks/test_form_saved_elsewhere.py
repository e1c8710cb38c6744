"""A form that a supplier saves with LibreOffice reads as it was filled in."""

from pathlib import Path

import pytest

from lcc import shipped
from lcc.excel.passport_form import write_passport
from lcc.excel.read_form import read_form
from lcc.excel.read_passport import passport_in
from lcc.model.passport import Passport
from lcc.submissions import read
from libreoffice import convert, needs_libreoffice
from passports import BENCH


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_form_saved_by_libreoffice_is_the_same_bid(tmp_path: Path) -> None:
    examples = {
        form: read(folder / "tender.yaml", [form])
        for folder in shipped.examples().values()
        for form in sorted((folder / "bids").glob("*.xlsx"))
    }
    saved = convert(list(examples), "xlsx:Calc MS Excel 2007 XML", tmp_path)
    for submissions, form in zip(examples.values(), saved, strict=True):
        bid, _origins = read_form(form.read_bytes(), form.name, submissions.tender)
        assert bid == submissions.bids[0].bid


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_passport_saved_by_libreoffice_is_the_same_passport(tmp_path: Path) -> None:
    file, passport = tmp_path / "bench.passport.xlsx", Passport.model_validate(BENCH)
    file.write_bytes(write_passport("nl", passport))
    [saved] = convert([file], "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    assert passport_in(saved.read_bytes(), saved.name)[0] == passport
