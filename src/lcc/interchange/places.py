"""Where the fields of a text stand, worked out when somebody asks: most files are right, and nobody does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lcc.evaluation.results import Origins
from lcc.model.result import Origin
from lcc.record.path import Path


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
    parts: Mapping[Path, tuple[str, Origins]] = field(default_factory=dict)

    @property
    def files(self) -> set[str]:
        """The files in which parts stand."""
        return {file for file, _places in self.parts.values()}

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
