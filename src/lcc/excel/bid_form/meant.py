"""What answers on a form come to: without those that say nothing, and with an index where only one can be chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from lcc.excel.form.layout import Question
from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.path import Path


def only_index(asked: Question) -> Any:
    """Return the index that prices follow without being asked, as no other can be chosen; None where one can."""
    return next(iter(asked.choices.values())) if asked.key[-1] == "index" and len(asked.choices) == 1 else None


def is_of_phase(key: Path) -> bool:
    """Whether an answer is about the one yearly cost of a phase."""
    return len(key) == 5 and key[2] == "costs" and isinstance(key[3], str)


def tells_by_itself(asked: Question) -> bool:
    """Whether an answer shows that something is offered: an index does not where it may stand there from the start."""
    return only_index(asked) is None and not (is_of_phase(asked.key) and asked.key[-1] == "index")


def filled_in_from_start(asked: Iterable[Question]) -> dict[Path, Any]:
    """Return what stands in a new form already: the index of a yearly cost that can follow one alone."""
    return {one.key: index for one in asked if is_of_phase(one.key) and (index := only_index(one)) is not None}


def meant(given: Mapping[Path, Any], asked: Iterable[Question]) -> dict[Path, Any]:
    """Return the answers that count: 0 beside yes says nothing, and an index nothing without what follows it."""
    said = {key: answer for key, answer in given.items() if not _is_nothing(key, given)}
    only = {one.key: index for one in asked if (index := only_index(one)) is not None}
    alone = [key for key in said if is_of_phase(key) and (*key[:-1], "amount") not in said]
    said = {key: answer for key, answer in said.items() if key not in only and key not in alone}
    return said | {key: index for key, index in only.items() if _is_followed(key, said)}


def _is_nothing(key: Path, given: Mapping[Path, Any]) -> bool:
    """Whether an answer is the 0 of a cost that is in the price."""
    is_amount = is_of_phase(key) and key[-1] == "amount"
    if not (is_amount or key[2:3] == ("end_of_life",)):
        return False
    return given.get((*key[:2], "included", key[3])) is True and given[key] == 0


def _is_followed(key: Path, said: Mapping[Path, Any]) -> bool:
    """Whether there is anything that follows the index in a cell."""
    if key[2] in BUSINESS_MODELS:
        return bool(said.get((*key[:2], "kind")) == key[2])
    return any(other[: len(key) - 1] == key[:-1] and str(other[-1]) != "vat" for other in said)
