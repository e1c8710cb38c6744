"""The published figures that a tender names, or states without their name: where, and of which kind each is."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lcc.library.dated import Dated
from lcc.library.price_paths import PRICE_PATHS
from lcc.library.published import (
    CARBON_PRICE_PATHS,
    CO2_LADDER_SCALES,
    DISCOUNT_PROFILES,
    QUALITY_SCALES,
    TARGETS,
    WEIGHTING_SETS,
)
from lcc.model.quality import WordsScale
from lcc.model.tender import Tender
from lcc.record.path import Path


class NamedFigure(NamedTuple):
    """A published figure by its name, where it is named, and all of its kind."""

    path: Path
    name: str
    kind: Mapping[str, Dated]

    @property
    def figure(self) -> Dated:
        """The figure itself."""
        return self.kind[self.name]


def named_figures(tender: Tender) -> Iterator[NamedFigure]:
    """Yield every published figure that a tender names, of every kind."""
    for path, name, kind in _chosen(tender):
        if name is not None:
            yield NamedFigure(path, name, kind)


def _chosen(tender: Tender) -> Iterator[tuple[Path, str | None, Mapping[str, Any]]]:
    yield ("discount", "profile"), tender.discount.profile, DISCOUNT_PROFILES
    if tender.carbon_price_path:
        yield ("carbon_price_path", "name"), tender.carbon_price_path.name, CARBON_PRICE_PATHS
    for index, path in tender.index_paths.items():
        if path.path or path.source not in tender.own_figures:
            yield ("index_paths", index, "path" if path.path else "levels"), path.source, PRICE_PATHS
    if tender.mki:
        yield ("mki", "weighting_set"), tender.mki.weighting_set, WEIGHTING_SETS
    if tender.award.co2_ladder:
        yield ("award", "co2_ladder", "scale"), tender.award.co2_ladder.scale, CO2_LADDER_SCALES
    for leaf in tender.quality.leaves() if tender.quality else ():
        if isinstance(leaf.criterion.scale, WordsScale):
            yield (*leaf.path, "scale", "preset"), leaf.criterion.scale.preset, QUALITY_SCALES
    for k, target in enumerate(tender.circularity.targets if tender.circularity else ()):
        yield ("circularity", "targets", k, "published"), target.published, TARGETS
