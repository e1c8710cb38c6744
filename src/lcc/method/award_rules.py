"""The rules of the award, in words: what counts as the cost, how it is scored, who wins, what is not ranked."""

from collections.abc import Iterator

from lcc.award.ranking import POINT_DECIMALS
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import SIGNIFICANT
from lcc.language import N_, Local, Percent, Text, listed
from lcc.language.award_words import RULES
from lcc.language.terms import TERMS
from lcc.library.published import CO2_LADDER_SCALES
from lcc.method.award_formulas import (
    COMPARED,
    SYMBOLS,
    assessed_cost_formula,
    formulas,
    has_comparison,
    in_words,
    item_formula,
    ladder_discount_formula,
    meaning,
    mki_addition_formula,
    mki_discount_formula,
    scores_discounted_cost,
    stated,
    symbols_in,
    with_numbers,
)
from lcc.method.lot_rules import rules_of_lots
from lcc.method.quality_rules import criterion_name, rules_of_quality
from lcc.model.award import FEWEST_EARLIER, AnyAward, Co2LadderDiscount, Points, Rule, uses_quality
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.record import unit_of
from lcc.words.certainty import certainty_text
from lcc.words.not_ranked import reasons_of
from lcc.words.rule import WordedRule, in_currency, rule


def rules_of_award(tender: Tender) -> Iterator[WordedRule]:
    """Yield title and text of every rule by which costs and quality become a ranking."""
    if not uses_quality(tender.award):
        yield from _motivation(tender.award)
    yield from rules_of_cost(tender)
    yield award_rule(tender)
    yield Text(N_("Score")), score_formula(tender)
    yield from rules_of_items(tender)
    yield from rules_of_quality(tender)
    yield _rounding(tender)
    yield _ties(tender)
    yield _not_ranked(tender)
    yield from _after_award(tender.award)
    yield _abnormally_low(tender)
    yield from rules_of_lots(tender)


def _motivation(award: AnyAward) -> Iterator[WordedRule]:
    if award.motivation:
        yield rule(N_("Motivation of the award criterion"), "{motivation}", motivation=award.motivation)


def rules_of_cost(tender: Tender) -> Iterator[WordedRule]:
    """Yield what counts as the cost of a bid, and what is taken off it for the comparison."""
    yield _cost(tender)
    yield from _discounts(tender)


def _cost(tender: Tender) -> WordedRule:
    by_year = tender.comparison == "equivalent_annual_cost"
    symbol = "K" if tender.award.has_fictive_amounts else "P"
    if tender.award.basis == "price":
        text = N_(
            "The cost {symbol} of a bid is its price: the present value of what is asked and of what comes back under "
            "its business model itself (prices, payments, fees, deposits, return costs, resale and buy-back), and of "
            "every cost of phase purchase, wherever the bid states it. What settles such an amount at the horizon is "
            "price too; what settles another cost is not. All else is left out: costs of other phases, end of life, "
            "take-back of materials and external costs. {basis}"
        )
        basis = N_("It is compared by year.") if by_year else N_("It is compared over the horizon.")
        return rule(N_("What counts as the cost"), text, symbol=symbol, basis=Text(basis))
    if tender.award.mki_discount:
        text = N_(
            "The cost K of a bid is its life-cycle cost without environmental costs (MKI), which count as a discount."
        )
    elif tender.award.mki_factor is not None:
        text = N_(
            "The cost K of a bid is its life-cycle cost without environmental costs (MKI), which are added with a "
            "factor."
        )
    elif by_year:
        text = N_("The cost {symbol} of a bid is its equivalent annual cost.")
    else:
        text = N_("The cost {symbol} of a bid is its life-cycle cost.")
    return rule(N_("What counts as the cost"), text, symbol=symbol)


def _discounts(tender: Tender) -> Iterator[WordedRule]:
    award = tender.award
    if award.co2_ladder:
        yield rule(
            N_("Discount for the CO2-Prestatieladder"),
            N_(
                "For the comparison only, {formula} is taken off the cost, with S by the level of version {version} "
                "that the bid states: {shares}. Level 0 earns nothing. {source}"
            ),
            formula=ladder_discount_formula(award.co2_ladder),
            version=award.co2_ladder.version,
            shares=ladder_shares(award.co2_ladder),
            source=_ladder_source(award.co2_ladder, tender),
        )
    if award.mki_discount:
        yield rule(
            N_("Discount for a low MKI"),
            N_(
                "For the comparison only, {formula} is taken off the cost, with M the MKI of the whole bid: all of "
                "the discount at {best} or less, none at {worst}, and in a straight line in between. A higher MKI "
                "{above}."
            ),
            formula=with_numbers(mki_discount_formula(award.mki_discount), stated(award)),
            best=in_currency(award.mki_discount.best, tender.currency),
            worst=in_currency(award.mki_discount.worst, tender.currency),
            above=Text(
                TERMS["no_discount"] if award.mki_discount.above_worst == "no_discount" else N_("is not ranked")
            ),
        )

    if award.mki_factor is not None:
        yield rule(
            N_("MKI is added"),
            N_(
                "For the comparison only, {formula} is added to the cost, with M the MKI of the whole bid under set "
                "{weighting_set}."
            ),
            formula=with_numbers(mki_addition_formula(award.mki_factor), stated(award)),
            weighting_set=tender.mki.weighting_set if tender.mki else "-",
        )


def ladder_shares(ladder: Co2LadderDiscount) -> Text:
    """Return the discount of each level."""
    return listed(
        Text(N_("level {level}: {share}"), {"level": level, "share": Percent(share)})
        for level, share in sorted(ladder.shares.items())
    )


def _ladder_source(ladder: Co2LadderDiscount, tender: Tender) -> Text:
    if ladder.scale is None:
        return Text(N_("The tender states these shares itself."))
    scale = CO2_LADDER_SCALES[ladder.scale]
    values = {
        "name": ladder.scale,
        "source": Text(scale.source),
        "certainty": certainty_text(ladder.scale, scale.certainty, tender),
    }
    return Text(N_("Scale {name}: {source} ({certainty})."), values)


def award_rule(tender: Tender) -> WordedRule:
    """Return how costs and quality are weighed, and who wins."""
    award = tender.award
    parts = [Text(RULES[award.method].sentence, dict(_own_fields(award, tender.currency)))]
    if isinstance(award, Points) and award.relative_quality:
        parts.append(
            Text(
                N_(
                    "The quality of each bid is measured by the best of the bids that are ranked, which has all points "
                    "for it; where none earns anything, none has any."
                )
            )
        )
    if award.is_relative:
        parts.append(Text(N_("What a bid earns depends on what others bid.")))
    elif uses_quality(award):
        parts.append(Text(N_("What a bid earns does not depend on what others bid.")))
    return Text(N_("Award rule")), listed(parts, " ")


def _own_fields(award: AnyAward, currency: str) -> Iterator[tuple[str, Text | Local | Percent]]:
    """Yield what the rule states, as it stands in its sentence."""
    for name, field in type(award).model_fields.items():
        value = getattr(award, name)
        if isinstance(value, str) and value in TERMS:
            yield name, Text(TERMS[value])
        elif isinstance(value, float):
            shown: dict[str, Text | Local | Percent] = {
                "money": in_currency(value, currency),
                "share": Percent(value),
            }
            yield name, shown.get(unit_of(field.json_schema_extra), Local(value))


def score_formula(tender: Tender) -> Text:
    """Return the formula of the score, with what its symbols stand for."""
    award = tender.award
    formula = formulas(award).score
    symbols = (
        Text("{symbol}: {meaning}", {"symbol": one, "meaning": meaning(one, award, tender.currency)})
        for one in symbols_in(formula)
    )
    values: dict[str, object] = {"formula": in_words(formula), "symbols": listed(symbols, "; ")}
    compared = Text(COMPARED) if has_comparison(formula) else None
    if not scores_discounted_cost(award):
        said = Text(N_("Score = {formula}. {symbols}."), values)
    else:
        values["assessed_cost"] = with_numbers(assessed_cost_formula(award), stated(award))
        said = Text(N_("Score = {formula}. {symbols}. P = {assessed_cost}."), values)
    return said if compared is None else listed([said, compared], " ")


def rules_of_items(tender: Tender) -> Iterator[WordedRule]:
    """Yield what the items of a bid earn of the points for cost, where each earns points for its own."""
    if not tender.award.counts_items:
        return
    formula = item_formula(tender)
    symbols = (
        Text("{symbol}: {meaning}", {"symbol": one, "meaning": Text(SYMBOLS[one])}) for one in symbols_in(formula)
    )
    weights = (
        Text("{item}: {share}", {"item": item.name, "share": Percent(item.cost_weight or 0.0)})
        for item in tender.items
    )
    yield rule(
        N_("Points for the cost of each item"),
        N_(
            "S_P = sum over the items of {formula}. {symbols}. The cost of an item is what the bid costs for all of "
            "that item, in cents, as costs count here. Only the weights say how items count beside each other: what "
            "they cost together makes no difference to the score. Weights: {weights}."
        ),
        formula=in_words(formula),
        symbols=listed(symbols, "; "),
        weights=listed(weights, "; "),
    )


_AMOUNTS = N_(
    "Nothing is rounded inside a life-cycle cost. What the award takes of it is an amount in cents: each cost, each "
    "MKI, each cost after fictive discounts and each bound that they are held to, rounded from {digits} significant "
    "digits, halves away from zero. Two amounts are equal if they show the same cents."
)
_AS_STATED = N_("The ranking rests on the numbers as stated.")


def _rounding(tender: Tender) -> WordedRule:
    award = tender.award
    if isinstance(award, Points) and award.decimals is not None:
        text = N_(
            "{amounts} Points for cost and points for quality are each rounded to {decimals} decimals in the same way, "
            "and then added up. Scores that are equal are a tie. {stated}"
        )
        decimals = award.decimals
    elif award.is_in_money:
        text = N_("{amounts} Scores that are equal to {decimals} decimals, the cent, are a tie. {stated}")
        decimals = MONEY_DECIMALS
    else:
        text = N_("{amounts} Scores that are equal to {decimals} decimals are a tie. {stated}")
        decimals = POINT_DECIMALS
    return rule(
        N_("Rounding"),
        text,
        amounts=Text(_AMOUNTS, {"digits": SIGNIFICANT}),
        decimals=decimals,
        stated=Text(_AS_STATED),
    )


def _ties(tender: Tender) -> WordedRule:
    order = tender.award.broken_by
    if not tender.award.tie_break:
        return rule(N_("Ties"), N_("Bids that are a tie share a rank."))
    if BY_LOT in tender.award.tie_break:
        last = N_("Between bids that are equal in all of this lots are drawn; until then they share a rank.")
    else:
        last = N_("Bids that are equal in all of this share a rank.")
    by = listed(
        (
            Text("{number}. {what}", {"number": k, "what": _broken_by(tender, name)})
            for k, name in enumerate(order, 1)
        ),
        "; ",
    )
    parts = [Text(N_("Bids that are a tie are put in order by: {order}."), {"order": by})] if order else []
    return Text(N_("Ties")), listed([*parts, Text(last)], " ")


def _broken_by(tender: Tender, name: str) -> Text:
    if name == BY_COST:
        return Text(N_("the lowest cost before fictive discounts and additions"))
    if name == BY_QUALITY:
        return Text(N_("the highest share of quality"))
    return Text(N_("the highest share of criterion {name}"), {"name": criterion_name(tender, name)})


def _not_ranked(tender: Tender) -> WordedRule:
    reasons = list(reasons_of(tender))
    if not reasons:
        return rule(N_("Not ranked"), N_("Every bid that answers the tender is ranked."))
    return rule(
        N_("Not ranked"),
        N_("A bid is not ranked, and plays no part in the scores of others, if {reasons}."),
        reasons=listed(reasons, "; "),
    )


def _after_award(award: AnyAward) -> Iterator[WordedRule]:
    """Yield what happens where a bid falls away after the award, if the tender says so."""
    if award.is_relative and award.after_withdrawal is not None:
        yield rule(N_("A bid that falls away after the award"), _AFTER_AWARD[award.after_withdrawal])


_AFTER_AWARD = {
    "keep_order": N_(
        "A bid that is withdrawn, excluded, found invalid or not accepted is not ranked. Where that happens before the "
        "award is announced, it plays no part in the scores of others. Where it happens after that, the others keep "
        "the scores and the order that they had, so that it counts for those still: the next one is awarded."
    ),
    "recalculate": N_(
        "A bid that is withdrawn, excluded, found invalid or not accepted is not ranked, and plays no part in the "
        "scores of others: also where that happens after the award was announced, the others are scored again without "
        "it."
    ),
}


_BELGIAN = N_(
    "a price that is 15 % or more below the mean of the bids of selected bidders, from four bids on (article 36, § 4, "
    "of KB Plaatsing of 18 April 2017; {subject}, {procedure}). That mean is without the lowest and the highest; of "
    "seven bids or more, without the lowest and a quarter of the bids, the highest ones, rounded up"
)


_EARLIER = N_(
    "a price that is more than {share} below the median of at least {number} prices that were offered to the authority "
    "before for a like item (the same category or CPV code, unit and business model), at the price level of this tender"
)


def _price_file(award: Rule) -> Text:
    """Return which earlier offers prices are held against, as far as the tender fixes that."""
    if award.price_file is None:
        return Text(
            N_(
                "Which file with earlier offers is taken is not fixed beforehand; its checksum stands in the result "
                "and in the report of the award."
            )
        )
    if award.price_index is None:
        return Text(
            N_(
                "These earlier offers are those in the file with SHA-256 {file}, and in no other; each goes to the "
                "price level of this tender at the inflation that its own tender counted with."
            ),
            {"file": award.price_file},
        )
    return Text(
        N_(
            "These earlier offers are those in the file with SHA-256 {file}, and in no other; they go to the price "
            "level of this tender by the index in the file with SHA-256 {index}, and after its last year at the "
            "inflation that this tender counts with."
        ),
        {"file": award.price_file, "index": award.price_index},
    )


def _abnormally_low(tender: Tender) -> WordedRule:
    award, signs = tender.award, list[Text]()
    if award.abnormally_low is not None:
        share = {"share": Percent(award.abnormally_low)}
        signs.append(Text(N_("a cost that is more than {share} below the mean of the other bids"), share))
    if award.cost_floor is not None:
        floor = {"floor": in_currency(award.cost_floor, tender.currency)}
        signs.append(Text(N_("a cost below {floor}, what the authority estimates that it costs at least"), floor))
    if award.below_earlier_offers is not None:
        words = {"share": Percent(award.below_earlier_offers), "number": FEWEST_EARLIER}
        signs.append(Text(_EARLIER, words))
    if (belgian := award.belgian_low_price) is not None:
        words = {"subject": Text(TERMS[belgian.subject]), "procedure": Text(TERMS[belgian.procedure])}
        signs.append(Text(_BELGIAN, words))
    procedure = Text(
        N_(
            "A bidder whose bid seems abnormally low is asked to explain it (article 69 of Directive 2014/24/EU, "
            "article 2.116 of the Aanbestedingswet 2012). The bid is rejected only after its explanation has been "
            "examined; no figure excludes a bid by itself."
        )
    )
    asked = Text(N_("An explanation is asked at: {signs}."), {"signs": listed(signs, "; ")})
    said = [procedure, *([asked] if signs else [])]
    said += [] if award.below_earlier_offers is None else [_price_file(award)]
    return Text(N_("Abnormally low bids")), listed(said, " ")
