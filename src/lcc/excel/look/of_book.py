"""What holds for a workbook as a whole: names, the order of sheets, and settings by which all of it reads otherwise."""

from collections import Counter
from collections.abc import Collection, Iterator

from openpyxl.workbook import Workbook

from lcc.excel.look.traits import Look, Trait, Traits
from lcc.excel.shown.plain_formula import plain
from lcc.excel.untrusted.package import DRAWING, MAIN, Package
from lcc.language import N_, Text

NAME = N_("name")

_ON = ("1", "true")
_PLACES = {
    "officeDocument": "xl/workbook.xml",
    "styles": "xl/styles.xml",
    "sharedStrings": "xl/sharedStrings.xml",
}
_TYPES = {"officeDocument": "sheet.main", "styles": "spreadsheetml.styles", "sharedStrings": "sharedStrings"}
_FONT = "Calibri"
_PLAIN_COLOURS = {"dk1": "000000", "lt1": "FFFFFF"}


def look_of_book(workbook: Workbook, package: Package, ours: Collection[str]) -> Look:
    """Return what holds for a workbook; of its sheets and of its names those of ours count, by the names in `ours`."""
    return {Trait("", "", what, of): seen for what, of, seen in (*_sheets(workbook, ours), *_settings(package))}


def look_of_names(workbook: Workbook, ours: Collection[str]) -> Look:
    """Return what names of cells stand for, and names on sheets of ours that stand before those of the workbook."""
    named = {str(name).casefold(): str(one.attr_text) for name, one in workbook.defined_names.items()}
    found: Look = {Trait("", "", NAME, name): plain(refers) for name, refers in named.items()}
    for sheet in workbook.worksheets:
        if sheet.title in ours:
            for name, one in sheet.defined_names.items():
                if not str(name).startswith("_xlnm"):
                    found[Trait(sheet.title, "", NAME, str(name).casefold())] = plain(str(one.attr_text))
    return found


def _sheets(workbook: Workbook, ours: Collection[str]) -> Iterator[tuple[str, str, Traits]]:
    yield N_("order of the sheets"), "", ", ".join(name for name in workbook.sheetnames if name in ours)


def _settings(package: Package) -> Iterator[tuple[str, str, Traits]]:
    book = package.workbook
    settings, calculation = book.find(f"{MAIN}workbookPr"), book.find(f"{MAIN}calcPr")
    if settings is not None and settings.get("date1904") in _ON:
        yield N_("dates"), "", Text(N_("counted from 1904"))
    if settings is not None and settings.get("showObjects", "all") != "all":
        yield N_("charts"), "", Text(N_("hidden"))
    if calculation is not None and calculation.get("fullPrecision", "1") not in _ON:
        yield N_("numbers"), "", Text(N_("rounded to what is shown"))
    yield from _parts(package)
    for view in book.iter(f"{MAIN}workbookView"):
        if view.get("visibility", "visible") != "visible":
            yield N_("window"), "", Text(N_("hidden"))
        if view.get("showSheetTabs", "1") not in _ON:
            yield N_("tabs of the sheets"), "", Text(N_("hidden"))
    names = Counter(str(sheet.get("name")).casefold() for sheet in book.iter(f"{MAIN}sheet"))
    for name, times in names.items():
        if times > 1:
            yield N_("sheet"), name, Text(N_("there more than once"))
    named = Counter(
        str(one.get("name")).casefold()
        for one in book.iter(f"{MAIN}definedName")
        if one.get("localSheetId") is None
    )
    for name, times in named.items():
        if times > 1:
            yield NAME, name, Text(N_("there more than once"))
    listed = package.styles.find(f"{MAIN}numFmts")
    forms = Counter(form.get("numFmtId") for form in (listed if listed is not None else ()))
    for number, times in forms.items():
        if times > 1:
            yield N_("number format"), str(number), Text(N_("there more than once"))
    for name, seen in _colours(package):
        if seen != _PLAIN_COLOURS[name]:
            yield N_("colour of the theme"), name, seen
    for part in package.names("xl/theme/"):
        for font in package.edit(part).iter(f"{DRAWING}minorFont"):
            latin = font.find(f"{DRAWING}latin")
            if latin is not None and latin.get("typeface") != _FONT:
                yield N_("font of the theme"), "", str(latin.get("typeface"))


def _parts(package: Package) -> Iterator[tuple[str, str, Traits]]:
    """Yield parts that some programs take from another place than others: each has one place, and is there once."""
    leads = {
        "officeDocument": list(package.related("", "officeDocument").values()),
        **{kind: [*package.related(package.main, kind).values()] for kind in ("styles", "sharedStrings")},
    }
    types = Counter(one.get("ContentType") for one in package.edit("[Content_Types].xml"))
    for kind, places in leads.items():
        expected = _PLACES[kind]
        named = sum(types[one] for one in types if str(one).endswith(f"{_TYPES[kind]}+xml"))
        if set(places) - {expected} or len(places) > 1 or named > 1:
            yield N_("part of the workbook"), kind, Text(N_("there more than once, or in another place"))


def _colours(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the two colours of the theme in which charts are written."""
    for part in package.names("xl/theme/"):
        for name in _PLAIN_COLOURS:
            for colour in package.edit(part).iter(f"{DRAWING}{name}"):
                for value in colour:
                    yield name, str(value.get("lastClr") or value.get("val")).upper()
