"""What an authority pays for one bid, by calendar year: for who makes the bid, before there is anything to compare."""

from collections.abc import Iterator

from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import Translate, translator
from lcc.language.numbers import amount
from lcc.language.terms import term
from lcc.model.bid import Bid
from lcc.model.lot import bid_of, tender_of
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Tender
from lcc.words.blocks import Chart, Document, Heading, Paragraph, Table


def paid_by_year(tender: Tender, bid: Bid, language: str) -> Document:
    """Return what is paid and received in each year, of each lot by itself that the bid is for."""
    _ = translator(language)
    blocks: list[Heading | Paragraph | Table] = []
    for title, part, offered in _parts(tender, bid):
        if title:
            blocks.append(Heading(1, title))
        blocks.append(_table(evaluate(by_cost_alone(part), [offered]), _))
    blocks.append(Paragraph(_("At the prices of each year. External costs are no payment, and are left out.")))
    return Document(_("What you are paid, by year"), bid.name, language, tuple(blocks))


def _parts(tender: Tender, bid: Bid) -> Iterator[tuple[str, Tender, Bid]]:
    if tender.lots is None:
        yield "", tender, bid
        return
    for lot in tender.lots.parts:
        if (of_lot := bid_of(bid, tender, lot)) is not None:
            yield lot.title, tender_of(tender, lot), of_lot


def _table(found: Evaluation, _: Translate) -> Table:
    [budget] = found.budgets
    groups = {"investment": budget.investment, "running": budget.running_total, "receipts": budget.receipts}
    paid = {term(name, _): by_year.tolist() for name, by_year in groups.items() if by_year.any()}
    years = [str(year) for year in budget.years]
    heads = (_("Calendar year"), *paid, _("Total"))
    columns = [*paid.values(), budget.total.tolist()]
    rows = [(year, *(amount(one, _, 0) for one in row)) for year, *row in zip(years, *columns, strict=True)]
    rows.append((_("Total"), *(amount(sum(column), _, 0) for column in columns)))
    chart = Chart("bars", tuple(paid), tuple(years), tuple(map(tuple, paid.values())))
    title = _("Payments and receipts by calendar year, {currency}").format(currency=found.tender.currency)
    return Table(title, heads, tuple(rows), frozenset(range(1, len(heads))), chart=chart if paid else None)
