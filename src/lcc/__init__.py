"""Life-cycle cost of circular bids, for who writes programs: `docs/python.md` shows an upload, a batch and a notebook.

What stands in `__all__` is all that there is to use; what else is in the package may change with every version. Nothing
is loaded until it is used.
"""

TYPE_CHECKING = False  # what checks types knows the name; importing it takes half of the start
if TYPE_CHECKING:
    from lcc.api.all_tenders import share_of_all
    from lcc.api.contracts import FollowedContract, contract_file, contract_of, follow, realise
    from lcc.api.epds import epd
    from lcc.api.forms import form, method_statement, workbook
    from lcc.api.indicators import indicators_of
    from lcc.api.laws import law
    from lcc.api.notices import eforms
    from lcc.api.open_data import ocds
    from lcc.api.published import facts, published
    from lcc.api.reading import check, read
    from lcc.api.said import said
    from lcc.api.scoring import Scored, score
    from lcc.api.sdg import sdg_contribution
    from lcc.api.trials import costs, sensitivity, simulate
    from lcc.api.verifying import verify
    from lcc.api.year import year_report
    from lcc.intake.submissions import Submissions
    from lcc.model.bid import Bid
    from lcc.model.contract import Contract
    from lcc.model.passport import Passport
    from lcc.model.quality import Scores
    from lcc.model.tender import Tender
    from lcc.portfolio.price_memory import PriceMemory, remember_prices
    from lcc.portfolio.releases import Releases, releases_of
    from lcc.portfolio.table import Portfolio, portfolio_of
    from lcc.record.problem import InputRefusedError, LccError, NotScorableError, Problem
    from lcc.record.progress import Cancelled, Progress, watched_by

__version__ = "0.1.0"

__all__ = [
    "Bid", "Cancelled", "Contract", "FollowedContract", "InputRefusedError", "LccError", "NotScorableError",
    "Passport", "Portfolio", "PriceMemory", "Problem", "Progress", "Releases", "Scored", "Scores", "Submissions",
    "Tender", "check", "contract_file", "contract_of", "costs", "eforms", "epd", "facts", "follow", "form",
    "indicators_of", "law", "method_statement", "ocds", "portfolio_of", "published", "read", "realise", "releases_of",
    "remember_prices", "said", "score", "sdg_contribution", "sensitivity", "share_of_all", "simulate", "verify",
    "watched_by", "workbook", "year_report",
]  # fmt: skip


_ELSEWHERE = {
    "Bid": "model.bid", "Contract": "model.contract",
    "InputRefusedError": "record.problem", "LccError": "record.problem",
    "NotScorableError": "record.problem", "Passport": "model.passport", "Problem": "record.problem",
    "Portfolio": "portfolio.table", "portfolio_of": "portfolio.table",
    "Releases": "portfolio.releases", "releases_of": "portfolio.releases",
    "PriceMemory": "portfolio.price_memory", "remember_prices": "portfolio.price_memory",
    "Cancelled": "record.progress", "Progress": "record.progress", "watched_by": "record.progress",
    "Scores": "model.quality", "Submissions": "intake.submissions", "Tender": "model.tender",
}  # fmt: skip


if not TYPE_CHECKING:  # what checks types sees no other names than those above

    def __getattr__(name: str) -> object:
        """Return what is public, loaded now (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module lcc has no attribute {name}")
        from importlib import import_module

        from lcc.api import HOMES

        home = f"lcc.api.{HOMES[name]}" if name in HOMES else f"lcc.{_ELSEWHERE[name]}"
        return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
