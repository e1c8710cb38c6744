"""What was handed in: what became of the files among the bids that were not read as one."""

from typing import Annotated

from pydantic import Field

from lcc.record.record import Name, ParagraphText, Record, empty_list

FileName = ParagraphText
"""The name of a file with the folders that it stands in, seen from what was named."""

Count = Annotated[int, Field(ge=0)]


class ReceivedFile(Record):
    """A file, and the supplier in whose folder it stands, where that is known."""

    file: FileName = Field(title="File")
    supplier: Name | None = Field(default=None, title="Supplier")


class PassportOfAnother(Record):
    """A bid that names a material passport in the folder of another supplier, or one that another bid names too."""

    bidder: Name = Field(title="Bidder")
    file: FileName = Field(title="Passport")
    supplier: Name = Field(title="Supplier")


class WordsBeside(Record):
    """Words that a bidder left on a form beside the answers, which may be a reservation: nothing of them is read."""

    bidder: Name = Field(title="Bidder")
    file: FileName = Field(title="File")
    what: Name = Field(title="What", description="A note, or a text in a cell or in a box.")
    sheet: Name = Field(title="Sheet")
    cells: Name | None = Field(default=None, title="Cells")
    text: ParagraphText = Field(title="Text")


class Received(Record):
    """How many bids were read from how many files, and every other file by what became of it."""

    bids: Count = Field(title="Bids")
    files: Count = Field(title="Files with bids")
    passports: Count = Field(default=0, title="Files with material passports")
    attachments: list[ReceivedFile] = Field(
        default_factory=empty_list, title="Attachments", description="Files that can be no bid; they are not read."
    )
    left_out: list[ReceivedFile] = Field(
        default_factory=empty_list,
        title="Left out",
        description="Files that the authority left out; they are not read.",
    )
    unnamed_passports: list[ReceivedFile] = Field(
        default_factory=empty_list,
        title="Passports not named",
        description="Material passports that no bid names.",
    )
    passports_of_others: list[PassportOfAnother] = Field(default_factory=empty_list, title="Passports of others")
    words: list[WordsBeside] = Field(
        default_factory=empty_list,
        title="Words beside the answers",
        description="On forms; they may be reservations.",
    )
