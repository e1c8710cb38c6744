"""Write src/lcc/record/confusables.txt from Unicode's own table: `python scripts/confusables.py confusables.txt`.

Of https://www.unicode.org/Public/security/latest/confusables.txt it keeps what `lcc.record.looks` needs: characters
that are not taken apart by NFKD already, each beside what it looks like, without accents.
"""

import sys
from pathlib import Path
from unicodedata import category, normalize

TABLE = Path(__file__).parents[1] / "src/lcc/record/confusables.txt"
HEAD = """\
# What characters look like: from confusables.txt of Unicode Technical Standard #39, {version}, {date},
# with scripts/confusables.py. One prototype a line, then what looks like it, as code points.
#
# Copyright (c) 1991-{year} Unicode, Inc. Licensed under the Unicode License v3 (SPDX: Unicode-3.0):
# see Unicode-3.0.txt beside this file and https://www.unicode.org/license.txt
"""


def bare(text: str) -> str:
    """Return a text taken apart, without accents."""
    return "".join(one for one in normalize("NFKD", text) if category(one) not in ("Mn", "Me"))


def main(source: Path) -> None:
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    said = {name: next(line for line in lines if line.startswith(f"# {name}: ")) for name in ("Version", "Date")}
    version, date = (said[name].partition(": ")[2] for name in ("Version", "Date"))
    looks: dict[str, list[str]] = {}
    for line in lines:
        fields = [field.split() for field in line.partition("#")[0].split(";")]
        if len(fields) != 3 or len(fields[0]) != 1:
            continue
        character, prototype = ("".join(chr(int(code, 16)) for code in field) for field in fields[:2])
        if bare(character) == character and bare(prototype) not in ("", character):
            looks.setdefault(bare(prototype), []).append(character)
    rows = [
        f"{_codes(prototype)} ; {_codes(''.join(sorted(characters)))}"
        for prototype, characters in sorted(looks.items())
    ]
    head = HEAD.format(version="version " + version, date=date.partition(",")[0], year=date[:4])
    TABLE.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def _codes(text: str) -> str:
    return " ".join(f"{ord(one):04X}" for one in text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
