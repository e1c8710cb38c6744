"""What procurement documents have to say about the method, and what the tender says of it.

Article 68(2) of Directive 2014/24/EU and article 2.115a of the Aanbestedingswet 2012: the data that tenderers provide,
and the method by which costs follow from them.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from lcc.language import N_, Amount, Local, Percent, Text, listed
from lcc.language.terms import TERMS, named
from lcc.model.award import uses_quality
from lcc.model.tender import Tender
from lcc.words.published_rates import rates_text
from lcc.words.targets import target_text

State = Literal["stated", "by_default", "missing", "elsewhere"]

STATES: dict[State, str] = {
    "stated": N_("stated"),
    "by_default": N_("by default"),
    "missing": N_("missing"),
    "elsewhere": N_("outside the tender file"),
}
"""What each state is called. Elsewhere: the program can't know it; the documents or the contract say it."""


class Item(NamedTuple):
    """One thing to publish: whether the tender has it, and what it says, or what to write elsewhere."""

    topic: str
    title: Text
    state: State
    text: Text


def checklist(tender: Tender) -> list[Item]:
    """Return everything that is to be published about the method, in the order of the method."""
    return [
        *_what_is_bought(tender),
        *_money_and_time(tender),
        *_data(tender),
        *_circularity(tender),
        *_circular(tender),
        *_outcome(tender),
    ]


def _item(topic: str, title: str, state: State, text: str, **values: object) -> Item:
    return Item(topic, Text(title), state, Text(text, values))


def _if_stated(tender: Tender, *fields: str) -> State:
    return "stated" if not tender.model_fields_set.isdisjoint(fields) else "by_default"


def _terms(codes: Iterable[str]) -> Text:
    return listed(Text(TERMS[code]) for code in codes)


def _what_is_bought(tender: Tender) -> Iterator[Item]:
    bought = (
        Text("{quantity} {unit} {name}", {"quantity": Local(item.quantity), "unit": item.unit, "name": item.name})
        for item in tender.items
    )
    yield _item("functional_unit", N_("Functional unit and quantity"), "stated", "{items}.", items=listed(bought))
    yield _item(
        "analysis_period",
        N_("Period that is compared"),
        "stated",
        N_("{years} years."),
        years=tender.horizon_years,
    )
    yield _item(
        "other_lives",
        N_("Offers with a shorter or longer life"),
        _if_stated(tender, "comparison", "residual_value"),
        N_("Compared {comparison}; residual value of what the horizon cuts off: {residual}."),
        comparison=Text(TERMS[tender.comparison]),
        residual=Text(TERMS[tender.residual_value]),
    )


def _money_and_time(tender: Tender) -> Iterator[Item]:
    yield _item(
        "base_date",
        N_("Base date and price level"),
        "stated",
        N_("Prices of {date}."),
        date=Local(tender.base_date),
    )
    yield _item(
        "discount_rate",
        N_("Discount rate"),
        "stated" if {"basis", "profile"} & tender.discount.model_fields_set else "by_default",
        N_("{rate} a year, {basis}."),
        rate=rates_text(tender.discount.bands),
        basis=Text(TERMS[tender.discount.basis]),
    )
    yield _item(
        "timing",
        N_("Moment of payments within a year"),
        _if_stated(tender, "yearly_costs_fall"),
        N_("Yearly costs fall at the {moment}."),
        moment=Text(TERMS[tender.yearly_costs_fall]),
    )
    yield _item(
        "escalation",
        N_("Price rises"),
        _if_stated(tender, "inflation", "indices"),
        N_("Inflation {inflation} a year, indices of its own: {indices}; {rhythm}."),
        inflation=Percent(tender.inflation),
        indices=named(tender.indices),
        rhythm=Text(TERMS[tender.indexation]),
    )
    yield _item(
        "vat", N_("VAT"), _if_stated(tender, "vat"), N_("VAT is {treatment}; amounts exclude it."),
        treatment=Text(TERMS[tender.vat.treatment]),
    )  # fmt: skip


_OF_LIVES = ("average_life_years", "longest_life_years", "return_rate", "loss_per_trip")


def _data(tender: Tender) -> Iterator[Item]:
    yield _item(
        "who_supplies",
        N_("Who supplies which figure, and in which unit"),
        _if_stated(tender, "asked_phases"),
        N_("Tenderers price, by the bid form, each of these phases: {phases}; all else is set by the tender."),
        phases=_terms(tender.asked_phases),
    )
    yield _item(
        "evidence", N_("Evidence for figures of tenderers"), "elsewhere",
        N_("Say for each figure which evidence is asked: a test report, a declaration, a reference."),
    )  # fmt: skip
    used = [item.name for item in tender.items if item.use_per_year is not None]
    lasting = [item.name for item in tender.items if not item.model_fields_set.isdisjoint(_OF_LIVES)]
    yield _item(
        "fixed_values",
        N_("Values that the authority sets"),
        "stated" if tender.resources or used or lasting else "by_default",
        N_("Prices of: {resources}; use of: {items}; life, return or loss of: {lasting}."),
        resources=named(tender.resources),
        items=listed(used),
        lasting=listed(lasting),
    )
    yield from _externalities(tender)


def _externalities(tender: Tender) -> Iterator[Item]:
    title, sources = N_("External costs, their prices and growth"), N_("Source of emission factors")
    if tender.mki and tender.mki.is_cost:
        yield _item(
            "externalities", title, "stated", N_("MKI by weighting set {set}."), set=tender.mki.weighting_set
        )
    elif tender.carbon_price:
        years = listed(
            Text("{year}: {price}", {"year": year, "price": Local(price)})
            for year, price in sorted(tender.carbon_price.items())
        )
        prices = N_("CO2 per kg, growing with inflation: {years}.")
        yield _item("externalities", title, "stated", prices, years=years)
    else:
        yield _item("externalities", title, "by_default", N_("None: no price on emissions."))
        return
    yield _item(
        "emission_factors", sources, "elsewhere",
        N_("Say by which database, in which version, tenderers calculate, and where your own factors come from."),
    )  # fmt: skip


def _circularity(tender: Tender) -> Iterator[Item]:
    """Yield what is asked of circularity: the indicators, the targets, and what follows after the award."""
    title, rules = N_("Circularity: passport, indicators and targets"), tender.circularity
    if not tender.measures_circularity:
        yield _item("circularity", title, "by_default", N_("Not measured."))
        return
    targets = rules.targets if rules else []
    yield _item(
        "circularity",
        title,
        "stated",
        N_("Material passport: {passport}. Indicators: {indicators}. Targets: {targets}."),
        passport=Text(TERMS[rules.passport if rules else "optional" if tender.asks_passport else "not_asked"]),
        indicators=_terms(tender.used_indicators),
        targets=listed((target_text(target, tender.currency) for target in targets), "; "),
    )
    promised = [one.indicator for one in rules.bonus_malus] if rules else []
    yield _item(
        "promises",
        N_("Bonus and malus on promised circularity"),
        "stated" if promised else "elsewhere",
        N_("On: {indicators}.")
        if promised
        else N_("Say in the contract what follows if what is measured is not what was promised."),
        indicators=_terms(promised),
    )


def _circular(tender: Tender) -> Iterator[Item]:
    yield _item(
        "residual_value",
        N_("Residual value, buy-back and deposits"),
        _if_stated(tender, "expected_resale_haircut", "purchase_options"),
        N_("Expected resale less {haircut}; purchase options are {options}; what else counts is in the method."),
        haircut=Percent(tender.expected_resale_haircut),
        options=Text(TERMS[tender.purchase_options]),
    )
    yield _item(
        "security", N_("Security behind what comes back"), "elsewhere",
        N_("Say what guarantees buy-back, resale and deposits: a bank guarantee, an escrow, a parent company."),
    )  # fmt: skip
    yield _item(
        "variants", N_("Variants"), _if_stated(tender, "variants"), N_("Variants are {variants}."),
        variants=Text(TERMS[tender.variants]),
    )  # fmt: skip
    yield _item(
        "lots",
        N_("Lots"),
        _if_stated(tender, "lots"),
        N_("Lots: {lots}."),
        lots=listed(lot.title for lot in tender.lots.parts) if tender.lots else Text(TERMS["none"]),
    )
    options = [item for item in tender.items if item.option_weight is not None]
    yield _item(
        "options",
        N_("Options and renewals"),
        "stated" if options else "by_default",
        N_("Options count for their weight: {options}; renewals of a lease count as the bid states them."),
        options=listed(
            Text("{name} {share}", {"name": item.name, "share": Percent(item.option_weight or 0.0)})
            for item in options
        ),
    )


def _outcome(tender: Tender) -> Iterator[Item]:
    rule, quality = tender.award, tender.quality
    yield _item(
        "rounding", N_("Rounding"), "by_default",
        N_("Costs count in cents, as they are shown; points are rounded if the rule says so. Equal ones are a tie."),
    )  # fmt: skip
    yield _item(
        "award_rule", N_("From cost to award"), _if_stated(tender, "award"), N_("Rule: {method}."),
        method=Text(TERMS[rule.method]),
    )  # fmt: skip
    if quality is not None:
        criteria = (
            Text("{name} {share}", {"name": one.name, "share": Percent(one.weight)}) for one in quality.criteria
        )
        yield _item(
            "criteria", N_("Quality criteria and their weights"), "stated", "{criteria}.",
            criteria=listed(criteria),
        )  # fmt: skip
    if not uses_quality(rule):
        title = N_("Why cost or price alone decides")
        if rule.motivation is None:
            yield _item(
                "motivation", title, "missing", N_("Article 2.114 of the Aanbestedingswet 2012 asks for it.")
            )
        else:
            yield _item("motivation", title, "stated", "{motivation}", motivation=rule.motivation)
    yield _item(
        "tie_break",
        N_("What happens to equal scores"),
        "stated" if rule.tie_break else "missing",
        N_("In this order: {names}.") if rule.tie_break else N_("Announce what breaks a tie."),
        names=listed(tender.criterion_names.get(one) or Text(TERMS[one]) for one in rule.tie_break),
    )
    yield _abnormally_low(tender)
    yield _item(
        "contract", N_("Contract clause that makes promises binding"), "elsewhere",
        N_("Say in the contract what follows where a promised cost, life or share is not met: bonus and malus."),
    )  # fmt: skip


def _abnormally_low(tender: Tender) -> Item:
    rule, title = tender.award, N_("Abnormally low bids")
    if rule.abnormally_low is None and rule.cost_floor is None:
        return _item(
            "abnormally_low", title, "missing", N_("Say when a bid is asked to explain its cost, and how.")
        )
    signs = []
    if rule.abnormally_low is not None:
        below = Percent(rule.abnormally_low)
        signs.append(Text(N_("{share} below the mean of the others"), {"share": below}))
    if rule.cost_floor is not None:
        signs.append(Text(N_("less than {floor}"), {"floor": Amount(rule.cost_floor)}))
    return _item(
        "abnormally_low",
        title,
        "stated",
        N_(
            "An explanation is asked at: {signs}. None of these excludes a bid by itself (article 69 of Directive "
            "2014/24/EU, article 2.116 of the Aanbestedingswet 2012): describe how you ask, hear and weigh the answer."
        ),
        signs=listed(signs),
    )
