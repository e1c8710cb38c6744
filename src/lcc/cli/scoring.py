"""A tender and its bids scored: written to what is asked for, and printed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lcc.cli.loading import rewritten, scored
from lcc.cli.options import Files
from lcc.cli.output import asked, deliver, patience, real
from lcc.language import N_, Language, Text, translator

if TYPE_CHECKING:
    from lcc.intake.files import File


def is_in_place(output_file: Path | None, tender_file: "File") -> bool:
    """Tell whether what is written is the workbook that was read."""
    if output_file is None or not isinstance(tender_file, Path):
        return False
    return real(output_file) == real(tender_file)


def score_files(
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    *,
    force: bool = False,
) -> None:
    """Score what is in the files, write what is asked for, and print the ranking."""
    _ = translator(language)
    found = scored(files, _)
    submissions = found.submissions
    if submissions.tender.lots is not None:
        from lcc.cli.lots import score_lots

        score_lots(found, files, output_file, json_file, language, force=force)
        return
    evaluation = found.evaluation
    in_place: list[Text] = []

    def book() -> bytes:
        with patience(_("Writing the workbook ...")):
            if output_file is not None and is_in_place(output_file, files.tender):
                again = rewritten(found, output_file, _)
                in_place.extend(again.said)
                return again.content
            return found.workbook(language)

    def beside() -> None:
        from lcc.cli.printed.history import print_history
        from lcc.cli.printed.ranking import print_ranking, print_remarks
        from lcc.cli.printed.received import print_count
        from lcc.words.lot_outcome import outcome_texts

        print_ranking(evaluation, _)
        print_count(submissions.received, _)
        print_history(evaluation, _)
        print_remarks(submissions.remarks_on_screen, _)
        print_remarks(in_place, _)
        if evaluation.lot_outcome is not None:
            print_remarks(outcome_texts(evaluation.lot_outcome, evaluation.tender), _)
        elif evaluation.tender.awarded_with is not None:
            other = N_(
                "Another bid than the first can be awarded this lot: score all lots of the tender to see which one."
            )
            print_remarks([Text(other)], _)

    deliver(asked({output_file: book, json_file: partial(found.json, language)}, _), _, beside)
