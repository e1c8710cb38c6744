"""What somebody may do to a comparison so that it says or shows something else, each with the place where that is.

A forgery takes the bytes of a genuine comparison of the worked example, in English, and returns others.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from lcc.excel.untrusted.package import Package

Forge = Callable[[bytes], bytes]


class Forgery(NamedTuple):
    """How it is done, the place that has to be named, and words that have to be said of it."""

    forge: Forge
    place: str
    words: str


def saved(change: Callable[[Workbook], Any]) -> Forge:
    """Return a forgery that opens the comparison in openpyxl, changes it, and saves it."""

    def forge(content: bytes) -> bytes:
        workbook, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
        change(workbook)
        workbook.save(buffer)
        return buffer.getvalue()

    return forge


def in_part(part: str, old: str, new: str) -> Forge:
    """Return a forgery that changes the XML of a part: `old`, a pattern that is found once, becomes `new`."""

    def forge(content: bytes) -> bytes:
        name = _part(content, part)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        changed, times = re.subn(old, new, parts[name].decode(), count=1, flags=re.DOTALL)
        assert times == 1, f"{old} is not in {name}"
        return zipped({**parts, name: changed.encode()})

    return forge


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _part(content: bytes, part: str) -> str:
    """Return the name of a part: that of a sheet by the name of the sheet."""
    return Package(content).sheets().get(part, part)


def _set(sheet: str, cell: str, **changes: Any) -> Forge:
    def change(workbook: Workbook) -> None:
        for name, value in changes.items():
            setattr(workbook[sheet][cell], name, value)

    return saved(change)


def _hidden_row(workbook: Workbook) -> None:
    workbook["Summary"].row_dimensions[13].hidden = True


def _filtered(workbook: Workbook) -> None:
    sheet = workbook["Bids"]
    sheet.auto_filter.add_filter_column(0, ["Hardhout BV"])
    sheet.row_dimensions[7].hidden = True


def _frozen_out_of_view(workbook: Workbook) -> None:
    view = workbook["Summary"].sheet_view
    view.topLeftCell = "A12"
    workbook["Summary"].freeze_panes = "A20"


def _copied(workbook: Workbook) -> None:
    copy = workbook.copy_worksheet(workbook["Summary"])
    copy.title = "Summary\u00a0"
    workbook.move_sheet(copy, -20)
    workbook.active = 0


def _shadowed(workbook: Workbook) -> None:
    name = next(iter(workbook.defined_names))
    workbook["Cash flows"].defined_names[name] = DefinedName(name, attr_text="'Assumptions'!$B$22")


def _led_astray(workbook: Workbook) -> None:
    workbook.copy_worksheet(workbook["Cash flows"]).title = "Cashflows"
    cell = workbook["Summary"]["C18"]
    cell.value = cell.value.replace("'Cash flows'", "Cashflows")


def _other_styles(content: bytes) -> bytes:
    """Lead most programs to other styles than the one that goes by the name of the part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    listed = f'<Override PartName="/xl/styles2.xml" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", listed)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"styles.xml", b"styles2.xml"
    )
    parts["xl/styles2.xml"] = parts["xl/styles.xml"].replace(b"[Blue]", b"&quot;1&quot;")
    return zipped(parts)


def _white_above_zero(workbook: Workbook) -> None:
    white = DifferentialStyle(font=Font(color="FFFFFFFF"))
    rule = Rule("cellIs", operator="greaterThan", formula=["0"], dxf=white)
    workbook["Summary"].conditional_formatting.add("C12:C14", rule)


def _bold_always(workbook: Workbook) -> None:
    rule = Rule("expression", formula=["TRUE"], dxf=DifferentialStyle(font=Font(b=True)))
    workbook["Summary"].conditional_formatting.add("C12", rule)


def _table(workbook: Workbook) -> None:
    workbook["Summary"].add_table(Table(displayName="Ranking", ref="A11:D14"))


def _prompt(sheet: Any) -> None:
    rule = DataValidation(promptTitle="Note", prompt="The bid was withdrawn", showInputMessage=True)
    rule.add("C12")
    sheet.add_data_validation(rule)


_PICTURE = (
    "<xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>11</xdr:row><xdr:rowOff>0"
    '</xdr:rowOff></xdr:from><xdr:ext cx="99" cy="99"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="98" name="Dot"/>'
    "<xdr:cNvPicPr/></xdr:nvPicPr><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>"
)
_TEXT_BOX = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>11</xdr:row><xdr:rowOff>0"
    "</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0"
    '</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="99" name="Box"/><xdr:cNvSpPr/>'
    "</xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>250,000.00</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    "<xdr:clientData/></xdr:twoCellAnchor>"
)

FORGERIES: dict[str, Forgery] = {
    # what cells hold
    "a value": Forgery(_set("Bids", "D7", value=1.0), "Bids!D7", "1"),
    "a formula": Forgery(_set("Cash flows", "O6", value="=0"), "Cash flows!O6", "=0"),
    "a value beside its formula": Forgery(
        in_part("Summary", r'(<c r="C12"[^>]*><f>[^<]*</f><v>)[^<]*', r"\g<1>250000"), "Summary!C12", "250000"
    ),
    "a small value beside its formula": Forgery(
        in_part("Timeline", r'(<c r="D6"[^>]*><f>[^<]*</f><v>)[^<]*', r"\g<1>0.994"), "Timeline!D6", "0.994"
    ),
    "true for one": Forgery(
        in_part("Summary", r'<c r="A18"([^>]*)><v>1.0</v>', r'<c r="A18"\1 t="b"><v>1</v>'), "Summary!A18", "yes"
    ),
    "a cell with two values": Forgery(
        in_part("Summary", r'(<c r="C12"[^>]*><f>[^<]*</f>)<v>', r"\1<v>9</v><v>"), "Summary!C12", "more than once"
    ),
    "a text of which a part is white": Forgery(
        in_part(
            "xl/sharedStrings.xml",
            r"<si><t>Circulaire Straat</t></si>",
            '<si><r><rPr><color rgb="FFFFFFFF"/></rPr><t>Circulaire </t></r><r><t>Straat</t></r></si>',
        ),
        "Summary!B19",
        "in pieces",
    ),
    "where a field came from": Forgery(_set("Bids", "I7", value="Offer!C30"), "Bids!I7", "Offer!C30"),
    "a sentence of its own": Forgery(
        _set("Summary", "F6", value="Statiegeld Meubilair withdrew its bid."), "Summary!F6", "withdrew"
    ),
    "a sheet taken out": Forgery(saved(lambda book: book.remove(book["Checks"])), "", "named Checks"),
    # what names and settings make of it
    "a name that stands for another cell": Forgery(
        in_part("xl/workbook.xml", r"(name=\"indices_labour\">'Assumptions'!\$B\$)\d+", r"\g<1>7"),
        "Assumptions!B11",
        "indices_labour",
    ),
    "a name of a sheet before that of the workbook": Forgery(saved(_shadowed), "Cash flows!", "name"),
    "numbers as precise as shown": Forgery(
        in_part("xl/workbook.xml", r"<calcPr ", '<calcPr fullPrecision="0" '), "", "rounded to what is shown"
    ),
    "dates from 1904": Forgery(
        in_part("xl/workbook.xml", r"<workbookPr ", '<workbookPr date1904="1" '), "", "counted from 1904"
    ),
    "a sheet with the name of another but for a space": Forgery(
        saved(lambda book: _led_astray(book)), "Summary!C18", "Cashflows"
    ),
    "a formula shared twice": Forgery(
        in_part(
            "Summary",
            r'(<c r="B12"[^>]*><f)>([^<]*</f>.*?<c r="C12"[^>]*><f)>',
            r'\1 t="shared" ref="B12:C12" si="0">\2 t="shared" ref="C12" si="0">',
        ),
        "Summary!C12",
        "formula: said more than once",
    ),
    # how numbers and texts show
    "a digit put before numbers": Forgery(
        in_part(
            "xl/styles.xml", re.escape('formatCode="#,##0.00;[Blue]'), 'formatCode="&quot;1&quot;#,##0.00;[Blue]'
        ),
        "Summary!C12",
        "number format",
    ),
    "another text for a number": Forgery(
        _set("Summary", "C12", number_format='"250,000.00"'), "Summary!C12", "250,000.00"
    ),
    "a number that shows nothing": Forgery(_set("Summary", "C12", number_format=";;;"), "Summary!C12", ";;;"),
    "thousands left out": Forgery(
        _set("Summary", "C12", number_format="#,##0.00,"), "Summary!C12", "number format"
    ),
    "digits of another locale": Forgery(
        _set("Summary", "C12", number_format="[$-2060000]#,##0.00"), "Summary!C12", "number format"
    ),
    "a number format said twice": Forgery(
        in_part(
            "xl/styles.xml", r'(<numFmt numFmtId="164" formatCode=")', r'<numFmt numFmtId="164" formatCode="0"/>\1'
        ),
        "",
        "more than once",
    ),
    "white on white": Forgery(
        _set("Summary", "C12", font=Font(color="FFFFFFFF")), "Summary!C12", "colour of the text"
    ),
    "ink on ink": Forgery(
        _set("Summary", "C12", fill=PatternFill("solid", fgColor="FF1F2933")), "Summary!C12", "fill"
    ),
    "a font too small to read": Forgery(_set("Summary", "C12", font=Font(size=1)), "Summary!C12", "font"),
    "a font of other signs": Forgery(_set("Summary", "C12", font=Font(name="Wingdings")), "Summary!C12", "font"),
    "struck through": Forgery(_set("Summary", "B12", font=Font(strike=True)), "Summary!B12", "struck through"),
    "turned": Forgery(_set("Summary", "B12", alignment=Alignment(textRotation=180)), "Summary!B12", "turned 180"),
    "shrunk": Forgery(_set("Summary", "B12", alignment=Alignment(shrink_to_fit=True)), "Summary!B12", "shrunk"),
    "a conditional format in white": Forgery(saved(_white_above_zero), "Summary!C12:C14", "conditional format"),
    "a conditional number format": Forgery(saved(_bold_always), "Summary!C12", "conditional format"),
    "a conditional format of a newer kind": Forgery(
        in_part(
            "Summary",
            r"</worksheet>",
            '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>',
        ),
        "Summary!",
        "extLst",
    ),
    # what is out of sight
    "a row hidden": Forgery(saved(_hidden_row), "Summary!13:13", "hidden"),
    "a row without height": Forgery(
        in_part("Summary", r'<row r="13"[^>]*>', '<row r="13" ht="0" customHeight="1">'), "Summary!13:13", "hidden"
    ),
    "a row too low": Forgery(
        in_part("Summary", r'<row r="13"[^>]*>', '<row r="13" ht="5" customHeight="1">'),
        "Summary!13:13",
        "too small",
    ),
    "half of a sentence": Forgery(
        in_part("Method", r'<row r="7" ([^>]*) ht="[\d.]+"', r'<row r="7" \1 ht="14"'), "Method!7:7", "too small"
    ),
    "rows hidden that are not listed": Forgery(
        in_part("Summary", r"<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '), "Summary!9:9", "hidden"
    ),
    "a column hidden": Forgery(
        in_part("Summary", r'<col min="1" max="1"', '<col hidden="1" min="1" max="1"'), "Summary!A:A", "hidden"
    ),
    "a column without width": Forgery(
        in_part("Summary", r'(<col min="2" max="2" width=")[\d.]+', r"\g<1>0"), "Summary!B:B", "hidden"
    ),
    "a column too narrow": Forgery(
        in_part("Summary", r'(<col min="2" max="2" width=")[\d.]+', r"\g<1>6"), "Summary!B:B", "too small"
    ),
    "columns folded away": Forgery(
        saved(lambda book: book["Cash flows"].column_dimensions.group("L", "N", hidden=True)),
        "Cash flows!L:L",
        "hidden",
    ),
    "a sheet hidden": Forgery(
        saved(lambda book: setattr(book["Checks"], "sheet_state", "hidden")), "Checks!", "hidden"
    ),
    "a sheet very hidden": Forgery(
        saved(lambda book: setattr(book["Checks"], "sheet_state", "veryHidden")), "Checks!", "hidden"
    ),
    "a hidden sheet that nobody can show": Forgery(
        saved(lambda book: setattr(book["Cash flows"], "sheet_state", "veryHidden")),
        "Cash flows!",
        "no reader can show it",
    ),
    "a filter": Forgery(saved(_filtered), "Bids!A4", "filter on a column"),
    "zeros that are not shown": Forgery(
        saved(lambda book: setattr(book["Bids"].sheet_view, "showZeros", False)), "Bids!", "zeros"
    ),
    "formulas for values": Forgery(
        saved(lambda book: setattr(book["Summary"].sheet_view, "showFormulas", True)),
        "Summary!",
        "formulas in their place",
    ),
    "from right to left": Forgery(
        saved(lambda book: setattr(book["Summary"].sheet_view, "rightToLeft", True)), "Summary!", "right to left"
    ),
    "rows that can't be scrolled to": Forgery(saved(_frozen_out_of_view), "Summary!", "first cell in view"),
    "another order of sheets": Forgery(
        saved(lambda book: book.move_sheet("Checks", -2)), "", "order of the sheets"
    ),
    "a second first sheet": Forgery(saved(_copied), "", "looks like Summary"),
    "tabs of sheets hidden": Forgery(
        in_part("xl/workbook.xml", r"<workbookView ", '<workbookView showSheetTabs="0" '), "", "tabs of the sheets"
    ),
    "charts hidden": Forgery(
        in_part("xl/workbook.xml", r"<workbookPr ", '<workbookPr showObjects="none" '), "", "charts: hidden"
    ),
    # what lies over cells, or is said beside them
    "a text box over a cell": Forgery(
        in_part("xl/drawings/drawing1.xml", r"</xdr:wsDr>", _TEXT_BOX + "</xdr:wsDr>"), "Summary!C12", "250,000.00"
    ),
    "a picture over a cell": Forgery(
        in_part("xl/drawings/drawing1.xml", r"</xdr:wsDr>", _PICTURE + "</xdr:wsDr>"),
        "Summary!C12",
        "picture or shape",
    ),
    "a chart over the ranking": Forgery(
        in_part("xl/drawings/drawing1.xml", r"(<xdr:from>.*?<xdr:row>)\d+", r"\g<1>5"), "Summary!A6", "size"
    ),
    "a background": Forgery(
        in_part("Summary", r"</worksheet>", '<picture r:id="rId9"/></worksheet>'), "Summary!", "picture"
    ),
    "a note": Forgery(
        _set("Summary", "C12", comment=Comment("Corrected: 250,000.00", "lcc")), "Summary!C12", "Corrected"
    ),
    "a link over a cell": Forgery(
        _set("Summary", "B12", hyperlink="https://example.org/award"), "Summary!B12", "example.org"
    ),
    "cells merged": Forgery(
        saved(lambda book: book["Summary"].merge_cells("C15:D15")), "Summary!C15:D15", "merged"
    ),
    "a table": Forgery(saved(_table), "Summary!A11:D14", "table"),
    "a prompt beside a cell": Forgery(
        saved(lambda book: _prompt(book["Summary"])), "Summary!C12", "The bid was withdrawn"
    ),
    "a choice put in": Forgery(
        in_part("Assumptions", r'&quot;real,nominal&quot;|"real,nominal"', '"real,nominal,none"'),
        "Assumptions!B7",
        "none",
    ),
    "a header": Forgery(in_part("Summary", r"(<oddHeader>)", r"\1&amp;CFINAL AWARD"), "Summary!", "FINAL AWARD"),
    "a header in white": Forgery(
        in_part("Summary", r"(<oddHeader>.*?&amp;R)", r"\1&amp;KFFFFFF"), "Summary!", "FFFFFF"
    ),
    "a header of the first page": Forgery(
        in_part(
            "Summary",
            r"<headerFooter>(.*?)</headerFooter>",
            r'<headerFooter differentFirst="1">\1<firstHeader>&amp;CDraft</firstHeader></headerFooter>',
        ),
        "Summary!",
        "Draft",
    ),
    "a print area without a bidder": Forgery(
        saved(lambda book: setattr(book["Summary"], "print_area", "A1:K10")), "Summary!", "print area"
    ),
    # charts
    "a chart with other numbers": Forgery(
        in_part("xl/charts/chart1.xml", r"(<c:numCache>.*?<c:pt idx=\"0\"><c:v>)[^<]*", r"\g<1>12345"),
        "Summary!A22",
        "12345",
    ),
    "a chart of other cells": Forgery(
        in_part("xl/charts/chart1.xml", r"(<c:val><c:numRef><c:f>Summary!\$)C", r"\1E"), "Summary!A22", "reference"
    ),
    "a bar without colour": Forgery(
        in_part("xl/charts/chart1.xml", r'<a:solidFill><a:srgbClr val="0072B2"/></a:solidFill>', "<a:noFill/>"),
        "Summary!A22",
        "colour",
    ),
    "one bar of another colour": Forgery(
        in_part(
            "xl/charts/chart1.xml",
            r"<c:cat>",
            '<c:dPt><c:idx val="0"/><c:spPr><a:noFill/></c:spPr></c:dPt><c:cat>',
        ),
        "Summary!A22",
        "dPt",
    ),
    "another title of a chart": Forgery(
        in_part("xl/charts/chart1.xml", r"<a:t>Life-cycle cost by phase", "<a:t>Lowest cost by phase"),
        "Summary!A22",
        "Lowest cost by phase",
    ),
    "an axis that does not start at zero": Forgery(
        in_part("xl/charts/chart2.xml", r"(<c:valAx>.*?<c:scaling>)", r'\1<c:min val="225000"/>'),
        "Summary!F22",
        "225000",
    ),
    "an axis upside down": Forgery(
        in_part("xl/charts/chart1.xml", r'(<c:valAx>.*?<c:orientation val=")minMax', r"\1maxMin"),
        "Summary!A22",
        "maxMin",
    ),
    "a text box in a chart": Forgery(
        in_part("xl/charts/chart1.xml", r"</c:chartSpace>", '<c:userShapes r:id="rId1"/></c:chartSpace>'),
        "Summary!A22",
        "userShapes",
    ),
    "a chart taken out": Forgery(
        in_part("xl/drawings/drawing1.xml", r"<xdr:twoCellAnchor>.*?</xdr:twoCellAnchor>", ""),
        "Summary!A22",
        "chart",
    ),
    "a chart hidden": Forgery(
        in_part("xl/drawings/drawing1.xml", r'name="Chart 1"', 'name="Chart 1" hidden="1"'),
        "Summary!A22",
        "hidden",
    ),
    "titles of a chart in white": Forgery(
        in_part(
            "xl/charts/chart1.xml",
            r'(<a:rPr lang="en-US" sz="1200" baseline="0")/>',
            r'\1><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>',
        ),
        "Summary!A22",
        "colour of texts",
    ),
    "bars over each other": Forgery(
        in_part("xl/charts/chart1.xml", r'<c:overlap val="100"/>', '<c:overlap val="50"/>'),
        "Summary!A22",
        "barChart",
    ),
    "a theme of another font": Forgery(
        in_part("xl/theme/theme1.xml", r'(<a:minorFont><a:latin typeface=")Calibri', r"\1Wingdings"),
        "",
        "font of the theme",
    ),
    "charts in white": Forgery(
        in_part("xl/theme/theme1.xml", r"<a:dk1>.*?</a:dk1>", '<a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>'),
        "",
        "colour of the theme",
    ),
}

STYLES_ELSEWHERE: dict[str, Forge] = {
    "styles in another place": _other_styles,
    "styles that are not there": in_part(
        "xl/_rels/workbook.xml.rels", r'Target="styles.xml"', 'Target="theme/styles.xml"'
    ),
}
"""Two programs can see other styles in these: they are refused before anything is compared."""
