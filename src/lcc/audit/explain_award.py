"""From the rank of a bid back to its cost, its scores and the numbers of the award rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lcc.award.conditions import Condition
from lcc.award.quality import BidQuality
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import FOR_READERS, Figure, Given, written
from lcc.language import Translate
from lcc.language.numbers import amount, local_formula, local_number
from lcc.language.terms import reason, term
from lcc.model.draw import Draw
from lcc.record.path import Path
from lcc.record.place import Origin, Origins, origin_of
from lcc.words.circularity_figures import figure_name
from lcc.words.draw import draw_text
from lcc.words.not_ranked import fell_away_text
from lcc.words.workbook_words import path_text


@dataclass(frozen=True, slots=True)
class Field:
    """A number as it was stated: in which document, under which name, where in its file; a table has no single value.

    The document circularity is this explanation itself: the number is explained there. `published` is the name under
    which a number was published, where that name is what was stated.
    """

    document: str
    path: Path
    origin: Origin
    value: float | None
    published: str = ""

    def said(self, document: Mapping[str, str], _: Translate) -> str:
        """Return the field as text; `document` has what the documents are called."""
        value = "" if self.value is None else local_formula(f"{self.value:.10g}: ", _)
        place = ", ".join(part for part in (document[self.document], where(self.origin, _)) if part)
        place += f": {self.published}" if self.published else ""
        return f"{value}{path_text(self.path).say(_)} ({place})"

    def as_json(self) -> dict[str, Any]:
        """Return the field as plain values."""
        return {"document": self.document, "value": self.value, **self.origin.model_dump(exclude_none=True)}


def fields_of(given: Iterable[Given], origins: Mapping[str, Origins]) -> tuple[Field, ...]:
    """Return what a figure follows from, each field once; `origins` says by document where fields stand."""
    return tuple(
        dict.fromkeys(
            Field(one.document, one.path, origin_of(one.path, origins.get(one.document, {})), one.value)
            for one in given
        )
    )


@dataclass(frozen=True, slots=True)
class AwardStep:
    """One number on the way to the score: what it is, the code of its criterion, and how it was worked out."""

    name: str
    value: float
    formula: str
    stated: tuple[Field, ...]
    criterion: str = ""
    assessor: str = ""


@dataclass(frozen=True, slots=True)
class AwardExplained:
    """The steps from the cost to the score, and the rank; without a score, why the bid is not ranked.

    Criteria and items go by their codes, of which `criterion_names` and `item_names` have the names. `draw` is the
    drawing of lots by which the bid stands where it does among equals.
    """

    rank: int | None
    steps: tuple[AwardStep, ...]
    not_ranked: tuple[Condition, ...]
    criterion_names: Mapping[str, str]
    draw: Draw | None = None
    item_names: Mapping[str, str] = field(default_factory=dict)


def explain_award(
    evaluation: Evaluation, outcome: BidEvaluation, origins: Mapping[str, Origins]
) -> AwardExplained:
    """Return how a bid came to its score.

    `origins` says by document (tender, bid, scores) where its fields stand.
    """
    steps = tuple(_steps(evaluation, outcome, origins))
    draw = next((one for one in evaluation.draws if outcome.bid.name in one.order), None)
    names = evaluation.tender.criterion_names
    items = evaluation.tender.item_names
    return AwardExplained(outcome.rank, steps, outcome.standing.not_ranked, names, draw, items)


def _steps(evaluation: Evaluation, outcome: BidEvaluation, origins: Mapping[str, Origins]) -> Iterator[AwardStep]:
    standing = outcome.standing
    yield AwardStep(evaluation.tender.award.basis, standing.contender.cost, "", ())
    if evaluation.tender.award.has_fictive_amounts:
        yield step_of("assessed_cost", standing.assessed_cost, origins)
    if standing.contender.quality is not None:
        yield from _quality_steps(standing.contender.quality, origins)
    if standing.scored is None:
        return
    if standing.cost_share is not None:
        yield step_of("cost_share", standing.cost_share, origins)
    for name in ("cost_points", "quality_points", "score"):
        figure = getattr(standing.scored, name)
        if figure is not None:
            yield step_of(name, figure, origins)


def _quality_steps(quality: BidQuality, origins: Mapping[str, Origins]) -> Iterator[AwardStep]:
    for one in quality.criteria:
        for entry in one.entries:
            yield step_of("earned", entry.earned, origins, one.id, entry.score.assessor or "-")
        yield step_of("share", one.share, origins, one.id)
    yield step_of("quality", quality.total, origins)


def step_of(
    name: str, figure: Figure, origins: Mapping[str, Origins], criterion: str = "", assessor: str = ""
) -> AwardStep:
    """Return a number with how it was worked out and from what; `origins` as for `explain_award`."""
    stated = fields_of((given for given in figure.given() if given.document != "award"), origins)
    formula = "" if isinstance(figure, Given) else with_values(figure)
    return AwardStep(name, figure.value, formula, stated, criterion, assessor)


def with_values(figure: Figure) -> str:
    """Return how a figure is worked out, with the numbers in it."""
    return written(figure, lambda given: f"{given.value:.10g}", spaced=True, functions=FOR_READERS)


def award_lines(explained: AwardExplained, document: Mapping[str, str], _: Translate) -> Iterator[str]:
    """Yield the explanation as lines of text; `document` has what the documents are called."""
    rank = "-" if explained.rank is None else str(explained.rank)
    yield "  " + _("award: rank {rank}").format(rank=rank)
    if explained.draw is not None:
        yield "    " + draw_text(explained.draw).say(_)
    names = explained.criterion_names
    for one in explained.not_ranked:
        about = explained.item_names[one.item] if one.item else names.get(one.criterion, one.criterion)
        why = reason(one.why.code, about, _)
        if one.is_decided:
            why = fell_away_text(one.why.code, one.why.context).say(_)
        yield "    " + _("not ranked: {reason}").format(reason=why)
    for step in explained.steps:
        about = ", ".join(part for part in (names.get(step.criterion, ""), step.assessor) if part)
        name = ": ".join(part for part in (term(step.name, _), about) if part)
        yield from step_lines(step, name, document, _)


def step_lines(step: AwardStep, title: str, document: Mapping[str, str], _: Translate) -> Iterator[str]:
    """Yield a step as lines of text under its title, with what it rests on below it."""
    formula = f" = {local_formula(step.formula, _)}" if step.formula else ""
    yield f"    {title}: {said_number(step.value, _)}{formula}"
    for one in step.stated:
        if one.document != "circularity":
            yield f"      {one.said(document, _)}"
    explained = [one for one in step.stated if one.document == "circularity"]
    if explained:
        yield "      " + "; ".join(f"{one.value:.10g}: {_explained_name(one.path, _)}" for one in explained)


_LONG = 1000


def said_number(value: float, _: Translate) -> str:
    """Return a number as it can be read: a long one as an amount."""
    return amount(value, _) if abs(value) >= _LONG else local_number(value, _)


def _explained_name(path: Path, _: Translate) -> str:
    """Return what a number is called that is explained under circularity."""
    *within, name = path
    if within[-1:] == ["connections"]:
        return _("Connection {number}").format(number=int(name) + 1)
    return figure_name(str(name), _)


def where(origin: Origin, _: Translate) -> str:
    """Return where a field stands: in its file, or in which other file."""
    place = _("line {line}").format(line=origin.line) if origin.line else ""
    if origin.cell:
        place = _("sheet {sheet}, cell {cell}").format(sheet=origin.sheet, cell=origin.cell)
    return ", ".join(part for part in (origin.file, place) if part)


def as_json(explained: AwardExplained) -> dict[str, Any]:
    """Return the explanation as plain values."""
    return {
        "rank": explained.rank,
        "decided_by": "draw" if explained.draw else None,
        "not_ranked": [
            {
                "reason": one.why.code,
                "criterion": one.criterion or None,
                **({"item": one.item} if one.item else {}),
                "ground": one.why.context.get("ground"),
                "article": one.why.context.get("article"),
                "explanation": one.why.context.get("reason"),
            }
            for one in explained.not_ranked
        ],
        "steps": [
            {"criterion": step.criterion or None, "assessor": step.assessor or None, **step_json(step)}
            for step in explained.steps
        ],
    }


def step_json(step: AwardStep) -> dict[str, Any]:
    """Return a step as plain values."""
    return {
        "name": step.name,
        "value": step.value,
        "formula": step.formula,
        "fields": [one.as_json() for one in step.stated],
    }
