"""A document as a PDF: A4, text that can be searched, its own font, the page in the footer, the same bytes each time.

Texts are drawn, never read: what a bidder writes is escaped before the library sees it.
"""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

import lcc
from lcc.documents.written.columns import shares_of_width
from lcc.documents.written.pdf_chart import DrawnChart
from lcc.documents.written.qr_code import squares
from lcc.documents.written.svg import drawn
from lcc.record.problem import refusal
from lcc.words.blocks import (
    Block,
    BulletList,
    Document,
    Formula,
    Heading,
    Paragraph,
    QrCode,
    Table,
    ToFillIn,
    apart,
    texts_of,
    writable,
)

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_FONT, _BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
_DARK, _GREY, _LINE = HexColor("#1F3864"), HexColor("#595959"), HexColor("#BFBFBF")
_HEAD_FILL, _FORMULA_FILL, _TO_FILL_IN_FILL = HexColor("#DCE6F1"), HexColor("#F2F2F2"), HexColor("#FFF2CC")
_SIDE, _TOP, _FOOT = 22 * mm, 17 * mm, 9 * mm
_WIDTH = A4[0] - 2 * _SIDE - 2 * 6
"""Of text: the library keeps 6 points free on each side of it."""
_CODE_WIDTH = 26 * mm
_LINES_TOGETHER, _MOST_TOGETHER = 2, A4[1] / 3
"""Of a text, how many lines stay together, and how high what stays together can be: longer rows of a table run on."""


def pdf_file(document: Document) -> bytes:
    """Return the document as the bytes of a PDF; InputRefusedError where its font lacks a character."""
    if lacking := not_drawn(document):
        raise refusal("no_font", " ".join(lacking))
    buffer, by = io.BytesIO(), f"lcc {lcc.__version__}"
    paper = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=_SIDE, rightMargin=_SIDE, topMargin=_TOP, bottomMargin=_TOP,
        title=_drawn(document.title), subject=_drawn(document.subtitle),
        author=_drawn(document.author) or by, creator=by, displayDocTitle=True,
        lang=_LANGUAGES[document.language], invariant=1, allowSplitting=1,
    )  # fmt: skip
    paper.build([*_story(document)], canvasmaker=_NumberedCanvas)
    return buffer.getvalue()


def not_drawn(document: Document) -> str:
    """Return the characters of a document that the font does not have, each once."""
    glyphs, text = _glyphs(), writable("".join(texts_of(document)))
    return "".join(dict.fromkeys(one for one in text if not one.isspace() and ord(one) not in glyphs))


def _story(document: Document) -> Iterator[Flowable]:
    yield from _running(document.opening, document.language)
    yield _text(document.title, "subject" if document.opening else "title")
    if document.subtitle:
        yield _text(document.subtitle, "subtitle")
    running, end = apart(document.blocks)
    yield from _running(running, document.language)
    yield KeepTogether([flowable for block in end for flowable in _flowables(block, document.language)])


def _running(blocks: Sequence[Block], language: str) -> Iterator[Flowable]:
    """Yield blocks as they come, headings on the page of what they are above: of a table that is its first row."""
    headings: list[Flowable] = []
    for block in blocks:
        made = [*_flowables(block, language)]
        if isinstance(block, Heading):
            headings += made
            continue
        # A table has its chart, its caption and its rows; what has no chart begins with its caption.
        first = 3 if isinstance(block, Table) and block.chart is not None else 2
        yield CondPageBreak(min(sum(map(_least_height, (*headings, *made[:first]))), _MOST_TOGETHER))
        yield from (*headings, *made)
        headings = []
    yield from headings


def _least_height(flowable: Flowable) -> float:
    """Return how high what comes first of it is: a few lines of a text, the heads and the first row of a table."""
    around = flowable.getSpaceBefore() + flowable.getSpaceAfter()
    _width, height = flowable.wrap(_WIDTH, A4[1])
    if isinstance(flowable, Grid):
        height = sum(flowable._rowHeights[:2])  # noqa: SLF001 - it has no other way to ask
    elif isinstance(flowable, Text):
        height = min(height, _LINES_TOGETHER * flowable.style.leading)
    return float(around + height)


def _flowables(block: Block, language: str) -> Iterator[Flowable]:
    if isinstance(block, Heading):
        yield _text(block.text, f"heading{block.level}")
    elif isinstance(block, Paragraph):
        yield _text(block.text, "body")
    elif isinstance(block, ToFillIn):
        yield _text(block.text, "to_fill_in")
    elif isinstance(block, Formula):
        yield _text(block.text, "formula")
    elif isinstance(block, QrCode):
        yield _Code(squares(block.text))
    elif isinstance(block, BulletList):
        for entry in block.entries:
            yield Text(_marked_up(entry), _styles()["bullet"], bulletText="\u2022")
        yield Spacer(0, 4)
    else:
        yield from _table(block, language)


def _table(table: Table, language: str) -> Iterator[Flowable]:
    def cell(text: str, column: int) -> Text:
        style = "bar" if column in table.bars else "number" if column in table.numbers else "cell"
        return _text(text, style)

    if table.chart is not None:
        yield DrawnChart(drawn(table.chart, table.caption, language), _WIDTH, _FONT)
    yield _text(table.caption, "caption")
    rows = [[_text(head, "number_head" if k in table.numbers else "head") for k, head in enumerate(table.heads)]]
    rows += [[cell(text, column) for column, text in enumerate(row)] for row in table.rows]
    yield Grid(
        rows,
        colWidths=_widths(table),
        repeatRows=1,
        splitInRow=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
            ("BACKGROUND", (0, 0), (-1, 0), _HEAD_FILL),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )
    yield Spacer(0, 6)


def _widths(table: Table) -> list[float]:
    """Return the widths of the columns: those of every kind of file, and room for the longest word of each head."""
    wanted = [_WIDTH * share for share in shares_of_width(table)]
    size = _styles()["head"].fontSize
    least = [
        max((pdfmetrics.stringWidth(word, _BOLD, size) for word in _drawn(head).split()), default=0.0) + 9
        for head in table.heads
    ]
    spare = _WIDTH - sum(least)
    if spare <= 0 or all(width >= few for width, few in zip(wanted, least, strict=True)):
        return wanted
    more = [max(width - few, 0.0) for width, few in zip(wanted, least, strict=True)]
    return [few + spare * wish / sum(more) for few, wish in zip(least, more, strict=True)]


def _text(text: str, style: str) -> Text:
    return Text(_marked_up(text), _styles()[style])


def _marked_up(text: str) -> str:
    """Return text as the library reads it: nothing in it is markup but the ends of lines."""
    return escape(_drawn(text)).replace("\n", "<br/>")


def _drawn(text: str) -> str:
    return writable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


@cache
def _glyphs() -> frozenset[int]:
    """Return the characters that both fonts have; they are known to the library from then on."""
    known = []
    for name in (_FONT, _BOLD):
        content = files("lcc.documents.written").joinpath("fonts", f"{name}.ttf").read_bytes()
        font = TTFont(name, io.BytesIO(content))
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(_FONT, normal=_FONT, bold=_BOLD, italic=_FONT, boldItalic=_BOLD)
    return known[0] & known[1]


@cache
def _styles() -> dict[str, Any]:
    body = ParagraphStyle("body", fontName=_FONT, fontSize=9.5, leading=12.2, spaceAfter=4.5)
    cell = ParagraphStyle("cell", fontName=_FONT, fontSize=8.5, leading=10.5)

    def style(name: str, base: ParagraphStyle = body, **traits: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **traits)

    heading: dict[str, Any] = {"fontName": _BOLD, "textColor": _DARK}
    filled: dict[str, Any] = {"borderPadding": (4, 5, 5, 5), "leftIndent": 5, "rightIndent": 5, "spaceBefore": 3}
    made = [
        body,
        cell,
        style("title", fontName=_BOLD, fontSize=19, leading=23, textColor=_DARK, spaceAfter=3),
        style("subject", fontName=_BOLD, spaceBefore=4, spaceAfter=10),
        style("subtitle", fontSize=11, leading=14, textColor=_GREY, spaceAfter=10),
        style("heading1", **heading, fontSize=12, leading=15, spaceBefore=8, spaceAfter=3),
        style("heading2", **heading, fontSize=10.5, leading=13, spaceBefore=6, spaceAfter=2),
        style("heading3", **heading, fontSize=9.5, leading=12.5, spaceBefore=4, spaceAfter=1),
        style("caption", fontName=_BOLD, fontSize=8.5, leading=11, textColor=_GREY, spaceAfter=3),
        style("to_fill_in", **filled, backColor=_TO_FILL_IN_FILL, spaceAfter=9),
        style("formula", **filled, backColor=_FORMULA_FILL, spaceAfter=7),
        style("bullet", leftIndent=12, bulletIndent=2, spaceAfter=2),
        style("head", cell, fontName=_BOLD),
        style("number_head", cell, fontName=_BOLD, alignment=TA_RIGHT),
        style("number", cell, alignment=TA_RIGHT),
        style("bar", cell, textColor=_DARK, fontSize=7, splitLongWords=0),
    ]
    return {one.name: one for one in made}


class _Code(Flowable):  # type: ignore[misc]
    """A QR code: its dark squares, drawn from the top."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._rows, self.hAlign = rows, "LEFT"
        self.width = self.height = _CODE_WIDTH

    def draw(self) -> None:
        side = _CODE_WIDTH / len(self._rows)
        for row, squares_of in enumerate(self._rows, start=1):
            for column, is_dark in enumerate(squares_of):
                if is_dark:
                    self.canv.rect(column * side, _CODE_WIDTH - row * side, side, side, stroke=0, fill=1)


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Writes below each page which it is, and of how many: known when the last one is there."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the name is the library's
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(_FONT, 8)
            self.setFillColor(_GREY)
            self.drawCentredString(A4[0] / 2, _FOOT, f"{number} / {len(self._pages)}")
            super().showPage()
        super().save()
