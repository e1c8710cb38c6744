"""What a workbook may have: one table, by which time and memory of reading it are bounded."""

from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import N_


class Limits(NamedTuple):
    """The most of everything that a workbook may have; what each is about stands in `MEANINGS`."""

    file_bytes: int = 5_000_000
    unpacked_bytes: int = 50_000_000
    parts: int = 500
    elements: int = 100_000
    attributes: int = 100
    depth: int = 100
    token_bytes: int = 1_000_000
    attribute_characters: int = 32_767
    number_format: int = 255
    formula: int = 8_192
    shared_formulas: int = 5_000_000
    areas: int = 10_000
    merged_areas: int = 5_000
    styles: int = 20_000
    cells_of_areas: int = 100_000
    cells_to_the_last: int = 500_000


OF_A_STRANGER = Limits()
"""No bid comes near to them."""

OF_OUR_OWN = Limits(
    file_bytes=20_000_000,
    unpacked_bytes=500_000_000,
    elements=20_000_000,
    areas=1_000_000,
    merged_areas=1_000_000,
    styles=65_000,
    cells_of_areas=1_000_000,
    cells_to_the_last=20_000_000,
)
"""A comparison grows with the bids that are in it."""

MEANINGS: Mapping[str, str] = {
    "file_bytes": N_("bytes of the file"),
    "unpacked_bytes": N_("bytes of all parts, unpacked"),
    "parts": N_("parts"),
    "elements": N_("parts and cells"),
    "attributes": N_("attributes of one XML element"),
    "depth": N_("XML elements in each other"),
    "token_bytes": N_("bytes of one XML tag or comment"),
    "attribute_characters": N_("characters of an attribute in XML"),
    "number_format": N_("characters of a number format"),
    "formula": N_("characters of a formula"),
    "shared_formulas": N_("characters of shared formulas, written out"),
    "areas": N_("areas with rules of their own"),
    "merged_areas": N_("merged areas"),
    "styles": N_("styles of cells"),
    "cells_of_areas": N_("cells in merged areas and links"),
    "cells_to_the_last": N_("cells from A1 to the last one, empty ones too"),
}
