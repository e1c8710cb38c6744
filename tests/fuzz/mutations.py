"""Changes of plain values, each by a number that stands for it: small ones that mostly do no harm, and rude ones."""

import math
from collections.abc import Callable, Mapping
from copy import deepcopy
from random import Random
from typing import Any, Literal, NamedTuple, get_args, get_origin

from fuzz.schema import Choice, Place, places, records, words
from lcc.record.path import Path
from lcc.record.record import Record

NUMBERS: tuple[Any, ...] = (
    0, -0.0, -1, 1, 0.5, 5e-324, 1e-300, -1e-9, 1e12, -1e12, 1.0000001e12, 1e300, -1e300, math.nan, math.inf,
    -math.inf, 2**53 + 1, 10**30, 10**400, 0.1 + 0.2, 2400, 201, 200, 1 / 3,
)  # fmt: skip
TEXTS: tuple[str, ...] = (
    "", " ", "x" * 200, "x" * 201, "x" * 5_000, "a\nb", "a\tb", "a\r\nb", "\x00", "\x1b[2J\x1b]0;x\x07",
    "\u202egnp.exe", "zero\u200bwidth", "\ufeffmark", "\ud800", "a\udcffb", "\u2028", "\u0085", "\U0010ffff",
    "\ue000", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "'quoted", '"', "<b>&amp;</b>",
    "<script>alert(1)</script>", "{bidder} {0} {", "%s %(x)s %", "€ 1.250,00", "1e5", "0x1f", "017", "1_000",
    "12:30", "yes", "no", "null", "~", "NaN", ".inf", "2027-02-30", "2027-13-01", "0000-00-00", "Ärger & Söhne",
    "Ελλάδα \u0391\u0395", "株式会社テスト", "حديقة", "😀 BV", "e\u0301" * 100, "ﬁ ½ ①", "../../etc/passwd",
    "x.passport.yaml", "\\", "a\\nb", "#no", "- x", "a: b", "[", "*a", "&a", "!!python/object:os.system", "?",
    "|", ">", "%YAML 1.1", "quality", "cost", "drawing_lots", "general", "fixed", "mki",
)  # fmt: skip
HONEST_TEXTS = (
    "Alfa", "Ärger & Söhne", "株式会社テスト", "Ελλάδα \u0391\u0395", "O'Neill \"BV\"", "50% korting, € 3",
    "x" * 200, "a: b # c", "yes", "=1+1", "{name}", "<b>", "-1", "1e5", "2027-01-01",
)  # fmt: skip
OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [[]], {"kind": "purchase"}, [None], "text", 7, 2.5)


class Step(NamedTuple):
    """A change: which, whether it is rude, and the choice that it aims at if it does."""

    number: int
    rude: bool = False
    aim: Choice | None = None


class Changed(Exception):  # noqa: N818 -- ends a search
    """A change was made."""


def changed(model: type[Record], plain: Any, steps: list[Step]) -> Any:
    """Return plain values after these changes; the same ones for the same steps."""
    plain = deepcopy(plain)
    for step in steps:
        rng = Random(step.number)
        if step.aim is not None:
            _choose(rng, model, plain, step.aim)
            continue
        known = [one for one in places(model, plain) if isinstance(one.path, tuple)]
        if known:
            rng.choice(_RUDE if step.rude else _SMALL)(rng, plain, rng.choice(known), model)
    return plain


def parent_of(plain: Any, path: Path) -> Any:
    """Return what holds the value at a path."""
    for step in path[:-1]:
        plain = plain[step]
    return plain


def _set(plain: Any, path: Path, value: Any) -> None:
    parent_of(plain, path)[path[-1]] = value


def _value(plain: Any, path: Path) -> Any:
    return parent_of(plain, path)[path[-1]]


# Small ones: what they make is mostly a document that somebody could have meant.


def another(rng: Random, place: Place, value: Any, near: list[Any]) -> Any:
    """Return another value of the kind that a place holds; `near` are those of other places like it."""
    annotation = place.annotation
    if get_origin(annotation) is Literal:
        return rng.choice(get_args(annotation))
    if annotation is bool:
        return not value
    if annotation in (int, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return _number(rng, place, value)
    if annotation is str and isinstance(value, str):
        return rng.choice(near) if near and rng.random() < 0.5 else _named(rng, place, value)
    if getattr(annotation, "__name__", "") == "date":
        return f"{rng.randint(1990, 2100)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return value


def _number(rng: Random, place: Place, value: float) -> float:
    low, high = max(place.low, -1e12), min(place.high, 1e12)
    is_whole = place.annotation is int
    way = rng.randrange(5)
    if way == 0 and not is_whole:
        found = round(value * rng.choice([0.5, 0.9, 1.1, 2.0, 10.0]), 4)
    elif way == 1:
        found = rng.choice([low, high, value])
    elif way == 2:
        found = value + rng.choice([-1, 1]) * (1 if is_whole or abs(value) > 1 else 0.01)
    elif way == 3 and not is_whole:
        found = value + rng.choice([1e-9, 0.005, -0.005])
    else:
        found = rng.choice([0, 1, 2, 3, 5, 7, 12, 24, 60])
    found = min(max(found, low), high)
    return int(found) if is_whole else found


def _named(rng: Random, place: Place, value: str) -> str:
    is_free = place.field in (
        "name",
        "title",
        "authority",
        "description",
        "justification",
        "product",
        "cpv",
        "unit",
    )
    return rng.choice(HONEST_TEXTS) if is_free else value


def _small_value(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    like = [one for one in places(model, plain) if one.annotation == place.annotation and one.field == place.field]
    near = [value for one in like if isinstance(value := _value(plain, one.path), str)]
    _set(plain, place.path, another(rng, place, _value(plain, place.path), near))


def _dropped(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Leave out a field that can be, or one of several in a list."""
    holder = parent_of(plain, place.path)
    info = place.record.model_fields[place.field]
    if isinstance(holder, list) and len(holder) > 1:
        holder.remove(_value(plain, place.path))
    elif isinstance(holder, dict) and place.path[-1] == place.field and not info.is_required():
        del holder[place.field]


def _listed(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Shuffle a list, or say one of its entries again, under another name where it has one."""
    value = _value(plain, place.path)
    if not isinstance(value, list) or not value:
        return _small_value(rng, plain, place, model)
    if rng.random() < 0.5:
        rng.shuffle(value)
        return None
    again = deepcopy(rng.choice(value))
    for name in ("id", "name"):
        if isinstance(again, dict) and isinstance(again.get(name), str):
            again[name] = f"{again[name]}-{rng.randint(2, 99)}"
    value.append(again)
    return None


def _order(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Write the fields of a group in another order."""
    value = _value(plain, place.path)
    if isinstance(value, dict):
        names = list(value)
        rng.shuffle(names)
        for name in names:
            value[name] = value.pop(name)
    else:
        _small_value(rng, plain, place, model)


# Rude ones: what they make is mostly refused, and has to be in words.


def _hostile_value(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    _set(plain, place.path, rng.choice(rng.choice([NUMBERS, TEXTS, OTHERS])))


def _hostile_text(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    known = [one for one in places(model, plain) if one.annotation is str]
    if known:
        _set(plain, rng.choice(known).path, rng.choice(TEXTS))


def _hostile_number(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    known = [one for one in places(model, plain) if one.annotation in (int, float)]
    if known:
        one = rng.choice(known)
        written = str(_value(plain, one.path))
        _set(
            plain,
            one.path,
            rng.choice([*NUMBERS, written, written.replace(".", ","), f"€ {written}", f"{written}%"]),
        )


def _hostile_name(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Rename a field, or add one that no record has."""
    holder = parent_of(plain, place.path)
    if isinstance(holder, dict):
        name = rng.choice([*TEXTS, f"{place.path[-1]}s", str(place.path[-1]).upper(), 7, -1.5, True, None])
        if rng.random() < 0.5:
            holder[name] = holder.pop(place.path[-1])
        else:
            holder[name] = rng.choice([*OTHERS, *NUMBERS[:4]])


def _extremes(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Put several numbers at what they may be at most and at least, all at once."""
    for one in places(model, plain):
        if one.annotation in (int, float) and rng.random() < rng.choice([0.1, 0.5]):
            low, high = max(one.low, -1e12), min(one.high, 1e12)
            found = rng.choice([low, high, low, high, 1, 0.01])
            _set(plain, one.path, int(found) if one.annotation is int else found)


def _required_dropped(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    holder = parent_of(plain, place.path)
    del holder[place.path[-1]]


def _grown(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Make a list empty, or long, or hold the same many times."""
    lists = [one for one in places(model, plain) if isinstance(_value(plain, one.path), list)]
    if lists:
        value = _value(plain, rng.choice(lists).path)
        value[:] = [deepcopy(one) for one in rng.choice([[], value * 2, value * 60, value[:1] * 120])]


def _kind_swapped(rng: Random, plain: Any, place: Place, model: type[Record]) -> None:
    """Say that a record is of another kind, or exchange two values that have nothing to do with each other."""
    known = [
        one for one in places(model, plain) if one.field in ("kind", "method") and isinstance(one.path[-1], str)
    ]
    if known and rng.random() < 0.5:
        one = rng.choice(known)
        kinds = [
            "purchase",
            "buy_back",
            "lease",
            "deposit",
            "pool",
            "pay_per_use",
            "low_bid",
            "superformula",
            "words",
        ]
        _set(plain, one.path, rng.choice(kinds))
        return
    first, second = rng.choice([*places(model, plain)]), place
    deeper = max(first.path, second.path, key=len)
    if deeper[: len(first.path)] != first.path or deeper[: len(second.path)] != second.path:
        one, other = _value(plain, first.path), _value(plain, second.path)
        _set(plain, first.path, other)
        _set(plain, second.path, deepcopy(one))


Mutation = Callable[[Random, Any, Place, type[Record]], None]
_SMALL: tuple[Mutation, ...] = (_small_value, _small_value, _small_value, _dropped, _listed, _order)
_RUDE: tuple[Mutation, ...] = (
    _hostile_value, _hostile_text, _hostile_number, _hostile_name, _extremes, _required_dropped, _grown, _kind_swapped,
)  # fmt: skip


# Aimed ones: the fuzzer tries what no accepted document held yet.


def _choose(rng: Random, model: type[Record], plain: Any, aim: Choice) -> None:
    """Make a choice somewhere in a document where its record stands."""
    holders = [holder for holder in _holders(model, plain) if holder[0].__name__ == aim.record]
    if not holders or not aim.field:
        return
    record, holder = rng.choice(holders)
    annotation = record.model_fields[aim.field].annotation
    shape = _shape(annotation)
    if shape is list:
        holder[aim.field] = list(dict.fromkeys([*holder.get(aim.field, []), aim.word]))
    elif shape is dict:
        known = holder.setdefault(aim.field, {})
        known.setdefault(aim.word, deepcopy(next(iter(known.values()), "standard")))
    else:
        holder[aim.field] = aim.word


def _shape(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin in (list, dict, Literal):
        return origin
    return next((found for part in get_args(annotation) if (found := _shape(part))), None)


def _holders(model: type[Record], plain: Any) -> list[tuple[type[Record], Any]]:
    """Return every group of fields in a document, with the record that it makes."""
    found: list[tuple[type[Record], Any]] = [(model, plain)]
    for place in places(model, plain):
        value = _value(plain, place.path)
        if (
            isinstance(value, Mapping)
            and isinstance(place.annotation, type)
            and issubclass(place.annotation, Record)
        ):
            found.append((place.annotation, value))
    return found


__all__ = ["HONEST_TEXTS", "NUMBERS", "TEXTS", "Step", "changed", "records", "words"]
