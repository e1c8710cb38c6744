"""What bids of any number of tenders asked, as rows of a price file: each tender once, and nobody by name."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from lcc.api.given import Input, as_file
from lcc.api.scoring import Scored
from lcc.documents.letters.awarded import winners_of
from lcc.engine.offered_price import offered_prices, uses_per_year
from lcc.figure.rounding import as_written
from lcc.intake.files import InMemory, read_bytes
from lcc.intake.options import TextOptions, asked
from lcc.language import Language
from lcc.model.price_memory import FELL_AWAY, MOST_OFFERS, EarlierOffer, per_of
from lcc.portfolio.held import held_in
from lcc.portfolio.reading import NamedTenders, already_scored, each_by_itself, on_disk, or_listed
from lcc.portfolio.sources import sources_in
from lcc.portfolio.work import Refused
from lcc.prices.alike import kind_of, unit_of
from lcc.prices.price_file import counting, price_rows, what_was_asked, with_offers
from lcc.record.looks import tender_key
from lcc.record.problem import InputRefusedError, in_file, problem_in
from lcc.record.progress import steps
from lcc.words.problems import NotRead, told

Watch = Callable[[Sequence[NamedTenders]], Iterable[NamedTenders]]
"""Passes sources through one by one, and may show how far the reading is."""


class Otherwise(NamedTuple):
    """A tender that stands otherwise in a price file: which offers it no longer has, and which it has now."""

    name: str
    gone: list[EarlierOffer]
    new: list[EarlierOffer]


class PriceMemory(NamedTuple):
    """A price file with what was added to it: `csv` is the file, `before` how many offers counted in it already.

    `offers` were added and `fallen` no longer count, of so many `tenders`; `known` has the tenders that are in the file
    already, and `problems` what was not read, each with its source. `otherwise` has those that were scored otherwise
    since, and were left as they stood. `unknown` has the names of items of which neither a category nor a CPV code is
    known: nothing can be beside them.
    """

    csv: bytes
    before: int
    offers: list[EarlierOffer]
    fallen: list[EarlierOffer]
    tenders: int
    known: list[str]
    otherwise: list[Otherwise]
    unknown: list[str]
    problems: list[Refused]

    @property
    def not_read(self) -> list[NotRead]:
        """What could not be read: source, file, place and code, and what is wrong in each language."""
        return [told(*one) for one in self.problems]


def _as_steps(sources: Sequence[NamedTenders]) -> Iterable[NamedTenders]:
    return steps("tenders", sources)


def remember_prices(
    tenders: Iterable[Input | Scored],
    prices: Input | None = None,
    *,
    with_award: bool = False,
    again: bool = False,
    language: Language = "nl",
    watch: Watch = _as_steps,
) -> PriceMemory:
    """Return a price file with what the bids of tenders asked: nothing is written, and no bidder is named.

    A tender is known by its authority and code, and counts once: what stands in the file stays as it was written. One
    that was scored otherwise since is named. What can't be read is listed, and the others go on.

    Parameters
    ----------
    tenders
        As of `lcc.portfolio_of`.
    prices
        The price file (.csv) that is added to; left out, a new one is made.
    with_award
        Keep which offers were awarded, too.
    again
        Of a tender in the file that was scored otherwise since, add what it has now, and of each offer that it no
        longer has that it fell away. Of one that is given twice, what is read first is taken.
    language
        How a new file is written: as the Dutch Excel has it (`nl`), or with commas between columns (`en`).
    watch
        Gets the sources before they are read and yields each in turn, to show how far it is.

    Raises
    ------
    InputRefusedError
        The price file can't be used, or would have more offers than one has.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [], "cpv": "39121100",
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 500, "service_life_years": 10}}]}
    >>> found = remember_prices([lcc.score(tender, [bid])])
    >>> found.tenders, [one.price for one in found.offers]
    (1, [500.0])
    >>> remember_prices([lcc.score(tender, [bid])], ("prices.csv", found.csv)).known
    ['desks']
    """
    asked(TextOptions, language=language)
    file = None if prices is None else as_file(prices, "prices.csv")
    content = None if file is None else read_bytes(file)
    rows = [] if content is None else price_rows(content, str(file))
    before = len(counting(rows))
    sources, problems = _sources(tenders)
    have = dict[tuple[str, str], list[EarlierOffer]]()
    for row in rows:
        have.setdefault(tender_key(row.authority, row.tender), []).append(row)
    of_file = set(have)
    offers, fallen, unknown, number = list[EarlierOffer](), list[EarlierOffer](), dict[str, None](), 0
    known, otherwise = list[str](), list[Otherwise]()
    for one in (one for source in watch(sources) for one in or_listed(source, problems)):
        with each_by_itself(one.name, problems):
            scored = one.scored()
            tender = scored.submissions.tender
            key, now = tender_key(tender.authority, tender.id), offers_of(scored, with_award=with_award)
            differs = Otherwise(one.name, *_otherwise(counting(have.get(key, [])), now))
            may_follow = again and key in of_file
            of_file.discard(key)
            if key in have and not (differs.gone or differs.new):
                known.append(one.name)
                continue
            if key in have and not may_follow:
                otherwise.append(differs)
                continue
            added, left = _after(have.get(key, []), differs)
            offers += added
            fallen += left
            have[key] = [*have.get(key, []), *left, *added]
            number += 1
            unknown |= dict.fromkeys(item.name for item in tender.items if not kind_of(tender, item).is_known)
    if (many := len(rows) + len(fallen) + len(offers)) > MOST_OFFERS:
        raise InputRefusedError([problem_in(str(file or ""), "prices_too_many", many, limit=MOST_OFFERS)])
    is_changed = content is None or bool(offers or fallen)
    with in_file(str(file or "")):
        csv = with_offers(content, [*fallen, *offers], has_comma=language == "nl") if is_changed else content
    assert csv is not None, "where there was no file, one is made"
    return PriceMemory(csv, before, offers, fallen, number, known, otherwise, [*unknown], problems)


def _otherwise(
    kept: Sequence[EarlierOffer], now: Sequence[EarlierOffer]
) -> tuple[list[EarlierOffer], list[EarlierOffer]]:
    """Return which offers a tender no longer has, and which it has now that are not kept: whose they are is not known.

    Whether an offer was awarded is held beside the other only where both say it.
    """
    left, gone = dict[tuple[object, ...], list[EarlierOffer]](), list[EarlierOffer]()
    for one in now:
        left.setdefault(what_was_asked(one), []).append(one)
    for one in kept:
        alike = left.get(what_was_asked(one), [])
        same = [place for place, other in enumerate(alike) if None in (one.awarded, other.awarded)
                or one.awarded == other.awarded]  # fmt: skip
        if same:
            alike.pop(same[0])
        else:
            gone.append(one)
    return gone, sorted((one for alike in left.values() for one in alike), key=lambda one: one.offer)


def _after(rows: Sequence[EarlierOffer], differs: Otherwise) -> tuple[list[EarlierOffer], list[EarlierOffer]]:
    """Return the rows that come below those of a tender: offers with numbers of their own, and those that fell away."""
    first = 1 + max((row.offer for row in rows), default=0)
    added = [one.model_copy(update={"offer": number}) for number, one in enumerate(differs.new, start=first)]
    return added, [one.model_copy(update={"awarded": FELL_AWAY}) for one in differs.gone]


def _sources(given: Iterable[Input | Scored]) -> tuple[list[NamedTenders], list[Refused]]:
    """Return what was scored, then what is on a disk by name, then what was handed over as names and contents."""
    scored, paths, held = list[NamedTenders](), list[Path](), list[InMemory]()
    for number, one in enumerate(given, start=1):
        if isinstance(one, Scored):
            scored.append(already_scored(one))
        elif isinstance(one, str | PathLike):
            paths.append(Path(one))
        else:
            file = as_file(one, f"award-{number}.json")
            assert isinstance(file, InMemory), "what is no path is held"
            held.append(file)
    named, problems = sources_in(paths)
    sources = [*map(on_disk, named)]
    sources += [NamedTenders(one.name, one.tenders) for one in held_in(held)]
    return [*scored, *sources], [(one.file, one) for one in problems]


def offers_of(scored: Scored, *, with_award: bool = False) -> list[EarlierOffer]:
    """Return what each bidder asked for each item, in the order of items and prices; a bid that fell away left out.

    Variants of one bidder for one item under one business model are one offer, so that nobody makes a median by itself:
    the one that was awarded, or else its bid without a variant, or the lowest. Nothing says whose an offer is, nor
    which offers are of one bid. `with_award` says which were awarded.

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
        by_bidder: dict[tuple[str, str, str], list[tuple[bool, bool, float]]] = {}
        for bid in (one.bid for one in evaluation.there):
            for offer, price in zip(bid.offers, offered_prices(evaluation.tender, bid), strict=True):
                if price is not None:
                    key = (bid.bidder.name, offer.item, offer.business_model.kind)
                    rank = (bid.name not in winners, bid.variant is not None, price)
                    by_bidder.setdefault(key, []).append(rank)
        for (_bidder, item, model), offered in by_bidder.items():
            is_lost, _is_variant, price = min(offered)
            rows.append((item, model, price, None if is_open or not with_award else not is_lost))
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
