"""A text of ours as programs agree on it: what each writes in its own way is left out, and nothing that people read."""

from functools import lru_cache

from openpyxl.utils.escape import unescape

from lcc.excel.form.titles import unbroken

_LONGEST_KEPT = 500
"""Longer texts are rare; what a stranger sends does not fill the memory."""


def agreed(text: str) -> str:
    r"""Return a text as programs agree on it, and titles without breaks within their words.

    They differ in which spaces they write and in those around a text, in how they write a new line, and in how they
    keep a character that XML can't hold: `_x000D_`. Other quotation marks or letters are another text.

    >>> agreed(" Cost\xa0of_x000D_\n Docu-\r\nments_x000D_ ")
    'Cost of Documents'
    """
    return _agreed(text) if len(text) <= _LONGEST_KEPT else _agreed.__wrapped__(text)


@lru_cache(maxsize=4096)
def _agreed(text: str) -> str:
    """Return it; the same words stand in every form of a tender."""
    lines = str(unescape(text)).replace("\r\n", "\n").replace("\r", "\n")
    return " ".join(unbroken(lines).split())
