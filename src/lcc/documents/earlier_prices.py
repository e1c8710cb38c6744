"""Prices beside what was offered before for like items: the same in the outcome on one page and in the report."""

from collections.abc import Iterator
from typing import Literal

from lcc.evaluation.evaluate import Evaluation
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.language.terms import MODEL_NAMES, term
from lcc.words.blocks import Block, Heading, Paragraph, Table


def earlier_price_blocks(
    evaluation: Evaluation, _: Translate, level: Literal[1, 2], lot: str = ""
) -> Iterator[Block]:
    """Yield each offer beside the range of earlier ones; nothing where no price file was given.

    `level` is that of the heading; `lot` names the lot in it, where there are more.
    """
    prices, tender = evaluation.prices, evaluation.tender
    if prices is None:
        return
    from lcc.scrutiny.earlier_offers import beside_earlier
    from lcc.words.earlier_prices import about_file, range_heads, side_text

    title = _("Prices beside earlier offers")
    yield Heading(level, f"{title}: {lot}" if lot else title)
    yield Paragraph(_("To look at, and no verdict: these prices change no cost, no score and no rank."))
    names = tender.item_names
    rows = []
    for outcome in evaluation.bids:
        for one in beside_earlier(tender, outcome.bid, prices):
            found = one.earlier
            what = f"{names[one.item]} ({_(MODEL_NAMES[one.business_model])}, {term(one.per, _)})"
            numbers = (found.lowest, found.median, found.highest) if found else ()
            said = [amount(number, _) for number in numbers] or ["-"] * 3
            counted = (f"{found.offers} ({found.tenders})", str(found.oldest)) if found else ("0", "-")
            rows.append((outcome.bid.name, what, amount(one.asked, _), *said, *counted, side_text(one).say(_)))
    asked, lowest, _lower, median, _upper, highest, _offers, _tenders, oldest = range_heads(tender.currency, _)
    heads = (
        _("Bid"), _("Item"), asked, lowest, median, highest, _("Earlier offers (tenders)"), oldest,
        _("Where the price lies"),
    )  # fmt: skip
    yield Table(_("What was offered before"), heads, tuple(rows))
    yield from (Paragraph(text.say(_)) for text in about_file(prices, tender))
