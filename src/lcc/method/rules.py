"""The rules of the calculation, in words: what a purchaser publishes, and what the workbook prints.

Each rule is what `cashflow`, `engine`, `circularity` or `award` does, with the tender's own numbers filled in.
"""

import hashlib
from collections.abc import Iterator

from lcc.language import N_, Local, Percent, Text, Translate, listed, translator
from lcc.language.terms import TERMS
from lcc.language.terms import named as names
from lcc.library.published import DISCOUNT_PROFILES
from lcc.method.award_rules import rules_of_award
from lcc.method.business_models import rules_of_business_models
from lcc.method.circularity_rules import rules_of_circularity
from lcc.method.external_cost_rules import rules_of_external_costs
from lcc.method.fixed_order import in_fixed_order
from lcc.method.offer_rules import rules_beside_business_models
from lcc.method.settlement_rules import rules_of_costs_in_time, rules_of_lives
from lcc.model.index_path import IndexPath
from lcc.model.tender import Tender
from lcc.record.version import LAYOUT
from lcc.words.by_year import by_year
from lcc.words.certainty import certainty_text
from lcc.words.followed_path import followed_source
from lcc.words.published_rates import rates_text
from lcc.words.rule import WordedRule, named, rule, rule_of


def rules(tender: Tender) -> list[WordedRule]:
    """Return title and text of every rule that applies to the tender."""
    return [*rules_of_cost_calculation(tender), *rules_of_circularity(tender), *rules_of_award(tender)]


def rules_of_cost_calculation(tender: Tender) -> Iterator[WordedRule]:
    """Yield the rules by which the life-cycle cost follows from tender and bid."""
    yield rule(
        N_("Version of the method"),
        N_(
            "These are the rules of method {version}: tender and result carry method: {version}. Costs by another "
            "method are not compared with these; the bids are scored again."
        ),
        version=tender.method,
    )
    yield from _time_and_rates(tender)
    yield from rules_of_costs_in_time(tender)
    yield from rules_of_lives(tender)
    yield from rules_of_business_models(tender)
    yield from rules_beside_business_models(tender)
    yield from rules_of_external_costs(tender)
    yield from _outcome(tender)


def said(tender: Tender, _: Translate) -> Iterator[tuple[str, str]]:
    """Yield title and text of each rule in words, without the rules and sentences that an older version had not."""
    for title, text in rules(tender):
        if heading := title.say(_):
            yield heading, " ".join(text.say(_).split())


def fingerprint(tender: Tender, version: int = LAYOUT) -> str:
    """Return a short proof of the rules as a version words them: another rule, or another wording, has another.

    The order of the keys in a group of the tender is no rule, and a program that reads a file may change it: the words
    are those of the tender with its groups in a fixed order.
    """
    words = "\n".join(
        f"{title}: {text}" for title, text in said(in_fixed_order(tender), translator("en", version))
    )
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _time_and_rates(tender: Tender) -> Iterator[WordedRule]:
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
                "Instead of over the horizon, each offer is valued over its own full life, contract or cycle, and its "
                "cost is compared by year: that life is then its horizon. Renewals count that start inside the horizon "
                "of the tender. Pay per use and deposit pools, which have no life of their own, are valued over the "
                "horizon of the tender."
            ),
        )
    yield _discounting(tender)
    if tender.discount.profile:
        profile = DISCOUNT_PROFILES[tender.discount.profile]
        yield rule(
            N_("Source of the discount rate"),
            N_("Profile {name}: {source} ({certainty})."),
            name=tender.discount.profile,
            source=Text(profile.source),
            certainty=certainty_text(tender.discount.profile, profile.certainty, tender),
        )
    yield from _vat(tender)
    yield _indexation(tender)
    for name, path in tender.index_paths.items():
        yield _index_path(name, path, tender)


def _discounting(tender: Tender) -> WordedRule:
    words = {"rate": rates_text(tender.discount.bands), "inflation": Percent(tender.inflation)}
    sentences: list[str | Text] = [
        N_("A payment in month m counts for (1 + r)^(-m/12), with r the nominal rate a year.")
    ]
    if tender.discount.basis == "real":
        real = N_(
            "The tender sets a real rate of {rate} and inflation of {inflation}; the nominal rate is "
            "(1 + real rate) x (1 + inflation) - 1."
        )
        sentences.append(Text(real, words))
    else:
        sentences.append(Text(N_("The tender sets a nominal rate of {rate}."), words))
    if len(tender.discount.bands) > 1:
        sentences.append(N_("There are bands of years: each year is discounted at the rate of its band."))
    return rule_of(N_("Discounting"), *sentences)


def _index_path(name: str, path: IndexPath, tender: Tender) -> WordedRule:
    """Return from what the growths of an index were worked out, and where that comes from."""
    rise = N_(
        "Index {index} follows these levels, in prices without inflation: {levels}. With y the year of the base date, "
        "growth in year k is level(y + k) / level(y + k - 1) x (1 + inflation) - 1: a straight line between these "
        "years, and after the last one inflation alone."
    )
    plain = N_(
        "Index {index} follows these levels: {levels}. With y the year of the base date, growth in year k is "
        "level(y + k) / level(y + k - 1) - 1: a straight line between these years, and after the last one none."
    )
    values = {"index": names([name]), "levels": by_year(dict(sorted(path.levels.items())))}
    sentences: list[str | Text] = [Text(rise if path.basis == "real" else plain, values)]
    if path.source:
        source = {"name": path.source, "source": followed_source(path.source, tender)}
        sentences.append(Text(N_("Path {name}: {source}."), source))
    return rule_of(N_("Levels of an index"), *sentences)


def _indexation(tender: Tender) -> WordedRule:
    sentences: list[str | Text] = [
        Text(
            N_(
                "Prices are of the base date and follow an index with nominal growth g a year; they rise {rhythm}. "
                "Once a year: factor (1 + g)^(whole years since the base date). Every month: (1 + g)^(m/12). The index "
                "general grows with inflation, the index fixed does not grow. Of a table of growth by year the last "
                "growth goes on."
            ),
            {"rhythm": Text(TERMS[tender.indexation])},
        ),
        N_(
            "Where a bid names no index, what a lease or a deposit asks follows fixed, and everything else general; "
            "the deposit of a pool is always fixed."
        ),
    ]
    if tender.open_indices:
        known = listed(
            (
                Text("{phase}: {names}", {"phase": Text(TERMS[phase]), "names": names(indices)})
                for phase, indices in tender.open_indices.items()
            ),
            "; ",
        )
        sentences.append(
            Text(
                N_(
                    "In these phases a bid can follow only these indices: {known}. What a lease, a pool or pay per use "
                    "asks is use for this; what is asked for buying or for a deposit is purchase."
                ),
                {"known": known},
            )
        )
    return rule_of(N_("Indexation"), *sentences)


def _vat(tender: Tender) -> Iterator[WordedRule]:
    if tender.vat.is_cost:
        sentences: list[str | Text] = [
            Text(
                N_(
                    "VAT is a cost for a share of {share}: each amount is raised by that share times its VAT rate "
                    "({rates}). A bid names the rate that its prices and costs fall under, or else it is standard. "
                    "External costs carry no VAT."
                ),
                {
                    "share": Percent(tender.vat.cost_share),
                    "rates": listed(named(_called(name), rate) for name, rate in tender.vat.rates.items()),
                },
            )
        ]
        if tender.vat.by_phase:
            by_phase = listed(
                Text("{phase}: {name}", {"phase": Text(TERMS[phase]), "name": _called(name)})
                for phase, name in tender.vat.by_phase.items()
            )
            sentences.append(
                Text(
                    N_(
                        "Whatever a bid names, costs of these phases fall under the rate of the tender: {by_phase}. "
                        "For this, prices, deposits, upfront payments and option prices, and what comes back of them, "
                        "are purchase; lease payments, early end, fees and what a pool charges for losses are use; "
                        "return costs, take-back and the charge for units lost of a deposit are disposal. What is "
                        "settled carries the rate of what it settles, and consumption that of its resource."
                    ),
                    {"by_phase": by_phase},
                )
            )
        yield rule_of(N_("VAT"), *sentences)
    elif "vat" in tender.model_fields_set:
        yield rule(
            N_("VAT"),
            N_("VAT is no cost ({treatment}) and is left out."),
            treatment=Text(TERMS[tender.vat.treatment]),
        )


def _called(name: str) -> Text:
    return names([name])


def _outcome(tender: Tender) -> Iterator[WordedRule]:
    yield rule_of(
        N_("Life-cycle cost"),
        N_(
            "The sum of the present values of all payments, less what comes back, and of external costs. Nothing is "
            "rounded on the way."
        ),
        N_(
            "What is paid at the start - price, deposit, upfront payment, option price - is purchase. Lease payments, "
            "early end, fees and what a pool charges for losses are use. Return costs and the charge for units of a "
            "deposit that are lost are disposal. What comes back or is credited is residual value, except that what a "
            "bid states as a cost, below zero, stays in its own phase."
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
    cash = N_("What is paid and received in money of the day, without external costs. Year 0 is the base date.")
    if tender.comparison == "equivalent_annual_cost":
        yield rule_of(N_("Cash by year"), cash)
    elif tender.residual_value == "annuity":
        yield rule_of(N_("Cash by year"), cash, N_("What is settled at the horizon is cash of its last year."))
    else:
        yield rule_of(
            N_("Cash by year"),
            cash,
            N_(
                "What is settled at the horizon is cash of its last year; what is received after it stands in the year "
                "of receipt."
            ),
        )
