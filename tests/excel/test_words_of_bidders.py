"""What a bidder wrote beside the answers, which may be a reservation, is where an award is prepared; as text only."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

import lcc
import make
from lcc.documents.proposal import board_proposal
from lcc.excel.bid_form.write import form_with
from lcc.model import Tender
from lcc.record.path import Path
from said import texts

OF: Path = ("offers", 0)
ANSWERS: dict[Path, Any] = {
    ("bidder", "name"): "Hout BV",
    (*OF, "kind"): "purchase",
    (*OF, "purchase", "price"): 100,
    (*OF, "purchase", "service_life_years"): 10,
}
TENDER = make.tender()


def form(text: str, of: Tender = TENDER) -> bytes:
    """Return a form with a note at its first cell."""
    book, content = load_workbook(io.BytesIO(form_with(ANSWERS, of, "en"))), io.BytesIO()
    book.worksheets[0]["B3"].comment = Comment(text, "Hout BV")
    book.save(content)
    return content.getvalue()


def other() -> dict[str, Any]:
    return make.bid(make.offer(make.purchase(200.0)), name="Ander BV").model_dump(exclude_unset=True)


def on_sheet(book: bytes, sheet: str, words: str) -> list[Any]:
    """Return the cells of a sheet that have these words."""
    rows = load_workbook(io.BytesIO(book))[sheet].iter_rows()
    return [cell for row in rows for cell in row if words in str(cell.value)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Only if paid in 14 days.", "Only if paid in 14 days."),
        ('=HYPERLINK("http://x","click")', '=HYPERLINK("http://x","click")'),
        ("free\u202eterms\u0378", "free terms"),
    ],
)
def test_a_reservation_is_on_the_sheet_with_checks_and_stays_there(text: str, shown: str) -> None:
    scored = lcc.score(TENDER, [("hout.xlsx", form(text)), other()])
    book = scored.workbook("en")
    for content in (book, lcc.score(("comparison.xlsx", book)).workbook("en")):
        [cell] = on_sheet(content, "Checks", "Hout BV: hout.xlsx has a note that was not there when it was sent")
        assert (cell.data_type, f"It says: '{shown}'" in cell.value) == ("s", True)


def test_of_the_winner_the_proposal_has_it_first_of_what_was_remarked() -> None:
    scored = lcc.score(TENDER, [("hout.xlsx", form("Only if paid in 14 days.")), other(), ("plan.pdf", b"%PDF")])
    remarks = scored.submissions.remarks
    said = texts(board_proposal(scored.evaluation, scored.evaluation.bids[0], "en", remarks=remarks))
    assert said.count("It says: 'Only if paid in 14 days.'") == 1
    assert remarks[0].values["bidder"] == "Hout BV"


def test_a_character_that_nobody_knows_in_the_name_of_a_file_is_shown_as_its_code() -> None:
    received = lcc.score(TENDER, [other(), ("a\u0378.pdf", b"%PDF")]).evaluation.received
    assert received is not None
    assert [one.file for one in received.attachments] == ["a\\u0378.pdf"]


def test_a_form_as_it_was_sent_says_nothing_beside_its_answers() -> None:
    scored = lcc.score(TENDER, [("hout.xlsx", form_with(ANSWERS, TENDER, "en")), other()])
    assert scored.evaluation.received is not None
    assert scored.evaluation.received.words == []
    assert on_sheet(scored.workbook("en"), "Checks", "was not there when it was sent") == []
