"""A tender and its bids from files of any kind, with every problem of all of them in one go."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple

from lcc.checks.agreement import clashing, disagreements
from lcc.checks.in_parts import problems_in_parts
from lcc.checks.scoring import broken_seal, holds_prices_back, score_disagreements
from lcc.checks.validation import record_of
from lcc.intake.file_kinds import TEXT_FILES, WORKBOOKS
from lcc.intake.file_names import names_of
from lcc.intake.files import File, InMemory, read_bytes
from lcc.intake.forms import NotOpenedError, stated_in_workbook
from lcc.intake.handed_in import FoundFile, HandedIn, handed_in, is_same
from lcc.intake.passport_files import Passports
from lcc.intake.received import (
    WORDS_BESIDE,
    NamedPassport,
    Read,
    of_suppliers,
    received,
    without_bid,
    words_in,
)
from lcc.intake.records import load, refuse_another_tender
from lcc.interchange.text_file import stated_in_text
from lcc.language import N_, Text
from lcc.model.bid import Bid
from lcc.model.draw import Draw, Draws
from lcc.model.lot_outcome import LotOutcome
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.reference import REFERENCE, by_cost_alone
from lcc.model.result import Documents, documents_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.noted import clock, detail, milliseconds, note
from lcc.record.path import Path, entries_in, stated_in
from lcc.record.place import InputFile, Origins, WithParts, input_of
from lcc.record.problem import (
    InputRefusedError,
    Problem,
    gathered,
    in_file,
    in_order,
    of_supplier,
    problem_in,
    problem_of,
    problems_of,
    refusal,
)
from lcc.record.progress import step
from lcc.record.record import LONGEST_NAME
from lcc.record.stated import Stated
from lcc.record.visible import visible
from lcc.words.number_names import number_name
from lcc.words.problems import remark_of, remarks_about
from lcc.words.received import remarks_on_files, words_beside
from lcc.words.workbook_words import path_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from lcc.excel.bid_form.read import Layouts
    from lcc.excel.cells.sheet_writer import Page
    from lcc.excel.price_sheet.mapping import PriceSheet
    from lcc.model.bid_decision import BidDecisions, Enquiry
    from lcc.model.bid_history import BidHistory, EarlierBid
    from lcc.model.price_memory import EarlierPrices


@dataclass(frozen=True, slots=True)
class Submission:
    """A bid, the file that it came in, and where its fields stand: there, or in the passports that it names."""

    bid: Bid
    input: InputFile
    origins: Origins
    passports: tuple[InputFile, ...] = ()
    words: tuple[Message, ...] = ()
    """What was added to the form beside the answers, as remarks."""

    def by_names(self, names: Mapping[str, str]) -> "Submission":
        """Return it with each file by its name, and not by the path to it."""
        return replace(
            self,
            input=self.input.called(names),
            origins=self.origins.called(names) if isinstance(self.origins, WithParts) else self.origins,
            passports=tuple(one.called(names) for one in self.passports),
            words=tuple(
                one._replace(context={**one.context, "file": names[str(one.context["file"])]})
                if "file" in one.context
                else one
                for one in self.words
            ),
        )


class ScoredBefore(NamedTuple):
    """A comparison as a purchaser has it: the file, its language, and our sheets in it as they were written.

    `renamed` has the names by which bidders go in it, with those that they have now, where they differ.
    """

    content: bytes
    language: str
    pages: "Mapping[str, Page]"
    renamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Submissions:
    """Everything that one comparison needs.

    `submitted` is what was stated before a purchaser changed it in a comparison workbook, by bidder and path; the
    tender goes by an empty name. `tender_of_forms` is the tender as it was then: the one that forms were made from.
    `draws` are the drawings of lots that were held; of one lot, `lot_outcome` says who is awarded it beside the others.
    `comparison` is the workbook in which all that was found, if there was one. `changed_at` says by file when it was
    last changed, as far as the computer knows. `received` says what became of every file that was handed in.
    `decisions` says which bids fell away. `reference` is what the authority has, as an offer of its own: no bid, and
    named by nobody else. `history` is what was offered in rounds before the last; `history_inputs` are the document
    that names those rounds, and the files of the bids in them. `prices` are the ranges of what was offered before for
    like items, from the price file `prices_input`, brought to one level by the index in `price_index_input`, if that
    was given. `tender_remarks`
    is what stands in the file of the tender and does not count.
    """

    tender: Tender
    tender_input: InputFile
    tender_origins: Origins
    tender_of_forms: Tender
    bids: tuple[Submission, ...] = ()
    submitted: Mapping[tuple[str, Path], Any] = field(default_factory=dict)
    map_input: InputFile | None = None
    scores: Scores | None = None
    scores_input: InputFile | None = None
    scores_origins: Origins = field(default_factory=dict)
    draws: tuple[Draw, ...] = ()
    draws_input: InputFile | None = None
    draws_origins: Origins = field(default_factory=dict)
    decisions: "BidDecisions | None" = None
    decisions_input: InputFile | None = None
    decisions_origins: Origins = field(default_factory=dict)
    history: "BidHistory | None" = None
    history_inputs: tuple[InputFile, ...] = ()
    prices: "EarlierPrices | None" = None
    prices_input: InputFile | None = None
    price_index_input: InputFile | None = None
    lot_outcome: LotOutcome | None = None
    comparison: "ScoredBefore | None" = None
    changed_at: Mapping[str, datetime] = field(default_factory=dict)
    received: Received | None = None
    reference: Submission | None = None
    tender_remarks: tuple[Message, ...] = ()

    @property
    def inputs(self) -> list[InputFile]:
        """Every file that was read: the tender, what stands beside it, what is kept, bids, passports."""
        files = [self.tender_input, self.map_input, self.scores_input, self.draws_input, self.decisions_input]
        files += [self.reference.input, *self.reference.passports] if self.reference else []
        files += self.history_inputs
        files += [self.prices_input, self.price_index_input]
        files += [submission.input for submission in self.bids]
        files += [passport for submission in self.bids for passport in submission.passports]
        return list(dict.fromkeys(file for file in files if file))

    @property
    def offered(self) -> list[Bid]:
        """The bids themselves, without the files that they came in."""
        return [submission.bid for submission in self.bids]

    @property
    def origins(self) -> dict[str, Origins]:
        """Where the fields of each bidder stand."""
        kept = {REFERENCE: self.reference.origins} if self.reference else {}
        return kept | {submission.bid.name: submission.origins for submission in self.bids}

    @property
    def kept(self) -> Bid | None:
        """The reference itself, without the file that it came in."""
        return self.reference.bid if self.reference else None

    @property
    def documents(self) -> Documents:
        """What is scored, as it was stated."""
        return documents_of(
            self.tender,
            self.offered,
            self.scores,
            self.draws,
            self.kept,
            self.decisions,
            self.history,
            self.prices,
        )

    @property
    def holds_prices_back(self) -> bool:
        """Whether costs are not to be shown yet."""
        return holds_prices_back(self.tender, self.scores)

    @property
    def score_problems(self) -> list[Problem]:
        """Everything in which the scores do not fit the tender and the bids."""
        file = self.scores_input or self.tender_input
        from lcc.award.fallen import need_no_scores

        gone = need_no_scores(self.tender.award, self.decisions)
        findings = score_disagreements(self.tender, self.offered, self.scores, gone)
        return [problem_of(finding, file.file, self.scores_origins) for finding in findings]

    def problems_of_draws(self, findings: Iterable[Message]) -> list[Problem]:
        """Return what is wrong with the drawings of lots, where it stands."""
        file = self.draws_input or self.tender_input
        return [problem_of(finding, file.file, self.draws_origins) for finding in findings]

    def problems_of_decisions(self, findings: Iterable[Message]) -> list[Problem]:
        """Return what is wrong with what was decided on bids, where it stands."""
        file = self.decisions_input or self.tender_input
        return [problem_of(finding, file.file, self.decisions_origins) for finding in findings]

    @property
    def remarks(self) -> list[Text]:
        """What a reader of the result should know."""
        return [
            *map(remark_of, self._words_beside()),  # first: a reservation can exclude a bid
            *remarks_on_files(self.received),
            *map(remark_of, self.tender_remarks),
            *remarks_about(self.tender, self.offered),
            *map(remark_of, self.changes),
        ]

    @property
    def remarks_on_screen(self) -> list[Text]:
        """The same with what this computer knows and no file says: when files were changed here."""
        return [*self.remarks, *map(remark_of, self._later_than_lock())]

    def _words_beside(self) -> Iterator[Message]:
        """Yield what was remarked on forms; not the text of words on them as long as prices are held back."""
        yield from words_beside(self.received, Text(_HELD_BACK) if self.holds_prices_back else None)
        for one in self.bids:
            for finding in one.words:
                if finding.code != WORDS_BESIDE:
                    yield finding._replace(
                        context={"bidder": one.bid.name, "file": one.input.file, **finding.context}
                    )

    def _later_than_lock(self) -> Iterator[Message]:
        """Yield the input that was changed last, if that was after the scores were locked.

        Only what scores are held back from: the tender and its bids. The scores themselves are written after that, and
        so is a comparison that has them; lots are drawn and bids fall away later, and what the authority has is no bid.
        """
        lock = self.scores.locked if self.scores else None
        written_later = {self.scores_input, self.draws_input, self.decisions_input, self.prices_input}
        written_later |= {self.price_index_input}
        written_later |= {self.tender_input} if self.comparison else set()
        written_later |= set(self.history_inputs)
        written_later |= {self.reference.input, *self.reference.passports} if self.reference else set()
        changed = {
            one.file: self.changed_at[one.file]
            for one in self.inputs
            if one not in written_later and one.file in self.changed_at
        }
        if lock is None or not changed:
            return
        file, moment = max(changed.items(), key=lambda one: one[1])
        locked = datetime.fromisoformat(lock.at)
        if moment.replace(microsecond=0) > locked:
            seen = moment.astimezone(locked.tzinfo).isoformat(timespec="seconds")
            yield Message((), "locked_before_input", None, {"at": lock.at, "file": file, "changed": seen})

    @property
    def changes(self) -> list[Message]:
        """What differs in a comparison workbook from the tender and the bids that it was made from."""
        if not self.submitted:
            return []
        records = {"": self.tender, " ": self.scores, **{one.bid.name: one.bid for one in self.bids}}
        now = {document: stated_in(record) for document, record in records.items() if record is not None}
        if self.draws and not self.draws_input:
            now["  "] = entries_in(Draws(tender=self.tender.id, draws=list(self.draws)))
        called = {"": self.tender.title, " ": Text(N_("Scores")), "  ": Text(N_("Drawings of lots"))}
        return [
            Message(
                path,
                "changed_in_workbook",
                now[document].get(path),
                {
                    "bidder": called.get(document, document),
                    "field": self._called(document, path),
                    "before": before,
                    "now": now[document].get(path, "-"),
                },
            )
            for (document, path), before in self.submitted.items()
            if document in now and before not in ((value := now[document].get(path)), str(value))
        ]

    def _called(self, document: str, path: Path) -> Text:
        """Return what a field of one of the documents is called on its sheet."""
        if document == " " and self.scores and path[:1] == ("scores",) and int(path[1]) < len(self.scores.scores):
            score = self.scores.scores[int(path[1])]
            names = self.tender.criterion_names
            words = {"bid": score.bid, "criterion": names.get(score.criterion, score.criterion)}
            return Text(N_("score of {bid} on {criterion}"), words)
        if document.isspace():
            return path_text(path)
        try:
            return number_name(self.tender, self.offered, document or None, path)._replace(bidder=None).text
        except LookupError:  # it is not there any more
            return path_text(path)


_HELD_BACK = N_("not shown before the scores are locked")


class FilesRefusedError(InputRefusedError):
    """Some files can't be used; `rest` is what there is in the others, None where the tender is no tender."""

    def __init__(self, problems: Iterable[Problem], not_read: Iterable[str], rest: Submissions | None) -> None:
        super().__init__(problems, not_read)
        self.rest = rest


Watch = Callable[[Sequence[FilePath]], Iterable[FilePath]]
"""Passes the files through one by one, and may show how far the reading is."""


def read(
    tender_file: File,
    bid_files: Sequence[File],
    map_file: File | None = None,
    scores_file: File | None = None,
    watch: Watch = iter,
    draw_file: File | None = None,
    leave_out: Sequence[str] = (),
    reference_file: File | None = None,
    decisions_file: File | None = None,
    history_file: File | None = None,
    prices_file: File | None = None,
    price_index_file: File | None = None,
) -> Submissions:
    """Read a tender and its bids; a folder or an archive (.zip) stands for everything in it.

    Every file there is a bid, a material passport, an attachment that is only listed, or a problem. `leave_out` names
    files and folders that are not read, and listed too.

    In place of a tender there can be a workbook that has bids too: a comparison, or one that was filled in by hand.
    Then the bids in it come first. `map_file` says how to read workbooks that are not our forms; `scores_file` holds
    what assessors scored, `draw_file` the drawings of lots that were held, and `decisions_file` which bids fell away:
    these are held against tender and bids only once something is scored. `reference_file` is a bid of the authority
    itself, in a form or a text file: what keeping what it has costs. `history_file` names the bids of earlier rounds:
    they are read as those of the last round are, and not scored. `prices_file` has what was offered in other tenders,
    and `price_index_file` the index that brings its prices to the level of this one.

    Raises
    ------
    InputRefusedError
        With every problem in all the files.
    """
    started = clock()
    problems: list[Problem] = []
    start: Submissions | None = None
    mapping: PriceSheet | None = None
    beside = (map_file, scores_file, draw_file, decisions_file, history_file, prices_file, price_index_file)
    used = [tender_file, *(file for file in beside if file is not None)]
    handed = handed_in(bid_files, used, leave_out)
    problems += handed.problems
    if reference_file is not None and any(is_same(item, reference_file) for item in handed.of("bid")):
        problems.append(problem_in(str(reference_file), "reference_among_bids"))
    kept = [reference_file] if isinstance(reference_file, InMemory) else []
    in_memory = {str(one): one for one in kept} | handed.in_memory
    passports = Passports(tender_file, in_memory, {item.file for item in handed.left_out})
    with gathered(problems):
        start = _start(tender_file, passports, problems)
    if start is not None and map_file is not None:
        with gathered(problems):
            mapping, map_input = _mapping(map_file, start.tender_of_forms)
            start = replace(start, map_input=map_input)
        start = start if mapping else None
    for file, with_file in (
        (scores_file, _with_scores), (draw_file, _with_draws), (decisions_file, _with_decisions),
    ):  # fmt: skip
        if start is not None and file is not None:
            with gathered(problems):
                start = with_file(start, file)
    if start is not None and (prices_file is not None or price_index_file is not None):
        with gathered(problems):
            start = _with_prices(start, prices_file, price_index_file)
    if start is not None and reference_file is not None:
        with gathered(problems):
            start = _with_reference(start, reference_file, passports)
    if start is not None and history_file is not None:
        with gathered(problems):
            start = _with_history(start, history_file, tender_file, mapping)
    submissions = list(start.bids) if start else []
    items = {item.file: item for item in handed.of("bid")}
    layouts = _layouts(start, list(items))
    bidders: dict[FilePath, str | None] = dict.fromkeys(items)
    for at, file in enumerate(watch(list(items)), start=1):
        step("bids", at, len(items))
        with gathered(problems):
            submissions.append(_read_bid(items[file], start, layouts, mapping, passports))
            bidders[file] = submissions[-1].bid.bidder.name
    problems += _clashing(submissions, items)
    found = Read(bidders, list(_named_passports(submissions)))
    problems += without_bid(handed, bid_files, found)
    if start is not None and start.holds_prices_back:
        problems = [
            replace(one, found=Text(_HELD_BACK)) if one.file != str(tender_file) else one for one in problems
        ]
    if problems or start is None:
        not_read = [
            item.name for item in items.values() if start is None and item.file.suffix.lower() in WORKBOOKS
        ]
        rest = start and replace(start, bids=tuple(submissions))
        codes = ", ".join(sorted({one.code for one in problems}))
        note("intake", "refused %d files in %d ms: %s", len(items) + 1, milliseconds(started), codes)
        raise FilesRefusedError(in_order(of_suppliers(problems, handed, found)), not_read, rest)
    held = {visible(str(file)) for file in (*used, *kept, *bid_files) if isinstance(file, InMemory)}
    inputs = replace(start, bids=tuple(submissions)).inputs
    names = names_of(one.file for one in inputs)
    changed_at = {names[file]: moment for file, moment in _changed_at((one.file for one in inputs), held)}
    bids = tuple(one.by_names(names) for one in submissions)
    note("intake", "read %d bids from %d files in %d ms", len(bids), len(inputs), milliseconds(started))
    return replace(
        _by_names(start, names),
        bids=bids,
        received=_received(start, handed, found, bids),
        changed_at=changed_at,
    )


def _by_names(start: Submissions, names: Mapping[str, str]) -> Submissions:
    """Return what was read beside bids with each file by its name, and not by the path to it."""
    return replace(
        start,
        tender_input=start.tender_input.called(names),
        map_input=start.map_input and start.map_input.called(names),
        scores_input=start.scores_input and start.scores_input.called(names),
        draws_input=start.draws_input and start.draws_input.called(names),
        decisions_input=start.decisions_input and start.decisions_input.called(names),
        history=start.history and _history_by_names(start.history, names),
        history_inputs=tuple(one.called(names) for one in start.history_inputs),
        prices_input=start.prices_input and start.prices_input.called(names),
        price_index_input=start.price_index_input and start.price_index_input.called(names),
        reference=start.reference and start.reference.by_names(names),
    )


def _received(start: Submissions, handed: HandedIn, found: Read, bids: Iterable[Submission]) -> Received | None:
    """Return what became of every file: those of a workbook with bids in it, and what was handed in beside it."""
    before = start.received
    if before is None and start.bids and (found.bidders or start.comparison is None):
        before = Received(bids=len(start.bids), files=1)
    words = [word for one in bids for word in words_in(one.bid.bidder.name, one.input.file, one.words)]
    return received(handed, found, before, words) if before or handed.items else None


def _named_passports(bids: Iterable[Submission]) -> Iterator[NamedPassport]:
    for one in bids:
        for passport in one.passports:
            yield NamedPassport(one.bid.bidder.name, FilePath(one.input.file), FilePath(passport.file))


def _changed_at(files: Iterable[str], held: Set[str]) -> Iterator[tuple[str, datetime]]:
    """Yield when files were last changed; what is in an archive was changed when that was.

    Of what stands on no disk (`held`), and what is in an archive there, nobody knows.
    """
    for name in files:
        file = FilePath(name)
        if not held.isdisjoint(map(str, (file, *file.parents))):
            continue
        on_disk = next((one for one in (file, *file.parents) if one.is_file()), file)
        with suppress(OSError):
            yield name, datetime.fromtimestamp(on_disk.stat().st_mtime, UTC)


def _start(file: File, passports: Passports | None, problems: list[Problem]) -> Submissions:
    """Read the tender, and the bids in the same file; not those of a book if there are no passports for them.

    What is wrong with those bids alone is added to `problems`: bids in other files can be looked at then.
    """
    content, kind = read_bytes(file), file.suffix.lower()
    with in_file(str(file)):
        if kind in TEXT_FILES:
            stated = stated_in_text(content, kind)
            tender = record_of(stated, Tender)
            return Submissions(tender, input_of(visible(str(file)), content), stated.origins, tender)
        if kind in WORKBOOKS:
            return _in_workbook(file, content, passports, problems)
        raise refusal("tender_kind", kind or None)


def _in_workbook(file: File, content: bytes, passports: Passports | None, problems: list[Problem]) -> Submissions:
    """Read a workbook that has the tender, and bids too."""
    from lcc.excel.comparison.read import read_comparison
    from lcc.excel.quotes.read import is_quotes
    from lcc.excel.tender_book.read import is_book
    from lcc.excel.untrusted.limits import OF_OUR_OWN
    from lcc.excel.untrusted.opening import open_workbook

    input_ = input_of(visible(str(file)), content)
    workbook = open_workbook(content, limits=OF_OUR_OWN)
    if is_book(workbook):
        return _in_book(workbook, file, input_, passports, problems)
    if is_quotes(workbook):
        return _in_quotes(workbook, file, input_, passports, problems)
    found = read_comparison(workbook)
    bids = tuple(Submission(bid, input_, origins) for bid, origins in found.bids)
    return Submissions(
        tender=found.tender,
        tender_input=input_,
        tender_origins=found.tender_origins,
        tender_of_forms=found.tender_as_submitted,
        bids=bids,
        submitted=found.submitted,
        scores=found.scores,
        scores_origins=found.scores_origins,
        draws=found.draws,
        draws_origins=found.draws_origins,
        decisions=found.decisions,
        decisions_origins=found.decisions_origins,
        history=found.history,
        prices=found.prices,
        lot_outcome=found.lot_outcome,
        received=found.received,
        reference=_kept(found.reference, input_),
        comparison=ScoredBefore(content, found.language, found.pages, found.renamed),
    )


def _kept(found: "tuple[Bid, Origins] | None", input_: InputFile) -> Submission | None:
    return None if found is None else Submission(found[0], input_, found[1])


def _in_book(
    workbook: "Workbook", file: File, input_: InputFile, passports: Passports | None, problems: list[Problem]
) -> Submissions:
    from lcc.excel.tender_book.read import bids_in_book, stated_in_book
    from lcc.excel.tender_book.sheet_kinds import OF_REFERENCE

    stated, mark = stated_in_book(workbook)
    tender = record_of(stated, Tender)
    bids: list[Submission] = []
    if passports is None:
        return Submissions(tender, input_, stated.origins, tender)
    for one in bids_in_book(workbook, tender, mark):
        with gathered(problems), in_file(str(file)):
            bids.append(_submission(passports.resolved(one, FilePath(str(file))), None, input_, passports))
    kept: Submission | None = None
    for one in bids_in_book(workbook, tender, mark, OF_REFERENCE)[:1]:
        with gathered(problems), in_file(str(file)):
            found = passports.resolved(one, FilePath(str(file)))
            kept = _submission(found, by_cost_alone(tender), input_, passports)
    said = stated.remarks
    return Submissions(tender, input_, stated.origins, tender, tuple(bids), reference=kept, tender_remarks=said)


def _in_quotes(
    workbook: "Workbook", file: File, input_: InputFile, passports: Passports | None, problems: list[Problem]
) -> Submissions:
    from lcc.excel.quotes.read import Quotes

    quotes = Quotes(workbook)
    if quotes.looks_back:
        raise refusal("sheet_looks_back")
    stated = quotes.tender()
    if passports is None:
        tender = record_of(stated, Tender)
        return Submissions(tender, input_, stated.origins, tender)
    bids: list[Submission] = []
    wrong: list[Problem] = []
    with gathered(wrong):
        tender = record_of(stated, Tender)
    if wrong:
        raise InputRefusedError([*wrong, *quotes.problems_of_bids()])
    for one in quotes.bids(tender):
        with gathered(problems), in_file(str(file)):
            bids.append(_submission(one, tender, input_, passports))
    return Submissions(tender, input_, stated.origins, tender, tuple(bids))


def _submission(stated: Stated, tender: Tender | None, input_: InputFile, passports: Passports) -> Submission:
    """Return the bid that is stated in a file, with its passports; it has to answer the tender, if that is known."""
    try:
        bid = record_of(stated, Bid)
    except InputRefusedError as refused:
        said = {_where(one) for one in refused.problems}
        more = problems_in_parts(stated, tender) if tender else []
        refused.problems += [one for one in more if _where(one) not in said]
        raise
    if tender is not None and (findings := disagreements(tender, bid)):
        raise InputRefusedError(problems_of(findings, origins=stated.origins))
    return Submission(bid, input_, stated.origins, passports.inputs_of(stated.origins), stated.remarks)


def _where(problem: Problem) -> tuple[str | None, ...]:
    """Return the cell at which something is wrong, or else the field."""
    return (problem.sheet, problem.cell) if problem.cell else (problem.field,)


def _mapping(file: File, tender: Tender) -> "tuple[PriceSheet, InputFile]":
    """Read how price sheets that are not ours are to be read; InputRefusedError also where it is not finished."""
    mapping, input_, origins = read_mapping(file)
    if problems := problems_of_mapping(mapping, tender, str(file), origins):
        raise InputRefusedError(problems)
    return mapping, input_


def read_mapping(file: File) -> "tuple[PriceSheet, InputFile, Origins]":
    """Read a mapping, finished or not, and where its fields stand; InputRefusedError where it is none."""
    from lcc.excel.price_sheet.mapping import PriceSheet

    content = read_bytes(file)
    mapping, origins = load(content, str(file), PriceSheet)
    return mapping, input_of(visible(str(file)), content), origins


def problems_of_mapping(
    mapping: "PriceSheet", tender: Tender | None, file: str, origins: Origins
) -> list[Problem]:
    """Return what keeps a mapping from being used: what was not understood, and what no cell of it holds."""
    from lcc.excel.price_sheet.gaps import unfinished

    return [problem_of(finding, file, origins) for finding in unfinished(mapping, tender)]


def _with_scores(start: Submissions, file: File) -> Submissions:
    content = read_bytes(file)
    scores, origins = load(content, str(file), Scores)
    if broken := [problem_of(finding, str(file), origins) for finding in broken_seal(scores)]:
        raise InputRefusedError(broken)
    return replace(
        start, scores=scores, scores_input=input_of(visible(str(file)), content), scores_origins=origins
    )


def _with_draws(start: Submissions, file: File) -> Submissions:
    """Read the drawings of lots, which take the place of those in a comparison."""
    content = read_bytes(file)
    found, origins = load(content, str(file), Draws)
    refuse_another_tender(found.tender, start.tender.id, "other_tender_drawn", str(file), origins)
    return replace(
        start, draws=tuple(found.draws), draws_input=input_of(visible(str(file)), content), draws_origins=origins
    )


def _with_decisions(start: Submissions, file: File) -> Submissions:
    """Read what was decided on bids, which takes the place of what stands in a comparison."""
    from lcc.model.bid_decision import BidDecisions

    content = read_bytes(file)
    found, origins = load(content, str(file), BidDecisions)
    refuse_another_tender(found.tender, start.tender.id, "other_tender_decided", str(file), origins)
    before = start.decisions
    gone = [] if before is None else [one for one in before.decisions if one not in found.decisions]
    lost = (
        []
        if before is None
        else [one for one in before.enquiries if all(not _goes_on(one, it) for it in found.enquiries)]
    )
    if gone or lost:
        words = {"bids": ", ".join([one.bid for one in gone] + [one.bid for one in lost])}
        raise InputRefusedError(
            [problem_of(Message(("decisions",), "decisions_lost", None, words), str(file), origins)]
        )
    input_ = input_of(visible(str(file)), content)
    return replace(start, decisions=found, decisions_input=input_, decisions_origins=origins)


def _with_prices(start: Submissions, file: File | None, index_file: File | None) -> Submissions:
    """Read what was offered before, which takes the place of what stands in a comparison.

    A price file (.csv) is held beside the items of the tender, at its price level by the index if there is one; what a
    result has of a price file says itself what it comes to.
    """
    from lcc.checks.price_file import other_price_files
    from lcc.prices.price_file import is_price_file, read_prices

    content = b"" if file is None else read_bytes(file)
    is_table = file is not None and (file.suffix.lower() == ".csv" or is_price_file(content))
    if index_file is not None and not is_table:
        raise InputRefusedError([problem_in(str(index_file), "price_index_alone")])
    assert file is not None, "nothing is read where neither was given"
    input_ = input_of(visible(str(file)), content)
    index_input: InputFile | None = None
    origins: Origins = {}
    if is_table:
        from lcc.prices.ranges import IndexFile, earlier_prices

        index = None
        if index_file is not None:
            from lcc.intake.index_files import read_price_index

            held = InMemory(FilePath(str(index_file)), read_bytes(index_file))  # its checksum is of what is read
            index_input = input_of(visible(str(held)), read_bytes(held))
            index = IndexFile(read_price_index(held), index_input.sha256)
        found = earlier_prices(start.tender, read_prices(content, str(file)), input_.sha256, index)
    else:
        from lcc.model.price_memory import EarlierPrices

        found, origins = load(content, str(file), EarlierPrices)
        refuse_another_tender(found.tender, start.tender.id, "other_tender_prices", str(file), origins)
    others = [*other_price_files(start.tender, found)]
    if others:
        of_index = str(index_file or file)
        raise InputRefusedError(
            [problem_of(one, of_index if one.path == ("index",) else str(file), origins) for one in others]
        )
    return replace(start, prices=found, prices_input=input_, price_index_input=index_input)


def _with_history(start: Submissions, file: File, tender_file: File, mapping: "PriceSheet | None") -> Submissions:
    """Read the rounds before the last one, and the bids in each, in place of what stands in a comparison."""
    from lcc.model.bid_history import BidHistory, EarlierBid, HeldRound, Round, Rounds

    if isinstance(file, InMemory):  # it would open files by their names for whoever sent it
        raise InputRefusedError([problem_in(str(file), "rounds_not_on_disk")])
    content = read_bytes(file)
    found, origins = load(content, str(file), Rounds)
    refuse_another_tender(found.tender, start.tender.id, "other_tender_held", str(file), origins)
    problems: list[Problem] = []
    rounds: list[HeldRound] = []
    inputs = [input_of(visible(str(file)), content)]
    for k, held in enumerate(found.rounds):
        earlier, wrong = _bids_of_round(start, file.parent / held.bids, tender_file, mapping)
        problems += wrong
        if not (earlier or wrong):
            problems.append(
                problem_of(Message(("rounds", k, "bids"), "round_without_bids", held.bids, {}), str(file), origins)
            )
        stated = {name: getattr(held, name) for name in Round.model_fields if name in held.model_fields_set}
        bids = [EarlierBid(file=one.input.file, sha256=one.input.sha256, bid=one.bid) for one in earlier]
        rounds.append(HeldRound(**stated, bids=bids))
        inputs += [file for one in earlier for file in (one.input, *one.passports)]
    history = BidHistory(tender=found.tender, rounds=rounds)
    if start.history is not None and (lost := _checksums(start.history) - _checksums(history)):
        names = {one.bid.name for held in start.history.rounds for one in held.bids if one.sha256 in lost}
        words = {"bids": ", ".join(sorted(names))}
        problems.append(problem_of(Message(("rounds",), "rounds_lost", None, words), str(file), origins))
    if problems:
        raise InputRefusedError(problems)
    return replace(start, history=history, history_inputs=tuple(dict.fromkeys(inputs)))


def _bids_of_round(
    start: Submissions, folder: FilePath, tender_file: File, mapping: "PriceSheet | None"
) -> tuple[list[Submission], list[Problem]]:
    """Return the bids in a file or folder, and everything that is wrong with them."""
    handed = handed_in([folder], [])
    problems, bids = list(handed.problems), list[Submission]()
    passports = Passports(tender_file, handed.in_memory, set())
    items = {item.file: item for item in handed.of("bid")}
    layouts = _layouts(start, list(items))
    for item in items.values():
        with gathered(problems):
            bids.append(_read_bid(item, start, layouts, mapping, passports))
    return bids, problems + _clashing(bids, items)


def _checksums(found: "BidHistory") -> set[str]:
    return {one.sha256 for held in found.rounds for one in held.bids}


def _history_by_names(found: "BidHistory", names: Mapping[str, str]) -> "BidHistory":
    """Return what was offered with each file by its name; those in a comparison go by their names already."""

    def named(one: "EarlierBid") -> "EarlierBid":
        return one.model_copy(update={"file": names.get(one.file, one.file)})

    rounds = [held.model_copy(update={"bids": [*map(named, held.bids)]}) for held in found.rounds]
    return found.model_copy(update={"rounds": rounds})


def _goes_on(before: "Enquiry", now: "Enquiry") -> bool:
    """Whether an enquiry is the one of before: with all that was known then, and perhaps an answer or an outcome."""
    known = before.model_dump(exclude_none=True, exclude_defaults=True)
    return known.items() <= now.model_dump(exclude_none=True, exclude_defaults=True).items()


def _with_reference(start: Submissions, file: File, passports: Passports) -> Submissions:
    """Read what the authority has as a bid that answers the tender by its cost alone; refused beside one in a book."""
    if start.reference is not None and start.comparison is None:
        raise InputRefusedError([problem_in(str(file), "reference_twice")])
    content, kind = read_bytes(file), file.suffix.lower()
    with in_file(str(file)):
        if kind in TEXT_FILES:
            stated = stated_in_text(content, kind)
        else:
            from lcc.excel.bid_form.read import layouts_of, open_form, stated_in_form

            layouts = layouts_of(start.tender_of_forms)
            stated = stated_in_form(open_form(content, layouts), start.tender_of_forms, layouts)
        input_ = input_of(visible(str(file)), content)
        found = passports.resolved(stated, FilePath(str(file)))
        return replace(start, reference=_submission(found, by_cost_alone(start.tender), input_, passports))


def read_tender(file: File) -> Tender:
    """Read a tender alone, and no bids that are in the same file; InputRefusedError as in `read`."""
    return _start(file, None, []).tender


def _layouts(start: Submissions | None, files: Sequence[FilePath]) -> "Layouts | None":
    """Return what forms of the tender look like, worked out once, if there are any to read."""
    if start is None or not any(file.suffix.lower() in WORKBOOKS for file in files):
        return None
    from lcc.excel.bid_form.read import layouts_of

    return layouts_of(start.tender_of_forms)


def _read_bid(
    item: FoundFile,
    start: Submissions | None,
    layouts: "Layouts | None",
    mapping: "PriceSheet | None",
    passports: Passports,
) -> Submission:
    file = item.file
    content = read_bytes(item.held or file)
    detail("intake", "%s: %d bytes", str(file), len(content))
    with in_file(str(file)):
        if (kind := file.suffix.lower()) in TEXT_FILES:
            stated = stated_in_text(content, kind)
        elif start is None or layouts is None:
            raise InputRefusedError([])
        else:
            stated = _stated_in_workbook(item, content, start.tender_of_forms, layouts, mapping)
        input_ = input_of(visible(str(file)), content)
        with of_supplier(_bidder_in(stated)):
            return _submission(
                passports.resolved(stated, file), start.tender if start else None, input_, passports
            )


def _bidder_in(stated: Stated) -> str:
    """Return who bids, as far as a file says so: it may say anything."""
    bidder = stated.values.get("bidder") if isinstance(stated.values, dict) else None
    name = bidder.get("name") if isinstance(bidder, dict) else None
    return visible(name)[:LONGEST_NAME] if isinstance(name, str) else ""


def _stated_in_workbook(
    item: FoundFile, content: bytes, tender: Tender, layouts: "Layouts", mapping: "PriceSheet | None"
) -> Stated:
    """Return what a workbook states; what can't be opened at all can be left out."""
    try:
        return stated_in_workbook(content, tender, layouts, mapping)
    except NotOpenedError as refused:
        raise InputRefusedError(_or_left_out(one, item.name) for one in refused.problems) from None


def _or_left_out(problem: Problem, *names: str) -> Problem:
    """Return a problem of a file with the other way to go on: without it, or without one of two."""
    return replace(problem, context={**problem.context, "leave_out": names})


def _clashing(submissions: Sequence[Submission], items: Mapping[FilePath, FoundFile]) -> list[Problem]:
    """Return the bids that can't stand beside another one, as `lcc.checks.agreement.clashing` finds them.

    Of one bid that was handed in twice, as a copy with another name, either can be left out.
    """
    files = [one.input.file for one in submissions]
    names = {visible(str(file)): item.name for file, item in items.items()}
    problems = list[Problem]()
    for position, finding in clashing([one.bid for one in submissions], files):
        problem = problem_of(finding, files[position], submissions[position].origins)
        both = [names[file] for file in (str(finding.context["other"]), files[position]) if file in names]
        problems.append(_or_left_out(problem, *both) if finding.code == "bidder_twice" and both else problem)
    return problems
