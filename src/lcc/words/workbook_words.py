"""What fills in a sentence about a cell: numbers as its reader writes them, and no code or path of ours."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from math import isfinite
from typing import Any

from lcc.checks.fields import VARIANTS, field_at, record_in
from lcc.language import N_, Local, Percent, Text, listed
from lcc.language.terms import COMMON_NAMES, MODEL_NAMES, TERMS, named
from lcc.model.award import AWARD_RULES
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.path import Path, path_of
from lcc.record.record import Record
from lcc.record.visible import one_line

_CODES = {
    "known",
    "choices",
    "name",
    "needed",
    "fields",
    "field",
    "indicator",
    "resource",
    "found",
    "method",
    "close",
}
"""What holds codes or paths of ours, one or more with commas between them."""
_CODE = re.compile(r"[a-z][a-z0-9_]*(?:[.\[][\w.\[\]\"-]*)?")
_DIGITS = re.compile(r"([-+]?\d+)(?:[.,](\d+))?\s*(%?|(?i:procent|percent|pct\.?|perc\.?))")


def words_in_workbook(words: Mapping[str, Any], found: object) -> tuple[dict[str, Any], object]:
    """Return what fills in a sentence about a cell, and what was found there."""
    said = {name: _called(word) if name in _CODES else _as_in_cell(word) for name, word in words.items()}
    if words.get("is_share"):
        said |= {bound: Percent(words[bound]) for bound in ("gt", "ge", "lt", "le") if bound in words}
    example = _example(found, is_share=bool(words.get("is_share"))) if isinstance(found, str) else None
    said["example"] = Text(": {example}", {"example": example}) if example else ""
    if "weights" in words and isinstance(found, int | float):
        return said, Percent(found)
    if isinstance(found, dict | list):
        return said, Text(N_("the cells of this part together"))
    if words.get("is_share") and isinstance(found, int | float) and isfinite(found):
        return said, _as_percentage(found)
    if isinstance(found, str) and found.startswith("="):
        return said, Text(N_("formula '{written}'"), {"written": one_line(found, 80)})
    return said, Text(MODEL_NAMES[found]) if isinstance(found, str) and found in MODEL_NAMES else _as_in_cell(
        found
    )


def _as_in_cell(value: object) -> object:
    """Return a date as its reader writes it; anything else as it is."""
    if isinstance(value, datetime):
        day = Local(value.date())
        return day if value.time() == time() else Text("{day} {time}", {"day": day, "time": f"{value:%H:%M}"})
    return Local(value) if isinstance(value, date) else value


def _as_percentage(number: float) -> Text | Percent:
    """Return a share as a percentage; with the number, where 30 may have been typed for 30 %."""
    if abs(number) <= 1:
        return Percent(number)
    return Text(N_("{number}, which is {percentage}"), {"number": Local(number), "percentage": Percent(number)})


def _called(word: object) -> object:
    """Return codes and paths by what they are called in words, and what is neither as it is."""
    if not isinstance(word, str):
        return _as_in_cell(word)
    return listed(_one(part) for part in word.split(", "))


def _one(code: str) -> object:
    if not _CODE.fullmatch(code):
        return code
    known = MODEL_NAMES.get(code) or COMMON_NAMES.get(code) or TERMS.get(code)
    steps = [step for step in path_of(code) if isinstance(step, str)]
    title = known or (_titles().get(steps[-1]) if steps else None)
    return Text(title) if title else code


def path_text(path: Path) -> Text:
    """Return what a field is called by the last of its names that has a title; one of a table by its own name too.

    >>> path_text(("offers", 0, "business_model", "price")).say(str), path_text(("indices", "labour")).say(str)
    ('Purchase price', 'Indices: labour')
    >>> path_text(("resources", "electricity", "price")).say(str)
    'electricity: Price'
    """
    if path[:1] == ("resources",) and len(path) == len(("resources", "its name", "price")):
        field = field_at(Tender, path, {})
        return listed([named([str(path[1])]), Text(field.title or "") if field else path[2]], ": ")
    if own := _title_within(path):
        return Text(own)
    names = [step for step in path if isinstance(step, str)]
    for position in range(len(names), 0, -1):
        title = _titles().get(names[position - 1]) or TERMS.get(names[position - 1])
        if title:
            return listed([Text(title), *(_one(name) for name in names[position:])], ": ")
    return listed(names, ": ")


def _title_within(path: Path) -> str | None:
    """Return what a number of the award or of quality is called: points of all, of quality and of one criterion."""
    if path[:1] == ("quality",) and path[-1] == "points":
        field = field_at(Tender, path, {})
        return field.title if field else None
    if path[:1] == ("award",) and len(path) == len(("award", "points")):
        named = (rule.model_fields.get(str(path[1])) for rule in AWARD_RULES.values())
        return next((field.title for field in named if field), None)
    return None


@cache
def _titles() -> Mapping[str, str]:
    """Return what each field of a tender or bid is called, by its name; of two with one name, the first."""
    titles: dict[str, str] = {}
    for record in _records(Bid, set()), _records(Tender, set()):
        for one in record:
            for name, field in one.model_fields.items():
                if field.title:
                    titles.setdefault(name, field.title)
    return titles


def _records(record: type[Record], seen: set[type[Record]]) -> Iterator[type[Record]]:
    if record in seen:
        return
    seen.add(record)
    yield record
    for name, field in record.model_fields.items():
        inside = [*VARIANTS[name][1].values()] if name in VARIANTS else [record_in(field.annotation)]
        for one in filter(None, inside):
            yield from _records(one, seen)


def _example(text: str, *, is_share: bool) -> object | None:
    """Return the number that digits in a cell set to text are, as it is typed; None where that is not sure."""
    found = _DIGITS.fullmatch(text.strip())
    if not found or len(found[2] or "") == 3:
        return None
    number = float(f"{found[1]}.{found[2] or 0}")
    if not (is_share or found[3]):
        return Local(number)
    percent = number if found[3] or abs(number) > 1 else number * 100
    return Text("{number}%", {"number": Local(round(percent, 10))})
