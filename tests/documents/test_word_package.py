"""A template that is no Word file, or not a whole one, or that fetches something: refused in words of ours."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lcc.documents.written.word_package import opened
from lcc.language import LANGUAGES, translator
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def saved(word: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def template() -> docx.document.Document:
    word = docx.Document()
    word.add_paragraph("{{ body }}")
    return word


WHOLE = saved(template())


def packed(change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> bytes:
    """Return the template with parts of it changed, or left out, and some more."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in more:
            new.writestr(name, part)
    return buffer.getvalue()


def with_part(name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    return packed(lambda one, part: change(part) if one == name else part)


def spoilt(content: bytes) -> bytes:
    """Return a file with some bytes of its largest part lost: what an archive finds while it unpacks."""
    return content[:2000] + bytes(200) + content[2200:]


HOSTILE = {
    "empty": (b"", "template_not_word"),
    "an older Word file, or one with a password": (b"\xd0\xcf\x11\xe0" + bytes(2000), "template_not_word"),
    "an archive of something else": (packed(lambda name, part: None, ("a.txt", b"x")), "template_not_word"),
    "with macros": (with_part(TYPES, lambda part: part.replace(MAIN, MACROS)), "template_not_word"),
    "cut off": (WHOLE[: len(WHOLE) // 2], "template_damaged"),
    "some bytes lost": (spoilt(WHOLE), "template_damaged"),
    "without its text": (with_part(DOCUMENT, lambda part: None), "template_damaged"),
    "XML that stops": (with_part(DOCUMENT, lambda part: part[:500]), "template_damaged"),
    "another root": (with_part(DOCUMENT, lambda part: b"<html/>"), "template_damaged"),
    "entities": (
        with_part(DOCUMENT, lambda part: part.replace(b"?>", b"?>" + ENTITY, 1)), "template_damaged",
    ),
    "very deep": (
        with_part(DOCUMENT, lambda part: part.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 5000 + b"</w:p>" * 5000)),
        "template_damaged",
    ),
    "a bomb": (packed(lambda name, part: part, ("word/media/big.bin", bytes(110_000_000))), "template_too_large"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_whole_word_file_is_refused_in_words(name: str) -> None:
    content, code = HOSTILE[name]
    with pytest.raises(InputRefusedError) as refused:
        opened(content)
    [problem] = refused.value.problems
    assert problem.code == code
    for language in LANGUAGES:
        text = worded(problem).say(translator(language)).lower()
        assert not any(word in text for word in ("zip", "xml", "lxml", "crc", "error"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_damage() -> None:
    with pytest.raises(InputRefusedError):
        opened(packed(lambda name, part: part, (DOCUMENT, b"<x/>")))


def test_a_picture_from_elsewhere_is_named() -> None:
    word = template()
    word.part.relate_to("https://example.org/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    with pytest.raises(InputRefusedError) as refused:
        opened(saved(word))
    [problem] = refused.value.problems
    assert (problem.code, problem.found) == ("template_fetches", "https://example.org/logo.png")


def test_a_link_to_click_on_stays_and_the_template_behind_it_is_let_go() -> None:
    """Authorities make letters from a template on a drive of theirs: that is no business of a bidder."""
    word = template()
    word.part.relate_to("https://example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    settings = word.part._settings_part
    name = settings.relate_to("file:///G:/huis.dotm", f"{_RELATIONSHIPS}/attachedTemplate", is_external=True)
    attached = OxmlElement("w:attachedTemplate")
    attached.set(qn("r:id"), name)
    settings.element.insert(0, attached)
    again = saved(opened(saved(word)))
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert b"https://example.org" in parts
    assert b"huis.dotm" not in parts
    assert b"attachedTemplate" not in parts
