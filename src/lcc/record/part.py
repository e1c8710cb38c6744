"""A part of a whole as people write one: a share, or a fraction that no decimals hold."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from lcc.record.record import in_unit

_FRACTION = re.compile(r"([0-9]{1,9}) ?/ ?(0{0,8}[1-9][0-9]{0,8})")


def read_fraction(value: Any) -> Any:
    """Return the number that a text as 60/130 stands for, the nearest that there is [share]; anything else as it is.

    >>> read_fraction("60/130"), read_fraction("1 / 3") * 3, read_fraction("0,6")
    (0.46153846153846156, 1.0, '0,6')
    """
    found = _FRACTION.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(found[1]) / int(found[2]) if found else value


_AS_WRITTEN = Annotated[float, Field(ge=0, le=1)] | Annotated[str, Field(pattern=rf"^\s*{_FRACTION.pattern}\s*$")]

Part = Annotated[
    float,
    BeforeValidator(read_fraction, json_schema_input_type=_AS_WRITTEN),
    Field(ge=0, le=1, json_schema_extra=in_unit("share")),
]
"""0.4, or 2/5 as a text."""
