"""A document as a PDF: every text can be searched and none does anything; A4, own font, pages numbered."""

import io

import pytest
from pypdf import PdfReader

from lcc.documents.formats import FORMATS, as_file, not_drawn
from lcc.record.problem import InputRefusedError
from lcc.words.bars import LONGEST, bars
from lcc.words.blocks import Block, BulletList, Document, Formula, Heading, Paragraph, Table, ToFillIn

MARKUP = '<b>bold</b> <a href="https://example.org">x</a> <img src="file:///etc/passwd"/> &amp; <br/> </para>'


def pdf(*blocks: Block, **parts: str) -> PdfReader:
    named = {"title": "Title", "subtitle": "Subtitle", "language": "nl", **parts}
    return PdfReader(io.BytesIO(as_file(Document(blocks=blocks, **named), "pdf")))  # type: ignore[arg-type]


def said(found: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())


def test_every_kind_of_block_is_there_in_its_order() -> None:
    found = said(
        pdf(
            Heading(1, "First"), Paragraph("One line.\nAnother."), ToFillIn("[Fill in]"), Formula("P / Q"),
            BulletList(("one", "two")), Table("Caption", ("What", "EUR"), (("a", "1,00"),), frozenset({1})),
        )
    )  # fmt: skip
    words = ["Title", "Subtitle", "First", "One line.", "Another.", "[Fill in]", "P / Q", "one", "two", "Caption",
             "What", "EUR", "a", "1,00"]  # fmt: skip
    places = [found.index(word) for word in words[:-2]]
    assert places == sorted(places)
    assert "1 / 1" in found


def test_what_looks_like_markup_is_text() -> None:
    found = pdf(Paragraph(MARKUP), Table(MARKUP, ("A", "B"), ((MARKUP, "2"),)), title=MARKUP)
    assert said(found).count('<a href="https://example.org">x</a>') == 4
    assert "&amp;" in said(found)
    assert not any("/Annots" in page for page in found.pages)
    assert not any(image for page in found.pages for image in page.images)


@pytest.mark.parametrize("text", ["€ 1.234,56 été", "Łódź Żółć", "Ελληνικά Σ", "Привет", "İşğ", "Nguyễn", "≤ →"])
def test_letters_of_europe_are_drawn(text: str) -> None:
    assert text in said(pdf(Paragraph(text), title=text))


@pytest.mark.parametrize(
    ("text", "lacking"), [("漢字 BV 漢", "漢 字"), ("Ok ✗", "✗"), ("😀", "😀"), ("شركة", "ش ر ك ة")]
)
@pytest.mark.parametrize("kind", FORMATS)
def test_no_pdf_has_something_else_in_the_place_of_a_character(text: str, lacking: str, kind: str) -> None:
    document = Document(text, "", "nl", (), (Paragraph("x"),))
    if kind != "pdf":
        assert not_drawn(document, kind) == ""
        assert as_file(document, kind)
        return
    assert " ".join(not_drawn(document, kind)) == lacking
    with pytest.raises(InputRefusedError) as refused:
        as_file(document, kind)
    assert [(one.code, one.found) for one in refused.value.problems] == [("no_font", lacking)]


def test_a_page_is_a4_in_the_language_of_its_text_with_its_own_font() -> None:
    found = pdf(Paragraph("x"))
    assert [round(float(side)) for side in found.pages[0].mediabox[2:]] == [595, 842]
    assert str(found.root_object["/Lang"]) == "nl-NL"
    fonts = [font.get_object() for font in found.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts if "DejaVu" in font["/BaseFont"])
    assert any("DejaVu" in font["/BaseFont"] for font in fonts)


def test_a_long_table_repeats_its_heads_on_each_page() -> None:
    rows = tuple((f"row {k}", "text " * 30) for k in range(80))
    found = pdf(Table("Long", ("Name", "Meaning"), rows))
    assert len(found.pages) > 1
    assert all("Meaning" in page.extract_text() for page in found.pages)
    assert f"{len(found.pages)} / {len(found.pages)}" in found.pages[-1].extract_text()


@pytest.mark.parametrize("text", ["w" * 5000, "word " * 5000])
def test_one_cell_longer_than_a_page_is_no_trouble(text: str) -> None:
    assert len(pdf(Table("T", ("A", "B"), ((text, "1"),), frozenset({1}))).pages) >= 1


def test_bars_are_as_long_as_their_numbers() -> None:
    assert [len(bar) for bar in bars([100.0, 50.0, 25.0, -25.0])] == [
        LONGEST,
        LONGEST // 2,
        LONGEST // 4,
        LONGEST // 4,
    ]
    assert bars([]) == []
    assert bars([0.0]) == [""]


def test_a_signature_is_never_alone_on_a_page() -> None:
    """However much stands above it, what is signed is on the page of who signs."""
    for lines in range(25, 45):
        found = pdf(
            *[Paragraph("word")] * lines, Formula("P"), Paragraph("What is signed."), Paragraph("Who\nsigns")
        )
        last = found.pages[-1].extract_text()
        assert ("signs" in last) == ("What is signed." in last)


TALL = Table("Table caption", ("What", "Meaning"), (("first row", "words " * 40), ("second row", "x")))


@pytest.mark.parametrize("last", [Paragraph("Last words. " * 30), TALL, BulletList(("Last words. " * 20,))])
def test_a_heading_and_a_caption_are_on_the_page_of_what_they_are_above(last: Block) -> None:
    """However much stands above them: two lines of a text, the first row of a table, also of one that is high."""
    first = "first row" if isinstance(last, Table) else "Last words"
    for lines in range(20, 48):
        found = pdf(*[Paragraph("word")] * lines, Heading(1, "Outer head"), Heading(2, "Inner head"), last)
        pages = [page.extract_text() for page in found.pages]
        [above] = [page for page in pages if "Outer head" in page]
        assert "Inner head" in above
        assert first in above
        assert ("Table caption" in above) == isinstance(last, Table)


def test_what_is_higher_than_a_page_starts_where_there_is_room_and_leaves_no_page_empty() -> None:
    whole = Table("Caption", ("What", "Meaning"), (("row", "words " * 3000),))
    found = pdf(Paragraph("Before."), Heading(1, "Head"), whole)
    pages = [page.extract_text() for page in found.pages]
    assert all(part in pages[0] for part in ("Before.", "Head", "Caption", "words"))
    assert all("words" in page for page in pages)
