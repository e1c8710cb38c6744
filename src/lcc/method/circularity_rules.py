"""How circularity is measured and what is asked of it, in words."""

from collections.abc import Iterator

from lcc.language import N_, Text, listed
from lcc.language.terms import TERMS
from lcc.library.indicators import BY_BURDEN, INDICATORS, Indicator
from lcc.method.indicator_definitions import definition_text, origin
from lcc.model.circularity import CircularityRules
from lcc.model.tender import Tender
from lcc.words.bonus_malus import how_settled, promise_text
from lcc.words.indicators import UNITS, direction
from lcc.words.rule import WordedRule, rule
from lcc.words.targets import whole_target_text

PASSPORT: dict[str, str] = {
    "required": N_("Each offer has a material passport."),
    "optional": N_("An offer can have a material passport; what follows from it is not known without one."),
    "not_asked": N_("A material passport is not asked."),
}
"""By what the tender says of it."""


def rules_of_circularity(tender: Tender) -> Iterator[WordedRule]:
    """Yield what a tender says of circularity; nothing where it does not measure that."""
    if not tender.measures_circularity:
        return
    rules = tender.circularity or CircularityRules()
    yield _passport(tender, rules)
    for indicator in tender.used_indicators:
        yield _indicator(indicator, tender)
    yield _several_products(tender)
    if any(target.indicator == "circular_spending" for target in rules.targets):
        yield _title("circular_spending"), _defined("circular_spending", tender)
    if rules.targets:
        yield rule(
            N_("Targets"),
            N_("{targets}. A bid that misses a required target is not ranked; another is shown beside each bid."),
            targets=listed((whole_target_text(target, tender.currency) for target in rules.targets), "; "),
        )
    if rules.bonus_malus:
        yield rule(
            N_("Bonus and malus"),
            N_("{how} {promises}."),
            how=how_settled(),
            promises=listed((promise_text(one, tender.currency) for one in rules.bonus_malus), "; "),
        )
    if tender.circularity:
        yield _reference(rules)
        yield _efficient(rules)


def _passport(tender: Tender, rules: CircularityRules) -> WordedRule:
    asked = rules.passport if tender.asks_passport else "not_asked"
    parts = [Text(PASSPORT[asked])]
    if tender.asks_passport:
        parts.append(
            Text(
                N_(
                    "A passport says of one unit: its mass and technical life; of each material the mass, its origin "
                    "(virgin, recycled, reused, biobased) and what becomes of it at the end of life (reuse, "
                    "remanufacture, recycle, energy recovery, landfill), both as shares that add up to 1; how the "
                    "parts are connected; and what shows that this is true."
                )
            )
        )
    return Text(N_("Material passport")), listed(parts, " ")


def _indicator(indicator: Indicator, tender: Tender) -> WordedRule:
    text = N_("{definition} In: {unit}; {better}.")
    values = {
        "definition": _defined(indicator, tender),
        "unit": Text(UNITS[INDICATORS[indicator].unit], {"currency": tender.currency}),
        "better": Text(direction(indicator)),
    }
    return _title(indicator), Text(text, values)


def _title(indicator: str) -> Text:
    return Text(N_("Indicator: {name}"), {"name": Text(TERMS[indicator])})


def _defined(indicator: str, tender: Tender) -> Text:
    values = {"formula": definition_text(indicator, tender), "origin": origin(indicator)}
    return Text(N_("{formula} Source: {origin}."), values)


def _several_products(tender: Tender) -> WordedRule:
    own = [name for name in tender.used_indicators if INDICATORS[name].weighed_by == "use"]
    parts = []
    if tender.asks_passport or [*tender.used_indicators] != own:
        parts.append(
            Text(
                N_(
                    "Of several products in one bid, an index or share is the mean by mass: units times mass. "
                    "Emissions and MKI are added up and divided by the units and years of all of them; a value at the "
                    "end of life is the mean by units."
                )
            )
        )
    if own:
        parts.append(
            Text(
                N_("By what products weigh in {indicators} is said there."),
                {"indicators": listed(Text(TERMS[name]) for name in own)},
            )
        )
    if tender.mki:
        by_burden = listed(Text(TERMS[name]) for name in BY_BURDEN)
        parts.append(
            Text(N_("By MKI instead of mass, an MKI below 0 as 0: {indicators}."), {"indicators": by_burden})
        )
    parts.append(Text(N_("What one of the products does not have, the bid does not have.")))
    return Text(N_("Several products")), listed(parts, " ")


def _reference(rules: CircularityRules) -> WordedRule:
    return rule(
        N_("Cost of what is avoided"),
        N_(
            "What is paid more than for the reference bid, without external costs, divided by the emissions or the "
            "virgin mass that are less than those of it, over all units and years: per tonne CO2-eq and per kg. There "
            "is none where nothing is less. The reference bid is {reference}. It does not count in the award."
        ),
        reference=rules.reference_bid or Text(N_("the one for which least is paid")),
    )


def _efficient(rules: CircularityRules) -> WordedRule:
    return rule(
        N_("Efficient bids"),
        N_(
            "A bid is efficient if no other costs no more and does no worse on {indicator}, and is better in one of "
            "the two. It does not count in the award."
        ),
        indicator=Text(TERMS[rules.shown_against_cost]),
    )
