"""Styles carried from one workbook into another: a style that is there already is used, not written again."""

from copy import deepcopy

from lxml import etree

from lcc.excel.untrusted.package import MAIN, Element

_PARTS = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))
_FIRST_FORMAT_OF_ONES_OWN = 164


class CarriedStyles:
    """The cell formats of `source`, added to `target` as they are asked for."""

    def __init__(self, source: Element, target: Element) -> None:
        self._source, self._target = source, target
        self._known: dict[int, int] = {}
        self._places: dict[str, dict[bytes, int]] = {}

    def __getitem__(self, style: int) -> int:
        """Return the number that a format of the source has in the target."""
        if style not in self._known:
            self._known[style] = self._carried(style)
        return self._known[style]

    def _carried(self, style: int) -> int:
        format_ = deepcopy(self._source.find(f"{MAIN}cellXfs")[style])
        for number, part in _PARTS:
            element = self._source.find(f"{MAIN}{part}")[int(format_.get(number, 0))]
            format_.set(number, str(self._place(part, element)))
        format_.set("numFmtId", str(self._number_format(int(format_.get("numFmtId", 0)))))
        format_.set("xfId", "0")
        return self._place("cellXfs", format_)

    def _number_format(self, number: int) -> int:
        if number < _FIRST_FORMAT_OF_ONES_OWN:
            return number
        source = self._source.find(f"{MAIN}numFmts")
        code = {int(known.get("numFmtId")): known.get("formatCode") for known in source}[number]
        formats = self._target.find(f"{MAIN}numFmts")
        if formats is None:
            formats = etree.Element(f"{MAIN}numFmts")
            self._target.insert(0, formats)
        taken = {known.get("formatCode"): int(known.get("numFmtId")) for known in formats}
        if code not in taken:
            taken[code] = max([_FIRST_FORMAT_OF_ONES_OWN - 1, *taken.values()]) + 1
            etree.SubElement(formats, f"{MAIN}numFmt", numFmtId=str(taken[code]), formatCode=code)
            formats.set("count", str(len(formats)))
        return taken[code]

    def _place(self, part: str, element: Element) -> int:
        """Return where an element is in a list of the target; it is added if it isn't there."""
        listed = self._target.find(f"{MAIN}{part}")
        if part not in self._places:
            self._places[part] = {_plain(known): place for place, known in reversed(list(enumerate(listed)))}
        places, plain = self._places[part], _plain(element)
        if plain not in places:
            places[plain] = len(listed)
            listed.append(deepcopy(element))
            listed.set("count", str(len(listed)))
        return places[plain]


def _plain(element: Element) -> bytes:
    alone = deepcopy(element)
    alone.tail = None
    return bytes(etree.tostring(alone, method="c14n", exclusive=True))
