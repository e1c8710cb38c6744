"""How hard a slow test tries: by the profile of Hypothesis that runs, see `conftest`, and by what is `thorough`."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest
from hypothesis import settings


def only(kept: Collection[Any], values: Iterable[Any]) -> list[Any]:
    """Return values as parameters of a slow test: these in every run, the others in `make test-all`."""
    several = ((one, one if type(one) is tuple else (one,)) for one in values)
    return [pytest.param(*each, marks=() if one in kept else pytest.mark.thorough) for one, each in several]


def one_of_every(number: int, values: Iterable[Any]) -> list[Any]:
    """Return values as parameters of a slow test: one of every so many in every run, the others in `make test-all`."""
    listed = [*values]
    return only(listed[::number], listed)


def of_a_hundred(examples: int) -> settings:
    """Return settings for a test that is slow: so many examples of every hundred that the profile asks for."""
    return settings(max_examples=max(1, settings().max_examples * examples // 100))
