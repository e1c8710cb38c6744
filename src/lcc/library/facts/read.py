"""The files of facts, each read when something of its category is asked."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lcc.library.facts.fact import Fact

_HERE = Path(__file__).parent
_SHARED = _HERE / "shared" / "vocabulary.yaml"


@cache
def categories() -> tuple[str, ...]:
    """Return the codes of the categories, by the alphabet."""
    return tuple(sorted(file.stem for file in _HERE.glob("*.yaml")))


@cache
def facts_of(category: str) -> Mapping[str, Fact]:
    """Return the facts of a category by name, in the order of its file."""
    stated = _values(_HERE / f"{category}.yaml")
    return {fact.name: fact for fact in _facts(category, stated, _vocabulary())}


def every_fact() -> Iterator[Fact]:
    """Yield all facts, by category."""
    for category in categories():
        yield from facts_of(category).values()


def found(text: str) -> list[Fact]:
    """Return the facts that have all words of a text in their name, in Dutch or in English.

    >>> [fact.name for fact in found("beeldscherm energiegebruik")], len(found("monitor energy"))
    (['ict.monitor.energy'], 1)
    """
    words = text.casefold().split()
    return [fact for fact in every_fact() if all(word in _read_of(fact) for word in words)]


def _read_of(fact: Fact) -> str:
    called = (fact.category_name, fact.item_name, fact.measure_name)
    return " ".join([fact.name, *(f"{one.nl} {one.en}" for one in called)]).casefold()


def _facts(category: str, stated: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Iterator[Fact]:
    sources = {code: _source(code, one) for code, one in vocabulary["sources"].items()}
    for item, of_item in stated["items"].items():
        for measure, one in of_item["facts"].items():
            values = {
                "category": category,
                "category_name": stated["name"],
                "item": item,
                "item_name": of_item["name"],
                "measure": measure,
                "measure_name": vocabulary["measures"][measure],
                "unit": {"en": one["unit"], "nl": vocabulary["units"][one["unit"]]},
                "readings": [each | _named(each, sources) for each in one["readings"]],
            }
            yield Fact.model_validate(values)


def _named(reading: Mapping[str, Any], sources: Mapping[str, Any]) -> dict[str, Any]:
    return {"source": sources[reading["source"]]} if "source" in reading else {}


def _source(code: str, stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source with its name in both languages: one that is a name of its own is called so in each."""
    name = stated["name"]
    return {**stated, "id": code, "name": name if isinstance(name, dict) else {"nl": name, "en": name}}


@cache
def _vocabulary() -> Mapping[str, Any]:
    return _values(_SHARED)


def _values(file: Path) -> Mapping[str, Any]:
    from lcc.interchange.yaml_file import stated_in_yaml  # takes as long to load as all of `lcc --help`

    values: Mapping[str, Any] = stated_in_yaml(file.read_bytes()).values
    return values
