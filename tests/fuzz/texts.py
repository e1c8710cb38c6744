"""Plain values as YAML and JSON, in the many ways in which people and programs write these; ways to spoil a text."""

import json
import math
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_WORDS = {"yes", "no", "true", "false", "null", "on", "off", "y", "n"}


def written(plain: Any, rng: Random) -> tuple[str, bytes]:
    """Return an ending for the name of a file, and its content: plain values in one of many hands."""
    way = rng.randrange(10)
    if way < 6:
        indent, in_ascii = rng.choice([None, 1, 4]), rng.random() < 0.5
        return rng.choice([".json", ".json", ".yaml"]), _encoded(_as_json(plain, indent, in_ascii))
    lines = list(_lines(plain, "", rng, rng.choice([2, 2, 4])))
    if way == 6:
        lines = ["# By hand", "---", *lines]
    elif way == 7:
        lines = [
            one
            for line in lines
            for one in ([line, rng.choice(["", "# € 5", "   # x"])] if rng.random() < 0.2 else [line])
        ]
    text = rng.choice(["\n", "\n", "\r\n"]).join(lines) + rng.choice(["\n", "", "\n\n"])
    mark = b"\xef\xbb\xbf" if way == 8 else b""
    return rng.choice([".yaml", ".yml"]), mark + _encoded(text)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _as_json(plain: Any, indent: int | None, in_ascii: bool) -> str:
    return json.dumps(_keyed(plain), indent=indent, ensure_ascii=in_ascii)


def _keyed(plain: Any) -> Any:
    """Return plain values with keys that JSON can sort out by itself."""
    if isinstance(plain, dict):
        return {key if isinstance(key, str) else str(key): _keyed(value) for key, value in plain.items()}
    return [_keyed(value) for value in plain] if isinstance(plain, list) else plain


def _lines(plain: Any, before: str, rng: Random, step: int) -> Iterator[str]:
    """Yield the lines of a block of YAML."""
    if isinstance(plain, dict) and plain:
        for key, value in plain.items():
            if isinstance(value, dict | list) and value and rng.random() < 0.9:
                yield f"{before}{_scalar(key, rng)}:"
                yield from _lines(value, before + " " * step, rng, step)
            else:
                yield f"{before}{_scalar(key, rng)}: {_flow(value, rng)}"
    elif isinstance(plain, list) and plain:
        for value in plain:
            if isinstance(value, dict | list) and value:
                first, *rest = _lines(value, before + "  ", rng, step)
                yield f"{before}- {first.lstrip(' ')}"
                yield from rest
            else:
                yield f"{before}- {_flow(value, rng)}"
    else:
        yield before + _flow(plain, rng)


def _flow(plain: Any, rng: Random) -> str:
    if isinstance(plain, dict):
        return "{" + ", ".join(f"{_scalar(key, rng)}: {_flow(value, rng)}" for key, value in plain.items()) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(_flow(value, rng) for value in plain) + "]"
    return _scalar(plain, rng)


def _scalar(value: Any, rng: Random) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: rng.choice(["null", "~"])}[value]
    if isinstance(value, float):
        return {"nan": ".nan", "inf": ".inf", "-inf": "-.inf"}.get(str(value), repr(value))
    if isinstance(value, int):
        return str(value) if abs(value) < 10**4000 else "1" + "0" * 4000
    text = str(value)
    if text and set(text) <= _PLAIN and text.lower() not in _WORDS:
        return rng.choice([text, text, f"'{text}'"])
    if text.isprintable() and text.strip() == text and rng.random() < 0.5:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=rng.random() < 0.5)


def spoilt(content: bytes, rng: Random) -> bytes:
    """Return a text after something happened to its bytes."""
    return rng.choice(_SPOILING)(content, rng)


def _line(content: bytes, rng: Random, change: Callable[[bytes], bytes]) -> bytes:
    lines = content.split(b"\n")
    k = rng.randrange(len(lines))
    lines[k] = change(lines[k])
    return b"\n".join(lines)


_PIECES = (
    b"\x00", b"\x1b[31m", b"\x7f", b"\x9b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xa8",
    b"\xc2\x85", b"\t", b"\r", b"\n\n", b" ", b"- ", b": ", b"? ", b"#", b"&a ", b"*a", b"<<: *a", b"!!int ",
    b"!x ", b"|\n", b">\n", b"'", b'"', b"[", b"{", b"}", b",", b"---\n", b"...\n", b"%YAML 1.1\n---\n",
    b"%TAG ! x\n---\n", b"@", b"`", b"[[[[[[[[", b"9" * 5000, b"0x" + b"f" * 4000, b"1e999", b"-", b"\\u0000",
    b"\\ud800", b"\\x1b", b"/*", b"//", b"NaN", b"Infinity",
)  # fmt: skip


def _inserted(content: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(_PIECES) + content[at:]


def _at_line_start(content: bytes, rng: Random) -> bytes:
    return _line(content, rng, lambda line: rng.choice(_PIECES) + line)


def _after_a_colon(content: bytes, rng: Random) -> bytes:
    return _line(content, rng, lambda line: line.replace(b": ", b": " + rng.choice(_PIECES), 1))


def _bytes_changed(content: bytes, rng: Random) -> bytes:
    found = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        if found:
            found[rng.randrange(len(found))] = rng.randrange(256)
    return bytes(found)


def _truncated(content: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _line_again(content: bytes, rng: Random) -> bytes:
    return _line(content, rng, lambda line: line + b"\n" + line)


def _line_dropped(content: bytes, rng: Random) -> bytes:
    return _line(content, rng, lambda _line: b"")


def _indented(content: bytes, rng: Random) -> bytes:
    return _line(content, rng, lambda line: rng.choice([b" ", b"\t", b"  "]) + line)


def _encoded_otherwise(content: bytes, rng: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"]), "replace")


def _line_ends(content: bytes, rng: Random) -> bytes:
    return content.replace(b"\n", rng.choice([b"\r", b"\r\n", b"\xc2\x85", b"\xe2\x80\xa8", b"\n \n"]))


def _twice(content: bytes, rng: Random) -> bytes:
    return content + rng.choice([b"", b"\n---\n", b"\n...\n"]) + content


def _deep(content: bytes, rng: Random) -> bytes:
    many = rng.choice([60, 300, 2000])
    return rng.choice([b"[" * many, b"- " * many, b'{"a":' * many, b"[" * many + b"]" * many]) + content


_SPOILING = (
    _inserted, _inserted, _inserted, _at_line_start, _after_a_colon, _after_a_colon, _bytes_changed, _bytes_changed,
    _truncated, _line_again, _line_dropped, _indented, _encoded_otherwise, _line_ends, _twice, _deep,
)  # fmt: skip


def is_finite(value: Any) -> bool:
    """Whether every number in plain values is finite."""
    if isinstance(value, float):
        return math.isfinite(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return all(map(is_finite, parts))
