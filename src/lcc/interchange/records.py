"""A record in YAML or JSON: read and checked field by field, and written."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import ValidationError

from lcc.evaluation.results import Origins
from lcc.interchange.findings import path_in_file, problem_of, problems_of
from lcc.interchange.in_memory import File
from lcc.interchange.json_text import as_json_text
from lcc.interchange.large import is_large, quick, up_to
from lcc.interchange.problem import InputRefusedError
from lcc.interchange.text_file import parse
from lcc.interchange.yaml_file import as_yaml, read_bytes
from lcc.record.message import Message
from lcc.record.record import Record

Document = TypeVar("Document", bound=Record)

Make = Callable[[Any, str, Origins], tuple[Document, Origins]]
"""What makes a record of plain values in a file: it returns that, and where its fields stand."""


def load(content: bytes, file: str, model: type[Document]) -> tuple[Document, Origins]:
    """Return the record in a YAML or JSON text, and where its fields stand.

    Raises
    ------
    InputRefusedError
        With every problem in the text.
    """
    data, origins = parse(content, file)
    return validated(data, model, file, origins), origins


def maker_of(model: type[Document]) -> Make[Document]:
    """Return what makes a record of plain values, and nothing else of it."""
    return lambda data, file, origins: (validated(data, model, file, origins), origins)


def validated(data: object, model: type[Document], file: str, origins: Origins) -> Document:
    """Return plain values as a record.

    Raises
    ------
    InputRefusedError
        With every field that does not fit.
    """
    if not isinstance(data, dict):
        first = next(iter(model.model_fields))
        raise InputRefusedError([problem_of(Message((), "not_fields", data, {"first": first}), file, origins)])
    looked_at = data
    if is_large(data):
        try:
            made: Document = quick(model).validate_python(data)
        except ValidationError as error:
            looked_at = up_to(data, [path_in_file(one["loc"]) for one in error.errors(include_url=False)])
        else:
            return made
    try:
        made = model.model_validate(looked_at)
    except ValidationError as error:
        problems = problems_of(error, model, file, origins)
    else:
        return made if looked_at is data else model.model_validate(data)
    if looked_at is not data:
        problems.append(problem_of(Message((), "not_looked_at", None, {}), file, {}))
    raise InputRefusedError(problems)


def load_file(file: File, model: type[Document]) -> tuple[Document, Origins]:
    """Return the record in a file, as `load` does."""
    return load(read_bytes(file), str(file), model)


def written(record: Record, file: FilePath) -> bytes:
    """Return what is stated in a record as JSON, or as YAML where the file has such a name: what `load` reads."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    if file.suffix.lower() == ".json":
        return as_json_text(plain).encode()
    return as_yaml(plain)
