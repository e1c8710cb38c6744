"""Items that a purchaser deletes, types over or moves: what is set of an item goes where its name went."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lcc.excel.tender_book.layout_front import ITEM
from lcc.record.path import Path


def item_rows(answers: Collection[Path]) -> list[int]:
    """Return the rows in which an item stands: what is asked of one on the first sheet, or below its last row."""
    return sorted({int(key[1]) for key in answers if key[0] == "items" and key[2] in ITEM})


def rows_before(answers: Mapping[Path, Any], laid_out: Sequence[str]) -> dict[int, int | None]:
    """Return by row of an item the row that it was laid out in; None of one that has the place of another.

    An item is known by its name. One with another name that stands where no other one went is the same one, renamed.

    >>> rows_before({("items", 0, "name"): "Desk"}, ["Chair", "Desk"])
    {0: 1}
    >>> rows_before({("items", 0, "name"): "Stool", ("items", 1, "name"): "Desk"}, ["Chair", "Desk"])
    {0: 0, 1: 1}
    >>> rows_before({("items", 0, "name"): "Desk", ("items", 1, "name"): "Lamp"}, ["Chair", "Desk"])
    {0: 1, 1: None}
    """
    names = {k: answers.get(("items", k, "name")) for k in item_rows(answers)}
    stayed = {k for k, name in names.items() if [*laid_out[k : k + 1]] == [name]}
    elsewhere = {name: k for k, name in reversed([*enumerate(laid_out)]) if k not in stayed}
    moved = {k: elsewhere[name] for k, name in names.items() if k not in stayed and name in elsewhere}
    return {k: moved.get(k, None if k in moved.values() else k) for k in names}


def moved_keys(
    answers: Mapping[Path, Any], laid_out: Mapping[Path, Any], before: Mapping[int, int | None]
) -> dict[Path, Path | None]:
    """Return by key of what is set of an item the key of the cell in which it stands, for items that moved.

    What was typed in the row of an item as it stands now counts there; None means that nothing is set.
    """
    fields = {str(key[2]) for key in (*answers, *laid_out) if key[0] == "items" and key[2] not in ITEM}
    moved = {k: row for k, row in before.items() if row != k}
    return {
        ("items", k, name): None if row is None else ("items", row, name)
        for k, row in moved.items()
        for name in fields
        if answers.get(("items", k, name)) == laid_out.get(("items", k, name))
    }


def put_in_place(
    answers: Mapping[Path, Any], laid_out: Mapping[Path, Any], moved: Mapping[Path, Path | None]
) -> dict[Path, Any]:
    """Return answers with what is set of each item in the row of that item.

    Where another item has the row that it was laid out in, that is as it was laid out.

    >>> codes = {("items", 0, "id"): "chair", ("items", 1, "id"): "desk"}
    >>> put_in_place(codes, codes, {("items", 0, "id"): ("items", 1, "id")})
    {('items', 1, 'id'): 'desk', ('items', 0, 'id'): 'desk'}
    """
    taken = item_rows(answers)
    found = {key: answer for key, answer in answers.items() if key not in moved}
    for key, there in moved.items():
        if there is not None:
            from_ = laid_out if there[1] in taken else answers
            found |= {key: from_[there]} if there in from_ else {}
    return found


def rows_gone(answers: Mapping[Path, Any], laid_out: Sequence[str]) -> list[int]:
    """Return the rows in which an item was laid out that is in no row any more."""
    kept = {*rows_before(answers, laid_out).values()}
    return [k for k in range(len(laid_out)) if k not in kept]
