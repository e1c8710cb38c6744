"""All pictures of the year, in the order in which they are shown."""

from collections.abc import Iterator

from lcc.language import Translate
from lcc.year.afterwards import claims, defaults, promised, social_return, waste
from lcc.year.bought import business_models, competition, progress
from lcc.year.effects import avoided, materials, saving
from lcc.year.found import YearFound
from lcc.year.groups import product_groups
from lcc.year.picture import Picture
from lcc.year.targets import targets


def pictures(found: YearFound, year: int, _: Translate) -> Iterator[Picture]:
    """Yield each picture; one of which nothing was measured has no table, and says what is needed."""
    yield from progress(found, _)
    yield from targets(found, _)
    yield product_groups(found, year, _)
    yield from avoided(found, _)
    yield saving(found, _)
    yield materials(found, _)
    yield business_models(found, _)
    yield claims(found, _)
    yield defaults(found, _)
    yield promised(found, _)
    yield social_return(found, _)
    yield waste(found, _)
    yield competition(found, _)
