"""An EPD in a product passport as JSON-LD, in the frame of EN 18223, with elements of our own dictionary."""

from lcc.exchange.epd.dictionary import once, stated_in_elements
from lcc.exchange.epd.draft import EpdDraft
from lcc.exchange.epd.node import Node

DECLARATION = "environmentalDeclaration"
"""The element that holds what an `Epd` has."""


def is_product_passport(root: Node) -> bool:
    """Whether a file has this shape."""
    return root["digitalProductPassportId"].value is not None or root["uniqueProductIdentifier"].value is not None


def draft_of_product_passport(root: Node, draft: EpdDraft) -> None:
    """Add to a draft what the declaration in a product passport declares."""
    draft.values["shape",] = "EN 18223"
    found, wrong = once(stated_in_elements(root["elements"]))
    draft.wrong += wrong
    for path, node in found.items():
        if path[0] == DECLARATION and path[1:]:
            draft.put(path[1:], node, node.value)
