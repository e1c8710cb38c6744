"""Keep the rules of the JSON Schemas as they are: one file for each version of each, that `tests/exchange` holds on to.

Run it in each release, after the tests: they say first whether the schemas only grew.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "exchange"))

from narrower import bones

from lcc.exchange.schema import SCHEMAS, json_schema, version_of

KEPT = Path(__file__).parents[1] / "tests" / "exchange" / "kept"


def main() -> int:
    for name in SCHEMAS:
        text = json.dumps(bones(json_schema(name)), separators=(",", ":"), ensure_ascii=False)
        (KEPT / f"{name}.{version_of(name)}.json").write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
