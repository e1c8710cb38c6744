"""Where a value stands in a tender or bid, and everything that is stated, by where it stands."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from pydantic import BaseModel

Path = tuple[str | int, ...]
"""Where a value stands in a tender or bid: ("offers", 0, "business_model", "price")."""

_STEP = re.compile(r'\[(?P<position>\d+)\]|\[(?P<quoted>"(?:[^"\\]|\\.)*")\]|(?P<plain>[^.\[\]]+)')
_PLAIN = re.compile(r'[^.\[\]"\\]+')


def path_of(name: str) -> Path:
    """Return the path that a name stands for.

    >>> path_of("offers[0].business_model.price"), path_of("carbon_price[2030]")
    (('offers', 0, 'business_model', 'price'), ('carbon_price', 2030))
    """
    return tuple(_step(found) for found in _STEP.finditer(name))


def _step(found: re.Match[str]) -> str | int:
    if found["position"]:
        return int(found["position"])
    if found["quoted"]:
        with suppress(ValueError):  # no text of JSON: there is nothing by such a name
            return str(json.loads(found["quoted"]))
    return found["plain"] or found["quoted"]


def name_of(path: Path) -> str:
    """Return a path as people write it; a name that could be read in two ways stands in quotes.

    >>> name_of(("offers", 0, "business_model", "price")), name_of(("indices", "a.b"))
    ('offers[0].business_model.price', 'indices["a.b"]')
    """
    return "".join(map(_written, path)).removeprefix(".")


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN.fullmatch(step) else f"[{json.dumps(step, ensure_ascii=False)}]"


def stated_in(record: BaseModel) -> dict[Path, Any]:
    """Return every value that is stated in a record, by path; `assembled` is the way back.

    A list of words is one value, and so is an empty list or mapping.

    >>> from lcc.model.bid import EndOfLife
    >>> stated_in(EndOfLife(disposal=5.0))
    {('disposal',): 5.0}
    """
    return dict(_stated(record.model_dump(exclude_unset=True, exclude_none=True), ()))


def entries_in(record: BaseModel) -> dict[Path, Any]:
    """Return every value that is stated in a record, by path, and every word of a list by itself.

    >>> from lcc.model.draw import Draw
    >>> draw = Draw(order=["A; B", "C"], at="2027-01-31T12:00:00+01:00", by="D", method="By hand")
    >>> [path for path in entries_in(draw) if path[0] == "order"]
    [('order', 0), ('order', 1)]
    """
    return {
        (*path, *at): entry
        for path, value in stated_in(record).items()
        for at, entry in (
            [((k,), one) for k, one in enumerate(value)] if isinstance(value, list) else [((), value)]
        )
    }


def _stated(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict) and value:
        for name, part in value.items():
            yield from _stated(part, (*path, name))
    elif isinstance(value, list) and value and not isinstance(value[0], str):
        for position, part in enumerate(value):
            yield from _stated(part, (*path, position))
    else:
        yield path, value


def assembled(stated: Mapping[Path, Any]) -> Any:
    """Return plain values as records are validated from: the way back from `stated_in`.

    >>> assembled({("rates", 0): 0.1, ("rates", 1): 0.2, ("prices", 2030): 5.0})
    {'rates': [0.1, 0.2], 'prices': {2030: 5.0}}
    """
    if () in stated:
        return stated[()]
    parts: dict[str | int, dict[Path, Any]] = {}
    for (step, *rest), value in stated.items():
        parts.setdefault(step, {})[tuple(rest)] = value
    whole = {step: assembled(part) for step, part in parts.items()}
    return [whole[k] for k in range(len(whole))] if set(whole) == set(range(len(whole))) else whole
