"""Releases held against the schemas of others: OCDS 1.1, the extensions of its profile for eForms, and our own one."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from lcc.exchange.ocds import extension

SCHEMAS = Path(__file__).parent / "exchange" / "schemas" / "ocds"
EXTENSION = Path(extension.__file__ or "").parent if hasattr(extension, "__file__") else Path()
WRITTEN = datetime(2027, 6, 25, 9, tzinfo=UTC)


@cache
def core() -> dict[str, Any]:
    """Return the release schema of OCDS 1.1."""
    found: dict[str, Any] = json.loads((SCHEMAS / "release-schema.json").read_text())
    return found
