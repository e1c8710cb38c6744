"""Scoring quality: the sheets for assessors, and the scores on them made final."""

from collections.abc import Mapping
from pathlib import Path

from lcc.award.locking import locked
from lcc.documents.file_names import file_stems
from lcc.documents.in_archive import Made, in_archive
from lcc.excel.score_sheet.write import quality_of, write_score_sheet
from lcc.intake.records import written
from lcc.intake.score_sheets import read_score_sheets
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator


def score_sheets(read: Submissions, language: Language) -> Made:
    """Return the score sheet, or in one archive that of each assessor; no price or cost is on it."""
    _, quality = translator(language), quality_of(read.tender)
    apart = bool(quality.assessors) and quality.each_counts
    stems = file_stems(quality.assessors, _("scores")) if apart else {None: _("scores")}
    sheets = [
        (f"{stem}.xlsx", write_score_sheet(read.tender, read.offered, language, assessor, read.scores))
        for assessor, stem in stems.items()
    ]
    return sheets if len(sheets) == 1 else [(f"{_('scores')}.zip", in_archive(sheets))]


def final_scores(read: Submissions, sheets: Mapping[str, bytes], by: str) -> Made:
    """Return the scores on sheets, or else those that are open still, locked by somebody now.

    Raises
    ------
    InputRefusedError
        With everything that is wrong on the sheets, and those that are missing.
    """
    scores = None if sheets else read.scores
    scores = scores or read_score_sheets(sheets, read.tender, read.tender_input.file, read.offered)
    return [("scores.yaml", written(locked(scores, by), Path("scores.yaml")))]
