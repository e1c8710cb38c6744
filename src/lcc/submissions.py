"""A tender and its bids from files of any kind, with every problem of all of them in one go."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from lcc.evaluate import Origins
from lcc.interchange.documents import load
from lcc.interchange.findings import problem_of, remark_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.interchange.yaml_file import read_bytes
from lcc.language import Text
from lcc.model.agreement import Finding, disagreements, remarks, remarks_on_tender
from lcc.model.bid import Bid
from lcc.model.result import InputFile
from lcc.model.tender import Tender

TEXT_FILES = (".yaml", ".yml", ".json")
WORKBOOKS = (".xlsx",)


@dataclass(frozen=True, slots=True)
class Submission:
    """A bid, the file that it came in, and where its fields stand there."""

    bid: Bid
    input: InputFile
    origins: Origins


@dataclass(frozen=True, slots=True)
class Submissions:
    """Everything that one comparison needs."""

    tender: Tender
    tender_input: InputFile
    tender_origins: Origins
    bids: tuple[Submission, ...]

    @property
    def inputs(self) -> list[InputFile]:
        """Every file that was read, the tender first."""
        return [self.tender_input, *(submission.input for submission in self.bids)]

    @property
    def origins(self) -> dict[str, Origins]:
        """Where the fields of each bidder stand."""
        return {submission.bid.bidder.name: submission.origins for submission in self.bids}

    @property
    def remarks(self) -> list[Text]:
        """What a reader of the result should know."""
        findings = [finding for one in self.bids for finding in remarks(self.tender, one.bid)]
        findings += remarks_on_tender(self.tender)
        return [remark_of(finding) for finding in findings]


Watch = Callable[[Sequence[FilePath]], Iterable[FilePath]]
"""Passes the files through one by one, and may show how far the reading is."""


def read(tender_file: FilePath, bid_files: Sequence[FilePath], watch: Watch = iter) -> Submissions:
    """Read a tender and its bids; a folder stands for the bids in it.

    Raises
    ------
    InputRefusedError
        With every problem in all the files.
    """
    problems: list[Problem] = []
    tender: Tender | None = None
    tender_origins: Origins = {}
    tender_input = InputFile(file=str(tender_file), sha256="")
    try:
        _check_kind(tender_file, TEXT_FILES, "tender_kind")
        content = read_bytes(tender_file)
        tender_input = _input(tender_file, content)
        tender, tender_origins = load(content, str(tender_file), Tender)
    except InputRefusedError as refused:
        problems += refused.problems
    submissions: list[Submission] = []
    for file in watch(_in_folders(bid_files, tender_file, problems)):
        try:
            submissions.append(_read_bid(file, tender))
        except InputRefusedError as refused:
            problems += refused.problems
    problems += _bidders_twice(submissions)
    if problems or tender is None:
        raise InputRefusedError(problems)
    return Submissions(tender, tender_input, tender_origins, tuple(submissions))


def read_tender(file: FilePath) -> Tender:
    """Read a tender alone; InputRefusedError as in `read`."""
    return read(file, []).tender


def _in_folders(files: Iterable[FilePath], tender_file: FilePath, problems: list[Problem]) -> list[FilePath]:
    found: list[FilePath] = []
    for file in files:
        if not file.is_dir():
            found.append(file)
            continue
        inside = sorted(
            child
            for child in file.iterdir()
            if child.suffix.lower() in TEXT_FILES + WORKBOOKS
            and not child.name.startswith((".", "~$"))
            and child.resolve() != tender_file.resolve()
        )
        if not inside:
            problems.append(problem_of(Finding((), "no_bids", None, {}), str(file), {}))
        found += inside
    return found


def _read_bid(file: FilePath, tender: Tender | None) -> Submission:
    _check_kind(file, TEXT_FILES + WORKBOOKS, "bid_kind")
    content = read_bytes(file)
    if file.suffix.lower() in TEXT_FILES:
        bid, origins = load(content, str(file), Bid)
    elif tender is None:
        raise InputRefusedError([])
    else:
        from lcc.excel.read_form import read_form

        bid, origins = read_form(content, str(file), tender)
    if tender is not None and (findings := disagreements(tender, bid)):
        raise InputRefusedError([problem_of(finding, str(file), origins) for finding in findings])
    return Submission(bid, _input(file, content), origins)


def _check_kind(file: FilePath, kinds: Sequence[str], finding: str) -> None:
    if file.suffix.lower() not in kinds:
        raise InputRefusedError([problem_of(Finding((), finding, file.suffix or None, {}), str(file), {})])


def _input(file: FilePath, content: bytes) -> InputFile:
    return InputFile(file=str(file), sha256=hashlib.sha256(content).hexdigest())


def _bidders_twice(submissions: Sequence[Submission]) -> list[Problem]:
    first_file: dict[str, str] = {}
    problems = []
    for one in submissions:
        name = one.bid.bidder.name
        if name in first_file:
            finding = Finding(("bidder", "name"), "bidder_twice", name, {"other": first_file[name]})
            problems.append(problem_of(finding, one.input.file, one.origins))
        first_file.setdefault(name, one.input.file)
    return problems
