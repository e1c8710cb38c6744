"""The award criteria in a release as quality criteria and the weight of the cost; the rule itself is not in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from lcc.exchange.ocds.values import group_in, groups_in, number_in, text_in
from lcc.figure.rounding import as_written, sum_of
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.code_of import code_of
from lcc.record.message import Message

_EXACT = ("percentageExact", "decimalExact", "pointsExact")
"""Kinds of weight that are shares of a whole; a range or an order is none."""
_WHOLE = {"percentageExact": 100.0, "decimalExact": 1.0}
"""What weights of a kind add up to; points add up to anything."""
_LOST_IN_ROUNDING = 0.0005
"""So much of the whole each weight may miss, as it was rounded."""
_RULES = {"priceOnly": "lowest_price", "costOnly": "lowest_lcc"}
"""By what is awarded, where that leaves one rule."""
_TAKEN = (BY_QUALITY, BY_COST, BY_LOT)

Criteria = Sequence[Mapping[str, Any]]


def award_in(
    tender: Mapping[str, Any], lots: Sequence[Mapping[str, Any]], remarks: list[Message]
) -> dict[str, Any]:
    """Return the award and the quality criteria as far as a release says them; of the first of its lots.

    A rule that it does not say is stated as nothing, for a tender that leaves it out awards on the lowest cost.
    """
    stated = [group_in(lot.get("awardCriteria")) for lot in lots]
    if any(one != stated[0] for one in stated[1:]):
        remarks.append(Message(("award",), "lots_differ", None, {"lot": text_in(lots[0].get("id"))}))
    criteria: Criteria = [*groups_in((stated[0] if stated else {}).get("criteria"))]
    quality = [one for one in criteria if one.get("type") == "quality"]
    costs = [one for one in criteria if one.get("type") in ("cost", "price")]
    others = [one for one in criteria if one not in quality and one not in costs]
    if others:
        named = ", ".join(text_in(one.get("name")) or text_in(one.get("id")) or "-" for one in others)
        remarks.append(Message(("quality",), "criteria_not_read", named, {"names": named}))
    if not quality:
        if others:
            return {"award": {"method": None}}
        rule = _RULES.get(str(tender.get("awardCriteria")))
        return {"award": {"method": rule}}
    weights = [] if others else _weights([*costs, *quality], remarks)
    of_quality = weights[len(costs) :] if weights else []
    award: dict[str, Any] = {"method": None}
    if weights and costs:
        award["price_weight"] = _rounded(sum_of(weights[: len(costs)]))
    if costs and all(one.get("type") == "price" for one in costs):
        award["basis"] = "price"
    return {"quality": {"criteria": _criteria(quality, of_quality)}, "award": award}


def _weights(criteria: Criteria, remarks: list[Message]) -> list[float]:
    """Return the share of each criterion in all of them [0 to 1]; none where they are not all of one exact kind."""
    numbers = [
        next(
            (
                (one.get("weight"), number_in(one.get("number")))
                for one in groups_in(each.get("numbers"))
                if one.get("weight")
            ),
            None,
        )
        for each in criteria
    ]
    kinds = {one[0] if one else None for one in numbers}
    values = [one[1] for one in numbers if one and one[1] is not None and one[1] >= 0]
    total = sum_of(values)
    if len(kinds) == 1 and kinds <= {*_EXACT} and len(values) == len(criteria) and total > 0:
        whole = _WHOLE.get(str(next(iter(kinds))), total)
        if abs(total / whole - 1) <= _LOST_IN_ROUNDING * len(values):
            return [value / total for value in values]
        words = {"total": as_written(total), "whole": as_written(whole)}
        remarks.append(Message(("quality",), "weights_not_whole", as_written(total), words))
        return []
    if kinds != {None}:
        named = ", ".join(sorted(str(kind) for kind in kinds if kind))
        remarks.append(Message(("quality",), "weights_not_read", named, {"kinds": named or "-"}))
    return []


def _criteria(quality: Criteria, weights: Sequence[float]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    total = sum_of(weights)
    shares: Sequence[float | None] = [w / total for w in weights] if total > 0 else [None] * len(quality)
    for one, share in zip(quality, shares, strict=True):
        name = text_in(one.get("name")) or text_in(one.get("description")) or "quality"
        code = code_of(name, [*_TAKEN, *(each["id"] for each in found)])
        least = next(
            (
                number_in(n.get("number"))
                for n in groups_in(one.get("numbers"))
                if n.get("threshold") == "minimumScore"
            ),
            None,
        )
        values = {
            "id": code,
            "name": name,
            "description": text_in(one.get("description")),
            "weight": None if share is None else _rounded(share),
            "minimum": least,
        }
        found.append({name: value for name, value in values.items() if value is not None})
    return found


def _rounded(share: float) -> float:
    return round(share, 12)
