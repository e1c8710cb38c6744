"""Documents as files: what is said is what is read back, and nothing in it does anything."""

import io
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from defusedxml import ElementTree
from docx.oxml.ns import qn
from pypdf import PdfReader

import awards
import circular
from lcc.documents.annex import contract_annex
from lcc.documents.formats import FORMATS, as_file
from lcc.documents.letters.justification import justification
from lcc.documents.letters.letter import as_document, letter
from lcc.documents.letters.record_of_letters import record_of_letters
from lcc.documents.proposal import board_proposal
from lcc.documents.statement.method_statement import method_statement
from lcc.documents.written.word import add_block, add_missing_styles
from lcc.words.blocks import (
    BulletList,
    Chart,
    Document,
    Formula,
    Heading,
    Paragraph,
    Table,
    ToFillIn,
)

HOSTILE = '<script src="https://example.org/x.js">alert(1)</script> & "=1+1" <!-- -->'
DOCUMENT = Document(
    title=HOSTILE,
    subtitle="Subtitle",
    language="nl",
    blocks=(
        Heading(1, "First"),
        Paragraph("One line.\nAnother line."),
        Heading(2, "Second"),
        ToFillIn("[Fill in]"),
        Formula("N x W x Q"),
        BulletList(("one", HOSTILE)),
        Heading(3, "Third"),
        Table("Caption", ("What", "Amount"), (("a", "1,00"), (HOSTILE, "2,00")), frozenset({1})),
        Paragraph("\x00\x1b\ufffe\ud800 control"),
    ),
)
TEXTS = [
    HOSTILE, "Subtitle", "First", "One line.\nAnother line.", "Second", "[Fill in]", "N x W x Q", "one", HOSTILE,
    "Third", "Caption", "What", "Amount", "a", "1,00", HOSTILE, "2,00", "???? control",
]  # fmt: skip


class Page(HTMLParser):
    """Keeps the texts, elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_page(document: Document) -> str:
    return as_file(document, "html").decode()


def word(document: Document) -> Any:
    return docx.Document(io.BytesIO(as_file(document, "docx")))


def word_texts(document: Document) -> list[str]:
    """Return the text of paragraphs and cells in the order in which they stand."""
    return [
        "".join(
            "\n" if node.tag == qn("w:br") else node.text or "" for node in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        for paragraph in word(document).element.body.iter(qn("w:p"))
    ]


def test_a_page_says_every_text_and_holds_nothing_that_does_anything() -> None:
    page = Page(html_page(DOCUMENT))
    start = page.elements.index("body")
    assert [text for text in page.texts if text.strip()][2:] == TEXTS
    assert "script" not in page.elements
    assert set(page.elements[start:]) == {
        "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not {name for name, _value in page.attributes} & {"src", "href", "style", "onload", "onerror"}


def test_a_page_is_well_formed_and_tells_readers_of_screens_what_is_what() -> None:
    root = ElementTree.fromstring(html_page(DOCUMENT).removeprefix("<!DOCTYPE html>\n"))
    assert root.get("lang") == "nl"
    assert [cell.get("scope") for cell in root.iter("th")] == ["col", "col", "row", "row"]
    assert [caption.text for caption in root.iter("caption")] == ["Caption"]
    [style] = root.iter("style")
    assert "url(" not in (style.text or "")
    assert "@import" not in (style.text or "")
    assert "@page { size: A4" in (style.text or "")


def test_a_word_file_says_every_text() -> None:
    assert [text for text in word_texts(DOCUMENT) if text] == TEXTS


def test_a_word_file_has_real_headings_a_repeated_head_and_a_language() -> None:
    found = word(DOCUMENT)
    styles = {paragraph.text: paragraph.style.name for paragraph in found.paragraphs}
    assert (styles["First"], styles["Second"], styles["Third"]) == ("Heading 1", "Heading 2", "Heading 3")
    assert (styles[HOSTILE], styles["N x W x Q"], styles["[Fill in]"]) == ("List Bullet", "Formula", "To fill in")
    [table] = found.tables
    assert table.style.name == "Table Grid"
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False]
    languages = {one.get(qn("w:val")) for one in found.styles.element.iter(qn("w:lang"))}
    assert "nl-NL" in languages
    section = found.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert found.core_properties.title == HOSTILE


def test_a_word_file_refers_to_nothing_outside_and_holds_no_macro() -> None:
    with ZipFile(io.BytesIO(as_file(DOCUMENT, "docx"))) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not [text for text in relations if "External" in text]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_document_is_the_same_bytes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_file(DOCUMENT, kind)
    monkeypatch.setattr("time.localtime", lambda *_: (2040, 5, 6, 7, 8, 9, 0, 0, 0))
    assert as_file(DOCUMENT, kind) == first


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_table_is_a_table(kind: str) -> None:
    empty = Document("T", "S", "en", (Table("None", ("A", "B"), ()),))
    assert as_file(empty, kind)


def test_the_border_of_a_table_is_at_the_margin_in_word_and_in_a_template_for_an_older_one() -> None:
    """Before Word 2013 an indent counts from the text in the first cells, 108 twips inside the border."""

    def indent(word: Any) -> str:
        [found] = word.element.body.iter(qn("w:tblInd"))
        return str(found.get(qn("w:w")))

    table = Table("Caption", ("What",), (("a",),))
    made = docx.Document(io.BytesIO(as_file(Document("T", "", "nl", (table,)), "docx")))
    assert (
        '"compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in made.settings.element.xml
    )
    assert indent(made) == "0"
    older = docx.Document()
    add_missing_styles(older, "nl")
    add_block(older, table, "nl")
    assert indent(older) == "108"


def test_the_heads_of_a_table_are_on_the_page_of_its_first_row() -> None:
    made = docx.Document(io.BytesIO(as_file(DOCUMENT, "docx")))
    heads, *rows = made.tables[0].rows
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in heads.cells)
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for row in rows for cell in row.cells)


def of_each_kind() -> dict[str, Document]:
    won, reuse = awards.evaluated("low_bid"), circular.evaluated()
    one = won.bids[0]
    return {
        "letter": as_document(letter(won, one, language="en")),
        "justification": justification(won, one, "en"),
        "proposal": board_proposal(won, one, "en"),
        "method statement": method_statement(won.tender, "en"),
        "annex": contract_annex(reuse, reuse.bids[0], "en"),
        "record": record_of_letters(won.tender, [], None, [], [], "en"),
    }


@pytest.mark.parametrize("name", of_each_kind())
def test_a_file_says_whose_document_it_is_what_it_is_called_and_in_which_language(name: str) -> None:
    document = of_each_kind()[name]
    pdf = PdfReader(io.BytesIO(as_file(document, "pdf")))
    assert pdf.metadata is not None
    assert (pdf.metadata.author, pdf.metadata.title) == ("Voorbeeld", document.title)
    assert str(pdf.root_object["/Lang"]) == "en-GB"
    assert pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    word = docx.Document(io.BytesIO(as_file(document, "docx"))).core_properties
    assert (word.author, word.title, word.language) == ("Voorbeeld", document.title, "en-GB")
    page = ElementTree.fromstring(as_file(document, "html").decode().removeprefix("<!DOCTYPE html>\n"))
    assert [one.get("content") for one in page.iter("meta") if one.get("name") == "author"] == ["Voorbeeld"]
    assert page.get("lang") == "en"


@pytest.mark.parametrize("kind", FORMATS)
def test_one_of_nobody_is_of_this_program(kind: str) -> None:
    made = as_file(Document("T", "", "nl", (Paragraph("x"),)), kind)
    if kind == "pdf":
        assert b"/Author (lcc " in made
    elif kind == "docx":
        assert docx.Document(io.BytesIO(made)).core_properties.author.startswith("lcc ")
    else:
        assert b'name="author"' not in made


CHART = Chart("bars", ("Cost",), ("Ash",), ((4_000.0,),), said="EUR 4,000.")
DRAWN = Document(
    "T", "", "nl",
    (Heading(1, "Waste"), Paragraph("It costs EUR 4,000, or 12.5 % of 3 kg CO2 in 2 lots."),
     Table("Costs", ("Kind", "EUR"), (("verbouwingsrestafval", "1"), ("x" * 25, "2")), frozenset({1}), chart=CHART)),
)  # fmt: skip


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    wanted = "It costs EUR_4,000, or 12.5_% of 3_kg_CO2 in 2 lots.".replace("_", "\u00a0")
    assert f"<p>{wanted}</p>" in html_page(DRAWN)
    assert wanted in word_texts(DRAWN)


def test_a_heading_its_text_a_picture_and_a_short_table_stay_on_one_page() -> None:
    page = html_page(DRAWN)
    assert "p:has(+ figure), p:has(+ .short), figure, caption { break-after: avoid; }" in page
    assert "tr, .short { break-inside: avoid; }" in page
    assert '<table class="short">' in page
    long = Table("Costs", ("Kind",), (("a",),) * 13)
    assert "<table>" in html_page(Document("T", "", "nl", (long,)))
    body = list(word(DRAWN).element.body.iter(qn("w:p")))
    text, picture, caption = body[[one.text for one in body].index("Waste") + 1 :][:3]
    assert all(one.pPr.keepNext is not None for one in (text, picture, caption))


def test_only_a_word_that_would_be_wider_than_paper_is_broken() -> None:
    page = html_page(DRAWN)
    assert '<th scope="row">verbouwingsrestafval</th>' in page
    assert f'<th scope="row" class="long">{"x" * 25}</th>' in page
    assert (
        "th, td { border: 1px solid #bfbfbf; padding: .25rem .5rem; text-align: left; vertical-align: top; }"
        in page
    )
