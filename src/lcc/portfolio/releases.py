"""Open data of many tenders: the release of each with its award, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Unpack

from lcc.api.open_data import OfPublisher, open_data_options
from lcc.api.scoring import Scored
from lcc.interchange.json_text import as_json_line, as_json_text
from lcc.language import Language
from lcc.portfolio.not_read_list import listed_beside
from lcc.portfolio.reading import NamedTenders, already_scored, each_by_itself, on_disk, or_listed
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.portfolio.whole_file import whole_file
from lcc.record.problem import InputRefusedError, Problem, problem_in
from lcc.words.problems import NotRead, told

PACKAGE, LINES = KINDS = (".json", ".jsonl")
"""One package with all releases, or a package of each tender on a line of its own."""

Package = dict[str, Any]
_MOST_NAMED = 10
Watch = Callable[[Iterable[TenderSource], int], Iterator[TenderSource]]
"""Shows how far the work is: gets the sources, and how many there are."""


class Released(NamedTuple):
    """The ocids of which releases were written, from how many sources, and of what none could be made."""

    ocids: set[str]
    sources: int
    problems: list[tuple[str, Problem]]

    @property
    def not_read(self) -> list[NotRead]:
        """What none could be made of, as it is listed: by its source."""
        return [told(source, problem) for source, problem in self.problems]


@dataclass(frozen=True)
class Releases:
    """The releases of many tenders as a file, `content`; their `ocids`, and of what none could be made, with why."""

    content: bytes
    ocids: frozenset[str]
    problems: Sequence[tuple[str, Problem]]


class ReleaseOptions(NamedTuple):
    """What is asked of the releases: when they were written, what is told of bids, and what only a publisher knows.

    `name` is that of the publisher; left out, it is the authority, where all tenders are of one.
    """

    written: datetime
    publisher: OfPublisher
    name: str | None = None
    bid_details: bool = False


def write_releases(
    named: Sequence[Path],
    file: Path,
    options: ReleaseOptions,
    language: Language = "nl",
    watch: Watch = lambda sources, _number: iter(sources),
    left_out: Path | None = None,
) -> Released:
    """Write the release of every tender with its bids in what was named, by name; the same moment gives the same bytes.

    They are written as they are made, and never all in memory. Each is what `Scored.ocds` makes of it. An award of
    which the day is known on which it was announced was sent on that day. What can't be read, or awards nothing, is
    listed, and the others go on; so is a tender whose ocid another one has, which are two of one authority and code,
    or of two authorities with one code. They are listed in the file `left_out`, where there are any.

    Raises
    ------
    InputRefusedError
        An option is beyond its bounds, nothing could be released, or tenders are of several authorities and the
        publisher has no name.
    """
    open_data_options(language, options.written, options.publisher, bid_details=options.bid_details)
    sources, problems = sources_in(named)
    found = Released(set(), len(sources), [(one.file, one) for one in problems])
    read = map(on_disk, watch(sources, len(sources)))
    texts = _texts(_packages(read, options, language, found), is_lines=file.suffix.lower() == LINES)
    with whole_file(file) as temporary, ExitStack() as stack:
        with temporary.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(texts)
        _refuse_nothing(found, ", ".join(map(str, named)))
        stack.enter_context(listed_beside(left_out, found.not_read))
    return found


def releases_of(
    awards: Iterable[Scored],
    kind: Literal["json", "jsonl"] = "json",
    language: Language = "nl",
    *,
    written: datetime,
    name: str | None = None,
    bid_details: bool = False,
    **publisher: Unpack[OfPublisher],
) -> Releases:
    """Return the open data (OCDS 1.1) of many tenders with their awards, each as `Scored.ocds` makes it.

    Parameters
    ----------
    awards
        Tenders that were scored. One whose ocid another one has, or that awards nothing, is listed, and the others go
        on.
    kind
        One package with all releases (`json`), or a package of each tender on a line of its own (`jsonl`).
    written
        When they are written, with the offset to UTC: the same moment gives the same bytes.
    name
        Who publishes them; left out, the authority, where all tenders are of one.
    bid_details
        Whether others than the winner are told of.
    publisher
        What only a publisher has: `prefix` and `address`.

    Raises
    ------
    InputRefusedError
        An option is beyond its bounds, nothing could be released, or tenders are of several authorities and the
        publisher has no name.

    Examples
    --------
    >>> import lcc
    >>> from datetime import UTC, datetime
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [{"item": "desk", "business_model": {
    ...     "kind": "purchase", "price": 450, "service_life_years": 10}}]}
    >>> found = releases_of([lcc.score(tender, [bid])], written=datetime(2027, 7, 1, tzinfo=UTC))
    >>> found.ocids, found.problems
    (frozenset({'ocds-xxxxxx-desks'}), ())
    """
    options = ReleaseOptions(written, publisher, name, bid_details)
    return released(map(already_scored, awards), kind, options, language)


def released(
    sources: Iterable[NamedTenders], kind: Literal["json", "jsonl"], options: ReleaseOptions, language: Language
) -> Releases:
    """Return the releases of what is held in memory; errors as of `releases_of`."""
    open_data_options(language, options.written, options.publisher, bid_details=options.bid_details)
    found = Released(set(), 0, [])
    content = "".join(_texts(_packages(sources, options, language, found), is_lines=kind == "jsonl"))
    _refuse_nothing(found, "")
    return Releases(content.encode(), frozenset(found.ocids), tuple(found.problems))


def _texts(packages: Iterator[Package], *, is_lines: bool) -> Iterable[str]:
    return map(as_json_line, packages) if is_lines else _one_package(packages)


def _refuse_nothing(found: Released, named: str) -> None:
    if not found.ocids:
        why = [one for _source, one in found.problems]
        raise InputRefusedError([*why, problem_in(named, "nothing_released")])


def _packages(
    sources: Iterable[NamedTenders], options: ReleaseOptions, language: Language, found: Released
) -> Iterator[Package]:
    """Yield the package of every tender, each ocid once; what none can be made of is listed in `found`."""
    of: dict[str, str] = {}
    for source in sources:
        for name, scored in or_listed(source, found.problems):
            package = None
            with each_by_itself(name, found.problems):
                package = _package(scored(), options, language)
            if package is None:
                continue
            ocid = package["releases"][0]["ocid"]
            if ocid in of:
                found.problems.append((name, problem_in(name, "ocid_twice", ocid, other=of[ocid])))
                continue
            of[ocid] = name
            found.ocids.add(ocid)
            yield package


def _package(scored: Scored, options: ReleaseOptions, language: Language) -> Package:
    decisions = scored.submissions.decisions
    announced = decisions.awarded_at if decisions else None
    package = scored.ocds(
        language,
        written=options.written,
        sent=datetime.fromisoformat(announced).date() if announced else None,
        bid_details=options.bid_details,
        **options.publisher,
    )
    return package if options.name is None else package | {"publisher": {"name": options.name}}


def _one_package(packages: Iterable[Package]) -> Iterator[str]:
    """Yield the text of one package with the releases of all; who publishes it is known at its end."""
    publishers: dict[str, None] = {}
    for package in packages:
        if publishers:
            yield ",\n"
        else:
            head = {name: value for name, value in package.items() if name not in ("releases", "publisher")}
            yield as_json_text(head).removesuffix("\n}\n") + ',\n "releases": [\n'
        publishers[package["publisher"]["name"]] = None
        [release] = package["releases"]
        yield "\n".join(f"  {line}" for line in as_json_text(release).splitlines())
    if len(publishers) > 1:
        named = ", ".join([*publishers][:_MOST_NAMED])
        raise InputRefusedError([problem_in("", "publisher_unnamed", named)])
    for name in publishers:
        yield f'\n ],\n "publisher": {as_json_line({"name": name}).strip()}\n}}\n'
