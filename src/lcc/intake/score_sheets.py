"""Filled-in score sheets -> scores. All of them are read before any is refused."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lcc.checks.validation import record_of
from lcc.excel.score_sheet.read import open_score_sheet, scores_on
from lcc.excel.score_sheet.write import names_on_sheet, quality_of
from lcc.model.bid import Bid
from lcc.model.quality import Abstention, Score, Scores
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, Problem, gathered, in_file, problem_of, refusal


def read_score_sheets(files: Mapping[str, bytes], tender: Tender, tender_file: str, bids: Sequence[Bid]) -> Scores:
    """Return what stands on all score sheets of a tender, by file: bid after bid, criterion after criterion.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: what was changed beside the cells to fill in, what stands in those and can't,
        what is empty, and the assessors of whom there is no sheet.
    """
    names = names_on_sheet(tender, bids)
    found: dict[str | None, str] = {}
    scores: list[Score] = []
    abstentions: list[Abstention] = []
    problems: list[Problem] = []
    for file, content in files.items():
        with gathered(problems), in_file(file):
            sheet = open_score_sheet(content, tender, names)
            if sheet.assessor in found:
                raise refusal("sheet_twice", sheet.assessor, other=found[sheet.assessor])
            found[sheet.assessor] = file
            given = record_of(scores_on(sheet, tender), Scores)
            scores += given.scores
            abstentions += given.abstentions
    problems += [problem_of(finding, tender_file) for finding in _missing(tender, found)]
    if problems:
        raise InputRefusedError(problems)
    place = _place(tender, bids)
    if not abstentions:
        return Scores(tender=tender.id, scores=sorted(scores, key=place))
    return Scores(tender=tender.id, scores=sorted(scores, key=place), abstentions=sorted(abstentions, key=place))


def _missing(tender: Tender, found: Mapping[str | None, str]) -> Iterator[Message]:
    """Yield the sheets without which there are no scores: that of all together, or one of each assessor."""
    quality = quality_of(tender)
    if not quality.each_counts:
        if None not in found:
            yield Message((), "no_sheet_of_all", None, {})
        return
    for assessor in quality.assessors:
        if assessor not in found:
            yield Message((), "no_sheet_of", None, {"assessor": assessor})


def _place(tender: Tender, bids: Sequence[Bid]) -> Any:
    """Return what scores are sorted by: bid, criterion, assessor, each in the order of the tender."""
    names = [bid.name for bid in bids]
    criteria = [leaf.criterion.id for leaf in quality_of(tender).scored_leaves()]
    return lambda score: (names.index(score.bid), criteria.index(score.criterion), score.assessor or "")
