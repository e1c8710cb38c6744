"""What looking back at an award found, in words: the outcome, what was assumed, and what to ask the next time."""

from collections.abc import Iterator

from lcc.analysis.look_back import PERCENTS, LookedBack, WeighedRange
from lcc.language import N_, Translate, translator
from lcc.language.numbers import amount, exact_number, local_share, rough_share
from lcc.language.terms import common_name, term
from lcc.library.facts.chosen import chosen
from lcc.model.look_back import OF_THE_KIND, AssumedRange
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table
from lcc.words.facts import sources_text

_VERDICTS = {
    "stands": N_("Whatever was not asked, the outcome would very probably have been the same."),
    "open": N_("The outcome hangs on what was not asked."),
    "other": N_("Had more been asked, another bid would more probably have come first."),
}
_NO_PART = N_(
    "Looking back changes nothing in the award: that was made by the rules that were published, on what they asked. "
    "What stands here rests on assumptions of the purchaser, not on what anybody offered."
)
_QUESTIONS = {
    "life": N_("How many years does it last?"),
    "management": N_("What does the contract take a year?"),
    "use": N_("What does use cost a year?"),
    "maintenance": N_("What does maintenance cost a year?"),
    "consumption": N_("How much {resource} does it take a year?"),
    "demolition": N_("What does taking it out cost?"),
    "disposal": N_("What does disposal cost, or bring?"),
    "emissions": N_("How much is emitted to make it?"),
}
_LEAST_WEIGHT = 0.005


def look_back_document(found: LookedBack, language: str) -> Document:
    """Return the document, to discuss and to keep beside the award."""
    _ = translator(language)
    title = _("Looking back: {title}").format(title=found.tender.title)
    authority = found.tender.authority
    return Document(title, authority, language, tuple(_blocks(found, _)), author=authority)


def _blocks(found: LookedBack, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("Outcome"))
    for sentence in outcome(found, _):
        yield Paragraph(sentence)
    yield costs_table(found, _)
    yield Heading(1, _("What to ask next time"))
    yield Paragraph(
        _("What decides most stands first. What decided little between these bids can matter between others.")
    )
    yield BulletList(tuple(questions_to_ask(found, _)))
    yield Heading(1, _("What was assumed"))
    yield Paragraph(_("Each line is an assumption: it stands in only where a bid did not state it."))
    yield assumptions_table(found, _)
    yield Heading(1, _("How it was worked out"))
    yield Paragraph(how(found, _))


def outcome(found: LookedBack, _: Translate) -> list[str]:
    """Return what came out, in sentences."""
    who = _("{bidder} was awarded.") if found.is_stated else _("{bidder} asked least.")
    first = found.awarded if found.awarded in found.most_often else found.most_often[0]
    if first != found.awarded:
        came_out = _(
            "With what was not asked filled in, another bid is cheapest over {years} years most often: {first} in "
            "{share} of the draws, {bidder} in {own}."
        )
    elif len(found.most_often) > 1:
        came_out = _(
            "With what was not asked filled in, {bidder} is cheapest over {years} years in {share} of the draws, and "
            "another bid just as often."
        )
    elif found.share < 0.5:
        came_out = _(
            "With what was not asked filled in, {bidder} is cheapest over {years} years in {share} of the draws: more "
            "often than any other bid, but in less than half."
        )
    else:
        came_out = _(
            "With what was not asked filled in, {bidder} is cheapest over {years} years in {share} of the draws: the "
            "same winner."
        )
    shares = dict(zip(found.bidders, found.cheapest, strict=True))
    words = {
        "bidder": found.awarded,
        "first": first,
        "years": found.tender.horizon_years,
        "share": rough_share(shares[first], _),
        "own": rough_share(found.share, _),
    }
    sentences = [" ".join((who.format(**words), came_out.format(**words)))]
    others = [(name, share) for name, share in found.others if name != first]
    if others:
        often = _("{bidder} in {share}")
        parts = [often.format(bidder=name, share=rough_share(share, _)) for name, share in others]
        sentences.append(_("In the other draws: {bids}.").format(bids=", ".join(parts)))
    return [*sentences, _(_VERDICTS[found.verdict]), _(_NO_PART)]


def costs_table(found: LookedBack, _: Translate) -> Table:
    """Return what each bid comes to, from low to high."""
    heads = (_("Bidder"), _("Cheapest in"), *(f"{percent} %" for percent in PERCENTS))
    rows = tuple(
        (
            name,
            rough_share(found.cheapest[k], _),
            *(amount(float(found.costs[row, k]), _, 0) for row in range(len(PERCENTS))),
        )
        for k, name in enumerate(found.bidders)
    )
    caption = _("Life-cycle cost that 5, 50 and 95 % of the draws stay under, {currency}; with assumptions")
    return Table(caption.format(currency=found.tender.currency), heads, rows, frozenset(range(1, len(heads))))


def questions_to_ask(found: LookedBack, _: Translate) -> list[str]:
    """Return the questions, the one that decides most first, each with how much of it goes with it."""
    asked = [one for one in found.ranges if one.weight >= _LEAST_WEIGHT]
    line = _("{question} ({what}; {weight} of what decides)")
    return [
        line.format(
            question=_(_QUESTIONS[one.range.question]).format(resource=_resource(one.range, _)),
            what=_item(one.range, found.tender, _),
            weight=local_share(round(one.weight, 2), _),
        )
        for one in asked
    ] or [_("None of what was assumed makes a difference between these bids.")]


def assumptions_table(found: LookedBack, _: Translate) -> Table:
    """Return every range, marked as an assumption, with the bids that it stands in for."""
    heads = (
        _("Own assumption"), _("Unit"), _("Lowest"), _("Most likely"), _("Highest"), _("Source"), _("Stands in for"),
    )  # fmt: skip
    rows = tuple(_assumption(one, found.tender, _) for one in found.ranges)
    return Table(_("Assumptions, none of them stated by a bidder"), heads, rows, frozenset((2, 3, 4)))


def _assumption(one: WeighedRange, tender: Tender, _: Translate) -> tuple[str, ...]:
    name, asked = range_name(one.range, tender, _), one.range
    numbers = (exact_number(number, _) for number in (asked.lowest, asked.likely, asked.highest))
    return name, unit_of_range(asked, tender, _), *numbers, _source(asked, _), ", ".join(one.bidders)


def _source(one: AssumedRange, _: Translate) -> str:
    """Return who says between what it lies: the sources of a fact, or what the purchaser has it from."""
    known = sources_text([chosen(one.fact)]).say(_) if one.fact else ""
    return "; ".join(filter(None, (one.source, known))) or _("own estimate")


def range_name(one: AssumedRange, tender: Tender, _: Translate) -> str:
    """Return what a range is about."""
    names = {
        "life": _("Service life"),
        "emissions": _("Emissions of production"),
        "consumption": _resource(one, _),
    }
    name = names.get(one.question) or term(one.question, _)
    return f"{_item(one, tender, _)}: {name}"


def unit_of_range(one: AssumedRange, tender: Tender, _: Translate) -> str:
    """Return what the numbers of a range are in."""
    if one.question == "life":
        return _("years")
    if one.item is None:
        return _("{currency} a year, for all").format(currency=tender.currency)
    unit = tender.item(one.item).unit
    if one.question == "consumption":
        per = _("{resource_unit} a year per {unit}")
        return per.format(resource_unit=tender.resources[str(one.resource)].unit, unit=unit)
    if one.question == "emissions":
        return _("kg CO2-eq per {unit}").format(unit=unit)
    yearly = one.question in ("maintenance", "use")
    per = _("{currency} a year per {unit}") if yearly else _("{currency} per {unit}")
    return per.format(currency=tender.currency, unit=unit)


def how(found: LookedBack, _: Translate) -> str:
    """Return how it was worked out, so that it can be done again."""
    shared = [one for one in found.ranges if one.range.question in OF_THE_KIND]
    text = _(
        "{draws} times, a value was drawn from each range at once (triangular, seed {seed}), and the bids were "
        "compared by their life-cycle cost under the rules of the tender. What depends on the product is drawn for "
        "each bid by itself: life, consumption, maintenance, emissions."
    ).format(draws=amount(found.draws, _, 0), seed=found.seed)
    if shared:
        text += " " + _(
            "What depends on the kind of product or the authority is drawn once for all bids: management, demolition, "
            "disposal."
        )
    return (
        text
        + " "
        + _(
            "How much a question decides is the square of the rank correlation of what was drawn with how much more "
            "the first bid costs than the cheapest other, as a part of all of these."
        )
    )


def _resource(one: AssumedRange, _: Translate) -> str:
    return common_name(one.resource, _) if one.resource else ""


def _item(one: AssumedRange, tender: Tender, _: Translate) -> str:
    return tender.item(one.item).name if one.item else _("the whole contract")
