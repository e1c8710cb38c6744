"""A document as a Word file: real headings and tables, A4, the page in the footer, the same bytes each time."""

import io
from copy import deepcopy
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell

import lcc
from lcc.documents.written.columns import shares_of_width
from lcc.documents.written.emf import HUNDREDTHS, emf
from lcc.documents.written.qr_code import png
from lcc.documents.written.svg import drawn
from lcc.words.blocks import (
    Block,
    BulletList,
    Chart,
    Document,
    Formula,
    Heading,
    Paragraph,
    QrCode,
    Table,
    ToFillIn,
    apart,
    unbroken,
    writable,
)

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_MADE = datetime(2000, 1, 1)
_FONT, _MONOSPACED = "Calibri", "Consolas"
_DARK, _GREY = RGBColor(0x1F, 0x38, 0x64), RGBColor(0x59, 0x59, 0x59)
_HEAD_FILL, _FORMULA_FILL, _TO_FILL_IN_FILL = "DCE6F1", "F2F2F2", "FFF2CC"
_TEXT_WIDTH = 166
"""Between the margins of A4 [mm]."""
_LIST, _BUILT_IN = "List Bullet", ("Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "Table Grid")
_CODE_WIDTH, _MOST_HIGH = Mm(26), Mm(230)
_LINE, _CELL_MARGIN, _SIDE_MARGIN = "BFBFBF", "40", "108"
_VALUE, _BEFORE_2013, _WORD_2013 = qn("w:val"), {None, "11", "12", "14"}, "15"
_FORMULA, _TO_FILL_IN, _SUBJECT = "Formula", "To fill in", "Subject"


def word_file(document: Document) -> bytes:
    """Return the document as the bytes of a .docx file."""
    word = docx.Document()
    _lay_out(word, document)
    for block in document.opening:
        add_block(word, block, document.language)
    word.add_paragraph(unbroken(document.title), style=_SUBJECT if document.opening else "Title")
    if document.subtitle:
        word.add_paragraph(unbroken(document.subtitle), style="Subtitle")
    running, end = apart(document.blocks)
    for block in running:
        add_block(word, block, document.language)
    first_of_end = len(word.paragraphs)
    for block in end:
        add_block(word, block, document.language)
    for paragraph in word.paragraphs[first_of_end:]:
        paragraph.paragraph_format.keep_together = paragraph.paragraph_format.keep_with_next = True
    buffer = io.BytesIO()
    word.save(buffer)
    return timeless(buffer.getvalue())


def add_block(word: WordDocument, block: Block, language: str) -> None:
    """Write a block at the end of a document that has our styles."""
    if isinstance(block, Heading):
        word.add_heading(unbroken(block.text), level=block.level)
    elif isinstance(block, Paragraph):
        word.add_paragraph(unbroken(block.text))
    elif isinstance(block, ToFillIn):
        word.add_paragraph(unbroken(block.text), style=_TO_FILL_IN)
    elif isinstance(block, Formula):
        word.add_paragraph(writable(block.text), style=_FORMULA)
    elif isinstance(block, QrCode):
        _add_picture(word, png(block.text), block.text)
    elif isinstance(block, BulletList):
        for entry in block.entries:
            word.add_paragraph(_bullet(word) + unbroken(entry), style=_LIST)
    else:
        if block.chart is not None:
            _add_chart(word, block, block.chart, language)
        _add_table(word, block)


def _add_picture(word: WordDocument, picture: bytes, said: str) -> None:
    """Write a picture at the end, with what a screen reader says for it."""
    made = word.add_paragraph().add_run().add_picture(io.BytesIO(picture), width=_CODE_WIDTH)
    made._inline.docPr.set("descr", writable(said))  # noqa: SLF001 - it has no other way to say it


def _add_chart(word: WordDocument, table: Table, chart: Chart, language: str) -> None:
    """Write the chart of a table at the end: as wide as the text, or narrower where it would be higher than a page."""
    picture = drawn(chart, table.caption, language)
    _left, _top, wide, high = map(float, picture.attributes["viewBox"].split())
    width = round(min(_text_width(word), _MOST_HIGH * wide / high))
    package = word.part.package
    name = package.next_partname("/word/media/chart%d.emf")
    part = Part(name, "image/x-emf", emf(picture, width * HUNDREDTHS // Mm(1)), package)
    number = word.part.next_id
    inline = CT_Inline.new_pic_inline(
        number,
        word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE),
        name.filename,
        Length(width),
        Length(round(width * high / wide)),
    )
    inline.docPr.set("descr", writable(f"{table.caption}. {chart.said}"))
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    before: Any = paragraph._p.getprevious()  # noqa: SLF001 - what a picture is about stays on its page
    if before is not None and before.tag == qn("w:p"):
        before.get_or_add_pPr().get_or_add_keepNext()
    paragraph.add_run()._r.add_drawing(inline)  # noqa: SLF001 - it reads no such picture by itself


def _bullet(word: WordDocument) -> str:
    """Return what stands before an entry: nothing where the style of lists draws a bullet itself."""
    has_bullet = word.styles[_LIST].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return "" if has_bullet else "\u2013 "


def add_missing_styles(word: WordDocument, language: str) -> None:
    """Give a document that is not ours those of our styles that it does not have; its own stay as they are."""
    ours = docx.Document()
    _style(ours, language)
    known = {style.name for style in word.styles}
    for name in (*_BUILT_IN, _FORMULA, _TO_FILL_IN):
        if name not in known:
            element = deepcopy(ours.styles[name].element)
            for number in element.findall(f"{qn('w:pPr')}/{qn('w:numPr')}"):  # of a list that is in our file only
                number.getparent().remove(number)
            word.styles.element.append(element)


def _text_width(word: WordDocument) -> int:
    """Return the width between the margins of the last part of a document."""
    section = word.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return Mm(_TEXT_WIDTH) if page is None or left is None or right is None else page - left - right


def _add_table(word: WordDocument, table: Table) -> None:
    word.add_paragraph(unbroken(table.caption), style="Caption").paragraph_format.keep_with_next = True
    made = word.add_table(rows=1 + len(table.rows), cols=len(table.heads), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    _put_at_margin(made, word)
    cells = made._cells  # noqa: SLF001 - `Table.cell` looks the whole table through for each cell
    for position, text in enumerate(text for row in (table.heads, *table.rows) for text in row):
        row, column = divmod(position, len(table.heads))
        _fill(cells[position], text, is_number=column in table.numbers, is_head=row == 0)
        if column in table.bars and row:
            _draw(cells[position])
    for width, column in zip(_widths(table, _text_width(word)), made.columns, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for row in made.rows:
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001
    _mark(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001
    below = word.add_paragraph().paragraph_format
    below.space_after, below.line_spacing = Pt(0), Pt(8)


def _put_at_margin(table: Any, word: WordDocument) -> None:
    """Put the left border of a table at the margin: before Word 2013 it is the text of its first cells that is there.

    Which of the two a program does goes by what the file says that it is made for.
    """
    mode = next((one.get(_VALUE) for one in _modes(word)), None)
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), _SIDE_MARGIN if mode in _BEFORE_2013 else "0")
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.find(qn("w:jc")).addnext(indent)  # noqa: SLF001


def _modes(word: WordDocument) -> list[Any]:
    """Return the settings of a file that say which version of Word it is made for."""
    settings = word.settings.element.iter(qn("w:compatSetting"))
    return [one for one in settings if one.get(qn("w:name")) == "compatibilityMode"]


def _widths(table: Table, whole: int) -> list[Length]:
    return [Length(round(whole * share)) for share in shares_of_width(table)]


def _fill(cell: _Cell, text: str, *, is_number: bool, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(unbroken(text))
    run.font.size = Pt(9)
    run.bold = is_head
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if is_head:
        paragraph.paragraph_format.keep_with_next = True
        _shade(cell._tc.get_or_add_tcPr(), _HEAD_FILL)  # noqa: SLF001


def _draw(cell: _Cell) -> None:
    """Give a bar its colour, and a font in which its blocks touch."""
    for run in cell.paragraphs[0].runs:
        run.font.name, run.font.size, run.font.color.rgb = _MONOSPACED, Pt(7), _DARK


def _mark(properties: Any, name: str) -> None:
    properties.append(OxmlElement(name))


def _shade(properties: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shading.set(qn(name), value)
    properties.append(shading)


def _lay_out(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - _TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Mm(20)
    for mode in _modes(word):
        mode.set(_VALUE, _WORD_2013)
    _number_pages(section.footer.paragraphs[0])
    properties = word.core_properties
    properties.title, properties.subject = writable(document.title)[:255], writable(document.subtitle)[:255]
    by = f"lcc {lcc.__version__}"
    properties.author, properties.last_modified_by = writable(document.author)[:255] or by, by
    properties.language, properties.comments = _LANGUAGES[document.language], ""
    properties.created = properties.modified = _MADE
    _style(word, document.language)


def _style(word: WordDocument, language: str) -> None:
    styles: Any = word.styles
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), _LANGUAGES[language])
    _type(styles["Normal"], 10)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    styles["Normal"].paragraph_format.line_spacing = 1.0
    for name, points, colour, before, after in (
        ("Title", 20, _DARK, 0, 4),
        ("Subtitle", 12, _GREY, 0, 10),
        ("Heading 1", 13, _DARK, 10, 3),
        ("Heading 2", 11, _DARK, 8, 2),
        ("Heading 3", 10, _DARK, 5, 1),
        ("Caption", 9, _GREY, 2, 2),
    ):
        _type(styles[name], points)
        spaced = styles[name].paragraph_format
        spaced.space_before, spaced.space_after = Pt(before), Pt(after)
        styles[name].font.color.rgb = colour
        styles[name].font.italic = False
    grid = styles["Table Grid"].element
    for border in grid.find(f".//{qn('w:tblBorders')}"):
        border.set(qn("w:color"), _LINE)
    for side in ("w:top", "w:bottom"):
        grid.find(f".//{qn('w:tblCellMar')}/{qn(side)}").set(qn("w:w"), _CELL_MARGIN)
    for name, font, fill in ((_FORMULA, _MONOSPACED, _FORMULA_FILL), (_TO_FILL_IN, _FONT, _TO_FILL_IN_FILL)):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _type(made, 9 if name == _FORMULA else 10, font)
        _shade(made.element.get_or_add_pPr(), fill)
    subject = styles.add_style(_SUBJECT, WD_STYLE_TYPE.PARAGRAPH)
    subject.base_style, subject.font.bold = styles["Normal"], True
    subject.paragraph_format.space_before = subject.paragraph_format.space_after = Pt(12)


def _type(style: Any, points: float, font: str = _FONT) -> None:
    """Give a style a font of ours: the themed one of the template would come before it."""
    style.font.name, style.font.size = font, Pt(points)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for position, code in enumerate(("PAGE", "NUMPAGES")):
        if position:
            paragraph.add_run(" / ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)  # noqa: SLF001
        run = paragraph.add_run("1")
        field.append(run._r)  # noqa: SLF001


def timeless(content: bytes) -> bytes:
    """Return the file without the moment at which its parts were written."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as read, ZipFile(buffer, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            written.writestr(ZipInfo(name), read.read(name), ZIP_DEFLATED)
    return buffer.getvalue()
