"""History: what each bidder offered in earlier rounds, what it changed from one to the next, and what that costs."""

from lcc.evaluation.evaluate import Evaluation
from lcc.evaluation.history import bid_threads
from lcc.excel.cells.sheet_writer import Page
from lcc.language import moment
from lcc.model.bid_history import BidHistory
from lcc.words.bid_history import changes_in_words, difference, round_text, sentences

BID, ROUND, AT, COST, DIFFERENCE, FILE, CHECKSUM = range(7)
FIELD, BEFORE, AFTER = 2, 3, 4
HEAD_ROW = 3


def write(page: Page, evaluation: Evaluation, history: BidHistory) -> None:
    """Write the rounds of each bid, and below them every field that was changed."""
    _, tender = page._, evaluation.tender
    page.known_by = (BID, ROUND, FIELD)
    page.widths(34, 30, 44, 24, 24, 40, 20)
    page.note(_("Only the last bid of each bidder is scored. Costs here were worked out by the program."))
    threads = bid_threads(evaluation)
    page.heads(HEAD_ROW, BID, _("Bid"), _("Round"), _("Bids had to be in at"))
    heads = (_("Cost ({currency})"), _("Difference ({currency})"))
    page.heads(HEAD_ROW, COST, *(head.format(currency=tender.currency) for head in heads), style="number_column")
    page.heads(HEAD_ROW, FILE, _("File"), _("Checksum"))
    row = HEAD_ROW + 1
    for thread in threads:
        for place, one in enumerate(thread.versions):
            page.text(row, BID, thread.name)
            page.text(row, ROUND, round_text(history, one.round).say(_))
            at = "-" if one.round is None else moment(history.rounds[one.round - 1].at).say(_)
            page.text(row, AT, at)
            page.worked_out(row, COST, one.cost, "money")
            page.number_or_dash(row, DIFFERENCE, difference(thread, place), "money")
            page.text(row, FILE, one.source.file if one.source else "-")
            page.text(row, CHECKSUM, one.source.sha256[:16] if one.source else "-")
            row += 1
    row += 1
    page.heading(row, _("What the rounds were about"), CHECKSUM)
    for number, held in enumerate(history.rounds, start=1):
        row += 1
        page.text(row, BID, round_text(history, number).say(_))
        page.text(row, ROUND, held.about or "-")
    row += 2
    page.heading(row, _("What was changed"), CHECKSUM)
    for sentence in sentences(evaluation, threads):
        row += 1
        page.text(row, BID, sentence.say(_), "sentence")
    row += 1
    page.heads(row, BID, _("Bid"), _("Changed in"), _("Field"), _("Before"), _("After"))
    for thread in threads:
        for before, one in zip(thread.versions, thread.versions[1:], strict=False):
            for change in changes_in_words(tender, before, one, _):
                row += 1
                page.text(row, BID, thread.name)
                page.text(row, ROUND, round_text(history, one.round).say(_))
                for column, text in zip((FIELD, BEFORE, AFTER), change, strict=True):
                    page.text(row, column, text)
    page.sheet.print_area(0, 0, row, CHECKSUM)
    page.finish()
