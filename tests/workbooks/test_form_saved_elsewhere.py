"""A form that a supplier saves with LibreOffice reads as it was filled in."""

from pathlib import Path

import pytest

from lcc import shipped
from lcc.excel.read_form import read_form
from lcc.submissions import read
from libreoffice import convert, needs_libreoffice


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
