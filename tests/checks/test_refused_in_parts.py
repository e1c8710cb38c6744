"""What is wrong beside what was refused: whichever parts of a bid are refused at once, it is said and nothing fails."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

import make
from lcc.checks.in_parts import problems_in_parts
from lcc.checks.validation import record_of
from lcc.model import Bid
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from lcc.record.record import value_at
from lcc.record.stated import Stated

EMPTY: tuple[Any, ...] = ({}, [{}], None, "?")


def parts(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield where every list stands that has something in it, and every group or value in a list."""
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, dict | list):
            if isinstance(part, list) or isinstance(value, list):
                yield (*path, step)
            yield from parts(part, (*path, step))


@pytest.mark.parametrize("name", ["facade-cladding", "household-waste", "street-furniture"])
def test_an_empty_group_in_any_list_is_refused_in_words(name: str) -> None:
    submissions = make.example(name)
    bid = submissions.bids[0].bid.model_dump(mode="json", exclude_unset=True)
    assert list(parts(bid))
    for path in parts(bid):
        for empty in EMPTY:
            values = deepcopy(bid)
            value_at(values, path[:-1])[path[-1]] = empty
            with pytest.raises(InputRefusedError):
                record_of(Stated(values), Bid)
            problems_in_parts(Stated(values), submissions.tender)


def test_what_an_empty_material_lacks_is_said() -> None:
    submissions = make.example("facade-cladding")
    values = submissions.bids[0].bid.model_dump(mode="json", exclude_unset=True)
    values["offers"][0]["passport"]["materials"].append({})
    with pytest.raises(InputRefusedError) as refused:
        record_of(Stated(values), Bid)
    assert {one.code for one in refused.value.problems} == {"missing"}
    said = {one.field for one in refused.value.problems}
    assert {one.field for one in problems_in_parts(Stated(values), submissions.tender)} <= said
