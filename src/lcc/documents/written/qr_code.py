"""An address as a QR code: a picture for each kind of file, all of the same squares."""

import io
from collections.abc import Sequence

import segno

_MARGIN = 4
"""Squares that stay white around it, by ISO/IEC 18004."""


def png(text: str) -> bytes:
    """Return the code as a picture."""
    buffer = io.BytesIO()
    _code(text).save(buffer, kind="png", scale=8, border=_MARGIN)
    return buffer.getvalue()


def svg(text: str) -> str:
    """Return the code as an element of a page."""
    drawn = _code(text).svg_inline(scale=3, border=_MARGIN, title=text, svgclass=None, lineclass=None)
    return str(drawn)


def squares(text: str) -> Sequence[Sequence[int]]:
    """Return the rows of the code from the top, with its margin: 1 where a square is dark."""
    return [list(row) for row in _code(text).matrix_iter(border=_MARGIN)]


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")
