"""A bid of which a part was refused: what is wrong in the rest of it, so that all is said at once.

Nobody knows what was meant in a cell that can't be read, or in a field that was refused. So something is put there that
could have been, one thing after another, and what is found every time does not follow from it.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from copy import deepcopy
from functools import cache
from itertools import product
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from lcc.checks.agreement import disagreements
from lcc.checks.fields import VARIANTS, field_at, record_in
from lcc.checks.large import is_large
from lcc.checks.validation import messages_of, unread_in
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import Problem, problem_of
from lcc.record.record import Record, value_at
from lcc.record.stated import UNREAD, Stated

_TIMES = 8
"""So many things are tried: more than there are phases or business models to choose from."""
_MOST_VALUES = 50_000
"""Of more, what was refused is said first: it takes long to try this much again and again."""
_MOST_REPAIRS = 500
"""What is refused still after so many things were put there is left alone."""
_AND_LEFT_OUT = 2
"""Where the second time is refused what was put there the first, nothing is put there."""
_COULD_BE: tuple[Any, ...] = (0.0, 1, 1.0, 12, 1e6, 0.5, 100, 200.0, False, True, "?", "2027-01-01", [], {})
"""Small and large, yes and no: of these, a field gets what it takes."""

_Wrong = dict[tuple[str | None, str, str, str], Problem]
"""What is wrong by where it stands, as what, and what is said of it."""


def problems_in_parts(stated: Stated, tender: Tender) -> list[Problem]:
    """Return what is wrong whatever is meant by what was refused, beside that."""
    ways = stated.presumed or (stated,)
    if not all(isinstance(way.values, dict) and way.is_whole for way in ways) or is_large(
        ways[0].values, _MOST_VALUES
    ):
        return []
    whatever: _Wrong | None = None
    for way, time in product(ways, range(_TIMES)):
        found = _found(way, tender, time)
        whatever = found if whatever is None else {key: one for key, one in whatever.items() if key in found}
        if not whatever:
            return []
    return list((whatever or {}).values())


def _found(stated: Stated, tender: Tender, time: int) -> _Wrong:
    """Return what is wrong with one thing in place of what was refused; nothing where that makes no bid."""
    values = deepcopy(stated.values)
    filled, unread = set[Path](), unread_in(stated)
    for path in _unread(stated.values, ()):
        filled.add(_repaired(values, path, time, {}))
    found, tried = list[Message](), dict[Path, int]()
    bid: Bid | None = None
    while bid is None:
        try:
            bid = Bid.model_validate(values)
        except ValidationError as error:
            refused = messages_of(error, Bid)
            found += _known(refused, filled, unread)
            repaired = set[Path]()
            for one in refused:
                if not _is_within(one.path, repaired):
                    repaired.add(_repaired(values, one.path, time, tried))
            filled |= repaired
            if any(map(_is_whole, repaired)) or sum(tried.values()) > _MOST_REPAIRS:
                return {}
    found += _known(disagreements(tender, bid), filled, unread)
    problems = [problem_of(one, origins=stated.origins) for one in found]
    return {(one.sheet, one.cell or one.field, one.code, repr((one.found, one.context))): one for one in problems}


def _known(found: Iterable[Message], filled: Set[Path], unread: Set[Path]) -> list[Message]:
    """Return what is not said of something that was filled in, or at a cell that can't be read."""
    return [one for one in found if not _is_within(one.path, filled) and one.path not in unread]


def _is_within(path: Path, others: Set[Path]) -> bool:
    """Whether something is one of others, or in one of them: with it in place, nothing need stand there any more."""
    return not others.isdisjoint(path[:length] for length in range(len(path) + 1))


def _unread(value: Any, path: Path) -> Iterator[Path]:
    if value is UNREAD:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _unread(part, (*path, step))


def _repaired(values: dict[str, Any], path: Path, time: int, tried: dict[Path, int]) -> Path:
    """Put what could be there at a path, or nothing, or something in place of what it is in; return where that is."""
    if _is_whole(path):
        return path
    tried[path] = tried.get(path, 0) + 1
    holder = value_at(values, path[:-1])
    could_be = _could_be(values, path) if tried[path] == 1 else []
    if could_be:
        holder[path[-1]] = deepcopy(could_be[time % len(could_be)])
    elif tried[path] <= _AND_LEFT_OUT and isinstance(holder, dict):
        holder.pop(path[-1], None)
    else:
        return _repaired(values, path[:-1], time, tried)
    return path


def _is_whole(path: Path) -> bool:
    """Whether nothing is left to look at without what stands at a path: the bid, its offers, one of them."""
    return not path or (path[0] == "offers" and len(path) <= len(("offers", 0)))


def _could_be(values: dict[str, Any], path: Path) -> Sequence[Any]:
    """Return what the field at a path of a bid takes."""
    at = path[: path.index("business_model") + 1] if "business_model" in path else ()
    kind = value_at(values, at).get("kind") if at and at != path else None
    kinds = {at: kind} if isinstance(kind, str) else {}
    field = field_at(Bid, path, kinds)
    if field is None:
        return []
    if path[-1] in VARIANTS:
        return [_least(record) for record in VARIANTS[str(path[-1])][1].values()]
    return _taken(field, is_part=isinstance(path[-1], int))


def _taken(field: FieldInfo, *, is_part: bool = False) -> Sequence[Any]:
    """Return what a field takes, or a part of the list that it is."""
    whole: Any = Annotated[field.annotation, *field.metadata, None]
    return _of_type(next(iter(get_args(field.annotation)), whole) if is_part else whole)


@cache
def _of_type(annotation: Any) -> Sequence[Any]:
    """Return what fits a type."""
    record, takes, found = record_in(annotation), TypeAdapter[Any](annotation), list[Any]()
    for one in [*_words(annotation), *_COULD_BE, *([_least(record), [_least(record)]] if record else [])]:
        with suppress(ValidationError):
            takes.validate_python(one, strict=True)
            found.append(one)
    return found


def _least(record: type[Record]) -> dict[str, Any]:
    """Return a record with the first that each field takes that it can't be without."""
    needed = {name: info for name, info in record.model_fields.items() if info.is_required()}
    return {name: next(iter(_taken(info)), None) for name, info in needed.items()}


def _words(annotation: Any) -> list[Any]:
    """Return the words that can be chosen between."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [word for part in get_args(annotation) for word in _words(part)]
