"""Elements of a notice in XML: their namespaces, and how texts and amounts stand in them.

Namespaces: UBL 2.3 (OASIS) and the extensions of the eForms SDK.
"""

from collections.abc import Mapping
from typing import Literal

from lxml import etree

from lcc.exchange.eforms.terms import cents_text
from lcc.words.blocks import writable

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_EFORMS = "http://data.europa.eu/p27/eforms-"
NAMESPACES: Mapping[str, str] = {
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
    "ext": f"{_UBL}CommonExtensionComponents-2",
    "efac": f"{_EFORMS}ubl-extension-aggregate-components/1",
    "efbc": f"{_EFORMS}ubl-extension-basic-components/1",
    "efext": f"{_EFORMS}ubl-extensions/1",
}
NoticeName = Literal["ContractNotice", "ContractAwardNotice"]
LANGUAGES = {"nl": "NLD", "en": "ENG"}
"""The codes of languages in eForms."""


def notice(name: NoticeName) -> etree._Element:
    """Return the outermost element of a notice, empty."""
    own = f"{_UBL}{name}-2"
    prefixes: dict[str | None, str] = {None: own, **dict(NAMESPACES.items())}
    return etree.Element(f"{{{own}}}{name}", nsmap=prefixes)  # type: ignore[arg-type] # None is no prefix


def below(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Return a new last element of another one, by its name with a prefix; what XML can't hold is a question mark."""
    prefix, _colon, local = name.partition(":")
    made = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{local}", attributes)
    if text is not None:
        made.text = writable(text)
    return made


def extension(parent: etree._Element) -> etree._Element:
    """Return the place in an element where what eForms adds to UBL stands."""
    found = below(below(parent, "ext:UBLExtensions"), "ext:UBLExtension")
    return below(below(found, "ext:ExtensionContent"), "efext:EformsExtension")


def amount(parent: etree._Element, name: str, value: float, currency: str) -> None:
    """Put an amount in an element [money]."""
    below(parent, name, cents_text(value), currencyID=currency)


def to_fill_in(parent: etree._Element, *codes: str) -> None:
    """Say in a remark which business terms still belong here."""
    parent.append(etree.Comment(f" to fill in: {', '.join(codes)} "))


def as_bytes(root: etree._Element) -> bytes:
    """Return a notice as an XML file."""
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
