"""`lcc score` for a tender that is divided into lots: each lot compared, and who is awarded which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lcc.cli.loading import evaluated_lots, workbook
from lcc.cli.options import Files
from lcc.cli.output import deliver, patience, refuse_existing
from lcc.cli.ranking import as_file, outcome_of, print_ranking, print_remarks
from lcc.cli.received import print_count
from lcc.language import N_, Text, Translate, translator

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.intake.submissions import Submissions
    from lcc.model.draw import Draw
    from lcc.model.result import LotsResult
    from lcc.model.tender import Lot


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
    from lcc.excel.comparison.lots_workbook import write_lots
    from lcc.intake.lots import submissions_of
    from lcc.words.lot_outcome import lot_outcomes

    _ = translator(language)
    lots = submissions.tender.lots.parts if submissions.tender.lots else []
    targets = comparison_files(output_file, lots) if output_file else {}
    refuse_existing([output_file, *targets.values()], _, force=force, inputs=files.all)
    found = evaluated_lots(submissions, _)
    compared = {lot: evaluation for lot, evaluation in found.lots.items() if evaluation}
    parts = {lot.id: submissions_of(submissions, lot, draws_of(compared.get(lot.id))) for lot in lots}
    written: dict[Path, bytes] = {}
    if output_file is not None:
        with patience(_("Writing the workbook ...")):
            written[output_file] = write_lots(found, language=language, inputs=submissions.inputs)
            outcomes = lot_outcomes(found)
            for lot, evaluation in compared.items():
                told = replace(evaluation, lot_outcome=outcomes[lot])
                written[targets[lot]] = workbook(told, parts[lot], language)
    if json_file is not None:
        written[json_file] = as_file(outcome_of_lots(found, parts, submissions, _))

    def beside() -> None:
        for evaluation in compared.values():
            print_ranking(evaluation, _)
        print_awards(found, _)
        print_count(submissions.received, _)
        print_remarks(submissions.remarks, _)

    deliver(written, beside, _)


def draws_of(evaluation: "Evaluation | None") -> "tuple[Draw, ...]":
    """Return the drawings that put the ranking of a lot in order."""
    return evaluation.draws if evaluation else ()


def comparison_files(output_file: Path, lots: "Sequence[Lot]") -> dict[str, Path]:
    """Return by code of the lot the file for its comparison: what stands in for a code is safe in any file name.

    >>> from lcc.model.tender import Lot
    >>> lots = [Lot(id=code, title="A lot", items=["a"]) for code in ("1/a", "1 A", "noord")]
    >>> [file.name for file in comparison_files(Path("out.xlsx"), lots).values()]
    ['out-1-a.xlsx', 'out-1-a-2.xlsx', 'out-noord.xlsx']
    """
    from lcc.documents.file_names import file_stems

    stems = file_stems((lot.id for lot in lots), output_file.stem)
    return {lot: output_file.with_name(f"{stem}{output_file.suffix}") for lot, stem in stems.items()}


def outcome_of_lots(
    found: "LotsEvaluation", parts: "Mapping[str, Submissions]", submissions: "Submissions", _: Translate
) -> "LotsResult":
    """Return the evaluation of all lots as the object that leaves the program."""
    from lcc.evaluation.lots import lots_result

    results = {lot: outcome_of(evaluation, parts[lot], _) for lot, evaluation in found.lots.items() if evaluation}
    warnings = [remark.say(_) for remark in submissions.remarks]
    documents = submissions.documents
    return lots_result(found, results, inputs=submissions.inputs, warnings=warnings, documents=documents)


def print_awards(found: "LotsEvaluation", _: Translate) -> None:
    """Print who is awarded which lot and why, the discounts for combined lots, and the total."""
    from lcc.cli.tables import TextTable, show
    from lcc.model.award import SCORED_IN_MONEY

    is_money = found.tender.award.method in SCORED_IN_MONEY
    score = f"{_('Score')} ({found.tender.currency})" if is_money else _("Score")
    texts = [_("Lot code"), _("Lot"), _("Awarded to"), _("Why")]
    show([TextTable(_("Awards"), texts, [score], list(_rows(found, _)))], 160)
    if draw := found.allocation.next_draw:
        next_one = N_("Draw lots for lot {lot} first, between {bids}, and state the outcome with --draw.")
        print_remarks([Text(next_one, {"lot": draw.lot, "bids": ", ".join(draw.tied)})], _)


def _rows(found: "LotsEvaluation", _: Translate) -> Iterator[list[str]]:
    from lcc.language.numbers import amount, local_number
    from lcc.model.award import SCORED_IN_MONEY
    from lcc.words.lot_reasons import why

    allocation = found.allocation
    is_money = found.tender.award.method in SCORED_IN_MONEY
    written = amount if is_money else local_number
    titles = {lot.id: lot.title for lot in found.tender.lots.parts} if found.tender.lots else {}
    for award in allocation.awards:
        name, score = (award.winner.bid, written(award.winner.score, _)) if award.winner else ("-", "-")
        yield [award.lot, titles[award.lot], name, why(award).say(_), score]
    for off in allocation.discounts:
        yield [", ".join(off.lots), _("Combined lots"), off.bid, _("discount"), amount(-off.amount, _)]
    if is_money:
        total = allocation.total
        yield ["", _("Total"), "", "", "-" if total is None else amount(total, _)]
