"""JSON Schemas of what goes in and out, generated from the models."""

from typing import Any

from pydantic import BaseModel

from lcc.excel.price_sheet.mapping import PriceSheet
from lcc.model import Bid, Result, Tender
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import Rounds
from lcc.model.draw import Draws
from lcc.model.look_back import LookBack
from lcc.model.passport import Passport
from lcc.model.portfolio import PortfolioRow, PriceIndex
from lcc.model.proof import AwardFile, Proof
from lcc.model.quality import Scores
from lcc.model.report_facts import ReportFacts
from lcc.model.result import LotsResult
from lcc.model.uncertainty import Scenarios, Uncertainty

SCHEMAS: dict[str, type[BaseModel]] = {
    "tender": Tender,
    "bid": Bid,
    "passport": Passport,
    "result": Result,
    "lots_result": LotsResult,
    "proof": Proof,
    "award_file": AwardFile,
    "scores": Scores,
    "draws": Draws,
    "decisions": BidDecisions,
    "rounds": Rounds,
    "report_facts": ReportFacts,
    "scenarios": Scenarios,
    "uncertainty": Uncertainty,
    "mapping": PriceSheet,
    "ranges": LookBack,
    "portfolio_row": PortfolioRow,
    "price_index": PriceIndex,
}

_PASSPORT_FILE = {"type": "string", "pattern": r"\.passport\.(json|yaml|yml|xlsx)$"}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document by its name in `SCHEMAS`.

    >>> json_schema("bid")["title"]
    'Bid'
    """
    schema = SCHEMAS[name].model_json_schema()
    if name == "bid":
        schema["$defs"]["Offer"]["properties"]["passport"]["anyOf"].append(_PASSPORT_FILE)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
