"""JSON as plain values. Made for files from strangers: what can be read in two ways, or grows in memory, is refused."""

import json
import math
from typing import Any

from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.model.agreement import Finding

LARGEST_BYTES = 10_000_000
_MOST_PARTS = 300_000
_LONGEST_WHOLE_NUMBER = 15


class _KeyTwiceError(ValueError):
    pass


def parse_json(content: bytes, file: str) -> Any:
    """Return the values in a JSON text.

    Raises
    ------
    InputRefusedError
        The text is no JSON, is too large, has a field twice, or a number that is not finite.
    """
    if len(content) > LARGEST_BYTES:
        raise _refused(file, "json_too_large", f"{len(content)} bytes", limit=f"{LARGEST_BYTES} bytes")
    parts = sum(map(content.count, (b",", b"[", b"{")))
    if parts > _MOST_PARTS:
        raise _refused(file, "json_too_large", f"{parts}", limit=f"{_MOST_PARTS}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(file, "not_text", f"byte {error.start}") from None
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_float=_finite, parse_int=_whole, parse_constant=_finite
        )
        json.dumps(found, ensure_ascii=False).encode()  # half of a pair of surrogates is no text
    except _KeyTwiceError as error:
        raise _refused(file, "key_twice", str(error)) from None
    except (ValueError, RecursionError) as error:
        raise _refused(file, "not_json", None, detail=str(error)) from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _KeyTwiceError(name)
        found[name] = value
    return found


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def _whole(written: str) -> int | float:
    return int(written) if len(written) <= _LONGEST_WHOLE_NUMBER else _finite(written)


def _refused(file: str, kind: str, found: object, **words: object) -> InputRefusedError:
    return InputRefusedError([problem_of(Finding((), kind, found, words), file, {})])
