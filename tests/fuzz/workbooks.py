"""Changes of a workbook in its cells, sheets, XML and ZIP: as people, other programs and the cunning make them."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple
from xml.sax.saxutils import escape

from fuzz.mutations import HONEST_TEXTS, TEXTS

Parts = dict[str, bytes]
"""The parts of a workbook by name, in order."""

BOOK, TYPES, STYLES, STRINGS = "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml", "xl/sharedStrings.xml"


class Cell(NamedTuple):
    """A cell that is there to be filled in: its part and address."""

    part: str
    address: str


def parts_of(content: bytes) -> Parts:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as a workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2027, 1, 1, 0, 0, 0)), content, method, 1)
    return buffer.getvalue()


def sheet_parts(parts: Parts) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    relations = {
        found[b"Id"]: found[b"Target"]
        for tag in re.findall(rb"<Relationship [^>]*>", parts["xl/_rels/workbook.xml.rels"])
        for found in [dict(re.findall(rb'(\w+)="([^"]*)"', tag))]
    }
    sheets = re.findall(rb'<sheet [^>]*name="([^"]*)"[^>]*r:id="([^"]*)"', parts[BOOK])
    return {_plain(name): "xl/" + relations[key].decode().removeprefix("/xl/") for name, key in sheets}


def _plain(name: bytes) -> str:
    return name.decode().replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


# Small changes: what a bidder, purchaser or other program does to a file that is then read.


def _cell_pattern(address: str) -> re.Pattern[bytes]:
    return re.compile(rb'<c r="%s"([^>]*?)(/>|>.*?</c>)' % address.encode(), re.DOTALL)


def _with_cell(parts: Parts, cell: Cell, write: Callable[[bytes, bytes], bytes]) -> None:
    """Write a cell anew: `write` has its attributes, but for its type, and what stands in it."""

    def again(found: re.Match[bytes]) -> bytes:
        style = re.sub(rb' t="\w+"', b"", found[1])
        inside = b"" if found[2] == b"/>" else found[2][1:-4]
        return write(b'<c r="%s"%s' % (cell.address.encode(), style), inside)

    parts[cell.part] = _cell_pattern(cell.address).sub(again, parts[cell.part], 1)


def _number_in(parts: Parts, cell: Cell) -> float | None:
    found = _cell_pattern(cell.address).search(parts[cell.part])
    number = found and b't="' not in found[1] and re.search(rb"<v>([^<]*)</v>", found[2])
    try:
        return float(number[1]) if number else None
    except ValueError:
        return None


def _numbers(parts: Parts, cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if _number_in(parts, cell) is not None]


def _other_number(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    numbers = _numbers(parts, cells)
    if not numbers:
        return _other_text(parts, cells, rng)
    cell = rng.choice(numbers)
    value = _number_in(parts, cell) or 0.0
    whole = value.is_integer() and abs(value) < 1e6
    found = rng.choice(
        [
            value * 2,
            value + 1,
            value * 0.5 if not whole else value + 2,
            value,
            value * 1.0001 if not whole else value,
        ]
    )
    _with_cell(
        parts, cell, lambda start, _inside: start + b"><v>%s</v></c>" % repr(found).removesuffix(".0").encode()
    )
    return None


def _as_spelled(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Write the same number in another way that XML allows."""
    numbers = _numbers(parts, cells)
    if numbers:
        cell = rng.choice(numbers)
        value = _number_in(parts, cell) or 0.0
        number = rng.choice(
            [
                f"{value:.17G}",
                f"{value:e}",
                f" {value!r} ",
                f"+{value!r}",
                f"{value!r}0" if "." in repr(value) and "e" not in repr(value) else repr(value),
            ]
        )
        spelled = rng.choice([number, "".join(f"&#{ord(one)};" for one in number), f"<![CDATA[{number}]]>"])
        _with_cell(parts, cell, lambda start, _inside: start + b' t="n"><v>%s</v></c>' % spelled.encode())


def _other_text(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Write another honest text, as a string of its own, where there is a text."""
    texts = [
        cell for cell in cells
        if (found := _cell_pattern(cell.address).search(parts[cell.part])) and b't="s"' in found[1]
    ]  # fmt: skip
    if texts:
        text = escape(rng.choice(HONEST_TEXTS)).encode()
        _with_cell(
            parts, rng.choice(texts), lambda start, _in: start + b' t="inlineStr"><is><t>%s</t></is></c>' % text
        )


def _stored(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Put the parts in another order, but for the first one."""
    rest = [*parts][1:]
    rng.shuffle(rest)
    for name in rest:
        parts[name] = parts.pop(name)


def _in_other_xml(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Spell the XML of a part otherwise: quotes, spaces, comments, another encoding."""
    name = rng.choice([one for one in parts if one.endswith(".xml")])
    content = parts[name]
    way = rng.randrange(5)
    if way == 0:
        content = re.sub(rb'(<c r)="([A-Z]+\d+)"', rb"\1 = '\2'", content)
    elif way == 1:
        content = content.replace(b"?>", b"?><!-- written by hand -->", 1)
    elif way == 2:
        content = re.sub(rb'r="([A-Z])', lambda found: b'r="&#%d;' % found[1][0], content)
    elif way == 3:
        content = content.replace(b"<row ", b"\n  <row\n ")
    elif b"UTF-8" in content[:80]:
        content = content.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")
    parts[name] = content


def _left_out(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Leave out what nobody reads: properties, the chain of calculation, printer settings."""
    for name in [one for one in parts if one.startswith("docProps/") or "calcChain" in one]:
        if rng.random() < 0.5:
            del parts[name]
            parts[TYPES] = re.sub(rb'<Override [^>]*PartName="/%s"[^>]*/>' % name.encode(), b"", parts[TYPES])
            relations = "_rels/.rels"
            parts[relations] = re.sub(
                rb'<Relationship [^>]*Target="%s"[^>]*/>' % name.encode(), b"", parts[relations]
            )


# Rude changes.


def _rude_cell(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Put something into a cell that is filled in, that does not belong there."""
    if not cells:
        return
    text = escape(rng.choice(TEXTS)).encode("utf-8", "surrogatepass")
    inside = rng.choice([
        b' t="inlineStr"><is><t>%s</t></is></c>' % text,
        b' t="str"><v>%s</v></c>' % text,
        b' t="inlineStr"><is><t>1.250,00</t></is></c>',
        b' t="inlineStr"><is><r><t>9</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>',
        b"><f>1+1</f><v>2</v></c>",
        b'><f t="array" ref="A1:B2">SUM(1,2)</f><v>3</v></c>',
        b'><f t="shared" si="0"/><v>3</v></c>',
        b'><f t="dataTable" ref="A1:A2" dt2D="1" r1="B1" r2="B2"/><v>3</v></c>',
        b' t="e"><v>#DIV/0!</v></c>', b' t="e"><v>#BLOCKED!</v></c>', b' t="b"><v>1</v></c>', b' t="b"><v>x</v></c>',
        b' t="d"><v>2027-01-01T00:00:00</v></c>', b' t="d"><v>no date</v></c>',
        b"><v>1E999</v></c>", b"><v>-1E999</v></c>", b"><v>NaN</v></c>", b"><v>nan</v></c>", b"><v>inf</v></c>",
        b"><v>1_000</v></c>", b"><v>0x1F</v></c>", b"><v/></c>", b"/>", b"></c>", b"><v>" + b"9" * 5000 + b"</v></c>",
        b"><v>\xd9\xa1\xd9\xa2</v></c>", b"><v>1,5</v></c>", b"><v>-5</v></c>",
        b"><v>1e300</v></c>", b"><v>5e-324</v></c>",
        b' t="s"><v>999999</v></c>', b' t="s"><v>-1</v></c>', b' t="s"><v>x</v></c>', b' t="s"><v>0.5</v></c>',
        b' t="zz"><v>3</v></c>', b' t="n"><is><t>x</t></is></c>', b"><v>1</v><v>2</v></c>", b"><extLst/></c>",
    ])  # fmt: skip
    _with_cell(parts, rng.choice(cells), lambda start, _inside: start + inside)


def _other_style(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    if cells:
        number = rng.choice([0, 1, 2, 5, 17, 30, 10_000, -1])
        _with_cell(
            parts,
            rng.choice(cells),
            lambda start, inside: re.sub(rb' s="\d+"', b"", start) + b' s="%d">%s</c>' % (number, inside),
        )


_FORMATS = (
    "0,", "#,##0,", "0%", "0.00E+00", ";;;", '"900"', "[White]0", "[>5]0;1", '0"0"', "*-0", "yyyy-mm-dd",
    "[h]:mm", "@", "General", "#,##0.00 [$€-413]", '_-* #,##0.00_-;_-* "-"??_-', '0 "USD"', "[$£-809]0", "0/0",
    "?/?", "[", '"', "\\", "0" * 300, "[$", "[Color99]0", '0 "st."', "[DBNum1]0", "[<=100]0.0;[<=200]0;0", "",
)  # fmt: skip


def _number_format(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Show every number that has a format of its own in another one, or name one that is nowhere."""
    shown = escape(rng.choice(_FORMATS), {'"': "&quot;"}).encode()
    styles = parts.get(STYLES, b"")
    if rng.random() < 0.3:
        parts[STYLES] = re.sub(
            rb'numFmtId="\d+"', b'numFmtId="%d"' % rng.choice([9, 14, 49, 300, 99999]), styles, count=4
        )
    else:
        parts[STYLES] = re.sub(
            rb'formatCode="[^"]*"',
            lambda _found: b'formatCode="' + shown + b'"',
            styles,
            count=rng.choice([0, 1, 2]),
        )


def _sheet(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Rename, hide, exchange, repeat or drop sheets, or change what belongs to one."""
    book = parts[BOOK]
    name = rng.choice(re.findall(rb'<sheet [^>]*name="([^"]*)"', book) or [b"none"])
    way = rng.randrange(9)
    if way == 0:
        text = escape(rng.choice(TEXTS)[:40], {'"': "&quot;"}).encode("utf-8", "surrogatepass")
        parts[BOOK] = book.replace(b'name="%s"' % name, b'name="%s"' % text, 1)
    elif way == 1:
        state = rng.choice([b"hidden", b"veryHidden", b"odd"])
        parts[BOOK] = book.replace(b'name="%s"' % name, b'name="%s" state="%s"' % (name, state), 1)
    elif way == 2:
        sheets = re.findall(rb"<sheet [^>]*/>", book)
        mixed = rng.sample(sheets, len(sheets))
        parts[BOOK] = book.replace(b"".join(sheets), b"".join(mixed), 1)
    elif way == 3:
        extra = b'<sheet name="Extra" sheetId="99" r:id="rId1"/></sheets>'
        parts[BOOK] = book.replace(b"</sheets>", extra, 1)
    elif way == 4:
        parts[BOOK] = re.sub(rb"<sheet [^>]*/>", b"", book, count=1)
    elif way == 5:
        parts[BOOK] = re.sub(rb"<definedNames>.*</definedNames>", b"", book, flags=re.DOTALL)
    elif way == 6:
        parts[BOOK] = book.replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>', 1)
    else:
        part = rng.choice([one for one in parts if "worksheets/sheet" in one and one.endswith(".xml")])
        row = rng.choice(re.findall(rb'<row r="\d+"', parts[part]) or [b"<row"])
        more = rng.choice(
            [b' hidden="1"', b' ht="0.1" customHeight="1"', b' zeroHeight="1"', b' r="1"', b' spans="x"']
        )
        if way == 7:
            parts[part] = parts[part].replace(row, row + more, 1)
        else:
            merged = b'<mergeCells><mergeCell ref="%s"/></mergeCells>' % rng.choice(
                [b"A1:C90", b"C5:C6", b"A1", b"C9:A1", b"XFD1:XFE2", b"x"]
            )
            parts[part] = re.sub(rb"</sheetData>", b"</sheetData>" + merged, parts[part], count=1)


def _label(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Change any cell or string of ours: a label, a mark, a formula."""
    if STRINGS in parts and rng.random() < 0.5:
        strings = re.findall(rb"<si>.*?</si>", parts[STRINGS], re.DOTALL)
        if strings:
            text = escape(rng.choice(TEXTS)).encode("utf-8", "surrogatepass")
            parts[STRINGS] = parts[STRINGS].replace(rng.choice(strings), b"<si><t>%s</t></si>" % text, 1)
        return
    part = rng.choice([one for one in parts if "worksheets/sheet" in one and one.endswith(".xml")])
    found = re.findall(rb'<c r="([A-Z]+\d+)"', parts[part])
    if found:
        _rude_cell(parts, [Cell(part, rng.choice(found).decode())], rng)


def _xml(parts: Parts, cells: Sequence[Cell], rng: Random) -> None:
    """Break the XML of a part, or leave the part out, or put one beside it."""
    name = rng.choice(list(parts))
    content = parts[name]
    at = rng.randrange(len(content) + 1)
    way = rng.randrange(8)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = content[:at]
    elif way == 2:
        piece = rng.choice(
            [
                b"<",
                b"&",
                b"\x00",
                b"&#0;",
                b"&#xD800;",
                b"]]>",
                b"<x/>",
                b'"',
                b"<!DOCTYPE x>",
                b"&lt;",
                b"<a>" * 200,
            ]
        )
        parts[name] = content[:at] + piece + content[at:]
    elif way == 3:
        changed = bytearray(content)
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        parts[name] = bytes(changed)
    elif way == 4:
        tags = re.findall(rb"<\w[^>]*>", content)
        if tags:
            parts[name] = content.replace(rng.choice(tags), b"", 1)
    elif way == 5:
        parts[
            rng.choice(
                ["xl/vbaProject.bin", "xl/extra.xml", "../x", "xl/worksheets/sheet99.xml", "\u20ac.xml", "/abs"]
            )
        ] = rng.choice([b"", b"<x/>", content])
    elif way == 6:
        attributes = re.findall(rb' [\w:]+="[^"]*"', content)
        if attributes:
            one = rng.choice(attributes)
            parts[name] = content.replace(
                one,
                rng.choice(
                    [
                        b"",
                        one + one,
                        re.sub(rb'"[^"]*"', b'"-1"', one),
                        re.sub(rb'"[^"]*"', b'"x"', one),
                        re.sub(rb'"[^"]*"', b'"' + b"9" * 400 + b'"', one),
                    ]
                ),
                1,
            )
    else:
        other = rng.choice(list(parts))
        parts[name], parts[other] = parts[other], parts[name]


Change = Callable[[Parts, Sequence[Cell], Random], None]
_SMALL: tuple[Change, ...] = (
    _other_number,
    _other_number,
    _as_spelled,
    _other_text,
    _stored,
    _in_other_xml,
    _left_out,
)
_RUDE: tuple[Change, ...] = (
    _rude_cell,
    _rude_cell,
    _rude_cell,
    _other_style,
    _number_format,
    _sheet,
    _sheet,
    _label,
    _xml,
    _xml,
)


def _zip(content: bytes, rng: Random) -> bytes:
    """Spoil the archive itself."""
    way = rng.randrange(6)
    if way == 0:
        return content[: rng.randrange(len(content))]
    if way == 1:
        return content + rng.randbytes(rng.randrange(1, 400))
    if way == 2:
        return rng.randbytes(rng.randrange(1, 40)) + content
    if way == 3:
        return zlib.compress(content)
    changed = bytearray(content)
    for _ in range(rng.choice([1, 3, 20])):
        at = rng.randrange(len(changed)) if way == 4 else len(changed) - 1 - rng.randrange(min(len(changed), 2000))
        changed[at] = rng.randrange(256)
    return bytes(changed)


def rewritten(content: bytes, cells: Sequence[Cell], steps: Sequence[tuple[int, bool]]) -> bytes:
    """Return a workbook after these changes, each by a number and whether it is rude; the same for the same steps."""
    parts = parts_of(content)
    of_archive: list[int] = []
    for number, rude in steps:
        rng = Random(number)
        if rude and rng.random() < 0.08:
            of_archive.append(number)
        elif parts:
            rng.choice(_RUDE if rude else _SMALL)(parts, cells, rng)
    stored = any(number % 7 == 0 for number, _rude in steps)
    found = packed(parts, method=zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    for number in of_archive:
        found = _zip(found, Random(number))
    return found
