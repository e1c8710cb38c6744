"""SDG indicator 12.7.1, sustainable public procurement: what an authority can fill in of it.

Source: the six parts as Spain's statistical office (ine.es) publishes them for the indicator of UNEP: policy, legal
framework, practical support, purchasing criteria, monitoring, share of sustainable purchases of priority products. The
formula is recalled: the text with it was not found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import lcc
from lcc.exchange.all_tenders.notice import known_as
from lcc.exchange.all_tenders.shares import has_criteria
from lcc.exchange.outputs.of_sdg import PriorityShare, SdgContribution, SdgPart, SdgPartName
from lcc.figure.rounding import all_as_written, as_written, sum_of
from lcc.indicators.figures import Indicators, TenderRecord
from lcc.indicators.of_all_tenders import SharesOfAll
from lcc.interchange.csv_text import as_csv
from lcc.model.sdg_answers import PriorityGroup, SdgAnswer, SdgAnswers
from lcc.record.problem import InputRefusedError, problem_in

FORMULA: Literal["A x (B + C + D + E + F)"] = "A x (B + C + D + E + F)"
LETTERS: Mapping[SdgPartName, Literal["A", "B", "C", "D", "E", "F"]] = {
    "policy": "A", "legal_framework": "B", "practical_support": "C", "criteria": "D", "monitoring": "E",
    "purchases": "F",
}  # fmt: skip
"""The six parts, in their order."""
_MOST_NAMED = 10


class Contribution(NamedTuple):
    """What the parts come to; `value` is None where a part is not known that decides it."""

    value: float | None
    at_least: float
    at_most: float


Bounds = tuple[float, float]
"""Between what a part lies: twice the same, where it is known."""


def contribution(policy: Bounds, others: Sequence[Bounds]) -> Contribution:
    """Return A x (B + C + D + E + F) [no unit], of which each lies between bounds, and so between which it lies itself.

    Without a policy it is nothing, whatever the others are.

    >>> known = [(0.8, 0.8), (0.7, 0.7), (0.5, 0.5), (0.4, 0.4)]
    >>> contribution((1, 1), [*known, (0.6, 0.6)])
    Contribution(value=3.0, at_least=3.0, at_most=3.0)
    >>> contribution((1, 1), [*known, (0.0, 1.0)])
    Contribution(value=None, at_least=2.4, at_most=3.4)
    >>> contribution((0, 0), [*known, (0.0, 1.0)]).value
    0.0
    """
    least, most = (as_written(policy[end] * sum_of([one[end] for one in others])) for end in (0, 1))
    return Contribution(least if least == most else None, least, most)


def sdg_of(answers: SdgAnswers, found: Indicators) -> SdgContribution:
    """Return what an authority contributes in a year, by its answers and its awards of that year.

    Parameters
    ----------
    answers
        What it answers; what it answers on criteria and purchases goes before what its awards say.
    found
        The indicators of its awards, with money at one price level. Where they have all tenders that it published,
        criteria are a share of these, and at least what it says.

    Raises
    ------
    InputRefusedError
        There are awards, and none of them is of that authority.
    """
    records = _of_authority(found, answers)
    groups = [share for group in answers.priority for share in _shares_of(group, records)]
    stated: Mapping[SdgPartName, SdgAnswer | None] = {name: getattr(answers, name) for name in LETTERS}
    parts = []
    for name, letter in LETTERS.items():
        answer = stated[name]
        if answer is not None:
            parts.append(_part(letter, name, answer.value, "answer", answer.source))
        elif name == "criteria":
            parts.append(_criteria(records, answers.year, found.all_tenders))
        elif name == "purchases":
            parts.append(_purchases(groups))
        else:
            parts.append(_part(letter, name, None, None))
    policy, *others = ((one.at_least, one.at_most) for one in parts)
    comes_to = contribution(policy, others)
    return SdgContribution(
        lcc_version=lcc.__version__,
        authority=answers.authority,
        year=answers.year,
        formula=FORMULA,
        certainty="recalled",
        contribution=comes_to.value,
        at_least=comes_to.at_least,
        at_most=comes_to.at_most,
        parts=tuple(parts),
        priority=tuple(groups),
        not_read=found.not_read,
    )


def _of_authority(found: Indicators, answers: SdgAnswers) -> list[TenderRecord]:
    """Return the awards of an authority in a year."""
    asked = known_as(answers.authority)
    own = [one for one in found.records if known_as(one.authority) == asked]
    if found.records and not own:
        known = ", ".join([*dict.fromkeys(one.authority for one in found.records)][:_MOST_NAMED])
        raise InputRefusedError([problem_in("", "authority_without_tenders", answers.authority, known=known)])
    return [one for one in own if one.year == answers.year and one.outcome != "market_consultation"]


def _part(
    letter: Literal["A", "B", "C", "D", "E", "F"],
    name: SdgPartName,
    value: float | None,
    rests_on: Literal["answer", "tenders", "all_tenders"] | None,
    source: str | None = None,
    counted: tuple[int, int] | None = None,
    bounds: Bounds | None = None,
) -> SdgPart:
    known, unknown = counted or (None, None)
    at_least, at_most = bounds or ((0.0, 1.0) if value is None else (value, value))
    return SdgPart(
        letter=letter,
        part=name,
        value=None if value is None else as_written(value),
        at_least=as_written(at_least),
        at_most=as_written(at_most),
        rests_on=rests_on,
        source=source,
        known=known,
        unknown=unknown,
    )


def _criteria(records: Sequence[TenderRecord], year: int, shares: SharesOfAll | None) -> SdgPart:
    """Return D: the share of tenders with criteria on circularity, of all where these are known."""
    if shares is not None:
        of_year = (one for one in shares.shares if one.by == "year" and one.group == str(year))
        one = next(of_year, None)
        if one is None or one.criteria_share is None:
            return _part("D", "criteria", None, "all_tenders")
        unmatched = one.number - one.matched
        bounds = one.criteria_share, (one.criteria + unmatched) / one.number
        counted = one.matched, unmatched
        return _part("D", "criteria", one.criteria_share, "all_tenders", counted=counted, bounds=bounds)
    tenders: dict[tuple[str, str], bool] = {}
    for record in records:
        key = record.authority, record.tender
        tenders[key] = tenders.get(key, False) or has_criteria(record)
    share = sum(tenders.values()) / len(tenders) if tenders else None
    return _part("D", "criteria", share, "tenders", counted=(len(tenders), 0))


def _purchases(groups: Sequence[PriorityShare]) -> SdgPart:
    """Return F: circular spend among priority products; None where no products are named, or in several currencies."""
    if not groups:
        return _part("F", "purchases", None, None)
    spend, circular = (sum_of([getattr(one, name) for one in groups]) for name in ("spend", "circular"))
    is_one = len({one.currency for one in groups} - {None}) == 1
    counted = sum(one.known for one in groups), sum(one.unknown for one in groups)
    share = circular / spend if is_one and spend else None
    bounds = (0.0, 1.0) if counted[1] else None  # of what is not known, it is not known either how large it is
    return _part("F", "purchases", share, "tenders", counted=counted, bounds=bounds)


def _shares_of(group: PriorityGroup, records: Iterable[TenderRecord]) -> Iterator[PriorityShare]:
    """Yield the share of circular spend in a group, by currency; one of nothing where it has no awards."""
    by_currency: dict[str | None, list[TenderRecord]] = {}
    for one in records:
        if one.cpv_division in group.cpv_divisions:
            by_currency.setdefault(one.currency, []).append(one)
    for currency, those in sorted(by_currency.items(), key=lambda one: str(one[0])) or [(None, [])]:
        known = [(one.spend_per_year, one.circular) for one in those]
        spends = [
            (spend, is_circular) for spend, is_circular in known if spend is not None and is_circular is not None
        ]
        spend = as_written(sum_of([one for one, _is in spends]))
        circular = as_written(sum_of([one for one, is_circular in spends if is_circular]))
        yield PriorityShare(
            name=group.name,
            cpv_divisions=tuple(group.cpv_divisions),
            currency=currency,
            spend=spend,
            circular=circular,
            share=as_written(circular / spend) if spend else None,
            known=len(spends),
            unknown=len(those) - len(spends),
        )


COLUMNS = ("letter", "part", "value", "at_least", "at_most", "rests_on", "source", "known", "unknown")


def sdg_as_table(found: SdgContribution) -> bytes:
    """Return the parts as CSV, and what they come to in the last rows, under the name of each."""
    rows: list[dict[str, Any]] = [all_as_written(one.model_dump()) for one in found.parts]
    empty = dict.fromkeys(COLUMNS)
    rows += [
        {**empty, "part": name, "value": getattr(found, name)} for name in ("contribution", "at_least", "at_most")
    ]
    return as_csv(COLUMNS, rows)
