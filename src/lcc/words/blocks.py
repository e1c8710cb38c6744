"""A document for people, before it is a page, a Word file or a PDF: blocks of text that is said already."""

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is right below the title."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a new line in it is a new line on paper."""

    text: str


@dataclass(frozen=True, slots=True)
class ToFillIn:
    """What the authority still has to write itself, marked so that nobody overlooks it."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short texts below each other."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below heads; `numbers` has the positions of the columns that are numbers, `bars` of those that are drawn.

    The first cell of a row says what the row is about. A bar is text (`lcc.words.bars`), so that it is drawn alike
    wherever it is written.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    bars: frozenset[int] = frozenset()


Block = Heading | Paragraph | ToFillIn | Formula | BulletList | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title, whom or what it is about, the language of all its text, and the text.

    A letter has an `opening`: from whom, to whom and when, above its title, which then is its subject.
    """

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    opening: tuple[Block, ...] = ()


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    r"""Return text with question marks for what neither a page nor a Word file can hold.

    >>> writable("a\x00b")
    'a?b'
    """
    return _NOT_IN_XML.sub("?", text)
