"""Facts about what is bought in words: what each measures, what it is, and who says so."""

from collections.abc import Sequence

from lcc.language import N_, Bilingual, Local, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.library.facts.fact import Fact, NameInBoth, Reading, Source
from lcc.words.followed_path import PROPOSED

_SHARE = "share"


def called(name: NameInBoth) -> Bilingual:
    """Return a name that a file has in both languages."""
    return Bilingual(name.en, dutch=name.nl)


def fact_text(fact: Fact) -> Text:
    """Return what a fact is of: the item, and what is measured."""
    return Text("{item}: {measure}", {"item": called(fact.item_name), "measure": called(fact.measure_name)})


def range_text(fact: Fact) -> Text:
    """Return between which numbers a fact lies, over all of its sources."""
    return _in_unit(fact.range, fact)


def reading_text(reading: Reading, fact: Fact) -> Text:
    """Return what one source says, of when, who it is, and why the range leaves it out where it does."""
    origin = listed([origin_text(reading), *_left_out(reading, fact)], "; ")
    return Text(N_("{number} ({origin})"), {"number": _in_unit(reading.ends, fact), "origin": origin})


def origin_text(reading: Reading) -> Text:
    """Return who says it, of when, and how certain that is; of no source that it is a planning figure."""
    source = reading.source
    parts: list[Text] = [] if source is None else [called(source.name), *_how(reading)]
    proposed = [Text(PROPOSED)] if reading.is_proposed else []
    return listed([*parts, _year(reading), Text(TERMS[reading.certainty]), *proposed])


def sources_text(facts: Sequence[Fact]) -> Text:
    """Return what each source of facts says."""
    return listed((reading_text(one, fact) for fact in facts for one in fact.standing), "; ")


def source_text(source: Source) -> Text:
    """Return where a source is found, and under which licence it gives what it says, as far as that is known."""
    licence = Text(N_("licence: {licence}"), {"licence": source.licence})
    parts = [
        Text(source.address or N_("address not known")),
        licence if source.licence else Text(N_("licence not stated")),
    ]
    return Text("{name}: {parts}", {"name": called(source.name), "parts": listed(parts)})


def _left_out(reading: Reading, fact: Fact) -> list[Text]:
    if reading in fact.standing:
        return []
    return [
        Text(N_("not in the range: others have a source"))
        if reading.source is None
        else Text(N_("not in the range: the same source was read of a later year"))
    ]


def _how(reading: Reading) -> list[Text]:
    of_trade = reading.source is not None and reading.source.of_trade
    said = [(reading.computed, N_("computed from it")), (of_trade, N_("of the trade itself"))]
    return [Text(words) for holds, words in said if holds]


def _year(reading: Reading) -> Text:
    year = reading.of_year
    if year is None:
        return Text(N_("year not known"))
    first = reading.earliest_year
    years = str(year) if first is None else f"{first}-{year}"
    return Text(N_("prices of {year}") if reading.price_year else "{year}", {"year": years})


def _in_unit(ends: tuple[float, float], fact: Fact) -> Text:
    low, high = (Percent(end) if fact.unit.en == _SHARE else Local(end) for end in ends)
    number = low if ends[0] == ends[1] else Text(N_("{low} to {high}"), {"low": low, "high": high})
    unit = None if fact.unit.en == _SHARE else called(fact.unit)
    return (
        Text("{number} {unit}", {"number": number, "unit": unit}) if unit else Text("{number}", {"number": number})
    )
