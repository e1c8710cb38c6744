"""How quality is judged, in words: criteria, weights, scales, minima, and who scores."""

from collections.abc import Iterator, Sequence

from lcc.language import N_, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.library.published import QUALITY_SCALES
from lcc.model.quality import AnyScale, Criterion, MeasuredScale, MoneyScale, PointsScale, Quality, WordsScale
from lcc.model.tender import Tender
from lcc.words.rule import WordedRule, in_currency, named, number, rule, score_text
from lcc.words.weight import named_with_weight, weight_said


def rules_of_quality(tender: Tender) -> Iterator[WordedRule]:
    """Yield what a tender says of quality; nothing where it has no criteria."""
    quality = tender.quality
    if quality is None:
        return
    yield rule(
        N_("Quality"),
        N_(
            "Quality is judged by criteria, each with a weight: {criteria}. The share Q of quality that a bid earns is "
            "the sum over the criteria of weight times the share that the bid earns of the criterion."
        ),
        criteria=listed(named_with_weight(one, quality.points) for one in quality.criteria),
    )
    for criterion, above in quality.walk():
        said = listed(_said_of(criterion, above, quality.points, tender.currency), " ")
        yield Text(N_("Criterion {name}"), {"name": criterion.name}), said
    yield _assessment(quality)


def _said_of(
    criterion: Criterion, above: Sequence[Criterion], points: float | None, currency: str
) -> Iterator[Text]:
    if above:
        values = {"weight": weight_said(criterion, above[-1].points), "above": above[-1].name}
        yield Text(N_("Weighs {weight} of criterion {above}."), values)
    else:
        yield Text(N_("Weighs {weight} of quality."), {"weight": weight_said(criterion, points)})
    if criterion.description:
        yield Text("{description}", {"description": criterion.description})
    if criterion.criteria:
        below = listed(named_with_weight(one, criterion.points) for one in criterion.criteria)
        yield Text(N_("It is judged by the criteria below it: {below}."), {"below": below})
    else:
        yield from judged_by(criterion, currency)


def judged_by(criterion: Criterion, currency: str) -> Iterator[Text]:
    """Yield how a criterion is scored or measured, and its minimum."""
    yield _scale(criterion.scale_used, currency)
    if criterion.minimum is not None:
        least = score_text(criterion.minimum, criterion.scale_used, currency)
        yield Text(N_("A bid below the minimum of {minimum} is not ranked."), {"minimum": least})


def _scale(scale: AnyScale, currency: str) -> Text:
    if isinstance(scale, PointsScale):
        return Text(
            N_(
                "Scored from {lowest} to {highest} points; what that earns rises in a straight line from nothing to "
                "all of the criterion."
            ),
            {"lowest": number(scale.lowest), "highest": number(scale.highest)},
        )
    if isinstance(scale, WordsScale):
        words = listed(named(word, share) for word, share in scale.words.items())
        said = Text(
            N_("Scored in words, each of which earns a share of the criterion: {words}."), {"words": words}
        )
        return said if scale.preset is None else listed((said, _source(scale.preset)), " ")
    if isinstance(scale, MoneyScale):
        bounds = {name: in_currency(getattr(scale, name), currency) for name in ("lowest", "highest")}
        return Text(
            N_(
                "Scored as what the offered quality is worth, from {lowest} to {highest}; it earns its share of the "
                "highest sum."
            ),
            bounds,
        )
    return Text(
        N_(
            "Measured and not scored: {indicator}, as it follows from the bid. It earns a share of the criterion: "
            "{steps}. Between two of these values: {between}; below "
            "the first and above the last nothing changes."
        ),
        {
            "indicator": Text(TERMS[scale.indicator]),
            "steps": listed(_steps(scale), "; "),
            "between": Text(TERMS[scale.between]),
        },
    )


def _source(preset: str) -> Text:
    published = QUALITY_SCALES[preset]
    values = {"name": preset, "source": Text(published.source), "certainty": Text(TERMS[published.certainty])}
    return Text(N_("Scale {name}: {source} ({certainty})."), values)


def _steps(scale: MeasuredScale) -> Iterator[Text]:
    for step in scale.steps:
        yield Text(N_("{value}: {share}"), {"value": number(step.value), "share": Percent(step.earns)})


TOGETHER = {
    "median": N_(
        "Of what the scores of the assessors earn, the median counts: the middle one by size, and of an even number "
        "the average of the two in the middle."
    ),
    "drop_extremes": N_(
        "Of what the scores of the assessors earn, one lowest and one highest are left out, and the average of the "
        "others counts. That takes at least four scores."
    ),
}
"""How the scores of assessors count together, where that is not their plain average."""
ABSTENTION = N_(
    "An assessor may abstain on a bid and a criterion, and says why; that counts as no score. Each bid needs at least "
    "{number} scores on each criterion."
)
_JUSTIFIED = N_("Each score has a justification.")


def _assessment(quality: Quality) -> WordedRule:
    if not quality.scored_leaves():
        return rule(N_("Who scores"), N_("Nobody: all criteria are measured from what the bids state."))
    parts = [
        Text(
            N_(
                "Each score has a justification. Of the scores of the assessors, the average of what they earn counts."
            )
        )
        if quality.assessment == "average"
        else Text(N_("Each score has a justification. One score on which the assessors agree counts."))
    ]
    if quality.assessment in TOGETHER:
        parts = [Text(_JUSTIFIED), Text(TOGETHER[quality.assessment])]
    if quality.least_scores is not None:
        parts.append(Text(ABSTENTION, {"number": quality.enough}))
    if quality.assessors:
        parts.append(Text(N_("Assessors: {number}."), {"number": len(quality.assessors)}))
    if quality.hide_bidders:
        parts.append(Text(N_("The assessors see bids by a letter, without the names of the bidders.")))
    if quality.hold_back_prices:
        parts.append(Text(N_("No cost or price is shown before the scores are final and locked.")))
    return Text(N_("Who scores")), listed(parts, " ")


def criterion_name(tender: Tender, code: str) -> str:
    """Return the name of the criterion with a code; the code itself where there is none."""
    return tender.criterion_names.get(code, code)
