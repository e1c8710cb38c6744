"""Forms that show something else than they hold, and forms that only look as if they did."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, IconSetRule, Rule
from openpyxl.styles import Alignment, Border, Color, Font, GradientFill, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.views import Pane
from openpyxl.worksheet.worksheet import Worksheet

from hostile.corpus import (
    AMOUNT,
    BOOK,
    GARBLED,
    LIFE,
    NAME,
    PRICE,
    SHEET,
    STYLES,
    Spoilt,
    book_of,
    cell_of,
    edited,
    form,
    in_part,
    price_as,
    put,
    quantity_cell,
    rezipped,
    rows,
)  # fmt: skip

SHOWS, PLAIN, SEEN, OVER = "shows the number", "stands out", "seen by everyone", "nothing over it"
TYPES, RELATIONS = "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shown() -> Iterator[Spoilt]:
    """Yield every kind."""
    yield from formats()
    yield from colours()
    yield from letters()
    yield from rules()
    yield from boxes()
    yield from out_of_sight()
    yield from values()
    yield from as_it_is()


def formats() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    for number_format in (
        "*90", "-0", "0/0", '0 "k"', "0,", '0,"k"', '0" mln"', '"1"0', '0"0"', '0"O"', "$ 0", "[$$-409]0", '0" USD"',
        "[$£-809] 0", '0" per 100"', '0" x 1.000"', "00\\.00", "0\\,000", '0"%"', "(0)", '0",5"', "[DBNum1]0",
        "[$-2060000]0", '0" per maand"', '0" per week"', '0" p/kwartaal"', '0" per set"',
        '0" per ton"', '0" vijftig"',
        '0" fifty"', '0" dertien"', '0" anderhalf"', '0" dubbel"', '0" hekto"', '0" tEUR"', '0" c€"', '0" bps"',
        '"minus "0', '0" neg"', '0" O"', '0" ƒ"', '0" hfl"', '0" √"', "0%",
        '0" cent"', '"k€ "0', "[<1000]0", "0_1*2", '0"\u202e"', '0"½"', '"minder dan -"0',
    ):  # fmt: skip
        yield Spoilt(
            f"format {number_format}".replace("/", " over "), put(PRICE, 905, number_format), SHOWS, price
        )
    yield Spoilt("rounded to nothing", put(PRICE, 0.4, "0"), SHOWS, price)
    yield Spoilt("rounded by a third", put(PRICE, 1.49, "0"), SHOWS, price)
    yield Spoilt("zero as five", put(AMOUNT, 0, '0;-0;"5"'), SHOWS, cell_of(AMOUNT))
    yield Spoilt("zero as nothing", put(AMOUNT, 0, "0;-0;"), SHOWS, cell_of(AMOUNT))
    name = put(NAME, "Hardhout BV", '0;0;0;"Zachthout BV"')
    yield Spoilt("another name", name, "a cell that shows the text", cell_of(NAME))
    yield Spoilt(
        "a name and more", put(NAME, "Hardhout", '@" Groep BV"'), "a cell that shows the text", cell_of(NAME)
    )
    monthly = put(AMOUNT, 45, '0.00" per maand"')
    yield Spoilt("a yearly cost by the month", monthly, SHOWS, cell_of(AMOUNT))
    row = int(price[1:])
    for what, place in (("label", f"B{row}"), ("unit", f"D{row}"), ("explanation", f"E{row + 1}")):
        other = edited(lambda s, place=place: setattr(s[place], "number_format", ';;;"Price of ten"'))  # type: ignore[misc]
        yield Spoilt(f"another {what} by its format", other, "a cell that shows the text", place)
    more = edited(lambda s: setattr(s[quantity_cell()], "number_format", '"1"0'))
    yield Spoilt("another quantity by its format", more, SHOWS, quantity_cell())
    white = edited(lambda s: setattr(s[f"B{row}"], "font", Font(color="FFFFFFFF")))
    yield Spoilt("a white label", white, PLAIN, f"B{row}")
    style = price_as('<c r="{cell}" s="{style}"><v>' + "9" * 4_200 + "</v></c>")
    yield Spoilt("4,200 digits", style, "a number of at most fifteen digits", price)
    gone = rezipped(
        lambda n, part: re.sub(rb'<numFmt numFmtId="16[4-9]"[^>]*>', b"", part) if n == STYLES else part
    )
    yield Spoilt("number formats that are not there", gone, "is not in the file", price)


def _look(**look: Any) -> Callable[[Worksheet], None]:
    def edit(sheet: Worksheet) -> None:
        for part, value in look.items():
            setattr(sheet[cell_of(PRICE)], part, value)

    return edit


def colours() -> Iterator[Spoilt]:
    price, white = cell_of(PRICE), PatternFill()
    for name, ink, ground in (
        ("white on white", "FFFFFFFF", white),
        (
            "white on blue, where what is filled in turns pale",
            "FFFFFFFF",
            PatternFill("solid", fgColor="FF14506E"),
        ),
        ("nearly white on white", "FFD0D0D0", white),
        ("yellow on the colour of the cell", "FFFFFF66", PatternFill("solid", fgColor="FFFFF8DC")),
        ("white of the theme", Color(theme=0), white),
        ("black of the theme, made light", Color(theme=1, tint=0.9), white),
        ("white by its number", Color(indexed=9), white),
        ("black on black", "FF000000", PatternFill("solid", fgColor="FF000000")),
        ("black on black of the theme", "FF000000", PatternFill("solid", fgColor=Color(theme=1))),
        ("black on a dense pattern", "FF000000", PatternFill("darkGray", fgColor="FF000000", bgColor="FF222222")),
        ("white on a gradient that ends in white", "FFFFFFFF", GradientFill(stop=("FF000000", "FFFFFFFF"))),
    ):
        yield Spoilt(name, edited(_look(font=Font(color=ink), fill=ground)), PLAIN, price)
    yield Spoilt("the colour of a format", put(PRICE, 900, "[Color2]0"), PLAIN, price)
    yellow = put(PRICE, 900, "[Yellow]0")
    yield Spoilt("yellow by its format", yellow, PLAIN, price)

    def of_the_theme(sheet: Worksheet) -> None:
        sheet[cell_of(PRICE)].font = Font(color=Color(theme=1))
        theme = book_of(sheet).loaded_theme
        assert theme is not None
        black = re.sub(rb"<a:dk1>.*?</a:dk1>", b'<a:dk1><a:sysClr val="window" lastClr="000000"/></a:dk1>', theme)
        book_of(sheet).loaded_theme = black

    yield Spoilt("a theme in which black is white", edited(of_the_theme), PLAIN, price)


def letters() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    for name, look in (
        ("four points", {"font": Font(sz=4)}),
        ("a small superscript", {"font": Font(sz=8, vertAlign="superscript")}),
        ("struck through", {"font": Font(strike=True)}),
        ("symbols", {"font": Font(name="Wingdings")}),
        ("a set of symbols", {"font": Font(name="Arial", charset=2)}),
        ("turned", {"alignment": Alignment(textRotation=90)}),
        ("repeated", {"alignment": Alignment(horizontal="fill")}),
        ("pushed out", {"alignment": Alignment(indent=60)}),
        ("crossed out", {"border": Border(diagonal=Side("thick"), diagonalUp=True)}),
    ):
        yield Spoilt(f"a price {name}", edited(_look(**look)), SEEN, price)

    def shrunk(sheet: Worksheet) -> None:
        sheet[cell_of(PRICE)].alignment = Alignment(shrinkToFit=True)
        sheet[cell_of(PRICE)] = 123456.789
        sheet.column_dimensions["C"].width = 2

    yield Spoilt("shrunk to nothing", edited(shrunk), SEEN, price)

    def font_of_theme(sheet: Worksheet) -> None:
        theme = book_of(sheet).loaded_theme
        assert theme is not None
        symbols = re.sub(rb'(<a:minorFont><a:latin typeface=")[^"]*', rb"\1Webdings", theme)
        book_of(sheet).loaded_theme = symbols
        sheet[cell_of(PRICE)].font = Font(name="Calibri", scheme="minor")

    yield Spoilt("a theme of symbols", edited(font_of_theme), SEEN, price)

    def cut(sheet: Worksheet) -> None:
        sheet[cell_of(PRICE)].font = Font(sz=40)
        sheet.row_dimensions[int(price[1:])].height = 9

    yield Spoilt("cut off", edited(cut), SEEN, price)
    pieces = (
        '<is><r><t>Hardhout</t></r><r><rPr><vertAlign val="superscript"/><sz val="4"/></rPr><t>X BV</t></r></is>'
    )
    yield Spoilt("a name in pieces", _name_as(f' t="inlineStr">{pieces}'), SEEN, cell_of(NAME))
    pale = '<is><r><t>Hardhout</t></r><r><rPr><color rgb="FFFFFFF0"/></rPr><t> Groep BV</t></r></is>'
    yield Spoilt("a name of which a part is white", _name_as(f' t="inlineStr">{pale}'), SEEN, cell_of(NAME))


def _name_as(xml: str) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        place = cell_of(NAME).encode()
        return (
            re.sub(rb'(<c r="%s" s="\d+")[^>]*>.*?(?=</c>)' % place, rb"\1" + xml.encode(), part)
            if name == SHEET
            else part
        )

    return rezipped(change)


def rules() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    number = DifferentialStyle(numFmt=NumberFormat(200, '"900.00"'))
    pale, dark = (
        DifferentialStyle(font=Font(color="FFFFFFFE")),
        DifferentialStyle(fill=PatternFill(bgColor="FF1F2933")),
    )
    for name, rule, says in (
        ("with a number format", Rule("expression", formula=["TRUE"], dxf=number), SEEN),
        (
            "with a number format, of a kind",
            Rule("cellIs", operator="greaterThan", formula=["1"], dxf=number),
            SEEN,
        ),
        ("with pale letters", Rule("expression", formula=["TRUE"], dxf=pale), PLAIN),
        ("with a dark fill", Rule("expression", formula=["1=1"], dxf=dark), PLAIN),
        (
            "that strikes through",
            Rule("expression", formula=["1"], dxf=DifferentialStyle(font=Font(strike=True))),
            SEEN,
        ),
        ("of colours", ColorScaleRule("min", None, "FF000000", "max", None, "FFFFFFFF"), SEEN),  # type: ignore[no-untyped-call]
        ("of bars", DataBarRule("min", None, "max", None, "FF638EC6", showValue=False), SEEN),  # type: ignore[no-untyped-call]
        ("of icons", IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False), SEEN),  # type: ignore[no-untyped-call]
    ):
        where = f"B1:{price}" if "fill" in name else price
        add = lambda s, where=where, rule=rule: s.conditional_formatting.add(where, rule)  # noqa: E731
        yield Spoilt(f"a rule {name}", edited(add), says, price)

    def many(sheet: Worksheet) -> None:
        areas = " ".join(f"Z{row}" for row in range(1, 2_002))
        sheet.conditional_formatting.add(areas, Rule("expression", formula=["TRUE"], dxf=dark))

    yield Spoilt("rules for two thousand areas", edited(many), SEEN, price)

    def many_of_one(sheet: Worksheet) -> None:
        for number in range(300):
            look = DifferentialStyle(font=Font(color=f"FF{number % 256:02X}0000"))
            sheet.conditional_formatting.add("B1:J160", Rule("expression", formula=[f"1={number}"], dxf=look))

    yield Spoilt("three hundred rules for one area", edited(many_of_one), SEEN, price)
    areas = ",".join(f"Sheet!$Z${row}" for row in range(1, 20_000)).encode()
    printed = in_part(BOOK, b"</definedName>", b"," + areas + b"</definedName>")
    yield Spoilt("twenty thousand printed areas", printed, "characters of a formula")

    def in_a_table(sheet: Worksheet) -> None:
        table = Table(displayName="T", ref=f"B{int(price[1:]) - 1}:{price}", headerRowCount=0)
        table.tableStyleInfo = TableStyleInfo(name="Own")
        sheet.add_table(table)

    yield Spoilt("a table with a style of its own", edited(in_a_table), SEEN, price)
    later = (
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x:conditionalFormattings '
        'xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x:conditionalFormatting '
        f'xmlns:m="http://schemas.microsoft.com/office/excel/2006/main"><m:sqref>{price}</m:sqref>'
        "</x:conditionalFormatting></x:conditionalFormattings></ext></extLst>"
    )
    yield Spoilt("a rule of a later kind", _at_the_end(later), SEEN, price)


def _at_the_end(xml: str, **more: str) -> bytes:
    """Return the form with something at the end of its sheet, and with relations and parts."""

    def change(name: str, part: bytes) -> bytes:
        if name == SHEET:
            return part.replace(b"</worksheet>", xml.encode() + b"</worksheet>")
        if name == TYPES:
            types = f'<Override PartName="/xl/drawings/d.xml" ContentType="{_TYPE}drawing+xml"/>'
            vml = f'<Default Extension="vml" ContentType="{_TYPE}vmlDrawing"/></Types>'
            return part.replace(b"</Types>", (types if "drawing" in more else "").encode() + vml.encode())
        return part

    kinds = {"drawing": ("drawing", "../drawings/d.xml"), "vml": ("vmlDrawing", "../drawings/v.vml")}
    leads = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kinds[name][0]}" Target="{kinds[name][1]}"/>' for name in more
    )
    relations = f'<Relationships xmlns="{_PACKAGE}relationships">{leads}</Relationships>'
    files = {"drawing": "xl/drawings/d.xml", "vml": "xl/drawings/v.vml"}
    parts = [(files[name], content.encode()) for name, content in more.items()]
    return rezipped(change, *([(RELATIONS, relations.encode())] if more else []), *parts)


def drawn(anchor: str) -> bytes:
    """Return the form with something drawn on it."""
    spaces = f'xmlns:d="{_DRAWN}spreadsheetDrawing" xmlns:a="{_DRAWN}main"'
    lead = f'<drawing xmlns:r="{_OFFICE}" r:id="drawing"/>'
    return _at_the_end(lead, drawing=f"<d:wsDr {spaces}>{anchor}</d:wsDr>")


def anchored(first: str, last: str, shape: str) -> str:
    """Return what is drawn from one cell (column, row from zero) to another."""
    corners = [
        f"<d:{name}><d:col>{place[0]}</d:col><d:colOff>0</d:colOff>"
        f"<d:row>{place[1]}</d:row><d:rowOff>9</d:rowOff></d:{name}>"
        for name, place in (("from", first.split(",")), ("to", last.split(",")))
    ]
    return f"<d:twoCellAnchor>{''.join(corners)}{shape}<d:clientData/></d:twoCellAnchor>"


def box(text: str, properties: str = "", body: str = 'vertOverflow="clip" horzOverflow="clip"') -> str:
    """Return a text box."""
    return (
        '<d:sp><d:nvSpPr><d:cNvPr id="2" name="T"/></d:nvSpPr>'
        f"<d:spPr>{properties}</d:spPr><d:txBody><a:bodyPr {body}/>"
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:txBody></d:sp>"
    )


def note_in_view(place: str, style: str = "visibility:visible", kind: str = "Note") -> str:
    """Return a note or control as older programs draw it."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<v:shape style="position:absolute;{style}"><x:ClientData ObjectType="{kind}">'
        f"{'<x:Visible/>' if 'visible' in style else ''}<x:Anchor>{place}</x:Anchor></x:ClientData></v:shape></xml>"
    )


def boxes() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    row = int(price[1:]) - 1
    yield Spoilt("a box over the price", drawn(anchored(f"2,{row}", f"3,{row}", box("900"))), OVER, price)
    yield Spoilt("a box over part of it", drawn(anchored(f"0,{row - 3}", f"3,{row}", box("9"))), OVER, price)
    empty = anchored("2,60", "3,62", box("100"))
    yield Spoilt("a box over an empty cell", drawn(empty), OVER)
    by_size = (
        f"<d:oneCellAnchor><d:from><d:col>1</d:col><d:colOff>0</d:colOff><d:row>{row}</d:row><d:rowOff>0</d:rowOff>"
        f'</d:from><d:ext cx="9000000" cy="100"/>{box("9")}<d:clientData/></d:oneCellAnchor>'
    )
    yield Spoilt("a box by its size", drawn(by_size), OVER, price)
    by_place = (
        f'<d:absoluteAnchor><d:pos x="0" y="0"/><d:ext cx="5000000" cy="90000000"/>{box("9")}<d:clientData/>'
        "</d:absoluteAnchor>"
    )
    yield Spoilt("a box by its place", drawn(by_place), OVER, price)
    turned = box("900", '<a:xfrm rot="5400000"/>')
    yield Spoilt("a box that is turned", drawn(anchored("4,1", "5,2", turned)), OVER, price)
    group = f"<d:grpSp>{box('900')}</d:grpSp>"
    yield Spoilt("a box in a group", drawn(anchored("4,1", "5,2", group)), OVER, price)
    long = box("word " * 200, "", 'wrap="none"')
    yield Spoilt("a text that leaves its box", drawn(anchored("4,1", "5,2", long)), OVER, price)
    picture = anchored("2,0", "3,99", "<d:pic><d:nvPicPr><d:cNvPr id='3' name='P'/></d:nvPicPr></d:pic>")
    yield Spoilt("a picture over all", drawn(picture), OVER, price)
    lead = f'<legacyDrawing xmlns:r="{_OFFICE}" r:id="vml"/>'
    place = f"2, 5, {row}, 1, 4, 0, {row + 1}, 0"
    yield Spoilt("a note that stays in view", _at_the_end(lead, vml=note_in_view(place)), OVER, price)
    button = note_in_view(place, "", "Button")
    yield Spoilt("an old control", _at_the_end(lead, vml=button), OVER, price)
    yield Spoilt("notes that can't be read", _at_the_end(lead, vml="<xml><br></xml>"), OVER, price)
    background = f'<picture xmlns:r="{_OFFICE}" r:id="drawing"/>'
    far = "".join(anchored("30,500", "31,501", box("x")) for _ in range(300))
    yield Spoilt("three hundred boxes", drawn(far), OVER, price)
    yield Spoilt("a picture behind the cells", _at_the_end(background), OVER, price)


def out_of_sight() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    seen = "a row and column that can be seen"

    def scrolled(sheet: Worksheet) -> None:
        view = sheet.views.sheetView[0]
        view.pane = Pane(ySplit=2, topLeftCell="A120", state="frozen")
        view.topLeftCell = "A110"

    def low(sheet: Worksheet) -> None:
        sheet.sheet_format.defaultRowHeight = 1
        sheet.sheet_format.customHeight = True
        for row in sheet.row_dimensions.values():
            row.height = None

    def grouped(sheet: Worksheet) -> None:
        sheet.row_dimensions.group(int(price[1:]), int(price[1:]) + 1, hidden=True)

    yield Spoilt("scrolled away for good", edited(scrolled), seen, price)
    yield Spoilt("all rows low", edited(low), seen, price)
    yield Spoilt("a group that is closed", edited(grouped), seen, price)
    yield Spoilt(
        "not printed", edited(lambda s: setattr(s, "print_area", "B2:J20")), "inside the print area", price
    )

    def without_zeros(sheet: Worksheet) -> None:
        sheet.views.sheetView[0].showZeros = False
        sheet[cell_of(AMOUNT)] = 0

    yield Spoilt("zeros not shown", edited(without_zeros), SEEN, cell_of(AMOUNT))

    def words_on_lists(sheet: Worksheet) -> None:
        book = book_of(sheet)
        lists = book["lists"] if "lists" in book.sheetnames else book.create_sheet("lists")
        lists["Z1"] = "Prices hold for a week."
        lists.sheet_state = "visible"

    yield Spoilt("words on the sheet of lists", edited(words_on_lists), "nothing in this cell", "Z1")


def values() -> Iterator[Spoilt]:
    price = cell_of(PRICE)
    both = price_as('<c r="{cell}" s="{style}"><v>900</v><v>90000</v></c>')
    yield Spoilt("two values in a cell", both, SEEN, price)
    picture = price_as('<c r="{cell}" s="{style}" vm="1"><v>900</v></c>')
    yield Spoilt("a picture in the place of a value", picture, SEEN, price)
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        '<c r="{cell}" s="{style}"><v>900</v></c></mc:Choice></mc:AlternateContent>'
    )
    yield Spoilt("a price that some programs see", price_as(choice), GARBLED)

    def unclear(name: str, part: bytes) -> bytes:
        if name != STYLES:
            return part
        behind = part.replace(
            b'<cellStyleXfs count="1"><xf numFmtId="0"', b'<cellStyleXfs count="1"><xf numFmtId="3"'
        )
        assert behind != part
        return behind.replace(b'applyNumberFormat="1"', b'applyNumberFormat="0"')

    yield Spoilt("a style that may not count", rezipped(unclear), SEEN, price)


def as_it_is() -> Iterator[Spoilt]:
    """Yield what an honest supplier may do: it reads as it is."""
    for number_format in (
        "General", '0" st."', '0.00" per stuk"', '0" m2"', '#,##0.00" kr."', 'General" EUR"', "[$€-413] #,##0.00",
        '_-* #,##0.00_-;_-* #,##0.00\\-;_-* "-"??_-;_-@_-', '_ [$€-413] * #,##0.00_ ;_ [$€-413] * \\-#,##0.00_ ;_ @_ ',
        '_("€"* #,##0.00_);_("€"* \\(#,##0.00\\);_("€"* "-"??_);_(@_)', "# ##0", "0;[Red]0", '0.00" €/m²"',
    ):  # fmt: skip
        yield Spoilt(f"format {number_format}".replace("/", " over "), put(PRICE, 900, number_format), "")
    dark = {"font": Font(color="FF14506E"), "fill": PatternFill("solid", fgColor="FFDCE6F1")}
    yield Spoilt("blue on light blue", edited(_look(**dark)), "")
    yield Spoilt("red letters", edited(_look(font=Font(color="FFFF0000", sz=8))), "")
    yield Spoilt("grey of a pattern", edited(_look(fill=PatternFill("gray125"))), "")

    def with_note(sheet: Worksheet) -> None:
        sheet[cell_of(PRICE)].comment = Comment("Discount deducted.", "Hardhout")

    yield Spoilt("a note", edited(with_note), "")
    yield Spoilt("a logo above the form", drawn(anchored("6,0", "8,3", box("Hardhout BV"))), "")
    yield Spoilt("another name of the sheet", edited(lambda s: setattr(s, "title", "Blad1")), "")
    yield Spoilt("a life without decimals", put(LIFE, 15.0, "0"), "")
    yield Spoilt("a blank row below", rows(b'<row r="9000"/>'), "")
    assert form()
