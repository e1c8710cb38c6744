"""A record in YAML or JSON: read and checked field by field, and written."""

from pathlib import Path as FilePath
from typing import TypeVar

from lcc.checks.validation import record_of
from lcc.intake.files import File, read_bytes
from lcc.interchange.json_text import as_json_text
from lcc.interchange.text_file import stated_in_text
from lcc.interchange.yaml_file import as_yaml
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, in_file, problem_of
from lcc.record.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


def load(content: bytes, file: str, model: type[AnyRecord]) -> tuple[AnyRecord, Origins]:
    """Return the record in a YAML or JSON text, and where its fields stand.

    Raises
    ------
    InputRefusedError
        With every problem in the text.
    """
    with in_file(file):
        stated = stated_in_text(content, FilePath(file).suffix)
        return record_of(stated, model), stated.origins


def load_file(file: File, model: type[AnyRecord]) -> tuple[AnyRecord, Origins]:
    """Return the record in a file, as `load` does."""
    return load(read_bytes(file), str(file), model)


def refuse_another_tender(named: str, tender: str, code: str, file: str, origins: Origins) -> None:
    """Raise InputRefusedError, with a problem of this code, where a record names another tender than this one."""
    if named != tender:
        finding = Message(("tender",), code, named, {"tender": tender})
        raise InputRefusedError([problem_of(finding, file, origins)])


def written(record: Record, file: FilePath) -> bytes:
    """Return what is stated in a record as JSON, or as YAML where the file has such a name: what `load` reads."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    if file.suffix.lower() == ".json":
        return as_json_text(plain).encode()
    return as_yaml(plain)
