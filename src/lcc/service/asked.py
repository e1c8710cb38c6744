"""What is asked beside what is sent: the query of an address, as records."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from lcc.api.sdg import SdgKind
from lcc.api.year import YearKind
from lcc.checks.validation import messages_of
from lcc.documents.formats import Format
from lcc.exchange.ocds.addresses import PLACEHOLDER, UNREGISTERED
from lcc.indicators.figures import WasteUnit
from lcc.language import Language
from lcc.record.bounds import FEWEST_DRAWS, LONGEST_EXTENSION_YEARS, MOST_DRAWS
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, in_file, problem_of
from lcc.record.record import Day, Moment, Name, Record, Year

QUERY = "query"
"""How problems call it."""


class Query(Record):
    """Of everything."""

    lang: Language = Field(default="nl", title="Language", description="Else that of Accept-Language, or Dutch.")


class OfOne(Query):
    """Of one award: of a tender with lots, one lot."""

    lot: str | None = Field(default=None, title="Lot", description="The code of one lot, of a tender with lots.")


class OfBidder(OfOne):
    """Of one award, and one bidder in it."""

    bidder: str | None = Field(default=None, title="Bidder", description="Only this one.")


class OfDocument(Query):
    """Of a document."""

    kind: Format = Field(default="docx", title="Kind of file")


class _Sent(OfDocument):
    sent: Day | None = Field(default=None, title="Sent", description="The day on which bidders are told.")


class ForLetters(_Sent):
    """Of letters."""

    others_prices: bool = Field(default=False, title="Prices of others", description="Show what others cost.")
    scores_of_winner: bool = Field(default=True, title="Scores of the winner", description="Tell them.")


class ForProposal(_Sent, OfOne):
    """Of the proposal to the board."""


class ForReport(_Sent):
    """Of the report of the award."""

    law: Literal["nl", "be"] = Field(default="nl", title="Law", description="By which it is written.")


class ForAnnex(OfBidder):
    """Of the annex to the contract."""

    kind: Literal[Format, "xlsx"] = Field(default="docx", title="Kind of file")


class ForProofs(Query):
    """Of proofs: what they tell of other bids."""

    scores_of_winner: bool = Field(default=True, title="Scores of the winner", description="Tell them.")
    cost_bounds: bool = Field(default=True, title="Bounds", description="Tell the lowest and highest cost.")
    all_bids: bool = Field(default=False, title="All bids", description="Tell name, cost and score of every bid.")


class ForSensitivity(OfOne):
    """Of numbers that are tried."""

    share: Annotated[float, Field(gt=0, le=1)] = Field(
        default=0.1, title="Share", description="How far down and up; rates a year go by one percentage point."
    )
    extend: Annotated[int, Field(ge=1, le=LONGEST_EXTENSION_YEARS)] | None = Field(
        default=None, title="Extension", description="Years by which the contract is extended."
    )


class ForSimulation(OfOne):
    """Of draws."""

    draws: Annotated[int, Field(ge=FEWEST_DRAWS, le=MOST_DRAWS)] | None = Field(
        default=None, title="Draws", description="How often, in place of what `uncertainty` says."
    )
    seed: Annotated[int, Field(ge=0)] | None = Field(
        default=None, title="Seed", description="Where the random numbers start, in place of what it says."
    )


class OfName(Query):
    """Of something by its name, which stands in the address."""

    name: str = Field(title="Name", json_schema_extra={"in": "path"})


class OfSearch(Query):
    """Of what is found by words."""

    search: str | None = Field(default=None, title="Search", description="All of these words in its name.")


class OfFacts(OfSearch):
    """Of facts."""

    category: str | None = Field(default=None, title="Category", description="Only this one: `ict`.")


class OfDay(Query):
    """Of published figures."""

    at: Day | None = Field(default=None, title="Day", description="Only what is known to hold on this day.")


class ForPortfolio(Query):
    """Of many tenders in one table."""

    price_level: Year = Field(
        title="Price level", description="The year to whose prices costs a year are brought."
    )
    kind: Literal["json", "csv", "xlsx"] = Field(default="json", title="Kind of file")


class ForPrices(Query):
    """Of a price file."""

    with_award: bool = Field(default=False, title="With the award", description="Keep which offers were awarded.")
    again: bool = Field(
        default=False,
        title="Take along anew",
        description="What fell away since no longer counts, and what is new is added.",
    )


class _OfAwards(Query):
    at: Day | None = Field(default=None, title="Day", description="On which contracts are looked at, or today.")
    price_level: Year | None = Field(
        default=None,
        title="Price level",
        description="The year of the prices of money, or of the latest base date.",
    )
    waste_unit: WasteUnit | None = Field(
        default=None, title="Unit of waste", description="In what the data file on waste counts."
    )


class ForIndicators(_OfAwards):
    """Of what many awards come to."""

    kind: Literal["json", "csv"] = Field(default="json", title="Kind of file")


class ForShare(Query):
    """Of what part of all tenders asked for it."""

    kind: Literal["json", "csv"] = Field(default="json", title="Kind of file")


class ForSdg(Query):
    """Of what an authority contributes to SDG 12.7.1."""

    kind: SdgKind = Field(default="json", title="Kind of file")


class ForReleases(Query):
    """Of open data of many tenders."""

    kind: Literal["json", "jsonl"] = Field(
        default="json", title="Kind of file", description="One package, or a package of each tender on a line."
    )
    written: Moment | None = Field(
        default=None, title="Written", description="When, with the offset to UTC; left out, now."
    )
    prefix: str = Field(default=UNREGISTERED, title="Prefix", description="Of the publisher (OCDS).")
    address: str = Field(default=PLACEHOLDER, title="Address", description="At which the package will stand.")
    publisher: Name | None = Field(
        default=None, title="Publisher", description="Else the authority; of several authorities it is asked."
    )
    bid_details: bool = Field(default=False, title="Of every bid", description="Tell of others than the winner.")


class ForYearReport(_OfAwards):
    """Of a year for a council."""

    kind: YearKind = Field(default="html", title="Kind of file")
    year: Year | None = Field(default=None, title="Year", description="Else the last one with an award.")


class _ContractFile(Query):
    kind: Literal["yaml", "json"] = Field(default="yaml", title="Kind of file")


class ForNewContract(_ContractFile):
    """Of a contract of an award."""

    delivered: Day = Field(title="Delivered", description="The day from which months are counted.")
    bidder: Name | None = Field(default=None, title="Bidder", description="Else the one that comes first.")
    lot: str | None = Field(default=None, title="Lot", description="The code of one lot, of a tender with lots.")


class OfContract(Query):
    """Of a contract on a day."""

    at: Day | None = Field(default=None, title="Day", description="The day on which it is looked at, or today.")


class ForLedger(OfContract):
    """Of all that follows from a contract."""

    kind: Literal["json", "xlsx"] = Field(default="json", title="Kind of file")
    known: str | None = Field(
        default=None, title="Checksum", description="One that was noted before: it has to be there still."
    )


class ForCalendar(OfContract):
    """Of the calendar of a contract."""

    kind: Literal["ics", "xlsx"] = Field(default="ics", title="Kind of file")


class ForYear(OfContract):
    """Of the form of a year."""

    year: Year | None = Field(default=None, title="Year", description="Else the last one that is over.")


def _not_to_come(day: date) -> date:
    if day > (today := date.today()):
        raise PydanticCustomError("day_to_come", "a day up to today", {"day": today})
    return day


class ForRecord(_ContractFile):
    """Of what is recorded."""

    by: Name = Field(title="By", description="Who records it.")
    on: Annotated[Day, AfterValidator(_not_to_come)] | None = Field(
        default=None, title="On", description="The day on which it is recorded, none that is to come; or today."
    )


AnyAsked = TypeVar("AnyAsked", bound=Query)


def asked(query: Iterable[tuple[str, str]], model: type[AnyAsked], language: str) -> AnyAsked:
    """Return the query as a record; InputRefusedError with every part of it that can't be."""
    values: dict[str, str] = {}
    twice: list[Message] = []
    for name, value in query:
        if name in values:
            twice.append(Message((name,), "key_twice", name, {}))
        values[name] = value
    problems = [problem_of(one) for one in twice]
    found = None
    try:
        found = model.model_validate_strings({"lang": language, **values})
    except ValidationError as error:
        problems += [problem_of(one) for one in messages_of(error, model)]
    if problems or found is None:
        with in_file(QUERY):
            raise InputRefusedError(problems)
    return found


def one_of(name: str, found: object, choices: Iterable[str]) -> InputRefusedError:
    """Return that a part of the query is none of what there is to choose from."""
    message = Message((name,), "literal_error", found, {"choices": ", ".join(choices) or "-"})
    return InputRefusedError([problem_of(message, QUERY)])
