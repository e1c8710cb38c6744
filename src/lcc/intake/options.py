"""What is asked beside files: in which language, as which kind, of which day, how far; within bounds, or refused."""

import re
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from lcc.checks.validation import validated
from lcc.documents.formats import Format
from lcc.language import Language
from lcc.library.published import PublishedKind
from lcc.model.letters import is_address
from lcc.record.bounds import LONGEST_EXTENSION_YEARS
from lcc.record.record import Day, Moment, Name, Record, Year, Years

AnyOptions = TypeVar("AnyOptions", bound=Record)
_PREFIX = re.compile(r"ocds-[a-z0-9]{6}", re.ASCII)


class TextOptions(Record):
    """Of all that people read."""

    language: Language


class DocumentOptions(TextOptions):
    """Of a document."""

    kind: Format
    sent: Day | None = None


class ReportOptions(DocumentOptions):
    """Of the report of an award: by which law it is written."""

    law: Literal["nl", "be"]


class AnnexOptions(TextOptions):
    """Of an annex, which can be a workbook too."""

    kind: Literal[Format, "xlsx"]


class CalendarOptions(TextOptions):
    """Of the calendar of a contract."""

    kind: Literal["ics", "xlsx"]


class ContractFormOptions(TextOptions):
    """Of the form of a contract: of which year."""

    year: Year


class ContractFileOptions(Record):
    """Of a contract as a file."""

    kind: Literal["yaml", "json"]


class LetterOptions(DocumentOptions):
    """Of letters: what they tell, and in which template."""

    others_prices: bool
    scores_of_winner: bool
    template: bytes | None
    proofs: dict[str, str]

    @model_validator(mode="after")
    def _template_is_word(self) -> Self:
        if self.template is not None and self.kind != "docx":
            raise PydanticCustomError("template_kind", "a Word file", {"found": self.kind, "at": ("kind",)})
        return self


def _prefix(value: str) -> str:
    if not _PREFIX.fullmatch(value):
        raise PydanticCustomError("ocds_prefix", "a prefix for contracting processes")
    return value


def _address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("package_address", "the address of a package")
    return value


class NoticeOptions(TextOptions):
    """Of what goes out about an award to other systems: whether others than the winner are told of.

    That is with their names, values and costs.
    """

    bid_details: bool = False


class NoticeFileOptions(NoticeOptions):
    """Of what is stated in a notice, as a table or as parts of its XML."""

    kind: Literal[Format, "xml", "json"]


class OpenDataOptions(NoticeOptions):
    """Of open data: the prefix of its publisher, where it will stand, and when it was written.

    `sent` is the day on which bidders are told of the award.
    """

    sent: Day | None = None
    prefix: Annotated[str, AfterValidator(_prefix)]
    address: Annotated[Name, AfterValidator(_address)]
    written: Moment


class TrialOptions(Record):
    """Of numbers that are tried."""

    share: Annotated[float, Field(gt=0, le=1)]
    extend: Annotated[int, Field(ge=1, le=LONGEST_EXTENSION_YEARS)] | None
    two_way: tuple[str, str] | None

    @model_validator(mode="after")
    def _numbers_differ(self) -> Self:
        if self.two_way and self.two_way[0] == self.two_way[1]:
            words = {"found": self.two_way[0], "at": ("two_way",)}
            raise PydanticCustomError("numbers_same", "two numbers that differ", words)
        return self


class CostOptions(Record):
    """Of costs under many values."""

    by: Literal["total", "phase", "year"]


class PublishedOptions(Record):
    """Of figures that were published."""

    kind: PublishedKind
    on: Day


class EpdOptions(Record):
    """Of an EPD: what one unit of an item has of it, on which day it has to hold, and what it leaves open."""

    per_item: Name
    on: Day | None
    scenario: Name | None
    item: Name | None
    life_years: Years | None


def asked(options: type[AnyOptions], **given: object) -> AnyOptions:
    """Return what is asked as a record; InputRefusedError with every option that can't be, by its name.

    >>> asked(TextOptions, language="nl").language
    'nl'
    """
    return validated(given, options, "")
