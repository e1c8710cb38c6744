"""A text of a stranger as plain values, and where they stand: JSON by its name or its first sign, or else YAML."""

from lcc.interchange.json_file import NotJsonError, stated_in_json
from lcc.interchange.yaml_file import stated_in_yaml
from lcc.record.stated import Stated

_OPENS_JSON = (b"{", b"[")
_MARK = b"\xef\xbb\xbf"


def stated_in_text(content: bytes, ending: str) -> Stated:
    """Return the values in a YAML or JSON text, and where each stands.

    What opens as JSON does is read as JSON whatever its name ends in; where that is not .json, it gets a second chance
    as YAML.

    Raises
    ------
    InputRefusedError
        The text is neither, is larger than `limits` allow, or can be read in two ways.
    """
    if ending.lower() == ".json":
        return stated_in_json(content)
    if content[:1_000].removeprefix(_MARK).lstrip().startswith(_OPENS_JSON):
        try:
            return stated_in_json(content)
        except NotJsonError:
            pass
    return stated_in_yaml(content)
