"""What a book has room for: which parts of a tender are in it, and how many rows each table has.

A book holds what its tender uses, and no more: the rest appears after a yes on its first sheet, once it is laid out
anew.
The shape stands in the mark of each sheet, so that a reader lays out the same sheets.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lcc.language import N_
from lcc.record.path import Path


class Part(NamedTuple):
    """A part of a tender that few tenders use: what it is called, and what there is in it."""

    title: str
    about: str


PARTS: Mapping[str, Part] = {
    "lots": Part(N_("Lots"), N_("Parts that are awarded on their own.")),
    "vat": Part(N_("VAT"), N_("VAT that the BCF does not compensate: a cost, or deducted.")),
    "environment": Part(N_("Environment"), N_("A price for CO2, or environmental costs (MKI).")),
    "award": Part(N_("Quality and award"), N_("Criteria for quality, another award rule, a fictive discount.")),
    "circularity": Part(N_("Circularity"), N_("Material passport, indicators, targets, bonus and malus.")),
    "letters": Part(N_("Letters"), N_("Who signs them, reference, court, standstill period.")),
    "cost_centres": Part(
        N_("Cost centres"), N_("Which department bears what of the budget; it changes no comparison.")
    ),
    "fees": Part(
        N_("Fees for use"), N_("A fee for each quality class, or fees that users pay, as in a concession.")
    ),
}
"""Each has a sheet of its own in a book that has it."""
BIDS, REFERENCE = "bids", "reference"
MORE: Mapping[str, Part] = {
    **PARTS,
    REFERENCE: Part(
        N_("What you have already"),
        N_("What keeping, repairing or refurbishing it costs: shown first, never ranked."),
    ),
    BIDS: Part(
        N_("Bids in this workbook"),
        N_("Only if you type them in yourself: suppliers fill in a form of their own."),
    ),
}
"""What a book asks whether it is in the tender; what is in it is laid out."""
BEHIND = ("cost_centres", "fees")
"""What the second sheet asks of these, so that the first stays one page."""

SAID_BY_NO: Mapping[str, Mapping[Path, Any]] = {
    "vat": {("vat", "treatment"): "compensable"},
    "award": {("award", "method"): "lowest_lcc"},
}
"""What it means that a part is not in a tender, where that is a statement too."""

_LEAST: Mapping[str, int] = {
    "items": 3,
    "more_items": 10,
    "indices": 3,
    "index_paths": 0,
    "resources": 2,
    "notices": 3,
    "requirements": 3,
    "cost_centres": 3,
    "item_cost_centres": 6,
    "item_qualities": 6,
    "lot": 4,
    "lot_limits": 2,
    "vat_rates": 3,
    "carbon_price": 4,
    "criteria": 6,
    "scales": 4,
    "material_prices": 4,
    "ladder": 5,
    "targets": 4,
    "bonus_malus": 3,
}
"""How many rows there are at least for each of these; `more_items` are rows for items on the second sheet.

What has 0 is only laid out in a book of a tender that uses it.
"""
_SPARE = 2
_SPARE_ITEMS = 0
TABLES = tuple(name for name in _LEAST if name != "more_items")
_MOST = 2000
_COUNT = re.compile(r"([a-z_]+)=(\d{1,4})")

_OF_RESOURCE = {"co2_kg": "environment", "mki": "environment", "vat": "vat"}
_OF_ITEM = {"fees_paid_by": "fees"}
_OF_TABLE: Mapping[str | int, str] = {
    "lot": "lots",
    "lots": "lots",
    "lot_limits": "lots",
    "vat": "vat",
    "vat_rates": "vat",
    "carbon_price": "environment",
    "carbon_price_path": "environment",
    "mki": "environment",
    "quality": "award",
    "criteria": "award",
    "scales": "award",
    "circularity": "circularity",
    "material_prices": "circularity",
    "ladder": "circularity",
    "targets": "circularity",
    "bonus_malus": "circularity",
    "letters": "letters",
    "cost_centres": "cost_centres",
    "item_cost_centres": "cost_centres",
    "item_qualities": "fees",
    "users_cost": "fees",
}
OF_EVERY_AWARD = ("motivation", "tie_break", "abnormally_low", "cost_floor")
"""What a tender says of its award whatever the rule is."""


def part_of(key: Path) -> str | None:
    """Return the part that a key belongs to; None where it belongs to what every tender has.

    >>> part_of(("mki", "is_cost")), part_of(("resources", 0, "price")), part_of(("award", "tie_break"))
    ('environment', None, None)
    """
    if key[0] == "award":
        return None if key[1] in OF_EVERY_AWARD else "award"
    if key[0] == "resources":
        return _OF_RESOURCE.get(str(key[2]))
    if key[0] == "items":
        return _OF_ITEM.get(str(key[2]))
    return _OF_TABLE.get(key[0])


@dataclass(frozen=True)
class Shape:
    """Which parts are in a book, and how many rows each table has."""

    parts: tuple[str, ...]
    rows: Mapping[str, int]

    def __str__(self) -> str:
        """Return it as the mark of a sheet has it."""
        return " ".join([*self.parts, *(f"{table}={number}" for table, number in self.rows.items())])


def shape_for(answers: Iterable[Path], more: Collection[str] = ()) -> Shape:
    """Return the shape of a book with room for these answers, and for parts beside those that they belong to.

    >>> str(shape_for([("items", 3, "name")], ["vat"]))
    'vat items=4 more_items=10 indices=3 resources=2 notices=3 requirements=3 vat_rates=3'
    """
    keys = list(answers)
    used = {part_of(key) for key in keys} | {*more}
    parts = tuple(part for part in PARTS if part in used)
    rows: dict[str, int] = {}
    for table, least in _LEAST.items():
        if _OF_TABLE.get(table) in (None, *parts):
            taken = 1 + max((int(key[1]) for key in keys if key[0] == table), default=-1)
            spare = _SPARE_ITEMS if table == "items" else _SPARE
            if most := max(least, taken + spare if taken else 0):
                rows[table] = most
    return Shape(parts, rows)


def shape_in(text: str) -> Shape | None:
    """Return the shape that a mark says; None where it says none.

    >>> shape_in(str(shape_for([]))) == shape_for([]), shape_in("items=many")
    (True, None)
    """
    words = text.split()
    parts = tuple(word for word in words if word in PARTS)
    counts = [_COUNT.fullmatch(word) for word in words if word not in PARTS]
    rows = {found[1]: min(int(found[2]), _MOST) for found in counts if found}
    known = {table for table in _LEAST if _OF_TABLE.get(table) in (None, *parts)}
    always = {table for table in known if _LEAST[table]}
    return Shape(parts, rows) if None not in counts and always <= set(rows) <= known else None


def with_what_no_says(answers: Mapping[Path, Any]) -> dict[Path, Any]:
    """Return answers without those of parts that were answered with no, and with what that says of the tender.

    >>> with_what_no_says({("more", "vat"): False, ("vat", "cost_share"): 0.5, ("id",): "t"})
    {('more', 'vat'): False, ('id',): 't', ('vat', 'treatment'): 'compensable'}
    """
    off = {str(key[1]) for key, answer in answers.items() if key[0] == "more" and answer is False}
    said = {key: answer for key, answer in answers.items() if part_of(key) not in off}
    for part in off:
        said |= SAID_BY_NO.get(part, {})
    return said


def without_what_no_says(answers: Mapping[Path, Any]) -> dict[Path, Any]:
    """Return answers without what a no says as well, where a part has nothing else."""
    used = {part_of(key) for key, answer in answers.items() if not _is_said_by_no(key, answer)}
    return {
        key: answer for key, answer in answers.items() if part_of(key) in used or not _is_said_by_no(key, answer)
    }


def _is_said_by_no(key: Path, answer: Any) -> bool:
    return (key, answer) in SAID_BY_NO.get(part_of(key) or "", {}).items()
