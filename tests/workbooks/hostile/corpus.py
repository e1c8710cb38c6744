"""What a careless or cunning supplier may send: bid forms, each spoilt in one way.

`python tests/workbooks/hostile/corpus.py FOLDER` writes them all, to look at in Excel.
"""

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.intake.submissions import read
from lcc.model import Bid, Tender

HERE = Path(__file__).parent
CASE = HERE.parents[1] / "worked_example"
SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"

NAME, PRICE, LIFE = "bidder/name", "offers/0/purchase/price", "offers/0/purchase/service_life_years"
AMOUNT, FEE = "offers/0/costs/management/amount", "offers/0/lease/payment"

AS_MANY_AS_MAY_BE = OF_A_STRANGER.elements - 5_000
NOT_XLSX, GARBLED = "an Excel workbook (.xlsx)", "as Excel and LibreOffice write it"


Made = bytes | Callable[[], bytes]
"""A form, or what makes it: not before a test needs it, for there are hundreds."""


@dataclass(frozen=True)
class Spoilt:
    """A form spoilt in one way: what is said of it, and of which cell; nothing where it does no harm."""

    name: str
    made: Made
    says: str
    cell: str | None = None

    @cached_property
    def content(self) -> bytes:
        return self.made if isinstance(self.made, bytes) else self.made()

    @property
    def is_harmless(self) -> bool:
        return not self.says


@cache
def tender() -> Tender:
    return read(CASE / "tender.yaml", []).tender


@cache
def bid() -> Bid:
    [one] = read(CASE / "tender.yaml", [CASE / "bid-purchase.yaml"]).bids
    return one.bid


@cache
def form() -> bytes:
    return write_form(tender(), "en", bid())


@cache
def cell_of(key: str) -> str:
    """Return the cell in which an answer stands."""
    for cell in form_layout(tender(), "en").inputs:
        if cell.input and "/".join(map(str, cell.input.key)) == key:
            return f"{chr(65 + cell.column)}{cell.row + 1}"
    raise AssertionError(f"the form does not ask {key}")


def edited(edit: Callable[[Worksheet], Any]) -> Callable[[], bytes]:
    """Return what makes the form after an edit as a person makes it."""

    def make() -> bytes:
        book = load_workbook(io.BytesIO(form()))
        edit(book.worksheets[0])
        return saved(book)

    return make


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put(key: str, value: Any, number_format: str | None = None) -> Callable[[], bytes]:
    def edit(sheet: Worksheet) -> None:
        sheet[cell_of(key)] = value
        if number_format:
            sheet[cell_of(key)].number_format = number_format

    return edited(edit)


def typed_text(key: str, text: str) -> Callable[[], bytes]:
    """Return the form with text in a cell that a program would take for a formula."""

    def edit(sheet: Worksheet) -> None:
        sheet[cell_of(key)].value = "x"
        sheet[cell_of(key)]._value = text

    return edited(edit)


def rezipped(change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> bytes:
    """Return the form with its parts changed; a part becomes None to leave it out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more:
            new.writestr(name, content)
    return buffer.getvalue()


def with_part(name: str, content: bytes = b"x") -> bytes:
    return rezipped(lambda _name, part: part, (name, content))


def in_part(part: str, old: bytes, new: bytes) -> bytes:
    """Return the form with the last place of some bytes in a part replaced."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert old in content, (part, old)
        head, _old, tail = content.rpartition(old)
        return head + new + tail

    return rezipped(change)


def rows(content: bytes) -> bytes:
    return in_part(SHEET, b"</sheetData>", content + b"</sheetData>")


def price_as(xml: str) -> bytes:
    """Return the form with the XML of the cell of the price replaced, but for its address and style."""
    sheet = zipfile.ZipFile(io.BytesIO(form())).read(SHEET).decode()
    [(old, style)] = re.findall(rf'(<c r="{cell_of(PRICE)}" s="(\d+)"><v>[^<]*</v></c>)', sheet)
    return in_part(SHEET, old.encode(), xml.format(cell=cell_of(PRICE), style=style).encode())


def other_tender() -> bytes:
    return write_form(tender().model_copy(update={"id": "another-tender"}), "en")


def lying_sizes() -> bytes:
    """Return a form whose directory says that a bomb of 40 MB is 10 bytes long."""
    content = bytearray(with_part("xl/bomb.xml", b"0" * 40_000_000))
    size = (40_000_000).to_bytes(4, "little")
    return bytes(content.replace(size, (10).to_bytes(4, "little")))


def twice_in_the_archive() -> bytes:
    buffer = io.BytesIO(form())
    with zipfile.ZipFile(buffer, "a") as archive:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(SHEET, archive.read(SHEET).replace(b"<v>", b"<v>1", 1))
    return buffer.getvalue()


def moved(change: Callable[[Worksheet], Any]) -> Callable[[], bytes]:
    return edited(change)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def spoilt() -> Iterator[Spoilt]:
    """Yield every kind."""
    yield from files()
    yield from parts()
    yield from spelt_otherwise()
    yield from under_another_name()
    yield from leading_elsewhere()
    yield from bombs()
    yield from cells()
    yield from forms()
    yield from names()
    yield from harmless()
    from hostile.shown import shown

    yield from shown()


def files() -> Iterator[Spoilt]:
    yield Spoilt("empty file", b"", NOT_XLSX)
    yield Spoilt("pdf behind xlsx", b"%PDF-1.7\n%\xe2\xe3", NOT_XLSX)
    yield Spoilt("csv behind xlsx", b"name;price\nHardhout;900\n", NOT_XLSX)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    yield Spoilt("old xls", old, NOT_XLSX)
    yield Spoilt("encrypted", old + "EncryptedPackage".encode("utf-16-le"), "that is not encrypted")
    yield Spoilt("truncated", form()[: len(form()) // 2], NOT_XLSX)
    yield Spoilt("last byte missing", form()[:-1], NOT_XLSX)
    yield Spoilt("damaged inside", form()[:3000] + bytes(200) + form()[3200:], NOT_XLSX)
    yield Spoilt("a zip with a text", zipped({"hello.txt": b"hello"}), NOT_XLSX)
    without_sheet = rezipped(lambda name, content: None if name == SHEET else content)
    yield Spoilt("workbook without its sheet", without_sheet, GARBLED)
    yield Spoilt("not well-formed", in_part(SHEET, b"</worksheet>", b""), GARBLED)
    yield Spoilt("a part that is there twice", twice_in_the_archive(), NOT_XLSX)
    yield Spoilt("6 MB of noise", form() + bytes(6_000_000), "a file of at most 5 MB")


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts() -> Iterator[Spoilt]:
    yield Spoilt("macros", with_part("xl/vbaProject.bin"), "a workbook without macros")
    yield Spoilt("macro sheet", with_part("xl/macrosheets/sheet1.xml"), "a workbook without macros")
    macros = (
        b'<Default Extension="x" ContentType="application/vnd.ms-excel.sheet.macro&#69;nabled.main+xml"/></Types>'
    )
    declared = in_part("[Content_Types].xml", b"</Types>", macros)
    yield Spoilt("xlsm behind xlsx", declared, "a workbook without macros")
    link = with_part("xl/externalLinks/externalLink1.xml")
    yield Spoilt("external link", link, "a workbook without links to other files")
    yield Spoilt("path out of the archive", with_part("../../outside.txt"), "a workbook without embedded files")
    yield Spoilt("embedded object", with_part("xl/embeddings/oleObject1.bin"), "a workbook without embedded files")
    yield Spoilt("ActiveX control", with_part("xl/activeX/activeX1.xml"), "a workbook without controls")
    yield Spoilt("data connection", with_part("xl/connections.xml"), "a workbook without data connections")
    yield Spoilt("web query", with_part("xl/queryTables/q1.xml"), "a workbook without data connections")
    entities = "a workbook without XML entities"
    yield Spoilt("billion laughs", in_part(SHEET, HEAD, HEAD + ENTITIES), entities)
    yield Spoilt("external entity", in_part(BOOK, HEAD, HEAD + EXTERNAL), entities)
    wide = ENTITIES.decode().encode("utf-16")
    yield Spoilt("entities in UTF-16", with_part("xl/extra.xml", wide), entities)


def spelt_otherwise() -> Iterator[Spoilt]:
    """Yield what is refused as it is usually written, in other legal XML: readers see the same."""
    merged, all_cells = "cells in merged areas", b'"A1:XFD1048576"'
    for name, written in {
        "spaces around =": b"<mergeCell ref = " + all_cells + b"/>",
        "a character reference": b'<mergeCell ref="A1&#58;XFD1048576"/>',
        "a prefix": b'<m:mergeCell xmlns:m="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref='
        + all_cells
        + b"/>",
        "a second reference in a namespace": b"<mergeCell ref=" + all_cells + b' z:ref="A1" xmlns:z="u"/>',
        "lines between": b"<mergeCell\n\tref=" + all_cells + b"\n/>",
        "single quotes": b"<mergeCell ref='A1:XFD1048576'/>",
    }.items():
        areas = b"<mergeCells>" + written + b"</mergeCells></worksheet>"
        yield Spoilt(f"all cells merged, by {name}", in_part(SHEET, b"</worksheet>", areas), merged)
    links = b"<hyperlinks><hyperlink ref =" + all_cells + b"/></hyperlinks></worksheet>"
    yield Spoilt("all cells a link", in_part(SHEET, b"</worksheet>", links), merged)

    def in_utf_16(name: str, part: bytes) -> bytes:
        areas = b"<mergeCells><mergeCell ref=" + all_cells + b"/></mergeCells></worksheet>"
        if name != SHEET:
            return part
        return part.replace(b"</worksheet>", areas).decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")

    yield Spoilt("all cells merged, in UTF-16", rezipped(in_utf_16), merged)
    wide = rezipped(
        lambda name, part: part.decode().replace('"UTF-8"', '"UTF-32"').encode("utf-32") if name == BOOK else part
    )
    yield Spoilt("a part in UTF-32", wide, GARBLED)
    twice = price_as('<c r="{cell}" s="{style}"><v>1</v></c><c r = "&#x42;1" s="{style}"><v>900</v></c>')
    yield Spoilt("a cell out of its row", twice, "each cell once")
    one_tag = b'<x a="' + b"b" * 2_000_000 + b'"/>'
    yield Spoilt("one tag of 2 MB", with_part("xl/zz.xml", one_tag), "bytes of one XML tag")
    comment = b"<x><!--" + b"x" * 3_000_000 + b"--></x>"
    yield Spoilt("one comment of 3 MB", with_part("xl/zz.xml", comment), "bytes of one XML tag")
    many = b"<x " + b"".join(b'a%d="1" ' % n for n in range(5_000)) + b"/>"
    yield Spoilt("5,000 attributes", with_part("xl/zz.xml", many), "attributes of one XML element")
    brackets = b'<numFmts count="1"><numFmt numFmtId="200" formatCode="' + b"[" * 100_000 + b'0"/></numFmts><fonts'
    yield Spoilt("a format of 100,000 brackets", in_part(STYLES, b"<fonts", brackets), "of a number format")
    long_formula = b"<row><c><f>" + b"A1+" * 20_000 + b"1</f></c></row>"
    yield Spoilt("a formula of 60,000 characters", rows(long_formula), "characters of a formula")
    bzip2 = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form())) as old, zipfile.ZipFile(bzip2, "w", zipfile.ZIP_BZIP2) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    yield Spoilt("packed by another method", bzip2.getvalue(), NOT_XLSX)


def under_another_name() -> Iterator[Spoilt]:
    """Yield parts that no bid has, under names that say nothing."""
    types, relations = b"</Types>", b"</Relationships>"
    vba = b'<Override PartName="/xl/v.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    yield Spoilt("macros by their type", in_part("[Content_Types].xml", types, vba), "a workbook without macros")
    leads = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for kind, what in {
        "externalLink": "links to other files",
        "oleObject": "embedded files",
        "package": "embedded files",
        "control": "controls",
        "connections": "data connections",
    }.items():
        relation = f'<Relationship Id="x" Type="{leads}{kind}" Target="foo/bar1.xml"/></Relationships>'.encode()
        content = in_part("xl/_rels/workbook.xml.rels", relations, relation)
        yield Spoilt(f"{kind} by its relation", content, f"a workbook without {what}")
    outside = f'<Relationship Id="x" Type="{leads}image" Target="http://x" TargetMode="External"/></Relationships>'
    linked = in_part("xl/_rels/workbook.xml.rels", relations, outside.encode())
    yield Spoilt("a picture from elsewhere", linked, "a workbook without links to other files")
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    yield Spoilt("a link by its content", with_part("xl/foo/bar1.xml", link), "without links to other files")
    yield Spoilt("a program", with_part("xl/media/a.exe", b"MZ"), "a workbook without embedded files")
    png = b'<Default Extension="png" ContentType="image/png"/></Types>'
    typed = zipped_again(in_part("[Content_Types].xml", types, png), ("xl/media/a.png", b"MZ\x90"))
    yield Spoilt("a program as a picture", typed, "a workbook without embedded files")
    real = zipped_again(in_part("[Content_Types].xml", types, png), ("xl/media/a.png", b"\x89PNG\r\n\x1a\n"))
    yield Spoilt("a picture that nothing shows", real, "")


def leading_elsewhere() -> Iterator[Spoilt]:
    """Yield relations by which programs come to other parts, or to none."""
    of_book, of_file, end = "xl/_rels/workbook.xml.rels", "_rels/.rels", b"</Relationships>"
    leads = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    def with_relation(part: str, kind: str, target: str) -> bytes:
        relation = f'<Relationship Id="x" Type="{leads}{kind}" Target="{target}"/>'.encode()
        return in_part(part, end, relation + end)

    yield Spoilt("two books", with_relation(of_file, "officeDocument", "xl/workbook2.xml"), GARBLED)
    yield Spoilt("the same book twice", with_relation(of_file, "officeDocument", "xl/workbook.xml"), GARBLED)
    yield Spoilt("two files of styles", with_relation(of_book, "styles", "theme/theme1.xml"), GARBLED)
    yield Spoilt("a drawing that is not there", with_relation(of_book, "drawing", "drawings/d.xml"), GARBLED)
    for name, old, new in (
        ("no styles", b"/styles", b"/stylesx"),
        ("styles that are not there", b"styles.xml", b"styles2.xml"),
        ("a sheet of another case", b"sheet1.xml", b"SHEET1.xml"),
    ):
        yield Spoilt(name, in_part(of_book, old, new), GARBLED)
    yield Spoilt("a sheet without a relation", in_part(BOOK, b'r:id="rId1"', b'r:id=""'), GARBLED)
    other = with_part(
        "xl/worksheets/_rels/Sheet1.xml.rels", b"<Relationships><Relationship Id='x'/></Relationships>"
    )
    yield Spoilt("relations under a name in another case", other, GARBLED)
    choice = b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'

    def chosen(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        fallback = b"<mc:Choice Requires='x'><sheetData/></mc:Choice><mc:Fallback><sheetData>"
        part = part.replace(b"<sheetData>", choice + fallback)
        return part.replace(b"</sheetData>", b"</sheetData></mc:Fallback></mc:AlternateContent>")

    yield Spoilt("cells that some programs see", rezipped(chosen), GARBLED)


def zipped_again(content: bytes, *more: tuple[str, bytes]) -> bytes:
    """Return an archive with more parts."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in more:
            archive.writestr(name, part)
    return buffer.getvalue()


def bombs() -> Iterator[Spoilt]:
    yield Spoilt(
        "zip bomb", lambda: with_part("xl/bomb.xml", b"<x>" + b"0" * 60_000_000), "a file of at most 50 MB"
    )
    yield Spoilt("zip bomb that lies about its size", lying_sizes, NOT_XLSX)
    many = rezipped(lambda _name, part: part, *((f"xl/extra{i}.xml", b"") for i in range(600)))
    yield Spoilt("600 parts", many, "at most 500 parts")
    cells = b"<row>" + b"<c><v>1</v></c>" * 25 + b"</row>"
    yield Spoilt("a quarter of a million cells", lambda: rows(cells * 10_000), "parts and cells")
    yield Spoilt("a million rows", lambda: rows(b'<row ht="3"/>' * 1_000_000), "parts and cells")
    xf = b"<xf/>" * 1_000_000 + b"</cellXfs>"
    yield Spoilt("a million styles", lambda: in_part(STYLES, b"</cellXfs>", xf), "styles of cells")
    rules = b'<dataValidation sqref="A1"/>' * 500_000 + b"</dataValidations>"
    yield Spoilt("half a million rules", lambda: in_part(SHEET, b"</dataValidations>", rules), "areas with rules")
    areas = b'<dataValidation sqref="' + b"A1 " * 60_000 + b'"/></dataValidations>'
    yield Spoilt(
        "sixty thousand areas", in_part(SHEET, b"</dataValidations>", areas), "areas with rules of their own"
    )
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    yield Spoilt("all cells merged", in_part(SHEET, b"</worksheet>", merged), "cells in merged areas")
    master = b'<row r="9000"><c r="A9000"><f t="shared" ref="A9000:A19000" si="0">' + b"A1+" * 2_700
    shared = master + b"1</f></c></row>" + b'<row><c><f t="shared" si="0"/></c></row>' * 9_000
    yield Spoilt("long shared formula", rows(shared), "characters of shared formulas")
    nested = b"<a>" * 60_000 + b"</a>" * 30_000
    yield Spoilt(
        "deep nesting", in_part(SHEET, b"</sheetData>", b"</sheetData>" + nested), "XML elements in each other"
    )


def cells() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    number, value = "a number", "a value, not a formula"
    dde = "=cmd|' /C calc'!A0"
    yield Spoilt("DDE", put(PRICE, dde), value, price)
    lying = price_as('<c r="{cell}" s="{style}"><f>1000000</f><v>900</v></c>')
    yield Spoilt("formula with a value that lies", lying, value, price)
    array = edited(lambda sheet: sheet.__setitem__(price, ArrayFormula(price, "=SUM(1,2)")))
    yield Spoilt("array formula", array, value, price)
    yield Spoilt(
        "HYPERLINK formula", put(NAME, '=HYPERLINK("http://x","Hardhout")'), "text, not a formula", cell_of(NAME)
    )
    yield Spoilt("Dutch number as text", put(PRICE, "1.234,56"), number, price)
    yield Spoilt("English number as text", put(PRICE, "1,234.56"), number, price)
    yield Spoilt("number with a currency", put(PRICE, "USD 900"), number, price)
    yield Spoilt("number in words", put(PRICE, "nine hundred"), number, price)
    yield Spoilt("date", put(PRICE, datetime.date(2027, 1, 1)), number, price)
    yield Spoilt("time", put(PRICE, datetime.time(9, 30)), number, price)
    yield Spoilt("truth", put(PRICE, True), number, price)
    error = price_as('<c r="{cell}" s="{style}" t="e"><v>#DIV/0!</v></c>')
    yield Spoilt("error value", error, number, price)
    yield Spoilt("infinite", price_as('<c r="{cell}" s="{style}"><v>1E999</v></c>'), "infinite", price)
    for name, xml in {
        "not a number": '<c r="{cell}" s="{style}"><v>NaN</v></c>',
        "a number as Python writes it": '<c r="{cell}" s="{style}"><v>9_00</v></c>',
        "a number in digits of elsewhere": '<c r="{cell}" s="{style}"><v>٩٠٠</v></c>',
        "a number to the base sixteen": '<c r="{cell}" s="{style}"><v>0x384</v></c>',
        "a number with something in it": '<c r="{cell}" s="{style}"><v>90<foo/>0</v></c>',
        "a number with a comment in it": '<c r="{cell}" s="{style}"><v>90<!-- x -->0</v></c>',
        "a text by a number as Python writes it": '<c r="{cell}" s="{style}" t="s"><v>1_0</v></c>',
        "a text from the end": '<c r="{cell}" s="{style}" t="s"><v>-1</v></c>',
        "a text that is not there": '<c r="{cell}" s="{style}" t="s"><v>99999</v></c>',
        "a style as Python writes it": '<c r="{cell}" s="1_0"><v>900</v></c>',
        "a style from the end": '<c r="{cell}" s="-1"><v>900</v></c>',
        "a style that is not there": '<c r="{cell}" s="9999"><v>900</v></c>',
        "a type that is none": '<c r="{cell}" s="{style}" t="zzz"><v>900</v></c>',
    }.items():
        yield Spoilt(name, price_as(xml), GARBLED, price)
    height = in_part(SHEET, b"</sheetData>", b'<row r="9000" ht="&#1633;"/></sheetData>')
    yield Spoilt("a height in digits of elsewhere", height, GARBLED)
    yield Spoilt("larger than money", put(PRICE, 1e300), "a number of at most 1,000,000,000,000", price)
    yield Spoilt("no price", put(PRICE, None), "a value in this cell", price)
    yield Spoilt("a life of zero", put(LIFE, 0), "a number above 0", cell_of(LIFE))
    yield Spoilt("shown in thousands", put(PRICE, 900_000, "#,##0,"), "shows the number", price)
    yield Spoilt("shown as another number", put(PRICE, 900, '"900.00";-0'), "shows the number", price)
    yield Spoilt("shown as nothing", put(PRICE, 900, ";;;"), "shows the number", price)
    yield Spoilt("shown in white", put(PRICE, 900, "[White]0"), "stands out", price)
    yield Spoilt("shown as a percentage", put(PRICE, 9, "0%"), "shows the number", price)
    yield Spoilt("answer to another model", put(FEE, 12), "only the fields of the chosen", cell_of(FEE))
    twice = price_as('<c r="{cell}" s="{style}"><v>900</v></c><c r="{cell}" s="{style}"><v>90000</v></c>')
    yield Spoilt("a cell that is there twice", twice, "each cell once")


def forms() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    row = int(price[1:])
    as_sent = "as the form was sent"

    def label(sheet: Worksheet) -> None:
        sheet[f"B{row}"] = "Purchase price, discount deducted"

    def hide_sheet(sheet: Worksheet) -> None:
        book_of(sheet).create_sheet("front")
        sheet.sheet_state = "hidden"

    def tiny_column(sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].width = 0.1

    def second_sheet(sheet: Worksheet) -> None:
        other = book_of(sheet).create_sheet("terms")
        other["A1"] = "Prices hold for a week."
        other.sheet_state = "veryHidden"

    seen = "a row and column that can be seen"
    yield Spoilt("label changed", edited(label), as_sent, f"B{row}")
    yield Spoilt("unit changed", edited(lambda s: s.__setitem__(f"D{row}", "USD per piece")), as_sent, f"D{row}")
    yield Spoilt("quantity changed", edited(quantity), as_sent, quantity_cell())
    yield Spoilt(
        "remark beside the form", edited(lambda s: s.__setitem__("K5", "excl. delivery")), "nothing in", "K5"
    )
    yield Spoilt("row deleted", edited(lambda s: s.delete_rows(row)), as_sent)
    yield Spoilt("row inserted", edited(lambda s: s.insert_rows(row)), as_sent)
    yield Spoilt("column inserted", edited(lambda s: s.insert_cols(3)), as_sent)
    yield Spoilt("hidden row", edited(lambda s: setattr(s.row_dimensions[row], "hidden", True)), seen, price)
    yield Spoilt("hidden column", edited(lambda s: setattr(s.column_dimensions["C"], "hidden", True)), seen, price)
    yield Spoilt(
        "row too low to see", edited(lambda s: setattr(s.row_dimensions[row], "height", 0.1)), seen, price
    )
    yield Spoilt("column too narrow to see", edited(tiny_column), seen, price)
    yield Spoilt("hidden form", edited(hide_sheet), seen, price)
    yield Spoilt("very hidden sheet with terms", edited(second_sheet), "only the sheets with which it was sent")
    yield Spoilt("merged input cells", edited(lambda s: s.merge_cells(f"C{row}:C{row + 1}")), "not merged", price)
    yield Spoilt("far cell", edited(lambda s: s.__setitem__("XFD1048576", "far")), "cells from A1 to the last one")
    yield Spoilt("form of another tender", other_tender(), "a bid for tender")
    old = edited(lambda s: s.__setitem__("A1", str(s["A1"].value).replace("form 3 ", "form 2 ")))
    yield Spoilt("older form", old, "a layout that this version of the program still reads")
    late = edited(lambda s: s.__setitem__("A1", str(s["A1"].value).replace("form 3 ", "form 99 ")))
    yield Spoilt("newer form", late, "a layout that this version of the program knows")
    stale = edited(lambda s: s.__setitem__("A1", re.sub("[0-9a-f]{16}", "0" * 16, str(s["A1"].value))))
    yield Spoilt("form of the tender before it was changed", stale, "the form of the tender as it is now")
    yield Spoilt("no form at all", saved(Workbook()), "the bid form of this tender")


def book_of(sheet: Worksheet) -> Workbook:
    assert sheet.parent is not None
    return sheet.parent


def quantity_cell() -> str:
    layout = form_layout(tender(), "en")
    [row] = [cell.row for cell in layout.cells if cell.value == "Quantity"]
    return f"C{row + 1}"


def quantity(sheet: Worksheet) -> None:
    sheet[quantity_cell()] = 1


def names() -> Iterator[Spoilt]:
    name = cell_of(NAME)
    yield Spoilt("right-to-left override", put(NAME, "Hardhout \u202eVB"), "what it looks like", name)
    yield Spoilt("zero-width space", put(NAME, "Hard\u200bhout BV"), "what it looks like", name)
    yield Spoilt("byte order mark in a name", put(NAME, "Hardhout\ufeff BV"), "what it looks like", name)
    yield Spoilt("32,767 characters", put(NAME, "x" * 32_767), "at most 200 characters", name)
    yield Spoilt("two lines", put(NAME, "Hardhout\nBV"), "one line of text", name)
    yield Spoilt("tab before a name", put(NAME, "Hardhout\tBV"), "one line of text", name)
    yield Spoilt("blanks only", put(NAME, "   "), "a value in this cell", name)
    yield Spoilt("name as a formula", put(NAME, "=1+1"), "text, not a formula", name)


def harmless() -> Iterator[Spoilt]:
    """Yield what looks bad and does nothing: it reads as the bid that it is."""

    def unprotect(sheet: Worksheet) -> None:
        sheet.protection.sheet = False

    yield Spoilt("protection removed", edited(unprotect), "")
    for sign in "+-@":
        yield Spoilt(f"name that starts with {sign}", put(NAME, f"{sign}SUM(1) BV"), "")
    yield Spoilt("name of markup", put(NAME, "<script>alert(1)</script> & zn."), "")
    rules = b'<dataValidation sqref="A1"/>' * (OF_A_STRANGER.areas - 1_000) + b"</dataValidations>"
    yield Spoilt("just few enough rules", in_part(SHEET, b"</dataValidations>", rules), "")
    xf = b"<xf/>" * (OF_A_STRANGER.styles - 1_000) + b"</cellXfs>"
    yield Spoilt("just few enough styles", in_part(STYLES, b"</cellXfs>", xf), "")
    yield Spoilt("just few enough rows", rows(b"<row/>" * AS_MANY_AS_MAY_BE), "")
    yield Spoilt("currency in the number format", put(PRICE, 900, '"€" #,##0.00'), "")


def main() -> None:
    """Write the corpus to a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for one in spoilt():
        (folder / f"{one.name}.xlsx").write_bytes(one.content)


if __name__ == "__main__":
    main()
