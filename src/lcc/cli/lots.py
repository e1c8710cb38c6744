"""`lcc score` for a tender that is divided into lots: each lot compared, and who is awarded which."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lcc.cli.options import Files
from lcc.cli.output import deliver, patience, refuse_existing
from lcc.cli.score import as_file, outcome_of, print_ranking, print_remarks
from lcc.cli.submitted import evaluated_lots, workbook
from lcc.language import N_, Translate, translator

if TYPE_CHECKING:
    from lcc.award.lots import LotAward
    from lcc.evaluate_lots import LotsEvaluation
    from lcc.model.result import LotsResult
    from lcc.model.tender import Lot
    from lcc.submissions import Submissions

REASONS: dict[str, str] = {
    "best_rank": N_("the best in rank"),
    "limit": N_("the best in rank whose bidder is below the most lots for one bidder"),
    "combination": N_("part of the combination that costs least"),
    "no_bid": N_("no bid is ranked"),
    "limit_of_all": N_("every bidder that is ranked is at the most lots for one bidder"),
}
"""Why a lot is awarded as it is, by the codes of the result."""


def score_lots(
    submissions: "Submissions",
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: str,
    *,
    force: bool,
) -> None:
    """Score each lot, write what is asked for, and print each ranking and the award of every lot."""
    from lcc.submissions_of_lot import submissions_of

    _ = translator(language)
    lots = submissions.tender.lots.parts if submissions.tender.lots else []
    targets = comparison_files(output_file, lots) if output_file else {}
    refuse_existing(targets.values(), _, force=force, inputs=files.all)
    found = evaluated_lots(submissions, _)
    parts = {lot.id: submissions_of(submissions, lot) for lot in lots}
    compared = {lot: evaluation for lot, evaluation in found.lots.items() if evaluation}
    written: dict[Path, bytes] = {}
    with patience(_("Writing the workbook ...")):
        for lot, evaluation in compared.items():
            if lot in targets:
                written[targets[lot]] = workbook(evaluation, parts[lot], language)
    if json_file is not None:
        written[json_file] = as_file(outcome_of_lots(found, parts, submissions, _))

    def say() -> None:
        for evaluation in compared.values():
            print_ranking(evaluation, _)
        print_awards(found, _)
        print_remarks(submissions.remarks, _)

    deliver(written, say, _)


def comparison_files(output_file: Path, lots: "Sequence[Lot]") -> dict[str, Path]:
    """Return by code of the lot the file for its comparison: what stands in for a code is safe in any file name.

    >>> from lcc.model.tender import Lot
    >>> lots = [Lot(id=code, title="A lot", items=["a"]) for code in ("1/a", "1 A", "noord")]
    >>> [file.name for file in comparison_files(Path("out.xlsx"), lots).values()]
    ['out-1-a.xlsx', 'out-1-a-2.xlsx', 'out-noord.xlsx']
    """
    from lcc.report.file_names import file_stems

    stems = file_stems((lot.id for lot in lots), output_file.stem)
    return {lot: output_file.with_name(f"{stem}{output_file.suffix}") for lot, stem in stems.items()}


def outcome_of_lots(
    found: "LotsEvaluation", parts: "Mapping[str, Submissions]", submissions: "Submissions", _: Translate
) -> "LotsResult":
    """Return the evaluation of all lots as the object that leaves the program."""
    from lcc.evaluate_lots import lots_result

    results = {lot: outcome_of(evaluation, parts[lot], _) for lot, evaluation in found.lots.items() if evaluation}
    warnings = [remark.say(_) for remark in submissions.remarks]
    documents = submissions.documents
    return lots_result(found, results, inputs=submissions.inputs, warnings=warnings, documents=documents)


def print_awards(found: "LotsEvaluation", _: Translate) -> None:
    """Print who is awarded which lot and why, the discounts for combined lots, and the total."""
    from lcc.cli.tables import show, table

    score = _("Score") if found.allocation.total is None else f"{_('Score')} ({found.tender.currency})"
    texts = [_("Lot code"), _("Lot"), _("Awarded to"), _("Why")]
    show([table(_("Awards"), texts, [score], list(_rows(found, _)))], 160)


def _rows(found: "LotsEvaluation", _: Translate) -> Iterator[list[str]]:
    from lcc.language.numbers import amount, local_number

    allocation = found.allocation
    written = local_number if allocation.total is None else amount
    titles = {lot.id: lot.title for lot in found.tender.lots.parts} if found.tender.lots else {}
    for award in allocation.awards:
        name, score = (award.winner.bid, written(award.winner.score, _)) if award.winner else ("-", "-")
        yield [award.lot, titles[award.lot], name, _why(award, _), score]
    for off in allocation.discounts:
        yield [", ".join(off.lots), _("Combined lots"), off.bid, _("discount"), amount(-off.amount, _)]
    if allocation.total is not None:
        yield ["", _("Total"), "", "", amount(allocation.total, _)]


def _why(award: "LotAward", _: Translate) -> str:
    reason = _(REASONS[award.reason])
    return _("{reason}; a tie: the first by name is shown").format(reason=reason) if award.is_tie else reason
