"""What a reader of an outcome should know of a tender or a bid, though it stops nothing."""

from collections.abc import Iterator, Mapping, Sequence

from lcc.checks.agreement import stated_phases
from lcc.checks.lives import horizon_months, life_months, months_of_costs
from lcc.library.published import (
    CARBON_PRICE_PATHS,
    DISCOUNT_PROFILES,
    MPG_YEARS,
    TARGETS,
    WEIGHTING_SETS,
    Dated,
    successor,
)
from lcc.model.bid import Bid, Offer
from lcc.model.circularity import CircularityRules
from lcc.model.tender import Tender
from lcc.record.looks import alike, looks
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import months


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
    for name, growth in tender.indices.items():
        if isinstance(growth, list) and len(growth) < tender.horizon_years:
            yield Message(("indices", name), "short_table", None, {"index": name, "years": len(growth)})
    for i, item in enumerate(tender.items):
        use = item.use_per_year
        if isinstance(use, list) and len(use) < tender.horizon_years:
            yield Message(("items", i, "use_per_year"), "short_use", None, {"item": item.name, "years": len(use)})
    yield from _not_in_force(tender)
    chosen, own = tender.discount.profile, tender.own_figures
    if chosen is not None:
        profile = DISCOUNT_PROFILES[chosen]
        words = {"profile": chosen, "source": profile.source}
        if profile.certainty == "recalled" and chosen not in own:
            yield Message(("discount", "profile"), "profile_recalled", None, words)
    path = tender.carbon_price_path
    if path is not None and path.name not in own and CARBON_PRICE_PATHS[path.name].certainty == "recalled":
        words = {"path": path.name, "source": CARBON_PRICE_PATHS[path.name].source}
        yield Message(("carbon_price_path",), "path_recalled", None, words)
    if tender.mki is not None and tender.mki.weighting_set not in own:
        recalled = [
            impact
            for impact, weight in WEIGHTING_SETS[tender.mki.weighting_set].weights.items()
            if weight.certainty == "recalled"
        ]
        words = {"set": tender.mki.weighting_set, "impacts": ", ".join(recalled)}
        yield Message(("mki",), "weights_recalled", None, words)
    if tender.circularity is not None:
        yield from _remarks_on_circularity(tender, tender.circularity)


def _not_in_force(tender: Tender) -> Iterator[Message]:
    """Yield the published figures that the tender names and that do not hold at its base date."""
    path, day = tender.carbon_price_path, tender.base_date
    chosen: list[tuple[Path, str | None, Mapping[str, Dated]]] = [
        (("discount", "profile"), tender.discount.profile, DISCOUNT_PROFILES),
        (("carbon_price_path", "name"), path.name if path else None, CARBON_PRICE_PATHS),
    ]
    for k, target in enumerate(tender.circularity.targets if tender.circularity else ()):
        chosen.append((("circularity", "targets", k, "published"), target.published, TARGETS))
    for at, name, figures in chosen:
        if name is None:
            continue
        validity = figures[name].validity
        if not validity.has_begun(day):
            yield Message(at, "not_in_force", name, {"name": name, "since": validity.valid_from})
        elif validity.has_ended(day):
            instead = successor(name, figures, day)
            words = {"until": validity.valid_until, "instead": instead, "is_published": instead in figures}
            yield Message(at, "not_in_force", name, {"name": name, **words})


def _remarks_on_circularity(tender: Tender, rules: CircularityRules) -> Iterator[Message]:
    if rules.building is not None and tender.horizon_years != MPG_YEARS[rules.building.function]:
        horizon = {"horizon": tender.horizon_years, "years": MPG_YEARS[rules.building.function]}
        yield Message(("circularity", "building"), "building_horizon", None, horizon)


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
    yield from _remarks_on_time(tender, offer, at)


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
