"""Titles of columns that are narrower than a word: where that is broken on the sheet, and only there."""

import re
from dataclasses import replace

from lcc.excel.form.layout import Layout
from lcc.language import N_, Translate

_BREAKS = N_("words of titles, and where they break in a narrow column: Re|manufacture Bio|based")
_BREAK, _WIDTH_OF_LETTER = "-\n", 1.2
"""What breaks a word, and how wide its bold letters are in columns, which are as wide as digits that are not."""
_BROKEN = re.compile(rf"(?<=[^\W\d_]){_BREAK}(?=[^\W\d_])")


def with_broken_titles(layout: Layout) -> Layout:
    """Return a layout as it is written: its titles of columns with breaks in words that are too long."""
    cells = (
        replace(cell, value=broken(cell.value, layout.widths[cell.column], layout.translate))
        if cell.style == "column" and isinstance(cell.value, str)
        else cell
        for cell in layout.cells
    )
    return replace(layout, cells=tuple(cells))


def broken(title: str, width: float, _: Translate) -> str:
    r"""Return the title of a column of this width, with its words broken that are too long for it and can be.

    >>> from lcc.language import translator
    >>> broken("Documentnummer", 13, translator("nl")), broken("Documentnummer", 20, translator("nl"))
    ('Document-\nnummer', 'Documentnummer')
    """
    for word in _(_BREAKS).partition(": ")[2].split():
        whole = word.replace("|", "")
        if whole.lower() in title.lower() and width < _WIDTH_OF_LETTER * len(whole):
            at = title.lower().index(whole.lower()) + word.index("|")
            title = f"{title[:at]}{_BREAK}{title[at:]}"
    return title


def unbroken(title: str) -> str:
    r"""Return the title of a column without breaks within its words.

    >>> unbroken("Document-\nnummer"), unbroken("2027-\n2030")
    ('Documentnummer', '2027-\n2030')
    """
    return _BROKEN.sub("", title)
