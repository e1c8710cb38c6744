"""The score sheet of an assessor: each bid on each criterion, why and how much. No money of a bid stands on it."""

import hashlib
import io
import json
from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from lcc.award.quality import weight_of
from lcc.excel.cells.scales import scale_text
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.form.layout import LABEL, MARGIN, Layout, LayoutBuilder, Question
from lcc.excel.form.mark import Mark
from lcc.excel.form.write import PARAGRAPH, SheetWriter
from lcc.language.terms import term
from lcc.model.bid import Bid
from lcc.model.quality import Criterion, Leaf, MeasuredScale, MoneyScale, Quality, Score, Scores, WordsScale
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.version import LAYOUT
from lcc.words.rule import score_text
from lcc.words.weight import share_said, weight_said

JUSTIFICATION, SCORE, ABSTAINS = 2, 3, 4
_WIDTHS, _WIDTH_OF_ABSTAINS = (2, 28, 88, 16), 12


def write_score_sheet(
    tender: Tender,
    bids: Sequence[Bid],
    language: str = "nl",
    assessor: str | None = None,
    scores: Scores | None = None,
) -> bytes:
    """Return the score sheet of an assessor, or of all of them together, as an .xlsx file.

    It is filled in with what the assessor scored before, if `scores` are given. The tender has quality criteria.
    """
    layout, buffer = score_layout(tender, names_on_sheet(tender, bids), language, assessor), io.BytesIO()
    _ = layout.translate
    answers: dict[Path, float | str] = {
        key: value
        for score in (scores.scores if scores else ())
        if score.assessor == assessor
        for key, value in (
            ((score.bid, score.criterion, "justification"), score.justification),
            ((score.bid, score.criterion, "score"), _as_asked(tender, score)),
        )
    }
    for one in scores.abstentions if scores else ():
        if one.assessor == assessor:
            answers[one.bid, one.criterion, "justification"] = one.reason
            answers[one.bid, one.criterion, "abstains"] = True
    workbook = new_workbook(buffer, title=_("Score sheet: {title}").format(title=tender.title))
    header = (title_and_code(tender.title, tender.id), made_with())
    SheetWriter(workbook).write(layout, answers, name=layout.sheet, header=header).activate()
    return finished(workbook, buffer)


def _as_asked(tender: Tender, score: Score) -> float | str:
    """Return a score as its cell holds it: a word where the scale has words, also of one that is all digits."""
    scales = {leaf.criterion.id: leaf.criterion.scale_used for leaf in quality_of(tender).scored_leaves()}
    scale = scales.get(score.criterion)
    return scale.word(score.score) if isinstance(scale, WordsScale) else score.score


def names_on_sheet(tender: Tender, bids: Sequence[Bid]) -> dict[str, str]:
    """Return the bids by what they are called on a score sheet, in its order.

    Where bidders are hidden that is a letter, in the order of a hash of tender and name: the same on every sheet, and
    neither that of the names nor that in which bids came in.
    """
    names = [bid.name for bid in bids]
    if not quality_of(tender).hide_bidders:
        return {name: name for name in names}
    mixed = sorted(names, key=lambda name: hashlib.sha256(f"{tender.id}\n{name}".encode()).digest())
    return {xl_col_to_name(position): name for position, name in enumerate(mixed)}


def quality_of(tender: Tender) -> Quality:
    """Return how quality is judged; a tender that is scored says so."""
    assert tender.quality is not None
    return tender.quality


def score_layout(
    tender: Tender, names: dict[str, str], language: str, assessor: str | None, version: int = LAYOUT
) -> Layout:
    """Return the score sheet of an assessor; `names` as `names_on_sheet` gives them.

    Its mark ties it to its tender, criteria, bids and assessor.
    """
    criteria = quality_of(tender).model_dump(mode="json", exclude_defaults=True)
    judged = json.dumps([criteria, list(names.values())], sort_keys=True)
    proof = hashlib.sha256(judged.encode()).hexdigest()[:16]
    whose = json.dumps([tender.id, assessor], ensure_ascii=False)
    return _Builder(tender, names, Mark("scores", version, language, f"{proof} {whose}"), assessor).build()


class _Builder(LayoutBuilder):
    """Asks what an assessor makes of each bid, criterion by criterion."""

    def __init__(self, tender: Tender, names: dict[str, str], mark: Mark, assessor: str | None) -> None:
        quality = quality_of(tender)
        self.can_abstain = quality.least_scores is not None and assessor is not None
        super().__init__(mark, (*_WIDTHS, _WIDTH_OF_ABSTAINS) if self.can_abstain else _WIDTHS)
        self.tender, self.names, self.assessor, self.quality = tender, names, assessor, quality
        self.described: set[str] = set()

    def build(self) -> Layout:
        self._head()
        self._measured()
        for number, leaf in enumerate(self.quality.scored_leaves()):
            if number:
                self.page_breaks.append(self.row)
            self._criterion(leaf)
        return self.layout(self._("Scores"))

    def _head(self) -> None:
        _ = self._
        title = _("Score sheet: {title}").format(title=self.tender.title)
        letters = _("Bids have a letter instead of a name; the letters say nothing about who or when.")
        abstain = _(
            "Who can't judge a bid on a criterion, abstains: choose yes there, say why, and leave the score empty."
        )
        self.title(
            title,
            _("Fill in the coloured cells only: for every bid on every criterion first why, then the score."),
            _("Nothing on this sheet is about price or cost, and neither should the scores be."),
            *([letters] if self.quality.hide_bidders else []),
            *([abstain] if self.can_abstain else []),
        )
        self.heading(_("Assessment"))
        self._told(_("Contracting authority"), self.tender.authority)
        self._told(_("Tender code"), self.tender.id)
        self._told(_("Assessor"), self.assessor or _("all assessors together"))
        self._told(_("Scores of several assessors"), term(self.quality.assessment, _))
        self.next()

    def _told(self, label: str, text: str) -> None:
        self.put(LABEL, label, "wrapped")
        self.put(JUSTIFICATION, text, "wrapped")
        self.next()

    def _criterion(self, leaf: Leaf) -> None:
        _, criterion, scale = self._, leaf.criterion, leaf.criterion.scale_used
        self.heading(": ".join(one.name for one in leaf.line))
        for one in leaf.line:
            if one.description and one.id not in self.described:
                self.described.add(one.id)
                self._told(self._title("description") if one is criterion else one.name, one.description)
        self._told(self._title("weight"), self._weight(leaf))
        self._told(self._title("scale"), scale_text(scale, self.tender.currency, _))
        if criterion.minimum is not None:
            least = score_text(criterion.minimum, scale, self.tender.currency).say(_)
            what = _(str(Criterion.model_fields["minimum"].description))
            self._told(self._title("minimum"), f"{least}. {what}")
        heads = {LABEL: _("Bid"), JUSTIFICATION: _("Justification"), SCORE: _("Score")}
        self.heads(heads | ({ABSTAINS: _("Abstains")} if self.can_abstain else {}))
        for shown, name in self.names.items():
            self._bid(shown, name, criterion)
        self.next()

    def _title(self, field: str) -> str:
        return self._(str(Criterion.model_fields[field].title))

    def _weight(self, leaf: Leaf) -> str:
        _ = self._
        if (points := self.quality.points) is not None:
            return weight_said(leaf.criterion, points).say(_)
        whole = _("{share} of all quality").format(share=share_said(weight_of(self.tender, leaf).value).say(_))
        weights = [weight_said(one, None).say(_) for one in leaf.line]
        return whole if len(weights) == 1 else f"{whole} ({' x '.join(weights)})"

    def _bid(self, shown: str, name: str, criterion: Criterion) -> None:
        _ = self._
        # An empty cell in large type keeps the row high, while it grows with what is typed.
        self.put(MARGIN, None, "tall")
        self.put(LABEL, _("Bid {letter}").format(letter=shown) if self.quality.hide_bidders else shown, "wrapped")
        why = _("Why this score: what the bid shows, and what it lacks.")
        self.put(JUSTIFICATION, None, PARAGRAPH, Question((name, criterion.id, "justification"), "text", why))
        asked = self._asked((name, criterion.id, "score"), criterion)
        is_money = isinstance(criterion.scale_used, MoneyScale)
        self.put(SCORE, None, "input_money" if is_money else f"input_{asked.kind}", asked)
        if self.can_abstain:
            help_ = _("Yes if you give no score here; it counts as none, not as a low one.")
            yes = Question((name, criterion.id, "abstains"), "choice", help_, {_("yes"): True})
            self.put(ABSTAINS, None, "input_choice", yes)
        self.next()

    def _asked(self, key: Path, criterion: Criterion) -> Question:
        scale = criterion.scale_used
        help_ = scale_text(scale, self.tender.currency, self._)
        if isinstance(scale, WordsScale):
            return Question(key, "choice", help_, {word: word for word in scale.words})
        assert not isinstance(scale, MeasuredScale)
        return Question(key, "number", help_, {}, scale.lowest, scale.highest)

    def _measured(self) -> None:
        _, scored = self._, self.quality.scored_leaves()
        measured = [leaf.criterion for leaf in self.quality.leaves() if leaf not in scored]
        if not measured:
            return
        self.heading(_("Not scored: follows from what the bid states"))
        for criterion in measured:
            self._told(criterion.name, scale_text(criterion.scale_used, self.tender.currency, _))
        self.next()
