"""What stands in the cells of a material passport to fill in, and the passport that it makes.

The key of an answer is the path of its field, counted by the rows of the form: rows between others can stay empty.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.checks.fields import plain_fields
from lcc.model.passport import Connection, Evidence, Material, MaterialDestination, MaterialOrigin, Passport
from lcc.record.message import Message
from lcc.record.path import Path, assembled, stated_in

MATERIAL_ROWS, CONNECTION_ROWS = 12, 8
"""How many materials and connections a form has room for."""

PRODUCT = tuple(dict.fromkeys(("product", "supplier", "product_id", *plain_fields(Passport))))
ORIGIN: tuple[Path, ...] = tuple(("origin", name) for name in MaterialOrigin.model_fields)
DESTINATION: tuple[Path, ...] = tuple(("end_of_life", name) for name in MaterialDestination.model_fields)
SOLD_AS: Path = ("sold_as",)
COMPOSITION: tuple[Path, ...] = (("name",), ("mass_kg",), ("connection",), SOLD_AS, *ORIGIN, ("scarce",))
END_OF_LIFE: tuple[Path, ...] = tuple(
    path
    for path in dict.fromkeys((("r_strategy",), *DESTINATION, *((name,) for name in plain_fields(Material))))
    if path not in COMPOSITION
)
EVIDENCE: tuple[Path, ...] = tuple(("evidence", 0, name) for name in Evidence.model_fields)
CONNECTION: tuple[Path, ...] = tuple((name,) for name in Connection.model_fields)

_ROWS: Mapping[str, tuple[int, tuple[Path, ...]]] = {
    "materials": (MATERIAL_ROWS, (*COMPOSITION, *END_OF_LIFE, *EVIDENCE)),
    "connections": (CONNECTION_ROWS, CONNECTION),
}


def passport_answers(passport: Passport) -> dict[Path, Any]:
    """Return what to write in the cells so that they read as this passport."""
    return {path: value for path, value in stated_in(passport).items() if value != []}


def beyond_the_rows(passport: Passport) -> Iterator[Message]:
    """Yield what of a passport a form has no room for."""
    entries: dict[Path, tuple[int, int]] = {
        ("materials",): (len(passport.materials), MATERIAL_ROWS),
        ("connections",): (len(passport.connections), CONNECTION_ROWS),
        ("evidence",): (len(passport.evidence), 1),
    }
    entries |= {("materials", k, "evidence"): (len(one.evidence), 1) for k, one in enumerate(passport.materials)}
    for path, (number, limit) in entries.items():
        if number > limit:
            yield Message(path, "many_in_passport", number, {"limit": limit})


def passport_of(answers: Mapping[Path, Any]) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the passport that the answers make, and for each of its fields the key of the answer behind it.

    It is plain values, to be validated as any other.
    """
    used = {name: sorted({int(key[1]) for key in answers if key[0] == name}) for name in _ROWS}
    sources: dict[Path, Path] = {}
    stated: dict[Path, Any] = {("materials",): []}
    for path, key in _fields(used):
        for length in range(len(path) + 1):
            sources.setdefault(path[:length], key)
        if key in answers:
            stated[path] = answers[key]
    for name in _ROWS:
        sources.setdefault((name,), (name, 0, "name"))
    if used["materials"]:
        del stated["materials",]
    passport: dict[str, Any] = assembled(stated)
    for material in passport["materials"]:
        material.setdefault("origin", {})
        material.setdefault("end_of_life", {})
    return passport, sources


def _fields(used: Mapping[str, list[int]]) -> Iterator[tuple[Path, Path]]:
    """Yield the path of each field that the used rows hold, with its key on the form."""
    for path in (*((name,) for name in PRODUCT), *EVIDENCE):
        yield path, path
    for name, rows in used.items():
        for k, row in enumerate(rows):
            for field in _ROWS[name][1]:
                yield (name, k, *field), (name, row, *field)


def part_of(key: Path, depth: int) -> Path:
    """Return the key of what a cell can't be missing in once it is begun: its evidence, its row or the passport.

    `depth` says how many steps come before those of the passport.
    """
    if "evidence" in key[depth:]:
        return key[:-1]
    return key[: depth + 2] if key[depth] in _ROWS else key[:depth]
