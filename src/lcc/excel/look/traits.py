"""What there is to see of a workbook besides values: traits of places, and where two workbooks differ in them."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lcc.language import Text


class Trait(NamedTuple):
    """Something to see: on which sheet, in which cell or range (empty for the sheet), what, and of what part."""

    sheet: str
    cell: str
    what: str
    of: str = ""


Traits = str | Text
Look = dict[Trait, Traits]
"""What each trait is. A trait that is not there is as every program starts: shown, black on white, without a note."""


class Unlike(NamedTuple):
    """A trait in which two workbooks differ, with both; None where it is not there."""

    trait: Trait
    found: Traits | None
    wanted: Traits | None


def unlike(found: Look, wanted: Look, may_miss: Iterable[str] = ()) -> Iterator[Unlike]:
    """Yield where a workbook looks otherwise than it should; traits of some kinds may be missing in it."""
    missing = frozenset(may_miss)
    for trait in dict.fromkeys((*wanted, *found)):
        is_missing = trait not in found and trait.what in missing
        if not is_missing and not _is_same(found.get(trait), wanted.get(trait)):
            yield Unlike(trait, found.get(trait), wanted.get(trait))


def _is_same(found: Traits | None, wanted: Traits | None) -> bool:
    if found == wanted:
        return True
    if not isinstance(found, str) or not isinstance(wanted, str):
        return False
    try:
        return math.isclose(float(found), float(wanted), rel_tol=1e-9, abs_tol=1e-9)
    except ValueError:
        return found.rstrip() == wanted.rstrip()
