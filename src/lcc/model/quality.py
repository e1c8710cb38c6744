"""How quality is judged: criteria, scales and thresholds that a tender publishes, and the scores given afterwards."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.library.indicators import Indicator, check_on_scale
from lcc.library.published import QUALITY_SCALES
from lcc.library.published_fields import filled, name_in, published
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.checks import check_each_once, check_unlike
from lcc.record.in_schema import InSchema, OneOfNames, filled_by, together
from lcc.record.part import Part
from lcc.record.path import Path
from lcc.record.record import (
    Moment,
    Money,
    Name,
    ParagraphText,
    Price,
    Record,
    Share,
    by_word,
    empty_list,
    in_unit,
)

Earned = Annotated[float, Field(ge=-1, le=1, json_schema_extra=in_unit("share"))]
"""The part of a criterion that a score earns: 1 is all of it; below 0 it costs."""


CriterionPoints = Annotated[float, Field(ge=0, le=1e6, json_schema_extra=in_unit("points"))]

ScoreValue = Annotated[float, Field(ge=-1e12, le=1e12)] | Name
"""A number, or a word of a scale."""

ScoreKey = tuple[str, str, str | None]
"""Whose score it is: bid, criterion and assessor."""


class PointsScale(Record):
    """A number between two bounds; what it earns rises in a straight line from 0 to 1."""

    kind: Literal["points"]
    lowest: Annotated[float, Field(ge=-1e6, le=1e6)] = Field(default=0.0, title="Lowest score")
    highest: Annotated[float, Field(ge=-1e6, le=1e6)] = Field(default=10.0, title="Highest score")

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.lowest >= self.highest:
            raise PydanticCustomError("scale_rises", "a highest score above the lowest")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest score [points of the scale]."""
        return self.lowest, self.highest


class WordsScale(Record):
    """A word, and what each word earns."""

    model_config = ConfigDict(json_schema_extra=together(filled_by("preset", "words")))

    kind: Literal["words"]
    preset: Annotated[Name, OneOfNames(QUALITY_SCALES.keys)] | None = Field(
        default=None,
        title="Published scale",
        description="In place of words of your own: a workbook lists them, and so does `lcc constants`.",
    )
    words: Annotated[dict[Name, Earned], Field(min_length=2, max_length=50)] = Field(
        title="Words", description="Each with the part of the criterion that it earns: 1 is all of it."
    )

    @model_validator(mode="before")
    @classmethod
    def _with_preset(cls, data: Any) -> Any:
        name = name_in(data, "preset")
        if name is None:
            return data
        return filled(data, "preset", {"words": dict(published("preset", name, QUALITY_SCALES).words)})

    @model_validator(mode="after")
    def _differ(self) -> Self:
        check_unlike(self.words, at=("words",))
        return self

    def word(self, score: float | str) -> str:
        """Return a score as a word: files and spreadsheets make a number of a word that is all digits.

        >>> WordsScale(kind="words", words={"3": 1.0, "NR": -0.5}).word(3.0)
        '3'
        """
        return score if isinstance(score, str) else f"{score:.15g}"


class MoneyScale(Record):
    """What the offered quality is worth in money; the highest sum earns all of the criterion."""

    kind: Literal["money"]
    lowest: Money = Field(default=0.0, title="Lowest value", description="Below 0 where quality can cost.")
    highest: Price = Field(gt=0, title="Highest value")

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if not -self.highest <= self.lowest < self.highest:
            raise PydanticCustomError("scale_rises", "a lowest value below the highest, and no further below 0")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest value [points of the scale]."""
        return self.lowest, self.highest


class Step(Record):
    """What a measured value earns."""

    value: Annotated[float, Field(ge=-1e12, le=1e12)] = Field(title="Measured value")
    earns: Earned = Field(title="Earns", description="The part of the criterion: 1 is all of it.")


class MeasuredScale(Record):
    """An indicator of circularity, worked out of the bid or stated in it; nobody scores it."""

    kind: Literal["measured"]
    indicator: Indicator = Field(title="Indicator")
    steps: Annotated[list[Step], Field(min_length=2, max_length=50)] = Field(
        title="Scale", description="In rising order; below the first and above the last the same is earned."
    )
    between: Literal["straight_line", "in_steps"] = Field(
        default="straight_line",
        title="Between two steps",
        description="In a straight line, or what the step below earns.",
    )

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if any(low.value >= high.value for low, high in pairwise(self.steps)):
            raise PydanticCustomError("measured_rises", "steps in rising order")
        check_on_scale(self.indicator, *(step.value for step in self.steps))
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The measured values of the first and of the last step [unit of the indicator]."""
        return self.steps[0].value, self.steps[-1].value


AnyScale = PointsScale | WordsScale | MoneyScale | MeasuredScale
SCALES: dict[str, type[Record]] = by_word(AnyScale, "kind")
Scale = Annotated[AnyScale, Field(discriminator="kind", title="Scale")]
_POINTS: Path = ("quality", "points")
FEWEST_WITHOUT_EXTREMES = 4
"""Of three scores one would be left, and that is the median."""


@cache
def _ten_points() -> PointsScale:
    """Return the scale of who states none; not made before one is asked for, which takes a tenth of the start."""
    return PointsScale(kind="points")


class Criterion(Record):
    """What is judged, on a scale or by criteria below it.

    Weights of criteria side by side add up to 1. Where quality has points, criteria have those in place of weights, and
    they add up to the points of what the criteria are a part of.
    """

    id: Name = Field(title="Criterion code")
    name: Name = Field(title="Criterion")
    description: ParagraphText | None = Field(
        default=None, title="What is judged", description="What the bidder has to show, and what earns more."
    )
    weight: Part | None = Field(
        default=None,
        title="Weight",
        description="Beside the other criteria of the same level. Left out where criteria have points.",
        json_schema_extra=in_unit("share"),
    )
    points: CriterionPoints | None = Field(
        default=None,
        title="Points of the criterion",
        description="In place of a weight, of the points for all of quality.",
    )
    scale: Scale | None = Field(
        default=None, title="Scale", description="Left out: points from 0 to 10, or criteria below this one."
    )
    minimum: ScoreValue | None = Field(
        default=None, title="Minimum score", description="A bid that scores less is not ranked."
    )
    ambition: Annotated[int, Field(ge=1, le=3)] | None = Field(
        default=None,
        title="Level of ambition",
        description="Of the MVI-criteriatool, from 1, basis, to 3, ambitious. It changes no score.",
    )
    criteria: Annotated[list["Criterion"], Field(max_length=50)] = Field(
        default_factory=empty_list, title="Criteria below this one"
    )

    @model_validator(mode="after")
    def _is_scored_once(self) -> Self:
        if self.criteria and (self.scale is not None or self.minimum is not None):
            raise PydanticCustomError("scored_below", "a scale on the criteria below", {"name": self.name})
        _check_weights(self.criteria, self.points)
        scale = self.scale_used
        if isinstance(scale, WordsScale):
            if self.minimum is not None and scale.word(self.minimum) not in scale.words:
                known = {"known": ", ".join(scale.words), "name": self.name}
                raise PydanticCustomError("minimum_word", "a word of the scale", known)
        elif isinstance(self.minimum, str):
            raise PydanticCustomError("minimum_number", "a number of the scale", {"name": self.name})
        elif self.minimum is not None:
            lowest, highest = scale.bounds
            if not lowest <= self.minimum <= highest:
                words = {"lowest": lowest, "highest": highest, "name": self.name}
                raise PydanticCustomError("minimum_off_scale", "a minimum on the scale", words)
        if self.id in (BY_QUALITY, BY_COST, BY_LOT):
            raise PydanticCustomError("reserved_criterion", "another code", {"name": self.id})
        return self

    @property
    def scale_used(self) -> AnyScale:
        """The scale that is stated, or points from 0 to 10."""
        return self.scale or _ten_points()

    @property
    def can_cost(self) -> bool:
        """Whether a score can earn less than nothing."""
        scale = self.scale_used
        if isinstance(scale, WordsScale):
            return min(scale.words.values()) < 0
        if isinstance(scale, MeasuredScale):
            return min(step.earns for step in scale.steps) < 0
        return isinstance(scale, MoneyScale) and scale.lowest < 0


def _check_weights(criteria: list[Criterion], points: float | None) -> None:
    """Check that criteria side by side have weights that add up to 1, or points that add up to those of the whole."""
    for k, one in enumerate(criteria):
        if points is None and one.points is not None:
            at = {"at": ("criteria", k, "points"), "found": one.points, "name": one.name}
            raise PydanticCustomError("points_of_nothing", "points of what it is a part of", at)
        if points is not None and (one.points is None or one.weight is not None):
            at = {"at": ("criteria", k, "weight"), "found": one.weight, "name": one.name}
            raise PydanticCustomError("points_needed", "points in place of a weight", at)
        if points is None and one.weight is None:
            at = {"at": ("criteria", k, "weight"), "found": None, "name": one.name}
            raise PydanticCustomError("weight_needed", "a weight", at)
    shares = [(one.id, (one.weight if points is None else one.points) or 0.0) for one in criteria]
    total, whole = sum(share for _code, share in shares), 1.0 if points is None else points
    if criteria and abs(total - whole) > 1e-9 * max(whole, 1.0):
        words = {"total": round(total, 6), "found": round(total, 6), "at": ("criteria",)}
        if points is None:
            raise PydanticCustomError("weights_whole", "weights that add up to 1", words | {"weights": shares})
        raise PydanticCustomError(
            "points_whole", "points that add up", words | {"whole": points, "of_each": shares}
        )


class Leaf(NamedTuple):
    """A criterion that is scored itself: where it stands, and those from the top down to it.

    What it weighs is the product of the fields in `weights`, divided by the one in `whole` if there is one.
    """

    criterion: Criterion
    path: Path
    line: tuple[Criterion, ...]
    weights: tuple[Path, ...]
    whole: Path | None


class Quality(Record):
    """What is judged beside cost, by whom, and when prices are shown.

    Examples
    --------
    >>> quality = Quality.model_validate({"criteria": [
    ...     {"id": "plan", "name": "Plan", "weight": 0.6},
    ...     {"id": "circular", "name": "Circular", "weight": 0.4, "criteria": [
    ...         {"id": "reuse", "name": "Reuse", "weight": 1.0}]}]})
    >>> [leaf.criterion.id for leaf in quality.leaves()]
    ['plan', 'reuse']
    """

    criteria: Annotated[list[Criterion], Field(min_length=1, max_length=50)] = Field(title="Criteria")
    points: Annotated[CriterionPoints, Field(gt=0)] | None = Field(
        default=None,
        title="Points for all of quality",
        description="Then each criterion has points in place of a weight, and they add up to these.",
    )
    minimum: Share | None = Field(
        default=None,
        title="Minimum quality",
        description="The part of all criteria that a bid has to earn to be ranked.",
    )
    assessment: Literal["average", "median", "drop_extremes", "consensus"] = Field(
        default="average",
        title="Scores of several assessors",
        description="Of what they earn the average counts, the median, or the average without one lowest and one "
        "highest; or one score on which they agree.",
    )
    assessors: Annotated[list[Name], Field(max_length=50)] = Field(
        default_factory=empty_list, title="Assessors", description="Each scores every bid on every criterion."
    )
    least_scores: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None,
        title="Least number of scores if assessors abstain",
        description="So many scores each bid has on each criterion at least. Left out: no assessor abstains.",
    )
    hide_bidders: bool = Field(
        default=False, title="Bidders are hidden", description="Assessors see bids by a letter, not by name."
    )
    hold_back_prices: bool = Field(
        default=False, title="Prices are held back", description="Until the scores are locked, no cost is shown."
    )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        _check_weights(self.criteria, self.points)
        if self.assessors and len(self.assessors) < self.fewest:
            words = {"at": ("assessors",), "found": len(self.assessors), "least": self.fewest}
            raise PydanticCustomError("few_assessors", "enough assessors", words)
        if self.least_scores is not None:
            self._check_least(self.least_scores)
        codes = [criterion.id for criterion, _above in self.walk()]
        check_each_once("criterion_twice", "each criterion code once", codes)
        return self

    def _check_least(self, least: int) -> None:
        most = len(self.assessors) or None
        if not self.each_counts or least < self.fewest or (most is not None and least > most):
            words = {"at": ("least_scores",), "found": least, "least": self.fewest}
            kind = "least_of_one" if not self.each_counts else "least_scores"
            raise PydanticCustomError(kind, "a number of scores that there can be", words)

    @property
    def each_counts(self) -> bool:
        """Whether the score of each assessor counts, or else one on which they agree."""
        return self.assessment != "consensus"

    @property
    def fewest(self) -> int:
        """How many scores their assessment takes at least: without the two outermost, two are to be left."""
        return FEWEST_WITHOUT_EXTREMES if self.assessment == "drop_extremes" else 1

    @property
    def enough(self) -> int:
        """How many scores a bid needs on each criterion, whoever abstains."""
        return max(self.least_scores or 1, self.fewest)

    def walk(self) -> Iterator[tuple[Criterion, tuple[Criterion, ...]]]:
        """Yield every criterion with those above it, from the top down; what is below one follows it."""
        yield from _walk(self.criteria, ())

    @property
    def ambition(self) -> int | None:
        """The highest level of ambition among the criteria, also of groups; None where none states one."""
        return max((one.ambition for one, _above in self.walk() if one.ambition is not None), default=None)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the criteria that are scored, in order."""
        for leaf in _leaves(self.criteria, ("quality", "criteria"), (), ()):
            if self.points is None:
                yield leaf
            else:  # points below a criterion add up to its own: those of the lowest level are a part of all of them
                yield leaf._replace(weights=((*leaf.path, "points"),), whole=_POINTS)

    def indicators(self) -> list[Indicator]:
        """Return what criteria are measured by, each once."""
        scales = [leaf.criterion.scale for leaf in self.leaves()]
        return list(dict.fromkeys(scale.indicator for scale in scales if isinstance(scale, MeasuredScale)))

    def scored_leaves(self) -> list[Leaf]:
        """Return the criteria that assessors score: what is measured is not."""
        return [leaf for leaf in self.leaves() if not isinstance(leaf.criterion.scale_used, MeasuredScale)]


def _walk(
    criteria: list[Criterion], above: tuple[Criterion, ...]
) -> Iterator[tuple[Criterion, tuple[Criterion, ...]]]:
    for criterion in criteria:
        yield criterion, above
        yield from _walk(criterion.criteria, (*above, criterion))


def _leaves(
    criteria: list[Criterion], at: Path, above: tuple[Criterion, ...], weights: tuple[Path, ...]
) -> Iterator[Leaf]:
    for k, criterion in enumerate(criteria):
        here, line = (*at, k), (*above, criterion)
        below = (*weights, (*here, "weight"))
        if criterion.criteria:
            yield from _leaves(criterion.criteria, (*here, "criteria"), line, below)
        else:
            yield Leaf(criterion, here, line, below, None)


class Score(Record):
    """What one assessor, or all of them together, gave a bid on a criterion, and why."""

    bid: Name = Field(title="Bid", description="By the name of the bidder, and the variant if it is one.")
    criterion: Name = Field(title="Criterion code")
    assessor: Name | None = Field(
        default=None, title="Assessor", description="Left out for the score on which all agree."
    )
    score: ScoreValue = Field(title="Score")
    justification: ParagraphText = Field(title="Justification")

    @property
    def key(self) -> ScoreKey:
        """The bid, the criterion and the assessor; no two scores have the same."""
        return self.bid, self.criterion, self.assessor


class Abstention(Record):
    """That an assessor gives a bid no score on a criterion, and why: it counts as no score, not as a low one."""

    bid: Name = Field(title="Bid", description="By the name of the bidder, and the variant if it is one.")
    criterion: Name = Field(title="Criterion code")
    assessor: Name = Field(title="Assessor")
    reason: ParagraphText = Field(
        title="Reason of the abstention", description="Kept with the scores; it gives no reasons for a score."
    )

    @property
    def key(self) -> ScoreKey:
        """The bid, the criterion and the assessor, as of a score."""
        return self.bid, self.criterion, self.assessor


_SHA256 = "^[0-9a-f]{64}$"


def _is_sha256(value: str) -> str:
    if not re.fullmatch(_SHA256, value):
        raise PydanticCustomError("sha256", "a SHA-256 checksum")
    return value


Sha256 = Annotated[str, AfterValidator(_is_sha256), InSchema(pattern=_SHA256)]
Timing = Literal["clock", "stated"]
"""Where a moment comes from: the clock of the computer, or whoever typed it."""

_TIMED = (
    "By the clock of the computer, or as somebody typed it; versions that did not tell these apart left it out."
)


class Lock(Record):
    """When scores became final, by whom, and a proof of what they were."""

    at: Moment = Field(title="Locked at")
    by: Name = Field(title="Locked by")
    timing: Timing | None = Field(default=None, title="Source of the moment of locking", description=_TIMED)
    part_of: Sha256 | None = Field(
        default=None,
        title="Checksum of all scores",
        description="Where these are a part of the scores that were locked: those of one lot, or of some bids.",
    )
    sha256: Sha256 = Field(
        title="Checksum of the scores",
        description="Of the scores and changes as they were locked, by whom and when, and of how that is known.",
    )


class ScoreChange(Record):
    """A score that became another one after scores were locked."""

    at: Moment = Field(title="Changed at")
    by: Name = Field(title="Changed by")
    timing: Timing | None = Field(default=None, title="Source of the moment of the change", description=_TIMED)
    reason: ParagraphText = Field(title="Reason of the change")
    bid: Name = Field(title="Bid")
    criterion: Name = Field(title="Criterion code")
    assessor: Name | None = Field(default=None, title="Assessor")
    before: ScoreValue | None = Field(default=None, title="Score before")
    after: ScoreValue | None = Field(default=None, title="Score after")
    justification_before: ParagraphText | None = Field(default=None, title="Justification before")
    abstention_before: ParagraphText | None = Field(default=None, title="Reason of the abstention before")
    abstains_after: bool = Field(default=False, title="Abstains after the change")


class Scores(Record):
    """The scores of all bids of a tender: a document beside tender and bids."""

    tender: Name = Field(title="Tender code")
    scores: Annotated[list[Score], Field(max_length=100_000)] = Field(title="Scores")
    abstentions: Annotated[list[Abstention], Field(max_length=100_000)] = Field(
        default_factory=empty_list,
        title="Abstentions",
        description="Only where the tender says how many scores are enough.",
    )
    changes: Annotated[list[ScoreChange], Field(max_length=100_000)] = Field(
        default_factory=empty_list, title="Changes after locking"
    )
    locked: Lock | None = Field(default=None, title="Lock", description="The first one, before prices were shown.")
