"""What a reader of an outcome should know of a tender or a bid, though it stops nothing."""

from collections.abc import Iterator, Sequence

from lcc.checks.agreement import mass_of, stated_phases, ways_back
from lcc.checks.fields import numbers_in, unit_at
from lcc.checks.lives import horizon_months, life_months, months_of_costs
from lcc.checks.named_figures import NamedFigure, named_figures
from lcc.library.dated import predecessor, successor
from lcc.library.price_paths import OLD_AFTER_YEARS, PricePath
from lcc.library.published import MPG_YEARS, WeightingSet
from lcc.model.bid import Bid, Offer
from lcc.model.circularity import CircularityRules
from lcc.model.tender import Tender
from lcc.record.looks import alike, looks
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import months, value_at

OUT_OF_PROPORTION = 1e9
"""One amount above this, at a time or a year, is rather a slip or bait than a price: our choice, in any currency."""


def remarks_on_tender(tender: Tender) -> list[Message]:
    """Return what a reader of the result should know of the tender, though it stops nothing."""
    return list(_tender_remarks(tender))


def passports_of_bidders(bids: Sequence[Bid]) -> list[Message]:
    """Return the material passports by whose words another bidder supplies the product."""
    bidders = {look: bid.bidder.name for bid in bids for look in looks(bid.bidder.name)}
    return [
        Message(
            ("offers", k, "passport", "supplier"),
            "passport_of_bidder",
            supplier,
            {"bidder": bid.name, "item": offer.item, "supplier": supplier},
        )
        for bid in bids
        for k, offer in enumerate(bid.offers)
        if (supplier := offer.passport.supplier if offer.passport else None)
        and not alike(supplier, bid.bidder.name)
        and not looks(supplier).isdisjoint(bidders)
    ]


def _tender_remarks(tender: Tender) -> Iterator[Message]:
    yield from _remarks_on_growths(tender)
    for i, item in enumerate(tender.items):
        use = item.use_per_year
        if isinstance(use, list) and len(use) < tender.horizon_years:
            yield Message(("items", i, "use_per_year"), "short_use", None, {"item": item.name, "years": len(use)})
    for one in named_figures(tender):
        yield from _remarks_on_figure(tender, one)
    if tender.circularity is not None:
        yield from _remarks_on_circularity(tender, tender.circularity)


def _remarks_on_growths(tender: Tender) -> Iterator[Message]:
    """Yield where growths end before the horizon: of a table the last one goes on, of a path the last level stays."""
    for name, growth in tender.indices.items():
        path = tender.index_paths.get(name)
        if path and len(path.levels) == 1:
            words = {"index": name, "year": max(path.levels)}
            yield Message(("indices", name), f"{path.basis}_level_of_one_year", None, words)
        elif isinstance(growth, list) and len(growth) < tender.horizon_years:
            if path:
                words = {"index": name, "year": max(path.levels)}
                yield Message(("indices", name), f"{path.basis}_levels_end", None, words)
            else:
                yield Message(("indices", name), "short_table", None, {"index": name, "years": len(growth)})


def _remarks_on_figure(tender: Tender, named: NamedFigure) -> Iterator[Message]:
    """Yield what a reader should know of a published figure at the base date: whether it holds, and how sure it is."""
    at, name, kind = named
    day, figure, words = tender.base_date, named.figure, {"name": name, "source": named.figure.source}
    if not figure.has_begun(day):
        before = predecessor(name, kind, day)
        yield Message(at, "not_in_force", name, {"name": name, "since": figure.valid_from, "before": before})
    elif figure.has_ended(day):
        instead = successor(name, kind, day)
        ended = {"until": figure.valid_until, "instead": instead, "is_published": instead in kind}
        yield Message(at, "not_in_force", name, {"name": name, **ended})
    elif figure.is_beyond_knowing(day):
        yield Message(at, "not_known_to_hold", name, {"name": name, "until": figure.known_until})
    if isinstance(figure, WeightingSet):
        unread = [impact for impact, weight in figure.weights.items() if weight.certainty == "recalled"]
        if name not in tender.own_figures:
            yield Message(at, "weights_recalled", None, {"set": name, "impacts": ", ".join(unread)})
    elif figure.certainty == "recalled" and name not in tender.own_figures:
        yield Message(at, "figure_recalled", None, words)
    if figure.certainty == "planning":
        yield Message(at, "planning_figure", None, words)
    if isinstance(figure, PricePath):
        if figure.is_proposed:
            yield Message(at, "path_proposed", None, {"name": name})
        if figure.is_old(day):
            yield Message(
                at, "path_old", None, {"name": name, "vintage": figure.vintage, "years": OLD_AFTER_YEARS}
            )


def _remarks_on_circularity(tender: Tender, rules: CircularityRules) -> Iterator[Message]:
    if rules.building is not None and tender.horizon_years != MPG_YEARS[rules.building.function].years:
        horizon = {"horizon": tender.horizon_years, "years": MPG_YEARS[rules.building.function].years}
        yield Message(("circularity", "building"), "building_horizon", None, horizon)
    if rules.ladder and "high_grade_use" not in tender.used_indicators:
        yield Message(("circularity", "ladder"), "ladder_unused", None, {})
    if len(grades := {*rules.ladder.values()}) == 1:
        yield Message(("circularity", "ladder"), "ladder_of_one_grade", None, {"grade": grades.pop()})


def remarks(tender: Tender, bid: Bid) -> list[Message]:
    """Return what a reader of the result should know of a bid, though it stops nothing."""
    return [
        finding._replace(context={"bidder": bid.name, **finding.context, "item": tender.item(offer.item).name})
        for i, offer in enumerate(bid.offers)
        for finding in _remarks_on(tender, bid, offer, ("offers", i))
    ]


def _remarks_on(tender: Tender, bid: Bid, offer: Offer, at: Path) -> Iterator[Message]:
    item = {"item": offer.item}
    use = tender.item(offer.item).use_per_year
    if offer.business_model.needs_use and not any(use if isinstance(use, list) else [use]):
        yield Message((*at, "business_model", "kind"), "no_use_at_all", None, item)
    for phase in offer.included:
        if phase in stated_phases(offer):
            yield Message((*at, "included"), "priced_and_included", phase, {"phase": phase, **item})
    if bid.offers[at[1]] is not next(other for other in bid.offers if other.item == offer.item):  # type: ignore[index]
        yield Message((*at, "item"), "offered_twice", offer.item, item)
    life, passport = getattr(offer.business_model, "service_life_years", None), offer.passport
    if life is not None and passport is not None and life > passport.technical_life_years:
        words = {"life": life, "technical": passport.technical_life_years, **item}
        yield Message((*at, "passport", "technical_life_years"), "outlives_passport", life, words)
    life_of_product = months_of_costs(tender, offer)
    for i, cost in enumerate(offer.costs):
        falls = cost.every_years or (cost.at_year if cost.with_each_life else None)
        if falls is not None and life_of_product and 12 * falls >= life_of_product:
            yield Message((*at, "costs", i), "never_falls", falls, {"cost": cost.name, **item})
        if cost.amount < 0 and not tender.item(offer.item).revenue:
            yield Message((*at, "costs", i), "negative_cost", cost.amount, {"cost": cost.name, **item})
    yield from _remarks_on_amounts(tender, offer, at)
    yield from _remarks_on_receipts(tender, offer, at)
    yield from _remarks_on_time(tender, offer, at)


def _remarks_on_amounts(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield the largest amount at a time or a year, where it is out of all proportion."""
    bought, use = tender.item(offer.item).quantity, tender.item(offer.item).use_per_year or 0.0
    times = {"money per use": max(use) if isinstance(use, list) else use}
    amounts: dict[Path, float] = {}
    for path in numbers_in(offer):
        most = abs(value_at(offer, path)) * max(bought, 1.0) * max(*times.values(), 1.0)
        unit = unit_at(offer, path) if most > OUT_OF_PROPORTION else ""
        if unit.startswith("money"):
            is_per_bid = path[0] == "costs" and offer.costs[int(path[1])].per == "bid"
            amounts[path] = value_at(offer, path) * (1.0 if is_per_bid else bought) * times.get(unit, 1.0)
    path, amount = max(amounts.items(), key=lambda one: abs(one[1]), default=((), 0.0))
    if abs(amount) > OUT_OF_PROPORTION:
        called = offer.costs[int(path[1])].name if path[0] == "costs" else path
        words = {"field": called, "amount": amount, "currency": tender.currency, "item": offer.item}
        yield Message((*at, *path), "out_of_proportion", amount, words)


def _remarks_on_receipts(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield that one item pays the authority in several ways; and mass that pays, of a product of unknown mass."""
    if not tender.item(offer.item).revenue:
        return
    model, item = offer.business_model, {"item": offer.item}
    back = ways_back(offer) if model.is_owned(tender) else {}
    below = [("business_model", path[0]) for path in numbers_in(model) if value_at(model, path) < 0]
    ways: dict[Path, object] = {path: path for path in (*below, *back)}
    ways |= {("costs", i): cost.name for i, cost in enumerate(offer.costs) if cost.amount < 0}
    if len(ways) > 1:
        yield Message((*at, *list(ways)[-1]), "paid_in_more_ways", None, {"ways": tuple(ways.values()), **item})
    if any(path[0] == "take_back" for path in back) and mass_of(offer) is None:
        taken = sum(one.mass for one in offer.take_back)
        yield Message((*at, "take_back", 0, "mass"), "mass_back_unknown", taken, {"taken": taken, **item})


def _remarks_on_time(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield what does not count, or counts otherwise than it may seem, because of a life, a term or the horizon."""
    model, item, horizon = offer.business_model, {"item": offer.item}, horizon_months(tender, offer)
    life = months_of_costs(tender, offer)
    stated = model.life_months(tender) if model.is_owned(tender) else None
    product = getattr(model, "service_life_years", None)
    longest = tender.item(offer.item).longest_life_years
    if longest is not None and max(stated or 0, months(product or 0)) > months(longest):
        words = {"life": max(stated or 0, months(product or 0)) / 12, "longest": longest, **item}
        yield Message((*at, "business_model"), "life_above_longest", words["life"], words)
    contract = model.life_months(tender) if not model.is_owned(tender) else None
    if longest is not None and contract is not None and contract > months(longest):
        words = {"months": contract, "longest": longest, **item}
        yield Message((*at, "business_model"), "contract_above_longest", contract, words)
    for i, cost in enumerate(offer.costs):
        if cost.at_year is not None and not cost.with_each_life and cost.amount > 0 and life and life < horizon:
            words = {"cost": cost.name, "amount": cost.amount, "times": -(-horizon // life), **item}
            yield Message((*at, "costs", i, "at_year"), "one_off_not_repeated", cost.at_year, words)
        restarts = product is None or (life is not None and life < (life_months(tender, offer) or 0))
        if cost.warranty_years is not None and life and life < horizon and restarts and not model.is_owned(tender):
            words = {"cost": cost.name, "months": life, **item}
            yield Message((*at, "costs", i, "warranty_years"), "warranty_restarts", cost.warranty_years, words)
    for one in model.remarks(tender, horizon):
        yield one._replace(path=(*at, "business_model", *one.path), context={**one.context, **item})
    if not model.is_owned(tender):
        for name in ("demolition", "disposal"):
            if cost_of := getattr(offer.end_of_life, name):
                words = {"phase": name, "amount": cost_of, **item}
                yield Message((*at, "end_of_life", name), "end_of_life_not_counted", cost_of, words)
        for k, taken in enumerate(offer.take_back):
            if taken.price_per_kg:
                words = {"material": taken.material, **item}
                yield Message((*at, "take_back", k), "take_back_not_counted", taken.price_per_kg, words)
    yield from _remarks_on_relief(tender, offer, at)
    counts = bool(tender.carbon_price or tender.mki) and (offer.mki or offer.carbon.model_fields_set)
    if (counts or offer.passport) and model.service_life_years is None:
        words = {"months": life or horizon, **item}
        yield Message((*at, "business_model", "service_life_years"), "product_life_not_stated", None, words)


def _remarks_on_relief(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield emissions and MKI below zero, which count as none."""
    relief: dict[Path, float] = {}
    if tender.carbon_price:
        relief |= {("carbon", name): getattr(offer.carbon, name) for name in ("production_kg", "end_of_life_kg")}
    if tender.mki and tender.mki.is_cost and offer.mki and offer.mki.per_life is not None:
        relief[("mki", "per_life")] = offer.mki.per_life
    for path, amount in relief.items():
        if amount < 0:
            unit = "kg CO2-eq" if path[0] == "carbon" else "EUR"
            words = {"amount": amount, "unit": unit, "item": offer.item}
            yield Message((*at, *path), "relief_not_counted", amount, words)
