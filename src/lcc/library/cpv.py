"""What the divisions of the CPV are called; source and licence stand in the file itself."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("cpv_divisions.toml")


class DivisionName(NamedTuple):
    """What a division is called in each language."""

    dutch: str
    english: str


def division_name(division: str) -> DivisionName | None:
    """Return what a division is called by its two digits; None where the CPV has no such division.

    >>> division_name("45"), division_name("10")
    (DivisionName(dutch='Bouwwerkzaamheden', english='Construction work'), None)
    """
    return _names().get(division)


@cache
def _names() -> Mapping[str, DivisionName]:
    listed = tomllib.loads(_FILE.read_text("utf-8"))
    return {division: DivisionName(names["nl"], names["en"]) for division, names in listed.items()}
