"""Quality: what each assessor scored and why, what it earns, and the share of quality of each bid."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.award.quality import Entry, Judged
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.formula import formula
from lcc.excel.cells.scales import scale_text
from lcc.excel.cells.sheet_writer import Page, block
from lcc.excel.comparison.changes import ChangeColumns, Changes, changes_on, write_changed
from lcc.excel.comparison.sheets.assumptions import AssumptionCells, Submitted
from lcc.excel.comparison.sheets.circularity import CircularityCells
from lcc.figure.figure import Given
from lcc.language.terms import term
from lcc.model.quality import Abstention, MeasuredScale, Quality, Score, WordsScale
from lcc.record.path import Path, name_of
from lcc.words.lock import lock_said

SCORES = " "
"""By what the scores go among documents: a name that no bidder can have."""

BIDDER, CRITERION, ASSESSOR, VALUE, SCALE, EARNS, SUBMITTED, CHANGED, WHY, KEY, SCORED = range(11)
COLUMNS = ChangeColumns(VALUE, SUBMITTED, CHANGED, SCORED)
HEAD_ROW = 3
_WHY_WIDTH = 70


@dataclass(frozen=True, slots=True)
class QualityCells:
    """Where the scores, the share of each criterion and the total stand: by position of the bid."""

    criteria: dict[tuple[int, str], str]
    totals: dict[int, str]
    changes: Changes | None


def write(
    page: Page,
    evaluation: Evaluation,
    quality: Quality,
    assumptions: AssumptionCells,
    circularity: CircularityCells | None,
    submitted: Submitted,
) -> QualityCells:
    """Write the sheet, and return where everything stands."""
    _ = page._
    page.known_by = (BIDDER, CRITERION, ASSESSOR)
    page.widths(28, 34, 18, 14, 22, 11, 14, 11, _WHY_WIDTH, 20, 12)
    page.note(_("Change a coloured score: quality, points and ranking follow."))
    scores = evaluation.scores.scores if evaluation.scores else []
    if evaluation.scores and evaluation.scores.locked:
        page.note(lock_said(evaluation.scores.locked).say(_), 2)
    page.heads(
        HEAD_ROW, 0,
        _("Bidder"), _("Criterion"), _("Assessor"), _("Score"), _("Scale"), _("Earns"), _("As submitted"), _("Changed"),
        _("Justification"), _("Key"), _("As scored"),
    )  # fmt: skip
    page.keep_heads(HEAD_ROW, columns=2, height=28)
    abstentions = evaluation.scores.abstentions if evaluation.scores else []
    shares = HEAD_ROW + len(scores) + len(abstentions) + 2
    leaves = list(quality.leaves())
    words = _write_words(page, shares + 3 + len(evaluation.bids) * (len(leaves) + 1), quality)
    first = row = HEAD_ROW + 1
    earned: dict[Path, str] = {}
    for one in evaluation.bids:
        for judged in one.standing.contender.quality.criteria if one.standing.contender.quality else ():
            for entry in judged.entries:
                _write_score(page, row, judged, entry, words, submitted, evaluation.tender.currency)
                earned["earned", entry.position] = xl_rowcol_to_cell(row, EARNS)
                row += 1
    counted = {int(path[1]) for path in earned}
    for k, score in enumerate(scores):
        if k not in counted:
            _write_uncounted(page, row, k, score)
            row += 1
    changes = changes_on(page, first, row - 1, COLUMNS) if row > first else None
    for abstention in abstentions:
        _write_abstention(page, row, abstention, evaluation.tender.criterion_names)
        row += 1
    cells = _write_shares(page, shares, evaluation, assumptions, circularity, earned)
    page.finish()
    return QualityCells(*cells, changes)


def _write_words(page: Page, row: int, quality: Quality) -> dict[str, tuple[str, str]]:
    """Write what words earn, and return by criterion where words and earnings stand."""
    _, places = page._, {}
    for leaf in quality.scored_leaves():
        scale = leaf.criterion.scale_used
        if not isinstance(scale, WordsScale):
            continue
        page.heads(row, BIDDER, _("Scale"), leaf.criterion.name)
        page.text(row, EARNS, _("Earns"), "number_column")
        first = row + 1
        for word, earns in scale.words.items():
            row += 1
            page.text(row, CRITERION, word)
            page.number(row, EARNS, earns, "share")
        places[leaf.criterion.id] = (block(first, CRITERION, row, CRITERION), block(first, EARNS, row, EARNS))
        row += 2
    return places


def _write_score(
    page: Page,
    row: int,
    judged: Judged,
    entry: Entry,
    words: dict[str, tuple[str, str]],
    submitted: Submitted,
    currency: str,
) -> None:
    _, criterion, score = page._, judged.leaf.criterion, entry.score
    scale, path = criterion.scale_used, ("scores", entry.position, "score")
    before = submitted.get((SCORES, path), score.score)
    page.text(row, BIDDER, score.bid)
    page.text(row, CRITERION, criterion.name)
    page.text(row, ASSESSOR, score.assessor or _("together"))
    is_words = isinstance(scale, WordsScale)
    page.text(row, SCALE, term(scale.kind, _) if is_words else scale_text(scale, currency, _), "unit")
    cell = xl_rowcol_to_cell(row, VALUE)
    if isinstance(scale, WordsScale):
        page.choice(row, VALUE, scale.word(score.score), list(scale.words))
        page.text(row, SUBMITTED, before if isinstance(before, str) else scale.word(float(before)), "indented")
        listed, earns = words[judged.id]
        same = f"EXACT({cell},{listed})"
        found = f"=IF(SUMPRODUCT(--{same})=1,SUMPRODUCT({same}*{earns}),NA())"
        page.formula(row, EARNS, found, entry.earned.value, "share")
    else:
        page.number(row, VALUE, float(score.score), "input_number")
        page.number(row, SUBMITTED, float(before), "number")
        if not isinstance(scale, MeasuredScale):
            page.bounds(row, VALUE, scale.lowest, scale.highest)
        page.formula(row, EARNS, formula(entry.earned, lambda _given: cell), entry.earned.value, "share")
    write_changed(page, row, COLUMNS)
    _write_why(page, row, score.justification)
    page.text(row, KEY, name_of(path), "key")


def _write_uncounted(page: Page, row: int, k: int, score: Score) -> None:
    """Write a score that is kept and does not count: of one assessor where they agreed on another."""
    _ = page._
    page.text(row, BIDDER, score.bid)
    page.text(row, CRITERION, score.criterion)
    page.text(row, ASSESSOR, score.assessor or _("together"))
    page.value(row, VALUE, score.score, "input_later")
    page.value(row, SUBMITTED, score.score, "text" if isinstance(score.score, str) else "number")
    page.text(row, SCALE, _("does not count"), "unit")
    write_changed(page, row, COLUMNS, later=True)
    _write_why(page, row, score.justification)
    page.text(row, KEY, name_of(("scores", k, "score")), "key")


def _write_abstention(page: Page, row: int, one: Abstention, names: Mapping[str, str]) -> None:
    """Write that an assessor gave no score, and why; nothing can be changed about it here."""
    page.text(row, BIDDER, one.bid)
    page.text(row, CRITERION, names.get(one.criterion, one.criterion))
    page.text(row, ASSESSOR, one.assessor)
    page.text(row, VALUE, page._("abstains"), "indented")
    page.text(row, SCALE, page._("does not count"), "unit")
    _write_why(page, row, one.reason)


def _write_why(page: Page, row: int, why: str) -> None:
    page.text(row, WHY, why, "wrapped")
    lines = sum(1 + len(paragraph) // _WHY_WIDTH for paragraph in why.split("\n"))
    page.sheet.set_row(row, 14 * lines + 2)


def _write_shares(
    page: Page,
    row: int,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    circularity: CircularityCells | None,
    earned: dict[Path, str],
) -> tuple[dict[tuple[int, str], str], dict[int, str]]:
    """Write the share of each criterion that each bid earns, and of all of them, by weight."""
    _ = page._
    page.heading(row, _("What each bid earns, by criterion and in all"), KEY)
    page.heads(row + 1, BIDDER, _("Bidder"), _("Criterion"))
    page.text(row + 1, VALUE, _("Weight"), "number_column")
    page.text(row + 1, EARNS, _("Earns"), "number_column")
    row += 2
    criteria: dict[tuple[int, str], str] = {}
    totals: dict[int, str] = {}
    for number, outcome in enumerate(evaluation.bids):
        judged = outcome.standing.contender.quality
        if judged is None:
            continue

        def reference(given: Given, *, number: int = number) -> str:
            if given.document == "tender":
                return assumptions.by_path[given.path]
            if given.document == "circularity" and circularity is not None:
                return circularity.indicator(number, str(given.path[0]))
            return earned[given.path] if given.path[0] == "earned" else criteria[number, str(given.path[1])]

        for one in judged.criteria:
            page.text(row, BIDDER, outcome.bid.name)
            page.text(row, CRITERION, one.leaf.criterion.name)
            page.formula(row, VALUE, formula(one.weight, reference), one.weight.value, "share")
            page.formula(row, EARNS, formula(one.share, reference), one.share.value, "share")
            criteria[number, one.id] = page.cell(row, EARNS)
            row += 1
        page.text(row, BIDDER, outcome.bid.name)
        page.text(row, CRITERION, _("Quality"), "subheading")
        page.formula(row, EARNS, formula(judged.total, reference), judged.total.value, "total_share")
        totals[number] = page.cell(row, EARNS)
        row += 1
    return criteria, totals
