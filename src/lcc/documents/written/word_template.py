"""A letter in an authority's own Word template: names in double braces become what they stand for.

Nothing in a template is a program: a name is one of those that a letter has, or the template is refused.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lcc.documents.written.word import add_block, add_missing_styles, timeless
from lcc.documents.written.word_package import opened
from lcc.record.problem import refusal
from lcc.words.blocks import Document, writable

BODY = "body"
_NAMED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def filled_in(template: bytes, fields: Mapping[str, str], codes: Mapping[str, str], body: Document) -> bytes:
    """Return a template as a .docx file with fields and a text in their places.

    Parameters
    ----------
    template
        The content of a .docx file.
    fields
        What stands in the place of a name, by its code.
    codes
        By each name that a template can have, its code; `body` is that of the text.
    body
        The text; its title is that of the file.

    Raises
    ------
    InputRefusedError
        It is no whole Word file (as `opened` says), names what a letter does not have, or has no paragraph of its own
        for the body, or several.
    """
    word = opened(template)
    place = _place_of_body(word, codes)
    for paragraph in _paragraphs(word):
        if paragraph is not place:
            _fill(paragraph, {name: fields[code] for name, code in codes.items() if code != BODY})
    add_missing_styles(word, body.language)
    _put_before(word, place, body)
    word.core_properties.title = writable(body.title)[:255]
    buffer = io.BytesIO()
    word.save(buffer)
    return timeless(buffer.getvalue())


def _place_of_body(word: WordDocument, codes: Mapping[str, str]) -> Any:
    """Return the paragraph in which the body is to come, after every name was looked at."""
    named = [(paragraph, name) for paragraph in _paragraphs(word) for name in _NAMED.findall(_text(paragraph))]
    for _paragraph, name in named:
        if name.casefold() not in codes:
            raise refusal("template_unknown_name", name, known=", ".join(codes))
    places = [paragraph for paragraph, name in named if codes[name.casefold()] == BODY]
    if len(places) != 1:
        raise refusal("template_one_body", len(places))
    [place] = places
    if not _NAMED.fullmatch(_text(place).strip()) or place.getparent().tag not in (qn("w:body"), qn("w:tc")):
        raise refusal("template_body_alone", _text(place).strip())
    return place


def _paragraphs(word: WordDocument) -> Iterator[Any]:
    """Yield every paragraph, also those in tables, text boxes, headers and footers."""
    yield from word.element.body.iter(qn("w:p"))
    parts = {
        id(part.part): part.part
        for section in word.sections
        for part in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        )
        if not part.is_linked_to_previous
    }  # fmt: skip
    for part in parts.values():
        yield from part.element.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """Return the pieces of text of a paragraph: Word cuts a name in several; not those of a text box in it."""
    return [node for node in paragraph.iter(qn("w:t")) if next(node.iterancestors(qn("w:p"))) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in _texts(paragraph))


def _fill(paragraph: Any, fields: Mapping[str, str]) -> None:
    """Put what is known in the place of each name, in the look of its first letter."""
    for found in reversed(list(_NAMED.finditer(_text(paragraph)))):
        at, value = 0, writable(fields[found[1].casefold()])
        for node in _texts(paragraph):
            text = node.text or ""
            start, end = max(found.start() - at, 0), min(found.end() - at, len(text))
            if start < end:
                node.text = text[:start] + value + text[end:]
                node.set(_SPACE, "preserve")
                value = ""
            at += len(text)
    for node in _texts(paragraph):
        _break_lines(node)


def _break_lines(node: Any) -> None:
    """Make new lines in a text new lines on paper."""
    first, *others = (node.text or "").split("\n")
    node.text = first
    for line in reversed(others):
        text = OxmlElement("w:t")
        text.text = line
        text.set(_SPACE, "preserve")
        node.addnext(text)
        node.addnext(OxmlElement("w:br"))


def _put_before(word: WordDocument, place: Any, body: Document) -> None:
    before = len(word.element.body)
    last = [one for one in word.element.body if one.tag == qn("w:sectPr")]
    for block in body.blocks:
        add_block(word, block, body.language)
    written = list(word.element.body)[before - len(last) : len(word.element.body) - len(last)]
    for element in written:
        place.addprevious(element)
    parent = place.getparent()
    parent.remove(place)
    if parent.tag == qn("w:tc") and parent[-1].tag != qn("w:p"):  # a cell ends in a paragraph
        parent.append(OxmlElement("w:p"))
