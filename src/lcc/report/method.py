"""The rules of the calculation, in words: what a purchaser publishes, and what the workbook prints.

Each rule is what `cashflow`, `engine`, `circularity` or `award` does, with the tender's own numbers filled in.
"""

import hashlib
from collections.abc import Iterator

from lcc.language import N_, Local, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.model.published import CARBON_PRICE_PATHS, DISCOUNT_PROFILES, WEIGHTING_SETS
from lcc.model.tender import Mki, Tender
from lcc.report.award_rules import rules_of_award
from lcc.report.circularity_rules import rules_of_circularity
from lcc.report.published_rates import rates_text
from lcc.report.rule import Rule, named, rule


def rules(tender: Tender) -> list[Rule]:
    """Return title and text of every rule that applies to the tender."""
    return [*rules_of_cost_calculation(tender), *rules_of_circularity(tender), *rules_of_award(tender)]


def rules_of_cost_calculation(tender: Tender) -> Iterator[Rule]:
    """Yield the rules by which the life-cycle cost follows from tender and bid."""
    yield from _time_and_rates(tender)
    yield from _business_models(tender)
    yield from _other_costs(tender)
    yield from _outcome(tender)


def fingerprint(tender: Tender) -> str:
    """Return a short proof of the rules: another rule, or another wording, has another."""
    words = "\n".join(f"{title.say(str)}: {text.say(str)}" for title, text in rules(tender))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _time_and_rates(tender: Tender) -> Iterator[Rule]:
    yield rule(
        N_("Horizon"),
        N_(
            "Costs are compared over {years} years from {date}, in whole months m = 0 .. {months}. Amounts exclude VAT."
        ),
        years=tender.horizon_years,
        date=Local(tender.base_date),
        months=tender.horizon_months,
    )
    if tender.comparison == "equivalent_annual_cost":
        yield rule(
            N_("Comparison by year"),
            N_(
                "Instead of over the horizon, each offer is valued over its own full life, term or cycle, and its cost "
                "is compared by year. Pay per use and deposit pools, which have no life of their own, are valued over "
                "the horizon."
            ),
        )
    yield rule(
        N_("Discounting"),
        N_(
            "A payment in month m counts for (1 + r)^(-m/12), with r the nominal rate a year. The tender sets "
            "inflation of {inflation} and a {basis} rate of {rate}. A real rate becomes nominal as "
            "(1 + real rate) x (1 + inflation) - 1. Where there are bands of years, each year is discounted at the "
            "rate of its band."
        ),
        basis=Text(TERMS[tender.discount.basis]),
        rate=rates_text(tender.discount.bands),
        inflation=Percent(tender.inflation),
    )
    if tender.discount.profile:
        profile = DISCOUNT_PROFILES[tender.discount.profile]
        yield rule(
            N_("Source of the discount rate"),
            N_("Profile {name}: {source} ({certainty})."),
            name=tender.discount.profile,
            source=profile.source,
            certainty=Text(TERMS[profile.certainty]),
        )
    yield from _vat(tender)
    yield rule(
        N_("Indexation"),
        N_(
            "Prices are of the base date and follow an index with nominal growth g a year; they rise {rhythm}. Once "
            "a year: factor (1 + g)^(whole years since the base date). Every month: (1 + g)^(m/12). The index "
            "general grows with inflation, the index fixed does not grow. Of a table of growth by year the last "
            "growth goes on."
        ),
        rhythm=Text(TERMS[tender.indexation]),
    )
    yield rule(
        N_("Moment of yearly costs"),
        N_(
            "Yearly costs fall at the {moment}. A cost every n years falls after n, 2n, ... years, strictly before "
            "the horizon. A cost that falls once, falls at the stated year."
        ),
        moment=Text(TERMS[tender.yearly_costs_fall]),
    )
    yield rule(
        N_("Replacement"),
        N_(
            "What is bought, leased or put on deposit starts in month 0, and again each time that its life, term or "
            "cycle ends before the horizon, at the price as then indexed."
        ),
    )
    yield rule(
        N_("Share of life"),
        N_(
            "If the horizon cuts off the last life, term or cycle, only the share s of it inside the horizon is "
            "charged: (1 - s) times what was paid at its start is credited at the horizon, and its end-of-life cost, "
            "return cost and emissions count s times. In a straight line s is the share of its months; as an annuity "
            "s = (1 - v^u) / (1 - v^L) with v = 1 / (1 + r), u the years inside the horizon and L those of a full "
            "life. With residual value none, s = 1."
        ),
    )


def _vat(tender: Tender) -> Iterator[Rule]:
    if tender.vat.is_cost:
        yield rule(
            N_("VAT"),
            N_(
                "VAT is a cost for a share of {share}: each amount is raised by that share times its VAT rate "
                "({rates}). External costs carry no VAT."
            ),
            share=Percent(tender.vat.cost_share),
            rates=listed(named(name, rate) for name, rate in tender.vat.rates.items()),
        )
    elif "vat" in tender.model_fields_set:
        yield rule(
            N_("VAT"),
            N_("VAT is no cost ({treatment}) and is left out."),
            treatment=Text(TERMS[tender.vat.treatment]),
        )


def _business_models(tender: Tender) -> Iterator[Rule]:
    yield rule(
        N_("Buy"),
        N_(
            "The price is paid at the start of each life. Demolition and disposal are paid at its end. A resale "
            "value is received at the end of each full life, indexed as the price; if it is expected and not "
            "guaranteed, less a haircut of {haircut}. A price in instalments is paid at the prices of the start of the "
            "life; an instalment at or after the horizon is not paid and not credited."
        ),
        haircut=Percent(tender.expected_resale_haircut),
    )
    yield rule(
        N_("Buy with buy-back"),
        N_(
            "As buying, but at the end of use the supplier pays back a share of the price that was paid: that of "
            "the first step of the table at or after the age reached, and nothing past the last step. This "
            "replaces the share of life: the last life counts whole."
        ),
    )
    yield rule(
        N_("Lease"),
        N_(
            "A payment each period, at its start if paid in advance and otherwise at its end. An upfront payment "
            "falls at the start and the return cost at the end of each term. The last term stops at the horizon, "
            "where a payment at the end of a period may still fall. Renewals follow on the term, at their own "
            "payment. The cost of an early end falls at the horizon if that comes before the end of the lease. "
            "Purchase options are {options}. One that is used ends the payments: its price is paid at the end of "
            "the lease and credited for the share of the use after it that lies beyond the horizon; the product is "
            "then the authority's until the end of its service life, and there is no return cost."
        ),
        options=Text(TERMS[tender.purchase_options]),
    )
    yield rule(
        N_("Deposit"),
        N_(
            "Deposit and price are paid at the start of each cycle. At its end, or at the horizon, the return rate "
            "times the deposit as it was paid comes back, with interest compounded by year if it bears any, and the "
            "return cost is paid. What is not returned is forfeited; a charge for each unit lost comes on top."
        ),
    )
    yield rule(
        N_("Deposit pool"),
        N_(
            "The deposit on the units in circulation is paid in month 0 and comes back at the horizon. Each year the "
            "fee per trip is paid for the use that the tender states, and for the units lost (use times loss per "
            "trip) the deposit again and the charge for each unit lost."
        ),
    )
    yield rule(
        N_("Pay per use"),
        N_(
            "Each year a fixed fee, and the fee per use times the use that the tender states or, if that is more, "
            "the minimum use of the bid. In a table of tiers the use of all units together counts, each use at the "
            "fee of its tier, or all uses at the fee of the tier that is reached, as the bid says."
        ),
    )


def _other_costs(tender: Tender) -> Iterator[Rule]:
    yield rule(
        N_("Consumption"),
        N_("The bid states how much of a resource is used; the tender sets its price, index and emission factor."),
    )
    yield rule(
        N_("Take-back"),
        N_(
            "At the end of each life the supplier pays mass times the price per kg of each material, or is paid where "
            "that price is negative; of the last life for the share that is charged."
        ),
    )
    yield rule(
        N_("Warranty"),
        N_(
            "A cost under warranty is zero in the first years of each life; a yearly cost where the product is younger "
            "than the warranty at the start of the year."
        ),
    )
    if any(item.option_weight is not None for item in tender.items):
        weights = listed(
            named(item.name, item.option_weight) for item in tender.items if item.option_weight is not None
        )
        text = N_("Options count for a share of their quantity and of costs for the whole bid: {weights}.")
        yield rule(N_("Options"), text, weights=weights)
    phases = ", ".join("{" + phase + "}" for phase in tender.asked_phases) or "-"
    yield (
        Text(N_("No silent zero")),
        Text(
            N_("Each offer prices each of these phases, states it as zero or names it as included: {phases}."),
            {"phases": Text(phases, {phase: Text(TERMS[phase]) for phase in tender.asked_phases})},
        ),
    )
    if tender.carbon_price:
        path = listed(
            Text("{year}: {price}", {"year": year, "price": Local(price)})
            for year, price in sorted(tender.carbon_price.items())
        )
        yield rule(
            N_("External costs"),
            N_(
                "Emissions in kg CO2-eq times the carbon price of the year in which they fall, in {currency} per kg "
                "at prices of the base date: {path}; linear between these years, flat outside, growing with "
                "inflation. Emissions of production fall at each start, those of the end of life at each end, those "
                "of consumption with the yearly costs."
            ),
            currency=tender.currency,
            path=path,
        )
        if tender.carbon_price_path:
            published = CARBON_PRICE_PATHS[tender.carbon_price_path.name]
            yield rule(
                N_("Source of the carbon price"),
                N_("Path {name}, prices of {year} times {factor}: {source} ({certainty})."),
                name=tender.carbon_price_path.name,
                year=published.price_year,
                factor=Local(tender.carbon_price_path.price_level),
                source=published.source,
                certainty=Text(TERMS[published.certainty]),
            )
    if tender.mki:
        yield from _mki(tender.mki)
    if not tender.carbon_price and not (tender.mki and tender.mki.is_cost):
        yield rule(N_("External costs"), N_("This tender puts no price on emissions."))


def _mki(mki: Mki) -> Iterator[Rule]:
    published = WEIGHTING_SETS[mki.weighting_set]
    recalled = [impact for impact, weight in published.weights.items() if weight.certainty == "recalled"]
    yield rule(
        N_("External costs") if mki.is_cost else N_("Environmental costs"),
        N_(
            "Environmental costs (MKI) in EUR by weighting set {set}: as stated, or the amount of each impact times "
            "its weight, raised by {surcharge} where the bid rests on category 3. Those of a life fall at its start, "
            "the last one for the share that is charged; those of use with the yearly costs. They are {discounting}."
        ),
        set=mki.weighting_set,
        surcharge=Percent(mki.category_3_surcharge),
        discounting=Text(_weighed(mki)),
    )
    yield rule(
        N_("Source of the weights"),
        N_("{source}. Recalled and not held against the source: {impacts}."),
        source=published.source,
        impacts=", ".join(recalled),
    )


def _weighed(mki: Mki) -> str:
    if not mki.is_cost:
        return N_("no cost: they are shown and can be judged")
    return N_("discounted as money") if mki.discounted else N_("not discounted and not indexed")


def _outcome(tender: Tender) -> Iterator[Rule]:
    yield rule(
        N_("Life-cycle cost"),
        N_(
            "The sum of the present values of all payments, less what comes back, and of external costs. Lease "
            "payments and fees for use count as use, what is paid at the start as purchase, and what comes back as "
            "residual value."
        ),
    )
    yield rule(
        N_("Equivalent annual cost"),
        N_(
            "Life-cycle cost divided by the present value of 1 at the end of each year over {years}, at the {basis} "
            "rate that the tender states: r / (1 - (1 + r)^(-n)) times the life-cycle cost where there is one rate r."
        ),
        years=Text(N_("the own life of the offer"))
        if tender.comparison == "equivalent_annual_cost"
        else Text(N_("{years} years"), {"years": tender.horizon_years}),
        basis=Text(TERMS[tender.discount.basis]),
    )
    yield rule(
        N_("Cash by year"),
        N_("What is paid and received in money of the day, without external costs. Year 0 is the base date."),
    )
