"""What if a number of the tender were another one: the ranking at once, which is not the award."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from lcc.analysis.sensitivity import HIGHEST_RATE, is_tried
from lcc.api.scoring import Scored, score
from lcc.checks.fields import bounds_at, number_at, numbers_in, with_number
from lcc.documents.bid_outcome import score_said
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import cents
from lcc.intake.submissions import Submissions
from lcc.language import Language, Translate, translator
from lcc.language.numbers import amount, local_number, local_share
from lcc.model.tender import Tender
from lcc.record.path import Path, name_of, path_of
from lcc.record.problem import LccError
from lcc.record.record import value_at
from lcc.words.number_names import NumberName, number_name
from lcc.words.units import score_head

_STEPS = 200
_FIRST = ("discount", "indices", "horizon_years", "resources")
"""What is asked about most, and so shown first."""
_OF_THE_RULES = ("award", "quality", "vat", "circularity", "lots", "letters")
"""What is no number of the world outside: another value of it is another tender."""


def numbers(read: Submissions, language: Language) -> list[dict[str, Any]]:
    """Return the numbers of the tender that can be tried: how each is called, what it is, and how far it goes."""
    tender, _ = read.tender, translator(language)
    paths = [path for path in numbers_in(tender) if path[0] not in _OF_THE_RULES and is_tried(path)]
    paths.sort(key=lambda path: _FIRST.index(str(path[0])) if path[0] in _FIRST else len(_FIRST))
    return [_number(tender, path, number_name(tender, read.offered, None, path), _) for path in paths]


def tried(before: Scored, changes: Mapping[str, float], language: Language) -> dict[str, Any]:
    """Return the ranking with other numbers, of each lot by itself, beside that of the tender; or that it can't be."""
    _ = translator(language)
    read = before.submissions
    tender = read.tender
    if outside := [said for name, value in changes.items() if (said := _outside(read, path_of(name), value, _))]:
        return {"cannot": " ".join(outside)}
    try:
        for name, value in changes.items():
            tender = _with(tender, path_of(name), value)
        found = score(replace(read, tender=tender, submitted={}))
    except (LccError, ValueError):
        return {"cannot": _("With these numbers the bids can't be compared.")}
    return {
        "rankings": [
            {
                "title": title,
                "score": _score_head(one.evaluation, _),
                "rows": _rows(one.evaluation, ranks[title], _),
            }
            for ranks in [{title: _ranks(one) for title, one in _parts(before)}]
            for title, one in _parts(found)
        ]
    }


def _parts(scored: Scored) -> list[tuple[str, Scored]]:
    titles = scored.submissions.tender.lot_titles
    return [(titles[code], one) for code, one in scored.lots.items()] or [("", scored)]


def _ranks(scored: Scored) -> dict[str, str]:
    return {one.bid.name: str(one.rank or "-") for one in scored.evaluation.bids}


def _rows(found: Evaluation, before: Mapping[str, str], _: Translate) -> list[list[str]]:
    """Return of each bid its rank, its name, what it costs, how much more than the lowest, and its rank before.

    Where the rank follows a score, that stands after what the bid costs.
    """
    lowest = min((cents(one.compared) for one in found.bids), default=0.0)
    return [
        [
            str(one.rank or "-"),
            one.bid.name,
            amount(cents(one.compared), _),
            amount(cents(one.compared) - lowest, _),
            *_score(found, one, _),
            before[one.bid.name],
        ]
        for one in found.bids
    ]


def _score_head(found: Evaluation, _: Translate) -> str:
    return "" if found.tender.awards_by_cost_alone else score_head(found.tender, _)


def _score(found: Evaluation, one: BidEvaluation, _: Translate) -> list[str]:
    score = one.standing.score
    if found.tender.awards_by_cost_alone:
        return []
    return ["-" if score is None else score_said(found.tender, score, _)]


def _outside(read: Submissions, path: Path, value: float, _: Translate) -> str:
    """Return of a number that no tender can have how far it goes; nothing of another."""
    bounds = bounds_at(read.tender, path)
    if bounds.low <= value <= bounds.high:
        return ""
    called = number_name(read.tender, read.offered, None, path)
    says = local_share if called.is_share else local_number
    text, end = (_("{number}: at least {end}."), bounds.low)
    if value > bounds.high:
        text, end = (_("{number}: at most {end}."), bounds.high)
    return text.format(number=called.text.say(_), end=f"{says(end, _)} {called.unit(read.tender, _)}".strip())


def _with(tender: Tender, path: Path, value: float) -> Tender:
    """Return the tender with another number; what was chosen by its name goes by numbers of its own then."""
    plain = with_number(tender, path, value)
    try:
        return Tender.model_validate(plain)
    except ValidationError as refused:
        for one in refused.errors():
            if one["type"] == "beside_published":
                value_at(plain, one["loc"]).pop(one["ctx"]["field"])
    return Tender.model_validate(plain)


def _number(tender: Tender, path: Path, called: NumberName, _: Translate) -> dict[str, Any]:
    value = float(number_at(tender, path) or 0.0)
    bounds = bounds_at(tender, path)
    reach = max(2 * abs(value), 1.0)
    if called.is_share:  # a part of something goes up to all of it, growth a year to what sensitivity looks at
        reach = bounds.high if bounds.low == 0 else HIGHEST_RATE
    low, high = max(bounds.low, -reach if value < 0 else 0.0), min(bounds.high, max(reach, value))
    return {
        "path": name_of(path),
        "label": called.text.say(_),
        "unit": called.unit(tender, _),
        "value": value,
        "low": low,
        "high": high,
        "step": bounds.step or (0.0005 if called.is_share else (high - low) / _STEPS),
        "is_share": called.is_share,
        "is_first": path[0] in _FIRST,
    }
