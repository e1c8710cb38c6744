"""Where the levels come from that an index follows, in words."""

from collections.abc import Iterator

from lcc.language import N_, Text, listed
from lcc.language.terms import named
from lcc.library.price_paths import PRICE_PATHS, PricePath, level_in
from lcc.model.tender import Tender
from lcc.words.certainty import certainty_text
from lcc.words.validity import validity_texts

PROPOSED = N_("proposal; whether it was adopted is not known")


def followed_source(name: str, tender: Tender) -> Text:
    """Return the source of a published path that an index of a tender follows."""
    return Text(
        "{source} ({certainty})",
        {"source": Text(PRICE_PATHS[name].source), "certainty": followed_certainty(name, tender)},
    )


def followed_certainty(name: str, tender: Tender) -> Text:
    """Return how certain such a path is: when its source spoke, whether it was a proposal, what took its place."""
    path = PRICE_PATHS[name]
    return listed([certainty_text(name, path.certainty, tender), *path_texts(path), *validity_texts(path)], "; ")


def price_label(resource: str, tender: Tender) -> Text:
    """Return what the price of a resource is called: a planning figure by that word, where its index starts there."""
    called = {"resource": named([resource])}
    stated = tender.resources[resource]
    path = tender.index_paths.get(stated.index)
    is_planning = path and path.source and PRICE_PATHS[path.source].certainty == "planning"
    if path and is_planning and level_in(path.levels, tender.base_date.year) == stated.price:
        return Text(N_("Price of {resource} (planning figure)"), called)
    return Text(N_("Price of {resource}"), called)


def path_texts(path: PricePath) -> Iterator[Text]:
    """Yield when the source of a path spoke, and whether it was a proposal."""
    yield (
        Text(N_("said in {vintage}"), {"vintage": path.vintage})
        if path.vintage
        else Text(N_("said when: not known"))
    )
    if path.is_proposed:
        yield Text(PROPOSED)
