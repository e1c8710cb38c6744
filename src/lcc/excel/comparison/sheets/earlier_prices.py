"""Earlier offers: what each bid asks beside the range of what was offered before for a like item."""

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.language.terms import MODEL_NAMES, term
from lcc.model.price_memory import EarlierPrices
from lcc.scrutiny.earlier_offers import beside_earlier
from lcc.words.earlier_prices import about_file, range_heads, side_text

BID, ITEM, MODEL, PER, ASKED, LOWEST, LOWER, MEDIAN, UPPER, HIGHEST, OFFERS, TENDERS, OLDEST, SIDE = range(14)
HEAD_ROW = 3


def write(page: Page, evaluation: Evaluation, prices: EarlierPrices) -> None:
    """Write a row for each offer of each bid; a dash where nothing like it was offered before."""
    _, tender = page._, evaluation.tender
    page.known_by = (BID, ITEM, MODEL)
    page.widths(34, 40, 22, 22, *([16] * 6), 18, 18, 12, 44)
    page.note(_("To look at, and no verdict: these prices change no cost, no score and no rank."))
    page.heads(HEAD_ROW, BID, _("Bid"), _("Item"), _("Business model"), _("The price is"))
    page.heads(HEAD_ROW, ASKED, *range_heads(tender.currency, _), style="number_column")
    page.heads(HEAD_ROW, SIDE, _("Where the price lies"))
    page.keep_heads(HEAD_ROW)
    names, row = tender.item_names, HEAD_ROW + 1
    for outcome in evaluation.bids:
        for one in beside_earlier(tender, outcome.bid, prices):
            page.text(row, BID, outcome.bid.name)
            page.text(row, ITEM, names[one.item])
            page.text(row, MODEL, _(MODEL_NAMES[one.business_model]))
            page.text(row, PER, term(one.per, _))
            page.worked_out(row, ASKED, one.asked, "money")
            found = one.earlier
            for column, name in (
                (LOWEST, "lowest"), (LOWER, "lower_quartile"), (MEDIAN, "median"), (UPPER, "upper_quartile"),
                (HIGHEST, "highest"),
            ):  # fmt: skip
                page.number_or_dash(row, column, getattr(found, name) if found else None, "money")
            page.worked_out(row, OFFERS, found.offers if found else 0, "whole")
            page.worked_out(row, TENDERS, found.tenders if found else 0, "whole")
            page.text(row, OLDEST, str(found.oldest) if found else "-")
            page.text(row, SIDE, side_text(one).say(_))
            row += 1
    for text in about_file(prices, tender):
        row += 1
        page.text(row, BID, text.say(_), "sentence")
    page.sheet.print_area(0, 0, row, SIDE)
    page.finish()
