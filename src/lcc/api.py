"""What `import lcc` gives: everything for who writes programs, from files, bytes, streams or plain data.

It reads no environment, writes no file and prints nothing: what comes out is returned. Amounts are in the currency of
the tender, costs above zero; languages are `nl` and `en`.
"""

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, TypedDict, TypeVar, Unpack, get_args

from lcc.checks.publication import unread_figures
from lcc.checks.validation import validated
from lcc.documents.formats import Format
from lcc.figure.rounding import as_written
from lcc.intake.files import File, InMemory, read_bytes
from lcc.intake.lots import submissions_of
from lcc.intake.options import (
    AnnexOptions,
    DocumentOptions,
    LetterOptions,
    PublishedKind,
    PublishedOptions,
    TextOptions,
    TrialOptions,
    asked,
)
from lcc.intake.submissions import Submissions
from lcc.intake.submissions import read as read_files
from lcc.intake.what_if_files import possible, what_if
from lcc.interchange.limits import JSON
from lcc.interchange.untrusted_text import beyond
from lcc.language import Language, listed, translator
from lcc.model.bid import Bid
from lcc.model.result import BidResult, LotsResult, Result
from lcc.model.tender import Tender
from lcc.record.path import path_of
from lcc.record.problem import (
    InputRefusedError,
    LccError,
    NotScorableError,
    Problem,
    gathered,
    in_file,
    problem_in,
    problem_of,
)
from lcc.record.record import Record, revalidated
from lcc.record.version import LAYOUT
from lcc.words.problems import worded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    from lcc.analysis.sensitivity import Sensitivity
    from lcc.audit.explain import BidExplained, RateExplained
    from lcc.audit.replay_result import OfFiles
    from lcc.audit.verify_workbook import Verification
    from lcc.documents.letters.awarded_lot import AwardedLot
    from lcc.engine.scenarios import VariedField
    from lcc.engine.simulation import Simulation
    from lcc.evaluation.evaluate import BidEvaluation, Evaluation
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.excel.cells.sheet_writer import Page
    from lcc.library.published import Dated
    from lcc.record.place import InputFile

Input: TypeAlias = str | PathLike[str] | tuple[str, bytes | BinaryIO] | Mapping[str, object] | Record
"""A path; the name of a file with its content, which opens no file; plain data, as JSON has it; or a record."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Beside(TypedDict, total=False):
    """What can stand beside a tender and its bids.

    `scores` is what assessors scored, `reference` an offer of the authority itself to keep what it has, `draws` the
    drawings of lots that were held, `map` how to read price sheets that
    are no forms of ours; `leave_out` names files and folders among the bids that are not read.
    """

    scores: Input | None
    draws: Input | None
    reference: Input | None
    map: Input | None
    leave_out: Sequence[str]


def read(tender: Input, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> Submissions:
    r"""Return a tender and its bids as they were handed in: records, where each field stands, and every file.

    A path may lead to a folder or an archive, which stands for everything in it; content may be an archive too. What
    has a name and content is judged as a file of that name would be, and opens none: not by its name, and not by the
    name of a passport in it. A stream is read from its start, has to be able to go back to it, and is left open.

    Raises
    ------
    InputRefusedError
        With every problem in all of it.

    Examples
    --------
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = b'{"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [{"item": "desk", "business_model":' \
    ...     b'{"kind": "purchase", "price": 500, "service_life_years": 10}}]}'
    >>> found = read(tender, [("koop.json", bid)])
    >>> found.tender.title, [one.name for one in found.offered]
    ('Desks', ['Koop BV'])
    """
    if isinstance(bids, str | PathLike | Mapping | Record):
        raise TypeError("bids are a list, of one bid too")
    if isinstance(beside.get("leave_out"), str):
        raise TypeError("leave_out is a list, of one name too")
    named = [_file(one, f"bid-{number}.json") for number, one in enumerate(bids, start=1)]
    given: Mapping[str, Any] = {"leave_out": (), **beside}
    map_file, scores, draws, reference = (
        None if given.get(name) is None else _file(given[name], f"{name}.json")
        for name in ("map", "scores", "draws", "reference")
    )
    tender_file = _file(tender, "tender.json")
    return read_files(
        tender_file,
        named,
        map_file,
        scores,
        draw_file=draws,
        leave_out=given["leave_out"],
        reference_file=reference,
    )


def check(tender: Input, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> list[Problem]:
    """Return everything that is wrong, as `read` and scoring would refuse it; nothing where all is right.

    Whatever a stranger sent, this does not raise: only what the calling program did wrong does (TypeError).

    Examples
    --------
    >>> [problem] = check({"id": "desks"}, [("bid.pdf", b"%PDF")])[-1:]
    >>> problem.file, problem.code
    ('bid.pdf', 'only_attachments')
    """
    try:
        found = read(tender, bids, **beside)
    except InputRefusedError as refused:
        return refused.problems
    return found.score_problems if found.scores is not None else []


def score(tender: Input | Submissions, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> "Scored":
    """Return what the bids come to, and who comes first, by the rules that the tender states.

    Parameters are those of `read`, or what it returned. Without bids the ranking is empty.

    Raises
    ------
    InputRefusedError
        An input can't be used.
    NotScorableError
        Scores do not fit the bids or are not locked while the tender holds prices back until they are; the award rule
        can't divide by the cost of a bid; lots were drawn where there is no tie.

    Examples
    --------
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> def offer(name, **model):
    ...     return {"tender": "desks", "bidder": {"name": name}, "offers": [{"item": "desk", "business_model": model}]}
    >>> scored = score(tender, [
    ...     offer("Koop BV", kind="purchase", price=500, service_life_years=10),
    ...     offer("Lease BV", kind="lease", payment=45, every_months=12, term_months=60)])
    >>> [(one.rank, one.bidder, one.life_cycle_cost) for one in scored.ranking]
    [(1, 'Lease BV', 900.0), (2, 'Koop BV', 1000.0)]
    """
    from lcc.evaluation.evaluate import evaluate
    from lcc.evaluation.lots import evaluate_lots

    found = _read_once(tender, bids, beside)
    refuse_unscorable(found)
    with refused_costs(found):
        if found.tender.lots is not None:
            lots = evaluate_lots(
                found.tender, found.offered, found.scores, draws=found.draws, reference=found.kept
            )
            return _of_lots(found, replace(lots, received=found.received))
        one = evaluate(found.tender, found.offered, found.scores, draws=found.draws, reference=found.kept)
    outcome = None if found.changes else found.lot_outcome
    return Scored(found, replace(one, received=found.received, lot_outcome=outcome))


def _of_lots(found: Submissions, lots: "LotsEvaluation") -> "Scored":
    from lcc.documents.letters.awarded_lot import awarded_lots
    from lcc.words.lot_outcome import lot_outcomes

    awards, outcomes = awarded_lots(lots), lot_outcomes(lots)
    parts = {}
    for lot in found.tender.lots.parts if found.tender.lots else ():
        if (one := lots.lots[lot.id]) is not None:
            outcome = outcomes[lot.id]
            part = replace(submissions_of(found, lot, one.draws), lot_outcome=outcome)
            evaluation = replace(one, received=found.received, lot_outcome=outcome)
            parts[lot.id] = Scored(part, evaluation, awards[lot.id])
    return Scored(found, lots, lots=parts)


@dataclass(frozen=True)
class Scored:
    """What bids come to, and everything that is made of it.

    `submissions` is what was scored. A tender that is divided into lots has each lot on which there are bids in
    `lots`, by its code, as scored by itself; ask those for a ranking, letters and the like. `award` is that of a lot
    beside the others. Results and workbooks hold what they were made from, so that `verify` confirms them.

    Raises
    ------
    LookupError
        Of a tender with lots something was asked that only each lot has; or there is no bid of a name.
    """

    submissions: Submissions
    found: "Evaluation | LotsEvaluation" = field(repr=False)
    award: "AwardedLot | None" = field(default=None, repr=False)
    lots: Mapping[str, "Scored"] = field(default_factory=dict, repr=False)

    @property
    def evaluation(self) -> "Evaluation":
        """The calculation itself: each line with its present value. What it holds may change between versions."""
        from lcc.evaluation.evaluate import Evaluation

        if isinstance(self.found, Evaluation):
            return self.found
        raise LookupError(f"tender {self.submissions.tender.id} has lots: each is scored by itself, see `lots`")

    @cached_property
    def result(self) -> Result | LotsResult:
        """The result as records; its warnings are in Dutch. `lcc schema result` describes it."""
        return self.result_in("nl")

    @property
    def ranking(self) -> list[BidResult]:
        """Every bid with what it costs and how it scores: best first, those that are not ranked last."""
        self.evaluation  # noqa: B018 -- says that lots have rankings of their own
        assert isinstance(self.result, Result)
        return self.result.bids

    def result_in(self, language: Language) -> Result | LotsResult:
        """Return the result with its warnings in a language."""
        from lcc.evaluation.lots import lots_result
        from lcc.evaluation.results import result
        from lcc.method.rules import fingerprint

        read, _ = self.submissions, translator(asked(TextOptions, language=language).language)
        warnings = [remark.say(_) for remark in read.remarks]
        if read.tender.lots is not None:
            results = {code: lot.result_in(language) for code, lot in self.lots.items()}
            of_lots = {code: one for code, one in results.items() if isinstance(one, Result)}
            return lots_result(
                whole(self), of_lots, inputs=read.inputs, warnings=warnings, documents=read.documents
            )
        return result(
            self.evaluation,
            origins=read.origins,
            inputs=read.inputs,
            warnings=warnings,
            rules=fingerprint(read.tender),
            documents=read.documents,
        )

    def json(self, language: Language = "nl") -> bytes:
        """Return the result as the JSON file that `lcc score --json` writes; its warnings are in the language."""
        from lcc.interchange.json_text import as_json_text

        plain = self.result_in(language).model_dump(mode="json")
        return as_json_text(_as_written(plain)).encode()

    def workbook(
        self,
        language: Language = "nl",
        *,
        sensitivity: "Sensitivity | None" = None,
        simulation: "Simulation | None" = None,
    ) -> bytes:
        """Return the comparison as an .xlsx file of live formulas; of lots together the award of each.

        What `sensitivity` and `simulate` returned gets a sheet of its own.

        Raises
        ------
        InputRefusedError
            A bid takes more cells than a workbook is of use with.
        """
        inputs = self.submissions.inputs
        language = asked(TextOptions, language=language).language
        return pages(self, language, inputs, sensitivity=sensitivity, simulation=simulation)[0]

    def letters(
        self,
        language: Language = "nl",
        kind: Format = "docx",
        *,
        sent: date | None = None,
        template: bytes | None = None,
        others_prices: bool = False,
        scores_of_winner: bool = True,
    ) -> dict[str, bytes]:
        """Return by bidder the letter that says why the award went as it did, as a Word file, a PDF or a page.

        `template` is a Word file of the authority's own, with the names of `lcc.documents.letters.letter.TEMPLATE` in
        double braces; it is for Word files only. `sent` is the day on which all letters are sent: the standstill
        period follows from it. `others_prices` shows each bidder what others cost and score, `scores_of_winner` what
        the winner scores, and earns on each criterion: what may be told is for the authority to decide.

        Raises
        ------
        NotScorableError
            Something was changed in a comparison workbook since it was submitted, or this is a lot without the others;
            or it was a market consultation.
        InputRefusedError
            An option is beyond its bounds; the template is no Word file, or does not fit a letter; a letter has
            characters that the font of PDFs lacks.
        """
        from lcc.documents.formats import as_file
        from lcc.documents.letters.letter import as_document, in_template, letter

        options = asked(
            LetterOptions, language=language, kind=kind, sent=sent, template=template, others_prices=others_prices,
            scores_of_winner=scores_of_winner,
        )  # fmt: skip
        _refuse_unpublishable(self)
        found = self.evaluation
        told = partial(
            letter, found, language=language, sent=options.sent, others_prices=others_prices,
            scores_of_winner=scores_of_winner, lot=self.award,
        )  # fmt: skip
        if template is not None:
            return {one.bid.name: in_template(told(one), template) for one in found.bids}
        files: dict[str, bytes] = {}
        problems: list[Problem] = []
        for one in found.bids:
            with gathered(problems), in_file(one.bid.name):
                files[one.bid.name] = as_file(as_document(told(one)), kind)
        if problems:
            raise InputRefusedError(problems)
        return files

    def proposal(self, language: Language = "nl", kind: Format = "docx", *, sent: date | None = None) -> bytes:
        """Return the proposal to the board to award the bid that wins, on one page; `sent` as of `letters`.

        Raises
        ------
        NotScorableError
            As of `letters`; nobody wins, or a tie leaves open who does.
        InputRefusedError
            An option is beyond its bounds; it has characters that the font of PDFs lacks.
        """
        options = asked(DocumentOptions, language=language, kind=kind, sent=sent)
        return proposal_file(self, options.kind, options.language, options.sent)

    def annex(
        self,
        language: Language = "nl",
        kind: Literal["docx", "pdf", "html", "xlsx"] = "docx",
        *,
        bid: str | None = None,
    ) -> bytes:
        """Return the annex to the contract: what the bid that wins, or the one named, promises on circularity.

        Raises
        ------
        NotScorableError
            As of `letters`; the tender measures no circularity; nobody wins, or a tie leaves open who does.
        InputRefusedError
            As of `proposal`.
        """
        asked(AnnexOptions, language=language, kind=kind)
        return annex_file(self, promised(self, bid), kind, language)

    def explain(self, bidder: str | None = None) -> dict[str, Any]:
        """Return where each amount of every bid, or of one, comes from, down to the fields: as plain data."""
        from lcc.audit.explain_text import as_json

        rates, bids = explained(self, bidder)
        return as_json(rates, bids, self.submissions.tender.currency)


def verify(
    result: Input | bytes,
    tender: Input | Submissions | None = None,
    bids: Iterable[Input] = (),
    *,
    lot: str | None = None,
    **beside: Unpack[Beside],
) -> list[Problem]:
    """Return where a result (.json) or comparison (.xlsx) is not what its inputs come to; nothing if it is confirmed.

    Which of the two it is, is seen by its content. Inputs are those of `score`; without them a result is held against
    the documents in itself, and a workbook is a problem. `lot` is the code of the lot that it is of. As `check`, this
    does not raise for what a user sent: what can't be read or scored, or was made by other rules, is a problem too.
    Sheets that a purchaser added to a workbook are not looked at.

    Raises
    ------
    LookupError
        There are no bids for that lot.

    Examples
    --------
    >>> scored = score({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> verify(scored.json())
    []
    >>> [one.code for one in verify(b"{}")]
    ['not_a_result']
    """
    from lcc.audit.replay_result import replay

    file = InMemory(Path("result"), result) if isinstance(result, bytes) else _file(result, "result.json")
    try:
        content = read_bytes(file)
        scored = None if tender is None else score(_read_once(tender, bids, beside))
        if scored is not None and lot is not None:
            scored = scored.lots[lot]
        if scored is not None and content.startswith(b"PK"):
            return list(compared(scored, content, str(file)).differences)
        return list(replay(content, str(file), None if scored is None else as_given(scored)).differences)
    except LccError as refused:
        return refused.problems


def form(tender: Input, language: Language = "nl", *, bid: Input | None = None) -> bytes:
    """Return the form (.xlsx) that suppliers fill in, or the same filled in from a bid.

    Raises
    ------
    InputRefusedError
        The tender or the bid can't be used, or is richer than a form.
    """
    from lcc.excel.bid_form.write import write_form

    asked(TextOptions, language=language)
    found = read(tender, [] if bid is None else [bid])
    refuse_unread_figures(found.tender, found.tender_input.file)
    return write_form(found.tender, language, None if bid is None else found.offered[-1])


def workbook(tender: Input, language: Language = "nl", *, bids: Iterable[Input] = ()) -> bytes:
    """Return a workbook (.xlsx) in which a tender is filled in, started from this one; `read` takes it.

    Bids get sheets of their own, and so do some more to be typed over.

    Raises
    ------
    InputRefusedError
        The tender or a bid can't be used, or is richer than the sheet for it.
    """
    from lcc.excel.tender_book.book import write_book

    asked(TextOptions, language=language)
    found = read(tender, bids)
    return write_book(found.tender, language, bids=found.offered)


def method_statement(tender: Input, language: Language = "nl", *, kind: Format = "docx") -> bytes:
    """Return the rules by which the bids will be compared, in words, for the procurement documents.

    Raises
    ------
    InputRefusedError
        The tender can't be used; the statement has characters that the font of PDFs lacks.
    """
    from lcc.documents.formats import as_file
    from lcc.documents.statement import method_statement as document

    asked(DocumentOptions, language=language, kind=kind)
    found = read(tender)
    refuse_unread_figures(found.tender, found.tender_input.file)
    with in_file(found.tender_input.file):
        return as_file(document.method_statement(found.tender, language), kind)


def sensitivity(
    scored: "Scored | Submissions",
    fields: Iterable[str] = (),
    *,
    share: float = 0.1,
    scenarios: Input | None = None,
    two_way: tuple[str, str] | None = None,
    extend: int | None = None,
) -> "Sensitivity":
    """Return what the comparison of costs hangs on: each number tried lower and higher, and where the winner changes.

    Parameters
    ----------
    scored
        Of a tender without lots, or of one lot.
    fields
        Numbers to try, of the tender or as `bidder: offers[0].business_model.price`; every number if none is named.
    share
        How far to go down and up, as a part of the number; rates a year go by one percentage point.
    scenarios
        Numbers that change together, under names: as `lcc schema scenarios` describes, or a workbook of
        `lcc sensitivity --what-if`.
    two_way
        Two numbers to try together.
    extend
        Years by which the contract is extended: who comes first then, and what these years cost.

    Raises
    ------
    NotScorableError
        The award rule can't deal with a cost over the extended horizon.
    InputRefusedError
        There is no such number, there are too many to try, or a tender or bid can't be with the numbers of a scenario.
        A bid does not say what it takes over the extended horizon. An option is beyond its bounds.
    """
    from lcc.analysis.extension import extended
    from lcc.analysis.sensitivity import analyse
    from lcc.model.uncertainty import Scenarios

    asked(TrialOptions, share=share, extend=extend, two_way=two_way)
    found = scored if isinstance(scored, Scored) else score(scored)
    tender, bids = found.submissions.tender, found.submissions.offered
    tried = [_number(name, tender, bids) for name in fields]
    pair = None if two_way is None else (_number(two_way[0], tender, bids), _number(two_way[1], tender, bids))
    named = None
    if scenarios is not None:
        named = what_if(_file(scenarios, "scenarios.json"), Scenarios, tender, bids)
    with possible(named, found.submissions.tender_input.file):
        document = named.document if named else None
        analysed = analyse(found.evaluation, inputs=tried, share=share, scenarios=document, two_way=pair)
    if extend is None:
        return analysed
    with refused_costs(found.submissions):
        return replace(analysed, extension=extended(found.evaluation, extend))


def simulate(
    scored: "Scored | Submissions", uncertainty: Input, *, draws: int | None = None, seed: int | None = None
) -> "Simulation":
    """Return what bids may come to where numbers are uncertain: means, percentiles and chances, as arrays.

    `uncertainty` has the numbers and their distributions (`lcc schema uncertainty`), or is a workbook of `lcc
    sensitivity --what-if`; `draws` and `seed` take the place of what it says: how often to draw, and where the random
    numbers start. The same seed gives the same numbers.

    Raises
    ------
    InputRefusedError
        It names a number that there is not, or a tender or bid can't be with what is drawn; `draws` or `seed` is
        beyond its bounds.
    """
    from lcc.engine.simulation import simulate as simulated
    from lcc.model.uncertainty import Uncertainty

    found = scored if isinstance(scored, Scored) else score(scored)
    tender, bids = found.submissions.tender, found.submissions.offered
    named = what_if(_file(uncertainty, "uncertainty.json"), Uncertainty, tender, bids)
    given = {name: number for name, number in (("draws", draws), ("seed", seed)) if number is not None}
    stated = validated(named.document.model_dump(exclude_unset=True) | given, Uncertainty, "")
    with possible(named, named.file):
        return simulated(tender, [one.bid for one in found.evaluation.bids], stated)


def costs(tender: Tender, bid: Bid, columns: Mapping[str, "ArrayLike"]) -> "np.ndarray":
    """Return what one bid is compared by under many values at once: its life-cycle cost, or that a year.

    Parameters
    ----------
    tender, bid
        As records, `read(...).tender` and `read(...).offered[0]` for example.
    columns
        By field of the bid, or else of the tender, other values of its number: an array, or one value for all. They
        are broadcast against each other as NumPy does.

    Returns
    -------
    numpy.ndarray
        Costs in the shape of the columns together; of shape () where there are none.

    Raises
    ------
    InputRefusedError
        There is no such number, or the bid does not answer the tender.
    ValueError
        A value is none that the number can have, such as a price below zero; shapes do not go together.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 500.0, "service_life_years": 10}}]})
    >>> costs(tender, bid, {"offers[0].business_model.price": [500.0, 600.0]}).tolist()
    [1000.0, 1200.0]
    """
    import numpy as np

    from lcc.checks.agreement import disagreements
    from lcc.checks.fields import bounds_at, number_at
    from lcc.engine.scenarios import CostsByScenario

    tender, bid = revalidated(tender), revalidated(bid)
    if findings := disagreements(tender, bid):
        raise InputRefusedError([problem_of(finding, bid.name) for finding in findings])
    arrays = np.broadcast_arrays(*(np.asarray(values, dtype=float) for values in columns.values()))
    changes = {}
    for name, values in zip(columns, arrays, strict=True):
        is_of_bid = number_at(bid, path_of(name)) is not None
        number = _number(f"{bid.name}: {name}" if is_of_bid else name, tender, [bid])
        bounds = bounds_at(bid if is_of_bid else tender, number.path)
        if not ((values >= bounds.low) & (values <= bounds.high)).all():
            raise ValueError(f"{name} is from {bounds.low:g} to {bounds.high:g}")
        changes[number] = values.ravel()
    shape = arrays[0].shape if arrays else ()
    return CostsByScenario(tender, [bid])(changes)[:, 0].reshape(shape)


def published(kind: PublishedKind, on: date) -> "dict[str, Dated]":
    """Return the published figures that hold on a day, by the name under which a tender can choose them.

    Each has its source, its certainty (`sourced`: read there; `recalled`: to be checked first) and its validity. Rates
    are shares a year, carbon prices are EUR per tonne CO2-eq by year. `lcc constants` lists those without a date too.

    Examples
    --------
    >>> sorted(published("discount_profiles", date(2027, 1, 1)))[-2:]
    ['NL-2026-standard', 'UK-green-book']
    """
    from lcc.library.published import CARBON_PRICE_PATHS, DISCOUNT_PROFILES, TARGETS

    options = asked(PublishedOptions, kind=kind, on=on)
    figures: Mapping[str, Mapping[str, Dated]] = {
        "discount_profiles": DISCOUNT_PROFILES,
        "carbon_price_paths": CARBON_PRICE_PATHS,
        "circularity_targets": TARGETS,
    }
    return {
        name: one
        for name, one in figures[options.kind].items()
        if one.validity.has_begun(options.on) and not one.validity.has_ended(options.on)
    }


def said(problem: Problem, language: Language = "nl") -> str:
    """Return a problem in words: where it stands, what was found there, what is expected and how to mend it.

    Examples
    --------
    >>> [problem] = check(("desks.ods", b""))
    >>> print(said(problem, "en"))
    desks.ods
      found:    text '.ods'
      expected: a .yaml, .json or .xlsx file
      to mend:  Name the tender first, then the bids.
    """
    return worded(problem).say(translator(asked(TextOptions, language=language).language))


def whole(scored: Scored) -> "LotsEvaluation":
    """Return the calculation of all lots together, and who is awarded which."""
    from lcc.evaluation.lots import LotsEvaluation

    assert isinstance(scored.found, LotsEvaluation)
    return scored.found


def pages(
    scored: Scored,
    language: str,
    inputs: "Sequence[InputFile]",
    empty: Collection[str] = (),
    version: int = LAYOUT,
    **sheets: Any,
) -> "tuple[bytes, Mapping[str, Page]]":
    """Return the workbook that names these files, as a version laid it out, and its sheets; some left empty."""
    from lcc.excel.comparison.lots_workbook import lots_and_pages
    from lcc.excel.comparison.write import comparison_and_pages

    read = scored.submissions
    if read.tender.lots is not None:
        return lots_and_pages(whole(scored), language, inputs, version)
    return comparison_and_pages(
        scored.evaluation,
        language,
        inputs,
        empty,
        version,
        origins=read.origins,
        submitted=read.submitted,
        **sheets,
    )


def refuse_unscorable(found: Submissions) -> None:
    """Raise NotScorableError if prices are held back still, or scores do not fit the tender and the bids."""
    if found.holds_prices_back:
        raise _not_scorable("prices_held_back", found.scores_input or found.tender_input)
    if problems := found.score_problems:
        raise NotScorableError(problems)


def refuse_unannounced(found: Submissions, *, is_one_of_all: bool = False) -> None:
    """Raise NotScorableError if no award was announced on this: it was changed, or is one lot without the others."""
    if changed := [finding.context["field"] for finding in found.changes]:
        raise _not_scorable("changed_since_submitted", found.tender_input, fields=listed(changed))
    if found.tender.procedure == "market_consultation":
        raise _not_scorable("consultation_awards_nothing", found.tender_input)
    if found.tender.awarded_with is not None and not is_one_of_all:
        raise _not_scorable("lot_alone", found.tender_input)


def refuse_unread_figures(tender: Tender, file: str) -> None:
    """Raise NotScorableError if what goes out of a tender would rest on figures that nobody is known to have read."""
    if findings := unread_figures(tender):
        raise NotScorableError([problem_of(finding, file) for finding in findings])


def _refuse_unpublishable(scored: Scored) -> None:
    """Raise NotScorableError if nothing about an award can go out: it was not announced, or rests on unread figures."""
    refuse_unannounced(scored.submissions, is_one_of_all=scored.award is not None)
    refuse_unread_figures(scored.evaluation.tender, scored.submissions.tender_input.file)


def promised(scored: Scored, bid: str | None = None) -> "BidEvaluation":
    """Return the bid that an annex is about: the one that wins, or the one of a name; errors as of `Scored.annex`."""
    _refuse_unpublishable(scored)
    tender_file = scored.submissions.tender_input
    if not scored.evaluation.tender.measures_circularity:
        raise _not_scorable("nothing_promised", tender_file)
    if bid is not None:
        return _named(scored, bid)
    return _the_winner(scored)


def _the_winner(scored: Scored) -> "BidEvaluation":
    """Return the one bid that wins; NotScorableError where none does, or a tie leaves open which."""
    from lcc.documents.letters.awarded import winners_of

    tender_file = scored.submissions.tender_input
    best = winners_of(scored.evaluation, scored.award)
    if not best:
        raise _not_scorable("nobody_wins", tender_file)
    if len(best) > 1 or (scored.award is not None and scored.award.award.is_tie):
        raise _not_scorable("winner_open", tender_file, bids=", ".join(one.bid.name for one in best))
    return best[0]


def proposal_file(scored: Scored, kind: str, language: str, sent: date | None = None) -> bytes:
    """Return the proposal to the board as a file; errors as of `Scored.proposal`."""
    from lcc.documents.formats import as_file
    from lcc.documents.proposal import board_proposal

    _refuse_unpublishable(scored)
    winner = _the_winner(scored)
    remarks = scored.submissions.remarks
    document = board_proposal(scored.evaluation, winner, language, sent=sent, lot=scored.award, remarks=remarks)
    return as_file(document, kind)


def annex_file(scored: Scored, one: "BidEvaluation", kind: str, language: str) -> bytes:
    """Return the annex about a bid."""
    from lcc.documents.annex import contract_annex
    from lcc.documents.formats import as_file
    from lcc.excel.comparison.annex import write_annex

    if kind == "xlsx":
        return write_annex(scored.evaluation, one, language)
    return as_file(contract_annex(scored.evaluation, one, language), kind)


def explained(scored: Scored, bidder: str | None = None) -> "tuple[list[RateExplained], list[BidExplained]]":
    """Return where the rates, and the amounts of every bid or of one, come from; LookupError where there is no such."""
    from lcc.audit.explain import explain, explain_rates

    read, name = scored.submissions, bidder and _named(scored, bidder).bid.name
    bids = explain(scored.evaluation, read.tender_origins, read.origins, read.scores_origins)
    return explain_rates(scored.evaluation, read.tender_origins), [
        one for one in bids if name in (None, one.bidder)
    ]


def as_given(scored: Scored) -> "OfFiles":
    """Return what was scored as `lcc.audit.replay_result.replay` holds a result against it."""
    from lcc.audit.replay_result import OfFiles

    read = scored.submissions
    tender = read.tender_input
    scores, draws = read.scores_input or tender, read.draws_input or tender
    files = {one.bid.name: one.input.file for one in read.bids}
    kept = read.reference.input if read.reference else tender
    files |= {"tender": tender.file, "scores": scores.file, "draws": draws.file, "reference": kept.file}
    return OfFiles([scored.result_in(language) for language in get_args(Language)], files)


def compared(scored: Scored, content: bytes, file: str) -> "Verification":
    """Return how a workbook compares with the one of what was scored; InputRefusedError where it is none."""
    from lcc.audit.verify_workbook import COMPARISON, LOTS, verify

    book = COMPARISON if scored.submissions.tender.lots is None else LOTS
    return verify(content, file, partial(pages, scored), scored.submissions.inputs, book)


@contextmanager
def refused_costs(found: Submissions) -> Iterator[None]:
    """Raise NotScorableError where the award rule can't deal with a cost within, or lots were drawn without a tie."""
    from lcc.award.drawn import DrawsDisagreeError
    from lcc.award.outcome import NoScoreError

    try:
        yield
    except NoScoreError as error:
        raise NotScorableError(found.problems_of_costs(error.method, error.costs)) from None
    except DrawsDisagreeError as error:
        raise NotScorableError(found.problems_of_draws(error.findings)) from None


def _named(scored: Scored, bid: str) -> "BidEvaluation":
    names = {one.bid.name: one for one in scored.evaluation.bids}
    if bid not in names:
        raise LookupError(f"there is no bid {bid}; there are: {', '.join(names)}")
    return names[bid]


def _number(name: str, tender: Tender, bids: Sequence[Bid]) -> "VariedField":
    """Return the number that a name stands for; InputRefusedError where there is none."""
    from lcc.checks.agreement import unknown_numbers
    from lcc.engine.scenarios import VariedField
    from lcc.model.uncertainty import FieldOf

    bidder, _colon, path = name.rpartition(": ")
    one = FieldOf(bidder=bidder or None, field=path)
    if problems := [problem_of(finding, name) for finding in unknown_numbers(tender, bids, {(): one})]:
        raise InputRefusedError(problems)
    return VariedField(one.bidder, path_of(one.field))


def _not_scorable(kind: str, file: "InputFile", **words: object) -> NotScorableError:
    return NotScorableError([problem_in(file.file, kind, **words)])


def _read_once(tender: Input | Submissions, bids: Iterable[Input], beside: Beside) -> Submissions:
    if not isinstance(tender, Submissions):
        return read(tender, bids, **beside)
    if bids or any(beside.values()):
        raise TypeError("what was read has its bids and scores in it: name nothing beside it")
    return tender


def _file(given: Input, name: str) -> File:
    """Return what was handed in as a file; plain data gets a name, and goes the way of a JSON text from there on."""
    if isinstance(given, Record):
        given = revalidated(given).model_dump(mode="json", exclude_unset=True)
    if isinstance(given, Mapping):
        return InMemory(Path(name), _as_json(given, name))
    if not isinstance(given, tuple):
        return Path(given)
    named, content = given
    if not isinstance(content, bytes) and (isinstance(content, io.TextIOBase) or not hasattr(content, "seek")):
        raise TypeError(
            f"content of {named} is {type(content).__name__}, and not bytes or a file opened with 'rb'"
        )
    return InMemory(Path(named), content)


def _as_json(plain: Mapping[str, object], name: str) -> bytes:
    try:
        return json.dumps(plain, indent=1, default=_as_plain).encode()
    except RecursionError:
        with in_file(name):
            raise InputRefusedError([beyond("depth", JSON.depth + 1, JSON)]) from None


def _as_written(plain: Any) -> Any:
    """Return plain values with every number that was worked out in the digits that count."""
    if isinstance(plain, dict):
        return {name: part if name == "documents" else _as_written(part) for name, part in plain.items()}
    if isinstance(plain, list):
        return [_as_written(part) for part in plain]
    return as_written(plain) if isinstance(plain, float) else plain


def _as_plain(value: Any) -> object:
    """Return dates as they are written, and numbers of other kinds (Decimal, NumPy) as plain ones."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return value.tolist() if hasattr(value, "tolist") else float(value)
