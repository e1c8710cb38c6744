"""Material passports in files of their own: each is read once, and takes the place of its name in a bid.

A bid comes from a stranger: it can name files in its own folder and in that of the tender, and no others.
"""

import os.path
from collections.abc import Iterator, Mapping, Set
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lcc.checks.validation import record_of
from lcc.intake.files import File, InMemory, read_bytes
from lcc.interchange.text_file import stated_in_text
from lcc.model.passport import Passport
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import InputFile, Origins, WithParts, input_of
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_of, refusal
from lcc.record.record import LONGEST_NAME
from lcc.record.stated import Stated
from lcc.record.visible import visible

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


def read_passport(file: File) -> Passport:
    """Return the passport in a file.

    Raises
    ------
    InputRefusedError
        With everything that is wrong in it.
    """
    return _read(file, read_bytes(file)).passport


class _Read(NamedTuple):
    """A passport that was read, where its fields stand, the file, how large that is, and what stands beside them."""

    passport: Passport
    origins: Origins
    input: InputFile
    size: int
    remarks: tuple[Message, ...]


def _read(file: File, content: bytes) -> _Read:
    with in_file(str(file)):
        stated = _stated(content, file.suffix.lower())
        input_ = input_of(visible(str(file)), content)
        return _Read(record_of(stated, Passport), stated.origins, input_, len(content), stated.remarks)


def _stated(content: bytes, kind: str) -> Stated:
    if kind == WORKBOOK:
        from lcc.excel.passport_form.read import stated_in_passport

        return stated_in_passport(content)
    if kind in TEXT:
        return stated_in_text(content, kind)
    raise refusal("passport_kind", kind or None)


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

    def resolved(self, stated: Stated, file: FilePath) -> Stated:
        """Return what a bid in a file states, with the passports that it names in place of their names."""
        offers, parts = dict(_naming(stated.values)), dict[Path, tuple[str, Origins]]()
        problems: list[Problem] = []
        left, is_whole = LARGEST_BYTES, stated.is_whole
        for k, offer in offers.items():
            at: Path = ("offers", k, "passport")
            try:
                found = self._named(offer["passport"], at, file, stated.origins)
                left -= found.size if found else 0
                if left < 0:
                    raise _refused(at, "passports_large", offer["passport"], stated.origins)
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
        if not offers:
            return stated
        places = WithParts(stated.origins, parts)
        return Stated(
            {**stated.values, "offers": [offers.get(k, offer) for k, offer in enumerate(stated.values["offers"])]},
            places,
            (*stated.problems, *problems),
            (*stated.remarks, *self._remarks_on(places.files)),
            is_whole,
            stated.said_of,
            tuple(self.resolved(one, file) for one in stated.presumed),
        )

    def inputs_of(self, origins: Origins) -> tuple[InputFile, ...]:
        """Return the files of the passports in a bid, by where its fields stand."""
        files = origins.files if isinstance(origins, WithParts) else ()
        return tuple(one.input for one in self._read.values() if one and one.input.file in files)

    def _remarks_on(self, files: Set[str]) -> Iterator[Message]:
        """Yield what was added to passports beside the answers, as remarks about their files."""
        for one in self._read.values():
            if one and one.input.file in files:
                yield from (
                    word._replace(context={**word.context, "file": one.input.file}) for word in one.remarks
                )

    def _named(self, name: str, at: Path, file: FilePath, origins: Origins) -> _Read | None:
        """Return the passport by a name in a bid; None if it was refused before."""
        place = self._place(name, (file, self._tender))
        if isinstance(place, str):
            raise _refused(at, place, name, origins)
        held = self._in_memory.get(str(place))
        key = place if held else place.resolve()
        if key not in self._read:
            self._read[key] = None
            self._read[key] = _read(place, read_bytes(held or place))
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


def _refused(at: Path, kind: str, name: str, origins: Origins) -> InputRefusedError:
    finding = Message(at, kind, name, {"limit": LARGEST_BYTES // 1_000_000, "endings": ", ".join(ENDINGS)})
    return InputRefusedError([problem_of(finding, origins=origins)])
