"""What procurement documents have to say about the method, and what the tender says of it.

Article 68(2) of Directive 2014/24/EU and article 2.115a of the Aanbestedingswet 2012: the data that tenderers provide,
and the method by which costs follow from them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from lcc.language import N_, Local, Percent, ShownAmount, Text, listed
from lcc.language.terms import TERMS, named
from lcc.library.procedures import Procedure
from lcc.model.award import uses_quality
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST
from lcc.record.message import Message
from lcc.words.checklist_texts import CHECKLIST
from lcc.words.published_rates import rates_text
from lcc.words.targets import target_text
from lcc.words.weight import named_with_weight

State = Literal["stated", "by_default", "missing", "elsewhere"]

STATES: dict[State, str] = {
    "stated": N_("stated"),
    "by_default": N_("by default"),
    "missing": N_("missing"),
    "elsewhere": N_("outside the tender file"),
}
"""What each state is called. Elsewhere: the program can't know it; the documents or the contract say it."""


class ChecklistPoint(NamedTuple):
    """One thing to publish: whether the tender has it, and what it says, or what to write elsewhere."""

    state: State
    message: Message

    @property
    def topic(self) -> str:
        """What it is about; some topics can be said in more than one way."""
        return CHECKLIST[self.message.code].topic

    @property
    def title(self) -> Text:
        """What it is about, in words."""
        return Text(CHECKLIST[self.message.code].title)

    @property
    def text(self) -> Text:
        """What the tender says of it, or what to write elsewhere."""
        return Text(CHECKLIST[self.message.code].text, self.message.context)


def checklist(tender: Tender) -> list[ChecklistPoint]:
    """Return everything that is to be published about the method, in the order of the method."""
    return [
        *_procedure(tender),
        *_what_is_bought(tender),
        *_money_and_time(tender),
        *_data(tender),
        *_circularity(tender),
        *_circular(tender),
        *_outcome(tender),
    ]


def _point(code: str, state: State, **context: object) -> ChecklistPoint:
    return ChecklistPoint(state, Message((), code, None, context))


def _if_stated(tender: Tender, *fields: str) -> State:
    return "stated" if not tender.model_fields_set.isdisjoint(fields) else "by_default"


def _terms(codes: Iterable[str]) -> Text:
    return listed(Text(TERMS[code]) for code in codes)


_OF_PROCEDURE: Mapping[Procedure, tuple[str, ...]] = {
    "european": ("standstill_european", "reasons_european", "file_european"),
    "national": ("standstill_own", "reasons_own", "file_own"),
    "three_quotes": ("standstill_own", "reasons_own", "file_own"),
    "mini_competition": ("criteria_inherited", "standstill_framework", "reasons_own", "file_own"),
    "market_consultation": ("file_own",),
}
"""What a procedure asks for, each with its article where the law says so."""


def _procedure(tender: Tender) -> Iterator[ChecklistPoint]:
    """Yield how the contract is put out, and what the law asks for then."""
    if tender.procedure is None:
        yield _point("procedure_missing", "missing")
        return
    yield _point("procedure", "stated", procedure=Text(TERMS[tender.procedure]))
    for code in _OF_PROCEDURE[tender.procedure]:
        yield _point(code, "elsewhere")


def _what_is_bought(tender: Tender) -> Iterator[ChecklistPoint]:
    bought = (
        Text("{quantity} {unit} {name}", {"quantity": Local(item.quantity), "unit": item.unit, "name": item.name})
        for item in tender.items
    )
    yield _point("functional_unit", "stated", items=listed(bought))
    yield _point("analysis_period", "stated", years=tender.horizon_years)
    yield _point(
        "other_lives",
        _if_stated(tender, "comparison", "residual_value"),
        comparison=Text(TERMS[tender.comparison]),
        residual=Text(TERMS[tender.residual_value]),
    )


def _money_and_time(tender: Tender) -> Iterator[ChecklistPoint]:
    yield _point("base_date", "stated", date=Local(tender.base_date))
    yield _point(
        "discount_rate",
        "stated" if {"basis", "profile"} & tender.discount.model_fields_set else "by_default",
        rate=rates_text(tender.discount.bands),
        basis=Text(TERMS[tender.discount.basis]),
    )
    yield _point("timing", _if_stated(tender, "yearly_costs_fall"), moment=Text(TERMS[tender.yearly_costs_fall]))
    yield _point(
        "escalation",
        _if_stated(tender, "inflation", "indices"),
        inflation=Percent(tender.inflation),
        indices=named(tender.indices),
        rhythm=Text(TERMS[tender.indexation]),
    )
    yield _point("vat", _if_stated(tender, "vat"), treatment=Text(TERMS[tender.vat.treatment]))


_OF_LIVES = ("average_life_years", "longest_life_years", "return_rate", "loss_per_trip")


def _data(tender: Tender) -> Iterator[ChecklistPoint]:
    yield _point("who_supplies", _if_stated(tender, "asked_phases"), phases=_terms(tender.asked_phases))
    yield _point("evidence", "elsewhere")
    used = [item.name for item in tender.items if item.use_per_year is not None]
    lasting = [item.name for item in tender.items if not item.model_fields_set.isdisjoint(_OF_LIVES)]
    yield _point(
        "fixed_values",
        "stated" if tender.resources or used or lasting else "by_default",
        resources=named(tender.resources),
        items=listed(used),
        lasting=listed(lasting),
    )
    yield from _externalities(tender)


def _externalities(tender: Tender) -> Iterator[ChecklistPoint]:
    if tender.mki and tender.mki.is_cost:
        yield _point("external_costs_by_mki", "stated", set=tender.mki.weighting_set)
    elif tender.carbon_price:
        years = listed(
            Text("{year}: {price}", {"year": year, "price": Local(price)})
            for year, price in sorted(tender.carbon_price.items())
        )
        yield _point("external_costs_by_carbon", "stated", years=years)
    else:
        yield _point("no_external_costs", "by_default")
        return
    yield _point("emission_factors", "elsewhere")


def _circularity(tender: Tender) -> Iterator[ChecklistPoint]:
    """Yield what is asked of circularity: the indicators, the targets, and what follows after the award."""
    rules = tender.circularity
    if not tender.measures_circularity:
        yield _point("circularity_not_measured", "by_default")
        return
    targets = rules.targets if rules else []
    yield _point(
        "circularity_measured",
        "stated",
        passport=Text(TERMS[rules.passport if rules else "optional" if tender.asks_passport else "not_asked"]),
        indicators=_terms(tender.used_indicators),
        targets=listed((target_text(target, tender.currency) for target in targets), "; "),
    )
    promised = [one.indicator for one in rules.bonus_malus] if rules else []
    yield _point(
        "promises" if promised else "promises_elsewhere",
        "stated" if promised else "elsewhere",
        indicators=_terms(promised),
    )


def _circular(tender: Tender) -> Iterator[ChecklistPoint]:
    yield _point(
        "residual_value",
        _if_stated(tender, "expected_resale_haircut", "purchase_options"),
        haircut=Percent(tender.expected_resale_haircut),
        options=Text(TERMS[tender.purchase_options]),
    )
    yield _point("security", "elsewhere")
    yield _point("variants", _if_stated(tender, "variants"), variants=Text(TERMS[tender.variants]))
    yield _point(
        "lots",
        _if_stated(tender, "lots"),
        lots=listed(lot.title for lot in tender.lots.parts) if tender.lots else Text(TERMS["none"]),
    )
    options = [item for item in tender.items if item.option_weight is not None]
    yield _point(
        "options",
        "stated" if options else "by_default",
        options=listed(
            Text("{name} {share}", {"name": item.name, "share": Percent(item.option_weight or 0.0)})
            for item in options
        ),
    )


def _outcome(tender: Tender) -> Iterator[ChecklistPoint]:
    rule, quality = tender.award, tender.quality
    if tender.procedure == "market_consultation":
        yield _point("no_award", "elsewhere")
        return
    yield _point("rounding", "by_default")
    yield _point("award_rule", _if_stated(tender, "award"), method=Text(TERMS[rule.method]))
    if quality is not None:
        criteria = (named_with_weight(one, quality.points) for one in quality.criteria)
        yield _point("criteria", "stated", criteria=listed(criteria))
    if not uses_quality(rule):
        if rule.motivation is not None:
            yield _point("motivation", "stated", motivation=rule.motivation)
        elif tender.is_european:
            yield _point("motivation_missing", "missing")
    yield _point(
        "tie_break" if rule.tie_break else "tie_break_missing",
        "stated" if rule.tie_break else "missing",
        names=listed(_broken_by(tender, one) for one in rule.tie_break),
    )
    yield _abnormally_low(tender)
    yield _point("contract", "elsewhere")


def _abnormally_low(tender: Tender) -> ChecklistPoint:
    rule = tender.award
    if not rule.has_sign_of_low:
        return _point("abnormally_low_missing", "missing")
    signs = []
    if rule.abnormally_low is not None:
        below = Percent(rule.abnormally_low)
        signs.append(Text(N_("{share} below the mean of the others"), {"share": below}))
    if rule.cost_floor is not None:
        signs.append(Text(N_("less than {floor}"), {"floor": ShownAmount(rule.cost_floor)}))
    if rule.below_earlier_offers is not None:
        below = Percent(rule.below_earlier_offers)
        text = (
            N_("a price {share} below the median of earlier offers, of which the file is not fixed beforehand")
            if rule.price_file is None
            else N_("a price {share} below the median of earlier offers, in a file that is fixed by its checksum")
        )
        signs.append(Text(text, {"share": below}))
    if rule.belgian_low_price is not None:
        signs.append(Text(N_("15 % below the mean without extremes (article 36, § 4, of KB Plaatsing)")))
    return _point("abnormally_low_asked", "stated", signs=listed(signs))


def _broken_by(tender: Tender, name: str) -> str | Text:
    if name == BY_COST:
        return Text(N_("the lowest cost"))
    return tender.criterion_names.get(name) or Text(TERMS[name])
