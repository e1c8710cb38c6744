"""JSON as it leaves the program: readable, and with a code for each character that is not shown but does something."""

import json
import re

from pydantic_core import to_json

from lcc.record.visible import visible

_MAY_DO_SOMETHING = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u02ff]")


def as_json_text(plain: object) -> str:
    r"""Return plain values as a JSON text with a line for each value.

    >>> as_json_text({"name": "Bank\u009b2J é"})
    '{\n "name": "Bank\\u009b2J é"\n}\n'
    """
    return _MAY_DO_SOMETHING.sub(_escaped, to_json(plain, indent=1).decode()) + "\n"


def as_json_line(plain: object) -> str:
    r"""Return plain values as a JSON text in one line, with its end.

    >>> as_json_line({"a": [1, 2]})
    '{"a": [1, 2]}\n'
    """
    return _MAY_DO_SOMETHING.sub(_escaped, json.dumps(plain, ensure_ascii=False)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    one = found.group()
    return one if visible(one) == one else json.dumps(one)[1:-1]
