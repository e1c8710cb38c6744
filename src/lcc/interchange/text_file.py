"""A text of a stranger as plain values, and where they stand: JSON by its name or its first sign, or else YAML."""

from pathlib import PurePath
from typing import Any

from lcc.interchange.json_file import NotJsonError, parse_json
from lcc.interchange.places import Places
from lcc.interchange.yaml_file import parse_yaml

_OPENS_JSON = (b"{", b"[")
_MARK = b"\xef\xbb\xbf"


def parse(content: bytes, file: str) -> tuple[Any, Places]:
    """Return the values in a YAML or JSON text, and where each stands.

    What opens as JSON does is read as JSON under any name; a name that says YAML gets a second chance as that.

    Raises
    ------
    InputRefusedError
        The text is neither, is larger than `limits` allow, or can be read in two ways.
    """
    if PurePath(file).suffix.lower() == ".json":
        return parse_json(content, file)
    if content[:1_000].removeprefix(_MARK).lstrip().startswith(_OPENS_JSON):
        try:
            return parse_json(content, file)
        except NotJsonError:
            pass
    return parse_yaml(content, file)
