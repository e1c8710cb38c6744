"""What has to be filled in of a part that was answered with yes, before the tender in a book is one."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from lcc.record.path import Path

_NEEDED: Mapping[str, tuple[Path, ...]] = {
    "lots": tuple(("lot", k, name) for k in (0, 1) for name in ("title", "items")),
    "award": (("award", "method"), ("criteria", 0, "name")),
    "letters": (("letters", "signatory"),),
}
_ONE_OF: Mapping[str, tuple[Path, ...]] = {
    "environment": (("carbon_price_path", "name"), ("carbon_price", 0, "value"), ("mki", "weighting_set")),
}
NEEDED: Collection[Path] = frozenset(key for keys in _NEEDED.values() for key in keys)
"""The cells that look so; of several of which one is enough, none does."""


class Needed(NamedTuple):
    """What of a part has to be filled in, all of it or one; by key."""

    keys: tuple[Path, ...]
    is_one_of: bool


def needed_of(part: str) -> Needed:
    """Return what a part needs; nothing where it starts with what stands on its sheet."""
    return Needed(_NEEDED.get(part) or _ONE_OF.get(part, ()), part in _ONE_OF)
