"""Where a value stands: the file, and in it the line, or the sheet and cell, and the field."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from lcc.record.path import Path, name_of
from lcc.record.record import Output


class InputFile(Output):
    """A file that was read, so that the result can be tied to it."""

    file: str = Field(title="File")
    sha256: str = Field(title="Checksum", description="The SHA-256 of its content.")

    def called(self, names: Mapping[str, str]) -> "InputFile":
        """Return it by the name that its file has among these."""
        return self.model_copy(update={"file": names[self.file]})


def input_of(file: str, content: bytes) -> InputFile:
    """Return a file that was read, with a proof of what was in it."""
    return InputFile(file=file, sha256=hashlib.sha256(content).hexdigest())


def checksum(inputs: Iterable[InputFile]) -> str:
    """Return one SHA-256 over those of all the files, in whichever order they were read."""
    return hashlib.sha256("\n".join(sorted(one.sha256 for one in inputs)).encode()).hexdigest()


class Origin(Output):
    """The field that a line came from, and where it stands in the file."""

    field: str
    file: str | None = Field(default=None, description="Where that is another file than the bid: a passport.")
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Asked(Origin):
    """Where an answer stands on a sheet, and what is asked there in the words of that sheet."""

    label: str
    is_only_sheet: bool = Field(description="Whether nothing is filled in on any other sheet.", exclude=True)
    is_beside: bool = Field(
        default=False, description="Whether it only stands in the row where that is asked.", exclude=True
    )


Origins = Mapping[Path, Origin]
"""Where each field of a record stands in its file; a field that is not there stands where its parent does."""


_STATED_IN = {"index_paths": "indices"}
"""Fields of a record that are kept from what a file states in another one."""


def stated_at(path: Path, origins: Origins) -> Path:
    """Return the path of a field in the file that states it."""
    if path and path[:2] not in origins:
        return (_STATED_IN.get(str(path[0]), path[0]), *path[1:])
    return path


def origin_of(path: Path, origins: Origins) -> Origin:
    """Return where a field stands, or the nearest parent of it that stands anywhere."""
    here = path = stated_at(path, origins)
    while here and here not in origins:
        here = here[:-1]
    found = origins.get(here, Origin(field=""))
    return found.model_copy(update={"field": name_of(path)})


class Places(Mapping[Path, Origin]):
    """The places of fields in a text, of which `lines` works out the line of each.

    >>> places = Places(lambda: {("a",): 2})
    >>> places["a",].line, ("b",) in places
    (2, False)
    """

    def __init__(self, lines: Callable[[], Mapping[Path, int]]) -> None:
        self._work_out = lines

    @cached_property
    def _lines(self) -> Mapping[Path, int]:
        return self._work_out()

    def __getitem__(self, path: Path) -> Origin:
        return Origin(field="", line=self._lines[path])

    def __contains__(self, path: object) -> bool:
        return path in self._lines

    def __iter__(self) -> Iterator[Path]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@dataclass(frozen=True, slots=True)
class WithParts(Mapping[Path, Origin]):
    """The places of fields of which some stand in files of their own: what is below a path of `parts` stands there.

    `parts` has the name of each such file, and the places in it.

    >>> passport = "bench.passport.json", Places(lambda: {(): 1, ("mass",): 7})
    >>> places = WithParts(Places(lambda: {("offers",): 3}), {("offers", 0): passport})
    >>> found = places["offers", 0, "mass"]
    >>> found.file, found.line, places["offers",].line, len(places)
    ('bench.passport.json', 7, 3, 3)
    """

    whole: Origins
    parts: Mapping[Path, tuple[str, Origins]]

    @property
    def files(self) -> set[str]:
        """The files in which parts stand."""
        return {file for file, _places in self.parts.values()}

    def called(self, names: Mapping[str, str]) -> "WithParts":
        """Return the same places, in files by the names that they have among these."""
        return WithParts(self.whole, {at: (names[file], places) for at, (file, places) in self.parts.items()})

    def __getitem__(self, path: Path) -> Origin:
        for length in range(len(path) + 1) if self.parts else ():
            if path[:length] in self.parts:
                file, places = self.parts[path[:length]]
                return places[path[length:]].model_copy(update={"file": file})
        return self.whole[path]

    def __iter__(self) -> Iterator[Path]:
        yield from (path for path in self.whole if path not in self.parts)
        for at, (_file, places) in self.parts.items():
            yield from ((*at, *path) for path in places)

    def __len__(self) -> int:
        return sum(1 for _path in self)
