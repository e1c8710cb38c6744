"""YAML and JSON from strangers: everything that grows faster than the file, or is written to be read in two ways."""

import json
from typing import Any

_YAML_BYTES, _JSON_BYTES = 799_000, 9_990_000


def _filled(unit: str, size: int = _YAML_BYTES) -> str:
    return unit * (size // len(unit.encode()))


def bid(*offers: dict[str, Any], **parts: Any) -> str:
    """Return a bid in JSON, without asking whether it makes one."""
    return json.dumps({"tender": "test", "bidder": {"name": "Somebody"}, "offers": offers, **parts})


def offer(**parts: Any) -> dict[str, Any]:
    """Return an offer as plain values."""
    model = {"kind": "purchase", "price": 900.0, "service_life_years": 15}
    return {"item": "thing", "business_model": model, **parts}


def _costs(number: int, **parts: Any) -> list[dict[str, Any]]:
    return [{"name": f"c{k}", "phase": "maintenance", "amount": 1.0, **parts} for k in range(number)]


YAML_TEXTS: dict[str, str] = {
    "empty lists": _filled("- []\n"),
    "empty lists in a line": f"a: [{_filled('[],')}]",
    "ones": _filled("- 1\n"),
    "2 MB of ones": _filled("- 1\n", 2_000_000),
    "20 MB": _filled("a: 1\n", 19_999_000),
    "long text in quotes": f"a: '{_filled('x')[:-10]}'",
    "long text": f"a: {_filled('x')[:-10]}",
    "one text over many lines": f"a: {_filled(chr(120) + chr(10) + '  ')[:-10]}",
    "empty lines in a text": f"a: x{_filled(chr(10))[:-20]}  y",
    "deep lists": "a: " + "[" * 400_000,
    "deep lists over lines": "a: " + "[\n" * 300_000,
    "deep groups": "{a: " * 190_000,
    "deep blocks": "".join(" " * k + "a:\n" for k in range(1_200)),
    "deep dashes": "- " * 390_000 + "x",
    "block text": "a: |\n" + _filled("  x\n")[:-10],
    "folded text": "a: >\n" + _filled("  x\n")[:-10],
    "question marks": _filled("? ") + "a",
    "question marks over lines": _filled("? a\n: b\n"),
    "one key again and again": _filled("a: 1\n"),
    "many keys": "".join(f"k{k}: 1\n" for k in range(60_000)),
    "quotes not closed": 'a: "' + _filled("x ")[:-10],
    "groups not closed": "a: {" + _filled("b: c, ")[:-10],
    "tabs": "a:" + _filled("\t")[:-10] + "1",
    "marks of byte order": _filled("\ufeff"),
    "other line ends": "a: 1\x85b: 2\u2028c: 3\u2029d: 4",
    "references": "- &a x\n" + _filled("- *a\n")[:-10],
    "anchors": _filled("- &a x\n"),
    "tags": _filled("- !!str x\n"),
    "a long tag": "- !" + _filled("x")[:-10],
    "a tag of escapes": "- !" + _filled("%41")[:-10],
    "a long anchor": "- &" + _filled("x")[:-10],
    "documents": _filled("---\n"),
    "directives": _filled("%X y\n") + "---\na: 1",
    "a version of many digits": "%YAML " + "1" * 700_000 + ".2\n---\na: 1",
    "commas": "[" + _filled(",")[:-10],
    "hexadecimal": "a: 0x" + _filled("f")[:-10],
    "digits": "a: " + "9" * 90_000,
    "an exponent": "a: 1e" + "9" * 50,
    "a long key": '? "' + "k" * 700_000 + '"\n: 1',
    "half of a pair": 'a: "\\ud800"',
    "beyond Unicode": 'a: "\\U00110000"',
    "escape codes": 'a: "\\e[2J\\e[1;1H"',
    "escape codes in keys": _filled('"\\e": 1\n'),
    "a carriage return": 'a: "x\\r  found: nothing wrong"',
    "an older YAML": "%YAML 1.1\n---\nprice: 15:00\n",
}
"""Each is refused as a bid."""

JSON_TEXTS: dict[str, str] = {
    "600,000 empty lists": "[" + "[]," * 600_000 + "[]]",
    "empty lists": "[" + "[]," * 140_000 + "[]]",
    "deep lists": "[" * 290_000,
    "sixty lists": "[" * 60 + "]" * 60,
    "deep groups": '{"a":' * 290_000,
    "a long text": '{"a":"' + "x" * _JSON_BYTES + '"}',
    "a text of escapes": '{"a":"' + "\\n" * (_JSON_BYTES // 2) + '"}',
    "a text not closed": '{"a":"' + "\\\\" * (_JSON_BYTES // 2),
    "spaces": " " * _JSON_BYTES + "1",
    "empty lines": "[" + "\n" * _JSON_BYTES + "1]",
    "digits": '{"a":' + "9" * _JSON_BYTES + "}",
    "an exponent": '{"a":1e999}',
    "nearly nothing": '{"a":1e-999}',
    "no numbers": '{"a":NaN,"b":-Infinity}',
    "many keys": "{" + ",".join(f'"k{k}":1' for k in range(290_000)) + "}",
    "one key again and again": "{" + ",".join('"k":1' for _k in range(290_000)) + "}",
    "control characters": "[" + ",".join('"\\u001b"' for _k in range(290_000)) + "]",
    "half of a pair": '{"a":"\\ud800"}',
    "a long key": '{"' + "k" * _JSON_BYTES + '":1}',
    "quotes": '"' * _JSON_BYTES,
    "empty costs": bid(*[offer(costs=[{}] * 1000)] * 140),
    "empty costs at the end": bid(*[offer(costs=_costs(10) + [{}] * 900)] * 140),
    "empty costs without a price": bid(
        *[{"item": "thing", "business_model": {"kind": "purchase"}, "costs": [{}] * 990}] * 140
    ),
    "wrong costs": bid(*[offer(costs=_costs(1000, index=7))] * 30),
    "an unknown index": bid(*[offer(costs=_costs(1000, index="none"))] * 30),
    "unknown fields": bid(offer(**{f"k{k}": 1 for k in range(140_000)})),
    "many phases": bid(offer(included=["x"] * 290_000)),
    "cash flows": bid(
        *[
            offer(
                business_model={"kind": "purchase", "price": 1.0, "service_life_years": 11 / 12},
                costs=_costs(1000, every_years=1 / 12, warranty_years=1 / 12),
            )
        ]
        * 20
    ),
}
"""Each is refused as a bid."""
