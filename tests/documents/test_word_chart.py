"""Charts in a Word file: what LibreOffice reads in them, what is said of them, and that they fit a page."""

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from struct import unpack_from
from typing import Any

import docx
import pytest
import xlsxwriter
from docx.oxml.ns import qn
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth

import libreoffice
from lcc.documents.formats import as_file
from lcc.documents.written.emf import _width, emf
from lcc.documents.written.svg import drawn
from lcc.words.blocks import Chart, Document, Paragraph, Table

YEARS = ("2024", "2025", "2026", "2027")
CHARTS = {
    "bars": Chart("bars", ("Known", "Unknown"), YEARS[:2], ((3.0, None), (4.0, 1.0)), unknown=frozenset({1})),
    "lines": Chart("lines", ("Awards", "Spend"), YEARS, ((0.1, 0.2, None, 0.4), (0.1, 0.3, 0.4, 0.5)), "share"),
    "dots": Chart(
        "dots", ("Ratio",), ("Energie, \u20ac", "\u0141\u00f3d\u017a"), ((0.8, None),), "share", goal=1.0
    ),
}
_WIDTH = 16_600


def file_of(*charts: Chart) -> Any:
    blocks = [
        Table(f"Table {k}", ("What", "Number"), (("a", "1"),), frozenset({1}), chart=chart)
        for k, chart in enumerate(charts)
    ]
    return docx.Document(io.BytesIO(as_file(Document("Year", "2027", "en", (*blocks, Paragraph("End."))), "docx")))


def texts(chart: Chart) -> list[str]:
    return [
        str(one.inside)
        for one in drawn(chart, "Caption", "en").inside
        if not isinstance(one, str) and one.name == "text"
    ]


def records(content: bytes) -> list[tuple[int, bytes]]:
    """Return the kind and the content of each record, by the lengths that they state."""
    found, at = [], 0
    while at < len(content):
        kind, length = unpack_from("<II", content, at)
        found.append((kind, content[at + 8 : at + length]))
        at += length
    return found


@pytest.mark.libreoffice
@libreoffice.needs_libreoffice
def test_another_program_draws_every_text_of_each_chart(tmp_path: Path) -> None:
    for name, chart in CHARTS.items():
        with xlsxwriter.Workbook(tmp_path / f"{name}.xlsx") as book:  # which reads their size itself
            content = emf(drawn(chart, "Caption", "en"), _WIDTH)
            book.add_worksheet().insert_image(0, 0, f"{name}.emf", {"image_data": io.BytesIO(content)})
    files = libreoffice.convert([tmp_path / f"{name}.xlsx" for name in CHARTS], "pdf", tmp_path)
    for file, chart in zip(files, CHARTS.values(), strict=True):
        read = " ".join(page.extract_text() for page in PdfReader(file).pages)
        assert [text for text in texts(chart) if text not in read] == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_whole_and_has_every_shape(name: str) -> None:
    picture = drawn(CHARTS[name], "Caption", "en")
    found = records(emf(picture, _WIDTH))
    head = found[0][1]
    frame, mark, (length, number, handles) = (
        unpack_from("<4i", head, 16),
        head[32:36],
        unpack_from("<IIH", head, 40),
    )
    assert (found[0][0], found[-1][0], mark) == (1, 14, b" EMF")
    assert (length, number) == (sum(8 + len(content) for _kind, content in found), len(found))
    assert frame[2] == _WIDTH
    shapes = Counter(one.name for one in picture.inside if not isinstance(one, str))
    kinds = Counter(kind for kind, _content in found)
    assert kinds[43] == shapes["rect"]
    assert kinds[42] == shapes["circle"]
    assert kinds[4] == shapes["line"] + shapes["polyline"]
    assert kinds[84] == shapes["text"]
    made = sum(kinds[kind] for kind in (39, 82, 95))
    assert kinds[40] == made  # what was made is deleted, so that its number can be used again
    assert all(unpack_from("<I", content)[0] < handles for kind, content in found if kind in (39, 82, 95, 40))


def test_letters_take_the_room_of_their_font_also_where_one_is_two_in_the_file() -> None:
    chart = Chart("bars", ("\U0001f600 A",), ("Ii",), ((1.0,),))
    written = [content for kind, content in records(emf(drawn(chart, "C", "en"), _WIDTH)) if kind == 84]
    said = {}
    for content in written:
        number, at, steps = (unpack_from("<I", content, place)[0] for place in (36, 40, 64))
        text = content[at - 8 : at - 8 + 2 * number].decode("utf-16-le")
        said[text] = unpack_from(f"<{number}I", content, steps - 8)
    wide, narrow = said["Ii"]  # of Arial, 278 and 222 parts of 1000
    assert wide / narrow == pytest.approx(278 / 222, abs=0.05)
    assert len(said["\U0001f600 A"]) == 4


def test_a_screen_reader_says_what_each_shows_and_its_table_stands_below_it() -> None:
    told = [replace(one, said=f"3 < 4 & {name}") for name, one in CHARTS.items()]
    made = file_of(*told)
    pictures = [*made.element.body.iter(qn("wp:docPr"))]
    assert [one.get("descr") for one in pictures] == [f"Table {k}. {chart.said}" for k, chart in enumerate(told)]
    assert len({one.get("id") for one in pictures}) == len(pictures)
    order = [
        "picture" if one.find(f".//{qn('wp:inline')}") is not None else one.tag.rpartition("}")[2]
        for one in made.element.body
    ]
    starts = [k for k, what in enumerate(order) if what == "picture"]
    assert [order[k : k + 3] for k in starts] == [["picture", "p", "tbl"]] * len(told)
    drawn_in = [one for one in made.paragraphs if one._p.find(f".//{qn('wp:inline')}") is not None]
    assert all(one.paragraph_format.keep_with_next for one in drawn_in)


def test_a_chart_of_many_rows_is_no_higher_than_a_page() -> None:
    rows = tuple(map(str, range(60)))
    made = file_of(Chart("bars", ("Cost",), rows, (tuple(map(float, range(60))),)), CHARTS["bars"])
    high, plain = made.inline_shapes
    room = made.sections[0].page_height - made.sections[0].top_margin - made.sections[0].bottom_margin
    assert high.height < room
    assert high.width < plain.width


def test_letters_are_as_wide_as_in_the_font_itself() -> None:
    """Held against the metrics of Adobe's Helvetica as a library has them."""
    for letter in map(chr, range(ord(" "), ord("~") + 1)):
        assert _width(letter, 10.0) == pytest.approx(stringWidth(letter, "Helvetica", 10.0))
    assert _width("é", 10.0) == _width("e", 10.0)
