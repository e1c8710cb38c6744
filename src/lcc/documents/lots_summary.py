"""Who is awarded which lot, and why: before the outcome of each lot by itself."""

from collections.abc import Iterator

from lcc.evaluation.lots import LotsEvaluation
from lcc.language import Translate, translator
from lcc.language.numbers import amount, local_number
from lcc.model.award import score_decimals
from lcc.words.blocks import Document, Paragraph, Table
from lcc.words.combined_lots import combined_text
from lcc.words.lot_reasons import why


def lots_summary(found: LotsEvaluation, language: str) -> Document:
    """Return the award of all lots, and the drawing of lots that comes first where there is one."""
    _, tender = translator(language), found.tender
    drawn = (Paragraph(said),) if (said := next_draw(found, _)) else ()
    return Document(tender.title, tender.authority, language, (awards_table(found, _), *drawn))


def awards_table(found: LotsEvaluation, _: Translate) -> Table:
    """Return who is awarded which lot and why, the discounts for combined lots, and the total."""
    is_money = found.tender.award.is_in_money
    score = f"{_('Score')} ({found.tender.currency})" if is_money else _("Score")
    heads = (_("Lot code"), _("Lot"), _("Awarded to"), _("Why"), score)
    return Table(_("Awards"), heads, tuple(_rows(found, _)), frozenset({4}))


def next_draw(found: LotsEvaluation, _: Translate) -> str | None:
    """Return between whom lots have to be drawn first; None where nothing hangs on that."""
    draw = found.allocation.next_draw
    if draw is None:
        return None
    return _("For lot {lot}, lots have to be drawn first, between {bids}.").format(
        lot=draw.lot, bids=", ".join(draw.tied)
    )


def _rows(found: LotsEvaluation, _: Translate) -> Iterator[tuple[str, ...]]:
    allocation = found.allocation
    is_money = found.tender.award.is_in_money
    written = amount if is_money else local_number
    for award in allocation.awards:
        name, score = (award.winner.bid, written(award.winner.score, _)) if award.winner else ("-", "-")
        yield award.lot, found.tender.lot_titles[award.lot], name, why(award).say(_), score
    decimals = score_decimals(found.tender.award)
    for off in allocation.discounts:
        more = -off.amount if off.points is None else off.points
        said = combined_text(off.offered, found.tender).say(_)
        yield ", ".join(off.lots), _("Combined lots"), off.bid, said, amount(more, _, decimals)
    if is_money or allocation.total is not None:
        total = allocation.total
        yield "", _("Total"), "", "", "-" if total is None else amount(total, _, decimals)
