"""What is loaded while nobody waits, in small steps: who asks something waits for no more than the step that is on."""

import gc
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from lcc.api.reading import read
from lcc.api.scoring import Scored, score
from lcc.language import Language
from lcc.library import shipped


def _tender(_language: Language) -> object:
    return read(shipped.examples()["street-furniture"] / "tender.yaml")


@cache
def _scored() -> Scored:
    folder = shipped.examples()["street-furniture"]
    return score(read(folder / "tender.yaml", sorted((folder / "bids").glob("*.xlsx"))[:1]))


def _loaded(module: str) -> Callable[[Language], object]:
    return lambda _language: import_module(module)


def _outcome(language: Language) -> object:
    from lcc.page.compare import outcome

    return outcome(_scored(), language)


def _settled(_language: Language) -> None:
    """Take what is loaded out of what is searched for garbage: none of it ever is."""
    gc.collect()
    gc.freeze()


STEPS: Sequence[Callable[[Language], object]] = (
    _tender,
    _loaded("openpyxl"),
    _loaded("lcc.excel.bid_form.read"),
    lambda _language: _scored(),
    _outcome,
    _loaded("xlsxwriter"),
    lambda language: _scored().workbook(language),
    *(_loaded(f"lcc.page.{road}") for road in ("what_if", "papers", "supply", "prepare", "look_back", "verify")),
    _settled,
)
"""What the first bids of a user take comes first."""
