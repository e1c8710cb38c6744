"""A document for people, before it is a page, a Word file or a PDF: blocks of text that is said already."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lcc.language import with_one_stop


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
class Chart:
    """The numbers of a table as a picture: bars of stacked parts, lines over time, or dots on a row for each category.

    `values` has a row for each of the `names`, with a number for each of the `categories`; None where it is not
    known: there a line has a gap, and a row of bars without any number says so. `unit` says how the numbers are
    written, and `unknown` which of the names stands for what is not known: a part without colour. `goal` is a line
    across all rows of dots. `said` tells in words what there is to see.
    """

    kind: Literal["bars", "lines", "dots"]
    names: tuple[str, ...]
    categories: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    unit: Literal["amount", "share", "count"] = "amount"
    unknown: frozenset[int] = frozenset()
    goal: float | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below heads; `numbers` has the positions of the columns that are numbers, `bars` of those that are drawn.

    The first cell of a row says what the row is about. A bar is text (`lcc.words.bars`), so that it is drawn alike
    wherever it is written. `chart` draws its numbers, above it.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    bars: frozenset[int] = frozenset()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address that a telephone reads from paper; the address itself stands in the text before it."""

    text: str


Block = Heading | Paragraph | ToFillIn | Formula | BulletList | QrCode | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title, whom or what it is about, the language of all its text, and the text.

    A letter has an `opening`: from whom, to whom and when, above its title, which then is its subject. `author` is
    whose document it is, in what a file says of itself; without one that is this program.
    """

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    opening: tuple[Block, ...] = ()
    author: str = ""


_END = 2
"""Of the last paragraphs, how many stay on one page: what is signed, and the signature below it."""


def apart(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return what runs over pages as it comes, and the paragraphs at the end that stay together, with their heading."""
    end = len(blocks)
    while end > max(len(blocks) - _END, 0) and isinstance(blocks[end - 1], Paragraph):
        end -= 1
    while 0 < end < len(blocks) and isinstance(blocks[end - 1], Heading):
        end -= 1
    return blocks[:end], blocks[end:]


def texts_of(document: Document) -> Iterator[str]:
    """Yield every text in a document."""
    yield from (document.title, document.subtitle)
    for block in (*document.opening, *document.blocks):
        if isinstance(block, BulletList):
            yield from block.entries
        elif isinstance(block, Table):
            yield from (block.caption, *block.heads)
            for row in block.rows:
                yield from row
            if block.chart is not None:
                yield from (*block.chart.names, *block.chart.categories)
        else:
            yield block.text


_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    r"""Return text as it stands on paper: one full stop where a name has its own at the end of a sentence.

    What neither a page nor a Word file can hold is a question mark.

    >>> writable("a\x00b for Jansen B.V..")
    'a?b for Jansen B.V.'
    """
    return with_one_stop(_NOT_IN_XML.sub("?", text))


_BESIDE_NUMBER = re.compile(
    r"(?<=\d) (?=%|\u20ac|(?:[A-Z]{3}|kg|kWh|MWh|MJ|km|mm|m2|m3|MB|procentpunt|percentage point)(?![\w]))"
    r"|(?<=\b[A-Z]{3}) (?=-?\d)|(?<=\u20ac) (?=-?\d)|(?<=\bkg) (?=CO2)"
)
"""The space between a number and its unit or currency."""


def unbroken(text: str) -> str:
    """Return running text in which no line ends between a number and what it is counted in.

    >>> unbroken("EUR 4,000 and 12.5 % of 3 kg CO2 in 2 lots").replace(chr(0xA0), "_")
    'EUR_4,000 and 12.5_% of 3_kg_CO2 in 2 lots'
    """
    return _BESIDE_NUMBER.sub("\u00a0", writable(text))
