"""What a request holds, read in a worker: JSON or a form, as what `import lcc` takes.

In JSON a document is a group of fields, and never a text: nothing that is sent can be a path on this computer. A part
of a form is a name and its content; the name opens nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_origin

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from lcc.api.given import Input
from lcc.checks.validation import record_of
from lcc.interchange.json_file import stated_in_json
from lcc.language import N_
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, in_file, problem_of
from lcc.record.record import Record
from lcc.service.bodies import NoBody
from lcc.service.limits import ServiceLimits

BODY = "request"
"""How problems call the request itself, where that is what is wrong."""
JSON, FORM = "application/json", "multipart/form-data"

Given = Mapping[str, Any]
"""By name of the field what was sent: an `Input`, a list of these, or a list of texts."""


class MalformedError(ValueError):
    """A form is none; its text says why, and holds nothing of what was sent."""


class TooManyPartsError(ValueError):
    """A form has more parts than one may have."""


def sent(content_type: str, content: bytes, body: type[Record], limits: ServiceLimits) -> Given:
    """Return what a request holds.

    Raises
    ------
    InputRefusedError
        A field is not known, missing, there twice, or no group of fields; the JSON can't be read.
    MalformedError, TooManyPartsError
        The form is none, or has too many parts.
    """
    if body is NoBody:
        return {}
    with in_file(BODY):
        if content_type.partition(";")[0].strip().lower() == FORM:
            return _form(list(_parts(content_type, content, limits.files)), body)
        return _json(content, body)


def _json(content: bytes, body: type[Record]) -> Given:
    stated = stated_in_json(content)
    only_in_form = [name for name in body.model_fields if only_for_forms(body, name)]
    values = stated.values if isinstance(stated.values, dict) else {}
    if misplaced := [name for name in only_in_form if values.get(name) is not None]:
        raise InputRefusedError([problem_of(Message((name,), "only_as_form", None, {})) for name in misplaced])
    given = record_of(stated, body)
    found: dict[str, Any] = {name: getattr(given, name) for name in given.model_fields_set - {*only_in_form}}
    return {name: value for name, value in found.items() if value is not None}


def _form(parts: list[tuple[str, str | None, bytes]], body: type[Record]) -> Given:
    found: dict[str, list[Any]] = {}
    for field, name, content in parts:
        is_text = field in body.model_fields and is_list_of_text(body, field)
        value = content.decode("utf-8", "replace") if is_text else (name or f"{field}.json", content)
        found.setdefault(field, []).append(value)
    problems = [problem_of(one) for one in _misfits(found, body)]
    if problems:
        raise InputRefusedError(problems)
    return {field: values if is_list(body, field) else values[0] for field, values in found.items()}


def _misfits(found: Mapping[str, list[Any]], body: type[Record]) -> Iterator[Message]:
    """Yield the parts that are not asked, are there too often, or lack."""
    known = ", ".join(body.model_fields)
    for field, values in found.items():
        if field not in body.model_fields:
            yield Message((), "extra_forbidden", field, {"known": known})
        elif not is_list(body, field) and len(values) > 1:
            yield Message((field,), "key_twice", field, {})
    for field, one in body.model_fields.items():
        if one.is_required() and field not in found:
            yield Message((field,), "missing", None, {"field": field})


def is_list(body: type[Record], field: str) -> bool:
    """Whether a field can be there more than once."""
    return get_origin(body.model_fields[field].annotation) is list


def is_list_of_text(body: type[Record], field: str) -> bool:
    """Whether a field holds names, and no files."""
    return body.model_fields[field].annotation == list[str]


def only_for_forms(body: type[Record], field: str) -> bool:
    """Whether a field is a file that no JSON can hold."""
    extra = body.model_fields[field].json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("only_in_form"))


def upload(given: Given, field: str) -> bytes | None:
    """Return the content of a file that only a form can have."""
    value: Input | None = given.get(field)
    return value[1] if isinstance(value, tuple) and isinstance(value[1], bytes) else None


def named(given: Given, field: str) -> tuple[Input, str]:
    """Return a document as it was sent, and the name by which problems call it."""
    value = given[field]
    return value, value[0] if isinstance(value, tuple) else str(Path(f"{field}.json"))


def _parts(content_type: str, content: bytes, most: int) -> Iterator[tuple[str, str | None, bytes]]:
    """Yield field, name of the file if it has one, and content of each part of a form; nothing goes to a disk."""
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    if not boundary:
        raise MalformedError(N_("no boundary is stated"))
    form = _Form(most)
    try:
        parser = MultipartParser(boundary, form.callbacks())  # type: ignore[arg-type]
        parser.write(content)
        parser.finalize()
    except FormParserError:
        raise MalformedError(N_("its parts can't be told apart")) from None
    if not form.is_whole:
        raise MalformedError(N_("it ends too early"))
    yield from form.parts


class _Form:
    """What the parser finds, part by part."""

    def __init__(self, most: int) -> None:
        self.parts: list[tuple[str, str | None, bytes]] = []
        self.is_whole = False
        self._most = most
        self._header, self._value, self._content = bytearray(), bytearray(), bytearray()
        self._disposition = b""

    def callbacks(self) -> dict[str, Any]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._header.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_part_data": lambda data, start, end: self._content.extend(data[start:end]),
            "on_part_end": self._end,
            "on_end": self._whole,
        }

    def _begin(self) -> None:
        if len(self.parts) >= self._most:
            raise TooManyPartsError
        self._content, self._disposition = bytearray(), b""

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _end(self) -> None:
        _kind, options = parse_options_header(self._disposition)
        if b"name" not in options:
            raise MalformedError(N_("a part has no name"))
        name = options.get(b"filename")
        shown = None if name is None else name.decode("utf-8", "surrogateescape")
        self.parts.append((options[b"name"].decode("utf-8", "replace"), shown, bytes(self._content)))

    def _whole(self) -> None:
        self.is_whole = True
