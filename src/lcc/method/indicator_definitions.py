"""What each indicator of circularity is: its formula in words, and where that comes from."""

from lcc.language import N_, Local, Text, listed
from lcc.language.indicator_words import INDICATORS
from lcc.language.terms import TERMS
from lcc.model.circularity import CircularityRules
from lcc.model.tender import Tender
from lcc.words.rule import in_currency


def origin(indicator: str) -> Text:
    """Return the source of an indicator with its certainty: where ours is none, the definition beside it holds."""
    known = INDICATORS[indicator].certainty
    certainty = Text(N_("defined as stated here") if known == "recalled" else TERMS[known])
    if not INDICATORS[indicator].source:
        return certainty
    return Text("{source} ({certainty})", {"source": cited(indicator), "certainty": certainty})


def cited(indicator: str) -> Text:
    """Return the source of an indicator itself."""
    return Text(INDICATORS[indicator].source, {"number": INDICATORS[indicator].number})


def definition_text(indicator: str, tender: Tender) -> Text:
    """Return the formula of an indicator in words, with what the tender sets filled in."""
    rules = tender.circularity or CircularityRules()
    prices = (
        Text("{name} {price}", {"name": name, "price": in_currency(price, tender.currency)})
        for name, price in rules.material_prices.items()
    )
    grades = (
        Text("{name} {grade}", {"name": step, "grade": Local(grade)}) for step, grade in rules.ladder.items()
    )
    values = {
        "ladder": listed(grades),
        "connections": Text(TERMS[rules.connections]),
        "detachable_from": Local(rules.detachable_from),
        "circular_from": Local(rules.circular_from or 0.0),
        "material_prices": listed(prices),
        "weighting_set": tender.mki.weighting_set if tender.mki else "-",
        "floor_area": Local(rules.building.floor_area if rules.building else 0.0),
    }
    return Text(INDICATORS[indicator].formula, values)
