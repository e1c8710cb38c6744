"""What stops a tender from being published: figures that nobody is known to have read in their source."""

from collections.abc import Iterator

from lcc.library.published import CARBON_PRICE_PATHS, CO2_LADDER_SCALES, DISCOUNT_PROFILES, TARGETS, WEIGHTING_SETS
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path


def unread_figures(tender: Tender) -> list[Message]:
    """Return the published figures that the tender names, that were recalled, and that it does not state as its own."""
    return [
        Message(at, "figure_not_read", name, {"name": name, "source": source})
        for at, name, source in _recalled(tender)
        if name not in tender.own_figures
    ]


def _recalled(tender: Tender) -> Iterator[tuple[Path, str, str]]:
    """Yield where each is named, its name, and the source that it is said to be from."""
    if (profile := tender.discount.profile) and DISCOUNT_PROFILES[profile].certainty == "recalled":
        yield ("discount", "profile"), profile, DISCOUNT_PROFILES[profile].source
    if (path := tender.carbon_price_path) and CARBON_PRICE_PATHS[path.name].certainty == "recalled":
        yield ("carbon_price_path", "name"), path.name, CARBON_PRICE_PATHS[path.name].source
    if tender.mki:
        weights = WEIGHTING_SETS[tender.mki.weighting_set]
        if any(weight.certainty == "recalled" for weight in weights.weights.values()):
            yield ("mki", "weighting_set"), tender.mki.weighting_set, weights.source
    ladder = tender.award.co2_ladder
    if ladder and ladder.scale and CO2_LADDER_SCALES[ladder.scale].certainty == "recalled":
        yield ("award", "co2_ladder", "scale"), ladder.scale, CO2_LADDER_SCALES[ladder.scale].source
    for k, target in enumerate(tender.circularity.targets if tender.circularity else ()):
        if target.published and TARGETS[target.published].certainty == "recalled":
            yield ("circularity", "targets", k, "published"), target.published, TARGETS[target.published].source
