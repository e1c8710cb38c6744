"""An award file bid by bid: what each came to, worked out again, and whether the commitment to it opens."""

from collections.abc import Iterator

from lcc.documents.bid_outcome import score_said
from lcc.language import Translate, translator
from lcc.language.numbers import amount
from lcc.model.proof import AwardFile
from lcc.proofs.proof import Decided, Decision, unopened
from lcc.words.blocks import Document, Table

_FIRST = 16
"""So many digits of a commitment tell it from any other for who compares lists by eye."""


def bids_opened(award: AwardFile, decision: Decision, language: str) -> Document:
    """Return every bid of every award in an award file; `decision` is what the documents in it come to now."""
    _, closed = translator(language), set(unopened(award, decision))
    tables = tuple(_opened(award, decision, one, closed, _) for one in decision.awards)
    return Document(decision.tender.title, decision.tender.authority, language, tables)


def _opened(
    award: AwardFile, decision: Decision, one: Decided, closed: set[tuple[str | None, str]], _: Translate
) -> Table:
    tender = one.evaluation.tender
    commitments = {
        opening.bid: opening.commitment
        for part in award.commitments
        if part.lot == one.code
        for opening in part.bids
    }

    def rows() -> Iterator[tuple[str, ...]]:
        for bid in one.result.bids:
            score = bid.award.score
            yield (
                bid.bidder,
                _("not ranked") if bid.rank is None else str(bid.rank),
                amount(bid.life_cycle_cost, _),
                "-" if score is None else score_said(tender, score, _),
                commitments.get(bid.bidder, "-")[:_FIRST],
                _("no") if (one.code, bid.bidder) in closed else _("yes"),
            )

    title = _("Every bid, worked out again from the award file")
    heads = (
        _("Bidder"), _("Rank"), f"{_('Life-cycle cost')} ({tender.currency})", _("Score"),
        _("Commitment, the first digits"), _("Opens"),
    )  # fmt: skip
    caption = title if one.code is None else f"{title}: {decision.tender.lot_titles[one.code]}"
    return Table(caption, heads, tuple(rows()), frozenset({1, 2, 3}))
