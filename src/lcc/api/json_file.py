"""What leaves the program as JSON, by command or over HTTP."""

from collections.abc import Mapping

from lcc.figure.rounding import all_as_written
from lcc.interchange.json_text import as_json_text
from lcc.record.record import OutputDocument


def json_bytes(document: type[OutputDocument] | None, plain: Mapping[str, object]) -> bytes:
    """Return plain values as the JSON file that leaves the program: which `document` it is stands first, if any."""
    known_by = ("kind", "version") if document else ()
    fields = document.model_fields if document else {}
    return as_json_text(all_as_written({name: fields[name].default for name in known_by} | dict(plain))).encode()
