"""Facts that a tender, a look-back or a simulation names: `ict.monitor.co2_making`, or `...@ademe` of one source."""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from functools import partial
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from lcc.library.facts.fact import Fact
from lcc.library.facts.read import categories, facts_of
from lcc.record.in_schema import OneOfNames
from lcc.record.path import Path
from lcc.record.record import Name

_OF_SOURCE = "@"


def chosen(name: object, at: Path = ()) -> Fact:
    """Return the fact of a name; an error that says what comes near where there is none.

    >>> chosen("ict.monitor.co2_making").range, chosen("ict.monitor.co2_making@ademe").range
    ((65.9, 333.0), (65.9, 65.9))
    """
    plain, names_source, source = str(name).partition(_OF_SOURCE)
    category = plain.partition(".")[0]
    if category not in categories():
        raise _unknown(name, categories(), at)
    facts = facts_of(category)
    if plain not in facts:
        raise _unknown(name, get_close_matches(plain, facts, 3) or facts, at)
    if not names_source:
        return facts[plain]
    if source not in facts[plain].sources:
        raise _unknown(name, [plain, *(f"{plain}{_OF_SOURCE}{one}" for one in facts[plain].sources)], at)
    return facts[plain].by(source)


def category_of(names: Iterable[str]) -> str | None:
    """Return the category of the facts that are named; None where none is, or of more than one.

    >>> category_of(["ict.monitor.co2_making"]), category_of([])
    ('ict', None)
    """
    named = {name.partition(".")[0] for name in names}
    return named.pop() if len(named) == 1 else None


def chosen_to_measure(name: object, measures: Collection[str], at: Path = ()) -> Fact:
    """Return the fact of a name, which measures one of these; an error where it measures something else."""
    fact = chosen(name, at)
    if fact.measure not in measures:
        words = {"found": str(name), "measures": ", ".join(measures), "at": at}
        raise PydanticCustomError("fact_of_other_measure", "a fact of another measure", words)
    return fact


def of_one_number(name: object, measures: Collection[str], at: Path = ()) -> float:
    """Return the number of a fact that a tender rests on [unit of the fact]: only one, and read in its source."""
    fact = chosen_to_measure(name, measures, at)
    if any(one.certainty != "sourced" for one in fact.standing):
        raise PydanticCustomError("fact_not_read", "a fact that was read", {"found": str(name), "at": at})
    low, high = fact.range
    if low != high:
        words = {"found": str(name), "low": low, "high": high, "at": at}
        raise PydanticCustomError("fact_of_more_numbers", "a fact of one number", words)
    return low


def of_two_numbers(name: object, at: Path = ()) -> tuple[float, float]:
    """Return between which numbers a fact lies [unit of the fact]: what is drawn needs two."""
    low, high = chosen(name, at).range
    if low == high:
        words = {"found": str(name), "number": low, "at": at}
        raise PydanticCustomError("fact_of_one_number", "a fact of more numbers", words)
    return low, high


def _known(name: str) -> str:
    chosen(name)
    return name


def every_name() -> list[str]:
    """Return the name of every fact, and that of each of its sources where there are more."""
    facts = {name: fact for category in categories() for name, fact in facts_of(category).items()}
    return [
        known
        for name, fact in facts.items()
        for known in (name, *(f"{name}{_OF_SOURCE}{source}" for source in fact.sources))
    ]


def lives_of_one_number() -> list[str]:
    """Return the names of facts that an average life can rest on."""
    return [name for name in every_name() if _is_one_for(partial(of_one_number, measures=("life",)), name)]


def of_more_numbers() -> list[str]:
    """Return the names of facts that something can be drawn of."""
    return [name for name in every_name() if _is_one_for(of_two_numbers, name)]


def _is_one_for(choose: Callable[[str], object], name: str) -> bool:
    try:
        choose(name)
    except PydanticCustomError:
        return False
    return True


FactName = Annotated[Name, AfterValidator(_known), OneOfNames(every_name)]


def _unknown(name: object, known: Iterable[str], at: Path) -> PydanticCustomError:
    words = {"found": str(name), "known": ", ".join(known), "at": at}
    return PydanticCustomError("unknown_fact", "a known fact", words)
