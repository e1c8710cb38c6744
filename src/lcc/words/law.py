"""What a law asks of a tender, in words: the provision, how sure it is, what was found and what to do."""

from collections.abc import Iterator, Mapping
from math import floor
from typing import Any, NamedTuple

from lcc.figure.figure import NOISE
from lcc.language import N_, Local, Percent, ShownAmount, Text, Translate, listed
from lcc.language.terms import TERMS
from lcc.library.provisions import PROVISIONS, Provision, Threshold
from lcc.model.letters import LEAST_STANDSTILL_DAYS
from lcc.scrutiny.belgian_law import LEAST_DAYS
from lcc.scrutiny.law_check import LawCheck
from lcc.scrutiny.law_finding import LawFinding
from lcc.scrutiny.procurement_act import FLOOR, LABOUR_INTENSIVE_FLOOR
from lcc.words.law_texts import ASKS, FOUND, LAW_NAMES, ROUTES, STATUSES, VERDICTS
from lcc.words.remark_texts import WORDING
from lcc.words.validity import validity_texts
from lcc.words.workbook_words import path_text

_NUMBERS: Mapping[str, Mapping[str, object]] = {
    "nl_standstill": {"least": LEAST_STANDSTILL_DAYS},
    "be_standstill": {"least": LEAST_DAYS},
    "ppa_quality_share": {"floor": Percent(FLOOR), "of_labour": Percent(LABOUR_INTENSIVE_FLOOR)},
}
"""What fills in what provisions ask: the numbers that they are tested by."""
_STEPS = 10_000
"""What can be at most is cut off to hundredths of a percent: rounded up it would be too much."""
_AMOUNTS = {"value", "budget", "lowest", "spread", "expected", "threshold"}
_CODES = {"method", "procedure", "order", "basis", "allocation"}


class SaidOfLaw(NamedTuple):
    """A finding in words; `to_do` is None where there is nothing to do."""

    verdict: Text
    article: Text
    status: Text
    source: Text
    asks: Text
    found: Text
    to_do: Text | None


def said_of_law(finding: LawFinding) -> SaidOfLaw:
    """Return a finding in words.

    >>> from datetime import date
    >>> from lcc.scrutiny.law_finding import Found
    >>> found = Found("look", "departure_said", {"route": "mix"})
    >>> said = said_of_law(LawFinding("ppa_departure", found, date(2027, 1, 1)))
    >>> said.article.say(str), said.status.say(str)
    ('Public Procurement Act, COM(2026) 590, article 98(5)', 'proposed, in force nowhere')
    """
    provision, found = finding.provision, finding.found
    wording = FOUND[found.code]
    words = {name: _shown(name, word) for name, word in found.words.items()}
    if found.see:
        words["remarks"] = listed(Text(WORDING[code].title) for code in found.see)
    return SaidOfLaw(
        Text(VERDICTS[found.verdict]),
        article_text(provision),
        status_text(finding),
        Text(
            "{source} ({certainty})",
            {"source": Text(provision.source), "certainty": Text(TERMS[provision.certainty])},
        ),
        asks_text(finding.name),
        Text(wording.found, words),
        Text(wording.to_do, words) if wording.to_do else None,
    )


def finding_lines(finding: LawFinding, _: Translate) -> list[str]:
    """Return a finding in lines: its verdict, article and status; what is asked; what was found; the source."""
    said = said_of_law(finding)
    to_do = [said.to_do.say(_)] if said.to_do else []
    return [
        f"{said.verdict.say(_).upper()}  {said.article.say(_)} ({said.status.say(_)})",
        "  " + said.asks.say(_),
        "  " + " ".join([said.found.say(_), *to_do]),
        "  " + _("source: {source}").format(source=said.source.say(_)),
    ]


def article_text(provision: Provision) -> Text:
    """Return how a provision is cited."""
    words = {"act": provision.act, "article": provision.article}
    if provision.status == "case_law":
        return Text("{act}, {article}", words)
    return Text(N_("{act}, article {article}"), words)


def asks_text(name: str) -> Text:
    """Return what a provision asks."""
    provision = PROVISIONS[name]
    if isinstance(provision, Threshold):
        works, other = ShownAmount(provision.works), ShownAmount(provision.supplies_and_services)
        return Text(ASKS[name], {"works": works, "other": other})
    return Text(ASKS[name], _NUMBERS.get(name, {}))


def status_text(finding: LawFinding) -> Text:
    """Return whether a provision is law, and since and until when, as far as that is known."""
    provision = finding.provision
    since = [] if finding.is_known else [Text(N_("not checked since"))]
    return listed([Text(STATUSES[provision.status]), *validity_texts(provision), *since])


def law_title(check: LawCheck) -> Text:
    """Return which law a tender was held against, and of which day."""
    words = {"law": Text(LAW_NAMES[check.law]), "date": Local(check.day)}
    if check.dated_by == "base_date":
        return Text(N_("{law} on {date}, the base date of the tender (--at says another day)"), words)
    return Text(N_("{law} on {date}"), words)


def assumed_texts(check: LawCheck) -> Iterator[Text]:
    """Yield what the tender does not say and was taken for the test."""
    if check.law == "nl" and check.tender.procedure is None:
        yield Text(N_("The tender names no procedure: it is held against what the law asks of a European one."))


def later_texts(check: LawCheck) -> Iterator[Text]:
    """Yield what the law comes to ask after that day."""
    for name in check.later:
        provision = PROVISIONS[name]
        words = {"article": article_text(provision), "asks": asks_text(name)}
        if provision.valid_from is not None:
            yield Text(N_("From {date}: {article}. {asks}"), {**words, "date": Local(provision.valid_from)})


def _shown(name: str, word: Any) -> object:
    """Return a word as it is filled in: codes by what they are called, numbers in the reader's way."""
    if name == "fields":
        return listed(path_text(("award", one)) for one in word)
    if isinstance(word, tuple):
        return listed(word)
    if name == "route":
        return Text(ROUTES[word])
    if name in _CODES:
        return Text(TERMS[word])
    if name == "most":
        word = floor(word * _STEPS + NOISE) / _STEPS
    if isinstance(word, float):
        return ShownAmount(word) if name in _AMOUNTS else Percent(word)
    return word
