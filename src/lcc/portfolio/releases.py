"""Open data of many tenders: the release of each with its award, written as it is made, never all in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from lcc.api.open_data import OfPublisher, open_data_options
from lcc.api.scoring import Scored
from lcc.interchange.json_text import as_json_line, as_json_text
from lcc.language import Language
from lcc.portfolio.reading import OneTender, tenders_in
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.portfolio.whole_file import whole_file
from lcc.record.problem import InputRefusedError, LccError, problem_in
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
    not_read: list[NotRead]


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
) -> Released:
    """Write the release of every tender with its bids in what was named, by name; the same moment gives the same bytes.

    Each is what `Scored.ocds` makes of it. An award of which the day is known on which it was announced was sent on
    that day. What can't be read, or awards nothing, is listed, and the others go on; so is a tender whose ocid
    another one has, which are two of one authority and code, or of two authorities with one code.

    Raises
    ------
    InputRefusedError
        An option is beyond its bounds, nothing could be released, or tenders are of several authorities and the
        publisher has no name.
    """
    open_data_options(language, options.written, options.publisher, bid_details=options.bid_details)
    sources, problems = sources_in(named)
    found = Released(set(), len(sources), [told(one.file, one) for one in problems])
    packages = _packages(watch(sources, len(sources)), options, language, found)
    with whole_file(file) as temporary, temporary.open("w", encoding="utf-8", newline="") as opened:
        is_lines = file.suffix.lower() == LINES
        opened.writelines(map(as_json_line, packages) if is_lines else _one_package(packages))
        if not found.ocids:
            raise InputRefusedError([problem_in(", ".join(map(str, named)), "nothing_released")])
    return found


def _packages(
    sources: Iterable[TenderSource], options: ReleaseOptions, language: Language, found: Released
) -> Iterator[Package]:
    """Yield the package of every tender, each ocid once; what none can be made of is listed in `found`."""
    of: dict[str, str] = {}
    for source in sources:
        for name, scored in _tenders(source, found):
            try:
                package = _package(scored(), options, language)
            except LccError as refused:
                found.not_read.extend(told(name, one) for one in refused.problems)
                continue
            except Exception as error:  # a mistake of ours about one tender is told, and stops no other
                found.not_read.append(told(name, problem_in(name, "portfolio_mistake", type(error).__name__)))
                continue
            ocid = package["releases"][0]["ocid"]
            if ocid in of:
                found.not_read.append(told(name, problem_in(name, "ocid_twice", ocid, other=of[ocid])))
                continue
            of[ocid] = name
            found.ocids.add(ocid)
            yield package


def _tenders(source: TenderSource, found: Released) -> Iterator[OneTender]:
    """Yield the tenders of a source; one that can't be opened is listed."""
    try:
        yield from tenders_in(source)
    except LccError as refused:
        found.not_read.extend(told(source.name, one) for one in refused.problems)


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
