"""`lcc score` for a tender that is divided into lots: each lot compared, and who is awarded which."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.options import Files
from lcc.cli.output import deliver, patience, refuse_existing, refusing
from lcc.cli.printed.history import print_history
from lcc.cli.printed.ranking import print_ranking, print_remarks
from lcc.cli.printed.received import print_count
from lcc.cli.stdout import is_stdout
from lcc.language import N_, Language, Text, Translate, translator

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.evaluation.lots import LotsEvaluation
    from lcc.model.tender import Lot


def score_lots(
    scored: "Scored",
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    *,
    force: bool,
) -> None:
    """Score each lot, write what is asked for, and print each ranking and the award of every lot."""
    _, submissions = translator(language), scored.submissions
    lots = submissions.tender.lots.parts if submissions.tender.lots else []
    if is_stdout(output_file):
        raise click.UsageError(_("A workbook for each lot is written beside this one: name a file, not -."))
    targets = comparison_files(output_file, lots) if output_file else {}
    refuse_existing([output_file, *targets.values()], _, force=force, inputs=files.all)
    written: dict[Path, bytes] = {}
    if output_file is not None:
        with patience(_("Writing the workbook ...")), refusing(_):
            written[output_file] = scored.workbook(language)
            written |= {targets[code]: lot.workbook(language) for code, lot in scored.lots.items()}
    if json_file is not None:
        written[json_file] = scored.json(language)

    def beside() -> None:
        for lot in scored.lots.values():
            print_ranking(lot.evaluation, _)
            print_history(lot.evaluation, _)
        print_awards(scored.of_lots, _)
        print_count(submissions.received, _)
        print_remarks(submissions.remarks_on_screen, _)

    deliver(written, _, beside)


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


def print_awards(found: "LotsEvaluation", _: Translate) -> None:
    """Print who is awarded which lot and why, the discounts for combined lots, and the total."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.documents.lots_summary import awards_table

    table = awards_table(found, _)
    show([TextTable(table.caption, table.heads[:4], table.heads[4:], table.rows)], 160)
    if draw := found.allocation.next_draw:
        next_one = N_("Draw lots for lot {lot} first, between {bids}, and state the outcome with --draw.")
        print_remarks([Text(next_one, {"lot": draw.lot, "bids": ", ".join(draw.tied)})], _)
