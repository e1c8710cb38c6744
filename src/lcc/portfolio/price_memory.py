"""What bids of any number of tenders asked, as rows of a price file: each tender once, and nobody by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lcc.api.scoring import Scored
from lcc.documents.letters.awarded import winners_of
from lcc.engine.offered_price import offered_prices, uses_per_year
from lcc.figure.rounding import as_written
from lcc.model.price_memory import MOST_OFFERS, EarlierOffer, per_of
from lcc.portfolio.reading import OneTender, tenders_in
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.prices.alike import kind_of, unit_of
from lcc.record.looks import tender_key
from lcc.record.problem import InputRefusedError, LccError, problem_in
from lcc.words.problems import NotRead, told

Watch = Callable[[Sequence[TenderSource]], Iterable[TenderSource]]
"""Passes sources through one by one, and may show how far the reading is."""


class Remembered(NamedTuple):
    """The offers to add, from how many tenders, which tenders are in the file already, and what was not read.

    `unknown` has the names of items of which neither a category nor a CPV code is known: nothing can be beside them.
    """

    offers: list[EarlierOffer]
    tenders: int
    known: list[str]
    unknown: list[str]
    not_read: list[NotRead]


def remembered(
    named: Sequence[Path],
    before: Sequence[EarlierOffer],
    *,
    with_award: bool = False,
    watch: Watch = iter,
) -> Remembered:
    """Return what the tenders in what was named add to a price file with the offers of before.

    Sources are those of a portfolio. A tender is known by its authority and code, and counts once: what stands in the
    file stays.

    Raises
    ------
    InputRefusedError
        There would be more offers than a price file has.
    """
    sources, problems = sources_in(named)
    not_read = [told(one.file, one) for one in problems]
    have = {tender_key(one.authority, one.tender) for one in before}
    offers, known, unknown, tenders = list[EarlierOffer](), list[str](), dict[str, None](), 0
    for one in (one for source in watch(sources) for one in _tenders(source, not_read)):
        try:
            scored = one.scored()
            tender = scored.submissions.tender
            if tender_key(tender.authority, tender.id) in have:
                known.append(one.name)
                continue
            added = offers_of(scored, with_award=with_award)
        except LccError as refused:
            not_read.extend(told(one.name, problem) for problem in refused.problems)
            continue
        except Exception as error:  # a mistake of ours about one tender is told, and stops no other
            problem = problem_in(one.name, "portfolio_mistake", type(error).__name__)
            not_read.append(told(one.name, problem))
            continue
        have.add(tender_key(tender.authority, tender.id))
        tenders += 1
        offers += added
        unknown |= dict.fromkeys(item.name for item in tender.items if not kind_of(tender, item).is_known)
    if len(before) + len(offers) > MOST_OFFERS:
        number = len(before) + len(offers)
        raise InputRefusedError([problem_in("", "prices_too_many", number, limit=MOST_OFFERS)])
    return Remembered(offers, tenders, known, [*unknown], not_read)


def offers_of(scored: Scored, *, with_award: bool = False) -> list[EarlierOffer]:
    """Return what each bid asked for each item, in the order of items and prices; a bid that fell away left out.

    Nothing says whose an offer is, nor which offers are of one bid. `with_award` says which were awarded.

    Raises
    ------
    InputRefusedError
        It is a market consultation, which asks for no offers.
    """
    tender = scored.submissions.tender
    if tender.procedure == "market_consultation":
        raise InputRefusedError([problem_in(scored.submissions.tender_input.file, "prices_no_offers")])
    items = {item.id: item for item in tender.items}
    rows = []
    for award in scored.awards if scored.lots or tender.lots is None else ():
        evaluation = award.evaluation
        winners = [one.bid.name for one in winners_of(evaluation, award.award)]
        is_open = len(winners) > 1 or (tender.awarded_with is not None and award.award is None)
        for one in evaluation.there:
            awarded = None if is_open or not with_award else one.bid.name in winners
            asked = offered_prices(evaluation.tender, one.bid)
            rows += [
                (offer.item, offer.business_model.kind, price, awarded)
                for offer, price in zip(one.bid.offers, asked, strict=True)
                if price is not None
            ]
    places = {item: place for place, item in enumerate(items)}
    rows.sort(key=lambda row: (places[row[0]], *row[1:3], bool(row[3])))
    found = []
    for number, (item, model, price, awarded) in enumerate(rows, start=1):
        kind, per = kind_of(tender, items[item]), per_of(model)
        uses = uses_per_year(tender, items[item], tender.horizon_years) if per == "one_use" else 1.0
        found.append(
            EarlierOffer(
                authority=tender.authority,
                tender=tender.id,
                offer=number,
                date=tender.base_date,
                category=kind.category,
                cpv=kind.cpv,
                item=items[item].name,
                quantity=as_written(items[item].quantity * uses),
                unit=unit_of(items[item], model),
                business_model=model,
                per=per,
                price=price,
                currency=tender.currency,
                inflation=tender.inflation,
                awarded=awarded,
            )
        )
    return found


def _tenders(source: TenderSource, not_read: list[NotRead]) -> Iterator[OneTender]:
    try:
        yield from tenders_in(source)
    except LccError as refused:
        not_read.extend(told(source.name, one) for one in refused.problems)
