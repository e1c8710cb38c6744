"""Under which numbers tenders are published: so that they are known among all tenders of an authority."""

from typing import Annotated

from pydantic import Field

from lcc.record.record import Name, Record


class PublishedNumbers(Record):
    """The number of each tender on the platform on which it is published, by its own code."""

    numbers: Annotated[dict[Name, Name], Field(min_length=1, max_length=100_000)] = Field(
        title="Numbers",
        description="By the code of the tender: its ocid, its number on the platform, or that of one of its notices.",
    )
