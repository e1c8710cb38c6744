"""Scoring: what the bids come to, and everything that is made of that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack

from lcc.api.award import annex_file, bid_named, letter_files, promised, proposal_file, report_facts, report_file
from lcc.api.comparison import pages
from lcc.api.given import Beside, Input
from lcc.api.reading import read_once
from lcc.api.refusals import refuse_unscorable, refused_misfits
from lcc.documents.formats import Format
from lcc.figure.rounding import all_as_written
from lcc.intake.options import (
    AnnexOptions,
    DocumentOptions,
    LetterOptions,
    NoticeFileOptions,
    ReportOptions,
    TextOptions,
    asked,
)
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator
from lcc.model.result import BidResult, LotsResult, Result
from lcc.record.noted import clock, milliseconds, note
from lcc.record.problem import NotScorableError

if TYPE_CHECKING:
    from lcc.analysis.sensitivity import Sensitivity
    from lcc.api.notices import NoticeFile
    from lcc.api.open_data import OfPublisher
    from lcc.audit.explain import BidExplained, RateExplained
    from lcc.documents.letters.awarded_lot import AwardedLot
    from lcc.documents.report.parts import Awarded
    from lcc.engine.simulation import Simulation
    from lcc.evaluation.evaluate import Evaluation
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.evaluation.with_prices import Evaluated


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
    found, started = read_once(tender, bids, beside), clock()
    try:
        scored = _scored(found)
    except NotScorableError as refused:
        codes = ", ".join(sorted({one.code for one in refused.problems}))
        note("scoring", "refused %d bids: %s", len(found.bids), codes)
        raise
    note("scoring", "scored %d bids in %d ms", len(found.bids), milliseconds(started))
    return scored


def score_to_count(tender: Input, bids: Iterable[Input] = (), **beside: Unpack[Beside]) -> "Scored":
    """Return the same for who counts what was awarded: a price file, which changes no rank, need not be there then.

    Errors are those of `score`.
    """
    return _scored(read_once(tender, bids, beside), needs_price_file=False)


def _scored(found: Submissions, *, needs_price_file: bool = True) -> "Scored":
    from lcc.evaluation.evaluate import evaluate

    refuse_unscorable(found, needs_price_file=needs_price_file)
    with refused_misfits(found):
        if found.tender.lots is not None:
            from lcc.evaluation.history import with_history
            from lcc.evaluation.lots import evaluate_lots

            lots = evaluate_lots(
                found.tender,
                found.offered,
                found.scores,
                draws=found.draws,
                reference=found.kept,
                decisions=found.decisions,
            )
            lots = with_history(replace(lots, received=found.received), found.history)
            return _of_lots(found, _with_prices(lots, found))
        one = evaluate(
            found.tender,
            found.offered,
            found.scores,
            draws=found.draws,
            reference=found.kept,
            decisions=found.decisions,
        )
    outcome = None if found.changes else found.lot_outcome
    one = replace(one, received=found.received, lot_outcome=outcome, history=found.history)
    return Scored(found, _with_prices(one, found))


def _with_prices(evaluated: "Evaluated", found: Submissions) -> "Evaluated":
    """Return what was evaluated with what was offered before, where a price file was given."""
    if found.prices is None:
        return evaluated
    from lcc.evaluation.with_prices import with_prices

    return with_prices(evaluated, found.prices)


def _of_lots(found: Submissions, lots: "LotsEvaluation") -> "Scored":
    from lcc.documents.letters.awarded_lot import awarded_lots
    from lcc.intake.lots import submissions_of
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

    @property
    def of_lots(self) -> "LotsEvaluation":
        """The calculation of all lots together, and who is awarded which; as changeable as `evaluation`."""
        from lcc.evaluation.lots import LotsEvaluation

        if isinstance(self.found, LotsEvaluation):
            return self.found
        raise LookupError(f"tender {self.submissions.tender.id} has no lots")

    @property
    def awards(self) -> "list[Scored]":
        """What is awarded: the contract, or each lot on which there are bids."""
        return [*self.lots.values()] or [self]

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
        from lcc.evaluation.results import result
        from lcc.method.rules import fingerprint

        read, _ = self.submissions, translator(asked(TextOptions, language=language).language)
        warnings = [remark.say(_) for remark in read.remarks]
        if read.tender.lots is not None:
            from lcc.evaluation.lots import lots_result

            results = {code: lot.result_in(language) for code, lot in self.lots.items()}
            of_lots = {code: one for code, one in results.items() if isinstance(one, Result)}
            return lots_result(
                self.of_lots, of_lots, inputs=read.inputs, warnings=warnings, documents=read.documents
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
        return as_json_text(all_as_written(plain)).encode()

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
        return pages(
            self.submissions, self.found, language, inputs, sensitivity=sensitivity, simulation=simulation
        )[0]

    def letters(
        self,
        language: Language = "nl",
        kind: Format = "docx",
        *,
        sent: date | None = None,
        template: bytes | None = None,
        others_prices: bool = False,
        scores_of_winner: bool = True,
        proofs: Mapping[str, str] | None = None,
    ) -> dict[str, bytes]:
        """Return by bidder the letter that says why the award went as it did, as a Word file, a PDF or a page.

        `template` is a Word file of the authority's own, with the names of `lcc.documents.letters.letter.TEMPLATE` in
        double braces; it is for Word files only. `sent` is the day on which all letters are sent: the standstill
        period follows from it. `others_prices` shows each bidder what others cost and score, `scores_of_winner` what
        the winner scores, and earns on each criterion: what may be told is for the authority to decide. `proofs` names
        by bidder the file with its proof, where that goes with the letter.

        Raises
        ------
        NotScorableError
            Something was changed in a comparison workbook since it was submitted, or this is a lot without the others;
            or it was a market consultation.
        InputRefusedError
            An option is beyond its bounds; the template is no Word file, or does not fit a letter; a letter has
            characters that the font of PDFs lacks.
        """
        options = asked(
            LetterOptions, language=language, kind=kind, sent=sent, template=template, others_prices=others_prices,
            scores_of_winner=scores_of_winner, proofs=dict(proofs or {}),
        )  # fmt: skip
        return letter_files(self.submissions, self.evaluation, self.award, options)

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
        return proposal_file(
            self.submissions, self.evaluation, self.award, options.kind, options.language, options.sent
        )

    def report(
        self,
        language: Language = "nl",
        kind: Format = "docx",
        *,
        sent: date | None = None,
        facts: Input | None = None,
        law: Literal["nl", "be"] = "nl",
    ) -> bytes:
        """Return the report of the award, or of the awards of all lots, with what article 2.132 Aw asks for.

        By Belgian `law` it is the one reasoned decision (law of 17 June 2013, article 5), with the score of every bid.
        `facts` is what is told of the procedure (`lcc schema report_facts`); what it leaves out stays to be filled in.
        `sent` is as of `letters`.

        Raises
        ------
        NotScorableError
            As of `letters`.
        InputRefusedError
            The facts are not as their model has them, or are of another tender; an option is beyond its bounds.
        """
        from lcc.documents.report.parts import Awarded

        options = asked(ReportOptions, language=language, kind=kind, sent=sent, law=law)
        told = report_facts(self.submissions, facts)
        awards = [Awarded(one.evaluation, one.award) for one in self.awards]
        return report_file(
            self.submissions, awards, told, options.kind, options.language, options.sent, options.law
        )

    def report_json(self, language: Language = "nl", *, facts: Input | None = None) -> bytes:
        """Return what the report says as a file for programs: the facts of the procedure, and the whole result."""
        from lcc.interchange.json_text import as_json_text
        from lcc.model.award_report import AwardReport

        told = report_facts(self.submissions, facts)
        report = AwardReport(facts=told, result=self.result_in(language))
        plain = {
            **report.model_dump(mode="json"),
            "facts": None if told is None else told.model_dump(mode="json", exclude_unset=True),
            "result": all_as_written(report.result.model_dump(mode="json")),
        }
        return as_json_text(plain).encode()

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
        one = promised(self.submissions, self.evaluation, self.award, bid)
        return annex_file(self.evaluation, one, kind, language)

    def ocds(
        self,
        language: Language = "nl",
        *,
        written: datetime,
        sent: date | None = None,
        bid_details: bool = False,
        **publisher: Unpack["OfPublisher"],
    ) -> dict[str, Any]:
        """Return the tender with its bids and award as a release package of OCDS 1.1.

        `written` and `publisher` are as of `lcc.ocds`.

        `sent` is the day on which bidders are told of the award: it is pending until the standstill period after that
        day is over. Of others than the winner only status and rank are told, and of the winner its value and its
        life-cycle cost; `bid_details` tells of every bid by whom it is, its value, its costs by phase and its scores.
        What may be told is for the authority to decide.

        Raises
        ------
        NotScorableError
            As of `letters`.
        InputRefusedError
            An option is beyond its bounds; a document can't be read.
        LookupError
            This is one lot: a release is of all of them.
        """
        from lcc.api.open_data import award_package, open_data_options

        options = open_data_options(language, written, publisher, sent=sent, bid_details=bid_details)
        return award_package(self.submissions, self._awarded("a release"), options, publisher)

    def eforms(
        self, language: Language = "nl", kind: "NoticeFile" = "docx", *, bid_details: bool = False
    ) -> bytes:
        """Return what a contract award notice states of the award, as a file; kinds as of `lcc.eforms`.

        It tells of the bid that wins and of how many there are; `bid_details` tells of every bid that is ranked, and
        the lowest and the highest value. What may be told is for the authority to decide.

        Raises
        ------
        NotScorableError
            As of `letters`.
        InputRefusedError
            As of `lcc.eforms`.
        LookupError
            This is one lot: a notice is of all of them.
        """
        from lcc.api.notices import award_notice

        options = asked(NoticeFileOptions, language=language, kind=kind, bid_details=bid_details)
        return award_notice(self.submissions, self._awarded("a notice"), options)

    def _awarded(self, what: str) -> "list[Awarded]":
        """Return what is awarded, for something that is about all lots; LookupError of one lot."""
        from lcc.documents.report.parts import Awarded

        if self.award is not None:
            raise LookupError(f"{what} is of all lots together: ask it of what was scored as a whole")
        return [Awarded(one.evaluation, one.award) for one in self.awards]

    def explain(self, bidder: str | None = None) -> dict[str, Any]:
        """Return where each amount of every bid, or of one, comes from, down to the fields: as plain data."""
        from lcc.audit.explain_text import as_json

        rates, bids = explained(self, bidder)
        return as_json(rates, bids, self.submissions.tender.currency)


def explained(scored: Scored, bidder: str | None = None) -> "tuple[list[RateExplained], list[BidExplained]]":
    """Return where the rates, and the amounts of every bid or of one, come from; LookupError where there is no such."""
    from lcc.audit.explain import explain, explain_rates

    read, name = scored.submissions, bidder and bid_named(scored.evaluation, bidder).bid.name
    bids = explain(scored.evaluation, read.tender_origins, read.origins, read.scores_origins)
    return explain_rates(scored.evaluation, read.tender_origins), [
        one for one in bids if name in (None, one.bidder)
    ]
