"""What a source holds, scored: a tender with its bids, several of them, or an award as it was kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias, cast

from pydantic import ValidationError

from lcc.api.given import Beside, Input, as_file
from lcc.api.kept_award import kept_result, scored_again
from lcc.api.scoring import Scored, score_to_count
from lcc.intake.bid_archive import ArchiveRefusedError, members
from lcc.intake.file_kinds import FOLDER, JUNK, TEXT_FILES, WORKBOOKS
from lcc.intake.files import File, opened, read_bytes
from lcc.intake.handed_in import shown_name
from lcc.interchange.json_file import stated_in_json
from lcc.model.proof import AWARD_FILE
from lcc.model.result import BidResult, LotsResult, Result
from lcc.portfolio.sources import TenderSource, is_tender_file
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, LccError, Problem, in_file, problem_in, problem_of
from lcc.record.progress import Cancelled

NOT_READ = "lcc portfolio, not read"
"""What a list of what could not be read calls itself: it is no award."""
_OURS = (NOT_READ, "lcc portfolio", "lcc indicators", "lcc share", "lcc sdg 12.7.1")
"""What is written of many tenders, and may stand beside them."""
BIDS = "bids"
"""The folder of the bids, beside a tender; without it everything else there is taken for bids."""
BESIDE: Mapping[str, str] = {
    "map": "map", "scores": "scores", "draws": "draws", "decisions": "decisions", "reference": "reference",
    "rounds": "history", "prices": "prices", "price_index": "price_index",
}  # fmt: skip
"""What files beside a tender are called, whatever they end in, and what each is."""
AS_CSV = ("prices", "price_index")
"""Which of them are a table as CSV, too."""
_CENT = 0.01

Place = tuple[str, ...]
Outcome: TypeAlias = tuple[float, int | None]
"""What a bid costs, and its rank."""


class OneTender(NamedTuple):
    """One tender of a source: what it is called, and how it is scored, which raises LccError where it can't be."""

    name: str
    scored: Callable[[], Scored]


class NamedTenders(NamedTuple):
    """What is read by itself: its name, and its tenders, which are asked for when it is their turn.

    Asking raises LccError where it is nothing that is read.
    """

    name: str
    tenders: Callable[[], Iterable[OneTender]]


def on_disk(source: TenderSource) -> NamedTenders:
    """Return what a source on a disk holds."""
    return NamedTenders(source.name, partial(tenders_in, source))


def already_scored(scored: Scored) -> NamedTenders:
    """Return what was scored, as something to read."""
    name = shown_name(scored.submissions.tender.id)
    return NamedTenders(name, lambda: [OneTender(name, lambda: scored)])


def or_listed(source: NamedTenders, problems: list[tuple[str, Problem]]) -> Iterator[OneTender]:
    """Yield the tenders of a source; why it can't be read is added to the problems, under its name."""
    try:
        yield from source.tenders()
    except LccError as refused:
        problems.extend((source.name, one) for one in refused.problems)


@contextmanager
def each_by_itself(name: str, problems: list[tuple[str, Problem]]) -> Iterator[None]:
    """Add to the problems, under the name of a tender, why nothing comes of it: it stops no other."""
    try:
        yield
    except LccError as refused:
        problems.extend((name, one) for one in refused.problems)
    except Cancelled:
        raise
    except Exception as error:  # a mistake of ours about one tender is told
        problems.append((name, problem_in(name, "portfolio_mistake", type(error).__name__)))


def tenders_in(source: TenderSource) -> Iterator[OneTender]:
    """Yield the tenders of a source, not read yet.

    Raises
    ------
    InputRefusedError
        It is no archive that can be opened, or nothing in it is a tender.
    """
    if source.kind == "folder":
        entries: dict[Place, Input] = {(entry.name,): entry for entry in sorted(source.path.iterdir())}
        yield OneTender(source.name, partial(_of_folder, entries, str(source.path)))
    elif source.kind == "archive":
        yield from tenders_in_archive(source.path, source.name)
    else:
        yield from tender_in_file(source.path, source.name)


def tender_in_file(file: Input, name: str) -> Iterator[OneTender]:
    """Yield the award in a file, or the tender in a workbook; nothing of other files, nor of a list of ours."""
    given = as_file(file, name)
    ending = given.suffix.lower()
    if ending in WORKBOOKS:
        yield OneTender(name, partial(score_to_count, file))
    elif ending == ".json" and not _is_list_of_ours(content := read_bytes(given)):
        yield OneTender(name, partial(_of_award, content, str(given)))


def tenders_in_archive(archive: File, name: str) -> list[OneTender]:
    """Return the tenders and awards in an archive; InputRefusedError where it can't be opened or holds none."""
    file = str(archive)
    try:
        with opened(archive) as stream:
            found = members(stream)
    except ArchiveRefusedError as refused:
        raise InputRefusedError([problem_of(refused.finding, file)]) from None
    # An attachment has a name and nothing that is read; what is broken or locked is judged by its name too.
    entries: dict[Place, Input] = {
        one.place: ("/".join(one.place), one.content or b"") for one in found if one.kind not in (FOLDER, JUNK)
    }
    folders, others = in_folders(entries)
    tenders = [tender_of(one, _below_name(name, folder), file) for folder, one in folders.items()]
    for place, entry in others.items():
        tenders += tender_in_file(entry, _below_name(name, place))
    if not tenders:
        raise InputRefusedError([problem_in(file, "portfolio_empty_archive")])
    return tenders


def tender_of(entries: Mapping[Place, Input], name: str, file: str) -> OneTender:
    """Return the tender that stands in a folder, with what is beside it; `file` is where problems say that it is."""
    return OneTender(name, partial(_of_folder, entries, file))


def in_folders(entries: Mapping[Place, Input]) -> tuple[dict[Place, dict[Place, Input]], dict[Place, Input]]:
    """Return by folder with a tender what is in it, by its place there; and what is in none of these."""
    folders = _outermost({place[:-1] for place in entries if is_tender_file(place[-1])})
    others = {
        place: one for place, one in entries.items() if not any(_is_below(place, folder) for folder in folders)
    }
    return {folder: _below(entries, folder) for folder in folders}, others


def _below_name(name: str, place: Place) -> str:
    return shown_name("/".join((name, *place)))


def _outermost(folders: Iterable[Place]) -> list[Place]:
    """Return the folders that are in none of the others."""
    kept: list[Place] = []
    for folder in sorted(folders, key=lambda one: (len(one), one)):
        if not any(_is_below(folder, above) for above in kept):
            kept.append(folder)
    return kept


def _is_below(place: Place, folder: Place) -> bool:
    return place[: len(folder)] == folder


def _below(entries: Mapping[Place, Input], folder: Place) -> dict[Place, Input]:
    return {place[len(folder) :]: entry for place, entry in entries.items() if _is_below(place, folder)}


def _of_folder(entries: Mapping[Place, Input], file: str) -> Scored:
    """Return what stands in a folder, scored: what is directly in it goes by its name."""
    tenders = [place for place in entries if len(place) == 1 and is_tender_file(place[0])]
    if len(tenders) > 1:
        names = ", ".join(place[0] for place in tenders)
        raise InputRefusedError([problem_in(file, "portfolio_two_tenders", names)])
    beside = {what: place for place in entries if len(place) == 1 and (what := _beside(place[0]))}
    used = {*tenders, *beside.values()}
    in_folder = [place for place in entries if place[0].lower() == BIDS]
    bids = in_folder or [place for place in entries if place not in used and not place[0].startswith(".")]
    given = {what: entries[place] for what, place in beside.items()}
    return score_to_count(entries[tenders[0]], [entries[place] for place in bids], **cast("Beside", given))


def _beside(name: str) -> str | None:
    """Return what a file of this name is beside a tender; None where it is nothing of the sort."""
    file = PurePosixPath(name.lower())
    is_read = file.suffix in TEXT_FILES + WORKBOOKS or (file.suffix == ".csv" and file.stem in AS_CSV)
    return BESIDE.get(file.stem) if is_read else None


def _is_list_of_ours(content: bytes) -> bool:
    begins = content.lstrip()[:100].replace(b" ", b"")
    return any(begins.startswith(b'{\n"kind":"' + kind.replace(" ", "").encode()) for kind in _OURS)


def _of_award(content: bytes, file: str) -> Scored:
    """Return the award in a result or an award file, worked out anew from the documents in it.

    Raises
    ------
    InputRefusedError
        It is no award, holds no documents, or says another cost or rank of a bid than comes out.
    """
    with in_file(file):
        stated = stated_in_json(content)
    data = stated.values
    if isinstance(data, dict) and data.get("kind") == AWARD_FILE:
        data = data.get("result")
    if not isinstance(data, dict) or "lcc_version" not in data:
        raise InputRefusedError([problem_in(file, "portfolio_no_award")])
    try:
        recorded = kept_result(data)
    except ValidationError:
        raise InputRefusedError([problem_in(file, "not_a_result")]) from None
    if recorded.documents is None:
        raise InputRefusedError([problem_of(Message(("documents",), "no_documents", None, {}), file)])
    with in_file(file):
        found = scored_again(recorded.documents)
    said, now = _outcomes(recorded), _outcomes(found.result)
    if said.keys() != now.keys() or any(not _is_same(said[bid], now[bid]) for bid in said):
        raise InputRefusedError([problem_in(file, "portfolio_other_outcome")])
    return found


def _is_same(one: Outcome, other: Outcome) -> bool:
    return one[1] == other[1] and abs(one[0] - other[0]) <= _CENT


def _outcomes(found: Result | LotsResult) -> dict[tuple[str, str], Outcome]:
    """Return by lot and bid the cost and the rank."""

    def of(lot: str, bids: Sequence[BidResult]) -> dict[tuple[str, str], Outcome]:
        return {(lot, one.bidder): (one.life_cycle_cost, one.rank) for one in bids}

    if isinstance(found, Result):
        return of("", found.bids)
    return {key: value for lot in found.lots if lot.result for key, value in of(lot.lot, lot.result.bids).items()}
