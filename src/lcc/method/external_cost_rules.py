"""Emissions and environmental costs (MKI) as they count, in words."""

from collections.abc import Iterator

from lcc.language import N_, Local, Percent, Text, listed
from lcc.library.published import CARBON_PRICE_PATHS, WEIGHTING_SETS
from lcc.method.settlement_rules import is_used_by_year
from lcc.model.tender import Mki, Tender
from lcc.words.certainty import certainty_text
from lcc.words.published_figures import price_level_text
from lcc.words.rule import WordedRule, rule, rule_of


def rules_of_external_costs(tender: Tender) -> Iterator[WordedRule]:
    """Yield how emissions or MKI count, over which lives, and where prices and weights come from."""
    if tender.carbon_price:
        yield from _carbon(tender)
    if tender.mki:
        yield from _mki(tender, tender.mki)
    if tender.asks_emissions or tender.mki:
        yield _lives(tender)
    if not tender.carbon_price and not (tender.mki and tender.mki.is_cost):
        yield rule(N_("External costs"), N_("This tender puts no price on emissions."))


def _carbon(tender: Tender) -> Iterator[WordedRule]:
    path = listed(
        Text("{year}: {price}", {"year": year, "price": Local(price)})
        for year, price in sorted(tender.carbon_price.items())
    )
    yield rule(
        N_("External costs"),
        N_(
            "Emissions in kg CO2-eq times the carbon price of the year in which they fall, in {currency} per kg "
            "at prices of the base date: {path}; linear between these years, flat outside, growing with "
            "inflation. Emissions of production fall at the start of each life of the product, those of the end of "
            "life at its end, those of consumption with the yearly costs. Emissions of production or of the end of "
            "life below zero count as zero."
        ),
        currency=tender.currency,
        path=path,
    )
    if tender.carbon_price_path:
        published = CARBON_PRICE_PATHS[tender.carbon_price_path.name]
        yield rule(
            N_("Source of the carbon price"),
            N_(
                "Path {name}, {prices} times {factor}, which the contracting authority sets: {source} "
                "({certainty})."
            ),
            name=tender.carbon_price_path.name,
            prices=price_level_text(published),
            factor=Local(tender.carbon_price_path.price_level),
            source=Text(published.source),
            certainty=certainty_text(tender.carbon_price_path.name, published.certainty, tender),
        )


def _lives(tender: Tender) -> WordedRule:
    sentences = [
        N_(
            "For emissions and MKI, lives of the product follow on each other from month 0 under whatever business "
            "model: as long as the bid states, or else as the contract with the renewals that count or the cycle. Of a "
            "life that the horizon cuts off the months inside count, in a straight line, however costs are settled and "
            "also with buy-back; its end of life falls at the horizon."
        )
    ]
    if is_used_by_year(tender):
        sentences.append(
            N_(
                "A product of a pool or of pay per use of which no life is stated counts once and whole: made in "
                "month 0, at its end at the horizon."
            )
        )
    return rule_of(N_("Lives of the product"), *sentences)


def _mki(tender: Tender, mki: Mki) -> Iterator[WordedRule]:
    published = WEIGHTING_SETS[mki.weighting_set]
    recalled = [impact for impact, weight in published.weights.items() if weight.certainty == "recalled"]
    yield rule(
        N_("External costs") if mki.is_cost else N_("Environmental costs"),
        N_(
            "Environmental costs (MKI) in EUR by weighting set {set}: as stated, or the amount of each impact times "
            "its weight. Where the bid rests on category 3 those of a life and those of use are raised by {surcharge}. "
            "Those of a life fall at its start, and count as zero if they are below it; those of use fall with the "
            "yearly costs. They are {discounting}."
        ),
        set=mki.weighting_set,
        surcharge=Percent(mki.category_3_surcharge),
        discounting=Text(_weighed(mki)),
    )
    yield rule(
        N_("Source of the weights"),
        N_("{source}. Of these impacts: {certainty}: {impacts}."),
        source=Text(published.source),
        certainty=certainty_text(mki.weighting_set, "recalled", tender),
        impacts=", ".join(recalled),
    )


def _weighed(mki: Mki) -> str:
    if not mki.is_cost:
        return N_("no cost: they are shown and can be judged")
    return N_("discounted as money") if mki.discounted else N_("not discounted and not indexed")
