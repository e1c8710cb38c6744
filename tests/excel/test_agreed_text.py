"""Programs write the same text in ways of their own: a form is read the same, and none of that is taken for words."""

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

import make
from lcc.excel.bid_form.carried import Carried, carried_over
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import write_form
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.told import proof_of, told_by, told_on
from lcc.model import Tender
from lcc.record.problem import InputRefusedError
from readers import read_form, words_in_form

CRITERIA = [{"id": "plan", "name": "Plan", "weight": 1.0}]
TENDER = make.tender(quality={"criteria": CRITERIA}, award={"method": "quality_value", "quality_value": 100.0})
BID = make.bid(make.offer(make.purchase(price=100.0)))

Way = Callable[[str], str]
WAYS: dict[str, Way] = {
    "spaces that do not break": lambda text: text.replace(" ", "\xa0"),
    "spaces around": lambda text: f"  {text} ",
    "a return that XML can't hold": lambda text: text.replace("\n", "_x000D_\n"),
    "and one at the end": lambda text: f"{text}_x000D_",
    "a return": lambda text: text.replace("\n", "\r\n"),
    "a space for a line": lambda text: text if "-\n" in text else text.replace("\n", " "),
}
OTHER_TEXTS: dict[str, Way] = {
    "curly quotes": lambda text: text.replace("'", "\u2019"),
    "full width": lambda text: text.replace("P", "\uff30"),
    "a space of no width": lambda text: text.replace(" ", "\u200b "),
    "a figure that is broken": lambda text: text.replace("20", "2-\n0"),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_programs_agree_on_a_text(way: Way) -> None:
    for text in ("Purchase price, paid\nat the start", "Document-\nnumber (pieces)", "2027-\n2030"):
        assert agreed(way(text)) == agreed(text)
    assert agreed(way("Document-\nnumber")) == "Documentnumber"


@pytest.mark.parametrize("way", OTHER_TEXTS.values(), ids=OTHER_TEXTS)
def test_what_people_read_otherwise_is_another_text(way: Way) -> None:
    text = "Price 'all in' of 2027"
    assert way(text) != text
    assert agreed(way(text)) != agreed(text)


def saved(way: Way, tender: Tender = TENDER) -> bytes:
    """Return a form of which every text that is not there to fill in was written in another way."""
    book, buffer = load_workbook(io.BytesIO(write_form(tender, "en", BID))), io.BytesIO()
    for sheet in book.worksheets:
        for row in sheet.iter_rows() if sheet.sheet_state == "visible" else ():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "s" and cell.protection.locked:
                    cell.value = way(cell.value)
    book.save(buffer)
    return buffer.getvalue()


def carried(content: bytes, now: Tender) -> Carried:
    return carried_over(open_form(content, layouts_of(now)), now)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_form_in_any_of_these_ways_is_read_as_it_was_sent(way: Way) -> None:
    content, layouts = saved(way), layouts_of(TENDER)
    assert read_form(content, "form.xlsx", TENDER)[0].offers == BID.offers
    assert words_in_form(open_form(content, layouts), TENDER, layouts) == []
    form = form_layout(TENDER, "en")
    sheets = open_form(content, layouts).worksheets
    told = [told_on(sheet, layout) for sheet, layout in zip(sheets, form.sheets, strict=False)]
    assert proof_of(told) == proof_of(map(told_by, form.sheets))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_form_in_any_of_these_ways_is_carried_over_as_it_was_sent(way: Way) -> None:
    now = make.tender(**{**TENDER.model_dump(mode="json", exclude_unset=True), "horizon_years": 12})
    found, plain = carried(saved(way), now), carried(saved(str), now)
    assert found == plain
    assert (found.beside, found.in_other_units, found.without_place) == ([], [], [])
    assert plain.told is not None


def test_a_label_in_other_letters_is_a_label_that_was_changed() -> None:
    with pytest.raises(InputRefusedError, match="changed"):
        read_form(saved(OTHER_TEXTS["full width"]), "form.xlsx", TENDER)
