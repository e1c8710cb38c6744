"""Material passports in files of their own: each is read once, and takes the place of its name in a bid.

A bid comes from a stranger: it can name files in its own folder and in that of the tender, and no others.
"""

import os.path
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any

from lcc.evaluation.results import Origins
from lcc.interchange.findings import problem_of
from lcc.interchange.in_memory import File, InMemory
from lcc.interchange.places import WithParts
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.interchange.records import load, validated
from lcc.interchange.yaml_file import read_bytes
from lcc.language.visible import visible
from lcc.model.bid import Bid
from lcc.model.passport import Passport
from lcc.model.result import InputFile, input_of
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import LONGEST_NAME

WORKBOOK, TEXT = ".xlsx", (".json", ".yaml", ".yml")
ENDINGS = tuple(f".passport{ending}" for ending in (*TEXT, WORKBOOK))
"""How the name of a file ends that is a passport, and so no bid."""

LARGEST_BYTES = 10_000_000
"""What the passports that one bid names hold together, each as often as it is named."""


def is_passport_file(file: FilePath) -> bool:
    """Whether a file has the name of a passport.

    >>> is_passport_file(FilePath("bids/bench.passport.json")), is_passport_file(FilePath("bids/passport.json"))
    (True, False)
    """
    return file.name.lower().endswith(ENDINGS)


def read_passport(file: FilePath) -> tuple[Passport, Origins]:
    """Return the passport in a file, and where its fields stand there.

    Raises
    ------
    InputRefusedError
        With everything that is wrong in it.
    """
    return _in(read_bytes(file), str(file))


def _in(content: bytes, file: str) -> tuple[Passport, Origins]:
    kind = FilePath(file).suffix.lower()
    if kind == WORKBOOK:
        from lcc.excel.passport_form.read import passport_in

        return passport_in(content, file)
    if kind in TEXT:
        return load(content, file, Passport)
    raise InputRefusedError([problem_of(Message((), "passport_kind", kind or None, {}), file, {})])


def _words_in(content: bytes, file: str) -> tuple[Message, ...]:
    if FilePath(file).suffix.lower() != WORKBOOK:
        return ()
    from lcc.excel.passport_form.read import words_in_passport

    return words_in_passport(content, file)


@dataclass(frozen=True, slots=True)
class _Read:
    """A passport that was read, the file, and how large that is."""

    passport: Passport
    origins: Origins
    input: InputFile
    size: int
    words: tuple[Message, ...]


class Passports:
    """The passports that bids name. What is wrong in one is said once, whichever bid names it first."""

    def __init__(
        self,
        tender: File,
        in_memory: Mapping[str, InMemory] | None = None,
        left_out: Set[FilePath] = frozenset(),
    ) -> None:
        """Read passports beside their bid or the tender; none that is left out, or that stands in such a folder.

        `in_memory` has by name what stands on no disk. A bid or tender that is among it has nothing on disk beside it.
        """
        self._tender, self._in_memory, self._left_out = FilePath(str(tender)), dict(in_memory or {}), left_out
        if isinstance(tender, InMemory):
            self._in_memory[str(tender)] = tender
        self._read: dict[FilePath, _Read | None] = {}

    def bid_of(self, data: Any, file: str, origins: Origins) -> tuple[Bid, Origins]:
        """Return the bid that plain values make, with the passports that it names, and where all its fields stand.

        Raises
        ------
        InputRefusedError
            With everything that is wrong in the bid and in the passports.
        """
        offers, parts = dict(_naming(data)), dict[Path, tuple[str, Origins]]()
        places = WithParts(origins, parts)
        problems: list[Problem] = []
        left, is_whole = LARGEST_BYTES, True
        for k, offer in offers.items():
            at: Path = ("offers", k, "passport")
            try:
                found = self._named(offer["passport"], at, file, origins)
                left -= found.size if found else 0
                if left < 0:
                    raise _refused(at, "passports_large", offer["passport"], file, origins)
            except InputRefusedError as refused:
                problems += refused.problems
                found = None
            if found is None:
                is_whole = False
                # What else is stated of circularity can't be judged without the passport.
                offers[k] = {
                    name: value for name, value in offer.items() if name not in ("passport", "circularity")
                }
            else:
                offers[k] = {**offer, "passport": found.passport}
                parts[at] = found.input.file, found.origins
        if offers:
            data = {**data, "offers": [offers.get(k, offer) for k, offer in enumerate(data["offers"])]}
        try:
            bid = validated(data, Bid, file, places)
        except InputRefusedError as refused:
            raise InputRefusedError([*problems, *refused.problems]) from None
        if not is_whole:
            raise InputRefusedError(problems)
        return bid, places

    def inputs_of(self, origins: Origins) -> tuple[InputFile, ...]:
        """Return the files of the passports in a bid, by where its fields stand."""
        files = origins.files if isinstance(origins, WithParts) else ()
        return tuple(one.input for one in self._read.values() if one and one.input.file in files)

    def words_of(self, origins: Origins) -> Iterator[Message]:
        """Yield what was added to the passports in a bid beside the answers, as remarks about their files."""
        files = origins.files if isinstance(origins, WithParts) else ()
        for one in self._read.values():
            if one and one.input.file in files:
                yield from (word._replace(context={**word.context, "file": one.input.file}) for word in one.words)

    def _named(self, name: str, at: Path, file: str, origins: Origins) -> _Read | None:
        """Return the passport by a name in a bid; None if it was refused before."""
        place = self._place(name, (FilePath(file), self._tender))
        if isinstance(place, str):
            raise _refused(at, place, name, file, origins)
        held = self._in_memory.get(str(place))
        key = place if held else place.resolve()
        if key not in self._read:
            self._read[key] = None
            content = read_bytes(held or place)
            passport, found = _in(content, str(place))
            input_ = input_of(visible(str(place)), content)
            self._read[key] = _Read(passport, found, input_, len(content), _words_in(content, str(place)))
        return self._read[key]

    def _place(self, name: str, beside: tuple[FilePath, ...]) -> FilePath | str:
        """Return the file that a stranger names beside one of these, or the kind of finding where it can't be used."""
        steps = PurePosixPath(name).parts
        is_plain = name.isprintable() and len(name) <= LONGEST_NAME and not set(name) & set("\\:")
        if not is_plain or name.startswith("/") or ".." in steps:
            return "passport_outside"
        if not is_passport_file(FilePath(name)):
            return "passport_name"
        for one in beside:
            file = one.parent / name
            if file in self._left_out or not self._left_out.isdisjoint(file.parents):
                return "passport_left_out"
            if str(file) in self._in_memory:
                return file
            is_on_disk = str(one) not in self._in_memory
            if is_on_disk and os.path.isfile(file):  # noqa: PTH113 -- Path.is_file raises at a name that no file can have
                return "passport_outside" if _leads_away(file, one.parent) else file
        return "passport_missing"


def _leads_away(file: FilePath, folder: FilePath) -> bool:
    """Whether a file in a folder, or a folder on the way to it, is a link."""
    inside = [file, *file.parents]
    return any(one.is_symlink() for one in inside[: inside.index(folder)])


def _naming(data: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the offers that name a passport, by position."""
    offers = data.get("offers") if isinstance(data, dict) else None
    for k, offer in enumerate(offers if isinstance(offers, list) else ()):
        if isinstance(offer, dict) and isinstance(offer.get("passport"), str):
            yield k, offer


def _refused(at: Path, kind: str, name: str, file: str, origins: Origins) -> InputRefusedError:
    finding = Message(at, kind, name, {"limit": LARGEST_BYTES // 1_000_000, "endings": ", ".join(ENDINGS)})
    return InputRefusedError([problem_of(finding, file, origins)])
