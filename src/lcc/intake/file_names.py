"""What a file is called wherever that is written down: by no path, which is another one on every computer."""

import os
from collections.abc import Iterable
from itertools import groupby, takewhile
from pathlib import Path as FilePath


def names_of(files: Iterable[str]) -> dict[str, str]:
    """Return the name of each file; where others have it too, with the folders below the one that they share.

    >>> names_of(["/home/me/tender.yaml", "in/bids/Ash/form.xlsx", "in/bids/Oak/form.xlsx"]).values()
    dict_values(['Ash/form.xlsx', 'Oak/form.xlsx', 'tender.yaml'])
    """
    each = sorted(set(files), key=_own_name)
    return {file: name for _name, same in groupby(each, _own_name) for file, name in _told_apart(sorted(same))}


def _own_name(file: str) -> str:
    return FilePath(file).name


def _told_apart(files: list[str]) -> Iterable[tuple[str, str]]:
    if len(files) == 1:
        return [(files[0], _own_name(files[0]))]
    steps = [FilePath(os.path.abspath(file)).parts for file in files]  # noqa: PTH100 -- Path.resolve would follow links
    shared = sum(1 for _step in takewhile(lambda step: len(set(step)) == 1, zip(*steps, strict=False)))
    return [(file, "/".join(one[shared:])) for file, one in zip(files, steps, strict=True)]
