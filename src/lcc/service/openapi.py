"""The description of every address (OpenAPI 3.1), with the schemas of `lcc schema` in it."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from lcc.record.record import Record
from lcc.service.answer import JSON, PROBLEM
from lcc.service.bodies import NoBody
from lcc.service.failures import FAILURES
from lcc.service.operations.table import OPERATIONS, Operation
from lcc.service.sent import FORM

_SCHEMAS = "#/components/schemas/"
_OF_ALL = ("refused", "full", "mistake", "not_ready", "too_long")
_OF_WHAT_IS_SENT = ("malformed", "slow", "too_large", "content_type")
_WRITES: Mapping[str, Any] = {"type": "string", "contentMediaType": "application/octet-stream"}
_PROBLEM: Mapping[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457. `code` is one of those of /problems; `problems` lists everything that is to be mended.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string", "enum": [*FAILURES]},
        "problems": {"type": "array", "items": {"$ref": f"{_SCHEMAS}ToMend"}},
        "not_looked_at": {"type": "array", "items": {"type": "string"}},
    },
}
_TO_MEND: Mapping[str, Any] = {
    "title": "To mend",
    "description": "What is wrong, where, and how to mend it; `code` is stable.",
    "type": "object",
    "required": ["file", "code", "found", "expected", "mend"],
    "properties": {
        name: {"type": "integer" if name == "line" else "string"}
        for name in ("file", "supplier", "sheet", "cell", "line", "field", "code", "found", "expected", "mend")
    },
}


def of_plain(path: str, what: str) -> dict[str, Any]:
    """Return what FastAPI is told of an address that is about the service itself."""
    answers = {200: {"description": what, "content": {JSON: {"schema": {"type": "object"}}}}}
    failing = ("not_ready",) if path == "/ready" else ()
    return _route("GET", path, what, answers | _failing(failing))


def of_operation(operation: Operation) -> dict[str, Any]:
    """Return what FastAPI is told of an address."""
    shown = str(operation.work.__doc__).partition("\n")[0]
    answers = {
        200: {"description": shown, "content": {kind: _result(operation, kind) for kind in operation.media}}
    }
    failing = _OF_ALL if operation.body is NoBody else (*_OF_ALL, *_OF_WHAT_IS_SENT)
    extra: dict[str, Any] = {"parameters": [*_parameters(operation)]}
    if operation.body is not NoBody:
        extra["requestBody"] = {
            "required": True,
            "content": {
                JSON: {"schema": {"$ref": _SCHEMAS + operation.body.__name__}},
                FORM: {"schema": {"$ref": f"{_SCHEMAS}{operation.body.__name__}Form"}},
            },
        }
    return _route(operation.method, operation.path, shown, answers | _failing(failing)) | {"openapi_extra": extra}


def _route(method: str, path: str, what: str, answers: Mapping[int, Any]) -> dict[str, Any]:
    name = path.strip("/").replace("/{", "_by_").rstrip("}").replace("/", "_")
    return {
        "methods": [method],
        "operation_id": name,
        "name": name,
        "summary": what,
        "description": what,
        "response_class": Response,
        "response_model": None,
        "responses": answers,
    }


def _failing(codes: tuple[str, ...]) -> dict[int, Any]:
    """Return the statuses of these ways to fail, with what each may mean."""
    statuses: dict[int, list[str]] = {}
    for code in FAILURES:
        # What fails by memory or is lost, can't be scored or is too large comes with the status of what is listed.
        if code in codes or any(FAILURES[code].status == FAILURES[one].status for one in codes):
            statuses.setdefault(FAILURES[code].status, []).append(f"`{code}`: {FAILURES[code].title}.")
    content = {PROBLEM: {"schema": {"$ref": f"{_SCHEMAS}Problem"}}}
    return {status: {"description": " ".join(said), "content": content} for status, said in statuses.items()}


def _result(operation: Operation, kind: str) -> dict[str, Any]:
    if operation.results and kind == JSON:
        return {"schema": {"anyOf": [{"$ref": _SCHEMAS + name} for name in operation.results]}}
    return {"schema": {"type": "object"} if kind == JSON else dict(_WRITES)}


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    found = []
    schema = operation.asked.model_json_schema()
    for name, one in schema["properties"].items():
        place = one.pop("in", "query")
        described = {"name": name, "in": place, "required": name in schema.get("required", ())}
        if text := one.pop("description", ""):
            described["description"] = text
        found.append({**described, "schema": one})
    return found


def description_of(app: FastAPI, root_path: str = "") -> dict[str, Any]:
    """Return the description of an app, with the schemas of all that goes in and out."""
    document: dict[str, Any] = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description="docs/service.md of lcc says how it is run, and what its limits are.",
        routes=app.routes,
    )
    if root_path:
        document["servers"] = [{"url": root_path}]
    document.setdefault("components", {})["schemas"] = _schemas()
    return document


def _schemas() -> dict[str, Any]:
    """Return every schema that an address refers to, by name, with its parts beside it."""
    schemas: dict[str, Any] = {"Problem": dict(_PROBLEM), "ToMend": dict(_TO_MEND)}
    bodies = dict.fromkeys(one.body for one in OPERATIONS.values() if one.body is not NoBody)
    results = {name for one in OPERATIONS.values() for name in one.results}
    named = {_document_of(one.json_schema_extra) for body in bodies for one in body.model_fields.values()}
    for name in sorted(filter(None, {*named, *results})):
        _add_document(name, schemas)
    for body in bodies:
        schemas[body.__name__] = _body(body)
        schemas[f"{body.__name__}Form"] = _form(body)
    return schemas


def _document_of(extra: object) -> str:
    return str(extra.get("document", "")) if isinstance(extra, Mapping) else ""


def _add_document(name: str, schemas: dict[str, Any]) -> None:
    """Add a document of `lcc schema` under its own name, and the parts of it under theirs."""
    from lcc.exchange.schema import json_schema

    schema = json_schema(name)
    parts: dict[str, Any] = schema.pop("$defs", {})
    # Two documents may call two parts by one name: the second one is named after its document too.
    names = {part: part for part in parts}
    for part, content in parts.items():
        if part in schemas and schemas[part] != _referring(content, names):
            names[part] = f"{name}_{part}"
    for part, content in parts.items():
        schemas[names[part]] = _referring(content, names)
    whole = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
    schemas[name] = _referring(whole, names)


def _referring(schema: Any, names: Mapping[str, str]) -> Any:
    """Return a schema whose parts stand among all schemas, and no longer in itself."""
    if isinstance(schema, list):
        return [_referring(one, names) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "$ref" and isinstance(value, str) and value.startswith("#/$defs/"):
            found[key] = _SCHEMAS + names[value.removeprefix("#/$defs/")]
        elif key == "mapping" and isinstance(value, dict):
            found[key] = {word: _SCHEMAS + names[str(to).removeprefix("#/$defs/")] for word, to in value.items()}
        else:
            found[key] = _referring(value, names)
    return found


def _body(body: type[Record]) -> dict[str, Any]:
    """Return what JSON is to hold: documents by their schemas."""
    schema = body.model_json_schema()
    properties = {}
    for name, one in schema["properties"].items():
        if one.pop("only_in_form", False):
            continue
        if document := one.pop("document", ""):
            to = {"$ref": _SCHEMAS + document}
            whole = {"type": "array", "items": to} if one.get("type") == "array" else to
            is_optional = name not in schema.get("required", ()) and "items" not in whole
            one = {
                **({"anyOf": [whole, {"type": "null"}]} if is_optional else whole),
                "title": one["title"],
                "description": one["description"],
            }
        properties[name] = one
    return {**schema, "properties": properties}


def _form(body: type[Record]) -> dict[str, Any]:
    """Return what a form is to hold: files, several of those of which there can be more."""
    schema = body.model_json_schema()
    properties = {}
    for name, one in schema["properties"].items():
        is_text = one.get("type") == "array" and one["items"] == {"type": "string"}
        part: dict[str, Any] = {"type": "string"} if is_text else dict(_WRITES)
        whole = {"type": "array", "items": part} if one.get("type") == "array" else part
        properties[name] = {**whole, "title": one["title"], "description": one["description"]}
    return {
        "type": "object",
        "title": f"{schema['title']} as a form",
        "description": schema["description"],
        "properties": properties,
        "required": schema.get("required", []),
        "additionalProperties": False,
    }
