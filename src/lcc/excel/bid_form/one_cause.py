"""What is wrong on a filled-in bid form, said once for each cause: a row or a block is mended as a whole."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

from openpyxl.utils.cell import coordinate_to_tuple

from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Asked

Answered = Mapping[Path, tuple[Any, Path]]
"""Each answer of a bid with the sheet and cell that it stands in, by its key."""

_BETWEEN_CELLS = ("years_without_moment", "moment_without_years")
"""What is wrong between two cells of a row."""
_MISSED = (
    "empty_cell", "index_not_chosen", "phase_not_answered", "resource_not_stated", "one_fee", "one_mki",
    "early_end_not_stated",
)  # fmt: skip
"""What an answer that stands in the wrong cell of its row is missed as."""
_MISPLACED = ("not_a_choice", "merged")
"""What is found in a cell of the form where an answer to another one may have been put."""


def once_for_each_cause(
    findings: Iterable[Message], answers: Answered, asked: Mapping[Path, Asked]
) -> list[Message]:
    """Return findings, at (sheet, cell), without those that follow from others.

    The block of a business model that was not chosen is one finding, and so are the empty cells of one row of a table.
    Where such a block was filled in and the one that was chosen was not, nothing is missing: the choice is wrong, or
    the block.
    """
    listed = list(findings)
    keys: dict[tuple[str | None, str | None], Path] = {}
    for key, one in asked.items():
        keys.setdefault((one.sheet, one.cell), key)
    unclear = {at[:2] for finding in listed if _is_phase_of_cost(at := keys.get(cell_of(finding)))}
    listed = [one for one in listed if one.code != "phase_not_answered" or _item(one, keys) not in unclear]
    groups: dict[object, list[Message]] = {}
    for finding in listed:
        groups.setdefault(_cause(finding, keys.get(cell_of(finding)), answers), []).append(finding)
    other_models = {cause[:2] for cause in groups if isinstance(cause, tuple) and cause[2:] == ("other_model",)}
    in_row: dict[Path, list[Message]] = {}
    for found in listed:
        in_row.setdefault(_row(found), []).append(found)
    return [
        _together(group, {place: asked[key] for place, key in keys.items()})
        for cause, group in groups.items()
        if not (isinstance(cause, tuple) and cause[2:3] == ("unfilled",) and cause[:2] in other_models)
        and not any(_follows(group[0], other, keys) for other in in_row[_row(group[0])])
    ]


def _is_phase_of_cost(key: Path | None) -> TypeGuard[Path]:
    """Whether a cell says of which phase a cost is: without it nobody knows yet which phase that answers."""
    return key is not None and key[2:3] == ("costs",) and isinstance(key[3], int) and key[-1] == "phase"


def _item(finding: Message, keys: Mapping[tuple[str | None, str | None], Path]) -> Path:
    return keys.get(cell_of(finding), ())[:2]


def _cause(finding: Message, key: Path | None, answers: Answered) -> object:
    """Return what findings have in common that have one cause; each has its own where nothing is known of it."""
    if key is None or key[0] != "offers":
        return id(finding)
    if finding.code == "other_model":
        return *key[:2], "other_model"
    if finding.code not in _MISSED:
        return id(finding)
    if key[2] in BUSINESS_MODELS and not any(other[:3] == key[:3] for other in answers):
        return *key[:2], "unfilled", key
    return ("row", _row(finding)) if isinstance(key[-2], int) and len(key) > 3 else id(finding)


def _follows(finding: Message, other: Message, asked: Mapping[tuple[str | None, str | None], Path]) -> bool:
    """Whether a finding follows from another one in its row.

    What is wrong between cells follows from one of them that can't be read. An answer is not missing if it may be what
    stands in the wrong cell; beside a cell of which only the answer can't be read it is.
    """
    if finding.code in _BETWEEN_CELLS and other.code not in (*_MISSED, *_BETWEEN_CELLS):
        key = asked.get(cell_of(other))
        return key is None or key[-1] in ("moment", "years") or other.code in _MISPLACED
    if finding.code in _BETWEEN_CELLS or finding.code not in _MISSED or other.code in _MISSED:
        return False
    return cell_of(other) not in asked or other.code in _MISPLACED


def cell_of(finding: Message) -> tuple[str | None, str | None]:
    """Return the sheet and cell at which something was found."""
    sheet, cell = finding.path
    return str(sheet), str(cell)


def _row(finding: Message) -> Path:
    sheet, cell = finding.path
    return sheet, coordinate_to_tuple(str(cell))[0] if cell else 0


def _together(group: list[Message], asked: Mapping[tuple[str | None, str | None], Asked]) -> Message:
    """Return the first of several findings, with what is asked in the cells of the others."""
    first, *others = group
    if not others:
        return first
    cells = ", ".join(f"{asked[cell_of(one)].label} ({one.path[-1]})" for one in others)
    return first._replace(context={**first.context, "also": cells})
