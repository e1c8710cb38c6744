"""`lcc sensitivity --vary` with what is no number: all of it is said, whatever was typed."""

import pytest

import make
from command_line import run
from lcc.api.trials import sensitivity
from lcc.record.problem import InputRefusedError
from make import BIDS, WORKED_EXAMPLE

NONE_SUCH = ["", "\n", "a" * 300, 'indices["\\q"]', ": "]


@pytest.mark.parametrize("typed", NONE_SUCH)
def test_whatever_is_no_number_is_refused_in_words(typed: str) -> None:
    files = (str(WORKED_EXAMPLE / "tender.yaml"), *map(str, BIDS))
    said = run(
        "sensitivity", *files, "--vary", "nothing", "--vary", typed, "--two-way", "none", "such", code=2
    ).output
    assert said.count("There is no number") == 4


def test_a_program_is_told_every_name_that_is_none() -> None:
    with pytest.raises(InputRefusedError) as refused:
        sensitivity(make.example("ict"), NONE_SUCH)
    assert [one.code for one in refused.value.problems] == ["no_such_number"] * len(NONE_SUCH)
