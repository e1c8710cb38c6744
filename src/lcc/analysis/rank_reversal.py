"""Three bids made to measure, of which the last can't win and yet decides which of the other two does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean
from typing import Any

from lcc.award.outcome import Standing
from lcc.award.worth import HypotheticalBid, score, standings, worth
from lcc.language import N_, Local, ShownAmount, Text
from lcc.model.award import Points, QualityValue, WeightedFactor
from lcc.model.tender import Tender
from lcc.scrutiny.rule_remarks import HIGHEST_SHARE, LOWEST_SHARE, value_of_quality

_CHEAPER, _DEARER, _EXTRA_QUALITY = (0.7, 0.8, 0.9, 0.95), 1.5, 0.05
_DISTANCES = (1.0, 0.5, 0.25, 0.125)
_MIDDLE, _MOST_LEAD, _AMPLE = 0.7, 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two bids and an extra one: how the rule ranks them `without` and `beside` the extra one.

    `absolute` is a rule without this defect that weighs alike: the same weights, between bounds that are fixed, and
    `quality_value` what full quality is worth under it. `absolute_without` and `absolute_beside` are its standings.
    """

    bids: tuple[HypotheticalBid, ...]
    without: tuple[Standing, ...]
    beside: tuple[Standing, ...]
    absolute: WeightedFactor
    quality_value: QualityValue
    absolute_without: tuple[Standing, ...]
    absolute_beside: tuple[Standing, ...]

    @property
    def instead(self) -> Text:
        """The absolute rule, in numbers to publish."""
        template = N_(
            "Absolute instead: weighted_factor with price_weight {weight}, lowest {lowest} and highest {highest}; or "
            "quality_value {value}, in which quality is worth as much."
        )
        return Text(
            template,
            {
                "weight": Local(self.absolute.price_weight),
                "lowest": ShownAmount(self.absolute.lowest),
                "highest": ShownAmount(self.absolute.highest),
                "value": ShownAmount(self.quality_value.quality_value),
            },
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "bids": [one._asdict() for one in self.bids],
            "ranks_without_extra": [one.rank for one in self.without],
            "ranks": [one.rank for one in self.beside],
            "absolute_rule": self.absolute.model_dump(exclude_unset=True),
            "same_as_quality_value": self.quality_value.quality_value,
            "absolute_ranks_without_extra": [one.rank for one in self.absolute_without],
            "absolute_ranks": [one.rank for one in self.absolute_beside],
        }


def rank_reversal(tender: Tender, low: float, high: float) -> Reversal | None:
    """Return bids between two costs that change places when one joins that can't win; None where none are found."""
    rule = tender.award
    if not isinstance(rule, Points) or not rule.is_relative or not 0 < rule.price_weight < 1:
        return None
    for bids in _tried(tender, low, high):
        without, beside = standings(tender, bids[:-1]), standings(tender, bids)
        ranks = ([one.rank for one in without], [one.rank for one in beside])
        if ranks in (([1, 2], [2, 1, 3]), ([2, 1], [1, 2, 3])):
            return _beside_absolute(tender, rule, bids, without, beside, (low + high) / 2)
    return None


def _tried(tender: Tender, low: float, high: float) -> Iterator[tuple[HypotheticalBid, ...]]:
    """Yield a cheap bid A, a dearer and better one B, and one C that is hardly any good, still cheaper or still dearer.

    The quality that B needs beyond A's to score as much is one number without C and another beside it. With one between
    the two, B is behind in one case and ahead in the other.
    """
    extras = (*(share * low for share in _CHEAPER), _DEARER * high)
    for extra, distance in product(extras, _DISTANCES):
        dear = low + (high - low) * distance
        leads = [_lead(tender, low, dear, market) for market in ((low, dear), (low, dear, extra))]
        lead = min(fmean(leads), min(leads) + _AMPLE)
        if lead <= _MOST_LEAD:
            yield (
                HypotheticalBid("A", low, round(_MIDDLE - lead / 2, 3)),
                HypotheticalBid("B", dear, round(_MIDDLE + lead / 2, 3)),
                HypotheticalBid("C", extra, _EXTRA_QUALITY),
            )


def _beside_absolute(
    tender: Tender,
    rule: Points,
    bids: tuple[HypotheticalBid, ...],
    without: Sequence[Standing],
    beside: Sequence[Standing],
    expected: float,
) -> Reversal:
    absolute = WeightedFactor(
        method="weighted_factor",
        price_weight=rule.price_weight,
        points=rule.points,
        lowest=LOWEST_SHARE * expected,
        highest=HIGHEST_SHARE * expected,
    )
    value = value_of_quality(rule.price_weight, absolute.lowest, absolute.highest)
    other = tender.model_copy(update={"award": absolute})
    return Reversal(
        bids=bids,
        without=tuple(without),
        beside=tuple(beside),
        absolute=absolute,
        quality_value=QualityValue(method="quality_value", quality_value=value),
        absolute_without=tuple(standings(other, bids[:-1])),
        absolute_beside=tuple(standings(other, bids)),
    )


def _lead(tender: Tender, cheap: float, dear: float, market: Sequence[float]) -> float:
    """Return the share of quality that makes up for the higher cost of the dear bid, beside bids of these costs."""
    lost = (score(tender, cheap, 0.5, market) or 0.0) - (score(tender, dear, 0.5, market) or 0.0)
    per_hundredth = worth(tender, cheap, 0.5, market).per_hundredth
    return lost / (100 * per_hundredth) if per_hundredth else float("inf")
