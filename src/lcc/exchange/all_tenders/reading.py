"""The tenders of one authority out of files that hold those of many: only its notices are kept while they are read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from lcc.excel.untrusted.limits import OF_OUR_OWN
from lcc.excel.untrusted.opening import rows_in_workbook
from lcc.exchange.all_tenders.notice import PublishedNotice, known_as
from lcc.exchange.all_tenders.of_release import LISTS, notice_of, releases_of
from lcc.exchange.all_tenders.of_tenderned import (
    COLUMNS,
    NEEDED,
    Row,
    authorities_of,
    head_in,
    is_whole,
    notices_of,
)
from lcc.exchange.all_tenders.processes import AllTenders, NotCounted, WhyNotRead, processes_of
from lcc.exchange.ocds.values import text_in
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import File, opened, read_bytes
from lcc.interchange.csv_stream import csv_stream
from lcc.interchange.json_stream import streamed
from lcc.record.problem import InputRefusedError, in_file, problem_in, refusal

JSON_FILES = (".json", ".jsonl", ".ndjson")
TABLES = (".csv", *WORKBOOKS)
_HEAD_ROWS = 20
"""A table has its head within the first rows of its sheet."""
_MOST_NAMES = 20_000
_MOST_NAMED = 10
_MOST_NOT_READ = 10_000


def read_all_tenders(files: Sequence[File], authorities: Collection[str]) -> AllTenders:
    """Return all tenders of an authority in files: OCDS as JSON, one value or one a line, or the data set of TenderNed.

    Parameters
    ----------
    files
        Releases, records or packages of them (.json, .jsonl, .ndjson); or else tables (.xlsx, .csv).
    authorities
        The names and numbers that the authority goes by. Spaces, points and capitals make no difference.

    Raises
    ------
    InputRefusedError
        A file can't be read, is of another kind than the others, or no tender in them is of that authority.
    """
    kinds = {file.suffix.lower() in JSON_FILES for file in files}
    if len(kinds) > 1:
        raise InputRefusedError([problem_in(str(files[-1]), "all_tenders_mixed")])
    sought = _Sought(authorities)
    notices: list[PublishedNotice] = []
    for file in files:
        with in_file(str(file)):
            notices += _notices(file, sought)
    if not notices:
        raise InputRefusedError([problem_in(", ".join(map(str, files)), *sought.nobody(), known=sought.known())])
    ordered = (one._replace(order=order) for order, one in enumerate(notices))
    return AllTenders(tuple(processes_of(ordered)), tuple(sought.not_read), sought.more)


class _Sought:
    """Whose tenders are sought, who else has tenders in the files, and what in them could not be read."""

    def __init__(self, authorities: Collection[str]) -> None:
        self._named = [*authorities]
        self._asked = known_as(*authorities)
        self._others: dict[str, None] = {}
        self.not_read: list[NotCounted] = []
        self.more = 0

    def has(self, names: frozenset[str], said: str) -> bool:
        """Whether an authority of these names is sought; `said` is how it is shown if not."""
        if not names.isdisjoint(self._asked):
            return True
        if said and len(self._others) < _MOST_NAMES:
            self._others[said] = None
        return False

    def leave_out(self, file: File, line: int, why: WhyNotRead) -> None:
        """Note that something could not be read."""
        if len(self.not_read) < _MOST_NOT_READ:
            self.not_read.append(NotCounted(str(file), line, why))
        else:
            self.more += 1

    def nobody(self) -> tuple[str, str]:
        """Return what to say where nobody of these names has a tender."""
        return "authority_not_published", ", ".join(self._named[:_MOST_NAMED])

    def known(self) -> str:
        """Return names that are in the files, those first that are near to what is sought."""
        near = [one for name in self._named for one in get_close_matches(name, self._others, _MOST_NAMED, 0.5)]
        return ", ".join([*dict.fromkeys([*near, *self._others])][:_MOST_NAMED]) or "-"


def _notices(file: File, sought: _Sought) -> Iterator[PublishedNotice]:
    ending = file.suffix.lower()
    if ending in JSON_FILES:
        yield from _in_json(file, sought)
    elif ending in WORKBOOKS:
        yield from notices_of(_rows_in_workbook(file, sought), has_comma=True)
    elif ending in TABLES:
        with opened(file) as stream:
            table = csv_stream(stream)
            lines = ((line, cells) for cells, line in table.rows)
            yield from notices_of(_rows(file, lines, sought), has_comma=table.has_comma)
    else:
        raise refusal("all_tenders_file", file.suffix or None, known=", ".join((*JSON_FILES, *TABLES)))


def _in_json(file: File, sought: _Sought) -> Iterator[PublishedNotice]:
    releases = 0
    with opened(file) as stream:
        for part in streamed(stream, LISTS):
            for release in releases_of(part.value):
                releases += 1
                if not isinstance(release, Mapping):
                    sought.leave_out(file, part.line, "no_release")
                    continue
                notice = notice_of(release, releases)
                if notice is None:
                    sought.leave_out(file, part.line, "no_process")
                elif sought.has(notice.authorities, notice.authority):
                    yield notice
    if not releases:
        raise refusal("no_releases")


def _rows_in_workbook(file: File, sought: _Sought) -> Iterator[Row]:
    """Yield the rows of the sheet that has the columns; the others explain them."""
    table = ""
    head: dict[str, int] = {}
    for sheet, number, values in rows_in_workbook(read_bytes(file), limits=OF_OUR_OWN):
        if not head and number <= _HEAD_ROWS and (found := head_in(values)):
            table, head = sheet, found
        elif sheet == table and any(value is not None for value in values):
            padded = (*values, *(None,) * (max(head.values()) + 1 - len(values)))
            yield from _kept(file, Row({what: padded[column] for what, column in head.items()}, number), sought)
    if not head:
        raise _no_table()


def _rows(file: File, lines: Iterator[tuple[int, Sequence[str]]], sought: _Sought) -> Iterator[Row]:
    head: dict[str, int] = {}
    width = 0
    for number, (line, cells) in enumerate(lines):
        if head and len(cells) != width:
            sought.leave_out(file, line, "row_length")
        elif head:
            yield from _kept(file, Row({what: cells[column] for what, column in head.items()}, line), sought)
        elif number < _HEAD_ROWS and (found := head_in(cells)):
            head, width = found, len(cells)
    if not head:
        raise _no_table()


def _kept(file: File, row: Row, sought: _Sought) -> Iterator[Row]:
    """Yield a row of the authority that is sought, if it says of which tender it is, and when."""
    if sought.has(authorities_of(row), text_in(row.cells.get("authority")) or ""):
        if is_whole(row):
            yield row
        else:
            sought.leave_out(file, row.line, "row_incomplete")


def _no_table() -> InputRefusedError:
    return refusal("all_tenders_columns", None, known=", ".join(COLUMNS[name][0] for name in NEEDED))
