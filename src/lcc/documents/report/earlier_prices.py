"""Prices beside what was offered before for like items, in the report of an award."""

from collections.abc import Iterator, Sequence

from lcc.documents.report.parts import Awarded
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.language.terms import MODEL_NAMES, term
from lcc.words.blocks import Block, Heading, Paragraph, Table


def earlier_price_blocks(awards: Sequence[Awarded], _: Translate) -> Iterator[Block]:
    """Yield each offer beside the range of earlier ones; nothing where no price file was given."""
    for award in awards:
        evaluation = award.evaluation
        prices, tender = evaluation.prices, evaluation.tender
        if prices is None:
            continue
        from lcc.scrutiny.earlier_offers import beside_earlier
        from lcc.words.earlier_prices import about_file, range_heads, side_text

        title = _("Prices beside earlier offers")
        yield Heading(1, title if award.lot is None else f"{title}: {tender.title}")
        yield Paragraph(_("To look at, and no verdict: these prices change no cost, no score and no rank."))
        names = tender.item_names
        rows = []
        for outcome in evaluation.bids:
            for one in beside_earlier(tender, outcome.bid, prices):
                found = one.earlier
                what = f"{names[one.item]} ({_(MODEL_NAMES[one.business_model])}, {term(one.per, _)})"
                numbers = (found.lowest, found.median, found.highest) if found else ()
                said = [amount(number, _) for number in numbers] or ["-"] * 3
                count = f"{found.offers} ({found.tenders})" if found else "0"
                rows.append((outcome.bid.name, what, amount(one.asked, _), *said, count, side_text(one).say(_)))
        asked, lowest, _lower, median, _upper, highest, *_counts = range_heads(tender.currency, _)
        counted = _("Earlier offers (tenders)")
        heads = (_("Bid"), _("Item"), asked, lowest, median, highest, counted, _("Where the price lies"))
        yield Table(_("What was offered before"), heads, tuple(rows))
        yield from (Paragraph(text.say(_)) for text in about_file(prices, tender))
