"""Write the price sheets of the example: two that look like those of authorities, filled in as two bidders would."""

import sys

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from lcc.library import shipped

BOLD, TITLE = Font(bold=True), Font(bold=True, size=14)
GREY, YELLOW = PatternFill("solid", fgColor="D9D9D9"), PatternFill("solid", fgColor="FFF2CC")
LINE = Side("thin", color="808080")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def main() -> int:
    folder = shipped.examples()["street-furniture"] / "price-sheets"
    for name, workbook in (("inschrijfbiljet", inschrijfbiljet()), ("prijzenblad", prijzenblad())):
        workbook.save(folder / f"{name}.xlsx")
        print(folder / f"{name}.xlsx")
    return 0


def inschrijfbiljet() -> Workbook:
    """Questions under each other, as on a tender form: the bid of Hardhout BV."""
    workbook = Workbook()
    sheet = _first_sheet(workbook, "Inschrijfbiljet", (4, 58, 16, 30))
    sheet.merge_cells("A1:D1")
    _put(sheet, "A1", "INSCHRIJFBILJET Straatmeubilair 2027", TITLE)
    _put(sheet, "A2", "Gemeente Voorbeeld; alle bedragen in euro exclusief btw")
    rows: list[tuple[str, object, str]] = [
        ("Gegevens inschrijver", None, ""),
        ("Naam inschrijver", "Hardhout BV", ""),
        ("KvK-nummer", 12345678, ""),
        ("Plaats", "Voorbeeldstad", ""),
        ("Aanbieding bank met rugleuning (100 stuks)", None, ""),
        ("Aanschafprijs per bank, geleverd en geplaatst", 900, "€ per stuk"),
        ("Technische levensduur", 180, "maanden"),
        ("Reinigen en oliën", 60, "€ per stuk per jaar"),
        ("Frame overschilderen, eens per 5 jaar", 110, "€ per stuk per keer"),
        ("Contractbeheer", 0.6, "€ x 1.000 per jaar, hele opdracht"),
        ("Demontage aan het einde", 60, "€ per stuk"),
        ("Afvoer en verwerking", 30, "€ per stuk"),
        ("CO2-uitstoot productie (A1-A3)", 85, "kg CO2-eq per stuk"),
        ("CO2-uitstoot einde levensduur (C)", 12, "kg CO2-eq per stuk"),
        ("Totale aanschafprijs", "=C9*100", "€ (wordt berekend)"),
    ]
    for row, (label, answer, unit) in enumerate(rows, start=4):
        if answer is None:
            _put(sheet, f"A{row}", label, BOLD, GREY)
            for column in "BCD":
                sheet[f"{column}{row}"].fill = GREY
            continue
        _put(sheet, f"A{row}", row - 3)
        _put(sheet, f"B{row}", label, box=True)
        _put(sheet, f"C{row}", answer, fill=None if str(answer).startswith("=") else YELLOW, box=True)
        _put(sheet, f"D{row}", unit)
    for row in (9, 11, 12, 13, 14, 15, 18):
        sheet[f"C{row}"].number_format = "#,##0.00"
    _put(sheet, "B21", "Aldus naar waarheid opgemaakt, naam en handtekening:")
    return workbook


def prijzenblad() -> Workbook:
    """A page about the bidder and a table of priced rows: the bid of Kringloopbank."""
    workbook = Workbook()
    cover = _first_sheet(workbook, "Voorblad", (28, 40))
    _put(cover, "A1", "Prijzenblad aanbesteding straatmeubilair", TITLE)
    for row, (label, answer) in enumerate(
        (
            ("Inschrijver", "Kringloopbank"),
            ("KvK", "23456789"),
            ("Datum", "1 maart 2027"),
            ("Verwachte levensduur (jaar)", 25),
        ),
        start=3,
    ):
        _put(cover, f"A{row}", label, BOLD)
        _put(cover, f"B{row}", answer, fill=YELLOW, box=True)

    sheet = _sheet(workbook, "Prijzen", (8, 36, 16, 20, 14, 12, 16))
    _put(sheet, "A1", "Prijzen per bank, exclusief btw", TITLE)
    heads = ("Post", "Omschrijving", "Fase", "Eenheid", "Prijs (€)", "Aantal", "Totaal (€)")
    _row(sheet, 3, heads, head=True)
    for row, (description, phase, unit, price, number) in enumerate(
        (
            ("Levering en plaatsing", "Aanschaf", "per stuk", 1150, 100),
            ("Reinigen", "Onderhoud", "stuk per jaar", 40, 100),
            ("Contractbeheer", "Beheer", "opdracht per jaar", 600, 1),
            (None, None, None, None, None),
            ("Demontage", "Sloop", "per stuk", 60, 100),
        ),
        start=4,
    ):
        _row(sheet, row, (row - 3, description, phase, unit, price, number, f"=E{row}*F{row}"))
        for column in "BCDE":
            sheet[f"{column}{row}"].fill = YELLOW
        for column in "EG":
            sheet[f"{column}{row}"].number_format = "#,##0.00"
    _put(sheet, "B9", "Totaal", BOLD)
    _put(sheet, "G9", "=SUM(G4:G8)", BOLD)

    back = _sheet(workbook, "Terugkoop", (34, 26))
    _put(back, "A1", "Terugkoopgarantie", TITLE)
    _row(back, 3, ("Bij inlevering tot en met jaar", "Percentage van de prijs"), head=True)
    for row, step in enumerate(((10, 30), (20, 15), (25, 5), (None, None)), start=4):
        _row(back, row, step)
        for column in "AB":
            back[f"{column}{row}"].fill = YELLOW
    _put(back, "A9", "Afvoer inbegrepen in de prijs?", BOLD)
    _put(back, "B9", "Ja", fill=YELLOW, box=True)
    _put(back, "A10", "CO2 productie (kg per stuk)", BOLD)
    _put(back, "B10", 60, fill=YELLOW, box=True)
    _put(back, "A11", "CO2 einde levensduur (kg per stuk)", BOLD)
    _put(back, "B11", 4, fill=YELLOW, box=True)
    return workbook


def _first_sheet(workbook: Workbook, title: str, widths: tuple[int, ...]) -> Worksheet:
    workbook.remove(workbook.worksheets[0])
    return _sheet(workbook, title, widths)


def _sheet(workbook: Workbook, title: str, widths: tuple[int, ...]) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title)
    for column, width in zip("ABCDEFG", widths, strict=False):
        sheet.column_dimensions[column].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    return sheet


def _put(
    sheet: Worksheet,
    address: str,
    value: object,
    font: Font | None = None,
    fill: PatternFill | None = None,
    *,
    box: bool = False,
) -> None:
    cell = sheet[address]
    cell.value = value
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    if box:
        cell.border = BOX
    if isinstance(value, str) and len(value) > 60:
        cell.alignment = Alignment(wrap_text=False)


def _row(sheet: Worksheet, row: int, values: tuple[object, ...], *, head: bool = False) -> None:
    for column, value in zip("ABCDEFG", values, strict=False):
        _put(sheet, f"{column}{row}", value, BOLD if head else None, GREY if head else None, box=True)


if __name__ == "__main__":
    sys.exit(main())
