"""In which version workbooks that are read back are laid out: forms, passports, books, score sheets, comparisons."""

from collections.abc import Mapping
from typing import Any

LAYOUT = 2
"""In which version they are written. It goes up once for each release that asks or says something else in them."""
OLDEST = 2
"""The oldest version that is still read. What 0.1.0 wrote came before version 1, which was never released."""
REWORDED: Mapping[int, Mapping[str, Mapping[str, str]]] = {}
"""What texts in them said before: those were written once, and are held against what they said.

By the version that worded them otherwise and language: the text since then, and the one before. An empty one before is
a rule, a sentence of a rule or a remark that there was not.
"""


def since(version: int) -> dict[str, Any]:
    """JSON Schema annotation of a field that workbooks of older versions do not ask for.

    It goes with the others: `json_schema_extra=in_unit("years") | since(2)`.
    """
    return {"x-since": version}


def is_in(version: int, schema_extra: object) -> bool:
    """Whether workbooks of a version ask for a field.

    >>> is_in(1, since(2)), is_in(2, since(2)), is_in(1, None)
    (False, True, True)
    """
    return version >= (schema_extra.get("x-since", 1) if isinstance(schema_extra, Mapping) else 1)
