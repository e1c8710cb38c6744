"""Names of files that are made from names of bidders, assessors and lots."""

import re
from collections.abc import Iterable

from lcc.language import Translate

_LONGEST = 40


def file_stems(names: Iterable[str], before: str) -> dict[str, str]:
    """Return by name a stem that is safe on every system: letters, digits and hyphens, after a word if given.

    Two names never have one stem, not even where capitals are all the same.

    >>> file_stems(["Hout & Zn. BV", "../hout zn bv"], "award")
    {'Hout & Zn. BV': 'award-hout-zn-bv', '../hout zn bv': 'award-hout-zn-bv-2'}
    """
    stems: dict[str, str] = {}
    for name in names:
        plain = "-".join(filter(None, (before, re.sub(r"[\W_]+", "-", name.casefold())[:_LONGEST].strip("-"))))
        stem, number = plain, 1
        while stem in stems.values():
            number += 1
            stem = f"{plain}-{number}"
        stems[name] = stem
    return stems


def proof_files(names: Iterable[str], _: Translate) -> dict[str, str]:
    """Return by the name of a bid the name of the file with its proof: of every bid of a tender, in one order."""
    return {name: f"{stem}.json" for name, stem in file_stems(names, _("proof")).items()}
