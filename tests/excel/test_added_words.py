"""What a bidder writes on a form beside the answers is told with its words; a form as we write it says nothing."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

import make
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import write_form
from lcc.excel.untrusted.package import Package
from lcc.intake.submissions import read
from lcc.language import LANGUAGES, Text
from readers import words_in_form

WORDS = "Only for orders of 500 or more."


def form(change: Callable[[Worksheet], Any]) -> bytes:
    bid = make.bid(make.offer(make.purchase()))
    book, buffer = load_workbook(io.BytesIO(write_form(make.tender(), "en", bid))), io.BytesIO()
    change(book.worksheets[0])
    book.save(buffer)
    return buffer.getvalue()


def said(content: bytes) -> list[tuple[str, str]]:
    """Return in what bidders said something, and what."""
    layouts = layouts_of(make.tender())
    found = words_in_form(open_form(content, layouts), make.tender(), layouts)
    return [(one.context["what"].say(str), str(one.context["text"])) for one in found]


def place(key: tuple[str | int, ...] = ("offers", 0, "purchase", "price")) -> str:
    return form_layout(make.tender(), "en").places[key]


def noted(sheet: Worksheet) -> None:
    sheet[place()].comment = Comment(WORDS, "Bidder")


def above(sheet: Worksheet) -> None:
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = WORDS


def below_the_first_page(sheet: Worksheet) -> None:
    assert sheet.firstFooter is not None
    sheet.firstFooter.left.text = WORDS


def prompted(sheet: Worksheet) -> None:
    sheet.data_validations.dataValidation[3].prompt = WORDS


def explained(sheet: Worksheet) -> None:
    notes = [cell for cell in form_layout(make.tender(), "en").first.cells if cell.style == "note"]
    sheet.cell(notes[-2].row + 1, notes[-2].column + 1).value = WORDS


def in_a_format(sheet: Worksheet) -> None:
    sheet[place()].number_format = '0.00" excl. delivery"'


def linked(sheet: Worksheet) -> None:
    sheet[place()].hyperlink = "https://example.org/terms"


@pytest.mark.parametrize(
    ("change", "what", "text"),
    [
        (noted, "a note", WORDS),
        (above, "a header or footer", WORDS),
        (below_the_first_page, "a header or footer", WORDS),
        (prompted, "help with a cell", WORDS),
        (explained, "an explanation of its own", WORDS),
        (in_a_format, "words in a number format", "excl. delivery"),
        (linked, "a link", "https://example.org/terms"),
    ],
)
def test_words_are_told(change: Callable[[Worksheet], None], what: str, text: str) -> None:
    assert said(form(change)) == [(what, text)]


def test_a_note_that_stands_at_many_cells_is_told_once_with_all_of_them() -> None:
    def many(sheet: Worksheet) -> None:
        for cell in ("B8", "B9", "B10", "D3"):
            sheet[cell].comment = Comment(WORDS, "somebody")

    layouts = layouts_of(make.tender())
    [remark] = words_in_form(open_form(form(many), layouts), make.tender(), layouts)
    where = remark.context["where"]
    assert isinstance(where, Text)
    assert where.say(str).endswith("cells D3, B8:B10")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Subject to our offer", [("a sheet with the name", "Subject to our offer")]),
        ("Filled", []),
        ("Bid form (2)", []),
    ],
)
def test_the_name_that_a_tab_was_given_is_told_where_it_has_words(name: str, words: list[tuple[str, str]]) -> None:
    def named(sheet: Worksheet) -> None:
        sheet.title = name

    assert said(form(named)) == words


POINTS = {"method": "low_bid", "price_weight": 0.4}
CRITERIA = {"criteria": [{"id": "plan", "name": "Plan of approach", "weight": 1.0}]}
NOTICE = {"number": 1, "date": "2027-01-10", "text": "Blue will do as well."}
SINCE: list[dict[str, Any]] = [
    {"notices": [NOTICE]},
    {"title": "Another title", "discount": {"rate": 0.02, "basis": "nominal"}},
    {"award": POINTS, "quality": CRITERIA},
]


@pytest.mark.parametrize("since", SINCE)
@pytest.mark.parametrize("is_before", [True, False])
def test_what_a_form_told_when_it_was_sent_is_no_word_of_a_supplier(
    since: dict[str, Any], *, is_before: bool
) -> None:
    """A form keeps what it told of a tender that says otherwise now; what is typed there is still seen."""
    before, now = make.tender(), make.tender(**since)
    if not is_before:
        before, now = now, before
    layouts, content = layouts_of(now), write_form(before, "en", make.bid(make.offer(make.purchase())))
    found = words_in_form(open_form(content, layouts), now, layouts)
    assert {one.code for one in found} <= {"notices_since", "told_otherwise"}
    book, typed = load_workbook(io.BytesIO(content)), io.BytesIO()
    more = book.worksheets[1]
    more.cell(more.max_row + 1, 2).value = WORDS
    book.save(typed)
    found = words_in_form(open_form(typed.getvalue(), layouts), now, layouts)
    assert WORDS in [one.context.get("text") for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_as_we_write_it_says_nothing(language: str) -> None:
    layouts = layouts_of(make.tender())
    content = write_form(make.tender(), language, make.bid(make.offer(make.purchase())))
    assert words_in_form(open_form(content, layouts), make.tender(), layouts) == []


@pytest.mark.parametrize("code", ["Q&B 2027", "Bench&Co", "A&&B", "B&1", "&" * 200, "Benches for the town " * 6])
def test_the_code_of_a_tender_is_no_word_of_a_supplier(code: str) -> None:
    """It is printed above the form, where & starts a code, and where there is room for so many letters."""
    one = make.tender(id=code.strip())
    layouts, content = layouts_of(one), write_form(one, "en", make.bid(make.offer(make.purchase())))
    assert words_in_form(open_form(content, layouts), one, layouts) == []


def test_a_thread_of_comments_is_told_in_the_words_of_who_wrote_them() -> None:
    """Newer programs keep a conversation beside the note that older ones see."""
    leads = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    spaces = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    parts = Package(form(noted)).parts
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    lead = f'<Relationship Id="t1" Type="{leads}" Target="../threadedComments/t1.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", lead.encode())
    kind = b"application/vnd.ms-excel.threadedcomments+xml"
    types = b'<Override PartName="/xl/threadedComments/t1.xml" ContentType="' + kind + b'"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types + b"</Types>")
    said_there = f'<threadedComment ref="{place()}"><text>Excl. VAT.</text></threadedComment>'
    thread = f'<ThreadedComments xmlns="{spaces}">{said_there}</ThreadedComments>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**parts, "xl/threadedComments/t1.xml": thread.encode()}.items():
            archive.writestr(name, content)
    assert said(buffer.getvalue()) == [("a note", "Excl. VAT.")]


def test_at_most_twenty_are_written_out() -> None:
    def many(sheet: Worksheet) -> None:
        for number in range(30):
            sheet.cell(200 + number, 2).comment = Comment(f"{number} {WORDS}", "Bidder")

    layouts = layouts_of(make.tender())
    found = words_in_form(open_form(form(many), layouts), make.tender(), layouts)
    assert (len(found), found[-1].code, found[-1].found) == (21, "more_words_beside", 10)


def test_the_purchaser_reads_them(tmp_path: Path) -> None:
    [one] = read(make.WORKED_EXAMPLE / "tender.yaml", [make.BIDS[0]]).bids
    submissions = read(make.WORKED_EXAMPLE / "tender.yaml", [])
    book = load_workbook(io.BytesIO(write_form(submissions.tender, "en", one.bid)))
    book.worksheets[0]["C5"].comment = Comment("Price 900,\n_x001B_[1m only today.", "Bidder")
    book.save(tmp_path / "form.xlsx")
    remarks = read(make.WORKED_EXAMPLE / "tender.yaml", [tmp_path / "form.xlsx"]).remarks
    [told] = [remark.say(str) for remark in remarks if "reservation" in remark.say(str)]
    assert told.startswith(f"{one.bid.name}: form.xlsx has a note")
    assert "(sheet Bid form, cell C5). It says: 'Price 900, [1m only today.'" in told
