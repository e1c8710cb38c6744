"""JSON Schemas (draft 2020-12) of what goes in and out, made of the models, in the language of who reads them.

A choice of codes is a list of constants with their titles: `oneOf` of `const` and `title`, which is how JSON Schema
itself labels a choice. Forms show the titles, and generators of clients make an enumeration of it. What a record says
of its fields together stands in `allOf`, as `if` and `then`: a form or client that passes it by still has every field.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lcc.excel.price_sheet.mapping import PriceSheet
from lcc.exchange.outputs.before_award import AwardChecked, AwardPreviewed, Criteria
from lcc.exchange.outputs.checked import FilesChecked, LockShown, PassportsChecked, Verified
from lcc.exchange.outputs.ended import CommandDone, Refused
from lcc.exchange.outputs.explained import Explained
from lcc.exchange.outputs.listed import ConstantsListed, FactsListed, TemplatesListed
from lcc.exchange.outputs.of_contract import ContractFollowed, ContractForecast
from lcc.exchange.outputs.of_portfolio import PortfolioTable
from lcc.exchange.outputs.of_sdg import SdgContribution
from lcc.exchange.outputs.price_ranges import PricesShown
from lcc.exchange.outputs.read_epd import EpdRead
from lcc.exchange.outputs.tried import LookedBackOn, SensitivityFound, Simulated
from lcc.exchange.schema_examples import EXAMPLES
from lcc.indicators.figures import Indicators
from lcc.indicators.of_all_tenders import SharesOfAll
from lcc.intake.passport_files import ENDINGS
from lcc.language import N_, Language, Translate, translator
from lcc.language.terms import CHOICES, MODEL_NAMES, OF_CONTRACTS
from lcc.model import Bid, Result, Tender
from lcc.model.award_report import AwardReport
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import Rounds
from lcc.model.contract import Contract
from lcc.model.draw import Draws
from lcc.model.index_series import IndexSeries
from lcc.model.indicator_targets import IndicatorTargets
from lcc.model.look_back import LookBack
from lcc.model.passport import Passport
from lcc.model.portfolio import PortfolioRow, PriceIndex
from lcc.model.price_memory import EarlierOffer, EarlierPrices
from lcc.model.proof import AwardFile, Proof
from lcc.model.published_numbers import PublishedNumbers
from lcc.model.quality import Scores
from lcc.model.realisation import Realisations
from lcc.model.report_facts import ReportFacts
from lcc.model.result import LotsResult
from lcc.model.sdg_answers import SdgAnswers
from lcc.model.uncertainty import Scenarios, Uncertainty
from lcc.record.record import LONGEST_NAME, Record

INPUTS: dict[str, type[Record]] = {
    "tender": Tender,
    "bid": Bid,
    "passport": Passport,
    "scores": Scores,
    "draws": Draws,
    "decisions": BidDecisions,
    "rounds": Rounds,
    "prices": EarlierPrices,
    "report_facts": ReportFacts,
    "scenarios": Scenarios,
    "uncertainty": Uncertainty,
    "mapping": PriceSheet,
    "ranges": LookBack,
    "contract": Contract,
    "index_series": IndexSeries,
    "realised": Realisations,
}
"""What is read. It takes no field that it does not know: a typing error makes another tender of it."""

OUTPUTS: dict[str, type[BaseModel]] = {
    "result": Result,
    "lots_result": LotsResult,
    "proof": Proof,
    "award_file": AwardFile,
    "done": CommandDone,
    "problems": Refused,
    "check": FilesChecked,
    "verification": Verified,
    "explanation": Explained,
    "sensitivity": SensitivityFound,
    "simulation": Simulated,
    "look_back": LookedBackOn,
    "award_check": AwardChecked,
    "award_preview": AwardPreviewed,
    "award_criteria": Criteria,
    "passport_check": PassportsChecked,
    "epd": EpdRead,
    "lock": LockShown,
    "constants": ConstantsListed,
    "facts": FactsListed,
    "templates": TemplatesListed,
    "award_report": AwardReport,
    "indicators": Indicators,
    "share": SharesOfAll,
    "sdg": SdgContribution,
    "portfolio": PortfolioTable,
    "contract_followed": ContractFollowed,
    "contract_forecast": ContractForecast,
    "price_ranges": PricesShown,
}
"""What is written, each with its `kind` and `version` (`OutputDocument`). It can grow: readers pass by what is new."""

OF_TABLES: dict[str, type[BaseModel]] = {
    "portfolio_row": PortfolioRow,
    "price_index": PriceIndex,
    "indicator_targets": IndicatorTargets,
    "published_numbers": PublishedNumbers,
    "sdg_answers": SdgAnswers,
    "price_row": EarlierOffer,
}
"""Of many tenders: what a row of a table says, which is no document by itself; the index and targets that go in."""

SCHEMAS: dict[str, type[BaseModel]] = {**INPUTS, **OUTPUTS, **OF_TABLES}

INPUT_VERSION = 1
"""Of the schemas of what is read, which states none itself: it goes up where what was valid is that no more."""


def json_schema(name: str, language: Language = "en") -> JsonSchemaValue:
    """Return the JSON Schema of a document by its name in `SCHEMAS`, with titles and descriptions in a language.

    >>> bid = json_schema("bid", "nl")
    >>> bid["$id"], bid["title"], bid["properties"]["bidder"]["title"]
    ('urn:lcc:schema:bid:1', 'Inschrijving', 'Inschrijver')
    """
    said: JsonSchemaValue = _said(deepcopy(_in_english(name)), translator(language))
    return said


def version_of(name: str) -> int:
    """Return the version of the schema of a document: what goes out states it, what goes in shares one."""
    if name in INPUTS or name in OF_TABLES:
        return INPUT_VERSION
    [version] = get_args(SCHEMAS[name].model_fields["version"].annotation)
    return int(version)


def _either_case(text: str) -> str:
    return "".join(f"[{one}{one.upper()}]" if one.isalpha() else re.escape(one) for one in text)


_IN_NAMES = r"[^/\\:\u0000-\u001f]"
_FOLDER = rf"(\.|\.?[^./\\:\u0000-\u001f]{_IN_NAMES}*|\.\.{_IN_NAMES}+)"
"""A folder on the way to a passport: none that leads up, `..`."""
_PASSPORT_FILE = {
    "type": "string",
    "maxLength": LONGEST_NAME,
    "pattern": f"^({_FOLDER}/+)*{_IN_NAMES}*({'|'.join(map(_either_case, ENDINGS))})$",
    "title": N_("File of a material passport"),
    "examples": ["bank.passport.json"],
}


@cache
def _in_english(name: str) -> JsonSchemaValue:
    schema = _with_bounds(SCHEMAS[name].model_json_schema(schema_generator=_Generator))
    if name == "bid":
        schema["$defs"]["Offer"]["properties"]["passport"]["anyOf"].append(_PASSPORT_FILE)
    if name in OUTPUTS:
        schema["required"] = list(dict.fromkeys(["kind", "version", *schema["required"]]))
        _open(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:lcc:schema:{name}:{version_of(name)}",
        "title": name.replace("_", " ").capitalize(),
        **schema,
        **({"examples": [EXAMPLES[name]]} if name in EXAMPLES else {}),
    }


_TABLES: tuple[Mapping[str, str], ...] = (MODEL_NAMES, OF_CONTRACTS, CHOICES)
"""What codes are called: those of one choice stand in one of these."""
_NAMES = CHOICES | MODEL_NAMES


class _Generator(GenerateJsonSchema):
    """What pydantic makes of the models, with titles that somebody wrote and choices that have one."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return no: a name in capitals is no title."""
        return False

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Return a choice of codes, each with what people call it."""
        made = super().literal_schema(schema)
        codes = [one for one in schema["expected"] if isinstance(one, str)]
        names = next((one for one in _TABLES if one.keys() >= {*codes}), None)
        if "enum" not in made or names is None:
            return made
        return {"type": "string", "oneOf": [{"const": code, "title": names[code]} for code in codes]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return what can be called as one likes, or as its keys say: in JSON those are texts, also of years."""
        made: JsonSchemaValue = {"type": "object"}
        if "values_schema" in schema:
            made["additionalProperties"] = self.generate_inner(schema["values_schema"])
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        said = {
            word: keys[word] for word in ("$ref", "oneOf", "enum", "const", "pattern", "maxLength") if word in keys
        }
        if said:
            made["propertyNames"] = said
        self.update_with_validations(made, schema, self.ValidationsMapping.object)
        return made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return a record: it goes by the title of its field, and one of several by what says which it is."""
        made = super().model_schema(schema)
        made.pop("title", None)
        made["description"] = _about(schema["cls"])
        fields: Any = made.get("properties", {})
        says: Any = next((fields[name] for name in ("kind", "method") if "const" in fields.get(name, ())), {})
        code = says.get("const")
        says.setdefault("title", N_("Kind"))
        names = OF_CONTRACTS if schema["cls"].__module__ == Contract.__module__ else _NAMES
        return {"title": names[code], **made} if code in names else made


def _about(model: type) -> str:
    """Return what the docstring of a record says, without the examples in it."""
    lines = (model.__doc__ or "").partition("\n\n    Examples")[0].strip().splitlines()
    paragraphs = "\n".join(line.strip() for line in lines).split("\n\n")
    return " ".join(" ".join(one.split()) for one in paragraphs)


_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def _with_bounds(part: Any) -> Any:
    """Return a schema with the bounds of what can be a text too, which pydantic leaves in words of its own."""
    if isinstance(part, list):
        return [_with_bounds(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        (word if isinstance(value, dict) else _BOUNDS.get(word, word)): _with_bounds(value)
        for word, value in part.items()
    }


def _open(part: Any) -> None:
    """Let every record in a schema have fields that it does not know."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _open(inner)
    if isinstance(part, dict) and part.get("additionalProperties") is False:
        del part["additionalProperties"]


def texts_in(name: str) -> list[str]:
    """Return what people read in the schema of a document, in English: titles and descriptions."""
    heard: list[str] = []

    def hear(text: str) -> str:
        heard.append(text)
        return text

    _said(_in_english(name), hear)
    return heard


_BY_NAME = ("properties", "$defs")
_NOT_SAID = ("default", "examples", "const", "enum", "discriminator")


def _said(part: Any, _: Translate) -> Any:
    """Return a schema, or a part of it, with what people read in it in a language."""
    if isinstance(part, list):
        return [_said(one, _) for one in part]
    if not isinstance(part, Mapping):
        return part
    return {word: _word_said(word, value, _) for word, value in part.items()}


def _word_said(word: str, value: Any, _: Translate) -> Any:
    if word in _NOT_SAID:
        return value
    if word in _BY_NAME:
        return {name: _said(one, _) for name, one in value.items()}
    return _(value) if word in ("title", "description") else _said(value, _)
