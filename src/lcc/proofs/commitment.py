"""Commitments: a number that binds its maker to something without showing what, until it is opened with a salt.

A commitment is the SHA-256 of three lines: `lcc commitment 1`, a salt of 32 random bytes in hexadecimal, and what is
committed to as canonical JSON. Nobody can find other content, or another salt, for the same commitment. Without the
salt it says nothing of its content, not even to somebody who guesses that right: salts come from the random source of
the operating system, each is used once, and nothing in a bid plays a part in them.
"""

import hashlib
import hmac
import json
import secrets
from typing import Any

_NAME = "lcc commitment 1"
_SALT_BYTES = 32
_MOST_EXACT = 2**53


def canonical(content: Any) -> bytes:
    """Return plain values as JSON that is the same whichever program wrote them: sorted, without blanks, in UTF-8.

    A number is written one way, whether it came as 100 or as 100.0.

    >>> canonical({"b": 100.0, "a": ["é", True, None, 0.1]}) == canonical({"a": ["é", True, None, 0.1], "b": 100})
    True
    >>> canonical({"b": 100.0, "a": 1e300})
    b'{"a":1e+300,"b":100}'
    """
    return json.dumps(_one_way(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _one_way(content: Any) -> Any:
    if isinstance(content, dict):
        return {str(name): _one_way(part) for name, part in content.items()}
    if isinstance(content, list | tuple):
        return [_one_way(part) for part in content]
    if isinstance(content, bool) or not isinstance(content, int | float):
        return content
    return int(content) if content == int(content) and abs(content) < _MOST_EXACT else float(content)


def new_salt() -> str:
    """Return 32 bytes that nobody can guess, in hexadecimal."""
    return secrets.token_hex(_SALT_BYTES)


def commitment_to(content: Any, salt: str) -> str:
    """Return the commitment to plain values, in hexadecimal.

    >>> commitment_to({"price": 1}, "0" * 64)
    '79e2f2f400ec551382031c1e663c8be2fa7d463cdb326d8f32a19713a004e6e8'
    """
    return hashlib.sha256(f"{_NAME}\n{salt}\n".encode() + canonical(content)).hexdigest()


def opens(commitment: str, content: Any, salt: str) -> bool:
    """Whether a commitment is one to this content, with this salt."""
    return hmac.compare_digest(commitment, commitment_to(content, salt))
