"""Whether a bid answers its tender: what a bid can get wrong that no single field shows."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from lcc.checks.fields import number_at, numbers_in
from lcc.checks.lives import horizon_months, months_of_costs
from lcc.checks.size import MOST_CASH_FLOWS, parts_of
from lcc.library.indicators import INDICATORS, STATED, Indicator
from lcc.library.phases import IndexedPhase
from lcc.model.bid import Bid, Offer, clashes
from lcc.model.offerable import SLACK
from lcc.model.tender import Item, Tender
from lcc.record.looks import unlike
from lcc.record.message import Message
from lcc.record.path import Path, name_of, path_of
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.record import LONGEST_NAME, value_at

if TYPE_CHECKING:
    from lcc.model.uncertainty import FieldOf


class BidDisagreesError(InputRefusedError, ValueError):
    """A bid does not answer the tender that it is scored in, or is one of two that a bidder has in it."""

    def __init__(self, bidder: str, findings: list[Message]) -> None:
        self.bidder, self.findings = bidder, findings
        super().__init__(problem_of(finding, bidder) for finding in findings)


def clashing(bids: Sequence[Bid], where: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """Yield the bids that can't stand beside one before them, by position; `where` says where each one stands."""
    for clash in clashes(bids):
        bid, other = bids[clash.bid], bids[clash.other]
        is_number = clash.kind in ("number_twice", "number_differs")
        words = {
            "other": where[clash.other],
            "name": bid.name,
            "other_name": other.name,
            "other_id": other.bidder.id,
            "characters": unlike(bid.name, other.name),
        }
        path, found = (("bidder", "id"), bid.bidder.id) if is_number else (("bidder", "name"), bid.name)
        yield clash.bid, Message(path, clash.kind, found, words)


def disagreements(tender: Tender, bid: Bid) -> list[Message]:
    """Return everything in which the bid does not answer the tender; nothing if it does."""
    if bid.tender != tender.id:
        return [Message(("tender",), "other_tender", bid.tender, {"tender": tender.id})]
    findings = [
        finding
        for i, offer in enumerate(bid.offers)
        for finding in findings_of_offer(tender, offer, ("offers", i))
    ]
    offered = {offer.item for offer in bid.offers}
    findings += [
        Message(("offers",), "item_not_offered", None, {"item": item})
        for lot in _lots(tender)
        if tender.lots is None or offered & {*lot}
        for item in lot
        if item not in offered
    ]
    findings += _bid(tender, bid)
    return findings or list(_size(tender, bid))


def _size(tender: Tender, bid: Bid) -> Iterator[Message]:
    """Yield that the bid is more than can be worked out, at the part that comes to most."""
    parts: dict[Path, int] = {}
    for path, part in parts_of(tender, bid):
        parts[path[:3]] = parts.get(path[:3], 0) + part
    number = sum(parts.values())
    if number > MOST_CASH_FLOWS:
        path, most = max(parts.items(), key=lambda part: part[1])
        words = {"limit": MOST_CASH_FLOWS, "most": most}
        yield Message(path, "too_many_cash_flows", number, words)


def _lots(tender: Tender) -> list[list[str]]:
    """Return the items that are offered together or not at all."""
    return [lot.items for lot in tender.lots.parts] if tender.lots else [[item.id for item in tender.items]]


def _requirements(tender: Tender, bid: Bid) -> Iterator[Message]:
    """Yield the requirements that a bid says nothing of, or no evidence, and those that the tender does not have.

    What a bid says of requirements to a tender that has none is beside the matter, and stops nothing.
    """
    asked = {one.id: one for one in tender.requirements}
    for code in sorted(bid.requirements.keys() - asked.keys()) if asked else ():
        yield Message(("requirements", code), "unknown_requirement", code, {"known": ", ".join(asked) or "-"})
    for code, one in asked.items():
        stated = bid.requirements.get(code)
        if stated is None:
            yield Message(("requirements",), "requirement_not_stated", None, {"code": code})
        elif stated.met and one.evidence and not stated.evidence:
            words = {"code": code, "evidence": one.evidence}
            yield Message(("requirements", code, "evidence"), "evidence_not_stated", None, words)


def _bid(tender: Tender, bid: Bid) -> Iterator[Message]:
    """Yield what is wrong with the bid as a whole: variant, level of the CO2-Prestatieladder, combined lots."""
    if bid.variant is not None and tender.variants == "not_allowed":
        yield Message(("variant",), "variant_not_allowed", bid.variant, {})
    ladder = tender.award.co2_ladder
    if ladder is not None:
        levels = ", ".join(map(str, sorted({0, *ladder.shares})))
        if bid.co2_ladder is None:
            yield Message(("co2_ladder",), "ladder_not_stated", None, {"version": ladder.version, "known": levels})
        elif bid.co2_ladder.version != ladder.version:
            found, asked = bid.co2_ladder.version, {"version": ladder.version}
            yield Message(("co2_ladder", "version"), "other_ladder", found, asked)
        elif bid.co2_ladder.level not in {0, *ladder.shares}:
            yield Message(("co2_ladder", "level"), "unknown_level", bid.co2_ladder.level, {"known": levels})
    yield from _requirements(tender, bid)
    if bid.combinations and not (tender.lots and tender.lots.combined_bids):
        yield Message(("combinations",), "no_combinations", None, {})
    items = {lot.id: lot.items for lot in tender.lots.parts} if tender.lots else {}
    offered = {offer.item for offer in bid.offers}
    for k, combination in enumerate(bid.combinations):
        for j, lot in enumerate(combination.lots):
            at = ("combinations", k, "lots", j)
            if lot not in items:
                yield Message(at, "unknown_lot", lot, {"known": ", ".join(items)})
            elif offered.isdisjoint(items[lot]):
                yield Message(at, "lot_not_offered", lot, {})


def findings_of_offer(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield in what an offer, which stands at a path of its bid, does not answer the tender."""
    item = next((one for one in tender.items if one.id == offer.item), None)
    if item is None:
        items = {"known": ", ".join(one.id for one in tender.items)}
        yield Message((*at, "item"), "unknown_item", offer.item, items)
    elif offer.business_model.needs_use and item.use_per_year is None:
        kind = offer.business_model.kind
        yield Message((*at, "business_model", "kind"), "no_use_stated", kind, {"item": item.name})
    if tender.business_models is not None and offer.business_model.kind not in tender.business_models:
        words = {"models": tuple(tender.business_models)}
        yield Message((*at, "business_model", "kind"), "model_not_taken", offer.business_model.kind, words)
    yield from _names(tender, offer, at)
    yield from _time(tender, offer, at)
    for one in offer.business_model.findings(tender, item, horizon_months(tender, offer)):
        yield one._replace(path=(*at, "business_model", *one.path))
    if item is not None:
        yield from _shortest_life(item, offer, at)
        yield from _below_zero(item, offer, at)
        yield from _comes_back(tender, item, offer, at)
    yield from _environment(tender, offer, at)
    yield from _circularity(tender, offer, at)
    if item is not None:
        yield from _destinations(tender, item, offer, at)
    for i, consumption in enumerate(offer.consumption):
        if consumption.resource not in tender.resources:
            known = ", ".join(tender.resources) or "-"
            yield Message(
                (*at, "consumption", i, "resource"), "unknown_resource", consumption.resource, {"known": known}
            )
    answered = {*offer.included, *stated_phases(offer), *offer.business_model.answers}
    if offer.take_back:
        answered.add("disposal")
    for phase in tender.asked_phases:
        if phase == "use" and tender.resources:
            yield from _use(tender, offer, at)
        elif phase not in answered:
            yield Message((*at, "included", phase), "phase_not_answered", None, {"phase": phase})


def _shortest_life(item: Item, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield that what is offered lasts shorter than the tender takes: it would be paid for more often."""
    life, least = offer.business_model.service_life_years, item.shortest_life_years
    if life is not None and least is not None and life < least:
        words = {"item": item.name, "least": least}
        yield Message((*at, "business_model", "service_life_years"), "life_too_short", life, words)


def _use(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield the resources whose use is not stated: a payment does not say what the product consumes."""
    stated = {one.resource for one in offer.consumption}
    for resource in tender.resources if "use" not in offer.included else ():
        if resource not in stated:
            yield Message((*at, "consumption"), "resource_not_stated", None, {"resource": resource})


def _names(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield the indices and VAT rates that the tender does not know, and indices that are not open."""
    indices = tender.index_names
    for path, record, phases in priced(offer, at):
        if record.index not in indices:
            yield Message((*path, "index"), "unknown_index", record.index, {"known": ", ".join(indices)})
        else:
            for phase in phases:
                known = tender.open_indices.get(phase)
                if known is not None and record.index not in known:
                    words = {"phase": phase, "known": ", ".join(known)}
                    yield Message((*path, "index"), "index_not_open", record.index, words)
        if tender.vat.is_cost:
            for field in ("vat", "deposit_vat"):
                named = getattr(record, field, None)
                if named is not None and named not in tender.vat.rates:
                    rates = {"known": ", ".join(tender.vat.rates)}
                    yield Message((*path, field), "unknown_vat", named, rates)


def priced(offer: Offer, at: Path) -> Iterator[tuple[Path, Any, list[IndexedPhase]]]:
    """Yield what follows an index, where it stands, and the phases that it is paid or received in."""
    yield (*at, "business_model"), offer.business_model, offer.business_model.indexed_in
    ends: list[IndexedPhase] = [
        phase for phase in ("demolition", "disposal") if phase in offer.end_of_life.model_fields_set
    ]
    yield (*at, "end_of_life"), offer.end_of_life, ends
    for i, cost in enumerate(offer.costs):
        yield (*at, "costs", i), cost, [cost.phase]
    for i, taken in enumerate(offer.take_back):
        yield (*at, "take_back", i), taken, ["disposal" if taken.price_per_kg < 0 else "residual_value"]


def _below_zero(item: Item, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield prices and fees below zero, which only an item for which the authority is paid can have."""
    for path in () if item.revenue else numbers_in(offer.business_model):
        price = value_at(offer.business_model, path)
        if price < 0:
            yield Message((*at, "business_model", *path), "price_below_zero", price, {"item": item.name})


def _comes_back(tender: Tender, item: Item, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield what no product can bring: more money or mass than went into it, or money back in two ways.

    Nothing comes back on a price below zero: that is all that the authority is paid.
    """
    model = offer.business_model
    if not model.is_owned(tender):
        return
    ways = ways_back(offer)
    if len(ways) > 1:
        names = ", ".join(name_of(path) for path in ways)
        second = (*at, *list(ways)[1])
        yield Message(second, "two_ways_back", ways[second[len(at) :]], {"fields": names, "item": item.name})
    paid, back = model.paid_for_one(tender), sum(ways.values())
    if ways and back > paid * (1 + SLACK):
        yield Message(
            (*at, *next(iter(ways))), "more_comes_back", back, {"back": back, "paid": paid, "item": item.name}
        )
    mass, taken = mass_of(offer), sum(one.mass for one in offer.take_back)
    if mass is not None and taken > mass * (1 + SLACK):
        words = {"taken": taken, "mass": mass, "item": item.name}
        yield Message((*at, "take_back", 0, "mass"), "more_mass_back", taken, words)


def ways_back(offer: Offer) -> dict[Path, float]:
    """Return what comes back for one product [money at prices of the base date], by the field that says so."""
    ways: dict[Path, float] = {
        ("business_model", field): back for field, back in offer.business_model.comes_back().items()
    }
    paying = {
        k: one.mass * one.price_per_kg for k, one in enumerate(offer.take_back) if one.mass * one.price_per_kg > 0
    }
    if paying:
        ways[("take_back", min(paying), "price_per_kg")] = sum(paying.values())
    received = [
        (name, -cost) for name in ("demolition", "disposal") if (cost := getattr(offer.end_of_life, name)) < 0
    ]
    if received:
        ways[("end_of_life", received[0][0])] = sum(amount for _name, amount in received)
    return ways


def mass_of(offer: Offer) -> float | None:
    """Return the mass of one unit [kg] as far as the bid says what it is."""
    if offer.passport is not None:
        return sum(one.mass_kg for one in offer.passport.materials)
    return offer.circularity.mass_kg if offer.circularity else None


def _time(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    horizon = horizon_months(tender, offer)
    if horizon % 12:
        yield Message((*at, "business_model"), "life_in_whole_years", horizon / 12, {})
    life = months_of_costs(tender, offer)
    for i, cost in enumerate(offer.costs):
        if cost.at_year is not None and 12 * cost.at_year > horizon:
            years = {"horizon": horizon / 12}
            yield Message((*at, "costs", i, "at_year"), "after_horizon", cost.at_year, years)
        if cost.warranty_years is not None and life is None:
            yield Message((*at, "costs", i, "warranty_years"), "warranty_without_life", cost.warranty_years, {})


def _environment(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    if tender.mki is None:
        return
    if offer.mki is None:
        yield Message((*at, "mki"), "mki_not_stated", None, {"set": tender.mki.weighting_set})
        return
    if offer.mki.weighting_set != tender.mki.weighting_set:
        other, asked = offer.mki.weighting_set, {"set": tender.mki.weighting_set}
        yield Message((*at, "mki", "weighting_set"), "other_weighting_set", other, asked)
        return
    for impact in offer.mki.impacts or {}:
        if impact not in tender.mki.weights:
            known = {"known": ", ".join(tender.mki.weights)}
            yield Message((*at, "mki", "impacts", impact), "unknown_impact", impact, known)


def _circularity(tender: Tender, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield what the offer does not state and an indicator that counts takes: a passport, emissions, a figure."""
    rules = tender.circularity
    needed = tender.needed_indicators
    if rules and rules.passport == "required" and offer.passport is None:
        yield Message((*at, "passport"), "passport_not_stated", None, {})
        needed = [name for name in needed if INDICATORS[name].source not in ("passport", "connections")]
    for indicator in needed:
        if (missing := _lacks(tender, offer, indicator)) is not None:
            kind = "indicator_not_stated" if missing == ("circularity", indicator) else "indicator_without"
            words = {"indicator": indicator, "needed": name_of(missing)}
            yield Message((*at, *missing), kind, None, words)
    prices = rules.material_prices if rules else {}
    for k, material in enumerate(offer.passport.materials if offer.passport else ()):
        if rules and material.sold_as is not None and material.sold_as not in prices:
            known = {"known": ", ".join(prices) or "-"}
            yield Message(
                (*at, "passport", "materials", k, "sold_as"), "unknown_material", material.sold_as, known
            )


def _destinations(tender: Tender, item: Item, offer: Offer, at: Path) -> Iterator[Message]:
    """Yield destinations that the ladder of the item does not know; without a ladder they say nothing that counts."""
    ladder = tender.ladder_of(item)
    for step in (offer.circularity and offer.circularity.destinations) or ():
        if ladder and step not in ladder:
            known = {"known": ", ".join(ladder)}
            yield Message((*at, "circularity", "destinations", step), "unknown_destination", step, known)


def _lacks(tender: Tender, offer: Offer, indicator: Indicator) -> Path | None:
    """Return the field that an offer would have to state for an indicator; None if it has all that it takes."""
    source = INDICATORS[indicator].source
    if getattr(offer.circularity, indicator, None) is not None:
        return None
    if indicator in STATED and (source == "statement" or offer.passport is None):
        return "circularity", indicator
    if source == "destinations":
        if offer.circularity is None or offer.circularity.destinations is None:
            return "circularity", "destinations"
        in_use = all(item.use_per_year is not None for item in tender.items)
        weighs = in_use or len(tender.items) == 1 or offer.passport or offer.circularity.mass_kg
        return None if weighs else ("circularity", "mass_kg")
    if source == "mki":
        return None if tender.mki and offer.mki else ("mki",)
    if source == "emissions":
        return None if "production_kg" in offer.carbon.model_fields_set else ("carbon", "production_kg")
    if offer.passport is None:
        return ("passport",)
    if source == "connections" and not offer.passport.connections:
        return "passport", "connections"
    return None


def unknown_numbers(tender: Tender, bids: Sequence[Bid], fields: Mapping[Path, "FieldOf"]) -> Iterator[Message]:
    """Yield the fields that name no number of the tender or of these bids; keys are where they stand."""
    by_name = {bid.name: bid for bid in bids}
    for at, field in fields.items():
        if field.bidder is not None and field.bidder not in by_name:
            yield Message((*at, "bidder"), "unknown_bidder", field.bidder, {"known": ", ".join(by_name)})
            continue
        record: Tender | Bid = tender if field.bidder is None else by_name[field.bidder]
        if number_at(record, path_of(field.field)) is None:
            known = [name_of(path) for path in numbers_in(record)]
            close = ", ".join(get_close_matches(field.field[:LONGEST_NAME], known, 3, 0.3) or known[:3])
            yield Message((*at, "field"), "no_such_number", field.field, {"close": close})


def number_typed(name: str) -> "FieldOf":
    """Return what a name that was typed stands for, `field` or `bidder: field`, whether there is any such or not."""
    from lcc.model.uncertainty import FieldOf

    bidder, _colon, field = name.rpartition(": ")
    return FieldOf.model_construct(bidder=bidder.strip() or None, field=field.strip())


def stated_phases(offer: Offer) -> set[str]:
    """Return the phases for which the offer states costs beside those of its business model."""
    phases: set[str] = {cost.phase for cost in offer.costs}
    phases |= {consumption.phase for consumption in offer.consumption}
    return phases | (offer.end_of_life.model_fields_set & {"demolition", "disposal"})
