"""JSON Schemas of what goes in and out, generated from the models."""

from typing import Any, get_args

from pydantic import BaseModel

from lcc.excel.price_sheet.mapping import PriceSheet
from lcc.exchange.outputs.before_award import AwardChecked, AwardPreviewed, Criteria
from lcc.exchange.outputs.checked import Checked, LockShown, PassportsChecked
from lcc.exchange.outputs.ended import Done, Refused
from lcc.exchange.outputs.explained import Explained
from lcc.exchange.outputs.listed import AwardReported, ConstantsListed, FactsListed, TemplatesListed
from lcc.exchange.outputs.tried import LookedBackOn, SensitivityFound, Simulated
from lcc.model import Bid, Result, Tender
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import Rounds
from lcc.model.draw import Draws
from lcc.model.look_back import LookBack
from lcc.model.passport import Passport
from lcc.model.proof import AwardFile, Proof
from lcc.model.quality import Scores
from lcc.model.report_facts import ReportFacts
from lcc.model.result import LotsResult
from lcc.model.uncertainty import Scenarios, Uncertainty

INPUTS: dict[str, type[BaseModel]] = {
    "tender": Tender,
    "bid": Bid,
    "passport": Passport,
    "scores": Scores,
    "draws": Draws,
    "decisions": BidDecisions,
    "rounds": Rounds,
    "report_facts": ReportFacts,
    "scenarios": Scenarios,
    "uncertainty": Uncertainty,
    "mapping": PriceSheet,
    "ranges": LookBack,
}
"""What is read. It takes no field that it does not know: a typing error makes another tender of it."""

OUTPUTS: dict[str, type[BaseModel]] = {
    "result": Result,
    "lots_result": LotsResult,
    "proof": Proof,
    "award_file": AwardFile,
    "done": Done,
    "problems": Refused,
    "check": Checked,
    "explanation": Explained,
    "sensitivity": SensitivityFound,
    "simulation": Simulated,
    "look_back": LookedBackOn,
    "award_check": AwardChecked,
    "award_preview": AwardPreviewed,
    "award_criteria": Criteria,
    "award_report": AwardReported,
    "passport_check": PassportsChecked,
    "lock": LockShown,
    "constants": ConstantsListed,
    "facts": FactsListed,
    "templates": TemplatesListed,
}
"""What is written, each with its `kind` and `version` (`OutputDocument`). It can grow: readers pass by what is new."""

SCHEMAS = INPUTS | OUTPUTS

INPUT_VERSION = 1
"""Of the schemas of what is read, which states none itself: it goes up where what was valid is that no more."""


_PASSPORT_FILE = {"type": "string", "pattern": r"\.passport\.(json|yaml|yml|xlsx)$"}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document by its name in `SCHEMAS`.

    >>> json_schema("bid")["title"]
    'Bid'
    """
    schema = SCHEMAS[name].model_json_schema()
    if name == "bid":
        schema["$defs"]["Offer"]["properties"]["passport"]["anyOf"].append(_PASSPORT_FILE)
    if name in OUTPUTS:
        schema["required"] = list(dict.fromkeys(["kind", "version", *schema["required"]]))
        _open(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:lcc:schema:{name}:{version_of(name)}",
        **schema,
    }


def version_of(name: str) -> int:
    """Return the version of the schema of a document: what goes out states it, what goes in shares one."""
    if name in INPUTS:
        return INPUT_VERSION
    [version] = get_args(SCHEMAS[name].model_fields["version"].annotation)
    return int(version)


def _open(part: Any) -> None:
    """Let every record in a schema have fields that it does not know."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _open(inner)
    if isinstance(part, dict) and part.get("additionalProperties") is False:
        del part["additionalProperties"]
