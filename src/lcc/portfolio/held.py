"""Tenders among files that are held in memory, by their names: as a form or a browser hands them over."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from lcc.api.given import Input, as_file, handed
from lcc.intake.file_kinds import HEAD_BYTES, JUNK, WORKBOOKS, kind_of
from lcc.intake.files import InMemory, opened
from lcc.intake.handed_in import misnamed, shown_name
from lcc.portfolio.reading import OneTender, Place, in_folders, tender_in_file, tender_of, tenders_in_archive
from lcc.portfolio.sources import ARCHIVES, is_tender_file
from lcc.record.problem import InputRefusedError, Problem, problem_in


class HeldSource(NamedTuple):
    """What is read by itself: its name and files, and its tenders, which are asked for when it is their turn.

    Asking raises InputRefusedError where it is nothing that is read.
    """

    name: str
    files: Mapping[str, Input]
    tenders: Callable[[], Iterable[OneTender]]


def held_in_files(files: Iterable[Input]) -> Iterator[HeldSource]:
    """Yield what was handed over as names and contents, or as plain data; what is a path is passed by."""
    held = [as_file(one, f"award-{number}.json") for number, one in enumerate(files, start=1)]
    yield from held_in([one for one in held if isinstance(one, InMemory)])


def held_in(files: Sequence[InMemory]) -> Iterator[HeldSource]:
    """Yield what files hold by their names: tenders in folders, and archives, awards and workbooks beside these.

    What is none of these is there too, and refuses; what a computer keeps for itself is not.
    """
    wrong = {one.file: one for one in misnamed(files)}
    for name, problem in wrong.items():
        yield HeldSource(shown_name(name), {}, partial(_refuse, problem))
    entries: dict[Place, Input] = {
        file.path.parts: handed(file) for file in files if str(file) not in wrong and not _is_junk(file)
    }
    folders, others = in_folders(entries)
    for folder, inside in folders.items():
        name = shown_name("/".join(folder) or next(place[0] for place in inside if is_tender_file(place[-1])))
        named = {"/".join(place): one for place, one in inside.items()}
        yield HeldSource(name, named, partial(iter, [tender_of(inside, name, name)]))
    for place, one in others.items():
        name = shown_name("/".join(place))
        yield HeldSource(name, {name: one}, partial(_tenders_in, one, name))


def _tenders_in(one: Input, name: str) -> Iterator[OneTender]:
    """Yield the tenders of a file that stands in no folder with a tender, by how its name ends."""
    file = as_file(one, name)
    ending = file.suffix.lower()
    if ending in ARCHIVES:
        yield from tenders_in_archive(file, name)
    elif ending in (".json", *WORKBOOKS):
        yield from tender_in_file(one, name)
    else:
        _refuse(problem_in(name, "portfolio_no_tender", PurePosixPath(name).name))


def _refuse(problem: Problem) -> Iterator[OneTender]:
    raise InputRefusedError([problem])


def _is_junk(file: InMemory) -> bool:
    with opened(file) as content:
        return kind_of(file.path.name, content.read(HEAD_BYTES)) == JUNK
