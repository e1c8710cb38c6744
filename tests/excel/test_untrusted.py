"""Workbooks that are refused before a cell is read."""

import io
import zipfile

import pytest
from openpyxl.workbook import Workbook

from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.excel.untrusted.opening import open_workbook
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def plain() -> bytes:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def with_part(name: str, content: bytes = b"x") -> bytes:
    buffer = io.BytesIO(plain())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def with_entities(part: str) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(plain())), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                content = (
                    ENTITIES + content.partition(b"?>")[2] if content.startswith(b"<?xml") else ENTITIES + content
                )
            archive.writestr(name, content)
    return target.getvalue()


def test_a_plain_workbook_opens() -> None:
    assert open_workbook(plain()).worksheets


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "a workbook with a password",
        ),
        (plain()[:-200], "a damaged workbook, or an archive of another kind"),
        (b"%PDF-1.7", "a file of another kind"),
    ],
)
def test_what_is_no_workbook_is_said_to_be_what_it_is(content: bytes, found: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        open_workbook(content)
    assert [worded(problem).found.say(str) for problem in refused.value.problems] == [found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "an Excel workbook (.xlsx)"),
        (b"%PDF-1.7", "an Excel workbook (.xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "an Excel workbook (.xlsx)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "an Excel workbook (.xlsx) that is not encrypted",
        ),
        (plain()[:-200], "an Excel workbook (.xlsx)"),
        (b"x" * (OF_A_STRANGER.file_bytes + 1), "a file of at most 5 MB"),
        (with_part("xl/b.xml", b"<x>" + b"0" * 60_000_000), "a file of at most 50 MB"),
        (with_part("xl/vbaProject.bin"), "a workbook without macros"),
        (with_part("xl/externalLinks/externalLink1.xml"), "a workbook without links to other files"),
        (with_part("xl/embeddings/oleObject1.bin"), "a workbook without embedded files"),
        (with_part("xl/connections.xml"), "a workbook without data connections"),
        (with_entities("xl/worksheets/sheet1.xml"), "a workbook without XML entities"),
        (with_entities("xl/workbook.xml"), "a workbook without XML entities"),
        (with_part("xl/sharedStrings.xml", ENTITIES + b"<sst/>"), "a workbook without XML entities"),
        (with_part("xl/x.xml", ENTITIES.decode().encode("utf-16")), "a workbook without XML entities"),
        (
            with_part("xl/worksheets/s.xml", b'<mergeCell ref="A1:XFD99"/>'),
            "a workbook with at most 100,000 cells in merged areas and links",
        ),
    ],
)
def test_refused(content: bytes, expected: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        open_workbook(content)
    assert worded(refused.value.problems[0]).expected.say(str) == expected
