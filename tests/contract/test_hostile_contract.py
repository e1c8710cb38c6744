"""A contract file that anybody may have written in: used, or refused in words, and never a traceback."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import lamps
import lcc
from lcc.contract.book import write_contract
from lcc.contract.plain import as_json
from lcc.contract.words import calendar_bytes
from lcc.record.path import Path
from lcc.record.record import value_at

AT = date(2032, 1, 15)


@cache
def kept(*, recorded: bool) -> str:
    """Return a contract, with what was recorded or with what was agreed alone, as JSON."""
    made = lamps.contract(lamps.AGREED)
    if recorded:
        made = lcc.realise(made, lamps.FIVE_YEARS[-5:], by="A", on=AT)
    return json.dumps(made.model_dump(mode="json", exclude_unset=True))


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))
    yield path


WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "x", 0, -1, 1, 0.5, 1e12, 1e308, True, [], {}, "2027-01-01", "9999-12-31", "0001-01-01", "general",
     "lamp", 10**20, "\u202e", "lease", "purchase", "fixed", "=1+1"]
)  # fmt: skip


@given(st.data(), st.booleans())
@settings(deadline=None)
def test_whatever_stands_in_a_field(data: st.DataObject, recorded: bool) -> None:
    plain = json.loads(kept(recorded=recorded))
    for _k in range(data.draw(st.integers(1, 3))):
        paths = [path for path in leaves(plain) if path]
        *parents, last = data.draw(st.sampled_from(paths))
        holder = value_at(plain, tuple(parents))
        if data.draw(st.booleans()):
            holder[last] = data.draw(WRONG)
        else:
            del holder[last]
    _used_or_refused(plain)


def _used_or_refused(plain: dict[str, Any]) -> None:
    before = copy.deepcopy(plain)
    try:
        followed = lcc.follow(plain, lamps.series(), at=AT)
        as_json(followed)
        calendar_bytes(followed, "nl")
        write_contract(followed, "nl")
    except lcc.LccError as refused:
        for problem in refused.problems:
            assert lcc.said(problem, "nl")
    assert plain == before


def test_days_at_the_end_of_the_calendar_are_refused() -> None:
    for field in ("delivered", "ends"):
        plain = json.loads(kept(recorded=False)) | {field: "9999-12-31"}
        _used_or_refused(plain)
