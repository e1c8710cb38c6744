"""A record of values that stand in a file of another shape; what is wrong is said at the place in that file."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError

from lcc.checks.validation import messages_of
from lcc.record.message import Message
from lcc.record.path import Path, name_of
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, problems_of
from lcc.record.record import Record

Placed = TypeVar("Placed", bound=Record)


def record_at(
    values: object,
    model: type[Placed],
    place: Callable[[Path], Path],
    origins: Origins,
    wrong: Sequence[Message] = (),
) -> Placed:
    """Return values as a record; `place` has the path in the file of each path in the record, and `wrong` is known.

    Raises
    ------
    InputRefusedError
        With what is known to be wrong, and every field that does not fit, one problem for each place.
    """
    record, found = None, list(wrong)
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        known = {one.path for one in wrong}
        moved = (_moved(one, place(one.path)) for one in messages_of(error, model))
        found += [one for one in moved if one.path not in known]
    if found or record is None:
        raise InputRefusedError(problems_of(found, origins=origins))
    return record


def _moved(one: Message, path: Path) -> Message:
    """Return what is wrong, by the names of the file: what is missing is called there as it would be."""
    return one._replace(path=path, context={"field": name_of(path)} if one.code == "missing" else one.context)


def nearest(places: Mapping[Path, Path], path: Path) -> Path:
    """Return where a value stands in the file, or else the nearest that holds it; what is nowhere keeps its name.

    >>> nearest({("mass_kg",): ("kg_per_declared_unit", "qty")}, ("mass_kg",))
    ('kg_per_declared_unit', 'qty')
    """
    return next((places[path[:length]] for length in range(len(path), 0, -1) if path[:length] in places), path)
