"""What a figure in a proof, an award file or a result is called: whose it is, and what, as documents say it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lcc.language import N_, Text, listed
from lcc.language.terms import TERMS
from lcc.record.path import Path
from lcc.record.problem import Problem

_FIGURES: Mapping[str, str] = {
    "rank": N_("rank"),
    "equivalent_annual_cost": N_("cost a year"),
    "nominal_cost": N_("nominal cost"),
    "lowest_cost": N_("lowest cost of all bids"),
    "highest_cost": N_("highest cost of all bids"),
    "best_quality": N_("best quality of all bids"),
    "best_ratio": N_("most quality for its cost of all bids"),
    "amount": N_("amount"),
    "present_value": N_("present value"),
    "criteria": N_("quality"),
    "commitments": N_("commitments"),
    "rules": N_("the rules in words"),
}
_IN_A_YEAR = N_("nominal cash in year {year}")
_NAMES = ("bidder", "lot", "item", "label", "name")
"""What says in a record of which one it is."""
_TELLING = ("life_cycle_cost", "score", "rank")


def most_telling_first(found: Sequence[Problem]) -> list[Problem]:
    """Return what differs: first what an award hangs on, then what it is made of, each in its own order."""
    last = len(_TELLING)

    def key(one: Problem) -> int:
        name = one.field.rpartition(".")[2]
        return _TELLING.index(name) if name in _TELLING else last

    return sorted(found, key=key)


def figure_name(path: Path, document: Any) -> Text | None:
    """Return what the figure at a path of a document is called; None for what has no name in words.

    >>> proof = {"awards": [{"winners": [{"bidder": "Sterk BV", "score": 2.0}]}]}
    >>> figure_name(("awards", 0, "winners", 0, "score"), proof).say(str)
    'Sterk BV: score'
    """
    what = _what(path)
    return listed([*_whose(path, document), what], ": ") if what else None


def _what(path: Path) -> Text | None:
    if "documents" in path or not {"awards", "bids", "own", "rules"} & {*path}:
        return None
    if path[-2:-1] == ("yearly",):
        return Text(_IN_A_YEAR, {"year": path[-1]})
    names = [step for step in path if isinstance(step, str)]
    name = next((one for one in reversed(names[-2:]) if one in _FIGURES or one in TERMS), None)
    return Text(_FIGURES.get(name) or TERMS[name]) if name else None


def _whose(path: Path, document: Any) -> Iterator[object]:
    """Yield what the records are called that a path goes through."""
    for step in path:
        is_there = isinstance(document, Mapping) or (isinstance(document, list) and step in range(len(document)))
        document = (document.get(step) if isinstance(document, Mapping) else document[step]) if is_there else None
        if isinstance(document, Mapping):
            said = [document[name] for name in _NAMES if isinstance(document.get(name), str)]
            yield from (Text(one) for one in said if one)
