"""A chart on the paper of a PDF: the elements of its picture, drawn one after the other."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from lcc.documents.written.svg import Element


class DrawnChart(Flowable):  # type: ignore[misc]
    """A picture over a width of paper, as high as that makes it, with its texts in a font of the PDF [points]."""

    def __init__(self, picture: Element, width: float, font: str) -> None:
        super().__init__()
        _left, _top, wide, high = map(float, picture.attributes["viewBox"].split())
        self._picture, self._font = picture, font
        self._scale, self._high = width / wide, high
        self.width, self.height, self.hAlign = width, high * width / wide, "LEFT"

    def draw(self) -> None:
        """Draw it where the library has put the canvas: what it calls for every flowable."""
        self.canv.saveState()
        self.canv.scale(self._scale, self._scale)
        size = float(self._picture.attributes["font-size"])
        for element in self._picture.inside:
            assert isinstance(element, Element)
            if element.name == "text":
                self._write(element, size)
            elif element.name in ("rect", "circle", "line", "polyline"):
                self._draw(element)
        self.canv.restoreState()

    def _write(self, element: Element, size: float) -> None:
        looks = element.attributes
        self.canv.setFont(self._font, float(looks.get("font-size", size)) * _CONDENSED)
        self.canv.setFillColor(HexColor(looks["fill"]))
        write = {
            "start": self.canv.drawString, "middle": self.canv.drawCentredString, "end": self.canv.drawRightString,
        }[looks["text-anchor"]]  # fmt: skip
        write(float(looks["x"]), self._high - float(looks["y"]), str(element.inside))

    def _draw(self, element: Element) -> None:
        looks, high, path = element.attributes, self._high, self.canv.beginPath()
        if element.name == "rect":
            x, y, width, height = _numbers(looks, "x", "y", "width", "height")
            path.rect(x, high - y - height, width, height)
        elif element.name == "circle":
            x, y, radius = _numbers(looks, "cx", "cy", "r")
            path.circle(x, high - y, radius)
        elif element.name == "line":
            left, right, top, bottom = _numbers(looks, "x1", "x2", "y1", "y2")
            path.moveTo(left, high - top)
            path.lineTo(right, high - bottom)
        else:
            points = [tuple(map(float, point.split(","))) for point in looks["points"].split()]
            for k, (x, y) in enumerate(points):
                (path.lineTo if k else path.moveTo)(x, high - y)
        fill = looks.get("fill", "none")
        if fill != "none":
            self.canv.setFillColor(HexColor(fill))
        self.canv.setStrokeColor(HexColor(looks["stroke"]))
        self.canv.setLineWidth(float(looks.get("stroke-width", 1)))
        self.canv.setDash([*map(float, looks.get("stroke-dasharray", "").split())])
        self.canv.drawPath(path, fill=int(fill != "none"), stroke=1)


_CONDENSED = 0.85
"""How much smaller letters of the font of a PDF are drawn, to take the room that those of a page take."""


def _numbers(looks: Mapping[str, Any], *names: str) -> list[float]:
    return [float(looks[name]) for name in names]
