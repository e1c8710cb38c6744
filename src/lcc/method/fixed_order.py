"""A tender with every group in one order: how its keys happen to stand says nothing, the order of a list does."""

from typing import Any, TypeVar

from pydantic import BaseModel

from lcc.library.phases import PHASES
from lcc.library.published import QUALITY_SCALES
from lcc.model.quality import WordsScale
from lcc.record.record import Record

_HIGHEST_FIRST = {"ladder", "rates"}
_LOWEST_FIRST = {"words"}
"""Groups of numbers that are written in the order of these; the others go by name."""


AnyRecord = TypeVar("AnyRecord", bound=Record)


def in_fixed_order(record: AnyRecord) -> AnyRecord:
    """Return a tender, or a part of one, with the keys of every group in one order.

    Phases stand in their own, steps and rates by how high they are, the words of a published scale as published, and
    the rest by name.

    >>> from lcc.model.tender import Tender
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.2}, "open_indices": {"disposal": ["fixed", "general"], "use": ["general"]},
    ...     "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> in_fixed_order(tender).open_indices
    {'use': ['general'], 'disposal': ['fixed', 'general']}
    """
    ordered: AnyRecord = _ordered(record, "")
    return ordered


def _ordered(value: Any, group: str) -> Any:
    if isinstance(value, WordsScale) and value.preset is not None:
        return value.model_copy(update={"words": {word: value.words[word] for word in _published(value)}})
    if isinstance(value, BaseModel):
        stated = {name: part for name, part in value if name in value.model_fields_set}
        return value.model_copy(update={name: _ordered(part, name) for name, part in stated.items()})
    if isinstance(value, list):
        return [_ordered(part, group) for part in value]
    if isinstance(value, dict):
        parts = sorted(value.items(), key=lambda part: _place(group, *part))
        return {key: _ordered(part, group) for key, part in parts}
    return value


def _published(scale: WordsScale) -> list[str]:
    """Return the words of a published scale in its own order, and any other after them."""
    known = [word for word in QUALITY_SCALES[str(scale.preset)].words if word in scale.words]
    return [*known, *sorted(scale.words.keys() - known)]


def _place(group: str, key: Any, value: Any) -> tuple[float, str | int]:
    if key in PHASES:
        return PHASES.index(key), ""
    if group in _HIGHEST_FIRST:
        return -value, key
    if group in _LOWEST_FIRST:
        return value, key
    return len(PHASES), key
